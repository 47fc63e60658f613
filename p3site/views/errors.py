"""Error pages in the site's design: in the address's language below /de/ and /en/, in both elsewhere."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation


def _error(request: HttpRequest, status: int) -> HttpResponse:
    from_path = translation.get_language_from_path(request.path_info)
    languages = [from_path] if from_path else ["de", "en"]
    with translation.override(languages[0]):
        # Without context processors: an error page asks neither database nor session for anything.
        return render(request, f"errors/{status}.html", {"languages": languages, "status": status}, status=status)


def bad_request(request: HttpRequest, exception=None) -> HttpResponse:
    return _error(request, 400)


def permission_denied(request: HttpRequest, exception=None) -> HttpResponse:
    return _error(request, 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _error(request, 403)


def page_not_found(request: HttpRequest, exception=None) -> HttpResponse:
    return _error(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    return _error(request, 500)
