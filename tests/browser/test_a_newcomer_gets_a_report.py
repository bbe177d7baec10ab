"""From the first start to a Word report in the hands of a newcomer, and nothing that was typed is read as markup."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.looking import cut_off, drawn, faults

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import App

ORGANIZATION = "Northwind & Söhne <Ltd>"
RATIONALE = "Phone complaints have no date: ![x](http://pictures.example/x.png), $a$, :red[x], <b>bold</b>, 20 % > 10 %"


def words_of(file: Path) -> str:
    """All words of a Word document, headers and tables too."""
    from docx import Document

    document = Document(str(file))
    return "\n".join("".join(node.itertext()) for node in document.element.body.iter() if node.tag.endswith("}p"))


def look_at_the_first_page(address: str, new_page: Callable[..., Page]) -> None:
    """The one page that is gone once somebody gave a name: accessible, and it fits on a telephone."""
    for theme in ("light", "dark"):
        page = new_page(color_scheme=theme, viewport={"width": 390, "height": 844})
        page.goto(address)
        drawn(page, "Kept on this computer only.")
        assert not faults(page)
        assert not cut_off(page)


def test_a_newcomer_gets_from_the_first_start_to_a_word_report(
    first_start: str, new_page: Callable[..., Page], tmp_path: Path
) -> None:
    from playwright.sync_api import expect

    look_at_the_first_page(first_start, new_page)
    page = new_page(accept_downloads=True)
    page.goto(first_start)
    expect(page.get_by_role("heading", level=1, name="Welcome")).to_be_visible()
    page.get_by_label("Your name").fill("Ada Carter")
    page.get_by_role("button", name="Begin").click()

    expect(page.get_by_text("No engagement yet.")).to_be_visible()
    page.get_by_role("button", name="New engagement").click()
    page.get_by_label("Organization", exact=True).fill(ORGANIZATION)
    page.get_by_role("button", name="Begin the gap analysis").click()

    expect(page.get_by_text("0 of 176 assessed")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/gap-analysis\?engagement=.+&assessment=.+&clause=4\.1"))
    expect(page.get_by_text(ORGANIZATION).first).to_be_visible()
    page.get_by_role("radio", name="Partly met").first.click()
    expect(page.get_by_text("1 of 176 assessed")).to_be_visible()
    page.get_by_placeholder(re.compile("What did you see")).first.fill(RATIONALE)
    page.keyboard.press("Tab")
    expect(page.get_by_text(re.compile(r"Saved \d\d:\d\d"))).to_be_visible()

    page.get_by_role("link", name="Reports").click()
    expect(page.get_by_role("heading", name=ORGANIZATION)).to_be_visible()
    expect(page.get_by_text(RATIONALE).first).to_be_visible()
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Word report").click()
    download = downloading.value
    assert re.fullmatch(r"northwind-sohne-ltd-gap-report-\d{4}-\d\d-\d\d\.docx", download.suggested_filename)
    download.save_as(tmp_path / "report.docx")
    words = words_of(tmp_path / "report.docx")
    assert ORGANIZATION in words
    assert RATIONALE in words


def test_a_refusal_is_in_sight_at_the_end_of_a_long_form(page: Page, app: App) -> None:
    from playwright.sync_api import expect

    page.set_viewport_size({"width": 1440, "height": 600})
    page.goto(f"{app.address}/new-engagement")
    begin = page.get_by_role("button", name="Begin the gap analysis")
    expect(begin).to_be_attached()
    expect(begin).not_to_be_in_viewport()
    begin.click()
    expect(page.get_by_text("“Organization” is empty.")).to_be_in_viewport(ratio=1)
