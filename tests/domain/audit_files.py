"""Audits made of plain values, for tests of what is derived from a whole audit."""

from __future__ import annotations

from datetime import date
from typing import Any

from assessment.domain.audit import Audit, TeamMember, TeamRole
from assessment.domain.audit_activity import ActivityKind, AuditActivity
from assessment.domain.audit_file import AuditFile
from assessment.domain.checklist import Checklist
from assessment.domain.grading import Grade, GradeClass, GradingScale
from assessment.domain.organization import Organization, Person

FIRST, SECOND = date(2026, 12, 1), date(2026, 12, 2)
HANGS: dict[str, Any] = {"engagement_id": "e1", "audit_id": "au1"}
SCALE = GradingScale(
    id="two",
    title="Two",
    about="For tests.",
    grades=(
        Grade(id="minor", label="Minor", grade_class=GradeClass.NONCONFORMITY, weight=50, help="A slip."),
        Grade(id="good", label="Good", grade_class=GradeClass.GOOD_PRACTICE, help="Worth copying."),
    ),
)


def audit_file(checklist: Checklist, *activities: AuditActivity, **more: Any) -> AuditFile:
    """An audit of chapter 7 on two days, led by Ada, with these activities."""
    return AuditFile(
        **{
            "organization": Organization(id="o1", name="Northwind"),
            "audit": Audit(
                id="au1",
                engagement_id="e1",
                number="A-01",
                title="Operation",
                clauses=("7",),
                begins_on=FIRST,
                ends_on=SECOND,
            ),
            "checklist": checklist,
            "scale": SCALE,
            "people": {name: Person(id=name, engagement_id="e1", name=name.title()) for name in ("ada", "bob", "zoe")},
            "sites": {},
            "processes": {},
            "team": (TeamMember(id="m1", person_id="ada", role=TeamRole.LEAD_AUDITOR, **HANGS),),
            "activities": activities,
            **more,
        }
    )


def activity(kind: ActivityKind, begins: str = "", day: date | None = FIRST, **more: Any) -> AuditActivity:
    """A line of the plan with Ada as its auditor."""
    plain = {"id": f"{kind}-{begins}-{day}", "title": kind.value, "auditor_ids": ("ada",), **HANGS, **more}
    return AuditActivity(kind=kind, **plain).timed(day, begins, 30)
