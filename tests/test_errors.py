"""Error pages: in the language of the address, in both where it has none; without asking the database for anything."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from django.test import Client

from directory.models import DirectoryPage
from home.models import ContentPage
from p3site.views import errors

from . import factories
from .visitor import said, see

LEGAL = {
    "de": ["/de/impressum/", "/de/datenschutz/", "/de/barrierefreiheit/"],
    "en": ["/en/imprint/", "/en/privacy/", "/en/accessibility/"],
}
HEADLINES = {
    400: {"de": "Ungültige Anfrage", "en": "Invalid request"},
    403: {"de": "Kein Zugriff", "en": "No access"},
    404: {"de": "Seite nicht gefunden", "en": "Page not found"},
    500: {"de": "Etwas ist schiefgegangen", "en": "Something went wrong"},
}
VIEWS = {400: errors.bad_request, 403: errors.permission_denied, 404: errors.page_not_found, 500: errors.server_error}
ADDRESSES = [("/de/gibt-es-nicht/", ["de"]), ("/en/nothing/", ["en"]), ("/nowhere/", ["de", "en"]), ("/", ["de", "en"])]
by_address = pytest.mark.parametrize(("address", "languages"), ADDRESSES)


def read(response):
    return BeautifulSoup(response.content.decode(), "html.parser")


@by_address
@pytest.mark.parametrize("status", list(VIEWS))
def test_an_error_page_is_in_the_languages_of_its_address(rf, address, languages, status):
    """Without a database: this test has none, and a query would fail."""
    view = VIEWS[status]
    response = view(rf.get(address)) if status == 500 else view(rf.get(address), Exception("geheim"))
    page = read(response)
    assert response.status_code == status
    assert page.html["lang"] == languages[0]
    assert len(page.find_all("h1")) == 1
    for language in ("de", "en"):
        section = page.find("section", lang=language)
        if language in languages:
            assert HEADLINES[status][language] in said(section)
            assert section.find("a", href=f"/{language}/")
            hrefs = {link["href"] for link in page.find_all("a")}
            assert set(LEGAL[language]) <= hrefs
        else:
            assert section is None
    assert "geheim" not in str(page)
    assert page.title.string.strip()
    assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex"


@by_address
def test_its_language_is_not_the_browsers(rf, address, languages):
    response = errors.page_not_found(rf.get(address, headers={"Accept-Language": "en"}))
    assert read(response).html["lang"] == languages[0]


@pytest.mark.parametrize(
    ("address", "language"),
    [("/de/gibt-es-nicht/", "de"), ("/en/nothing-here/", "en"), ("/de/netzwerk/niemand/", "de"), ("/nowhere", "de")],
)
def test_an_address_without_page_is_answered_by_it(shared_tree, address, language):
    page = see(address, status=404)
    assert HEADLINES[404][language] in said(page.h1)


def test_a_page_not_found_leads_to_the_search(shared_tree):
    assert see("/de/gibt-es-nicht/", status=404).find("a", href="/de/suche/")
    assert see("/en/nothing-here/", status=404).find("a", href="/en/search/")


def broken(error):
    def serve(*args, **kwargs):
        raise error

    return serve


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (RuntimeError("geheim"), 500),
        (OperationalError("geheim"), 500),
        (PermissionDenied("geheim"), 403),
        (SuspiciousOperation("geheim"), 400),
    ],
    ids=["bug", "database", "forbidden", "suspicious"],
)
@pytest.mark.parametrize(("address", "language"), [("/de/ueber-p3/", "de"), ("/en/about/", "en")])
def test_what_goes_wrong_in_a_view_is_answered_in_its_language(
    shared_tree, monkeypatch, error, status, address, language
):
    monkeypatch.setattr(ContentPage, "serve", broken(error))
    response = Client(raise_request_exception=False).get(address)
    assert response.status_code == status
    page = read(response)
    assert page.html["lang"] == language
    assert HEADLINES[status][language] in said(page.h1)
    assert "geheim" not in str(page)


def test_without_any_database_an_answer_still_comes(django_db_blocker):
    """Every query fails, as with a database that is gone."""
    with django_db_blocker.block():
        response = Client(raise_request_exception=False).get("/de/ueber-p3/")
    assert response.status_code == 500
    assert HEADLINES[500]["de"] in said(read(response).h1)


def test_a_partners_page_that_fails_does_so_in_its_language(shared_tree, monkeypatch):
    monkeypatch.setattr(DirectoryPage, "render_partner", broken(RuntimeError()))
    factories.partner()
    response = Client(raise_request_exception=False).get("/en/network/musterspritz-gmbh/")
    assert response.status_code == 500
    assert HEADLINES[500]["en"] in said(read(response).h1)
