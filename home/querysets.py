"""Small verbs that several QuerySets share."""

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Length, Substr
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet


def in_order_of(queryset: QuerySet, pks: list[int]) -> QuerySet:
    """Those rows of ``queryset`` whose key is in ``pks``, in the order of ``pks``: as an editor arranged them."""
    position = Case(*[When(pk=pk, then=Value(n)) for n, pk in enumerate(pks)], output_field=IntegerField())
    return queryset.filter(pk__in=pks).order_by(position) if pks else queryset.none()


def listed_in(queryset: PageQuerySet, language: str) -> PageQuerySet:
    """Published pages that a list in ``language`` shows: those of that language and those not translated into it.

    One query, no look-up per page.
    """
    translated = Page.objects.live().filter(
        translation_key=OuterRef("translation_key"), locale__language_code=language, alias_of=None
    )
    return (
        queryset.live()
        .filter(~Exists(restricting(OuterRef("path"))), alias_of=None)
        .filter(Q(locale__language_code=language) | ~Exists(translated))
        .select_related("locale")
    )


def restricting(path) -> QuerySet:
    """The view restrictions on the page at the tree path ``path`` or on one of its ancestors, in one query.

    The same as Wagtail's ``public()`` and ``get_view_restrictions()``, which look up ancestors in a query of their own
    (for aliases, which we have none of). ``path`` may be an OuterRef.
    """
    start = Substr(path, 1, Length("page__path"))
    return PageViewRestriction.objects.annotate(start=start).filter(page__path=F("start"))


class ListedPageQuerySet(PageQuerySet):
    """Pages that are listed in the other language too while they have no translation."""

    def listed_in(self, language: str):
        """See ``listed_in``."""
        return listed_in(self, language)


ListedPageManager = PageManager.from_queryset(ListedPageQuerySet)
