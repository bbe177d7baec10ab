"""An audit made of plain values with something of everything, and one with nothing, for tests of its documents."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from assessment.domain.audit import Audit, AuditParticipant, FindingForm, Opinion
from assessment.domain.audit_activity import ActivityKind
from assessment.domain.audit_fieldwork import AwarenessAnswers, Knows, SimulatedComplaint, WalkThrough
from assessment.domain.audit_file import AuditFile
from assessment.domain.audit_review import FollowUp, FollowUpResult, SignOff
from assessment.domain.awareness import AwarenessQuestion, AwarenessQuestions
from assessment.domain.checklist import Checklist
from assessment.domain.engagement import Engagement
from assessment.domain.evidence import Evidence
from assessment.domain.finding import Finding, Position
from assessment.domain.independence import IndependenceWaiver
from assessment.domain.organization import Person, Process, Site
from assessment.reporting.audit_background import Background
from assessment.reporting.audit_report import AuditReport
from assessment.reporting.audit_report_of import audit_report_of
from assessment.reporting.dress import Dress
from tests.domain.audit_files import FIRST, HANGS, SECOND, activity, audit_file
from tests.domain.works import result_for, work_with

TODAY = date(2026, 12, 3)
NINE = datetime(2026, 12, 3, 9, 0, tzinfo=UTC)
ADA = Dress(author="Ada Lovelace, Analytical Engines")
INTERNAL = "between us: the manager is leaving"
HOSTILE = "=1+1 <b>{{ 7*7 }}</b> {% raw %} & “ok”"
QUESTIONS = AwarenessQuestions(
    questions=tuple(AwarenessQuestion(id=f"q{n}", clause="7.1", ask=f"Question {n}?", knows="Yes.") for n in range(8))
)


def background(previous: AuditFile | None = None) -> Background:
    """The engagement, eight questions, and an earlier audit where one is given."""
    engagement = Engagement(id="e1", organization_id="o1", title="Complaints handling 2026", created_at=NINE)
    return Background(engagement, QUESTIONS, previous)


def finding(number: str, grade: str = "minor", **more: Any) -> Finding:
    """A reviewed finding on 7.2 with evidence in words."""
    plain = {"statement": f"Statement of {number}", "evidence": f"Records behind {number}", "clause": "7.2"}
    return Finding(
        id=number.lower(),
        number=number,
        grade=grade,
        prepared_by="Ada",
        prepared_at=NINE,
        reviewed_by="Bob",
        reviewed_at=NINE,
        **{**HANGS, **plain, **more},
    )


def told_audit(checklist: Checklist, *, hostile: str = "Met", **more: Any) -> AuditFile:
    """A running audit of chapter 7 with verdicts, findings, fieldwork and an earlier finding."""
    narrowed = checklist.within(("7",))
    judged = {"7.1-1": "met", "7.1-2": "not_applicable", "7.2-1": "not_met", "7.2-2": "partly_met"}
    results = [
        result_for(narrowed, key).changed(rating=rating, rationale="Seen.", note=INTERNAL, evidence_ids=("ev1",))
        for key, rating in judged.items()
    ]
    return audit_file(
        narrowed,
        activity(ActivityKind.OPENING_MEETING, "09:00"),
        activity(ActivityKind.INTERVIEW, "09:30", clauses=("7.1",), interviewee_ids=("zoe",)).held(FIRST, hostile),
        activity(ActivityKind.OBSERVATION, "", None, title="Night desk"),
        **{
            "audit": the_audit(),
            "work": work_with(narrowed, *results),
            "findings": _findings(hostile),
            **_people_and_places(),
            **_fieldwork(),
            **more,
        },
    )


def _findings(hostile: str) -> tuple[Finding, ...]:
    return (
        finding("F-001", criterion_id="7.2-1", site_id="s1", evidence_ids=("ev1",), recommendation="Do this."),
        finding(
            "F-002",
            statement=hostile,
            position=Position.DISPUTED,
            position_on=SECOND,
            position_by="Zoe",
            diverging_opinion="We see it otherwise.",
        ),
        finding("F-003", "good", process_id="p1"),
        finding("F-004").withdrawn(SECOND, "A mistake."),
    )


def _people_and_places() -> dict[str, Any]:
    names = ("ada", "bob", "zoe")
    waiver = {"conflict": "owns_process:ada:Receipt", "reason": "Nobody else knows it."}
    return {
        "people": {name: Person(id=name, engagement_id="e1", name=name.title(), role="Agent") for name in names},
        "sites": {"s1": Site(id="s1", engagement_id="e1", name="Leeds")},
        "processes": {"p1": Process(id="p1", engagement_id="e1", name="Receipt", owner_id="ada")},
        "participants": (AuditParticipant(id="ap1", person_id="zoe", opening_meeting=True, **HANGS),),
        "waivers": (IndependenceWaiver(id="w1", waived_by="Bob", waived_at=NINE, **waiver, **HANGS),),
    }


def _fieldwork() -> dict[str, Any]:
    export = {"number": "E-001", "title": "Register export", "note": INTERNAL, "collected_at": NINE}
    unused = {"number": "E-002", "title": "Not used", "collected_at": NINE}
    first, second = (Knows.YES, Knows.NO, *(None,) * 6), (Knows.YES, Knows.PARTLY, *(None,) * 6)
    contact = {"channel": "Letter", "sent_at": NINE, "answered_in_language": False}
    follow_up = {"finding_id": "f-000", "result": FollowUpResult.PARTLY, "seen": "Half done."}
    return {
        "evidence": {
            "ev1": Evidence(id="ev1", engagement_id="e1", **export),
            "ev2": Evidence(id="ev2", engagement_id="e1", **unused),
        },
        "contacts": (SimulatedComplaint(id="c1", **contact, **HANGS),),
        "awareness": (
            AwarenessAnswers(id="aw1", asked_on=FIRST, answers=first, note=INTERNAL, **HANGS),
            AwarenessAnswers(id="aw2", asked_on=FIRST, answers=second, **HANGS),
        ),
        "walk_throughs": (WalkThrough(id="wt1", complaint="C-1041", received_on=FIRST, **HANGS),),
        "earlier_findings": (finding("F-000", audit_id="au0"),),
        "follow_ups": (FollowUp(id="fu1", **follow_up, **HANGS),),
    }


def the_audit(**more: Any) -> Audit:
    """The audit with conclusions; recommendations are not allowed unless asked for."""
    plain: dict[str, Any] = {
        "title": "Operation",
        "objectives": "See whether receipt works.",
        "clauses": ("7",),
        "process_ids": ("p1",),
        "begins_on": FIRST,
        "ends_on": SECOND,
        "started_on": FIRST,
        "opinion": Opinion.PARTLY_EFFECTIVE,
        "opinion_rationale": "Two findings.",
        "conclusions": "It mostly works.",
        "obstacles": "The archive was down.\nOne manager was ill.",
        "not_covered": "The night desk.",
        "next_steps": "Answers by 1 March.",
        "recommendations": "Buy software.",
        "sampling_statement": "15 of 214 complaints.",
    }
    return Audit(id="au1", engagement_id="e1", number="A-02", **{**plain, **more})


def earlier_audit(checklist: Checklist) -> AuditFile:
    """The audit before: one minor finding."""
    before = Audit(id="au0", engagement_id="e1", number="A-01", title="Receipt", clauses=("7",))
    return audit_file(checklist, audit=before, findings=(finding("F-000", audit_id="au0"),))


def signed(file_audit: Audit) -> dict[str, Any]:
    """What a signature adds to an audit."""
    entry = SignOff(
        id="so1", name="Ada", role="Lead auditor", statement="I stand for it.", signed_at=NINE,
        snapshot_hash="ab" * 32, journal_entries=41, journal_head="cd" * 32, **HANGS,
    )  # fmt: skip
    return {"audit": file_audit.changed(signed_off_at=NINE), "sign_offs": (entry,)}


def internal_form(audit: Audit) -> Audit:
    """The audit with findings as criteria, condition, cause, effect, agreed action."""
    return audit.changed(form=FindingForm.INTERNAL_AUDIT, recommendations_allowed=True)


def report_of(file: AuditFile, previous: AuditFile | None = None, **more: Any) -> AuditReport:
    """The report of an audit, as of the day after it."""
    return audit_report_of(file, ADA, background(previous), today=TODAY, **more)
