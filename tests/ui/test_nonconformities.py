"""From a raised nonconformity to the proof that the action worked, on screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document

from assessment.domain.action import Purpose
from assessment.domain.nonconformity import NonconformityState, OutsideBody, Source
from assessment.domain.nonconformity_rules import NonconformityRules
from assessment.services.action_register import take_step
from assessment.services.actions import Step
from assessment.services.adopted_documents import AdoptedEntry, add_adopted_document
from assessment.services.documents import Format
from assessment.services.nonconformities import (
    NewNonconformity,
    agree_plan,
    change_rules,
    raise_nonconformity,
    record_containment,
)
from assessment.services.nonconformity_documents import CasePaper, case_report, render_case
from assessment.services.nonconformity_files import open_nonconformity
from assessment.services.nonconformity_steps import (
    CauseText,
    Measure,
    PlannedAction,
    add_action,
    finish_cause,
    hold_review,
    plan_review,
    save_cause,
)
from assessment.services.people import set_person_left
from assessment.services.registers import read_register
from assessment.services.work import open_work

if TYPE_CHECKING:
    from assessment.domain.effectiveness_review import EffectivenessReview
    from assessment.domain.nonconformity import Nonconformity
    from assessment.domain.nonconformity_file import NonconformityFile
    from assessment.services.desk import Desk
    from assessment.services.engagements import EngagementLine
    from tests.ui.conftest import Tab


@pytest.fixture
def letters(bea: Desk, northwind: EngagementLine) -> Nonconformity:
    """What an ombudsman wrote about the letters."""
    return raise_nonconformity(
        bea,
        northwind.id,
        NewNonconformity(
            source=Source.OUTSIDE_BODY,
            outside=OutsideBody(name="Ombudsman", number="O/7", deadline=date(2027, 3, 1)),
            grade="serious",
            is_major=True,
            statement="3 of 12 letters of April 2026 do not name the ombudsman.",
        ),
    )


def file_of(desk: Desk, one: Nonconformity) -> NonconformityFile:
    return open_nonconformity(desk, one.id)


def test_an_empty_register_says_what_to_do(northwind: EngagementLine, new_tab: Callable[[], Tab]) -> None:
    tab = new_tab().follow(northwind, page="nonconformities")
    assert tab.says("Raise one from a finding of an audit")
    assert tab.buttons("Raise one")


def test_an_outside_bodys_words_are_raised_as_given(
    bea: Desk, northwind: EngagementLine, new_tab: Callable[[], Tab]
) -> None:
    tab = new_tab().follow(northwind, page="nonconformities").click("Raise one")
    tab.do(tab.test.selectbox(key="raise-source").set_value(Source.OUTSIDE_BODY))
    tab.test.text_input(key="raise-body").set_value("Ombudsman")
    tab.test.text_input(key="raise-body-grade").set_value("serious")
    tab.test.text_area(key="raise-statement").set_value("Letters do not name us.")
    tab.do(tab.test.button(key="raise-do").click())
    (line,) = read_register(bea, northwind.id).lines
    assert (line.nonconformity.grade, line.nonconformity.outside) == (
        "serious",
        OutsideBody(name="Ombudsman", grade="serious", wording="Letters do not name us."),
    )


def test_without_an_own_rule_it_is_refused_and_the_words_stay(
    bea: Desk, northwind: EngagementLine, new_tab: Callable[[], Tab]
) -> None:
    tab = new_tab().follow(northwind, page="nonconformities").click("Raise one")
    tab.do(tab.test.selectbox(key="raise-source").set_value(Source.BY_HAND))
    tab.test.text_area(key="raise-statement").set_value("Letters do not name the ombudsman.")
    tab.do(tab.test.button(key="raise-do").click()).look()
    assert any("the organization's own rule" in sentence for sentence in tab.trouble)
    assert tab.test.text_area(key="raise-statement").value == "Letters do not name the ombudsman."
    assert read_register(bea, northwind.id).lines == ()


def test_the_record_says_at_each_step_what_comes_next(
    bea: Desk, letters: Nonconformity, record: Callable[[], Tab]
) -> None:
    tab = record()
    assert tab.title == "NC-001"
    assert tab.says("Next: Say how it was put right.")
    tab.test.text_area(key=f"add-correction-{letters.id}-text").set_value("New letters went out.")
    tab.test.selectbox(key=f"add-correction-{letters.id}-owner").set_value("Grace Hopper")
    tab.do(tab.test.button(key=f"add-correction-{letters.id}-do").click()).look()
    (action,) = file_of(bea, letters).actions
    assert tab.says("Next: Finish putting it right.")
    tab.do(tab.test.button(key=f"step-{action.id}").click()).look()
    tab.test.selectbox(key=f"move-{action.id}-1-name").set_value("implemented")
    tab.do(tab.test.button(key=f"move-{action.id}-1-save").click()).look()
    assert file_of(bea, letters).nonconformity.state is NonconformityState.CORRECTED
    assert tab.says("Next: Look for similar cases.")


def test_a_cause_outside_the_organization_does_not_finish_the_analysis(
    bea: Desk, letters: Nonconformity, record: Callable[[], Tab]
) -> None:
    tab = record()
    prefix = f"cause-{letters.id}-0"
    tab.test.text_input(key=f"{prefix}-why0").set_value("The template lacks it.")
    tab.test.text_input(key=f"{prefix}-why1").set_value("Nobody owns the templates.")
    tab.test.text_area(key=f"{prefix}-root_cause").set_value("No owner of templates is named.")
    tab.do(tab.test.button(key=f"{prefix}-cause.finish").click()).look()
    assert any("Ask why once more" in sentence for sentence in tab.trouble)
    cause = file_of(bea, letters).cause
    assert cause is not None
    assert (cause.is_done, cause.whys) == (False, ("The template lacks it.", "Nobody owns the templates."))
    prefix = f"cause-{letters.id}-{cause.revision}"
    tab.test.checkbox(key=f"{prefix}-is_controlled").set_value(True)
    tab.do(tab.test.button(key=f"{prefix}-cause.finish").click()).look()
    assert file_of(bea, letters).nonconformity.state is NonconformityState.CAUSE_ANALYSED


def ready_for_review(bea: Desk, one: Nonconformity) -> None:
    """Everything done but the review, by Bea and Grace."""
    today = bea.today()
    cause = save_cause(bea, one.id, CauseText(whys=("a", "b"), root_cause="No owner.", is_controlled=True), seen=0)
    finish_cause(bea, one.id, seen=cause.revision)
    action = add_action(
        bea, one.id, PlannedAction(purpose=Purpose.CORRECTIVE, text="Name an owner.", owner="Grace Hopper")
    )
    agree_plan(bea, one.id, today, "Director", seen=file_of(bea, one).nonconformity.revision)
    take_step(bea, action.id, Step(name="implemented", on=today), seen=action.revision)
    plan_review(bea, one.id, Measure(measure="Letters without it", target="0 of 20", reviewer="Iris Lee"))


def test_the_owner_cannot_find_it_effective_but_somebody_else_closes_it(
    bea: Desk, letters: Nonconformity, record: Callable[[], Tab]
) -> None:
    ready_for_review(bea, letters)
    tab = record()
    planned = file_of(bea, letters).planned_review
    assert planned is not None
    place = f"hold-{planned.id}"
    tab.test.text_area(key=f"{place}-result").set_value("0 of 20 letters of today.")
    tab.test.selectbox(key=f"{place}-by").set_value("Grace Hopper")
    tab.do(tab.test.button(key=f"{place}-do").click()).look()
    assert any("owns an action on this" in sentence for sentence in tab.trouble)
    assert tab.test.text_area(key=f"{place}-result").value == "0 of 20 letters of today."
    tab.test.selectbox(key=f"{place}-by").set_value("Iris Lee")
    tab.do(tab.test.button(key=f"{place}-do").click()).look()
    assert file_of(bea, letters).nonconformity.state is NonconformityState.EFFECTIVE
    assert tab.says("It worked.")


def test_an_action_without_effect_opens_it_again(bea: Desk, letters: Nonconformity, record: Callable[[], Tab]) -> None:
    ready_for_review(bea, letters)
    tab = record()
    planned = file_of(bea, letters).planned_review
    assert planned is not None
    place = f"hold-{planned.id}"
    tab.test.selectbox(key=f"{place}-effective").set_value(False)
    tab.test.text_area(key=f"{place}-result").set_value("5 of 20 letters lack it.")
    tab.do(tab.test.button(key=f"{place}-do").click()).look()
    assert file_of(bea, letters).nonconformity.state is NonconformityState.REOPENED
    assert tab.says("found no effect. Add another action; those implemented before it no longer count.")


def test_the_risk_of_a_major_one_cannot_be_accepted(
    bea: Desk, letters: Nonconformity, record: Callable[[], Tab]
) -> None:
    tab = record()
    place = f"aside-risk-{letters.id}"
    for name in ("by", "authority", "reason"):
        tab.test.text_input(key=f"{place}-{name}").set_value("Board")
    tab.do(tab.test.button(key=f"{place}-do").click()).look()
    assert any("Its risk cannot be accepted" in sentence for sentence in tab.trouble)
    assert file_of(bea, letters).nonconformity.risk is None


def test_a_risk_that_nobody_decided_on_is_refused_by_the_label_of_its_field(
    letters: Nonconformity, record: Callable[[], Tab]
) -> None:
    tab = record()
    place = f"aside-risk-{letters.id}"
    for name, label in (("by", "Decided by"), ("authority", "Authority")):
        tab.do(tab.test.button(key=f"{place}-do").click()).look()
        assert any(f"“{label}” is empty." in sentence for sentence in tab.trouble)
        tab.test.text_input(key=f"{place}-{name}").set_value("Board")


def test_two_who_change_the_words_at_once_lose_nothing(
    bea: Desk, letters: Nonconformity, record: Callable[[], Tab]
) -> None:
    from assessment.services.nonconformities import Wording, reword

    tab = record().click("Change the words").look()
    key = f"wording-{letters.id}-{letters.revision}"
    reword(bea, letters.id, Wording(statement="Bea's words."), seen=letters.revision)
    tab.test.text_area(key=f"{key}-statement").set_value("Ada's words.")
    tab.do(tab.test.button(key=f"{key}-save").click()).look()
    assert any("Bea Lowe" in sentence for sentence in tab.trouble)
    assert tab.says("Ada's words.")
    assert file_of(bea, letters).nonconformity.statement == "Bea's words."


@pytest.fixture
def planned(bea: Desk, letters: Nonconformity) -> EffectivenessReview:
    """The review that is due."""
    ready_for_review(bea, letters)
    planned = file_of(bea, letters).planned_review
    assert planned is not None
    return planned


@pytest.fixture
def holding(planned: EffectivenessReview, record: Callable[[], Tab]) -> Tab:
    """Ada has typed what she saw, and not saved it yet."""
    tab = record()
    tab.test.text_area(key=f"hold-{planned.id}-result").set_value("Ada saw 0 of 20 letters.")
    tab.test.selectbox(key=f"hold-{planned.id}-by").set_value("Iris Lee")
    return tab


def test_somebody_closing_it_at_the_same_time_loses_no_word_of_the_other(
    bea: Desk, letters: Nonconformity, planned: EffectivenessReview, holding: Tab
) -> None:
    said = {"on": bea.today(), "by": "Iris Lee", "result": "Bea saw it too.", "seen": planned.revision}
    hold_review(bea, letters.id, effective=True, **said)
    holding.do(holding.test.button(key=f"hold-{planned.id}-do").click()).look()
    assert any("is closed. If it happens again" in sentence for sentence in holding.trouble)
    assert holding.says("Ada saw 0 of 20 letters.")
    assert [review.result for review in file_of(bea, letters).held_reviews] == ["Bea saw it too."]


def test_a_review_held_meanwhile_without_effect_keeps_the_words_of_the_other(
    bea: Desk, letters: Nonconformity, planned: EffectivenessReview, holding: Tab
) -> None:
    said = {"on": bea.today(), "by": "Jo Park", "result": "5 of 20 lack it.", "seen": planned.revision}
    hold_review(bea, letters.id, effective=False, **said)
    holding.do(holding.test.button(key=f"hold-{planned.id}-do").click()).look()
    assert any("was changed by Jo Park" in sentence for sentence in holding.trouble)
    assert holding.says("Ada saw 0 of 20 letters.")
    assert file_of(bea, letters).nonconformity.state is NonconformityState.REOPENED


def test_words_on_similar_cases_stay_while_a_colleague_saves_something_else(
    bea: Desk, letters: Nonconformity, record: Callable[[], Tab]
) -> None:
    tab = record()
    (field,) = [one for one in tab.test.text_area if str(one.key).startswith(f"extent-{letters.id}")]
    field.set_value("90 letters looked at.")
    record_containment(bea, letters.id, "Letters are read twice.", seen=letters.revision)
    key = str(field.key).removesuffix("-text")
    tab.do(tab.test.button(key=f"{key}-save").click()).look()
    assert any("changed by Bea Lowe" in sentence for sentence in tab.trouble)
    assert tab.test.text_area(key=f"{key}-text").value == "90 letters looked at."
    tab.do(tab.test.button(key=f"{key}-save").click()).look()
    assert file_of(bea, letters).nonconformity.extent == "90 letters looked at."
    assert file_of(bea, letters).nonconformity.containment == "Letters are read twice."


def steps_of(tab: Tab) -> dict[str, str]:
    """The steps of the line with their marks."""
    icons = (":material/check_circle: ", ":material/contrast: ", ":material/radio_button_unchecked: ")
    return {
        text.removeprefix(icon): icon.removeprefix(":material/").rstrip(": ")
        for text in tab.words
        for icon in icons
        if text.startswith(icon)
    }


def test_one_opened_again_keeps_its_marks_and_its_section_unfolded(
    bea: Desk, letters: Nonconformity, record: Callable[[], Tab]
) -> None:
    ready_for_review(bea, letters)
    planned = file_of(bea, letters).planned_review
    assert planned is not None
    said = {"on": bea.today(), "by": "Iris Lee", "result": "5 of 20 lack it.", "seen": planned.revision}
    hold_review(bea, letters.id, effective=False, **said)
    tab = record()
    marks = steps_of(tab)
    assert marks["Action agreed"] == marks["Cause analysed"] == "check_circle"
    assert marks["Implemented"] == "radio_button_unchecked"
    assert marks["Corrected"] == "contrast", "the first step that was not taken is at hand"
    place, section = f"add-corrective-{letters.id}", f"section-action-{letters.id}"
    tab.test.session_state[section] = True
    tab.test.text_area(key=f"{place}-text").set_value("Block letters without the address.")
    tab.do(tab.test.button(key=f"{place}-do").click()).look()
    assert tab.test.session_state[section] is True
    assert tab.says("The actions implemented before it no longer count.")


def test_the_risk_of_a_major_one_can_be_accepted_once_no_assessment_lies_ahead(
    bea: Desk, northwind: EngagementLine, letters: Nonconformity, record: Callable[[], Tab]
) -> None:
    rules = NonconformityRules(id=northwind.id, engagement_id=northwind.id, assessment_ahead=False)
    saved = change_rules(bea, rules, seen=0)
    tab = record()
    place = f"aside-risk-{letters.id}"
    for name in ("by", "authority", "reason"):
        tab.test.text_input(key=f"{place}-{name}").set_value("Board")
    tab.do(tab.test.button(key=f"{place}-do").click()).look()
    assert file_of(bea, letters).nonconformity.state is NonconformityState.RISK_ACCEPTED
    assert open_work(bea, northwind.assessment_id).on_record.open_majors == ()
    change_rules(bea, rules.changed(assessment_ahead=True), seen=saved.revision)
    assert open_work(bea, northwind.assessment_id).on_record.open_majors == (letters.number,)
    assert any("does not count as accepted" in sentence for sentence in tab.look().trouble)


def test_the_record_offers_its_report_and_the_response_to_the_body(
    letters: Nonconformity, record: Callable[[], Tab], bea: Desk
) -> None:
    tab = record()
    names = {str(one.proto.label) for one in tab.test.get("download_button")}
    assert names == {"Word", "JSON"}
    assert tab.says("Corrective-action report")
    assert tab.says("Response to Ombudsman")
    for paper in CasePaper:
        made = render_case(case_report(bea, letters.id, paper), Format.DOCX)
        assert letters.statement in "".join(Document(BytesIO(made.content)).element.body.itertext())


def test_one_raised_by_hand_is_answered_to_nobody(
    bea: Desk, northwind: EngagementLine, new_tab: Callable[[], Tab]
) -> None:
    bound = add_adopted_document(bea, northwind.id, AdoptedEntry(title="Complaints procedure", clauses=("7.2",)))
    new = NewNonconformity(grade="minor", clause="7.2", adopted_id=bound.id, statement="Calls are not logged.")
    one = raise_nonconformity(bea, northwind.id, new)
    tab = new_tab()
    tab.test.query_params["nonconformity"] = one.id
    tab.follow(northwind, page="nonconformity")
    assert len(tab.test.get("download_button")) == 2
    assert not tab.says("Response to")


def test_an_owner_who_left_is_named_as_such(bea: Desk, letters: Nonconformity, record: Callable[[], Tab]) -> None:
    ready_for_review(bea, letters)
    (grace,) = [one for one in file_of(bea, letters).people.values() if one.name == "Grace Hopper"]
    set_person_left(bea, grace.id, left=True, seen=grace.revision)
    tab = record()
    assert tab.says("has left")
    assert "Grace Hopper" not in tab.test.selectbox(key=f"add-corrective-{letters.id}-owner").options


def test_each_part_has_an_address_and_the_gaps_stand_beside_them(
    northwind: EngagementLine, new_tab: Callable[[], Tab]
) -> None:
    tab = new_tab()
    tab.test.query_params["part"] = "reviews"
    tab.follow(northwind, page="nonconformities")
    assert tab.says("No management review is on record.")
    assert tab.test.query_params["part"] == "reviews"
    tab.do(tab.test.segmented_control(key="nonconformities-part").set_value("gaps"))
    assert tab.title == "Nonconformities and actions"
    assert tab.test.query_params["part"] == "gaps"
    tab.do(tab.test.segmented_control(key="nonconformities-part").set_value("actions"))
    assert tab.says("No action is stored yet.")
    assert tab.test.query_params["part"] == "actions"
