from django.apps import apps
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

NETWORK_GROUP = _("Network")
LAYOUTS = [("cards", _("List with summary")), ("logos", _("Wall of logos"))]


def partner_model():
    """The partner model, by name: the ground floor does not import the floors above."""
    return apps.get_model("directory", "Partner")


def kind_choices():
    return partner_model()._meta.get_field("kind").choices


class PartnersBlock(blocks.StructBlock):
    """Shows partners; which ones, ``get_partners(value)`` of the two kinds below decides.

    They ask the QuerySet and never filter themselves.
    """

    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=120)
    layout = blocks.ChoiceBlock(label=_("Layout"), choices=LAYOUTS, default="cards")

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["partners"] = self.get_partners(value)
        return context


class ChosenPartnersBlock(PartnersBlock):
    """Partners chosen by hand, in the order chosen. Who is not published is left out."""

    partners = blocks.ListBlock(SnippetChooserBlock("directory.Partner", label=_("Partner")), label=_("Partners"))

    class Meta:
        icon = "group"
        label = _("Chosen partners")
        group = NETWORK_GROUP
        template = "home/blocks/partners.html"
        description = _("Partners chosen by hand, as a list or a wall of logos.")

    def get_partners(self, value):
        chosen = [partner.pk for partner in value["partners"] if partner]
        return partner_model().objects.published().for_listing().in_order_of(chosen)

    def get_preview_value(self):
        first = list(partner_model().objects.published().values_list("pk", flat=True)[:3])
        return self.to_python({"heading": "", "layout": "cards", "partners": first})


class PartnersByBlock(PartnersBlock):
    """All partners of a kind or with a competence: stays right by itself as the network grows."""

    kind = blocks.ChoiceBlock(label=_("Kind"), choices=kind_choices, required=False)
    competence = SnippetChooserBlock("directory.Competence", label=_("Competence"), required=False)

    class Meta:
        icon = "group"
        label = _("Partners by kind or competence")
        group = NETWORK_GROUP
        template = "home/blocks/partners.html"
        description = _("All partners of a kind or with a competence; always up to date.")
        preview_value = {"heading": "", "layout": "logos", "kind": "", "competence": None}

    def get_partners(self, value):
        return (
            partner_model()
            .objects.published()
            .of_kind(value.get("kind"))
            .with_competence(value.get("competence"))
            .for_listing()
        )
