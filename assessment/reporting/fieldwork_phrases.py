"""How interviews, observations and documents seen are named: as evidence, on screen and in reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from assessment.domain.assessment import CriterionResult
from assessment.domain.evidence import EvidenceKind
from assessment.domain.fieldwork import Adequacy, DocumentReview, FieldNote, Interview, Observation
from assessment.domain.organization import Person
from assessment.domain.record import SHORT_TEXT_LIMIT
from assessment.domain.work import Work
from assessment.wording import label, say
from assessment.wording.figures import day

Fieldwork = Interview | Observation | DocumentReview | FieldNote
"""What gives evidence; a note does when it belongs to nothing else."""

KINDS: Mapping[type[Fieldwork], EvidenceKind] = {
    Interview: EvidenceKind.INTERVIEW,
    Observation: EvidenceKind.OBSERVATION,
    DocumentReview: EvidenceKind.DOCUMENT,
    FieldNote: EvidenceKind.OTHER,
}


def title_of(found: Fieldwork, people: Mapping[str, Person], write: Callable[[date], str] = day) -> str:
    """What a piece of fieldwork is called as evidence: “Interview, Complaints manager, 21 Nov 2026”."""
    match found:
        case Interview():
            who = found.role or _name(found, people) or say("fieldwork.somebody")
            return _joined(say("fieldwork.interview"), who, _day(found.day, write))
        case Observation():
            return _joined(say("fieldwork.observation"), found.subject, write(found.seen_on))
        case DocumentReview():
            return _joined(found.title, _version(found), _day(found.dated, write))
        case FieldNote():
            return _joined(say("fieldwork.note"), found.taken_by, write(found.taken_at.astimezone().date()))


def whom(interview: Interview, people: Mapping[str, Person]) -> str:
    """Who is asked, with the role of that day; one of the two is known."""
    name = _name(interview, people)
    if name and interview.role:
        return say("report.person", name=name, role=interview.role)
    return name or interview.role or say("fieldwork.somebody")


def document_line(review: DocumentReview, write: Callable[[date], str] = day) -> str:
    """A document with version and date, and what was thought of it."""
    judged = label(review.adequacy).lower() if review.adequacy is not Adequacy.NOT_JUDGED else ""
    return _joined(title_of(review, {}, write), judged)


def documents_seen(work: Work, write: Callable[[date], str]) -> tuple[str, ...]:
    """Documents with version and date, then all other evidence by title; what interviews and notes gave stands elsewhere."""
    lines = [document_line(review, write) for review in work.documents_seen]
    named = {title_of(review, {}, write) for review in work.documents_seen}
    others = {item.title for item in work.evidence.values() if not item.fieldwork_id and not item.withdrawn}
    lines += sorted((title for title in others if not _stands_in(named, title)), key=str.casefold)
    return tuple(dict.fromkeys(lines))


def _stands_in(named: Iterable[str], title: str) -> bool:
    """Whether a piece of evidence is one of the documents, named with less than its date."""
    return any(name == title or name.startswith(f"{title}, ") for name in named)


def people_met(work: Work, write: Callable[[date], str]) -> tuple[str, ...]:
    """The people of the organization, each with role and the days of the interviews held; roles without a name last."""
    days: dict[tuple[str, str], list[str]] = defaultdict(list)
    for interview in work.interviews:
        if interview.held_on:
            key = interview.person_id if interview.person_id in work.people else ""
            days[(key or "", interview.role)].append(write(interview.held_on))
    asked = {person_id for person_id, _ in days}
    lines = []
    for person in work.people.values():
        if person.id not in asked and not person.is_assessor:
            lines.append(_person(person.name, person.role))
        for (person_id, role), dates in days.items():
            if person_id == person.id:
                lines.append(_interviewed(_person(person.name, role or person.role), dates))
    nameless = [(role, dates) for (person_id, role), dates in days.items() if not person_id]
    return (*lines, *(_interviewed(role or say("fieldwork.somebody"), dates) for role, dates in nameless))


def observations_made(work: Work, write: Callable[[date], str]) -> tuple[str, ...]:
    """What was watched, where and when."""
    sites = {site.id: site.name for site in work.sites}
    return tuple(
        _joined(one.subject, *dict.fromkeys((one.place, sites.get(one.site_id or "", ""))), write(one.seen_on))
        for one in sorted(work.observations, key=lambda one: (one.seen_on, one.id))
    )


def where(work: Work, result: CriterionResult) -> str:
    """Site, process and unit of a result; empty for the whole scope."""
    sites = {site.id: site.name for site in work.sites}
    processes = {process.id: process.name for process in work.processes}
    found = (sites.get(result.site_id or "", ""), processes.get(result.process_id or "", ""), result.unit)
    return " · ".join(filter(None, found))


def _interviewed(who: str, days: list[str]) -> str:
    return say("report.interviewed", who=who, days=", ".join(days))


def _person(name: str, role: str) -> str:
    return say("report.person", name=name, role=role) if role else name


def _name(interview: Interview, people: Mapping[str, Person]) -> str:
    person = people.get(interview.person_id or "")
    return person.name if person else ""


def _version(review: DocumentReview) -> str:
    return say("fieldwork.version", version=review.version) if review.version else ""


def _day(when: date | None, write: Callable[[date], str]) -> str:
    return write(when) if when else ""


def _joined(*parts: str) -> str:
    words = ", ".join(filter(None, parts))
    return words if len(words) <= SHORT_TEXT_LIMIT else f"{words[: SHORT_TEXT_LIMIT - 1]}…"
