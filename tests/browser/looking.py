"""How the tests look at a page: what axe finds, what is cut off, and when a page is drawn at all."""

from __future__ import annotations

import time
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import Page

# Faults of Streamlit itself that we cannot mend from outside: rule → what its place holds, and why.
WAIVED: dict[str, tuple[str, str]] = {
    "presentation-role-conflict": (
        '<section role="presentation"',
        "the place to drop files on is presentation and yet has a name; its button inside is what readers use",
    ),
}

STORED_SECONDS = 20
SETTLING_SECONDS = 2

STILL = """() => Promise.race([
  Promise.all(document.getAnimations()
    .filter(one => one.playState === 'running' && one.effect?.getComputedTiming().endTime !== Infinity)
    .map(one => one.finished.catch(() => {}))),
  new Promise(done => setTimeout(done, 3000)),
])"""
"""Until what moves has come to its end; what turns for ever, as a sign of progress does, is not waited for."""

CUT_OFF = """() => {
  const main = document.querySelector('[data-testid=stMain]'), wide = document.documentElement.clientWidth
  const found = [document.scrollingElement, main]
    .filter(one => one.scrollWidth > one.clientWidth).map(one => `${one.tagName} scrolls sideways: ${one.scrollWidth}`)
  for (const element of document.querySelectorAll('main *, header *, [data-testid=stSidebar][aria-expanded=true] *')) {
    const speaks = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent.trim())
    if (!speaks || !element.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue
    const range = document.createRange()
    range.selectNodeContents(element)
    const text = range.getBoundingClientRect()
    let left = 0, right = wide
    for (let up = element; up; up = up.parentElement) {
      const style = getComputedStyle(up), box = up.getBoundingClientRect()
      const forReadersOnly = style.clipPath !== 'none' || style.clip !== 'auto' || box.width < 2
      if (forReadersOnly || (up !== main && ['auto', 'scroll'].includes(style.overflowX))) { right = Infinity; break }
      if (style.overflowX !== 'visible') { left = Math.max(left, box.left); right = Math.min(right, box.right) }
    }
    if (right < Infinity && (text.left < left - 1 || text.right > right + 1))
      found.push(`${element.textContent.trim().slice(0, 60)}: ${text.left}…${text.right} in ${left}…${right}`)
  }
  return found
}"""
"""Texts of which a part lies outside the window or is hidden by a box that does not scroll."""


@cache
def _axe() -> Axe:
    """The rules that come with the wheel."""
    from axe_playwright_python.sync_playwright import Axe

    return Axe()


def faults(page: Page, where: str | None = None) -> list[str]:
    """What axe finds and nobody waived."""
    found = _axe().run(page, context=where, options={"resultTypes": ["violations"]})
    return [
        f"{rule['id']} ({rule['impact']}): {node['target']} {node['html'][:160]} {node['failureSummary'][:200]}"
        for rule in found.response["violations"]
        for node in rule["nodes"]
        if not (rule["id"] in WAIVED and WAIVED[rule["id"]][0] in str(node["target"]) + node["html"])
    ]


def cut_off(page: Page) -> list[str]:
    """Texts of which a part cannot be seen, and whether the page scrolls sideways, once the window has settled."""
    deadline = time.monotonic() + SETTLING_SECONDS
    found: list[str] = page.evaluate(CUT_OFF)
    while found and time.monotonic() < deadline:
        page.wait_for_timeout(100)
        found = page.evaluate(CUT_OFF)
    return found


def drawn(page: Page, last: str) -> None:
    """Wait until the last thing is there and the page is at rest.

    Only what can be seen counts: a download button with a hint has a hidden twin, and a closed expander holds its form.
    """
    from playwright.sync_api import expect

    expect(page.locator("main").get_by_text(last).filter(visible=True).last).to_be_visible()
    at_rest(page)


def at_rest(page: Page) -> None:
    """Wait until nothing runs, loads or moves any more."""
    from playwright.sync_api import expect

    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    page.evaluate(STILL)


def eventually(holds: Callable[[], object]) -> None:
    """Wait until what is stored says so: a press comes to rest on screen before the app has even heard of it."""
    deadline = time.monotonic() + STORED_SECONDS
    while not holds():
        assert time.monotonic() < deadline, "what was entered was not stored"
        time.sleep(0.1)


def background(page: Page) -> str:
    """The colour behind everything, as #rrggbb."""
    colour = page.evaluate("getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor")
    return "#" + "".join(f"{int(part):02x}" for part in colour.partition("(")[2].rstrip(")").split(",")[:3])
