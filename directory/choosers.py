"""How staff choose a partner, a person or a word elsewhere: found by parts of words, told apart in the list."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import AdminURLFinder, register_admin_url_finder
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.snippets.views import chooser as stock
from wagtail.snippets.views.chooser import SnippetChooserViewSet

from .models import Contact


class WordsFilterForm(BaseFilterForm):
    """Finds the rows that have every word of the query somewhere.

    Not Wagtail's search: it answers only after whole words have been indexed, and on SQLite fails on a quotation mark.
    """

    q = forms.CharField(
        label=_("Search term"), required=False, widget=forms.TextInput(attrs={"placeholder": _("Search")})
    )

    def filter(self, objects):
        objects = super().filter(objects)
        self.search_query = self.cleaned_data.get("q")
        self.is_searching = bool(self.search_query)
        for word in (self.search_query or "").split():
            anywhere = Q()
            for field in self.lookups:
                anywhere |= Q(**{f"{field}__icontains": word})
            objects = objects.filter(anywhere)
        return objects

    lookups: list[str] = []

    @classmethod
    def over(cls, *lookups: str) -> type["WordsFilterForm"]:
        """The form that searches these fields."""
        return type("FilterForm", (cls,), {"lookups": lookups})


def snippet_chooser(*lookups: str, columns=()) -> type[SnippetChooserViewSet]:
    """A chooser that searches ``lookups`` and shows ``columns`` beside the name."""

    class Searched:
        filter_form_class = WordsFilterForm.over(*lookups)

        @property
        def columns(self):
            title, *others = super().columns
            return [title, *columns, *others]

    class Choose(Searched, stock.ChooseView):
        pass

    class ChooseResults(Searched, stock.ChooseResultsView):
        pass

    return type(
        "NetworkChooserViewSet",
        (SnippetChooserViewSet,),
        {"choose_view_class": Choose, "choose_results_view_class": ChooseResults},
    )


PartnerChooser = snippet_chooser(
    "name",
    "city",
    columns=[Column("kind", label=_("Kind"), accessor="get_kind_display"), Column("city", label=_("Town"))],
)
CompetenceChooser = snippet_chooser(
    "name_de",
    "name_en",
    "synonyms_de",
    "synonyms_en",
    columns=[
        Column("name_en", label=_("English")),
        Column("group", label=_("Group"), accessor="get_group_display"),
    ],
)
OccupationChooser = snippet_chooser(
    "name_de", "name_en", "synonyms_de", "synonyms_en", columns=[Column("name_en", label=_("English"))]
)
FunderChooser = snippet_chooser(
    "name_de", "name_en", "programme_de", "programme_en", columns=[Column("programme_de", label=_("Programme"))]
)
TermChooser = snippet_chooser("name_de", "name_en", columns=[Column("name_en", label=_("English"))])


class ContactURLFinder:
    """A person is edited in the entry of its partner."""

    def __init__(self, user=None):
        self.finder = AdminURLFinder(user)

    def get_edit_url(self, contact: Contact) -> str | None:
        return self.finder.get_edit_url(contact.partner)


class ContactChooserMixin:
    filter_form_class = WordsFilterForm.over("name", "partner__name")

    def get_object_list(self):
        """All persons, with their partner and whether they have agreed."""
        return Contact.objects.with_consent().select_related("partner").order_by("name", "pk")

    @property
    def title_column(self):
        column = super().title_column
        column.label = _("Name")
        column.accessor = "name"
        return column

    @property
    def columns(self):
        return [
            *super().columns,
            Column("partner", label=_("Partner")),
            BooleanColumn("has_consent", label=_("Consent"), accessor="has_consent"),
        ]


class ContactChooseView(ContactChooserMixin, ChooseView):
    pass


class ContactChooseResultsView(ContactChooserMixin, ChooseResultsView):
    pass


class ContactChooserViewSet(ChooserViewSet):
    """Chooses a person of any partner; says who has agreed to be shown, since nobody else appears."""

    model = Contact
    name = "contact_chooser"
    url_prefix = "network/choose/contact"
    icon = "user"
    choose_one_text = _("Choose a contact")
    choose_another_text = _("Choose another contact")
    edit_item_text = _("Edit this contact")
    choose_view_class = ContactChooseView
    choose_results_view_class = ContactChooseResultsView
    per_page = 25

    def on_register(self) -> None:
        super().on_register()
        register_admin_url_finder(Contact, ContactURLFinder)
