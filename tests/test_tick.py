"""``manage.py tick`` does what is due: what is scheduled goes live, what has expired goes offline.

The scheduler runs it every minute; a run in which nothing is due changes nothing.
"""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from . import factories
from .database_state import database_rows, differences

pytestmark = pytest.mark.django_db


def minutes(number: int):
    return timezone.now() + timedelta(minutes=number)


def test_a_page_scheduled_for_now_goes_live(site_tree, client):
    page = factories.news(site_tree.news, "Neue Maschine", live=False, go_live_at=minutes(-1))
    page.save_revision(approved_go_live_at=page.go_live_at)
    assert client.get("/de/aktuelles/neue-maschine/").status_code == 404

    call_command("tick")

    assert client.get("/de/aktuelles/neue-maschine/").status_code == 200


def test_a_page_scheduled_for_later_stays_offline(site_tree, client):
    page = factories.news(site_tree.news, "Neue Maschine", live=False, go_live_at=minutes(5))
    page.save_revision().publish()

    call_command("tick")

    assert client.get("/de/aktuelles/neue-maschine/").status_code == 404


def test_a_partner_scheduled_for_now_goes_live(site_tree, client):
    partner = factories.partner("Musterneu GmbH", live=False, go_live_at=minutes(-1))
    partner.save_revision(approved_go_live_at=partner.go_live_at)
    assert client.get("/de/netzwerk/musterneu-gmbh/").status_code == 404

    call_command("tick")

    assert client.get("/de/netzwerk/musterneu-gmbh/").status_code == 200
    assert client.get("/en/network/musterneu-gmbh/").status_code == 200


def test_an_expired_page_goes_offline_and_its_translation_with_it(site_tree, client):
    page = factories.news(site_tree.news, "Neue Maschine", expire_at=minutes(-1))
    factories.in_english(page, "New machine", "new-machine")
    assert client.get("/en/news/new-machine/").status_code == 200

    call_command("tick")

    assert client.get("/de/aktuelles/neue-maschine/").status_code == 404
    assert client.get("/en/news/new-machine/").status_code == 404


def test_an_expired_partner_goes_offline(site_tree, client):
    factories.partner("Musteralt GmbH", expire_at=minutes(-1))
    assert client.get("/de/netzwerk/musteralt-gmbh/").status_code == 200

    call_command("tick")

    assert client.get("/de/netzwerk/musteralt-gmbh/").status_code == 404


def test_nothing_happens_when_nothing_is_due(site_tree):
    factories.news(site_tree.news, "Neue Maschine", expire_at=minutes(5))
    before = database_rows()

    call_command("tick")

    assert differences(before, database_rows()) == []
