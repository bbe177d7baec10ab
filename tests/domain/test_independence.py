"""Independence: nobody audits an activity they own or an answer they gave, unless it is waived with a reason."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from assessment.domain.assessment import CriterionResult
from assessment.domain.audit import Audit, TeamMember, TeamRole
from assessment.domain.audit_activity import AuditActivity
from assessment.domain.fieldwork import Interview
from assessment.domain.independence import (
    ConflictKind,
    IndependenceConflict,
    IndependenceWaiver,
    conflicts_of,
    unsettled,
)
from assessment.domain.organization import Process

AUDIT = Audit(id="au1", engagement_id="e1", number="A-01", title="Operation", clauses=("7",))
HANGS: dict[str, Any] = {"engagement_id": "e1"}


def member(role: TeamRole = TeamRole.AUDITOR) -> TeamMember:
    return TeamMember(id="m1", audit_id="au1", person_id="ada", role=role, **HANGS)


def process(**more: Any) -> Process:
    return Process(id="q1", name="Returns", owner_id="ada", **HANGS, **more)


def responsible(criterion_id: str) -> CriterionResult:
    return CriterionResult(
        id=criterion_id,
        assessment_id="a1",
        criterion_id=criterion_id,
        criterion_fingerprint="f",
        responsible_id="ada",
        **HANGS,
    )


def found(audit: Audit = AUDIT, *team: TeamMember, **given: Any) -> list[tuple[ConflictKind, str]]:
    empty: dict[str, Any] = {"processes": (), "results": {}, "interviews": (), "activities": ()}
    return [(one.kind, one.what) for one in conflicts_of(audit, team or (member(),), **{**empty, **given})]


def test_an_owner_does_not_audit_the_process() -> None:
    assert found(processes=[process()]) == [(ConflictKind.OWNS_PROCESS, "Returns")]
    assert not found(processes=[process().changed(owner_id="bob")])
    assert not found(processes=[process().changed(owner_id=None)])


def test_only_processes_in_scope_count_and_without_any_all_that_have_not_left() -> None:
    assert not found(AUDIT.changed(process_ids=("q2",)), processes=[process()])
    assert not found(processes=[process(left=True)])
    assert found(AUDIT.changed(process_ids=("q1",)), processes=[process(left=True)])


def test_experts_and_observers_judge_nothing_and_so_have_no_conflict() -> None:
    for role in (TeamRole.TECHNICAL_EXPERT, TeamRole.OBSERVER):
        assert not found(AUDIT, member(role), processes=[process()])
    assert found(AUDIT, member(TeamRole.LEAD_AUDITOR), processes=[process()])


def test_who_is_responsible_for_a_clause_in_scope_has_one_conflict_per_clause() -> None:
    results = {key: responsible(key) for key in ("7.2-1", "7.2-2", "7.3-1", "5.1-1")}
    assert found(results=results) == [(ConflictKind.IS_RESPONSIBLE, "7.2"), (ConflictKind.IS_RESPONSIBLE, "7.3")]


def test_nobody_audits_answers_they_gave_in_an_interview() -> None:
    interview = Interview(id="i1", person_id="ada", clauses=("7.2", "5.1"), held_on=date(2026, 11, 1), **HANGS)
    assert found(interviews=[interview]) == [(ConflictKind.WAS_INTERVIEWED, "7.2")]
    assert not found(interviews=[interview.changed(held_on=None)])


def test_nobody_interviews_themselves() -> None:
    talk = AuditActivity(
        id="ac1", audit_id="au1", title="Desk", auditor_ids=("ada",), interviewee_ids=("ada", "zoe"), **HANGS
    )
    assert found(activities=[talk]) == [(ConflictKind.IS_INTERVIEWEE, "Desk")]
    assert not found(activities=[talk.changed(removed=True)])
    assert not found(activities=[talk.changed(auditor_ids=("bob",))])


def test_a_waiver_settles_its_conflict_and_no_other() -> None:
    returns, refunds = (
        IndependenceConflict(kind=ConflictKind.OWNS_PROCESS, person_id="ada", what=name)
        for name in ("Returns", "Refunds")
    )
    waiver = IndependenceWaiver(
        id="w1",
        audit_id="au1",
        conflict=returns.key,
        reason="Nobody else",
        waived_by="Zoe",
        waived_at=datetime(2026, 11, 21, tzinfo=UTC),
        **HANGS,
    )
    assert unsettled([returns, refunds], [waiver]) == (refunds,)
