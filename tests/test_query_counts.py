"""The number of SQL queries of a page does not grow with the network: 1 or 50 partners, news, pictures are the same.

``pytest -rP tests/test_query_counts.py`` prints the numbers.
"""

from datetime import date
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, ReferenceIndex

from directory.models import Funder, Partner, PartnerItem, PartnerStage, TrainingOffer
from home.images import LOGO_SPEC, PICTURE_SPECS, make_renditions
from home.models import (
    ContactPage,
    ContactPagePerson,
    ContentPage,
    HomePage,
    OperatorFunder,
    OperatorSettings,
    SiteDocument,
)
from news.models import (
    EventPage,
    EventPageDocument,
    EventPagePartner,
    EventPageTopic,
    NewsPage,
    NewsPageDocument,
    NewsPagePartner,
    NewsPageTopic,
    ProjectFunding,
    ProjectPage,
    ProjectPageDocument,
    ProjectPagePartner,
    ProjectPageTopic,
)

from . import factories
from .database_state import shared_by_a_module

MANY = 50
MOST_QUERIES = 15
# Many kinds of rows belong to a partner, news item, project or event; each is one query, its pictures another.
MOST_QUERIES_OF_AN_ENTRY = 20
# What a kind of block adds to a page, however many of it there are.
MOST_QUERIES_OF_A_BLOCK = 3

ADDRESSES = [
    "/de/",
    "/en/",
    "/de/netzwerk/",
    "/en/network/",
    "/de/netzwerk/?kind=company&q=partner&competence=spritzgiessen",
    "/de/netzwerk/partner-0/",
    "/en/network/partner-0/",
    "/de/aktuelles/",
    "/en/news/",
    "/de/aktuelles/meldung-0/",
    "/en/news/en-meldung-0/",
    "/de/projekte/",
    "/en/projects/",
    "/de/projekte/projekt-0/",
    "/en/projects/en-projekt-0/",
    "/de/termine/",
    "/en/events/",
    "/de/termine/termin-0/",
    "/en/events/en-termin-0/",
    "/de/kontakt/",
    "/en/contact/",
    "/de/ueber-p3/",
    "/en/about/",
    "/de/suche/?q=0",
    "/en/search/?q=0",
]


@pytest.fixture(scope="module")
def pictures(django_db_setup, django_db_blocker):
    """50 pictures with all their sizes, made once."""
    with shared_by_a_module(django_db_blocker):
        made = [factories.image(f"Bild {number}") for number in range(MANY)]
        make_renditions(made, [*PICTURE_SPECS, LOGO_SPEC])
        factories.build_tree()
        yield made


def fill(tree: factories.Tree, pictures: list, number: int) -> None:
    """``number`` of everything, and every page with ``number`` of whatever it can have."""
    competence, topics = factories.competence(), [factories.topic(f"Thema {n}", f"Topic {n}") for n in range(number)]
    partners, contacts = [], []
    for n in range(number):
        partner = factories.partner(
            f"Partner {n}", logo=pictures[n], email="info@example.org", city="Gotha", state="TH"
        )
        contacts.append(factories.contact(partner, f"Person {n}", photo=pictures[n], for_press=True))
        partners.append(partner)
        PartnerStage.objects.create(partner=partner, stage="processing")
        partner.competence_rows.create(competence=competence)
    documents = [
        SiteDocument.objects.create(title=f"Dokument {n}", file=SimpleUploadedFile(f"{n}.pdf", b"%PDF-1.4"))
        for n in range(number)
    ]
    funders = [
        Funder.objects.create(slug=f"f{n}", name_de=f"Land {n}", name_en=f"State {n}", logo_de=pictures[n])
        for n in range(number)
    ]
    first = partners[0]
    for n in range(number):
        PartnerItem.objects.create(partner=first, kind="offer", text_de=f"Angebot {n}")
        offer = {"kind": "thesis", "title_de": f"Arbeit {n}"}
        TrainingOffer.objects.create(partner=first, contact=first.contacts.first(), **offer)
    with_pages(tree, partners, contacts, topics, documents, funders, pictures[:number])
    office = OperatorSettings.load()
    office.save()
    OperatorFunder.objects.bulk_create([OperatorFunder(settings=office, funder=each) for each in funders])
    for page in Page.objects.filter(depth__gt=3).specific():
        ReferenceIndex.create_or_update_for_object(page)


def with_pages(tree, partners, contacts, topics, documents, funders, pictures) -> None:
    blocks = body(tree, partners, documents, pictures)
    for n, picture in enumerate(pictures):
        both(factories.news(tree.news, f"Meldung {n}", lead_image=picture, sender=partners[0]))
        factories.news(tree.news, f"Nur Deutsch {n}", lead_image=picture)
        both(factories.project(tree.projects, f"Projekt {n}", lead_image=picture, starts_on=date(2026, 1, 1)))
        both(factories.event(tree.events, f"Termin {n}", lead_image=picture, organiser=partners[0]))
        factories.event(tree.events, f"Vorbei {n}", in_days=-9, lead_image=picture)
    rows = {
        NewsPage: (NewsPagePartner, NewsPageTopic, NewsPageDocument),
        ProjectPage: (ProjectPagePartner, ProjectPageTopic, ProjectPageDocument),
        EventPage: (EventPagePartner, EventPageTopic, EventPageDocument),
    }
    for model, (partner_row, topic_row, document_row) in rows.items():
        for page in model.objects.all():
            model.objects.filter(pk=page.pk).update(body=page.body.stream_block.get_prep_value(page.body))
            partner_row.objects.bulk_create([partner_row(page=page, partner=each) for each in partners])
            topic_row.objects.bulk_create([topic_row(page=page, topic=each) for each in topics])
            document_row.objects.bulk_create([document_row(page=page, document=each) for each in documents])
    for page in ProjectPage.objects.all():
        ProjectFunding.objects.bulk_create([ProjectFunding(page=page, funder=each) for each in funders])
    NewsPage.objects.update(press_contact=contacts[0])
    ProjectPage.objects.update(contact=contacts[0])
    pages = [tree.home, tree.about, tree.contact, *(tree.en[name] for name in ("home", "about", "contact"))]
    pages += list(Page.objects.filter(slug__endswith="-0", depth=4).specific())
    for page in pages:
        page.body = blocks
        page.save()
    for page in (tree.contact, tree.en["contact"]):
        ContactPagePerson.objects.bulk_create([ContactPagePerson(page=page, contact=each) for each in contacts])


def both(page: Page) -> None:
    factories.in_english(page, f"EN {page.title}", f"en-{page.slug}")


KINDS_OF_BLOCKS = (
    "partners_chosen",
    "partners_by",
    "documents",
    "contacts",
    "index_teaser",
    "figures",
    "image",
    "call_to_action",
)


def body(tree, partners, documents, pictures) -> list:
    """Every block that can hold many things, with many."""
    for picture in pictures:
        picture.contextual_alt_text, picture.decorative = "Bild", False
    return [
        ("partners_chosen", {"heading": "", "layout": "cards", "partners": partners}),
        ("partners_by", {"heading": "", "layout": "logos", "kind": "company", "competence": None}),
        ("documents", {"heading": "", "documents": documents}),
        ("contacts", {"heading": "", "topic": "press"}),
        ("index_teaser", {"heading": "", "page": tree.news.page_ptr, "count": 12}),
        ("figures", {"heading": "", "items": [{"source": "partners", "value": "", "label": "Partner"}]}),
        *[("image", {"image": picture, "caption": ""}) for picture in pictures],
        *[
            ("call_to_action", {"heading": "A", "text": "", "label": "B", "page": page, "url": ""})
            for page in [tree.news.page_ptr, tree.events.page_ptr]
        ],
    ]


def count_queries(address: str) -> list[str]:
    client = Client()
    cache.clear()
    assert client.get(address).status_code == 200, address  # what is kept in memory is warm then
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return [query["sql"] for query in queries]


@pytest.fixture(scope="module")
def counts(pictures, django_db_blocker) -> dict:
    """The queries of every address, with one of everything, with many, and with many but no blocks in the text."""
    result = {}
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        # What is remembered for seconds stays so, however slow the machine: the cache's clock stands still.
        for module in ("base", "locmem"):
            patch.setattr(f"django.core.cache.backends.{module}.time", SimpleNamespace(time=lambda: 0.0))
        for number in (1, MANY):
            with shared_by_a_module(django_db_blocker), TestCase.captureOnCommitCallbacks():
                fill(factories.read_tree(), pictures, number)
                assert Partner.objects.count() == number
                result[number] = {address: count_queries(address) for address in ADDRESSES}
                for model in (HomePage, ContentPage, ContactPage, NewsPage, ProjectPage, EventPage):
                    model.objects.update(body="[]")
                result["without blocks"] = {address: count_queries(address) for address in ADDRESSES}
    return result


@pytest.mark.parametrize("address", ADDRESSES)
def test_as_many_queries_with_fifty_as_with_one(counts, db, address):
    one, many, plain = (len(counts[key][address]) for key in (1, MANY, "without blocks"))
    print(f"{one:3} {many:3} {plain:3}  {address}")  # noqa: T201
    assert many == one, "\n".join(sql[:250] for sql in counts[MANY][address])


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_needs_many(counts, db, address):
    queries = counts["without blocks"][address]
    most = MOST_QUERIES_OF_AN_ENTRY if address.endswith("-0/") else MOST_QUERIES
    assert 0 < len(queries) <= most, "\n".join(sql[:250] for sql in queries)


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_block_needs_many(counts, db, address):
    added = len(counts[MANY][address]) - len(counts["without blocks"][address])
    assert added <= MOST_QUERIES_OF_A_BLOCK * len(KINDS_OF_BLOCKS)
