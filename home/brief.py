"""Remembering for some seconds what every page asks for."""

from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache

# Short, since a proxy adds its own five seconds and one stale answer while it fetches the next.
SECONDS = 2

T = TypeVar("T")


def briefly(key: str, make: Callable[[], T]) -> T:
    """Return ``make()``, asked again after two seconds at the latest."""
    return cache.get_or_set(f"p3-{key}", make, SECONDS)  # type: ignore[return-value]
