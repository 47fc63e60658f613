from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class ProgrammeBlock(blocks.StreamBlock):
    """The programme of an event, point by point."""

    point = blocks.StructBlock(
        [
            ("time", blocks.TimeBlock(label=_("Time"), required=False)),
            ("text", blocks.CharBlock(label=_("What happens"), max_length=255)),
            ("speaker", blocks.CharBlock(label=_("Who speaks"), required=False, max_length=160)),
        ],
        icon="time",
        label=_("Programme point"),
    )
