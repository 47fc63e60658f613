"""A person appears with phone, mail or photo only while a consent is in force, and never again by accident.

Consents stand outside revisions, so that neither an old revision nor a restored entry brings anybody back.
"""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from directory.models import Consent, Contact, Partner, TrainingOffer
from home.models import ContactPagePerson, OperatorSettings

from . import factories
from .visitor import LANGUAGES, main, see

NAME, PHONE, MAIL = "Erika Beispiel", "03496 123456", "beispiel@example.org"


def shown_on(address: str) -> bool:
    """Whether the person is on the page; if so with everything, if not with nothing."""
    page = str(see(address))
    assert (NAME in page) == (MAIL in page) == (PHONE in page), address
    return NAME in page


def person(partner: Partner, **fields) -> Contact:
    contact = factories.contact(partner, NAME, consent=False, phone=PHONE, email=MAIL, **fields)
    Partner.objects.get(pk=partner.pk).save_revision()
    return contact


@pytest.fixture
def contact(shared_tree) -> Contact:
    """A person of the office, named on every kind of page that can name one."""
    partner = factories.partner()
    office = OperatorSettings.load()
    office.partner = partner
    office.save()
    contact = person(partner, for_press=True)
    TrainingOffer.objects.create(partner=partner, kind="thesis", title_de="Arbeit", contact=contact)
    factories.news(shared_tree.news, press_contact=contact)
    factories.project(shared_tree.projects, contact=contact)
    for page in (shared_tree.contact, shared_tree.en["contact"]):
        page.people = [ContactPagePerson(contact=contact)]
        page.save()
    office = OperatorSettings.load()
    office.partner = partner
    office.save()
    for page in (shared_tree.about, shared_tree.en["about"]):
        page.body = [("contacts", {"heading": "", "topic": "press"})]
        page.save()
    return contact


PLACES = [
    "/de/netzwerk/musterspritz-gmbh/",
    "/en/network/musterspritz-gmbh/",
    "/de/kontakt/",
    "/en/contact/",
    "/de/projekte/rezyklat/",
    "/de/aktuelles/neue-maschine/",
    "/de/ueber-p3/",
    "/en/about/",
]
everywhere = pytest.mark.parametrize("place", PLACES)


@everywhere
def test_without_consent_nobody_is_shown(contact, place):
    assert not shown_on(place)


@everywhere
def test_with_consent_a_person_is_shown(contact, place):
    factories.give_consent(contact)
    assert shown_on(place)


@everywhere
def test_withdrawn_a_person_is_hidden_at_once(contact, place):
    consent = factories.give_consent(contact)
    assert shown_on(place)
    consent.withdraw()
    assert not shown_on(place)


@everywhere
def test_a_new_consent_shows_the_person_again(contact, place):
    factories.give_consent(contact).withdraw()
    factories.give_consent(contact)
    assert shown_on(place)


@everywhere
def test_nobody_is_shown_for_a_partner_that_is_not_public(contact, place):
    factories.give_consent(contact)
    contact.partner.unpublish()
    if "musterspritz" in place:
        see(place, status=404)
    else:
        assert not shown_on(place)


def test_an_old_revision_brings_nobody_back(contact):
    consent = factories.give_consent(contact)
    partner = Partner.objects.get(pk=contact.partner_id)
    old = partner.save_revision()
    consent.withdraw()
    old.publish()
    assert Contact.objects.filter(uuid=contact.uuid).exists()
    assert not shown_on("/de/netzwerk/musterspritz-gmbh/")
    assert not shown_on("/de/kontakt/")


def test_a_deleted_person_restored_by_a_revision_stays_hidden(contact):
    consent = factories.give_consent(contact)
    partner = Partner.objects.get(pk=contact.partner_id)
    old = partner.save_revision()
    consent.withdraw()
    Contact.objects.filter(pk=contact.pk).delete()
    old.publish()
    assert Contact.objects.get(name=NAME).uuid == contact.uuid
    assert not shown_on("/de/netzwerk/musterspritz-gmbh/")


def test_a_consent_is_not_restored_with_the_entry_but_stays_in_force(contact):
    """The other way round: an old revision does not take away a consent given since."""
    partner = Partner.objects.get(pk=contact.partner_id)
    old = partner.save_revision()
    factories.give_consent(contact)
    old.publish()
    assert shown_on("/de/netzwerk/musterspritz-gmbh/")


def test_a_preview_of_a_draft_shows_nobody_without_consent(contact, redaktion_client):
    partner = Partner.objects.get(pk=contact.partner_id)
    revision = partner.save_revision()
    address = reverse(Partner.snippet_viewset.get_url_name("revisions_view"), args=[partner.pk, revision.pk])
    for mode in LANGUAGES:
        response = redaktion_client.get(address, {"mode": mode}, follow=True)
        assert response.status_code == 200
        assert partner.name in response.content.decode()
        assert NAME not in response.content.decode()


def test_each_person_has_a_consent_of_their_own(contact):
    factories.contact(contact.partner, "Max Muster", phone="0340 1", email="muster@example.org")
    page = str(see("/de/netzwerk/musterspritz-gmbh/"))
    assert "Max Muster" in page
    assert NAME not in page


def test_one_consent_in_force_a_person(contact):
    factories.give_consent(contact)
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.give_consent(contact)
    assert Consent.objects.in_force().count() == 1


# What stands there instead


@pytest.mark.parametrize("place", [*PLACES[:2], "/de/projekte/rezyklat/", "/de/aktuelles/neue-maschine/"])
def test_the_organisations_mailbox_stands_there_instead(contact, place):
    Partner.objects.filter(pk=contact.partner_id).update(email="info@example.org", phone="03496 999")
    page = main(see(place))
    assert page.find("a", href="mailto:info@example.org")
    assert page.find("a", href="tel:+493496999")
    factories.give_consent(contact)
    assert not main(see(place)).find("a", href="mailto:info@example.org")


@pytest.mark.parametrize("place", PLACES[-2:])
def test_the_offices_mailbox_stands_on_pages_of_the_network(contact, place):
    office = OperatorSettings.load()
    office.email = "buero@example.org"
    office.save()
    assert main(see(place)).find("a", href="mailto:buero@example.org")


@pytest.mark.parametrize("place", PLACES[-2:])
def test_without_any_a_gap_is_marked(contact, place):
    assert main(see(place)).select("mark.gap")


def test_a_photo_is_shown_only_with_consent(contact):
    photo = factories.image("Porträt")
    Contact.objects.filter(pk=contact.pk).update(photo=photo)
    address = "/de/netzwerk/musterspritz-gmbh/"
    assert not main(see(address)).find_all("img")
    factories.give_consent(contact)
    assert main(see(address)).find_all("img")
