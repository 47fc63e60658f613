from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class P3SiteConfig(AppConfig):
    name = "p3site"
    verbose_name = _("Website")

    def ready(self):
        from . import checks  # noqa: F401
