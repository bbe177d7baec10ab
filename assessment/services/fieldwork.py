"""What all fieldwork shares: one transaction on a record as it was seen, sites and processes that exist, and its evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar

from assessment.domain.errors import NotFound
from assessment.domain.evidence import Evidence
from assessment.domain.fieldwork import DocumentReview, Interview, Observation
from assessment.domain.organization import Person, Process, Site
from assessment.domain.record import Record, ShortText, Value
from assessment.reporting.fieldwork_phrases import KINDS, Fieldwork, title_of
from assessment.services.desk import Desk
from assessment.services.numbering import numbered
from assessment.storage.store import Reader, Writer

R = TypeVar("R", Interview, Observation, DocumentReview)
_LOCATED: Mapping[str, type[Record]] = {"site_id": Site, "process_id": Process}


class Location(Value):
    """Where something took place; nothing means the whole scope."""

    site_id: str | None = None
    process_id: str | None = None
    unit: ShortText = ""


def change_fieldwork(desk: Desk, kind: type[R], key: str, change: Callable[[Writer, R], R], *, seen: int) -> R:
    """Save what `change` makes of a record that was seen at this revision, and the title of its evidence with it."""
    with writing_to(desk, kind, key) as (writer, before):
        after = writer.save(change(writer, before), seen=seen)
        _retitle(writer, before, after)
        return after


@contextmanager
def writing_to(desk: Desk, kind: type[R], key: str) -> Iterator[tuple[Writer, R]]:
    """One write transaction on the engagement of a record; `NotFound` when there is no such record."""
    with desk.store.reading() as reader:
        engagement_id = reader.get(kind, key).engagement_id
    with desk.store.writing(desk.actor, desk.now(), engagement_id) as writer:
        yield writer, writer.get(kind, key)


def check_location(reader: Reader, engagement_id: str, location: Location) -> dict[str, str | None]:
    """The fields of a location; `NotFound` when site or process is not of this engagement."""
    for name, kind in _LOCATED.items():
        check_belongs(reader, engagement_id, kind, getattr(location, name))
    return location.model_dump()


def check_belongs(reader: Reader, engagement_id: str, kind: type[Record], key: str | None) -> None:
    """`NotFound` when a record is named that this engagement does not have."""
    if key and not reader.list(kind, engagement_id=engagement_id, id=key):
        raise NotFound(kind.table.replace("_", " "), key)


def evidence_of(desk: Desk, writer: Writer, found: Fieldwork) -> Evidence:
    """The one piece of evidence that a piece of fieldwork gives, made when it is first needed."""
    known = kept_evidence(writer, found)
    if known:
        return writer.save(known.changed(withdrawn=False)) if known.withdrawn else known
    people = _people(writer, found)
    new = Evidence(
        id=desk.new_id(),
        engagement_id=found.engagement_id,
        title=title_of(found, people),
        kind=KINDS[type(found)],
        source=_source(found, people),
        fieldwork_id=found.id,
        collected_at=desk.now(),
        collected_by=desk.actor.name,
    )
    return writer.save(numbered(writer, new))


def kept_evidence(reader: Reader, found: Fieldwork) -> Evidence | None:
    """The evidence that a piece of fieldwork has given already."""
    return next(iter(reader.list(Evidence, engagement_id=found.engagement_id, fieldwork_id=found.id)), None)


def _retitle(writer: Writer, before: Fieldwork, after: Fieldwork) -> None:
    """Let the evidence follow what was changed, unless somebody gave it a title of their own."""
    people, evidence = _people(writer, after), kept_evidence(writer, after)
    if not evidence or evidence.title != title_of(before, _people(writer, before)):
        return
    renamed = evidence.changed(title=title_of(after, people), source=_source(after, people))
    if renamed != evidence:
        writer.save(renamed)


def _people(reader: Reader, found: Fieldwork) -> dict[str, Person]:
    person = reader.find(Person, found.person_id) if isinstance(found, Interview) and found.person_id else None
    return {person.id: person} if person else {}


def _source(found: Fieldwork, people: dict[str, Person]) -> str:
    """Where it came from: the person asked or the place watched."""
    if isinstance(found, Interview):
        return next((person.name for person in people.values()), "")
    return found.place if isinstance(found, Observation) else ""
