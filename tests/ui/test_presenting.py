"""Presenting: whatever page is opened, nothing of other clients and nothing internal is drawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from assessment.domain.views import ViewKind
from assessment.services.answers import Field, add_evidence, save_answer
from assessment.services.assessments import NextAssessment, assess_again
from assessment.services.field_notes import write_note
from assessment.ui import menu
from assessment.ui.presenting import HIDDEN_PAGES
from assessment.wording import say

if TYPE_CHECKING:
    from assessment.services.desk import Desk
    from assessment.services.engagements import EngagementLine
    from tests.ui.conftest import Tab

OTHER = "Rivalcorp"
NOTE = "Between us, they hide the register."
PAGES = sorted({*menu._VISIBLE, *menu._HIDDEN})


@pytest.fixture
def shown(tab: Tab, bea: Desk, begin: Callable[..., EngagementLine], northwind: EngagementLine) -> Tab:
    """Northwind on its second assessment, with notes and a flag in both, and another client beside it."""
    other = begin(OTHER)
    save_answer(bea, other.assessment_id, "7.1-1", Field.RATING, shown=None, value="not_met")
    assessment_id = northwind.assessment_id
    for again in (False, True):
        if again:
            assessment_id = assess_again(bea, northwind.id, NextAssessment(title="Follow-up")).id
        for key in ("4.2-1", "7.1-1", "7.2-1"):
            save_answer(bea, assessment_id, key, Field.RATING, shown=None, value="not_met")
            save_answer(bea, assessment_id, key, Field.NOTE, shown="", value=NOTE)
            save_answer(bea, assessment_id, key, Field.FLAG, shown=False, value=True)
        add_evidence(bea, assessment_id, "7.1-1", "Register export")
    write_note(bea, northwind.id, "note1", shown="", text=NOTE)
    tab.follow(northwind.changed(assessment_id=assessment_id), clause="7.1")
    return turned(tab)


def turned(tab: Tab) -> Tab:
    """Click the switch."""
    switch = next(toggle for toggle in tab.test.toggle if toggle.label == say("presenting.switch"))
    return tab.do(switch.set_value(not switch.value)).look()


def drawn(tab: Tab) -> str:
    """Everything on the page: texts, labels, values, options, tables."""
    test = tab.test
    tables = [str(table.value.to_dict()) for table in test.dataframe]
    fields = (*test.text_area, *test.text_input, *test.selectbox, *test.multiselect, *test.radio)
    values = [f"{field.value} {getattr(field, 'options', '')}" for field in fields]
    return "\n".join([str(test.main), str(test.sidebar), *tab.words, *tables, *values])


@pytest.mark.parametrize("page", PAGES)
def test_no_page_draws_a_note_or_another_client(page: str, shown: Tab) -> None:
    shown.turn_to(page)
    found = drawn(shown)
    assert say("presenting.hidden") in found
    assert OTHER not in found
    assert NOTE not in found


def test_without_presenting_the_same_look_finds_both(shown: Tab) -> None:
    turned(shown)
    assert NOTE in drawn(shown.opened("note", "7.1-1").look())
    shown.test.query_params.clear()
    assert OTHER in drawn(shown.turn_to("start"))


def test_a_card_has_neither_note_nor_flag(shown: Tab) -> None:
    assert {say("card.evidence"), say("card.note"), say("card.flag")} & set(
        shown.opened("guidance", "7.1-1").offered("7.1-1")
    ) == {say("card.evidence")}
    for section in ("guidance", "evidence", "responsible"):
        assert NOTE not in drawn(shown.opened(section, "7.1-1").look())


def test_a_note_that_is_open_closes(shown: Tab) -> None:
    turned(shown).opened("note", "7.1-1").look()
    assert NOTE in drawn(shown)
    turned(shown)
    assert NOTE not in drawn(shown)


def test_the_view_of_what_is_flagged_is_left(shown: Tab) -> None:
    turned(shown)
    shown.test.query_params["view"] = ViewKind.FLAGGED.value
    shown.look()
    assert shown.test.session_state["state"].view.kind is ViewKind.FLAGGED
    turned(shown)
    assert shown.test.session_state["state"].view.kind is ViewKind.CLAUSE


def test_an_unsaved_note_is_kept_but_not_shown(shown: Tab, bea: Desk) -> None:
    turned(shown).opened("note", "7.1-1").look()
    (note,) = [area for area in shown.test.text_area if area.label == say("card.note.label")]
    assessment_id = shown.test.query_params["assessment"]
    save_answer(bea, str(assessment_id), "7.1-1", Field.NOTE, shown=NOTE, value=f"{NOTE} And more.")
    shown.do(note.set_value(f"{NOTE} Mine.")).look()
    assert f"{NOTE} Mine." in drawn(shown)
    turned(shown)
    assert NOTE not in drawn(shown)
    turned(shown)
    assert f"{NOTE} Mine." in drawn(shown)


def test_start_shows_the_open_engagement_only_and_no_search(
    shown: Tab, begin: Callable[..., EngagementLine], northwind: EngagementLine
) -> None:
    for number in range(6):
        begin(f"{OTHER} {number}")
    shown.turn_to("start")
    assert [header.value for header in shown.test.header] == [northwind.organization]
    assert list(shown.test.text_input) == []
    assert shown.buttons(say("start.new")) == []


def test_with_nothing_open_start_says_what_to_do(tab: Tab, begin: Callable[..., EngagementLine]) -> None:
    begin(OTHER)
    turned(tab.look())
    assert tab.says(say("presenting.nothing"))
    assert OTHER not in drawn(tab)


@pytest.mark.parametrize("page", sorted(HIDDEN_PAGES))
def test_pages_about_our_own_work_say_that_they_are_hidden(page: str, shown: Tab) -> None:
    shown.turn_to(page.replace("-", "_"))
    assert any(info.value == say("presenting.page") for info in shown.test.info)
    assert shown.title == say(f"menu.{page.replace('-', '_')}")


def test_loading_the_page_again_goes_on_presenting(
    shown: Tab, new_tab: Callable[[], Tab], northwind: EngagementLine
) -> None:
    assert shown.test.query_params["presenting"] == "1"
    again = new_tab()
    again.test.query_params.update(shown.test.query_params)
    again.turn_to("gap_analysis")
    assert again.says(say("presenting.hidden"))
    turned(again)
    assert not again.says(say("presenting.hidden"))
    assert "presenting" not in again.test.query_params
