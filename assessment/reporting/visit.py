"""What the documents before a visit have in common: the interviews, the role they are for, and facts at the head."""

from __future__ import annotations

from collections.abc import Mapping

from assessment.domain.checklist import Criterion
from assessment.domain.fieldwork import Interview, InterviewState, Presence
from assessment.domain.record import Value
from assessment.domain.visit import questions_by_role
from assessment.domain.work import Work
from assessment.reporting.gap_report import Fact
from assessment.reporting.look import Look
from assessment.wording import label, say


class Visit(Value):
    """What is known of a visit: its interviews, and the one role that a document is made for; empty means all."""

    interviews: tuple[Interview, ...] = ()
    role: str = ""


def facts(texts: Mapping[str, str]) -> tuple[Fact, ...]:
    """Facts by the key of their label; those without a text are left out."""
    return tuple(Fact(label=say(key), text=text) for key, text in texts.items() if text.strip())


def roles_to_ask(work: Work, visit: Visit) -> dict[str, tuple[Criterion, ...]]:
    """The open questions by role, of one role or of all."""
    questions = questions_by_role(work)
    return {role: questions[role] for role in questions if visit.role in {"", role}}


def interview_of(visit: Visit, role: str) -> Interview | None:
    """The one interview planned with somebody of a role; None when there is none, or more than one."""
    found = [
        one
        for one in visit.interviews
        if one.state is InterviewState.PLANNED and one.role.casefold() == role.casefold()
    ]
    return found[0] if len(found) == 1 else None


def person_of(work: Work, interview: Interview | None) -> str:
    """The name of the person to be interviewed; empty while nobody is named."""
    person = work.people.get(interview.person_id or "") if interview else None
    return person.name if person else ""


def when_of(interview: Interview | None, look: Look) -> str:
    """Day and time of an interview as far as they are set; may be empty."""
    if interview is None or interview.planned_on is None:
        return ""
    day = look.day(interview.planned_on)
    return say("visit.when", day=day, time=interview.planned_at) if interview.planned_at else day


def place_of(work: Work, interview: Interview | None) -> str:
    """Where an interview is held: remote, or site and room as far as they are named; may be empty."""
    if interview is None:
        return ""
    site = next((site.name for site in work.sites if site.id == interview.site_id), "")
    where = ", ".join(part for part in (site, interview.place) if part)
    if interview.presence is Presence.REMOTE:
        return say("visit.remote_at", remote=label(Presence.REMOTE), where=where) if where else label(Presence.REMOTE)
    return where
