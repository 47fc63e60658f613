"""People who sign in, in the CMS: by e-mail address, with the language of their CMS and mails."""

from django import forms
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import UserViewSet


class OneAddressPerPerson(forms.ModelForm):
    """Addresses are kept in lower case, so that one person has one account."""

    def clean_email(self):
        return self.cleaned_data["email"].strip().lower()


class SiteUserCreationForm(OneAddressPerPerson, UserCreationForm):
    class Meta(UserCreationForm.Meta):
        fields = UserCreationForm.Meta.fields | {"preferred_language"}


class SiteUserEditForm(OneAddressPerPerson, UserEditForm):
    class Meta(UserEditForm.Meta):
        fields = UserEditForm.Meta.fields | {"preferred_language"}


class SiteUserViewSet(UserViewSet):
    """Wagtail's, with our form; the templates below ``templates/wagtailusers/`` show the additional field."""

    def get_form_class(self, for_update=False):
        return SiteUserEditForm if for_update else SiteUserCreationForm
