"""`demo`: prints the ids, makes nothing twice, and its report can be made at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Said

Run = Callable[..., "Said"]


def test_it_prints_the_id_and_how_to_make_its_report(run: Run, data: Path, tmp_path: Path) -> None:
    said = run("demo")
    assert (said.code, said.err) == (0, "")
    assert said.lines == [
        "demo-complete",
        "Make its report: iso10002 report gap-analysis --engagement demo-complete",
        "In progress: demo-progress",
    ]
    written = run("report", "gap-analysis", "--engagement", "demo-complete", "--out", tmp_path / "report.docx")
    assert (written.code, written.err) == (0, "")
    assert (tmp_path / "report.docx").stat().st_size > 20_000


def test_it_needs_no_name_and_a_second_call_gives_the_same_ids(
    run: Run, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ISO10002_USER")
    expected = {"complete": "demo-complete", "in_progress": "demo-progress"}
    assert json.loads(run("demo", "--json").out) == expected
    assert json.loads(run("demo", "--json").out) == expected
    assert len(json.loads(run("engagement", "list", "--json").out)) == 2
    assert run("journal", "verify").code == 0


def test_a_checklist_of_ones_own_that_does_not_fit_is_a_sentence(run: Run, data: Path) -> None:
    own = data / "checklists" / "iso10002-2018"
    own.mkdir()
    for file in (data / "checklists" / "small").rglob("*.yaml"):
        target = own / file.relative_to(data / "checklists" / "small")
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(file.read_bytes())
    said = run("demo")
    assert said.code == 1
    assert said.err.startswith("The demo cannot be made: ")
    assert json.loads(run("engagement", "list", "--json").out) == []
