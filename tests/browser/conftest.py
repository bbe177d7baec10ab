"""One real app and one real Chromium per test process; a page of its own per test."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

    from assessment.services.desk import Desk

ROOT = Path(__file__).parents[2]
HOST = "127.0.0.1"
START_SECONDS = 60

QUIET_CHROMIUM = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs a browser; without one it is skipped with one clear line."""
    missing = None if _chromium() else "no Chromium found: install Debian's package chromium to run the browser tests"
    if missing and os.environ.get("ISO10002_REQUIRE_BROWSER"):
        raise pytest.UsageError(missing)
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")
            if missing:
                item.add_marker(pytest.mark.skip(reason=missing))


def _chromium() -> str | None:
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@dataclass(frozen=True)
class App:
    """The running app: where it answers, and a desk on the same data."""

    address: str
    desk: Desk


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app as `serve` starts it, with data of its own."""
    from assessment.config import Settings
    from assessment.domain.actor import Actor
    from assessment.services.desk import Desk, open_store, shelf_of

    home = tmp_path_factory.mktemp("browser-home")
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "ISO10002_HOME": str(home), "ISO10002_USER": "Ada Carter"}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "assessment", "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True) as process:
        try:
            _wait(f"http://{HOST}:{port}/_stcore/health", process)
            settings = Settings(home=home, user="Ada Carter")
            yield App(f"http://{HOST}:{port}", Desk(open_store(settings), shelf_of(settings), Actor(name="Bea Lowe")))
        finally:
            os.killpg(process.pid, 15)


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310 -- our own loopback address
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail("the app did not start")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One headless Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=list(QUIET_CHROMIUM))
        yield browser
        browser.close()


@pytest.fixture
def new_page(chromium: Browser, app: App) -> Iterator[Callable[..., Page]]:
    """Open pages, each like a browser of its own; a request to another host or a script error fails the test."""
    contexts: list[BrowserContext] = []
    strangers: list[str] = []

    def open_page(**options: Any) -> Page:
        context = chromium.new_context(**{"viewport": {"width": 1440, "height": 1000}, **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("request", lambda request: _note_stranger(request.url, app.address, strangers))
        page.on("pageerror", lambda error: strangers.append(f"script error: {error}"))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not strangers, "the pages must talk to this computer only"


def _note_stranger(url: str, address: str, strangers: list[str]) -> None:
    own = (address, address.replace("http", "ws"), "data:", "blob:")
    if not url.startswith(own):
        strangers.append(url)


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """One page at desktop size."""
    return new_page()


@dataclass(frozen=True)
class Opened:
    """An engagement made for one test, and the addresses of its pages."""

    app: App
    engagement_id: str
    assessment_id: str

    def address(self, page: str, clause: str | None = None) -> str:
        """The deep link to a page."""
        link = f"{self.app.address}/{page}?engagement={self.engagement_id}&assessment={self.assessment_id}"
        return f"{link}&clause={clause}" if clause else link

    def result(self, criterion_id: str) -> Any:
        """The result of a criterion as it is stored."""
        from assessment.services.work import open_work

        work = open_work(self.app.desk, self.assessment_id)
        return work.result(work.checklist.criterion(criterion_id))


@pytest.fixture
def opened(app: App) -> Opened:
    """A new engagement with nothing answered."""
    from assessment.services.engagements import NewEngagement, start_engagement

    new = NewEngagement(organization="Northwind Online Ltd", checklist="iso10002-2018", profile="full")
    line = start_engagement(app.desk, new)
    return Opened(app, line.id, line.assessment_id)
