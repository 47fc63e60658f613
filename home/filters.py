"""Filters in the address of a list: a bound GET form that never fails."""

from django import forms


class FilterForm(forms.Form):
    """A GET form over a list.

    An unknown or broken value means "unfiltered" plus a note, never an error: addresses get old, cut and mistyped.
    """

    def __init__(self, data, *args, **kwargs):
        super().__init__(data, *args, **kwargs)
        self.is_valid()

    def chosen(self, name: str):
        """The valid values of a multiple choice, or the valid value of another field; empty where there is none."""
        field = self.fields[name]
        if isinstance(field, forms.MultipleChoiceField):
            known = {str(key) for key, _label in field.choices}  # type: ignore[union-attr]
            return [value for value in dict.fromkeys(self.data.getlist(name)) if value in known]
        return self.cleaned_data.get(name, "")

    @property
    def has_unknown_values(self) -> bool:
        """Whether something in the address was not understood; the page says so."""
        return bool(self.errors)

    @property
    def is_filtered(self) -> bool:
        """Whether anything narrows the list."""
        return any(self.chosen(name) for name in self.fields)
