"""What news, projects and events bring to the CMS's menu "Network"."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import UpdatedAtColumn

from directory.choosers import TermChooser
from directory.viewsets import NetworkViewSet

from .models import Topic


class TopicViewSet(NetworkViewSet):
    model = Topic
    icon = "tag"
    list_display = ["name_de", "name_en", UpdatedAtColumn(label=_("Updated"))]
    search_fields = ["name_de", "name_en"]
    chooser_viewset_class = TermChooser
