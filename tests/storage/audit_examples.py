"""Examples of what belongs to an internal audit, in the order in which they refer to each other."""

from __future__ import annotations

from datetime import UTC, date, datetime

from assessment.domain.audit import Audit, AuditorCompetence, AuditParticipant, FindingForm, Opinion, TeamMember
from assessment.domain.audit_activity import ActivityKind, AuditActivity
from assessment.domain.audit_fieldwork import AwarenessAnswers, Knows, SimulatedComplaint, WalkThrough, WalkThroughStep
from assessment.domain.audit_review import FollowUp, FollowUpResult, ReviewNote, SignOff
from assessment.domain.fieldwork import Presence
from assessment.domain.finding import Finding, Position
from assessment.domain.independence import IndependenceWaiver
from assessment.domain.numbering import NumberSeries, Series
from assessment.domain.programme import AuditProgramme, ProgrammeTopic
from assessment.domain.record import Record

NINE = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
DAY = date(2026, 11, 21)
WORDS = "Größe “7.2” – شكوى 👩🏽‍💼\n\t'--; % : \\ {} "


def audit_records() -> list[Record]:
    """One rich example of each record of an audit; `e1`, `a1`, `p1`, `p2`, `q1`, `s1`, `v1` and `ad1` exist."""
    audit = Audit(
        id="au1",
        engagement_id="e1",
        programme_id="pr1",
        assessment_id="a1",
        number="A-01",
        title="Receipt to closing",
        scope=WORDS,
        clauses=("7",),
        site_ids=("s1",),
        process_ids=("q1",),
        adopted_ids=("ad1",),
        presence=Presence.REMOTE,
        begins_on=DAY,
        ends_on=DAY,
        form=FindingForm.INTERNAL_AUDIT,
        started_on=DAY,
        opinion=Opinion.PARTLY_EFFECTIVE,
        opinion_rationale=WORDS,
        signed_off_at=NINE,
    )
    hangs = {"engagement_id": "e1", "audit_id": "au1"}
    return [
        NumberSeries(id="e1.finding", engagement_id="e1", series=Series.FINDING, pattern="F-{n:03}", last=2),
        AuditProgramme(id="pr1", engagement_id="e1", title="2026", period_from=DAY, period_to=date(2027, 11, 20)),
        ProgrammeTopic(id="t1", engagement_id="e1", programme_id="pr1", subject="7.2", importance=3, note=WORDS),
        audit,
        Audit(id="au2", engagement_id="e1", previous_id="au1", number="A-02", title="Bare"),
        TeamMember(id="m1", person_id="p1", **hangs),
        AuditParticipant(id="x1", person_id="p2", opening_meeting=True, **hangs),
        AuditorCompetence(id="c1", engagement_id="e1", person_id="p1", audits_done=4, evaluated_on=DAY),
        AuditActivity(
            id="ac1",
            title="Service desk",
            kind=ActivityKind.OBSERVATION,
            day=DAY,
            begins="09:30",
            clauses=("7.2",),
            auditor_ids=("p1",),
            interviewee_ids=("p2",),
            result=WORDS,
            **hangs,
        ),
        IndependenceWaiver(
            id="w9", conflict="owns_process:p1:Returns", reason=WORDS, waived_by="Ada", waived_at=NINE, **hangs
        ),
        SimulatedComplaint(
            id="sc1", channel="E-mail", sent_at=NINE, acknowledged_at=NINE, answered_in_language=True, **hangs
        ),
        AwarenessAnswers(
            id="aw1", person_id="p2", asked_on=DAY, answers=(Knows.YES, Knows.NO, *(None,) * 6), note=WORDS, **hangs
        ),
        WalkThrough(
            id="wt1",
            complaint="C-117",
            steps=(WalkThroughStep(criterion_id="7.2-1", rating="met", seen=WORDS),),
            evidence_id="v1",
            **hangs,
        ),
        Finding(
            id="f1",
            number="F-001",
            grade="minor",
            criterion_id="7.2-1",
            clause="7.2",
            adopted_id="ad1",
            statement=WORDS,
            evidence_ids=("v1",),
            prepared_by="Ada",
            prepared_at=NINE,
            reviewed_by="Charles",
            reviewed_at=NINE,
            position=Position.DISPUTED,
            position_on=DAY,
            diverging_opinion=WORDS,
            reported_in="so1",
            **hangs,
        ),
        Finding(
            id="f2",
            engagement_id="e1",
            number="F-002",
            grade="major",
            statement="Bare",
            prepared_at=NINE,
            earlier_id="f1",
        ),
        ReviewNote(id="rn1", finding_id="f1", text=WORDS, raised_by="Charles", raised_at=NINE, **hangs),
        FollowUp(id="fu1", finding_id="f1", result=FollowUpResult.PARTLY, seen=WORDS, **hangs),
        SignOff(
            id="so1",
            name="Ada",
            statement=WORDS,
            signed_at=NINE,
            snapshot_hash="0" * 64,
            journal_entries=12,
            journal_head="1" * 64,
            reopened_at=NINE,
            reopen_reason=WORDS,
            **hangs,
        ),
    ]
