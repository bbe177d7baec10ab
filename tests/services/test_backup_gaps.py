"""A backup says what it lacks: own checklists that it cannot hold, and files that are not where they are kept."""

from __future__ import annotations

import io
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assessment.config import Settings
from assessment.domain.actor import Actor
from assessment.services.backup import BackupNotWritten, gap_sentences, gaps_of, write_backup
from assessment.services.desk import Desk, open_store, shelf_of
from assessment.services.files import Upload
from assessment.services.firm import change_firm, firm_profile
from assessment.services.restore import look_into
from tests.intake.files_of_all_kinds import picture

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@pytest.fixture
def desk(home: Path) -> Desk:
    """A new installation in a folder of its own."""
    settings = Settings(home=home)
    return Desk(open_store(settings), shelf_of(settings), Actor(name="Ada"), clock=lambda: NOW)


def own_file(home: Path, name: str) -> Path:
    """A file of an own checklist beside those of `small`."""
    file = home / "checklists" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("mine")
    return file


def test_own_checklists_that_a_backup_cannot_hold_are_named(desk: Desk, home: Path, tmp_path: Path) -> None:
    own_file(home, "small/what: ever?.yaml")
    own_file(home, "small/Notes.yaml")
    own_file(home, "small/notes.yaml")
    (home / "checklists" / "linked").symlink_to(own_file(tmp_path, "elsewhere/checklist.yaml").parent)
    made = write_backup(Settings(), desk.store.database, tmp_path / "backup.zip")
    assert made.gaps == gaps_of(Settings(), desk.store.database)
    assert made.gaps.left_out == ("linked", "small/notes.yaml", "small/what: ever?.yaml")
    assert made.gaps.missing == 0
    assert [sentence.split(" of your")[0] for sentence in gap_sentences(made.gaps)] == [
        f"Not in the backup: {name}" for name in made.gaps.left_out
    ]
    assert look_into(Settings(), made.file).has_checklists  # two names that some systems take for one would stop it


def test_many_files_left_out_are_counted(home: Path, desk: Desk) -> None:
    for number in range(23):
        own_file(home, f"small/{number}?.yaml")
    said = gap_sentences(gaps_of(Settings(), desk.store.database))
    assert (len(said), said[-1][:7]) == (21, "3 more ")


def test_files_on_record_that_are_not_where_they_are_kept_are_told(
    desk: Desk, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_firm(desk, firm_profile(desk), logo=Upload("logo.png", io.BytesIO(picture())))
    assert gaps_of(Settings(), desk.store.database).missing == 0
    monkeypatch.setenv("ISO10002_FILES_URL", str(tmp_path / "not mounted"))
    made = write_backup(Settings(), desk.store.database, tmp_path / "backup.zip")
    assert (made.files, made.gaps.missing) == (0, 1)
    assert "one file that is on record" in gap_sentences(made.gaps)[0]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root reads everything")
def test_an_own_checklist_that_may_not_be_read_is_named(desk: Desk, home: Path, tmp_path: Path) -> None:
    own_file(home, "small/secret.yaml").chmod(0)
    with pytest.raises(BackupNotWritten, match=r"secret\.yaml"):
        write_backup(Settings(), desk.store.database, tmp_path / "backup.zip")
    assert not list(tmp_path.glob("*.zip"))
