"""The pictures of the guide about evidence: the register, a file with its preview, the coverage, and the pack."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw

from assessment.services.desk import Desk
from assessment.services.engagements import EngagementLine
from assessment.services.files import Upload, take_files
from assessment.wording import say
from docs.studio import TALL, Studio, settle

CHOSEN = (14, 56)
"""Where the first row of the table is chosen."""


def evidence(studio: Studio, desk: Desk, line: EngagementLine) -> None:
    """The register with a piece in full, its file, and what is usually asked for."""
    form = Upload("Complaint form on the website.png", BytesIO(_screenshot()))
    take_files(desk, line.assessment_id, [form], criterion_id="7.1-1")
    page = studio.page(TALL)
    studio.visit(page, "evidence", line)
    table = page.get_by_test_id("stDataFrame").first
    table.click(position={"x": CHOSEN[0], "y": CHOSEN[1]})
    chosen = page.locator(".st-key-evidence-chosen")
    chosen.get_by_text(say("evidence.save"), exact=True).wait_for()
    settle(page)
    studio.take("evidence-register", page, table, chosen)
    chosen.get_by_role("radio", name=say("evidence.part.files")).click()
    chosen.get_by_role("img").first.wait_for()
    studio.take("evidence-files", page, chosen)
    page = studio.page((1280, 900))
    studio.visit(page, "evidence", line)
    page.get_by_role("radio", name=say("evidence.view.coverage")).click()
    page.get_by_text(say("coverage.heading.expected")).wait_for()
    studio.take("evidence-coverage", page)
    page.get_by_role("radio", name=say("evidence.view.pack")).click()
    page.get_by_text(say("pack.download")).first.wait_for()
    studio.take("evidence-pack", page)


def _screenshot() -> bytes:
    """A made-up page of the made-up firm."""
    drawn = Image.new("RGB", (900, 420), "#ffffff")
    pen = ImageDraw.Draw(drawn)
    pen.rectangle((0, 0, 900, 56), fill="#0b6e75")
    pen.text((24, 20), "Tarnwick Home", fill="#ffffff", font_size=20)
    pen.text((24, 84), "Tell us what went wrong", fill="#0c1f22", font_size=26)
    for row, words in enumerate(("Your name", "Order number", "What happened")):
        top = 140 + row * 74
        pen.text((24, top), words, fill="#0c1f22", font_size=16)
        pen.rectangle((24, top + 24, 560, top + 58), outline="#9aa8a9")
    buffer = BytesIO()
    drawn.save(buffer, "PNG")
    return buffer.getvalue()
