"""One real app and one real Chromium per test process; a page of its own per test."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.serving import HOST, free_port, wait_for

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

    from assessment.services.desk import Desk

ROOT = Path(__file__).parents[2]
PATIENCE = 20_000
"""Milliseconds to wait for what a page should show."""

HANGS = 900
"""Seconds after which a test is given up; one that walks through the app takes a minute on a busy computer."""

DESKTOP = {"width": 1440, "height": 1000}

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
            item.add_marker(pytest.mark.timeout(HANGS))
            if missing:
                item.add_marker(pytest.mark.skip(reason=missing))


def _chromium() -> str | None:
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@dataclass(frozen=True)
class App:
    """The running app: where it answers, and a desk on the same data."""

    address: str
    desk: Desk


@contextmanager
def served(home: Path, **environment: str) -> Iterator[str]:
    """The app as `serve` starts it, on `home`; its address."""
    port = free_port()
    known = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "ISO10002_USER"}}
    command = [sys.executable, "-m", "assessment", "serve", "--port", str(port)]
    surroundings = {**known, "ISO10002_HOME": str(home), **environment}
    with subprocess.Popen(command, cwd=ROOT, env=surroundings, start_new_session=True) as process:
        try:
            yield wait_for(port, process)
        finally:
            os.killpg(process.pid, 15)


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app with data of its own, and Ada at the keyboard."""
    from assessment.config import Settings
    from assessment.domain.actor import Actor
    from assessment.services.desk import Desk, open_store, shelf_of

    home = tmp_path_factory.mktemp("browser-home")
    with served(home, ISO10002_USER="Ada Carter") as address:
        settings = Settings(home=home, user="Ada Carter")
        yield App(address, Desk(open_store(settings), shelf_of(settings), Actor(name="Bea Lowe")))


@pytest.fixture(scope="session")
def first_start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an app that nobody has used: no name, no data."""
    with served(tmp_path_factory.mktemp("first-start") / "home") as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One headless Chromium; what is expected of a page may take as long as a busy computer needs."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=list(QUIET_CHROMIUM))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def kept_contexts(chromium: Browser) -> Iterator[dict[str, BrowserContext]]:
    """Browsers that have been here before, by their options: the scripts of the app are loaded and read already."""
    contexts: dict[str, BrowserContext] = {}
    yield contexts
    for context in contexts.values():
        context.close()


@pytest.fixture
def new_page(chromium: Browser, watched: Callable[[Page], Page]) -> Iterator[Callable[..., Page]]:
    """Open pages, each like a browser of its own; a request to another host or a script error fails the test."""
    contexts: list[BrowserContext] = []

    def open_page(**options: Any) -> Page:
        contexts.append(chromium.new_context(**{"viewport": DESKTOP, **options}))
        return watched(contexts[-1].new_page())

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def next_page(
    chromium: Browser, kept_contexts: dict[str, BrowserContext], watched: Callable[[Page], Page]
) -> Iterator[Callable[..., Page]]:
    """Open pages to look at, quicker than `new_page`: those of equal options share a browser, which remembers the scripts."""
    pages: list[Page] = []

    def open_page(**options: Any) -> Page:
        key = repr(sorted(options.items()))
        if key not in kept_contexts:
            kept_contexts[key] = chromium.new_context(**{"viewport": DESKTOP, **options})
        pages.append(watched(kept_contexts[key].new_page()))
        return pages[-1]

    yield open_page
    for page in pages:
        page.evaluate("localStorage.clear(); sessionStorage.clear()")
        page.close()


@pytest.fixture
def watched() -> Iterator[Callable[[Page], Page]]:
    """See what pages ask for: a request to another host or a script error fails the test."""
    strangers: list[str] = []

    def watch(page: Page) -> Page:
        page.set_default_timeout(PATIENCE)
        page.on("request", lambda request: _note_stranger(request.url, strangers))
        page.on("pageerror", lambda error: strangers.append(f"script error: {error}"))
        return page

    yield watch
    assert not strangers, "the pages must talk to this computer only"


def _note_stranger(url: str, strangers: list[str]) -> None:
    own = (f"http://{HOST}:", f"ws://{HOST}:", "data:", f"blob:http://{HOST}:")
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


@pytest.fixture
def first_start_of_clicks(tmp_path: Path) -> Iterator[str]:
    """The address of another app that nobody has used."""
    with served(tmp_path / "home") as address:
        yield address
