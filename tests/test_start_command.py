"""``manage.py start``: one command from nothing to a running site.

On an empty database it makes the tables, loads the demo content and serves it; a second start keeps what has been
changed since.
"""

import os
import re
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

BASE_DIR = Path(__file__).resolve().parents[1]
PATIENCE = 300  # seconds until a start is given up

CHANGE_A_TITLE = """
from wagtail.models import Page
page = Page.objects.get(slug="presse").specific
page.title = "Presse und Medien"
page.save_revision().publish()
"""


@pytest.fixture
def environment(tmp_path) -> dict[str, str]:
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "p3site.settings.dev",
        "DEBUG": "0",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'new.sqlite3'}",
        "MEDIA_ROOT": str(tmp_path / "media"),
        "PYTHONUNBUFFERED": "1",
    }


@contextmanager
def started(environment: dict[str, str]) -> Iterator[tuple[str, str]]:
    """A running site: its address, and what the command printed until it was ready."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "manage.py", "start", "--port", str(port)],
        cwd=BASE_DIR,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    giving_up = threading.Timer(PATIENCE, process.kill)
    giving_up.start()
    try:
        said = ""
        for line in process.stdout:  # ends when the process does
            said += line
            if "Quit the server" in line or "CONTROL-C" in line or "STRG+C" in line:
                break
        assert process.poll() is None, said
        yield f"http://127.0.0.1:{port}", said
    finally:
        giving_up.cancel()
        process.terminate()
        process.wait(timeout=30)
        process.stdout.close()


def page(url: str) -> str:
    """What a visitor gets, as soon as the server listens."""
    for _attempt in range(200):
        try:
            with urllib.request.urlopen(url, timeout=60) as answer:  # noqa: S310
                return answer.read().decode()
        except urllib.error.URLError as error:
            if not isinstance(error.reason, ConnectionRefusedError):
                raise
            threading.Event().wait(0.1)
    raise AssertionError(f"nobody listens at {url}")


def test_the_first_start_makes_a_site_and_the_second_keeps_it(environment):
    with started(environment) as (address, said):
        assert f"{address}/de/" in said and f"{address}/en/" in said and f"{address}/cms/" in said
        for login in ("redaktion@example.org", "zuarbeit@example.org", "admin@example.org", "p3-demo-2026"):
            assert login in said
        assert "Musterspritz" in page(f"{address}/de/netzwerk/")
        assert 'lang="en"' in page(f"{address}/en/")

    shell = [sys.executable, "manage.py", "shell", "--command", CHANGE_A_TITLE]
    subprocess.run(shell, cwd=BASE_DIR, env=environment, check=True, capture_output=True)

    with started(environment) as (address, said):
        assert not re.search("Loading|Making", said)
        assert "Presse und Medien" in page(f"{address}/de/presse/")
