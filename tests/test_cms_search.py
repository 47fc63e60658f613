"""No query that a person types into a search of the CMS is a server error."""

import pytest
from django.urls import reverse
from wagtail.search.query import And, Not, Or, Phrase, PlainText

from home.search_backend import clean

from . import factories

pytestmark = pytest.mark.django_db

QUERIES = [
    'a"b',
    '"',
    '""',
    '"Muster GmbH" "',
    "\x00",
    "a\x00b",
    "'",
    "a* OR b",
    "NEAR(a b)",
    "a:b",
    "(",
    "%",
    "-",
    "ß" * 300,
]


def addresses(tree) -> list[str]:
    lists = [
        f"wagtailsnippets_{model}:{view}"
        for model in (
            "directory_partner",
            "directory_competence",
            "directory_occupation",
            "directory_funder",
            "news_topic",
        )
        for view in ("list", "list_results")
    ]
    choosers = [
        f"wagtailsnippetchoosers_{model}:choose_results"
        for model in (
            "directory_partner",
            "directory_competence",
            "directory_occupation",
            "directory_funder",
            "news_topic",
        )
    ]
    others = [
        "consents:index",
        "contact_chooser:choose_results",
        "wagtailadmin_pages:search",
        "wagtailadmin_choose_page_search",
        "wagtailimages:index",
        "wagtailimages_chooser:choose_results",
        "wagtaildocs:index",
        "wagtaildocs_chooser:choose_results",
        "wagtailredirects:index",
        "wagtailadmin_explore_root",
    ]
    return [
        *[reverse(name) for name in (*lists, *choosers, *others)],
        reverse("wagtailadmin_explore", args=[tree.home.pk]),
    ]


@pytest.mark.parametrize("query", QUERIES)
def test_every_search_answers(site_tree, redaktion_client, query):
    factories.partner()
    for address in addresses(site_tree):
        assert redaktion_client.get(address, {"q": query}).status_code == 200, address


def test_a_quotation_mark_does_not_hide_what_is_there(site_tree, redaktion_client):
    factories.news(site_tree.news, "Neue Maschine")
    found = redaktion_client.get(reverse("wagtailadmin_pages:search"), {"q": 'neue "maschine'})
    assert "Neue Maschine" in found.content.decode()


def test_query_objects_are_cleaned_all_the_way_down():
    query = And([PlainText('a"b'), Or([Phrase('c"d\x00'), Not(PlainText('"'))])])
    assert repr(clean(query)) == repr(And([PlainText("a b"), Or([Phrase("c d"), Not(PlainText(""))])]))
