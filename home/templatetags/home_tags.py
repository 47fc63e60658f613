"""What templates ask of the ground floor: where we are, in which language, who runs the site, pictures, dates."""

import re
from dataclasses import dataclass

from django import template
from django.conf import settings
from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.html import format_html
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.images.shortcuts import get_renditions_or_not_found
from wagtail.models import Locale, Page

from ..bilingual import active_language
from ..images import PICTURE_SPECS
from ..models import OperatorSettings
from ..translations import Alternate
from ..translations import alternates as find_alternates

register = template.Library()


# Where we are


@register.simple_tag(takes_context=True)
def alternates(context) -> list[Alternate]:
    """The address of what is shown in each language."""
    return find_alternates(context["request"])


@register.simple_tag(takes_context=True)
def canonical(context) -> str:
    """The one absolute address of what is shown: without filters, with the number of a further page of a list."""
    request, listed = context["request"], context.get("page_obj")
    further = f"?page={listed.number}" if isinstance(listed, ListPage) and listed.number > 1 else ""
    return f"{settings.WAGTAILADMIN_BASE_URL}{request.path}{further}"


@register.simple_tag
def default_alternate(found: list[Alternate]) -> Alternate | None:
    """The alternate for people of any other language: German, or the only one there is."""
    return next((alternate for alternate in found if alternate.exact), None)


def top_pages(request: HttpRequest | None) -> list[Page]:
    """The home page of the language being shown and the pages right below it, in the order of the tree.

    One query a request: navigation, breadcrumbs and the directory's address all come from it.
    """
    language = active_language()
    found = request.__dict__.setdefault("_p3_top_pages", {}) if request else {}
    if language not in found:
        pages = Page.objects.live().filter(depth__in=(2, 3), locale__language_code=language, alias_of=None)
        found[language] = list(pages.order_by("path"))
    return found[language]


@dataclass(frozen=True)
class NavigationItem:
    """A link of the main navigation. ``current`` is a value of ``aria-current``, or ""."""

    title: str
    url: str
    current: str


@register.simple_tag(takes_context=True)
def navigation(context) -> list[NavigationItem]:
    """The pages below the home page that editors put into menus."""
    request = context["request"]
    items = []
    for page in top_pages(request):
        if page.depth == 3 and page.show_in_menus:
            url = page.get_url(request) or ""
            current = "page" if request.path == url else "true" if url and request.path.startswith(url) else ""
            items.append(NavigationItem(page.title, url, current))
    return items


@register.simple_tag(takes_context=True)
def ancestors(context, page: Page) -> list[Page]:
    """The pages above ``page``, from the home page down. A query for a page of the fifth level or deeper only."""
    if page.depth <= 4:
        return [
            top for top in top_pages(context.get("request")) if page.path != top.path and page.path.startswith(top.path)
        ]
    return list(page.get_ancestors().filter(depth__gt=1).order_by("depth"))


@register.simple_tag(takes_context=True)
def edit_link(context, instance) -> str:
    """Address of the CMS form of a page or partner, for whoever may edit it; "" for everybody else.

    Without a session cookie nobody is asked who they are: looking would put ``Vary: Cookie`` on visitors' pages.
    """
    request = context.get("request")
    if request is None or getattr(request, "is_preview", False) or settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return ""
    if not instance or not instance.pk or not request.user.has_perm("wagtailadmin.access_admin"):
        return ""
    return AdminURLFinder(request.user).get_edit_url(instance) or ""


@register.simple_tag(takes_context=True)
def operator(context) -> OperatorSettings:
    """Who runs the site. One query a request."""
    return OperatorSettings.load(request_or_site=context.get("request"))


# Languages


@register.filter
def lang_attr(text) -> str:
    """``lang="de"`` for a text (``home.bilingual.BilingualText``) that is not in the page's language, else nothing."""
    language = getattr(text, "lang", "")
    return format_html(' lang="{}"', language) if text and language and language != active_language() else ""


@register.simple_tag(takes_context=True)
def foreign_language(context, page: Page) -> str:
    """Code of the language of ``page`` where that is not the language being shown, else "".

    A page fetched without its locale costs one query for all of them, once a request.
    """
    if Page.locale.is_cached(page):  # type: ignore[attr-defined]
        language = page.locale.language_code
    else:
        request = context.get("request")
        codes = getattr(request, "_p3_locales", None)
        if codes is None:
            codes = dict(Locale.objects.values_list("pk", "language_code"))
            if request:
                request._p3_locales = codes
        language = codes[page.locale_id]
    return "" if language == active_language() else language


# Texts and lists


@register.filter
def telephone(number: str) -> str:
    """A phone number as people write it, for ``tel:``: "03 49 78 / 3 08 70" is +493497830870."""
    digits = re.sub(r"[^\d+]", "", number.replace("(0)", ""))
    return re.sub(r"^0", "+49", re.sub(r"^00", "+", digits))


@register.filter
def bare_address(url: str) -> str:
    """An address as people read it: without protocol, "www." and the slash at the end."""
    return re.sub(r"^https?://(www\.)?", "", url).rstrip("/")


@register.filter
def elided_pages(page_obj: ListPage):
    """The page numbers to offer: the first, the last, those around this one, and gaps."""
    return page_obj.paginator.get_elided_page_range(page_obj.number, on_each_side=1, on_ends=1)


@register.simple_tag
def ellipsis() -> str:
    """What stands for a gap in ``elided_pages``."""
    return str(Paginator.ELLIPSIS)


# Pictures


@register.inclusion_tag("components/picture.html")
def site_picture(image, alt: str = "", sizes: str = "92vw", eager: bool = False) -> dict:
    """``image`` as ``<picture>``, in the sizes and formats made when it was saved (``home.images.PICTURE_SPECS``)."""
    renditions = get_renditions_or_not_found(image, PICTURE_SPECS)
    return {
        "avif": [rendition for spec, rendition in renditions.items() if spec.endswith("avif")],
        "shown": next(rendition for spec, rendition in renditions.items() if spec.endswith("jpeg")),
        "alt": alt,
        "sizes": sizes,
        "eager": eager,
    }
