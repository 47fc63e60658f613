"""When an event is to come and when it has been, and that what has been can still be found."""

from datetime import timedelta

import pytest
from django.utils import timezone

from news.models import EventPageTopic

from . import factories
from .visitor import links, main, said, see


def at(hour: int, in_days: int = 0):
    """A time of day, today or another day, local time."""
    day = timezone.localtime() + timedelta(days=in_days)
    return day.replace(hour=hour, minute=0, second=0, microsecond=0)


@pytest.mark.parametrize(("last_day", "over"), [(0, False), (1, False), (-1, True)])
def test_a_whole_day_event_lasts_until_the_end_of_its_last_day(shared_tree, last_day, over):
    event = factories.event(shared_tree.events, "Tagung", starts_at=at(0, -2), ends_at=at(0, last_day), whole_day=True)
    assert event.is_over == over
    section = main(see("/de/termine/")).find("section", attrs={"aria-labelledby": "past" if over else "upcoming"})
    assert "Tagung" in said(section)


def test_one_with_a_time_is_over_when_it_ends(shared_tree):
    now = timezone.now()
    assert factories.event(shared_tree.events, "Vorbei", starts_at=now - timedelta(hours=2), ends_at=now).is_over
    running = {"starts_at": now - timedelta(hours=1), "ends_at": now + timedelta(hours=1)}
    assert not factories.event(shared_tree.events, "Läuft", **running).is_over


def test_a_topic_of_past_events_only_is_a_filter(shared_tree):
    event = factories.event(shared_tree.events, "Alter Workshop", in_days=-30)
    event.topic_rows = [EventPageTopic(topic=factories.topic())]
    event.save()
    page = main(see("/de/termine/?topic=recycling"))
    assert "Alter Workshop" in links(page)
    assert not page.select(".notice")


def test_old_events_can_be_reached_page_by_page(shared_tree):
    for number in range(25):
        factories.event(shared_tree.events, f"Termin {number:02}", in_days=-10 - number)
    first, second = see("/de/termine/"), see("/de/termine/?past=2")
    assert "Termin 00" in links(first) and "Termin 24" not in links(first)
    assert "Termin 24" in links(second)
