"""A backup holds everything and brings it back; what is damaged, newer or crafted is refused before anything changes."""

from __future__ import annotations

import dataclasses
import io
import json
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from assessment.archive.packing import ChangedArchive, UnsafeArchive
from assessment.archive.zipping import ArchiveTooLarge, BrokenArchive
from assessment.config import Settings
from assessment.domain.actor import Actor
from assessment.services import restore as restoring
from assessment.services.backup import (
    BackupNotWritten,
    OnServer,
    backup_bytes,
    write_backup,
)
from assessment.services.desk import Desk, open_store, shelf_of
from assessment.services.engagements import NewEngagement, list_engagements, start_engagement
from assessment.services.identity import introduce
from assessment.services.restore import DataElsewhere, NoBackup, NoRoom, look_into, restore
from assessment.storage.copies import InUse
from assessment.storage.database import DamagedDatabase, Database, ForeignDatabase
from assessment.storage.schema import NewerDatabase

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@pytest.fixture
def desk(home: Path, migrated_file: Path) -> Desk:
    """A whole installation: an engagement, a kept file, an own checklist, and a name."""
    settings = Settings()
    home.mkdir()
    shutil.copy(migrated_file, home / "iso10002.db")
    introduce(settings, "Ada", "Engines")
    shutil.copytree(Path(__file__).parents[1] / "library" / "small", home / "checklists" / "small")
    desk = Desk(open_store(settings), shelf_of(settings), Actor(name="Ada"))
    start_engagement(desk, NewEngagement(organization="Before", checklist="small", profile="full"))
    desk.files.keep(b"evidence")
    return desk


@pytest.fixture
def backup(desk: Desk, tmp_path: Path) -> Path:
    """A backup of `desk`."""
    return write_backup(Settings(), desk.store.database, tmp_path / "backup.zip").file


@pytest.fixture
def moved_on(desk: Desk, backup: Path) -> Path:
    """The installation after the backup: another engagement, other files, another name; nothing open. The backup."""
    start_engagement(desk, NewEngagement(organization="After", checklist="small", profile="full"))
    desk.files.keep(b"later evidence")
    introduce(Settings(), "Bea", "")
    shutil.rmtree(Settings().own_checklists)
    desk.store.database.close()
    return backup


def names() -> set[str]:
    settings = Settings()
    desk = Desk(open_store(settings), shelf_of(settings), Actor(name="Ada"))
    found = {line.organization for line in list_engagements(desk)}
    desk.store.database.close()
    return found


def everything(home: Path) -> dict[str, bytes]:
    """Every file of the data folder but the copies and SQLite's own log."""
    return {
        path.relative_to(home).as_posix(): path.read_bytes()
        for path in sorted(home.rglob("*"))
        if path.is_file() and path.parent.name != "copies" and not path.name.endswith(("-wal", "-shm"))
    }


def test_a_backup_holds_database_files_checklists_and_name(desk: Desk, backup: Path) -> None:
    with zipfile.ZipFile(backup) as archive:
        held = archive.namelist()
        manifest = json.loads(archive.read("manifest.json"))
        assert json.loads(archive.read("identity.json"))["name"] == "Ada"
        for name, meta in manifest["parts"].items():
            assert sha256(archive.read(name)).hexdigest() == meta["sha256"]
    digest = sha256(b"evidence").hexdigest()
    assert {"iso10002.db", "identity.json", f"files/{digest[:2]}/{digest}", "checklists/small/checklist.yaml"} <= set(
        held
    )
    assert set(manifest["parts"]) | {"manifest.json"} == set(held)
    assert manifest["last_change"]


def test_the_same_data_gives_the_same_bytes(desk: Desk, backup: Path) -> None:
    assert backup_bytes(Settings(), desk.store.database) == backup.read_bytes()


def test_a_file_that_is_no_longer_what_was_stored_is_named(desk: Desk, home: Path, tmp_path: Path) -> None:
    digest = sha256(b"evidence").hexdigest()
    (home / "files" / digest[:2] / digest).write_bytes(b"altered")
    made = write_backup(Settings(), desk.store.database, tmp_path / "b.zip")
    assert made.damaged == (f"files/{digest[:2]}/{digest}",)


def test_restoring_brings_everything_back_and_keeps_what_was_there(moved_on: Path, home: Path) -> None:
    aside = restore(Settings(), moved_on, NOW)
    assert aside is not None
    assert aside.name.startswith("before-restore-2026-11-21-")
    assert json.loads((home / "identity.json").read_text())["name"] == "Ada"
    assert (home / "checklists" / "small" / "checklist.yaml").is_file()
    assert [path.name for path in (home / "files").rglob("*") if path.is_file()] == [sha256(b"evidence").hexdigest()]
    assert names() == {"Before"}
    assert json.loads((aside / "identity.json").read_text())["name"] == "Bea"
    with closing(sqlite3.connect(aside / "iso10002.db")) as old:
        assert old.execute("SELECT count(*) FROM organization").fetchone() == (2,)
    assert not [path for path in home.iterdir() if path.name.startswith("restore.")]


def test_what_was_set_aside_can_be_put_back(moved_on: Path) -> None:
    aside = restore(Settings(), moved_on, NOW)
    assert aside is not None
    restore(Settings(), aside / "iso10002.db", NOW.replace(hour=10))
    assert names() == {"Before", "After"}


def test_restoring_into_an_empty_folder(moved_on: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ISO10002_HOME", str(tmp_path / "new"))
    assert restore(Settings(), moved_on, NOW) is None
    assert names() == {"Before"}


def test_a_daily_copy_brings_the_database_only(moved_on: Path, home: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(moved_on) as archive:
        copy = Path(archive.extract("iso10002.db", tmp_path))
    assert look_into(Settings(), copy).is_database_only
    restore(Settings(), copy, NOW)
    assert names() == {"Before"}
    assert json.loads((home / "identity.json").read_text())["name"] == "Bea"
    assert len([path for path in (home / "files").rglob("*") if path.is_file()]) == 2


def test_looking_changes_nothing_and_says_what_is_there(moved_on: Path, home: Path) -> None:
    before = everything(home)
    found = look_into(Settings(), moved_on)
    assert (found.files, found.has_checklists, found.is_database_only) == (1, True, False)
    assert found.last_change.startswith("20")
    assert everything(home) == before


def test_nothing_is_restored_under_a_running_app(desk: Desk, backup: Path, home: Path) -> None:
    list_engagements(desk)  # as the app does, which keeps its connections
    before = everything(home)
    with pytest.raises(InUse, match="Stop the app"):
        restore(Settings(), backup, NOW)
    assert everything(home) == before
    desk.store.database.close()


def test_a_damaged_database_can_be_replaced(moved_on: Path, home: Path) -> None:
    (home / "iso10002.db").write_bytes(b"no database any more" * 1000)
    restore(Settings(), moved_on, NOW)
    assert names() == {"Before"}


def changed(backup: Path, change: Callable[[dict[str, bytes]], None], *, fits: bool = True) -> Path:
    """The backup with other parts; the manifest fits them unless it is told not to."""
    with zipfile.ZipFile(backup) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    if fits:
        about = json.loads(parts["manifest.json"])
        about["parts"] = {
            name: {"sha256": sha256(held).hexdigest(), "size": len(held)}
            for name, held in parts.items()
            if name != "manifest.json"
        }
        parts["manifest.json"] = json.dumps(about).encode()
    with zipfile.ZipFile(backup, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, held in parts.items():
            archive.writestr(name, held)
    return backup


def database_after(parts: dict[str, bytes], folder: Path, *statements: str) -> bytes:
    file = folder / "edited.db"
    file.write_bytes(parts["iso10002.db"])
    with closing(sqlite3.connect(file)) as edited, edited:
        for statement in statements:
            edited.execute(statement)
    with closing(sqlite3.connect(file)) as edited:
        edited.execute("PRAGMA journal_mode=DELETE")
    return file.read_bytes()


def damaged(content: bytes) -> bytes:
    return content[:8192] + b"\xff" * 12288 + content[20480:]


CHANGES: dict[str, tuple[Callable[[dict[str, bytes], Path], None], type[Exception], bool]] = {
    "newer": (
        lambda parts, folder: parts.update(
            {"iso10002.db": database_after(parts, folder, "UPDATE alembic_version SET version_num = '9999'")}
        ),
        NewerDatabase,
        True,
    ),
    "of another program": (
        lambda parts, folder: parts.update(
            {"iso10002.db": database_after(parts, folder, "DROP TABLE alembic_version")}
        ),
        ForeignDatabase,
        True,
    ),
    **{
        f"with {what}": (
            lambda parts, folder, sql=sql: parts.update({"iso10002.db": database_after(parts, folder, *sql)}),
            ForeignDatabase,
            True,
        )
        for what, sql in {
            "a trigger": ("CREATE TRIGGER evil AFTER INSERT ON person BEGIN DELETE FROM journal_entry; END",),
            "a view that never ends": (
                "ALTER TABLE journal_entry RENAME TO kept",
                "CREATE VIEW journal_entry AS WITH RECURSIVE n(at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM n) SELECT at FROM n",
            ),
            "no journal": ("DROP TABLE journal_entry",),
        }.items()
    },
    "damaged": (lambda parts, _: parts.update({"iso10002.db": damaged(parts["iso10002.db"])}), DamagedDatabase, True),
    "no database": (lambda parts, _: parts.update({"iso10002.db": b"text"}), ForeignDatabase, True),
    "without a database": (lambda parts, _: parts.pop("iso10002.db") and None, NoBackup, True),
    "altered": (lambda parts, _: parts.update({"identity.json": b'{"name":"Eve"}'}), ChangedArchive, False),
    "with more than listed": (lambda parts, _: parts.update({"checklists/x.yaml": b"x"}), ChangedArchive, False),
    "with less than listed": (lambda parts, _: parts.pop("identity.json") and None, ChangedArchive, False),
    "leading elsewhere": (lambda parts, _: parts.update({"checklists/../../evil": b"x"}), UnsafeArchive, True),
    "with a program": (lambda parts, _: parts.update({"run.py": b"x"}), UnsafeArchive, True),
    "with a forged file": (lambda parts, _: parts.update({"files/ab/cd": b"x"}), UnsafeArchive, True),
    "a bomb": (lambda parts, _: parts.update({"checklists/big": bytes(150 << 20)}), ArchiveTooLarge, True),
    "without a list": (lambda parts, _: parts.pop("manifest.json") and None, BrokenArchive, False),
}


@pytest.mark.parametrize("kind", CHANGES)
def test_a_bad_backup_is_refused_and_nothing_changes(moved_on: Path, home: Path, tmp_path: Path, kind: str) -> None:
    change, refusal, fits = CHANGES[kind]
    bad = changed(moved_on, lambda parts: change(parts, tmp_path), fits=fits)
    before = everything(home)
    with pytest.raises(refusal):
        restore(Settings(), bad, NOW)
    assert everything(home) == before
    assert not (tmp_path / "evil").exists()
    assert names() == {"Before", "After"}


@pytest.mark.parametrize("content", [b"", b"text", b"PK\x03\x04", b"SQLite format 3\x00 and no more"])
def test_a_file_that_is_no_backup_is_a_sentence(moved_on: Path, home: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "other").write_bytes(content)
    before = everything(home)
    with pytest.raises((BrokenArchive, ForeignDatabase)):
        restore(Settings(), tmp_path / "other", NOW)
    assert everything(home) == before


def test_no_file_or_a_folder_is_a_sentence(moved_on: Path, tmp_path: Path) -> None:
    for place in (tmp_path / "nowhere.zip", tmp_path):
        with pytest.raises(NoBackup, match="cannot be restored"):
            restore(Settings(), place, NOW)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="a system without such files")
def test_a_device_is_no_backup(moved_on: Path) -> None:
    with pytest.raises(NoBackup, match="no ordinary file"):
        restore(Settings(), Path("/dev/zero"), NOW)


def test_a_backup_that_does_not_fit_is_a_sentence(moved_on: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(restoring, "_SPARE", 1 << 60)
    before = everything(home)
    with pytest.raises(NoRoom, match="Nothing was changed"):
        restore(Settings(), moved_on, NOW)
    assert everything(home) == before


class PulledPlug(BaseException):
    """The computer loses power."""


@pytest.mark.parametrize("steps", range(11))
def test_a_restore_that_was_interrupted_is_finished_at_the_next_start(
    moved_on: Path, home: Path, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    rename, left = Path.rename, [steps]

    def renaming(self: Path, target: Path) -> Path:
        if left[0] == 0:
            raise PulledPlug
        left[0] -= 1
        return rename(self, target)

    with monkeypatch.context() as narrow:
        narrow.setattr(Path, "rename", renaming)
        with suppress(PulledPlug):
            restore(Settings(), moved_on, NOW)
    began = steps > 0
    assert names() == ({"Before"} if began else {"Before", "After"})
    if began:
        assert json.loads((home / "identity.json").read_text())["name"] == "Ada"
    assert not (home / "restore.checked").exists()
    assert not (home / "restore.swapped").exists()


def test_a_server_is_told_to_use_its_own_backups(
    desk: Desk, backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://ada@nowhere.example/iso")
    with pytest.raises(OnServer, match="server's own backups"):
        write_backup(Settings(), Database(Settings().database), tmp_path / "b.zip")
    with pytest.raises(OnServer):
        restore(Settings(), backup, NOW)
    assert not (tmp_path / "b.zip").exists()


def test_a_database_outside_the_data_folder_is_not_overwritten(
    desk: Desk, backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{(tmp_path / 'elsewhere.db').as_posix()}")
    with pytest.raises(DataElsewhere, match="outside the data folder"):
        restore(Settings(), backup, NOW)


def test_files_in_a_store_of_their_own_are_backed_up_and_brought_back(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ISO10002_FILES_URL", (tmp_path / "bucket").as_uri())
    settings = Settings()
    desk = dataclasses.replace(Desk(open_store(settings), shelf_of(settings), Actor(name="Ada")))
    digest = desk.files.keep(b"evidence")
    backup = write_backup(settings, desk.store.database, tmp_path / "b.zip").file
    desk.store.database.close()
    shutil.rmtree(tmp_path / "bucket")
    restore(settings, backup, NOW)
    assert Desk(desk.store, desk.shelf).files.read(digest) == b"evidence"


def test_a_backup_never_takes_the_place_of_a_database(desk: Desk, home: Path) -> None:
    before = (home / "iso10002.db").read_bytes()
    with pytest.raises(BackupNotWritten, match="there is a database"):
        write_backup(Settings(), desk.store.database, home / "iso10002.db")
    assert (home / "iso10002.db").read_bytes() == before


def test_a_target_that_takes_no_file_is_a_sentence(desk: Desk, tmp_path: Path) -> None:
    from assessment.services.backup import BackupNotWritten

    with pytest.raises(BackupNotWritten, match="Nothing was left behind"):
        write_backup(Settings(), desk.store.database, tmp_path / "nowhere" / "b.zip")
    (tmp_path / "folder").mkdir()
    with pytest.raises(BackupNotWritten, match="no ordinary file"):
        write_backup(Settings(), desk.store.database, tmp_path / "folder")
    assert [entry.name for entry in tmp_path.glob("*.part")] == []
    assert io.BytesIO(backup_bytes(Settings(), desk.store.database)).getbuffer().nbytes > 0
