"""The people of an engagement: found by name, added when new, marked as left, removed while nothing names them."""

from __future__ import annotations

from contextlib import AbstractContextManager

from assessment.domain.errors import InvalidInput, NotAllowed
from assessment.domain.fieldwork import Interview, InterviewState
from assessment.domain.organization import Person
from assessment.domain.record import Name, ShortText, Value
from assessment.services.desk import Desk
from assessment.storage.references import uses
from assessment.storage.store import Writer
from assessment.wording import say, say_count
from assessment.wording.figures import day


class PersonEntry(Value):
    """What is entered about a person."""

    name: Name
    role: ShortText = ""
    unit: ShortText = ""
    is_assessor: bool = False


class SameName(InvalidInput):
    """Two people of one engagement would have the same name."""

    def __init__(self, name: str, *, left: bool) -> None:
        """Say how to go on."""
        way = "Mark that person as back" if left else "Change that entry"
        super().__init__(
            f"{name} is on record already. {way}, or tell the two apart, for example by the unit in brackets."
        )


class PersonInUse(NotAllowed):
    """Somebody whom other records name cannot be removed."""

    def __init__(self, name: str, why: str) -> None:
        """Name what would lose the person, and the way out."""
        super().__init__(f"{name} stays on record: {why}. Mark {name} as left instead; older findings keep the name.")


def person_named(desk: Desk, writer: Writer, engagement_id: str, name: str) -> Person:
    """The person of that name in the engagement; a new name becomes a new person."""
    new = Person(id=desk.new_id(), engagement_id=engagement_id, name=name)
    known = writer.list(Person, engagement_id=engagement_id, name=new.name)
    return known[0] if known else writer.save(new)


def add_person(desk: Desk, engagement_id: str, entry: PersonEntry) -> Person:
    """Put somebody on record; `SameName` when there is one of that name."""
    with desk.store.writing(desk.actor, desk.now(), engagement_id) as writer:
        new = Person(id=desk.new_id(), engagement_id=engagement_id, **entry.model_dump())
        _check_name(writer, new)
        return writer.save(new)


def change_person(desk: Desk, person_id: str, entry: PersonEntry, *, seen: int) -> Person:
    """Change name, role or unit; interviews ahead follow the role, those held keep the role of their day."""
    with _writing(desk, person_id) as writer:
        before = writer.get(Person, person_id)
        after = before.changed(**entry.model_dump())
        _check_name(writer, after)
        _follow_role(writer, before, after)
        return writer.save(after, seen=seen)


def set_person_left(desk: Desk, person_id: str, *, left: bool, seen: int) -> Person:
    """Mark somebody as left, or as back; whatever names the person keeps doing so."""
    with _writing(desk, person_id) as writer:
        return writer.save(writer.get(Person, person_id).changed(left=left), seen=seen)


def remove_person(desk: Desk, person_id: str) -> None:
    """Take somebody off the record who was put there by mistake; `PersonInUse` when anything names the person."""
    with _writing(desk, person_id) as writer:
        person = writer.get(Person, person_id)
        if why := _named_by(writer, person):
            raise PersonInUse(person.name, why)
        writer.remove(Person, [person])


def _writing(desk: Desk, person_id: str) -> AbstractContextManager[Writer]:
    with desk.store.reading() as reader:
        engagement_id = reader.get(Person, person_id).engagement_id
    return desk.store.writing(desk.actor, desk.now(), engagement_id)


def _check_name(writer: Writer, person: Person) -> None:
    for other in writer.list(Person, engagement_id=person.engagement_id):
        if other.id != person.id and other.name.casefold() == person.name.casefold():
            raise SameName(other.name, left=other.left)


def _follow_role(writer: Writer, before: Person, after: Person) -> None:
    if before.role == after.role:
        return
    for interview in writer.list(Interview, engagement_id=before.engagement_id, person_id=before.id):
        if interview.state is InterviewState.PLANNED and interview.role == before.role:
            writer.save(interview.changed(role=after.role))


def _named_by(writer: Writer, person: Person) -> str:
    """Why the person has to stay, in words; empty when nothing names the person."""
    held = [one.held_on for one in writer.list(Interview, person_id=person.id) if one.held_on]
    if held:
        return say("people.interviewed", days=", ".join(day(on) for on in sorted(held)))
    count = sum(uses(writer, person).values())
    return say_count("people.named", count) if count else ""
