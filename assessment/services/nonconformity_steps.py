"""The steps of a nonconformity that are records of their own: cause, actions, and the review of their effect."""

from __future__ import annotations

from datetime import date

from assessment.domain.action import Action, Impact, Purpose
from assessment.domain.cause_analysis import Branch, CauseAnalysis, CauseMethod
from assessment.domain.checklist import Effort
from assessment.domain.effectiveness_review import EffectivenessReview
from assessment.domain.errors import NotAllowed
from assessment.domain.nonconformity_file import NonconformityFile, NotYet, reviewed
from assessment.domain.record import LongText, ShortText, TextMissing, Value
from assessment.services.desk import Desk
from assessment.services.nonconformity_files import writing_on_open
from assessment.services.people import person_named
from assessment.storage.store import StaleRecord, Writer
from assessment.wording import label


class CauseText(Value):
    """What is entered about the cause."""

    method: CauseMethod = CauseMethod.FIVE_WHYS
    whys: tuple[LongText, ...] = ()
    branches: tuple[Branch, ...] = ()
    narrative: LongText = ""
    root_cause: LongText = ""
    cause_code: ShortText = ""
    is_controlled: bool = False


class PlannedAction(Value):
    """What is entered for a correction or corrective action; the owner by name, a new name becomes a new person."""

    purpose: Purpose = Purpose.CORRECTIVE
    text: LongText
    owner: ShortText = ""
    due: date | None = None
    effort: Effort | None = None
    impact: Impact | None = None


class Measure(Value):
    """How the effect will be judged, stated before acting."""

    measure: LongText
    target: LongText
    earliest_on: date | None = None
    reviewer: ShortText = ""


class MeasureEmpty(NotAllowed):
    """An effect cannot be judged without a measure and a target."""

    def __init__(self) -> None:
        """Ask for both."""
        super().__init__(
            "Say what will be measured, and the target, such as “late acknowledgements: 0 of the next 30”."
        )


def save_cause(desk: Desk, nonconformity_id: str, text: CauseText, *, seen: int) -> CauseAnalysis:
    """Keep the analysis as far as it is; `StaleRecord` when somebody saved another meanwhile."""
    with writing_on_open(desk, nonconformity_id) as (writer, file):
        before = file.cause or _blank_cause(file)
        plain = text.model_dump(exclude={"branches"})
        changes = {**plain, **({"branches": text.branches} if text.branches else {})}
        return writer.save(before.changed(**changes).unfinished(), seen=seen)


def finish_cause(desk: Desk, nonconformity_id: str, *, seen: int) -> CauseAnalysis:
    """Finish the analysis; `CauseOpen` says what is missing."""
    with writing_on_open(desk, nonconformity_id) as (writer, file):
        cause = file.cause or _blank_cause(file)
        return writer.save(cause.finished(desk.today(), desk.actor.name), seen=seen)


def add_action(desk: Desk, nonconformity_id: str, wanted: PlannedAction) -> Action:
    """Add a correction or a corrective action; `DueBeforeRaised` for a due date before the nonconformity."""
    if not wanted.text.strip():
        raise TextMissing(label(wanted.purpose))
    with writing_on_open(desk, nonconformity_id) as (writer, file):
        file.nonconformity.not_before_raised(wanted.due)
        blank = Action(
            id=desk.new_id(),
            engagement_id=file.nonconformity.engagement_id,
            nonconformity_id=nonconformity_id,
            criterion_id=file.nonconformity.criterion_id,
            purpose=wanted.purpose,
            text=wanted.text,
        )
        return writer.save(_as_wanted(desk, writer, file, blank, wanted))


def plan_review(desk: Desk, nonconformity_id: str, wanted: Measure, *, seen: int = 0) -> EffectivenessReview:
    """Settle how the effect will be judged; until it is held it can be changed."""
    if not (wanted.measure.strip() and wanted.target.strip()):
        raise MeasureEmpty
    with writing_on_open(desk, nonconformity_id) as (writer, file):
        engagement_id = file.nonconformity.engagement_id
        reviewer = person_named(desk, writer, engagement_id, wanted.reviewer) if wanted.reviewer else None
        before = file.planned_review or EffectivenessReview(
            id=desk.new_id(),
            engagement_id=engagement_id,
            nonconformity_id=nonconformity_id,
            measure=wanted.measure,
            target=wanted.target,
            planned_on=desk.today(),
        )
        plain = wanted.model_dump(exclude={"reviewer"})
        return writer.save(before.changed(**plain, reviewer_id=reviewer.id if reviewer else None), seen=seen)


def hold_review(
    desk: Desk,
    nonconformity_id: str,
    *,
    on: date,
    by: str,
    effective: bool,
    result: str,
    evidence_ids: tuple[str, ...] = (),
    seen: int,
) -> EffectivenessReview:
    """Record whether the action worked; refused by the gates, and a review without effect opens the nonconformity again."""
    with writing_on_open(desk, nonconformity_id) as (writer, file):
        planned = file.planned_review
        if planned is None and seen:
            raise StaleRecord("review", file.last_review.held_by if file.last_review else "")
        if planned is None:
            raise NotYet(file.nonconformity.number, ("Settle how the effect is measured first.",))
        filled = planned.changed(effective=effective, result=result, evidence_ids=evidence_ids, recorded_at=desk.now())
        return writer.save(reviewed(file, filled, on=on, by=by, today=desk.today()), seen=seen)


def _blank_cause(file: NonconformityFile) -> CauseAnalysis:
    one = file.nonconformity
    return CauseAnalysis(id=f"{one.id}.cause", engagement_id=one.engagement_id, nonconformity_id=one.id)


def _as_wanted(desk: Desk, writer: Writer, file: NonconformityFile, action: Action, wanted: PlannedAction) -> Action:
    owner = person_named(desk, writer, file.nonconformity.engagement_id, wanted.owner) if wanted.owner else None
    plain = wanted.model_dump(exclude={"owner"})
    return action.changed(**plain, owner_id=owner.id if owner else None)
