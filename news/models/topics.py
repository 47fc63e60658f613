from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from directory.models.vocabulary import NAME_PANEL, Term


class Topic(Term):
    """What a news item, project or event is about."""

    panels = [NAME_PANEL, FieldPanel("slug")]

    class Meta(Term.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
