"""Workbooks opened again: 13 columns, real dates, lists and filters, text that stays text, and the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
from lxml import etree
from openpyxl import Workbook, load_workbook

from assessment.archive.zipping import unzipped
from assessment.domain.checklist import Checklist
from assessment.domain.work import Work
from assessment.export.excel import action_plan_workbook, checklist_workbook, gap_workbook, readiness_workbook
from assessment.reporting.action_plan import ActionPlan
from assessment.reporting.action_plan_of import action_plan_of
from assessment.reporting.checklist_report_of import checklist_report_of
from assessment.reporting.gap_report_of import gap_report_of
from tests.export.plans import DRESS, INTERNAL, TODAY, all_not_applicable, with_gaps, work_on
from tests.golden_documents import check_golden

HEADINGS = [
    "Clause",
    "Criterion",
    "Applicability",
    "Current state",
    "Evidence reference",
    "Gap",
    "Severity",
    "Owner",
    "Action",
    "Effort",
    "Target date",
    "Status",
    "Verification of closure",
]
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def plan_bytes(work: Work) -> bytes:
    return action_plan_workbook(action_plan_of(work, DRESS, today=TODAY))


def checklist_bytes(work: Work) -> bytes:
    return checklist_workbook(checklist_report_of(work, DRESS, today=TODAY))


def readiness_bytes(work: Work) -> bytes:
    return readiness_workbook(gap_report_of(work, DRESS, today=TODAY))


def gap_bytes(work: Work) -> bytes:
    return gap_workbook(gap_report_of(work, DRESS, today=TODAY))


MADE = {
    "action-plan": plan_bytes,
    "checklist": checklist_bytes,
    "readiness": readiness_bytes,
    "gap-report": gap_bytes,
}
WORKS = {"gaps": with_gaps, "nothing assessed": work_on, "nothing applicable": all_not_applicable}
each_workbook = pytest.mark.parametrize("make", MADE.values(), ids=MADE)
each_work = pytest.mark.parametrize("work_of", WORKS.values(), ids=WORKS)


def opened(content: bytes) -> Workbook:
    return load_workbook(BytesIO(content))


def cells(content: bytes) -> Iterator[Any]:
    for sheet in opened(content).worksheets:
        for row in sheet.iter_rows():
            yield from row


def column(sheet: Any, heading: str) -> list[Any]:
    place = [cell.value for cell in sheet[1]].index(heading) + 1
    return [sheet.cell(row, place).value for row in range(2, sheet.max_row + 1)]


@pytest.fixture(scope="module")
def plan(checklist: Checklist) -> ActionPlan:
    return action_plan_of(with_gaps(checklist), DRESS, today=TODAY)


# The action plan


def test_the_first_sheet_holds_the_thirteen_columns_and_a_row_per_gap(plan: ActionPlan) -> None:
    sheet = opened(action_plan_workbook(plan)).worksheets[0]
    assert [cell.value for cell in sheet[1]] == HEADINGS
    assert sheet.max_row == 1 + len(plan.rows) == 5
    for place, row in enumerate(plan.rows, 2):
        written = [sheet.cell(place, number).value for number in range(1, 14)]
        due = written[10].date() if written[10] else None
        assert (written[0], written[1], written[3]) == (row.clause, row.criterion, row.current_state)
        assert (written[5], written[8], due, written[11]) == (row.gap, row.action, row.target_date, row.status)


def test_a_closed_gap_stays_with_who_verified_it(plan: ActionPlan) -> None:
    sheet = opened(action_plan_workbook(plan)).worksheets[0]
    assert column(sheet, "Verification of closure")[0].replace("\N{NO-BREAK SPACE}", " ") == (
        "Closed: verified by Ada on 21 Nov 2026"
    )
    assert column(sheet, "Current state") == ["Met", "Partly met", "Not met", "Partly met"]


def test_target_dates_are_dates_to_reckon_with(plan: ActionPlan) -> None:
    sheet = opened(action_plan_workbook(plan)).worksheets[0]
    assert column(sheet, "Target date") == [None, None, datetime(2026, 11, 1), datetime(2026, 12, 24)]  # noqa: DTZ001
    assert sheet["K4"].number_format == "d mmm yyyy"
    assert sheet["K4"].is_date


def test_the_header_stays_in_sight_and_filters(plan: ActionPlan) -> None:
    sheet = opened(action_plan_workbook(plan)).worksheets[0]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("C2", "A1:M5")
    assert sheet.print_title_rows == "$1:$1"
    setup = sheet.page_setup
    assert (setup.orientation, int(setup.paperSize), setup.fitToWidth, setup.fitToHeight) == ("landscape", 9, 1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.oddHeader.left.text == "Nørdwind / Söhne && <Ltd>"


def test_severity_effort_and_status_are_chosen_from_lists(plan: ActionPlan) -> None:
    book = opened(action_plan_workbook(plan))
    rules = {str(rule.sqref): rule for rule in book.worksheets[0].data_validations.dataValidation}
    assert {area[0] for area in rules} == {"G", "J", "L", "K"}
    lists = book["Lists"]
    assert lists.sheet_state == "hidden"
    offered = {}
    for area, rule in rules.items():
        if rule.type == "list":
            source = rule.formula1.split("!")[1].replace("$", "")
            offered[area[0]] = [cell.value for row in lists[source] for cell in row]
    assert offered["G"] == ["High", "Medium", "Low"]
    assert offered["L"] == ["Planned", "Started", "Implemented", "Verified", "Cancelled"]
    for letter, words in (("G", "Severity"), ("J", "Effort"), ("L", "Status")):
        assert set(column(book.worksheets[0], words)) <= set(offered[letter])


def test_what_is_overdue_grave_or_done_is_coloured(plan: ActionPlan) -> None:
    sheet = opened(action_plan_workbook(plan)).worksheets[0]
    areas = {str(area.sqref)[0]: [rule.formula[0] for rule in area.rules] for area in sheet.conditional_formatting}
    assert areas.keys() == {"G", "K", "L"}
    assert "TODAY()" in areas["K"][0]
    assert areas["G"] == ['"High"', '"Medium"', '"Low"']


def test_the_summary_has_native_charts_that_point_at_their_figures(plan: ActionPlan) -> None:
    content = action_plan_workbook(plan)
    sheet = opened(content)["Summary"]
    assert len(sheet._charts) == len(plan.charts) == 2
    for drawn, chart in zip(sheet._charts, plan.charts, strict=True):
        for series, wanted in zip(drawn.series, chart.series, strict=True):
            area = series.val.numRef.f.split("!")[1].replace("$", "")
            rows = sheet[area] if ":" in area else ((sheet[area],),)
            assert [cell.value for row in rows for cell in row] == [int(value or 0) for value in wanted.values]
    assert plan.charts[0].alt.encode() in unzipped(content)["xl/drawings/drawing1.xml"]


def test_the_summary_says_headline_and_counts(plan: ActionPlan) -> None:
    sheet = opened(action_plan_workbook(plan))["Summary"]
    said = {row[0].value: row[1].value for row in sheet.iter_rows(max_col=2)}
    assert plan.headline in said
    assert plan.standing in said
    for counts in (plan.severities, plan.states, plan.phases, plan.owners, plan.gap_kinds):
        assert {count.label: said[count.label] for count in counts} == {count.label: count.count for count in counts}


def test_five_thousand_rows_are_a_plan(plan: ActionPlan) -> None:
    many = (plan.rows * 1_250)[:5_000]
    sheet = opened(action_plan_workbook(plan.changed(rows=many))).worksheets[0]
    assert (sheet.max_row, sheet.auto_filter.ref) == (5_001, "A1:M5001")


def test_styles_are_shared_however_many_rows_there_are(plan: ActionPlan) -> None:
    few, many = (
        unzipped(action_plan_workbook(plan.changed(rows=plan.rows * times)))["xl/styles.xml"] for times in (1, 50)
    )
    assert few == many


# Checklist and readiness


def test_the_checklist_has_a_row_per_criterion_and_leaves_blank_what_nobody_answered(checklist: Checklist) -> None:
    sheet = opened(checklist_bytes(work_on(checklist))).worksheets[0]
    assert column(sheet, "Criterion") == [criterion.id for criterion in checklist.criteria]
    assert set(column(sheet, "Rating")) == {None}
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("C2", "$1:$1")


def test_the_checklist_offers_the_ratings_of_its_scale(checklist: Checklist) -> None:
    book = opened(checklist_bytes(with_gaps(checklist)))
    assert [cell.value for cell in book["Lists"]["A"] if cell.value] == [
        "Met",
        "Partly met",
        "Not met",
        "Not applicable",
    ]
    assert column(book.worksheets[0], "Rating") == [
        "Met",
        "Met",
        "Partly met",
        "Not met",
        "Partly met",
        "Not applicable",
    ]


def test_the_readiness_is_one_sheet_with_every_clause_and_two_charts(checklist: Checklist) -> None:
    report = gap_report_of(with_gaps(checklist), DRESS, today=TODAY)
    book = opened(readiness_workbook(report))
    (sheet,) = book.worksheets
    every = [row for row in sheet.iter_rows(max_col=10, values_only=True) if row[0]]
    rows = {row[0]: row for row in reversed(every)}  # the principles repeat numbers of chapter 4 further down
    assert report.headline in rows
    for heat in report.heat:
        assert rows[heat.number][5:] == heat.counts
    for score in report.rows:
        assert rows[score.number][1:3] == (score.title, score.assessed)
        assert rows[score.number][4] == score.gaps
    assert len(sheet._charts) == len(report.charts)


# What people typed

HOSTILE = (
    "=cmd|' /C calc'!A0",
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "#N/A",
    "1e5",
    "2026-01-01",
    "TRUE",
    "'quoted",
    "{{ title }} <b> & ]]>",
    "شكوى 👩🏽‍💼",
    "line\nline",
)


@each_workbook
@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_never_a_formula_and_comes_out_as_typed(
    make: Callable[[Work], bytes], text: str, checklist: Checklist
) -> None:
    work = with_gaps(checklist, text)
    organization = work.organization.changed(name=text.strip())
    person = work.people["p1"].changed(name=text.strip())
    evidence = work.evidence["v1"].changed(title=text.strip())
    work = Work(**{**vars(work), "organization": organization, "people": {"p1": person}, "evidence": {"v1": evidence}})
    content = make(work)
    formulas = [
        name
        for name, part in unzipped(content).items()
        if name.startswith("xl/worksheets/sheet") and etree.fromstring(part).find(f".//{MAIN}f") is not None
    ]
    assert not formulas
    found = [cell for cell in cells(content) if isinstance(cell.value, str) and text.strip() in cell.value]
    assert found
    assert {cell.data_type for cell in found} == {"s"}
    raw = b"".join(part for name, part in unzipped(content).items() if name.startswith("xl/worksheets/sheet"))
    assert b't="e"' not in raw
    assert b'fullCalcOnLoad="1"' not in unzipped(content)["xl/workbook.xml"]


def test_text_that_begins_like_a_formula_keeps_its_mark_when_edited(checklist: Checklist) -> None:
    content = plan_bytes(with_gaps(checklist, "=1+1"))
    assert [cell.quotePrefix for cell in opened(content).worksheets[0]["I"]][-1]


def test_what_excel_would_take_for_an_escape_stays_as_typed(checklist: Checklist) -> None:
    content = plan_bytes(with_gaps(checklist, "part _x0041_ and _x000D_"))
    assert b"part _x005F_x0041_ and _x005F_x000D_" in unzipped(content)["xl/worksheets/sheet1.xml"]


@pytest.mark.parametrize("text", ["x" * 32_767, "x" * 32_768, "y" * 200_000, "👍" * 20_000, "=" * 40_000])
def test_a_text_longer_than_a_cell_is_kept_whole_on_a_sheet_of_its_own(text: str, checklist: Checklist) -> None:
    book = opened(plan_bytes(with_gaps(checklist, text)))
    units = len(text.encode("utf-16-le")) // 2
    every = [cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value]
    assert all(len(value.encode("utf-16-le")) // 2 <= 32_767 for value in every if isinstance(value, str))
    if units <= 32_767:
        assert book.worksheets[0]["I4"].value == text
        return
    cut = book.worksheets[0]["I4"]
    assert "cut here; the whole text stands on sheet “Long texts”, row " in cut.value
    row = int(cut.value.rpartition("row ")[2].rstrip("]"))
    assert cut.hyperlink.location == f"'Long texts'!A{row}"
    rows = list(book["Long texts"].iter_rows(min_row=2, values_only=True))
    assert rows[row - 2][0] == "Action plan!I4"
    assert "".join(str(piece) for where, _, piece in rows if where == "Action plan!I4") == text


@each_workbook
def test_characters_that_no_workbook_can_hold_leave_a_visible_mark(
    make: Callable[[Work], bytes], checklist: Checklist
) -> None:
    work = with_gaps(checklist)
    object.__setattr__(work.organization, "name", "a\x00b\ud800c")
    assert "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c" in {cell.value for cell in cells(make(work))}


@each_workbook
def test_internal_notes_appear_nowhere(make: Callable[[Work], bytes], checklist: Checklist) -> None:
    parts = unzipped(make(with_gaps(checklist)))
    assert not [name for name, part in parts.items() if INTERNAL.encode() in part]


# Whole workbooks


@each_workbook
@each_work
def test_every_state_of_an_assessment_makes_a_whole_workbook(
    make: Callable[[Work], bytes], work_of: Callable[[Checklist], Work], checklist: Checklist
) -> None:
    work = work_of(checklist)
    said = {cell.value for cell in cells(make(work))}
    assert gap_report_of(work, DRESS, today=TODAY).headline in said


def test_a_plan_without_gaps_says_so(checklist: Checklist) -> None:
    sheet = opened(plan_bytes(work_on(checklist))).worksheets[0]
    assert [cell.value for cell in sheet[1]] == HEADINGS
    assert sheet["B2"].value == "No gap was found among the criteria assessed so far."


@each_workbook
def test_equal_reports_give_equal_bytes(make: Callable[[Work], bytes], checklist: Checklist) -> None:
    assert make(with_gaps(checklist)) == make(with_gaps(checklist))


@each_workbook
def test_a_workbook_says_when_it_was_made_and_in_which_language(
    make: Callable[[Work], bytes], checklist: Checklist
) -> None:
    about = opened(make(with_gaps(checklist))).properties
    assert about.created == about.modified == datetime(2026, 11, 21)  # noqa: DTZ001
    assert (about.creator, about.lastModifiedBy) == (DRESS.author, DRESS.author)
    assert about.language == "en-GB"
    assert about.title.endswith("Nørdwind / Söhne & <Ltd>")
    assert about.created.date() == date(2026, 11, 21)


@pytest.mark.parametrize("name", MADE)
def test_the_workbook_is_the_golden_one(name: str, checklist: Checklist, request: pytest.FixtureRequest) -> None:
    check_golden(MADE[name](with_gaps(checklist)), f"{name}.xlsx", request)
