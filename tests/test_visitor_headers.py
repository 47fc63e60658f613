"""What every answer to a visitor has in common: no cookie, seconds in a cache, nothing inline, nothing from elsewhere.

Somebody signed in gets the same page with a link to edit it, and nobody keeps that.
"""

import re

import pytest
from django.test import Client

from directory.models import Representative
from home.models import ContentPage

from . import factories
from .conftest import signed_in
from .visitor import see

CACHED = "public, max-age=0, s-maxage=5, stale-while-revalidate=5, stale-if-error=86400"
PAGES = [
    "/de/",
    "/en/",
    "/de/netzwerk/",
    "/de/netzwerk/musterspritz-gmbh/",
    "/en/network/musterspritz-gmbh/",
    "/de/aktuelles/",
    "/de/aktuelles/neue-maschine/",
    "/de/projekte/",
    "/de/projekte/rezyklat/",
    "/de/termine/",
    "/de/termine/werksbesuch/",
    "/en/contact/",
    "/de/ueber-p3/",
    "/de/suche/?q=muster",
]
NOT_FOUND = ["/de/gibt-es-nicht/", "/en/nothing-here/", "/nowhere/", "/de/netzwerk/gibt-es-nicht/"]
on_pages = pytest.mark.parametrize("address", PAGES)
on_all = pytest.mark.parametrize("address", [*PAGES, *NOT_FOUND])


@pytest.fixture(autouse=True)
def content(shared_tree):
    picture = factories.image()
    partner = factories.partner(logo=picture, summary_de="Wir spritzen.", website="https://example.org/")
    factories.contact(partner)
    factories.news(shared_tree.news, lead_image=picture, partners=[partner])
    factories.project(shared_tree.projects, lead_image=picture)
    factories.event(shared_tree.events)
    return shared_tree


# Caching


@on_all
def test_no_cookie_is_set_and_none_asked_for(client, address):
    response = client.get(address)
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@on_all
def test_an_answer_is_kept_for_seconds(client, address):
    assert client.get(address)["Cache-Control"] == CACHED


@on_pages
def test_an_unchanged_page_is_not_sent_again(client, address):
    first = client.get(address)
    second = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert second.status_code == 304
    assert second.content == b""
    assert second["Cache-Control"] == CACHED


def test_a_changed_page_has_another_tag(client, content):
    before = client.get("/de/ueber-p3/")["ETag"]
    assert client.get("/de/ueber-p3/")["ETag"] == before
    content.about.introduction = "Neu."
    content.about.save()
    assert client.get("/de/ueber-p3/")["ETag"] != before


@on_all
def test_a_head_request_has_the_same_headers(client, address):
    head, get = client.head(address), client.get(address)
    assert head.status_code == get.status_code
    assert head.content == b""
    assert head["Cache-Control"] == get["Cache-Control"]


@on_all
def test_for_somebody_signed_in_nothing_is_kept(redaktion_client, address):
    response = redaktion_client.get(address)
    assert "private" in response["Cache-Control"]
    assert "no-store" in response["Cache-Control"]
    assert "public" not in response["Cache-Control"]


def test_nor_for_somebody_whose_session_is_over(settings):
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = "vorbei"
    assert "no-store" in client.get("/de/")["Cache-Control"]


def test_nor_is_a_server_error(monkeypatch):
    monkeypatch.setattr(ContentPage, "serve", lambda *args, **kwargs: 1 / 0)
    response = Client(raise_request_exception=False).get("/de/ueber-p3/")
    assert response.status_code == 500
    assert "no-store" in response["Cache-Control"]


def test_an_answer_to_a_form_is_not_kept(client):
    response = client.post("/de/ueber-p3/")
    assert "no-store" in response["Cache-Control"]


# What a page may load and do


@on_all
def test_the_policy_allows_nothing_inline_and_nobody_else(client, address):
    policy = client.get(address)["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "*" not in policy
    directives = {part.split()[0]: part.split()[1:] for part in policy.split(";")}
    assert directives["default-src"] == ["'none'"]
    assert directives["script-src"] == directives["style-src"] == ["'self'"]
    assert directives["frame-ancestors"] == ["'none'"]
    assert directives["base-uri"] == ["'none'"]


@on_all
def test_the_page_has_nothing_inline(client, address):
    page = see(address, status=client.get(address).status_code)
    assert not page.find_all("style")
    assert not page.find_all(style=True)
    assert [
        script for script in page.find_all("script", src=False) if script.get("type") != "application/ld+json"
    ] == []
    handlers = [name for element in page.find_all(True) for name in element.attrs if re.fullmatch(r"on[a-z]+", name)]
    assert handlers == []
    assert not page.find_all(href=re.compile("^javascript:", re.IGNORECASE))


@on_all
def test_the_page_loads_nothing_from_elsewhere(client, address):
    page = see(address, status=client.get(address).status_code)
    loaded = [
        element[name] for name in ("src", "srcset", "poster", "data") for element in page.find_all(attrs={name: True})
    ]
    loaded += [link["href"] for link in page.find_all("link") if link["rel"][0] not in ("canonical", "alternate")]
    assert loaded, "a page loads at least a style sheet"
    elsewhere = [
        part
        for value in loaded
        for part in re.split(r",\s+", value)
        if not part.startswith("/") or part.startswith("//")
    ]
    assert elsewhere == []


@on_all
def test_the_browser_is_told_not_to_guess_and_not_to_tell(client, address):
    response = client.get(address)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert response["X-Frame-Options"] == "DENY"


@on_pages
def test_no_trace_of_the_cms_on_a_visitors_page(client, address):
    page = client.get(address).content.decode().lower()
    assert "/cms/" not in page
    assert "userbar" not in page
    assert "csrf" not in page


def test_the_cms_has_a_policy_of_its_own(redaktion_client):
    """Wagtail's admin writes inline scripts, and shows previews in a frame."""
    policy = redaktion_client.get("/cms/")["Content-Security-Policy"]
    assert "'unsafe-inline'" in policy
    assert "frame-ancestors 'self'" in policy


# The link to edit


def edit_links(client: Client, address: str) -> list[str]:
    return [link["href"] for link in see(address, client).find_all("a", href=re.compile("^/cms/"))]


def test_staff_find_a_link_to_edit_on_pages(redaktion_client, content):
    assert edit_links(redaktion_client, "/de/ueber-p3/") == [f"/cms/pages/{content.about.pk}/edit/"]
    assert edit_links(redaktion_client, "/en/about/") == [f"/cms/pages/{content.en['about'].pk}/edit/"]


def test_and_on_a_partners_page_to_the_partner(redaktion_client):
    partner = factories.Partner.objects.get()
    found = edit_links(redaktion_client, "/de/netzwerk/musterspritz-gmbh/")
    assert len(found) == 1
    assert str(partner.pk) in found[0]
    assert redaktion_client.get(found[0]).status_code == 200


def test_contributors_find_it_too(zuarbeit_client, content):
    assert edit_links(zuarbeit_client, "/de/ueber-p3/") == [f"/cms/pages/{content.about.pk}/edit/"]


def test_somebody_who_represents_a_partner_finds_none(content):
    user = factories.user("partner@example.org")
    Representative.objects.create(user=user, partner=factories.Partner.objects.get())
    for address in ("/de/ueber-p3/", "/de/netzwerk/musterspritz-gmbh/", "/de/suche/"):
        assert edit_links(signed_in(user), address) == []


def test_the_search_has_none(redaktion_client):
    assert edit_links(redaktion_client, "/de/suche/?q=muster") == []
