"""`backup` and `restore`: everything in one file, and back, asked first."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Said

Run = Callable[..., "Said"]


def test_a_backup_says_what_it_holds_and_is_restored(run: Run, northwind: str, data: Path, tmp_path: Path) -> None:
    said = run("backup", "--out", tmp_path / "b.zip")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(f"{tmp_path / 'b.zip'}  0.")
    assert "5 files of own checklists" in said.out
    run("engagement", "new", "--organization", "Later", "--checklist", "small")
    gc.collect()  # each command is a process of its own, whose connections end with it
    said = run("restore", tmp_path / "b.zip", "--yes")
    assert (said.code, said.lines[0]) == (0, "Restored.")
    assert "What was there before is in " in said.lines[1]
    listed = run("engagement", "list").out
    assert northwind in listed
    assert "Later" not in listed


def test_a_folder_gets_a_file_named_by_the_day(run: Run, northwind: str, tmp_path: Path) -> None:
    run("backup", "--out", tmp_path)
    assert len(list(tmp_path.glob("iso10002-backup-????-??-??.zip"))) == 1


def test_restoring_asks_first_and_no_changes_nothing(
    run: Run, northwind: str, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("backup", "--out", tmp_path / "b.zip")
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: "n")
    said = run("restore", tmp_path / "b.zip")
    assert said.code == 1
    assert "0 kept files" in said.out
    assert not list(data.glob("before-restore*"))


def test_a_file_that_is_no_backup_exits_with_one_and_a_sentence(run: Run, northwind: str, tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_text("no backup", encoding="utf-8")
    said = run("restore", tmp_path / "b.zip", "--yes")
    assert said.code == 1
    assert "cannot be read" in said.err
    assert "Traceback" not in said.err


def test_an_engagement_is_removed_by_its_name_and_leaves_a_certificate(
    run: Run, northwind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: "Southwind")
    said = run("engagement", "remove", northwind, "--reason", "Retention is over")
    assert said.code == 1
    assert "Nothing was removed" in said.err
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: "Northwind")
    said = run("engagement", "remove", northwind, "--reason", "Retention is over")
    assert said.code == 0
    assert northwind not in run("engagement", "list").out
    verified = run("journal", "verify")
    assert verified.code == 0
    assert "erased on purpose" in verified.out
    for form in ("docx", "json"):
        said = run("engagement", "certificate", northwind, "--format", form, "--out", tmp_path / f"c.{form}")
        assert (said.code, (tmp_path / f"c.{form}").stat().st_size > 500) == (0, True)


def test_a_removal_without_question(run: Run, northwind: str) -> None:
    assert run("engagement", "remove", northwind, "--reason", "Asked for", "--yes").code == 0
    said = run("engagement", "remove", northwind, "--reason", "Asked for", "--yes")
    assert (said.code, "There is no engagement" in said.err) == (1, True)


def test_a_certificate_of_what_was_never_removed_is_a_sentence(run: Run, northwind: str) -> None:
    said = run("engagement", "certificate", northwind)
    assert said.code == 1
    assert "There is no removal certificate" in said.err
