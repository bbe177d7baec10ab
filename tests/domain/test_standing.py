"""How an engagement stands: overdue, next date, up or down."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from assessment.domain.action import Action, action_id
from assessment.domain.checklist import Checklist
from assessment.domain.fieldwork import Interview
from assessment.domain.gap import gaps_of
from assessment.domain.standing import standing_of
from assessment.domain.work import Work
from tests.domain.works import NINE, result_for, work_with

TODAY = date(2026, 11, 21)


def with_due(checklist: Checklist, dues: dict[str, date]) -> Work:
    """Every criterion named is a gap whose action is due."""
    results = [result_for(checklist, key).changed(rating="not_met") for key in dues]
    work = work_with(checklist, *results)
    actions = {gap.action.id: gap.action.changed(due=dues[gap.criterion.id]) for gap in gaps_of(work)}
    return replace(work, actions=actions)


def test_overdue_and_next_come_from_the_due_dates(checklist: Checklist) -> None:
    work = with_due(checklist, {"7.1-1": date(2026, 11, 20), "7.1-2": TODAY, "7.2-1": date(2026, 12, 1)})
    standing = standing_of(work, None, TODAY)
    assert (standing.overdue, standing.next_date, standing.gain) == (1, TODAY, None)


def test_what_is_done_or_closed_is_neither_overdue_nor_next(checklist: Checklist) -> None:
    work = with_due(checklist, {"7.1-1": date(2026, 11, 1), "7.2-1": date(2026, 11, 1)})
    done = work.actions[action_id("a1.7.1-1")].implemented(date(2026, 11, 2))
    closed = work.results["7.2-1"].evidenced(("v",)).gap_closed(checklist, by="Ada", on=date(2026, 11, 3), at=NINE)
    work = replace(work, actions=work.actions | {done.id: done}, results=work.results | {"7.2-1": closed})
    standing = standing_of(work, None, TODAY)
    assert (standing.overdue, standing.next_date) == (0, None)


def test_an_action_of_an_earlier_assessment_runs_on_until_its_criterion_is_assessed_again(checklist: Checklist) -> None:
    old = Action(
        id=action_id("a0.7.1-1"),
        engagement_id="e1",
        result_id="a0.7.1-1",
        criterion_id="7.1-1",
        text="Print it.",
        due=date(2026, 11, 1),
    )
    fresh = replace(work_with(checklist), actions={old.id: old})
    assert standing_of(fresh, None, TODAY).overdue == 1
    again = replace(work_with(checklist, result_for(checklist, "7.1-1").changed(rating="met")), actions={old.id: old})
    assert standing_of(again, None, TODAY).overdue == 0


def test_an_action_whose_gap_is_gone_is_not_overdue(checklist: Checklist) -> None:
    work = with_due(checklist, {"7.1-1": date(2026, 11, 1)})
    met = replace(work, results={"7.1-1": work.results["7.1-1"].changed(rating="met")})
    assert standing_of(met, None, TODAY).overdue == 0


def test_a_planned_interview_is_a_next_date_and_one_that_was_held_is_not(checklist: Checklist) -> None:
    talk = Interview(id="i1", engagement_id="e1", planned_on=date(2026, 11, 25))
    work = replace(with_due(checklist, {"7.1-1": date(2026, 12, 1)}), interviews=(talk,))
    assert standing_of(work, None, TODAY).next_date == date(2026, 11, 25)
    work = replace(work, interviews=(talk.changed(held_on=TODAY),))
    assert standing_of(work, None, TODAY).next_date == date(2026, 12, 1)


def test_up_or_down_is_against_the_assessment_before(checklist: Checklist) -> None:
    then = work_with(checklist, result_for(checklist, "7.1-1").changed(rating="partly_met"))
    now = work_with(checklist, result_for(checklist, "7.1-1").changed(rating="not_met"))
    assert standing_of(now, then, TODAY).gain == Decimal("-50.0")
