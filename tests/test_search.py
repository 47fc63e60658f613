"""The site's plain search: pages by title, partners by name, town and summary, in the language of its address."""

import pytest
from django.test import Client

from . import factories
from .visitor import LANGUAGES, links, main, said, see, switcher

SEARCH = {"de": "/de/suche/", "en": "/en/search/"}
in_both_languages = pytest.mark.parametrize("language", LANGUAGES)


def found(language: str, query: str) -> dict[str, str]:
    page = main(see(f"{SEARCH[language]}?q={query}"))
    return {said(link): link["href"] for link in page.select("li a")}


def test_a_page_is_found_by_a_word_of_its_title(shared_tree):
    news = factories.news(shared_tree.news, "Neue Extruderlinie in Betrieb")
    assert found("de", "extruderlinie") == {"Neue Extruderlinie in Betrieb": news.url}
    assert found("de", "betrieb+neue") == {"Neue Extruderlinie in Betrieb": news.url}
    assert found("de", "extruderlinie+fehlt") == {}


def test_every_kind_of_page_is_found(shared_tree):
    factories.news(shared_tree.news, "Meldung Polypropylen")
    factories.project(shared_tree.projects, "Projekt Polypropylen")
    factories.event(shared_tree.events, "Termin Polypropylen")
    assert set(found("de", "polypropylen")) == {"Meldung Polypropylen", "Projekt Polypropylen", "Termin Polypropylen"}
    assert "Über P3" in found("de", "P3")


@in_both_languages
@pytest.mark.parametrize("query", ["spritz", "Gotha", "werkzeug", "spritz+gotha"])
def test_a_partner_is_found_by_name_town_and_summary(shared_tree, language, query):
    factories.partner("Spritz GmbH", city="Gotha", state="TH", summary_de="Wir bauen Werkzeuge.")
    factories.partner("Anders AG", city="Leipzig", state="SN")
    assert set(found(language, query)) == {"Spritz GmbH"}


@in_both_languages
@pytest.mark.parametrize("query", ["", "q=", "q=+++", "q=%09"])
def test_without_a_word_there_is_only_the_field(shared_tree, language, query):
    page = main(see(f"{SEARCH[language]}?{query}"))
    assert page.find("input", attrs={"name": "q"})
    assert not page.find_all("li")
    assert not page.select(".empty, [role=status]")


def test_nothing_found_says_so(shared_tree):
    assert "Zu „Quatsch“ wurde nichts gefunden" in said(main(see("/de/suche/?q=Quatsch")))
    assert "Nothing was found for “nonsense”" in said(main(see("/en/search/?q=nonsense")))


@in_both_languages
def test_the_number_found_is_announced(shared_tree, language):
    factories.partner("Spritz GmbH")
    status = main(see(f"{SEARCH[language]}?q=Spritz")).find(role="status")
    assert "1" in said(status)
    assert "Spritz" in said(status)


@in_both_languages
def test_what_was_typed_stays_in_the_field_as_text(shared_tree, language):
    page = main(see(f"{SEARCH[language]}?q=%3Cb%3E%22x%22+%26+y"))
    assert page.find("input", attrs={"name": "q"})["value"] == '<b>"x" & y'
    assert not page.find("b")


@in_both_languages
def test_drafts_are_not_found(shared_tree, language):
    factories.news(shared_tree.news, "Geheime Meldung", live=False)
    factories.partner("Geheime GmbH", live=False)
    assert found(language, "geheime") == {}


def test_private_pages_are_not_found(shared_tree):
    page = factories.news(shared_tree.news, "Geheime Meldung")
    page.view_restrictions.create(restriction_type="login")
    assert found("de", "geheime") == {}


def test_a_page_is_found_in_the_language_of_the_search(shared_tree):
    german = factories.news(shared_tree.news, "Zentrum für Rezyklat")
    english = factories.in_english(german, "Centre for Rezyklat", "centre")
    assert found("de", "rezyklat") == {"Zentrum für Rezyklat": german.url}
    assert found("en", "rezyklat") == {"Centre for Rezyklat": english.url}


def test_an_original_in_the_other_language_is_tagged(shared_tree):
    factories.news(shared_tree.news, "Nur auf Deutsch")
    link = main(see("/en/search/?q=deutsch")).find("a", string="Nur auf Deutsch")
    assert link["lang"] == link["hreflang"] == "de"
    assert not main(see("/de/suche/?q=deutsch")).find("a", string="Nur auf Deutsch").get("lang")


def test_the_switcher_leads_to_the_other_search(shared_tree):
    assert switcher(see("/de/suche/"), "en")["href"] == "/en/search/"


@in_both_languages
def test_search_results_are_not_for_search_engines(shared_tree, language):
    assert see(SEARCH[language]).find("meta", attrs={"name": "robots"})["content"] == "noindex"


@in_both_languages
def test_every_page_leads_to_the_search(shared_tree, language):
    form = see(f"/{language}/").find("header").find("form")
    assert form["action"] == SEARCH[language]
    assert form.get("method", "get").lower() == "get"
    assert form.find("input", attrs={"name": "q"})


@pytest.mark.parametrize("query", ["100%25", "a_b", "%22", "'", "%5C", "*", "(", "%F0%9F%92%A5"])
def test_signs_mean_nothing_but_themselves(shared_tree, query):
    factories.news(shared_tree.news, "Ganz gewöhnlich")
    client = Client(raise_request_exception=False)
    assert client.get("/de/suche/", QUERY_STRING=f"q={query}").status_code == 200
    assert links(main(see(f"/de/suche/?q={query}"))).get("Ganz gewöhnlich") is None


def test_a_partner_is_found_by_what_it_can_do(shared_tree):
    moulding = factories.competence("Polyamid (PA6-GF30)", "Polyamide (PA6-GF30)", group="material")
    moulding.synonyms_en = "nylon"
    moulding.save()
    factories.partner("Musterspritz GmbH", competences=[moulding])
    factories.partner("Andere GmbH")
    for address in ("/de/suche/?q=PA6-GF30", "/de/netzwerk/?q=nylon"):
        found = links(main(see(address)))
        assert "Musterspritz GmbH" in found and "Andere GmbH" not in found
