from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.widgets import SlugInput
from wagtail.models import Page

from .slugs import GERMAN_LETTERS, german_slug


class BasePageForm(WagtailAdminPageForm):
    """The edit form of our pages: an empty address part is made from the title, as everywhere, instead of refused.

    And a typed one is spelt out: Wagtail would take "gölzau" as it is.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            # The browser makes the address part while the title is typed; without this it would drop the dots.
            self.fields["slug"].widget = SlugInput(
                formatters=[(chr(code), text) for code, text in GERMAN_LETTERS.items()]
            )

    def clean_slug(self) -> str:
        if typed := german_slug(self.cleaned_data["slug"]):
            return typed
        base = slug = german_slug(self.cleaned_data.get("title", ""))
        number = 1
        while slug and not Page._slug_is_available(slug, self.parent_page, self.instance):
            number += 1
            slug = f"{base}-{number}"
        return slug
