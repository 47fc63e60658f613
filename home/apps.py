from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Pages")
    default = True

    def ready(self):
        from . import cascade, signals  # noqa: F401


class SiteUsersConfig(WagtailUsersAppConfig):
    """Wagtail's administration of users, with the fields of ours."""

    user_viewset = "home.users.SiteUserViewSet"
