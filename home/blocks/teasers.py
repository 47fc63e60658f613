from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

TEASER_GROUP = _("Ways on")


class CallToActionValue(blocks.StructValue):
    """Knows where the button leads."""

    @property
    def href(self) -> str:
        """Address of the chosen page in the language being shown (one query), else the typed address."""
        page = self.get("page")
        if page:
            return page.localized.url or ""
        return self.get("url") or ""


class CallToActionBlock(blocks.StructBlock):
    """One thing to do next, with a button."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=120)
    text = blocks.TextBlock(label=_("Text"), required=False)
    label = blocks.CharBlock(label=_("Words on the button"), max_length=60)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(label=_("or address"), required=False)

    class Meta:
        icon = "link"
        label = _("Call to action")
        group = TEASER_GROUP
        template = "home/blocks/call_to_action.html"
        value_class = CallToActionValue
        description = _("A heading, a sentence and one button.")
        preview_value = {
            "heading": _("Join us"),
            "text": _("Companies, research institutes and schools are welcome."),
            "label": _("Become a partner"),
            "url": "https://example.org/",
        }

    def clean(self, value):
        """A button has to lead somewhere, and to one place only."""
        cleaned = super().clean(value)
        if bool(cleaned.get("page")) == bool(cleaned.get("url")):
            raise StructBlockValidationError(
                {"page": ValidationError(_("Choose either a page or type an address."))}
            )
        return cleaned


class IndexTeaserValue(blocks.StructValue):
    """Knows the newest entries below the chosen index page."""

    @property
    def index(self):
        """The chosen page in the language being shown, or None."""
        page = self.get("page")
        return page.localized.specific if page else None

    def entries(self, index) -> list:
        """The newest entries of ``index``, as many as asked for, if that kind of page can say which."""
        return index.latest(self.get("count") or 3) if hasattr(index, "latest") else []


class IndexTeaserBlock(blocks.StructBlock):
    """The newest entries of an index page: news, projects or events."""

    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=120)
    page = blocks.PageChooserBlock(
        label=_("Index page"),
        page_type=["news.NewsIndexPage", "news.ProjectIndexPage", "news.EventIndexPage"],
    )
    count = blocks.IntegerBlock(label=_("Number of entries"), min_value=1, max_value=12, default=3)

    class Meta:
        icon = "list-ul"
        label = _("Newest entries")
        group = TEASER_GROUP
        template = "home/blocks/index_teaser.html"
        value_class = IndexTeaserValue
        description = _("The newest news, projects or events.")

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["index"] = index = value.index
        context["entries"] = value.entries(index) if index else []
        return context

    def get_preview_value(self):
        """The first index page there is."""
        from django.apps import apps

        page = apps.get_model("news", "NewsIndexPage").objects.live().first()
        return blocks.StructValue(self, [("heading", ""), ("page", page), ("count", 3)])
