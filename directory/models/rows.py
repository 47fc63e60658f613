"""What a partner offers and looks for: rows of its entry."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from home.bilingual import Bilingual


class Dated(models.Model):
    """Something that disappears by itself on a day."""

    valid_until = models.DateField(
        _("valid until"), null=True, blank=True, help_text=_("Disappears by itself afterwards.")
    )

    class Meta:
        abstract = True

    @property
    def is_current(self) -> bool:
        """Whether it is not past its day."""
        return self.valid_until is None or self.valid_until >= timezone.localdate()


class TrainingOffer(Dated, Orderable):
    """A way to learn at a partner: an apprenticeship, a thesis, a day to look around."""

    class Kind(models.TextChoices):
        APPRENTICESHIP = "apprenticeship", _("Apprenticeship")
        DUAL_STUDY = "dual_study", _("Dual study programme")
        INTERNSHIP = "internship", _("Internship")
        PUPILS_INTERNSHIP = "pupils_internship", _("Pupils' internship")
        HOLIDAY_JOB = "holiday_job", _("Holiday job")
        THESIS = "thesis", _("Thesis")
        COMPANY_VISIT = "company_visit", _("Company visit")

    partner = ParentalKey("directory.Partner", on_delete=models.CASCADE, related_name="training_offers")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    occupation = models.ForeignKey(
        "directory.Occupation", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("occupation")
    )
    title_de = models.CharField(
        _("title (German)"), max_length=160, blank=True, help_text=_("Only where there is no occupation.")
    )
    title_en = models.CharField(_("title (English)"), max_length=160, blank=True)
    starts_on = models.DateField(_("start"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True, help_text=_("If not at the partner's address."))
    link = models.URLField(_("link"), blank=True)
    contact = models.ForeignKey(
        "directory.Contact", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("contact")
    )

    title = Bilingual("title")

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("occupation")]),
        FieldRowPanel([FieldPanel("title_de"), FieldPanel("title_en")]),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("valid_until")]),
        FieldRowPanel([FieldPanel("place"), FieldPanel("link")]),
        FieldPanel("contact"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("training offer")
        verbose_name_plural = _("training offers")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.label}"

    @property
    def label(self) -> str:
        """What is learnt: the occupation's name, else the offer's own title."""
        return self.occupation.name if self.occupation else self.title


class PartnerItem(Dated, Orderable):
    """A machine or test that a partner has, something it offers or something it needs."""

    class Kind(models.TextChoices):
        EQUIPMENT = "equipment", _("Equipment")
        OFFER = "offer", _("Offer")
        NEED = "need", _("Need")

    partner = ParentalKey("directory.Partner", on_delete=models.CASCADE, related_name="items")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    text_de = models.CharField(_("text (German)"), max_length=255, blank=True)
    text_en = models.CharField(_("text (English)"), max_length=255, blank=True)

    text = Bilingual("text")

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("valid_until")]),
        FieldRowPanel([FieldPanel("text_de"), FieldPanel("text_en")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("equipment, offer or need")
        verbose_name_plural = _("equipment, offers and needs")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text}"
