"""The first start asks who works here, once."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.ui.conftest import Tab

NewTab = Callable[[], "Tab"]


def introduce(tab: Tab, name: str, firm: str = "") -> Tab:
    """Fill in the form and begin."""
    tab.test.text_input(key="introduction-name").set_value(name)
    tab.test.text_input(key="introduction-firm").set_value(firm)
    return tab.click("Begin")


def test_the_first_start_asks_for_a_name_and_then_never_again(home: Path, new_tab: NewTab) -> None:
    tab = new_tab()
    assert tab.title == "Welcome"
    assert introduce(tab, "Ada Carter", "Carter Ltd").title == "Engagements"
    assert json.loads((home / "identity.json").read_text()) == {"name": "Ada Carter", "firm": "Carter Ltd"}
    assert new_tab().title == "Engagements"


@pytest.mark.usefixtures("home")
def test_an_empty_name_is_a_sentence_and_the_firm_stays(new_tab: NewTab) -> None:
    tab = introduce(new_tab(), "  ", "Carter Ltd")
    assert tab.trouble == ["“Name” is empty. Fill it in and save again."]
    assert tab.test.text_input(key="introduction-firm").value == "Carter Ltd"
    assert introduce(tab, "Ada Carter", "Carter Ltd").title == "Engagements"


@pytest.mark.usefixtures("home")
def test_a_name_with_a_control_character_is_a_sentence(new_tab: NewTab) -> None:
    tab = introduce(new_tab(), "Ada\x07")
    assert "hidden control character" in tab.trouble[0]
    assert tab.test.text_input(key="introduction-name").value == "Ada\x07"


def test_a_name_from_outside_skips_the_question(home: Path, new_tab: NewTab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ISO10002_USER", "Ada Carter")
    assert new_tab().title == "Engagements"
    assert not (home / "identity.json").exists()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"name": ""}', '{"who": "Ada"}', "\x00"])
def test_a_spoilt_file_of_identity_asks_again(home: Path, new_tab: NewTab, content: str) -> None:
    home.mkdir()
    (home / "identity.json").write_text(content)
    assert introduce(new_tab(), "Ada Carter").title == "Engagements"


@pytest.mark.usefixtures("home")
def test_every_page_asks_first_and_then_opens(new_tab: NewTab) -> None:
    tab = new_tab().turn_to("settings")
    assert tab.title == "Welcome"
    assert introduce(tab, "Ada Carter").title == "Settings"
