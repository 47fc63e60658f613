"""The directory in the CMS: what stands in the menu "Network", how it is listed, filtered and chosen."""

import django_filters
from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn, UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from .choices import Kind, Stage, State
from .choosers import CompetenceChooser, FunderChooser, OccupationChooser, PartnerChooser
from .models import Competence, Funder, Occupation, Partner
from .panels import PARTNER_TABS


class NetworkViewSet(SnippetViewSet):
    """What all rows of the network have alike: addresses, and a search that reads the table itself.

    Wagtail's search index knows whole words only, and on SQLite a quotation mark in the query is a server error.
    """

    search_backend_name = None
    list_per_page = 50
    chooser_per_page = 25

    def get_menu_name(self) -> str:
        return self.model_name

    def get_admin_base_path(self) -> str:
        return f"network/{self.model_name}"

    def get_chooser_admin_base_path(self) -> str:
        return f"network/choose/{self.model_name}"


class PartnerFilterSet(WagtailFilterSet):
    """Filters of the list of partners. OR within one, AND between them."""

    kind = django_filters.MultipleChoiceFilter(
        label=_("Kind"), choices=Kind.choices, widget=forms.CheckboxSelectMultiple
    )
    state = django_filters.MultipleChoiceFilter(
        label=_("State"), choices=State.choices, widget=forms.CheckboxSelectMultiple
    )
    stage = django_filters.MultipleChoiceFilter(
        label=_("Value chain"),
        field_name="stage_rows__stage",
        choices=Stage.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    competence = django_filters.ModelChoiceFilter(
        label=_("Competence"),
        field_name="competence_rows__competence",
        queryset=Competence.objects.all(),
        distinct=True,
    )
    live = django_filters.BooleanFilter(label=_("Published"))
    left = django_filters.BooleanFilter(label=_("Has left"), method="filter_left")

    class Meta:
        model = Partner
        fields = ["kind", "state", "stage", "competence", "live", "left"]

    def filter_left(self, partners, name, value):
        """By today's date, since a day of leaving may lie ahead."""
        gone = Q(left_on__lte=timezone.localdate())
        return partners.filter(gone) if value else partners.exclude(gone)


def confirmed_on(partner: Partner) -> str:
    """The day itself, not how long ago: that is what the partner's page says too."""
    return date_format(partner.review.reviewed_on, "SHORT_DATE_FORMAT") if hasattr(partner, "review") else ""


class PartnerViewSet(NetworkViewSet):
    model = Partner
    icon = "group"
    # A copy would carry the contacts' uuids, to which consents are joined.
    copy_view_enabled = False
    edit_handler = PARTNER_TABS
    list_display = [
        "name",
        Column("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind"),
        "city",
        Column("state", label=_("State"), accessor="get_state_display", sort_key="state"),
        LiveStatusTagColumn(label=_("Status")),
        Column("reviewed", label=_("Confirmed on"), accessor=confirmed_on, sort_key="review__reviewed_on"),
        UpdatedAtColumn(label=_("Updated")),
    ]
    filterset_class = PartnerFilterSet
    search_fields = ["name", "city"]
    chooser_viewset_class = PartnerChooser

    def get_queryset(self, request):
        return Partner.objects.select_related("review").with_publishing_state()


class CompetenceViewSet(NetworkViewSet):
    model = Competence
    icon = "cogs"
    list_display = [
        "name_de",
        "name_en",
        Column("group", label=_("Group"), accessor="get_group_display", sort_key="group"),
        UpdatedAtColumn(label=_("Updated")),
    ]
    list_filter = ["group"]
    search_fields = ["name_de", "name_en", "synonyms_de", "synonyms_en"]
    chooser_viewset_class = CompetenceChooser


class OccupationViewSet(NetworkViewSet):
    model = Occupation
    icon = "clipboard-list"
    list_display = ["name_de", "name_en", UpdatedAtColumn(label=_("Updated"))]
    search_fields = ["name_de", "name_en", "synonyms_de", "synonyms_en"]
    chooser_viewset_class = OccupationChooser


class FunderViewSet(NetworkViewSet):
    model = Funder
    icon = "pick"
    list_display = ["name_de", "name_en", "programme_de", UpdatedAtColumn(label=_("Updated"))]
    search_fields = ["name_de", "name_en", "programme_de", "programme_en"]
    chooser_viewset_class = FunderChooser
