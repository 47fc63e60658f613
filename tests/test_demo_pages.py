"""Every page that links lead to from the two home pages of the demo: whole, and with what every page has to have."""

import html.parser
import re
from itertools import pairwise
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup

from .running_site import RunningSite
from .visitor import hreflangs

pytestmark = pytest.mark.demo

MOST_ADDRESSES = 900


class Crawl:
    """All that is linked from the home pages, each address fetched once."""

    def __init__(self, site: RunningSite):
        self.site = site
        self.answers: dict = {}
        self.linked_from: dict[str, str] = {}
        self.pages: dict[str, BeautifulSoup] = {}
        waiting = ["/de/", "/en/"]
        while waiting and len(self.answers) < MOST_ADDRESSES:
            address = waiting.pop()
            if address in self.answers:
                continue
            answer = self.answers[address] = site.get(address)
            if answer.status == 200 and answer.headers["Content-Type"].startswith("text/html"):
                page = self.pages[address] = BeautifulSoup(answer.text, "html.parser")
                for found in self.internal(address, page):
                    self.linked_from.setdefault(found, address)
                    waiting.append(found)

    def internal(self, address: str, page: BeautifulSoup) -> set[str]:
        found = set()
        for element in page.find_all(True):
            values = [element.get(name) for name in ("href", "src", "action")]
            values += [part.split()[0] for part in (element.get("srcset") or "").split(",") if part.strip()]
            for value in filter(None, values):
                absolute = urldefrag(urljoin(self.site.url + address, value)).url
                if absolute.startswith(self.site.url + "/"):
                    found.add(absolute.removeprefix(self.site.url))
        # Filters multiply: one value each is enough, and it is looked at by other tests.
        return {each for each in found if urlsplit(each).query.count("=") <= 1}


@pytest.fixture(scope="module")
def crawl(demo_site) -> Crawl:
    return Crawl(demo_site)


def failing(crawl: Crawl, problem) -> dict[str, object]:
    """What is wrong with each page, by address."""
    return {address: found for address, page in crawl.pages.items() if (found := problem(address, page))}


def test_no_link_is_broken(crawl):
    broken = {
        address: (answer.status, crawl.linked_from.get(address))
        for address, answer in crawl.answers.items()
        if answer.status != 200
    }
    assert broken == {}


def test_the_crawl_saw_the_whole_site(crawl):
    """A crawl that finds nothing would find no fault either."""
    assert len(crawl.answers) < MOST_ADDRESSES
    for address in ("/de/netzwerk/", "/en/network/", "/de/aktuelles/", "/en/events/", "/de/impressum/", "/en/privacy/"):
        assert address in crawl.pages
    partners = [address for address in crawl.pages if re.fullmatch(r"/de/netzwerk/[\w-]+/", address)]
    assert len(partners) >= 25
    kinds = {crawl.answers[address].headers["Content-Type"].partition(";")[0] for address in crawl.answers}
    assert {"text/html", "text/css", "image/avif", "image/jpeg", "application/pdf"} <= kinds


def test_links_out_are_to_the_web_or_a_mailbox(crawl):
    def odd(address, page):
        schemes = {urlsplit(link["href"]).scheme for link in page.find_all("a", href=True)}
        return schemes - {"", "https", "http", "mailto", "tel"}

    assert failing(crawl, odd) == {}


def test_every_page_has_one_headline_a_title_and_a_description(crawl):
    def lacking(address, page):
        description = page.find("meta", attrs={"name": "description"})
        return [
            name
            for name, there in {
                "h1": len(page.find_all("h1")) == 1 and page.h1.get_text(strip=True),
                "title": page.title and page.title.get_text(strip=True),
                "description": description and description["content"].strip(),
                "main": len(page.find_all("main")) == 1,
            }.items()
            if not there
        ]

    assert failing(crawl, lacking) == {}


def test_titles_are_told_apart(crawl):
    """Two tabs of one name cannot be told apart; pages of one list are the same page."""
    by_title: dict[str, list[str]] = {}
    for address, page in crawl.pages.items():
        if "?" not in address:
            by_title.setdefault(f"{address[:4]} {page.title.get_text(strip=True)}", []).append(address)
    assert {title: addresses for title, addresses in by_title.items() if len(addresses) > 1} == {}


def test_headings_skip_no_level(crawl):
    def skipped(address, page):
        levels = [int(heading.name[1]) for heading in page.find("main").find_all(re.compile(r"^h[1-6]$"))]
        return [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]

    assert failing(crawl, skipped) == {}


def test_every_page_is_in_the_language_of_its_address(crawl):
    assert failing(crawl, lambda address, page: page.html["lang"] != address[1:3]) == {}


def test_hreflang_is_reciprocal(crawl):
    def one_sided(address, page):
        found = hreflangs(page)
        others = {
            language: url.removeprefix(crawl.site.url) for language, url in found.items() if language != "x-default"
        }
        return {
            language: other
            for language, other in others.items()
            if other not in crawl.pages or hreflangs(crawl.pages[other]) != found
        }

    assert failing(crawl, one_sided) == {}


def test_no_id_is_given_twice(crawl):
    def doubled(address, page):
        ids = [element["id"] for element in page.find_all(id=True)]
        return {each for each in ids if ids.count(each) > 1}

    assert failing(crawl, doubled) == {}


def test_every_reference_to_an_id_finds_it(crawl):
    def dangling(address, page):
        ids = {element["id"] for element in page.find_all(id=True)}
        wanted = {label["for"] for label in page.find_all("label", attrs={"for": True})}
        for name in ("aria-labelledby", "aria-describedby", "aria-controls"):
            wanted |= {each for element in page.find_all(attrs={name: True}) for each in element[name].split()}
        wanted |= {link["href"][1:] for link in page.find_all("a", href=re.compile("^#."))}
        return wanted - ids

    assert failing(crawl, dangling) == {}


def test_every_picture_has_an_alternative_text_and_a_size(crawl):
    def lacking(address, page):
        return [
            str(picture)[:120]
            for picture in page.find_all("img")
            if not (picture.has_attr("alt") and picture.get("width") and picture.get("height"))
        ]

    assert failing(crawl, lacking) == {}


def test_nothing_is_inline(crawl):
    def inline(address, page):
        scripts = [each for each in page.find_all("script", src=False) if each.get("type") != "application/ld+json"]
        handlers = [name for each in page.find_all(True) for name in each.attrs if re.fullmatch(r"on[a-z]+", name)]
        return scripts or page.find_all("style") or page.find_all(style=True) or handlers

    assert failing(crawl, inline) == {}


def test_no_page_sets_a_cookie(crawl):
    assert [address for address, answer in crawl.answers.items() if answer.headers["Set-Cookie"]] == []


def test_every_page_may_be_kept_for_seconds(crawl):
    kept = {crawl.answers[address].headers["Cache-Control"] for address in crawl.pages}
    assert kept == {"public, max-age=0, s-maxage=5, stale-while-revalidate=5, stale-if-error=86400"}


class Balance(html.parser.HTMLParser):
    """Finds elements that are not closed, or not in order: a browser repairs them, each in its own way."""

    VOID = frozenset(("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))

    def __init__(self):
        super().__init__()
        self.open: list[str] = []
        self.problems: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in self.VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}> at {self.getpos()}")


def test_every_element_is_closed_in_order(crawl):
    def unbalanced(address, page):
        balance = Balance()
        balance.feed(crawl.answers[address].text)
        return balance.problems[:3] or balance.open

    assert failing(crawl, unbalanced) == {}


def test_no_page_shows_what_a_template_forgot(crawl):
    def forgotten(address, page):
        text = page.get_text(" ")
        return [sign for sign in ("{{", "{%", "None", "&amp;", "&lt;", "Lorem", "TODO") if sign in text]

    assert failing(crawl, forgotten) == {}
