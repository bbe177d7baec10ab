"""Sites and processes of an engagement: added, named, owned, kept when they leave the scope."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import TypeVar

from assessment.domain.errors import InvalidInput
from assessment.domain.organization import Person, Process, Site
from assessment.domain.record import LongText, Name, ShortText, Value
from assessment.services.desk import Desk
from assessment.services.people import person_named
from assessment.storage.store import Reader, Writer

Place = Site | Process
P = TypeVar("P", Site, Process)


class SiteEntry(Value):
    """What is entered about a site."""

    name: Name
    note: LongText = ""


class ProcessEntry(Value):
    """What is entered about a process; the owner is found by name, a new name becomes a new person."""

    name: Name
    owner: ShortText = ""
    note: LongText = ""


class SamePlace(InvalidInput):
    """Two sites or two processes would have the same name."""

    def __init__(self, name: str, *, left: bool) -> None:
        """Say how to go on."""
        way = "Bring it back into the scope" if left else "Change that entry"
        super().__init__(f"“{name}” is on record already. {way}, or choose another name.")


def add_site(desk: Desk, engagement_id: str, entry: SiteEntry) -> Site:
    """Put a site into the scope; `SamePlace` when there is one of that name."""
    with desk.store.writing(desk.actor, desk.now(), engagement_id) as writer:
        return _saved(writer, Site(id=desk.new_id(), engagement_id=engagement_id, name=entry.name, note=entry.note))


def change_site(desk: Desk, site_id: str, entry: SiteEntry, *, seen: int) -> Site:
    """Change name or note of a site; what was assessed there stays with it."""
    with _writing(desk, Site, site_id) as writer:
        return _saved(writer, writer.get(Site, site_id).changed(name=entry.name, note=entry.note), seen=seen)


def add_process(desk: Desk, engagement_id: str, entry: ProcessEntry) -> Process:
    """Put a process into the scope; `SamePlace` when there is one of that name."""
    with desk.store.writing(desk.actor, desk.now(), engagement_id) as writer:
        blank = Process(id=desk.new_id(), engagement_id=engagement_id, name=entry.name)
        return _saved(writer, _owned(desk, writer, blank, entry))


def change_process(desk: Desk, process_id: str, entry: ProcessEntry, *, seen: int) -> Process:
    """Change name, owner or note of a process; what was assessed there stays with it."""
    with _writing(desk, Process, process_id) as writer:
        return _saved(writer, _owned(desk, writer, writer.get(Process, process_id), entry), seen=seen)


def set_place_left(desk: Desk, kind: type[Place], key: str, *, left: bool, seen: int) -> None:
    """Take a site or process out of the scope, or back into it; it is never deleted, since results may point to it."""
    with _writing(desk, kind, key) as writer:
        writer.save(writer.get(kind, key).changed(left=left), seen=seen)


def list_places(desk: Desk, kind: type[Place], engagement_id: str) -> list[Place]:
    """Sites or processes by name, those outside the scope last."""
    with desk.store.reading() as reader:
        found = reader.list(kind, order="name", engagement_id=engagement_id)
    return sorted(found, key=lambda place: place.left)


def _writing(desk: Desk, kind: type[Place], key: str) -> AbstractContextManager[Writer]:
    with desk.store.reading() as reader:
        engagement_id = reader.get(kind, key).engagement_id
    return desk.store.writing(desk.actor, desk.now(), engagement_id)


def _saved(writer: Writer, place: P, *, seen: int | None = None) -> P:
    _check_name(writer, place)
    return writer.save(place, seen=seen)


def _check_name(reader: Reader, place: Place) -> None:
    for other in reader.list(type(place), engagement_id=place.engagement_id):
        if other.id != place.id and other.name.casefold() == place.name.casefold():
            raise SamePlace(other.name, left=other.left)


def _owned(desk: Desk, writer: Writer, process: Process, entry: ProcessEntry) -> Process:
    owner: Person | None = None
    if entry.owner:
        owner = person_named(desk, writer, process.engagement_id, entry.owner)
    return process.changed(name=entry.name, note=entry.note, owner_id=owner.id if owner else None)
