"""Ways through the criteria other than clause by clause, ten to a page, with an address of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from assessment.domain.views import View, ViewKind, selected
from assessment.services.answers import Field, save_answer
from assessment.services.work import open_work

if TYPE_CHECKING:
    from assessment.services.desk import Desk
    from assessment.services.engagements import EngagementLine
    from tests.ui.conftest import Tab

Walk = Callable[..., "Tab"]
KIND, CHOICE, ANSWERED = "view-kind", "view-choice", "view-answered"


def shown(tab: Tab) -> list[str]:
    """The criteria on the page, in order."""
    ratings = (control for control in tab.test.segmented_control if str(control.key).endswith(":rating"))
    return [str(control.key).removeprefix(f"{tab.assessment_id}.").removesuffix(":rating") for control in ratings]


def turn_to(tab: Tab, kind: ViewKind, choice: str | None = None) -> Tab:
    """Choose a view in the sidebar."""
    tab.do(tab.test.selectbox(key=KIND).set_value(kind))
    if choice:
        tab.do(tab.test.selectbox(key=CHOICE).set_value(choice))
    return tab


def rate(bea: Desk, line: EngagementLine, criterion_id: str, rating: str) -> None:
    save_answer(bea, line.assessment_id, criterion_id, Field.RATING, shown=None, value=rating)


@pytest.fixture
def shipped(begin: Callable[..., EngagementLine]) -> EngagementLine:
    """An engagement on the checklist that is shipped."""
    return begin("Southwind Ltd", checklist="iso10002-2018")


def test_a_role_is_asked_all_its_open_questions_across_the_clauses(
    walk: Walk, bea: Desk, northwind: EngagementLine
) -> None:
    rate(bea, northwind, "7.1-2", "met")
    tab = turn_to(walk("7.1"), ViewKind.ROLE, "Front-line staff")
    assert tab.title == "Front-line staff"
    assert tab.says("5 open questions")
    assert shown(tab) == ["4.2-1", "7.1-1", "7.2-1", "7.2-2", "7.2-3"]
    assert tab.says("7.1 Communication")


def test_answered_ones_are_shown_when_asked_for(walk: Walk, bea: Desk, northwind: EngagementLine) -> None:
    rate(bea, northwind, "7.2-2", "met")
    tab = turn_to(walk("7.2"), ViewKind.THEME, "register")
    assert shown(tab) == ["7.2-1", "7.2-3"]
    tab.do(tab.test.toggle(key=ANSWERED).set_value(True))
    assert shown(tab) == ["7.2-1", "7.2-2", "7.2-3"]


def test_no_page_of_any_view_holds_more_than_ten_and_together_they_hold_all(
    new_tab: Callable[[], Tab], shipped: EngagementLine, bea: Desk
) -> None:
    view = View(kind=ViewKind.ROLE, choice="Complaint handler")
    tab = turn_to(new_tab().follow(shipped), view.kind, view.choice)
    seen: list[str] = []
    while True:
        assert 0 < len(shown(tab)) <= 10
        seen += shown(tab)
        if tab.buttons("Next page")[0].disabled:
            break
        tab.click("Next page")
    assert seen == [criterion.id for criterion in selected(open_work(bea, shipped.assessment_id), view)]


def test_an_answer_does_not_make_the_next_page_skip_a_criterion(
    new_tab: Callable[[], Tab], shipped: EngagementLine
) -> None:
    tab = turn_to(new_tab().follow(shipped), ViewKind.OPEN)
    first = shown(tab)
    tab.click("Next page")
    second = shown(tab)
    tab.click("Back: page 1")
    for criterion_id in first[:3]:
        tab.rate(criterion_id, "met")
    assert shown(tab.look()) == first
    tab.click("Next page")
    assert shown(tab) == second
    tab.click("Choose again")
    assert shown(tab)[0] == first[3]


@pytest.mark.parametrize(
    ("kind", "expected"), [(ViewKind.FLAGGED, ["7.1-1"]), (ViewKind.GAPS, ["7.2-2"]), (ViewKind.OPEN, ["4.2-1"])]
)
def test_flagged_gaps_and_open_ones_have_a_view(
    walk: Walk, bea: Desk, northwind: EngagementLine, kind: ViewKind, expected: list[str]
) -> None:
    for criterion_id, rating in {"7.1-1": "met", "7.1-2": "met", "7.2-1": "met", "7.2-2": "not_met"}.items():
        rate(bea, northwind, criterion_id, rating)
    rate(bea, northwind, "7.2-3", "met")
    save_answer(bea, northwind.assessment_id, "7.1-1", Field.FLAG, shown=False, value=True)
    assert shown(turn_to(walk("7.2"), kind)) == expected


def test_an_empty_view_says_so_with_one_way_on(walk: Walk) -> None:
    tab = turn_to(walk("7.2"), ViewKind.FLAGGED)
    assert tab.says("Nothing belongs here at the moment.")
    tab.click("Go on by clause")
    assert tab.title == "7.2 Receipt"


def test_when_a_role_has_no_open_question_its_answers_can_be_shown(
    walk: Walk, bea: Desk, northwind: EngagementLine
) -> None:
    for criterion_id in ("4.2-1", "7.1-1", "7.1-2", "7.2-1", "7.2-2", "7.2-3"):
        rate(bea, northwind, criterion_id, "met")
    tab = turn_to(walk("7.2"), ViewKind.ROLE, "Front-line staff")
    assert tab.says("every question has its answer")
    assert len(shown(tab.click("Show answered ones too"))) == 6


def test_in_a_view_one_section_is_open_at_a_time_across_the_clauses(walk: Walk) -> None:
    tab = turn_to(walk("7.2"), ViewKind.OPEN).opened("guidance", "4.2-1").opened("guidance", "7.2-1")
    assert not tab.is_open("4.2-1")
    assert tab.sections("7.2-1").value == "guidance"
    assert len([words for words in tab.words if "What good looks like" in words]) == 1


# The address


def query(tab: Tab) -> dict[str, Any]:
    """The address, without what is always in it."""
    found = {name: tab.test.query_params[name] for name in tab.test.query_params}
    named = {name: value[0] if isinstance(value, list) else value for name, value in found.items()}
    return {name: value for name, value in named.items() if name not in {"engagement", "assessment"}}


def test_the_view_stands_in_the_address_and_the_clause_does_not(walk: Walk) -> None:
    tab = walk("7.2")
    assert query(tab) == {"clause": "7.2"}
    turn_to(tab, ViewKind.METHOD, "interview")
    assert query(tab) == {"view": "method", "of": "interview"}
    tab.do(tab.test.toggle(key=ANSWERED).set_value(True))
    assert query(tab) == {"view": "method", "of": "interview", "answered": "yes"}
    turn_to(tab, ViewKind.CLAUSE)
    assert query(tab) == {"clause": "7.2"}


def test_a_link_opens_a_view_at_its_page(new_tab: Callable[[], Tab], shipped: EngagementLine) -> None:
    tab = new_tab()
    for name, value in {"view": "role", "of": "Team leader", "page": "2"}.items():
        tab.test.query_params[name] = value
    tab.follow(shipped)
    assert tab.title == "Team leader"
    assert tab.says("page 2 of 5")


@pytest.mark.parametrize(
    "named",
    [
        {"view": "nonsense"},
        {"view": "role", "of": "Nobody"},
        {"view": "open", "page": "99"},
        {"view": "open", "page": "x"},
    ],
)
def test_an_address_that_makes_no_sense_shows_a_page_all_the_same(
    new_tab: Callable[[], Tab], northwind: EngagementLine, named: dict[str, str]
) -> None:
    tab = new_tab()
    for name, value in named.items():
        tab.test.query_params[name] = value
    assert not tab.follow(northwind).trouble


def test_a_link_whose_end_was_cut_off_never_says_that_nothing_is_open(
    new_tab: Callable[[], Tab], northwind: EngagementLine
) -> None:
    tab = new_tab()
    tab.test.query_params["view"] = "theme"
    assert tab.follow(northwind).title == "4.2 Commitment"
    assert query(tab) == {"clause": "4.2"}


def test_a_link_to_a_clause_leaves_the_view(walk: Walk, northwind: EngagementLine) -> None:
    tab = turn_to(walk("7.2"), ViewKind.OPEN)
    for name in ("view", "of", "page"):
        tab.test.query_params.pop(name, None)
    assert tab.follow(northwind, clause="7.1").title == "7.1 Communication"


def test_another_engagement_is_opened_by_clause(walk: Walk) -> None:
    tab = turn_to(walk("7.2"), ViewKind.OPEN).turn_to("start")
    tab.test.query_params.clear()
    tab.do(tab.test.button(key=next(one.key for one in tab.test.button if one.label == "Open")).click())
    assert tab.turn_to("gap_analysis").title == "4.2 Commitment"


# Search


def search(tab: Tab, words: str) -> list[str]:
    """Type into the search; the numbers of what is found."""
    tab.do(tab.test.text_input(key="search").set_value(words))
    return [button.key.removeprefix("found-") for button in tab.test.button if str(button.key).startswith("found-")]


def test_search_finds_by_number_and_by_words(walk: Walk) -> None:
    tab = walk("7.1")
    assert search(tab, "7.2") == ["7.2-1", "7.2-2", "7.2-3"]
    assert search(tab, "DAY receipt") == ["7.2-3"]
    assert search(tab, "zzz") == []
    assert tab.says("Nothing found.")


def test_what_was_found_is_opened_with_its_guidance_and_the_search_is_empty_again(walk: Walk) -> None:
    tab = turn_to(walk("7.1"), ViewKind.OPEN)
    search(tab, "telephone")
    tab.do(tab.test.button(key="found-7.2-1").click())
    assert tab.title == "7.2 Receipt"
    assert tab.sections("7.2-1").value == "guidance"
    assert tab.test.text_input(key="search").value == ""


def test_more_than_eight_matches_are_counted(new_tab: Callable[[], Tab], shipped: EngagementLine) -> None:
    tab = new_tab().follow(shipped)
    assert len(search(tab, "5")) == 8
    assert tab.says("more; add a word.")


# Pace and keys


def test_the_pace_counts_ones_own_ratings_and_can_be_hidden(walk: Walk, bea: Desk, northwind: EngagementLine) -> None:
    rate(bea, northwind, "7.1-1", "met")
    tab = walk("7.2").rate("7.2-1", "met")
    assert tab.says("1 today · 4 left")
    tab.click("Hide pace")
    assert not tab.says("1 today")
    assert not tab.turn_to("gap_analysis").says("1 today")
    assert tab.click("Show pace").says("1 today · 4 left")


def test_the_keys_are_listed_and_can_be_switched_off(walk: Walk) -> None:
    tab = walk("7.2")
    assert tab.says("`1` Not met")
    assert tab.says("`/` search")
    switch = next(one for one in tab.test.toggle if one.label == "Keys work")
    tab.do(switch.set_value(False))
    assert not next(one for one in tab.test.toggle if one.label == "Keys work").value
    assert tab.test.session_state["state"].keys_off


def test_a_page_number_that_nobody_counts_to_is_the_first_page(
    new_tab: Callable[[], Tab], shipped: EngagementLine
) -> None:
    tab = new_tab()
    for name, value in {"view": "role", "of": "Complaint handler", "page": "9" * 5000}.items():
        tab.test.query_params[name] = value
    tab.follow(shipped)
    assert not tab.test.error
    assert len(shown(tab)) == 10
