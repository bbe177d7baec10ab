"""The figures of a register add up."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from assessment.domain.action import Action
from assessment.domain.cause_analysis import CauseAnalysis
from assessment.domain.effectiveness_review import EffectivenessReview
from assessment.domain.nonconformity import CLOSED_STATES, Nonconformity, NonconformityState
from assessment.domain.nonconformity_rules import Lateness, NonconformityRules
from assessment.domain.register import RegisterFigures, figures_of, line_of, overdue_level

TODAY = date(2026, 11, 22)
RULES = NonconformityRules(id="e1", engagement_id="e1")


def raised(name: str = "n1", **more: Any) -> Nonconformity:
    wanted = {"grade": "minor", "statement": "Late.", "raised_on": date(2026, 10, 1)} | more
    return Nonconformity(id=name, engagement_id="e1", number=name, **wanted)


def cause(of: str, code: str) -> CauseAnalysis:
    return CauseAnalysis(id=f"{of}.cause", engagement_id="e1", nonconformity_id=of, cause_code=code)


def figures(
    register: list[Nonconformity],
    causes: tuple[CauseAnalysis, ...] = (),
    actions: tuple[Action, ...] = (),
    reviews: tuple[EffectivenessReview, ...] = (),
) -> RegisterFigures:
    return figures_of(register, causes, actions, reviews, rules=RULES, today=TODAY)


days = st.dates(date(2025, 6, 1), TODAY)


@st.composite
def registers(draw: st.DrawFn) -> list[Nonconformity]:
    found = []
    for place in range(draw(st.integers(0, 12))):
        state = draw(st.sampled_from(list(NonconformityState)))
        on = draw(days)
        found.append(
            raised(
                f"n{place}",
                raised_on=on,
                state=state,
                is_major=draw(st.booleans()),
                close_due=draw(st.none() | st.just(on + timedelta(days=draw(st.integers(0, 400))))),
                closed_on=draw(st.dates(on, TODAY)) if state in CLOSED_STATES else None,
                withdrawn_on=on if state is NonconformityState.WITHDRAWN else None,
            )
        )
    return found


@given(registers())
def test_the_states_sum_up_to_the_register(register: list[Nonconformity]) -> None:
    found = figures(register)
    assert sum(found.by_state.values()) == len(register)
    assert found.total == len(register) - found.by_state.get(NonconformityState.WITHDRAWN, 0)
    closed = sum(found.by_state.get(one, 0) for one in CLOSED_STATES - {NonconformityState.WITHDRAWN})
    assert found.open == found.total - closed
    assert found.overdue + found.due_soon <= found.open
    assert found.majors_open <= found.open


@given(registers())
def test_each_month_opens_with_what_the_one_before_left(register: list[Nonconformity]) -> None:
    months = figures(register).months
    assert len(months) == 12
    assert months[-1].month == date(2026, 11, 1)
    for before, after in itertools.pairwise(months):
        assert after.open_at_end == before.open_at_end + after.raised - after.closed
    assert months[-1].open_at_end == figures(register).open


@given(st.lists(st.sampled_from(["Template", "Training", "System", " "]), min_size=1, max_size=15))
def test_the_causes_come_by_weight_and_their_shares_reach_a_hundred(codes: list[str]) -> None:
    register = [raised(f"n{place}") for place in range(len(codes))]
    causes = figures(register, tuple(cause(f"n{place}", code) for place, code in enumerate(codes))).causes
    assert sum(one.count for one in causes) == sum(bool(code.strip()) for code in codes)
    assert [one.count for one in causes] == sorted((one.count for one in causes), reverse=True)
    assert not causes or causes[-1].running_share == 100


def test_what_is_due_next_is_the_plan_until_it_is_agreed() -> None:
    one = raised(plan_due=date(2026, 11, 1), close_due=date(2027, 1, 1))
    assert (line_of(one, RULES, TODAY).due, line_of(one, RULES, TODAY).lateness) == (one.plan_due, Lateness.OVERDUE)
    agreed = one.agreed(date(2026, 10, 30), "Ada")
    assert (line_of(agreed, RULES, TODAY).due, line_of(agreed, RULES, TODAY).lateness) == (
        one.close_due,
        Lateness.ON_TIME,
    )


def test_without_a_day_of_its_own_one_that_waits_for_its_review_is_due_then() -> None:
    one, seen = raised().changed(state=NonconformityState.AWAITING_REVIEW), TODAY - timedelta(days=2)
    assert (line_of(one, RULES, TODAY, seen).due, line_of(one, RULES, TODAY, seen).lateness) == (seen, Lateness.OVERDUE)
    with_a_day = one.changed(close_due=TODAY + timedelta(days=90))
    assert line_of(with_a_day, RULES, TODAY, seen).due == with_a_day.close_due
    for state in set(NonconformityState) - {NonconformityState.AWAITING_REVIEW}:
        assert line_of(one.changed(state=state), RULES, TODAY, seen).due is None


def test_management_hears_first_on_the_day_after_and_higher_up_two_weeks_later() -> None:
    def level(days_late: int) -> int:
        one = raised(close_due=TODAY - timedelta(days=days_late))
        return overdue_level(line_of(one, RULES, TODAY), TODAY, RULES)

    assert [level(late) for late in (0, 1, 14, 15)] == [0, 1, 1, 2]


def test_the_median_is_over_what_got_that_far_and_the_last_action_counts() -> None:
    actions = tuple(
        Action(id=f"a{day}", engagement_id="e1", nonconformity_id="n1", text="x", implemented_on=date(2026, 10, day))
        for day in (5, 11)
    )
    register = [
        raised("n1", agreed_on=date(2026, 10, 3)),
        raised("n2", agreed_on=date(2026, 10, 5)),
        raised("n3", state=NonconformityState.EFFECTIVE, closed_on=date(2026, 10, 31)),
    ]
    times = figures(register, actions=actions).times
    assert (times.to_agreed, times.to_implemented, times.to_closed) == (3, 10, 30)
    assert figures([raised()]).times.to_closed is None


def test_a_review_without_effect_counts_the_nonconformity_once() -> None:
    reviews = tuple(
        EffectivenessReview(
            id=f"r{place}",
            engagement_id="e1",
            nonconformity_id="n1",
            measure="late",
            target="0",
            planned_on=TODAY,
            effective=False,
        )
        for place in range(2)
    )
    assert figures([raised()], reviews=reviews).reopened == 1


def test_a_clock_at_either_end_of_all_days_still_shows_twelve_months() -> None:
    for today in (date.min, date(1970, 1, 1), date.max):
        figures = figures_of([raised(raised_on=today.replace(day=1))], (), (), (), rules=RULES, today=today)
        assert (len(figures.months), figures.months[-1].raised) == (12, 1)
