"""No address and no request that somebody can make up is a server error: it is answered, or there is no such page."""

import pytest
from django.test import Client

from . import factories
from .visitor import main, said, see

LISTS = ["/de/netzwerk/", "/en/network/", "/de/aktuelles/", "/en/news/", "/de/projekte/", "/en/events/"]
PAGES = ["/", "/de/", "/de/netzwerk/", "/en/news/", "/de/suche/", "/en/network/musterspritz-gmbh/"]
on_lists = pytest.mark.parametrize("address", LISTS)
on_pages = pytest.mark.parametrize("address", PAGES)
UNKNOWN_FILTER = {"de": "Filter, den es nicht (mehr) gibt", "en": "a filter that does not exist (any more)"}


@pytest.fixture(autouse=True)
def content(shared_tree):
    topic = factories.topic()
    factories.partner(competences=[factories.competence()])
    for make, parent in (
        (factories.news, shared_tree.news),
        (factories.project, shared_tree.projects),
        (factories.event, shared_tree.events),
    ):
        page = make(parent)
        page.topic_rows.create(topic=topic)


def status(address: str, query: str = "", client: Client | None = None) -> int:
    """Status of the answer, server errors included; the query as it stands, not encoded."""
    quiet = client or Client(raise_request_exception=False)
    return quiet.get(address, QUERY_STRING=query).status_code


def entries(address: str) -> set[str]:
    return {said(heading) for heading in main(see(address)).select("h3.card__title")}


QUERIES = [
    "page=0",
    "page=-1",
    "page=999",
    "page=abc",
    "page=",
    "page=1e9",
    "page=" + "9" * 5000,
    "page=1&page=2",
    "page=%00",
    "q=" + "x" * 10_000,
    "q=" + "a+" * 5_000,
    "q=%00",
    "q=a%00b",
    "q=%ff",
    "q=%c3%28",
    "q=%ED%A0%80",
    "q=%22",
    "q=%22unclosed",
    "q=%25%5f%5c",
    "q='--",
    "q=*+OR+NOT+AND",
    "q=a&q=b&q=c",
    "q=%F0%9F%92%A5",
    "kind=x&kind=y&kind=company&kind=company",
    "kind[]=company",
    "kind=%00&state=%00&stage=%00&competence=%00&topic=%00",
    "kind=%ff&state=%c3%28&stage=%ff&competence=%ff&topic=%ff",
    "kind=" + "x" * 10_000,
    "&".join(f"competence={n}" for n in range(500)),
    "&".join(f"p{n}={n}" for n in range(900)),
    "&&&===&?",
    "%00=%00",
    "%ff=%ff",
    "preview=1&in_preview_panel=true",
]


@pytest.mark.parametrize("address", [*PAGES, "/en/events/", "/en/search/", "/de/projekte/"])
def test_no_query_is_a_server_error(address):
    answers = {query[:60]: status(address, query) for query in QUERIES}
    expected = {302} if address == "/" else {200}
    assert {query: code for query, code in answers.items() if code not in expected} == {}


def test_more_parameters_than_django_reads_are_refused(db):
    assert status("/de/netzwerk/", "&".join(f"p{n}={n}" for n in range(2000))) == 400


@on_lists
def test_an_unknown_filter_value_is_left_out_and_said(address):
    name = "kind" if "netz" in address or "network" in address else "topic"
    page = see(f"{address}?{name}=gibt-es-nicht")
    assert UNKNOWN_FILTER[address[1:3]] in said(main(page))
    assert entries(f"{address}?{name}=gibt-es-nicht") == entries(address) != set()


@on_lists
def test_a_known_value_beside_an_unknown_one_counts(address):
    name, known = ("kind", "company") if "netz" in address or "network" in address else ("topic", "recycling")
    assert entries(f"{address}?{name}={known}&{name}=gibt-es-nicht") == entries(address)


@on_lists
def test_nothing_is_said_where_all_is_understood(address):
    for query in ("", "?page=1", "?utm_source=mail"):
        assert UNKNOWN_FILTER[address[1:3]] not in said(main(see(address + query)))


@on_lists
@pytest.mark.parametrize("number", ["0", "-1", "999", "abc", ""])
def test_a_list_page_that_does_not_exist_is_the_nearest_one(address, number):
    assert entries(f"{address}?page={number}") == entries(address)


@on_lists
def test_what_was_typed_is_never_markup(address):
    evil = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E"
    for query in (f"q={evil}", f"kind={evil}", f"topic={evil}", f"page={evil}", f"{evil}=1"):
        assert "<script>alert" not in str(see(f"{address}?{query}"))


PATHS = [
    "/de/%00",
    "/de/netzwerk/%00/",
    "/en/network/a%00b/",
    "/%00/",
    "/media/%00",
    "/documents/%00/x.pdf",
    "/de/%ff/",
    "/de/netzwerk/%ff/",
    "/de/%c3%28/",
    "/de/aktuelles/%ED%A0%80/",
    "/de/" + "x" * 5000 + "/",
    "/de/netzwerk/" + "x" * 5000 + "/",
    "/de/" + "a/" * 1000,
    "/de/netzwerk/Musterspritz-GmbH/",
    "/de/netzwerk/../../etc/passwd",
    "/de/netzwerk/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "/media/%2e%2e/%2e%2e/manage.py",
    "/de/netzwerk/musterspritz-gmbh/mehr/",
    "/de//netzwerk/",
    "/fr/",
    "/DE/",
    "/de/suche/mehr/",
    "/en/suche/",
    "/de/search/",
    "/de/💥/",
    "/de/netzwerk/💥/",
    "/documents/999999/gibt-es-nicht.pdf",
    "/de/ueber-p3/feed/",
    "/wp-login.php",
    "/.env",
]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path[:40])
def test_an_address_that_nothing_has_is_a_page_not_found(path):
    # Straight into the address, as a server would pass it on: the test client's own encoding would tidy it up.
    assert status(path) in (404, 400)


def test_an_address_without_its_last_slash_leads_to_the_one_with(client):
    response = client.get("/de/netzwerk?kind=company")
    assert response.status_code == 301
    assert response["Location"] == "/de/netzwerk/?kind=company"


@pytest.mark.parametrize(
    "path",
    [
        "//evil.example.com",
        "//evil.example.com/",
        "/\\evil.example.com",
        "/de//evil.example.com",
        "//evil.example.com/%2e%2e",
    ],
)
def test_no_address_leads_to_another_site(client, path):
    response = client.get("/", PATH_INFO=path)
    assert response.status_code in (301, 302, 404)
    assert not response.headers.get("Location", "/").startswith(("//", "/\\", "http"))


@on_pages
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
def test_other_methods_are_no_server_error(address, method):
    quiet = Client(raise_request_exception=False)
    assert getattr(quiet, method)(address).status_code < 500


@on_pages
def test_a_form_sent_to_a_page_changes_nothing(address):
    quiet = Client(raise_request_exception=False)
    response = quiet.post(address, {"q": "x", "name": "Böse"}, headers={"Content-Type": "text/plain"})
    assert response.status_code < 500
    assert not response.cookies


@on_pages
@pytest.mark.parametrize(
    "headers",
    [
        {"Accept-Language": "\xff" * 200},
        {"Cookie": "sessionid=\x00; csrftoken=" + "x" * 5000},
        {"Cookie": "sessionid=" + "x" * 4000},
        {"If-Modified-Since": "gestern", "If-None-Match": '"'},
        {"Range": "bytes=0-1,5-3"},
        {"X-Forwarded-Host": "evil.example.com", "X-Forwarded-Proto": "https"},
        {"X-HTTP-Method-Override": "DELETE"},
    ],
    ids=lambda headers: next(iter(headers)),
)
def test_no_header_is_a_server_error(address, headers):
    quiet = Client(raise_request_exception=False)
    assert quiet.get(address, headers=headers).status_code in (200, 302)
