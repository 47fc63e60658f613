from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.utils import translation
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe


@require_safe
@cache_control(private=True, no_store=True)
def root(request: HttpRequest) -> HttpResponseRedirect:
    """Lead ``/`` to the language the browser asks for, German by default. Never kept: one address, two answers."""
    wanted = translation.get_language_from_request(request)
    known = {code for code, _name in settings.LANGUAGES}
    return HttpResponseRedirect(f"/{wanted if wanted in known else settings.LANGUAGE_CODE}/")
