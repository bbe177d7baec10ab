"""Word reports: nothing in a template can act, nothing that people typed is lost, and the same report gives the same bytes."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docxtpl import DocxTemplate

from assessment.archive.zipping import repacked, unzipped, zipped
from assessment.domain.assessment import CriterionResult
from assessment.domain.checklist import NOT_APPLICABLE, Checklist
from assessment.domain.errors import BadTemplate
from assessment.export.word import (
    BrokenTag,
    ForbiddenTag,
    TemplateMissing,
    TemplateUnreadable,
    UnknownPlaceholder,
    render_template,
)
from assessment.reporting.gap_report import GapReport
from assessment.reporting.gap_report_of import gap_report_of
from tests.export.word_examples import ADA, TODAY, rendered, shipped, small_work, template_with, texts_of, told_work
from tests.golden_documents import check_golden, differences

PLACES = ("body", "properties", "header", "footer", "footnote")
HOSTILE = (
    "first line\nsecond line",
    "a <b>bold</b> & <w:p/> ]]> &amp; claim",
    "{{ organization }} {% if %} {# x #} {_{ y }_} {_% z %_}",
    "שלום (עולם) 123 تلونة",
    "emoji 👩🏽‍💼😀 and e\u0301",
    "tab\there, two  spaces, “quotes” 'single' \"double\"",
    "line of a Mac\u2028line of a browser\r\nline of a printer",
    "word " * 20_000,
)
"""What people type or paste; the last one holds 100 kB."""


@pytest.fixture(scope="module")
def report(checklist: Checklist) -> GapReport:
    return gap_report_of(told_work(checklist), ADA, today=TODAY)


# Nothing in a template can act


def payload(marker: Path) -> str:
    """Makes the folder `marker` wherever jinja runs it without a sandbox."""
    return f"{{{{ cycler.__init__.__globals__.os.mkdir('{marker.as_posix()}') }}}}"


@pytest.mark.parametrize("place", PLACES)
def test_a_tag_that_would_run_in_the_default_environment_of_docxtpl_does_not_run(
    place: str, tmp_path: Path, report: GapReport
) -> None:
    marker = tmp_path / "ran"
    template = template_with(tmp_path, **{place: payload(marker)})
    with pytest.raises(BadTemplate):
        rendered(template, report)
    assert not marker.exists()
    DocxTemplate(template).render({})
    assert marker.exists(), "the control: without our environment the tag does run"


@pytest.mark.parametrize("place", PLACES)
def test_a_tag_that_climbs_from_a_known_value_is_refused_by_name_of_its_place(
    place: str, tmp_path: Path, report: GapReport
) -> None:
    template = template_with(tmp_path, **{place: "{{ title.__class__.__base__.__subclasses__() }}"})
    with pytest.raises(ForbiddenTag, match=f"{place}.*reaches beyond the report" if place != "body" else "the text"):
        rendered(template, report)


def test_templates_see_fields_and_no_methods_of_the_report(tmp_path: Path, report: GapReport) -> None:
    with pytest.raises(UnknownPlaceholder, match=r"figures\.model_dump"):
        rendered(template_with(tmp_path, body="{{ figures.model_dump() }}"), report)


# Strict placeholders


@pytest.mark.parametrize("place", PLACES)
def test_an_unknown_placeholder_is_named_with_the_nearest_known_one(
    place: str, tmp_path: Path, report: GapReport
) -> None:
    template = template_with(tmp_path, **{place: "For {{ organisation }}"})
    with pytest.raises(
        UnknownPlaceholder, match=r"“template.docx” uses “organisation” .* Did you mean “organization”\?"
    ):
        rendered(template, report)


def test_an_unknown_field_in_a_loop_over_nothing_is_found(tmp_path: Path, report: GapReport) -> None:
    template = template_with(tmp_path, body="{% for gap in gaps %}{{ gap.fond }}{% endfor %}")
    with pytest.raises(UnknownPlaceholder, match=r"“gap.fond” .* Did you mean “gap.found”\?"):
        rendered(template, report.changed(gaps=()))


def test_names_that_a_template_makes_for_itself_are_known(tmp_path: Path, report: GapReport) -> None:
    words = "{% set n = gaps|length %}{{ n }}{% for a, b in [(1, 2)] %}{{ loop.index }}{{ a + b }}{% endfor %}"
    assert "413" in texts_of(rendered(template_with(tmp_path, body=words), report))


def test_dates_can_be_written_in_another_form(tmp_path: Path, report: GapReport) -> None:
    template = template_with(tmp_path, body="{{ date.strftime('%d.%m.%Y') }}")
    assert "21.11.2026" in texts_of(rendered(template, report))


# Templates that cannot be used


def test_a_missing_template_is_a_sentence_with_its_name(tmp_path: Path, report: GapReport) -> None:
    with pytest.raises(TemplateMissing, match=r"“gone\.docx” is missing"):
        rendered(tmp_path / "gone.docx", report)


def broken_templates() -> dict[str, bytes]:
    parts = unzipped(shipped().read_bytes())
    body = parts["word/document.xml"]
    return {
        "empty": b"",
        "other": b"%PDF-1.7",
        "cut off": shipped().read_bytes()[:-100],
        "no parts": zipped({}),
        "no body": zipped({name: part for name, part in parts.items() if name != "word/document.xml"}),
        "broken XML": zipped({**parts, "word/document.xml": body[:-20]}),
        "entities": zipped({**parts, "word/document.xml": body.replace(b"?>", b'?><!DOCTYPE x [<!ENTITY y "z">]>', 1)}),
        "macros": zipped(
            {
                **parts,
                "[Content_Types].xml": parts["[Content_Types].xml"].replace(
                    b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                    b"vnd.ms-word.document.macroEnabled.main+xml",
                ),
            }
        ),
    }


@pytest.mark.parametrize("kind", sorted(broken_templates()))
def test_a_broken_template_is_a_sentence_that_says_what_to_do(kind: str, tmp_path: Path, report: GapReport) -> None:
    template = tmp_path / "own.docx"
    template.write_bytes(broken_templates()[kind])
    with pytest.raises(TemplateUnreadable, match=r"“own\.docx” cannot be used: .* Open it in Word"):
        rendered(template, report)


def test_a_folder_in_place_of_the_template_is_a_sentence(tmp_path: Path, report: GapReport) -> None:
    with pytest.raises(TemplateUnreadable):
        rendered(tmp_path, report)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("{% for gap in gaps %}", "near “{% for gap in gaps %}”|gaps"),
        ("{{ title", "unexpected"),
        ("{% endif %}", "near “{% endif %}” in the text"),
        ("{{ title|shout }}", "No filter named 'shout'"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{{ title + 1 }}", "str"),
        ("{{ title|safe }}{{ '</w:t>'|safe }}", "stands where no paragraph or row"),
    ],
)
def test_a_mistake_in_a_tag_is_shown_with_the_tag(words: str, said: str, tmp_path: Path, report: GapReport) -> None:
    with pytest.raises(BrokenTag, match=said):
        rendered(template_with(tmp_path, body=words), report)


# What people typed


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_people_type_comes_out_as_they_typed_it(text: str, checklist: Checklist) -> None:
    report = gap_report_of(small_work(checklist, [text] * 4), ADA, today=TODAY)
    found = texts_of(rendered(shipped(), report))
    expected = "\n".join(text.strip().splitlines())
    assert found.count(expected) == 8  # three gaps, one exclusion, and all four again in the annex


@pytest.mark.parametrize("place", PLACES)
def test_a_name_with_brackets_and_ampersands_survives_in_every_place(
    place: str, tmp_path: Path, report: GapReport
) -> None:
    content = rendered(template_with(tmp_path, **{place: "{{ organization }}"}), report)
    document = Document(BytesIO(content))
    section = document.sections[0]
    note = unzipped(content).get("word/footnotes.xml", b"").decode()
    shown = {
        "body": texts_of(content),
        "properties": document.core_properties.subject,
        "header": section.header.paragraphs[0].text,
        "footer": section.footer.paragraphs[0].text,
        "footnote": note.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">"),
    }
    assert report.organization in shown[place]


def test_characters_that_no_document_can_hold_leave_a_visible_mark(tmp_path: Path, report: GapReport) -> None:
    content = rendered(template_with(tmp_path, body="{{ headline }}"), report.changed(headline="a\x00b\x0bc\ud800d"))
    assert "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c\N{REPLACEMENT CHARACTER}d" in texts_of(content)


def test_a_title_longer_than_word_keeps_is_cut_in_the_properties_only(report: GapReport) -> None:
    content = render_template(shipped(), report, title="T" * 300, author="A" * 300)
    assert Document(BytesIO(content)).core_properties.title == "T" * 255


def test_rows_stay_whole_unless_their_text_is_long(checklist: Checklist) -> None:
    report = gap_report_of(small_work(checklist, ["word " * 1_000]), ADA, today=TODAY)
    rows = Document(BytesIO(rendered(shipped(), report))).element.body.iter(qn("w:tr"))
    whole = {
        len("".join(row.itertext())) > 4_000: row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
        for row in rows
    }
    assert whole == {True: False, False: True}


# The same report, the same bytes


def test_equal_reports_give_equal_bytes(report: GapReport, checklist: Checklist) -> None:
    again = gap_report_of(told_work(checklist), ADA, today=TODAY)
    assert rendered(shipped(), report) == rendered(shipped(), again)


def test_the_document_says_when_the_report_was_made_and_nothing_of_its_editing(report: GapReport) -> None:
    about = Document(BytesIO(rendered(shipped(), report))).core_properties
    assert (about.title, about.author, about.last_modified_by) == (report.title, report.author, report.author)
    assert about.created == about.modified == datetime(2026, 11, 21, tzinfo=UTC)
    assert about.revision == 1
    assert about.language == "en-GB"


def test_the_gap_report_is_the_golden_one(report: GapReport, request: pytest.FixtureRequest) -> None:
    check_golden(rendered(shipped(), report), "gap-report.docx", request)


def test_a_changed_document_is_shown_as_lines_of_xml(report: GapReport) -> None:
    before, after = rendered(shipped(), report), rendered(shipped(), report.changed(headline="Another headline"))
    found = differences(before, after)
    assert "+++ new word/document.xml" in found
    assert any(line.startswith("+") and "Another headline" in line for line in found)
    assert not differences(before, repacked(before))


def test_nothing_assessed_and_nothing_applicable_make_whole_reports(checklist: Checklist) -> None:
    work = small_work(checklist)
    blank = gap_report_of(dataclasses.replace(work, results={}), ADA, today=TODAY)
    assert "No gap was found among the criteria assessed so far." in texts_of(rendered(shipped(), blank))
    out = {
        criterion.id: CriterionResult.blank(work.assessment, criterion)
        .reasoned("Parent company.")
        .changed(rating=NOT_APPLICABLE)
        for criterion in checklist.criteria
    }
    nothing = gap_report_of(dataclasses.replace(work, results=out), ADA, today=TODAY)
    assert "Nothing to score: every criterion is marked not applicable" in texts_of(rendered(shipped(), nothing))
