"""`checklist`: list, show, schema, check, lock."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assessment import resources
from assessment.wording import say

if TYPE_CHECKING:
    from tests.cli.conftest import Said

Run = Callable[..., "Said"]


@pytest.fixture
def small(data: Path) -> Path:
    """The folder of the small checklist."""
    return data / "checklists" / "small"


def spoil(small: Path, old: str = "force: should", new: str = "force: must") -> None:
    """Put a mistake into line 9 of chapter 7."""
    chapter = small / "chapter-7.yaml"
    chapter.write_text(chapter.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


def test_a_list_names_each_checklist_with_its_version_and_size(run: Run, small: Path) -> None:
    said = run("checklist", "list")
    assert (said.code, said.err) == (0, "")
    assert "small  0.1.0  Small checklist  6 criteria" in said.lines
    assert any(line.startswith("iso10002-2018  ") and line.endswith("  176 criteria") for line in said.lines)


def test_a_list_says_what_is_wrong_with_one(run: Run, small: Path) -> None:
    spoil(small)
    said = run("checklist", "list")
    assert said.code == 0
    assert "small/chapter-7.yaml:9" in said.out


def test_sound_checklists_pass_and_the_command_exits_with_zero(run: Run, small: Path) -> None:
    said = run("checklist", "check", small)
    assert (said.code, said.err) == (0, "")
    assert said.lines[-1].startswith("No errors, ")


def test_the_shipped_checklist_passes(run: Run, small: Path) -> None:
    assert run("checklist", "check", resources.checklists() / "iso10002-2018").code == 0


def test_an_error_is_told_with_file_and_line_and_exits_with_one(run: Run, small: Path) -> None:
    spoil(small)
    said = run("checklist", "check", small)
    assert said.code == 1
    assert any(line.startswith("error shape-enum small/chapter-7.yaml:9 (7.1-1): ") for line in said.lines)
    assert said.lines[-1] == "1 error."


def test_all_errors_are_told_in_one_pass(run: Run, small: Path) -> None:
    spoil(small)
    spoil(small, "weight: 2", "weight: heavy")
    spoil(small, "title: Receipt", "name: Receipt")
    said = run("checklist", "check", small)
    errors = [line for line in said.lines if line.startswith("error ")]
    assert said.code == 1
    assert len(errors) >= 3
    assert said.lines[-1] == f"{len(errors)} errors."


def test_without_a_path_all_at_hand_are_checked(run: Run, small: Path) -> None:
    spoil(small)
    said = run("checklist", "check")
    assert said.code == 1
    assert "small/chapter-7.yaml:9" in said.out


def test_the_head_may_be_named_instead_of_its_folder(run: Run, small: Path) -> None:
    assert run("checklist", "check", small / "checklist.yaml").code == 0


def test_a_chapter_or_profile_may_be_named_as_well(run: Run, small: Path) -> None:
    spoil(small)
    for file in ("chapter-4.yaml", "profiles/quick.yaml"):
        assert "small/chapter-7.yaml:9" in run("checklist", "check", small / file).out


def test_a_folder_of_checklists_stands_for_those_in_it(run: Run, small: Path) -> None:
    spoil(small)
    said = run("checklist", "check", small.parent)
    assert "small/chapter-7.yaml:9" in said.out
    assert "folder-missing" not in said.out


def test_a_folder_that_is_not_there_is_an_error(run: Run, small: Path) -> None:
    said = run("checklist", "check", small / "nothing")
    assert said.code == 1
    assert "This is not a folder with a checklist." in said.out


def test_checking_needs_no_database_and_no_name(run: Run, home: Path) -> None:
    assert run("checklist", "check", resources.checklists() / "iso10002-2018").code == 0
    assert not home.exists()


def test_show_finds_by_number_and_by_word(run: Run, small: Path) -> None:
    by_number = run("checklist", "show", "small", "7.1").lines
    assert [line.split()[0] for line in by_number if line[:1].isdigit()] == ["7.1-1", "7.1-2"]
    assert run("checklist", "show", "small", "telephone").lines[0].startswith("7.2-1  Each complaint is written down")
    assert run("checklist", "show", "nothing").code == 1
    assert run("checklist", "show", "small", "zzzz").lines == [say("checklists.nothing")]


@pytest.mark.parametrize("part", ["head", "chapter", "profile"])
def test_each_kind_of_file_has_a_schema(run: Run, home: Path, part: str) -> None:
    said = run("checklist", "schema", part)
    assert said.code == 0
    assert json.loads(said.out)["type"] == "object"


def test_a_content_changed_under_its_version_is_an_error_once_it_is_locked(run: Run, small: Path) -> None:
    lock = small.parent / "versions.lock"
    shipped = resources.checklists() / "versions.lock"
    before = shipped.read_bytes() if shipped.exists() else None
    from assessment.library.loader import load_checklist
    from assessment.library.versions import lock_versions

    lock_versions(small.parent, [load_checklist(small)])
    assert lock.exists()
    assert run("checklist", "check", small).code == 0
    spoil(small, "statement: Customers find out how to complain.", "statement: Everybody finds out how to complain.")
    said = run("checklist", "check", small)
    assert said.code == 1
    assert "Raise the version in checklist.yaml" in said.out
    assert (shipped.read_bytes() if shipped.exists() else None) == before
