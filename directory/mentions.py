"""Which pages name a partner. The directory does not import them: Wagtail's reference index knows."""

from wagtail.models import Page, ReferenceIndex

from home.querysets import listed_in


def pages_naming(partner, language: str) -> dict[str, list[Page]]:
    """Return the published pages that name ``partner``, newest first, by the name of their type ("newspage").

    In ``language``, and originals that are not translated into it. Queries: one for the references, one for the
    pages, one more for each type found.
    """
    keys = ReferenceIndex.get_references_to(partner).values_list("object_id", flat=True).distinct()
    pages = listed_in(Page.objects.filter(pk__in=[int(key) for key in keys if key.isdigit()]), language)
    by_type: dict[str, list[Page]] = {}
    for page in pages.order_by("-first_published_at", "-pk").specific():
        by_type.setdefault(page._meta.model_name, []).append(page)
    return by_type
