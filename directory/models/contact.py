import uuid

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from home.bilingual import Bilingual
from home.images import PICTURE_SPECS, renditions_of
from home.querysets import in_order_of

from .consent import Consent


class ContactQuerySet(models.QuerySet):
    def with_consent(self):
        """Marked with ``has_consent``: whether a consent is in force."""
        return self.annotate(has_consent=Exists(Consent.objects.in_force().filter(contact_uuid=OuterRef("uuid"))))

    def shown(self):
        """Those with a consent in force, at a partner that is published: nobody else appears anywhere."""
        return (
            self.with_consent()
            .filter(has_consent=True, partner__live=True)
            .filter(Q(partner__left_on=None) | Q(partner__left_on__gt=timezone.localdate()))
            .select_related("partner", "photo")
            .prefetch_related(renditions_of("photo__", PICTURE_SPECS))
        )

    def without_consent(self):
        """Those who have agreed to nothing, or no longer do."""
        return self.with_consent().filter(has_consent=False)

    def in_order_of(self, pks: list[int]):
        """Those with these keys, in this order."""
        return in_order_of(self, pks)


class Contact(Orderable):
    """A person at a partner: the only way a person appears with phone, mail or photo anywhere on the site."""

    class Topic(models.TextChoices):
        PRESS = "press", _("Press")
        TRAINING = "training", _("Training")
        COOPERATION = "cooperation", _("Co-operation")
        SCHOOLS = "schools", _("Schools")

    partner = ParentalKey("directory.Partner", on_delete=models.CASCADE, related_name="contacts")
    uuid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    name = models.CharField(_("name"), max_length=120)
    role_de = models.CharField(_("role (German)"), max_length=160, blank=True)
    role_en = models.CharField(_("role (English)"), max_length=160, blank=True)
    phone = models.CharField(_("phone"), max_length=50, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    photo = models.ForeignKey(
        "home.SiteImage", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("photo")
    )
    for_press = models.BooleanField(_("press"), default=False)
    for_training = models.BooleanField(_("training"), default=False)
    for_cooperation = models.BooleanField(_("co-operation"), default=False)
    for_schools = models.BooleanField(_("schools"), default=False)

    role = Bilingual("role")
    objects = ContactQuerySet.as_manager()

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("role_de"), FieldPanel("role_en")]),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
        FieldPanel("photo"),
        FieldRowPanel([FieldPanel(f"for_{topic}") for topic in Topic.values], heading=_("To be asked about")),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")

    def __str__(self) -> str:
        return f"{self.name} ({self.partner})"

    def is_for(self, topic: str) -> bool:
        """Whether this person is to be asked about ``topic`` (one of ``Topic``)."""
        return getattr(self, f"for_{topic}", False)

    @property
    def topics(self) -> list[str]:
        """Labels of what this person is to be asked about."""
        return [topic.label for topic in self.Topic if self.is_for(topic)]

    @property
    def consent(self) -> Consent | None:
        """The consent in force, if there is one. A query: for one person, not for a list."""
        return Consent.objects.in_force().filter(contact_uuid=self.uuid).first()
