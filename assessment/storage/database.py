"""Engines: one for writing, one for reading, on SQLite or PostgreSQL, and the sentences for their troubles.

SQLite: only the write transaction is BEGIN IMMEDIATE, so that the journal's chain cannot fork; reads are deferred and
`query_only`, so that they never block a writer. PostgreSQL: the writer takes an advisory lock per chain.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.pool import QueuePool

from assessment.domain.errors import StorageTrouble

BUSY_SECONDS = 30
_DAMAGED = ("malformed", "not a database", "no such table")


class DiskFull(StorageTrouble):
    """There is no room left."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "The disk that holds the data is full, so this was not saved; what you typed stays on the page. "
            "Free some space and leave the field again."
        )


class DatabaseBusy(StorageTrouble):
    """Another program holds the database."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            f"The database was locked by another program for {BUSY_SECONDS} seconds, so this was not saved; what you typed "
            "stays on the page. Close other programs that have the file open (a backup, a database browser) and try again."
        )


class DatabaseReadOnly(StorageTrouble):
    """The file or its folder cannot be written."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "The data folder cannot be written, so this was not saved; what you typed stays on the page. "
            "Give your account write access to the folder named under Settings, or choose another with ISO10002_HOME."
        )


class DatabaseUnreachable(StorageTrouble):
    """The database cannot be opened at all."""

    def __init__(self, where: str, reason: str) -> None:
        """Name the place, without any password, and the reason."""
        super().__init__(
            f"The database at {where} cannot be opened: {reason}. Check that the folder exists and is writable, "
            "or that DATABASE_URL is right and the server runs."
        )


class DamagedDatabase(StorageTrouble):
    """SQLite finds the file damaged."""

    def __init__(self, file: str, found: str) -> None:
        """Name the file and what was found."""
        super().__init__(
            f"The database {file} is damaged ({found}). Put a backup or one of the daily copies (in the folder “copies” of "
            "the data folder) back: iso10002 restore FILE. What is there now is kept aside."
        )


class ForeignDatabase(StorageTrouble):
    """The file is no database of the toolkit."""

    def __init__(self, file: str) -> None:
        """Name the file."""
        super().__init__(f"{file} is no database of this toolkit. Choose a copy or a backup that the toolkit made.")


class UnusableAddress(StorageTrouble):
    """DATABASE_URL names no database that can be opened; it is not repeated, since it may hold a password."""

    def __init__(self, reason: str) -> None:
        """Give the reason and say how an address looks."""
        super().__init__(
            f"DATABASE_URL cannot be used: {reason}. Write it as postgresql://user:password@host:5432/database, "
            "or take it away to keep the data in a file."
        )


class Database:
    """The two engines of one database address."""

    def __init__(self, url: str) -> None:
        """Prepare the engines; nothing is opened yet."""
        self.url = _address(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self._writing = _engine(self.url, query_only=False)
        self._reading = _engine(self.url, query_only=True)
        self._turn = threading.Lock()

    @property
    def shown(self) -> str:
        """Where the data is, without a password."""
        return str(self.file) if self.file else self.url.render_as_string(hide_password=True)

    @property
    def file(self) -> Path | None:
        """The SQLite file, or None on a server."""
        return Path(self.url.database) if self.is_sqlite and self.url.database else None

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """One write transaction; all of it is kept or nothing."""
        if self.file:
            _make_folder(self.file.parent)
        with _translated(self.shown), self._turn, self._writing.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """One consistent view for reading; close it before anything is drawn or rendered."""
        with _translated(self.shown), self._reading.connect() as connection:
            yield connection

    def lock(self, connection: sa.Connection, name: str) -> None:
        """Take turns with other writers of `name` until the transaction ends (SQLite's writer is alone anyway)."""
        if not self.is_sqlite:
            connection.execute(sa.text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 10002))"), {"name": name})

    def copy_to(self, target: Path) -> None:
        """Copy the SQLite database as it stands, with what still waits in its write-ahead log."""
        with self.reading() as connection, closing(sqlite3.connect(target)) as copy:
            source: Any = connection.connection.driver_connection
            source.backup(copy)

    def settle(self) -> None:
        """Bring what waits in SQLite's write-ahead log into the file, and empty the log, unless somebody reads just now."""
        if self.is_sqlite:
            with _translated(self.shown), self._turn, closing(sqlite3.connect(str(self.file))) as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let go of all connections."""
        self._writing.dispose()
        self._reading.dispose()


def _address(url: str) -> sa.URL:
    try:
        address = make_url(url)
        if address.get_backend_name() not in {"sqlite", "postgresql"}:
            raise UnusableAddress(f"{address.get_backend_name()} is not supported")
        if address.get_backend_name() == "sqlite" and address.database in {None, "", ":memory:"}:
            raise UnusableAddress("it names no file, so everything would be gone at the end")
        address.get_dialect().import_dbapi()
    except ImportError as error:
        raise UnusableAddress(f"its driver is not installed ({error})") from error
    except (ArgumentError, ValueError) as error:
        raise UnusableAddress("it is not a database address") from error
    return address


def _engine(url: sa.URL, *, query_only: bool) -> sa.Engine:
    if url.get_backend_name() != "sqlite":
        isolation = "REPEATABLE READ" if query_only else "READ COMMITTED"
        options = {"postgresql_readonly": query_only}
        return sa.create_engine(url, pool_pre_ping=True, isolation_level=isolation, execution_options=options)
    driver = {"timeout": BUSY_SECONDS, "check_same_thread": False}
    engine = sa.create_engine(url, poolclass=QueuePool, pool_size=5, max_overflow=45, connect_args=driver)

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            f"query_only={'ON' if query_only else 'OFF'}",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN DEFERRED" if query_only else "BEGIN IMMEDIATE")

    return engine


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseUnreachable(str(folder), error.strerror or "unknown reason") from error


@contextmanager
def _translated(where: str) -> Iterator[None]:
    """Turn the driver's troubles into sentences; programming errors pass through."""
    try:
        yield
    except OperationalError as error:
        raise _trouble(where, str(error.orig)) from error
    except DBAPIError as error:
        reason = str(error.orig)
        if error.connection_invalidated or any(sign in reason for sign in (*_DAMAGED, "read-only")):
            raise _trouble(where, reason) from error
        raise
    except sqlite3.Error as error:
        raise _trouble(where, str(error)) from error


def _trouble(where: str, reason: str) -> StorageTrouble:
    lowered = reason.lower()
    if "disk is full" in lowered or "no space left" in lowered:
        return DiskFull()
    if "is locked" in lowered:
        return DatabaseBusy()
    if "readonly database" in lowered or "read-only transaction" in lowered:
        return DatabaseReadOnly()
    if any(sign in lowered for sign in _DAMAGED):
        return DamagedDatabase(where, reason.splitlines()[0])
    return DatabaseUnreachable(where, reason.splitlines()[0])
