"""The CMS refuses to delete or move a German page where its translation would suffer, and says why.

English-only pages below the translation would be lost (``home.cascade`` would refuse too, but with an exception that no
person can read), or the translation is published and the person may not publish.
"""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page

from .cascade import is_source, orphans

PAGES_NAMED = 10


def refuses_to_orphan(request: HttpRequest, pages: Iterable[Page]) -> bool:
    """Whether one of ``pages`` must not be deleted; says which, and because of what."""
    refused = False
    for page in pages:
        if lost := orphans(page):
            refused = True
            named = ", ".join(f"“{each.title}”" for each in lost[:PAGES_NAMED])
            messages.error(
                request,
                ngettext(
                    "“%(title)s” was not deleted: %(count)d page below its translation has no German original and "
                    "would be lost: %(pages)s. Move or delete it first.",
                    "“%(title)s” was not deleted: %(count)d pages below its translation have no German original and "
                    "would be lost: %(pages)s. Move or delete them first.",
                    len(lost),
                )
                % {
                    "title": page.title,
                    "count": len(lost),
                    "pages": named + (" …" if len(lost) > PAGES_NAMED else ""),
                },
            )
    return refused


def refuses_live_translations(request: HttpRequest, pages: Iterable[Page]) -> bool:
    """Whether one of ``pages`` would take a published translation along that the person may not touch; says so."""
    refused = False
    for page in filter(is_source, pages):
        for translation in page.get_translations().live():
            if not translation.permissions_for_user(request.user).can_unpublish():
                refused = True
                messages.error(
                    request,
                    _("“%(title)s” has a published translation. Please ask those who may publish it.")
                    % {"title": page.title},
                )
    return refused


def before_delete_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    refused = refuses_to_orphan(request, [page]) or refuses_live_translations(request, [page])
    return _back(request, page) if refused else None


def before_move_page(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    return _back(request, page) if refuses_live_translations(request, [page]) else None


def before_bulk_action(request: HttpRequest, action_type: str, objects: list, action) -> HttpResponse | None:
    if action_type not in ("delete", "move") or not all(isinstance(each, Page) for each in objects):
        return None
    if refuses_live_translations(request, objects):
        return _back(request, objects[0])
    if action_type == "move":
        return None
    if refuses_to_orphan(request, objects):
        return _back(request, objects[0])
    # Wagtail deletes one after the other and would look for those that have gone along with an earlier one.
    along = gone_along(objects)
    objects[:] = [page for page in objects if page.pk not in along]
    return None


def gone_along(pages: list[Page]) -> set[int]:
    """Keys of those of ``pages`` that are deleted with another of them: what lies below it, and its translation."""
    taken = [(page.pk, page.path) for page in pages]
    for page in filter(is_source, pages):
        trees = page.get_descendants(inclusive=True).values("translation_key")
        for translation in Page.objects.filter(translation_key__in=trees).exclude(locale_id=page.locale_id):
            taken.append((page.pk, translation.path))
    return {page.pk for page in pages for pk, path in taken if pk != page.pk and page.path.startswith(path)}


def _back(request: HttpRequest, page: Page) -> HttpResponse:
    """To where the person came from, else to the list that ``page`` stands in."""
    next_url = get_valid_next_url_from_request(request)
    return redirect(next_url) if next_url else redirect("wagtailadmin_explore", page.get_parent().pk)
