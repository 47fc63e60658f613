"""What ties a partner to the value chain and to the competences."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from ..choices import Stage


class PartnerStage(models.Model):
    """A stage of the value chain at which a partner works."""

    partner = ParentalKey("directory.Partner", on_delete=models.CASCADE, related_name="stage_rows")
    stage = models.CharField(_("stage"), max_length=12, choices=Stage.choices)

    class Meta:
        verbose_name = _("value-chain stage")
        verbose_name_plural = _("value-chain stages")
        unique_together = [("partner", "stage")]

    def __str__(self) -> str:
        return self.get_stage_display()


class PartnerCompetence(Orderable):
    """That a partner has a competence. A row with a foreign key, so that Wagtail's usage report sees it."""

    partner = ParentalKey("directory.Partner", on_delete=models.CASCADE, related_name="competence_rows")
    competence = models.ForeignKey(
        "directory.Competence", models.CASCADE, related_name="partner_rows", verbose_name=_("competence")
    )

    panels = [FieldPanel("competence")]

    class Meta(Orderable.Meta):
        verbose_name = _("competence")
        verbose_name_plural = _("competences")
        unique_together = [("partner", "competence")]

    def __str__(self) -> str:
        return str(self.competence)
