from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class OperatorBlock(blocks.StructBlock):
    """Facts about the operator from the settings: typed once, right on every page and in both languages."""

    part = blocks.ChoiceBlock(
        label=_("Part"),
        choices=[
            ("imprint", _("Particulars for the imprint")),
            ("controller", _("Controller and data protection officer")),
            ("host", _("Hosting company")),
        ],
        default="imprint",
    )

    class Meta:
        icon = "home"
        label = _("Operator")
        group = _("Network")
        template = "home/blocks/operator.html"
        description = _("Name, address and responsibilities from the settings; a missing fact is marked.")
        preview_value = {"part": "imprint"}
