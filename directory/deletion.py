"""The CMS refuses to delete a partner, competence, topic or other entry while something uses it, and says what."""

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import ReferenceIndex

USERS_NAMED = 10


def users_of(instance: Model) -> list[str]:
    """Titles of the pages and entries that refer to ``instance`` as they are published, itself not counted."""
    names = {str(user) for user, _references in ReferenceIndex.get_grouped_references_to(instance) if user != instance}
    return sorted(names)


def before_delete_snippet(request: HttpRequest, instances: list[Model]) -> HttpResponse | None:
    """For one entry and for a selection of them; nothing is deleted when one of them is in use."""
    refused = False
    for instance in instances:
        if users := users_of(instance):
            refused = True
            named = ", ".join(f"“{name}”" for name in users[:USERS_NAMED])
            messages.error(
                request,
                _("“%(name)s” was not deleted: it is used by %(users)s.")
                % {"name": instance, "users": named + (" …" if len(users) > USERS_NAMED else "")},
            )
    if not refused:
        return None
    listing = type(instances[0]).snippet_viewset.get_url_name("list")  # type: ignore[attr-defined]
    return redirect(get_valid_next_url_from_request(request) or listing)
