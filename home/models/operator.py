from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, MultipleChooserPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Orderable

from ..bilingual import Bilingual


@register_setting(icon="home")
class OperatorSettings(ClusterableModel, BaseGenericSetting):
    """Who runs the site ("Betreiber"): typed once, printed in imprint, privacy page and footer of both languages.

    What is required follows § 5 DDG, § 18 (2) MStV and Art. 13 GDPR; see ``missing()``.
    """

    name = models.CharField(_("name"), max_length=200, blank=True)
    legal_form_de = models.CharField(_("legal form (German)"), max_length=200, blank=True)
    legal_form_en = models.CharField(_("legal form (English)"), max_length=200, blank=True)
    board = models.CharField(
        _("board"), max_length=255, blank=True, help_text=_("The people who represent the operator.")
    )
    street = models.CharField(_("street and number"), max_length=200, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=10, blank=True)
    city = models.CharField(_("town"), max_length=100, blank=True)
    phone = models.CharField(_("phone"), max_length=50, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True, help_text=_("The office's mailbox, shown to visitors."))
    register = models.CharField(
        _("register"),
        max_length=255,
        blank=True,
        help_text=_("Court and number, for example of the register of associations."),
    )
    vat_id = models.CharField(_("VAT id"), max_length=50, blank=True, help_text=_("Only if there is one."))
    responsible_person = models.CharField(
        _("responsible person"),
        max_length=255,
        blank=True,
        help_text=_("Name and address of the person responsible for the content under § 18 (2) MStV."),
    )
    supervisory_authority = models.CharField(
        _("data protection authority"), max_length=255, blank=True, help_text=_("Where people can complain.")
    )
    data_protection_officer = models.CharField(_("data protection officer"), max_length=255, blank=True)
    host = models.CharField(
        _("hosting company"), max_length=255, blank=True, help_text=_("Name and address of whoever runs the server.")
    )

    partner = models.ForeignKey(
        "directory.Partner",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("entry in the directory"),
        help_text=_("The operator as a partner: its contacts are the network's contacts for press, schools and so on."),
    )

    legal_form = Bilingual("legal_form")

    REQUIRED = (
        "name",
        "legal_form_de",
        "legal_form_en",
        "board",
        "street",
        "postal_code",
        "city",
        "phone",
        "email",
        "register",
        "responsible_person",
        "supervisory_authority",
        "data_protection_officer",
        "host",
    )

    panels = [
        HelpPanel(template="home/panels/operator_gaps.html", heading=_("Still missing")),
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in ("name", "legal_form_de", "legal_form_en", "board", "register", "vat_id", "partner")
            ],
            heading=_("Organisation"),
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("street", "postal_code", "city", "phone", "email")], heading=_("Address")
        ),
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in ("responsible_person", "data_protection_officer", "supervisory_authority", "host")
            ],
            heading=_("Responsibilities"),
        ),
        MultipleChooserPanel("funders", chooser_field_name="funder", label=_("Funders of the network")),
    ]

    class Meta:
        verbose_name = _("operator")

    def missing(self) -> list[str]:
        """Labels of the required facts that nobody has typed yet, for the CMS and for ``check --deploy``."""
        return [str(self._meta.get_field(name).verbose_name) for name in self.REQUIRED if not getattr(self, name)]


class OperatorFunder(Orderable):
    """A funder of the network itself, named in the footer."""

    settings = ParentalKey(OperatorSettings, on_delete=models.CASCADE, related_name="funders")
    funder = models.ForeignKey("directory.Funder", on_delete=models.CASCADE, related_name="+", verbose_name=_("funder"))

    panels = [FieldPanel("funder")]

    class Meta(Orderable.Meta):
        verbose_name = _("funder")
        verbose_name_plural = _("funders")
