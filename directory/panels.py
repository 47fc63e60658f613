"""The partner's edit form in the CMS: tabs, and the panels that Wagtail does not have."""

import functools
from urllib.parse import urlencode

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.compare import FieldComparison
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
)

from .forms import OwnContactsFormSet, PartnerForm
from .models import Contact, TrainingOffer


class StagesComparison(FieldComparison):
    """Compares the stages of two revisions; they are rows behind a property, which no model field stands for."""

    def __init__(self, obj_a, obj_b):
        self.val_a = ", ".join(map(str, obj_a.stage_labels))
        self.val_b = ", ".join(map(str, obj_b.stage_labels))

    def field_label(self):
        return _("Value chain")


class StagesPanel(FieldPanel):
    """The boxes of the value chain. The form has the field, the model has rows."""

    class BoundPanel(FieldPanel.BoundPanel):
        def get_comparison(self):
            return [functools.partial(StagesComparison)]


class TrainingOffersPanel(InlinePanel):
    """Training offers, whose contact can only be one of this partner's saved ones."""

    def get_form_options(self):
        options = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = OwnContactsFormSet
        return options


class ConsentPanel(Panel):
    """Says whether a contact has agreed to be shown, and leads to where that is recorded."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "directory/panels/consent.html"

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            saved = self.instance is not None and self.instance.pk is not None
            context["consent"] = self.instance.consent if saved else None
            context["may_record"] = self.request is not None and self.request.user.has_perm("directory.add_consent")
            if saved:
                context["record_url"] = f"{reverse('consents:add')}?{urlencode({'contact': self.instance.pk})}"
            if context["consent"]:
                context["edit_url"] = reverse("consents:edit", args=[context["consent"].pk])
            return context


def in_language(code: str) -> list[Panel]:
    return [FieldPanel(f"summary_{code}"), FieldPanel(f"description_{code}")]


ORGANISATION = [
    MultiFieldPanel(
        [
            FieldPanel("name", required_on_save=True),
            FieldPanel("kind"),
            FieldPanel("logo"),
            StagesPanel("stages", heading=_("Value chain")),
        ],
        heading=_("Organisation"),
    ),
    MultiFieldPanel([FieldPanel("website"), FieldPanel("email"), FieldPanel("phone")], heading=_("Reached at")),
    MultiFieldPanel(
        [
            FieldPanel("street"),
            FieldRowPanel([FieldPanel("postal_code"), FieldPanel("city")]),
            FieldPanel("state"),
            FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
        ],
        heading=_("Address"),
    ),
    FieldRowPanel([FieldPanel("founded"), FieldPanel("employees")], heading=_("Size")),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("member_since"), FieldPanel("left_on")]),
            FieldPanel("successor"),
            FieldPanel("open_data_from"),
        ],
        heading=_("Membership"),
    ),
    FieldPanel("slug"),
    PublishingPanel(),
]

COMPETENCES = [
    MultipleChooserPanel("competence_rows", chooser_field_name="competence", label=_("Competences")),
    InlinePanel("items", label=_("Equipment, offer or need"), heading=_("Equipment, offers and needs")),
]

TRAINING = [
    TrainingOffersPanel(
        "training_offers",
        panels=[
            *[panel for panel in TrainingOffer.panels if getattr(panel, "field_name", "") != "contact"],
            FieldPanel(
                "contact",
                widget=forms.Select,
                help_text=_("One of the contacts of this partner. Save a new contact first."),
            ),
        ],
        label=_("Training offer"),
        heading=_("Training offers"),
    )
]

CONTACTS = [
    InlinePanel("contacts", panels=[ConsentPanel(), *Contact.panels], label=_("Contact person"), heading=_("Contacts"))
]

PARTNER_TABS = TabbedInterface(
    [
        ObjectList(ORGANISATION, heading=_("Organisation")),
        ObjectList(in_language("de"), heading=_("German")),
        ObjectList(in_language("en"), heading=_("English")),
        ObjectList(COMPETENCES, heading=_("Competences")),
        ObjectList(TRAINING, heading=_("Training")),
        ObjectList(CONTACTS, heading=_("Contacts")),
    ],
    base_form_class=PartnerForm,
)
