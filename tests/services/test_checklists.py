"""Own checklists stand beside the shipped ones, criteria are found by number and word, and a quick check widens."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from assessment import resources
from assessment.domain.checklist import Checklist
from assessment.library.shelf import Shelf
from assessment.services.answers import Field, save_answer
from assessment.services.assessments import widen
from assessment.services.checklists import (
    check_checklists,
    find_criteria,
    lock_checklists,
    schema_of,
    shelf_lines,
    usable_checklists,
)
from assessment.services.desk import Desk
from assessment.services.engagements import NewEngagement, start_engagement
from assessment.services.reports import Format, gap_report, render_gap_report
from assessment.services.work import open_work

SMALL = Path(__file__).parents[1] / "library" / "small"


def test_an_own_checklist_stands_beside_the_shipped_one_and_a_broken_one_says_why(tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path / "mine")
    shutil.copytree(SMALL, tmp_path / "broken")
    (tmp_path / "broken" / "checklist.yaml").write_text("format: 1\nformat: 1\n", encoding="utf-8")
    lines = {line.name: line for line in shelf_lines(Shelf(tmp_path, resources.checklists()))}
    assert set(lines) == {"mine", "broken", "iso10002-2018"}
    assert "checklist.yaml:2" in lines["broken"].trouble
    usable = usable_checklists(Shelf(tmp_path, resources.checklists()))
    assert len(usable) == 2


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("7.2-6", {"7.2-6"}),
        ("7.4", {"7.4-1"}),
        ("7.2", {f"7.2-{number}" for number in range(1, 9)}),
        ("", None),
        ("zzzz", set()),
    ],
)
def test_criteria_are_found_by_number(shipped_checklist: Checklist, words: str, found: set[str] | None) -> None:
    ids = {criterion.id for criterion in find_criteria(shipped_checklist, words)}
    assert ids == found if found is not None else len(ids) == 176


def test_criteria_are_found_by_all_words_wherever_they_stand(shipped_checklist: Checklist) -> None:
    found = find_criteria(shipped_checklist, "Register EXPORT")
    assert 5 < len(found) < 100
    for criterion in found:
        text = criterion.model_dump_json().lower()
        assert "register" in text
        assert "export" in text


def test_checking_reports_a_missing_folder_and_a_changed_version(tmp_path: Path) -> None:
    (missing,) = check_checklists(Shelf(tmp_path), (tmp_path / "nowhere",))
    assert missing.code == "folder-missing"
    shutil.copytree(SMALL, tmp_path / "small")
    shelf = Shelf(tmp_path)
    lock_checklists(shelf)
    assert "version-unchanged" not in {remark.code for remark in check_checklists(shelf, ())}
    chapter = next((tmp_path / "small").glob("chapter-*.yaml"))
    chapter.write_text(chapter.read_text(encoding="utf-8").replace("weight: 2", "weight: 3", 1), encoding="utf-8")
    assert "version-unchanged" in {remark.code for remark in check_checklists(shelf, ())}


@pytest.mark.parametrize("part", ["head", "chapter", "profile"])
def test_the_schema_names_every_required_field(part: str) -> None:
    schema = schema_of(part)
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert schema["additionalProperties"] is False
    assert set(schema["required"]) <= set(schema["properties"])


def test_a_quick_check_goes_to_a_report_and_its_answers_carry_into_the_full_walk(desk: Desk) -> None:
    line = start_engagement(
        desk, NewEngagement(organization="Northwind", checklist="iso10002-2018", profile="quick-check")
    )
    quick = open_work(desk, line.assessment_id).checklist.criteria
    assert 25 <= len(quick) <= 35
    for criterion in quick:
        save_answer(desk, line.assessment_id, criterion.id, Field.RATING, shown=None, value="partly_met")
    report = gap_report(desk, line.assessment_id)
    assert (report.figures.total, report.figures.assessed, len(report.gaps)) == (len(quick),) * 3
    assert render_gap_report(report, Format.DOCX).content.startswith(b"PK")
    widen(desk, line.assessment_id, "full")
    widened = open_work(desk, line.assessment_id)
    assert len(widened.checklist.criteria) == 176
    assert widened.readiness.score.assessed == len(quick)
