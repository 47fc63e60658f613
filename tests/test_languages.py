"""Two languages: which one an address is in, and how to get to the other.

The address alone decides, but for ``/``. Where a page does not exist in the other language, the switcher says so and
leads to the nearest page above it that does, and search engines are told nothing.
"""

import pytest
from django.test import Client

from . import factories
from .visitor import LANGUAGES, hreflangs, languages_of, main, said, see, switcher

SITE = "https://p3.example.org"

ADDRESSES = [
    ("/de/", "/en/"),
    ("/de/netzwerk/", "/en/network/"),
    ("/de/netzwerk/musterspritz-gmbh/", "/en/network/musterspritz-gmbh/"),
    ("/de/aktuelles/", "/en/news/"),
    ("/de/aktuelles/neue-maschine/", "/en/news/new-machine/"),
    ("/de/projekte/", "/en/projects/"),
    ("/de/termine/", "/en/events/"),
    ("/de/kontakt/", "/en/contact/"),
    ("/de/ueber-p3/", "/en/about/"),
    ("/de/suche/", "/en/search/"),
]
by_pair = pytest.mark.parametrize(("german", "english"), ADDRESSES)


@pytest.fixture
def pages(shared_tree, settings):
    settings.WAGTAILADMIN_BASE_URL = SITE
    factories.partner()
    factories.in_english(factories.news(shared_tree.news), "New machine", "new-machine")
    return shared_tree


# The first address


@pytest.mark.parametrize(
    ("accepted", "leads_to"),
    [
        (None, "/de/"),
        ("", "/de/"),
        ("en", "/en/"),
        ("en-US,en;q=0.9,de;q=0.5", "/en/"),
        ("de-AT,de;q=0.9,en;q=0.8", "/de/"),
        ("fr-FR,en;q=0.5", "/en/"),
        ("fr,pl;q=0.5", "/de/"),
        ("*", "/de/"),
        ("§$%&/;;q=nonsense,,", "/de/"),
        ("x" * 20_000, "/de/"),
    ],
)
def test_the_first_address_leads_to_the_language_of_the_browser(client, accepted, leads_to):
    response = client.get("/", headers={} if accepted is None else {"Accept-Language": accepted})
    assert (response.status_code, response["Location"]) == (302, leads_to)


def test_the_first_address_is_kept_by_nobody(client):
    directives = client.get("/")["Cache-Control"]
    assert "private" in directives
    assert "no-store" in directives


@by_pair
@pytest.mark.parametrize("accepted", ["de", "en", "fr"])
def test_every_other_address_has_one_language_whatever_the_browser_wants(pages, german, english, accepted):
    for address, language in ((german, "de"), (english, "en")):
        assert see(address, HTTP_ACCEPT_LANGUAGE=accepted).html["lang"] == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_cookie_changes_nothing(pages, settings, language):
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en" if language == "de" else "de"
    assert see(f"/{language}/", client).html["lang"] == language


@by_pair
def test_the_answer_names_its_language(client, pages, german, english):
    assert client.get(german)["Content-Language"] == "de"
    assert client.get(english)["Content-Language"] == "en"


# The switcher


@by_pair
def test_the_switcher_leads_to_the_same_thing_in_the_other_language(pages, german, english):
    for here, there, language in ((german, english, "en"), (english, german, "de")):
        link = switcher(see(here), language)
        assert link["href"] == there
        assert link["lang"] == link["hreflang"] == language
        see(there)


def test_the_switcher_keeps_what_one_searches_and_filters(pages):
    assert switcher(see("/de/suche/?q=PA6+%26+GF"), "en")["href"] == "/en/search/?q=PA6+%26+GF"
    assert switcher(see("/en/network/?kind=company&state=ST"), "de")["href"] == "/de/netzwerk/?kind=company&state=ST"


@by_pair
def test_the_switcher_names_the_language_one_reads(pages, german, english):
    for address, language in ((german, "de"), (english, "en")):
        assert switcher(see(address), language)["aria-current"]


def test_without_translation_the_switcher_says_so_and_leads_to_the_nearest_page_above(pages):
    factories.news(pages.news, "Nur auf Deutsch")
    link = switcher(see("/de/aktuelles/nur-auf-deutsch/"), "en")
    assert link["href"] == "/en/news/"
    assert "nicht übersetzt" in said(link)
    assert not link.get("hreflang")
    assert languages_of(link.find("span")) == "en"


def test_an_english_original_leads_to_the_german_index(pages):
    factories.news(pages.en["news"], "English only", teaser="Only in English.")
    link = switcher(see("/en/news/english-only/"), "de")
    assert link["href"] == "/de/aktuelles/"
    assert "not translated" in said(link)


def test_the_nearest_page_above_may_be_two_levels_up(pages):
    child = pages.about.add_child(
        instance=type(pages.about)(title="Satzung", slug="satzung", locale=pages.about.locale)
    )
    child.add_child(instance=type(pages.about)(title="Anlage", slug="anlage", locale=pages.about.locale))
    assert switcher(see("/de/ueber-p3/satzung/anlage/"), "en")["href"] == "/en/about/"


def test_a_draft_translation_counts_as_none(pages):
    german = factories.news(pages.news, "Noch in Arbeit")
    factories.in_english(german, "Work in progress", "work-in-progress", live=False)
    assert switcher(see("/de/aktuelles/noch-in-arbeit/"), "en")["href"] == "/en/news/"


def test_a_page_that_does_not_exist_leads_to_the_other_home_page(pages):
    page = see("/de/gibt-es-nicht/", status=404)
    assert any(link["href"].startswith("/") for link in page.find_all("a", href=True))
    assert hreflangs(page) == {}


# Search engines


@by_pair
def test_hreflang_is_reciprocal_and_german_is_the_default(pages, german, english):
    expected = {"de": SITE + german, "en": SITE + english, "x-default": SITE + german}
    assert hreflangs(see(german)) == expected
    assert hreflangs(see(english)) == expected


def test_no_hreflang_claims_what_does_not_exist(pages):
    factories.news(pages.news, "Nur auf Deutsch")
    factories.news(pages.en["news"], "English only")
    german, english = "/de/aktuelles/nur-auf-deutsch/", "/en/news/english-only/"
    assert hreflangs(see(german)) == {"de": SITE + german, "x-default": SITE + german}
    assert hreflangs(see(english)) == {"en": SITE + english, "x-default": SITE + english}


@by_pair
def test_the_host_header_stands_nowhere_on_a_page(client, pages, german, english):
    for address in (german, english):
        response = client.get(address, headers={"Host": "evil.example.com"})
        assert response.status_code == 200
        assert b"evil.example.com" not in response.content
        assert "evil.example.com" not in str(response.headers)


def test_the_canonical_address_has_no_filters_but_the_page_number(pages):
    factories.topic()
    page = see("/de/netzwerk/?kind=company&utm_source=x")
    assert page.find("link", rel="canonical")["href"] == f"{SITE}/de/netzwerk/"


# Texts in the other language


def test_a_text_in_the_other_language_says_which(pages):
    factories.partner("Nur Deutsch GmbH", summary_de="Wir spritzen Kunststoff.", summary_en="")
    summary = main(see("/en/network/nur-deutsch-gmbh/")).find(string="Wir spritzen Kunststoff.").parent
    assert languages_of(summary) == "de"
    summary = main(see("/de/netzwerk/nur-deutsch-gmbh/")).find(string="Wir spritzen Kunststoff.").parent
    assert not summary.get("lang")


def test_the_english_text_is_taken_on_the_english_page(pages):
    factories.partner("Beides GmbH", summary_de="Deutsch", summary_en="English text")
    summary = main(see("/en/network/beides-gmbh/")).find(string="English text").parent
    assert languages_of(summary) == "en"


@by_pair
def test_menu_and_footer_are_in_the_language_of_the_page(pages, german, english):
    assert "Impressum" in said(see(german).find("footer"))
    footer = said(see(english).find("footer"))
    assert "Imprint" in footer
    assert "Impressum" not in footer
    assert "Netzwerk" not in said(see(english).find("header"))
