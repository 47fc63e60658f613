from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from .slugs import german_slug


class BasePageForm(WagtailAdminPageForm):
    """The edit form of our pages: an empty address part is made from the title, as everywhere, instead of refused.

    And a typed one is spelt out: Wagtail would take "gölzau" as it is.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean_slug(self) -> str:
        if typed := german_slug(self.cleaned_data["slug"]):
            return typed
        base = slug = german_slug(self.cleaned_data.get("title", ""))
        number = 1
        while slug and not Page._slug_is_available(slug, self.parent_page, self.instance):
            number += 1
            slug = f"{base}-{number}"
        return slug
