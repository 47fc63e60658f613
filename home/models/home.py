from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from ..blocks import BodyBlock
from .base import BasePage, Introduction


class HomePage(Introduction, BasePage):
    """The first page of one language; every other page of that language lies below it."""

    headline = models.CharField(
        _("headline"),
        max_length=120,
        blank=True,
        help_text=_("One sentence that says what this is and for whom."),
    )
    body = StreamField(BodyBlock(), verbose_name=_("content"), blank=True)

    parent_page_types = ["wagtailcore.Page"]
    max_count_per_parent = 2  # one a language

    content_panels = [
        *Page.content_panels,
        FieldPanel("headline"),
        *Introduction.introduction_panels,
        FieldPanel("body"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("introduction"), index.SearchField("body")]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")
