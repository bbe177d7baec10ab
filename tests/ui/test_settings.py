"""Settings: who works here, the checklists at hand, and whether the journal is intact."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assessment import __version__

if TYPE_CHECKING:
    from assessment.services.engagements import EngagementLine
    from tests.ui.conftest import Tab


@pytest.fixture
def settings(tab: Tab) -> Tab:
    """The settings."""
    return tab.turn_to("settings")


def test_name_and_firm_can_be_changed(home: Path, new_tab: Callable[[], Tab]) -> None:
    home.mkdir()
    (home / "identity.json").write_text(json.dumps({"name": "Ada Carter", "firm": ""}))
    tab = new_tab().turn_to("settings")
    assert tab.test.text_input(key="settings-name").value == "Ada Carter"
    tab.test.text_input(key="settings-name").set_value("Ada Lowe")
    tab.test.text_input(key="settings-firm").set_value("Lowe Ltd")
    assert tab.click("Save").says("Saved. New entries carry this name.")
    assert json.loads((home / "identity.json").read_text()) == {"name": "Ada Lowe", "firm": "Lowe Ltd"}


def test_an_empty_name_is_a_sentence_and_the_firm_stays(home: Path, new_tab: Callable[[], Tab]) -> None:
    home.mkdir()
    (home / "identity.json").write_text(json.dumps({"name": "Ada Carter", "firm": ""}))
    tab = new_tab().turn_to("settings")
    tab.test.text_input(key="settings-name").set_value("")
    tab.test.text_input(key="settings-firm").set_value("Lowe Ltd")
    tab.click("Save")
    assert "is empty" in tab.trouble[0]
    assert tab.test.text_input(key="settings-firm").value == "Lowe Ltd"
    assert json.loads((home / "identity.json").read_text())["name"] == "Ada Carter"


def test_a_name_from_outside_is_shown_but_cannot_be_changed_here(settings: Tab) -> None:
    assert settings.test.text_input(key="settings-name").disabled
    assert settings.says("The name is set by ISO10002_USER")


def test_the_checklists_stand_with_version_and_number_of_criteria(settings: Tab) -> None:
    assert settings.says("Small checklist, version 0.1.0, 6 criteria")
    assert settings.says("176 criteria")


def test_a_broken_own_checklist_is_shown_with_file_and_line(settings: Tab, data: Path) -> None:
    chapter = data / "checklists" / "small" / "chapter-7.yaml"
    chapter.write_text(chapter.read_text(encoding="utf-8").replace("force: should", "force: must", 1), encoding="utf-8")
    settings.look()
    assert len(settings.test.error) == 1
    assert settings.trouble[0].startswith("The checklist “small” cannot be used: small/chapter-7.yaml:9 (7.1-1):")
    assert "checklist check" in settings.trouble[0]


def test_the_place_of_the_data_and_the_version_are_named(settings: Tab, data: Path) -> None:
    assert settings.says(str(data / "iso10002.db"))
    assert settings.says(f"ISO 10002 toolkit {__version__}.")


def test_an_intact_journal_is_told_chain_by_chain(settings: Tab, northwind: EngagementLine) -> None:
    settings.click("Check the journal")
    assert {told.value.partition(":")[0] for told in settings.test.success} == {northwind.id, "installation"}
    assert all(", intact (head " in told.value for told in settings.test.success)
    assert not settings.test.error


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE journal_entry SET actor = 'Mallory' WHERE sequence = 2", "line 2 was changed after it was written"),
        ("UPDATE journal_entry SET body = '{}' WHERE sequence = 1", "the content of line 1 was changed"),
        ("DELETE FROM journal_entry WHERE sequence = 1", "line 1 is missing"),
    ],
)
def test_a_journal_changed_behind_its_back_is_told(
    settings: Tab, northwind: EngagementLine, data: Path, statement: str, found: str
) -> None:
    with closing(sqlite3.connect(data / "iso10002.db")) as raw, raw:
        raw.execute(statement)
    settings.click("Check the journal")
    assert any(found in trouble for trouble in settings.trouble)
    assert not any(told.value.startswith(northwind.id) for told in settings.test.success)
