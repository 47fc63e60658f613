"""The production settings refuse to start on an unsafe environment, and say what is wrong with it.

Each case starts a process of its own, as an operator would: the settings are read once, when it starts.
"""

import os
import secrets
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.checks import run_checks
from django.core.management import CommandError, call_command

from home.models import OperatorSettings

BASE_DIR = Path(__file__).resolve().parents[1]
GOOD = {
    "DJANGO_SETTINGS_MODULE": "p3site.settings.production",
    "SECRET_KEY": secrets.token_urlsafe(64),
    "ALLOWED_HOSTS": "p3.example.org",
    "SITE_URL": "https://p3.example.org",
    "CACHE_URL": "redis://127.0.0.1:6379/0",
    "EMAIL_URL": "smtp+tls://user:password@mail.example.org:587",
}
OWN = {"PATH", "HOME", "LANG", "LC_ALL", "VIRTUAL_ENV", "PYTHONPATH"}


def start(arguments: list[str], **changes: str | None) -> subprocess.CompletedProcess:
    """Run ``manage.py`` in the good environment with these changes; None takes a variable away."""
    environment = {name: value for name, value in os.environ.items() if name in OWN}
    environment |= {"DATABASE_URL": "sqlite://:memory:", **GOOD, **changes}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=BASE_DIR,
        env={name: value for name, value in environment.items() if value is not None},
        capture_output=True,
        text=True,
    )


def test_it_starts_in_a_good_environment_with_no_warning_of_djangos():
    finished = start(["check", "--deploy", "--fail-level", "WARNING"])

    assert finished.returncode == 0, finished.stderr


def test_it_starts_without_tls_for_a_trial_on_loopback_when_told_so():
    finished = start(["check"], SITE_URL="http://127.0.0.1:8080", ALLOWED_HOSTS="127.0.0.1", ALLOW_PLAIN_HTTP="1")

    assert finished.returncode == 0, finished.stderr


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        pytest.param({"SECRET_KEY": None}, "SECRET_KEY", id="no secret key"),
        pytest.param({"SECRET_KEY": ""}, "SECRET_KEY", id="empty secret key"),
        pytest.param({"SECRET_KEY": "geheim"}, "SECRET_KEY", id="short secret key"),
        pytest.param({"SECRET_KEY": "abc" * 30}, "SECRET_KEY", id="secret key of three letters"),
        pytest.param({"SECRET_KEY": "for development only: " + "p3" * 25}, "SECRET_KEY", id="the developers' key"),
        pytest.param({"SECRET_KEY": "django-insecure-" + "x7f2q" * 12}, "SECRET_KEY", id="a generated sample key"),
        pytest.param({"SITE_URL": "http://p3.example.org"}, "SITE_URL", id="address without TLS"),
        pytest.param({"SITE_URL": None}, "SITE_URL", id="no address"),
        pytest.param({"SITE_URL": "https://"}, "SITE_URL", id="address without a host"),
        pytest.param({"SITE_URL": "https://other.example.org"}, "ALLOWED_HOSTS", id="address that no host answers to"),
        pytest.param({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS", id="any host"),
        pytest.param({"ALLOWED_HOSTS": "p3.example.org,*"}, "ALLOWED_HOSTS", id="any host among others"),
        pytest.param({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS", id="empty hosts"),
        pytest.param({"ALLOWED_HOSTS": None}, "ALLOWED_HOSTS", id="no hosts"),
        pytest.param({"EMAIL_URL": None}, "EMAIL_URL", id="no mail server"),
        pytest.param({"EMAIL_URL": ""}, "EMAIL_URL", id="empty mail server"),
    ],
)
def test_it_refuses_an_unsafe_environment_and_names_the_variable(changes, named):
    finished = start(["check"], **changes)

    assert finished.returncode != 0
    last_line = finished.stderr.strip().splitlines()[-1]
    assert last_line.startswith("django.core.exceptions.ImproperlyConfigured: ")
    assert named in last_line


def test_the_demo_and_its_passwords_are_refused():
    finished = start(["load_demo"])

    assert finished.returncode != 0
    assert "refused in production" in finished.stderr
    assert "Traceback" not in finished.stderr


# What the law asks for is typed in the CMS, and asked for before the start


@pytest.fixture
def complete_operator(db) -> OperatorSettings:
    office = OperatorSettings.load()
    for name in OperatorSettings.REQUIRED:
        setattr(office, name, "office@example.org" if name == "email" else "Angabe")
    office.save()
    return office


def operator_errors() -> list[str]:
    found = run_checks(databases=["default"], include_deployment_checks=True)
    return [error.msg for error in found if error.id == "p3site.E001"]


def test_the_check_for_a_real_installation_lists_what_the_imprint_still_lacks(complete_operator):
    complete_operator.board = complete_operator.host = ""
    complete_operator.save()

    (message,) = operator_errors()

    for name in ("board", "host"):
        assert str(OperatorSettings._meta.get_field(name).verbose_name) in message
    assert str(OperatorSettings._meta.get_field("register").verbose_name) not in message


def test_the_check_is_quiet_when_everything_has_been_typed(complete_operator):
    assert operator_errors() == []


def test_the_command_fails_on_an_empty_installation(db):
    with pytest.raises(CommandError, match="Betreiber"):
        call_command("check", deploy=True, databases=["default"])


def test_without_a_database_named_the_check_asks_for_nothing_in_it(db):
    found = run_checks(include_deployment_checks=True)

    assert not [error for error in found if error.id == "p3site.E001"]
