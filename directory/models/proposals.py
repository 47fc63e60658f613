"""Who speaks for a partner, and what they propose to change in its entry."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Representative(models.Model):
    """Ties a user to a partner. Representatives never get into the CMS."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="representations", verbose_name=_("user")
    )
    partner = models.ForeignKey(
        "directory.Partner", models.CASCADE, related_name="representatives", verbose_name=_("partner")
    )
    since = models.DateTimeField(_("since"), auto_now_add=True)

    class Meta:
        verbose_name = _("representative")
        verbose_name_plural = _("representatives")
        constraints = [models.UniqueConstraint(fields=["user", "partner"], name="one_tie_per_user_and_partner")]

    def __str__(self) -> str:
        return f"{self.user} ({self.partner})"


class ProfileChange(models.Model):
    """A partner's proposal for its own entry: fields with old and new value, waiting for staff.

    Not a Wagtail revision: those are one line, so that with a proposal as the newest one staff could not mend a typo
    without publishing it, and an import would be lost.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PENDING = "pending", _("In review")
        RETURNED = "returned", _("Sent back")
        DECIDED = "decided", _("Decided")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    partner = models.ForeignKey(
        "directory.Partner", models.CASCADE, related_name="profile_changes", verbose_name=_("partner")
    )
    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="profile_changes", verbose_name=_("sender")
    )
    state = models.CharField(_("status"), max_length=10, choices=State.choices, default=State.DRAFT)
    fields = models.JSONField(
        _("proposed fields"),
        default=dict,
        help_text=_("By field name: old value, new value, and staff's decision once there is one."),
    )
    comment = models.TextField(_("comment"), blank=True)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )

    class Meta:
        verbose_name = _("proposed change")
        verbose_name_plural = _("proposed changes")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.partner}: {self.get_state_display()}"
