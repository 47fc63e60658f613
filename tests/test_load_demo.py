"""``manage.py load_demo``: the content that the site starts with on a developer's machine and in a presentation.

The numbers are those that ``docs/`` promises; the network's own text stands word for word; nobody real is made a
member; each page is complete in each language it is written in. A second run adds nothing, and a real installation
refuses it, since the passwords are well known.
"""

import re
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command
from django.test import Client, override_settings
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import Translation

from directory.choices import Kind, Stage
from directory.models import Consent, Contact, Partner, PartnerItem, Representative, TrainingOffer
from home.models import SiteImage, User
from news.models import EventPage, NewsPage, ProjectPage
from p3site.content.people import DEMO_PASSWORD

from .database_state import database_rows, differences, run
from .demo_content import demo_loaded

pytestmark = pytest.mark.django_db

SEED = (Path(__file__).parent / "data" / "seed-de.txt").read_text(encoding="utf-8")
SEED_TITLE = "Cluster – Polymer Progress Park Mitteldeutschland"
SEED_HEADINGS = {"Projektbeschreibung", "Aktivitäten", "Ergebnisse", "Ausblick", "Projektinformation", "Kontakt:"}
SEED_ADDRESS = "/de/projekte/cluster-polymer-progress-park-mitteldeutschland/"


@pytest.fixture(scope="module", autouse=True)
def demo(django_db_setup, django_db_blocker):
    with demo_loaded(django_db_blocker):
        yield


def plain(text: str) -> str:
    return " ".join(text.split())


def seed_paragraphs() -> list[str]:
    """The prose of the network's own page, each paragraph and point once, its one typing error corrected."""
    description = SEED.split("Projektinformation")[0].replace("Gründundungsveranstaltung", "Gründungsveranstaltung")
    lines = [plain(line.strip().removeprefix("•")) for line in description.splitlines()]
    return list(dict.fromkeys(line for line in lines if line and line != SEED_TITLE and line not in SEED_HEADINGS))


# How much there is


def test_there_are_25_partners_of_all_kinds_from_three_states_along_the_whole_value_chain():
    partners = Partner.objects.published()

    assert partners.count() == 25
    assert {partner.kind for partner in partners} == set(Kind.values)
    assert {partner.state for partner in partners} >= {"ST", "SN", "TH"}
    assert {stage for partner in partners for stage in partner.stages} == set(Stage.values)


def test_every_partner_is_placed_on_the_map_and_described():
    for partner in Partner.objects.all():
        assert partner.latitude and partner.longitude, partner
        assert partner.summary_de and partner.summary_de != partner.summary_en, partner


def test_all_partners_but_one_are_described_in_english_too():
    """The one shows what visitors get then: the German text, marked as such."""
    (untranslated,) = Partner.objects.filter(summary_en="")

    assert untranslated.slug == "musterdicht"
    assert not untranslated.description_en and untranslated.description_de
    for partner in Partner.objects.exclude(pk=untranslated.pk):
        assert bool(partner.description_de) == bool(partner.description_en), partner


def test_partners_in_the_three_states_have_a_district_and_one_from_outside_has_none():
    found = {(partner.state in ("ST", "SN", "TH"), bool(partner.district)) for partner in Partner.objects.all()}

    assert found == {(True, True), (False, False)}


def test_one_entry_shows_how_little_is_needed():
    bare = Partner.objects.get(slug="muster-ag")

    assert bare.summary_de and not bare.description_de and not bare.competence_rows.exists()
    assert all(partner.competence_rows.exists() for partner in Partner.objects.exclude(pk=bare.pk))


def test_most_partners_have_a_logo_and_a_few_have_none():
    assert 15 <= Partner.objects.exclude(logo=None).count() < 25


def test_there_are_training_offers_equipment_offers_and_needs():
    assert {offer.kind for offer in TrainingOffer.objects.all() if offer.is_current} == set(TrainingOffer.Kind.values)
    assert {item.kind for item in PartnerItem.objects.all() if item.is_current} == set(PartnerItem.Kind.values)


@pytest.mark.parametrize(("address", "number"), [("/de/netzwerk/", 25), ("/en/network/", 25)])
def test_the_directory_lists_every_partner_in_both_languages(client, address, number):
    main = BeautifulSoup(client.get(address).content, "html.parser").main
    linked = {link["href"] for link in main.select("a[href]")}

    assert (
        len([slug for slug in Partner.objects.values_list("slug", flat=True) if f"{address}{slug}/" in linked])
        == number
    )


def languages_of(model) -> list[set[str]]:
    """For each news item, project or event the languages it is published in."""
    found: dict = {}
    for page in model.objects.live().select_related("locale"):
        found.setdefault(page.translation_key, set()).add(page.locale.language_code)
    return list(found.values())


def test_there_are_eight_news_two_of_them_in_german_only_and_one_in_english_only():
    news = languages_of(NewsPage)

    assert len(news) >= 8
    assert news.count({"de"}) == 2
    assert news.count({"en"}) == 1


def test_there_are_three_projects_in_both_languages():
    assert languages_of(ProjectPage) == [{"de", "en"}] * 3


def test_there_are_four_events_two_of_them_still_to_come():
    assert len(languages_of(EventPage)) >= 4
    assert EventPage.objects.upcoming().filter(locale__language_code="de").count() >= 2
    assert EventPage.objects.past().filter(locale__language_code="de").exists()


def test_an_event_keeps_its_time_of_day_whatever_the_day_of_loading():
    visit = EventPage.objects.get(slug="werksbesuch-bei-musterspritz")
    starts = timezone.localtime(visit.starts_at)

    assert starts.date() == timezone.localdate() + timedelta(days=12)
    assert f"{starts:%H:%M}" == "14:00"


# The network's own text


def test_the_networks_own_text_stands_on_its_project_page_word_for_word_and_once(client):
    page = BeautifulSoup(client.get(SEED_ADDRESS).content, "html.parser")
    text = plain(page.main.get_text(" "))

    assert len(seed_paragraphs()) == 10
    assert {paragraph: text.count(paragraph) for paragraph in seed_paragraphs()} == dict.fromkeys(seed_paragraphs(), 1)
    assert plain(page.h1.get_text()) == SEED_TITLE


def test_the_contact_named_in_it_stands_on_the_page_as_to_be_confirmed(client):
    text = plain(BeautifulSoup(client.get(SEED_ADDRESS).content, "html.parser").main.get_text(" "))

    for particular in ("Anke Schadewald", "03 49 78 / 3 08 70", "anke.schadewald@iktr-online.de"):
        assert particular in SEED
        assert particular in text
    assert "Institut für Kunststofftechnologie und -recycling e.V." in text
    assert "vor dem Start zu bestätigen" in text


def test_the_english_project_page_has_none_of_the_german_prose(client):
    address = "/en/projects/cluster-polymer-progress-park-mitteldeutschland/"
    text = plain(BeautifulSoup(client.get(address).content, "html.parser").main.get_text(" "))

    assert "is the basis on which an industry can master the challenges of the future" in text
    assert [paragraph for paragraph in seed_paragraphs() if paragraph in text] == []


# Nothing half done


def test_every_text_of_every_translated_page_has_been_translated():
    progress = {translation.uuid: translation.get_progress() for translation in Translation.objects.all()}

    assert len(progress) == Page.objects.filter(locale__language_code="en", depth__gt=1).count() - 1  # one English only
    assert {total - translated for total, translated in progress.values()} == {0}


def test_everything_is_published_with_nothing_left_in_draft():
    assert not Page.objects.filter(depth__gt=1).exclude(live=True, has_unpublished_changes=False).exists()
    assert not Partner.objects.exclude(live=True, has_unpublished_changes=False).exists()


def test_every_picture_says_what_it_shows_in_both_languages_and_whose_it_is():
    for picture in SiteImage.objects.all():
        assert picture.alt_de and picture.alt_en, picture
    for picture in SiteImage.objects.exclude(title__startswith="Logo "):
        assert picture.alt_de != picture.alt_en, picture
        assert picture.credit, picture
        assert "gerechnetes Bild" in picture.alt_de, picture


def test_every_picture_and_document_is_there(client):
    for picture in SiteImage.objects.all():
        assert client.get(picture.file.url).status_code == 200, picture


# Nobody real


def test_only_the_institute_itself_is_a_real_member():
    for partner in Partner.objects.exclude(slug="iktr"):
        assert re.search("muster|beispiel", partner.name, re.IGNORECASE), partner
        assert not partner.website or urlsplit(partner.website).hostname.endswith(".example.org"), partner


def test_every_mail_address_is_an_example_but_the_published_one_of_the_institute():
    everything = "\n".join(row for rows in database_rows().values() for row in rows)
    addresses = set(re.findall(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", everything))

    assert addresses, "nothing was looked at"
    assert {address for address in addresses if not address.endswith("example.org")} == {
        "anke.schadewald@iktr-online.de"
    }


def test_nobody_is_shown_who_has_not_agreed(client):
    silent = Contact.objects.without_consent()

    assert silent.exists()
    for contact in silent:
        assert contact.name not in client.get(f"/de/netzwerk/{contact.partner.slug}/").content.decode()


def test_a_consent_says_when_and_how_it_was_given():
    contact = Contact.objects.get(name="Jens Wollmert")
    consent = Consent.objects.in_force().get(contact_uuid=contact.uuid)

    assert consent.how == "mail"
    assert timezone.localdate(consent.given_at) == timezone.localdate() - timedelta(days=305)


# Accounts


@pytest.mark.parametrize("email", ["admin@example.org", "redaktion@example.org", "zuarbeit@example.org"])
def test_staff_sign_in_to_the_cms_with_the_demo_password(email):
    client = Client()
    client.post("/cms/login/", {"username": email, "password": "p3-demo-2026"})

    assert client.get("/cms/").status_code == 200


@pytest.mark.parametrize(("email", "slug"), [("partner@example.org", "iktr"), ("partner2@example.org", "musterspritz")])
def test_partners_have_an_account_and_represent_somebody_but_do_not_get_into_the_cms(email, slug):
    client = Client()

    assert client.login(username=email, password=DEMO_PASSWORD)
    assert client.get("/cms/").status_code != 200
    assert Representative.objects.get(user__email=email).partner.slug == slug


# Again, and not at all


def test_a_second_run_changes_no_row():
    before = database_rows()

    run("load_demo")

    assert differences(before, database_rows()) == []


def test_what_was_changed_since_stays_changed(client):
    partner = Partner.objects.get(slug="musterspritz")
    partner.city = "Zörbig"
    partner.save_revision().publish()
    page = NewsPage.objects.get(slug="cluster-p3-mitteldeutschland-gegruendet")
    page.slug = "gruendung-2020"
    page.save_revision().publish()

    run("load_demo")

    assert "Zörbig" in client.get("/de/netzwerk/musterspritz/").content.decode()
    assert not NewsPage.objects.filter(slug="cluster-p3-mitteldeutschland-gegruendet").exists()


def test_an_account_that_is_there_already_keeps_its_password():
    user = User.objects.get(email="redaktion@example.org")
    user.set_password("meins, nur meins")
    user.save()

    run("load_demo")

    assert Client().login(username="redaktion@example.org", password="meins, nur meins")


def test_a_start_leaves_a_site_with_content_alone():
    NewsPage.objects.filter(locale__language_code="de").first().delete()
    number = NewsPage.objects.count()

    run("load_demo", if_empty=True)

    assert NewsPage.objects.count() == number


@override_settings(P3_DEMO_ALLOWED=False)
def test_a_real_installation_refuses_the_demo():
    before = database_rows()

    with pytest.raises(CommandError, match="setup_site"):
        call_command("load_demo")

    assert differences(before, database_rows()) == []
