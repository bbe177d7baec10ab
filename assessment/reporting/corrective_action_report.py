"""One nonconformity from statement to proof as one value, and the answer to the outside body that raised it."""

from __future__ import annotations

import datetime

from pydantic import Field

from assessment.domain.record import Value
from assessment.reporting.gap_report import Fact
from assessment.reporting.report_head import ReportHead


class CaseAction(Value):
    """One correction or corrective action."""

    text: str = Field(description="what is to be done or was done")
    owner: str = Field(description="who owns it; a dash without anybody")
    effort: str = Field(description="effort in person-days; a dash without one")
    due: str = Field(description="due date as a phrase; a dash without one")
    state: str = Field(description="how far it is, with the day of its last step")
    due_on: datetime.date | None = Field(description="due date; none without one")
    implemented_on: datetime.date | None = Field(description="the day the work was done; none before")
    notes: tuple[str, ...] = Field(description="progress, moved due dates, evidence, one line each; may be empty")


class WhyBox(Value):
    """One box of the chain of whys."""

    label: str = Field(description="what was asked: Why 1, Why 2")
    text: str = Field(description="the answer")


class BonePair(Value):
    """Two bones of the fishbone that face each other."""

    left: str = Field(description="category of the bone on the left")
    left_causes: tuple[str, ...] = Field(description="causes on it; may be empty")
    right: str = Field(description="category of the bone on the right; may be empty")
    right_causes: tuple[str, ...] = Field(description="causes on it; may be empty")


class OptionLine(Value):
    """A way to act that was weighed."""

    text: str = Field(description="what could be done")
    benefit: str = Field(description="what it would bring; may be empty")
    cost: str = Field(description="what it would take; may be empty")
    choice: str = Field(description="taken or not, and why")


class ReviewLine(Value):
    """A review of whether it worked."""

    title: str = Field(description="when it was held, or is planned")
    result: str = Field(description="effective, not effective, or not held yet")
    facts: tuple[Fact, ...] = Field(description="measure, target, earliest day, reviewer, what was found, evidence")


class CaseReport(ReportHead):
    """What both documents about one nonconformity say."""

    nonconformity_id: str = Field(description="id of the nonconformity, for cross-reference")
    facts: tuple[Fact, ...] = Field(description="grade, state, source, dates, who answers for it")
    requirement: str = Field(description="what is required, and by which document; may be empty")
    statement: str = Field(description="what is not fulfilled")
    evidence: tuple[str, ...] = Field(description="what was seen, one piece a line")
    containment: str = Field(description="what was done at once; may be empty")
    extent: str = Field(description="what was found when similar cases were looked for; may be empty")
    corrections: tuple[CaseAction, ...] = Field(description="how it was put right")
    method: str = Field(description="how the cause was looked for; empty without an analysis")
    root_cause: str = Field(description="the cause it ends in; may be empty")
    corrective_actions: tuple[CaseAction, ...] = Field(description="what removes the cause")
    reviews: tuple[ReviewLine, ...] = Field(description="reviews of the effect, the first one first")
    views: tuple[Fact, ...] = Field(description="both views where it is not agreed; else empty")


class CorrectiveActionReport(CaseReport):
    """Everything a corrective-action report says, in final phrases."""

    missing: tuple[str, ...] = Field(description="what is missing until it is proved effective; may be empty")
    cause_note: str = Field(description="who finished the analysis and when; may be empty")
    whys: tuple[WhyBox, ...] = Field(description="the chain of whys; empty with another method")
    bones: tuple[BonePair, ...] = Field(description="the fishbone; empty with another method")
    narrative: str = Field(description="the analysis in words; may be empty")
    options: tuple[OptionLine, ...] = Field(description="ways to act that were weighed; may be empty")
    changes: tuple[str, ...] = Field(description="other grades and later due dates with their reasons; may be empty")
    risk: tuple[Fact, ...] = Field(description="who accepted the risk and why; empty unless it was")
    recurrences: tuple[str, ...] = Field(
        description="earlier ones on the same clause with the same cause; may be empty"
    )
    sign_off: tuple[str, ...] = Field(description="roles that sign")


class NonconformityResponse(CaseReport):
    """The answer to the body that raised it: its own number, grade, wording and deadline stand first."""

    body: str = Field(description="name of the body")
    theirs: tuple[Fact, ...] = Field(description="its number, grade and deadline as it gave them")
    wording: str = Field(description="its wording as it gave it")
    enclosed: tuple[str, ...] = Field(description="evidence that goes with the answer, one piece a line; may be empty")
