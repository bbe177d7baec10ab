"""`report comparison`: what changed since the assessment before, as a file or as one sentence why not."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assessment.cli.desk import open_desk
from assessment.services.answers import Field, save_answer
from assessment.services.assessments import assess_again
from assessment.services.engagements import newest_assessment

if TYPE_CHECKING:
    from tests.cli.conftest import Said

Run = Callable[..., "Said"]


@pytest.fixture
def assessed_twice(northwind: str) -> str:
    """Northwind with two assessments."""
    desk = open_desk()
    for rating in ("not_met", "met"):
        assessment = newest_assessment(desk, northwind) if rating == "not_met" else assess_again(desk, northwind)
        save_answer(desk, assessment.id, "7.2-1", Field.RATING, shown=None, value=rating)
    return northwind


def test_word_is_what_you_get_unless_you_ask_for_data(run: Run, assessed_twice: str, tmp_path: Path) -> None:
    said = run("report", "comparison", "--engagement", assessed_twice, "--out", tmp_path)
    (written,) = tmp_path.glob("northwind-comparison-*.docx")
    assert (said.code, said.lines) == (0, [str(written)])
    target = tmp_path / "data.json"
    assert run("report", "comparison", "--engagement", assessed_twice, "--format", "json", "--out", target).code == 0
    assert json.loads(target.read_text("utf-8"))["headline"].startswith("Up 100.0 percentage points")


def test_a_first_assessment_is_refused_in_one_sentence(run: Run, northwind: str, tmp_path: Path) -> None:
    said = run("report", "comparison", "--engagement", northwind, "--out", tmp_path)
    assert (said.code, said.out) == (1, "")
    assert "is the first assessment of this engagement" in said.err
    assert not list(tmp_path.glob("*.docx"))


def test_a_form_that_there_is_not_is_refused(run: Run, assessed_twice: str) -> None:
    said = run("report", "comparison", "--engagement", assessed_twice, "--format", "xlsx")
    assert (said.code, said.err) == (1, "The comparison report cannot be written as xlsx. Choose one of: docx, json.\n")


def test_its_schema_describes_every_field(run: Run) -> None:
    schema = json.loads(run("report", "schema", "comparison").out)
    assert all("description" in field for field in schema["properties"].values())


def test_the_list_names_the_newest_assessment_once(run: Run, assessed_twice: str) -> None:
    (entry,) = json.loads(run("engagement", "list", "--json").out)
    assert entry["assessment"] == newest_assessment(open_desk(), assessed_twice).id
