"""Review inside the audit team, follow-up of earlier findings, and the sign-off that freezes an audit."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar, Self

from assessment.domain.errors import InvalidInput
from assessment.domain.record import LongText, Moment, Name, Record, References, ShortText


class FollowUpResult(StrEnum):
    """What became of a finding of an earlier audit."""

    NOT_LOOKED_AT = "not_looked_at"
    CLOSED = "closed"
    PARTLY = "partly"
    OPEN = "open"


class ClearedWithoutAnswer(InvalidInput):
    """A review note is cleared with an answer."""

    def __init__(self) -> None:
        """Ask for it."""
        super().__init__("Say in one sentence how this note was settled; it stays with the working papers.")


class ReviewNote(Record):
    """A question of the reviewer about a finding (`finding_id`) or a verdict (`criterion_id`); to be cleared before sign-off."""

    table: ClassVar[str] = "review_note"

    engagement_id: Annotated[str, References("engagement")]
    audit_id: Annotated[str, References("audit")]
    finding_id: Annotated[str | None, References("finding")] = None
    criterion_id: ShortText = ""
    text: LongText
    raised_by: ShortText
    raised_at: Moment
    answer: LongText = ""
    cleared_by: ShortText = ""
    cleared_at: Moment | None = None

    @property
    def is_open(self) -> bool:
        """True until it is cleared."""
        return self.cleared_at is None

    def cleared(self, answer: str, by: str, at: Moment) -> Self:
        """Settled, with how."""
        if not answer.strip():
            raise ClearedWithoutAnswer
        return self.changed(answer=answer, cleared_by=by, cleared_at=at)


class FollowUp(Record):
    """What this audit saw of a finding of an earlier one."""

    table: ClassVar[str] = "follow_up"
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("audit_id", "finding_id"),)

    engagement_id: Annotated[str, References("engagement")]
    audit_id: Annotated[str, References("audit")]
    finding_id: Annotated[str, References("finding")]
    result: FollowUpResult = FollowUpResult.NOT_LOOKED_AT
    seen: LongText = ""


class SignOff(Record):
    """Somebody's signature under an audit as it stood: the hash of its content and the head of the journal."""

    table: ClassVar[str] = "sign_off"

    engagement_id: Annotated[str, References("engagement")]
    audit_id: Annotated[str, References("audit")]
    name: Name
    role: ShortText = ""
    statement: LongText = ""
    signed_at: Moment
    snapshot_hash: str
    journal_entries: int
    journal_head: str
    reopened_at: Moment | None = None
    reopened_by: ShortText = ""
    reopen_reason: LongText = ""

    @property
    def holds(self) -> bool:
        """True until the audit was opened again."""
        return self.reopened_at is None

    def taken_back(self, at: Moment, by: str, reason: str) -> Self:
        """No longer holding, with the reason."""
        return self.changed(reopened_at=at, reopened_by=by, reopen_reason=reason)
