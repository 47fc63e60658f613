"""``manage.py remove_demo`` takes away exactly what ``load_demo`` added.

Afterwards everything is as it was after ``setup_site``, files included. What people made since stays; where that still
needs something of the demo, nothing is removed and the command says who needs what.
"""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import Page

from directory.models import Partner
from home.models import ContactPage, ContentPage, OperatorSettings, SiteImage, User
from news.models import NewsIndexPage, NewsPage, ProjectPage, ProjectPagePartner

from . import factories
from .database_state import LOGS, database_rows, differences, run, shared_by_a_module
from .demo_content import ONE_SMALL_SIZE

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def after_setup(django_db_setup, django_db_blocker):
    """What was there after ``setup_site``; then the demo was loaded."""
    with pytest.MonkeyPatch.context() as patch, shared_by_a_module(django_db_blocker):
        patch.setattr("home.signals.PICTURE_SPECS", ONE_SMALL_SIZE)
        run("setup_site")
        OperatorSettings.load()  # an empty row, as the first look at any page makes it
        before = database_rows(), files(), page_states()
        run("load_demo")
        yield before


def files() -> set[str]:
    return {str(path) for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


def page_states() -> list[tuple]:
    """Of all pages what somebody could notice: not to the second when the contact pages were last published."""
    return list(
        Page.objects.order_by("pk").values_list(
            "pk", "path", "title", "slug", "live", "has_unpublished_changes", "live_revision", "latest_revision"
        )
    )


@pytest.fixture
def partner() -> Partner:
    return Partner.objects.get(slug="musterspritz")


@pytest.fixture
def german_news() -> NewsIndexPage:
    return NewsIndexPage.objects.get(locale__language_code="de")


def test_every_table_is_as_it_was_before_the_demo(after_setup):
    rows, _files, pages = after_setup

    call_command("remove_demo")

    after = database_rows()
    # The index of references has been written anew: the same number of rows, with other keys.
    assert differences(rows, after, without=[*LOGS, "wagtailcore_page", "wagtailcore_referenceindex"]) == []
    assert len(after["wagtailcore_referenceindex"]) == len(rows["wagtailcore_referenceindex"])
    assert page_states() == pages


def test_the_files_of_its_pictures_and_documents_are_gone(after_setup):
    _rows, before, _pages = after_setup
    assert files() > before

    run("remove_demo")  # the one test that lets it: a deleted file comes back with no transaction

    assert files() == before


def test_the_demo_logins_work_no_longer():
    call_command("remove_demo")

    assert not Client().login(username="admin@example.org", password="p3-demo-2026")
    assert not User.objects.exists()


def test_the_pages_of_the_installation_answer_without_it(client):
    call_command("remove_demo")

    for address in ("/de/", "/en/", "/de/netzwerk/", "/de/aktuelles/", "/en/projects/", "/de/kontakt/", "/en/contact/"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert "Muster" not in answer.content.decode()
        assert "Schadewald" not in answer.content.decode()


def test_removing_twice_is_harmless():
    call_command("remove_demo")
    before = database_rows()

    call_command("remove_demo")

    assert differences(before, database_rows()) == []


def test_it_can_be_loaded_again_afterwards(client):
    call_command("remove_demo")
    call_command("load_demo")

    assert Partner.objects.count() == 25
    assert client.get("/de/netzwerk/musterspritz/").status_code == 200


# What people made since


def test_their_pages_partners_pictures_and_accounts_stay(german_news, client):
    factories.user("chefin@example.org")
    factories.image("Eigenes Bild")
    own = factories.partner("Eigene Werke GmbH", slug="eigene-werke")
    factories.news(german_news, "Eigene Meldung", partners=[own])

    call_command("remove_demo")

    assert client.get("/de/aktuelles/eigene-meldung/").status_code == 200
    assert client.get("/de/netzwerk/eigene-werke/").status_code == 200
    assert SiteImage.objects.get().title == "Eigenes Bild"
    assert User.objects.get().email == "chefin@example.org"


def test_what_staff_typed_over_the_demos_facts_about_the_operator_stays():
    office = OperatorSettings.load()
    office.host = "Rechenzentrum Köthen"
    office.save()

    call_command("remove_demo")

    office = OperatorSettings.load()
    assert (office.host, office.board) == ("Rechenzentrum Köthen", "")


def test_a_contact_page_edited_since_keeps_what_was_written_and_loses_the_demos_person(client):
    page = ContactPage.objects.get(locale__language_code="de")
    page.introduction = "Wir sind vormittags da."
    page.save_revision().publish()

    call_command("remove_demo")

    answer = client.get("/de/kontakt/").content.decode()
    assert "Wir sind vormittags da." in answer
    assert "Schadewald" not in answer
    assert list(page.get_latest_revision_as_object().people.all()) == []


def test_a_draft_of_the_contact_page_is_still_there(client):
    page = ContactPage.objects.get(locale__language_code="de")
    page.introduction = "Noch ein Entwurf."
    page.save_revision()

    call_command("remove_demo")

    page.refresh_from_db()
    assert page.get_latest_revision_as_object().introduction == "Noch ein Entwurf."
    assert "Noch ein Entwurf." not in client.get("/de/kontakt/").content.decode()


# Still in use


def refused() -> str:
    """Try to remove the demo; return what the refusal says, after making sure that nothing was changed."""
    before = database_rows(), files()
    with pytest.raises(CommandError) as refusal:
        call_command("remove_demo")
    assert differences(before[0], database_rows()) == []
    assert files() == before[1]
    return str(refusal.value)


def test_a_partner_that_an_editors_news_item_names_keeps_the_demo(german_news, partner):
    factories.news(german_news, "Neues aus Bitterfeld", partners=[partner])

    said = refused()

    assert partner.name in said
    assert "Neues aus Bitterfeld" in said


def test_so_does_the_sender_of_an_editors_news_item(german_news, partner):
    factories.news(german_news, "Neues aus Bitterfeld", sender=partner)

    said = refused()

    assert partner.name in said
    assert "Neues aus Bitterfeld" in said


def test_so_does_a_partner_in_a_block_of_an_editors_page(german_news, partner):
    home = german_news.get_parent()
    body = [{"type": "partners_chosen", "value": {"heading": "", "partners": [partner.pk]}}]
    home.add_child(instance=ContentPage(title="Mitglieder", slug="mitglieder", locale=home.locale, body=body))

    said = refused()

    assert partner.name in said
    assert "Mitglieder" in said


def test_so_does_a_picture_on_an_editors_page(german_news):
    picture = SiteImage.objects.exclude(title__startswith="Logo").first()
    factories.news(german_news, "Neues aus Bitterfeld", lead_image=picture)

    said = refused()

    assert picture.title in said
    assert "Neues aus Bitterfeld" in said


def test_so_does_a_competence_of_an_editors_partner(partner):
    competence = partner.competence_rows.first().competence
    factories.partner("Eigene Werke GmbH", competences=[competence])

    said = refused()

    assert competence.name_de in said
    assert "Eigene Werke GmbH" in said


def test_so_does_a_project_that_a_text_of_an_editors_page_links_to(german_news):
    project = ProjectPage.objects.filter(locale__language_code="de").first()
    home = german_news.get_parent()
    text = f'<p><a linktype="page" id="{project.pk}">Das Projekt</a></p>'
    page = ContentPage(title="Mitglieder", slug="mitglieder", locale=home.locale, body=[("rich_text", text)])
    home.add_child(instance=page)

    said = refused()

    assert project.title in said
    assert "Mitglieder" in said


def test_what_editors_added_to_the_demos_own_entries_goes_with_them(partner, german_news):
    """A demo project that names one more of the demo's partners is still the demo's."""
    project = ProjectPage.objects.filter(locale__language_code="de").last()
    project.partner_rows.add(ProjectPagePartner(partner=partner))
    project.save_revision().publish()

    call_command("remove_demo")

    assert not ProjectPage.objects.exists()
    assert not NewsPage.objects.exists()
