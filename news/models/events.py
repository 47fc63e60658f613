from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail.search import index

from home.bilingual import active_language
from home.models import Introduction

from ..blocks import ProgrammeBlock
from .base import EntryIndexPage, EntryPage
from .event_querysets import EventQuerySet, start_of_today
from .rows import DocumentRow, PartnerRow, TopicRow


class EventIndexPage(EntryIndexPage):
    """What is to come, and below it what has been."""

    subpage_types = ["news.EventPage"]

    class Meta:
        verbose_name = _("event index")
        verbose_name_plural = _("event indexes")

    @classmethod
    def get_entries(cls):
        return EventPage.objects.upcoming()

    @classmethod
    def get_filtered(cls):
        return EventPage.objects.all()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        past = EventPage.objects.past().listed_in(active_language()).about(*context["form"].chosen("topic"))
        # By looking one further instead of counting: one query.
        asked = request.GET.get("past", "")
        number = int(asked) if asked.isascii() and asked.isdigit() and 0 < len(asked) < 5 else 1
        start = max(number - 1, 0) * self.entries_per_page
        found = list(past.for_listing()[start : start + self.entries_per_page + 1])
        context["past"] = found[: self.entries_per_page]
        context["earlier"] = number + 1 if len(found) > self.entries_per_page else None
        context["later"] = number - 1 if number > 1 else None
        return context


class EventPage(Introduction, EntryPage):
    """An event: a date, a place, who it is for. Cancelled or moved it stays visible and says so."""

    class Format(models.TextChoices):
        WORKSHOP = "workshop", _("Workshop")
        CONFERENCE = "conference", _("Conference")
        TRADE_FAIR = "trade_fair", _("Trade fair")
        COMPANY_VISIT = "company_visit", _("Company visit")
        TRAINING = "training", _("Further training")
        WEBINAR = "webinar", _("Online seminar")
        MEETING = "meeting", _("Network meeting")

    class Language(models.TextChoices):
        GERMAN = "de", _("German")
        ENGLISH = "en", _("English")
        BOTH = "both", _("German and English")

    class Status(models.TextChoices):
        SCHEDULED = "scheduled", _("Planned")
        MOVED = "moved", _("New date")
        CANCELLED = "cancelled", _("Cancelled")

    starts_at = models.DateTimeField(_("start"))
    ends_at = models.DateTimeField(_("end"), null=True, blank=True)
    whole_day = models.BooleanField(_("whole day"), default=False, help_text=_("Show the dates without times."))
    venue = models.CharField(_("place"), max_length=160, blank=True, help_text=_("For example name of the building."))
    address = models.CharField(_("address"), max_length=255, blank=True)
    online_url = models.URLField(_("online at"), blank=True)
    organiser = models.ForeignKey(
        "directory.Partner",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organiser"),
        help_text=_("Empty: the network's office."),
    )
    format = models.CharField(_("format"), max_length=14, choices=Format.choices, default=Format.MEETING)
    event_language = models.CharField(
        _("language of the event"), max_length=4, choices=Language.choices, default=Language.GERMAN
    )
    cost = models.CharField(_("cost"), max_length=160, blank=True)
    registration_url = models.URLField(_("registration"), blank=True)
    registration_deadline = models.DateField(_("registration until"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.SCHEDULED)
    programme = StreamField(ProgrammeBlock(), verbose_name=_("programme"), blank=True)

    parent_page_types = ["news.EventIndexPage"]

    objects = PageManager.from_queryset(EventQuerySet)()

    content_panels = [
        *Page.content_panels,
        *Introduction.introduction_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at"), FieldPanel("whole_day")]),
                FieldRowPanel([FieldPanel("status"), FieldPanel("format"), FieldPanel("event_language")]),
            ],
            heading=_("Date"),
        ),
        MultiFieldPanel(
            [FieldPanel("venue"), FieldPanel("address"), FieldPanel("online_url"), FieldPanel("organiser")],
            heading=_("Place and organiser"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("cost"),
                FieldRowPanel([FieldPanel("registration_url"), FieldPanel("registration_deadline")]),
            ],
            heading=_("Taking part"),
        ),
        EntryPage.lead_image_panel,
        FieldPanel("body"),
        FieldPanel("programme"),
        EntryPage.partners_panel,
        EntryPage.topics_panel,
        EntryPage.documents_panel,
    ]
    search_fields = [
        *EntryPage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("venue"),
        index.SearchField("address"),
        index.FilterField("starts_at"),
    ]

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def clean(self):
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at < self.starts_at:
            raise ValidationError({"ends_at": _("The end lies before the start.")})

    @property
    def is_over(self) -> bool:
        return (self.ends_at or self.starts_at) < (start_of_today() if self.whole_day else timezone.now())

    @property
    def registration_open(self) -> bool:
        """Whether one can still register: an address, not over, not cancelled, not past the deadline."""
        return bool(
            self.registration_url
            and not self.is_over
            and self.status != self.Status.CANCELLED
            and (self.registration_deadline is None or self.registration_deadline >= timezone.localdate())
        )


class EventPageTopic(TopicRow):
    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="topic_rows")


class EventPagePartner(PartnerRow):
    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="partner_rows")


class EventPageDocument(DocumentRow):
    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="document_rows")
