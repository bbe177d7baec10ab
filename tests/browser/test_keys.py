"""The keys of the gap analysis, pressed in a real browser: rate, go on, guidance, search, and silence while one types."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.browser.looking import cut_off, drawn, faults
from tests.browser.test_gap_analysis_in_a_browser import rating, rationale, saved

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Opened

CURRENT = "[aria-current='true'][class*='st-key-criterion-']"


def open_page(page: Page, opened: Opened, more: str) -> None:
    """Open the gap analysis and wait until the keys listen: the criterion they work on is marked."""
    from playwright.sync_api import expect

    page.goto(f"{opened.address('gap-analysis')}&{more}")
    expect(page.locator(CURRENT)).to_have_count(1)


def is_current(page: Page, criterion_id: str) -> None:
    """Wait until the keys work on this criterion."""
    from playwright.sync_api import expect

    expect(page.locator(CURRENT)).to_have_class(re.compile(rf"st-key-criterion-{criterion_id.replace('.', '-')}(\s|$)"))


def test_keys_rate_go_on_and_open_the_guidance(page: Page, opened: Opened) -> None:
    from playwright.sync_api import expect

    open_page(page, opened, "clause=7.3")
    is_current(page, "7.3-1")
    page.keyboard.press("2")
    expect(saved(page, "7.3-1")).to_be_visible()
    expect(rating(page, "Partly met", "7.3-1")).to_be_checked()
    page.keyboard.press("n")
    is_current(page, "7.3-2")
    expect(rating(page, "Partly met", "7.3-2")).to_be_in_viewport()
    page.keyboard.press("0")
    expect(rating(page, "Not applicable", "7.3-2")).to_be_checked()
    page.keyboard.press("d")
    expect(page.get_by_text("What good looks like")).to_be_visible()
    page.keyboard.press("d")
    expect(page.get_by_text("What good looks like")).to_have_count(0)
    expect(saved(page, "7.3-2")).to_be_visible()
    assert opened.result("7.3-1").rating == "partly_met"
    assert opened.result("7.3-2").rating == "not_applicable"


def test_after_the_last_open_criterion_n_opens_the_next_page_at_its_first(page: Page, opened: Opened) -> None:
    from playwright.sync_api import expect

    open_page(page, opened, "clause=7.4")
    page.keyboard.press("3")
    expect(saved(page, "7.4-1")).to_be_visible()
    page.keyboard.press("n")
    expect(page.get_by_role("heading", level=1, name="7.5")).to_be_visible()
    is_current(page, "7.5-1")


def test_keys_are_silent_while_one_types_and_escape_saves(page: Page, opened: Opened) -> None:
    from playwright.sync_api import expect

    open_page(page, opened, "clause=7.3")
    rationale(page, "7.3-2").click()
    page.keyboard.type("2 of 3 / no deadline, n, d, 0")
    page.keyboard.press("Escape")
    expect(saved(page, "7.3-2")).to_be_visible()
    expect(rationale(page, "7.3-2")).not_to_be_focused()
    stored = opened.result("7.3-2")
    assert (stored.rationale, stored.rating) == ("2 of 3 / no deadline, n, d, 0", None)


def test_slash_searches_and_the_criterion_found_comes_into_sight(page: Page, opened: Opened) -> None:
    from playwright.sync_api import expect

    open_page(page, opened, "view=role&of=Complaint+handler")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Search criteria")).to_be_focused()
    page.keyboard.type("7.2-6")
    page.get_by_role("button", name=re.compile(r"^7\.2-6 ")).click()
    expect(page).to_have_url(re.compile(r"clause=7\.2"))
    is_current(page, "7.2-6")
    expect(rating(page, "Met", "7.2-6")).to_be_in_viewport()
    expect(page.get_by_text("What good looks like")).to_be_visible()


def test_switched_off_no_key_does_anything(page: Page, opened: Opened) -> None:
    from playwright.sync_api import expect

    open_page(page, opened, "clause=7.3")
    page.get_by_role("button", name="Keys").click()
    page.get_by_text("Keys work").click()
    expect(page.locator(CURRENT)).to_have_count(0)
    page.keyboard.press("Escape")
    page.keyboard.press("2")
    page.keyboard.press("n")
    rating(page, "Met", "7.3-4").click()
    expect(saved(page, "7.3-4")).to_be_visible()
    assert opened.result("7.3-1").rating is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_a_view_is_accessible_and_nothing_is_cut_off(
    new_page: Callable[..., Page], opened: Opened, scheme: str, width: int
) -> None:
    page = new_page(color_scheme=scheme, viewport={"width": width, "height": 1000})
    open_page(page, opened, "view=role&of=Complaint+handler&page=2")
    drawn(page, "Next: page 3")
    assert not faults(page)
    assert not cut_off(page)
