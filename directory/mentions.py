"""Which pages name a partner. The directory does not import them: Wagtail's reference index knows."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import IntegerField
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex

from home.querysets import listed_in

# The types of pages whose mentions a partner's page lists, by the names of their tables below Page.
LISTED_TYPES = ("newspage", "projectpage", "eventpage")
MOST_MENTIONS = 60


def pages_naming(partner, language: str) -> dict[str, list[Page]]:
    """Return the published news, projects and events that name ``partner``, by the name of their type.

    The newest sixty, newest first: those in ``language``, and originals that are not translated into it. One query,
    joined with the types' own tables.
    """
    references = ReferenceIndex.get_references_to(partner).filter(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    keys = references.annotate(page_id=Cast("object_id", IntegerField())).values("page_id")
    pages = listed_in(Page.objects.filter(pk__in=keys), language).select_related(*LISTED_TYPES)
    by_type: dict[str, list[Page]] = {}
    for page in pages.order_by("-first_published_at", "-pk")[:MOST_MENTIONS]:
        for name in LISTED_TYPES:
            if hasattr(page, name):
                specific = getattr(page, name)
                specific.locale = page.locale
                by_type.setdefault(name, []).append(specific)
    return by_type
