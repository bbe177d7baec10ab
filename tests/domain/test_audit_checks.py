"""Each question before a signature is asked when it is open, and no longer once it is settled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from assessment.domain.assessment import WorkState
from assessment.domain.audit import Opinion
from assessment.domain.audit_activity import ActivityKind
from assessment.domain.audit_checks import audit_remarks
from assessment.domain.audit_file import AuditFile
from assessment.domain.audit_review import FollowUp, FollowUpResult, ReviewNote
from assessment.domain.checklist import Checklist
from assessment.domain.evidence import Evidence
from assessment.domain.fieldwork import Interview
from assessment.domain.finding import Finding, Position
from assessment.domain.independence import IndependenceWaiver
from assessment.domain.organization import Process
from assessment.domain.remark import Severity
from tests.domain.audit_files import FIRST, HANGS, SECOND, activity, audit_file
from tests.domain.works import result_for, work_with

NINE = datetime(2026, 12, 3, 9, tzinfo=UTC)
TODAY = date(2026, 12, 3)
ENDED = {"opinion": Opinion.EFFECTIVE, "opinion_rationale": "It works.", "conclusions": "It works."}
OWNED = Process(id="p1", engagement_id="e1", name="Receipt", owner_id="ada")
EARLIER = Finding(
    id="f0", number="F-000", grade="minor", statement="Once.", prepared_by="Bob", prepared_at=NINE, **HANGS
)
EXPORT = Evidence(id="ev1", engagement_id="e1", number="E-001", title="Export", collected_at=NINE)
OLD = EXPORT.changed(period_from=date(2024, 1, 1), period_to=date(2024, 12, 31))
TALK = activity(ActivityKind.INTERVIEW, "10:00", clauses=("7",))
PLANNED = Interview(id="i1", engagement_id="e1", number="I-01", role="Agent", clauses=("7.2",), planned_on=SECOND)


def finding(**more: Any) -> Finding:
    """A finding on 7.2-1, read by a second person and agreed by the organization."""
    answered = {"position": Position.AGREED, "position_on": SECOND, "reviewed_by": "Bob", "reviewed_at": NINE}
    said = {"statement": "Two of nine lack it.", "evidence": "C-1, C-2", "clause": "7.2", "criterion_id": "7.2-1"}
    plain = {"id": "f1", "number": "F-001", "grade": "minor", "prepared_by": "Ada", "prepared_at": NINE}
    return Finding(**{**HANGS, **plain, **said, **answered, **more})


@pytest.fixture
def settled(checklist: Checklist) -> AuditFile:
    """An audit with nothing left to ask."""
    within = checklist.within(("7",))
    results = [
        result_for(within, one.id).changed(
            rating="not_met" if one.id == "7.2-1" else "met", evidence_ids=("ev1",), work_state=WorkState.REVIEWED
        )
        for one in within.criteria
    ]
    audit = audit_file(checklist).audit.started(FIRST, "a1").changed(
        period_from=date(2026, 1, 1), period_to=date(2026, 12, 1), **ENDED
    )  # fmt: skip
    return audit_file(
        within,
        TALK.held(FIRST, "Both said the same."),
        audit=audit,
        work=work_with(within, *results),
        findings=(finding(),),
        evidence={"ev1": EXPORT},
    )


def judged(file: AuditFile, key: str, **changes: Any) -> AuditFile:
    """The audit with another verdict on one criterion."""
    assert file.work is not None
    results = {**file.work.results, key: file.work.results[key].changed(**changes)}
    return replace(file, work=replace(file.work, results=results))


def note(**more: Any) -> ReviewNote:
    plain = {"id": "n1", "finding_id": "f1", "text": "Which?", "raised_by": "Bob", "raised_at": NINE}
    return ReviewNote(**{**HANGS, **plain, **more})


def followed(result: FollowUpResult) -> tuple[FollowUp, ...]:
    return (FollowUp(id="u1", finding_id="f0", result=result, **HANGS),)


Change = Callable[[AuditFile], AuditFile]
ERROR, WARNING, INFORMATION = Severity.ERROR, Severity.WARNING, Severity.INFORMATION

OPEN: dict[str, tuple[Severity, Change]] = {
    "not-started": (ERROR, lambda file: replace(file, work=None)),
    "no-verdict": (WARNING, lambda file: judged(file, "7.1-1", rating=None)),
    "met-without-evidence": (WARNING, lambda file: judged(file, "7.1-1", evidence_ids=())),
    "verdict-without-finding": (WARNING, lambda file: judged(file, "7.1-1", rating="partly_met")),
    "finding-without-clause": (ERROR, lambda file: replace(file, findings=(finding(clause=""),))),
    "finding-without-evidence": (ERROR, lambda file: replace(file, findings=(finding(evidence=" "),))),
    "finding-not-reviewed": (ERROR, lambda file: replace(file, findings=(finding(reviewed_at=None),))),
    "facts-not-confirmed": (ERROR, lambda file: replace(file, findings=(finding(position=None),))),
    "finding-disputed": (INFORMATION, lambda file: replace(file, findings=(finding(position=Position.DISPUTED),))),
    "activity-without-result": (WARNING, lambda file: replace(file, activities=(TALK,))),
    "clause-without-activity": (INFORMATION, lambda file: replace(file, activities=(file.plan[0].changed(clauses=("7.1",)),))),
    "interview-not-held": (WARNING, lambda file: replace(file, interviews=(PLANNED,))),
    "evidence-outside-period": (WARNING, lambda file: replace(file, evidence={"ev1": OLD})),
    "review-note-open": (ERROR, lambda file: replace(file, review_notes=(note(),))),
    "verdict-not-reviewed": (WARNING, lambda file: judged(file, "7.1-1", work_state=WorkState.DRAFTED)),
    "independence": (ERROR, lambda file: replace(file, audit=file.audit.changed(process_ids=("p1",)), processes={"p1": OWNED})),
    "no-opinion": (ERROR, lambda file: replace(file, audit=file.audit.changed(opinion_rationale=" "))),
    "no-conclusions": (ERROR, lambda file: replace(file, audit=file.audit.changed(conclusions=""))),
    "before-the-end": (WARNING, lambda file: replace(file, audit=file.audit.changed(ends_on=date(2026, 12, 4)))),
    "follow-up-open": (WARNING, lambda file: replace(file, earlier_findings=(EARLIER,))),
}  # fmt: skip


def codes(file: AuditFile) -> dict[str, Severity]:
    return {remark.code: remark.severity for remark in audit_remarks(file, TODAY)}


def test_a_settled_audit_has_nothing_to_ask(settled: AuditFile) -> None:
    assert audit_remarks(settled, TODAY) == ()


@pytest.mark.parametrize("code", OPEN)
def test_each_question_is_asked_by_itself_and_with_its_weight(code: str, settled: AuditFile) -> None:
    severity, change = OPEN[code]
    assert codes(change(settled)) == {code: severity}


def test_errors_come_first(settled: AuditFile) -> None:
    file = settled
    for code in ("no-verdict", "finding-disputed", "no-conclusions"):
        file = OPEN[code][1](file)
    assert [remark.severity for remark in audit_remarks(file, TODAY)] == [ERROR, WARNING, INFORMATION]


def test_what_was_settled_is_asked_no_more(settled: AuditFile) -> None:
    conflict = OPEN["independence"][1](settled)
    (key,) = (one.key for one in conflict.conflicts)
    waiver = IndependenceWaiver(id="w1", conflict=key, reason="Nobody else.", waived_by="Bob", waived_at=NINE, **HANGS)
    files = (
        replace(settled, review_notes=(note().cleared("The one of May.", "Ada", NINE),)),
        replace(settled, earlier_findings=(EARLIER,), follow_ups=followed(FollowUpResult.OPEN)),
        replace(settled, interviews=(PLANNED.changed(held_on=SECOND),)),
        replace(settled, findings=(finding(clause="", adopted_id="d1"),)),
        replace(settled, findings=(finding(evidence="", evidence_ids=("ev1",)),)),
        replace(conflict, waivers=(waiver,)),
    )
    assert [codes(file) for file in files] == [{}] * len(files)


def test_a_follow_up_that_nobody_looked_at_stays_open(settled: AuditFile) -> None:
    file = replace(settled, earlier_findings=(EARLIER,), follow_ups=followed(FollowUpResult.NOT_LOOKED_AT))
    assert codes(file) == {"follow-up-open": WARNING}
