"""One rich and one bare example of every record type, in the order in which they refer to each other."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from assessment.domain.action import Action, Phase, Purpose
from assessment.domain.actor import Actor
from assessment.domain.assessment import (
    Assessment,
    AssessmentKind,
    ChecklistSnapshot,
    ClosedGap,
    CriterionResult,
    GapKind,
    GapSeverity,
    WorkState,
)
from assessment.domain.checklist import Checklist, Effort
from assessment.domain.engagement import Engagement
from assessment.domain.evidence import Evidence, StoredFile
from assessment.domain.narrative import IssuedReport, NarrativeText, ReportSettings, Section
from assessment.domain.organization import Organization, Person, Site, Size
from assessment.domain.record import Record
from assessment.domain.review import HeldElsewhere, ReviewKind

ADA = Actor(name="Ada Lovelace", firm="Analytical Engines")
CHARLES = Actor(name="Charles Babbage")
NINE = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
TOKYO = timezone(timedelta(hours=9))
TEXT = (
    'Größe “7.2” – شكوى العميل 👩🏽‍💼\u202b\u2028\n\tCôté, e\u0301 ≠ é, 𝔛; \'--; DROP TABLE "site"; % : \\ {} \\u0000 '
)


def organization(key: str = "o1") -> Organization:
    return Organization(id=key, name="Northwind", sector="Retail")


def engagement(key: str = "e1") -> Engagement:
    return Engagement(id=key, organization_id="o1", title="Northwind 2026", created_at=NINE)


def site(key: str = "s1", note: str = "", engagement_id: str = "e1") -> Site:
    return Site(id=key, engagement_id=engagement_id, name="Leeds", note=note)


def every_record(checklist: Checklist) -> list[Record]:
    return [
        Organization(id="o1", name="Nørdwind & Söhne", sector=TEXT, size=Size.MEDIUM),
        Organization(id="o2", name="Bare"),
        Engagement(
            id="e1",
            organization_id="o1",
            title="Northwind 2026",
            scope=TEXT * 50,
            exclusions="employment disputes",
            complaint_definition=TEXT,
            firm="Analytical Engines",
            created_at=datetime(2026, 11, 21, 9, 30, 15, 123_456, tzinfo=TOKYO),
            created_by="Ada",
        ),
        Engagement(id="e2", organization_id="o2", title="Bare", created_at=datetime(1999, 12, 31, 23, 59, tzinfo=UTC)),
        Site(id="s1", engagement_id="e1", name="Leeds", note=TEXT, left=True),
        Site(id="s2", engagement_id="e1", name="York"),
        Person(id="p1", engagement_id="e1", name="Grace Hopper", role="Complaints manager", left=True),
        Person(id="p2", engagement_id="e1", name="Bare"),
        Evidence(
            id="v1",
            engagement_id="e1",
            title="Register export",
            note=TEXT,
            collected_at=NINE.astimezone(TOKYO),
            collected_by="Ada",
        ),
        Evidence(id="v2", engagement_id="e1", title="Bare", collected_at=NINE),
        ChecklistSnapshot(
            id=checklist.fingerprint,
            checklist_id="small",
            version="0.1.0",
            title="Small",
            body=checklist,
            stored_at=NINE,
        ),
        Assessment(
            id="a1",
            engagement_id="e1",
            kind=AssessmentKind.READINESS_REVIEW,
            title="Second look",
            snapshot_id=checklist.fingerprint,
            profile="quick",
            started_on=date(2026, 2, 28),
            started_by="Ada",
        ),
        Assessment(
            id="a2",
            engagement_id="e1",
            title="Bare",
            snapshot_id=checklist.fingerprint,
            profile="full",
            started_on=date(1, 1, 1),
        ),
        CriterionResult(
            id="a1.7.1-1",
            engagement_id="e1",
            assessment_id="a1",
            criterion_id="7.1-1",
            criterion_fingerprint="0123456789abcdef",
            rating="partly_met",
            gap_kind=GapKind.NOT_FOLLOWED,
            rationale=TEXT,
            evidence_ids=("v2", "v1"),
            responsible_id="p1",
            note=TEXT,
            flagged=True,
            work_state=WorkState.REVIEWED,
            assessed_by="Ada",
            assessed_at=datetime(2026, 11, 21, 9, 30, 15, 1, tzinfo=TOKYO),
        ),
        CriterionResult(
            id="a1.7.1-2",
            engagement_id="e1",
            assessment_id="a1",
            criterion_id="7.1-2",
            criterion_fingerprint="",
        ),
        CriterionResult(
            id="a1.7.2-1",
            engagement_id="e1",
            assessment_id="a1",
            criterion_id="7.2-1",
            criterion_fingerprint="0123456789abcdef",
            rating="met",
            strength=TEXT,
            severity=GapSeverity.HIGH,
            priority=2,
            judgement_reason=TEXT,
            closed_gap=ClosedGap(
                rating="not_met",
                gap_kind=GapKind.NO_RULE,
                rationale=TEXT,
                verified_by="Charles",
                verified_on=date(2026, 11, 1),
            ),
        ),
        Action(
            id="a1.7.1-1.action",
            engagement_id="e1",
            purpose=Purpose.CORRECTIVE,
            result_id="a1.7.1-1",
            criterion_id="7.1-1",
            text=TEXT,
            effort=Effort.XL,
            owner_id="p1",
            usual_owner="Complaints manager",
            due=date(2027, 1, 31),
            phase=Phase.BEFORE_ASSESSMENT,
            started_on=date(2026, 11, 2),
            implemented_on=date(2026, 11, 3),
            verified_on=date(2026, 11, 4),
            verified_by="Charles",
            cancelled_on=date(2026, 11, 5),
            cancel_reason=TEXT,
        ),
        Action(id="free", engagement_id="e1", text="Bare"),
        HeldElsewhere(
            id="h1",
            engagement_id="e1",
            kind=ReviewKind.INTERNAL_AUDIT,
            held_on=date(2026, 3, 1),
            by="Group audit",
            reference=TEXT[:200],
            withdrawn=True,
        ),
        HeldElsewhere(
            id="h2", engagement_id="e1", kind=ReviewKind.MANAGEMENT_REVIEW, held_on=date(2026, 3, 1), by="Board"
        ),
        NarrativeText(
            id="a1.verdict", engagement_id="e1", assessment_id="a1", passage="verdict", text=TEXT, proposed=TEXT
        ),
        NarrativeText(id="a1.limits", engagement_id="e1", assessment_id="a1", passage="limits", text=""),
        ReportSettings(
            id="a1.report",
            engagement_id="e1",
            assessment_id="a1",
            number="2026-7",
            reviewer="Charles",
            distribution=TEXT,
            sections=(Section.GAPS,),
        ),
        ReportSettings(id="a2.report", engagement_id="e1", assessment_id="a2"),
        IssuedReport(
            id="a1.gap-analysis.1",
            engagement_id="e1",
            assessment_id="a1",
            report="gap-analysis",
            issue=1,
            number="2026-7",
            file_name="gap.docx",
            sha256="0" * 64,
            issued_at=NINE,
            issued_by="Ada",
        ),
        StoredFile(id="f" * 64, name="logo.png", media_type="image/png", size=3, stored_at=NINE, stored_by="Ada"),
    ]
