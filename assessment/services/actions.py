"""Turn gaps into actions, move actions on, close gaps: for one row or for many at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date

from assessment.domain.action import Action, Phase, has_happened
from assessment.domain.assessment import Assessment, GapSeverity
from assessment.domain.checklist import Effort
from assessment.domain.errors import AssessmentError, InvalidInput, NotAllowed, NotFound
from assessment.domain.gap import Gap, gaps_of
from assessment.domain.organization import Person
from assessment.domain.record import LongText, ShortText, Value
from assessment.services.desk import Desk
from assessment.services.people import person_named
from assessment.services.work import pinned_checklist, work_in, writing_on
from assessment.storage.store import Writer
from assessment.wording import say_count


class StepRefused(NotAllowed):
    """A step cannot be taken with one of several actions, so it was taken with none."""

    def __init__(self, criterion_id: str, others: int, reason: str) -> None:
        """Name the gap that stands in the way, and why."""
        rest = say_count("gaps.step.others", others)
        super().__init__(f"At {criterion_id}: {reason} {rest}")


class VerifierMissing(InvalidInput):
    """A gap is closed only with the name of whoever verified it."""

    def __init__(self) -> None:
        """Ask for the name."""
        super().__init__("Nobody is named who verified that this gap is closed. Enter the name, and close it again.")


class ActionChange(Value):
    """What to change; a field that is None stays as it is. `clear_due` takes the due date off."""

    text: LongText | None = None
    owner: ShortText | None = None
    due: date | None = None
    clear_due: bool = False
    effort: Effort | None = None
    phase: Phase | None = None


class Step(Value):
    """One step of an action: begun, implemented, verified, cancelled or reopened, on a day."""

    name: str
    on: date
    by: ShortText = ""
    reason: LongText = ""


def change_actions(desk: Desk, assessment_id: str, seen: Mapping[str, int], change: ActionChange) -> None:
    """Change the actions of gaps in one go; proposed ones are stored by it.

    `seen` gives, per criterion, the revision of the action the person looked at: `StaleRecord` when one moved on, and
    then none is changed.
    """
    with _gaps(desk, assessment_id, tuple(seen)) as (writer, gaps):
        owner_id = person_named(desk, writer, gaps[0].action.engagement_id, change.owner).id if change.owner else None
        for gap in gaps:
            wanted = {
                name: value
                for name in ("text", "due", "effort", "phase")
                if (value := getattr(change, name)) is not None
            }
            if owner_id:
                wanted["owner_id"] = owner_id
            if change.clear_due:
                wanted["due"] = None
            writer.save(gap.action.changed(**wanted), seen=seen[gap.criterion.id])


def move_actions(desk: Desk, assessment_id: str, seen: Mapping[str, int], step: Step) -> None:
    """Take the same step with the actions of gaps, as they were `seen` (criterion → revision); all of them or none."""
    with _gaps(desk, assessment_id, tuple(seen)) as (writer, gaps):
        people = {person.id: person.name for person in writer.list(Person, engagement_id=gaps[0].action.engagement_id)}
        for gap in gaps:
            owner = people.get(gap.action.owner_id or "", "")
            try:
                moved = stepped(gap.action, step, step.by or desk.actor.name, owner, desk.today())
            except AssessmentError as refusal:
                if len(gaps) == 1:
                    raise
                raise StepRefused(gap.criterion.id, len(gaps) - 1, refusal.message) from refusal
            writer.save(moved, seen=seen[gap.criterion.id])


def judge_gap(
    desk: Desk,
    assessment_id: str,
    criterion_id: str,
    *,
    severity: GapSeverity | None,
    priority: int | None,
    reason: str,
) -> None:
    """Override the proposed severity or priority of a gap, with a reason; None goes back to the proposal."""
    with _gaps(desk, assessment_id, (criterion_id,)) as (writer, gaps):
        writer.save(gaps[0].result.judged(severity, priority, reason))


def close_gap(desk: Desk, assessment_id: str, criterion_id: str, *, verified_by: str, on: date) -> None:
    """Close a gap: the criterion is rated at the top on evidence, verified by somebody on a day."""
    if not verified_by.strip():
        raise VerifierMissing
    with _gaps(desk, assessment_id, (criterion_id,)) as (writer, gaps):
        checklist = pinned_checklist(writer, writer.get(Assessment, assessment_id))
        writer.save(gaps[0].result.gap_closed(checklist, by=verified_by, on=on, at=desk.now()))


@contextmanager
def _gaps(desk: Desk, assessment_id: str, criterion_ids: Sequence[str]) -> Iterator[tuple[Writer, list[Gap]]]:
    """The gaps of these criteria within one write transaction; `NotFound` for a criterion without a gap."""
    with writing_on(desk, assessment_id) as (writer, _):
        found = {gap.criterion.id: gap for gap in gaps_of(work_in(writer, assessment_id))}
        for criterion_id in criterion_ids or ("",):
            if criterion_id not in found:
                raise NotFound("gap", criterion_id)
        yield writer, [found[criterion_id] for criterion_id in criterion_ids]


def stepped(action: Action, step: Step, by: str, owner: str, today: date) -> Action:
    """The action after one step, taken by `by`; `owner` is its owner's name. `InTheFuture` for a step after `today`."""
    if step.name != "reopened":
        has_happened(step.name, step.on, today)
    match step.name:
        case "begun":
            return action.begun(step.on)
        case "implemented":
            return action.implemented(step.on)
        case "verified":
            return action.verified(step.on, by, owner=owner)
        case "cancelled":
            return action.cancelled(step.on, step.reason)
        case "reopened":
            return action.reopened()
    raise NotFound("step", step.name)
