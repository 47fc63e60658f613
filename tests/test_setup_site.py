"""``manage.py setup_site``: what every installation begins with.

On an empty database it makes both page trees at the addresses that everything else relies on. It may be run again at
any time: what is there stays as it is, whoever made it and whatever it says by now.
"""

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import override_settings
from wagtail.models import Locale, Page, Site

from directory.models import Partner
from home.models import OperatorSettings

from .database_state import database_rows, differences, run, shared_by_a_module

pytestmark = pytest.mark.django_db

# The contract's addresses: a German page and its English translation.
ADDRESSES = {
    "/de/": "/en/",
    "/de/netzwerk/": "/en/network/",
    "/de/aktuelles/": "/en/news/",
    "/de/projekte/": "/en/projects/",
    "/de/termine/": "/en/events/",
    "/de/mitmachen/": "/en/join/",
    "/de/fachkraefte/": "/en/careers/",
    "/de/ueber-p3/": "/en/about/",
    "/de/presse/": "/en/press/",
    "/de/kontakt/": "/en/contact/",
    "/de/impressum/": "/en/imprint/",
    "/de/datenschutz/": "/en/privacy/",
    "/de/barrierefreiheit/": "/en/accessibility/",
}


def page_at(address: str) -> Page:
    """The page that the site finds at an address."""
    language, *parts = address.strip("/").split("/")
    page = Site.objects.get().root_page.get_translations(inclusive=True).get(locale__language_code=language)
    for slug in parts:
        page = page.get_children().get(slug=slug)
    return page.specific


@pytest.fixture(scope="module", autouse=True)
def site(django_db_setup, django_db_blocker):
    """A site that has just been set up, as in production, where the demo is refused."""
    with shared_by_a_module(django_db_blocker), override_settings(P3_DEMO_ALLOWED=False):
        run("setup_site")
        yield


def test_every_address_of_the_contract_answers_in_both_languages(client):
    answers = {address: client.get(address) for pair in ADDRESSES.items() for address in pair}

    assert {address: answer.status_code for address, answer in answers.items()} == dict.fromkeys(answers, 200)
    for address, answer in answers.items():
        assert BeautifulSoup(answer.content, "html.parser").html["lang"] == address[1:3]


def test_each_page_is_the_others_translation():
    for german, english in ADDRESSES.items():
        assert page_at(german).get_translation(Locale.objects.get(language_code="en")) == page_at(english)
        assert page_at(english).get_translation(Locale.objects.get(language_code="de")) == page_at(german)


def test_the_text_is_german_in_the_source_and_english_in_the_translation(client):
    german = client.get("/de/ueber-p3/").content.decode()
    english = client.get("/en/about/").content.decode()

    assert "Das gemeinnützige Institut besteht seit 1993." in german
    assert "The non-profit institute was established in 1993." in english
    assert "Das gemeinnützige Institut" not in english


def test_no_page_is_a_mere_copy_of_another_languages_page():
    assert not Page.objects.exclude(alias_of=None).exists()


def test_every_page_is_published_with_nothing_left_in_draft():
    pages = Page.objects.filter(depth__gt=1)

    assert pages.filter(live=True, has_unpublished_changes=False).count() == pages.count()
    assert pages.count() == 2 * pages.filter(locale__language_code="de").count()


def test_every_page_has_a_description_for_search_engines_in_its_own_language():
    pages = list(Page.objects.filter(depth__gt=1))
    descriptions = {page.search_description for page in pages}

    assert "" not in descriptions
    assert len(descriptions) == len(pages)


def test_the_one_site_has_the_address_that_the_environment_names():
    assert [(each.hostname, each.port, each.is_default_site) for each in Site.objects.all()] == [
        (*settings.SITE_HOST, True)
    ]


@pytest.mark.parametrize("address", ["/de/impressum/", "/en/imprint/", "/de/datenschutz/", "/en/privacy/"])
def test_what_nobody_has_told_us_is_a_visible_gap(client, address):
    soup = BeautifulSoup(client.get(address).content, "html.parser")

    assert [gap for gap in soup.select("main mark.gap") if gap.get_text(strip=True)]


def test_gaps_of_the_pages_themselves_are_in_the_pages_language(client):
    german = BeautifulSoup(client.get("/de/ueber-p3/").content, "html.parser").select("mark.gap")
    english = BeautifulSoup(client.get("/en/about/").content, "html.parser").select("mark.gap")

    assert any("Entwicklung des Netzwerks seit 2021" in gap.get_text() for gap in german)
    assert any("The network's development since 2021" in gap.get_text() for gap in english)
    assert len(german) == len(english)


def test_nobody_is_taken_from_an_english_to_a_german_address(client):
    """For a moment the English pages had the Germans' addresses: no redirect may be left of that."""
    for german in ADDRESSES:
        slug = german.removeprefix("/de/")
        if slug:
            assert client.get(f"/en/{slug}").status_code == 404


def test_a_second_run_changes_no_row():
    before = database_rows()

    run("setup_site")

    assert differences(before, database_rows()) == []


def test_what_an_editor_changed_stays(client):
    page = page_at("/de/presse/")
    page.title = "Presse und Medien"
    page.save_revision().publish()

    run("setup_site")

    assert "Presse und Medien" in client.get("/de/presse/").content.decode()


def test_a_page_at_a_new_address_is_not_made_again_at_the_old_one(client):
    page = page_at("/de/presse/")
    page.slug = "medien"
    page.save_revision().publish()
    number = Page.objects.count()

    run("setup_site")

    assert client.get("/de/medien/").status_code == 200
    assert Page.objects.count() == number


def test_a_page_unpublished_by_an_editor_stays_unpublished(client):
    page_at("/de/presse/").unpublish()

    run("setup_site")

    assert client.get("/de/presse/").status_code == 404


def test_a_page_that_an_editor_deleted_is_made_again(client):
    page_at("/de/presse/").delete()

    run("setup_site")

    assert client.get("/de/presse/").status_code == 200
    assert client.get("/en/press/").status_code == 200


def test_it_adds_nothing_of_the_demo(django_user_model):
    assert not Partner.objects.exists()
    assert not django_user_model.objects.exists()
    assert set(OperatorSettings.load().missing()) >= {str(OperatorSettings._meta.get_field("host").verbose_name)}
