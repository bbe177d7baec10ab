"""The people of an engagement: found by name, added when new."""

from __future__ import annotations

from assessment.domain.organization import Person
from assessment.services.desk import Desk
from assessment.storage.store import Writer


def person_named(desk: Desk, writer: Writer, engagement_id: str, name: str) -> Person:
    """The person of that name in the engagement; a new name becomes a new person."""
    new = Person(id=desk.new_id(), engagement_id=engagement_id, name=name)
    known = writer.list(Person, engagement_id=engagement_id, name=new.name)
    return known[0] if known else writer.save(new)
