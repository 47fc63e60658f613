"""Consents of persons in the CMS: recorded, shown, withdrawn, never changed and never deleted."""

from collections.abc import Callable

from django import forms
from django.db.models import CharField, OuterRef, Subquery
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column, TitleColumn, UserColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import AdminAutoHeightTextInput, AdminDateTimeInput

from .models import Consent, Contact


class ConsentForm(forms.ModelForm):
    """Records that a person has agreed to be shown."""

    contact = forms.ModelChoiceField(
        label=_("Contact person"),
        queryset=None,
        help_text=_("Everybody who has no consent in force yet. A new contact has to be saved with its partner first."),
    )

    class Meta:
        model = Consent
        fields = ["given_at", "how", "text"]
        widgets = {"given_at": AdminDateTimeInput, "text": AdminAutoHeightTextInput}

    field_order = ["contact"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["contact"].queryset = (
            Contact.objects.without_consent().select_related("partner").order_by("partner__name", "name")
        )

    def clean_given_at(self):
        given_at = self.cleaned_data["given_at"]
        if given_at > timezone.now():
            raise forms.ValidationError(_("This day is still to come."))
        return given_at

    def save(self, commit=True):
        self.instance.contact_uuid = self.cleaned_data["contact"].uuid
        return super().save(commit)


class ConsentWithdrawForm(forms.ModelForm):
    """A recorded consent: what it says stays as it is, since it is the proof. It can only be withdrawn."""

    person = forms.CharField(label=_("Contact person"), required=False, disabled=True)
    withdraw = forms.BooleanField(
        label=_("Consent withdrawn"),
        required=False,
        help_text=_(
            "Hides name, phone, mail and photo everywhere within ten seconds. "
            "This cannot be undone: a new consent has to be recorded."
        ),
    )

    class Meta:
        model = Consent
        fields = ["given_at", "how", "text", "withdrawn_at"]

    field_order = ["person", "given_at", "how", "text", "withdraw", "withdrawn_at"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("given_at", "how", "text", "withdrawn_at"):
            self.fields[name].disabled = True
        self.fields["person"].initial = str(self.instance.contact or _("(deleted)"))
        del self.fields["withdraw" if self.instance.withdrawn_at else "withdrawn_at"]

    def save(self, commit=True):
        if self.cleaned_data.get("withdraw"):
            self.instance.withdraw()
        return self.instance


def day_of(field: str) -> Callable[[Consent], str]:
    """A column's accessor: the day itself, not how long ago, since that is what a proof is asked for."""

    def day(consent: Consent) -> str:
        moment = getattr(consent, field)
        return date_format(timezone.localtime(moment), "SHORT_DATE_FORMAT") if moment else ""

    return day


class ConsentIndexView(generic.IndexView):
    """All consents ever recorded, with the person's name, which stands in no field of theirs."""

    is_searchable = True
    search_fields = ["person", "partner_name"]

    def get_base_queryset(self):
        contact = Contact.objects.filter(uuid=OuterRef("contact_uuid"))
        return Consent.objects.select_related("recorded_by__wagtail_userprofile").annotate(
            person=Subquery(contact.values("name")[:1], output_field=CharField()),
            partner_name=Subquery(contact.values("partner__name")[:1], output_field=CharField()),
        )

    @property
    def columns(self):
        title_column = self._get_title_column_class(TitleColumn)
        return [
            title_column(
                "person",
                label=_("Contact person"),
                accessor=lambda consent: consent.person or _("(deleted)"),
                get_url=self.get_edit_url,
                sort_key="person",
            ),
            Column("partner_name", label=_("Partner"), sort_key="partner_name"),
            BooleanColumn("in_force", label=_("In force"), accessor=lambda consent: consent.withdrawn_at is None),
            Column("how", label=_("How"), accessor="get_how_display", sort_key="how"),
            Column("given_at", label=_("Given on"), accessor=day_of("given_at"), sort_key="given_at"),
            Column("withdrawn_at", label=_("Withdrawn on"), accessor=day_of("withdrawn_at"), sort_key="withdrawn_at"),
            UserColumn("recorded_by", label=_("Recorded by")),
        ]


class ConsentCreateView(generic.CreateView):
    def get_initial(self):
        """The contact whose form led here."""
        return {**super().get_initial(), "contact": self.request.GET.get("contact")}

    def save_instance(self):
        self.form.instance.recorded_by = self.request.user
        return super().save_instance()


class ConsentEditView(generic.EditView):
    page_title = _("Consent")

    def get_page_subtitle(self):
        return str(self.object.contact or _("(deleted)"))


class ConsentViewSet(ModelViewSet):
    """Consents in the menu "Network"."""

    model = Consent
    name = "consents"
    url_prefix = "network/consents"
    icon = "check"
    menu_label = _("Consents")
    menu_name = "consent"
    index_view_class = ConsentIndexView
    add_view_class = ConsentCreateView
    edit_view_class = ConsentEditView
    copy_view_enabled = False
    add_to_reference_index = False
    search_backend_name = None

    def get_form_class(self, for_update=False):
        return ConsentWithdrawForm if for_update else ConsentForm

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(**{"delete_url_name": None, "usage_url_name": None, **kwargs})

    def get_urlpatterns(self):
        """Without deleting, for anybody: a withdrawn consent is still the proof (Art. 7 (1) GDPR)."""
        return [pattern for pattern in super().get_urlpatterns() if pattern.name not in ("delete", "usage")]
