"""One nonconformity with its cause, actions and reviews: the gates between its steps, and the state that follows from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from assessment.domain.action import Action, ActionState, Purpose, has_happened
from assessment.domain.cause_analysis import CauseAnalysis
from assessment.domain.effectiveness_review import EffectivenessReview
from assessment.domain.errors import InvalidInput, NotAllowed
from assessment.domain.evidence import Evidence
from assessment.domain.finding import Finding
from assessment.domain.nonconformity import CLOSED_STATES, Nonconformity, NonconformityState
from assessment.domain.organization import Person

_DONE = frozenset({ActionState.IMPLEMENTED, ActionState.VERIFIED})

SETTLED_STATES = CLOSED_STATES - {NonconformityState.CLOSED_ON_PLAN}
"""Closed for good: an accepted plan is still to be carried out."""


class Missing(StrEnum):
    """What stands between a nonconformity and its next step."""

    CORRECTION = "correction"
    CORRECTION_DONE = "correction_done"
    EXTENT = "extent"
    CAUSE = "cause"
    CORRECTIVE_ACTION = "corrective_action"
    AGREEMENT = "agreement"
    IMPLEMENTATION = "implementation"
    MEASURE = "measure"
    REVIEW = "review"
    NEW_ACTION = "new_action"


class NotYet(NotAllowed):
    """A step is taken before what it needs."""

    def __init__(self, number: str, sentences: tuple[str, ...]) -> None:
        """Name all that is missing."""
        super().__init__(f"{number} is not that far yet. {' '.join(sentences)}")


class OwnAction(NotAllowed):
    """Nobody reviews the effect of an action they own."""

    def __init__(self, name: str) -> None:
        """Name the person."""
        super().__init__(f"{name} owns an action on this and cannot review whether it worked. Let somebody else look.")


class TooEarly(InvalidInput):
    """The effect is judged before the action had time to work."""

    def __init__(self, earliest: date) -> None:
        """Give the day."""
        super().__init__(
            f"The effect can be judged from {earliest.isoformat()} on, as was settled before acting. Choose that day or a later one."
        )


class ReviewWithoutEvidence(InvalidInput):
    """An effectiveness review needs something that was seen."""

    def __init__(self) -> None:
        """Ask for it."""
        super().__init__("Say what was seen: the figure against the target, the records looked at.")


class PlanNotEnough(NotAllowed):
    """Closing on an accepted plan is not open to this nonconformity."""

    def __init__(self, number: str, *, is_major: bool) -> None:
        """Say why."""
        why = "it is major" if is_major else "the rules of this engagement ask for an effective review"
        super().__init__(f"{number} cannot be closed on its plan: {why}.")


class PlanStands(NotAllowed):
    """An action of the plan on which a nonconformity was closed is not given up in silence."""

    def __init__(self, number: str) -> None:
        """Say what comes first."""
        super().__init__(
            f"{number} was closed because its plan was accepted. Take it up again before you cancel an action of that plan."
        )


@dataclass(frozen=True)
class NonconformityFile:
    """The nonconformity and all that belongs to it.

    `redone` are the ids of actions that were done on the day of a review without effect, but after it.
    """

    nonconformity: Nonconformity
    cause: CauseAnalysis | None = None
    actions: Sequence[Action] = ()
    reviews: Sequence[EffectivenessReview] = ()
    findings: Sequence[Finding] = ()
    people: dict[str, Person] = field(default_factory=dict)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    recurrences: Sequence[Nonconformity] = ()
    redone: frozenset[str] = frozenset()

    @cached_property
    def corrections(self) -> list[Action]:
        """The actions that put right, cancelled ones left out."""
        return [
            one for one in self.actions if one.purpose is Purpose.CORRECTION and one.state is not ActionState.CANCELLED
        ]

    @cached_property
    def corrective_actions(self) -> list[Action]:
        """The actions that remove the cause, cancelled ones left out."""
        return [
            one for one in self.actions if one.purpose is Purpose.CORRECTIVE and one.state is not ActionState.CANCELLED
        ]

    @cached_property
    def held_reviews(self) -> list[EffectivenessReview]:
        """The reviews with a result, in the order in which they were held."""
        return held_in_order(self.reviews)

    @property
    def last_review(self) -> EffectivenessReview | None:
        """The last review with a result."""
        return self.held_reviews[-1] if self.held_reviews else None

    @property
    def planned_review(self) -> EffectivenessReview | None:
        """The review that is planned and not held."""
        return next((one for one in self.reviews if not one.is_held), None)

    @property
    def failed_review(self) -> EffectivenessReview | None:
        """The last review, when it found no effect."""
        last = self.last_review
        return last if last and last.effective is False else None

    @cached_property
    def running_actions(self) -> list[Action]:
        """The corrective actions that count now: after a review without effect only those implemented later, or still open."""
        failed = self.failed_review
        if failed is None:
            return self.corrective_actions
        return [
            one
            for one in self.corrective_actions
            if one.implemented_on is None or one.implemented_on > (failed.held_on or date.min) or one.id in self.redone
        ]

    @property
    def is_implemented(self) -> bool:
        """True when every corrective action that counts is done, and there is one."""
        return bool(self.running_actions) and all(one.state in _DONE for one in self.running_actions)

    @property
    def is_corrected(self) -> bool:
        """True when what went wrong was put right."""
        return bool(self.corrections) and all(one.state in _DONE for one in self.corrections)

    @property
    def is_agreed(self) -> bool:
        """True when somebody agreed to a plan that holds a corrective action."""
        return self.nonconformity.agreed_on is not None and bool(self.corrective_actions)

    @property
    def is_effective(self) -> bool:
        """True when the last review found that the action worked."""
        return self.last_review is not None and bool(self.last_review.effective)

    @property
    def to_carry_out(self) -> list[Action]:
        """The actions that are agreed on and not done yet, those of an accepted plan too; none once nothing runs any more."""
        if is_settled(self.nonconformity):
            return []
        return [one for one in (*self.corrections, *self.corrective_actions) if one.state not in _DONE]

    @property
    def owner_ids(self) -> set[str]:
        """Everybody who owns an action on it."""
        return {one.owner_id for one in (*self.corrections, *self.corrective_actions) if one.owner_id}


def held_in_order(reviews: Iterable[EffectivenessReview]) -> list[EffectivenessReview]:
    """The reviews with a result, in the order in which they were held."""
    held = (one for one in reviews if one.is_held)
    return sorted(held, key=lambda one: (one.held_on or date.min, str(one.recorded_at)))


def state_of(file: NonconformityFile) -> NonconformityState:
    """What the facts say; the only place where a state comes from."""
    return next((state for state, holds in _FACTS if holds(file)), NonconformityState.RAISED)


def is_settled(one: Nonconformity) -> bool:
    """Closed for good: an accepted plan is still to be carried out."""
    return one.state in SETTLED_STATES


def plan_kept(file: NonconformityFile, moved: Action) -> Action:
    """The action as it was moved; `PlanStands` when a plan that closed the nonconformity would lose it."""
    if file.nonconformity.state is NonconformityState.CLOSED_ON_PLAN and moved.state is ActionState.CANCELLED:
        raise PlanStands(file.nonconformity.number)
    return moved


_FACTS: tuple[tuple[NonconformityState, Callable[[NonconformityFile], bool]], ...] = (
    (NonconformityState.WITHDRAWN, lambda file: file.nonconformity.withdrawn_on is not None),
    (NonconformityState.NOT_AGREED, lambda file: file.nonconformity.disagreement is not None),
    (NonconformityState.RISK_ACCEPTED, lambda file: file.nonconformity.risk is not None),
    (NonconformityState.EFFECTIVE, lambda file: file.is_effective),
    (NonconformityState.CLOSED_ON_PLAN, lambda file: file.nonconformity.plan_accepted_on is not None),
    (NonconformityState.AWAITING_REVIEW, lambda file: file.is_implemented and file.planned_review is not None),
    (NonconformityState.IMPLEMENTED, lambda file: file.is_implemented),
    (NonconformityState.REOPENED, lambda file: file.failed_review is not None),
    (NonconformityState.ACTION_AGREED, lambda file: file.is_agreed),
    (NonconformityState.CAUSE_ANALYSED, lambda file: file.cause is not None and file.cause.is_done),
    (NonconformityState.CORRECTED, lambda file: file.is_corrected),
)
"""The states by the fact that gives them, the strongest fact first."""


def missing(file: NonconformityFile) -> tuple[Missing, ...]:
    """What is missing until it is proved effective, in the order of the steps; nothing once it is closed."""
    return () if state_of(file) in CLOSED_STATES else undone(file)


def undone(file: NonconformityFile) -> tuple[Missing, ...]:
    """The steps that were not taken, also of what was closed or set aside before all were."""
    one = file.nonconformity
    steps = (
        (Missing.CORRECTION, bool(file.corrections)),
        (Missing.CORRECTION_DONE, all(action.state in _DONE for action in file.corrections)),
        (Missing.EXTENT, bool(one.extent.strip())),
        (Missing.CAUSE, bool(file.cause and file.cause.is_done)),
        (Missing.CORRECTIVE_ACTION, bool(file.corrective_actions)),
        (Missing.AGREEMENT, one.agreed_on is not None),
        (Missing.NEW_ACTION, file.failed_review is None or bool(file.running_actions)),
        (Missing.IMPLEMENTATION, file.is_implemented),
        (Missing.MEASURE, file.planned_review is not None or file.is_effective),
        (Missing.REVIEW, file.is_effective),
    )
    return tuple(step for step, done in steps if not done)


def reviewed(
    file: NonconformityFile, review: EffectivenessReview, *, on: date, by: str, today: date
) -> EffectivenessReview:
    """The review on the day it is held, its result filled in by the caller; refuses what the gates forbid.

    The reviewer owns no action; every corrective action is implemented before; the earliest day has come.
    """
    has_happened("review of the effect", on, today)
    owners = {file.people[key].name.casefold() for key in file.owner_ids if key in file.people}
    if by.strip().casefold() in owners:
        raise OwnAction(by)
    if not (file.cause and file.cause.is_done):
        raise NotYet(file.nonconformity.number, ("Finish the cause analysis first.",))
    if not file.is_implemented:
        raise NotYet(
            file.nonconformity.number, ("Enter the day on which every corrective action was implemented first.",)
        )
    last_done = max(action.implemented_on for action in file.running_actions if action.implemented_on)
    earliest = max(last_done, review.earliest_on or last_done)
    if on < earliest:
        raise TooEarly(earliest)
    if not review.result.strip() and not review.evidence_ids:
        raise ReviewWithoutEvidence
    return review.changed(held_on=on, held_by=by)


def closed_on_plan(file: NonconformityFile, *, on: date, by: str, allowed: bool) -> Nonconformity:
    """A minor one closed because its plan was accepted, where the rules of the engagement allow it."""
    one = file.nonconformity
    if one.is_major or not allowed:
        raise PlanNotEnough(one.number, is_major=one.is_major)
    gaps = [step for step in missing(file) if step in _PLAN_NEEDS]
    if gaps:
        raise NotYet(one.number, tuple(_SENTENCES[step] for step in gaps))
    return one.accepted_on_plan(on, by)


_SENTENCES = {
    Missing.CORRECTION: "Say how it was put right.",
    Missing.CAUSE: "Finish the cause analysis.",
    Missing.CORRECTIVE_ACTION: "Add a corrective action.",
    Missing.AGREEMENT: "Agree the plan of action.",
}
_PLAN_NEEDS = frozenset(_SENTENCES)
