"""Make the pictures of the guides: `python -m docs.pictures` for all of them, or with the names of some.

An app of its own, with data of its own that are thrown away, is walked through in Chromium like a person would do it.
The firm in the pictures stands in `example.yaml`. What a computer lacks (a browser, LibreOffice) is said in one line.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image

from assessment.config import Settings
from assessment.domain.organization import Size
from assessment.library.yaml_reader import read_yaml
from assessment.services.answers import Field, add_evidence, name_responsible, save_answer
from assessment.services.checklists import find_criteria
from assessment.services.demo import make_demo
from assessment.services.desk import Desk
from assessment.services.engagements import EngagementLine, NewEngagement, list_engagements, start_engagement
from assessment.services.reports import (
    Document,
    Format,
    ReportName,
    gap_report,
    make_report,
    render,
    render_gap_report,
)
from assessment.services.work import open_work
from assessment.wording import say, say_count
from docs.pictures_of_data_safety import data_safety
from docs.pictures_of_evidence import evidence
from docs.pictures_of_fieldwork import fieldwork
from docs.pictures_of_the_audit import internal_audit
from docs.pictures_of_the_firm import firm
from docs.pictures_of_the_proof import proof
from docs.pictures_of_the_second_assessment import second_assessment
from docs.studio import DESKTOP, HERE, PHONE, TALL, Studio, app, keep, press, settle

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

# No account, no GPU and no calls home: the same browser on a desk and on a build machine.
CHROMIUM = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def example() -> dict[str, Any]:
    """The firm in the pictures: engagement, people and answers."""
    tree, remarks = read_yaml((HERE / "example.yaml").read_bytes(), "example.yaml")
    if tree is None or remarks:
        raise SystemExit("\n".join(map(str, remarks)))
    found: dict[str, Any] = tree.value
    return found


# What is in the pictures


def first_start(studio: Studio) -> None:
    """The first question, the empty list and the form of a new engagement, filled in by hand."""
    firm, page = example(), studio.page((1280, 460))
    studio.visit(page, "")
    page.get_by_label(say("introduction.name")).fill(firm["consultant"]["name"])
    page.get_by_label(say("introduction.firm")).fill(firm["consultant"]["firm"])
    studio.take("first-start", page)
    page.get_by_role("button", name=say("introduction.save")).click()
    page.get_by_role("heading", name=say("start.title")).wait_for()
    studio.take("start-demo", page)

    page = studio.page((1280, 1000))
    studio.visit(page, "new-engagement")
    page.get_by_label(say("new.organization"), exact=True).fill(firm["engagement"]["organization"])
    page.get_by_label(say("new.sector")).fill(firm["engagement"]["sector"])
    page.get_by_label(say("new.scope")).fill(firm["engagement"]["scope"])
    page.get_by_label(say("new.sites")).fill("\n".join(firm["engagement"]["sites"]))
    page.get_by_label(say("new.title")).fill(firm["engagement"]["title"])
    studio.take("new-engagement", page)
    page.get_by_role("combobox", name=say("new.checklist")).click()
    options = page.get_by_role("option")
    studio.take("choose-quick-check", page, page.get_by_text(say("new.checklist"), exact=True), options.last)


def make_engagement(desk: Desk) -> EngagementLine:
    """The engagement of the example, through the services that the pages call."""
    firm = example()
    described = {**firm["engagement"], "size": Size(firm["engagement"]["size"])}
    new = NewEngagement(
        **{**described, "sites": tuple(described["sites"])},
        complaint_definition=say("new.definition.default"),
        checklist="iso10002-2018",
        profile="full",
    )
    line = start_engagement(desk, new)
    for answer in firm["answers"]:
        enter(desk, line.assessment_id, answer)
    return line


def enter(desk: Desk, assessment_id: str, answer: dict[str, Any]) -> None:
    """One answer of the example."""
    criterion = answer["id"]
    save_answer(desk, assessment_id, criterion, Field.RATIONALE, shown="", value=answer["found"])
    save_answer(desk, assessment_id, criterion, Field.RATING, shown=None, value=answer["rating"])
    if kind := answer.get("kind"):
        save_answer(desk, assessment_id, criterion, Field.GAP_KIND, shown=None, value=kind)
    for title in answer.get("evidence") or ():
        add_evidence(desk, assessment_id, criterion, title)
    if name := answer.get("responsible"):
        name_responsible(desk, assessment_id, criterion, name)
    if answer.get("flagged"):
        save_answer(desk, assessment_id, criterion, Field.FLAG, shown=False, value=True)


def card(page: Page, criterion: str) -> Locator:
    """The card of a criterion."""
    return page.locator(f".st-key-criterion-{criterion.replace('.', '-')}")


def gap_analysis(studio: Studio, line: EngagementLine) -> None:
    """A clause in both themes and on a phone, and what opens on a card."""
    for name, size, scheme in (
        ("gap-analysis", DESKTOP, "light"),
        ("gap-analysis-dark", DESKTOP, "dark"),
        ("gap-analysis-phone", PHONE, "light"),
    ):
        page = studio.page(size, scheme)
        studio.visit(page, "gap-analysis", line, "7.2")
        if name == "gap-analysis-phone":
            card(page, "7.2-1").scroll_into_view_if_needed()
        studio.take(name, page)

    page = studio.page()
    page.goto(
        f"{studio.address}/gap-analysis?engagement={line.id}&assessment={line.assessment_id}&view=role&of=Complaints+manager"
    )
    page.locator("[class*='st-key-criterion-']").first.wait_for()
    studio.take("role-view", page)

    page = studio.page(TALL)
    studio.visit(page, "gap-analysis", line, "7.3")
    card(page, "7.3-1").get_by_role("button", name=say("card.details")).click()
    for section in ("guidance", "evidence"):
        opener = card(page, "7.3-1").get_by_role("radio", name=say(f"card.{section}"))
        press(page, opener, card(page, "7.3-1").locator(SHOWN[section]).first)
        studio.take(f"card-{section}", page, card(page, "7.3-1"))
    studio.visit(page, "gap-analysis", line, "5.3")
    studio.take("card-not-applicable", page, card(page, "5.3-9"))


SHOWN = {
    "guidance": f"text={say('guidance.good_practice')}",
    "evidence": f"text={say('evidence.title')}",
}


def results(studio: Studio, line: EngagementLine) -> None:
    """Start page, result, report, and looking up."""
    pages = (("start", "", 420), ("result", "readiness", 1000), ("report", "reports", 1000))
    for name, path, height in pages:
        page = studio.page((1280, height))
        studio.visit(page, path, line if path else None)
        studio.take(name, page)

    page = studio.page()
    studio.visit(page, "checklists")
    page.get_by_label(say("checklists.search")).fill("acknowledgement")
    checklist = open_work(studio.desk(example()["consultant"]), line.assessment_id).checklist
    found = find_criteria(checklist, "acknowledgement")
    page.get_by_text(say_count("criteria.count", len(found))).wait_for()
    settle(page)
    page.get_by_test_id("stExpander").first.get_by_text(say("card.guidance")).click()
    page.get_by_text(say("guidance.good_practice")).first.wait_for()
    studio.take("look-up", page)


def quick_check(studio: Studio) -> None:
    """A quick check half done, with the way to widen it."""
    firm = example()
    desk, small = studio.desk(firm["consultant"]), firm["quick_check"]
    new = NewEngagement(organization=small["organization"], checklist="iso10002-2018", profile="quick-check")
    line = start_engagement(desk, new)
    chosen = {criterion.id for criterion in open_work(desk, line.assessment_id).checklist.criteria}
    ratings = [{**answer, "evidence": (), "found": ""} for answer in firm["answers"] if answer["id"] in chosen]
    for answer in (*ratings, *small["answers"]):
        enter(desk, line.assessment_id, answer)
    page = studio.page((1280, 620))
    studio.visit(page, "gap-analysis", line, "6.2")
    studio.take("quick-check", page)


def conflict(studio: Studio, line: EngagementLine) -> None:
    """Two people on one field: a colleague was faster."""
    criterion = "7.9-5"
    page = studio.page(TALL)
    studio.visit(page, "gap-analysis", line, "7.9")
    colleague = studio.desk(example()["colleague"])
    stored = open_work(colleague, line.assessment_id).results[criterion].rationale
    added = f"{stored} Mrs Brandt will add it to the page as well."
    save_answer(colleague, line.assessment_id, criterion, Field.RATIONALE, shown=stored, value=added)
    mine = f"{stored} Letter N1 is used in eight of ten refusals."
    card(page, criterion).get_by_role("textbox").first.fill(mine)
    page.keyboard.press("Tab")
    card(page, criterion).get_by_role("button", name=say("draft.keep_both")).wait_for()
    studio.take("conflict", page, card(page, criterion))


def word_report(studio: Studio, line: EngagementLine) -> None:
    """Cover, summary and gaps of the Word report of the example."""
    printed = print_report(studio, line)
    summary, gaps = (page_with(say(f"report.heading.{section}"), printed) for section in ("summary", "gaps"))
    keep_pages(studio, "word-report", printed, 0, summary)
    keep_pages(studio, "word-report-gaps", printed, gaps, gaps + 1)


def demo(studio: Studio) -> None:
    """The pages that need a whole assessment: result, gaps and actions, reports, and its Word report."""
    desk = studio.desk(example()["consultant"])
    ids = make_demo(desk)
    lines = {line.id: line for line in list_engagements(desk)}
    complete, in_progress = lines[ids.complete], lines[ids.in_progress]
    readiness(studio, complete, in_progress)
    gaps_and_actions(studio, complete)
    reports(studio, complete)
    before_the_visit(studio, in_progress)
    printed = print_report(studio, complete)
    keep_pages(studio, "word-page-1", printed, 0)
    keep_pages(studio, "word-summary", printed, page_with(say("report.heading.summary"), printed))
    keep_pages(studio, "word-heat-table", printed, page_with(say("report.heading.heat"), printed))
    evidence(studio, desk, complete)
    proof(studio, complete)
    second_assessment(studio, desk, complete)
    internal_audit(studio, desk, complete)


def readiness(studio: Studio, complete: EngagementLine, in_progress: EngagementLine) -> None:
    """The result of a whole assessment, its heat table, and an audit held elsewhere."""
    page = studio.page((1280, 1000))
    studio.visit(page, "readiness", complete)
    studio.take("readiness", page)
    page = studio.page((1280, 2600))
    studio.visit(page, "readiness", complete)
    heading = page.get_by_role("heading", name=say("readiness.heat"))
    studio.take("heat-table", page, heading, page.get_by_test_id("stTable").first)
    page = studio.page((1280, 700))
    studio.visit(page, "readiness", in_progress)
    page.get_by_role("button", name=say("held.open")).first.click()
    page.get_by_label(say("held.by")).fill("Marsh & Doyle")
    page.get_by_label(say("held.reference")).fill("Internal audit report 2026-03")
    studio.take("held-elsewhere", page)


def gaps_and_actions(studio: Studio, line: EngagementLine) -> None:
    """The register, one gap in full, and one form for three of them."""
    page = studio.page((1280, 760))
    studio.visit(page, "actions", line)
    studio.take("actions", page)
    for name, rows in (("actions-one", (0,)), ("actions-many", (0, 1, 2))):
        page = studio.page(TALL)
        studio.visit(page, "actions", line)
        table = page.get_by_test_id("stDataFrame").first
        for row in rows:
            table.click(position={"x": 14, "y": HEAD_HEIGHT + ROW_HEIGHT * (row + 0.5)})
            settle(page)
        studio.take(name, page, *((table,) if len(rows) > 1 else ()), page.locator(".st-key-gap-chosen"))


HEAD_HEIGHT, ROW_HEIGHT = 36, 97


def reports(studio: Studio, line: EngagementLine) -> None:
    """The report on screen, its settings, and the other documents."""
    page = studio.page((1280, 1000))
    studio.visit(page, "reports", line)
    studio.take("reports", page)
    page.get_by_text(say("reports.settings")).click()
    page.get_by_label(say("reports.reviewer")).wait_for()
    studio.take("report-settings", page, page.get_by_test_id("stExpander"))
    page.get_by_text(say("reports.others")).click()
    page.get_by_role("heading", name=say("reports.others")).wait_for()
    studio.take("other-documents", page, page.get_by_test_id("stMain").locator(".stVerticalBlock").first)


def before_the_visit(studio: Studio, line: EngagementLine) -> None:
    """The documents to hand out, and the first page of two of them."""
    page = studio.page((1280, 620))
    studio.visit(page, "reports", line)
    page.get_by_text(say("visit.title"), exact=True).click()
    page.get_by_role("heading", name=say("visit.title")).wait_for()
    studio.take("before-the-visit", page)
    desk, found = studio.desk(example()["consultant"]), []
    for name in (ReportName.INFORMATION_REQUEST, ReportName.INTERVIEW_TIMETABLE):
        document = render(make_report(desk, line.assessment_id, name), Format.DOCX)
        found += printed_pages(document)[1][:1]
    keep_pages(studio, "word-before-the-visit", ([], found), *range(len(found)))


Printed = tuple[list[str], list[Image.Image]]
"""The words and the picture of each page; nothing where the programs for it are missing."""


def print_report(studio: Studio, line: EngagementLine) -> Printed:
    """The pages of the gap report as LibreOffice prints them."""
    desk = studio.desk(example()["consultant"])
    return printed_pages(render_gap_report(gap_report(desk, line.assessment_id), Format.DOCX))


def printed_pages(document: Document) -> Printed:
    """The pages of a Word document as LibreOffice prints them."""
    office, text, picture = (shutil.which(name) for name in ("soffice", "pdftotext", "pdftoppm"))
    if not (office and text and picture):
        print("Word report: skipped, needs soffice (LibreOffice), pdftotext and pdftoppm (Poppler)")
        return [], []
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "report.docx").write_bytes(document.content)
        profile = f"-env:UserInstallation={(Path(folder) / 'office').as_uri()}"
        run([office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, f"{folder}/report.docx"])
        words = run([text, "-layout", f"{folder}/report.pdf", "-"]).split("\f")
        run([picture, "-png", "-r", "66", f"{folder}/report.pdf", f"{folder}/page"])
        return words, [Image.open(file).convert("RGB") for file in sorted(Path(folder).glob("page-*.png"))]


def page_with(heading: str, printed: Printed) -> int:
    """The number of the last page with this heading: the contents name it earlier."""
    found = (number for number, words in enumerate(printed[0]) if heading in map(str.strip, words.splitlines()))
    return max(found, default=0)


def keep_pages(studio: Studio, name: str, printed: Printed, *numbers: int) -> None:
    """Keep pages of a printed report as one picture."""
    if printed[1] and (not studio.wanted or name in studio.wanted):
        keep(name, side_by_side([printed[1][number] for number in numbers]))


def side_by_side(pages: Sequence[Image.Image]) -> bytes:
    """Pages beside each other on a grey table."""
    gap = 16
    width, height = sum(page.width + gap for page in pages) + gap, pages[0].height + 2 * gap
    table = Image.new("RGB", (width, height), "#d5dfe0")
    left = gap
    for page in pages:
        table.paste(page, (left, gap))
        left += page.width + gap
    buffer = BytesIO()
    table.save(buffer, "PNG")
    return buffer.getvalue()


def run(command: Sequence[str]) -> str:
    """Run a program to its end and return what it wrote."""
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8", timeout=180).stdout


def main(wanted: Sequence[str]) -> int:
    """Take the pictures named, or all of them."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- the tests borrow the example without a browser

    chromium = next(filter(None, map(shutil.which, BROWSERS)), None)
    if chromium is None:
        print("No pictures: a Chromium is needed to take them.")
        return 1
    with tempfile.TemporaryDirectory() as folder, app(Path(folder)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(CHROMIUM))
        os.environ.pop("DATABASE_URL", None)
        studio = Studio(address, Settings(home=Path(folder), user=""), browser, wanted)
        first_start(studio)
        line = make_engagement(studio.desk(example()["consultant"]))
        steps: tuple[Callable[[Studio, EngagementLine], None], ...] = (gap_analysis, results, word_report, conflict)
        for step in steps:
            step(studio, line)
        data_safety(studio, studio.desk(example()["consultant"]), line)
        quick_check(studio)
        demo(studio)
        firm(studio, studio.desk(example()["consultant"]), line)
        keep_pages(studio, "word-both-logos", print_report(studio, line), 0)
        fieldwork(studio, studio.desk(example()["consultant"]), line)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
