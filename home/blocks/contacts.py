from django.apps import apps
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


def contact_model():
    return apps.get_model("directory", "Contact")


def office_contacts(request) -> list:
    """The operator's contacts who may be shown. One query a request, however many of these blocks a page has."""
    known = getattr(request, "_p3_office_contacts", None)
    if known is None:
        office = apps.get_model("home", "OperatorSettings").load(request_or_site=request)
        known = list(contact_model().objects.shown().filter(partner=office.partner_id))
        if request is not None:
            request._p3_office_contacts = known
    return known


def topic_choices():
    return contact_model().Topic.choices


class ContactsBlock(blocks.StructBlock):
    """Whom at the network's office to ask about a topic: persons who agreed to be shown, else the office's mailbox."""

    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=120)
    topic = blocks.ChoiceBlock(label=_("Topic"), choices=topic_choices)

    class Meta:
        icon = "user"
        label = _("Contacts for a topic")
        group = _("Network")
        template = "home/blocks/contacts.html"
        description = _("Whom to ask, for example for the press. Only persons who agreed are shown.")
        preview_value = {"heading": "", "topic": "press"}

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        request = (parent_context or {}).get("request")
        context["contacts"] = [contact for contact in office_contacts(request) if contact.is_for(value.get("topic"))]
        return context
