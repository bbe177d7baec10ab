"""One dated pass over a checklist, and the result per criterion."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, ClassVar, Self

from pydantic import Field

from assessment.domain.checklist import NOT_APPLICABLE, Checklist, Criterion
from assessment.domain.errors import InvalidInput, NotAllowed
from assessment.domain.record import LongText, Moment, Name, Record, References, ShortText, Value


class AssessmentKind(StrEnum):
    """What the pass is for."""

    GAP_ANALYSIS = "gap_analysis"
    READINESS_REVIEW = "readiness_review"
    INTERNAL_AUDIT = "internal_audit"


class GapKind(StrEnum):
    """What is missing where a criterion is not fully met."""

    NO_RULE = "no_rule"
    NOT_WRITTEN = "not_written"
    NOT_FOLLOWED = "not_followed"
    NO_RECORD = "no_record"
    NOT_EFFECTIVE = "not_effective"


class WorkState(StrEnum):
    """How far the work on one criterion has come; separate from the rating."""

    OPEN = "open"
    DRAFTED = "drafted"
    REVIEWED = "reviewed"


class GapSeverity(StrEnum):
    """How much a gap matters."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class ClosedGap(Value):
    """What a gap was before it was closed, and who saw that it is gone."""

    rating: str
    gap_kind: GapKind | None
    rationale: LongText
    verified_by: Name
    verified_on: date


class NoGapToClose(NotAllowed):
    """There is no open gap on this criterion."""

    def __init__(self, criterion_id: str) -> None:
        """Name the criterion."""
        super().__init__(f"{criterion_id} has no open gap, so there is nothing to close.")


class ClosedWithoutEvidence(NotAllowed):
    """A gap is closed on evidence only."""

    def __init__(self, criterion_id: str) -> None:
        """Say what is missing."""
        super().__init__(f"The gap of {criterion_id} is closed on evidence only. Add what was seen, then close it.")


class JudgedWithoutReason(InvalidInput):
    """A proposal was overridden without saying why."""

    def __init__(self) -> None:
        """Ask for the reason."""
        super().__init__("Severity or priority differs from the proposal. Say in one sentence why, and save again.")


class UnknownRating(InvalidInput):
    """A rating that the scale of this checklist does not have."""

    def __init__(self, rating: str, known: tuple[str, ...]) -> None:
        """Name the rating and the scale."""
        super().__init__(
            f"“{rating}” is not a rating of this checklist. Choose one of: {', '.join(known)}, {NOT_APPLICABLE}."
        )


class FrozenAssessment(NotAllowed):
    """The assessment belongs to an audit that was signed off."""

    def __init__(self, title: str) -> None:
        """Name it, and the way out."""
        super().__init__(
            f"“{title}” is signed off and stays as it was signed. Reopen the audit with a reason to change it."
        )


class OwnVerdict(NotAllowed):
    """Nobody reviews what they judged."""

    def __init__(self, name: str) -> None:
        """Name the person."""
        super().__init__(
            f"{name} gave this rating and cannot review it. "
            "Let somebody else of the team look at it, under the name they enter in the settings."
        )


class NothingToReview(NotAllowed):
    """A criterion without a rating has nothing to review."""

    def __init__(self, criterion_id: str) -> None:
        """Name it."""
        super().__init__(f"{criterion_id} has no rating yet, so there is nothing to review. Rate it first.")


class ChecklistSnapshot(Record):
    """A checklist as it stood when it was used, stored once per fingerprint (the id)."""

    table: ClassVar[str] = "checklist_snapshot"

    checklist_id: str
    version: str
    title: str
    body: Checklist
    stored_at: Moment


class Assessment(Record):
    """One dated pass over a checklist, pinned to the snapshot it was started with; `clauses` narrows it, none means all."""

    table: ClassVar[str] = "assessment"

    engagement_id: Annotated[str, References("engagement")]
    kind: AssessmentKind = AssessmentKind.GAP_ANALYSIS
    title: Name
    snapshot_id: Annotated[str, References("checklist_snapshot")]
    profile: str
    started_on: date
    started_by: ShortText = ""
    previous_id: Annotated[str | None, References("assessment")] = None
    clauses: tuple[str, ...] = ()
    frozen_at: Moment | None = None

    def frozen(self, at: datetime | None) -> Self:
        """Closed to changes since this moment; None opens it again."""
        return self.changed(frozen_at=at)

    def unfrozen(self) -> Self:
        """Itself; `FrozenAssessment` when nothing of it may change any more."""
        if self.frozen_at is not None:
            raise FrozenAssessment(self.title)
        return self

    def widened(self, profile: str) -> Self:
        """With another choice of criteria; the results stay, since they hang on criteria and not on the profile."""
        return self.changed(profile=profile)


class CriterionResult(Record):
    """What was found for one criterion.

    `assessed_by` is who judged, `responsible` is the organization's person for the clause: two people.
    A criterion that is not applicable gives its reason in `rationale`.
    """

    table: ClassVar[str] = "criterion_result"
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("assessment_id", "criterion_id"),)

    engagement_id: Annotated[str, References("engagement")]
    assessment_id: Annotated[str, References("assessment")]
    criterion_id: str
    criterion_fingerprint: str
    rating: str | None = None
    gap_kind: GapKind | None = None
    rationale: LongText = ""
    evidence_ids: tuple[str, ...] = ()
    responsible_id: Annotated[str | None, References("person")] = None
    site_id: Annotated[str | None, References("site")] = None
    process_id: Annotated[str | None, References("process")] = None
    unit: ShortText = ""
    note: LongText = ""
    strength: LongText = ""
    severity: GapSeverity | None = None
    priority: Annotated[int, Field(ge=1, le=3)] | None = None
    judgement_reason: LongText = ""
    closed_gap: ClosedGap | None = None
    flagged: bool = False
    work_state: WorkState = WorkState.OPEN
    assessed_by: ShortText = ""
    assessed_at: Moment | None = None
    methods: tuple[str, ...] = ()
    reviewed_by: ShortText = ""
    reviewed_at: Moment | None = None

    @classmethod
    def blank(cls, assessment: Assessment, criterion: Criterion) -> Self:
        """The result before anything was entered; its id follows from assessment and criterion."""
        return cls(
            id=result_id(assessment.id, criterion.id),
            engagement_id=assessment.engagement_id,
            assessment_id=assessment.id,
            criterion_id=criterion.id,
            criterion_fingerprint=criterion.fingerprint,
        )

    @property
    def is_not_applicable(self) -> bool:
        """True when the criterion was put out of scope, with or without a reason yet."""
        return self.rating == NOT_APPLICABLE

    @property
    def is_assessed(self) -> bool:
        """True when the criterion counts as assessed; not applicable counts once it has a reason."""
        return bool(self.rationale.strip()) if self.is_not_applicable else self.rating is not None

    def rated(self, rating: str | None, checklist: Checklist, *, by: str, at: datetime) -> Self:
        """With a rating of the checklist's scale, not applicable, or none; a top rating has no gap kind."""
        if rating is not None and rating != NOT_APPLICABLE and rating not in checklist.rating_values:
            raise UnknownRating(rating, tuple(checklist.rating_values))
        has_gap = rating in checklist.rating_values and rating != checklist.top_rating
        return self.changed(
            rating=rating,
            closed_gap=None if has_gap else self.closed_gap,
            gap_kind=self.gap_kind if has_gap else None,
            assessed_by=by if rating else "",
            assessed_at=at if rating else None,
            work_state=_work_state(rating, self.rationale),
            reviewed_by="",
            reviewed_at=None,
        )

    def reasoned(self, rationale: str) -> Self:
        """With the words that carry the rating; a review of the former words no longer holds."""
        state = _work_state(self.rating, rationale)
        return self.changed(rationale=rationale, work_state=state, reviewed_by="", reviewed_at=None)

    def seen_by(self, methods: tuple[str, ...]) -> Self:
        """With the audit methods that led to it, each once."""
        return self.changed(methods=tuple(dict.fromkeys(methods)))

    def reviewed(self, by: str, at: datetime) -> Self:
        """Looked at and accepted by somebody other than who judged."""
        if not self.is_assessed:
            raise NothingToReview(self.criterion_id)
        if by.casefold() == self.assessed_by.casefold():
            raise OwnVerdict(by)
        return self.changed(work_state=WorkState.REVIEWED, reviewed_by=by, reviewed_at=at)

    def classified(self, gap_kind: GapKind | None) -> Self:
        """With the kind of gap; the same click again clears it on the page, not here."""
        return self.changed(gap_kind=gap_kind)

    def evidenced(self, evidence_ids: tuple[str, ...]) -> Self:
        """With these pieces of evidence, each once, in the order given."""
        return self.changed(evidence_ids=tuple(dict.fromkeys(evidence_ids)))

    def assigned(self, responsible_id: str | None) -> Self:
        """With the organization's person for this criterion."""
        return self.changed(responsible_id=responsible_id)

    def located(self, *, site_id: str | None, process_id: str | None, unit: str) -> Self:
        """With the site, process and unit where it was assessed; None and empty mean the whole scope."""
        return self.changed(site_id=site_id, process_id=process_id, unit=unit)

    def noted(self, note: str) -> Self:
        """With an internal note; notes never leave the application."""
        return self.changed(note=note)

    def praised(self, strength: str) -> Self:
        """With one sentence that makes it a strength of the organization; empty takes it back."""
        return self.changed(strength=strength)

    def judged(self, severity: GapSeverity | None, priority: int | None, reason: str) -> Self:
        """With a severity or priority other than the proposed one; None goes back to the proposal."""
        if (severity or priority) and not reason.strip():
            raise JudgedWithoutReason
        return self.changed(severity=severity, priority=priority, judgement_reason=reason)

    def gap_closed(self, checklist: Checklist, *, by: str, on: date, at: datetime) -> Self:
        """Rated at the top because somebody verified, on evidence, that the gap is gone; what it was is kept."""
        if self.rating not in checklist.rating_values or self.rating == checklist.top_rating:
            raise NoGapToClose(self.criterion_id)
        if not self.evidence_ids:
            raise ClosedWithoutEvidence(self.criterion_id)
        was = ClosedGap(
            rating=self.rating or "", gap_kind=self.gap_kind, rationale=self.rationale, verified_by=by, verified_on=on
        )
        return self.rated(checklist.top_rating, checklist, by=by, at=at).changed(closed_gap=was)

    def marked(self, *, flagged: bool) -> Self:
        """With the flag set or taken away."""
        return self.changed(flagged=flagged)

    def restored(self, earlier: Self, checklist: Checklist, *, by: str, at: datetime) -> Self:
        """With what an earlier version holds; where the rating differs, whoever restores it is the one who judges."""
        judged = self if earlier.rating == self.rating else self.rated(earlier.rating, checklist, by=by, at=at)
        content = {name: getattr(earlier, name) for name in type(self).model_fields if name not in _NOT_RESTORED}
        state = _work_state(earlier.rating, earlier.rationale)
        return judged.changed(**content, work_state=state, reviewed_by="", reviewed_at=None)


_IDENTITY = frozenset({"id", "revision", "engagement_id", "assessment_id", "criterion_id", "criterion_fingerprint"})
_JUDGEMENT = frozenset({"rating", "work_state", "assessed_by", "assessed_at", "reviewed_by", "reviewed_at"})
_NOT_RESTORED = _IDENTITY | _JUDGEMENT


def result_id(assessment_id: str, criterion_id: str) -> str:
    """The id of the one result of a criterion in an assessment."""
    return f"{assessment_id}.{criterion_id}"


def _work_state(rating: str | None, rationale: str) -> WorkState:
    """Open until something is rated or written; a change undoes a review."""
    return WorkState.DRAFTED if rating is not None or rationale.strip() else WorkState.OPEN
