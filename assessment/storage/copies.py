"""Copies of an SQLite database: made whole or not at all, looked through before they count, and put back."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from uuid import uuid4

from assessment.domain.errors import NotAllowed, StorageTrouble
from assessment.storage.database import DamagedDatabase, Database

DRAFT = ".part"
_HEADER = b"SQLite format 3\x00"


class CopyNotWritten(StorageTrouble):
    """The folder for the copy takes no file."""

    def __init__(self, where: str, reason: str) -> None:
        """Name the place and the reason."""
        super().__init__(
            f"The copy could not be written to {where}: {reason}. Make room there, or give your account write access to it."
        )


class InUse(NotAllowed):
    """Another program has the database open."""

    def __init__(self) -> None:
        """Say what to stop."""
        super().__init__(
            "The data is in use, so nothing was restored. Stop the app (Ctrl-C in the window where it runs), close "
            "other programs that have the database open, and run the same command again."
        )


def copy_whole(database: Database, target: Path) -> None:
    """Copy the database as it stands to `target`, looked through; a failure leaves nothing behind."""
    draft = target.with_name(f"{target.name}.{uuid4().hex}{DRAFT}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft.touch()  # a folder that takes no file is found out here, with its own reason
        database.copy_to(draft)
        check_whole(draft)
        draft.replace(target)
    except OSError as error:
        raise CopyNotWritten(str(target.parent), error.strerror or str(error)) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def check_whole(file: Path) -> None:
    """Let SQLite look through a database file that nobody has open; `DamagedDatabase` when it finds anything."""
    try:
        with closing(opened_as_it_stands(file)) as connection:
            found = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    except sqlite3.Error as error:
        raise DamagedDatabase(file.name, str(error)) from error
    if found != "ok":
        raise DamagedDatabase(file.name, found.splitlines()[0])


def is_database(file: Path) -> bool:
    """True for a file that begins as SQLite's do."""
    with file.open("rb") as content:
        return content.read(len(_HEADER)) == _HEADER


def is_log(file: Path) -> bool:
    """True for the place of a file that SQLite keeps beside a database: what was saved last may stand only there."""
    name, mark, kind = file.name.rpartition("-")
    beside = file.with_name(name) if mark and name else file
    return kind in {"wal", "shm", "journal"} and beside.is_file() and is_database(beside)


def last_change_in(file: Path) -> str:
    """The moment of the last line of the journal in a database file, as it stands there; empty without any."""
    try:
        with closing(opened_as_it_stands(file)) as connection:
            row = connection.execute("SELECT max(at) FROM journal_entry").fetchone()
    except sqlite3.Error:
        return ""
    return str(row[0] or "")[:19]


def make_sole(file: Path) -> None:
    """Bring the log of a database that is about to be replaced into it; `InUse` when another program has it open."""
    if not file.exists():
        return
    try:
        with closing(sqlite3.connect(file, timeout=1)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")  # needs the file for itself alone
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise InUse from error
    except sqlite3.DatabaseError:
        return  # too damaged to be opened: all the more reason to replace it


def opened_as_it_stands(file: Path) -> sqlite3.Connection:
    """The file for reading as it stands, without any file beside it."""
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
