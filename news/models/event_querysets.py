from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from .base import EntryQuerySet


class EventQuerySet(EntryQuerySet):
    """Events by their date."""

    def upcoming(self):
        """Those not over yet, the next first."""
        return self.filter(self.not_over()).order_by("starts_at", "pk")

    def past(self):
        """Those that are over, the latest first."""
        return self.exclude(self.not_over()).order_by("-starts_at", "-pk")

    @staticmethod
    def not_over() -> Q:
        """The end lies ahead; where there is none, the start; of a whole-day event the end of that day."""
        now, today = timezone.now(), start_of_today()
        return (
            Q(ends_at__gte=now)
            | Q(ends_at=None, starts_at__gte=now)
            | Q(whole_day=True, ends_at__gte=today)
            | Q(whole_day=True, ends_at=None, starts_at__gte=today)
        )


def start_of_today() -> datetime:
    """Midnight, local time."""
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
