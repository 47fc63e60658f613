"""Facts that must not come back with an old revision: consents, and when an entry was last confirmed."""

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ConsentQuerySet(models.QuerySet):
    def in_force(self):
        """Consents that have not been withdrawn."""
        return self.filter(withdrawn_at=None)


class Consent(models.Model):
    """A person's agreement to be shown with name, phone, mail and photo.

    Joined to a Contact by uuid and kept outside every revision: restoring or approving an old revision of a partner
    restores no consent that was withdrawn since. Never deleted when withdrawn: it is the proof (Art. 7 (1) GDPR).
    """

    class How(models.TextChoices):
        LINK = "link", _("confirmed by a mailed link")
        MAIL = "mail", _("by e-mail")
        PAPER = "paper", _("on paper")
        PUBLISHED = "published", _("published by the organisation itself")

    contact_uuid = models.UUIDField(_("contact"), db_index=True)
    given_at = models.DateTimeField(_("given on"), default=timezone.now)
    how = models.CharField(_("how"), max_length=10, choices=How.choices)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("recorded by"),
    )
    text = models.TextField(_("text"), help_text=_("What the person agreed to, word for word."))
    withdrawn_at = models.DateTimeField(_("withdrawn on"), null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["-given_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["contact_uuid"], condition=models.Q(withdrawn_at=None), name="one_consent_in_force"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_how_display()}, {timezone.localtime(self.given_at):%d.%m.%Y}"

    @property
    def contact(self):
        """The person, or None where nobody has this uuid any more. A query: for one consent, not for a list."""
        contacts = apps.get_model("directory", "Contact").objects.select_related("partner")
        return contacts.filter(uuid=self.contact_uuid).first()

    def withdraw(self) -> None:
        """Hide the person everywhere, at once. Twice is as good as once."""
        if self.withdrawn_at is None:
            self.withdrawn_at = timezone.now()
            self.save(update_fields=["withdrawn_at"])


class PartnerReview(models.Model):
    """When somebody last confirmed that a partner's entry is right: its "Stand"."""

    partner = models.OneToOneField(
        "directory.Partner", models.CASCADE, related_name="review", verbose_name=_("partner")
    )
    reviewed_on = models.DateField(_("reviewed on"))
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("reviewed by"),
    )

    class Meta:
        verbose_name = _("review of an entry")
        verbose_name_plural = _("reviews of entries")

    def __str__(self) -> str:
        return f"{self.partner}, {self.reviewed_on:%m/%Y}"
