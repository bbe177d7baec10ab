"""Looking something up in a checklist, by number and by word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.ui.conftest import Tab


@pytest.fixture
def lookup(tab: Tab) -> Tab:
    """The page, with the shipped checklist chosen."""
    tab.turn_to("checklists")
    return tab.do(tab.test.selectbox(key="lookup-checklist").select("iso10002-2018"))


def found(tab: Tab) -> list[str]:
    """The ids on the page."""
    return [word.split()[0] for word in tab.words if word[:1].isdigit() and "-" in word.split()[0]]


def search(tab: Tab, words: str) -> Tab:
    """Type into the search field."""
    return tab.do(tab.test.text_input(key="lookup-words").set_value(words))


def test_ten_criteria_stand_on_a_page(lookup: Tab) -> None:
    assert len(found(lookup)) == 10
    assert lookup.says("176 criteria · version ")


def test_a_clause_number_finds_its_criteria_and_no_other(lookup: Tab) -> None:
    search(lookup, "7.4")
    assert found(lookup)
    assert all(one.startswith("7.4") for one in found(lookup))


def test_a_word_finds_and_nonsense_says_so(lookup: Tab) -> None:
    assert found(search(lookup, "acknowledge"))
    assert not found(search(lookup, "xyzzy"))
    assert lookup.says("Nothing found.")


def test_another_checklist_is_another_list(lookup: Tab) -> None:
    lookup.do(lookup.test.selectbox(key="lookup-checklist").select("small"))
    assert lookup.says("6 criteria · version 0.1.0")
