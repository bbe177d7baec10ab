"""Compose the register of nonconformities and the corrective-action plan: a pure function over what the records say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeVar

from assessment.domain.action import Action
from assessment.domain.cause_analysis import CauseAnalysis
from assessment.domain.effectiveness_review import EffectivenessReview
from assessment.domain.nonconformity import Nonconformity, NonconformityState, Source
from assessment.domain.nonconformity_file import NonconformityFile, is_settled, missing
from assessment.domain.nonconformity_rules import Lateness
from assessment.domain.organization import Person
from assessment.domain.register import RegisterFigures, RegisterLine
from assessment.reporting.case_head import Setting, case_head
from assessment.reporting.chart import Chart, ChartKind, Series
from assessment.reporting.gap_report import Count, Fact
from assessment.reporting.look import Look, rgb
from assessment.reporting.nonconformity_report import (
    ActionRow,
    CauseRow,
    MonthRow,
    NonconformityReport,
    RegisterCounts,
    RegisterRow,
)
from assessment.wording import label, say, say_count
from assessment.wording.figures import NO_BREAK, month

R = TypeVar("R", Action, EffectivenessReview)
CAUSES_DRAWN = 10
_RAISED = "D9B45B"


@dataclass(frozen=True)
class RegisterContent:
    """What a register is made of; `grades` are the labels of grades by the id of the nonconformity."""

    lines: Sequence[RegisterLine]
    figures: RegisterFigures
    actions: Sequence[Action] = ()
    causes: Sequence[CauseAnalysis] = ()
    reviews: Sequence[EffectivenessReview] = ()
    redone: frozenset[str] = frozenset()
    people: Mapping[str, Person] = field(default_factory=dict)
    grades: Mapping[str, str] = field(default_factory=dict)


def nonconformity_report_of(
    setting: Setting, content: RegisterContent, *, is_plan: bool = False
) -> NonconformityReport:
    """The register, or the plan that begins with the actions, as it stands today."""
    title = say("case.plan.title" if is_plan else "case.register.title")
    head = case_head(setting, title=title, subtitle=setting.engagement.title)
    rows, actions = _rows(content, setting), _actions(content, setting)
    counts = _counts(content.figures, content.actions, _running(content), setting.today)
    people = {row.responsible for row in rows} | {row.owner for row in actions}
    return NonconformityReport(
        **dict(head),
        is_plan=is_plan,
        headline=_headline(counts),
        standing=_standing(counts),
        counts=counts,
        figures=_figures(counts),
        rows=rows,
        actions=actions,
        states=tuple(Count(label=label(state), count=count) for state, count in _by_state(content.figures)),
        causes=_causes(content.figures),
        months=_months(content.figures),
        times=_times(content.figures),
        owners=tuple(sorted(people - {say("report.dash")})),
        grades=tuple(sorted({row.grade for row in rows})),
        charts=_charts(content.figures, rgb(setting.look.colour)),
    )


def source_of(one: Nonconformity) -> str:
    """Where it came from; an outside body by its name, with its own number."""
    if one.source is Source.OUTSIDE_BODY and one.outside:
        return " ".join(part for part in (one.outside.name, one.outside.number) if part)
    return f"{label(one.source)} {one.source_reference}".strip()


def _rows(content: RegisterContent, setting: Setting) -> tuple[RegisterRow, ...]:
    causes = {cause.nonconformity_id: cause for cause in content.causes}
    actions, reviews = _grouped(content.actions), _grouped(content.reviews)
    found = []
    for line in content.lines:
        one = line.nonconformity
        cause = causes.get(one.id)
        file = NonconformityFile(one, cause, actions.get(one.id, ()), reviews.get(one.id, ()), redone=content.redone)
        steps = missing(file)
        found.append(
            RegisterRow(
                id=one.id,
                number=one.number,
                grade=content.grades.get(one.id, one.grade),
                is_major=one.is_major,
                state=label(one.state),
                is_open=not one.is_closed,
                source=source_of(one),
                clause=one.clause,
                statement=one.statement,
                raised_on=one.raised_on,
                due=line.due,
                due_day=setting.look.day(line.due) if line.due else say("report.dash"),
                lateness=label(line.lateness),
                is_overdue=line.lateness is Lateness.OVERDUE,
                days_open=line.days_open,
                closed_on=one.closed_on,
                responsible=_name(content.people, one.responsible_id),
                cause=cause.root_cause if cause else "",
                cause_code=cause.cause_code if cause else "",
                next_step=label(steps[0]) if steps else "",
                extensions=len(one.extensions),
            )
        )
    return tuple(found)


def _grouped(records: Iterable[R]) -> dict[str, list[R]]:
    found: dict[str, list[R]] = defaultdict(list)
    for record in records:
        if record.nonconformity_id:
            found[record.nonconformity_id].append(record)
    return found


def _running(content: RegisterContent) -> list[Action]:
    """The actions that still count: those of a nonconformity that is closed for good are neither open nor late."""
    settled = {line.nonconformity.id for line in content.lines if is_settled(line.nonconformity)}
    return [one for one in content.actions if one.nonconformity_id not in settled]


def _origin(action: Action, numbers: Mapping[str, str]) -> str:
    """What an action belongs to: a nonconformity, a review, or a criterion with a gap."""
    if action.management_review_id:
        return say("case.of_review")
    return numbers.get(action.nonconformity_id or "", action.criterion_id)


def _actions(content: RegisterContent, setting: Setting) -> tuple[ActionRow, ...]:
    numbers = {line.nonconformity.id: line.nonconformity.number for line in content.lines}
    running = {one.id for one in _running(content)}
    ordered = sorted(content.actions, key=lambda one: (one.due or date.max, one.id))
    return tuple(
        ActionRow(
            id=one.id,
            number=_origin(one, numbers),
            purpose=label(one.purpose),
            text=one.text,
            owner=_name(content.people, one.owner_id, one.usual_owner),
            effort=label(one.effort) if one.effort else "",
            due=one.due,
            due_day=setting.look.day(one.due) if one.due else say("report.dash"),
            state=label(one.state),
            is_overdue=one.id in running and one.is_overdue(setting.today),
            started_on=one.started_on,
            implemented_on=one.implemented_on,
            verification=verification_of(one, setting.look),
            progress=one.progress[-1].text if one.progress else "",
            postponed=len(one.postponements),
        )
        for one in ordered
    )


def verification_of(action: Action, look: Look) -> str:
    """How an action ended: verified by whom, or given up and why; empty before."""
    if action.cancelled_on:
        return say("plan.cancelled", date=look.day(action.cancelled_on), reason=action.cancel_reason)
    if action.verified_on:
        return say("plan.verified", by=action.verified_by, date=look.day(action.verified_on))
    return ""


def _name(people: Mapping[str, Person], person_id: str | None, otherwise: str = "") -> str:
    person = people.get(person_id or "")
    return person.name if person else otherwise or say("report.dash")


def _counts(
    figures: RegisterFigures, actions: Sequence[Action], running: Sequence[Action], today: date
) -> RegisterCounts:
    return RegisterCounts(
        total=figures.total,
        open=figures.open,
        majors_open=figures.majors_open,
        overdue=figures.overdue,
        due_soon=figures.due_soon,
        awaiting_review=figures.awaiting_review,
        reopened=figures.reopened,
        actions=len(actions),
        actions_open=sum(one.is_open for one in running),
        actions_overdue=sum(one.is_overdue(today) for one in running),
    )


def _headline(counts: RegisterCounts) -> str:
    if not counts.total:
        return say("case.none")
    return say(
        "case.headline",
        open=counts.open,
        total=say_count("case.nonconformities", counts.total),
        majors=say_count("case.majors", counts.majors_open),
    )


def _standing(counts: RegisterCounts) -> str:
    return say(
        "case.standing",
        overdue=counts.overdue,
        due_soon=counts.due_soon,
        awaiting=counts.awaiting_review,
        actions=say_count("case.actions", counts.actions),
        actions_open=counts.actions_open,
        actions_overdue=counts.actions_overdue,
    )


def _figures(counts: RegisterCounts) -> tuple[Fact, ...]:
    return tuple(Fact(label=say(f"case.figure.{name}"), text=str(count)) for name, count in counts)


def _by_state(figures: RegisterFigures) -> list[tuple[NonconformityState, int]]:
    return [(state, figures.by_state[state]) for state in NonconformityState if figures.by_state.get(state)]


def _causes(figures: RegisterFigures) -> tuple[CauseRow, ...]:
    return tuple(
        CauseRow(cause=one.cause, count=one.count, share=f"{one.running_share}{NO_BREAK}%") for one in figures.causes
    )


def _months(figures: RegisterFigures) -> tuple[MonthRow, ...]:
    return tuple(
        MonthRow(month=month(one.month), raised=one.raised, closed=one.closed, open_at_end=one.open_at_end)
        for one in figures.months
    )


def _times(figures: RegisterFigures) -> tuple[Fact, ...]:
    return tuple(
        Fact(label=say(f"case.time.{name}"), text=_days(days) if days is not None else say("report.dash"))
        for name, days in figures.times
    )


def _days(days: float) -> str:
    return say("case.days.one") if days == 1 else say("case.days.other", count=f"{days:g}")


def _charts(figures: RegisterFigures, colour: str) -> tuple[Chart, ...]:
    """States, causes and months in the firm's `colour`; always all three, since a template may name any of them."""
    states = [(label(state), count) for state, count in _by_state(figures)]
    causes = [(one.cause, one.count) for one in figures.causes[:CAUSES_DRAWN]]
    return _bars("states", states, colour), _bars("causes", causes, colour), _trend(figures, colour)


def _bars(key: str, pairs: Sequence[tuple[str, int]], colour: str) -> Chart:
    return Chart(
        key=key,
        kind=ChartKind.BARS,
        title=say(f"case.chart.{key}"),
        categories=tuple(name for name, _ in pairs),
        series=(
            Series(
                name=say("case.nonconformities.plain"),
                values=tuple(Decimal(count) for _, count in pairs),
                colour=colour,
            ),
        ),
        alt=say(f"case.chart.{key}.alt", values=", ".join(f"{name} {count}" for name, count in pairs)),
    )


def _trend(figures: RegisterFigures, colour: str) -> Chart:
    rows = _months(figures)
    named = (("raised", _RAISED), ("closed", colour))
    return Chart(
        key="months",
        kind=ChartKind.BARS,
        title=say("case.chart.months"),
        categories=tuple(row.month for row in rows),
        series=tuple(
            Series(name=say(f"case.{name}"), values=tuple(Decimal(getattr(row, name)) for row in rows), colour=tone)
            for name, tone in named
        ),
        alt=say(
            "case.chart.months.alt",
            raised=sum(row.raised for row in rows),
            closed=sum(row.closed for row in rows),
        ),
    )
