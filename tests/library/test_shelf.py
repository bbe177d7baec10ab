"""The checklists at hand: whose wins, and when a file is read again."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assessment import resources
from assessment.library.loader import UnusableChecklist
from assessment.library.shelf import Shelf, UnknownChecklist, UnreadableFolder

if TYPE_CHECKING:
    from tests.conftest import Powerless

SMALL = Path(__file__).parent / "small"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder of own checklists that holds a copy of the small one."""
    shutil.copytree(SMALL, tmp_path / "own" / "small")
    return tmp_path / "own"


def retitle(folder: Path, title: str) -> None:
    head = folder / "checklist.yaml"
    text = head.read_text(encoding="utf-8").replace("title: Small checklist", f"title: {title}")
    head.write_text(text, encoding="utf-8")


def test_the_names_of_all_folders_are_sorted_and_each_stands_once(own: Path) -> None:
    shelf = Shelf(own, SMALL.parent, resources.checklists())
    assert shelf.names() == ("iso10002-2018", "small")


def test_an_own_checklist_wins_over_a_shipped_one_of_the_same_name(own: Path) -> None:
    retitle(own / "small", "My own")
    assert Shelf(own, SMALL.parent).load("small").head.title == "My own"
    assert Shelf(SMALL.parent, own).load("small").head.title == "Small checklist"


def test_a_checklist_is_read_once_while_its_files_stay(own: Path) -> None:
    shelf = Shelf(own)
    assert shelf.load("small") is shelf.load("small")


def test_a_changed_head_is_read_again(own: Path) -> None:
    shelf = Shelf(own)
    before = shelf.load("small")
    retitle(own / "small", "Changed")
    assert shelf.load("small").head.title == "Changed"
    assert before.head.title == "Small checklist"


def test_a_changed_chapter_of_equal_size_is_read_again(own: Path) -> None:
    shelf = Shelf(own)
    shelf.load("small")
    chapter = own / "small" / "chapter-7.yaml"
    before = chapter.stat()
    chapter.write_text(
        chapter.read_text(encoding="utf-8").replace("title: Receipt", "title: Recital"), encoding="utf-8"
    )
    os.utime(chapter, ns=(before.st_atime_ns, before.st_mtime_ns + 1_000_000_000))
    assert shelf.load("small").clause("7.2").title == "Recital"


def test_a_new_profile_is_seen(own: Path) -> None:
    shelf = Shelf(own)
    shelf.load("small")
    text = "id: short\ntitle: Short\nabout: One criterion.\ncriteria: [7.2-1]\n"
    (own / "small" / "profiles" / "short.yaml").write_text(text, encoding="utf-8")
    assert shelf.load("small").profile("short").criteria == ("7.2-1",)


def test_a_checklist_that_breaks_is_refused_and_works_again_when_mended(own: Path) -> None:
    shelf = Shelf(own)
    good = shelf.load("small")
    chapter = own / "small" / "chapter-7.yaml"
    text = chapter.read_text(encoding="utf-8")
    chapter.write_text(text.replace("force: should", "force: must"), encoding="utf-8")
    with pytest.raises(UnusableChecklist):
        shelf.load("small")
    assert shelf.read("small").checklist is None
    chapter.write_text(text, encoding="utf-8")
    assert shelf.load("small") == good


def test_an_unknown_checklist_is_refused_with_the_names_of_the_others(own: Path) -> None:
    with pytest.raises(UnknownChecklist, match=r"“iso9001”. Known are: small\."):
        Shelf(own).load("iso9001")


def test_without_any_checklist_the_refusal_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnknownChecklist, match="No checklist was found at all"):
        Shelf(tmp_path / "nowhere").load("small")


@pytest.mark.parametrize("name", ["../own/small", "small/", ".", "..", "", "/etc", "small\x00"])
def test_a_name_is_never_taken_as_a_path(own: Path, name: str) -> None:
    with pytest.raises(UnknownChecklist):
        Shelf(own).load(name)


def test_a_folder_without_a_head_is_no_checklist(own: Path) -> None:
    (own / "notes").mkdir()
    (own / "loose.yaml").write_text("a: 1\n", encoding="utf-8")
    assert Shelf(own).names() == ("small",)


def test_a_link_to_nothing_among_the_profiles_is_a_problem_of_that_checklist_only(own: Path) -> None:
    (own / "small" / "profiles" / "gone.yaml").symlink_to("nowhere.yaml")
    with pytest.raises(UnusableChecklist, match=r"small/profiles/gone\.yaml"):
        Shelf(own).load("small")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps permissions another way")
def test_what_may_not_be_looked_into_is_said_and_never_taken_for_empty(open_folder: Path, powerless: Powerless) -> None:
    (open_folder / "closed").mkdir(mode=0)
    with powerless():
        assert Shelf(open_folder).names() == ("closed",)
        with pytest.raises(UnusableChecklist, match="Permission denied"):
            Shelf(open_folder).load("closed")
        with pytest.raises(UnreadableFolder, match="closed cannot be read: Permission denied"):
            Shelf(open_folder / "closed").names()
