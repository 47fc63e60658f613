"""The addresses of the contract in ``docs/decisions.md``; pages get theirs from the page tree."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.utils.translation import gettext_lazy as _
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from .views.root import root
from .views.search import search

handler400 = "p3site.views.errors.bad_request"
handler403 = "p3site.views.errors.permission_denied"
handler404 = "p3site.views.errors.page_not_found"
handler500 = "p3site.views.errors.server_error"

# In production nginx serves uploaded files.
media = [path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT})] if settings.SERVE_MEDIA else []

urlpatterns = [
    *media,
    path("", root, name="root"),
    path("cms/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    *i18n_patterns(
        path(_("search/"), search, name="search"),
        path("", include(wagtail_urls)),
    ),
]
