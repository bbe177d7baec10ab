"""Save and read records: every save checks what the user saw, and writes its line of the journal in the same transaction."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar

import sqlalchemy as sa
from pydantic import ValidationError
from sqlalchemy.exc import IntegrityError

from assessment.domain.actor import Actor
from assessment.domain.errors import AssessmentError, Conflict, InvalidInput, NotFound, StorageTrouble
from assessment.domain.journal import (
    GENESIS,
    INSTALLATION_CHAIN,
    Act,
    ChainCheck,
    ChainHead,
    JournalEntry,
    check_chain,
    salted_hash,
    sealed,
)
from assessment.domain.record import Record, unstorable_at
from assessment.storage.database import Database
from assessment.storage.tables import RECORDS, json_columns, table_of

R = TypeVar("R", bound=Record)
_PORTION = 1_000
"""Ids in one statement; databases take some ten thousands."""


class StaleRecord(Conflict):
    """The record was saved by somebody else after it was shown."""

    def __init__(self, kind: str, by: str) -> None:
        """Say who saved it."""
        who = f" by {by}" if by else ""
        super().__init__(
            f"This {kind} was changed{who} while you were editing it. Nothing was overwritten and your text is kept: "
            "compare the two and save again."
        )


class RemovedRecord(Conflict):
    """The record was removed by somebody else after it was shown."""

    def __init__(self, kind: str, by: str) -> None:
        """Say who removed it."""
        super().__init__(
            f"This {kind} was removed by {by} while you were editing it, so there is nothing to save it to. "
            "Your text is kept here: copy what you still need."
        )


class BelongsNowhere(Conflict):
    """What the record belongs to is not stored, or no longer."""

    def __init__(self, kind: str) -> None:
        """Say what was not saved, and why."""
        super().__init__(
            f"This {kind} was not saved: what it belongs to is not there. The engagement may have been removed "
            "meanwhile; the list of engagements shows what there is. Your text is kept here: copy what you still need."
        )


class UnreadableRecord(StorageTrouble):
    """What is stored is nothing that the toolkit writes."""

    def __init__(self, table: str, key: str, fields: Iterable[str]) -> None:
        """Name the record and its fields."""
        super().__init__(
            f"The stored {table.replace('_', ' ')} {key} cannot be read ({', '.join(fields)}): something outside the toolkit "
            "changed it. Put a backup or a daily copy back: iso10002 restore FILE. `iso10002 journal verify` names all that differs."
        )


class Reader:
    """Reads within one consistent view."""

    def __init__(self, connection: sa.Connection) -> None:
        """Read through `connection`."""
        self._connection = connection

    def find(self, record: type[R], key: str) -> R | None:
        """The record with this id, or None."""
        if unstorable_at(key) is not None:
            return None
        row = self._connection.execute(_selected(record, "id", (("id", False),)), {"id": key}).mappings().first()
        return _record(record, row) if row else None

    def get(self, record: type[R], key: str) -> R:
        """The record with this id; `NotFound` when there is none."""
        found = self.find(record, key)
        if found is None:
            raise NotFound(record.table.replace("_", " "), key)
        return found

    def list(self, record: type[R], *, order: str = "id", **equal: Any) -> list[R]:
        """All records whose fields equal `equal`, ordered by one field; none for text that nothing can hold."""
        if any(isinstance(value, str) and unstorable_at(value) is not None for value in equal.values()):
            return []
        query = _selected(record, order, tuple((name, value is None) for name, value in equal.items()))
        return [_record(record, row) for row in self._connection.execute(query, equal).mappings()]

    def some(self, record: type[R], keys: Iterable[str]) -> dict[str, R]:
        """The records with these ids by id, those that are there."""
        table = table_of(record)
        wanted = [key for key in dict.fromkeys(keys) if unstorable_at(key) is None]
        portions = (wanted[start : start + _PORTION] for start in range(0, len(wanted), _PORTION))
        rows = (
            row
            for portion in portions
            for row in self._connection.execute(sa.select(table).where(table.c.id.in_(portion))).mappings()
        )
        return {row["id"]: _record(record, row) for row in rows}

    def entries(self, record: type[Record], key: str) -> Iterator[JournalEntry]:
        """The lines of the journal about one record, the newest first."""
        table = table_of(JournalEntry)
        query = (
            sa.select(table)
            .where(table.c.record_table == record.table, table.c.record_id == key)
            .order_by(table.c.sequence.desc())
        )
        return (_record(JournalEntry, row) for row in self._connection.execute(query).mappings())

    def chain_head(self, chain: str) -> ChainHead:
        """Where a chain of the journal ends now."""
        table = table_of(JournalEntry)
        query = sa.select(table.c.sequence, table.c.hash).where(table.c.chain == chain)
        row = self._connection.execute(query.order_by(table.c.sequence.desc()).limit(1)).first()
        return ChainHead(lines=row.sequence, hash=row.hash) if row else ChainHead(lines=0, hash=GENESIS)

    @property
    def connection(self) -> sa.Connection:
        """The connection, for the queries of this package."""
        return self._connection


class Writer(Reader):
    """Reads and saves within one write transaction."""

    def __init__(self, database: Database, connection: sa.Connection, actor: Actor, now: datetime) -> None:
        """Write as `actor` at `now`."""
        super().__init__(connection)
        self._database, self._actor, self._now = database, actor, now
        self._heads: dict[str, ChainHead] = {}

    def acting(self, actor: Actor, now: datetime) -> Writer:
        """The same transaction, gone on with by somebody else or at another time."""
        other = Writer(self._database, self._connection, actor, now)
        other._heads = self._heads  # both write to the same chains
        return other

    def claim(self, chain: str) -> None:
        """Make other writers of this chain wait until the transaction ends."""
        self._head(chain)

    def save(self, record: R, *, seen: int | None = None) -> R:
        """Store `record` with its revision raised by one, and its journal line; return it as stored.

        `seen` is the revision the user looked at (default: the record's own). `StaleRecord` when another is stored.
        """
        seen = record.revision if seen is None else seen
        stored = record.changed(revision=seen + 1)
        self.claim(chain_of(record))
        self._write(stored, seen)
        self._journal(stored, Act.CREATED if seen == 0 else Act.CHANGED, body=stored.model_dump(mode="json"))
        return stored

    def remove(self, record: type[R], records: Sequence[R]) -> None:
        """Delete records of one kind and write a line for each; what they held stays in the journal until it is erased."""
        table = table_of(record)
        for portion in (records[start : start + _PORTION] for start in range(0, len(records), _PORTION)):
            for one in portion:
                self.claim(chain_of(one))
            done = self._connection.execute(sa.delete(table).where(table.c.id.in_([one.id for one in portion])))
            if done.rowcount != len(portion):
                raise self._stale(portion[0])
            for one in portion:
                self._journal(one.changed(revision=one.revision + 1), Act.REMOVED, body={})

    def _write(self, stored: Record, seen: int) -> None:
        table, row = table_of(type(stored)), row_of(stored)
        if seen == 0:
            if self.find(type(stored), stored.id) is not None:
                raise self._stale(stored)
            with _belonging(stored):
                self._connection.execute(sa.insert(table), row)
            return
        with _belonging(stored):
            done = self._connection.execute(
                sa.update(table).where(table.c.id == stored.id, table.c.revision == seen).values(row)
            )
        if done.rowcount != 1:
            raise self._stale(stored)

    def _stale(self, record: Record) -> Conflict:
        entry = next(self.entries(type(record), record.id), None)
        kind = record.table.replace("_", " ")
        if entry and entry.act is Act.REMOVED:
            return RemovedRecord(kind, entry.actor)
        return StaleRecord(kind, entry.actor if entry else "")

    def _journal(self, stored: Record, act: Act, *, body: dict[str, Any]) -> None:
        chain = chain_of(stored)
        head = self._head(chain)
        salt = secrets.token_hex(16)
        entry = sealed(
            JournalEntry(
                id=f"{chain}.{head.lines + 1}",
                revision=1,
                chain=chain,
                sequence=head.lines + 1,
                at=self._now,
                actor=self._actor.name,
                act=act,
                record_table=stored.table,
                record_id=stored.id,
                record_revision=stored.revision,
                body=body,
                salt=salt,
                body_hash=salted_hash(body, salt),
                previous_hash=head.hash,
                hash="",
            )
        )
        self._connection.execute(sa.insert(table_of(JournalEntry)), row_of(entry))
        self._heads[chain] = ChainHead(lines=entry.sequence, hash=entry.hash)

    def _head(self, chain: str) -> ChainHead:
        """The end of a chain; the first look takes the chain's lock."""
        if chain not in self._heads:
            self._database.lock(self._connection, chain)
            self._heads[chain] = self.chain_head(chain)
        return self._heads[chain]


class Store:
    """The database as the services see it."""

    def __init__(self, database: Database, after_save: Callable[[], None] | None = None) -> None:
        """Keep records in `database`, whose tables exist; `after_save` is called when a transaction is kept."""
        self.database, self._after_save = database, after_save

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """One consistent view."""
        with self.database.reading() as connection:
            yield Reader(connection)

    @contextmanager
    def writing(self, actor: Actor, now: datetime, chain: str = INSTALLATION_CHAIN) -> Iterator[Writer]:
        """One transaction of `actor` on one journal chain: all of it is kept or nothing.

        The chain is locked before anything is read, so that what is compared is what is stored.
        """
        with self.database.writing() as connection:
            writer = Writer(self.database, connection, actor, now)
            writer.claim(chain)
            yield writer
        if self._after_save:
            self._after_save()

    def check_records(self) -> list[str]:
        """Compare every stored record with its last line of the journal, and name those that differ."""
        with self.database.reading() as connection:
            kinds = [record for record in RECORDS if record is not JournalEntry]
            return [found for record in kinds for found in _differences(connection, record)]

    def check_journal(self) -> list[ChainCheck]:
        """Verify every chain of the journal, line by line."""
        table = table_of(JournalEntry)
        with self.database.reading() as connection:
            chains = list(connection.scalars(sa.select(table.c.chain).distinct().order_by(table.c.chain)))
            return [_checked(connection, chain) for chain in chains]


def _differences(connection: sa.Connection, record: type[Record]) -> Iterator[str]:
    """The records of one kind that are not what their last line of the journal says, or that went without a line."""
    table, journal = table_of(record), table_of(JournalEntry)
    last = sa.select(journal.c.record_id, journal.c.body).where(
        journal.c.record_table == record.table,
        journal.c.record_revision
        == sa.select(table.c.revision).where(table.c.id == journal.c.record_id).scalar_subquery(),
    )
    told = {row.record_id: row.body for row in connection.execute(last)}
    kind = record.table.replace("_", " ")
    for row in connection.execute(sa.select(table).order_by(table.c.id)).mappings():
        if row["id"] not in told:
            yield f"{kind} {row['id']} has no line in the journal for revision {row['revision']}"
        elif told[row["id"]] is not None and not _is_told(record, row, told[row["id"]]):
            yield f"{kind} {row['id']} was changed behind the journal's back"
    acts = sa.select(journal.c.record_id, journal.c.act).where(journal.c.record_table == record.table)
    acts = acts.order_by(journal.c.chain, journal.c.sequence)
    latest = {row.record_id: row.act for row in connection.execute(acts)}
    there = set(connection.scalars(sa.select(table.c.id)))
    for gone in sorted(key for key, act in latest.items() if act != Act.REMOVED and key not in there):
        yield f"{kind} {gone} is in the journal but no longer stored"


def _is_told(record: type[Record], row: sa.RowMapping, body: dict[str, Any]) -> bool:
    try:
        return record.model_validate(body) == _record(record, row)
    except (ValidationError, InvalidInput, UnreadableRecord):
        return False


@cache
def _selected(record: type[Record], order: str, equal: tuple[tuple[str, bool], ...]) -> sa.Select[Any]:
    """The rows whose fields equal the parameters of their names (True: are empty); built once, since it is asked for most.

    What is empty comes first: left alone, SQLite and PostgreSQL each have their own way.
    """
    table = table_of(record)
    column = table.c[order]
    query = sa.select(table).order_by(column.nulls_first() if column.nullable else column, table.c.id)
    for name, is_empty in equal:
        query = query.where(table.c[name].is_(None) if is_empty else table.c[name] == sa.bindparam(name))
    return query


@contextmanager
def _belonging(record: Record) -> Iterator[None]:
    """Turn a reference to something that is not stored into a sentence; other faults pass through."""
    try:
        yield
    except IntegrityError as error:
        if "foreign key" in str(error.orig).lower():
            raise BelongsNowhere(record.table.replace("_", " ")) from error
        raise


def chain_of(record: Record) -> str:
    """The journal chain a record belongs to: its engagement's, or the installation's."""
    if record.table == "engagement":
        return record.id
    return str(getattr(record, "engagement_id", INSTALLATION_CHAIN))


def _checked(connection: sa.Connection, chain: str) -> ChainCheck:
    """One chain verified; a line that cannot even be read was changed as well."""
    try:
        return check_chain(chain, _entries(connection, chain))
    except (ValueError, AssessmentError):
        table = table_of(JournalEntry)
        lines = connection.scalar(sa.select(sa.func.count()).where(table.c.chain == chain)) or 0
        problem = "a line holds what no save writes: it was changed after it was written"
        return ChainCheck(chain=chain, entries=lines, erased=0, head="", problems=(problem,))


def _entries(connection: sa.Connection, chain: str) -> Iterator[JournalEntry]:
    table = table_of(JournalEntry)
    query = sa.select(table).where(table.c.chain == chain).order_by(table.c.sequence)
    for row in connection.execution_options(yield_per=500).execute(query).mappings():
        yield _record(JournalEntry, row)


def row_of(record: Record) -> dict[str, Any]:
    """The columns of a record as its table takes them."""
    nested = record.model_dump(mode="json", include=set(json_columns(type(record))))
    values = {name: nested[name] if name in nested else getattr(record, name) for name in type(record).model_fields}
    return {name: value.value if isinstance(value, Enum) else value for name, value in values.items()}


def _record(record: type[R], row: sa.RowMapping) -> R:
    try:
        return record.model_validate(dict(row))
    except ValidationError as error:
        fields = dict.fromkeys(str(one["loc"][0]) for one in error.errors(include_url=False) if one["loc"])
        raise UnreadableRecord(record.table, str(row["id"]), fields) from error
