"""Content does not change under a version that people have used."""

from __future__ import annotations

import shutil
from pathlib import Path

from assessment import resources
from assessment.library.loader import load_checklist
from assessment.library.versions import LOCK_FILE, check_version, lock_versions

SMALL = Path(__file__).parent / "small"


def test_the_shipped_checklists_are_as_locked() -> None:
    parent = resources.checklists()
    assert (parent / LOCK_FILE).is_file()
    for head in parent.glob("*/checklist.yaml"):
        checklist = load_checklist(head.parent)
        assert check_version(checklist, head.parent) is None, "raise the version, then run: iso10002 checklist lock"
        locked = (parent / LOCK_FILE).read_text(encoding="utf-8")
        assert f"{checklist.head.id} {checklist.head.version} {checklist.fingerprint}" in locked


def test_a_change_without_a_new_version_is_an_error_until_the_version_is_raised(tmp_path: Path) -> None:
    folder = tmp_path / "small"
    shutil.copytree(SMALL, folder)
    before = load_checklist(folder)
    lock_versions(tmp_path, [before])
    assert check_version(before, folder) is None
    head = folder / "checklist.yaml"
    chapter = folder / before.head.chapters[0]
    text = chapter.read_text(encoding="utf-8")
    chapter.write_text(text.replace(before.criteria[0].risk, "Another risk."), encoding="utf-8")
    remark = check_version(load_checklist(folder), folder)
    assert remark is not None
    assert remark.code == "version-unchanged"
    head.write_text(head.read_text(encoding="utf-8").replace(before.head.version, "9.9.9"), encoding="utf-8")
    after = load_checklist(folder)
    assert check_version(after, folder) is None
    lock_versions(tmp_path, [after])
    assert len((tmp_path / LOCK_FILE).read_text(encoding="utf-8").splitlines()) == 2


def test_without_a_lock_nothing_is_said(tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path / "small")
    assert check_version(load_checklist(tmp_path / "small"), tmp_path / "small") is None
