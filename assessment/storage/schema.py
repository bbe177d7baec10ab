"""Bring a database to the tables of this version: Alembic, under a lock, and only when something differs."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa

from assessment.domain.errors import StorageTrouble
from assessment.domain.journal import JournalEntry
from assessment.storage.copies import copy_whole, opened_as_it_stands
from assessment.storage.database import Database, DatabaseUnreachable, ForeignDatabase

HEAD = "0005"
"""The newest migration; a test compares it with the files, so that a start need not load Alembic to know it."""

MIGRATIONS = Path(__file__).parent / "migrations"


class NewerDatabase(StorageTrouble):
    """The data was written by a later version of the toolkit."""

    def __init__(self, found: str) -> None:
        """Say what to do."""
        super().__init__(
            f"This data was written by a newer version of the toolkit (schema {found}, this version knows up to {HEAD}). "
            "Nothing was changed. Install the newer version to open it."
        )


def bring_up_to_date(database: Database) -> None:
    """Create or migrate the tables; an SQLite file that is about to change is copied beside itself first."""
    if _stored_head(database) == HEAD:
        return
    with database.writing() as connection:
        database.lock(connection, "schema")
        before = _head_in(connection)  # another start may have been faster
        if before == HEAD:
            return
        if before is None and database.file and sa.inspect(connection).get_table_names():
            raise ForeignDatabase(str(database.file))
        if before is not None and database.file:
            copy_whole(database, database.file.with_suffix(f".before-{before}.db"))
        _upgrade(connection)


def known_revisions() -> frozenset[str]:
    """The revisions this version can start from."""
    return frozenset(file.name.partition("_")[0] for file in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def schema_of(file: Path) -> str:
    """The revision of the tables in a database file; refuses files of other programs and of newer versions."""
    try:
        with closing(opened_as_it_stands(file)) as connection:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            made = connection.execute("SELECT type, name FROM sqlite_master").fetchall()
    except sqlite3.Error:
        raise ForeignDatabase(file.name) from None
    if row is None or not _is_ours(made):
        raise ForeignDatabase(file.name)
    return _known(str(row[0]))


def _is_ours(made: Sequence[tuple[str, str]]) -> bool:
    """True for tables and indexes with a journal among them; views and triggers would run what a stranger wrote."""
    return ("table", JournalEntry.table) in made and {kind for kind, _ in made} <= {"table", "index"}


def _stored_head(database: Database) -> str | None:
    if database.file and not _exists(database.file):
        return None
    with database.reading() as connection:
        return _head_in(connection)


def _exists(file: Path) -> bool:
    try:
        return file.exists()
    except OSError as error:
        raise DatabaseUnreachable(str(file), error.strerror or str(error)) from error


def _head_in(connection: sa.Connection) -> str | None:
    """The revision of the tables, None in an empty database; `NewerDatabase` when this version does not know it."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
    return None if found is None else _known(found)


def _known(revision: str) -> str:
    """The revision, when this version can start from it; else `NewerDatabase`."""
    if revision != HEAD and revision not in known_revisions():
        raise NewerDatabase(revision)
    return revision


def _upgrade(connection: sa.Connection) -> None:
    from alembic import command  # noqa: PLC0415 -- heavy, and needed once per version
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
