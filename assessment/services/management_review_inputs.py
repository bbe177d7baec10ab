"""The inputs of a management review (8.6.2), as far as the records of the engagement know them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date

from assessment.domain.action import Action
from assessment.domain.audit import Audit, AuditState
from assessment.domain.audit_review import SignOff
from assessment.domain.finding import Finding
from assessment.domain.management_review import InputKind, ManagementReview, ReviewDecision, ReviewInput, ReviewState
from assessment.domain.nonconformity import Nonconformity
from assessment.domain.nonconformity_file import is_settled
from assessment.domain.programme import AuditProgramme
from assessment.domain.record import LongText
from assessment.reporting import phrases
from assessment.services.pressing import open_majors, unreviewed
from assessment.services.work import work_in
from assessment.storage.listing import assessments_in_order
from assessment.storage.store import Reader
from assessment.wording import label, say, say_count


def presented(
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
