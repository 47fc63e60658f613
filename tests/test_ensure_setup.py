"""What every installation has before anybody has done anything: languages, root page, groups, rights, workflow.

``ensure_setup()`` makes it for the migrations, for ``setup_site`` and for tests whose database was flushed. Whoever may
not publish may not translate either: wagtail-localize's translations would go past every review (it gives that right to
Wagtail's stock groups, which therefore are not there).
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
    Task,
    Workflow,
    WorkflowContentType,
)

from directory.models import Partner
from p3site.setup import COMMUNICATION, CONTRIBUTORS, STOCK_GROUPS, STOCK_WORKFLOW, WORKFLOW, ensure_setup

from . import factories
from .database_state import database_rows, differences

pytestmark = pytest.mark.django_db

BASE_DIR = Path(__file__).resolve().parents[1]


def words(actions: str, *models: str) -> set[str]:
    return {f"{action}_{model}" for model in models for action in actions.split()}


# What each group may do with anything but pages, pictures and documents.
RIGHTS = {
    COMMUNICATION: {
        "access_admin",
        "submit_translation",
        "change_operatorsettings",
        *words("add change view delete publish lock unlock", "partner"),
        *words("add change view", "consent"),
        *words("add change delete", "redirect"),
        *words("add change delete view", "competence", "occupation", "funder", "topic"),
    },
    CONTRIBUTORS: {
        "access_admin",
        *words("add change view", "partner"),
        *words("view", "competence", "occupation", "funder", "topic"),
    },
}
PAGE_RIGHTS = {
    COMMUNICATION: words("add change publish bulk_delete lock unlock", "page"),
    CONTRIBUTORS: words("add change", "page"),
}
COLLECTION_RIGHTS = {
    COMMUNICATION: words("add change delete choose", "image", "document"),
    CONTRIBUTORS: words("add choose", "image", "document"),
}


def state() -> dict:
    """What there is, by names: the same whatever keys the rows have got."""
    return {
        "languages": sorted(Locale.objects.values_list("language_code", flat=True)),
        "pages": list(Page.objects.values_list("depth", "slug", "numchild", "locale__language_code")),
        "sites": Site.objects.count(),
        "collections": list(Collection.objects.values_list("depth", "name")),
        "rights": {
            group.name: set(group.permissions.values_list("codename", flat=True)) for group in Group.objects.all()
        },
        "page rights": _by_group(GroupPagePermission.objects.filter(page__depth=1)),
        "collection rights": _by_group(GroupCollectionPermission.objects.filter(collection__depth=1)),
        "tasks": {task.name: task.specific.__class__.__name__ for task in Task.objects.all()},
        "deciders": sorted(GroupApprovalTask.objects.values_list("name", "groups__name")),
        "workflows": {flow.name: [task.name for task in flow.tasks] for flow in Workflow.objects.filter(active=True)},
        "workflow of pages": [page.get_workflow().name for page in Page.objects.filter(depth=1)],
        "workflow of models": sorted(WorkflowContentType.objects.values_list("content_type__model", "workflow__name")),
    }


def _by_group(permissions) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for group, codename in permissions.values_list("group__name", "permission__codename"):
        found.setdefault(group, set()).add(codename)
    return found


EXPECTED = {
    "languages": ["de", "en"],
    "pages": [(1, "root", 0, "de")],
    "sites": 0,
    "collections": [(1, "Root")],
    "rights": RIGHTS,
    "page rights": PAGE_RIGHTS,
    "collection rights": COLLECTION_RIGHTS,
    "tasks": {WORKFLOW: "GroupApprovalTask"},
    "deciders": [(WORKFLOW, COMMUNICATION)],
    "workflows": {WORKFLOW: [WORKFLOW]},
    "workflow of pages": [WORKFLOW],
    "workflow of models": [("partner", WORKFLOW)],
}


def empty_all_tables() -> None:
    """As after a test with transactions of its own (every browser test)."""
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label not in ("contenttypes", "wagtailsearch") and model._meta.label != "auth.Permission":
            model._base_manager.all()._raw_delete("default")


def test_everything_is_there_from_the_beginning():
    assert state() == EXPECTED


def test_after_all_tables_were_emptied_it_is_made_again():
    empty_all_tables()
    assert not Group.objects.exists() and not Page.objects.exists()

    ensure_setup()

    assert state() == EXPECTED


def test_twice_changes_nothing():
    before = database_rows()

    ensure_setup()

    assert differences(before, database_rows()) == []


def test_wagtails_own_groups_and_workflow_are_taken_away_the_first_time():
    Group.objects.all().delete()
    for name in STOCK_GROUPS:
        Group.objects.create(name=name)
    stock = Workflow.objects.create(name=STOCK_WORKFLOW)
    task = GroupApprovalTask.objects.create(name=STOCK_WORKFLOW)
    stock.workflow_tasks.create(task=task, sort_order=0)

    ensure_setup()

    assert state() == EXPECTED


def test_a_later_group_of_such_a_name_is_somebodys_own():
    Group.objects.create(name="Editors")

    ensure_setup()

    assert Group.objects.filter(name="Editors").exists()


def test_a_contributor_to_whom_somebody_gave_the_right_to_translate_loses_it():
    contributors = Group.objects.get(name=CONTRIBUTORS)
    communication = Group.objects.get(name=COMMUNICATION)
    contributors.permissions.add(communication.permissions.get(codename="submit_translation"))

    ensure_setup()

    assert state()["rights"] == RIGHTS


def test_what_staff_have_changed_since_stays(site_tree):
    Group.objects.create(name="Vorstand")
    own = Workflow.objects.create(name="Vier Augen")
    WorkflowContentType.objects.update(workflow=own)

    ensure_setup()

    assert Group.objects.filter(name="Vorstand").exists()
    assert state()["workflow of models"] == [("partner", "Vier Augen")]
    assert Page.objects.filter(depth=2).count() == 2


def test_the_workflow_is_the_one_of_pages_and_partners(site_tree):
    assert site_tree.about.get_workflow().name == WORKFLOW
    assert factories.partner().get_workflow().name == WORKFLOW


@pytest.mark.parametrize(("group", "may"), [(COMMUNICATION, True), (CONTRIBUTORS, False)])
def test_only_communications_staff_may_translate_publish_and_delete(group, may, site_tree):
    user = factories.user("jemand@example.org", groups=[group])

    assert user.has_perm("wagtailadmin.access_admin")
    assert user.has_perm("wagtail_localize.submit_translation") is may
    assert user.has_perm("directory.publish_partner") is may
    assert site_tree.about.permissions_for_user(user).can_publish() is may
    assert site_tree.about.permissions_for_user(user).can_edit()
    assert not user.has_perm("directory.delete_consent")


def test_the_workflow_offers_a_contributor_to_submit_a_partner(zuarbeit):
    partner = factories.partner()
    assert Partner.get_default_workflow() == partner.get_workflow() == Workflow.objects.get(name=WORKFLOW)


SAME_AS_HERE = """
import django
django.setup()
from tests.test_ensure_setup import EXPECTED, state
assert state() == EXPECTED, state()
"""


def test_the_migrations_leave_the_same_behind_on_an_empty_database(tmp_path):
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "p3site.settings.test",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'empty.sqlite3'}",
    }
    for command in (["manage.py", "migrate", "--verbosity=0"], ["-c", SAME_AS_HERE]):
        finished = subprocess.run(
            [sys.executable, *command], cwd=BASE_DIR, env=environment, capture_output=True, text=True
        )
        assert finished.returncode == 0, finished.stderr
