"""Queries that page through engagements and put assessments in order, without reading what hangs on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from assessment.domain.assessment import Assessment, AssessmentKind
from assessment.domain.engagement import Engagement
from assessment.domain.journal import JournalEntry
from assessment.domain.organization import Organization
from assessment.domain.record import unstorable_at
from assessment.storage.store import Reader
from assessment.storage.tables import table_of

SERIES = (AssessmentKind.GAP_ANALYSIS, AssessmentKind.READINESS_REVIEW)
"""The kinds of assessment that follow one another; the checking part of an audit stands apart."""


@dataclass(frozen=True)
class Touched:
    """An engagement and when anything in it was saved last."""

    engagement_id: str
    at: datetime | None


def touched_engagements(
    reader: Reader, words: str = "", *, only: str | None = None, limit: int | None = None, offset: int = 0
) -> list[Touched]:
    """Engagements whose organization or title holds all `words`, the one saved last first; or `only` one."""
    engagement, journal = table_of(Engagement), table_of(JournalEntry)
    last = (
        sa.select(journal.c.at)
        .where(journal.c.chain == engagement.c.id)
        .order_by(journal.c.sequence.desc())
        .limit(1)
        .scalar_subquery()
        .label("touched_at")
    )
    query = _named(sa.select(engagement.c.id, last), words)
    if only is not None:
        query = query.where(engagement.c.id == only)
    query = query.order_by(sa.desc("touched_at").nulls_last(), engagement.c.created_at.desc(), engagement.c.id)
    rows = reader.connection.execute(query.limit(limit).offset(offset))
    return [Touched(row.id, row.touched_at) for row in rows]


def count_engagements(reader: Reader, words: str = "") -> int:
    """How many engagements there are whose organization or title holds all `words`."""
    return reader.connection.scalar(_named(sa.select(sa.func.count(table_of(Engagement).c.id)), words)) or 0


def assessments_in_order(reader: Reader, engagement_id: str) -> list[Assessment]:
    """The series of assessments of an engagement: by the day they were started, those of one day as they were made."""
    assessment, journal = table_of(Assessment), table_of(JournalEntry)
    query = (
        sa.select(assessment.c.id, journal.c.sequence)
        .join(
            journal,
            sa.and_(
                journal.c.record_table == Assessment.table,
                journal.c.record_id == assessment.c.id,
                journal.c.record_revision == 1,
            ),
            isouter=True,
        )
        .where(assessment.c.engagement_id == engagement_id)
    )
    made = {row.id: row.sequence or 0 for row in reader.connection.execute(query)}
    found = reader.list(Assessment, engagement_id=engagement_id)
    series = [one for one in found if one.kind in SERIES]
    return sorted(series, key=lambda one: (one.started_on, made.get(one.id, 0)))


def _named(query: sa.Select[Any], words: str) -> sa.Select[Any]:
    """The query over engagements that have an assessment, narrowed to those whose names hold every word."""
    engagement, organization = table_of(Engagement), table_of(Organization)
    assessment = table_of(Assessment)
    query = query.select_from(engagement.join(organization, organization.c.id == engagement.c.organization_id))
    series = sa.and_(
        assessment.c.engagement_id == engagement.c.id, assessment.c.kind.in_([kind.value for kind in SERIES])
    )
    query = query.where(sa.exists().where(series))
    for word in _searched(words):
        name, title = organization.c.name, engagement.c.title
        query = query.where(sa.or_(name.icontains(word, autoescape=True), title.icontains(word, autoescape=True)))
    return query


def _searched(words: str) -> Sequence[str]:
    """The words of a search; what no text can hold is found nowhere, and is not asked for."""
    return [word for word in words.split() if unstorable_at(word) is None]
