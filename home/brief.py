"""Remembering for some seconds what every page asks for."""

from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache

# What an editor publishes is seen within ten seconds: this, and the five seconds a proxy may keep a page.
SECONDS = 3

T = TypeVar("T")


def briefly(key: str, make: Callable[[], T]) -> T:
    """Return ``make()``, asked again after three seconds at the latest."""
    return cache.get_or_set(f"p3-{key}", make, SECONDS)  # type: ignore[return-value]
