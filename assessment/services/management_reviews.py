"""Prepare a management review from the records, hold it, turn its decisions into actions, approve its minutes."""

from __future__ import annotations

from datetime import date

from assessment.domain.action import Action, DatesOutOfOrder, Purpose
from assessment.domain.errors import Conflict, InvalidInput, NotAllowed
from assessment.domain.evidence import PeriodReversed
from assessment.domain.management_review import (
    DecisionKind,
    InputKind,
    ManagementReview,
    ReviewDecision,
    ReviewInput,
    ReviewState,
)
from assessment.domain.record import LongText, Name, ShortText, TextMissing, Value
from assessment.services.desk import Desk
from assessment.services.management_review_inputs import presented
from assessment.services.people import person_named
from assessment.storage.store import Writer


class ReviewPlan(Value):
    """What is entered to plan a review."""

    title: Name
    planned_on: date | None = None
    place: ShortText = ""
    chair: ShortText = ""
    period_from: date | None = None
    period_to: date | None = None


class Minutes(Value):
    """What is entered when a review was held; attendees by name, a new name becomes a new person."""

    held_on: date
    attendees: tuple[ShortText, ...]
    added: dict[InputKind, LongText]
    conclusions: LongText = ""
    next_on: date | None = None


class MinutesApproved(Conflict):
    """Approved minutes stay as they are; what was typed for them meanwhile is kept."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "The minutes of this review are approved and stay as they are. Take new points to the next review."
        )


class HeldInFuture(InvalidInput):
    """A review cannot have taken place on a day to come."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("A review is held on a day up to today. Until then, keep what you prepare with the plan.")


class HeldAlready(NotAllowed):
    """A review that was held is no longer prepared."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("This review was held meanwhile. Add your words to its minutes instead.")


def list_management_reviews(desk: Desk, engagement_id: str) -> list[ManagementReview]:
    """The reviews of an engagement, the latest first."""
    with desk.store.reading() as reader:
        found = reader.list(ManagementReview, engagement_id=engagement_id)
    return sorted(found, key=lambda one: str(one.held_on or one.planned_on or ""), reverse=True)


def open_management_review(desk: Desk, review_id: str) -> tuple[ManagementReview, list[ReviewDecision]]:
    """One review with its decisions; a planned one shows the inputs as the records stand now."""
    with desk.store.reading() as reader:
        review = reader.get(ManagementReview, review_id)
        if review.state is ReviewState.PLANNED:
            review = review.changed(inputs=presented(reader, review, desk.today(), {}))
        return review, reader.list(ReviewDecision, management_review_id=review_id)


def plan_management_review(desk: Desk, engagement_id: str, plan: ReviewPlan) -> ManagementReview:
    """Store a planned review."""
    _check_period(plan)
    with desk.store.writing(desk.actor, desk.now(), engagement_id) as writer:
        return writer.save(ManagementReview(id=desk.new_id(), engagement_id=engagement_id, **plan.model_dump()))


def change_management_review(desk: Desk, review_id: str, plan: ReviewPlan, *, seen: int) -> ManagementReview:
    """Save another plan of a review; `StaleRecord` when somebody saved one meanwhile."""
    _check_period(plan)
    with desk.store.writing(desk.actor, desk.now(), _engagement_of(desk, review_id)) as writer:
        return writer.save(_changeable(writer, review_id).changed(**plan.model_dump()), seen=seen)


def prepare_management_review(
    desk: Desk, review_id: str, added: dict[InputKind, LongText], *, seen: int
) -> ManagementReview:
    """Keep what was added to the inputs before the review is held; what the records say is looked up anew until then."""
    with desk.store.writing(desk.actor, desk.now(), _engagement_of(desk, review_id)) as writer:
        review = _changeable(writer, review_id)
        if review.state is not ReviewState.PLANNED:
            raise HeldAlready
        inputs = tuple(ReviewInput(kind=kind, added=text) for kind, text in added.items() if text.strip())
        return writer.save(review.changed(inputs=inputs), seen=seen)


def hold_management_review(desk: Desk, review_id: str, minutes: Minutes, *, seen: int) -> ManagementReview:
    """Record what was presented and concluded; the inputs are kept as the records stood when it was entered first."""
    with desk.store.writing(desk.actor, desk.now(), _engagement_of(desk, review_id)) as writer:
        review = _changeable(writer, review_id)
        attendees = tuple(
            person_named(desk, writer, review.engagement_id, name).id for name in minutes.attendees if name.strip()
        )
        if minutes.held_on > desk.today():
            raise HeldInFuture
        if minutes.next_on and minutes.next_on <= minutes.held_on:
            raise DatesOutOfOrder("held", "next review")
        inputs = presented(writer, review, minutes.held_on, minutes.added)
        held = review.held(minutes.held_on, attendees).changed(
            inputs=inputs, conclusions=minutes.conclusions, next_on=minutes.next_on
        )
        return writer.save(held, seen=seen)


def decide(
    desk: Desk, review_id: str, kind: DecisionKind, text: str, *, owner: str = "", due: date | None = None
) -> ReviewDecision:
    """Record a decision; it becomes an action of the register at once."""
    if not text.strip():
        raise TextMissing("decision")
    with desk.store.writing(desk.actor, desk.now(), _engagement_of(desk, review_id)) as writer:
        review = _changeable(writer, review_id)
        person = person_named(desk, writer, review.engagement_id, owner) if owner else None
        action = writer.save(
            Action(
                id=desk.new_id(),
                engagement_id=review.engagement_id,
                purpose=Purpose.IMPROVEMENT,
                management_review_id=review.id,
                text=text,
                owner_id=person.id if person else None,
                due=due,
            )
        )
        return writer.save(
            ReviewDecision(
                id=desk.new_id(),
                engagement_id=review.engagement_id,
                management_review_id=review.id,
                kind=kind,
                text=text,
                action_id=action.id,
            )
        )


def approve_minutes(desk: Desk, review_id: str, *, seen: int) -> ManagementReview:
    """Approve the minutes of a review that was held."""
    with desk.store.writing(desk.actor, desk.now(), _engagement_of(desk, review_id)) as writer:
        return writer.save(_changeable(writer, review_id).approved(desk.today(), desk.actor.name), seen=seen)


def _check_period(plan: ReviewPlan) -> None:
    if plan.period_from and plan.period_to and plan.period_to < plan.period_from:
        raise PeriodReversed


def _engagement_of(desk: Desk, review_id: str) -> str:
    with desk.store.reading() as reader:
        return reader.get(ManagementReview, review_id).engagement_id


def _changeable(writer: Writer, review_id: str) -> ManagementReview:
    review = writer.get(ManagementReview, review_id)
    if review.state is ReviewState.APPROVED:
        raise MinutesApproved
    return review
