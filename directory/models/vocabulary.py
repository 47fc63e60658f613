"""The words the directory is sorted by; both languages in one row."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index

from home.bilingual import Bilingual
from home.slugs import german_slug


class Term(index.Indexed, models.Model):
    """A word with a name in both languages and a stable short form for addresses."""

    slug = models.SlugField(
        _("short form"),
        max_length=80,
        unique=True,
        blank=True,
        help_text=_("For addresses. Made from the German name."),
    )
    name_de = models.CharField(_("name (German)"), max_length=160)
    name_en = models.CharField(_("name (English)"), max_length=160)

    name = Bilingual("name")

    search_fields = [index.SearchField("name_de"), index.SearchField("name_en"), index.AutocompleteField("name_de")]

    class Meta:
        abstract = True
        ordering = ["name_de"]

    def __str__(self) -> str:
        return str(self.name)

    def full_clean(self, *args, **kwargs):
        self.slug = self.slug or german_slug(self.name_de, 80)
        super().full_clean(*args, **kwargs)


NAME_PANEL = FieldRowPanel([FieldPanel("name_de"), FieldPanel("name_en")])


class Synonyms(models.Model):
    """Other words that people look for, one a line."""

    synonyms_de = models.TextField(
        _("also called (German)"), blank=True, help_text=_("One a line: other words, former names, abbreviations.")
    )
    synonyms_en = models.TextField(_("also called (English)"), blank=True, help_text=_("One a line."))

    class Meta:
        abstract = True


SYNONYMS_PANEL = FieldRowPanel([FieldPanel("synonyms_de"), FieldPanel("synonyms_en")])


class Competence(Synonyms, Term):
    """Something a partner can do or works with."""

    class Group(models.TextChoices):
        MATERIAL = "material", _("Material")
        PROCESS = "process", _("Process")
        APPLICATION = "application", _("Application")
        SERVICE = "service", _("Service")

    group = models.CharField(_("group"), max_length=12, choices=Group.choices)

    panels = [NAME_PANEL, FieldPanel("group"), SYNONYMS_PANEL, FieldPanel("slug")]

    class Meta(Term.Meta):
        verbose_name = _("competence")
        verbose_name_plural = _("competences")


class Occupation(Synonyms, Term):
    """A recognised occupation or course of study; former names are synonyms, since people look for them for years."""

    panels = [NAME_PANEL, SYNONYMS_PANEL, FieldPanel("slug")]

    class Meta(Term.Meta):
        verbose_name = _("occupation")
        verbose_name_plural = _("occupations")


class Funder(Term):
    """Who pays for a project: logo and wording as the grant notice prescribes them, unaltered, on white."""

    programme_de = models.CharField(_("programme (German)"), max_length=255, blank=True)
    programme_en = models.CharField(_("programme (English)"), max_length=255, blank=True)
    wording_de = models.TextField(
        _("prescribed wording (German)"), blank=True, help_text=_("Word for word as in the grant notice.")
    )
    wording_en = models.TextField(_("prescribed wording (English)"), blank=True)
    logo_de = models.ForeignKey(
        "home.SiteImage", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("logo (German)")
    )
    logo_en = models.ForeignKey(
        "home.SiteImage", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("logo (English)")
    )
    website = models.URLField(_("website"), blank=True)

    programme = Bilingual("programme")
    wording = Bilingual("wording")

    panels = [
        NAME_PANEL,
        FieldRowPanel([FieldPanel("programme_de"), FieldPanel("programme_en")]),
        FieldRowPanel([FieldPanel("wording_de"), FieldPanel("wording_en")]),
        FieldRowPanel([FieldPanel("logo_de"), FieldPanel("logo_en")]),
        FieldPanel("website"),
        FieldPanel("slug"),
    ]

    class Meta(Term.Meta):
        verbose_name = _("funder")
        verbose_name_plural = _("funders")
