"""The activities of an audit plan: add, change, hold, take off."""

from __future__ import annotations

from datetime import date

from assessment.domain.audit import Audit
from assessment.domain.audit_activity import ActivityKind, AuditActivity, minutes_between, refuse_overlap
from assessment.domain.organization import Person
from assessment.domain.record import LongText, Name, ShortText, Value
from assessment.services.audit_checklists import refuse_unknown_clauses
from assessment.services.audit_files import audit_checklist, writing_on_audit
from assessment.services.desk import Desk
from assessment.services.people import person_named
from assessment.storage.store import Writer


class PlannedActivity(Value):
    """What is entered for one line of the plan; people by name, a new name becomes a new person.

    With `ends`, a local time like `begins`, the length follows from the two.
    """

    title: Name
    kind: ActivityKind = ActivityKind.INTERVIEW
    day: date | None = None
    begins: ShortText = ""
    minutes: int = 45
    ends: ShortText = ""
    place: ShortText = ""
    site_id: str | None = None
    process_id: str | None = None
    clauses: tuple[str, ...] = ()
    auditors: tuple[ShortText, ...] = ()
    interviewees: tuple[ShortText, ...] = ()


def add_activity(desk: Desk, audit_id: str, wanted: PlannedActivity) -> AuditActivity:
    """Put a line into the plan; `Overlap` when an auditor is busy then, `BadClockTime`, `UnknownClause`."""
    with writing_on_audit(desk, audit_id) as (writer, audit):
        blank = AuditActivity(
            id=desk.new_id(), engagement_id=audit.engagement_id, audit_id=audit.id, title=wanted.title
        )
        return writer.save(_as_wanted(desk, writer, audit, blank, wanted))


def change_activity(
    desk: Desk, audit_id: str, activity_id: str, wanted: PlannedActivity, *, seen: int
) -> AuditActivity:
    """Save another version of a line; `StaleRecord` when somebody changed it meanwhile, and as for `add_activity`."""
    with writing_on_audit(desk, audit_id) as (writer, audit):
        activity = writer.get(AuditActivity, activity_id)
        return writer.save(_as_wanted(desk, writer, audit, activity, wanted), seen=seen)


def hold_activity(desk: Desk, audit_id: str, activity_id: str, *, held_on: date, result: LongText) -> AuditActivity:
    """Record that an activity took place, and what came of it."""
    with writing_on_audit(desk, audit_id) as (writer, audit):
        audit.running()
        return writer.save(writer.get(AuditActivity, activity_id).held(held_on, result))


def take_activity_off(desk: Desk, audit_id: str, activity_id: str) -> None:
    """Take a line off the plan; the journal keeps it."""
    with writing_on_audit(desk, audit_id) as (writer, audit):
        audit.still_open()
        writer.save(writer.get(AuditActivity, activity_id).changed(removed=True))


def _as_wanted(
    desk: Desk, writer: Writer, audit: Audit, activity: AuditActivity, wanted: PlannedActivity
) -> AuditActivity:
    audit.still_open()
    refuse_unknown_clauses(audit_checklist(writer, audit), wanted.clauses)
    plain = wanted.model_dump(exclude={"auditors", "interviewees", "day", "begins", "minutes", "ends"})
    people = {
        field: tuple(person_named(desk, writer, audit.engagement_id, name).id for name in names if name)
        for field, names in (("auditor_ids", wanted.auditors), ("interviewee_ids", wanted.interviewees))
    }
    minutes = minutes_between(wanted.begins, wanted.ends) if wanted.ends else wanted.minutes
    planned = activity.changed(**plain, **people).timed(wanted.day, wanted.begins, minutes)
    names = {person.id: person.name for person in writer.list(Person, engagement_id=audit.engagement_id)}
    refuse_overlap(planned, writer.list(AuditActivity, audit_id=audit.id), names)
    return planned
