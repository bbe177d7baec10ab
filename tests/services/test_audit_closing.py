"""Closing an audit: nothing is signed over open questions, what is signed stays, and reopening leaves a trace."""

from __future__ import annotations

import pytest

from assessment.domain.assessment import FrozenAssessment
from assessment.domain.audit import AuditClosed, AuditState, ReopenedWithoutReason
from assessment.domain.audit_checks import NotReadyToSign
from assessment.domain.audit_review import FollowUpResult
from assessment.domain.errors import NotFound
from assessment.domain.remark import Severity
from assessment.domain.scoring import BlockerKind
from assessment.services.answers import Field, save_answer
from assessment.services.audit_closing import (
    Signature,
    audit_problems,
    follow_up,
    reopen_audit,
    sign_off_audit,
    still_as_signed,
)
from assessment.services.audit_files import open_audit
from assessment.services.audits import plan_next_audit, start_audit
from assessment.services.desk import Desk
from assessment.services.engagements import newest_assessment
from assessment.services.findings import raise_review_note, withdraw_finding
from assessment.services.work import open_work
from tests.services.audit_examples import concluded, confirmed, engagement, gap_on, running_audit

SIGNATURE = Signature(name="Ada Lovelace", role="Lead auditor", statement="As seen.")


def codes(desk: Desk, audit_id: str, severity: Severity = Severity.ERROR) -> list[str]:
    return [one.code for one in audit_problems(desk, audit_id) if one.severity is severity]


def test_every_open_question_is_named_before_the_signature(desk: Desk, colleague: Desk) -> None:
    audit = running_audit(desk, engagement(desk))
    finding = gap_on(desk, audit)
    raise_review_note(colleague, audit.id, "Which export?", finding_id=finding.id)
    assert codes(desk, audit.id) == ["finding-not-reviewed", "review-note-open", "no-opinion", "no-conclusions"]
    with pytest.raises(NotReadyToSign) as refused:
        sign_off_audit(desk, audit.id, SIGNATURE)
    for part in ("F-001 was read by its author only", "Which export?", "overall opinion", "conclusions are empty"):
        assert part in refused.value.message
    assert open_audit(desk, audit.id).audit.state is AuditState.IN_PROGRESS


def test_a_signed_audit_changes_no_more_and_says_what_it_said(desk: Desk, colleague: Desk) -> None:
    audit = running_audit(desk, engagement(desk))
    finding = confirmed(desk, colleague, gap_on(desk, audit))
    concluded(desk, audit.id)
    signed = sign_off_audit(desk, audit.id, SIGNATURE)
    file = open_audit(desk, audit.id)
    assert (file.audit.state, file.sign_off, file.findings[0].reported_in) == (AuditState.SIGNED_OFF, signed, signed.id)
    assert still_as_signed(desk, audit.id)
    with pytest.raises(FrozenAssessment):
        save_answer(desk, audit.assessment_id or "", "7.2-1", Field.RATING, shown=None, value="met")
    with pytest.raises(AuditClosed):
        withdraw_finding(desk, finding.id, "Changed my mind.", seen=finding.revision)
    assert still_as_signed(desk, audit.id)


def test_the_signature_names_the_head_of_the_journal_that_it_stands_on(desk: Desk, colleague: Desk) -> None:
    engagement_id = engagement(desk)
    audit = running_audit(desk, engagement_id)
    confirmed(desk, colleague, gap_on(desk, audit))
    concluded(desk, audit.id)
    with desk.store.reading() as reader:
        before = reader.chain_head(engagement_id)
    signed = sign_off_audit(desk, audit.id, SIGNATURE)
    assert (signed.journal_entries, signed.journal_head) == (before.lines, before.hash)


def test_a_change_behind_the_back_of_the_software_breaks_the_seal(desk: Desk, colleague: Desk) -> None:
    import sqlalchemy as sa

    audit = running_audit(desk, engagement(desk))
    confirmed(desk, colleague, gap_on(desk, audit))
    concluded(desk, audit.id)
    sign_off_audit(desk, audit.id, SIGNATURE)
    with desk.store.database.writing() as connection:
        connection.execute(sa.text("UPDATE finding SET statement = 'All is well.'"))
    assert not still_as_signed(desk, audit.id)


def test_reopening_needs_a_reason_and_keeps_the_former_signature(desk: Desk, colleague: Desk) -> None:
    audit = running_audit(desk, engagement(desk))
    finding = confirmed(desk, colleague, gap_on(desk, audit))
    concluded(desk, audit.id)
    sign_off_audit(desk, audit.id, SIGNATURE)
    with pytest.raises(ReopenedWithoutReason):
        reopen_audit(desk, audit.id, " ")
    reopen_audit(desk, audit.id, "A date was wrong.")
    file = open_audit(desk, audit.id)
    assert file.audit.state is AuditState.IN_PROGRESS
    assert [(one.holds, one.reopen_reason) for one in file.sign_offs] == [(False, "A date was wrong.")]
    save_answer(desk, audit.assessment_id or "", "7.2-2", Field.RATING, shown=None, value="met")
    current = next(one for one in file.findings if one.id == finding.id)
    assert withdraw_finding(desk, finding.id, "Seen wrongly.", seen=current.revision).withdrawn_reason
    assert sign_off_audit(desk, audit.id, SIGNATURE).snapshot_hash != file.sign_offs[0].snapshot_hash


def test_a_signed_audit_takes_its_blocker_away(desk: Desk, colleague: Desk) -> None:
    engagement_id = engagement(desk)
    assessment_id = newest_assessment(desk, engagement_id).id

    def blockers() -> set[BlockerKind]:
        return {one.kind for one in open_work(desk, assessment_id).readiness.blockers}

    audit = running_audit(desk, engagement_id)
    confirmed(desk, colleague, gap_on(desk, audit))
    concluded(desk, audit.id)
    assert BlockerKind.NO_INTERNAL_AUDIT in blockers()
    sign_off_audit(desk, audit.id, SIGNATURE)
    assert BlockerKind.NO_INTERNAL_AUDIT not in blockers()
    assert newest_assessment(desk, engagement_id).id == assessment_id


def test_the_next_audit_copies_scope_and_team_but_no_verdict(desk: Desk, colleague: Desk) -> None:
    audit = running_audit(desk, engagement(desk))
    save_answer(desk, audit.assessment_id or "", "7.2-1", Field.RATING, shown=None, value="not_met")
    finding = confirmed(desk, colleague, gap_on(desk, audit))
    concluded(desk, audit.id)
    sign_off_audit(desk, audit.id, SIGNATURE)
    following = start_audit(desk, plan_next_audit(desk, audit.id, "A year later").id)
    file = open_audit(desk, following.id)
    assert (following.clauses, following.previous_id) == (audit.clauses, audit.id)
    assert [member.person_id for member in file.team] == [
        member.person_id for member in open_audit(desk, audit.id).team
    ]
    assert file.work is not None
    assert (file.work.results, file.findings) == ({}, [])
    assert [one.number for one in file.earlier_findings] == ["F-001"]
    assert "follow-up-open" in codes(desk, following.id, Severity.WARNING)
    follow_up(desk, following.id, finding.id, FollowUpResult.CLOSED, "The field is there.")
    assert "follow-up-open" not in codes(desk, following.id, Severity.WARNING)
    with pytest.raises(NotFound):
        follow_up(desk, following.id, "nothing", FollowUpResult.OPEN, "")
