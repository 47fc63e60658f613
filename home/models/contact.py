from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, MultipleChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index

from ..blocks import BodyBlock
from .base import BasePage, Introduction


class ContactPage(Introduction, BasePage):
    """Who is there to be asked: people as Contacts, the operator's address."""

    body = StreamField(BodyBlock(), verbose_name=_("content"), blank=True)

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1

    content_panels = [
        *Page.content_panels,
        *Introduction.introduction_panels,
        MultipleChooserPanel("people", chooser_field_name="contact", label=_("Contacts")),
        FieldPanel("body"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("introduction"), index.SearchField("body")]

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        contacts = ContactPagePerson._meta.get_field("contact").related_model
        context["contacts"] = contacts.objects.shown().in_order_of([person.contact_id for person in self.people.all()])
        return context


class ContactPagePerson(Orderable):
    """A Contact chosen for the contact page. Shown only while the person's consent stands."""

    page = ParentalKey(ContactPage, on_delete=models.CASCADE, related_name="people")
    contact = models.ForeignKey(
        "directory.Contact", on_delete=models.CASCADE, related_name="+", verbose_name=_("contact")
    )

    panels = [FieldPanel("contact")]

    class Meta(Orderable.Meta):
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
