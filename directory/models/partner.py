from __future__ import annotations

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    Orderable,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)
from wagtail.search import index

from home.bilingual import Bilingual
from home.slugs import german_slug

from ..choices import EmployeeBand, Kind, Stage, State
from ..geo import district_at, district_name, locate
from .consent import Consent
from .contact import Contact
from .querysets import PartnerManager
from .rows import PartnerItem

TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link"]


class Partner(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    index.Indexed,
    ClusterableModel,
):
    """An organisation of the network: one row, never one per language. Only its prose has two languages.

    The same row wherever it is shown: directory, news, projects, events, logo walls. It is public while ``live`` and
    not left; who has left keeps row and address, since old news name it.
    """

    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(
        _("address part"),
        max_length=120,
        unique=True,
        blank=True,
        help_text=_("The end of the page's address, the same in both languages. Made from the name."),
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    logo = models.ForeignKey(
        "home.SiteImage", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("logo")
    )
    website = models.URLField(_("website"), blank=True)
    email = models.EmailField(
        _("role mailbox"), blank=True, help_text=_("Shown where no person has agreed to be shown, for example info@…")
    )
    phone = models.CharField(_("switchboard"), max_length=50, blank=True)

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

    founded = models.PositiveSmallIntegerField(
        _("founded"), null=True, blank=True, validators=[MinValueValidator(1200), MaxValueValidator(2200)]
    )
    employees = models.CharField(_("employees"), max_length=8, choices=EmployeeBand.choices, blank=True)
    summary_de = models.CharField(_("summary (German)"), max_length=255, blank=True)
    summary_en = models.CharField(_("summary (English)"), max_length=255, blank=True)
    description_de = RichTextField(_("description (German)"), features=TEXT_FEATURES, blank=True)
    description_en = RichTextField(_("description (English)"), features=TEXT_FEATURES, blank=True)

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

    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="partner")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="partner",
        for_concrete_model=False,
    )

    summary = Bilingual("summary")
    description = Bilingual("description")

    objects = PartnerManager()

    search_fields = [
        index.SearchField("name", boost=4),
        index.AutocompleteField("name"),
        index.SearchField("city"),
        index.SearchField("summary_de"),
        index.SearchField("summary_en"),
        index.FilterField("live"),
        index.FilterField("kind"),
        index.FilterField("state"),
    ]

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def revisions(self):
        return self._revisions

    def full_clean(self, *args, **kwargs):
        self.slug = self.slug or german_slug(self.name, 120)
        super().full_clean(*args, **kwargs)

    def clean(self):
        """Check the address for sense, and find the coordinates that the editor left empty and the district.

        Coordinates an editor typed win. Raises ValidationError on half a pair, or on a partner that succeeds itself.
        """
        super().clean()
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError({"latitude": _("Give both latitude and longitude, or leave both empty.")})
        if self.successor_id and self.successor_id == self.pk:
            raise ValidationError({"successor": _("A partner cannot succeed itself.")})
        if self.latitude is None or self._coordinates_are_of_a_former_town():
            self.latitude, self.longitude = locate(self.city, self.state) or (None, None)
        self.district = (
            district_at(self.latitude, self.longitude) if self.latitude is not None else ""  # type: ignore[arg-type]
        )

    def _coordinates_are_of_a_former_town(self) -> bool:
        """Whether the coordinates were found from the town stored so far, and the town has changed since."""
        before = type(self).objects.filter(pk=self.pk).values("city", "state", "latitude", "longitude").first()
        if before is None or (before["city"], before["state"]) == (self.city, self.state):
            return False
        found_then = locate(before["city"], before["state"])
        return found_then == (self.latitude, self.longitude)

    @property
    def approved_schedule(self) -> bool:
        """Whether publishing is scheduled; without a query after ``with_publishing_state()``."""
        known = self.__dict__.get("_approved_schedule")
        return super().approved_schedule if known is None else known

    # Addresses and previews

    @property
    def url(self) -> str:
        """Address below the directory of the active language."""
        from .pages import DirectoryPage

        return f"{DirectoryPage.address()}{self.slug}/"

    def get_absolute_url(self) -> str:
        return self.url

    @property
    def preview_modes(self):
        return [("de", "Deutsch"), ("en", "English")]

    def serve_preview(self, request, mode_name):
        """Show the public page of this entry, as it would be, in the language of the preview mode."""
        from .pages import DirectoryPage

        with translation.override(mode_name or "de"):
            request.LANGUAGE_CODE = translation.get_language()
            index_page = DirectoryPage.objects.filter(locale__language_code=translation.get_language()).first()
            if index_page is None:
                return redirect("/")
            return index_page.render_partner(request, self).render()

    # What templates show

    @property
    def has_left(self) -> bool:
        """Whether the partner has left the network, today or before."""
        return self.left_on is not None and self.left_on <= timezone.localdate()

    def successor_now(self) -> Partner | None:
        """To whom the address of a partner that has left leads, who may have left too; nobody in a circle."""
        passed, last = {self.pk}, self
        while last.has_left and last.successor and last.successor.live:
            last = last.successor
            if last.pk in passed:
                return None
            passed.add(last.pk)
        return None if last is self else last

    @property
    def district_name(self) -> str:
        """Name of the district, "" outside the three states."""
        return district_name(self.district)

    @property
    def stages(self) -> list[str]:
        """Keys of the value-chain stages, in the chain's order."""
        chosen = {row.stage for row in self.stage_rows.all()}
        return [stage for stage in Stage.values if stage in chosen]

    @stages.setter
    def stages(self, values: list[str]) -> None:
        self.stage_rows = [PartnerStage(stage=value) for value in Stage.values if value in values]

    @property
    def stage_labels(self) -> list[str]:
        return [Stage(value).label for value in self.stages]

    def shown_contacts(self) -> list[Contact]:
        """The persons with a consent in force, as ``for_page()`` has fetched it.

        The rows of a draft or an old revision are asked anew: none of them brings anybody back.
        """
        contacts = list(self.contacts.all())
        if not all(hasattr(contact, "has_consent") for contact in contacts):
            agreed = set(
                Consent.objects.in_force()
                .filter(contact_uuid__in=[contact.uuid for contact in contacts])
                .values_list("contact_uuid", flat=True)
            )
            return [contact for contact in contacts if contact.uuid in agreed]
        return [contact for contact in contacts if contact.has_consent]

    def items_by_kind(self) -> dict[str, list[PartnerItem]]:
        """Equipment, offers and needs not past their date, by kind."""
        by_kind: dict[str, list[PartnerItem]] = {}
        for item in self.items.all():
            if item.is_current:
                by_kind.setdefault(item.kind, []).append(item)
        return by_kind


class PartnerStage(models.Model):
    """A stage of the value chain at which a partner works."""

    partner = ParentalKey(Partner, on_delete=models.CASCADE, related_name="stage_rows")
    stage = models.CharField(_("stage"), max_length=12, choices=Stage.choices)

    class Meta:
        verbose_name = _("value-chain stage")
        verbose_name_plural = _("value-chain stages")
        unique_together = [("partner", "stage")]

    def __str__(self) -> str:
        return self.get_stage_display()


class PartnerCompetence(Orderable):
    """That a partner has a competence. A row with a foreign key, so that Wagtail's usage report sees it."""

    partner = ParentalKey(Partner, on_delete=models.CASCADE, related_name="competence_rows")
    competence = models.ForeignKey(
        "directory.Competence", models.PROTECT, related_name="partner_rows", verbose_name=_("competence")
    )

    panels = [FieldPanel("competence")]

    class Meta(Orderable.Meta):
        verbose_name = _("competence")
        verbose_name_plural = _("competences")
        unique_together = [("partner", "competence")]

    def __str__(self) -> str:
        return str(self.competence)
