"""The audit programme (ISO 19011, clause 5): which parts of complaints handling are audited, how often, and what is not covered yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Annotated, ClassVar, Self

from pydantic import Field

from assessment.domain.checklist import clause_sort_key, lies_in
from assessment.domain.errors import InvalidInput
from assessment.domain.months import A_YEAR, months_after
from assessment.domain.record import LongText, Name, Record, References, ShortText

LONGEST_YEARS = 3
OFTEN_FROM, YEARLY_FROM = 12, 4
"""Ranks from which a topic is due every six months, or every year."""

LOW, HIGH = 1, 3
Rank = Annotated[int, Field(ge=LOW, le=HIGH)]


class PeriodOutOfBounds(InvalidInput):
    """A programme runs for more than three years, or ends before it begins."""

    def __init__(self) -> None:
        """Give the bounds."""
        super().__init__(
            f"An audit programme covers one day to {LONGEST_YEARS} years, and ends after it begins. Correct one of the two dates."
        )


class RankOutOfBounds(InvalidInput):
    """A topic is ranked by a number that is none of the three."""

    def __init__(self, subject: str) -> None:
        """Name the topic and the numbers there are."""
        super().__init__(
            f"“{subject}” cannot be ranked so: importance, performance and change are each {LOW} (low), 2 or {HIGH} (high). "
            "Choose one of the three for each."
        )


class AuditProgramme(Record):
    """Audits planned for one to three years, with the objectives, risks and opportunities they serve."""

    table: ClassVar[str] = "audit_programme"

    engagement_id: Annotated[str, References("engagement")]
    title: Name
    period_from: date
    period_to: date
    objectives: LongText = ""
    risks: LongText = ""
    opportunities: LongText = ""
    resources: LongText = ""
    manager: ShortText = ""

    def lasting(self, period_from: date, period_to: date) -> Self:
        """With its period; `PeriodOutOfBounds` when that is reversed or too long."""
        if not period_from < period_to <= months_after(period_from, A_YEAR * LONGEST_YEARS):
            raise PeriodOutOfBounds
        return self.changed(period_from=period_from, period_to=period_to)


class ProgrammeTopic(Record):
    """A clause or process of the programme, ranked from 1 (low) to 3 (high); 3 in `performance` means it goes badly."""

    table: ClassVar[str] = "programme_topic"
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("programme_id", "subject"),)

    engagement_id: Annotated[str, References("engagement")]
    programme_id: Annotated[str, References("audit_programme")]
    subject: ShortText
    process_id: Annotated[str | None, References("process")] = None
    importance: Rank = 2
    performance: Rank = 2
    change: Rank = 1
    note: LongText = ""

    def ranked(self, ranks: tuple[int, int, int]) -> Self:
        """With its importance, performance and change; `RankOutOfBounds` for another number than 1, 2 or 3."""
        if any(not LOW <= rank <= HIGH for rank in ranks):
            raise RankOutOfBounds(self.subject)
        importance, performance, change = ranks
        return self.changed(importance=importance, performance=performance, change=change)

    @property
    def rank(self) -> int:
        """Importance × performance × change, 1 to 27."""
        return self.importance * self.performance * self.change

    @property
    def months_between(self) -> int:
        """How far two audits of it may lie apart: 6, 12 or 24 months."""
        if self.rank >= OFTEN_FROM:
            return 6
        return 12 if self.rank >= YEARLY_FROM else 24

    def covers(self, clause_number: str) -> bool:
        """True for a clause topic that holds this clause."""
        return self.process_id is None and lies_in(clause_number, (self.subject,))


def due_dates(topic: ProgrammeTopic, programme: AuditProgramme) -> tuple[date, ...]:
    """The days by which the topic should have been audited, within the period; at least its end."""
    months = range(topic.months_between, 12 * LONGEST_YEARS, topic.months_between)
    days = (months_after(programme.period_from, count) for count in months)
    return (*(day for day in days if day < programme.period_to), programme.period_to)


def next_due(due: Sequence[date], held: int) -> date | None:
    """The first due day that none of the `held` audits of the topic serves; None when all are served."""
    return due[held] if held < len(due) else None


def ranked(topics: Iterable[ProgrammeTopic]) -> list[ProgrammeTopic]:
    """The topics, the most pressing first; equal ones in the order of their subject."""
    return sorted(topics, key=lambda topic: (-topic.rank, clause_sort_key(topic.subject)))


def usual_period(today: date) -> tuple[date, date]:
    """The period that a new programme begins with: a year from the first of this month on."""
    begins = today.replace(day=1)
    return begins, months_after(begins, A_YEAR) - timedelta(days=1)
