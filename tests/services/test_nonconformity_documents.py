"""The documents about nonconformities and reviews: golden copies, the same figures everywhere, hostile words, nothing yet."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from docx import Document as WordDocument
from openpyxl import load_workbook

from assessment.domain.nonconformity import Source
from assessment.services.desk import Desk
from assessment.services.documents import Document, Format, NotOffered
from assessment.services.engagements import NewEngagement, start_engagement
from assessment.services.firm import change_firm, firm_profile
from assessment.services.management_review_documents import NoMinutesYet, Part, render_review_paper, review_paper
from assessment.services.nonconformities import NewNonconformity, raise_nonconformity
from assessment.services.nonconformity_documents import (
    CasePaper,
    NoOutsideBody,
    RegisterPaper,
    case_report,
    file_of_case,
    file_of_register,
    register_report,
    render_case,
    render_register,
)
from assessment.services.registers import read_register
from tests.golden_documents import W, check_golden
from tests.services.cases import HOSTILE, Cases, hold_review, with_cases

Make = Callable[[Desk, Cases], Document]


def _register(paper: RegisterPaper, form: Format) -> Make:
    return lambda desk, cases: render_register(register_report(desk, cases.engagement_id, paper), form)


def _held(desk: Desk, cases: Cases) -> Document:
    hold_review(desk, cases.review_id)
    return render_review_paper(review_paper(desk, cases.review_id), Format.DOCX)


GOLDEN: dict[str, Make] = {
    "nonconformities.xlsx": _register(RegisterPaper.REGISTER, Format.XLSX),
    "nonconformities.docx": _register(RegisterPaper.REGISTER, Format.DOCX),
    "corrective-action-plan.docx": _register(RegisterPaper.PLAN, Format.DOCX),
    "corrective-action-five-whys.docx": lambda desk, cases: render_case(
        case_report(desk, cases.outside_id), Format.DOCX
    ),
    "corrective-action-fishbone.docx": lambda desk, cases: render_case(
        case_report(desk, cases.fishbone_id), Format.DOCX
    ),
    "nonconformity-response.docx": lambda desk, cases: render_case(
        case_report(desk, cases.outside_id, CasePaper.RESPONSE), Format.DOCX
    ),
    "management-review-agenda.docx": lambda desk, cases: render_review_paper(
        review_paper(desk, cases.review_id), Format.DOCX
    ),
    "management-review-minutes.docx": _held,
}


@pytest.fixture
def cases(desk: Desk) -> Cases:
    """A register with something of everything."""
    return with_cases(desk)


def words_of(document: Document) -> str:
    """All runs of a Word document, one after the other."""
    body = WordDocument(BytesIO(document.content)).element.body
    return "".join(run.text or "" for run in body.iter(f"{{{W}}}t"))


def sheet_of(document: Document, name: str) -> list[tuple[Any, ...]]:
    """The rows of a sheet, without the heading."""
    return list(load_workbook(BytesIO(document.content))[name].iter_rows(min_row=2, values_only=True))


@pytest.mark.parametrize("name", GOLDEN)
def test_the_document_is_the_golden_one(name: str, desk: Desk, cases: Cases, request: pytest.FixtureRequest) -> None:
    check_golden(GOLDEN[name](desk, cases).content, name, request)


@pytest.mark.parametrize("name", [name for name in GOLDEN if "minutes" not in name])
def test_equal_records_give_equal_bytes(name: str, desk: Desk, cases: Cases) -> None:
    assert GOLDEN[name](desk, cases) == GOLDEN[name](desk, cases)


def test_figures_are_the_same_on_every_surface(desk: Desk, cases: Cases) -> None:
    report, figures = register_report(desk, cases.engagement_id), read_register(desk, cases.engagement_id).figures
    counted = report.counts.model_dump()
    assert {name: counted[name] for name in ("total", "open", "majors_open", "overdue", "due_soon")} == {
        "total": 3, "open": 3, "majors_open": 3, "overdue": 1, "due_soon": 0
    }  # fmt: skip
    assert all(counted[name] == getattr(figures, name) for name in counted if not name.startswith("actions"))
    data = json.loads(render_register(report, Format.JSON).content)
    assert data["counts"] == counted
    book, word = render_register(report, Format.XLSX), words_of(render_register(report, Format.DOCX))
    assert report.headline in word
    assert report.standing in word
    summary = {row[0]: row[1] for row in sheet_of(book, "Summary")}
    for fact in report.figures:
        assert f"{fact.label}{fact.text}" in word
        assert str(summary[fact.label]) == fact.text
    assert [row[0] for row in sheet_of(book, "Register")] == [row.number for row in report.rows]
    assert [row[2] for row in sheet_of(book, "Actions")] == [row.text for row in report.actions]
    assert [row.number for row in report.rows if row.is_overdue] == ["NC-003"]


def test_the_plan_says_the_same_and_begins_with_the_actions(desk: Desk, cases: Cases) -> None:
    register, plan = (register_report(desk, cases.engagement_id, paper) for paper in RegisterPaper)
    assert (plan.rows, plan.actions, plan.counts) == (register.rows, register.actions, register.counts)
    assert load_workbook(BytesIO(render_register(plan, Format.XLSX).content)).sheetnames[0] == "Actions"
    words = words_of(render_register(plan, Format.DOCX))
    assert words.index(plan.actions[0].text) < words.index(plan.rows[0].statement)


def test_the_workbook_offers_lists_filters_and_colours(desk: Desk, cases: Cases) -> None:
    book = load_workbook(BytesIO(render_register(register_report(desk, cases.engagement_id), Format.XLSX).content))
    for name in ("Register", "Actions"):
        sheet = book[name]
        assert sheet.freeze_panes == "A2"
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.auto_filter.ref is not None
        assert sheet.page_setup.fitToWidth == 1
        assert sheet.data_validations.count >= 4
        assert len(list(sheet.conditional_formatting)) >= 2
    assert len(book["Summary"]._charts) == 3


def test_hostile_words_come_out_as_they_were_typed(desk: Desk, cases: Cases) -> None:
    report = register_report(desk, cases.engagement_id)
    book = render_register(report, Format.XLSX)
    assert any(HOSTILE in str(cell) for row in sheet_of(book, "Register") for cell in row)
    assert HOSTILE in words_of(render_register(report, Format.DOCX))
    assert HOSTILE in words_of(render_case(case_report(desk, cases.fishbone_id), Format.DOCX))


def test_an_empty_register_is_a_document_all_the_same(desk: Desk) -> None:
    key = start_engagement(desk, NewEngagement(organization="Nobody", checklist="small", profile="full")).id
    for paper in RegisterPaper:
        report = register_report(desk, key, paper)
        assert (report.headline, report.rows) == ("No nonconformity is on record.", ())
        assert sheet_of(render_register(report, Format.XLSX), "Register") == []
        assert "No action is on record." in words_of(render_register(report, Format.DOCX))


def test_the_response_gives_back_the_words_of_the_body(desk: Desk, cases: Cases) -> None:
    words = words_of(render_case(case_report(desk, cases.outside_id, CasePaper.RESPONSE), Format.DOCX))
    for told in (
        "Financial Ombudsman",
        "FO/2026/118",
        "Serious failing",
        "Final responses issued in August",
        "No owner",
    ):
        assert (told in words) is (told != "No owner")


def test_without_an_outside_body_there_is_no_response(desk: Desk, cases: Cases) -> None:
    new = NewNonconformity(source=Source.BY_HAND, grade="gap", statement="No sign at the counter.")
    one = raise_nonconformity(desk, cases.engagement_id, new)
    with pytest.raises(NoOutsideBody, match="Take the corrective-action report instead"):
        case_report(desk, one.id, CasePaper.RESPONSE)


def test_a_form_that_there_is_not_is_refused(desk: Desk, cases: Cases) -> None:
    with pytest.raises(NotOffered, match="Choose one of: docx, json"):
        render_case(case_report(desk, cases.outside_id), Format.XLSX)


def test_minutes_wait_until_the_review_was_held(desk: Desk, cases: Cases) -> None:
    agenda = review_paper(desk, cases.review_id)
    assert (agenda.is_minutes, agenda.decisions) == (False, ())
    with pytest.raises(NoMinutesYet):
        review_paper(desk, cases.review_id, Part.MINUTES)
    hold_review(desk, cases.review_id)
    minutes = review_paper(desk, cases.review_id)
    assert [(one.text, one.owner) for one in minutes.decisions] == [("Two more people on Mondays", "Dr Boss")]
    assert "Feedback" not in minutes.missing
    assert minutes.approval.startswith("Minutes approved by")


def test_names_foretold_are_the_names_of_the_files(desk: Desk, cases: Cases) -> None:
    for paper in RegisterPaper:
        made = render_register(register_report(desk, cases.engagement_id, paper), Format.JSON)
        assert made.name == file_of_register(desk, cases.engagement_id, paper, Format.JSON)
    made = render_case(case_report(desk, cases.outside_id), Format.JSON)
    assert made.name == file_of_case(desk, cases.outside_id, CasePaper.REPORT, Format.JSON)


def test_the_charts_are_in_the_firms_colour(desk: Desk, cases: Cases) -> None:
    change_firm(desk, firm_profile(desk).changed(colour="#7a1f3d"))
    drawn = {
        chart.key: [one.colour for one in chart.series] for chart in register_report(desk, cases.engagement_id).charts
    }
    assert drawn == {"states": ["7A1F3D"], "causes": ["7A1F3D"], "months": ["D9B45B", "7A1F3D"]}
