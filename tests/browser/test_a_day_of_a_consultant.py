"""A consultant's day on site: quick check, two interviews, three files, the client looking on, and the report in the bag."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from assessment.services.engagements import list_engagements
from assessment.services.interviews import InterviewPlan, plan_interview
from assessment.services.work import open_work
from tests.browser.looking import at_rest
from tests.intake.files_of_all_kinds import picture

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import App

CLICKS_TO_THE_FIRST_REPORT = 25
COUNT = "window.clicks = 0; document.addEventListener('click', event => { window.clicks += event.isTrusted }, true)"
CLIENT = "Lindley Garden Furniture Ltd"


def begin_quick_check(page: Page, app: App) -> None:
    """A new engagement over the 31 criteria of the quick check."""
    page.goto(f"{app.address}/new-engagement")
    page.get_by_label("Organization", exact=True).fill(CLIENT)
    page.get_by_role("combobox", name="Checklist").click()
    page.get_by_role("option", name=re.compile("Quick check")).first.click()
    at_rest(page)
    page.get_by_role("button", name="Begin the gap analysis").click()


def test_a_day_from_the_quick_check_to_the_report(page: Page, app: App, tmp_path: Path) -> None:
    from playwright.sync_api import expect

    begin_quick_check(page, app)
    expect(page.get_by_text("0 of 31 assessed")).to_be_visible()
    page.get_by_role("radio", name="Partly met").first.click()
    expect(page.get_by_text("1 of 31 assessed")).to_be_visible()
    line = next(one for one in list_engagements(app.desk) if one.organization == CLIENT)
    named = f"?engagement={line.id}&assessment={line.assessment_id}"

    for name in ("Joan Field", "Peter Hall"):
        plan = InterviewPlan(person=name, on=app.desk.today(), interviewer="Ada Carter")
        talk = plan_interview(app.desk, line.id, plan)
        page.goto(f"{app.address}/fieldwork{named}")
        page.locator(f".st-key-interview-{talk.id}").get_by_role("button", name="Take notes").click()
        at_rest(page)
        page.get_by_role("textbox").last.fill(f"{name} keeps a list of his own.")
        page.keyboard.press("Tab")
        expect(page.get_by_text(f"{name} keeps a list of his own.").first).to_be_visible()

    page.goto(f"{app.address}/evidence{named}")
    files = [
        {"name": f"photo-{number}.png", "mimeType": "image/png", "buffer": picture(size=(40 + number, 30))}
        for number in range(3)
    ]
    page.locator(".st-key-evidence-attach input[type=file]").set_input_files(files)  # type: ignore[arg-type]
    expect(page.get_by_text("3 files kept")).to_be_visible()
    assert sum(bool(item.file_id) for item in open_work(app.desk, line.assessment_id).evidence.values()) == 3

    page.goto(f"{app.address}/reports{named}&presenting=1")
    expect(page.get_by_role("heading", name=CLIENT)).to_be_visible()
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Word report").click()
    downloading.value.save_as(tmp_path / "report.docx")
    assert (tmp_path / "report.docx").read_bytes().startswith(b"PK")


def test_a_newcomer_needs_few_clicks_to_the_first_report(first_start_of_clicks: str, page: Page) -> None:
    from playwright.sync_api import expect

    page.goto(first_start_of_clicks)
    page.evaluate(COUNT)
    name = page.get_by_label("Your name")
    name.click()
    name.fill("Ada Carter")
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name="New engagement").click()
    organization = page.get_by_label("Organization", exact=True)
    organization.click()
    organization.fill(CLIENT)
    page.get_by_role("button", name="Begin the gap analysis").click()
    page.get_by_role("radio", name="Partly met").first.click()
    expect(page.get_by_text("1 of 176 assessed")).to_be_visible()
    page.get_by_role("link", name="Reports").click()
    with page.expect_download():
        page.get_by_role("button", name="Word report").click()
    clicks = page.evaluate("window.clicks")
    assert 0 < clicks <= CLICKS_TO_THE_FIRST_REPORT
