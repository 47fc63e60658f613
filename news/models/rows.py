"""Rows that news, projects and events have alike. References only, no prose: they are the same in both languages.

They go with what they name, since modelcluster can open a draft or old revision only if a row whose object is gone may
go too. That nobody deletes what is in use is the business of ``directory.deletion``.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable


class TopicRow(Orderable):
    """A topic of the page. A row with a foreign key: wagtail-localize ignores many-to-many fields."""

    topic = models.ForeignKey("news.Topic", models.CASCADE, related_name="+", verbose_name=_("topic"))

    panels = [FieldPanel("topic")]

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = _("topic")
        verbose_name_plural = _("topics")


class PartnerRow(Orderable):
    """A partner that the page names."""

    partner = models.ForeignKey("directory.Partner", models.CASCADE, related_name="+", verbose_name=_("partner"))

    panels = [FieldPanel("partner")]

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = _("partner")
        verbose_name_plural = _("partners")


class DocumentRow(Orderable):
    """A file to download; its title and language are the document's own."""

    document = models.ForeignKey("home.SiteDocument", models.CASCADE, related_name="+", verbose_name=_("document"))

    panels = [FieldPanel("document")]

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = _("document")
        verbose_name_plural = _("documents")
