"""Sixty gaps give a plan without typing; many rows change at once; nobody's work is overwritten by half a change."""

from __future__ import annotations

from datetime import date

import pytest

from assessment.domain.action import ActionState, OwnWork, Phase
from assessment.domain.errors import NotFound
from assessment.domain.review import ReviewKind
from assessment.domain.scoring import BlockerKind
from assessment.services.actions import (
    ActionChange,
    Step,
    StepRefused,
    VerifierMissing,
    change_actions,
    close_gap,
    judge_gap,
    move_actions,
)
from assessment.services.answers import Field, add_evidence, save_answer
from assessment.services.desk import Desk
from assessment.services.engagements import NewEngagement, start_engagement
from assessment.services.issues import issue_gap_report, issued_document, issued_reports
from assessment.services.narratives import PassageConflict, edit_passage
from assessment.services.reports import gap_report
from assessment.services.reviews import HeldInTheFuture, record_held_elsewhere, withdraw_held_elsewhere
from assessment.services.work import open_work
from assessment.storage.store import StaleRecord
from tests.services.plans import as_now, gaps_now

DAY = date(2026, 11, 20)
GAPS = ("7.1-1", "7.1-2", "7.2-1")


@pytest.fixture
def assessment_id(desk: Desk) -> str:
    """An assessment with three gaps."""
    line = start_engagement(desk, NewEngagement(organization="Northwind", checklist="small", profile="full"))
    for criterion_id in GAPS:
        save_answer(desk, line.assessment_id, criterion_id, Field.RATING, shown=None, value="not_met")
    return line.assessment_id


def passage(desk: Desk, assessment_id: str, key: str) -> str:
    return next(one.text for one in gap_report(desk, assessment_id).passages if one.key == key)


def test_gaps_have_actions_before_anybody_typed_one(desk: Desk, assessment_id: str) -> None:
    assert [gap.criterion.id for gap in gaps_now(desk, assessment_id)] == list(GAPS)
    assert all(gap.action.text == gap.criterion.first_step for gap in gaps_now(desk, assessment_id))


def test_one_form_changes_many_actions(desk: Desk, assessment_id: str) -> None:
    change = ActionChange(owner="Grace Hopper", due=date(2027, 1, 31), phase=Phase.BEFORE_ASSESSMENT)
    change_actions(desk, assessment_id, as_now(desk, assessment_id, GAPS[:2]), change)
    first, second, third = gaps_now(desk, assessment_id)
    assert first.action.due == second.action.due == date(2027, 1, 31)
    assert first.action.owner_id == second.action.owner_id is not None
    assert (third.action.revision, third.action.owner_id) == (0, None)
    change_actions(desk, assessment_id, as_now(desk, assessment_id, GAPS[:1]), ActionChange(clear_due=True))
    assert gaps_now(desk, assessment_id)[0].action.due is None


def test_a_step_is_taken_by_all_chosen_actions_or_by_none_and_the_gap_in_the_way_is_named(
    desk: Desk, assessment_id: str
) -> None:
    move_actions(desk, assessment_id, as_now(desk, assessment_id, GAPS[:1]), Step(name="implemented", on=DAY))
    with pytest.raises(
        StepRefused, match=r"^At 7\.1-2: This action is not implemented yet.*neither here nor at the other gap"
    ):
        move_actions(
            desk, assessment_id, as_now(desk, assessment_id, GAPS[:2]), Step(name="verified", on=DAY, by="Charles")
        )
    assert gaps_now(desk, assessment_id)[0].action.state is ActionState.IMPLEMENTED


def test_the_owner_does_not_verify(desk: Desk, assessment_id: str) -> None:
    change_actions(desk, assessment_id, as_now(desk, assessment_id, GAPS[:1]), ActionChange(owner="Grace Hopper"))
    move_actions(desk, assessment_id, as_now(desk, assessment_id, GAPS[:1]), Step(name="implemented", on=DAY))
    with pytest.raises(OwnWork):
        move_actions(
            desk, assessment_id, as_now(desk, assessment_id, GAPS[:1]), Step(name="verified", on=DAY, by="Grace Hopper")
        )


def test_a_criterion_without_a_gap_has_no_action(desk: Desk, assessment_id: str) -> None:
    for chosen in (("4.2-1",), ()):
        with pytest.raises(NotFound):
            change_actions(desk, assessment_id, as_now(desk, assessment_id, chosen), ActionChange(phase=Phase.LATER))


def test_a_judgement_shows_in_the_report_with_its_reason(desk: Desk, assessment_id: str) -> None:
    judge_gap(desk, assessment_id, "7.1-1", severity=None, priority=1, reason="The regulator asked for it")
    entry = gap_report(desk, assessment_id).gaps[0]
    assert (entry.priority, entry.judgement) == (1, "The regulator asked for it")


def test_a_closed_gap_is_met_and_stays_in_the_report(desk: Desk, assessment_id: str) -> None:
    add_evidence(desk, assessment_id, "7.2-1", "Register export, December")
    close_gap(desk, assessment_id, "7.2-1", verified_by="Charles", on=DAY)
    report = gap_report(desk, assessment_id)
    assert report.figures.gaps == 2
    (closed,) = [entry for entry in report.gaps if entry.closed]
    assert closed.criterion_id == "7.2-1"
    assert "Charles" in closed.closed


def test_a_gap_is_not_closed_before_somebody_is_named_who_verified_it(desk: Desk, assessment_id: str) -> None:
    add_evidence(desk, assessment_id, "7.2-1", "Register export, December")
    with pytest.raises(VerifierMissing):
        close_gap(desk, assessment_id, "7.2-1", verified_by="  ", on=DAY)
    assert gap_report(desk, assessment_id).figures.gaps == len(GAPS)


def test_an_audit_held_elsewhere_clears_its_blocker_until_it_is_withdrawn(desk: Desk, assessment_id: str) -> None:
    def blocks() -> bool:
        found = open_work(desk, assessment_id).readiness.blockers
        return BlockerKind.NO_INTERNAL_AUDIT in {blocker.kind for blocker in found}

    engagement_id = open_work(desk, assessment_id).engagement.id
    assert blocks()
    kept = record_held_elsewhere(
        desk, engagement_id, ReviewKind.INTERNAL_AUDIT, held_on=DAY, by="Group audit", reference="IA 7"
    )
    assert not blocks()
    withdraw_held_elsewhere(desk, engagement_id, kept.id)
    assert blocks()
    with pytest.raises(HeldInTheFuture):
        record_held_elsewhere(
            desk, engagement_id, ReviewKind.INTERNAL_AUDIT, held_on=date(2030, 1, 1), by="x", reference=""
        )


def test_an_edited_passage_is_kept_when_the_report_is_made_again(desk: Desk, assessment_id: str) -> None:
    proposed = passage(desk, assessment_id, "summary")
    edit_passage(desk, assessment_id, "summary", shown=proposed, text="In our words.", proposed=proposed)
    save_answer(desk, assessment_id, "7.2-2", Field.RATING, shown=None, value="met")
    found = next(one for one in gap_report(desk, assessment_id).passages if one.key == "summary")
    assert (found.text, found.is_edited, found.proposal_changed) == ("In our words.", True, True)
    edit_passage(desk, assessment_id, "summary", shown="In our words.", text=found.proposed, proposed=found.proposed)
    assert passage(desk, assessment_id, "summary") == found.proposed


def test_a_passage_edited_by_two_people_keeps_both_texts(desk: Desk, colleague: Desk, assessment_id: str) -> None:
    proposed = passage(desk, assessment_id, "verdict")
    edit_passage(colleague, assessment_id, "verdict", shown=proposed, text="theirs", proposed=proposed)
    with pytest.raises(PassageConflict) as conflict:
        edit_passage(desk, assessment_id, "verdict", shown=proposed, text="mine", proposed=proposed)
    assert (conflict.value.mine, conflict.value.theirs) == ("mine", "theirs")
    assert passage(desk, assessment_id, "verdict") == "theirs"


@pytest.mark.usefixtures("home")
def test_an_issued_report_stays_as_it_was_and_the_next_one_is_a_new_issue(desk: Desk, assessment_id: str) -> None:
    first = issue_gap_report(desk, assessment_id)
    content = issued_document(desk, first).content
    save_answer(desk, assessment_id, "7.2-2", Field.RATING, shown=None, value="met")
    second = issue_gap_report(desk, assessment_id)
    assert [(one.issue, one.issued_by) for one in issued_reports(desk, assessment_id)] == [
        (2, desk.actor.name),
        (1, desk.actor.name),
    ]
    assert second.sha256 != first.sha256
    assert issued_document(desk, first).content == content


def test_a_plan_somebody_changed_meanwhile_is_not_overwritten(desk: Desk, colleague: Desk, assessment_id: str) -> None:
    seen = as_now(desk, assessment_id, GAPS[:2])
    change_actions(colleague, assessment_id, as_now(desk, assessment_id, GAPS[1:2]), ActionChange(due=DAY))
    with pytest.raises(StaleRecord, match="Charles Babbage"):
        change_actions(desk, assessment_id, seen, ActionChange(due=date(2027, 6, 1)))
    first, second, _ = gaps_now(desk, assessment_id)
    assert (first.action.due, second.action.due) == (None, DAY)
