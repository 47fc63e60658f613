from __future__ import annotations

from django.core.paginator import Paginator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, MultipleChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from directory.models import Contact, Partner
from home.bilingual import active_language
from home.blocks import BodyBlock
from home.images import LOGO_SPEC, PICTURE_SPECS, renditions_of
from home.models import BasePage, Introduction
from home.querysets import ListedPageQuerySet

from ..forms import ListingForm
from .topics import Topic


class EntryQuerySet(ListedPageQuerySet):
    """News, projects or events."""

    def about(self, *topics: str):
        """Those with any of these topics (slugs); all, where none is given."""
        return self.filter(topic_rows__topic__slug__in=topics).distinct() if topics else self

    def for_listing(self):
        """With the pictures that a list shows, in a constant number of queries."""
        return self.select_related("lead_image").prefetch_related(renditions_of("lead_image__", PICTURE_SPECS))


class EntryPage(BasePage):
    """What news, projects and events have alike: a lead picture, topics, partners, documents, content."""

    lead_image = models.ForeignKey(
        "home.SiteImage", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("lead picture")
    )
    lead_image_alt = models.CharField(
        _("alternative text for this use"),
        max_length=255,
        blank=True,
        help_text=_("Empty: the picture's own alternative text."),
    )
    body = StreamField(BodyBlock(), verbose_name=_("content"), blank=True)

    subpage_types: list[str] = []

    lead_image_panel = MultiFieldPanel(
        [FieldPanel("lead_image"), FieldPanel("lead_image_alt")], heading=_("Lead picture")
    )
    topics_panel = MultipleChooserPanel("topic_rows", chooser_field_name="topic", label=_("Topics"))
    partners_panel = MultipleChooserPanel("partner_rows", chooser_field_name="partner", label=_("Partners"))
    documents_panel = MultipleChooserPanel("document_rows", chooser_field_name="document", label=_("Documents"))

    search_fields = [*Page.search_fields, index.SearchField("body")]

    class Meta:
        abstract = True

    @property
    def lead_alt(self) -> str:
        """What the lead picture shows: said for this use, else the picture's own words."""
        return self.lead_image_alt or (self.lead_image.alt if self.lead_image else "")

    def pictures(self):
        """The lead picture, and those in the content."""
        if self.lead_image:
            yield self.lead_image
        yield from super().pictures()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        # Drafts and previews hold these rows in memory; there the joins have no effect.
        context["topics"] = [row.topic for row in self.topic_rows.all().select_related("topic")]
        context["documents"] = [row.document for row in self.document_rows.all().select_related("document")]
        rows = (
            self.partner_rows.all()
            .select_related("partner__logo")
            .prefetch_related(renditions_of("partner__logo__", [LOGO_SPEC]))
        )
        # Who was public once keeps its name here; a draft that never was is nobody's business.
        context["partner_rows"] = [row for row in rows if row.partner.live or row.partner.first_published_at]
        return context


def contact_context(contact_id: int | None) -> dict[str, Contact | Partner | None]:
    """The chosen person, while she or he may be shown; else the organisation, whose role mailbox stands there."""
    contact = Contact.objects.with_consent().select_related("partner", "photo").filter(pk=contact_id).first()
    if contact is None or not contact.partner.is_published:
        return {"contact": None, "contact_partner": None}
    return {"contact": contact if contact.has_consent else None, "contact_partner": contact.partner}


class EntryIndexPage(Introduction, BasePage):
    """A list of entries, newest first, by topic, in pages."""

    entries_per_page = 20

    subpage_types: list[str]
    parent_page_types = ["home.HomePage"]
    max_count_per_parent = 1

    content_panels = [*Page.content_panels, *Introduction.introduction_panels]
    search_fields = [*Page.search_fields, index.SearchField("introduction")]

    class Meta:
        abstract = True

    @classmethod
    def get_entries(cls) -> EntryQuerySet:
        """All entries of this kind, in the order of the list."""
        raise TypeError(f"{cls.__name__} does not say what it lists")

    @classmethod
    def get_filtered(cls) -> EntryQuerySet:
        """All entries that the page's filters are about: also those it shows outside the list itself."""
        return cls.get_entries()

    @classmethod
    def latest(cls, number: int) -> list:
        """The first ``number`` entries of the list in the active language, for a teaser elsewhere."""
        return list(cls.get_entries().listed_in(active_language()).for_listing()[:number])

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        entries = self.get_entries().listed_in(active_language())
        form = ListingForm(request.GET, topics=self.topics_in_use(self.get_filtered().listed_in(active_language())))
        found = entries.about(*form.chosen("topic")).for_listing()
        context["form"] = form
        context["page_obj"] = Paginator(found, self.entries_per_page).get_page(request.GET.get("page"))
        return context

    @staticmethod
    def topics_in_use(entries: EntryQuerySet):
        """The topics that at least one of ``entries`` has: a filter offers no dead ends."""
        used = entries.order_by().values("topic_rows__topic")
        return Topic.objects.filter(pk__in=used)
