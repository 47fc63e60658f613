from __future__ import annotations

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.fields import RichTextField
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)
from wagtail.search import index

from home.bilingual import Bilingual
from home.blocks.text import TEXT_FEATURES
from home.slugs import german_slug

from ..choices import EmployeeBand, Kind, Stage
from .links import PartnerStage
from .location import Location
from .membership import Membership
from .querysets import PartnerManager
from .shown import ShownRows


class Partner(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    index.Indexed,
    Location,
    Membership,
    ShownRows,
    ClusterableModel,
):
    """An organisation of the network: one row, never one per language. Only its prose has two languages.

    The same row wherever it is shown: directory, news, projects, events, logo walls. It is public while ``live`` and
    not left; who has left keeps row and address, since old news name it.
    """

    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(
        _("address part"),
        max_length=120,
        unique=True,
        blank=True,
        help_text=_("The end of the page's address, the same in both languages. Made from the name."),
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    logo = models.ForeignKey(
        "home.SiteImage", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("logo")
    )
    website = models.URLField(_("website"), blank=True)
    email = models.EmailField(
        _("role mailbox"), blank=True, help_text=_("Shown where no person has agreed to be shown, for example info@…")
    )
    phone = models.CharField(_("switchboard"), max_length=50, blank=True)

    founded = models.PositiveSmallIntegerField(
        _("founded"), null=True, blank=True, validators=[MinValueValidator(1200), MaxValueValidator(2200)]
    )
    employees = models.CharField(_("employees"), max_length=8, choices=EmployeeBand.choices, blank=True)
    summary_de = models.CharField(_("summary (German)"), max_length=255, blank=True)
    summary_en = models.CharField(_("summary (English)"), max_length=255, blank=True)
    description_de = RichTextField(_("description (German)"), features=TEXT_FEATURES, blank=True)
    description_en = RichTextField(_("description (English)"), features=TEXT_FEATURES, blank=True)

    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="partner")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="partner",
        for_concrete_model=False,
    )

    summary = Bilingual("summary")
    description = Bilingual("description")

    objects = PartnerManager()

    search_fields = [
        index.SearchField("name", boost=4),
        index.AutocompleteField("name"),
        index.SearchField("city"),
        index.SearchField("summary_de"),
        index.SearchField("summary_en"),
        index.FilterField("live"),
        index.FilterField("kind"),
        index.FilterField("state"),
    ]

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def revisions(self):
        return self._revisions

    def full_clean(self, *args, **kwargs):
        self.slug = self.slug or german_slug(self.name, 120)
        super().full_clean(*args, **kwargs)

    def clean(self):
        super().clean()
        if not self.slug:
            raise ValidationError({"slug": _("Please type one: the name has no letters that an address can hold.")})

    @property
    def approved_schedule(self) -> bool:
        """Whether publishing is scheduled; without a query after ``with_publishing_state()``."""
        known = self.__dict__.get("_approved_schedule")
        return super().approved_schedule if known is None else known

    # Addresses and previews

    @property
    def url(self) -> str:
        """Address below the directory of the active language."""
        from .pages import DirectoryPage

        return f"{DirectoryPage.address()}{self.slug}/"

    def get_absolute_url(self) -> str:
        return self.url

    @property
    def preview_modes(self):
        return [("de", "Deutsch"), ("en", "English")]

    def serve_preview(self, request, mode_name):
        """Show the public page of this entry, as it would be, in the language of the preview mode."""
        from .pages import DirectoryPage

        with translation.override(mode_name or "de"):
            request.LANGUAGE_CODE = translation.get_language()
            index_page = DirectoryPage.objects.filter(locale__language_code=translation.get_language()).first()
            if index_page is None:
                return redirect("/")
            return index_page.render_partner(request, self).render()

    # What templates show

    @property
    def is_published(self) -> bool:
        """The same as ``published()`` of the QuerySet, for a row at hand."""
        return self.live and not self.has_left

    @property
    def stages(self) -> list[str]:
        """Keys of the value-chain stages, in the chain's order."""
        chosen = {row.stage for row in self.stage_rows.all()}
        return [stage for stage in Stage.values if stage in chosen]

    @stages.setter
    def stages(self, values: list[str]) -> None:
        self.stage_rows = [PartnerStage(stage=value) for value in Stage.values if value in values]

    @property
    def stage_labels(self) -> list[str]:
        return [Stage(value).label for value in self.stages]
