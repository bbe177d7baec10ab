"""Take everything of one engagement out of the database, and its content out of the journal, whose chains still verify."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any

import sqlalchemy as sa

from assessment.domain.engagement import Engagement
from assessment.domain.evidence import Evidence, StoredFile
from assessment.domain.journal import INSTALLATION_CHAIN, JournalEntry
from assessment.domain.narrative import IssuedReport
from assessment.domain.organization import Organization
from assessment.domain.record import Record, Value
from assessment.storage.store import Reader, Writer
from assessment.storage.tables import RECORDS, metadata, table_of

_OTHER_FILES = ((Evidence, "earlier_file_ids"), (IssuedReport, "sha256"))
"""Fields that name files without a reference of the database."""


class Removed(Value):
    """What went: how many records of each kind, the hashes of its files, and where its chain of the journal ends."""

    records: dict[str, int]
    files: tuple[str, ...]
    chain_entries: int
    chain_head: str


def records_of(reader: Reader, engagement_id: str) -> dict[type[Record], list[Record]]:
    """Everything that hangs on an engagement, itself last, in an order in which nothing refers to what is gone."""
    found = {
        record: reader.list(record, engagement_id=engagement_id)
        for record in _referring_first()
        if "engagement_id" in record.model_fields
    }
    engagement = reader.get(Engagement, engagement_id)
    found[Engagement] = [engagement]
    if len(reader.list(Engagement, organization_id=engagement.organization_id)) == 1:
        found[Organization] = [reader.get(Organization, engagement.organization_id)]
    return {record: records for record, records in found.items() if records}


def files_of(reader: Reader, engagement_id: str) -> frozenset[str]:
    """The hashes of the files that an engagement has or had, and that nothing else uses."""
    going = records_of(reader, engagement_id)
    own = {one for record, records in going.items() for held in records for one in _files_in(record, held.model_dump())}
    own |= _files_once_named(reader, engagement_id, going)
    return frozenset(own - files_in_use(reader, {held.id for records in going.values() for held in records}))


def files_in_use(reader: Reader, going: Collection[str] = ()) -> frozenset[str]:
    """The hashes of all files that some record uses, those with the ids in `going` left out."""
    return frozenset(
        one
        for record in RECORDS
        for columns in [_file_columns(record)]
        if columns
        for row in _rows(reader, record, columns)
        if row["id"] not in going
        for one in _files_in(record, dict(row))
    )


def remove_engagement(writer: Writer, engagement_id: str) -> Removed:
    """Remove the engagement with all that is only its own; the bytes of its files are left to the caller."""
    _overwrite_freed_space(writer.connection)
    going, files = records_of(writer, engagement_id), files_of(writer, engagement_id)
    for record, records in going.items():
        writer.remove(record, records)
    stored = [file for file in writer.list(StoredFile) if file.id in files]
    writer.remove(StoredFile, stored)
    _erase(writer, chain=engagement_id)
    for one in (*going.get(Organization, []), *stored):
        _erase(writer, chain=INSTALLATION_CHAIN, record_table=one.table, record_id=one.id)
    counts = Counter({record.table: len(records) for record, records in going.items()})
    counts[StoredFile.table] = len(stored)
    head = writer.chain_head(engagement_id)
    return Removed(
        records={table: count for table, count in sorted(counts.items()) if count},
        files=tuple(sorted(files)),
        chain_entries=head.lines,
        chain_head=head.hash,
    )


def _referring_first() -> Iterator[type[Record]]:
    """The kinds of records, each before those it refers to."""
    by_table = {record.table: record for record in RECORDS}
    return (by_table[table.name] for table in reversed(metadata.sorted_tables))


def _file_columns(record: type[Record]) -> list[str]:
    """The columns of a table that name files."""
    named = [name for kind, name in _OTHER_FILES if kind is record]
    keys = [
        column.name
        for column in table_of(record).columns
        if any(key.column.table.name == StoredFile.table for key in column.foreign_keys)
    ]
    return [*keys, *named]


def _files_in(record: type[Record], held: dict[str, Any]) -> Iterator[str]:
    for name in _file_columns(record):
        value = held.get(name)
        yield from (value,) if isinstance(value, str) else value or ()


def _files_once_named(reader: Reader, engagement_id: str, going: dict[type[Record], list[Record]]) -> set[str]:
    """The files that earlier versions of the records named."""
    lines = table_of(JournalEntry)
    kinds = {record.table: record for record in RECORDS if _file_columns(record)}
    own = [one.id for one in going.get(Organization, [])]
    query = sa.select(lines.c.record_table, lines.c.body).where(
        lines.c.record_table.in_(kinds),
        sa.or_(
            lines.c.chain == engagement_id,
            sa.and_(lines.c.record_table == Organization.table, lines.c.record_id.in_(own)),
        ),
    )
    rows = reader.connection.execute(query)
    return {one for row in rows for one in _files_in(kinds[row.record_table], row.body or {})}


def _rows(reader: Reader, record: type[Record], columns: list[str]) -> sa.MappingResult:
    table = table_of(record)
    return reader.connection.execute(sa.select(table.c.id, *(table.c[name] for name in columns))).mappings()


def _erase(writer: Writer, **equal: str) -> None:
    """Take content and salt out of lines of the journal; the lines stay, and so do the chains."""
    lines = table_of(JournalEntry)
    update = sa.update(lines).values(body=None, salt=None)
    for name, value in equal.items():
        update = update.where(lines.c[name] == value)
    writer.connection.execute(update)


def _overwrite_freed_space(connection: sa.Connection) -> None:
    """What SQLite deletes on this connection is overwritten in the file, and not only marked as free."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete=ON")
