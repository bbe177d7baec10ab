"""Where one record is named by others: in fields that refer to its table, and within nested values."""

from __future__ import annotations

import sqlalchemy as sa

from assessment.domain.journal import JournalEntry
from assessment.domain.record import Record
from assessment.storage.store import Reader
from assessment.storage.tables import RECORDS, json_columns, table_of


def uses(reader: Reader, record: Record) -> dict[str, int]:
    """How many records of each other table name this one; the journal does not count."""
    found = {kind.table: _count(reader, kind, record) for kind in RECORDS if kind is not JournalEntry}
    return {table: count for table, count in found.items() if count}


def _count(reader: Reader, kind: type[Record], record: Record) -> int:
    table, named = table_of(kind), table_of(type(record))
    by_key: list[sa.ColumnElement[bool]] = [
        key.parent == record.id for key in table.foreign_keys if key.column.table is named
    ]
    nested = [
        sa.cast(table.c[name], sa.Text).contains(f'"{record.id}"', autoescape=True) for name in json_columns(kind)
    ]
    conditions = [*by_key, *nested]
    if not conditions:
        return 0
    query = sa.select(sa.func.count()).select_from(table).where(sa.or_(*conditions))
    if "engagement_id" in table.c and (engagement_id := getattr(record, "engagement_id", None)):
        query = query.where(table.c.engagement_id == engagement_id)
    return reader.connection.scalar(query) or 0
