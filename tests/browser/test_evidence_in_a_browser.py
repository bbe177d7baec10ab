"""Files in a real browser: brought, shown, handed out by a signed link, refused with a sentence; and what parts axe sees."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from tests.browser.looking import at_rest, cut_off, drawn, faults
from tests.intake.files_of_all_kinds import EXE, picture

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Opened

FIRST_ROW = {"x": 14, "y": 56}


def pdf() -> bytes:
    """A document of one page."""
    from PIL import Image

    made = BytesIO()
    Image.new("RGB", (300, 400), "#ffffff").save(made, "PDF")
    return made.getvalue()


def bring(place: Locator, *files: tuple[str, bytes]) -> None:
    """Choose files in the uploader of a place."""
    chosen = [{"name": name, "mimeType": "application/octet-stream", "buffer": content} for name, content in files]
    place.locator("input[type=file]").set_input_files(chosen)  # type: ignore[arg-type]


def choose(page: Page, part: str) -> Locator:
    """Choose the newest piece of evidence and turn to a part of it."""
    page.get_by_test_id("stDataFrame").first.click(position=FIRST_ROW)  # type: ignore[arg-type]
    chosen = page.locator(".st-key-evidence-chosen")
    chosen.get_by_role("radio", name=part).click()
    return chosen


@pytest.fixture
def register(page: Page, opened: Opened) -> Page:
    """The evidence page of a new engagement."""
    page.goto(opened.address("evidence"))
    page.get_by_text("No evidence yet.").wait_for()
    return page


def test_a_file_is_brought_shown_and_handed_out_by_a_link_that_is_signed(
    register: Page, opened: Opened, tmp_path: Path
) -> None:
    from playwright.sync_api import expect

    page, content = register, picture()
    bring(page.locator(".st-key-evidence-attach"), ("شكوى form.png", content), ("tool.pdf", EXE))
    expect(page.get_by_text("1 file kept")).to_be_visible()
    expect(page.get_by_text("“tool.pdf” was not taken: it is really a program (EXE)")).to_be_visible()

    chosen = choose(page, "Files")
    expect(chosen.get_by_role("img", name="Preview of شكوى form")).to_be_visible()
    link = chosen.get_by_role("link", name="Download")
    with page.expect_download() as downloading:
        link.click()
    assert downloading.value.suggested_filename == "شكوى form.png"
    downloading.value.save_as(tmp_path / "kept.png")
    assert (tmp_path / "kept.png").read_bytes() == content

    address = urljoin(opened.app.address, link.get_attribute("href") or "")
    answer = page.request.get(address)
    assert (answer.status, answer.body()) == (200, content)
    headers = answer.headers
    assert headers["content-type"] == "image/png"
    assert headers["content-disposition"].startswith("attachment; filename*=UTF-8''%D8%B4")
    assert (headers["x-content-type-options"], headers["cache-control"]) == ("nosniff", "no-store")
    refused = page.request.get(f"{address[:-3]}abc")
    assert refused.status == 403
    assert refused.text().startswith("This link is not one of this installation")
    assert page.request.get(f"{opened.app.address}/download/x").status == 403


def test_a_pdf_is_shown_on_the_page(register: Page) -> None:
    from playwright.sync_api import expect

    bring(register.locator(".st-key-evidence-attach"), ("policy.pdf", pdf()))
    expect(register.get_by_text("1 file kept")).to_be_visible()
    chosen = choose(register, "Files")
    expect(chosen.locator("canvas").first).to_be_visible()


def test_why_a_file_cannot_be_made_is_said_and_it_comes_once_that_is_mended(register: Page, opened: Opened) -> None:
    from playwright.sync_api import expect

    page, content = register, pdf()
    bring(page.locator(".st-key-evidence-attach"), ("policy.pdf", content))
    expect(page.get_by_text("1 file kept")).to_be_visible()
    page.get_by_role("radio", name="Pack").click()
    page.get_by_text("Confidential evidence goes in as well").click()
    button = page.get_by_role("button", name="Download the pack")
    expect(page.get_by_text("The pack holds 1 file of evidence")).to_be_visible()
    digest = sha256(content).hexdigest()
    database = opened.app.desk.store.database.file
    assert database
    kept = database.parent / "files" / digest[:2] / digest
    kept.unlink()
    at_rest(page)
    button.click()
    expect(page.get_by_text("“policy” is gone or was changed outside the toolkit")).to_be_visible()
    assert page.get_by_role("checkbox", name="Confidential evidence").is_checked()
    assert "/evidence?" in page.url
    kept.write_bytes(content)
    at_rest(page)
    with page.expect_download() as downloading:
        button.click()
    assert downloading.value.suggested_filename.startswith("northwind-online-ltd-evidence-pack-")


def test_a_screenshot_goes_straight_to_the_answer(page: Page, opened: Opened) -> None:
    from playwright.sync_api import expect

    page.goto(opened.address("gap-analysis", "7.3"))
    card = page.locator(".st-key-criterion-7-3-1")
    card.get_by_role("button", name="Details").click()
    card.get_by_role("radio", name="Evidence").click()
    bring(card, ("screen.png", picture()))
    expect(card.get_by_text("screen.png").first).to_be_visible()
    expect(card.get_by_role("button", name="Details · 1 piece of evidence")).to_be_visible()
    assert len(opened.result("7.3-1").evidence_ids) == 1


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_part_of_a_piece_and_the_coverage_are_accessible_and_fit(
    new_page: Callable[..., Page], opened: Opened, theme: str
) -> None:
    from playwright.sync_api import expect

    page = new_page(color_scheme=theme)
    page.goto(opened.address("evidence"))
    bring(page.locator(".st-key-evidence-attach"), ("screen.png", picture()))
    expect(page.get_by_text("1 file kept")).to_be_visible()
    for part, shown in (
        ("Files", "Attach a newer version"),
        ("Where used", "Save links"),
        ("About", "Collected by"),
    ):
        chosen = choose(page, part) if part == "Files" else page.locator(".st-key-evidence-chosen")
        chosen.get_by_role("radio", name=part).click()
        expect(chosen.get_by_text(shown).first).to_be_visible()
        assert not faults(page)
        page.set_viewport_size({"width": 390, "height": 844})
        expect(page.get_by_test_id("stExpandSidebarButton")).to_be_visible()
        drawn(page, "Files of withdrawn evidence")
        page.wait_for_function("document.querySelector('[data-testid=stMain]').scrollWidth <= 390")
        assert not cut_off(page)
        page.set_viewport_size({"width": 1440, "height": 1000})
        drawn(page, "Files of withdrawn evidence")
    page.get_by_role("radio", name="Coverage").click()
    expect(page.get_by_text("This list is practice")).to_be_visible()
    assert not faults(page)
