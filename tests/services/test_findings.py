"""Findings: raised in three inputs, never a nonconformity without an own rule, read by a second person, never renumbered."""

from __future__ import annotations

import dataclasses
from concurrent.futures import ThreadPoolExecutor

import pytest

from assessment.domain.actor import Actor
from assessment.domain.assessment import OwnVerdict, WorkState
from assessment.domain.audit import AuditClosed, AuditNotStarted, AuditScope
from assessment.domain.errors import Conflict
from assessment.domain.finding import (
    DisputedWithoutWords,
    FindingState,
    NotReviewedYet,
    OwnFinding,
    Position,
    WithdrawnWithoutReason,
)
from assessment.domain.grading import UnknownGrade
from assessment.services.answers import Field, add_evidence, save_answer
from assessment.services.audit_files import open_audit
from assessment.services.audits import call_off_audit, change_audit, plan_audit
from assessment.services.desk import Desk
from assessment.services.engagements import NewEngagement, start_engagement
from assessment.services.findings import (
    FindingText,
    NoAdoptedRule,
    NoRecommendations,
    VerdictMoved,
    check_words,
    clear_review_note,
    propose_finding,
    raise_finding,
    raise_review_note,
    record_position,
    review_finding,
    review_verdicts,
    rewrite_finding,
    withdraw_finding,
)
from tests.services.audit_examples import DAY, adopt, confirmed, engagement, gap_on, running_audit


def test_a_criterion_brings_clause_evidence_and_words_along(desk: Desk) -> None:
    audit = running_audit(desk, engagement(desk))
    assessment_id = audit.assessment_id or ""
    save_answer(desk, assessment_id, "7.2-1", Field.RATIONALE, shown="", value="The export has no channel.")
    seen = add_evidence(desk, assessment_id, "7.2-1", "Export of 4 May 2026")
    proposal = propose_finding(desk, audit.id, "7.2-1")
    text = proposal.text
    assert (text.criterion_id, text.clause, text.evidence_ids) == ("7.2-1", "7.2", (seen.id,))
    assert text.evidence == "The export has no channel."
    assert (text.grade, proposal.because) == ("gap", "finding.because.no_rule")


def test_with_an_adopted_document_a_nonconformity_is_proposed_and_its_words_come_along(desk: Desk) -> None:
    engagement_id = engagement(desk)
    procedure = adopt(desk, engagement_id, "7.2")
    audit = running_audit(desk, engagement_id)
    bound, unbound = (propose_finding(desk, audit.id, key) for key in ("7.2-1", "7.1-1"))
    assert (bound.text.grade, bound.text.adopted_id) == ("minor", procedure.id)
    assert bound.text.requirement == "Procedure P-12, 3\nEvery complaint is entered on the day it arrives."
    assert (unbound.text.grade, unbound.text.adopted_id) == ("gap", None)


def test_what_is_met_is_proposed_as_good_practice(desk: Desk) -> None:
    audit = running_audit(desk, engagement(desk))
    save_answer(desk, audit.assessment_id or "", "7.2-1", Field.RATING, shown=None, value="met")
    assert propose_finding(desk, audit.id, "7.2-1").text.grade == "good-practice"


def test_a_nonconformity_without_an_own_rule_is_refused(desk: Desk) -> None:
    audit = running_audit(desk, engagement(desk))
    with pytest.raises(NoAdoptedRule) as refused:
        raise_finding(desk, audit.id, FindingText(grade="major", statement="Letters lack it.", clause="7.2"))
    assert "7.2" in refused.value.message
    assert "grade this as a gap" in refused.value.message
    assert open_audit(desk, audit.id).findings == []


def test_a_grade_of_another_scale_is_refused(desk: Desk) -> None:
    audit = running_audit(desk, engagement(desk))
    with pytest.raises(UnknownGrade, match="Major nonconformity"):
        raise_finding(desk, audit.id, FindingText(grade="5", statement="Letters lack it."))


def test_recommendations_need_the_plan_to_allow_them(desk: Desk) -> None:
    audit = running_audit(desk, engagement(desk))
    text = FindingText(grade="gap", statement="Letters lack it.", recommendation="Add a line.")
    with pytest.raises(NoRecommendations):
        raise_finding(desk, audit.id, text)
    allowed = AuditScope(title=audit.title, clauses=audit.clauses, recommendations_allowed=True)
    change_audit(desk, audit.id, allowed, seen=audit.revision)
    assert raise_finding(desk, audit.id, text).recommendation == "Add a line."


def test_a_planned_audit_has_no_findings_yet(desk: Desk) -> None:
    audit = plan_audit(desk, engagement(desk), AuditScope(title="Later", clauses=("7",)))
    with pytest.raises(AuditNotStarted):
        gap_on(desk, audit)


def test_a_cancelled_audit_takes_no_findings(desk: Desk) -> None:
    audit = running_audit(desk, engagement(desk))
    call_off_audit(desk, audit.id, "The client moved it.")
    with pytest.raises(AuditClosed):
        gap_on(desk, audit)


def test_numbers_are_counted_and_never_given_again(desk: Desk) -> None:
    audit = running_audit(desk, engagement(desk))
    first = gap_on(desk, audit)
    withdraw_finding(desk, first.id, "Seen wrongly.", seen=first.revision)
    assert [first.number, gap_on(desk, audit).number] == ["F-001", "F-002"]


@pytest.mark.both_databases
def test_two_who_raise_at_once_get_two_numbers(desk: Desk, colleague: Desk) -> None:
    audit = running_audit(desk, engagement(desk))
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda place: gap_on((desk, colleague)[place % 2], audit), range(12)))
    assert sorted(finding.number for finding in found) == [f"F-{count:03}" for count in range(1, 13)]


def test_nobody_reviews_what_they_prepared(desk: Desk, colleague: Desk) -> None:
    finding = gap_on(desk, running_audit(desk, engagement(desk)))
    with pytest.raises(OwnFinding, match="Ada Lovelace"):
        review_finding(desk, finding.id, seen=finding.revision)
    assert review_finding(colleague, finding.id, seen=finding.revision).state is FindingState.REVIEWED


@pytest.mark.both_databases
def test_of_two_reviewers_at_once_the_second_is_told(desk: Desk, colleague: Desk) -> None:
    finding = gap_on(desk, running_audit(desk, engagement(desk)))
    review_finding(colleague, finding.id, seen=finding.revision)
    with pytest.raises(Conflict, match="Charles Babbage"):
        review_finding(colleague, finding.id, seen=finding.revision)


def test_other_words_undo_review_and_confirmation(desk: Desk, colleague: Desk) -> None:
    audit = running_audit(desk, engagement(desk))
    finding = confirmed(desk, colleague, gap_on(desk, audit))
    assert finding.state is FindingState.CONFIRMED
    text = FindingText(grade="gap", statement="The export of 4 May 2026 lacks the channel.", clause="7.2")
    assert rewrite_finding(desk, finding.id, text, seen=finding.revision).state is FindingState.DRAFT


def test_the_organization_is_asked_after_the_review_and_a_dispute_keeps_its_words(desk: Desk, colleague: Desk) -> None:
    finding = gap_on(desk, running_audit(desk, engagement(desk)))
    said = {"on": DAY, "by": "Grace Hopper"}
    with pytest.raises(NotReviewedYet):
        record_position(desk, finding.id, Position.AGREED, opinion="", seen=finding.revision, **said)
    read = review_finding(colleague, finding.id, seen=finding.revision)
    with pytest.raises(DisputedWithoutWords):
        record_position(desk, read.id, Position.DISPUTED, opinion=" ", seen=read.revision, **said)
    kept = record_position(
        desk, read.id, Position.DISPUTED, opinion="It is in another field.", seen=read.revision, **said
    )
    assert (kept.state, kept.diverging_opinion) == (FindingState.CONFIRMED, "It is in another field.")


def test_withdrawing_needs_a_reason(desk: Desk) -> None:
    finding = gap_on(desk, running_audit(desk, engagement(desk)))
    with pytest.raises(WithdrawnWithoutReason):
        withdraw_finding(desk, finding.id, "  ", seen=finding.revision)


def test_a_review_note_is_cleared_with_an_answer(desk: Desk, colleague: Desk) -> None:
    audit = running_audit(desk, engagement(desk))
    finding = gap_on(desk, audit)
    note = raise_review_note(colleague, audit.id, "Which export?", finding_id=finding.id)
    assert note.is_open
    cleared = clear_review_note(desk, audit.id, note.id, "The one of 4 May.")
    assert (cleared.is_open, cleared.cleared_by) == (False, "Ada Lovelace")


def test_verdicts_are_reviewed_by_somebody_else_all_or_none(desk: Desk, colleague: Desk) -> None:
    audit = running_audit(desk, engagement(desk))
    assessment_id = audit.assessment_id or ""
    save_answer(desk, assessment_id, "7.2-1", Field.RATING, shown=None, value="met")
    save_answer(colleague, assessment_id, "7.2-2", Field.RATING, shown=None, value="met")
    with pytest.raises(OwnVerdict):
        review_verdicts(desk, audit.id, read_by(desk, audit.id, "7.2-2", "7.2-1"))
    work = open_audit(desk, audit.id).work
    assert work is not None
    assert {one.work_state for one in work.results.values()} == {WorkState.DRAFTED}
    (reviewed,) = review_verdicts(desk, audit.id, read_by(desk, audit.id, "7.2-2"))
    assert (reviewed.work_state, reviewed.reviewed_by) == (WorkState.REVIEWED, "Ada Lovelace")
    again = save_answer(colleague, assessment_id, "7.2-2", Field.RATIONALE, shown="", value="Seen.")
    assert (again.work_state, again.reviewed_by) == (WorkState.DRAFTED, "")


def read_by(desk: Desk, audit_id: str, *criterion_ids: str) -> dict[str, int]:
    """The verdicts as somebody sees them, with their revisions."""
    work = open_audit(desk, audit_id).work
    assert work is not None
    return {key: work.results[key].revision for key in criterion_ids}


@pytest.mark.both_databases
def test_of_two_who_review_a_verdict_at_once_the_second_is_told_and_the_first_stays(
    desk: Desk, colleague: Desk
) -> None:
    audit = running_audit(desk, engagement(desk))
    author = dataclasses.replace(desk, person=Actor(name="Cleo Marsh"))
    for key in ("7.2-1", "7.2-2"):
        save_answer(author, audit.assessment_id or "", key, Field.RATING, shown=None, value="met")
    seen = read_by(desk, audit.id, "7.2-1", "7.2-2")
    review_verdicts(colleague, audit.id, {"7.2-2": seen["7.2-2"]})
    with pytest.raises(VerdictMoved, match=r"7\.2-2 was changed or reviewed by Charles Babbage"):
        review_verdicts(desk, audit.id, seen)
    work = open_audit(desk, audit.id).work
    assert work is not None
    assert [work.results[key].reviewed_by for key in seen] == ["", "Charles Babbage"]


def test_a_verdict_that_was_changed_while_it_was_read_is_not_accepted(desk: Desk, colleague: Desk) -> None:
    audit = running_audit(desk, engagement(desk))
    assessment_id = audit.assessment_id or ""
    save_answer(colleague, assessment_id, "7.2-1", Field.RATING, shown=None, value="met")
    seen = read_by(desk, audit.id, "7.2-1")
    save_answer(colleague, assessment_id, "7.2-1", Field.RATING, shown="met", value="not_met")
    with pytest.raises(VerdictMoved, match="Charles Babbage"):
        review_verdicts(desk, audit.id, seen)
    assert read_by(desk, audit.id, "7.2-1") == {"7.2-1": seen["7.2-1"] + 1}


def test_the_words_are_checked_against_the_people_of_the_engagement(desk: Desk) -> None:
    audit = running_audit(desk, engagement(desk))
    text = FindingText(
        grade="gap", statement="Ada Lovelace closed C-7 on 4 May 2026 without a decision.", evidence="C-7"
    )
    assert [one.code for one in check_words(open_audit(desk, audit.id), text)] == ["names-person"]


def test_the_names_of_sites_are_nobody(desk: Desk) -> None:
    started = start_engagement(
        desk, NewEngagement(organization="Northwind", checklist="small", profile="full", sites=("Hazel Grove",))
    )
    audit = running_audit(desk, started.id)
    text = FindingText(grade="gap", statement="Case 12 was decided by Hazel Grove on 3 May.", evidence="Case 12")
    assert check_words(open_audit(desk, audit.id), text) == ()
