"""Plan interviews, hold them, call them off; the person's role of that day stays with the interview."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from assessment.domain.errors import InvalidInput
from assessment.domain.fieldwork import Interview, Presence, overlaps
from assessment.domain.organization import Person
from assessment.domain.record import ShortText
from assessment.domain.remark import Place, Remark, Severity
from assessment.reporting.fieldwork_phrases import whom
from assessment.services.desk import Desk
from assessment.services.fieldwork import Location, change_fieldwork, check_location
from assessment.services.numbering import numbered
from assessment.services.people import person_named
from assessment.storage.store import Writer
from assessment.wording import say
from assessment.wording.figures import day


class NobodyToAsk(InvalidInput):
    """An interview without a person and without a role."""

    def __init__(self) -> None:
        """Say what is enough."""
        super().__init__("Who is asked? Enter the person, or the role as long as nobody is named yet.")


class InterviewPlan(Location):
    """What is entered to plan an interview; a person or a role must be given, the role defaults to the person's."""

    person: ShortText = ""
    role: ShortText = ""
    on: date | None = None
    at: ShortText = ""
    minutes: int = 45
    presence: Presence = Presence.ON_SITE
    place: ShortText = ""
    clauses: tuple[str, ...] = ()
    interviewer: ShortText = ""


def plan_interview(desk: Desk, engagement_id: str, plan: InterviewPlan) -> Interview:
    """Put an interview on the plan; a person of a new name is added to the people."""
    with desk.store.writing(desk.actor, desk.now(), engagement_id) as writer:
        blank = Interview(id=desk.new_id(), engagement_id=engagement_id)
        return writer.save(numbered(writer, _planned(desk, writer, blank, plan)))


def change_interview(desk: Desk, interview_id: str, plan: InterviewPlan, *, seen: int) -> Interview:
    """Plan an interview anew; `StaleRecord` when somebody changed it meanwhile."""
    return change_fieldwork(
        desk, Interview, interview_id, lambda writer, before: _planned(desk, writer, before, plan), seen=seen
    )


def hold_interview(desk: Desk, interview_id: str, on: date, *, seen: int) -> Interview:
    """Put on record that an interview took place on a day that has come, and that the interviewer or else you asked."""
    asker, today = desk.actor.name, desk.today()
    return change_fieldwork(
        desk, Interview, interview_id, lambda _, before: before.held(on, by=asker, today=today), seen=seen
    )


def set_not_held(desk: Desk, interview_id: str, *, seen: int) -> Interview:
    """Take back that an interview was held; its notes stay."""
    return change_fieldwork(desk, Interview, interview_id, lambda _, before: before.not_held(), seen=seen)


def call_off_interview(desk: Desk, interview_id: str, *, seen: int) -> Interview:
    """Call an interview off; it stays on record and its notes with it."""
    return change_fieldwork(desk, Interview, interview_id, lambda _, before: before.given_up(), seen=seen)


def take_up_interview(desk: Desk, interview_id: str, *, seen: int) -> Interview:
    """Plan an interview again that was called off."""
    return change_fieldwork(desk, Interview, interview_id, lambda _, before: before.taken_up(), seen=seen)


def timetable_remarks(interviews: Sequence[Interview], people: Mapping[str, Person]) -> tuple[Remark, ...]:
    """What to look at in the timetable: one interviewer in two places at once."""
    return tuple(_clash(first, second, people) for first, second in overlaps(interviews))


def _planned(desk: Desk, writer: Writer, before: Interview, plan: InterviewPlan) -> Interview:
    if not (plan.person or plan.role):
        raise NobodyToAsk
    timed = before.planned(plan.on, plan.at, plan.minutes)
    located = check_location(writer, before.engagement_id, Location(**plan.model_dump(include=set(_LOCATION))))
    person = _person(desk, writer, before.engagement_id, plan) if plan.person else None
    return timed.changed(
        **plan.model_dump(include={"presence", "place", "clauses", "interviewer"}),
        **located,
        person_id=person.id if person else None,
        role=plan.role or (person.role if person else ""),
    )


_LOCATION = tuple(Location.model_fields)


def _person(desk: Desk, writer: Writer, engagement_id: str, plan: InterviewPlan) -> Person:
    """The person of that name; one without a role gets the one entered."""
    person = person_named(desk, writer, engagement_id, plan.person)
    return writer.save(person.changed(role=plan.role)) if plan.role and not person.role else person


def _clash(first: Interview, second: Interview, people: Mapping[str, Person]) -> Remark:
    on = day(first.planned_on) if first.planned_on else ""
    return Remark(
        code="interviews-overlap",
        severity=Severity.WARNING,
        place=Place(item=f"{on} {second.planned_at}"),
        message=say(
            "fieldwork.overlap",
            interviewer=first.interviewer,
            first=whom(first, people),
            second=whom(second, people),
            begins=first.planned_at,
            then=second.planned_at,
            date=on,
        ),
        hint=say("fieldwork.overlap.hint"),
    )
