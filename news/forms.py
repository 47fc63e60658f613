from django import forms
from django.utils.translation import gettext_lazy as _

from home.filters import FilterForm


class ListingForm(FilterForm):
    """Filters of the lists of news, projects and events."""

    topic = forms.MultipleChoiceField(label=_("Topic"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, data, topics):
        self.topics = topics
        super().__init__(data)

    def is_valid(self) -> bool:
        self.fields["topic"].choices = [(topic.slug, topic.name) for topic in self.topics]  # type: ignore[attr-defined]
        return super().is_valid()
