"""`report action-plan|readiness|checklist` and `report schema`: files in each form, refusals in one sentence."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from tests.export.word_examples import texts_of

if TYPE_CHECKING:
    from tests.cli.conftest import Said

Run = Callable[..., "Said"]


@pytest.mark.parametrize(
    ("name", "sheets"),
    [
        ("action-plan", ["Action plan", "Summary", "Lists"]),
        ("readiness", ["Readiness report"]),
        ("checklist", ["Checklist", "About", "Lists"]),
        ("evidence", ["Evidence register", "Coverage"]),
    ],
)
def test_a_workbook_is_what_you_get_unless_you_ask_for_something_else(
    name: str, sheets: list[str], run: Run, northwind: str, tmp_path: Path
) -> None:
    said = run("report", name, "--engagement", northwind, "--out", tmp_path)
    assert said.code == 0
    (written,) = tmp_path.glob("northwind-*.xlsx")
    assert said.lines == [str(written)]
    assert load_workbook(written).sheetnames == sheets


@pytest.mark.parametrize("name", ["gap-analysis", "action-plan", "readiness", "checklist"])
def test_the_same_report_comes_as_a_word_document(name: str, run: Run, northwind: str, tmp_path: Path) -> None:
    target = tmp_path / "report.docx"
    assert run("report", name, "--engagement", northwind, "--format", "docx", "--out", target).code == 0
    assert "Northwind" in "\n".join(texts_of(target.read_bytes()))


def test_the_gap_report_comes_as_a_workbook_too(run: Run, northwind: str, tmp_path: Path) -> None:
    target = tmp_path / "report.xlsx"
    assert run("report", "gap-analysis", "--engagement", northwind, "--format", "xlsx", "--out", target).code == 0
    assert load_workbook(target).sheetnames == ["Summary", "Readiness", "Gaps", "Criteria"]


@pytest.mark.parametrize("report", [("evidence", "docx", "xlsx, json"), ("interview-guides", "xlsx", "docx, json")])
def test_a_form_that_there_is_not_is_refused_in_one_sentence(
    report: tuple[str, str, str], run: Run, northwind: str, tmp_path: Path
) -> None:
    name, form, possible = report
    said = run("report", name, "--engagement", northwind, "--format", form, "--out", tmp_path)
    assert (said.code, said.out) == (1, "")
    assert said.err == f"The {name} report cannot be written as {form}. Choose one of: {possible}.\n"
    assert not list(tmp_path.glob("*.xlsx"))


@pytest.mark.parametrize("name", ["gap-analysis", "action-plan", "readiness", "checklist", "evidence"])
def test_a_schema_describes_every_field(name: str, run: Run, home: Path) -> None:
    said = run("report", "schema", name)
    schema = json.loads(said.out)
    assert said.code == 0
    assert schema["type"] == "object"
    assert all("description" in field for field in schema["properties"].values())
    assert not home.exists()


def test_an_unknown_report_has_no_schema(run: Run) -> None:
    assert run("report", "schema", "everything").code == 2
