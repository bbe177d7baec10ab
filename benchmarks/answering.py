"""Answering a criterion in a real browser: from the click until the page shows it, against an empty Streamlit page."""

from __future__ import annotations

import contextlib
import copy
import itertools
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from assessment import resources
from assessment.config import Settings
from assessment.domain.actor import Actor
from assessment.library.loader import load_checklist
from assessment.library.yaml_reader import read_yaml
from assessment.services.answers import Field, save_answer
from assessment.services.desk import Desk, open_store, shelf_of
from assessment.services.engagements import EngagementLine, NewEngagement, start_engagement
from benchmarks.measure import Action, Ratio, detail, medians

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HOST = "127.0.0.1"
ROUNDS = 30
REST = 0.2
CRITERIA_ON_PAGE = 10
STORED = 1_800

EMPTY_PAGE = """
import streamlit as st
st.session_state.runs = st.session_state.get("runs", 0) + 1
st.checkbox("Tick")
st.markdown(f"Run number {st.session_state.runs}")
"""

CLICK_UNTIL_IT_SHOWS = """
([click, place, watch]) => new Promise((done) => {
  const state = () => watch.startsWith('.')
    ? document.querySelectorAll(watch).length
    : [...document.querySelectorAll('p')].map((p) => p.textContent).find((text) => text.includes(watch));
  const before = state();
  const seen = new MutationObserver(() => { if (state() !== before) { seen.disconnect(); done(); } });
  seen.observe(document.body, {subtree: true, childList: true, characterData: true});
  document.querySelectorAll(click)[place].click();
})
"""

RATINGS = ".st-key-criterion-7-1-1 [role='radio']"
NOT_MET, MET = 0, 2
IN_THE_CARD = ".st-key-criterion-7-1-1 [role='radiogroup']"
"""A gap asks for its kind, a criterion that is met does not: the card has one control more or less."""
IN_THE_OVERVIEW = " assessed"
"""The line above the cards, drawn after the card."""


def measure() -> Iterator[Ratio]:
    """A page of ten criteria, empty and with 1,800 results stored, in turns with an empty page."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        print("  skipped: no Chromium found")
        return
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- only with a browser

    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright, contextlib.ExitStack() as stack:
        fresh = _engagement(Path(place) / "fresh", stored=0)
        full = _engagement(Path(place) / "full", stored=STORED)
        empty = Path(place) / "empty.py"
        empty.write_text(EMPTY_PAGE, encoding="utf-8")
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        stack.callback(browser.close)
        few = _link(stack, fresh, Path(place) / "fresh")
        pages = {
            "empty": _page(
                browser,
                stack.enter_context(_served(empty, Path(place))),
                "[data-testid='stCheckbox'] input",
                "Run number",
            ),
            "ten criteria": _page(browser, few, RATINGS, IN_THE_CARD),
            "1,800 stored": _page(browser, _link(stack, full, Path(place) / "full"), RATINGS, IN_THE_CARD),
            "with overview": _page(browser, few, RATINGS, IN_THE_OVERVIEW),
        }
        found = medians(pages, rounds=ROUNDS, rest=REST)
    yield from _ratios(found)


def _ratios(found: dict[str, float]) -> Iterator[Ratio]:
    yield Ratio(
        "answer on a page of ten criteria / empty page", found["ten criteria"] / found["empty"], 1.5, detail(found)
    )
    yield Ratio(
        "until the progress line above the cards shows it / empty page",
        found["with overview"] / found["empty"],
        2.0,
        detail(found),
    )
    yield Ratio(
        "the first one with 1,800 results stored / without",
        found["1,800 stored"] / found["ten criteria"],
        1.1,
        detail(found),
    )


def _engagement(home: Path, *, stored: int) -> EngagementLine:
    """An engagement on a checklist whose clause 7.1 has ten criteria; others fill the database with results."""
    settings = Settings(home=home, user="Bench")
    _ten_criteria(settings.own_checklists)
    desk = Desk(open_store(settings), shelf_of(settings), Actor(name="Bench"))
    new = NewEngagement(organization="Bench", checklist="ten", profile="full")
    line = start_engagement(desk, new)
    ids = [criterion.id for criterion in desk.shelf.load("ten").criteria]
    left = stored
    while left > 0:
        other = start_engagement(desk, new)
        for criterion_id in ids[:left]:
            save_answer(desk, other.assessment_id, criterion_id, Field.RATING, shown=None, value="met")
        left -= len(ids)
    desk.store.database.close()
    return line


def _ten_criteria(parent: Path) -> None:
    """The shipped checklist, its clause 7.1 grown to ten criteria."""
    shutil.copytree(resources.checklists() / "iso10002-2018", parent / "ten")
    head = parent / "ten" / "checklist.yaml"
    head.write_text(head.read_text(encoding="utf-8").replace("id: iso10002-2018", "id: ten"), encoding="utf-8")
    file = parent / "ten" / "chapter-7.yaml"
    tree, _ = read_yaml(file.read_bytes(), file.name)
    chapter = tree.value if tree else {}
    criteria = chapter["clauses"][0]["criteria"]
    while len(criteria) < CRITERIA_ON_PAGE:
        criteria.append({**copy.deepcopy(criteria[0]), "id": f"7.1-{len(criteria) + 1}"})
    file.write_text(yaml.safe_dump(chapter, allow_unicode=True, sort_keys=False), encoding="utf-8")
    load_checklist(parent / "ten")


def _link(stack: contextlib.ExitStack, line: EngagementLine, home: Path) -> str:
    address = stack.enter_context(_served(resources.app_script(), home))
    return f"{address}/gap-analysis?engagement={line.id}&assessment={line.assessment_id}&clause=7.1"


@contextlib.contextmanager
def _served(script: Path, home: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    options = [
        "--server.headless=true",
        f"--server.address={HOST}",
        f"--server.port={port}",
        "--browser.gatherUsageStats=false",
    ]
    environment = {**os.environ, "ISO10002_HOME": str(home), "ISO10002_USER": "Bench"}
    command = [sys.executable, "-m", "streamlit", "run", str(script), *options]
    with subprocess.Popen(
        command, env=environment, cwd=home, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            _wait(f"http://{HOST}:{port}/_stcore/health")
            yield f"http://{HOST}:{port}"
        finally:
            process.terminate()


def _wait(address: str) -> None:
    for _ in range(300):
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=2):  # noqa: S310 -- loopback
            return
        time.sleep(0.1)
    message = f"{address} did not answer"
    raise TimeoutError(message)


def _page(browser: Browser, address: str, click: str, watch: str) -> Action:
    """An action that clicks once, on two places in turns, and returns when the page shows the result."""
    page = browser.new_page(viewport={"width": 1440, "height": 1000})
    page.goto(address)
    page.locator(click).first.wait_for(state="attached")
    places = itertools.cycle((0,) if click != RATINGS else (NOT_MET, MET))
    return lambda: page.evaluate(CLICK_UNTIL_IT_SHOWS, [click, next(places), watch])
