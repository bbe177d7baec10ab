"""Word reports: nothing in a template can act, nothing that people typed is lost, and the same report gives the same bytes."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from docxtpl import DocxTemplate

from assessment import resources
from assessment.archive.zipping import repacked, unzipped, zipped
from assessment.domain.assessment import Assessment, CriterionResult, GapKind
from assessment.domain.checklist import NOT_APPLICABLE, Checklist
from assessment.domain.engagement import Engagement
from assessment.domain.errors import BadTemplate
from assessment.domain.evidence import Evidence
from assessment.domain.organization import Organization, Person, Site, Size
from assessment.domain.work import Work
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
from tests.golden_documents import check_golden, differences

TODAY = date(2026, 11, 21)
NINE = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
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


def small_work(checklist: Checklist, rationales: Iterable[str] = ()) -> Work:
    """An assessment of the small checklist: one criterion met, three below, one not applicable, one not assessed."""
    assessment = Assessment(
        id="a1", engagement_id="e1", title="Gap analysis 2026", snapshot_id="s", profile="full", started_on=TODAY
    )
    ratings = {
        "4.2-1": "met",
        "7.1-1": "partly_met",
        "7.1-2": NOT_APPLICABLE,
        "7.2-1": "not_met",
        "7.2-2": "partly_met",
    }
    words = {
        "7.1-1": "The web page exists & works;\nthe shops have <none>.",
        "7.1-2": "One language only.",
        "7.2-1": "",
    }
    words.update(zip(("7.1-1", "7.1-2", "7.2-1", "7.2-2"), rationales, strict=False))
    results = {}
    for key, rating in ratings.items():
        result = CriterionResult.blank(assessment, checklist.criterion(key)).reasoned(words.get(key, ""))
        result = result.rated(rating, checklist, by="Ada", at=NINE)
        results[key] = result.evidenced(("v1",)) if key == "4.2-1" else result
    results["7.1-1"] = results["7.1-1"].classified(GapKind.NOT_WRITTEN).assigned("p1").evidenced(("v1", "v2"))
    return Work(
        organization=Organization(id="o1", name="Nørdwind & Söhne <Ltd>", sector="Retail", size=Size.SMALL),
        engagement=Engagement(
            id="e1", organization_id="o1", title="Complaints handling 2026", scope="Shops\nand website", created_at=NINE
        ),
        sites=(Site(id="l1", engagement_id="e1", name="Leeds"), Site(id="l2", engagement_id="e1", name="York")),
        people={"p1": Person(id="p1", engagement_id="e1", name="Grace Hopper")},
        evidence={
            "v1": Evidence(id="v1", engagement_id="e1", title="Register export", collected_at=NINE),
            "v2": Evidence(id="v2", engagement_id="e1", title="Procedure CH-02", collected_at=NINE),
        },
        assessment=assessment,
        profile=checklist.profile("full"),
        checklist=checklist,
        results=results,
    )


@pytest.fixture(scope="module")
def report(checklist: Checklist) -> GapReport:
    return gap_report_of(small_work(checklist), author="Ada Lovelace, Analytical Engines", today=TODAY)


def shipped() -> Path:
    return resources.templates() / "gap-report.docx"


def rendered(template: Path, report: GapReport) -> bytes:
    return render_template(template, report, title=report.title, author=report.author)


def template_with(folder: Path, **texts: str) -> Path:
    """A template with `texts` by place; footnotes are added by hand, since python-docx knows none."""
    document = Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = texts.get("header", "")
    section.footer.paragraphs[0].text = texts.get("footer", "")
    document.core_properties.subject = texts.get("properties", "")
    document.add_paragraph(texts.get("body", ""))
    buffer = BytesIO()
    document.save(buffer)
    parts = unzipped(buffer.getvalue())
    if "footnote" in texts:
        _add_footnote(parts, texts["footnote"])
    template = folder / "template.docx"
    template.write_bytes(zipped(parts))
    return template


def _add_footnote(parts: dict[str, bytes], text: str) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    content = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    note = f'<w:footnotes xmlns:w="{space}"><w:footnote w:id="2"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    for name, end, added in (
        ("[Content_Types].xml", b"</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{content}"/>'),
        (
            "word/_rels/document.xml.rels",
            b"</Relationships>",
            f'<Relationship Id="n1" Type="{kind}" Target="footnotes.xml"/>',
        ),
    ):
        parts[name] = parts[name].replace(end, added.encode() + end)
    parts["word/footnotes.xml"] = note.encode()


def texts_of(content: bytes) -> list[str]:
    """The text of every paragraph, cells included; a line break is a newline."""
    body = Document(BytesIO(content)).element.body
    return [_text(paragraph) for paragraph in body.iter(qn("w:p"))]


def _text(paragraph: Any) -> str:
    kinds = {qn("w:t"): lambda node: node.text or "", qn("w:br"): lambda _: "\n", qn("w:tab"): lambda _: "\t"}
    return "".join(kinds[node.tag](node) for run in paragraph.iter(qn("w:r")) for node in run if node.tag in kinds)


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
    assert "313" in texts_of(rendered(template_with(tmp_path, body=words), report))


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
    report = gap_report_of(small_work(checklist, [text] * 4), author="Ada", today=TODAY)
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
    report = gap_report_of(small_work(checklist, ["word " * 1_000]), author="Ada", today=TODAY)
    rows = Document(BytesIO(rendered(shipped(), report))).element.body.iter(qn("w:tr"))
    whole = {
        len("".join(row.itertext())) > 4_000: row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
        for row in rows
    }
    assert whole == {True: False, False: True}


# The same report, the same bytes


def test_equal_reports_give_equal_bytes(report: GapReport, checklist: Checklist) -> None:
    again = gap_report_of(small_work(checklist), author="Ada Lovelace, Analytical Engines", today=TODAY)
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
    blank = gap_report_of(dataclasses.replace(work, results={}), author="Ada", today=TODAY)
    assert "No gap was found among the criteria assessed so far." in texts_of(rendered(shipped(), blank))
    out = {
        criterion.id: CriterionResult.blank(work.assessment, criterion)
        .reasoned("Parent company.")
        .changed(rating=NOT_APPLICABLE)
        for criterion in checklist.criteria
    }
    nothing = gap_report_of(dataclasses.replace(work, results=out), author="Ada", today=TODAY)
    assert "Nothing to score: every criterion is marked not applicable" in texts_of(rendered(shipped(), nothing))
