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
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, DisconnectionError, OperationalError
from sqlalchemy.pool import QueuePool

from assessment.domain.errors import InvalidInput, StorageTrouble

BUSY_SECONDS = 30
_NOT_SAVED = "so this was not saved; what you typed stays on the page"
_NOT_SHOWN = "so the data could not be shown; nothing is lost"
_NOT_READ = f"and SQLite needs that for reading too, {_NOT_SHOWN}"
_OPENED = "opened"
_DAMAGED = ("malformed", "not a database", "no such table")


class DiskFull(StorageTrouble):
    """There is no room left."""

    def __init__(self, *, saving: bool = True) -> None:
        """Say what did not happen, and what to do."""
        super().__init__(
            f"The disk that holds the data is full, {_NOT_SAVED if saving else _NOT_READ}. "
            f"Free some space and {'leave the field' if saving else 'try'} again."
        )


class DatabaseBusy(StorageTrouble):
    """Another program holds the database."""

    def __init__(self, *, saving: bool = True) -> None:
        """Say what did not happen, and what to do."""
        super().__init__(
            f"The database was locked by another program for {BUSY_SECONDS} seconds, "
            f"{_NOT_SAVED if saving else _NOT_SHOWN}. "
            "Close other programs that have the file open (a backup, a database browser) and try again."
        )


class DatabaseGone(StorageTrouble):
    """The file was moved or deleted while it was open: what is written to it now would be in no file at all."""

    def __init__(self, file: str, *, saving: bool) -> None:
        """Name the file, and say what did not happen and what to do."""
        super().__init__(
            f"The database {file} was moved or deleted while the toolkit ran, {_NOT_SAVED if saving else _NOT_SHOWN}. "
            "Put the file back where it was and try again; or stop the toolkit and put a backup back: iso10002 restore FILE."
        )


class DatabaseReadOnly(StorageTrouble):
    """The file or its folder cannot be written, which stops reading as well."""

    def __init__(self, *, saving: bool = True) -> None:
        """Say what did not happen, and what to do."""
        super().__init__(
            f"The data folder cannot be written, {_NOT_SAVED if saving else _NOT_READ}. "
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


class UnstorableValue(InvalidInput):
    """A text or a number that the database can neither keep nor look for."""

    def __init__(self) -> None:
        """Say what it may be."""
        super().__init__(
            "What was asked for holds a character or a number that no database can keep, so nothing was found and nothing "
            "was saved. Open it from its list, and look for hidden characters in what was typed or pasted."
        )


class Database:
    """The two engines of one database address."""

    def __init__(self, url: str) -> None:
        """Prepare the engines; nothing is opened yet."""
        self.url = _address(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self._writing = _engine(self.url, query_only=False)
        self._reading = _engine(self.url, query_only=True)
        self._was_there = False
        self._turn = threading.Lock()

    @property
    def shown(self) -> str:
        """Where the data is, without a password."""
        return str(self.file) if self.file else self.url.set(query={}).render_as_string(hide_password=True)

    @property
    def file(self) -> Path | None:
        """The SQLite file, or None on a server."""
        return Path(self.url.database) if self.is_sqlite and self.url.database else None

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """One write transaction; all of it is kept or nothing."""
        self._refuse_gone(saving=True)
        if self.file:
            _make_folder(self.file.parent)
        with _translated(self.shown), self._turn, self._writing.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """One consistent view for reading; close it before anything is drawn or rendered."""
        self._refuse_gone(saving=False)
        with _translated(self.shown, saving=False), self._reading.connect() as connection:
            yield connection

    def _refuse_gone(self, *, saving: bool) -> None:
        """Refuse where a file that was there is gone: SQLite would go on in the unnamed one, or begin an empty one."""
        if self.file:
            is_there = self.file.exists()
            if self._was_there and not is_there:
                raise DatabaseGone(self.shown, saving=saving)
            self._was_there = is_there

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
        if reason := _unusable_file(address) if address.get_backend_name() == "sqlite" else _unusable_server(address):
            raise UnusableAddress(reason)
        address.get_dialect().import_dbapi()
    except ImportError as error:
        raise UnusableAddress(f"its driver is not installed ({error})") from error
    except (ArgumentError, ValueError) as error:
        raise UnusableAddress("it is not a database address") from error
    return address


def _unusable_file(address: sa.URL) -> str:
    """Why an address names no file of SQLite's; empty when it does."""
    if address.database in {None, "", ":memory:"}:
        return "it names no file, so everything would be gone at the end"
    if address.host or address.username or address.query:
        return "behind sqlite:/// stands a file and nothing else"
    return ""


def _unusable_server(address: sa.URL) -> str:
    """Why an address names no server; empty when it may, which the server itself decides."""
    host = address.host or ""
    if "@" in host:
        return "it has more than one @; write an @ in the password as %40"
    address.render_as_string(hide_password=False).encode()
    host.encode("idna")  # as the name service is asked: both refuse letters that no address has
    return "it names a driver that is not for this toolkit" if address.get_dialect().is_async else ""


def _engine(url: sa.URL, *, query_only: bool) -> sa.Engine:
    if url.get_backend_name() != "sqlite":
        isolation = "REPEATABLE READ" if query_only else "READ COMMITTED"
        options = {"postgresql_readonly": query_only}
        return sa.create_engine(url, pool_pre_ping=True, isolation_level=isolation, execution_options=options)
    driver = {"timeout": BUSY_SECONDS, "check_same_thread": False}
    engine = sa.create_engine(url, poolclass=QueuePool, pool_size=5, max_overflow=45, connect_args=driver)

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, record: Any) -> None:
        connection.isolation_level = None
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            f"query_only={'ON' if query_only else 'OFF'}",
        ):
            connection.execute(f"PRAGMA {pragma}")
        record.info[_OPENED] = _identity(url.database)

    @event.listens_for(engine, "checkout")
    def _checkout(_connection: Any, record: Any, _proxy: Any) -> None:
        if _identity(url.database) != record.info[_OPENED]:
            raise DisconnectionError  # another file lies there now: the pool opens that one

    @event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN DEFERRED" if query_only else "BEGIN IMMEDIATE")

    return engine


def _identity(file: str | None) -> tuple[int, int] | None:
    """What tells a file from another one of its name; None when there is none."""
    try:
        found = Path(str(file)).stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseUnreachable(str(folder), error.strerror or "unknown reason") from error


@contextmanager
def _translated(where: str, *, saving: bool = True) -> Iterator[None]:
    """Turn the driver's troubles into sentences; programming errors pass through."""
    try:
        yield
    except OperationalError as error:
        raise _trouble(where, str(error.orig), saving=saving) from error
    except DataError as error:
        raise UnstorableValue from error
    except DBAPIError as error:
        reason = str(error.orig)
        is_connecting = error.statement is None
        if is_connecting or error.connection_invalidated or any(sign in reason for sign in (*_DAMAGED, "read-only")):
            raise _trouble(where, reason, saving=saving) from error
        raise
    except UnicodeEncodeError as error:
        raise UnstorableValue from error
    except OverflowError as error:
        if "SQLite" not in str(error):
            raise
        raise UnstorableValue from error
    except sqlite3.Error as error:
        raise _trouble(where, str(error), saving=saving) from error


def _trouble(where: str, reason: str, *, saving: bool) -> StorageTrouble:
    lowered = reason.lower()
    if "disk is full" in lowered or "no space left" in lowered:
        return DiskFull(saving=saving)
    if "is locked" in lowered:
        return DatabaseBusy(saving=saving)
    if "readonly database" in lowered or "read-only transaction" in lowered:
        return DatabaseReadOnly(saving=saving)
    if any(sign in lowered for sign in _DAMAGED):
        return DamagedDatabase(where, reason.splitlines()[0])
    return DatabaseUnreachable(where, reason.splitlines()[0])
