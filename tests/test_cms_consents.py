"""Consents are recorded and withdrawn by the communications staff, and by nobody deleted."""

import pytest
from django.urls import NoReverseMatch, reverse

from directory.models import Consent, Contact

from . import factories

pytestmark = pytest.mark.django_db

TEXT = "Ich bin einverstanden, dass mein Name auf der Website steht."


def recorded(contact, **changes) -> dict:
    return {"contact": contact.pk, "given_at": "01.03.2026 10:00", "how": "paper", "text": TEXT, **changes}


@pytest.fixture
def contact(db) -> Contact:
    return factories.contact(factories.partner(), consent=False)


def test_a_recorded_consent_shows_the_person(redaktion, redaktion_client, contact):
    assert not Contact.objects.shown().exists()
    answer = redaktion_client.post(reverse("consents:add"), recorded(contact))
    assert answer.status_code == 302, answer.context["form"].errors
    consent = Consent.objects.get()
    assert (consent.contact_uuid, consent.recorded_by, consent.text) == (contact.uuid, redaktion, TEXT)
    assert list(Contact.objects.shown()) == [contact]
    assert "Erika Beispiel" in redaktion_client.get(reverse("consents:index")).content.decode()


def test_only_those_without_a_consent_in_force_are_offered(redaktion_client, contact):
    agreed = factories.contact(contact.partner, "Max Muster")
    form = redaktion_client.get(reverse("consents:add"), {"contact": contact.pk}).context["form"]
    assert list(form.fields["contact"].queryset) == [contact]
    assert str(form["contact"].value()) == str(contact.pk)
    again = redaktion_client.post(reverse("consents:add"), recorded(agreed))
    assert "contact" in again.context["form"].errors
    assert Consent.objects.count() == 1


def test_a_consent_is_not_given_tomorrow(redaktion_client, contact):
    answer = redaktion_client.post(reverse("consents:add"), recorded(contact, given_at="01.03.2199 10:00"))
    assert "given_at" in answer.context["form"].errors


def test_withdrawing_hides_the_person_and_keeps_the_proof(redaktion_client, contact):
    consent = factories.give_consent(contact)
    edit = reverse("consents:edit", args=[consent.pk])
    assert redaktion_client.get(edit).status_code == 200
    redaktion_client.post(edit, {"withdraw": "on", "text": "gefälscht", "how": "link"})
    consent.refresh_from_db()
    assert consent.withdrawn_at is not None
    assert (consent.text, consent.how) == ("Ich bin einverstanden.", "paper")
    assert not Contact.objects.shown().exists()

    first = consent.withdrawn_at
    assert "withdraw" not in redaktion_client.get(edit).context["form"].fields
    redaktion_client.post(edit, {"withdrawn_at": "", "withdraw": ""})
    consent.refresh_from_db()
    assert consent.withdrawn_at == first
    assert redaktion_client.post(reverse("consents:add"), recorded(contact)).status_code == 302
    assert Consent.objects.in_force().count() == 1


def test_an_old_revision_brings_nobody_back(redaktion_client, contact):
    consent = factories.give_consent(contact)
    revision = contact.partner.save_revision()
    consent.withdraw()
    revision.publish()
    assert not Contact.objects.shown().exists()


def test_nobody_deletes_a_consent(admin_client, contact):
    consent = factories.give_consent(contact)
    with pytest.raises(NoReverseMatch):
        reverse("consents:delete", args=[consent.pk])
    assert admin_client.post(f"/cms/network/consents/delete/{consent.pk}/").status_code == 404
    assert "/delete/" not in admin_client.get(reverse("consents:index")).content.decode()
    assert "/delete/" not in admin_client.get(reverse("consents:edit", args=[consent.pk])).content.decode()


def test_a_consent_outlives_its_contact(redaktion_client, contact):
    consent = factories.give_consent(contact)
    contact.delete()
    assert redaktion_client.get(reverse("consents:index")).status_code == 200
    assert redaktion_client.get(reverse("consents:edit", args=[consent.pk])).status_code == 200
    assert redaktion_client.get(reverse("consents:history", args=[consent.pk])).status_code == 200


def test_contributors_see_no_consents(zuarbeit_client, contact):
    consent = factories.give_consent(contact)
    for address in (
        reverse("consents:index"),
        reverse("consents:add"),
        reverse("consents:edit", args=[consent.pk]),
        reverse("consents:history", args=[consent.pk]),
    ):
        assert zuarbeit_client.get(address).status_code == 302
    zuarbeit_client.post(reverse("consents:edit", args=[consent.pk]), {"withdraw": "on"})
    consent.refresh_from_db()
    assert consent.withdrawn_at is None


def test_the_list_is_searched_and_takes_the_same_number_of_queries(redaktion_client, django_assert_max_num_queries):
    partner = factories.partner()
    for number in range(15):
        factories.contact(partner, f"Person {number}")
    with django_assert_max_num_queries(20):
        page = redaktion_client.get(reverse("consents:index"))
    assert len(page.context["object_list"]) == 15
    found = redaktion_client.get(reverse("consents:index"), {"q": "person 7"})
    assert [consent.person for consent in found.context["object_list"]] == ["Person 7"]
    assert len(redaktion_client.get(reverse("consents:index"), {"q": "Muster"}).context["object_list"]) == 15
