from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from ..bilingual import Bilingual


class SiteImage(AbstractImage):
    """A picture with alternative text in both languages, credit, and what is known of rights and people shown."""

    alt_de = models.CharField(
        _("alternative text (German)"),
        max_length=255,
        blank=True,
        help_text=_("What the picture shows, for people who do not see it. Each use can say it differently."),
    )
    alt_en = models.CharField(_("alternative text (English)"), max_length=255, blank=True)
    credit = models.CharField(
        _("credit"),
        max_length=255,
        blank=True,
        help_text=_("Shown wherever the picture is, for example the photographer."),
    )
    rights_note = models.TextField(
        _("rights"), blank=True, help_text=_("Licence, source, until when we may use it. Not shown to visitors.")
    )
    people_consent = models.TextField(
        _("consent of people shown"),
        blank=True,
        help_text=_("Who can be recognised, and where their consent is kept. Empty when nobody can be recognised."),
    )

    alt = Bilingual("alt")

    admin_form_fields = (
        "title",
        "file",
        "alt_de",
        "alt_en",
        "credit",
        "rights_note",
        "people_consent",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = Image._meta.permissions

    @property
    def default_alt_text(self):
        """The alternative text in the active language: what Wagtail's image tags fall back to."""
        return self.alt


class SiteRendition(AbstractRendition):
    """A SiteImage in one size and format."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = [("image", "filter_spec", "focal_point_key")]


class SiteDocument(AbstractDocument):
    """A file to download. Its language, kind and size stand at every link."""

    language = models.CharField(
        _("language"),
        max_length=2,
        choices=[*settings.LANGUAGES, ("", _("none or several"))],
        default=settings.LANGUAGE_CODE,
        blank=True,
    )

    admin_form_fields = ("title", "file", "language", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = Document._meta.permissions
