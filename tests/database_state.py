"""What is in the database, table by table: for tests that say "nothing was changed" or "everything is as before".

And rows that take long to make, made once for all tests of a module.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, transaction
from django.test import TestCase

# Search internals and sessions; logs, where what happened stays on record; what Django keeps about its own tables.
NOT_COMPARED = ("wagtailsearch_", "sqlite_", "django_session", "django_migrations")
LOGS = ("wagtailcore_pagelogentry", "wagtailcore_modellogentry", "wagtail_localize_translationlog")


def database_rows() -> dict[str, list[str]]:
    """Every row of every table, as text, in no particular order."""
    with connection.cursor() as cursor:
        rows = {}
        for table in sorted(connection.introspection.table_names(cursor)):
            if not table.startswith(NOT_COMPARED):
                cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
                rows[table] = sorted(map(repr, cursor.fetchall()))
    return rows


def differences(before: dict[str, list[str]], after: dict[str, list[str]], without: Iterable[str] = ()) -> list[str]:
    """One line for each row that one of the two states has and the other has not."""
    found = []
    for table in sorted(before.keys() | after.keys()):
        if table not in without:
            old, new = before.get(table, []), after.get(table, [])
            found += [f"{table}: gone: {row}" for row in old if row not in new]
            found += [f"{table}: new: {row}" for row in new if row not in old]
    return found


@contextmanager
def shared_by_a_module(django_db_blocker) -> Iterator[None]:
    """Rows made inside are there for every test of a module, whose own changes are undone as always; then they go."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
        cache.clear()


def run(*command: str, **options) -> None:
    """Run a management command in a test's transaction, with what it leaves to do for after the commit."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        call_command(*command, **options)
