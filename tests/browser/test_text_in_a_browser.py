"""What people typed is read off the pages letter by letter, whatever a browser could have made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import served
from tests.browser.looking import drawn
from tests.spoilt_work import CLOSES, FOUND, MARKUP, make_spoilt_demo

if TYPE_CHECKING:
    from playwright.sync_api import Page

AUDIT = "&audit=demo-complete-audit-1"
PLACES = {
    "engagement": ("engagement", "", "Save"),
    "gap-analysis": ("gap-analysis", "&clause=7.2", "Next: 7.3 Tracking"),
    "fieldwork": ("fieldwork", "", "People and places"),
    "evidence": ("evidence", "", "Files of withdrawn evidence"),
    "reports": ("reports", "", "Limits of this report"),
    "audit-plan": ("audit", f"{AUDIT}&step=plan", "Plan"),
    "audit-findings": ("audit", f"{AUDIT}&step=findings", "Withdrawn · by"),
    "nonconformity": ("nonconformity", "&nonconformity=demo-complete-nc-scheme", "Their number, wording"),
    "management-review": ("management-review", "&review=demo-complete-review-1", "by whom it is done"),
}
"""Page, what its address names besides, and the last thing it draws."""

MADE_OF_TEXT = (
    "main :is(a[href*='x.example'], a[href^='javascript'], script, .katex, [aria-label='x icon'], img[alt*=logo])"
)


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str, str], str]]:
    """The addresses of an app that shows the demo with markup in every text."""
    from assessment.config import Settings
    from assessment.domain.actor import Actor
    from assessment.services.desk import Desk, open_store, shelf_of
    from assessment.services.engagements import newest_assessment

    home = tmp_path_factory.mktemp("spoilt-home")
    settings = Settings(home=home, user="Ada Carter", DATABASE_URL="")
    desk = Desk(open_store(settings), shelf_of(settings), Actor(name="Bea Lowe"))
    made = make_spoilt_demo(desk)
    named = f"engagement={made.complete}&assessment={newest_assessment(desk, made.complete).id}"
    with served(home, ISO10002_USER="Ada Carter") as address:
        yield lambda page, besides: f"{address}/{page}?{named}{besides}"
    desk.store.database.close()


@pytest.mark.parametrize("place", PLACES)
def test_every_text_is_read_as_it_was_typed(page: Page, spoilt: Callable[[str, str], str], place: str) -> None:
    name, besides, last = PLACES[place]
    page.goto(spoilt(name, besides))
    drawn(page, last)
    seen = FOUND.findall(page.evaluate("document.body.textContent"))
    assert seen
    assert not [typed for typed in seen if not typed.endswith(f"{MARKUP}{CLOSES}") and not is_shortened(typed)]
    assert page.locator(MADE_OF_TEXT).count() == 0


def is_shortened(typed: str) -> bool:
    """True for the beginning of a typed text with dots behind it."""
    begun, dots, _ = typed.partition("…")
    return bool(dots) and any(begun.rstrip().endswith(MARKUP[:length]) for length in range(len(MARKUP) + 1))
