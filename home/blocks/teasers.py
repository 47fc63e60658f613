from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from ..translations import in_page_language

TEASER_GROUP = _("Ways on")


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
        description = _("A heading, a sentence and one button.")
        preview_value = {
            "heading": _("Join us"),
            "text": _("Companies, research institutes and schools are welcome."),
            "label": _("Become a partner"),
            "url": "https://example.org/",
        }

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        page = in_page_language(value.get("page"), parent_context)
        context["href"] = page.url if page else value.get("url") or ""
        return context

    def clean(self, value):
        """A button has to lead somewhere, and to one place only."""
        cleaned = super().clean(value)
        if bool(cleaned.get("page")) == bool(cleaned.get("url")):
            raise StructBlockValidationError({"page": ValidationError(_("Choose either a page or type an address."))})
        return cleaned


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
        description = _("The newest news, projects or events.")

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["index"] = index = in_page_language(value.get("page"), parent_context)
        context["entries"] = index.specific_class.latest(value.get("count") or 3) if index else []
        return context

    def get_preview_value(self):
        """The first index page there is."""
        from django.apps import apps

        page = apps.get_model("news", "NewsIndexPage").objects.live().first()
        return blocks.StructValue(self, [("heading", ""), ("page", page), ("count", 3)])
