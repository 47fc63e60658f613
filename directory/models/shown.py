from django.db import models

from .consent import Consent
from .contact import Contact
from .rows import PartnerItem, TrainingOffer


class ShownRows(models.Model):
    """Which rows of an entry its page shows: of the published one, of a draft, of an old revision alike."""

    class Meta:
        abstract = True

    def shown_contacts(self) -> list[Contact]:
        """The persons with a consent in force, as ``for_page()`` has fetched it.

        The rows of a draft or an old revision are asked anew: none of them brings anybody back.
        """
        contacts = list(self.contacts.all())
        if not all(hasattr(contact, "has_consent") for contact in contacts):
            agreed = set(
                Consent.objects.in_force()
                .filter(contact_uuid__in=[contact.uuid for contact in contacts])
                .values_list("contact_uuid", flat=True)
            )
            return [contact for contact in contacts if contact.uuid in agreed]
        return [contact for contact in contacts if contact.has_consent]

    def current_offers(self) -> list[TrainingOffer]:
        """The training offers not past their date."""
        return [offer for offer in self.training_offers.all() if offer.is_current]

    def items_by_kind(self) -> dict[str, list[PartnerItem]]:
        """Equipment, offers and needs not past their date, by kind."""
        by_kind: dict[str, list[PartnerItem]] = {}
        for item in self.items.all():
            if item.is_current:
                by_kind.setdefault(item.kind, []).append(item)
        return by_kind
