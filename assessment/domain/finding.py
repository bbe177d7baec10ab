"""A finding: evidence set against a criterion (ISO 19011, 6.4.8), written so that it survives a challenge."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Self

from assessment.domain.errors import InvalidInput, NotAllowed
from assessment.domain.record import LongText, Moment, Record, References, ShortText


class Position(StrEnum):
    """What the audited organization says to the facts of a finding."""

    AGREED = "agreed"
    PARTLY = "partly"
    DISPUTED = "disputed"


class FindingState(StrEnum):
    """How far a finding is; computed, never set."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    CONFIRMED = "confirmed"
    REPORTED = "reported"
    WITHDRAWN = "withdrawn"


ANSWERED = frozenset({FindingState.CONFIRMED, FindingState.REPORTED})
"""The organization has said whether the facts are right."""


class OwnFinding(NotAllowed):
    """Nobody reviews what they prepared."""

    def __init__(self, name: str) -> None:
        """Name the person."""
        super().__init__(
            f"{name} prepared this and cannot review it. "
            "Let somebody else of the team read it, under the name they enter in the settings."
        )


class NotReviewedYet(NotAllowed):
    """The organization is asked about a finding only after the team reviewed it."""

    def __init__(self, number: str) -> None:
        """Name the finding."""
        super().__init__(
            f"{number} was not reviewed by a second person yet. Let it be reviewed, then ask about the facts."
        )


class DisputedWithoutWords(InvalidInput):
    """A diverging opinion is kept in the organization's own words."""

    def __init__(self) -> None:
        """Ask for them."""
        super().__init__("Write down what the organization says differently; the report keeps both views.")


class ReportedFinding(NotAllowed):
    """A finding that stands in an issued report cannot be taken back."""

    def __init__(self, number: str) -> None:
        """Name it, and the way out."""
        super().__init__(
            f"{number} stands in a signed report and stays on record. Reopen the audit with a reason to change it."
        )


class WithdrawnWithoutReason(InvalidInput):
    """Withdrawing needs a reason; the number is not used again."""

    def __init__(self, number: str) -> None:
        """Ask for the reason."""
        super().__init__(f"Withdrawing {number} needs a reason; its number is not given again. Write one sentence.")


class Finding(Record):
    """One finding; `grade` is an id of the audit's grading scale.

    Written as requirement, evidence and statement, or as criteria (`requirement`), condition (`statement`), cause, effect
    and agreed action. `reported_in` names the sign-off it was frozen with.
    """

    table: ClassVar[str] = "finding"
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("engagement_id", "number"),)

    engagement_id: Annotated[str, References("engagement")]
    audit_id: Annotated[str | None, References("audit")] = None
    number: ShortText
    grade: ShortText
    criterion_id: ShortText = ""
    clause: ShortText = ""
    adopted_id: Annotated[str | None, References("adopted_document")] = None
    requirement: LongText = ""
    statement: LongText
    evidence: LongText = ""
    evidence_ids: tuple[str, ...] = ()
    cause: LongText = ""
    effect: LongText = ""
    agreed_action: LongText = ""
    recommendation: LongText = ""
    site_id: Annotated[str | None, References("site")] = None
    process_id: Annotated[str | None, References("process")] = None
    unit: ShortText = ""
    earlier_id: Annotated[str | None, References("finding")] = None
    prepared_by: ShortText = ""
    prepared_at: Moment
    reviewed_by: ShortText = ""
    reviewed_at: Moment | None = None
    position: Position | None = None
    position_on: date | None = None
    position_by: ShortText = ""
    diverging_opinion: LongText = ""
    withdrawn_on: date | None = None
    withdrawn_reason: LongText = ""
    reported_in: ShortText = ""

    @property
    def state(self) -> FindingState:
        """What was done about it."""
        if self.withdrawn_on:
            return FindingState.WITHDRAWN
        if self.reported_in:
            return FindingState.REPORTED
        if self.position:
            return FindingState.CONFIRMED
        return FindingState.REVIEWED if self.reviewed_at else FindingState.DRAFT

    @property
    def counts(self) -> bool:
        """True unless it was withdrawn."""
        return self.withdrawn_on is None

    def rewritten(self, **changes: object) -> Self:
        """With other words or another grade; a review and a confirmation of the former words no longer hold."""
        next_value = self.changed(**changes)
        if next_value == self:
            return self
        return next_value.changed(
            reviewed_by="", reviewed_at=None, position=None, position_on=None, position_by="", diverging_opinion=""
        )

    def reviewed(self, by: str, at: Moment) -> Self:
        """Read and accepted by somebody other than its author."""
        if by.casefold() == self.prepared_by.casefold():
            raise OwnFinding(by)
        return self.changed(reviewed_by=by, reviewed_at=at)

    def answered(self, position: Position, on: date, by: str, opinion: str) -> Self:
        """With the organization's position on the facts; anything but agreement comes in its own words."""
        if self.reviewed_at is None:
            raise NotReviewedYet(self.number)
        if position is not Position.AGREED and not opinion.strip():
            raise DisputedWithoutWords
        return self.changed(position=position, position_on=on, position_by=by, diverging_opinion=opinion)

    def withdrawn(self, on: date, reason: str) -> Self:
        """Taken back with a reason; its number is not given again."""
        if self.reported_in:
            raise ReportedFinding(self.number)
        if not reason.strip():
            raise WithdrawnWithoutReason(self.number)
        return self.changed(withdrawn_on=on, withdrawn_reason=reason)

    def reported(self, sign_off_id: str) -> Self:
        """As it stands in a signed report."""
        return self.changed(reported_in=sign_off_id)
