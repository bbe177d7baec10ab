"""Settings: who works here and the firm in documents, the data and the journal, the checklists at hand."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from assessment import __version__
from assessment.domain.firm import DateFormat, Paper
from assessment.services.firm import change_firm, firm_profile

if TYPE_CHECKING:
    from assessment.services.desk import Desk
    from assessment.services.engagements import EngagementLine
    from tests.ui.conftest import Tab


@pytest.fixture
def settings(tab: Tab) -> Tab:
    """The settings."""
    return tab.turn_to("settings")


def turned_to(settings: Tab, part: str) -> Tab:
    """One part of the settings."""
    return settings.do(settings.test.segmented_control(key="settings-part").set_value(part))


def picture(colour: str = "red") -> bytes:
    made = BytesIO()
    Image.new("RGB", (300, 100), colour).save(made, "PNG")
    return made.getvalue()


def save_firm(settings: Tab) -> Tab:
    """Save the form of the firm; its name begins with the revision shown."""
    (button,) = (one for one in settings.test.button if one.label == "Save" and "firm-" in (one.key or ""))
    return settings.do(button.click())


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


# The firm


def test_the_firm_is_saved_with_its_logo_and_shown_again(settings: Tab, bea: Desk) -> None:
    test = settings.test
    test.text_input(key="firm-0-name").set_value("Carter & Lowe")
    test.text_area(key="firm-0-address").set_value("14 Dock Street\nLeeds")
    test.color_picker(key="firm-0-colour").set_value("#7a1f3d")
    test.segmented_control(key="firm-0-paper").set_value(Paper.LETTER)
    test.selectbox(key="firm-0-date_format").set_value(DateFormat.ISO)
    test.file_uploader(key="firm-0-logo").set_value(("logo.png", picture(), "image/png"))
    assert save_firm(settings).says("Saved. The next document looks like this.")
    stored = firm_profile(bea)
    assert (stored.name, stored.address, stored.colour) == ("Carter & Lowe", "14 Dock Street\nLeeds", "#7a1f3d")
    assert (stored.paper, stored.date_format, stored.currency) == (Paper.LETTER, DateFormat.ISO, "EUR")
    assert test.text_input(key="firm-1-name").value == "Carter & Lowe"
    test.checkbox(key="firm-1-logo-away").check()
    save_firm(settings)
    assert firm_profile(bea).logo_id is None
    assert not [box for box in test.checkbox if box.key.endswith("logo-away")]


def test_before_the_first_save_the_firm_of_the_person_stands_there(home: Path, new_tab: Callable[[], Tab]) -> None:
    home.mkdir()
    (home / "identity.json").write_text(json.dumps({"name": "Ada Carter", "firm": "Lowe Ltd"}))
    assert new_tab().turn_to("settings").test.text_input(key="firm-0-name").value == "Lowe Ltd"


def test_a_refused_picture_is_a_sentence_and_everything_typed_stays(settings: Tab, bea: Desk) -> None:
    settings.test.text_area(key="firm-0-disclaimer").set_value("For nobody else.")
    settings.test.file_uploader(key="firm-0-logo").set_value(("logo.svg", b"<svg />", "image/svg+xml"))
    save_firm(settings)
    assert "SVG drawing" in settings.trouble[0]
    assert settings.test.text_area(key="firm-0-disclaimer").value == "For nobody else."
    assert firm_profile(bea).revision == 0
    settings.test.file_uploader(key="firm-0-logo").set_value(("logo.png", picture(), "image/png"))
    save_firm(settings)
    assert not settings.trouble
    assert (firm_profile(bea).disclaimer, firm_profile(bea).logo_id is None) == ("For nobody else.", False)


def test_a_profile_changed_meanwhile_shows_both_and_mine_can_be_used(settings: Tab, bea: Desk) -> None:
    settings.test.text_input(key="firm-0-name").set_value("Mine & Co")
    settings.test.segmented_control(key="firm-0-paper").set_value(Paper.LETTER)
    change_firm(bea, firm_profile(bea).changed(name="Theirs Ltd"))
    save_firm(settings)
    assert "changed by Bea Lowe" in settings.trouble[0]
    assert settings.test.text_input(key="firm-1-name").value == "Theirs Ltd"
    assert settings.says("Mine & Co")
    assert settings.says("Letter")
    settings.do(settings.test.button(key="mine-firm-1-name").click())
    save_firm(settings)
    assert (firm_profile(bea).name, firm_profile(bea).paper) == ("Mine & Co", Paper.A4)
    assert not settings.trouble


# Checklists and this toolkit


def test_the_checklists_stand_with_version_and_number_of_criteria(settings: Tab) -> None:
    turned_to(settings, "about")
    assert settings.says("Small checklist, version 0.1.0, 6 criteria")
    assert settings.says("176 criteria")


def test_a_broken_own_checklist_is_shown_with_file_and_line(settings: Tab, data: Path) -> None:
    chapter = data / "checklists" / "small" / "chapter-7.yaml"
    chapter.write_text(chapter.read_text(encoding="utf-8").replace("force: should", "force: must", 1), encoding="utf-8")
    turned_to(settings, "about")
    assert len(settings.test.error) == 1
    assert settings.trouble[0].startswith("The checklist “small” cannot be used: small/chapter-7.yaml:9 (7.1-1):")
    assert "checklist check" in settings.trouble[0]


def test_the_place_of_the_data_and_the_version_are_named(settings: Tab, data: Path) -> None:
    assert turned_to(settings, "data").says(str(data / "iso10002.db"))
    assert turned_to(settings, "about").says(f"ISO 10002 toolkit {__version__}.")


def test_an_intact_journal_is_told_chain_by_chain(settings: Tab, northwind: EngagementLine) -> None:
    turned_to(settings, "data").click("Check the journal")
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
    turned_to(settings, "data").click("Check the journal")
    assert any(found in trouble for trouble in settings.trouble)
    assert not any(told.value.startswith(northwind.id) for told in settings.test.success)
