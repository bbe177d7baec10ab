"""The command line lists nonconformities, writes their documents, and says what is due."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assessment.cli.desk import open_desk
from tests.cli.conftest import Run
from tests.services.cases import Cases, with_cases


@pytest.fixture
def cases(data: Path) -> Cases:
    """A register in the data folder of the command line."""
    return with_cases(open_desk())


def test_the_list_names_each_and_the_data_hold_the_report(run: Run, cases: Cases) -> None:
    said = run("nonconformity", "list", "--engagement", cases.engagement_id)
    assert said.lines[0] == "3 of 3 nonconformities open, 3 of them major"
    assert [line.split()[1] for line in said.lines[1:]] == ["NC-001", "NC-002", "NC-003"]
    data = json.loads(run("nonconformity", "list", "--engagement", cases.engagement_id, "--json").out)
    assert data["counts"]["total"] == 3


@pytest.mark.parametrize("form", ["xlsx", "docx", "json"])
@pytest.mark.parametrize("name", ["nonconformities", "corrective-action-plan"])
def test_register_and_plan_are_written(run: Run, cases: Cases, tmp_path: Path, name: str, form: str) -> None:
    file = tmp_path / f"file.{form}"
    said = run("report", name, "--engagement", cases.engagement_id, "--format", form, "--out", file)
    assert (said.code, said.out.strip()) == (0, str(file))
    assert file.stat().st_size > 1_000


@pytest.mark.parametrize("name", ["corrective-action", "nonconformity-response"])
def test_documents_about_one_are_written_and_have_a_schema(run: Run, cases: Cases, tmp_path: Path, name: str) -> None:
    file = tmp_path / "one.json"
    assert run("report", name, "--nonconformity", cases.outside_id, "--format", "json", "--out", file).code == 0
    data, schema = json.loads(file.read_text("utf-8")), json.loads(run("report", "schema", name).out)
    assert set(schema["required"]) <= data.keys()
    refused = run("report", name, "--nonconformity", cases.outside_id, "--format", "xlsx")
    assert (refused.code, "Choose one of: docx, json" in refused.err) == (1, True)


def test_the_agenda_is_written_and_minutes_are_refused(run: Run, cases: Cases, tmp_path: Path) -> None:
    file = tmp_path / "agenda.docx"
    assert run("report", "management-review", "--review", cases.review_id, "--out", file).code == 0
    refused = run("report", "management-review", "--review", cases.review_id, "--part", "minutes")
    assert (refused.code, "was not held yet" in refused.err) == (1, True)


def test_remind_prints_writes_and_refuses(run: Run, cases: Cases, tmp_path: Path) -> None:
    file = tmp_path / "due.ics"
    assert "NC-003, closing" in run("remind", "--dry-run", "--to", "boss@example.org").out
    assert run("remind", "--engagement", cases.engagement_id, "--out", file).code == 0
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR")
    refused = run("remind", "--to", "boss@example.org")
    assert (refused.code, "ISO10002_SMTP_URL" in refused.err) == (1, True)
