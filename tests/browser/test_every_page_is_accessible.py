"""Every page, in light and dark, wide and narrow: axe finds nothing of ours, nothing is cut off, nothing scrolls sideways."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from assessment import resources
from assessment.services.answers import Field, add_evidence, name_responsible, save_answer
from assessment.services.engagements import NewEngagement, start_engagement
from tests.browser.looking import background, cut_off, drawn, faults

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import App, Opened

WIDE, NARROW = {"width": 1440, "height": 1000}, {"width": 390, "height": 844}

# The last thing that each page draws: when it is there, the page is whole.
PAGES = {
    "": "Last change ",
    "new-engagement": "Begin the gap analysis",
    "engagement": "Save",
    "gap-analysis": "Next: 7.3 Tracking",
    "readiness": "How the score is made",
    "actions": "The plan is prefilled",
    "fieldwork": "No interview yet",
    "people": "Maria Santos",
    "evidence": "Files of withdrawn evidence",
    "reports": "Limits of this report",
    "checklists": "4.4-4",
    "settings": "Currency",
}


AUDIT, RUNNING = "&audit=demo-complete-audit-1", "&audit=demo-complete-audit-2"

# The same for what only the demo has: page, what is named in its address besides, and the last thing it draws.
DEMO_PAGES = {
    "audits": ("audits", "", "Overall opinion: Partly effective."),
    "audit-plan": ("audit", f"{RUNNING}&step=plan", "Call off"),
    "audit-fieldwork": ("audit", f"{RUNNING}&step=fieldwork", "Test contact"),
    "audit-findings": ("audit", f"{AUDIT}&step=findings", "Withdrawn · by Owen Pryce"),
    "audit-review": ("audit", f"{RUNNING}&step=review", "Accept the chosen verdicts"),
    "audit-closing": ("audit", f"{RUNNING}&step=closing", "Sign off the audit"),
    "audit-signed": ("audit", f"{AUDIT}&step=closing", "Reopen this audit"),
    "audit-signed-fieldwork": ("audit", f"{AUDIT}&step=fieldwork", "judged by"),
    "nonconformities": ("nonconformities", "", "Choose a row to open it."),
    "all-actions": ("nonconformities", "&part=actions", "Choose a row to log progress"),
    "figures": ("nonconformities", "&part=figures", "Due dates for your calendar"),
    "rules": ("nonconformities", "&part=rules", "Save the numbers"),
    "nonconformity-closed": ("nonconformity", "&nonconformity=demo-complete-nc-scheme", "Their number, wording"),
    "nonconformity-on-plan": ("nonconformity", "&nonconformity=demo-complete-nc-texts", "Take it up again"),
    "management-review-planned": ("management-review", "&review=demo-complete-review-2", "in order, with what the"),
    "management-review-held": ("management-review", "&review=demo-complete-review-1", "by whom it is done"),
    "nonconformity-reopened": ("nonconformity", "&nonconformity=demo-complete-nc-danger", "More: later date"),
    "nonconformity-fishbone": ("nonconformity", "&nonconformity=demo-complete-nc-notebook", "More: later date"),
    "evidence": ("evidence", "", "Files of withdrawn evidence"),
    "fieldwork": ("fieldwork", "", "People and places"),
    "people": ("people", "", "Fieldwork"),
    "adopted": ("adopted", "", "Add document"),
    "comparison": ("comparison", "", "This is the first assessment"),
    "remove-engagement": ("remove-engagement", "", "Keep it and go back"),
    "readiness": ("readiness", "", "The same figures as a table"),
    "actions": ("actions", "", "The plan is prefilled"),
}

SECTIONS = {
    "Guidance": "What good looks like",
    "Evidence": "File or screenshot",
    "Responsible": "Who is responsible in the organization?",
    "Note": "Internal note",
}


@pytest.fixture(scope="module")
def answered(app: App) -> Opened:
    """An engagement with a name that is long, gaps of each kind, evidence and a responsible person."""
    from tests.browser.conftest import Opened

    desk = app.desk
    name = "Northwind Online Versandhandelsgesellschaft für Haushaltsgeräte Ltd & Co. KG"
    line = start_engagement(desk, NewEngagement(organization=name, checklist="iso10002-2018", profile="full"))
    for number, rating in enumerate(("not_met", "partly_met", "met", "not_applicable"), start=1):
        criterion = f"7.2-{number}"
        save_answer(desk, line.assessment_id, criterion, Field.RATING, shown=None, value=rating)
        save_answer(desk, line.assessment_id, criterion, Field.RATIONALE, shown="", value="Seen in the register. " * 5)
    save_answer(desk, line.assessment_id, "7.2-1", Field.GAP_KIND, shown=None, value="no_record")
    add_evidence(
        desk, line.assessment_id, "7.2-1", "Register export of March to May, file complaints-2026-Q1-final-v3.xlsx"
    )
    name_responsible(desk, line.assessment_id, "7.2-1", "Maria Santos")
    return Opened(app, line.id, line.assessment_id)


@pytest.fixture(scope="module")
def demo(app: App) -> Opened:
    """The finished engagement of the demo, with audits, nonconformities and reviews."""
    from assessment.services.demo import make_demo
    from assessment.services.engagements import newest_assessment
    from tests.browser.conftest import Opened

    made = make_demo(app.desk)
    return Opened(app, made.complete, newest_assessment(app.desk, made.complete).id)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("address", PAGES, ids=lambda address: address or "start")
def test_a_page_is_accessible_and_fits(
    next_page: Callable[..., Page], answered: Opened, address: str, theme: str
) -> None:
    page = next_page(color_scheme=theme, viewport=WIDE)
    page.goto(answered.address(address, "7.2" if address == "gap-analysis" else None))
    look_at(page, theme, PAGES[address])


@pytest.mark.parametrize("theme", ["light"])  # the empty pages are looked at in both themes
@pytest.mark.parametrize("place", DEMO_PAGES)
def test_a_page_full_of_work_is_accessible_and_fits(
    next_page: Callable[..., Page], demo: Opened, place: str, theme: str
) -> None:
    page = next_page(color_scheme=theme, viewport=WIDE)
    name, besides, last = DEMO_PAGES[place]
    page.goto(demo.address(name) + besides)
    look_at(page, theme, last)


def look_at(page: Page, theme: str, last: str) -> None:
    """A page that ends with `last`: colours, axe and what is cut off, in a wide and a narrow window."""
    drawn(page, last)
    config = tomllib.loads((resources.root() / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert background(page) == config["theme"][theme]["backgroundColor"]
    assert not faults(page)
    assert not cut_off(page)
    page.set_viewport_size(NARROW)
    drawn(page, last)
    assert not cut_off(page)
    if theme == "light":  # what the narrow window changes is no matter of colour
        assert not faults(page)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_opens_in_a_card_is_accessible_and_fits(
    new_page: Callable[..., Page], answered: Opened, theme: str
) -> None:
    from playwright.sync_api import expect

    page = new_page(color_scheme=theme, viewport=NARROW)
    page.goto(answered.address("gap-analysis", "7.2"))
    drawn(page, PAGES["gap-analysis"])
    card = page.locator(".st-key-criterion-7-2-1")
    found: dict[str, list[str]] = {}
    card.get_by_role("button", name="Details").click()
    for name, shown in SECTIONS.items():
        card.get_by_role("radio", name=name).click()
        expect(card.get_by_text(shown).first).to_be_visible()
        page.mouse.move(0, 0)
        drawn(page, PAGES["gap-analysis"])
        found[name] = faults(page, ".st-key-criterion-7-2-1") + cut_off(page)
    save_answer(answered.app.desk, answered.assessment_id, "7.2-5", Field.RATIONALE, shown="", value=f"theirs, {theme}")
    other = page.locator(".st-key-criterion-7-2-5")
    other.get_by_role("textbox").first.fill("mine " * 60)
    page.keyboard.press("Tab")
    expect(other.get_by_role("button", name="Keep both")).to_be_visible()
    drawn(page, PAGES["gap-analysis"])
    found["conflict"] = faults(page, ".st-key-criterion-7-2-5") + cut_off(page)
    other.get_by_role("button", name="Keep theirs").click()
    expect(other.get_by_role("button", name="Keep both")).to_have_count(0)
    save_answer(answered.app.desk, answered.assessment_id, "7.2-5", Field.RATIONALE, shown=f"theirs, {theme}", value="")
    assert not {name: here for name, here in found.items() if here}


def test_what_is_cut_off_is_found(page: Page, answered: Opened) -> None:
    """The look itself is looked at: a text that is too wide for its box, and one outside the window."""
    page.goto(answered.address(""))
    drawn(page, PAGES[""])
    page.evaluate(
        "document.querySelector('main h1').style.cssText ="
        " 'width: 40px; overflow: hidden; white-space: nowrap; display: block'"
    )
    assert any("Engagements: " in found for found in cut_off(page))
    page.evaluate("document.querySelector('main h1').style.cssText = 'position: relative; left: 3000px'")
    assert any("Engagements: " in found for found in cut_off(page))
