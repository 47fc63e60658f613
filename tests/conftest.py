"""What all tests share: the rows every installation has, a small page tree, people, the running demo site."""

from importlib import import_module

import pytest
from django.core.cache import cache
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.utils import translation
from wagtail.models import Locale, Page, Site

from p3site.setup import COMMUNICATION, CONTRIBUTORS, ensure_setup

from . import factories
from .database_state import shared_by_a_module

pytest_plugins = ["tests.running_site"]


@pytest.fixture(scope="session")
def django_db_use_migrations() -> bool:
    """Tables straight from the models: the migrations themselves are run by the running site's fixture."""
    return False


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Every test begins with what the migrations leave behind."""
    with django_db_blocker.unblock():
        # wagtail-localize notes the number of the last migration with each source it makes.
        MigrationRecorder(connection).ensure_schema()
        make_full_text_table()
        ensure_setup()


def make_full_text_table() -> None:
    """Wagtail's full-text table of SQLite, which only its migration makes: the model would be a plain table."""
    if connection.vendor != "sqlite":
        return
    migration = import_module("wagtail.search.migrations.0006_customise_indexentry").Migration
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE wagtailsearch_indexentry_fts")
        for operation in migration.operations:
            for statement in getattr(operation, "database_operations", []):
                cursor.execute(statement.sql)


@pytest.fixture(autouse=True)
def german():
    """No test leaves its language to the next."""
    translation.activate("de")
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def nothing_remembered():
    """No test meets what another left in the cache: figures, addresses of the page trees."""
    cache.clear()


@pytest.fixture
def site_tree(db) -> factories.Tree:
    """Both languages' home pages and index pages, English made as translation of German::

    root
    ├── home (de)                    ├── home (en)
    │   ├── netzwerk                 │   ├── network
    │   ├── aktuelles                │   ├── news
    │   ├── projekte                 │   ├── projects
    │   ├── termine                  │   ├── events
    │   ├── kontakt                  │   ├── contact
    │   └── ueber-p3                 │   └── about
    """
    return factories.build_tree()


@pytest.fixture(scope="module")
def module_tree(django_db_setup, django_db_blocker):
    """The rows of ``site_tree``, made once for a module. Read them by ``shared_tree``."""
    with shared_by_a_module(django_db_blocker):
        factories.build_tree()
        yield


@pytest.fixture
def shared_tree(module_tree, db) -> factories.Tree:
    """As ``site_tree``, for modules with many tests; what a test changes is undone after it."""
    return factories.read_tree()


@pytest.fixture
def german_locale(db) -> Locale:
    return Locale.objects.get(language_code="de")


@pytest.fixture
def english_locale(db) -> Locale:
    return Locale.objects.get(language_code="en")


@pytest.fixture
def redaktion(db):
    """Communications staff: edits and publishes everything."""
    return factories.user("redaktion@example.org", groups=[COMMUNICATION])


@pytest.fixture
def zuarbeit(db):
    """A contributor: edits and submits for review."""
    return factories.user("zuarbeit@example.org", groups=[CONTRIBUTORS])


@pytest.fixture
def admin(db):
    return factories.user("admin@example.org", is_superuser=True, is_staff=True)


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def redaktion_client(redaktion) -> Client:
    return signed_in(redaktion)


@pytest.fixture
def zuarbeit_client(zuarbeit) -> Client:
    return signed_in(zuarbeit)


@pytest.fixture
def admin_client(admin) -> Client:
    return signed_in(admin)


@pytest.fixture
def root_page(db) -> Page:
    return Page.objects.get(depth=1)


@pytest.fixture
def default_site(site_tree) -> Site:
    return Site.objects.get(is_default_site=True)
