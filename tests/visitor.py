"""What the tests of the public site share: pages as a visitor sees them."""

from bs4 import BeautifulSoup, Tag
from django.test import Client

LANGUAGES = ("de", "en")


def see(address: str, client: Client | None = None, status: int = 200, **headers) -> BeautifulSoup:
    """The page at ``address`` as somebody sees it who is not signed in, or the owner of ``client``."""
    response = (client or Client()).get(address, **headers)
    assert response.status_code == status, f"{address}: {response.status_code}"
    return BeautifulSoup(response.content.decode(), "html.parser")


def said(element: Tag) -> str:
    """The text of an element on one line, as it is read."""
    return " ".join(element.get_text(" ").split())


def links(page: Tag) -> dict[str, str]:
    """Address by text of every link."""
    return {said(link): link["href"] for link in page.find_all("a", href=True)}


def main(page: BeautifulSoup) -> Tag:
    """What is this page's own: without header and footer."""
    return page.find("main")


def switcher(page: BeautifulSoup, language: str) -> Tag:
    """The link of the language switcher to ``language``."""
    name = {"de": "Deutsch", "en": "English"}[language]
    return next(link for link in page.select("nav.languages a") if name in link.get_text())


def hreflangs(page: BeautifulSoup) -> dict[str, str]:
    """Absolute address by language, as search engines are told."""
    return {link["hreflang"]: link["href"] for link in page.select("link[rel=alternate][hreflang]")}


def languages_of(element: Tag) -> str:
    """The language in which a screen reader reads this element: its own ``lang``, or the nearest around it."""
    return next(parent["lang"] for parent in [element, *element.parents] if parent.get("lang"))
