"""News, projects and events in one language are normal: the list of the other language shows them too, and says so."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from news.models import EventPage, NewsPage, ProjectPage

from . import factories
from .visitor import links, main, said, see

KINDS = [
    ("news", factories.news, "/de/aktuelles/", "/en/news/"),
    ("projects", factories.project, "/de/projekte/", "/en/projects/"),
    ("events", factories.event, "/de/termine/", "/en/events/"),
]
by_kind = pytest.mark.parametrize(("kind", "make", "german_list", "english_list"), KINDS)


def link_to(address: str, title: str):
    return next((link for link in main(see(address)).find_all("a") if said(link) == title), None)


@by_kind
def test_a_german_original_is_listed_in_english_with_its_language(shared_tree, kind, make, german_list, english_list):
    page = make(getattr(shared_tree, kind), "Nur auf Deutsch")
    link = link_to(english_list, "Nur auf Deutsch")
    assert link["href"] == page.url
    assert link["lang"] == link["hreflang"] == "de"
    card = link.find_parent("article")
    assert "Deutsch" in [said(tag) for tag in card.select("[lang=de]")]


@by_kind
def test_an_english_original_is_listed_in_german_with_its_language(shared_tree, kind, make, german_list, english_list):
    page = make(shared_tree.en[kind], "In English only")
    link = link_to(german_list, "In English only")
    assert link["href"] == page.url
    assert link["lang"] == link["hreflang"] == "en"


@by_kind
def test_in_its_own_language_it_carries_no_tag(shared_tree, kind, make, german_list, english_list):
    make(getattr(shared_tree, kind), "Nur auf Deutsch")
    link = link_to(german_list, "Nur auf Deutsch")
    assert not link.get("lang")
    assert not link.find_parent("article").select(".tag--language")


@by_kind
def test_a_translated_page_is_listed_once_in_each_language(shared_tree, kind, make, german_list, english_list):
    factories.in_english(make(getattr(shared_tree, kind), "Deutsch betitelt"), "Titled in English", "titled-in-english")
    german, english = links(main(see(german_list))), links(main(see(english_list)))
    assert "Deutsch betitelt" in german
    assert "Titled in English" not in german
    assert "Titled in English" in english
    assert "Deutsch betitelt" not in english


@by_kind
def test_a_draft_translation_does_not_hide_the_original(shared_tree, kind, make, german_list, english_list):
    german = make(getattr(shared_tree, kind), "Deutsch betitelt")
    factories.in_english(german, "Unfinished", "unfinished", live=False)
    titles = links(main(see(english_list)))
    assert titles["Deutsch betitelt"] == german.url
    assert "Unfinished" not in titles


@by_kind
def test_a_draft_is_listed_nowhere(shared_tree, kind, make, german_list, english_list):
    make(getattr(shared_tree, kind), "Entwurf", live=False)
    for address in (german_list, english_list):
        assert "Entwurf" not in links(main(see(address)))


@by_kind
def test_a_private_page_is_listed_nowhere(shared_tree, kind, make, german_list, english_list):
    page = make(getattr(shared_tree, kind), "Nur für Mitglieder")
    page.view_restrictions.create(restriction_type="login")
    for address in (german_list, english_list):
        assert "Nur für Mitglieder" not in links(main(see(address)))


@by_kind
def test_the_home_pages_list_shows_it_too(shared_tree, kind, make, german_list, english_list):
    make(getattr(shared_tree, kind), "Nur auf Deutsch")
    home = shared_tree.en["home"].specific
    home.body = [("index_teaser", {"heading": "", "page": getattr(shared_tree, kind).page_ptr, "count": 3})]
    home.save()
    link = link_to("/en/", "Nur auf Deutsch")
    assert link["hreflang"] == "de"


def test_news_of_both_languages_stand_in_one_order(shared_tree):
    for day, parent, title in (
        ("2026-01-03", shared_tree.news, "Dritte"),
        ("2026-01-02", shared_tree.en["news"], "Second"),
        ("2026-01-01", shared_tree.news, "Erste"),
    ):
        factories.news(parent, title, date=day)
    titles = [said(heading) for heading in main(see("/de/aktuelles/")).select("article h3")]
    assert titles == ["Dritte", "Second", "Erste"]


@pytest.mark.parametrize(
    ("model", "kind", "make"),
    [
        (NewsPage, "news", factories.news),
        (ProjectPage, "projects", factories.project),
        (EventPage, "events", factories.event),
    ],
)
def test_one_query_asks_for_the_list_of_both_languages(shared_tree, model, kind, make):
    for number in range(5):
        make(getattr(shared_tree, kind), f"Deutsch {number}")
        make(shared_tree.en[kind], f"English {number}")
    with CaptureQueriesContext(connection) as queries:
        found = [(page.title, page.locale.language_code) for page in model.objects.listed_in("en")]
    assert len(found) == 10
    assert len(queries) == 1
