"""The agenda and the minutes of a management review as one value (ISO 10002:2018, 8.6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import Field

from assessment.domain.action import Action
from assessment.domain.management_review import ManagementReview, ReviewDecision
from assessment.domain.organization import Person
from assessment.domain.record import Value
from assessment.reporting.case_head import Setting, case_head
from assessment.reporting.gap_report import Fact
from assessment.reporting.report_head import ReportHead
from assessment.wording import label, say, say_count


class AgendaItem(Value):
    """One input of the review."""

    number: int = Field(description="place on the agenda, from 1")
    heading: str = Field(description="what the input is about")
    assembled: tuple[str, ...] = Field(description="what the records say, one line each; may be empty")
    added: tuple[str, ...] = Field(description="what was added by hand, one line each; may be empty")
    is_missing: bool = Field(description="true when nothing was presented")
    nothing: str = Field(description="the sentence that says so; empty when there is something")


class DecisionLine(Value):
    """One decision."""

    kind: str = Field(description="what it is about")
    text: str = Field(description="what was decided")
    owner: str = Field(description="who does it; a dash without anybody")
    due: str = Field(description="until when; a dash without a day")
    state: str = Field(description="how far it is; a dash without an action")


class ManagementReviewPaper(ReportHead):
    """Everything an agenda or the minutes say, in final phrases."""

    is_minutes: bool = Field(description="true for the minutes, false for the agenda")
    review_id: str = Field(description="id of the review, for cross-reference")
    facts: tuple[Fact, ...] = Field(description="day, place, chair, period, next review")
    attendees: tuple[str, ...] = Field(description="who was there, with their role; empty in an agenda")
    items: tuple[AgendaItem, ...] = Field(description="the inputs, in the order of the agenda")
    missing: str = Field(description="which inputs nothing is presented for, as a sentence; empty when none is missing")
    conclusions: str = Field(description="what was concluded; may be empty")
    decisions: tuple[DecisionLine, ...] = Field(description="what was decided; empty in an agenda")
    approval: str = Field(description="who approved the minutes and when, or that they are not approved yet")


@dataclass(frozen=True)
class ReviewContent:
    """A review with what belongs to it."""

    review: ManagementReview
    decisions: Sequence[ReviewDecision] = ()
    actions: Mapping[str, Action] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)


def management_review_paper(setting: Setting, content: ReviewContent, *, is_minutes: bool) -> ManagementReviewPaper:
    """The minutes, or the agenda, of a review."""
    review = content.review
    title = say("review_paper.minutes" if is_minutes else "review_paper.agenda")
    lacking = [label(kind) for kind in review.missing_inputs]
    return ManagementReviewPaper(
        **dict(case_head(setting, title=title, subtitle=review.title)),
        is_minutes=is_minutes,
        review_id=review.id,
        facts=_facts(setting, review, is_minutes=is_minutes),
        attendees=_attendees(content) if is_minutes else (),
        items=tuple(
            AgendaItem(
                number=place,
                heading=label(one.kind),
                assembled=_lines(one.assembled),
                added=_lines(one.added),
                is_missing=one.is_missing,
                nothing=say("review_paper.nothing" if is_minutes else "review_paper.none") if one.is_missing else "",
            )
            for place, one in enumerate(review.inputs, 1)
        ),
        missing=say_count(
            "review_paper.lacked" if is_minutes else "review_paper.missing", len(lacking), names=", ".join(lacking)
        )
        if lacking
        else "",
        conclusions=review.conclusions.strip() if is_minutes else "",
        decisions=tuple(_decision(setting, content, one) for one in content.decisions) if is_minutes else (),
        approval=_approval(setting, review),
    )


def _facts(setting: Setting, review: ManagementReview, *, is_minutes: bool) -> tuple[Fact, ...]:
    day = setting.look.day
    when = review.held_on if is_minutes else review.planned_on
    period = [day(one) for one in (review.period_from, review.period_to) if one]
    found = {
        "day": day(when) if when else say("review_paper.no_day"),
        "place": review.place,
        "chair": review.chair,
        "period": " – ".join(period),
        "next": day(review.next_on) if review.next_on and is_minutes else "",
    }
    return tuple(Fact(label=say(f"review_paper.fact.{name}"), text=text) for name, text in found.items() if text)


def _attendees(content: ReviewContent) -> tuple[str, ...]:
    found = (content.people[key] for key in content.review.attendee_ids if key in content.people)
    return tuple(f"{one.name}, {one.role}" if one.role else one.name for one in found)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _decision(setting: Setting, content: ReviewContent, decision: ReviewDecision) -> DecisionLine:
    action, dash = content.actions.get(decision.action_id or ""), say("report.dash")
    owner = content.people.get(action.owner_id or "") if action else None
    return DecisionLine(
        kind=label(decision.kind),
        text=decision.text,
        owner=owner.name if owner else dash,
        due=setting.look.day(action.due) if action and action.due else dash,
        state=label(action.state) if action else dash,
    )


def _approval(setting: Setting, review: ManagementReview) -> str:
    if review.approved_on is None:
        return say("review_paper.not_approved")
    return say("review_paper.approved", by=review.approved_by, date=setting.look.day(review.approved_on))
