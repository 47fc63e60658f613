from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..choices import State
from ..geo import district_at, district_name, locate


class Location(models.Model):
    """An address, its coordinates (degrees, WGS 84) and the district they lie in."""

    street = models.CharField(_("street and number"), max_length=200, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=10, blank=True)
    city = models.CharField(_("town"), max_length=120, blank=True)
    state = models.CharField(_("state"), max_length=2, choices=State.choices, blank=True)
    latitude = models.FloatField(
        _("latitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("Leave both empty and they are found from the town."),
    )
    longitude = models.FloatField(
        _("longitude"), null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )
    district = models.CharField(_("district"), max_length=5, blank=True, editable=False)  # official key (AGS)

    class Meta:
        abstract = True

    @property
    def district_name(self) -> str:
        """Name of the district, "" outside the three states."""
        return district_name(self.district)

    def clean(self):
        """Find the coordinates that the editor left empty, and the district. Coordinates an editor typed win.

        Raises ValidationError on half a pair.
        """
        super().clean()
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError({"latitude": _("Give both latitude and longitude, or leave both empty.")})
        if self.latitude is None or self._coordinates_are_of_a_former_town():
            self.latitude, self.longitude = locate(self.city, self.state) or (None, None)
        found = self.latitude is not None and self.longitude is not None
        self.district = district_at(self.latitude, self.longitude) if found else ""  # type: ignore[arg-type]

    def _coordinates_are_of_a_former_town(self) -> bool:
        """Whether the coordinates were found from the town stored so far, and the town has changed since."""
        stored = type(self)._default_manager.filter(pk=self.pk)
        before = stored.values("city", "state").first()
        if before is None or (before["city"], before["state"]) == (self.city, self.state):
            return False
        return locate(before["city"], before["state"]) == (self.latitude, self.longitude)
