"""The ground floor: people who sign in, pictures, documents, and the pages every site has."""

from .base import BasePage, Introduction
from .contact import ContactPage, ContactPagePerson
from .content import ContentPage
from .home import HomePage
from .media import SiteDocument, SiteImage, SiteRendition
from .operator import OperatorFunder, OperatorSettings
from .user import User

__all__ = [
    "BasePage",
    "ContactPage",
    "ContactPagePerson",
    "ContentPage",
    "HomePage",
    "Introduction",
    "OperatorFunder",
    "OperatorSettings",
    "SiteDocument",
    "SiteImage",
    "SiteRendition",
    "User",
]
