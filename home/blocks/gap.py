from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class GapBlock(blocks.StructBlock):
    """A marked gap: says which fact is still missing, instead of inventing it."""

    text = blocks.CharBlock(label=_("What is missing"), max_length=255)

    class Meta:
        icon = "warning"
        label = _("Marked gap")
        group = _("Text")
        template = "home/blocks/gap.html"
        description = _("Says which fact is still missing and who will give it.")
        preview_value = {"text": _("Membership fee (the network's office will add it)")}
