from __future__ import annotations

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Membership(models.Model):
    """Since when an organisation belongs to the network, until when, and who came after it."""

    member_since = models.DateField(_("member since"), null=True, blank=True)
    left_on = models.DateField(
        _("left on"),
        null=True,
        blank=True,
        help_text=_("Takes the partner out of directory and figures; old news keep the name."),
    )
    successor = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("successor"),
        help_text=_("Who leaves by merging or renaming: the old address leads there."),
    )
    open_data_from = models.DateField(
        _("open data since"),
        null=True,
        blank=True,
        help_text=_("From this day on the organisation lets us pass on its texts and logo as open data."),
    )

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.successor_id and self.successor_id == self.pk:
            raise ValidationError({"successor": _("A partner cannot succeed itself.")})

    @property
    def has_left(self) -> bool:
        """Whether the partner has left the network, today or before."""
        return self.left_on is not None and self.left_on <= timezone.localdate()

    def successor_now(self) -> Self | None:
        """To whom the address of a partner that has left leads, who may have left too; nobody in a circle."""
        passed, last = {self.pk}, self
        while last.has_left and last.successor and last.successor.live:
            last = last.successor  # type: ignore[assignment]
            if last.pk in passed:
                return None
            passed.add(last.pk)
        return None if last is self else last
