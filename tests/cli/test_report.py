"""`report gap-analysis`: into a file, a folder, or nowhere."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assessment import resources
from assessment.cli.desk import open_desk
from assessment.services.engagements import newest_assessment
from assessment.services.reports import gap_report

if TYPE_CHECKING:
    from tests.cli.conftest import Said

Run = Callable[..., "Said"]


def report(run: Run, engagement: str, *more: object) -> Said:
    """Write the gap report of an engagement."""
    return run("report", "gap-analysis", "--engagement", engagement, *more)


def test_data_are_written_to_the_file_named(run: Run, northwind: str, tmp_path: Path) -> None:
    said = report(run, northwind, "--format", "json", "--out", tmp_path / "gaps.json")
    assert (said.code, said.err) == (0, "")
    assert said.lines == [str(tmp_path / "gaps.json")]
    expected = gap_report(open_desk(), newest_assessment(open_desk(), northwind).id)
    assert json.loads((tmp_path / "gaps.json").read_text(encoding="utf-8")) == expected.model_dump(mode="json")


def test_a_word_report_is_written_into_the_folder_named(run: Run, northwind: str, tmp_path: Path) -> None:
    from docx import Document

    folder = tmp_path / "reports"
    folder.mkdir()
    said = report(run, northwind, "--out", folder)
    (written,) = folder.iterdir()
    assert said.lines == [str(written)]
    assert written.name.startswith("northwind-gap-report-")
    words = "\n".join(part.text or "" for part in Document(BytesIO(written.read_bytes())).element.iter() if part.text)
    assert "Northwind" in words
    assert "Nothing assessed yet, 6 criteria to go" in words


def test_without_a_place_it_is_written_to_the_current_folder(
    run: Run, northwind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    said = report(run, northwind, "--format", "json")
    assert [str(path) for path in Path().iterdir()] == said.lines


def test_a_file_that_is_there_is_replaced_whole(run: Run, northwind: str, tmp_path: Path) -> None:
    target = tmp_path / "gaps.json"
    target.write_text("old")
    assert report(run, northwind, "--format", "json", "--out", target).code == 0
    assert json.loads(target.read_text(encoding="utf-8"))["organization"] == "Northwind"
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize("place", ["missing/gaps.json", "file/gaps.json", "x" * 300])
def test_a_place_that_cannot_be_written_is_a_sentence(run: Run, northwind: str, tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("in the way")
    said = report(run, northwind, "--format", "json", "--out", tmp_path / place)
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("The file could not be written to ")
    assert "Choose another place with --out" in said.err
    assert (tmp_path / "file").read_text() == "in the way"


def test_an_unknown_engagement_is_a_sentence(run: Run, data: Path) -> None:
    said = report(run, "nothing")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("There is no engagement “nothing”.")


def test_a_missing_template_is_a_sentence(
    run: Run, northwind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "templates", lambda: tmp_path)
    said = report(run, northwind, "--out", tmp_path)
    assert said.code == 1
    assert said.err.startswith("The Word template “gap-report.docx” is missing")
    assert not list(tmp_path.glob("*.docx"))


@pytest.mark.parametrize("more", [("--format", "pdf"), ("--colour", "red")])
def test_wrong_usage_exits_with_two(run: Run, northwind: str, more: tuple[str, ...]) -> None:
    assert report(run, northwind, *more).code == 2


def test_a_report_needs_no_name(run: Run, northwind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ISO10002_USER")
    assert report(run, northwind, "--format", "json", "--out", tmp_path).code == 0
