"""The rules of an engagement for nonconformities: how long each grade may take, in which days, and what counts as recurrence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from assessment.domain.nonconformity import Nonconformity
from assessment.domain.record import Record, References, ShortText

Days = Annotated[int, Field(ge=1, le=3650)]


class DayCount(StrEnum):
    """How days are counted."""

    CALENDAR = "calendar"
    WORKING = "working"


class Lateness(StrEnum):
    """Where a due date stands today."""

    ON_TIME = "on_time"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    NO_DATE = "no_date"


class NonconformityRules(Record):
    """One per engagement, its id is the engagement's; `plan_days` and `close_days` override the grading scale by grade id.

    While an assessment lies ahead, nobody can live with the risk of a major one.
    """

    table: ClassVar[str] = "nonconformity_rules"

    engagement_id: Annotated[str, References("engagement")]
    minor_closes_on_plan: bool = False
    day_count: DayCount = DayCount.CALENDAR
    country: ShortText = ""
    plan_days: dict[str, Days] = Field(default_factory=dict)
    close_days: dict[str, Days] = Field(default_factory=dict)
    due_soon_days: Days = 14
    recurrence_months: Annotated[int, Field(ge=1, le=60)] = 12
    escalate_to_id: Annotated[str | None, References("person")] = None
    assessment_ahead: bool = True


def lateness(due: date | None, today: date, due_soon_days: int, *, is_closed: bool = False) -> Lateness:
    """Where a due date stands; nothing closed is late."""
    if due is None:
        return Lateness.NO_DATE
    if is_closed:
        return Lateness.ON_TIME
    if due < today:
        return Lateness.OVERDUE
    return Lateness.DUE_SOON if (due - today).days <= due_soon_days else Lateness.ON_TIME


def recurrences_of(
    one: Nonconformity, cause_code: str, others: Iterable[tuple[Nonconformity, str]], months: int
) -> list[Nonconformity]:
    """Earlier nonconformities on the same clause with the same cause within the period; `others` come with their codes."""
    if not one.clause or not cause_code.strip():
        return []
    code = cause_code.strip().casefold()
    return [
        other
        for other, other_code in others
        if other.id != one.id
        and other.clause == one.clause
        and other_code.strip().casefold() == code
        and (other.raised_on, other.number) < (one.raised_on, one.number)
        and (one.raised_on - other.raised_on).days <= months * 31
    ]
