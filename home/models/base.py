from collections.abc import Iterator
from http import HTTPMethod

from django.db import models
from django.db.models import Value
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from ..blocks.walking import values_in
from ..images import prefetch_pictures
from ..page_form import BasePageForm
from ..querysets import restricting
from ..slugs import german_slug
from ..translations import translated_pages


class BasePage(Page):
    """What each of our page types has: a transliterated address, a description, pictures fetched at once."""

    base_form_class = BasePageForm

    # Wagtail would answer PUT and DELETE with the page. A page type with a form adds POST.
    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]

    class Meta:
        abstract = True

    def full_clean(self, *args, **kwargs):
        """Fill an empty address part from the title, with German letters spelt out, before Wagtail would drop them."""
        if not self.slug:  # type: ignore[has-type]
            self.slug = self._get_available_slug(german_slug(self.title))
        super().full_clean(*args, **kwargs)

    def _get_available_slug(self, base: str) -> str:
        parent = self.get_parent() if self.path else None
        taken = (
            set(Page.objects.child_of(parent).exclude(pk=self.pk).values_list("slug", flat=True)) if parent else set()
        )
        slug, number = base, 1
        while slug in taken:
            number += 1
            slug = f"{base}-{number}"
        return slug

    @property
    def lead(self) -> str:
        """The sentences that stand below the title and in lists. A page type without any has none."""
        return ""

    @property
    def meta_description(self) -> str:
        """The text for search engines and social media: the one typed for it, else the lead, cut at 155 characters."""
        return self.search_description or Truncator(self.lead or self.title).chars(155)

    def pictures(self) -> Iterator[AbstractImage]:
        """The pictures that this page shows."""
        yield from values_in(getattr(self, "body", None), AbstractImage)

    def get_view_restrictions(self):
        """As Wagtail's, in one query instead of two: it is asked for every page served."""
        return restricting(Value(self.path))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        body = getattr(self, "body", None)
        prefetch_pictures(self.pictures())
        context["translated_pages"] = translated_pages(values_in(body, Page), self.locale_id)
        return context


class Introduction(models.Model):
    """One or two sentences under the title, which are the page's teaser in lists too."""

    introduction = models.TextField(
        _("introduction"), blank=True, help_text=_("One or two sentences under the title. Lists show them too.")
    )

    introduction_panels = [FieldPanel("introduction")]

    class Meta:
        abstract = True

    @property
    def lead(self) -> str:
        return self.introduction
