"""The firm's profile and the two logos: read, changed against the revision shown, refused with a sentence, in every document."""

from __future__ import annotations

import json
import re
from io import BytesIO

import pytest
from docx import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Mm
from openpyxl import load_workbook
from PIL import Image

from assessment.archive.zipping import unzipped
from assessment.domain.errors import NotFound
from assessment.domain.evidence import StoredFile
from assessment.domain.firm import DateFormat, Paper
from assessment.intake.picture import VectorRefused
from assessment.services.desk import Desk
from assessment.services.engagements import change_engagement, describe_engagement
from assessment.services.files import Upload
from assessment.services.firm import change_firm, firm_logo, firm_profile
from assessment.services.reports import Format, ReportName, formats_of, gap_report, make_report, render
from assessment.services.work import open_work
from assessment.storage.store import StaleRecord


@pytest.fixture
def engagement_id(desk: Desk, assessment_id: str) -> str:
    return open_work(desk, assessment_id).engagement.id


def logo(colour: str = "red", size: tuple[int, int] = (300, 100), name: str = "logo.png") -> Upload:
    made = BytesIO()
    Image.new("RGB", size, colour).save(made, "PNG")
    return Upload(name, BytesIO(made.getvalue()))


def set_client_logo(desk: Desk, engagement_id: str, upload: Upload | None) -> None:
    seen = describe_engagement(desk, engagement_id)
    change_engagement(desk, engagement_id, seen, logo=upload, take_logo_away=upload is None)


def word(desk: Desk, assessment_id: str) -> bytes:
    return render(make_report(desk, assessment_id, ReportName.GAP_ANALYSIS), Format.DOCX).content


def alternatives(content: bytes) -> list[str]:
    found = WordDocument(BytesIO(content)).element.body.iter(qn("wp:docPr"))
    return [words for one in found if (words := one.get("descr")).startswith("Logo")]


# The profile


def test_before_the_first_save_the_name_is_that_of_the_person_and_nothing_is_stored(desk: Desk) -> None:
    profile = firm_profile(desk)
    assert (profile.name, profile.revision, profile.logo_id) == ("Analytical Engines", 0, None)


def test_what_was_saved_is_read_again(desk: Desk) -> None:
    wanted = firm_profile(desk).changed(name="Carter & Lowe", paper=Paper.LETTER, date_format=DateFormat.ISO)
    change_firm(desk, wanted)
    assert firm_profile(desk) == wanted.changed(revision=1)


def test_a_profile_that_somebody_changed_meanwhile_is_not_overwritten(desk: Desk, colleague: Desk) -> None:
    seen = firm_profile(desk)
    change_firm(colleague, seen.changed(name="Carter & Lowe"))
    with pytest.raises(StaleRecord, match="changed by Charles Babbage"):
        change_firm(desk, seen.changed(name="Lowe Ltd"), logo=logo())
    assert firm_profile(desk).name == "Carter & Lowe"
    assert firm_profile(desk).logo_id is None


# Logos


def test_a_logo_is_kept_replaced_and_taken_away_and_leaves_no_file_behind(desk: Desk) -> None:
    first = change_firm(desk, firm_profile(desk), logo=logo())
    shown = firm_logo(desk)
    assert shown
    assert (shown.sha256, shown.alt, shown.width, shown.height) == (
        first.logo_id,
        "Logo of Analytical Engines",
        300,
        100,
    )
    second = change_firm(desk, firm_profile(desk), logo=logo("blue"))
    assert second.logo_id not in {None, first.logo_id}
    assert change_firm(desk, firm_profile(desk).changed(currency="GBP")).logo_id == second.logo_id
    assert change_firm(desk, firm_profile(desk), take_logo_away=True).logo_id is None
    assert firm_logo(desk) is None
    with desk.store.reading() as reader:
        assert not reader.list(StoredFile)
    for gone in (first.logo_id, second.logo_id):
        with pytest.raises(NotFound):
            desk.files.read(gone or "")


def test_a_logo_that_both_use_stays_while_one_of_them_does(desk: Desk, engagement_id: str) -> None:
    change_firm(desk, firm_profile(desk), logo=logo())
    set_client_logo(desk, engagement_id, logo())
    change_firm(desk, firm_profile(desk), take_logo_away=True)
    assert open_work(desk, _assessment(desk, engagement_id)).organization.logo_id
    with desk.store.reading() as reader:
        assert len(reader.list(StoredFile)) == 1


def _assessment(desk: Desk, engagement_id: str) -> str:
    from assessment.services.engagements import newest_assessment

    return newest_assessment(desk, engagement_id).id


def test_a_refused_picture_changes_nothing_else(desk: Desk, engagement_id: str) -> None:
    vector = Upload("logo.svg", BytesIO(b"<svg xmlns='http://www.w3.org/2000/svg'/>"))
    with pytest.raises(VectorRefused):
        change_firm(desk, firm_profile(desk).changed(name="Lowe"), logo=vector)
    assert firm_profile(desk).revision == 0
    seen = describe_engagement(desk, engagement_id)
    with pytest.raises(VectorRefused):
        change_engagement(desk, engagement_id, seen.changed(scope="Shops"), logo=vector)
    assert describe_engagement(desk, engagement_id) == seen


def test_a_logo_whose_file_is_gone_leaves_reports_without_it(desk: Desk, assessment_id: str) -> None:
    saved = change_firm(desk, firm_profile(desk), logo=logo())
    desk.files.remove(saved.logo_id or "")
    assert firm_logo(desk) is None
    assert not alternatives(word(desk, assessment_id))


# Documents


def test_the_report_says_who_the_firm_is_and_where_the_journal_ends(
    desk: Desk, assessment_id: str, engagement_id: str
) -> None:
    change_firm(
        desk,
        firm_profile(desk).changed(
            name="Carter & Lowe", address="14 Dock Street\n Leeds ", disclaimer="For <nobody> else.", date_format="iso"
        ),
    )
    report = gap_report(desk, assessment_id)
    with desk.store.reading() as reader:
        head = reader.chain_head(engagement_id)
    assert report.author == "Ada Lovelace, Carter & Lowe"
    assert report.imprint == "Carter & Lowe · 14 Dock Street · Leeds"
    assert "2026-11-21" in {fact.text for fact in report.cover}
    assert (report.journal_lines, report.journal_head) == (head.lines, head.hash)
    assert report.journal == f"Journal: {head.lines} lines, head {head.hash[:16]}…"
    document = WordDocument(BytesIO(word(desk, assessment_id)))
    said = [paragraph.text for paragraph in document.paragraphs]
    assert {"For <nobody> else.", report.journal} <= set(said)
    assert report.imprint in document.sections[0].first_page_footer.paragraphs[0].text
    data = json.loads(render(make_report(desk, assessment_id, ReportName.GAP_ANALYSIS), Format.JSON).content)
    assert (data["journal_lines"], data["journal_head"]) == (head.lines, head.hash)
    assert data["look"]["disclaimer"] == "For <nobody> else."


def test_logos_stand_on_the_cover_with_their_words_and_one_alone_leaves_no_hole(
    desk: Desk, assessment_id: str, engagement_id: str
) -> None:
    assert not alternatives(word(desk, assessment_id))
    set_client_logo(desk, engagement_id, logo("blue", (100, 100)))
    assert alternatives(word(desk, assessment_id)) == ["Logo of Northwind"]
    change_firm(desk, firm_profile(desk), logo=logo())
    both = word(desk, assessment_id)
    assert alternatives(both) == ["Logo of Analytical Engines", "Logo of Northwind"]
    sizes = [
        (int(one.get("cx")), int(one.get("cy")))
        for one in WordDocument(BytesIO(both)).element.body.iter(qn("wp:extent"))
    ]
    assert round(sizes[0][0] / sizes[0][1], 2) == 3.0
    assert sizes[1][0] == sizes[1][1]
    first, second = WordDocument(BytesIO(both)).tables[0].rows[0].cells
    assert [len(list(cell._tc.iter(qn("wp:docPr")))) for cell in (first, second)] == [1, 1]
    set_client_logo(desk, engagement_id, None)
    assert alternatives(word(desk, assessment_id)) == ["Logo of Analytical Engines"]
    assert word(desk, assessment_id) == word(desk, assessment_id)


def test_letter_keeps_the_text_as_wide_as_on_a4(desk: Desk, assessment_id: str) -> None:
    def shape() -> tuple[float, float]:
        section = WordDocument(BytesIO(word(desk, assessment_id))).sections[0]
        width = section.page_width - section.left_margin - section.right_margin
        return round(section.page_height.mm, 1), round(width / Mm(1))

    assert shape() == (297.0, 160)
    change_firm(desk, firm_profile(desk).changed(paper=Paper.LETTER))
    assert shape() == (279.4, 160)


def test_the_firms_colour_is_everywhere_in_word_and_no_other_accent_is_left(desk: Desk, assessment_id: str) -> None:
    change_firm(desk, firm_profile(desk).changed(colour="#7a1f3d"))
    parts = unzipped(word(desk, assessment_id))
    assert re.search(rb'<a:accent1>\s*<a:srgbClr val="7A1F3D"/>', parts["word/theme/theme1.xml"])
    for name in ("word/styles.xml", "word/document.xml", "word/numbering.xml"):
        assert b"0B6E75" not in parts[name], name
    assert b"7A1F3D" in parts["word/styles.xml"]


@pytest.mark.parametrize("name", [ReportName.ACTION_PLAN, ReportName.READINESS, ReportName.CHECKLIST])
def test_workbooks_have_the_firms_colour_paper_and_logo(name: ReportName, desk: Desk, assessment_id: str) -> None:
    change_firm(desk, firm_profile(desk).changed(colour="#ffd54a", paper=Paper.LETTER), logo=logo())
    content = render(make_report(desk, assessment_id, name), Format.XLSX).content
    book = load_workbook(BytesIO(content))
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    assert {sheet.page_setup.paperSize for sheet in shown} == {"1"} or {
        sheet.page_setup.paperSize for sheet in shown
    } == {1}
    assert shown[0].sheet_properties.tabColor.rgb == "00FFD54A"
    heads = [
        cell for sheet in shown for row in sheet.iter_rows() for cell in row if cell.style.startswith("Report header")
    ]
    assert {(cell.fill.fgColor.rgb, cell.font.color.rgb) for cell in heads} == {("00FFD54A", "00000000")}
    drawings = [part for key, part in unzipped(content).items() if key.startswith("xl/drawings/drawing")]
    assert sum(part.count(b'descr="Logo of Analytical Engines"') for part in drawings) == 1


@pytest.mark.parametrize(("name", "form"), [(name, form) for name in ReportName for form in formats_of(name)])
def test_equal_work_in_full_dress_gives_equal_bytes(
    name: ReportName, form: Format, desk: Desk, assessment_id: str, engagement_id: str
) -> None:
    change_firm(desk, firm_profile(desk).changed(colour="#7a1f3d", paper=Paper.LETTER, address="Leeds"), logo=logo())
    set_client_logo(desk, engagement_id, logo("blue"))
    first, second = (render(make_report(desk, assessment_id, name), form) for _ in range(2))
    assert first == second
