"""The checklist that an audit is judged by: which ones there are to choose, and the one that was chosen."""

from __future__ import annotations

from assessment.domain.assessment import ChecklistSnapshot
from assessment.domain.audit import Audit
from assessment.domain.checklist import Checklist, ChecklistHead
from assessment.domain.errors import InvalidInput, NotAllowed
from assessment.services.audit_files import audit_checklist, engagement_checklist
from assessment.services.checklists import loadable_checklists
from assessment.services.desk import Desk
from assessment.services.engagements import pin_checklist
from assessment.storage.store import Reader, Writer


class UnknownClause(InvalidInput):
    """A clause that the checklist does not have."""

    def __init__(self, numbers: tuple[str, ...], head: ChecklistHead) -> None:
        """Name both."""
        super().__init__(
            f"{', '.join(numbers)} is not in the checklist “{head.title}”, version {head.version}. "
            "Choose clauses from the list; a whole chapter is its first number."
        )


class ChecklistGone(InvalidInput):
    """The checklist chosen for an audit is not at hand, or not as it was when it was chosen."""

    def __init__(self) -> None:
        """Say what may have happened."""
        super().__init__(
            "The checklist chosen is not at hand any more: its files were taken away, changed, or have a fault. "
            "Choose again; “Checklists” in the settings names the faults."
        )


class ChecklistFixed(NotAllowed):
    """The checklist of an audit that runs cannot change under its verdicts."""

    def __init__(self) -> None:
        """Say why."""
        super().__init__("This audit has started, so it keeps the checklist that its verdicts are given on.")


def checklists_for(desk: Desk, reader: Reader, engagement_id: str, audit: Audit | None = None) -> dict[str, Checklist]:
    """What an audit can be judged by, by fingerprint: first what it is judged by unless somebody chooses another.

    That is the checklist of the engagement for a new audit, and its own for one on record, which is the only one
    once it has started.
    """
    last, pinned = engagement_checklist(reader, engagement_id)
    own_id = (audit and audit.snapshot_id) or last.snapshot_id
    found = {own_id: pinned if own_id == last.snapshot_id or audit is None else audit_checklist(reader, audit)}
    if audit and audit.started_on:
        return found
    found.setdefault(last.snapshot_id, pinned)
    return found | {one.fingerprint: one for _, one in loadable_checklists(desk.shelf) if one.fingerprint not in found}


def choose_checklist(
    desk: Desk, writer: Writer, engagement_id: str, fingerprint: str, audit: Audit | None = None
) -> ChecklistSnapshot:
    """The snapshot of the checklist with this fingerprint, without one of the first there is.

    `ChecklistGone` when it is none of those to choose from, `ChecklistFixed` when the audit runs on another one.
    """
    offered = checklists_for(desk, writer, engagement_id, audit)
    chosen = offered.get(fingerprint or next(iter(offered)))
    if chosen is None:
        raise ChecklistFixed if audit and audit.started_on else ChecklistGone
    return pin_checklist(desk, writer, chosen)


def following_checklist(desk: Desk, writer: Writer, audit: Audit) -> str:
    """The checklist of the audit after this one: the engagement's, unless that is another one or has lost a clause."""
    last, newest = engagement_checklist(writer, audit.engagement_id)
    own = audit_checklist(writer, audit)
    if newest.head.id == own.head.id and not unknown_clauses(newest, audit.clauses):
        return last.snapshot_id
    return pin_checklist(desk, writer, own).id


def refuse_unknown_clauses(checklist: Checklist, numbers: tuple[str, ...]) -> None:
    """Raise `UnknownClause` for numbers that the checklist does not have."""
    if unknown := unknown_clauses(checklist, numbers):
        raise UnknownClause(unknown, checklist.head)


def unknown_clauses(checklist: Checklist, numbers: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the numbers that the checklist does not have."""
    known = {clause.number for clause in checklist.clauses} | {chapter.clause for chapter in checklist.chapters}
    return tuple(number for number in numbers if number not in known)
