from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .text import TEXT_FEATURES


class FaqBlock(blocks.StructBlock):
    """Questions that fold open without a script: the browser's own ``details``."""

    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=120)
    items = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("question", blocks.CharBlock(label=_("Question"), max_length=200)),
                ("answer", blocks.RichTextBlock(label=_("Answer"), features=TEXT_FEATURES)),
            ],
            label=_("Question and answer"),
        ),
        label=_("Questions"),
        min_num=1,
    )

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        group = _("Text")
        template = "home/blocks/faq.html"
        description = _("Questions that fold open.")
        preview_value = {
            "heading": _("Frequently asked"),
            "items": [{"question": _("Who can join?"), "answer": "<p>Unternehmen, Forschung, Schulen.</p>"}],
        }
