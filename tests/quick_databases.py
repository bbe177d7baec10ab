"""What makes many short-lived databases quick in one test process; the app itself is left as it is.

A server has two engines for as long as it runs; the tests make some for each test. So what SQLAlchemy compiled and looked up
once is kept for the next engine of the same kind, as it would be in a running server.
"""

from __future__ import annotations

import sqlite3
from typing import Any, ClassVar, Self

import sqlalchemy as sa
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.pool import Pool


class Kept(DefaultDialect):
    """Dialects with equal settings are the same one, and the engines on it share their compiled statements."""

    _kept: ClassVar[dict[str, Any]] = {}

    def __new__(cls, **settings: Any) -> Self:
        """The dialect with these settings."""
        dialect: Self = cls._kept.setdefault(f"{cls} {sorted(settings.items())}", super().__new__(cls))
        return dialect

    def __init__(self, **settings: Any) -> None:
        """Set up once."""
        if "statements" not in vars(self):
            super().__init__(**settings)
            self.statements: Any = None

    @classmethod
    def engine_created(cls, engine: sa.Engine) -> None:
        """Give the new engine what the earlier ones compiled."""
        dialect: Any = engine.dialect
        dialect.statements = engine._compiled_cache if dialect.statements is None else dialect.statements
        engine._compiled_cache = dialect.statements


class KeptSqlite(Kept, SQLiteDialect_pysqlite):
    """SQLite."""

    supports_statement_cache = True


class KeptPostgresql(Kept, PGDialect_psycopg):
    """PostgreSQL."""

    supports_statement_cache = True


def make_databases_quick() -> None:
    """Let all engines that this process makes from now on share what is compiled, and wait for no disk."""
    registry.register("sqlite", __name__, "KeptSqlite")
    registry.register("postgresql.psycopg", __name__, "KeptPostgresql")
    wait_for_the_disk(wanted=False)


def wait_for_the_disk(*, wanted: bool) -> None:
    """Let SQLite wait, as the app does, until what was saved would outlive a power cut; or not."""
    if wanted and sa.event.contains(Pool, "checkout", _do_not_wait):
        sa.event.remove(Pool, "checkout", _do_not_wait)
    elif not wanted and not sa.event.contains(Pool, "checkout", _do_not_wait):
        sa.event.listen(Pool, "checkout", _do_not_wait)


def _do_not_wait(connection: Any, _record: Any, _proxy: Any) -> None:
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA synchronous=OFF")
