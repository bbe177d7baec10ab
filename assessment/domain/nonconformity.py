"""A nonconformity from the moment it is raised to the proof that the action worked; its state follows from facts, never from a click."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, ClassVar, Self

from assessment.domain.action import DatesOutOfOrder
from assessment.domain.errors import Conflict, InvalidInput, NotAllowed
from assessment.domain.record import LongText, Name, Record, References, ShortText, TextMissing, Value


class Source(StrEnum):
    """Where a nonconformity came from."""

    FINDING = "finding"
    GAP = "gap"
    RECORD_TEST = "record_test"
    COMPLAINT = "complaint"
    OUTSIDE_BODY = "outside_body"
    BY_HAND = "by_hand"


class NonconformityState(StrEnum):
    """How far it is; computed from the facts and stored only so that lists can filter on it."""

    RAISED = "raised"
    CORRECTED = "corrected"
    CAUSE_ANALYSED = "cause_analysed"
    ACTION_AGREED = "action_agreed"
    IMPLEMENTED = "implemented"
    AWAITING_REVIEW = "awaiting_review"
    EFFECTIVE = "effective"
    CLOSED_ON_PLAN = "closed_on_plan"
    REOPENED = "reopened"
    RISK_ACCEPTED = "risk_accepted"
    NOT_AGREED = "not_agreed"
    WITHDRAWN = "withdrawn"


CLOSED_STATES = frozenset(
    {
        NonconformityState.EFFECTIVE,
        NonconformityState.CLOSED_ON_PLAN,
        NonconformityState.RISK_ACCEPTED,
        NonconformityState.WITHDRAWN,
    }
)
UNREVIEWED_STATES = frozenset({NonconformityState.IMPLEMENTED, NonconformityState.AWAITING_REVIEW})
"""Everything is done, but nobody has looked whether it worked."""


USUAL_DELAY = timedelta(days=90)
"""What is proposed where a day is put off (a later closing, another look at an accepted risk): a quarter, as long as a
major one may take from raising to closing, and short enough that nobody forgets it."""


class Extension(Value):
    """A due date that was moved, with the reason."""

    was: date | None
    now: date
    reason: LongText
    by: ShortText
    on: date


class RiskAcceptance(Value):
    """A nonconformity that somebody with the authority lives with, until the day it is looked at again."""

    by: Name
    authority: Name
    reason: LongText
    on: date
    review_on: date


class Disagreement(Value):
    """Both views where the organization does not accept it: `our_view` of those who raised it, `their_view` of the organization."""

    our_view: LongText
    their_view: LongText
    on: date
    by: ShortText = ""


class ActionOption(Value):
    """A way to act that was weighed: benefit, cost, whether it was taken, and why."""

    text: LongText
    benefit: LongText = ""
    cost: LongText = ""
    chosen: bool = False
    why: LongText = ""


class OutsideBody(Value):
    """What a certification body, regulator or ombudsman gave: their number, grade, wording and deadline, as they wrote them."""

    name: Name
    number: ShortText = ""
    grade: ShortText = ""
    wording: LongText = ""
    deadline: date | None = None


class MajorAccepted(NotAllowed):
    """The risk of an open major cannot be accepted before an assessment."""

    def __init__(self, number: str) -> None:
        """Name it."""
        super().__init__(
            f"{number} is major. Its risk cannot be accepted as long as an assessment lies ahead: correct it and prove that it worked."
        )


class IncompleteAcceptance(InvalidInput):
    """Accepting a risk needs who, with which authority, why, and when it is looked at again."""

    def __init__(self) -> None:
        """Name what is asked."""
        super().__init__("Say why the risk is accepted, and choose a day after today on which it is looked at again.")


class OneSided(InvalidInput):
    """A disagreement is recorded with both views."""

    def __init__(self) -> None:
        """Ask for both."""
        super().__init__(
            "Write down both views, of those who raised it and of the organization; the documents print both."
        )


class NothingToTakeUp(NotAllowed):
    """Only what was set aside can be taken up again."""

    def __init__(self, number: str) -> None:
        """Say what can be done."""
        super().__init__(
            f"{number} was not set aside: no risk was accepted, no disagreement recorded, no plan found enough. "
            "If something closed happens again, raise a new nonconformity; the two are shown as a recurrence."
        )


class AlreadyClosed(Conflict):
    """A closed nonconformity takes no further step; what was typed for one is kept."""

    def __init__(self, number: str) -> None:
        """Say what can be done."""
        super().__init__(
            f"{number} is closed. If it happens again, raise a new one; the two will be shown as a recurrence."
        )


class DowngradedWithoutReason(NotAllowed):
    """A nonconformity is never turned into something lighter without a recorded reason."""

    def __init__(self, number: str) -> None:
        """Ask for the reason."""
        super().__init__(
            f"{number} would be graded lower. Say in one sentence why; the record keeps the grade before and the reason."
        )


class ExtendedWithoutReason(InvalidInput):
    """A due date moves only with a reason."""

    def __init__(self) -> None:
        """Ask for it."""
        super().__init__("Moving a due date needs a reason. Write one sentence and save again.")


class DueBeforeRaised(InvalidInput):
    """A due date lies before the day it was raised."""

    def __init__(self) -> None:
        """Say which dates."""
        super().__init__(
            "The due date lies before the day on which this was raised. Choose a later day, or raise it on an earlier one."
        )


class Regrading(Value):
    """A change of grade, with the reason."""

    was: ShortText
    now: ShortText
    reason: LongText
    by: ShortText
    on: date


class Nonconformity(Record):
    """One nonconformity: requirement, objective evidence, statement, and the facts of its handling.

    `grade` is an id of the scale `grading`, or free text of an outside body. `state` is written by the services from
    `nonconformity_file.state_of`; nothing else sets it.
    """

    table: ClassVar[str] = "nonconformity"
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("engagement_id", "number"),)
    indexed: ClassVar[tuple[tuple[str, ...], ...]] = (("engagement_id", "state"),)

    engagement_id: Annotated[str, References("engagement")]
    number: ShortText
    source: Source = Source.BY_HAND
    finding_ids: tuple[str, ...] = ()
    result_id: Annotated[str | None, References("criterion_result")] = None
    source_reference: ShortText = ""
    outside: OutsideBody | None = None
    grading: ShortText = "major-minor"
    grade: ShortText
    is_major: bool = False
    regradings: tuple[Regrading, ...] = ()
    clause: ShortText = ""
    criterion_id: ShortText = ""
    adopted_id: Annotated[str | None, References("adopted_document")] = None
    requirement: LongText = ""
    statement: LongText
    evidence: LongText = ""
    evidence_ids: tuple[str, ...] = ()
    site_id: Annotated[str | None, References("site")] = None
    process_id: Annotated[str | None, References("process")] = None
    unit: ShortText = ""
    raised_on: date
    raised_by: ShortText = ""
    responsible_id: Annotated[str | None, References("person")] = None
    plan_due: date | None = None
    close_due: date | None = None
    extensions: tuple[Extension, ...] = ()
    containment: LongText = ""
    extent: LongText = ""
    extent_checked_on: date | None = None
    options: tuple[ActionOption, ...] = ()
    agreed_on: date | None = None
    agreed_by: ShortText = ""
    plan_accepted_on: date | None = None
    plan_accepted_by: ShortText = ""
    risk: RiskAcceptance | None = None
    disagreement: Disagreement | None = None
    withdrawn_on: date | None = None
    withdrawn_reason: LongText = ""
    state: NonconformityState = NonconformityState.RAISED
    closed_on: date | None = None

    @property
    def is_closed(self) -> bool:
        """True when nothing more is to be done."""
        return self.state in CLOSED_STATES

    def due_by(self, plan_due: date | None, close_due: date | None) -> Self:
        """With its due dates; `DueBeforeRaised` when one lies before the day it was raised."""
        self.not_before_raised(plan_due, close_due)
        return self.changed(plan_due=plan_due, close_due=close_due)

    def not_before_raised(self, *days: date | None) -> None:
        """Refuse with `DueBeforeRaised` what would be due before the day it was raised."""
        if any(day is not None and day < self.raised_on for day in days):
            raise DueBeforeRaised

    def extended(self, close_due: date, reason: str, *, by: str, on: date) -> Self:
        """With a later day for closing, the former one and the reason kept; lateness never changes the grade."""
        if not reason.strip():
            raise ExtendedWithoutReason
        step = Extension(was=self.close_due, now=close_due, reason=reason, by=by, on=on)
        return self.due_by(self.plan_due, close_due).changed(extensions=(*self.extensions, step))

    def regraded(self, step: Regrading, *, is_major: bool, is_lower: bool) -> Self:
        """With another grade; a lower one needs its reason."""
        if is_lower and not step.reason.strip():
            raise DowngradedWithoutReason(self.number)
        return self.changed(grade=step.now, is_major=is_major, regradings=(*self.regradings, step))

    def contained(self, containment: str) -> Self:
        """With what was done at once so that it does no more harm."""
        return self.changed(containment=containment)

    def extent_checked(self, extent: str, on: date | None) -> Self:
        """With what was found when similar cases were looked for."""
        return self.changed(extent=extent, extent_checked_on=on)

    def weighed(self, options: tuple[ActionOption, ...]) -> Self:
        """With the ways to act that were weighed; each says what would be done."""
        if any(not option.text.strip() for option in options):
            raise TextMissing("way to act")
        return self.changed(options=options)

    def agreed(self, on: date, by: str) -> Self:
        """With the day the plan of action was agreed."""
        if on < self.raised_on:
            raise DatesOutOfOrder("raised", "plan agreed")
        return self.changed(agreed_on=on, agreed_by=by)

    def accepted_on_plan(self, on: date, by: str) -> Self:
        """Closed because its plan was accepted; the rules allow it for minor ones only."""
        return self.changed(plan_accepted_on=on, plan_accepted_by=by)

    def risk_accepted(self, risk: RiskAcceptance, *, assessment_ahead: bool) -> Self:
        """Lived with until its review date; never a major one while an assessment lies ahead."""
        if self.is_major and assessment_ahead:
            raise MajorAccepted(self.number)
        if not risk.reason.strip() or risk.review_on <= risk.on:
            raise IncompleteAcceptance
        return self.changed(risk=risk)

    def not_agreed(self, disagreement: Disagreement) -> Self:
        """Not accepted by the organization, with both views."""
        if not (disagreement.our_view.strip() and disagreement.their_view.strip()):
            raise OneSided
        return self.changed(disagreement=disagreement)

    def taken_up_again(self) -> Self:
        """Open again: a risk no longer accepted, a disagreement settled, a plan no longer enough."""
        if not (self.risk or self.disagreement or self.plan_accepted_on):
            raise NothingToTakeUp(self.number)
        return self.changed(risk=None, disagreement=None, plan_accepted_on=None, plan_accepted_by="", closed_on=None)
