"""Every kind of page is created, edited and published in the CMS."""

import pytest
from django.urls import reverse
from wagtail.models import Page, get_page_models

from home.models import ContactPage, ContentPage, HomePage
from news.models import NewsPage

from . import factories
from .cms import PAGE_FIELDS, add_address, edit_address, inline_formset, page_form

pytestmark = pytest.mark.django_db

PARENTS = {
    "contentpage": ("home", "about"),
    "newspage": ("news", "news"),
    "projectpage": ("news", "projects"),
    "eventpage": ("news", "events"),
}
STANDING = {
    "homepage": "home",
    "contentpage": "about",
    "contactpage": "contact",
    "directorypage": "directory",
    "newsindexpage": "news",
    "projectindexpage": "projects",
    "eventindexpage": "events",
}


def test_every_page_type_is_covered():
    assert {model._meta.model_name for model in get_page_models()} - {"page"} == set(PAGE_FIELDS)
    assert set(PAGE_FIELDS) == {*PARENTS, *STANDING}


@pytest.mark.parametrize("model", PARENTS)
def test_a_page_is_created_as_a_draft_and_published(site_tree, redaktion_client, client, model):
    app_label, parent_name = PARENTS[model]
    parent = getattr(site_tree, parent_name)
    add = add_address(parent, app_label, model)
    form = redaktion_client.get(add)
    assert "data-w-slug-formatters-value" in form.content.decode()  # the browser spells German letters out, too
    answer = redaktion_client.post(add, page_form(model, title="Größe & Güte"))
    assert answer.status_code == 302, answer.context["form"].errors
    page = Page.objects.get(title="Größe & Güte").specific
    assert (page.live, page.slug, page.locale.language_code) == (False, "groesse-guete", "de")
    assert client.get(page.url).status_code == 404

    answer = redaktion_client.post(
        edit_address(page), page_form(model, title="Neuer Titel", slug=page.slug, **{"action-publish": "1"})
    )
    assert answer.status_code == 302, answer.context["form"].errors
    page.refresh_from_db()
    assert (page.live, page.title) == (True, "Neuer Titel")
    assert client.get(page.url).status_code == 200


@pytest.mark.parametrize("model", STANDING)
def test_a_standing_page_is_edited_and_published(site_tree, redaktion_client, client, model):
    page = getattr(site_tree, STANDING[model])
    assert redaktion_client.get(edit_address(page)).status_code == 200
    data = page_form(model, title="Neuer Titel", slug=page.slug, **{"action-publish": "1"})
    answer = redaktion_client.post(edit_address(page), data)
    assert answer.status_code == 302, answer.context["form"].errors
    page.refresh_from_db()
    assert page.title == "Neuer Titel"
    assert client.get(page.url).status_code == 200


@pytest.mark.parametrize("model", [*PARENTS, *STANDING])
def test_a_page_is_previewed_before_it_is_saved(site_tree, redaktion_client, model):
    if model in PARENTS:
        app_label, parent_name = PARENTS[model]
        address = f"/cms/pages/add/{app_label}/{model}/{getattr(site_tree, parent_name).pk}/preview/"
        data = page_form(model, title="Vorschau")
    else:
        page = getattr(site_tree, STANDING[model])
        address = f"/cms/pages/{page.pk}/edit/preview/"
        data = page_form(model, title="Vorschau", slug=page.slug)
    assert redaktion_client.post(address, data).json()["is_valid"]
    assert "Vorschau" in redaktion_client.get(address).content.decode()


def test_a_title_used_twice_makes_two_addresses(site_tree, redaktion_client):
    for _time in range(2):
        redaktion_client.post(add_address(site_tree.news, "news", "newspage"), page_form("newspage", title="Prüfung"))
    assert set(NewsPage.objects.values_list("slug", flat=True)) == {"pruefung", "pruefung-2"}


def test_rows_of_a_page_are_saved(site_tree, redaktion_client):
    partner, topic, document = factories.partner(), factories.topic(), factories.document()
    contact = factories.contact(partner)
    data = page_form(
        "newspage",
        title="Mit Zeilen",
        sender=partner.pk,
        press_contact=contact.pk,
        partner_rows=inline_formset([{"id": "", "partner": partner.pk}]),
        topic_rows=inline_formset([{"id": "", "topic": topic.pk}]),
        document_rows=inline_formset([{"id": "", "document": document.pk}]),
        **{"action-publish": "1"},
    )
    redaktion_client.post(add_address(site_tree.news, "news", "newspage"), data)
    page = NewsPage.objects.get()
    assert (page.sender, page.press_contact) == (partner, contact)
    assert [row.partner for row in page.partner_rows.all()] == [partner]
    assert [row.topic for row in page.topic_rows.all()] == [topic]
    assert [row.document for row in page.document_rows.all()] == [document]


def test_a_contributor_submits_a_page_and_the_staff_approve_it(site_tree, zuarbeit_client, redaktion_client):
    data = page_form("newspage", title="Vorschlag", **{"action-submit": "1"})
    zuarbeit_client.post(add_address(site_tree.news, "news", "newspage"), data)
    page = NewsPage.objects.get()
    assert page.workflow_in_progress
    state = page.current_workflow_task_state
    redaktion_client.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk]))
    page.refresh_from_db()
    assert page.live


def test_there_is_one_home_page_a_language_and_one_contact_page(site_tree, redaktion_client, root_page):
    for app_label, model, parent in (
        ("home", "homepage", root_page),
        ("home", "contactpage", site_tree.home),
        ("news", "newsindexpage", site_tree.home),
        ("directory", "directorypage", site_tree.home),
    ):
        assert redaktion_client.get(add_address(parent, app_label, model)).status_code == 302
    assert HomePage.objects.count() == 2
    assert ContactPage.objects.count() == 2
    assert ContentPage.objects.exists()
