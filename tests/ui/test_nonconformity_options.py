"""Options weighed, a fishbone of one's own, and later dates on the page of a nonconformity; steps in the wrong order cost no word."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from assessment.domain.cause_analysis import USUAL_BRANCHES, Branch, CauseMethod
from assessment.domain.nonconformity import ActionOption, Disagreement, OutsideBody, RiskAcceptance, Source
from assessment.domain.nonconformity_rules import NonconformityRules
from assessment.services.firm import change_firm, firm_profile
from assessment.services.nonconformities import (
    NewNonconformity,
    accept_risk,
    change_rules,
    extend,
    raise_nonconformity,
    record_disagreement,
    weigh_options,
)
from assessment.services.nonconformity_files import open_nonconformity
from assessment.services.nonconformity_steps import Measure, PlannedAction, add_action, plan_review
from assessment.services.registers import read_register

if TYPE_CHECKING:
    from streamlit.testing.v1.element_tree import Expander

    from assessment.domain.nonconformity import Nonconformity
    from assessment.services.desk import Desk
    from assessment.services.engagements import EngagementLine
    from tests.ui.conftest import Tab

RAISED = date(2026, 3, 2)


@pytest.fixture
def letters(bea: Desk, northwind: EngagementLine) -> Nonconformity:
    """A minor one from outside."""
    new = NewNonconformity(
        source=Source.OUTSIDE_BODY,
        outside=OutsideBody(name="Ombudsman"),
        grade="minor",
        statement="Letters do not name the ombudsman.",
        raised_on=RAISED,
    )
    return raise_nonconformity(bea, northwind.id, new)


def stored(desk: Desk, one: Nonconformity) -> Nonconformity:
    return open_nonconformity(desk, one.id).nonconformity


def field(tab: Tab, ending: str) -> str:
    """The key of the field of an option's form."""
    widgets = (*tab.test.text_area, *tab.test.text_input, *tab.test.checkbox, *tab.test.button)
    return next(one.key for one in widgets if (one.key or "").startswith("option-") and one.key.endswith(ending))


def enter(tab: Tab, text: str, **more: str) -> Tab:
    tab.test.text_area(key=field(tab, "-text")).set_value(text)
    for name, value in more.items():
        tab.test.text_input(key=field(tab, f"-{name}")).set_value(value)
    return tab


def save(tab: Tab) -> Tab:
    return tab.do(tab.test.button(key=field(tab, "-save")).click()).look()


def test_an_option_is_entered_changed_and_removed(bea: Desk, letters: Nonconformity, record: Callable[[], Tab]) -> None:
    change_firm(bea, firm_profile(bea).changed(currency="EUR"))
    tab = record().click("Add an option").look()
    assert tab.test.text_input(key=field(tab, "-cost")).label == "What it costs (EUR)"
    enter(tab, "Remind the *team*", benefit="At once", cost="400", why="Done twice before")
    save(tab).click("Add an option").look()
    enter(tab, "Make it compulsory", cost="Two days of IT")
    tab.test.checkbox(key=field(tab, "-chosen")).set_value(True)
    save(tab)
    assert tab.says("Remind the *team*")
    assert tab.says("Brings: At once · Costs: EUR\u00a0400 · Why: Done twice before")
    assert tab.says("Make it compulsory :green-badge[Taken]")
    tab.do(tab.test.button(key=f"change-option-1-{letters.id}").click()).look()
    enter(tab, "Make the field compulsory")
    save(tab)
    tab.do(tab.test.button(key=f"act0-option-0-{letters.id}").click()).look()
    assert stored(bea, letters).options == (
        ActionOption(text="Make the field compulsory", cost="Two days of IT", chosen=True),
    )
    assert not tab.says("Remind the")
    assert len(tab.test.session_state) < 100


def test_the_options_stay_unfolded_when_one_more_changes_their_heading(
    letters: Nonconformity, record: Callable[[], Tab]
) -> None:
    tab = record()
    assert not options_of(tab).proto.expanded
    tab.test.session_state[f"options-{letters.id}"] = True
    tab.click("Add an option").look()
    save(enter(tab, "Make it compulsory"))
    assert options_of(tab).label == "Options weighed (1)"
    assert options_of(tab).proto.expanded


def options_of(tab: Tab) -> Expander:
    return next(one for one in tab.test.expander if one.label.startswith("Options weighed"))


def test_an_option_without_a_word_is_refused_and_what_was_typed_beside_it_stays(
    bea: Desk, letters: Nonconformity, record: Callable[[], Tab]
) -> None:
    tab = record().click("Add an option").look()
    save(enter(tab, " ", benefit="At once"))
    assert any("“Way to act” is empty" in sentence for sentence in tab.trouble)
    assert tab.test.text_input(key=field(tab, "-benefit")).value == "At once"
    assert stored(bea, letters).options == ()


def test_an_option_entered_while_a_colleague_weighed_is_kept(
    bea: Desk, letters: Nonconformity, record: Callable[[], Tab]
) -> None:
    tab = record().click("Add an option").look()
    enter(tab, "Mine")
    weigh_options(bea, letters.id, (ActionOption(text="Theirs"),), seen=letters.revision)
    save(tab)
    assert any("changed by Bea Lowe" in sentence for sentence in tab.trouble)
    assert tab.says("Theirs")
    assert tab.says("Mine")
    assert stored(bea, letters).options == (ActionOption(text="Theirs"),)


def test_removing_what_a_colleague_changed_is_refused(
    bea: Desk, letters: Nonconformity, record: Callable[[], Tab]
) -> None:
    weigh_options(bea, letters.id, (ActionOption(text="First"),), seen=letters.revision)
    tab = record()
    both = (ActionOption(text="Before"), ActionOption(text="First"))
    weigh_options(bea, letters.id, both, seen=stored(bea, letters).revision)
    tab.do(tab.test.button(key=f"act0-option-0-{letters.id}").click()).look()
    assert any("changed by Bea Lowe" in sentence for sentence in tab.trouble)
    assert stored(bea, letters).options == both


def test_what_was_weighed_is_only_to_be_read_once_it_is_closed(
    bea: Desk, letters: Nonconformity, record: Callable[[], Tab]
) -> None:
    weigh_options(bea, letters.id, (ActionOption(text="Remind the team", cost="None"),), seen=letters.revision)
    risk = RiskAcceptance(by="Jo", authority="CEO", reason="Small", on=RAISED, review_on=date(2027, 1, 1))
    accept_risk(bea, letters.id, risk, seen=stored(bea, letters).revision)
    tab = record()
    assert tab.says("Remind the team")
    assert tab.says("Costs: None")
    assert not tab.buttons("Add an option")
    assert not tab.buttons("Remove")


# Out of order


def test_closing_on_a_plan_that_lacks_its_steps_is_refused(
    bea: Desk, northwind: EngagementLine, letters: Nonconformity, record: Callable[[], Tab]
) -> None:
    change_rules(
        bea, NonconformityRules(id=northwind.id, engagement_id=northwind.id, minor_closes_on_plan=True), seen=0
    )
    tab = record().click("Accept the plan and close").look()
    assert any("NC-001 is not that far yet. Say how it was put right." in sentence for sentence in tab.trouble)
    assert not stored(bea, letters).is_closed


def test_a_review_before_the_actions_are_implemented_is_not_offered(
    bea: Desk, letters: Nonconformity, record: Callable[[], Tab]
) -> None:
    add_action(bea, letters.id, PlannedAction(text="A template", owner="Grace"))
    plan_review(bea, letters.id, Measure(measure="Letters without the name", target="0 of 30"), seen=0)
    tab = record()
    assert tab.says("The result is asked for when every corrective action is implemented.")
    assert not tab.buttons("Record the result")


def test_a_date_for_closing_before_it_was_raised_is_refused_and_the_reason_stays(
    bea: Desk, letters: Nonconformity, record: Callable[[], Tab]
) -> None:
    tab = record()
    place = f"aside-extend-{letters.id}"
    due, reason = f"{place}-due", f"{place}-reason"
    tab.test.date_input(key=due).set_value(RAISED - timedelta(days=1))
    tab.test.text_input(key=reason).set_value("Supplier is late")
    tab.do(tab.test.button(key=f"{place}-do").click()).look()
    assert any("The due date lies before the day on which this was raised." in sentence for sentence in tab.trouble)
    assert tab.test.text_input(key=reason).value == "Supplier is late"
    assert stored(bea, letters).close_due == letters.close_due


def test_a_body_whose_deadline_lies_before_today_is_refused_and_its_words_stay(
    bea: Desk, northwind: EngagementLine, new_tab: Callable[[], Tab]
) -> None:
    tab = new_tab().follow(northwind, page="nonconformities").click("Raise one")
    tab.do(tab.test.selectbox(key="raise-source").set_value(Source.OUTSIDE_BODY))
    tab.test.text_input(key="raise-body").set_value("Ombudsman")
    tab.test.text_input(key="raise-body-grade").set_value("serious")
    tab.test.text_area(key="raise-statement").set_value("Letters do not name us.")
    tab.test.date_input(key="raise-deadline").set_value(bea.today() - timedelta(days=1))
    tab.do(tab.test.button(key="raise-do").click()).look()
    assert any("The due date lies before the day on which this was raised." in sentence for sentence in tab.trouble)
    assert tab.test.text_area(key="raise-statement").value == "Letters do not name us."
    assert read_register(bea, northwind.id).lines == ()


def test_the_categories_of_a_fishbone_are_named_as_one_likes(
    bea: Desk, letters: Nonconformity, record: Callable[[], Tab]
) -> None:
    tab = record()
    prefix = f"cause-{letters.id}-0"
    tab.do(tab.test.segmented_control(key=f"{prefix}-method").set_value(CauseMethod.FISHBONE)).look()
    tab.test.text_input(key=f"{prefix}-bone0").set_value("Leadership")
    tab.test.text_area(key=f"{prefix}-causes0").set_value("No owner\nNo target")
    tab.test.text_input(key=f"{prefix}-bone6").set_value("")
    tab.do(tab.test.button(key=f"{prefix}-nonconformity.save").click()).look()
    cause = open_nonconformity(bea, letters.id).cause
    assert cause is not None
    assert cause.branches[0] == Branch(category="Leadership", causes=("No owner", "No target"))
    assert [branch.category for branch in cause.branches[1:]] == list(USUAL_BRANCHES[1:6])
    assert tab.test.text_input(key=f"cause-{letters.id}-1-bone6").value == ""


def test_a_later_date_another_grade_and_both_views_are_seen_on_the_record(
    bea: Desk, letters: Nonconformity, record: Callable[[], Tab]
) -> None:
    extend(bea, letters.id, date(2027, 4, 1), "The printer is late.", seen=letters.revision)
    views = Disagreement(our_view="Three letters.", their_view="Two letters.", on=bea.today())
    record_disagreement(bea, letters.id, views, seen=letters.revision + 1)
    tab = record()
    assert tab.says("to be closed by")
    assert tab.says("The printer is late.")
    assert tab.says("View of the organization")
    assert tab.says("Two letters.")
