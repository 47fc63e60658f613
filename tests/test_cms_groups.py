"""Each group sees and does what it may, and its menu shows no more."""

import json
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page

from home.models import SiteImage

from . import factories
from .cms import add_address, edit_address, page_form

pytestmark = pytest.mark.django_db


def menu(client) -> list[str]:
    """Names of the sidebar's items in their order, each followed by those of its submenu."""
    html = client.get(reverse("wagtailadmin_home")).content.decode()
    return list(_names(json.loads(BeautifulSoup(html, "html.parser").find(id="wagtail-sidebar-props").string)))


def _names(value) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("name"), str) and "label" in value:
            yield value["name"]
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from _names(inner)


def test_the_menu_begins_with_network_pages_images_documents(redaktion_client):
    names = menu(redaktion_client)
    order = ["network", "partner", "consent", "competence", "explorer", "images", "documents", "reports"]
    assert [name for name in names if name in order] == order
    assert "snippets" not in names


def test_contributors_are_offered_nothing_they_may_not_use(site_tree, zuarbeit_client):
    names = menu(zuarbeit_client)
    assert {"network", "explorer", "images", "documents"} <= set(names)
    assert not {"redirects", "users", "groups", "sites", "operator", "consent", "translations"} & set(names)
    for name in (
        "wagtailusers_users:index",
        "wagtailusers_groups:index",
        "wagtailredirects:index",
        "wagtailsites:index",
        "wagtailadmin_workflows:index",
        "consents:index",
        "wagtailsnippets_directory_competence:add",
        "wagtailsnippets_news_topic:add",
    ):
        assert zuarbeit_client.get(reverse(name)).status_code == 302, name
    assert zuarbeit_client.get("/cms/settings/home/operatorsettings/", follow=True).redirect_chain


def test_contributors_edit_but_do_not_publish(site_tree, zuarbeit_client):
    page = factories.news(site_tree.news, "Alt")
    data = page_form("newspage", title="Neu", slug=page.slug, **{"action-publish": "1"})
    assert zuarbeit_client.post(edit_address(page), data).status_code == 302
    zuarbeit_client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    zuarbeit_client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    zuarbeit_client.post(reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={page.pk}")
    page.refresh_from_db()
    assert (page.title, page.live) == ("Alt", True)


def test_both_groups_upload_pictures_and_only_staff_change_them(redaktion_client, zuarbeit_client):
    image = factories.image()
    for client in (redaktion_client, zuarbeit_client):
        assert client.get(reverse("wagtailimages:add_multiple")).status_code == 200
        assert client.get(reverse("wagtailimages_chooser:choose")).status_code == 200
        assert client.get(reverse("wagtaildocs:add_multiple")).status_code == 200
    assert redaktion_client.get(reverse("wagtailimages:edit", args=[image.pk])).status_code == 200
    assert zuarbeit_client.get(reverse("wagtailimages:edit", args=[image.pk])).status_code == 302
    assert SiteImage.objects.exists()


def test_staff_reach_what_they_need(site_tree, redaktion_client):
    for name in ("wagtailredirects:index", "consents:index", "wagtailimages:index", "wagtaildocs:index"):
        assert redaktion_client.get(reverse(name)).status_code == 200, name
    assert redaktion_client.get("/cms/settings/home/operatorsettings/", follow=True).status_code == 200
    assert redaktion_client.get(add_address(site_tree.news, "news", "newspage")).status_code == 200


def test_a_visitor_and_a_partner_do_not_get_in(site_tree, client):
    partner = factories.user("partner@example.org")
    assert client.get(reverse("wagtailadmin_home")).status_code == 302
    client.force_login(partner)
    assert client.get(reverse("wagtailsnippets_directory_partner:list")).status_code in (302, 403)
    assert Page.objects.exists()
