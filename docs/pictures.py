"""Make the pictures of the guides: `python -m docs.pictures` for all of them, or with the names of some.

An app of its own, with data of its own that are thrown away, is walked through in Chromium like a person would do it.
The firm in the pictures stands in `example.yaml`. What a computer lacks (a browser, LibreOffice) is said in one line.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image

from assessment.config import Settings
from assessment.domain.actor import Actor
from assessment.domain.organization import Size
from assessment.library.yaml_reader import read_yaml
from assessment.services.answers import Field, add_evidence, name_responsible, save_answer
from assessment.services.checklists import find_criteria
from assessment.services.desk import Desk, open_store, shelf_of
from assessment.services.engagements import EngagementLine, NewEngagement, start_engagement
from assessment.services.reports import Format, gap_report, render_gap_report
from assessment.services.work import open_work
from assessment.wording import say, say_count

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

HERE = Path(__file__).resolve().parent
FOLDER = HERE / "pictures"
HOST = "127.0.0.1"
START_SECONDS = 60
LARGEST = 150_000
DESKTOP, TALL, PHONE = (1280, 800), (1280, 1500), (390, 844)
MARGIN = 12
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


@dataclass(frozen=True)
class Studio:
    """The running app, its data, and the pages of one browser."""

    address: str
    settings: Settings
    browser: Browser
    wanted: Sequence[str]

    def page(self, size: tuple[int, int] = DESKTOP, scheme: str = "light") -> Page:
        """A page like a browser of its own."""
        view = {"width": size[0], "height": size[1]}
        options: dict[str, Any] = {"viewport": view, "color_scheme": scheme, "locale": "en-GB"}
        context = self.browser.new_context(**options, device_scale_factor=1, timezone_id="Europe/London")
        page = context.new_page()
        page.set_default_timeout(20_000)
        return page

    def desk(self, who: dict[str, str]) -> Desk:
        """The desk of somebody who works on the same data."""
        return Desk(open_store(self.settings), shelf_of(self.settings), Actor(name=who["name"], firm=who["firm"]))

    def visit(self, page: Page, path: str, line: EngagementLine | None = None, clause: str = "") -> None:
        """Open a page of the app and wait until it stands still."""
        named = f"?engagement={line.id}&assessment={line.assessment_id}" if line else ""
        page.goto(f"{self.address}/{path}{named}{f'&clause={clause}' if clause else ''}")
        settle(page)

    def take(self, name: str, page: Page, *parts: Locator) -> None:
        """Keep what the page shows, or the smallest piece that holds all `parts`."""
        if self.wanted and name not in self.wanted:
            return
        for part in parts:
            part.scroll_into_view_if_needed()
        settle(page)
        if page.get_by_text(say("flash.unexpected").partition(".")[0]).count():
            raise SystemExit(f"{name}: the app shows an error instead of the page.")
        page.mouse.move(0, 0)
        if not page.get_by_role("listbox").count():
            page.evaluate("document.activeElement.blur()")  # no cursor and no “press Enter” in the picture
        keep(name, page.screenshot(animations="disabled", clip=piece(page, parts) if parts else None))


def piece(page: Page, parts: Sequence[Locator]) -> Any:
    """The rectangle around some parts of a page, with a margin."""
    boxes = [box for part in parts if (box := part.bounding_box())]
    view = page.viewport_size or {"width": DESKTOP[0], "height": DESKTOP[1]}
    left = max(0, min(box["x"] for box in boxes) - MARGIN)
    top = max(0, min(box["y"] for box in boxes) - MARGIN)
    right = min(view["width"], max(box["x"] + box["width"] for box in boxes) + MARGIN)
    bottom = min(view["height"], max(box["y"] + box["height"] for box in boxes) + MARGIN)
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}


def settle(page: Page) -> None:
    """Wait until the app has drawn everything and the letters are there."""
    page.locator("[data-testid='stApp'][data-test-script-state='notRunning']").wait_for()
    page.get_by_test_id("stStatusWidget").wait_for(state="detached")
    page.get_by_test_id("stSkeleton").first.wait_for(state="detached")
    page.evaluate("document.fonts.ready.then(() => new Promise(done => setTimeout(done, 400)))")


def keep(name: str, picture: bytes) -> None:
    """Write a picture with as many colours as fit into the size that a guide should load."""
    image = Image.open(BytesIO(picture)).convert("RGB")
    for colours in (256, 128, 64, 32):
        small = image.quantize(colours, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        buffer = BytesIO()
        small.save(buffer, "PNG", optimize=True)
        if len(buffer.getvalue()) < LARGEST:
            break
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{name}.png").write_bytes(buffer.getvalue())
    print(f"{name}.png  {image.width} × {image.height}  {len(buffer.getvalue()) // 1000} kB")


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

    page = studio.page(TALL)
    studio.visit(page, "gap-analysis", line, "7.3")
    for section in ("guidance", "evidence"):
        card(page, "7.3-1").get_by_role("button", name=say(f"card.{section}")).click()
        card(page, "7.3-1").locator(SHOWN[section]).first.wait_for()
        studio.take(f"card-{section}", page, card(page, "7.3-1"))
    studio.visit(page, "gap-analysis", line, "5.3")
    studio.take("card-not-applicable", page, card(page, "5.3-9"))


SHOWN = {
    "guidance": f"text={say('guidance.good_practice')}",
    "evidence": f"text={say('evidence.title')}",
}


def results(studio: Studio, line: EngagementLine) -> None:
    """Start page, result, report, looking up, and the journal."""
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

    page = studio.page(TALL)
    studio.visit(page, "settings")
    page.get_by_role("button", name=say("settings.journal.check")).click()
    page.get_by_test_id("stAlert").last.wait_for()
    about = page.get_by_text(say("settings.journal.about"))
    studio.take("journal", page, about, page.get_by_test_id("stAlert").last)


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
    """Cover, summary and gaps of the Word report, as LibreOffice prints them."""
    office, text, picture = (shutil.which(name) for name in ("soffice", "pdftotext", "pdftoppm"))
    if not (office and text and picture):
        print("word-report: skipped, needs soffice (LibreOffice), pdftotext and pdftoppm (Poppler)")
        return
    desk = studio.desk(example()["consultant"])
    document = render_gap_report(gap_report(desk, line.assessment_id), Format.DOCX)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "report.docx").write_bytes(document.content)
        profile = f"-env:UserInstallation={(Path(folder) / 'office').as_uri()}"
        run([office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, f"{folder}/report.docx"])
        words = run([text, "-layout", f"{folder}/report.pdf", "-"]).split("\f")
        run([picture, "-png", "-r", "66", f"{folder}/report.pdf", f"{folder}/page"])
        pages = [Image.open(file).convert("RGB") for file in sorted(Path(folder).glob("page-*.png"))]
    summary, gaps = (page_with(say(f"report.heading.{section}"), words) for section in ("summary", "gaps"))
    for name, chosen in (("word-report", (0, summary)), ("word-report-gaps", (gaps, gaps + 1))):
        if not studio.wanted or name in studio.wanted:
            keep(name, side_by_side([pages[number] for number in chosen]))


def page_with(heading: str, pages: Sequence[str]) -> int:
    """The number of the last page with this heading: the contents name it earlier."""
    return max(number for number, words in enumerate(pages) if heading in map(str.strip, words.splitlines()))


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


@contextmanager
def app(home: Path) -> Iterator[str]:
    """The app on a free port of this computer, with data of its own; its address."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "ISO10002_HOME": str(home)}
    for name in ("ISO10002_USER", "DATABASE_URL"):
        environment.pop(name, None)
    command = [sys.executable, "-m", "assessment", "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=HERE.parent, env=environment, stdout=subprocess.DEVNULL) as process:
        try:
            wait_for(f"http://{HOST}:{port}/_stcore/health")
            yield f"http://{HOST}:{port}"
        finally:
            process.terminate()


def wait_for(address: str) -> None:
    """Wait until something answers."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310 -- our own loopback address
                return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("The app did not start.")


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
        quick_check(studio)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
