"""The word that Wagtail has for rows like a partner stands on no screen of the staff, in neither language."""

import re

import pytest
from django.urls import reverse
from wagtail.models import TaskState

from directory.models import Competence, Funder, Occupation, Partner
from news.models import Topic

from . import factories
from .cms import add_address, edit_address, messages, partner_form, words

pytestmark = pytest.mark.django_db

FORBIDDEN = re.compile(r"[^\n]*(?:snippet|schnipsel)[^\n]*", re.IGNORECASE)
MODELS = [Partner, Competence, Occupation, Topic, Funder]


def namespace(model) -> str:
    return f"wagtailsnippets_{model._meta.app_label}_{model._meta.model_name}"


@pytest.fixture
def rows(site_tree, zuarbeit) -> dict:
    """A row of each kind, in use; a partner and a page that wait for approval."""
    partner = factories.partner(competences=[factories.competence()])
    factories.contact(partner)
    partner.save_revision(user=zuarbeit)
    partner.get_workflow().start(partner, zuarbeit)
    page = factories.news(site_tree.news, partners=[partner], live=False)
    page.save_revision(user=zuarbeit)
    page.get_workflow().start(page, zuarbeit)
    return {
        Partner: partner,
        Competence: Competence.objects.get(),
        Occupation: Occupation.objects.create(slug="beruf", name_de="Beruf", name_en="Occupation"),
        Topic: factories.topic(),
        Funder: Funder.objects.create(slug="land", name_de="Land", name_en="State"),
    }


def addresses(tree, rows) -> list[str]:
    found = [
        reverse(name)
        for name in (
            "wagtailadmin_home",
            "wagtailadmin_explore_root",
            "wagtailadmin_pages:search",
            "wagtailadmin_choose_page",
            "wagtailadmin_account",
            "wagtailadmin_reports:site_history",
            "wagtailadmin_reports:aging_pages",
            "wagtailadmin_reports:locked_pages",
            "wagtailadmin_reports:workflow",
            "wagtailadmin_reports:workflow_tasks",
            "wagtailadmin_reports:page_types_usage",
            "wagtail_localize:translations_report",
            "wagtailimages:index",
            "wagtaildocs:index",
            "wagtailredirects:index",
            "contact_chooser:choose",
            "contact_chooser:choose_results",
            "consents:index",
            "consents:add",
            "wagtailsnippets:index",
        )
    ]
    for model, row in rows.items():
        url_names = ["edit", "delete", "usage", "history", "history_results"]
        if model is Partner:
            url_names += ["unpublish", "workflow_history"]
            found.append(reverse(f"{namespace(model)}:revisions_compare", args=[row.pk, "earliest", "latest"]))
            for action in ("approve", "reject"):
                state = TaskState.objects.order_by("pk").first().pk
                found.append(reverse(f"{namespace(model)}:collect_workflow_action_data", args=[row.pk, action, state]))
            found.append(reverse(f"{namespace(model)}:confirm_workflow_cancellation", args=[row.pk]))
        found += [reverse(f"{namespace(model)}:{name}") for name in ("list", "list_results", "add")]
        found += [reverse(f"{namespace(model)}:list") + "?q=zzz"]
        found += [reverse(f"{namespace(model)}:{name}", args=[row.pk]) for name in url_names]
        chooser = namespace(model).replace("snippets", "snippetchoosers")
        found += [reverse(f"{chooser}:choose"), reverse(f"{chooser}:choose_results") + "?q=zzz"]
        bulk = reverse("wagtail_bulk_action", args=[model._meta.app_label, model._meta.model_name, "delete"])
        found.append(f"{bulk}?id={row.pk}")
    found += [edit_address(tree.about), add_address(tree.news, "news", "newspage")]
    return found


def read(response) -> str:
    text = response.content.decode()
    if response.headers.get("Content-Type", "").startswith("application/json"):
        text = response.json().get("html", "")
    return words(text)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("group", ["redaktion", "zuarbeit"])
def test_the_word_is_on_no_screen(site_tree, rows, request, group, language):
    user = request.getfixturevalue(group)
    user.preferred_language = language
    user.save()
    client = request.getfixturevalue(f"{group}_client")
    found, seen = {}, 0
    for address in addresses(site_tree, rows):
        response = client.get(address)
        assert response.status_code in (200, 302), address
        seen += response.status_code == 200
        if bad := FORBIDDEN.findall(read(response)):
            found[address] = bad
    assert not found
    assert seen > (70 if group == "redaktion" else 35)


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_word_is_in_no_message(site_tree, redaktion, redaktion_client, language):
    redaktion.preferred_language = language
    redaktion.save()

    def post(view: str, *args, **data) -> str:
        return messages(redaktion_client.post(reverse(f"{namespace(Partner)}:{view}", args=args), data, follow=True))

    said = [post("add", **partner_form()), post("add", **partner_form(name=""))]
    pk = Partner.objects.get().pk
    said += [
        post("edit", pk, **partner_form(slug="musterspritz-gmbh", **{"action-publish": "1"})),
        post("edit", pk, **partner_form(kind="", **{"action-publish": "1"})),
        post("unpublish", pk),
        post("lock", pk),
        post("unlock", pk),
        post("delete", pk),
    ]
    assert all(said[:5])
    assert not FORBIDDEN.findall("\n".join(said))


@pytest.mark.parametrize("language", ["de", "en"])
def test_an_empty_chooser_does_not_say_it(redaktion, redaktion_client, language):
    redaktion.preferred_language = language
    redaktion.save()
    for model in MODELS:
        chooser = namespace(model).replace("snippets", "snippetchoosers")
        assert not FORBIDDEN.findall(read(redaktion_client.get(reverse(f"{chooser}:choose"))))
