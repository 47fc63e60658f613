"""The first action below a page or a partner is the one a person comes for and may use."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from . import factories
from .cms import add_address, edit_address

pytestmark = pytest.mark.django_db


def actions(client, address: str) -> list[str]:
    """The names of the actions in the footer, the default one first."""
    soup = BeautifulSoup(client.get(address).content.decode(), "html.parser")
    footer = soup.select_one("footer")
    return [button["name"] for button in footer.find_all("button", attrs={"name": True})]


def addresses(tree) -> list[str]:
    partner = factories.partner()
    return [
        add_address(tree.news, "news", "newspage"),
        edit_address(tree.about),
        reverse("wagtailsnippets_directory_partner:add"),
        reverse("wagtailsnippets_directory_partner:edit", args=[partner.pk]),
    ]


def test_publishing_comes_first_for_those_who_may(site_tree, redaktion_client):
    for address in addresses(site_tree):
        assert actions(redaktion_client, address)[0] == "action-publish", address


def test_submitting_comes_first_for_the_others(site_tree, zuarbeit_client):
    for address in addresses(site_tree):
        names = actions(zuarbeit_client, address)
        assert names[0] == "action-submit", address
        assert "action-publish" not in names


def test_what_loses_translations_is_not_offered(site_tree, admin_client):
    html = admin_client.get(edit_address(site_tree.about)).content.decode()
    assert "localize-restart-translation" not in html
    assert "localize-convert-to-alias" not in html


def test_while_a_review_is_open_its_decision_comes_first(site_tree, zuarbeit, redaktion_client):
    page = factories.news(site_tree.news, live=False)
    page.save_revision(user=zuarbeit)
    page.get_workflow().start(page, zuarbeit)
    soup = BeautifulSoup(redaktion_client.get(edit_address(page)).content.decode(), "html.parser")
    first = soup.select_one("footer button")
    assert first.get("data-workflow-action-name") == "approve"
