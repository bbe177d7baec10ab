"""Queries on the register of nonconformities: its counts, the part of it that is looked at, and how it went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa

from assessment.domain.action import Action
from assessment.domain.cause_analysis import CauseAnalysis
from assessment.domain.effectiveness_review import EffectivenessReview
from assessment.domain.nonconformity import (
    CLOSED_STATES,
    UNREVIEWED_STATES,
    Nonconformity,
    NonconformityState,
    Source,
)
from assessment.domain.register import Course, RegisterCount, Shown
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


def courses_of(reader: Reader, engagement_id: str) -> list[Course]:
    """The days of every nonconformity that was not taken back; nothing else of it is read."""
    table, action = table_of(Nonconformity), table_of(Action)
    done = (
        sa.select(action.c.nonconformity_id, sa.func.max(action.c.implemented_on).label("on"))
        .where(action.c.engagement_id == engagement_id, action.c.implemented_on.is_not(None))
        .group_by(action.c.nonconformity_id)
        .subquery()
    )
    query = (
        sa.select(table.c.raised_on, table.c.agreed_on, done.c.on, table.c.closed_on)
        .select_from(table.outerjoin(done, done.c.nonconformity_id == table.c.id))
        .where(table.c.engagement_id == engagement_id, table.c.withdrawn_on.is_(None))
    )
    return [Course(*row) for row in reader.connection.execute(query)]


def count_causes(reader: Reader, engagement_id: str) -> Counter[str]:
    """How often each short name of a cause is given, those of nonconformities that were taken back left out."""
    cause, table = table_of(CauseAnalysis), table_of(Nonconformity)
    query = (
        sa.select(cause.c.cause_code, sa.func.count().label("named"))
        .select_from(cause.join(table, table.c.id == cause.c.nonconformity_id))
        .where(cause.c.engagement_id == engagement_id, table.c.withdrawn_on.is_(None))
        .group_by(cause.c.cause_code)
    )
    return Counter({row.cause_code: row.named for row in reader.connection.execute(query)})


def planned_effects(reader: Reader, nonconformity_ids: Sequence[str]) -> dict[str, date]:
    """From which day the effect of each is to be judged, as long as it was not."""
    table = table_of(EffectivenessReview)
    query = sa.select(table.c.nonconformity_id, table.c.earliest_on).where(
        table.c.nonconformity_id.in_(nonconformity_ids), table.c.held_on.is_(None), table.c.earliest_on.is_not(None)
    )
    return {row.nonconformity_id: row.earliest_on for row in reader.connection.execute(query)}


def _due() -> sa.ColumnElement[date]:
    """What is due next, as `register.line_of` reckons it for one."""
    table, review = table_of(Nonconformity), table_of(EffectivenessReview)
    closing = table.c.agreed_on.is_not(None) | table.c.plan_due.is_(None)
    effect = (
        sa.select(sa.func.min(review.c.earliest_on))
        .where(review.c.nonconformity_id == table.c.id, review.c.held_on.is_(None))
        .where(table.c.state == NonconformityState.AWAITING_REVIEW.value)
        .correlate(table)
        .scalar_subquery()
    )
    return sa.func.coalesce(sa.case((closing, table.c.close_due), else_=table.c.plan_due), effect)


def _how_many(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.func.sum(sa.case((condition, 1), else_=0))
