"""One rich and one bare example of every record type, in the order in which they refer to each other."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from assessment.domain.action import Action, Phase, Purpose
from assessment.domain.actor import Actor
from assessment.domain.adopted_document import AdoptedDocument, AdoptedKind
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
from assessment.domain.evidence import Confidentiality, Evidence, EvidenceKind, StoredFile
from assessment.domain.fieldwork import Adequacy, DocumentReview, FieldNote, Interview, Observation, Presence
from assessment.domain.firm import DateFormat, FirmProfile, Paper
from assessment.domain.narrative import IssuedReport, NarrativeText, ReportSettings, Section
from assessment.domain.organization import Organization, Person, Process, Site, Size
from assessment.domain.record import Record
from assessment.domain.removal import RemovalCertificate
from assessment.domain.review import HeldElsewhere, ReviewKind
from tests.storage.audit_examples import audit_records
from tests.storage.nonconformity_examples import nonconformity_records

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
        StoredFile(id="f" * 64, name="logo.png", media_type="image/png", size=3, stored_at=NINE, stored_by="Ada"),
        FirmProfile(
            id="firm",
            name="Analytical Engines",
            address=TEXT,
            disclaimer=TEXT,
            logo_id="f" * 64,
            colour="#123abc",
            paper=Paper.LETTER,
            date_format=DateFormat.ISO,
            currency="GBP",
        ),
        RemovalCertificate(
            id="r1",
            removed_engagement="e0",
            removed_at=NINE,
            removed_by="Ada",
            reason=TEXT,
            records={"person": 3},
            files=("0" * 64,),
            chain_entries=12,
            chain_head="0" * 64,
        ),
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
        Process(id="q1", engagement_id="e1", name="Returns", owner_id="p1", note=TEXT, left=True),
        Interview(
            id="i1",
            engagement_id="e1",
            person_id="p1",
            role="Complaints manager",
            planned_on=date(2026, 3, 1),
            planned_at="09:30",
            minutes=60,
            held_on=date(2026, 3, 2),
            presence=Presence.REMOTE,
            place="Leeds",
            site_id="s1",
            process_id="q1",
            unit="Service desk",
            clauses=("7.1", "7.2"),
            interviewer="Ada",
        ),
        Observation(id="w1", engagement_id="e1", subject="Calls", seen_on=date(2026, 3, 2), site_id="s1"),
        DocumentReview(
            id="d1",
            engagement_id="e1",
            title="Policy",
            version="3",
            dated=date(2025, 1, 1),
            adequacy=Adequacy.PARTLY,
            rule=TEXT,
            reviewed_on=date(2026, 3, 1),
        ),
        FieldNote(id="n1", engagement_id="e1", interview_id="i1", text=TEXT, criterion_ids=("7.1-1",), taken_at=NINE),
        AdoptedDocument(
            id="ad1",
            engagement_id="e1",
            title="Policy",
            kind=AdoptedKind.CONTRACT,
            section="§ 4",
            version="3",
            dated=date(2025, 1, 1),
            statement=TEXT,
            clauses=("7",),
            withdrawn=True,
        ),
        Evidence(
            id="v3",
            engagement_id="e1",
            title="Register",
            kind=EvidenceKind.SAMPLE,
            source="CRM",
            reference="Share/7",
            period_from=date(2026, 1, 1),
            period_to=date(2026, 6, 30),
            confidentiality=Confidentiality.PERSONAL_DATA,
            file_id="f" * 64,
            file_name="register.csv",
            earlier_file_ids=("0" * 64,),
            fieldwork_id="i1",
            withdrawn=True,
            collected_at=NINE,
        ),
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
        Assessment(
            id="a3",
            engagement_id="e1",
            title="A year later",
            snapshot_id=checklist.fingerprint,
            profile="full",
            started_on=date(2027, 2, 28),
            previous_id="a1",
        ),
        CriterionResult(
            id="a3.7.1-1",
            engagement_id="e1",
            assessment_id="a3",
            criterion_id="7.1-1",
            criterion_fingerprint="",
            site_id="s1",
            process_id="q1",
            unit="Service desk",
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
        *audit_records(),
        *nonconformity_records(),
    ]
