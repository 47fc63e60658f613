"""The fixed vocabularies of the directory. Their keys stand in addresses and open data: they do not change."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What an organisation is; each has its own shape on maps and lists."""

    COMPANY = "company", _("Company")
    RESEARCH = "research", _("Research institute")
    UNIVERSITY = "university", _("University")
    SCHOOL = "school", _("School or training provider")
    ASSOCIATION = "association", _("Association")
    PUBLIC = "public", _("Public body")


class Stage(models.TextChoices):
    """Where on the value chain of plastics an organisation works, in the chain's order."""

    RAW_MATERIAL = "raw_material", _("Raw materials")
    COMPOUNDING = "compounding", _("Compounding")
    PROCESSING = "processing", _("Processing")
    MOULDS = "moulds", _("Moulds and tools")
    MACHINERY = "machinery", _("Machinery")
    RECYCLING = "recycling", _("Recycling")
    RESEARCH = "research", _("Research and testing")
    SERVICES = "services", _("Services")
    EDUCATION = "education", _("Education")


class EmployeeBand(models.TextChoices):
    """Size classes as European statistics use them (Commission Recommendation 2003/361/EC), the largest split."""

    MICRO = "1-9", _("1 to 9")
    SMALL = "10-49", _("10 to 49")
    MEDIUM = "50-249", _("50 to 249")
    LARGE = "250-999", _("250 to 999")
    VERY_LARGE = "1000+", _("1,000 or more")


class State(models.TextChoices):
    """The German states by the second part of ISO 3166-2:DE, the network's three first."""

    ST = "ST", _("Saxony-Anhalt")
    SN = "SN", _("Saxony")
    TH = "TH", _("Thuringia")
    BB = "BB", _("Brandenburg")
    BE = "BE", _("Berlin")
    BW = "BW", _("Baden-Württemberg")
    BY = "BY", _("Bavaria")
    HB = "HB", _("Bremen")
    HE = "HE", _("Hesse")
    HH = "HH", _("Hamburg")
    MV = "MV", _("Mecklenburg-Western Pomerania")
    NI = "NI", _("Lower Saxony")
    NW = "NW", _("North Rhine-Westphalia")
    RP = "RP", _("Rhineland-Palatinate")
    SH = "SH", _("Schleswig-Holstein")
    SL = "SL", _("Saarland")
