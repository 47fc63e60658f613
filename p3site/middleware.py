"""What every answer has in common: its language, how long it may be kept, what its page may load."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_cache_control, patch_vary_headers

CMS_PREFIX = "/cms/"

# One address, one answer: visitors' pages may be kept for seconds and served stale while something is down.
VISITOR_CACHE = "public, max-age=0, s-maxage=5, stale-while-revalidate=5, stale-if-error=86400"

# Wagtail's admin writes inline scripts and styles and shows data: pictures; the panel previews pages in a frame.
CMS_POLICY = {
    "script-src": ["'self'", "'unsafe-inline'", "'unsafe-eval'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "frame-src": ["'self'"],
    "frame-ancestors": ["'self'"],
    "worker-src": ["'self'", "blob:"],
}

GetResponse = Callable[[HttpRequest], HttpResponse]


class LanguageFromAddressMiddleware:
    """The address alone decides a page's language; the CMS alone asks the browser (and then its user's profile).

    Django's own middleware would also look at a cookie and at Accept-Language for every address without a prefix, and
    redirect such addresses: one address would have two answers.
    """

    def __init__(self, get_response: GetResponse):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(CMS_PREFIX):
            language = translation.get_language_from_request(request)
        else:
            language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        translation.activate(language)
        request.LANGUAGE_CODE = translation.get_language()  # type: ignore[attr-defined]
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", translation.get_language())
        return response


class RefuseNulMiddleware:
    """Answer 404 to an address with a NUL in its path: no page has one, and PostgreSQL takes no such text."""

    def __init__(self, get_response: GetResponse):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> None:
        if "\x00" in request.path:
            raise Http404


class VisitorCacheMiddleware:
    """Say how long an answer may be kept: some seconds for a visitor's page, not at all for anybody signed in."""

    def __init__(self, get_response: GetResponse):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path_info.startswith(CMS_PREFIX):
            response._csp_replace = CMS_POLICY  # type: ignore[attr-defined]
        elif getattr(request, "is_dummy", False):
            # Wagtail renders a preview by a request of its own, for a frame of the CMS.
            response._csp_replace = {"frame-ancestors": ["'self'"]}  # type: ignore[attr-defined]
        if response.has_header("Cache-Control"):
            return response
        signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES
        anonymous_page = request.method in ("GET", "HEAD") and not signed_in and not response.cookies
        if anonymous_page and response.status_code in (200, 301, 302, 304, 404, 410):
            response.headers["Cache-Control"] = VISITOR_CACHE
        else:
            patch_cache_control(response, private=True, no_store=True)
            if signed_in:
                patch_vary_headers(response, ["Cookie"])
        return response
