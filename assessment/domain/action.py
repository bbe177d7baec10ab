"""What is to be done, by whom and until when; the state follows from the dates."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Self

from pydantic import Field

from assessment.domain.checklist import Effort
from assessment.domain.errors import InvalidInput, NotAllowed
from assessment.domain.record import LongText, Record, References, ShortText, TextMissing, Value

Impact = Annotated[int, Field(ge=1, le=3)]
"""How much an action brings: 3 is most."""


class Purpose(StrEnum):
    """Why an action is taken (ISO 9000: correction puts right, corrective action removes the cause)."""

    IMPROVEMENT = "improvement"
    CORRECTION = "correction"
    CORRECTIVE = "corrective"


class Phase(StrEnum):
    """When an action belongs into the plan."""

    QUICK_WIN = "quick_win"
    BEFORE_INTERNAL_AUDIT = "before_internal_audit"
    BEFORE_ASSESSMENT = "before_assessment"
    LATER = "later"


class ActionState(StrEnum):
    """How far an action is; computed from its dates, never set."""

    PLANNED = "planned"
    STARTED = "started"
    IMPLEMENTED = "implemented"
    VERIFIED = "verified"
    CANCELLED = "cancelled"


class NotImplementedYet(NotAllowed):
    """Verification before implementation."""

    def __init__(self) -> None:
        """Say the order."""
        super().__init__(
            "This action is not implemented yet, so there is nothing to verify. Enter the day it was implemented first."
        )


class OwnWork(NotAllowed):
    """The owner cannot verify."""

    def __init__(self, name: str) -> None:
        """Name the person."""
        super().__init__(f"{name} owns this action and cannot verify it. Let somebody else look at the result.")


class DatesOutOfOrder(InvalidInput):
    """A later step is dated before an earlier one."""

    def __init__(self, earlier: str, later: str) -> None:
        """Name the two steps."""
        super().__init__(f"“{later}” lies before “{earlier}”. Correct one of the two dates.")


class InTheFuture(InvalidInput):
    """Something is recorded as done on a day to come."""

    def __init__(self, step: str) -> None:
        """Name the step."""
        super().__init__(
            f"“{step[:1].upper()}{step[1:]}” lies in the future. Enter it once it has happened, with a day up to today."
        )


def has_happened(step: str, on: date, today: date) -> None:
    """Refuse with `InTheFuture` what is dated after `today`: a date to come would open the gates that wait for it."""
    if on > today:
        raise InTheFuture(step)


class ReasonMissing(InvalidInput):
    """Something that needs a reason has none."""

    def __init__(self, what: str) -> None:
        """Name the act."""
        super().__init__(f"{what} needs a reason. Write one sentence and save again.")


class ActionOver(NotAllowed):
    """A due date of something that is done or given up."""

    def __init__(self) -> None:
        """Say what can be done."""
        super().__init__(
            "This action is done or cancelled, so its due date moves no more. Take it back to planned first if work goes on."
        )


class DueMissing(InvalidInput):
    """A due date is moved, but nowhere."""

    def __init__(self) -> None:
        """Ask for it."""
        super().__init__("Choose the new due date, then save again.")


class ProgressEntry(Value):
    """One line of the progress log."""

    on: date
    by: ShortText
    text: LongText


class Postponement(Value):
    """A due date that was moved, with the reason."""

    was: date | None
    now: date
    reason: LongText
    by: ShortText
    on: date


class Action(Record):
    """One action of the register; from a gap it is an improvement, from a nonconformity a correction or corrective."""

    table: ClassVar[str] = "action"
    indexed: ClassVar[tuple[tuple[str, ...], ...]] = (("engagement_id", "due", "id"),)

    engagement_id: Annotated[str, References("engagement")]
    purpose: Purpose = Purpose.IMPROVEMENT
    result_id: Annotated[str | None, References("criterion_result")] = None
    criterion_id: str = ""
    text: LongText
    effort: Effort | None = None
    owner_id: Annotated[str | None, References("person")] = None
    usual_owner: ShortText = ""
    due: date | None = None
    phase: Phase = Phase.LATER
    started_on: date | None = None
    implemented_on: date | None = None
    verified_on: date | None = None
    verified_by: ShortText = ""
    cancelled_on: date | None = None
    cancel_reason: LongText = ""
    nonconformity_id: Annotated[str | None, References("nonconformity")] = None
    management_review_id: Annotated[str | None, References("management_review")] = None
    progress: tuple[ProgressEntry, ...] = ()
    postponements: tuple[Postponement, ...] = ()
    evidence_ids: tuple[str, ...] = ()
    impact: Impact | None = None

    @property
    def state(self) -> ActionState:
        """What the dates say."""
        if self.cancelled_on:
            return ActionState.CANCELLED
        if self.verified_on:
            return ActionState.VERIFIED
        if self.implemented_on:
            return ActionState.IMPLEMENTED
        return ActionState.STARTED if self.started_on else ActionState.PLANNED

    @property
    def is_open(self) -> bool:
        """True until it is verified or cancelled."""
        return self.state not in {ActionState.VERIFIED, ActionState.CANCELLED}

    def is_overdue(self, today: date) -> bool:
        """True when the due date has passed and the work is not done."""
        return self.state in {ActionState.PLANNED, ActionState.STARTED} and self.due is not None and self.due < today

    def begun(self, on: date) -> Self:
        """With the day work began."""
        return self.changed(started_on=on)

    def implemented(self, on: date) -> Self:
        """With the day the work was done; it cannot lie before its beginning."""
        if self.started_on and on < self.started_on:
            raise DatesOutOfOrder("started", "implemented")
        return self.changed(started_on=self.started_on or on, implemented_on=on)

    def verified(self, on: date, by: str, *, owner: str) -> Self:
        """With the day somebody other than the owner saw the result."""
        if self.implemented_on is None:
            raise NotImplementedYet
        if on < self.implemented_on:
            raise DatesOutOfOrder("implemented", "verified")
        if owner and owner.casefold() == by.casefold():
            raise OwnWork(owner)
        return self.changed(verified_on=on, verified_by=by)

    def cancelled(self, on: date, reason: str) -> Self:
        """Given up, with the reason."""
        if not reason.strip():
            raise ReasonMissing("Cancelling an action")
        return self.changed(cancelled_on=on, cancel_reason=reason)

    def progressed(self, text: str, *, on: date, by: str) -> Self:
        """With one more line in its log."""
        if not text.strip():
            raise TextMissing("progress")
        return self.changed(progress=(*self.progress, ProgressEntry(on=on, by=by, text=text)))

    def postponed(self, due: date | None, reason: str, *, on: date, by: str) -> Self:
        """With another due date; the former one and the reason stay."""
        if due is None:
            raise DueMissing
        if not reason.strip():
            raise ReasonMissing("Moving a due date")
        if self.state not in {ActionState.PLANNED, ActionState.STARTED}:
            raise ActionOver
        step = Postponement(was=self.due, now=due, reason=reason, by=by, on=on)
        return self.changed(due=due, postponements=(*self.postponements, step))

    def reopened(self) -> Self:
        """Back to planned: all dates of progress are taken off; the journal keeps them."""
        return self.changed(
            started_on=None, implemented_on=None, verified_on=None, verified_by="", cancelled_on=None, cancel_reason=""
        )


def action_id(result_id: str) -> str:
    """The id of the action that belongs to the gap of a result."""
    return f"{result_id}.action"
