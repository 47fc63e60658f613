"""The site as a visitor meets it: a server process of its own, on its own database with the demo content.

Built once a test run, whatever the number of workers; every worker starts its own server on it. Tests that change
something do it in-process, on the test database, not here.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from fcntl import LOCK_EX, flock
from pathlib import Path

import pytest

BASE_DIR = Path(__file__).resolve().parents[1]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@dataclass
class Answer:
    status: int
    headers: Message
    text: str


@dataclass
class RunningSite:
    """The address of a running server with the demo content."""

    url: str

    def get(self, path: str, **headers: str) -> Answer:
        """Fetch without following redirects and without keeping cookies."""
        request = urllib.request.Request(self.url + path, headers=headers)  # noqa: S310
        try:
            with urllib.request.build_opener(_NoRedirects).open(request, timeout=60) as response:
                return Answer(response.status, response.headers, response.read().decode("utf-8", "replace"))
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.headers, error.read().decode("utf-8", "replace"))


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args, **kwargs):
        return None


@contextmanager
def _locked(path: Path):
    with path.open("w") as file:
        flock(file, LOCK_EX)
        yield


def _database_url(shared: Path) -> str:
    """A database of the same kind as the suite's, for this run alone."""
    given = os.environ.get("DATABASE_URL", "")
    if not given.startswith("postgres"):
        return f"sqlite:///{shared / 'demo.sqlite3'}"
    name = "p3_running_site_" + os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))[:12]
    return urllib.parse.urlsplit(given)._replace(path=f"/{name}").geturl()


def _create_database(url: str) -> None:
    import psycopg
    from psycopg import sql

    parts = urllib.parse.urlsplit(url)
    name = sql.Identifier(parts.path.lstrip("/"))
    with psycopg.connect(parts._replace(path="/postgres").geturl(), autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))
        connection.execute(sql.SQL("CREATE DATABASE {}").format(name))


def _drop_database(url: str) -> None:
    import psycopg
    from psycopg import sql

    parts = urllib.parse.urlsplit(url)
    with psycopg.connect(parts._replace(path="/postgres").geturl(), autocommit=True) as connection:
        connection.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(parts.path.lstrip("/")))
        )


def _manage(environment: dict[str, str], *arguments: str) -> None:
    finished = subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=BASE_DIR, env=environment, capture_output=True, text=True
    )
    assert finished.returncode == 0, f"manage.py {' '.join(arguments)}:\n{finished.stdout}\n{finished.stderr}"


@pytest.fixture(scope="session")
def site_environment(tmp_path_factory, worker_id):
    """The environment of the running site; its database is migrated and filled by the first worker to come."""
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "p3site.settings.dev",
        "DEBUG": "0",
        "DATABASE_URL": _database_url(shared),
        "MEDIA_ROOT": str(shared / "demo-media"),
    }
    users = shared / "demo-site.users"
    with _locked(shared / "demo-site.lock"):
        if not users.exists():
            if environment["DATABASE_URL"].startswith("postgres"):
                _create_database(environment["DATABASE_URL"])
            _manage(environment, "migrate", "--verbosity=0")
            _manage(environment, "load_demo")
            users.write_text("0")
        users.write_text(str(int(users.read_text()) + 1))
    yield environment
    with _locked(shared / "demo-site.lock"):
        left = int(users.read_text()) - 1
        users.write_text(str(left))
        if not left and environment["DATABASE_URL"].startswith("postgres"):
            _drop_database(environment["DATABASE_URL"])


@pytest.fixture(scope="session")
def demo_site(site_environment) -> RunningSite:
    """A server on the demo content, on a free port of the loopback address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    server = subprocess.Popen(
        [sys.executable, "manage.py", "runserver", "--noreload", "--insecure", f"127.0.0.1:{port}"],
        cwd=BASE_DIR,
        env={**site_environment, "SITE_URL": url},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and server.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.2)
        assert server.poll() is None, "the server did not start"
        yield RunningSite(url)
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(scope="session")
def browser():
    """A real Chromium. Without one the browser tests are skipped loudly, with REQUIRE_BROWSER=1 they fail."""
    if CHROMIUM is None:
        message = "NO CHROMIUM FOUND: the browser tests did not run (Debian: apt-get install chromium)."
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(message)
        pytest.skip(message)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
        )
        yield started
        started.close()


@pytest.fixture
def browser_page(browser):
    """Opens a page at a width: ``browser_page(390)``."""
    contexts = []

    def open_page(width: int = 1280, height: int = 900, **options):
        context = browser.new_context(viewport={"width": width, "height": height}, locale="de-DE", **options)
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
