"""The earlier versions of a record, read from its lines of the journal: when, by whom, which fields changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import pairwise
from typing import Any

from assessment.domain.journal import Act, JournalEntry
from assessment.domain.record import Moment, Value

FOLLOWING = frozenset({"id", "revision", "engagement_id", "assessment_id", "work_state"})
"""Fields that follow from others or never change; they are no news to anybody."""


class FieldChange(Value):
    """One field of a record before and after a save, as the journal holds it (JSON values)."""

    field: str
    before: Any
    after: Any


class Version(Value):
    """A record as one save left it; `body` is None when its content was erased on purpose.

    `changes` are those against the version before, None when that one was erased; the first version changes from blank.
    """

    revision: int
    at: Moment
    by: str
    act: Act
    body: dict[str, Any] | None
    changes: tuple[FieldChange, ...] | None


def versions(entries: Iterable[JournalEntry], *, quiet: Collection[str] = FOLLOWING) -> tuple[Version, ...]:
    """The versions of one record from its journal lines, the newest first in both; `quiet` fields are left out."""
    lines = [*entries, None]
    return tuple(_version(line, before, quiet) for line, before in pairwise(lines) if line is not None)


def differences(
    before: dict[str, Any], after: dict[str, Any], *, quiet: Collection[str] = FOLLOWING
) -> tuple[FieldChange, ...]:
    """The fields in which two bodies differ, in the order of the newer one; a field that is missing holds nothing."""
    names = [name for name in dict.fromkeys((*after, *before)) if name not in quiet]
    pairs = ((name, before.get(name), after.get(name)) for name in names)
    return tuple(
        FieldChange(field=name, before=old, after=new) for name, old, new in pairs if _content(old) != _content(new)
    )


def _version(line: JournalEntry, before: JournalEntry | None, quiet: Collection[str]) -> Version:
    return Version(
        revision=line.record_revision,
        at=line.at,
        by=line.actor,
        act=line.act,
        body=line.body,
        changes=_changes(line, before, quiet),
    )


def _changes(line: JournalEntry, before: JournalEntry | None, quiet: Collection[str]) -> tuple[FieldChange, ...] | None:
    if line.body is None or (before is not None and before.body is None):
        return None
    return differences(before.body or {} if before else {}, line.body, quiet=quiet)


def _content(value: Any) -> Any:
    """Nothing is nothing, in whatever way a field says so: a field added later is missing from older lines."""
    return None if value in ("", [], {}, False) else value
