"""The network's directory: who is in it, what they can do, who may speak for them."""

from .consent import Consent, PartnerReview
from .contact import Contact
from .links import PartnerCompetence, PartnerStage
from .pages import DirectoryPage
from .partner import Partner
from .proposals import ProfileChange, Representative
from .rows import PartnerItem, TrainingOffer
from .vocabulary import Competence, Funder, Occupation

__all__ = [
    "Competence",
    "Consent",
    "Contact",
    "DirectoryPage",
    "Funder",
    "Occupation",
    "Partner",
    "PartnerCompetence",
    "PartnerItem",
    "PartnerReview",
    "PartnerStage",
    "ProfileChange",
    "Representative",
    "TrainingOffer",
]
