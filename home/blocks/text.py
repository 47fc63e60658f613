from django.utils.translation import gettext_lazy as _
from wagtail import blocks

TEXT_GROUP = _("Text")
TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


class HeadingBlock(blocks.StructBlock):
    """A heading of the second or third level: the page's title is the only one of the first."""

    text = blocks.CharBlock(label=_("Heading"), max_length=150)
    level = blocks.ChoiceBlock(label=_("Level"), choices=[("h2", _("Section")), ("h3", _("Subsection"))], default="h2")

    class Meta:
        icon = "title"
        label = _("Heading")
        group = TEXT_GROUP
        template = "home/blocks/heading.html"
        description = _("Begins a section or a subsection.")
        preview_value = {"text": _("Our aims"), "level": "h2"}


class TextBlock(blocks.RichTextBlock):
    """Running text with links and lists."""

    def __init__(self, **kwargs):
        super().__init__(**{"features": TEXT_FEATURES, **kwargs})

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        group = TEXT_GROUP
        template = "home/blocks/rich_text.html"
        description = _("Paragraphs, lists, links.")
        preview_value = "<p>Spritzgießen, Extrusion, Recycling: <b>26 Partner</b> in drei Ländern.</p>"


class QuoteBlock(blocks.StructBlock):
    """What somebody said, and who."""

    text = blocks.TextBlock(label=_("Quote"))
    attribution = blocks.CharBlock(label=_("Who said it"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        group = TEXT_GROUP
        template = "home/blocks/quote.html"
        description = _("A sentence somebody said, with name and role.")
        preview_value = {
            "text": _("We found our test laboratory next door."),
            "attribution": _("A processor from Saxony"),
        }
