"""Partners with everything that belongs to them."""

from datetime import datetime, time
from typing import Any

from django.utils import timezone

from directory.choices import Stage
from directory.models import (
    Consent,
    Contact,
    Partner,
    PartnerCompetence,
    PartnerItem,
    PartnerReview,
    TrainingOffer,
)

from .files import DEMO, Entry, read_folder, to_date
from .loading import Loading
from .media import load_logo
from .vocabulary import set_both

FIELDS = {
    "name", "slug", "kind", "logo", "logo_idea", "website", "street", "postal_code", "city", "state", "latitude",
    "longitude", "founded", "employees", "stages", "summary", "description", "competences", "member_since", "mailbox",
    "phone", "contacts", "training_offers", "items",
}  # fmt: skip


def load_partners(loading: Loading) -> None:
    """Make and publish the partners, in the order of their files."""
    for entry in loading.progress("partners", read_folder(DEMO / "partners")):
        if not loading.existing(f"partner:{entry.name}"):
            _load_partner(loading, entry)


def _load_partner(loading: Loading, entry: Entry) -> None:
    entry.check_fields(FIELDS)
    data = entry.data
    partner = Partner(
        name=entry.required("name"),
        slug=data.get("slug", entry.name),
        kind=entry.required("kind"),
        email=data.get("mailbox") or "",
        employees=data.get("employees") or "",
        founded=data.get("founded"),
        latitude=data.get("latitude"),
        longitude=data.get("longitude"),
        member_since=to_date(entry, data.get("member_since")),
        **{name: data.get(name) or "" for name in ("website", "phone", "street", "postal_code", "city", "state")},
    )
    set_both(entry, partner, "summary", data.get("summary"))
    set_both(entry, partner, "description", data.get("description"))
    partner.stages = _known_stages(entry, data.get("stages") or [])
    partner.competence_rows = [
        PartnerCompetence(competence=loading.find(entry, f"competence:{slug}"), sort_order=number)
        for number, slug in enumerate(_each_once(entry, data.get("competences") or []))
    ]
    partner.items = [_item(entry, number, item) for number, item in enumerate(data.get("items") or [])]
    contacts = {
        _needed(entry, item, "key"): _contact(entry, number, item)
        for number, item in enumerate(data.get("contacts") or [])
    }
    partner.contacts = list(contacts.values())
    entry.validate(partner)
    partner.logo = load_logo(loading, entry)
    partner.save()
    # Now that the contacts have keys, an offer can name one.
    partner.training_offers = [
        _offer(loading, entry, number, item, contacts) for number, item in enumerate(data.get("training_offers") or [])
    ]
    partner.save()
    partner.save_revision().publish()
    PartnerReview.objects.create(partner=partner, reviewed_on=timezone.localdate())
    loading.remember(f"partner:{entry.name}", partner)
    for item in data.get("contacts") or []:
        contact = contacts[item["key"]]
        loading.remember(f"contact:{entry.name}/{item['key']}", contact)
        _consent(loading, entry, contact, item)


def _known_stages(entry: Entry, stages: list[str]) -> list[str]:
    if unknown := set(stages) - set(Stage.values):
        raise entry.error(f"there is no stage “{', '.join(sorted(unknown))}”")
    return stages


def _each_once(entry: Entry, slugs: list[str]) -> list[str]:
    if twice := {slug for slug in slugs if slugs.count(slug) > 1}:
        raise entry.error(f"a competence is named twice: {', '.join(sorted(twice))}")
    return slugs


def _needed(entry: Entry, data: dict[str, Any], field: str) -> str:
    if not data.get(field):
        raise entry.error(f"a contact lacks its “{field}”")
    return data[field]


def _item(entry: Entry, number: int, data: dict[str, Any]) -> PartnerItem:
    item = PartnerItem(
        kind=data.get("kind", ""), sort_order=number, valid_until=to_date(entry, data.get("valid_until"))
    )
    set_both(entry, item, "text", data.get("text"))
    entry.validate(item, exclude=["partner"])
    return item


def _contact(entry: Entry, number: int, data: dict[str, Any]) -> Contact:
    contact = Contact(
        name=_needed(entry, data, "name"),
        phone=data.get("phone") or "",
        email=data.get("mail") or "",
        sort_order=number,
    )
    set_both(entry, contact, "role", data.get("role"))
    for topic in data.get("topics") or []:
        if topic not in Contact.Topic.values:
            raise entry.error(f"“{topic}” is not a topic of a contact")
        setattr(contact, f"for_{topic}", True)
    entry.validate(contact, exclude=["partner"])
    return contact


def _offer(
    loading: Loading, entry: Entry, number: int, data: dict[str, Any], contacts: dict[str, Contact]
) -> TrainingOffer:
    contact_key = data.get("contact")
    if contact_key and contact_key not in contacts:
        raise entry.error(f"there is no contact “{contact_key}”")
    occupation = data.get("occupation")
    offer = TrainingOffer(
        kind=data.get("kind", ""),
        occupation=loading.find(entry, f"occupation:{occupation}") if occupation else None,
        starts_on=to_date(entry, data.get("starts_on")),
        valid_until=to_date(entry, data.get("valid_until")),
        place=data.get("place") or "",
        link=data.get("link") or "",
        contact=contacts[contact_key] if contact_key else None,
        sort_order=number,
    )
    set_both(entry, offer, "title", data.get("title"))
    entry.validate(offer, exclude=["partner"])
    return offer


def _consent(loading: Loading, entry: Entry, contact: Contact, data: dict[str, Any]) -> None:
    given = data.get("consent")
    if not given:
        return
    consent = Consent(contact_uuid=contact.uuid, how=given.get("how", ""), text=given.get("text", ""))
    if day := to_date(entry, given.get("given_on")):
        consent.given_at = timezone.make_aware(datetime.combine(day, time.min))
    entry.validate(consent)
    consent.save()
    loading.remember(f"consent:{entry.name}/{data['key']}", consent)
