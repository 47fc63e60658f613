from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms import WagtailAdminModelForm

from home.filters import FilterForm

from .choices import Kind, Stage, State


class DirectoryForm(FilterForm):
    """Filters of the directory. OR within one, AND between them; only values that some partner has."""

    q = forms.CharField(label=_("Search"), required=False, max_length=200, strip=True)
    kind = forms.MultipleChoiceField(label=_("Kind"), required=False, widget=forms.CheckboxSelectMultiple)
    stage = forms.MultipleChoiceField(label=_("Value chain"), required=False, widget=forms.CheckboxSelectMultiple)
    state = forms.MultipleChoiceField(label=_("State"), required=False, widget=forms.CheckboxSelectMultiple)
    competence = forms.MultipleChoiceField(label=_("Competence"), required=False, widget=forms.CheckboxSelectMultiple)

    def is_valid(self) -> bool:
        self._offer_what_is_in_use()
        return super().is_valid()

    def _offer_what_is_in_use(self) -> None:
        """Two small queries, whatever the number of partners."""
        from .models import Competence, Partner

        published = Partner.objects.published().order_by()
        in_use = list(published.values_list("kind", "state", "stage_rows__stage").distinct())
        self._offer("kind", Kind, {kind for kind, _state, _stage in in_use})
        self._offer("state", State, {state for _kind, state, _stage in in_use})
        self._offer("stage", Stage, {stage for _kind, _state, stage in in_use})
        competences = Competence.objects.filter(partner_rows__partner__in=published).distinct()
        names = [(competence.slug, competence.name) for competence in competences]
        self.fields["competence"].choices = sorted(names, key=lambda choice: choice[1].casefold())  # type: ignore[attr-defined]

    def _offer(self, name: str, choices: type[TextChoices], in_use: set[str]) -> None:
        self.fields[name].choices = [choice for choice in choices.choices if choice[0] in in_use]  # type: ignore[attr-defined]

    def apply(self, partners):
        """``partners`` narrowed to what was chosen."""
        return (
            partners.named_like(self.chosen("q"))
            .of_kind(*self.chosen("kind"))
            .at_stage(*self.chosen("stage"))
            .in_state(*self.chosen("state"))
            .with_competence(*self.chosen("competence"))
        )


class OwnContactsFormSet(BaseChildFormSet):
    """Rows whose contact can only be one of the partner's saved contacts: a new one has no key yet."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        contacts = form.fields["contact"].queryset.model.objects
        form.fields["contact"].queryset = (
            contacts.filter(partner_id=self.instance.pk) if self.instance.pk else contacts.none()
        )
        form.fields["contact"].label_from_instance = lambda contact: contact.name


class PartnerForm(WagtailAdminModelForm):
    """The partner's edit form: the value chain as boxes to tick instead of one row a stage."""

    stages = forms.MultipleChoiceField(
        label=_("Value chain"), choices=Stage.choices, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "stages" in self.fields:
            self.fields["stages"].initial = self.instance.stages

    def save(self, commit=True):
        if "stages" in self.cleaned_data:
            self.instance.stages = self.cleaned_data["stages"]
        self._forget_deleted_contacts()
        return super().save(commit)

    def _forget_deleted_contacts(self) -> None:
        """An offer may name a contact that the same form deletes: both at once would break the database's key."""
        if not {"contacts", "training_offers"} <= self.formsets.keys():
            return
        deleted = {form.instance.pk for form in self.formsets["contacts"].deleted_forms}
        for form in self.formsets["training_offers"].forms:
            if form.instance.contact_id in deleted:
                form.instance.contact = None
