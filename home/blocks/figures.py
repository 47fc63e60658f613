from django.apps import apps
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..brief import briefly

TYPED = "typed"
COMPUTED = {
    "partners": _("Partners"),
    "companies": _("Companies"),
    "research": _("Research institutes and universities"),
    "schools": _("Schools and training providers"),
    "districts": _("Districts with partners"),
    "competences": _("Competences offered"),
    "training": _("Training offers"),
    "projects": _("Projects"),
}


class FiguresBlock(blocks.StructBlock):
    """Some numbers. Those that the site knows are counted, so that they are never out of date."""

    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=120)
    items = blocks.ListBlock(
        blocks.StructBlock(
            [
                (
                    "source",
                    blocks.ChoiceBlock(
                        label=_("Number"), choices=[(TYPED, _("Typed below")), *COMPUTED.items()], default=TYPED
                    ),
                ),
                ("value", blocks.CharBlock(label=_("Typed number"), required=False, max_length=20)),
                ("label", blocks.CharBlock(label=_("What is counted"), max_length=80)),
            ],
            label=_("Figure"),
        ),
        label=_("Figures"),
        min_num=1,
        max_num=6,
    )

    class Meta:
        icon = "table"
        label = _("Figures")
        group = _("Network")
        template = "home/blocks/figures.html"
        description = _("Up to six numbers, counted by the site or typed.")
        preview_value = {"heading": "", "items": [{"source": "partners", "value": "", "label": _("Partners")}]}

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        wanted = {item.get("source") for item in value["items"]} - {TYPED, None}
        counted = self.count(wanted)
        context["figures"] = [
            {
                "value": item["value"] if item["source"] == TYPED else counted.get(item["source"], ""),
                "label": item["label"],
            }
            for item in value["items"]
        ]
        return context

    @staticmethod
    def count(sources: set[str]) -> dict[str, int]:
        """Count what is asked for: one query for all figures of partners, one for projects."""
        counted: dict[str, int] = {}
        if sources - {"projects"}:
            counted.update(briefly("figures", apps.get_model("directory", "Partner").objects.figures))
        if "projects" in sources:
            projects = apps.get_model("news", "ProjectPage").objects
            counted["projects"] = briefly("projects", projects.listed_in(settings.LANGUAGE_CODE).count)
        return counted
