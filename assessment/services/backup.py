"""Everything of an installation in one file: database, kept files, own checklists, and who works here."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from assessment import __version__
from assessment.archive.packing import Part, file_part, is_safe, pack, same_name
from assessment.config import Settings
from assessment.domain.errors import NotAllowed, StorageTrouble
from assessment.domain.record import Value
from assessment.services.documents import written_whole
from assessment.services.identity import FILE as IDENTITY
from assessment.storage.copies import check_whole, last_change_in
from assessment.storage.database import Database
from assessment.storage.files import FileStore
from assessment.storage.removal import files_in_use
from assessment.storage.schema import schema_of
from assessment.storage.store import Store
from assessment.wording import say, say_count

KIND = "iso10002-toolkit backup"
DATABASE = "iso10002.db"
FILES, CHECKLISTS = "files/", "checklists/"
DOWNLOADABLE = 400 * 1024 * 1024
"""Bytes up to which the page offers a download; more is a matter for the command, which needs no memory."""

_NAMED = 20
"""Files left out that are named one by one."""
_KEPT = re.compile(r"files/([0-9a-f]{2})/\1[0-9a-f]{62}")


class OnServer(NotAllowed):
    """The data is on a database server, which has backups of its own."""

    def __init__(self) -> None:
        """Say what to use."""
        super().__init__(
            "The data is on a database server (DATABASE_URL), so the server's own backups apply (for example pg_dump). "
            "Ask whoever looks after it; files and checklists in the data folder can be copied as they are."
        )


class BackupNotWritten(StorageTrouble):
    """The backup could not be written where it was asked for."""

    def __init__(self, where: Path, reason: str) -> None:
        """Name the place and the reason."""
        super().__init__(
            f"The backup could not be written to {where}: {reason}. Nothing was left behind. "
            "Make room there, or choose another place, and try again."
        )


class Gaps(Value):
    """What a backup cannot hold: files of own checklists by name, and how many kept files are on record but not there."""

    left_out: tuple[str, ...] = ()
    missing: int = 0


class Backup(Value):
    """What a backup holds: the number of files and checklist files, its size in bytes, files that are damaged, and its gaps."""

    file: Path
    size: int
    files: int
    checklists: int
    damaged: tuple[str, ...] = ()
    gaps: Gaps = Gaps()


def backup_name(today: date) -> str:
    """The file name of a backup of this day."""
    return f"iso10002-backup-{today.isoformat()}.zip"


def is_part(name: str) -> bool:
    """True for the name of something that a backup holds."""
    return name in {DATABASE, IDENTITY} or bool(_KEPT.fullmatch(name)) or name.startswith(CHECKLISTS)


def write_backup(settings: Settings, database: Database, target: Path) -> Backup:
    """Write a backup whole or not at all; the same data gives the same bytes."""
    try:
        with written_whole(target) as out:
            files, checklists, damaged = _write(settings, database, out)
        size = target.stat().st_size
    except OSError as error:
        reason = error.strerror or str(error)
        raise BackupNotWritten(target, f"{reason} ({error.filename})" if error.filename else reason) from error
    gaps = gaps_of(settings, database)
    return Backup(file=target, size=size, files=files, checklists=checklists, damaged=damaged, gaps=gaps)


def backup_bytes(settings: Settings, database: Database) -> bytes:
    """The backup for a download."""
    buffer = BytesIO()
    _write(settings, database, buffer)
    return buffer.getvalue()


def backup_size(settings: Settings, database: Database) -> int:
    """About how many bytes a backup holds before it is packed."""
    file = database.file
    return (file.stat().st_size if file and file.exists() else 0) + sum(
        size for _, size in FileStore(settings.files).kept()
    )


def gaps_of(settings: Settings, database: Database) -> Gaps:
    """What a backup made now would not hold."""
    with Store(database).reading() as reader:
        named = files_in_use(reader)
    kept = {digest for digest, _ in FileStore(settings.files).kept()}
    left_out = tuple(name.removeprefix(CHECKLISTS) for name, _, packed in _own_files(settings) if not packed)
    return Gaps(left_out=left_out, missing=len(named - kept))


def gap_sentences(gaps: Gaps) -> tuple[str, ...]:
    """What to tell about the gaps of a backup; nothing when there are none."""
    left_out = tuple(
        say("backup.left_out", name=os.fsencode(name).decode(errors="replace")) for name in gaps.left_out[:_NAMED]
    )
    more = len(gaps.left_out) - _NAMED
    return (
        *left_out,
        *([say_count("backup.left_out.more", more)] if more > 0 else []),
        *([say_count("backup.missing", gaps.missing)] if gaps.missing else []),
    )


def _write(settings: Settings, database: Database, out: BinaryIO) -> tuple[int, int, tuple[str, ...]]:
    if database.file is None:
        raise OnServer
    with tempfile.TemporaryDirectory(prefix="iso10002-") as folder:
        copied = Path(folder) / DATABASE
        database.copy_to(copied)
        check_whole(copied)
        about = {
            "kind": KIND,
            "version": __version__,
            "schema": schema_of(copied),
            "last_change": last_change_in(copied),
        }
        packed = pack(out, _parts(settings, copied), about)
    kept = {name: meta for name, meta in packed.items() if name.startswith(FILES)}
    damaged = tuple(name for name, meta in kept.items() if meta.sha256 != name.rpartition("/")[2])
    return len(kept), sum(name.startswith(CHECKLISTS) for name in packed), damaged


def _parts(settings: Settings, database: Path) -> Iterator[Part]:
    yield file_part(DATABASE, database)
    if (settings.home / IDENTITY).is_file():
        yield file_part(IDENTITY, settings.home / IDENTITY)
    for name, file, packed in _own_files(settings):
        if packed:
            yield file_part(name, file)
    store = FileStore(settings.files)
    for digest, size in store.kept():
        yield _kept_part(store, digest, size)


def _own_files(settings: Settings) -> Iterator[tuple[str, Path, bool]]:
    """The files of own checklists, each with its name in a backup, and whether one holds it: no link, a name for every system."""
    taken, top = set[str](), settings.own_checklists
    for file in [top, *sorted(top.rglob("*"))]:
        name = CHECKLISTS + file.relative_to(top).as_posix()
        if file.is_dir() and not file.is_symlink():
            next(file.iterdir(), None)  # one that may not be read says so, instead of seeming empty
        elif file.is_file() or file.is_dir():
            yield name, file, not file.is_symlink() and is_safe(name) and same_name(name) not in taken
            taken.add(same_name(name))


def _kept_part(store: FileStore, digest: str, size: int) -> Part:
    return Part(f"{FILES}{digest[:2]}/{digest}", size, lambda: store.open(digest))
