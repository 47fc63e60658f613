from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Page, PageManager
from wagtail.search import index

from .base import EntryIndexPage, EntryPage, EntryQuerySet, contact_context
from .rows import DocumentRow, PartnerRow, TopicRow


class NewsIndexPage(EntryIndexPage):
    """All news, newest first; a news item in one language is listed in the other too."""

    subpage_types = ["news.NewsPage"]

    class Meta:
        verbose_name = _("news index")
        verbose_name_plural = _("news indexes")

    @classmethod
    def get_entries(cls):
        return NewsPage.objects.order_by("-date", "-pk")


class NewsPage(EntryPage):
    """A news item, from the office or from a partner."""

    date = models.DateField(_("date"), default=timezone.localdate, help_text=_("May lie back."))
    teaser = models.TextField(_("teaser"), blank=True, help_text=_("One or two sentences; lists show them."))
    sender = models.ForeignKey(
        "directory.Partner",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("sender"),
        help_text=_("The partner whose news this is. Empty: the network's office."),
    )
    press_contact = models.ForeignKey(
        "directory.Contact", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("press contact")
    )

    parent_page_types = ["news.NewsIndexPage"]

    objects = PageManager.from_queryset(EntryQuerySet)()

    content_panels = [
        *Page.content_panels,
        FieldRowPanel([FieldPanel("date"), FieldPanel("sender")]),
        FieldPanel("teaser"),
        EntryPage.lead_image_panel,
        FieldPanel("body"),
        EntryPage.topics_panel,
        EntryPage.partners_panel,
        EntryPage.documents_panel,
        FieldPanel("press_contact"),
    ]
    search_fields = [*EntryPage.search_fields, index.SearchField("teaser"), index.FilterField("date")]

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")

    @property
    def lead(self) -> str:
        return self.teaser

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context.update(contact_context(self.press_contact_id))
        return context


class NewsPageTopic(TopicRow):
    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="topic_rows")


class NewsPagePartner(PartnerRow):
    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="partner_rows")


class NewsPageDocument(DocumentRow):
    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="document_rows")
