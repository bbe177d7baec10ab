"""Examples of what belongs to nonconformities and management reviews, in the order in which they refer to each other."""

from __future__ import annotations

from datetime import UTC, date, datetime

from assessment.domain.action import Action, Postponement, ProgressEntry, Purpose
from assessment.domain.cause_analysis import Branch, CauseAnalysis, CauseMethod
from assessment.domain.effectiveness_review import EffectivenessReview
from assessment.domain.management_review import (
    DecisionKind,
    InputKind,
    ManagementReview,
    ReviewDecision,
    ReviewInput,
)
from assessment.domain.nonconformity import (
    ActionOption,
    Disagreement,
    Extension,
    Nonconformity,
    NonconformityState,
    OutsideBody,
    Regrading,
    RiskAcceptance,
    Source,
)
from assessment.domain.nonconformity_rules import DayCount, NonconformityRules
from assessment.domain.record import Record

NINE = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
DAY, LATER = date(2026, 11, 21), date(2027, 2, 19)
WORDS = "Größe “7.2” – شكوى 👩🏽‍💼\n\t'--; % : \\ {} "


def nonconformity_records() -> list[Record]:
    """One rich example of each record; `e1`, `p1`, `p2`, `f1`, `ad1` and `a1.7.1-1` exist."""
    return [
        NonconformityRules(
            id="e1",
            engagement_id="e1",
            minor_closes_on_plan=True,
            day_count=DayCount.WORKING,
            country="DE",
            plan_days={"major": 7},
            close_days={"major": 60},
            escalate_to_id="p1",
        ),
        Nonconformity(
            id="nc1",
            engagement_id="e1",
            number="NC-001",
            source=Source.OUTSIDE_BODY,
            finding_ids=("f1",),
            result_id="a1.7.1-1",
            outside=OutsideBody(name="Ombudsman", number="O/7", grade="serious", wording=WORDS, deadline=LATER),
            grade="minor",
            regradings=(Regrading(was="major", now="minor", reason=WORDS, by="Ada", on=DAY),),
            clause="7.2",
            adopted_id="ad1",
            statement=WORDS,
            evidence_ids=("v1",),
            raised_on=DAY,
            responsible_id="p1",
            plan_due=DAY,
            close_due=LATER,
            extensions=(Extension(was=DAY, now=LATER, reason=WORDS, by="Ada", on=DAY),),
            options=(ActionOption(text=WORDS, benefit="much", cost="little", chosen=True, why=WORDS),),
            risk=RiskAcceptance(by="Grace", authority="Board", reason=WORDS, on=DAY, review_on=LATER),
            disagreement=Disagreement(our_view=WORDS, their_view=WORDS, on=DAY),
            state=NonconformityState.NOT_AGREED,
        ),
        Nonconformity(
            id="nc2", engagement_id="e1", number="NC-002", grade="major", is_major=True, statement="Bare", raised_on=DAY
        ),
        CauseAnalysis(
            id="nc1.cause",
            engagement_id="e1",
            nonconformity_id="nc1",
            method=CauseMethod.FISHBONE,
            whys=(WORDS, "again"),
            branches=(Branch(category="People", causes=(WORDS,)),),
            root_cause=WORDS,
            is_controlled=True,
            done_on=DAY,
        ),
        EffectivenessReview(
            id="er1",
            engagement_id="e1",
            nonconformity_id="nc1",
            measure=WORDS,
            target="0 of 29",
            earliest_on=LATER,
            reviewer_id="p2",
            planned_on=DAY,
            held_on=LATER,
            effective=False,
            result=WORDS,
            evidence_ids=("v1",),
            recorded_at=NINE,
        ),
        ManagementReview(
            id="mr1",
            engagement_id="e1",
            title="Spring",
            held_on=DAY,
            attendee_ids=("p1", "p2"),
            inputs=(ReviewInput(kind=InputKind.RISKS, assembled=WORDS, added="more"),),
            next_on=LATER,
            approved_on=LATER,
        ),
        ManagementReview(id="mr2", engagement_id="e1", title="Bare"),
        Action(
            id="ca1",
            engagement_id="e1",
            purpose=Purpose.CORRECTIVE,
            text=WORDS,
            nonconformity_id="nc1",
            management_review_id="mr1",
            progress=(ProgressEntry(on=DAY, by="Ada", text=WORDS),),
            postponements=(Postponement(was=DAY, now=LATER, reason=WORDS, by="Ada", on=DAY),),
            evidence_ids=("v1",),
            impact=3,
        ),
        ReviewDecision(
            id="rd1",
            engagement_id="e1",
            management_review_id="mr1",
            kind=DecisionKind.RESOURCES,
            text=WORDS,
            action_id="ca1",
        ),
    ]
