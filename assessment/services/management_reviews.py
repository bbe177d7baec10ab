"""Prepare a management review from the records, hold it, turn its decisions into actions, approve its minutes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date

from assessment.domain.action import Action, DatesOutOfOrder, Purpose
from assessment.domain.audit import Audit, AuditState
from assessment.domain.audit_review import SignOff
from assessment.domain.errors import InvalidInput, NotAllowed
from assessment.domain.evidence import PeriodReversed
from assessment.domain.finding import Finding
from assessment.domain.management_review import (
    DecisionKind,
    InputKind,
    ManagementReview,
    ReviewDecision,
    ReviewInput,
    ReviewState,
)
from assessment.domain.nonconformity import Nonconformity
from assessment.domain.nonconformity_file import is_settled
from assessment.domain.programme import AuditProgramme
from assessment.domain.record import LongText, Name, ShortText, TextMissing, Value
from assessment.reporting import phrases
from assessment.services.desk import Desk
from assessment.services.people import person_named
from assessment.services.pressing import open_majors, unreviewed
from assessment.services.work import work_in
from assessment.storage.listing import assessments_in_order
from assessment.storage.store import Reader, Writer
from assessment.wording import label, say, say_count


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


class MinutesApproved(NotAllowed):
    """Approved minutes stay as they are."""

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
            review = review.changed(inputs=_presented(reader, review, desk.today(), {}))
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
        inputs = _presented(writer, review, minutes.held_on, minutes.added)
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


def _presented(
    reader: Reader, review: ManagementReview, today: date, added: dict[InputKind, LongText]
) -> tuple[ReviewInput, ...]:
    """Every input of 8.6.2 as far as the records know it, with what was added by hand; held, they stay as they were."""
    before = {one.kind: one for one in review.inputs}
    is_kept = review.state is not ReviewState.PLANNED
    return tuple(
        ReviewInput(
            kind=kind,
            assembled=(
                before[kind].assembled
                if is_kept and kind in before
                else _ASSEMBLED.get(kind, _nothing)(reader, review, today)
            ),
            added=added.get(kind, before[kind].added if kind in before else ""),
        )
        for kind in InputKind
    )


def _nothing(_reader: Reader, _review: ManagementReview, _today: date) -> str:
    return ""


def _performance(reader: Reader, review: ManagementReview, _today: date) -> str:
    found = assessments_in_order(reader, review.engagement_id)
    if not found:
        return ""
    readiness = work_in(reader, found[-1].id).readiness
    return f"{found[-1].title}: {phrases.headline(readiness)}. {phrases.trouble(readiness)}."


def _audits(reader: Reader, review: ManagementReview, _today: date) -> str:
    here = {"engagement_id": review.engagement_id}
    counted = Counter(one.audit_id for one in reader.list(Finding, **here) if one.counts)
    signed = {one.audit_id: one.name for one in reader.list(SignOff, order="signed_at", **here)}
    return "\n".join(
        say(
            "management_review.audit",
            number=audit.number,
            title=audit.title,
            opinion=label(audit.opinion) if audit.opinion else "",
            findings=say_count("management_review.findings", counted[audit.id]),
            name=signed.get(audit.id, ""),
        )
        for audit in reader.list(Audit, order="number", **here)
        if audit.state is AuditState.SIGNED_OFF and _within(review, audit.ends_on or audit.started_on)
    )


def _risks(reader: Reader, review: ManagementReview, _today: date) -> str:
    return "\n".join(
        part
        for programme in reader.list(AuditProgramme, engagement_id=review.engagement_id)
        for part in (programme.risks, programme.opportunities)
        if part.strip()
    )


def _corrective_actions(reader: Reader, review: ManagementReview, today: date) -> str:
    register = {
        one.id: one
        for one in reader.list(Nonconformity, engagement_id=review.engagement_id)
        if one.withdrawn_on is None
    }
    if not register:
        return ""
    overdue = [
        action
        for action in reader.list(Action, engagement_id=review.engagement_id)
        if (above := register.get(action.nonconformity_id or "")) and not is_settled(above) and action.is_overdue(today)
    ]
    return say(
        "management_review.corrective",
        total=len(register),
        closed=sum(one.is_closed for one in register.values()),
        majors=len(open_majors(reader, review.engagement_id)),
        unreviewed=len(unreviewed(reader, review.engagement_id)),
        overdue=say_count("management_review.overdue", len(overdue)),
    )


def _earlier(reader: Reader, review: ManagementReview, _today: date) -> str:
    before = [
        one
        for one in reader.list(ManagementReview, order="held_on", engagement_id=review.engagement_id)
        if one.held_on and one.id != review.id
    ]
    if not before:
        return ""
    decisions = reader.list(ReviewDecision, management_review_id=before[-1].id)
    actions = reader.some(Action, (one.action_id for one in decisions if one.action_id))
    return "\n".join(
        f"{one.text} ({label(actions[one.action_id].state)})" if one.action_id in actions else one.text
        for one in decisions
    )


def _recommendations(reader: Reader, review: ManagementReview, _today: date) -> str:
    audits = reader.list(Audit, order="number", engagement_id=review.engagement_id)
    return "\n".join(one.recommendations for one in audits if one.recommendations.strip())


def _within(review: ManagementReview, day: date | None) -> bool:
    if day is None:
        return True
    return (review.period_from is None or day >= review.period_from) and (
        review.period_to is None or day <= review.period_to
    )


_ASSEMBLED: dict[InputKind, Callable[[Reader, ManagementReview, date], str]] = {
    InputKind.PERFORMANCE: _performance,
    InputKind.AUDIT_RESULTS: _audits,
    InputKind.RISKS: _risks,
    InputKind.CORRECTIVE_ACTIONS: _corrective_actions,
    InputKind.EARLIER_REVIEWS: _earlier,
    InputKind.RECOMMENDATIONS: _recommendations,
}
