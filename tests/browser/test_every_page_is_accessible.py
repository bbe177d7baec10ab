"""Every page, in light and dark, wide and narrow: axe finds nothing of ours, nothing is cut off, nothing scrolls sideways."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from assessment import resources
from assessment.services.answers import Field, add_evidence, name_responsible, save_answer
from assessment.services.engagements import NewEngagement, start_engagement

if TYPE_CHECKING:
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import Page

    from tests.browser.conftest import App, Opened

WIDE, NARROW = {"width": 1440, "height": 1000}, {"width": 390, "height": 844}

# Faults of Streamlit itself that we cannot mend from outside: rule → where, and why.
WAIVED: dict[str, tuple[str, str]] = {}

PAGES = {
    "": "Engagements",
    "new-engagement": "New engagement",
    "engagement": "Engagement",
    "gap-analysis": "7.2 Receipt of complaints",
    "readiness": "",
    "reports": "",
    "checklists": "Look something up",
    "settings": "Settings",
}

CUT_OFF = """() => {
  const wide = document.documentElement.clientWidth
  const scrolls = element => {
    for (let up = element; up && up !== document.body; up = up.parentElement) {
      const style = getComputedStyle(up)
      if (['auto', 'scroll'].includes(style.overflowX) && up.scrollWidth > up.clientWidth && up.getBoundingClientRect().right <= wide + 1) return true
      if (style.position === 'fixed' || style.clip !== 'auto' || style.clipPath !== 'none') return true
    }
    return false
  }
  const found = []
  if (document.scrollingElement.scrollWidth > wide) found.push(`the page scrolls: ${document.scrollingElement.scrollWidth} > ${wide}`)
  for (const element of document.querySelectorAll('main *')) {
    const words = [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim())
    if (!words || !element.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue
    const box = element.getBoundingClientRect()
    const style = getComputedStyle(element)
    if (box.width < 2 || box.height < 2) continue
    const hidden = style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1
    if ((box.right > wide + 1 || box.left < -1 || hidden) && !scrolls(element))
      found.push(`${element.tagName} “${element.textContent.trim().slice(0, 60)}” ${Math.round(box.left)}…${Math.round(box.right)}`)
  }
  return found
}"""


@pytest.fixture(scope="module")
def answered(app: App) -> Any:
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
    add_evidence(desk, line.assessment_id, "7.2-1", "Register export of March to May, file complaints-2026-Q1-final-v3.xlsx")
    name_responsible(desk, line.assessment_id, "7.2-1", "Maria Santos")
    return Opened(app, line.id, line.assessment_id)


@pytest.fixture(scope="module")
def axe() -> Axe:
    """The rules that come with the wheel."""
    from axe_playwright_python.sync_playwright import Axe

    return Axe()


def faults(axe: Axe, page: Page, where: str | None = None) -> list[str]:
    """What axe finds and nobody waived."""
    from axe_playwright_python.sync_playwright import AxeResults

    found: AxeResults = axe.run(page, context=where, options={"resultTypes": ["violations"]})
    return [
        f"{rule['id']} ({rule['impact']}): {node['target']} {node['html'][:160]} {node['failureSummary'][:200]}"
        for rule in found.response["violations"]
        for node in rule["nodes"]
        if not (rule["id"] in WAIVED and WAIVED[rule["id"]][0] in str(node["target"]) + node["html"])
    ]


def drawn(page: Page, heading: str = "") -> None:
    """Wait until the page is drawn and at rest."""
    from playwright.sync_api import expect

    level_one = page.get_by_role("heading", level=1)
    expect(level_one.filter(has_text=heading) if heading else level_one).to_be_visible()
    expect(page.locator("[data-stale=true]")).to_have_count(0)
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def background(page: Page) -> str:
    """The colour behind everything, as #rrggbb."""
    colour = page.evaluate("getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor")
    return "#" + "".join(f"{int(part):02x}" for part in colour.partition("(")[2].rstrip(")").split(",")[:3])


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("address", PAGES, ids=lambda address: address or "start")
def test_a_page_is_accessible_and_fits(
    new_page: Callable[..., Page], answered: Opened, axe: Axe, address: str, theme: str
) -> None:
    page = new_page(color_scheme=theme, viewport=WIDE)
    page.goto(answered.address(address, "7.2" if address == "gap-analysis" else None))
    drawn(page, PAGES[address])
    config = tomllib.loads(resources.streamlit_config().read_text(encoding="utf-8"))
    assert background(page) == config["theme"][theme]["backgroundColor"]
    assert not faults(axe, page)
    assert not page.evaluate(CUT_OFF)
    page.set_viewport_size(NARROW)
    drawn(page, PAGES[address])
    assert not page.evaluate(CUT_OFF)
    assert not faults(axe, page)
