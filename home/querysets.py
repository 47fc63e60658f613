"""Small verbs that several QuerySets share."""

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet


def in_order_of(queryset: QuerySet, pks: list[int]) -> QuerySet:
    """Those rows of ``queryset`` whose key is in ``pks``, in the order of ``pks``: as an editor arranged them."""
    position = Case(*[When(pk=pk, then=Value(n)) for n, pk in enumerate(pks)], output_field=IntegerField())
    return queryset.filter(pk__in=pks).order_by(position) if pks else queryset.none()


def listed_in(queryset: PageQuerySet, language: str) -> PageQuerySet:
    """Published pages that a list in ``language`` shows: those of that language, and those not (yet) translated into it.

    One query, no look-up per page.
    """
    translated = Page.objects.live().filter(
        translation_key=OuterRef("translation_key"), locale__language_code=language, alias_of=None
    )
    return (
        queryset.live()
        .public()
        .filter(alias_of=None)
        .filter(Q(locale__language_code=language) | ~Exists(translated))
        .select_related("locale")
    )


class ListedPageQuerySet(PageQuerySet):
    """Pages that are listed in the other language too while they have no translation."""

    def listed_in(self, language: str):
        """See ``listed_in``."""
        return listed_in(self, language)


ListedPageManager = PageManager.from_queryset(ListedPageQuerySet)
