"""The marks of the steps follow from what is on record."""

from __future__ import annotations

import inspect
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from assessment.domain import audit_checks
from assessment.domain.assessment import CriterionResult
from assessment.domain.audit_file import AuditFile
from assessment.domain.audit_steps import AuditStep, StepMark, clause_to_settle, judged_of, marks, step_to_settle
from assessment.domain.checklist import Checklist
from assessment.domain.finding import Finding, Position
from assessment.domain.remark import Place, Remark, Severity
from tests.domain.audit_files import HANGS, audit_file
from tests.domain.works import result_for, work_with

NINE = datetime(2026, 11, 21, 9, tzinfo=UTC)


def judged(checklist: Checklist, **ratings: str) -> list[CriterionResult]:
    """Results of 7.1-1, 7.1-2 and so on; the names write `c7_1_1`."""
    return [
        result_for(checklist, name[1:].replace("_", ".", 1).replace("_", "-")).changed(rating=rating)
        for name, rating in ratings.items()
    ]


def running(checklist: Checklist, *results: CriterionResult, **more: Any) -> AuditFile:
    planned = audit_file(checklist)
    within = checklist.within(("7",))
    return audit_file(
        within, audit=planned.audit.started(date(2026, 12, 1), "a1"), work=work_with(within, *results), **more
    )


def finding(**more: Any) -> Finding:
    return Finding(
        id="f1", number="F-001", grade="minor", criterion_id="7.1-1", statement="x", prepared_at=NINE, **HANGS, **more
    )


def mark(file: AuditFile, step: AuditStep) -> StepMark:
    return marks(file)[step]


def test_before_the_start_only_the_plan_has_begun(checklist: Checklist) -> None:
    file = audit_file(checklist)
    assert list(marks(file)) == list(AuditStep)
    assert [one for one, how in marks(file).items() if how is not StepMark.NOT_BEGUN] == [AuditStep.PLAN]
    assert judged_of(file) == (0, 0)


def test_the_fieldwork_is_done_with_the_last_verdict(checklist: Checklist) -> None:
    some = judged(checklist, c7_1_1="met")
    everything = judged(checklist, c7_1_1="met", c7_1_2="met", c7_2_1="met", c7_2_2="met", c7_2_3="met")
    assert judged_of(running(checklist, *some)) == (1, 5)
    assert mark(running(checklist), AuditStep.FIELDWORK) is StepMark.NOT_BEGUN
    assert mark(running(checklist, *some), AuditStep.FIELDWORK) is StepMark.BEGUN
    assert mark(running(checklist, *everything), AuditStep.FIELDWORK) is StepMark.DONE
    assert mark(running(checklist), AuditStep.PLAN) is StepMark.DONE


def test_findings_are_done_when_each_shortfall_has_one(checklist: Checklist) -> None:
    results = judged(checklist, c7_1_1="not_met", c7_1_2="met", c7_2_1="met", c7_2_2="met", c7_2_3="met")
    assert mark(running(checklist, *results), AuditStep.FINDINGS) is StepMark.NOT_BEGUN
    assert mark(running(checklist, *results, findings=[finding()]), AuditStep.FINDINGS) is StepMark.DONE
    assert mark(running(checklist, *results[1:], findings=[finding()]), AuditStep.FINDINGS) is StepMark.BEGUN
    withdrawn = finding(withdrawn_on=date(2026, 12, 2))
    assert mark(running(checklist, *results, findings=[withdrawn]), AuditStep.FINDINGS) is StepMark.NOT_BEGUN


def test_the_review_is_done_when_the_organization_has_answered(checklist: Checklist) -> None:
    read = finding(reviewed_by="Bob", reviewed_at=NINE)
    agreed = read.answered(Position.AGREED, date(2026, 12, 2), "Zoe", "")
    assert mark(running(checklist, findings=[finding()]), AuditStep.REVIEW) is StepMark.NOT_BEGUN
    assert mark(running(checklist, findings=[read]), AuditStep.REVIEW) is StepMark.BEGUN
    assert mark(running(checklist, findings=[agreed]), AuditStep.REVIEW) is StepMark.DONE


def test_where_nothing_was_found_there_is_nothing_to_review(checklist: Checklist) -> None:
    everything = judged(checklist, c7_1_1="met", c7_1_2="met", c7_2_1="met", c7_2_2="met", c7_2_3="met")
    assert mark(running(checklist), AuditStep.REVIEW) is StepMark.NOT_BEGUN
    assert mark(running(checklist, *everything), AuditStep.REVIEW) is StepMark.DONE


def test_the_closing_is_done_with_the_signature(checklist: Checklist) -> None:
    file = running(checklist)
    assert mark(file, AuditStep.CLOSING) is StepMark.NOT_BEGUN
    written = file.audit.changed(conclusions="It works.")
    assert mark(replace(file, audit=written), AuditStep.CLOSING) is StepMark.BEGUN
    signed = written.signed_off(NINE)
    assert mark(replace(file, audit=signed), AuditStep.CLOSING) is StepMark.DONE


@pytest.mark.parametrize("code", sorted(set(re.findall(r'_remark\(\s*"([a-z-]+)"', inspect.getsource(audit_checks)))))
def test_every_remark_before_the_signature_has_a_step_where_it_is_settled(code: str) -> None:
    remark = Remark(code=code, severity=Severity.ERROR, place=Place(), message="")
    assert (step_to_settle(remark) is None) == (code == "interview-not-held")


@pytest.mark.parametrize(("item", "clause"), [("7.2-1, 7.2-2 …", "7.2"), ("7.1-1", "7.1"), ("F-001", ""), ("", "")])
def test_a_remark_that_names_criteria_leads_to_the_clause_of_the_first(
    item: str, clause: str, checklist: Checklist
) -> None:
    remark = Remark(code="no-verdict", severity=Severity.WARNING, place=Place(item=item), message="")
    assert clause_to_settle(running(checklist), remark) == clause
