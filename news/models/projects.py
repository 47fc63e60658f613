from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page, PageManager
from wagtail.search import index

from home.blocks.text import TEXT_FEATURES
from home.models import Introduction

from .base import EntryIndexPage, EntryPage, EntryQuerySet, contact_context
from .rows import DocumentRow, PartnerRow, TopicRow


class ProjectIndexPage(EntryIndexPage):
    """All projects, the latest to end first."""

    subpage_types = ["news.ProjectPage"]

    class Meta:
        verbose_name = _("project index")
        verbose_name_plural = _("project indexes")

    @classmethod
    def get_entries(cls):
        return ProjectPage.objects.order_by(F("ends_on").desc(nulls_first=True), "-pk")


class ProjectPage(Introduction, EntryPage):
    """A project: what was planned, what came of it, who paid."""

    class Status(models.TextChoices):
        PLANNED = "planned", _("Planned")
        RUNNING = "running", _("Running")
        COMPLETED = "completed", _("Completed")

    description = RichTextField(_("description"), features=TEXT_FEATURES, blank=True)
    activities = RichTextField(_("activities"), features=TEXT_FEATURES, blank=True)
    results = RichTextField(_("results"), features=TEXT_FEATURES, blank=True)
    outlook = RichTextField(_("outlook"), features=TEXT_FEATURES, blank=True)
    starts_on = models.DateField(_("start"), null=True, blank=True)
    ends_on = models.DateField(_("end"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.RUNNING)
    contact = models.ForeignKey(
        "directory.Contact", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("contact")
    )

    parent_page_types = ["news.ProjectIndexPage"]

    objects = PageManager.from_queryset(EntryQuerySet)()

    content_panels = [
        *Page.content_panels,
        *Introduction.introduction_panels,
        FieldRowPanel([FieldPanel("status"), FieldPanel("starts_on"), FieldPanel("ends_on")]),
        EntryPage.lead_image_panel,
        MultiFieldPanel(
            [FieldPanel(name) for name in ("results", "description", "activities", "outlook")], heading=_("Project")
        ),
        FieldPanel("body"),
        InlinePanel("fundings", label=_("Funding")),
        InlinePanel("partner_rows", label=_("Partner"), heading=_("Partners")),
        EntryPage.topics_panel,
        EntryPage.documents_panel,
        FieldPanel("contact"),
    ]
    search_fields = [
        *EntryPage.search_fields,
        *[index.SearchField(name) for name in ("introduction", "description", "activities", "results", "outlook")],
    ]

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")

    def clean(self):
        super().clean()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("The end lies before the start.")})

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context.update(contact_context(self.contact_id))
        return context


class ProjectFunding(Orderable):
    """What a funder gives to a project."""

    page = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="fundings")
    funder = models.ForeignKey("directory.Funder", models.CASCADE, related_name="+", verbose_name=_("funder"))
    grant_number = models.CharField(_("grant number"), max_length=80, blank=True)
    amount = models.DecimalField(
        _("amount (euros)"),
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    eu_share = models.DecimalField(
        _("share of the European Union (per cent)"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )

    panels = [
        FieldRowPanel([FieldPanel("funder"), FieldPanel("grant_number")]),
        FieldRowPanel([FieldPanel("amount"), FieldPanel("eu_share")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("funding")
        verbose_name_plural = _("fundings")


class ProjectPageTopic(TopicRow):
    page = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="topic_rows")


class ProjectPagePartner(PartnerRow):
    """A partner in a project, with its role."""

    class Role(models.TextChoices):
        COORDINATOR = "coordinator", _("Co-ordinator")
        PARTNER = "partner", _("Project partner")
        ASSOCIATED = "associated", _("Associated partner")

    page = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="partner_rows")
    role = models.CharField(_("role"), max_length=12, choices=Role.choices, default=Role.PARTNER)

    panels = [FieldRowPanel([FieldPanel("partner"), FieldPanel("role")])]


class ProjectPageDocument(DocumentRow):
    page = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="document_rows")
