"""What the tests of the CMS share: forms as the browser sends them, and the words a person sees on a screen."""

import json
from collections.abc import Iterator

from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    rich_text,
    streamfield,
)

SPOKEN = ("title", "aria-label", "placeholder", "alt", "aria-description")


def words(html: str) -> str:
    """What is seen or read aloud: text, and the attributes that screen readers and tooltips use."""
    soup = BeautifulSoup(html, "html.parser")
    drawn = [
        text for data in soup.find_all("script", type="application/json") for text in _texts(json.loads(data.string))
    ]
    for unseen in soup(["script", "style", "template", "svg"]):
        unseen.decompose()
    spoken = [element[name] for name in SPOKEN for element in soup.find_all(attrs={name: True})]
    return "\n".join([soup.get_text("\n", strip=True), *spoken, *drawn])


def _texts(value) -> Iterator[str]:
    """What scripts draw from data in the page: menu, bulk actions. Words begin with a capital or have spaces."""
    if isinstance(value, str):
        if "<" in value:
            yield words(value)
        elif " " in value or value[:1].isupper():
            yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


def messages(response) -> str:
    """The messages on the page that a request led to."""
    soup = BeautifulSoup(response.content.decode(), "html.parser")
    return "\n".join(element.get_text(" ", strip=True) for element in soup.select(".messages li"))


def edit_address(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def add_address(parent: Page, app_label: str, model: str) -> str:
    return reverse("wagtailadmin_pages:add", args=[app_label, model, parent.pk])


def partner_form(**changes) -> dict:
    """All fields of a partner's form, as the CMS sends them."""
    return nested_form_data(
        {
            "name": "Musterspritz GmbH",
            "slug": "",
            "kind": "company",
            "logo": "",
            "website": "",
            "email": "",
            "phone": "",
            "street": "",
            "postal_code": "06366",
            "city": "Köthen (Anhalt)",
            "state": "ST",
            "latitude": "",
            "longitude": "",
            "founded": "",
            "employees": "",
            "summary_de": "",
            "summary_en": "",
            "description_de": rich_text(""),
            "description_en": rich_text(""),
            "member_since": "",
            "left_on": "",
            "successor": "",
            "open_data_from": "",
            "competence_rows": inline_formset([]),
            "items": inline_formset([]),
            "training_offers": inline_formset([]),
            "contacts": inline_formset([]),
            **changes,
        }
    )


ENTRY_ROWS = {"topic_rows": inline_formset([]), "document_rows": inline_formset([])}
PAGE_FIELDS: dict[str, dict] = {
    "homepage": {"headline": "Ein Netzwerk", "introduction": "", "body": streamfield([])},
    "contentpage": {"introduction": "Ein Satz.", "body": streamfield([("rich_text", rich_text("<p>Ein Absatz.</p>"))])},
    "contactpage": {"introduction": "", "people": inline_formset([]), "body": streamfield([])},
    "directorypage": {"introduction": "Alle Partner."},
    "newsindexpage": {"introduction": ""},
    "projectindexpage": {"introduction": ""},
    "eventindexpage": {"introduction": ""},
    "newspage": {
        "date": "01.03.2026",
        "sender": "",
        "teaser": "Ein Satz.",
        "lead_image": "",
        "lead_image_alt": "",
        "body": streamfield([("rich_text", rich_text("<p>Ein Absatz.</p>"))]),
        "partner_rows": inline_formset([]),
        "press_contact": "",
        **ENTRY_ROWS,
    },
    "projectpage": {
        "introduction": "Ein Satz.",
        "status": "running",
        "starts_on": "",
        "ends_on": "",
        "lead_image": "",
        "lead_image_alt": "",
        "description": rich_text("<p>Ein Absatz.</p>"),
        "activities": rich_text(""),
        "results": rich_text(""),
        "outlook": rich_text(""),
        "body": streamfield([]),
        "fundings": inline_formset([]),
        "partner_rows": inline_formset([]),
        "contact": "",
        **ENTRY_ROWS,
    },
    "eventpage": {
        "introduction": "Ein Satz.",
        "starts_at": "01.03.2027 10:00",
        "ends_at": "",
        "status": "scheduled",
        "format": "meeting",
        "event_language": "de",
        "venue": "",
        "address": "",
        "online_url": "",
        "organiser": "",
        "cost": "",
        "registration_url": "",
        "registration_deadline": "",
        "lead_image": "",
        "lead_image_alt": "",
        "body": streamfield([]),
        "programme": streamfield([]),
        "partner_rows": inline_formset([]),
        **ENTRY_ROWS,
    },
}


def page_form(model: str, **changes) -> dict:
    """All fields of a page's form, as the CMS sends them."""
    return nested_form_data(
        {
            "title": "Titel",
            "slug": "",
            "seo_title": "",
            "search_description": "",
            "go_live_at": "",
            "expire_at": "",
            "comments": inline_formset([]),
            **PAGE_FIELDS[model],
            **changes,
        }
    )
