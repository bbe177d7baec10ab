"""The gap report in Word: charts with the report's figures, sections on and off, closed gaps, and a short form that is short."""

from __future__ import annotations

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from assessment.archive.zipping import unzipped
from assessment.domain.checklist import Checklist
from assessment.domain.firm import Paper
from assessment.domain.narrative import FULL_REPORT, SHORT_REPORT, NarrativeText, Section, narrative_id
from assessment.export.word import BrokenTag, ForbiddenTag
from assessment.reporting.gap_report import GapReport
from assessment.reporting.gap_report_of import gap_report_of
from assessment.reporting.look import Look
from assessment.wording import say
from tests.export.test_charts import cached
from tests.export.word_examples import (
    ADA,
    TODAY,
    large_work,
    rendered,
    shipped,
    small_work,
    template_with,
    texts_of,
    told_work,
    wordy_work,
)

PAGES = 10
LETTER = Look(paper=Paper.LETTER)
HEADINGS = {
    Section.METHOD: ("scope",),
    Section.RESULTS: ("readiness", "clauses", "excluded"),
    Section.GAPS: ("gaps",),
    Section.ACTION_PLAN: ("action_plan",),
    Section.ANNEX: ("annex",),
}
ALWAYS = ("summary", "limits", "sign_off")


@pytest.fixture(scope="module")
def report(checklist: Checklist) -> GapReport:
    return gap_report_of(told_work(checklist), ADA, today=TODAY)


@pytest.fixture(scope="module")
def texts(report: GapReport) -> list[str]:
    return texts_of(rendered(shipped(), report))


def headings(content: bytes) -> list[str]:
    return [one.text for one in Document(BytesIO(content)).paragraphs if one.style.name.casefold() == "heading 1"]


# Charts


def test_the_charts_are_native_and_hold_the_figures_of_the_report(report: GapReport) -> None:
    parts = unzipped(rendered(shipped(), report))
    drawn = [
        cached(etree.fromstring(parts[name])) for name in sorted(parts) if re.fullmatch(r"word/charts/\w+\.xml", name)
    ]
    chapters = [one.bar for one in report.rows if one.is_chapter]
    assert [list(map(float, one[report.score_column])) for one in drawn if report.score_column in one] == [
        [float(one) for one in chapters]
    ] * 2
    (ratings,) = (one for one in drawn if report.score_column not in one)
    assert {name: sum(map(float, values)) for name, values in ratings.items()} == {
        count.label: count.count for count in report.ratings
    }


def test_every_picture_says_in_words_what_it_shows(report: GapReport) -> None:
    body = Document(BytesIO(rendered(shipped(), report))).element.body
    assert {one.get("descr") for one in body.iter(qn("wp:docPr"))} == {chart.alt for chart in report.charts}
    ids = [one.get("id") for one in body.iter(qn("wp:docPr"))]
    assert len(set(ids)) == len(ids)


def test_a_chart_can_stand_elsewhere_and_twice(tmp_path: Path, report: GapReport) -> None:
    words = "before {{ chart_ratings }} between {{ chart_ratings }} after"
    content = rendered(template_with(tmp_path, body=words), report)
    assert "before  between  after" in texts_of(content)
    assert sum(name.startswith("word/embeddings/") for name in unzipped(content)) == 2


@pytest.mark.parametrize("place", ["header", "footer", "footnote", "properties"])
def test_a_chart_outside_the_text_is_refused_with_a_sentence(place: str, tmp_path: Path, report: GapReport) -> None:
    with pytest.raises(BrokenTag, match=r"near “chart_ratings” in .*: a chart can only stand in the text"):
        rendered(template_with(tmp_path, **{place: "{{ chart_ratings }}"}), report)


def test_a_template_gets_the_words_of_a_chart_and_no_way_into_it(tmp_path: Path, report: GapReport) -> None:
    with pytest.raises(ForbiddenTag):
        rendered(template_with(tmp_path, body="{{ chart_ratings._draw }}"), report)
    content = rendered(template_with(tmp_path, body="{{ chart_ratings|upper }}"), report)
    assert report.charts[1].alt.upper() in texts_of(content)


# Sections


@pytest.mark.parametrize("gone", FULL_REPORT)
def test_a_section_that_is_off_is_gone_and_nothing_else(gone: Section, checklist: Checklist) -> None:
    sections = tuple(section for section in FULL_REPORT if section is not gone)
    report = gap_report_of(told_work(checklist), ADA.changed(sections=sections), today=TODAY)
    content = rendered(shipped(), report)
    expected = {say(f"report.heading.{key}") for section in sections for key in HEADINGS[section]}
    expected |= {say(f"report.heading.{key}") for key in ALWAYS}
    assert set(headings(content)) == expected
    links = [one.get(qn("w:anchor")) for one in Document(BytesIO(content)).element.body.iter(qn("w:hyperlink"))]
    assert len(links) == len(expected)


def test_the_short_report_leaves_out_what_does_not_apply_and_the_readiness_report_keeps_it(
    checklist: Checklist,
) -> None:
    work, title = told_work(checklist), say("report.heading.excluded")
    found = {
        sections: headings(rendered(shipped(), gap_report_of(work, ADA.changed(sections=sections), today=TODAY)))
        for sections in (SHORT_REPORT, (Section.RESULTS,), FULL_REPORT)
    }
    assert [title in one for one in found.values()] == [False, True, True]
    assert all(len(set(one)) == len(one) for one in found.values())


def test_the_short_report_has_no_contents(checklist: Checklist) -> None:
    report = gap_report_of(told_work(checklist), ADA.changed(sections=SHORT_REPORT), today=TODAY)
    assert say("report.contents") not in texts_of(rendered(shipped(), report))


@pytest.mark.skipif(
    not all(map(shutil.which, ("soffice", "pdftotext"))), reason="LibreOffice lays out the pages, Poppler reads them"
)
def test_the_short_report_with_sixty_gaps_has_ten_pages_at_most_and_long_texts_keep_the_summary_on_one(
    tmp_path: Path, shipped_checklist: Checklist
) -> None:
    short, wordy = ADA.changed(sections=SHORT_REPORT), wordy_work(shipped_checklist)
    reports = {
        "short": gap_report_of(large_work(shipped_checklist, 60), short, today=TODAY),
        "a4": gap_report_of(wordy, short, today=TODAY),
        "letter": gap_report_of(wordy, short.changed(look=LETTER), today=TODAY),
    }
    assert len(reports["short"].gaps) == 60
    pages = printed({name: rendered(shipped(), report) for name, report in reports.items()}, tmp_path)
    assert 1 < len(pages["short"]) < PAGES
    for name, found in pages.items():
        summary, after = found[1].split(), found[2].split()
        assert (summary[0], after[:3]) == (say("report.heading.summary"), say("report.heading.scope").split()), name


def printed(documents: dict[str, bytes], folder: Path) -> dict[str, list[str]]:
    """The words of each page, as LibreOffice lays them out."""
    files = [folder / f"{name}.docx" for name in documents]
    for file, content in zip(files, documents.values(), strict=True):
        file.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *files]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    read = (
        subprocess.run(
            ["pdftotext", "-layout", file.with_suffix(".pdf"), "-"], check=True, capture_output=True, encoding="utf-8"
        )
        for file in files
    )
    return {name: one.stdout.split("\f")[:-1] for name, one in zip(documents, read, strict=True)}


# What the pages say


def test_the_cover_says_draft_or_issue_with_the_number(report: GapReport) -> None:
    assert texts_of(rendered(shipped(), report))[0] == f"Draft · {report.number}"
    issued = report.changed(mark="Issue 2", issue=2)
    content = rendered(shipped(), issued)
    assert texts_of(content)[0] == f"Issue 2 · {report.number}"
    assert "Issue 2" in Document(BytesIO(content)).sections[0].footer.paragraphs[0].text


def test_the_summary_has_verdict_strengths_gravest_gaps_and_numbered_steps(report: GapReport, texts: list[str]) -> None:
    for said in (report.verdict, report.headline, report.summary, *report.strengths, *report.next_steps):
        assert said in texts
    assert {gap.risk for gap in report.gravest} <= set(texts)
    assert not [step for step in report.next_steps if re.match(r"\d", step)]


def test_a_closed_gap_stays_with_who_verified_it(report: GapReport, texts: list[str]) -> None:
    (closed,) = (gap for gap in report.gaps if gap.closed)
    assert closed.closed in texts
    assert "Charles Babbage" in closed.closed
    assert f"{say('report.priority.closed')} (1)" in texts
    assert texts.count(say("report.state.closed")) == 1  # its state in the plan


def test_an_overdue_action_says_so_in_words(report: GapReport, texts: list[str]) -> None:
    (late,) = (gap for gap in report.gaps if gap.is_overdue)
    assert f"{late.state}, {say('report.state.overdue')}" in texts
    assert texts.count(late.action) == 2  # agreed otherwise than the first step: in the gap and in the plan


def test_what_people_wrote_in_the_passages_comes_out_as_they_wrote_it(checklist: Checklist) -> None:
    hostile = "a <b>bold</b> & {{ organization }} {% endif %} =1+1"
    edited = {
        key: NarrativeText(
            id=narrative_id("a1", key), engagement_id="e1", assessment_id="a1", passage=key, text=f"{key} {hostile}"
        )
        for key in ("verdict", "summary", "next_steps", "chapter.7", "limits")
    }
    report = gap_report_of(small_work(checklist), ADA.changed(edited=edited), today=TODAY)
    found = texts_of(rendered(shipped(), report))
    assert all(f"{key} {hostile}" in found for key in edited)


def test_the_heat_table_is_as_wide_as_the_text_and_shaded_by_score(report: GapReport) -> None:
    body = Document(BytesIO(rendered(shipped(), report))).element.body
    (found,) = (
        one for one in body.iter(qn("w:tbl")) if {report.heat[0].title, report.heat_columns[-1]} <= set(one.itertext())
    )
    grid = [int(column.get(qn("w:w"))) for column in found.find(qn("w:tblGrid"))]
    assert len(grid) == len(report.heat_columns) + 3
    assert sum(grid) == int(found.find(f"{qn('w:tblPr')}/{qn('w:tblW')}").get(qn("w:w")))
    shades = found.findall(f".//{qn('w:tcPr')}/{qn('w:shd')}")
    assert all(shade.getprevious().tag == qn("w:tcW") for shade in shades)
    assert {"E9A391", "9CCBCB"} & {shade.get(qn("w:fill")) for shade in shades}
