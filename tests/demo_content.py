"""The demo content in the test database, loaded once for a module."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from .database_state import run, shared_by_a_module

ONE_SMALL_SIZE = ("width-480|format-jpeg",)


@contextmanager
def demo_loaded(django_db_blocker) -> Iterator[None]:
    """A site with the demo content for every test of a module.

    Of each picture only one size is made: all of them take half a minute.
    """
    with pytest.MonkeyPatch.context() as patch, shared_by_a_module(django_db_blocker):
        patch.setattr("home.signals.PICTURE_SPECS", ONE_SMALL_SIZE)
        run("load_demo")
        yield
