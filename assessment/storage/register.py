"""Queries on the register of nonconformities: counts and one page of it, without reading the rest."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from assessment.domain.nonconformity import CLOSED_STATES, UNREVIEWED_STATES, Nonconformity, Source
from assessment.domain.register import RegisterCount, Shown
from assessment.storage.store import Reader
from assessment.storage.tables import table_of


def count_register(reader: Reader, engagement_id: str, today: date) -> RegisterCount:
    """Count the register of an engagement, as it stands on `today`."""
    table = table_of(Nonconformity)
    running = table.c.state.not_in(sorted(CLOSED_STATES))
    query = sa.select(
        sa.func.count(),
        _how_many(running),
        _how_many(running & table.c.is_major.is_(True)),
        _how_many(running & (_due() < today)),
        _how_many(table.c.state.in_(sorted(UNREVIEWED_STATES))),
    ).where(table.c.engagement_id == engagement_id, table.c.withdrawn_on.is_(None))
    row = reader.connection.execute(query).one()
    names = ("total", "open", "majors_open", "overdue", "awaiting_review")
    return RegisterCount(**{name: int(number or 0) for name, number in zip(names, row, strict=True)})


def find_in_register(engagement_id: str, shown: Shown, source: Source | None, today: date) -> sa.Select[tuple[str]]:
    """The ids of a part of the register by number, as a query that can be counted and paged."""
    table = table_of(Nonconformity)
    query = sa.select(table.c.id).where(table.c.engagement_id == engagement_id).order_by(table.c.number)
    closed = sorted(CLOSED_STATES)
    match shown:
        case Shown.OPEN:
            query = query.where(table.c.state.not_in(closed))
        case Shown.OVERDUE:
            query = query.where(table.c.state.not_in(closed), _due() < today)
        case Shown.CLOSED:
            query = query.where(table.c.state.in_(closed))
    return query.where(table.c.source == source.value) if source else query


def page_of_register(reader: Reader, query: sa.Select[tuple[str]], *, limit: int, offset: int) -> list[Nonconformity]:
    """One page of what `find_in_register` finds."""
    rows = reader.connection.execute(query.limit(limit).offset(offset))
    return [reader.get(Nonconformity, row.id) for row in rows]


def count_found(reader: Reader, query: sa.Select[tuple[str]]) -> int:
    """How many `find_in_register` finds."""
    return reader.connection.scalar(sa.select(sa.func.count()).select_from(query.order_by(None).subquery())) or 0


def _due() -> sa.ColumnElement[date]:
    """What is due next: the plan until it is agreed, then the closing."""
    table = table_of(Nonconformity)
    closing = table.c.agreed_on.is_not(None) | table.c.plan_due.is_(None)
    return sa.case((closing, table.c.close_due), else_=table.c.plan_due)


def _how_many(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.func.sum(sa.case((condition, 1), else_=0))
