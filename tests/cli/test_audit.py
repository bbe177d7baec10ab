"""`audit list` and the reports of an audit: lines, data, files, and one sentence for what is not there."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assessment.cli.desk import open_desk
from assessment.services.audit_documents import AuditDocument
from tests.services.audit_examples import gap_on, running_audit

if TYPE_CHECKING:
    from assessment.domain.audit import Audit
    from tests.cli.conftest import Said

Run = Callable[..., "Said"]


@pytest.fixture
def audit(northwind: str) -> Audit:
    """A running audit of Northwind with one finding."""
    desk = open_desk()
    audit = running_audit(desk, northwind)
    gap_on(desk, audit)
    return audit


def test_the_list_has_a_line_per_audit(run: Run, northwind: str, audit: Audit) -> None:
    said = run("audit", "list", "--engagement", northwind)
    assert (said.code, said.lines) == (0, [f"{audit.id}  A-01  Receipt  In progress, 1 finding"])
    (entry,) = json.loads(run("audit", "list", "--engagement", northwind, "--json").out)
    assert (entry["id"], entry["state"], entry["findings"], entry["lead"]) == (audit.id, "in_progress", 1, "Ada Carter")


def test_without_an_audit_the_list_says_so_and_the_data_are_empty(run: Run, northwind: str) -> None:
    assert run("audit", "list", "--engagement", northwind).out == "This engagement has no internal audit yet.\n"
    assert json.loads(run("audit", "list", "--engagement", northwind, "--json").out) == []


def test_an_engagement_or_audit_that_is_not_there_is_one_sentence(run: Run, data: Path) -> None:
    for arguments in (("audit", "list", "--engagement", "none"), ("report", "audit-report", "--audit", "none")):
        said = run(*arguments)
        assert (said.code, said.out) == (1, "")
        assert len(said.err.splitlines()) == 1


@pytest.mark.parametrize("name", list(AuditDocument))
def test_a_report_is_written_in_its_usual_form_and_as_data(
    name: AuditDocument, run: Run, audit: Audit, tmp_path: Path
) -> None:
    usual = "xlsx" if name is AuditDocument.FINDINGS else "docx"
    said = run("report", name, "--audit", audit.id, "--out", tmp_path)
    (written,) = tmp_path.glob(f"northwind-a-01-*.{usual}")
    assert (said.code, said.lines) == (0, [str(written)])
    target = tmp_path / "data.json"
    assert run("report", name, "--audit", audit.id, "--format", "json", "--out", target).code == 0
    assert json.loads(target.read_text("utf-8"))["number"] == "A-01"
    schema = json.loads(run("report", "schema", name).out)
    assert all("description" in field for field in schema["properties"].values())
