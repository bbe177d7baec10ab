"""Bring a database to the tables of this version: Alembic, under a lock, and only when something differs."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from assessment.domain.errors import StorageTrouble
from assessment.storage.database import Database, ForeignDatabase

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
            _copy(database, database.file, before)
        _upgrade(connection)


def known_revisions() -> frozenset[str]:
    """The revisions this version can start from."""
    return frozenset(file.name.partition("_")[0] for file in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def _stored_head(database: Database) -> str | None:
    if database.file and not database.file.exists():
        return None
    with database.reading() as connection:
        return _head_in(connection)


def _head_in(connection: sa.Connection) -> str | None:
    """The revision of the tables, None in an empty database; `NewerDatabase` when this version does not know it."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
    if found is not None and found != HEAD and found not in known_revisions():
        raise NewerDatabase(found)
    return found


def _copy(database: Database, file: Path, revision: str) -> None:
    """Keep the data as it was; the copy is whole or not there."""
    draft = file.with_suffix(".part")
    try:
        draft.unlink(missing_ok=True)
        database.copy_to(draft)
        draft.replace(file.with_suffix(f".before-{revision}.db"))
    except StorageTrouble:
        draft.unlink(missing_ok=True)
        raise


def _upgrade(connection: sa.Connection) -> None:
    from alembic import command  # noqa: PLC0415 -- heavy, and needed once per version
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
