"""Copies, backup and earlier versions on the pages; an engagement removed, also under somebody who types."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assessment.services import copies
from assessment.services.engagements import list_engagements
from assessment.services.removal import certificates, remove_engagement

if TYPE_CHECKING:
    from assessment.services.desk import Desk
    from assessment.services.engagements import EngagementLine
    from tests.ui.conftest import Tab


@pytest.fixture
def settings(tab: Tab) -> Tab:
    """The part of the settings about the data."""
    tab.turn_to("settings")
    return tab.do(tab.test.segmented_control(key="settings-part").set_value("data"))


def test_settings_list_the_copies_and_say_how_to_restore(settings: Tab, data: Path) -> None:
    (copy,) = (data / "copies").glob("*.db")
    assert next(found.label for found in settings.test.expander).startswith("1 copy, of ")
    assert any(str(copy) in code.value for code in settings.test.code)
    assert settings.says("Stop the app: Ctrl-C")
    assert next(button.label for button in settings.test.get("download_button")) == "Download a full backup"


def test_what_a_backup_would_lack_is_said_beside_the_button(tab: Tab, data: Path) -> None:
    own = data / "checklists" / "mine"
    own.mkdir(parents=True)
    (own / "why?.yaml").write_text("mine")
    tab.turn_to("settings")
    tab.do(tab.test.segmented_control(key="settings-part").set_value("data"))
    assert [warning.value.partition(" of your")[0] for warning in tab.test.warning] == [
        r"Not in the backup\: mine/why?\.yaml"
    ]


def test_a_copy_that_cannot_be_made_is_a_quiet_warning(tab: Tab, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for copy in (data / "copies").glob("*.db"):
        copy.unlink()
    monkeypatch.setattr(copies, "ROOM", 1 << 60)
    tab.turn_to("settings")
    tab.do(tab.test.segmented_control(key="settings-part").set_value("data"))
    assert len(tab.test.warning) == 1
    assert tab.trouble[0].startswith("Today's copy could not be made. Your work goes on and is saved.")


# Removing


@pytest.fixture
def removing(tab: Tab, northwind: EngagementLine) -> Tab:
    """The page that removes Northwind."""
    return tab.follow(northwind, page="remove_engagement")


def fill(tab: Tab, line: EngagementLine, *, name: str, reason: str) -> Tab:
    tab.test.text_input(key=f"remove-{line.id}-name").set_value(name)
    tab.test.text_input(key=f"remove-{line.id}-reason").set_value(reason)
    return tab.click("Remove for good")


def test_the_page_of_the_engagement_leads_there(tab: Tab, northwind: EngagementLine) -> None:
    tab.follow(northwind, page="engagement")
    assert "Remove this engagement …" in [link.label for link in tab.test.get("page_link")]


def test_what_goes_and_what_stays_is_said_before_anything_happens(removing: Tab, bea: Desk) -> None:
    for words in (
        "What goes",
        "What stays",
        "Northwind Online Ltd",
        "Daily copies and backups made before still hold it",
    ):
        assert removing.says(words), words
    assert len(list_engagements(bea)) == 1


def test_another_name_removes_nothing_and_keeps_what_was_typed(
    removing: Tab, bea: Desk, northwind: EngagementLine
) -> None:
    fill(removing, northwind, name="Northwind", reason="Over")
    assert removing.trouble[0].startswith(
        "You typed “Northwind”, but the organization is called “Northwind Online Ltd”. Nothing was removed:"
    )
    assert removing.test.text_input(key=f"remove-{northwind.id}-reason").value == "Over"
    assert len(list_engagements(bea)) == 1


def test_the_right_name_removes_it_and_offers_the_certificate(
    removing: Tab, bea: Desk, northwind: EngagementLine, data: Path
) -> None:
    fill(removing, northwind, name="Northwind Online Ltd", reason="Retention is over")
    assert removing.says("The engagement is removed. Keep the certificate with your records.")
    labels = [button.label for button in removing.test.get("download_button")]
    assert labels == ["Certificate (Word)", "Certificate (JSON)"]
    assert list_engagements(bea) == []
    removing.click("Go to start")
    assert removing.says("No engagement yet.")
    removing.turn_to("settings")
    removing.do(removing.test.segmented_control(key="settings-part").set_value("data"))
    assert removing.says("Ada Carter")
    removing.click("Check the journal")
    told = [told.value for told in removing.test.success]
    assert any("erased on purpose" in sentence for sentence in told)
    assert not removing.test.error


def test_the_copies_can_be_replaced_at_once(removing: Tab, bea: Desk, northwind: EngagementLine, data: Path) -> None:
    old = data / "copies" / "2026-01-01.db"
    old.write_bytes(b"an older copy")
    removing.test.checkbox(key=f"remove-{northwind.id}-copies").set_value(True)
    fill(removing, northwind, name="Northwind Online Ltd", reason="Asked for")
    assert not old.exists()
    (new,) = (data / "copies").glob("*.db")
    assert b"Northwind" not in new.read_bytes()


def test_another_engagement_can_be_removed_after_one(
    removing: Tab, bea: Desk, northwind: EngagementLine, begin: Callable[..., EngagementLine]
) -> None:
    other = begin("Southwind")
    fill(removing, northwind, name="Northwind Online Ltd", reason="Over")
    removing.follow(other, page="remove_engagement")
    assert removing.says("Southwind")
    fill(removing, other, name="Southwind", reason="Over")
    assert len(certificates(bea)) == 2


def test_two_who_remove_at_once(removing: Tab, bea: Desk, northwind: EngagementLine) -> None:
    remove_engagement(bea, northwind.id, typed_name="Northwind Online Ltd", reason="First")
    fill(removing, northwind, name="Northwind Online Ltd", reason="Second")
    assert removing.says("It may have been removed")
    assert len(certificates(bea)) == 1


def test_somebody_who_types_meanwhile_keeps_the_text(
    walk: Callable[..., Tab], bea: Desk, northwind: EngagementLine
) -> None:
    tab = walk()
    remove_engagement(bea, northwind.id, typed_name="Northwind Online Ltd", reason="Asked for")
    tab.write("7.2-1", "half an hour of writing").look()
    assert tab.says("It may have been removed")
    assert tab.says("What you typed is kept here.")
    assert [code.value for code in tab.test.code] == ["half an hour of writing"]
