"""Whatever is done in whatever order: nothing is closed without its gates, and only our own refusals come up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from assessment.config import Settings
from assessment.domain.action import ActionState, Purpose
from assessment.domain.actor import Actor
from assessment.domain.cause_analysis import Branch, CauseMethod
from assessment.domain.errors import AssessmentError
from assessment.domain.nonconformity import (
    CLOSED_STATES,
    Disagreement,
    NonconformityState,
    OutsideBody,
    RiskAcceptance,
    Source,
)
from assessment.domain.nonconformity_file import Missing, NonconformityFile, missing, state_of
from assessment.domain.nonconformity_rules import NonconformityRules
from assessment.services import nonconformities as register
from assessment.services import nonconformity_steps as steps
from assessment.services.action_register import take_step
from assessment.services.actions import Step
from assessment.services.desk import Desk, open_store, shelf_of
from assessment.services.engagements import NewEngagement, start_engagement
from assessment.services.nonconformity_files import open_nonconformity

FIRST = date(2026, 3, 2)
days = st.integers(-3, 120).map(lambda count: FIRST + timedelta(days=count))
people = st.sampled_from(["Ada", "Grace", "Jonas"])
texts = st.sampled_from(["", " ", "said", "said", "said"])


class Clock:
    """A clock that the test turns."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


class Lifecycle(RuleBasedStateMachine):
    """One nonconformity after another, each led through steps in any order by three people."""

    desk: Desk
    clock: Clock
    engagement_id: str
    reached: set[NonconformityState]

    @initialize(major=st.booleans(), on_plan=st.booleans(), ahead=st.booleans())
    def raise_one(self, *, major: bool, on_plan: bool, ahead: bool) -> None:
        rules = register.read_rules(self.desk, self.engagement_id)
        wanted = NonconformityRules(
            id=self.engagement_id,
            engagement_id=self.engagement_id,
            minor_closes_on_plan=on_plan,
            assessment_ahead=ahead,
        )
        register.change_rules(self.desk, wanted, seen=rules.revision)
        self.on_plan, self.ahead = on_plan, ahead
        one = register.raise_nonconformity(
            self.desk,
            self.engagement_id,
            register.NewNonconformity(
                source=Source.OUTSIDE_BODY,
                outside=OutsideBody(name="Ombudsman"),
                grade="major" if major else "minor",
                is_major=major,
                statement="Letters do not name the ombudsman.",
            ),
        )
        self.key = one.id

    @property
    def file(self) -> NonconformityFile:
        return open_nonconformity(self.desk, self.key)

    def do(self, act: Callable[..., Any], *args: Any, **named: Any) -> None:
        """Try something; a refusal of ours is an answer, anything else fails the test."""
        before, refused = self.file, None
        try:
            act(self.desk, *args, **named)
        except AssessmentError as refusal:
            refused = refusal.message
        assert refused != ""
        assert refused is None or self.file == before, "a refusal changed something"

    @rule(purpose=st.sampled_from([Purpose.CORRECTION, Purpose.CORRECTIVE]), owner=people)
    def add_action(self, purpose: Purpose, owner: str) -> None:
        self.do(steps.add_action, self.key, steps.PlannedAction(purpose=purpose, text="Do it", owner=owner))

    @rule(
        place=st.integers(0, 3),
        name=st.sampled_from(["begun", "implemented", "implemented", "verified", "cancelled", "reopened", "odd"]),
        on=days,
        by=people,
        reason=texts,
    )
    def move_action(self, place: int, name: str, on: date, by: str, reason: str) -> None:
        actions = self.file.actions
        if actions:
            action = actions[place % len(actions)]
            step = Step(name=name, on=on, by=by, reason=reason)
            self.do(take_step, action.id, step, seen=action.revision)

    @rule(method=st.sampled_from(CauseMethod), root=texts, controlled=st.booleans(), count=st.integers(0, 5))
    def write_cause(self, method: CauseMethod, root: str, controlled: bool, count: int) -> None:  # noqa: FBT001 -- drawn
        text = steps.CauseText(
            method=method,
            whys=("why",) * count,
            branches=(Branch(category="People", causes=("tired",) * count),),
            root_cause=root,
            is_controlled=controlled,
        )
        self.do(steps.save_cause, self.key, text, seen=self.cause_revision)

    @rule()
    def finish_cause(self) -> None:
        self.do(steps.finish_cause, self.key, seen=self.cause_revision)

    @property
    def cause_revision(self) -> int:
        cause = self.file.cause
        return cause.revision if cause else 0

    @rule(on=days, by=people)
    def agree(self, on: date, by: str) -> None:
        self.do(register.agree_plan, self.key, on, by, seen=self.revision)

    @property
    def revision(self) -> int:
        return self.file.nonconformity.revision

    @rule(text=texts)
    def look_for_similar_cases(self, text: str) -> None:
        self.do(register.record_extent, self.key, text, seen=self.revision)

    @rule(measure=texts, aim=texts, earliest=st.none() | days, reviewer=people)
    def plan_review(self, measure: str, aim: str, earliest: date | None, reviewer: str) -> None:
        planned = self.file.planned_review
        wanted = steps.Measure(measure=measure, target=aim, earliest_on=earliest, reviewer=reviewer)
        self.do(steps.plan_review, self.key, wanted, seen=planned.revision if planned else 0)

    @rule(on=days, by=people, effective=st.booleans(), result=texts)
    def hold_review(self, on: date, by: str, effective: bool, result: str) -> None:  # noqa: FBT001 -- drawn
        planned = self.file.planned_review
        self.do(
            steps.hold_review,
            self.key,
            on=on,
            by=by,
            effective=effective,
            result=result,
            seen=planned.revision if planned else 0,
        )

    @rule(target_steps=st.integers(1, 9), works=st.booleans())
    def go_on_as_asked(self, target_steps: int, works: bool) -> None:  # noqa: FBT001 -- drawn
        """Do what a diligent person does next; without this, chance would seldom come to an end."""
        for _ in range(target_steps):
            if asked := missing(self.file):
                self.take(asked[0], works=works)

    def take(self, step: Missing, *, works: bool) -> None:
        """Take one step in good order."""
        today, one = self.desk.today(), self.file.nonconformity
        match step:
            case Missing.CORRECTION:
                self.add_action_of("Grace", Purpose.CORRECTION)
            case Missing.CORRECTIVE_ACTION | Missing.NEW_ACTION:
                self.add_action_of("Grace", Purpose.CORRECTIVE)
            case Missing.CORRECTION_DONE | Missing.IMPLEMENTATION:
                self.clock.now += timedelta(days=1)
                self.implement_all(self.desk.today())
            case Missing.EXTENT:
                self.do(register.record_extent, self.key, "None found.", seen=one.revision)
            case Missing.CAUSE:
                self.write_good_cause_now()
            case Missing.AGREEMENT:
                self.do(register.agree_plan, self.key, max(today, one.raised_on), "Grace", seen=one.revision)
            case Missing.MEASURE:
                wanted = steps.Measure(measure="Letters without it", target="0 of 20", reviewer="Iris")
                self.do(steps.plan_review, self.key, wanted)
            case Missing.REVIEW:
                self.hold_review_now(effective=works)

    def add_action_of(self, owner: str, purpose: Purpose) -> None:
        self.do(steps.add_action, self.key, steps.PlannedAction(purpose=purpose, text="Do it", owner=owner))

    def implement_all(self, on: date) -> None:
        for action in self.file.actions:
            if action.state in {ActionState.PLANNED, ActionState.STARTED}:
                step = Step(name="implemented", on=max(on, action.started_on or on))
                self.do(take_step, action.id, step, seen=action.revision)

    def write_good_cause_now(self) -> None:
        text = steps.CauseText(whys=("late", "no rule"), root_cause="No rule says who writes.", is_controlled=True)
        self.do(steps.save_cause, self.key, text, seen=self.cause_revision)
        self.do(steps.finish_cause, self.key, seen=self.cause_revision)

    def hold_review_now(self, *, effective: bool) -> None:
        planned = self.file.planned_review
        assert planned is not None
        done = [action.implemented_on for action in self.file.actions if action.implemented_on]
        on = max([self.desk.today(), *done, planned.earliest_on or FIRST])
        said = {"on": on, "by": "Iris", "effective": effective, "result": "Looked at 20 letters."}
        self.do(steps.hold_review, self.key, **said, seen=planned.revision)

    @rule()
    def close_on_plan(self) -> None:
        self.do(register.close_on_plan, self.key, seen=self.revision)

    @rule(reason=texts, review_on=days)
    def accept_risk(self, reason: str, review_on: date) -> None:
        risk = RiskAcceptance(by="Grace", authority="Board", reason=reason, on=FIRST, review_on=review_on)
        self.do(register.accept_risk, self.key, risk, seen=self.revision)

    @rule(ours=texts, theirs=texts)
    def disagree(self, ours: str, theirs: str) -> None:
        self.do(
            register.record_disagreement,
            self.key,
            Disagreement(our_view=ours, their_view=theirs, on=FIRST),
            seen=self.revision,
        )

    @rule()
    def take_up_again(self) -> None:
        self.do(register.take_up_again, self.key, seen=self.revision)

    @rule(count=st.integers(0, 20))
    def time_passes(self, count: int) -> None:
        self.clock.now += timedelta(days=count)

    @invariant()
    def the_stored_state_is_the_one_the_facts_give(self) -> None:
        file = self.file
        assert file.nonconformity.state is state_of(file)
        assert (file.nonconformity.closed_on is not None) == (file.nonconformity.state in CLOSED_STATES)

    @invariant()
    def closed_means_proved_or_allowed(self) -> None:
        file, one = self.file, self.file.nonconformity
        self.reached.add(one.state)
        if one.state is NonconformityState.EFFECTIVE:
            self.is_proved(file)
            assert missing(file) == ()
        if one.state is NonconformityState.CLOSED_ON_PLAN:
            assert not one.is_major
            assert self.on_plan
            assert file.cause is not None
            assert file.corrective_actions, "an accepted plan loses no action"
        if one.state is NonconformityState.RISK_ACCEPTED:
            assert not (one.is_major and self.ahead)
            assert one.risk is not None
            assert one.risk.reason.strip()

    @staticmethod
    def is_proved(file: NonconformityFile) -> None:
        """Cause finished, every corrective action done before somebody else found it effective."""
        assert file.cause is not None
        assert file.cause.is_done
        review = file.last_review
        assert review is not None
        assert review.held_on is not None
        assert review.effective is True
        done = [
            one for one in file.actions if one.purpose is Purpose.CORRECTIVE and one.state is not ActionState.CANCELLED
        ]
        assert done
        assert all(one.implemented_on is not None and one.implemented_on <= review.held_on for one in done)
        owners = {file.people[one.owner_id].name for one in done if one.owner_id}
        assert review.held_by not in owners


@pytest.fixture
def lifecycle(tmp_path: Path) -> type[Lifecycle]:
    """The machine on a real SQLite file; each run raises a nonconformity of its own in it."""
    known = Settings(home=tmp_path, user="Ada")
    clock = Clock()
    desk = Desk(open_store(known), shelf_of(known), Actor(name="Ada"), clock=clock)
    line = start_engagement(
        desk, NewEngagement(organization="Northwind", checklist="iso10002-2018", profile="quick-check")
    )

    class OnSqlite(Lifecycle):
        pass

    OnSqlite.desk, OnSqlite.clock, OnSqlite.engagement_id = desk, clock, line.id
    OnSqlite.reached = set()
    return OnSqlite


def test_no_sequence_of_steps_closes_without_its_gates(lifecycle: type[Lifecycle]) -> None:
    run_state_machine_as_test(
        lifecycle,
        settings=settings(
            max_examples=40,
            stateful_step_count=15,
            deadline=None,
            phases=[Phase.generate],  # a failing run of 15 steps is read more quickly than it shrinks
            suppress_health_check=list(HealthCheck),
        ),
    )
    ends = {NonconformityState.EFFECTIVE, NonconformityState.REOPENED, NonconformityState.NOT_AGREED}
    assert ends <= lifecycle.reached, "the walk reached too little to prove anything"
