"""One assessment says the same on every surface: screen, Word, action plan, checklist, JSON, Excel cells, command line."""

from __future__ import annotations

import importlib
import json
import shutil
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document as WordDocument
from openpyxl import load_workbook

from assessment.archive.zipping import unzipped
from assessment.domain.actor import Actor
from assessment.reporting.action_plan import ActionPlan
from assessment.services.actions import ActionChange, Step, change_actions, close_gap, move_actions
from assessment.services.answers import Field, add_evidence, save_answer
from assessment.services.desk import Desk
from assessment.services.engagements import NewEngagement, newest_assessment, start_engagement
from assessment.services.reports import (
    Format,
    NotOffered,
    ReportName,
    formats_of,
    gap_report,
    make_report,
    render,
    report_schema,
)
from assessment.services.work import open_work
from tests.conftest import OWN_CHECKLISTS
from tests.services.plans import as_now
from tests.ui.conftest import ROOT, TIMEOUT, Tab

INTERNAL = "between us: the manager is leaving"


@pytest.fixture
def worked_on(desk: Desk, assessment_id: str) -> str:
    """An assessment with something of everything."""
    return answered(desk, assessment_id)


def answered(desk: Desk, assessment_id: str) -> str:
    """Met, not applicable, and gaps that are planned, overdue and closed."""
    answers = {
        "4.2-1": "met",
        "7.1-1": "partly_met",
        "7.1-2": "not_applicable",
        "7.2-1": "not_met",
        "7.2-2": "partly_met",
    }
    for key, rating in answers.items():
        save_answer(desk, assessment_id, key, Field.RATING, shown=None, value=rating)
        save_answer(desk, assessment_id, key, Field.RATIONALE, shown="", value=f"=seen at {key}")
        save_answer(desk, assessment_id, key, Field.NOTE, shown="", value=INTERNAL)
    save_answer(desk, assessment_id, "7.2-1", Field.GAP_KIND, shown=None, value="no_rule")
    change_actions(
        desk,
        assessment_id,
        as_now(desk, assessment_id, ["7.2-1"]),
        ActionChange(owner="Grace Hopper", due=date(2026, 11, 1)),
    )
    move_actions(desk, assessment_id, as_now(desk, assessment_id, ["7.2-1"]), Step(name="begun", on=date(2026, 10, 20)))
    add_evidence(desk, assessment_id, "7.1-1", "Register export")
    close_gap(desk, assessment_id, "7.1-1", verified_by="Ada Lovelace", on=date(2026, 11, 20))
    return assessment_id


def as_json(desk: Desk, assessment_id: str, name: ReportName) -> Any:
    return json.loads(render(make_report(desk, assessment_id, name), Format.JSON).content)


def sheet_of(desk: Desk, assessment_id: str, name: ReportName, sheet: int = 0) -> Any:
    content = render(make_report(desk, assessment_id, name), Format.XLSX).content
    return load_workbook(BytesIO(content)).worksheets[sheet]


def every_pair() -> list[tuple[ReportName, Format]]:
    return [(name, form) for name in ReportName for form in formats_of(name)]


def counted(counts: Any) -> dict[str, int]:
    return {one["label"]: one["count"] for one in counts}


def test_headline_and_figures_are_the_same_everywhere(desk: Desk, worked_on: str) -> None:
    report, readiness = gap_report(desk, worked_on), open_work(desk, worked_on).readiness
    plan, checklist, ready = (
        as_json(desk, worked_on, name) for name in (ReportName.ACTION_PLAN, ReportName.CHECKLIST, ReportName.READINESS)
    )
    figures = report.model_dump(mode="json")["figures"]
    assert plan["figures"] == ready["figures"] == figures
    assert Decimal(figures["percent"]) == readiness.score.percent
    for other in (plan, checklist, ready):
        assert (other["headline"], other["explanation"]) == (report.headline, report.explanation)
    for name, sheet in ((ReportName.ACTION_PLAN, 1), (ReportName.CHECKLIST, 1), (ReportName.READINESS, 0)):
        said = [cell.value for cell in sheet_of(desk, worked_on, name, sheet)["A"]]
        assert {report.headline, report.explanation} <= set(said), name


def test_the_plan_says_of_each_gap_what_the_gap_report_says(desk: Desk, worked_on: str) -> None:
    gaps = gap_report(desk, worked_on).gaps
    plan = make_report(desk, worked_on, ReportName.ACTION_PLAN).content
    assert isinstance(plan, ActionPlan)
    assert len(gaps) == len(plan.rows) == 3
    for gap, row in zip(gaps, plan.rows, strict=True):
        same = ("criterion_id", "evidence", "severity", "priority", "owner", "action", "effort", "phase", "is_overdue")
        assert {name: getattr(gap, name) for name in same} == {name: getattr(row, name) for name in same}
        assert (row.status, row.is_closed) == (gap.state, bool(gap.closed))
        assert gap.found in row.gap
        if gap.closed:
            assert row.verification == gap.closed


def test_counts_of_gaps_are_the_same_in_report_plan_and_cells(desk: Desk, worked_on: str) -> None:
    report = gap_report(desk, worked_on).model_dump(mode="json")
    plan = as_json(desk, worked_on, ReportName.ACTION_PLAN)
    for name in ("severities", "states", "gap_kinds", "phases"):
        assert plan[name] == report[name], name
    assert (plan["open_gaps"], plan["closed_gaps"], plan["overdue"]) == (2, 1, 1)
    assert plan["open_gaps"] == report["figures"]["gaps"] == sum(counted(plan["severities"]).values())
    summary = sheet_of(desk, worked_on, ReportName.ACTION_PLAN, 1)
    cells = {row[0]: row[1] for row in summary.iter_rows(max_col=2, values_only=True)}
    for name in ("severities", "states", "gap_kinds", "phases", "owners"):
        assert {label: cells[label] for label in counted(plan[name])} == counted(plan[name]), name


def test_cells_of_the_plan_hold_what_the_data_hold(desk: Desk, worked_on: str) -> None:
    names = "clause criterion applicability current_state evidence gap severity owner action effort target_date status verification"
    rows = as_json(desk, worked_on, ReportName.ACTION_PLAN)["rows"]
    sheet = sheet_of(desk, worked_on, ReportName.ACTION_PLAN)
    for line, row in zip(sheet.iter_rows(min_row=2, values_only=True), rows, strict=True):
        written = [value.date().isoformat() if hasattr(value, "date") else value for value in line]
        assert [value or None for value in written] == [row[name] or None for name in names.split()]


def test_scores_by_clause_are_the_same_in_data_and_cells(desk: Desk, worked_on: str) -> None:
    ready = as_json(desk, worked_on, ReportName.READINESS)
    sheet = sheet_of(desk, worked_on, ReportName.READINESS)
    lines = [row for row in sheet.iter_rows(max_col=10, values_only=True) if row[0]]
    cells = {row[0]: row for row in reversed(lines)}
    for row in ready["rows"]:
        score = cells[row["number"]][3]
        assert (Decimal(str(score)) if row["bar"] else score) == (Decimal(row["bar"]) if row["bar"] else row["percent"])
        assert cells[row["number"]][4] == row["gaps"]
    for row in ready["heat"]:
        assert list(cells[row["number"]][5:]) == row["counts"]


def test_ratings_are_the_same_in_report_and_checklist(desk: Desk, worked_on: str) -> None:
    annex = [entry for clause in gap_report(desk, worked_on).annex for entry in clause.entries]
    rows = as_json(desk, worked_on, ReportName.CHECKLIST)["rows"]
    assert [(row["criterion_id"], row["rating"] or "Not assessed", row["rationale"]) for row in rows] == [
        (entry.criterion_id, entry.rating, entry.found) for entry in annex
    ]
    sheet = sheet_of(desk, worked_on, ReportName.CHECKLIST)
    assert [row[5] or "Not assessed" for row in sheet.iter_rows(min_row=2, values_only=True)] == [
        entry.rating for entry in annex
    ]


def test_the_workbook_of_the_gap_report_says_what_its_data_say(desk: Desk, worked_on: str) -> None:
    data = as_json(desk, worked_on, ReportName.GAP_ANALYSIS)
    said = {cell.value for cell in sheet_of(desk, worked_on, ReportName.GAP_ANALYSIS)["A"]}
    assert {data["verdict"], data["headline"], data["explanation"], data["summary"], *data["limits"]} <= said
    heads, *gaps = sheet_of(desk, worked_on, ReportName.GAP_ANALYSIS, 2).iter_rows(values_only=True)
    names = {
        "Gap": "criterion_id",
        "Severity": "severity",
        "Priority": "priority",
        "Kind of gap": "kind",
        "Found": "found",
        "Risk": "risk",
        "Agreed action": "action",
        "Responsible": "owner",
        "Phase": "phase",
        "Due": "due",
        "State": "state",
    }
    for line, gap in zip(gaps, data["gaps"], strict=True):
        found = dict(zip(heads, line, strict=True))
        assert {name: found[head] for head, name in names.items()} == {name: gap[name] for name in names.values()}
        assert found["Standing"] == (gap["closed"] or "Open")
        assert (found["If audited today"] or "") == ("" if gap["closed"] else gap["probably"])
    annex = [entry for clause in data["annex"] for entry in clause["entries"]]
    criteria = list(sheet_of(desk, worked_on, ReportName.GAP_ANALYSIS, 3).iter_rows(min_row=2, values_only=True))
    assert [(line[1], line[3]) for line in criteria] == [(one["criterion_id"], one["rating"]) for one in annex]


def test_the_checklist_in_word_says_what_its_data_say_and_offers_boxes_where_nothing_is_rated(
    desk: Desk, worked_on: str
) -> None:
    data = as_json(desk, worked_on, ReportName.CHECKLIST)
    content = render(make_report(desk, worked_on, ReportName.CHECKLIST), Format.DOCX).content
    lines = [[cell.text for cell in row.cells] for row in WordDocument(BytesIO(content)).tables[-1].rows]
    criteria = [line for line in lines if line[0] != line[1]]
    assert len(criteria) == 1 + len(data["rows"])
    assert len(lines) - len(criteria) == len({row["clause"] for row in data["rows"]})
    for line, row in zip(criteria[1:], data["rows"], strict=True):
        assert all(row[name] in line[0] for name in ("criterion_id", "statement", "question"))
        boxes = [f"☐\N{NO-BREAK SPACE}{one}" for one in data["ratings"]]
        assert line[1].split("\n") == ([row["rating"], row["kind"]] if row["rating"] else [*boxes, ""])
        assert (line[2], line[3]) == (row["rationale"], f"{row['evidence']}\n{row['responsible']}")


@pytest.mark.parametrize("name", ReportName)
def test_the_command_line_writes_the_same_data(
    name: ReportName, desk: Desk, worked_on: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assessment.cli import main

    monkeypatch.setattr(importlib.import_module("assessment.cli.report"), "open_desk", lambda: desk)
    engagement = open_work(desk, worked_on).engagement.id
    assert newest_assessment(desk, engagement).id == worked_on
    target = tmp_path / "report.json"
    arguments = ["report", name.value, "--engagement", engagement, "--format", "json", "--out", str(target)]
    assert main(arguments) == 0
    assert json.loads(target.read_bytes()) == as_json(desk, worked_on, name)


def test_word_says_the_headline_of_the_plan_and_of_the_readiness(desk: Desk, worked_on: str) -> None:
    headline = gap_report(desk, worked_on).headline
    for name, title in ((ReportName.ACTION_PLAN, "Action plan"), (ReportName.READINESS, "Readiness report")):
        document = WordDocument(BytesIO(render(make_report(desk, worked_on, name), Format.DOCX).content))
        assert document.core_properties.title == title
        said = "\n".join("".join(paragraph.itertext()) for paragraph in document.element.body)
        assert headline in said


# The screen


@pytest.fixture
def at_home(home: Path, migrated_file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk on the data that the app shows."""
    from assessment.config import Settings
    from assessment.services.desk import open_store, shelf_of

    home.mkdir()
    shutil.copy(migrated_file, home / "iso10002.db")
    shutil.copytree(OWN_CHECKLISTS / "small", home / "checklists" / "small")
    monkeypatch.setenv("ISO10002_USER", "Ada Lovelace")
    settings = Settings()
    store = open_store(settings)
    yield Desk(store, shelf_of(settings), Actor(name="Ada Lovelace"))
    store.database.close()


def test_the_screen_says_what_word_excel_data_and_command_line_say(at_home: Desk, tmp_path: Path) -> None:
    from streamlit.testing.v1 import AppTest

    from assessment.cli import main

    line = start_engagement(at_home, NewEngagement(organization="Northwind", checklist="small", profile="full"))
    answered(at_home, line.assessment_id)
    target = tmp_path / "report.json"
    assert main(["report", "gap-analysis", "--engagement", line.id, "--format", "json", "--out", str(target)]) == 0
    data = json.loads(target.read_bytes())
    assert data == as_json(at_home, line.assessment_id, ReportName.GAP_ANALYSIS)
    tab = Tab(AppTest.from_file(ROOT / "app.py", default_timeout=TIMEOUT)).look().follow(line, page="readiness")
    # Headline, explanation, blockers, and the tables of ratings, gap kinds and chapters
    assert tab.title == data["headline"]
    assert all(tab.says(words) for words in (data["explanation"], *data["blockers"]))
    assert all(tab.says(f"| {one['label']} | {one['count']} |") for one in (*data["ratings"], *data["gap_kinds"]))
    for row in data["rows"]:
        assert tab.says(f"{row['number']} {row['title']} | {row['assessed']} | {row['percent']} | {row['gaps']} |")
    word = WordDocument(
        BytesIO(render(make_report(at_home, line.assessment_id, ReportName.GAP_ANALYSIS), Format.DOCX).content)
    )
    printed = "\n".join("".join(paragraph.itertext()) for paragraph in word.element.body)
    cells = {
        cell.value for row in sheet_of(at_home, line.assessment_id, ReportName.READINESS).iter_rows() for cell in row
    }
    for words in (tab.title, data["explanation"], *data["blockers"]):
        assert words in printed
        assert words in cells
    # The gaps, open and closed
    tab.turn_to("actions")
    tab.do(tab.test.segmented_control(key="gaps-standing").set_value("all"))
    shown = tab.test.dataframe[0].value.to_dict("records")
    excel = list(sheet_of(at_home, line.assessment_id, ReportName.ACTION_PLAN).iter_rows(min_row=2, values_only=True))
    assert len(shown) == len(data["gaps"]) == len(excel)
    for row, gap, cell in zip(shown, data["gaps"], excel, strict=True):
        assert row["gap"] == f"{gap['criterion_id']} {gap['statement']}" == cell[1]
        assert row["priority"] == f"{gap['priority']} · {gap['severity']}"
        assert (gap["severity"], row["owner"], row["action"]) == (cell[6], gap["owner"], gap["action"])
        assert (cell[7], cell[8]) == (gap["owner"], gap["action"])
        assert gap["found"] in printed


def test_the_data_follow_their_schema(desk: Desk, worked_on: str) -> None:
    for name in ReportName:
        schema = report_schema(name)
        data = as_json(desk, worked_on, name)
        assert set(schema["required"]) <= data.keys() <= schema["properties"].keys()


def test_internal_notes_are_in_no_report(desk: Desk, worked_on: str) -> None:
    assert not [name for name in ReportName if INTERNAL in json.dumps(as_json(desk, worked_on, name))]


@pytest.mark.parametrize(("name", "form"), every_pair())
def test_internal_notes_are_in_no_part_of_any_file(name: ReportName, form: Format, desk: Desk, worked_on: str) -> None:
    content = render(make_report(desk, worked_on, name), form).content
    parts = unzipped(content) if content.startswith(b"PK") else {"data": content}
    parts |= {
        f"{key}/{one}": held
        for key, part in parts.items()
        if part.startswith(b"PK")
        for one, held in unzipped(part).items()
    }
    assert not [key for key, part in parts.items() if INTERNAL.encode() in part]


@pytest.mark.parametrize(
    ("name", "form", "possible"),
    [
        (ReportName.INTERVIEW_GUIDES, Format.XLSX, "docx, json"),
        (ReportName.EVIDENCE, Format.DOCX, "xlsx, json"),
    ],
)
def test_a_form_that_a_report_does_not_have_is_one_sentence_with_what_is_possible(
    name: ReportName, form: Format, possible: str, desk: Desk, assessment_id: str
) -> None:
    with pytest.raises(NotOffered, match=f"cannot be written as {form.value}. Choose one of: {possible}"):
        render(make_report(desk, assessment_id, name), form)


@pytest.mark.parametrize(("name", "form"), every_pair())
def test_equal_work_gives_equal_bytes(name: ReportName, form: Format, desk: Desk, worked_on: str) -> None:
    first, second = (render(make_report(desk, worked_on, name), form) for _ in range(2))
    assert first == second
    assert first.name.endswith(f"-2026-11-21.{form.value}")
