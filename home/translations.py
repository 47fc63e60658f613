"""Where the same page is in the other language."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils import translation
from wagtail.models import Page

HOME_URLS = {code: f"/{code}/" for code, _name in settings.LANGUAGES}


@dataclass(frozen=True)
class Alternate:
    """One language's address for what a request asks for.

    ``exact`` is false where the page does not exist in that language; ``url`` then leads to its nearest ancestor that
    does, and no ``hreflang`` may claim it.
    """

    language: str
    url: str
    exact: bool
    current: bool

    @property
    def name(self) -> str:
        """The language's own name: "Deutsch", "English"."""
        return translation.get_language_info(self.language)["name_local"]

    @property
    def absolute_url(self) -> str:
        """With the site's own host; the request's Host header is never trusted for it."""
        return settings.WAGTAILADMIN_BASE_URL + self.url


def alternates(request: HttpRequest) -> list[Alternate]:
    """Return one Alternate a site language, German first, for the page, sub-route or plain view of ``request``.

    The only place that knows the other-language address of anything: language switcher, ``hreflang`` and sitemap ask
    here. Computed once a request.
    """
    cached = getattr(request, "_p3_alternates", None)
    if cached is None:
        cached = request._p3_alternates = _find_alternates(request)  # type: ignore[attr-defined]
    return cached


def _find_alternates(request: HttpRequest) -> list[Alternate]:
    language = translation.get_language() or settings.LANGUAGE_CODE
    match = request.resolver_match
    if match is not None and match.url_name == "wagtail_serve":
        # Wagtail keeps the result on the request: the page that is being served is not looked up again.
        if route := Page.route_for_request(request, match.kwargs.get("path", match.args[0] if match.args else "")):
            return page_alternates(route.page, request.path.removeprefix(route.page.url or ""))
    elif match is not None and request.path.startswith(tuple(HOME_URLS.values())):
        return [
            Alternate(code, translate_url(request.path, code), exact=True, current=code == language)
            for code in HOME_URLS
        ]
    return [Alternate(code, url, exact=False, current=code == language) for code, url in HOME_URLS.items()]


def page_alternates(page: Page, sub_path: str = "") -> list[Alternate]:
    """The alternates of a page; ``sub_path`` is what follows its address (a partner's slug), the same in all languages.

    Two queries, and a third where a language is missing: its nearest translated ancestor.
    """
    by_language = {
        found.locale.language_code: found
        for found in page.get_translations(inclusive=True).live().filter(alias_of=None).select_related("locale")
    }
    result = []
    for code, home_url in HOME_URLS.items():
        if found := by_language.get(code):
            result.append(Alternate(code, found.url + sub_path, exact=True, current=found.pk == page.pk))
        else:
            result.append(Alternate(code, _nearest_ancestor_url(page, code) or home_url, exact=False, current=False))
    return result


def _nearest_ancestor_url(page: Page, language: str) -> str | None:
    keys = page.get_ancestors().filter(depth__gt=1).values("translation_key")
    nearest = (
        Page.objects.live()
        .filter(locale__language_code=language, translation_key__in=keys, alias_of=None)
        .order_by("-depth")
        .first()
    )
    return nearest.url if nearest else None


def translated_pages(pages: Iterable[Page], locale_id: int) -> dict[int, Page]:
    """For each of ``pages`` by key: the same page in the language ``locale_id``, where it is published in it.

    References to pages are stored as the German page and are not translated with the text around them. One query for
    all, none where all are in that language already.
    """
    chosen = list(pages)
    result = {page.pk: page for page in chosen if page.locale_id == locale_id}
    if foreign := [page for page in chosen if page.locale_id != locale_id]:
        keys = {page.translation_key for page in foreign}
        found = Page.objects.live().filter(locale_id=locale_id, translation_key__in=keys, alias_of=None)
        by_key = {page.translation_key: page for page in found}
        result.update({page.pk: by_key[page.translation_key] for page in foreign if page.translation_key in by_key})
    return result


def in_page_language(page: Page | None, context: dict | None) -> Page | None:
    """``page`` in the language of the page whose ``context`` is given, else as it is; None where it is not public."""
    if page is None:
        return None
    translated = (context or {}).get("translated_pages", {}).get(page.pk, page)
    return translated if translated.live else None
