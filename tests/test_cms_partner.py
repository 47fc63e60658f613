"""A partner's entry in the CMS: tabs, drafts, revisions with all rows, schedule, lock, review, previews."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from wagtail.models import TaskState

from directory.models import Partner, TrainingOffer
from news.models import NewsPageTopic, Topic

from . import factories
from .cms import inline_formset, nested_form_data, partner_form, words

pytestmark = pytest.mark.django_db

CONTACT = {
    "id": "",
    "name": "Erika Beispiel",
    "role_de": "",
    "role_en": "",
    "phone": "03496 1",
    "email": "",
    "photo": "",
}
OFFER = {
    "id": "",
    "kind": "apprenticeship",
    "occupation": "",
    "title_de": "",
    "title_en": "",
    "starts_on": "",
    "valid_until": "",
    "place": "",
    "link": "",
    "contact": "",
}
ITEM = {"id": "", "kind": "need", "valid_until": "", "text_de": "Suche Rezyklat", "text_en": ""}


def address(view: str, *args) -> str:
    return reverse(f"wagtailsnippets_directory_partner:{view}", args=args)


def edit(partner) -> str:
    return address("edit", partner.pk)


def with_rows(competence, **changes) -> dict:
    return {
        **partner_form(
            competence_rows=inline_formset([{"id": "", "competence": competence.pk}]),
            contacts=inline_formset([CONTACT]),
            training_offers=inline_formset([OFFER]),
            items=inline_formset([ITEM]),
            **changes,
        ),
        "stages": ["recycling", "processing"],
    }


def rows_of(partner) -> tuple:
    return (
        partner.stages,
        [str(row.competence) for row in partner.competence_rows.all()],
        [contact.name for contact in partner.contacts.all()],
        [offer.kind for offer in partner.training_offers.all()],
        [item.text_de for item in partner.items.all()],
    )


ALL_ROWS = (
    ["processing", "recycling"],
    ["Spritzgießen"],
    ["Erika Beispiel"],
    ["apprenticeship"],
    ["Suche Rezyklat"],
)


def test_the_form_has_a_tab_for_each_kind_of_thing(redaktion, redaktion_client):
    redaktion.preferred_language = "en"
    redaktion.save()
    html = redaktion_client.get(address("add")).content.decode()
    drawn = BeautifulSoup(html, "html.parser").find_all(role="tab")
    tabs = [tab.get_text(strip=True).removesuffix("()") for tab in drawn]
    assert tabs == ["Organisation", "German", "English", "Competences", "Training", "Contacts"]
    assert html.count('role="tabpanel"') == 6
    assert html.count('name="stages"') == 9


def test_a_draft_with_all_its_rows_is_not_public_until_it_is_published(site_tree, redaktion_client, client):
    data = with_rows(factories.competence())
    answer = redaktion_client.post(address("add"), data)
    partner = Partner.objects.get()
    assert answer.headers["Location"] == edit(partner)
    assert not partner.live
    assert client.get(f"/de/netzwerk/{partner.slug}/").status_code == 404
    assert rows_of(partner.get_latest_revision_as_object()) == ALL_ROWS

    redaktion_client.post(address("add"), {**data, "name": "Zweite GmbH", "action-publish": "1"})
    second = Partner.objects.get(name="Zweite GmbH")
    assert second.live
    assert rows_of(second) == ALL_ROWS
    assert client.get(f"/de/netzwerk/{second.slug}/").status_code == 200


def test_a_draft_of_a_published_partner_changes_nothing_for_visitors(site_tree, redaktion_client, client):
    partner = factories.partner()
    redaktion_client.post(
        edit(partner), {**partner_form(name="Neuer Name", slug=partner.slug), "stages": ["machinery"]}
    )
    partner.refresh_from_db()
    assert (partner.name, partner.stages, partner.has_unpublished_changes) == ("Musterspritz GmbH", [], True)
    assert partner.get_latest_revision_as_object().stages == ["machinery"]
    assert "Neuer Name" not in client.get(f"/de/netzwerk/{partner.slug}/").content.decode()


def test_the_same_stages_can_be_published_again(redaktion_client):
    partner = factories.partner()
    for stages in (["machinery", "recycling"], ["machinery"], ["machinery", "services"]):
        data = {**partner_form(slug=partner.slug), "stages": stages, "action-publish": "1"}
        assert redaktion_client.post(edit(partner), data).status_code == 302
        assert Partner.objects.get(pk=partner.pk).stages == stages


def test_an_old_revision_comes_back_with_its_rows_and_is_compared_with_them(redaktion_client):
    redaktion_client.post(address("add"), {**with_rows(factories.competence()), "action-publish": "1"})
    partner = Partner.objects.get()
    old = partner.latest_revision
    emptied = {
        **nested_form_data(
            {
                relation: inline_formset(
                    [{**row, "id": getattr(partner, relation).get().pk, "DELETE": "on"}], initial=1
                )
                for relation, row in (("contacts", CONTACT), ("training_offers", OFFER), ("items", ITEM))
            }
        ),
    }
    data = {**partner_form(slug=partner.slug), **emptied, "stages": ["machinery"], "action-publish": "1"}
    assert redaktion_client.post(edit(partner), data).status_code == 302
    partner = Partner.objects.get()
    assert rows_of(partner) == (["machinery"], ["Spritzgießen"], [], [], [])

    comparison = redaktion_client.get(address("revisions_compare", partner.pk, old.pk, "live"))
    assert "Machinery" in words(comparison.content.decode()) or "Maschinen" in words(comparison.content.decode())
    assert redaktion_client.get(address("revisions_revert", partner.pk, old.pk)).status_code == 200
    old.publish()
    assert rows_of(Partner.objects.get()) == ALL_ROWS


def test_publishing_can_be_scheduled(redaktion_client):
    partner = factories.partner(live=False)
    tomorrow = timezone.localtime(timezone.now() + timedelta(days=1))
    data = {
        **partner_form(name="Morgen GmbH", slug=partner.slug),
        "go_live_at": tomorrow.strftime("%d.%m.%Y %H:%M"),
        "expire_at": "",
        "action-publish": "1",
    }
    answer = redaktion_client.post(edit(partner), data)
    assert answer.status_code == 302, answer.context["form"].errors
    partner.refresh_from_db()
    assert not partner.live
    assert partner.scheduled_revision is not None


def test_a_locked_partner_is_not_edited_by_others(redaktion_client, zuarbeit_client):
    partner = factories.partner()
    assert redaktion_client.post(address("lock", partner.pk)).status_code == 302
    zuarbeit_client.post(edit(partner), partner_form(name="Trotzdem", slug=partner.slug))
    assert Partner.objects.get().get_latest_revision_as_object().name == "Musterspritz GmbH"
    redaktion_client.post(address("unlock", partner.pk))
    zuarbeit_client.post(edit(partner), partner_form(name="Jetzt", slug=partner.slug))
    assert Partner.objects.get().get_latest_revision_as_object().name == "Jetzt"


def test_a_contributor_submits_and_the_staff_approve(redaktion_client, zuarbeit_client):
    partner = factories.partner()
    data = {**partner_form(name="Zur Prüfung", slug=partner.slug), "stages": ["recycling"], "action-submit": "1"}
    zuarbeit_client.post(edit(partner), data)
    partner.refresh_from_db()
    assert (partner.name, partner.workflow_in_progress) == ("Musterspritz GmbH", True)
    assert "Zur Prüfung" in redaktion_client.get(reverse("wagtailadmin_home")).content.decode()

    task_state = TaskState.objects.get()
    approve = address("workflow_action", partner.pk, "approve", task_state.pk)
    assert redaktion_client.post(approve).status_code == 302
    partner = Partner.objects.get()
    assert (partner.name, partner.stages, partner.live) == ("Zur Prüfung", ["recycling"], True)


def test_a_contributor_cannot_publish(zuarbeit_client):
    partner = factories.partner()
    zuarbeit_client.post(edit(partner), {**partner_form(name="Sofort", slug=partner.slug), "action-publish": "1"})
    assert Partner.objects.get().name == "Musterspritz GmbH"
    answer = zuarbeit_client.post(address("unpublish", partner.pk))
    assert answer.status_code == 302
    assert Partner.objects.get().live


@pytest.mark.parametrize(("mode", "language"), [("de", "de"), ("en", "en")])
def test_the_preview_shows_the_unsaved_entry_in_the_language_asked_for(site_tree, redaktion_client, mode, language):
    partner = factories.partner()
    preview = address("preview_on_edit", partner.pk)
    data = {
        **partner_form(
            name="Vorschau GmbH", slug=partner.slug, summary_de="Deutscher Satz", summary_en="English sentence"
        ),
        "stages": ["recycling"],
    }
    assert redaktion_client.post(f"{preview}?mode={mode}", data).json()["is_valid"]
    answer = redaktion_client.get(f"{preview}?mode={mode}")
    assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]  # it stands in a frame of the CMS
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    html = answer.content.decode()
    assert f'<html lang="{language}"' in html
    assert "Vorschau GmbH" in html
    assert ("English sentence" in html) == (mode == "en")
    new = address("preview_on_add")
    assert redaktion_client.post(f"{new}?mode={mode}", {**data, "slug": ""}).json()["is_valid"]
    assert redaktion_client.get(f"{new}?mode={mode}").status_code == 200
    assert Partner.objects.get().name == "Musterspritz GmbH"


def test_empty_coordinates_are_found_and_typed_ones_are_kept(redaktion_client):
    redaktion_client.post(address("add"), {**partner_form(), "action-publish": "1"})
    found = Partner.objects.get()
    assert 51.7 < found.latitude < 51.8
    typed = partner_form(slug=found.slug, latitude="51.76", longitude="11.99")
    redaktion_client.post(edit(found), {**typed, "action-publish": "1"})
    found.refresh_from_db()
    assert (found.latitude, found.longitude) == (51.76, 11.99)
    half = redaktion_client.post(edit(found), partner_form(slug=found.slug, latitude="51.76"))
    assert half.status_code == 200
    assert "latitude" in half.context["form"].errors


def test_an_offer_names_only_contacts_of_its_own_partner(redaktion_client):
    partner, other = factories.partner(), factories.partner("Andere AG")
    own, foreign = factories.contact(partner), factories.contact(other, "Fremde Person")
    html = redaktion_client.get(edit(partner)).content.decode()
    assert f'<option value="{own.pk}">Erika Beispiel</option>' in html
    assert "Fremde Person" not in html
    data = partner_form(
        slug=partner.slug,
        training_offers=inline_formset([{**OFFER, "contact": foreign.pk}]),
    )
    answer = redaktion_client.post(edit(partner), data)
    assert "contact" in answer.context["form"].formsets["training_offers"].errors[0]


def test_a_contact_and_the_offer_that_names_it_can_change_in_one_go(redaktion_client):
    partner = factories.partner()
    contact = factories.contact(partner)
    offer = TrainingOffer.objects.create(partner=partner, kind="internship", contact=contact)
    partner.save_revision()
    data = partner_form(
        slug=partner.slug,
        contacts=inline_formset([{**CONTACT, "id": contact.pk, "DELETE": "on"}], initial=1),
        training_offers=inline_formset([{**OFFER, "id": offer.pk, "contact": contact.pk}], initial=1),
    )
    assert redaktion_client.post(edit(partner), {**data, "action-publish": "1"}).status_code == 302
    offer.refresh_from_db()
    assert (offer.kind, offer.contact) == ("apprenticeship", None)
    assert not partner.contacts.exists()


def test_each_contact_says_whether_a_consent_is_on_record(redaktion_client, zuarbeit_client):
    partner = factories.partner()
    factories.contact(partner)
    without = factories.contact(partner, "Max Ohne", consent=False)
    partner.save_revision()
    html = redaktion_client.get(edit(partner)).content.decode()
    assert html.count("icon-success") >= 1
    assert f"{reverse('consents:add')}?contact={without.pk}" in html
    assert reverse("consents:add") not in zuarbeit_client.get(edit(partner)).content.decode()


def test_a_partner_cannot_be_copied(admin_client):
    partner = factories.partner()
    with pytest.raises(NoReverseMatch):
        address("copy", partner.pk)
    assert admin_client.get(f"/cms/network/partner/copy/{partner.pk}/").status_code == 404


def test_the_list_is_filtered_and_searched(redaktion_client):
    moulding = factories.competence()
    one = factories.partner("Eins GmbH", competences=[moulding])
    one.stages = ["recycling"]
    one.save()
    factories.partner("Zwei AG", kind="school", state="SN", city="Leipzig", live=False)
    factories.partner("Drei KG", left_on=timezone.localdate())

    def listed(query: str) -> set[str]:
        page = redaktion_client.get(f"{address('list')}?{query}")
        return {partner.name for partner in page.context["object_list"]}

    assert listed("") == {"Eins GmbH", "Zwei AG", "Drei KG"}
    assert listed("kind=school") == {"Zwei AG"}
    assert listed("state=SN&state=ST") == {"Eins GmbH", "Zwei AG", "Drei KG"}
    assert listed("stage=recycling") == {"Eins GmbH"}
    assert listed(f"competence={moulding.pk}") == {"Eins GmbH"}
    assert listed("live=true&left=false") == {"Eins GmbH"}
    assert listed("left=true") == {"Drei KG"}
    assert listed("q=leip") == {"Zwei AG"}
    assert listed("kind=unknown") == {"Eins GmbH", "Zwei AG", "Drei KG"}


def test_the_list_takes_the_same_number_of_queries_whatever_its_length(redaktion_client):
    factories.partner("Eins")
    redaktion_client.get(address("list"))
    with CaptureQueriesContext(connection) as few:
        redaktion_client.get(address("list"))
    for number in range(20):
        factories.partner(f"Partner {number}")
    with CaptureQueriesContext(connection) as many:
        redaktion_client.get(address("list"))
    assert len(many) == len(few)


def test_usage_and_history_say_where_and_when(site_tree, redaktion_client):
    partner = factories.partner()
    factories.news(site_tree.news, "Neue Maschine", partners=[partner])
    assert "Neue Maschine" in redaktion_client.get(address("usage", partner.pk)).content.decode()
    redaktion_client.post(edit(partner), partner_form(slug=partner.slug))
    assert redaktion_client.get(address("history", partner.pk)).status_code == 200
    assert redaktion_client.get(address("workflow_history", partner.pk)).status_code == 200


def test_who_is_named_somewhere_is_not_deleted(site_tree, redaktion_client):
    """Deleting is refused with a word of explanation, one by one and in bulk, and is never a server error."""
    competence = factories.competence()
    partner = factories.partner(competences=[competence])
    factories.news(site_tree.news, partners=[partner])
    for model, row in (("partner", partner), ("competence", competence)):
        user = {"partner": "Neue Maschine", "competence": partner.name}[model]
        one = reverse(f"wagtailsnippets_directory_{model}:delete", args=[row.pk])
        bulk = reverse("wagtail_bulk_action", args=["directory", model, "delete"]) + f"?id={row.pk}"
        for delete in (one, bulk):
            assert user in redaktion_client.get(delete, follow=True).content.decode()
            assert user in redaktion_client.post(delete, follow=True).content.decode()
        row.refresh_from_db()


def test_a_draft_that_names_what_is_gone_can_be_opened(site_tree, redaktion_client):
    """Deleting looks at what is published; a draft loses the row, and nothing else."""
    topic, item = factories.topic(), factories.news(site_tree.news)
    item.topic_rows = [NewsPageTopic(topic=topic)]
    item.title = "Entwurf mit Thema"
    item.save_revision()
    redaktion_client.post(reverse("wagtailsnippets_news_topic:delete", args=[topic.pk]))
    assert not Topic.objects.exists()
    answer = redaktion_client.get(reverse("wagtailadmin_pages:edit", args=[item.pk]))
    assert answer.status_code == 200
    assert "Entwurf mit Thema" in answer.content.decode()


def test_a_draft_needs_a_name_and_nothing_else(redaktion_client):
    """Half-filled entries can be put aside, more than one of them."""
    answer = redaktion_client.post(address("add"), partner_form(name=""))
    assert "name" in answer.context["form"].errors
    for name in ("Erste Idee", "Zweite Idee"):
        answer = redaktion_client.post(address("add"), partner_form(name=name, kind="", city="", state=""))
        assert answer.status_code == 302, answer.context["form"].errors
    assert set(Partner.objects.values_list("slug", flat=True)) == {"erste-idee", "zweite-idee"}
    first = Partner.objects.get(name="Erste Idee")
    published = redaktion_client.post(edit(first), partner_form(name="X", kind="", **{"action-publish": "1"}))
    assert "kind" in published.context["form"].errors


def test_a_second_entry_of_the_same_name_is_noticed(redaktion_client):
    redaktion_client.post(address("add"), partner_form())
    answer = redaktion_client.post(address("add"), partner_form())
    assert "slug" in answer.context["form"].errors
