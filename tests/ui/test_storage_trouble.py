"""The disk is full, the file is locked or may not be written: a sentence in the card, the text stays, trying again saves."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assessment.domain.assessment import CriterionResult

if TYPE_CHECKING:
    from tests.ui.conftest import Connections, Tab

Walk = Callable[..., "Tab"]
Stored = Callable[[str], CriterionResult]

LONG = "Phone complaints have no date. " * 3_000
"""More than fits into the pages that an SQLite file has to spare."""


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Hold the database as a backup program does."""
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def full(connections: Connections) -> Iterator[None]:
    """Leave no room for another page."""
    connections.fill_the_disk()
    yield
    connections.free_the_disk()


@contextmanager
def read_only(connections: Connections) -> Iterator[None]:
    """Refuse every write."""
    connections.forbid_writing()
    yield
    connections.allow_writing()


@pytest.fixture
def trouble(
    request: pytest.FixtureRequest, data: Path, connections: Connections, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], object]:
    """One kind of trouble, to be entered and left."""
    monkeypatch.setattr("assessment.storage.database.BUSY_SECONDS", 0.1)
    kinds = {
        "locked": lambda: locked(data / "iso10002.db"),
        "full": lambda: full(connections),
        "read-only": lambda: read_only(connections),
    }
    return kinds[request.param]


KINDS = {
    "locked": "The database was locked by another program",
    "read-only": "The data folder cannot be written",
    "full": "The disk that holds the data is full",
}
ANY = pytest.mark.parametrize(("trouble", "sentence"), list(KINDS.items()), indirect=["trouble"], ids=list(KINDS))
FOR_SHORT_TEXTS = pytest.mark.parametrize(
    ("trouble", "sentence"), list(KINDS.items())[:2], indirect=["trouble"], ids=list(KINDS)[:2]
)
"""A short text finds room in a page that is there already, however full the disk is."""


@ANY
def test_a_text_that_cannot_be_saved_stays_and_is_saved_by_trying_again(
    trouble: Callable[[], Iterator[None]], sentence: str, walk: Walk, stored: Stored
) -> None:
    tab = walk("7.2").rate("7.2-1", "partly_met")
    with trouble():
        tab.rationale("7.2-1").set_value(LONG).run()
        assert tab.test.container(key="criterion-7.2-1").warning[0].value.startswith(sentence)
        assert tab.look().rationale("7.2-1").value == LONG
        assert stored("7.2-1").rationale == ""
        tab.click("Try again")
        assert tab.trouble[0].startswith(sentence)
        assert tab.rationale("7.2-1").value == LONG
    tab.click("Try again")
    assert stored("7.2-1").rationale == LONG
    assert not tab.trouble
    assert not tab.buttons("Try again")


@ANY
def test_text_that_cannot_be_saved_survives_a_walk_through_the_app(
    trouble: Callable[[], Iterator[None]], sentence: str, walk: Walk, stored: Stored
) -> None:
    tab = walk("7.2")
    with trouble():
        tab.write("7.2-1", LONG).click("Back: 7.1")
        tab.turn_to("reports").turn_to("gap_analysis").click("Next: 7.2")
        assert tab.rationale("7.2-1").value == LONG
        assert tab.trouble[0].startswith(sentence)
    tab.click("Try again")
    assert stored("7.2-1").rationale == LONG


@FOR_SHORT_TEXTS
def test_a_name_that_cannot_be_saved_stays_and_is_saved_by_trying_again(
    trouble: Callable[[], Iterator[None]], sentence: str, walk: Walk, stored: Stored
) -> None:
    tab = walk("7.2").rate("7.2-1", "met").opened("responsible", "7.2-1")
    with trouble():
        box = tab.test.container(key="criterion-7.2-1").selectbox[0]
        box.options.append("Maria Santos")
        box.select("Maria Santos").run()
        card = tab.test.container(key="criterion-7.2-1")
        assert card.warning[0].value.startswith(sentence)
        assert card.selectbox[0].value == "Maria Santos"
        card.selectbox[0].options.append("Maria Santos")
    tab.click("Try again")
    assert tab.test.container(key="criterion-7.2-1").selectbox[0].value == "Maria Santos"
    assert stored("7.2-1").responsible_id


@FOR_SHORT_TEXTS
def test_evidence_that_cannot_be_saved_stays_in_its_field(
    trouble: Callable[[], Iterator[None]], sentence: str, walk: Walk, stored: Stored
) -> None:
    tab = walk("7.2").rate("7.2-1", "met").opened("evidence", "7.2-1")
    with trouble():
        tab.test.container(key="criterion-7.2-1").text_input[0].set_value("Register, March to May")
        tab.test.button(key="add-7.2-1").click().run()
        card = tab.test.container(key="criterion-7.2-1")
        assert card.warning[0].value.startswith(sentence)
        assert card.text_input[0].value == "Register, March to May"
    tab.look().click("Add")
    assert len(stored("7.2-1").evidence_ids) == 1
    with trouble():
        tab.test.button(key=f"unlink-{stored('7.2-1').id}-{stored('7.2-1').evidence_ids[0]}").click().run()
        assert tab.test.container(key="criterion-7.2-1").warning[0].value.startswith(sentence)
    tab.look().click("Remove")
    assert not stored("7.2-1").evidence_ids
    assert not tab.trouble


@ANY
def test_a_new_engagement_that_cannot_be_saved_keeps_the_form(
    trouble: Callable[[], Iterator[None]], sentence: str, tab: Tab
) -> None:
    tab.click("New engagement")
    tab.test.text_input(key="new-organization").set_value("Northwind")
    tab.test.text_area(key="new-scope").set_value(LONG)
    with trouble():
        tab.click("Begin the gap analysis")
        assert tab.trouble[0].startswith(sentence)
        assert tab.test.text_input(key="new-organization").value == "Northwind"
        assert tab.test.text_area(key="new-scope").value == LONG
    tab.click("Begin the gap analysis")
    assert tab.says("0 of 176 assessed")


def test_a_file_that_is_no_database_any_more_is_a_sentence_on_every_page(walk: Walk, data: Path) -> None:
    tab = walk("7.2")
    for file in data.glob("iso10002.db*"):
        file.write_bytes(b"not a database " * 1_000)
    tab.rating("7.2-1").set_value("met").run()
    assert not tab.test.exception
    assert any("is damaged" in words for words in tab.trouble)
    for page in ("start", "gap_analysis", "readiness", "reports"):
        assert any("is damaged" in words for words in tab.turn_to(page).trouble), page


def test_a_folder_that_is_a_file_is_a_sentence(
    home: Path, new_tab: Callable[[], Tab], monkeypatch: pytest.MonkeyPatch
) -> None:
    home.write_text("in the way")
    tab = new_tab()
    tab.test.text_input(key="introduction-name").set_value("Ada")
    tab.click("Begin")
    assert "could not be kept" in tab.trouble[0]
    assert tab.test.text_input(key="introduction-name").value == "Ada"
    monkeypatch.setenv("ISO10002_USER", "Ada")
    assert "cannot be opened" in tab.look().trouble[0]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let go of a file that is open")
def test_a_text_typed_while_the_database_was_moved_away_is_there_when_it_is_back(
    data: Path, walk: Walk, stored: Stored
) -> None:
    tab = walk("7.2").rate("7.2-1", "partly_met")
    moved = (data / "iso10002.db").rename(data / "moved.db")
    tab.rationale("7.2-1").set_value("Typed meanwhile.").run()
    assert any("was moved or deleted" in one.value for one in [*tab.test.warning, *tab.test.error])
    assert not (data / "iso10002.db").exists()
    moved.rename(data / "iso10002.db")
    assert tab.look().rationale("7.2-1").value == "Typed meanwhile."
    tab.click("Try again")
    assert stored("7.2-1").rationale == "Typed meanwhile."
