"""The interview timetable as one value: the interviews as they are planned, or a proposal while none is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from pydantic import Field

from assessment.domain.clock import MINUTES_A_DAY, clock_at, is_clock_time, minute_of
from assessment.domain.fieldwork import Interview
from assessment.domain.record import Value
from assessment.domain.visit import (
    Occasion,
    ProposedTimetable,
    TimeSlot,
    minutes_for,
    on_timetable,
    proposal,
    questions_by_role,
)
from assessment.domain.work import Work
from assessment.reporting.dress import Dress
from assessment.reporting.gap_report import Fact
from assessment.reporting.look import Look
from assessment.reporting.report_head import ReportHead, report_head
from assessment.reporting.visit import Visit, facts, person_of, place_of
from assessment.wording import label, say, say_count

_WEEKDAYS = (
    *("visit.weekday.monday", "visit.weekday.tuesday", "visit.weekday.wednesday", "visit.weekday.thursday"),
    *("visit.weekday.friday", "visit.weekday.saturday", "visit.weekday.sunday"),
)


class TimetableRow(Value):
    """One line of a day."""

    time: str = Field(description="09:30–10:45; may be empty")
    what: str = Field(description="person and role, or what the time is for")
    place: str = Field(description="site and room, or Remote; may be empty")
    interviewer: str = Field(description="who asks; may be empty")
    clauses: str = Field(description="clauses talked about, separated by commas; may be empty")
    questions: str = Field(description="number of open questions; empty where none are asked")
    is_interview: bool = Field(description="false for meetings and breaks")


class TimetableDay(Value):
    """One day, or what has no day yet."""

    title: str = Field(description="the day")
    rows: tuple[TimetableRow, ...] = Field(description="what happens on it, in order of time")


class LeftOver(Value):
    """A role that the proposal has no room for."""

    role: str = Field(description="the role")
    questions: int = Field(description="number of open questions")
    minutes: int = Field(description="minutes they would take")
    alone: int = Field(description="questions that nobody in the timetable is asked")


class InterviewTimetable(ReportHead):
    """Who is met when; a proposal while no interview is planned."""

    is_proposal: bool = Field(description="true while no interview is planned")
    facts: tuple[Fact, ...] = Field(description="about what, where, by whom")
    standing: str = Field(description="what this timetable is, as a sentence")
    days: tuple[TimetableDay, ...] = Field(description="the days in order")
    left_over: tuple[LeftOver, ...] = Field(description="roles the proposal has no room for")


def interview_timetable_of(work: Work, dress: Dress, *, today: date, visit: Visit | None = None) -> InterviewTimetable:
    """The timetable of the interviews of `visit`; without any, a proposal from the open questions."""
    interviews = on_timetable(visit.interviews if visit else ())
    questions = questions_by_role(work)
    proposed = proposal({} if interviews else questions)
    return InterviewTimetable(
        **dict(report_head(work, dress, title=say("visit.timetable.title"), today=today)),
        is_proposal=not interviews,
        facts=facts(
            {
                "visit.fact.organization": work.organization.name,
                "visit.fact.about": work.engagement.title,
                "visit.fact.sites": ", ".join(site.name for site in work.sites if not site.left),
                "visit.fact.from": dress.author,
                "visit.fact.as_of": dress.look.day(today),
            }
        ),
        standing=_standing(interviews, has_questions=bool(questions)),
        days=tuple(_planned(work, interviews, dress.look) if interviews else _proposed(proposed)),
        left_over=tuple(_left_over(work, proposed)) if not interviews else (),
    )


def _standing(interviews: list[Interview], *, has_questions: bool) -> str:
    if interviews:
        return say_count("visit.timetable.planned", len(interviews))
    return say("visit.timetable.proposal") if has_questions else say("visit.nothing_open")


def _planned(work: Work, interviews: list[Interview], look: Look) -> Iterator[TimetableDay]:
    for when, found in groupby(interviews, key=lambda one: one.planned_on):
        title = _day_title(when, look) if when else say("visit.timetable.no_day")
        yield TimetableDay(title=title, rows=tuple(_row(work, one) for one in found))


def _day_title(when: date, look: Look) -> str:
    return say("visit.timetable.day", weekday=say(_WEEKDAYS[when.weekday()]), day=look.day(when))


def _row(work: Work, interview: Interview) -> TimetableRow:
    person = person_of(work, interview)
    who = say("report.person", name=person, role=interview.role) if person and interview.role else ""
    return TimetableRow(
        time=_time(interview),
        what=who or person or interview.role or say("visit.timetable.nobody"),
        place=place_of(work, interview),
        interviewer=interview.interviewer,
        clauses=", ".join(interview.clauses),
        questions="",
        is_interview=True,
    )


def _time(interview: Interview) -> str:
    if not is_clock_time(interview.planned_at):
        return say("visit.minutes", minutes=interview.minutes)
    begins = minute_of(interview.planned_at)
    ends = (begins + interview.minutes) % MINUTES_A_DAY
    return say("visit.span", begins=clock_at(begins), ends=clock_at(ends))


def _proposed(proposed: ProposedTimetable) -> Iterator[TimetableDay]:
    if not any(slot.occasion is Occasion.INTERVIEW for slot in proposed.slots):
        return
    for day in proposed.days:
        rows = tuple(_slot_row(slot) for slot in proposed.slots if slot.day == day)
        yield TimetableDay(title=say("visit.timetable.nth_day", day=day), rows=rows)


def _slot_row(slot: TimeSlot) -> TimetableRow:
    return TimetableRow(
        time=say("visit.span", begins=clock_at(slot.begins), ends=clock_at(slot.ends)),
        what=slot.role or label(slot.occasion),
        place="",
        interviewer="",
        clauses="",
        questions=str(slot.questions) if slot.questions else "",
        is_interview=slot.occasion is Occasion.INTERVIEW,
    )


def _left_over(work: Work, proposed: ProposedTimetable) -> Iterator[LeftOver]:
    """The roles without a slot, and how many of their questions are put to nobody else."""
    questions, met = questions_by_role(work), {slot.role for slot in proposed.slots if slot.role}
    for role in proposed.without_slot:
        yield LeftOver(
            role=role,
            questions=len(questions[role]),
            minutes=minutes_for(len(questions[role])),
            alone=sum(not met & set(criterion.ask) for criterion in questions[role]),
        )
