from django.apps import apps
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


def contact_model():
    return apps.get_model("directory", "Contact")


def topic_choices():
    return contact_model().Topic.choices


class ContactsBlock(blocks.StructBlock):
    """Whom to ask about a topic: persons who agreed to be shown, else the office's mailbox."""

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
        context["contacts"] = list(contact_model().objects.shown().for_topic(value.get("topic")))
        return context
