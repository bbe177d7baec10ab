"""Put a backup or a daily copy back: looked through first, swapped in whole, and what was there is kept beside it.

The data folder passes through two stages, each a folder's name: `restore.checked` holds the new data while the old is set
aside, `restore.swapped` while the new moves in. A start that finds one of them goes on where the restore was interrupted.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Self
from uuid import uuid4

from assessment.archive.packing import opened
from assessment.config import Settings
from assessment.domain.errors import InvalidInput, NotAllowed, StorageTrouble
from assessment.domain.record import Value
from assessment.services.backup import DATABASE, KIND, OnServer, is_part
from assessment.services.identity import FILE as IDENTITY
from assessment.storage.copies import check_whole, is_database, last_change_in, make_sole
from assessment.storage.database import Database
from assessment.storage.files import FileStore
from assessment.storage.schema import schema_of

CHECKED, SWAPPED = "restore.checked", "restore.swapped"
ASIDE = "before-restore"
_FILES, _CHECKLISTS = "files", "checklists"
_LOGS = (f"{DATABASE}-wal", f"{DATABASE}-shm")
_NAMED, _WHOLE = "aside", "whole"
"""Notes of a draft: the folder for what was there, and that everything is replaced."""
_SPARE = 50 * 1024 * 1024


class NoBackup(InvalidInput):
    """The file is neither a backup nor a copy of the database."""

    def __init__(self, file: Path, reason: str) -> None:
        """Name the file and the reason."""
        super().__init__(
            f"{file} cannot be restored: {reason}. Give a backup (.zip) that the toolkit made, or one of its daily copies (.db)."
        )


class DataElsewhere(NotAllowed):
    """The database is not in the data folder."""

    def __init__(self, file: Path) -> None:
        """Name the place."""
        super().__init__(
            f"The database is {file}, outside the data folder, so nothing was restored. "
            "Take DATABASE_URL away for this command and set ISO10002_HOME to the folder that is to be restored."
        )


class NoRoom(StorageTrouble):
    """The backup does not fit on the disk."""

    def __init__(self, needed: int) -> None:
        """Say how much is needed."""
        super().__init__(
            f"Restoring needs {needed // 1_000_000 + 1} MB free on the disk of the data folder, beside the data that is there. "
            "Nothing was changed; free some space and try again."
        )


class NotRestored(StorageTrouble):
    """The data folder could not be changed."""

    def __init__(self, reason: str) -> None:
        """Give the reason."""
        super().__init__(
            f"The data could not be restored: {reason}. Nothing is lost: run the same command again, or start the toolkit, "
            "once nothing else has the data folder open."
        )


class Restorable(Value):
    """What a file would bring back: `last_change` as the database tells it (UTC); a daily copy brings the database only."""

    file: Path
    last_change: str
    files: int
    has_checklists: bool
    is_database_only: bool


def look_into(settings: Settings, file: Path) -> Restorable:
    """Look through a backup or copy, everything in it, without changing anything."""
    with _drafted(settings) as draft:
        return _looked(file, draft.folder)


def restore(settings: Settings, file: Path, now: datetime) -> Path | None:
    """Put the data back and return the folder with what was there before, None when there was nothing."""
    with _drafted(settings) as draft:
        _looked(file, draft.folder)
        make_sole(settings.home / DATABASE)
        aside = settings.home / f"{ASIDE}-{now.astimezone():%Y-%m-%d-%H%M%S}"
        if settings.files_url:
            _keep_elsewhere(FileStore(settings.files), draft.folder / _FILES)
        finish_restore(settings.home)
        try:
            (draft.folder / _NAMED).write_text(aside.name, encoding="utf-8")
            draft.folder.rename(settings.home / CHECKED)
        except OSError as error:
            raise NotRestored(error.strerror or str(error)) from error
        finish_restore(settings.home)
    return aside if aside.exists() else None


def finish_restore(home: Path) -> None:
    """Go on with a restore that was interrupted, from whatever stage it had reached; nothing when there is none."""
    try:
        if _is_folder(home / CHECKED):
            _set_aside(home)
        if _is_folder(home / SWAPPED):
            _move_in(home)
    except OSError as error:
        raise NotRestored(error.strerror or str(error)) from error


def _is_folder(place: Path) -> bool:
    """True for a folder; where nobody may look there is no restore to go on with, and opening the data says the rest."""
    with suppress(OSError):
        return place.is_dir()
    return False


def _set_aside(home: Path) -> None:
    checked = home / CHECKED
    aside = home / Path((checked / _NAMED).read_text(encoding="utf-8")).name
    for name in _replaced_by(checked):
        if (home / name).exists():
            aside.mkdir(exist_ok=True)
            (home / name).rename(aside / name)
    checked.rename(home / SWAPPED)


def _move_in(home: Path) -> None:
    swapped = home / SWAPPED
    for name in (DATABASE, IDENTITY, _FILES, _CHECKLISTS):
        if (swapped / name).exists():
            (swapped / name).rename(home / name)
    shutil.rmtree(swapped)


def _keep_elsewhere(store: FileStore, folder: Path) -> None:
    """Bring the files to the store they belong to; equal bytes are there once, so nothing is overwritten."""
    for file in folder.glob("*/*"):
        store.keep(file.read_bytes())
    shutil.rmtree(folder, ignore_errors=True)


def _replaced_by(new: Path) -> list[str]:
    """What makes room: a whole backup replaces all of the data, a copy of the database only the database."""
    whole = (new / _WHOLE).exists()
    return [DATABASE, *_LOGS, *((_FILES, _CHECKLISTS, IDENTITY) if whole else ())]


def _looked(file: Path, draft: Path) -> Restorable:
    """Unpack into the draft and look through it: hashes, the database, its schema."""
    try:
        if file.exists() and not (file.is_file() or file.is_dir()):
            raise NoBackup(file, "it is no ordinary file")
        if is_database(file):
            return _looked_copy(file, draft)
        with opened(file, is_expected=is_part) as archive:
            if archive.about.get("kind") != KIND or DATABASE not in archive.parts:
                raise NoBackup(file, "it is no backup of this toolkit")
            _need(draft, sum(meta.size for meta in archive.parts.values()))
            archive.unpack(draft)
            names = list(archive.parts)
    except OSError as error:
        raise NoBackup(file, error.strerror or str(error)) from error
    (draft / _WHOLE).touch()
    return _database_in(
        file,
        draft,
        files=sum(name.startswith(f"{_FILES}/") for name in names),
        has_checklists=any(name.startswith(f"{_CHECKLISTS}/") for name in names),
    )


def _looked_copy(file: Path, draft: Path) -> Restorable:
    _need(draft, file.stat().st_size)
    shutil.copyfile(file, draft / DATABASE)
    return _database_in(file, draft, files=0, has_checklists=False)


def _database_in(file: Path, draft: Path, *, files: int, has_checklists: bool) -> Restorable:
    schema_of(draft / DATABASE)
    check_whole(draft / DATABASE)
    return Restorable(
        file=file,
        last_change=last_change_in(draft / DATABASE),
        files=files,
        has_checklists=has_checklists,
        is_database_only=not (draft / _WHOLE).exists(),
    )


def _need(draft: Path, size: int) -> None:
    if shutil.disk_usage(draft).free < size + _SPARE:
        raise NoRoom(size + _SPARE)


class _Draft:
    """A folder inside the data folder that is gone afterwards, unless it was renamed."""

    def __init__(self, home: Path) -> None:
        self.folder = home / f"restore.{uuid4().hex}.part"

    def __enter__(self) -> Self:
        try:
            self.folder.mkdir(parents=True)
        except OSError as error:
            raise NotRestored(error.strerror or str(error)) from error
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):
            shutil.rmtree(self.folder)


def _drafted(settings: Settings) -> _Draft:
    """A draft in the data folder, where the data can be put back at all."""
    database = Database(settings.database)
    database.close()
    if database.file is None:
        raise OnServer
    if database.file.resolve() != (settings.home / DATABASE).resolve():
        raise DataElsewhere(database.file)
    return _Draft(settings.home)
