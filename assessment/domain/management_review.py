"""Top management's review of complaints handling (ISO 10002:2018, 8.6): inputs assembled from the records, decisions, minutes."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Self

from assessment.domain.errors import InvalidInput, NotAllowed
from assessment.domain.record import LongText, Name, Record, References, ShortText, Value


class InputKind(StrEnum):
    """What top management looks at (8.6.2), in the order of the agenda."""

    INTERNAL_FACTORS = "internal_factors"
    EXTERNAL_FACTORS = "external_factors"
    PERFORMANCE = "performance"
    FEEDBACK = "feedback"
    AUDIT_RESULTS = "audit_results"
    RISKS = "risks"
    CORRECTIVE_ACTIONS = "corrective_actions"
    EARLIER_REVIEWS = "earlier_reviews"
    RECOMMENDATIONS = "recommendations"


class DecisionKind(StrEnum):
    """What a decision is about (8.6.3)."""

    PROCESS = "process"
    PRODUCT = "product"
    RESOURCES = "resources"
    POLICY = "policy"


class ReviewState(StrEnum):
    """How far a review is; computed from its dates."""

    PLANNED = "planned"
    HELD = "held"
    APPROVED = "approved"


class HeldBeforeMinutes(NotAllowed):
    """Minutes are approved after the review was held."""

    def __init__(self) -> None:
        """Say the order."""
        super().__init__(
            "This review was not held yet. Enter the day on which it took place, then approve its minutes."
        )


class NobodyAttended(InvalidInput):
    """A review without anybody present."""

    def __init__(self) -> None:
        """Ask who was there."""
        super().__init__("Say who attended, top management among them, then save again.")


class ReviewInput(Value):
    """One input as it was presented: what the records say, what was added by hand; empty means it was missing."""

    kind: InputKind
    assembled: LongText = ""
    added: LongText = ""

    @property
    def is_missing(self) -> bool:
        """True when neither the records nor a person gave anything."""
        return not (self.assembled.strip() or self.added.strip())


class ManagementReview(Record):
    """One review: planned, held, its minutes approved; inputs are frozen as they were presented."""

    table: ClassVar[str] = "management_review"

    engagement_id: Annotated[str, References("engagement")]
    title: Name
    planned_on: date | None = None
    held_on: date | None = None
    place: ShortText = ""
    chair: ShortText = ""
    attendee_ids: tuple[str, ...] = ()
    period_from: date | None = None
    period_to: date | None = None
    inputs: tuple[ReviewInput, ...] = ()
    conclusions: LongText = ""
    next_on: date | None = None
    approved_on: date | None = None
    approved_by: ShortText = ""

    @property
    def state(self) -> ReviewState:
        """What its dates say."""
        if self.approved_on:
            return ReviewState.APPROVED
        return ReviewState.HELD if self.held_on else ReviewState.PLANNED

    @property
    def missing_inputs(self) -> tuple[InputKind, ...]:
        """The inputs that nothing was presented for."""
        given = {one.kind for one in self.inputs if not one.is_missing}
        return tuple(kind for kind in InputKind if kind not in given)

    def held(self, on: date, attendee_ids: tuple[str, ...]) -> Self:
        """With the day it took place and who was there."""
        if not attendee_ids:
            raise NobodyAttended
        return self.changed(held_on=on, attendee_ids=attendee_ids)

    def approved(self, on: date, by: str) -> Self:
        """With its minutes approved."""
        if self.held_on is None:
            raise HeldBeforeMinutes
        return self.changed(approved_on=on, approved_by=by)


class ReviewDecision(Record):
    """One decision of a review; it becomes an action of the register."""

    table: ClassVar[str] = "review_decision"

    engagement_id: Annotated[str, References("engagement")]
    management_review_id: Annotated[str, References("management_review")]
    kind: DecisionKind = DecisionKind.PROCESS
    text: LongText
    action_id: Annotated[str | None, References("action")] = None
