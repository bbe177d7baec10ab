"""A query for ids, counted and read a page at a time: what a page costs does not grow with what stands on the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

import sqlalchemy as sa

from assessment.domain.record import Record
from assessment.storage.store import Reader

R = TypeVar("R", bound=Record)
ON_A_PAGE = 50


@dataclass(frozen=True)
class RecordPage(Generic[R]):
    """One page of what a query finds, and how many pages there are."""

    records: list[R]
    pages: int


def page_of(reader: Reader, record: type[R], query: sa.Select[tuple[str]], page: int, *, total: int) -> RecordPage[R]:
    """A page of the `total` records whose ids the query finds; the last one when there are fewer."""
    pages = -(-total // ON_A_PAGE)
    first = (min(max(page, 1), max(pages, 1)) - 1) * ON_A_PAGE
    return RecordPage(read_some(reader, record, query, limit=ON_A_PAGE, offset=first), pages)


def read_some(reader: Reader, record: type[R], query: sa.Select[tuple[str]], *, limit: int, offset: int = 0) -> list[R]:
    """Some of the records whose ids the query finds, in its order."""
    keys = [str(row[0]) for row in reader.connection.execute(query.limit(limit).offset(offset))]
    found = reader.some(record, keys)
    return [found[key] for key in keys]


def count_found(reader: Reader, query: sa.Select[tuple[str]]) -> int:
    """How many the query finds."""
    return reader.connection.scalar(sa.select(sa.func.count()).select_from(query.order_by(None).subquery())) or 0
