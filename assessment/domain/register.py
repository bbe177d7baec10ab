"""The register of nonconformities in figures: what is late, why things happen, how long each step takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from statistics import median
from typing import NamedTuple

from assessment.domain.action import Action
from assessment.domain.cause_analysis import CauseAnalysis
from assessment.domain.effectiveness_review import EffectivenessReview
from assessment.domain.months import months_after, months_before
from assessment.domain.nonconformity import UNREVIEWED_STATES, Nonconformity, NonconformityState
from assessment.domain.nonconformity_rules import Lateness, NonconformityRules, lateness
from assessment.domain.record import Value


class RegisterLine(Value):
    """One nonconformity in a list: what it is and where its dates stand."""

    nonconformity: Nonconformity
    due: date | None
    lateness: Lateness
    days_open: int


class Shown(StrEnum):
    """Which part of the register is shown."""

    OPEN = "open"
    OVERDUE = "overdue"
    CLOSED = "closed"
    ALL = "all"


class RegisterCount(Value):
    """The register in a few figures, those withdrawn left out: what a page of it says on top."""

    total: int
    open: int
    majors_open: int
    overdue: int
    awaiting_review: int


class CauseCount(Value):
    """One cause and how often it is behind a nonconformity; `running_share` is the share of all up to here, in percent."""

    cause: str
    count: int
    running_share: int


class MonthCount(Value):
    """How many were raised and closed in a month (first day of it), and how many were open at its end."""

    month: date
    raised: int
    closed: int
    open_at_end: int


class StepTimes(Value):
    """Median days from raising to each step; None where nothing got that far."""

    to_agreed: float | None
    to_implemented: float | None
    to_closed: float | None


class Course(NamedTuple):
    """The days of one nonconformity on its way."""

    raised_on: date
    agreed_on: date | None
    implemented_on: date | None
    closed_on: date | None


class RegisterCourse(Value):
    """How the register went: how many there are, why things happen, what was raised and closed, how long it takes."""

    total: int
    causes: tuple[CauseCount, ...]
    months: tuple[MonthCount, ...]
    times: StepTimes


class RegisterFigures(Value):
    """The register at a glance."""

    total: int
    open: int
    majors_open: int
    overdue: int
    due_soon: int
    awaiting_review: int
    reopened: int
    by_state: dict[NonconformityState, int]
    causes: tuple[CauseCount, ...]
    months: tuple[MonthCount, ...]
    times: StepTimes


def due_of(one: Nonconformity) -> date | None:
    """What its own dates say is due next: the plan until it is agreed, then the closing."""
    return one.close_due if one.agreed_on or one.plan_due is None else one.plan_due


def effect_days(reviews: Iterable[EffectivenessReview]) -> dict[str, date]:
    """From which day the effect is to be judged, by nonconformity, as long as it was not."""
    return {one.nonconformity_id: one.earliest_on for one in reviews if one.earliest_on and not one.is_held}


def line_of(one: Nonconformity, rules: NonconformityRules, today: date, effect_on: date | None = None) -> RegisterLine:
    """One line; where it has no date of its own and waits for the review of its effect, that day is due."""
    due = due_of(one) or (effect_on if one.state is NonconformityState.AWAITING_REVIEW else None)
    end = one.closed_on or today
    return RegisterLine(
        nonconformity=one,
        due=due,
        lateness=lateness(due, today, rules.due_soon_days, is_closed=one.is_closed),
        days_open=max(0, (end - one.raised_on).days),
    )


def figures_of(
    register: Sequence[Nonconformity],
    causes: Iterable[CauseAnalysis],
    actions: Iterable[Action],
    reviews: Sequence[EffectivenessReview],
    *,
    rules: NonconformityRules,
    today: date,
) -> RegisterFigures:
    """All figures of a register; withdrawn ones count nowhere but in `by_state`."""
    standing = [one for one in register if one.withdrawn_on is None]
    planned = effect_days(reviews)
    lines = [line_of(one, rules, today, planned.get(one.id)) for one in standing]
    running = [line for line in lines if not line.nonconformity.is_closed]
    failed = {review.nonconformity_id for review in reviews if review.effective is False}
    course = course_of(_courses(standing, actions), _named(causes, {one.id for one in standing}), today)
    return RegisterFigures(
        open=len(running),
        majors_open=sum(line.nonconformity.is_major for line in running),
        overdue=sum(line.lateness is Lateness.OVERDUE for line in running),
        due_soon=sum(line.lateness is Lateness.DUE_SOON for line in running),
        awaiting_review=sum(line.nonconformity.state in UNREVIEWED_STATES for line in running),
        reopened=len(failed & {one.id for one in standing}),
        by_state=dict(Counter(one.state for one in register)),
        **course.model_dump(),
    )


def course_of(courses: Sequence[Course], causes: Counter[str], today: date) -> RegisterCourse:
    """How a register went, from the days of each nonconformity and how often each cause is named."""
    return RegisterCourse(
        total=len(courses), causes=_pareto(causes), months=_months(courses, today), times=_times(courses)
    )


def _courses(standing: Sequence[Nonconformity], actions: Iterable[Action]) -> list[Course]:
    done: dict[str, date] = {}
    for action in actions:
        if action.nonconformity_id and action.implemented_on:
            done[action.nonconformity_id] = max(done.get(action.nonconformity_id, date.min), action.implemented_on)
    return [Course(one.raised_on, one.agreed_on, done.get(one.id), one.closed_on) for one in standing]


def _named(causes: Iterable[CauseAnalysis], standing: set[str]) -> Counter[str]:
    return Counter(cause.cause_code for cause in causes if cause.nonconformity_id in standing)


def _pareto(named: Counter[str]) -> tuple[CauseCount, ...]:
    """The causes by how often they are named, with the running share."""
    counts: Counter[str] = Counter()
    for name, count in named.items():
        counts[name.strip()] += count
    del counts[""]
    total, running, found = sum(counts.values()), 0, []
    for cause, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        running += count
        found.append(CauseCount(cause=cause, count=count, running_share=round(running * 100 / total)))
    return tuple(found)


def _months(standing: Sequence[Course], today: date, months: int = 12) -> tuple[MonthCount, ...]:
    """The last months up to this one."""
    found, this = [], today.replace(day=1)
    for ago in reversed(range(months)):
        first, following = months_before(this, ago), months_after(this, 1 - ago)
        found.append(
            MonthCount(
                month=first,
                raised=sum(first <= one.raised_on < following for one in standing),
                closed=sum(one.closed_on is not None and first <= one.closed_on < following for one in standing),
                open_at_end=sum(
                    one.raised_on < following and (one.closed_on is None or one.closed_on >= following)
                    for one in standing
                ),
            )
        )
    return tuple(found)


def _times(courses: Sequence[Course]) -> StepTimes:
    return StepTimes(
        to_agreed=_median((one.agreed_on - one.raised_on).days for one in courses if one.agreed_on),
        to_implemented=_median((one.implemented_on - one.raised_on).days for one in courses if one.implemented_on),
        to_closed=_median((one.closed_on - one.raised_on).days for one in courses if one.closed_on),
    )


def _median(days: Iterable[int]) -> float | None:
    found = [max(0, one) for one in days]
    return float(median(found)) if found else None


def overdue_level(line: RegisterLine, today: date, rules: NonconformityRules) -> int:
    """How many levels of management should know: 0 on time, 1 when overdue, 2 after another `due_soon_days`."""
    if line.lateness is not Lateness.OVERDUE or line.due is None:
        return 0
    return 2 if (today - line.due).days > rules.due_soon_days else 1
