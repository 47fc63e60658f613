"""Choosing a person, a partner or a word elsewhere in the CMS."""

import pytest
from django.urls import reverse

from directory.models import Funder

from . import factories
from .cms import words

pytestmark = pytest.mark.django_db


def titles(response) -> list[str]:
    return [str(row) for row in response.context["results"]]


def test_a_contact_is_found_by_name_and_by_partner_and_says_whether_it_has_agreed(zuarbeit_client):
    first, second = factories.partner(), factories.partner("Beispiel AG")
    agreed = factories.contact(first)
    factories.contact(second, "Max Muster", consent=False)
    results = reverse("contact_chooser:choose_results")
    everybody = zuarbeit_client.get(results)
    assert [contact.has_consent for contact in everybody.context["results"]] == [True, False]
    assert "Beispiel AG" in words(everybody.content.decode())
    assert titles(zuarbeit_client.get(results, {"q": "erika"})) == [str(agreed)]
    assert titles(zuarbeit_client.get(results, {"q": "beispiel ag"})) == ["Max Muster (Beispiel AG)"]
    assert titles(zuarbeit_client.get(results, {"q": "nobody"})) == []
    assert zuarbeit_client.get(reverse("contact_chooser:choose"), {"multiple": "1"}).status_code == 200
    chosen = zuarbeit_client.get(reverse("contact_chooser:chosen", args=[agreed.pk])).json()
    assert chosen["result"]["id"] == str(agreed.pk)
    assert chosen["result"]["edit_url"] == reverse("wagtailsnippets_directory_partner:edit", args=[first.pk])


@pytest.mark.parametrize(
    ("app_label", "model", "query"),
    [
        ("directory", "partner", "köthen"),
        ("directory", "competence", "mould"),
        ("news", "topic", "recyc"),
        ("directory", "funder", "land"),
    ],
)
def test_partners_and_words_are_found_in_either_language(zuarbeit_client, app_label, model, query):
    factories.partner()
    factories.competence()
    factories.topic()
    Funder.objects.create(slug="land", name_de="Land Sachsen-Anhalt", name_en="Saxony-Anhalt")
    namespace = f"wagtailsnippetchoosers_{app_label}_{model}"
    assert zuarbeit_client.get(reverse(f"{namespace}:choose")).status_code == 200
    results = reverse(f"{namespace}:choose_results")
    assert len(titles(zuarbeit_client.get(results, {"q": query}))) == 1
    assert titles(zuarbeit_client.get(results, {"q": "xyz"})) == []


def test_pages_name_persons_by_choosing_them(site_tree, zuarbeit_client):
    for parent, model in ((site_tree.news, "newspage"), (site_tree.projects, "projectpage")):
        address = reverse("wagtailadmin_pages:add", args=["news", model, parent.pk])
        assert reverse("contact_chooser:choose") in zuarbeit_client.get(address).content.decode()
    contact_page = reverse("wagtailadmin_pages:edit", args=[site_tree.contact.pk])
    assert reverse("contact_chooser:choose") in zuarbeit_client.get(contact_page).content.decode()
