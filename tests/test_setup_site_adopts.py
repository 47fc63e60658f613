"""``manage.py setup_site`` on a site that has pages already, made by hand at the contract's addresses: it keeps those,
their titles and texts, and adds what is missing around them.
"""

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Page, Site

from home.models import HomePage

from .database_state import run

pytestmark = pytest.mark.django_db


def test_pages_made_by_hand_are_kept(site_tree, client):
    site_tree.about.title = "Wer wir sind"
    site_tree.about.save_revision().publish()

    run("setup_site")

    assert "Wer wir sind" in client.get("/de/ueber-p3/").content.decode()
    assert HomePage.objects.count() == 2
    assert Site.objects.count() == 1


def test_what_is_missing_is_added_beside_them(site_tree, client):
    run("setup_site")

    assert client.get("/de/impressum/").status_code == 200
    assert client.get("/en/imprint/").status_code == 200
    slugs = list(Page.objects.child_of(site_tree.home).values_list("slug", flat=True))
    assert len(slugs) == len(set(slugs))


def test_new_pages_refer_to_the_pages_that_were_there(site_tree, client):
    run("setup_site")

    page = BeautifulSoup(client.get("/de/barrierefreiheit/").content, "html.parser")
    assert page.select('main a[href="/de/kontakt/"]')
