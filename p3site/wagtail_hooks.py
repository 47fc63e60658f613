"""The CMS's menu, which spans the apps."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from directory.consents import ConsentViewSet
from directory.viewsets import CompetenceViewSet, FunderViewSet, OccupationViewSet, PartnerViewSet
from news.viewsets import TopicViewSet


class NetworkGroup(SnippetViewSetGroup):
    """The first item of the menu: partners, and the words by which everything is sorted."""

    items = (PartnerViewSet, ConsentViewSet, CompetenceViewSet, OccupationViewSet, TopicViewSet, FunderViewSet)
    menu_label = _("Network")
    menu_name = "network"
    menu_icon = "group"
    menu_order = 50


register_snippet(NetworkGroup)
