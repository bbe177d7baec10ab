"""The evidence page and the evidence of a card: what is brought is kept or refused in a sentence, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from assessment.domain.evidence import Confidentiality, Evidence, EvidenceKind
from assessment.reporting.evidence_register import EvidenceRegister, EvidenceRow
from assessment.services.answers import Field, add_evidence, save_answer
from assessment.services.evidence import EvidenceDetails, change_evidence, register_evidence, where_used
from assessment.services.files import files_of, find_evidence
from assessment.services.reports import ReportName, make_report
from assessment.ui.components.evidence_filters import EvidenceFilter
from assessment.ui.components.evidence_table import table_key
from assessment.ui.components.row_table import table_height
from tests.intake.files_of_all_kinds import EXE, PDF, picture

if TYPE_CHECKING:
    from assessment.services.desk import Desk
    from assessment.services.engagements import EngagementLine
    from tests.ui.conftest import Tab

POLICY = EvidenceDetails(title="Complaints *policy*", kind=EvidenceKind.DOCUMENT, source="Intranet")


@dataclass
class Register:
    """The page of an engagement, and what is stored behind it."""

    tab: Tab
    desk: Desk
    line: EngagementLine

    @property
    def content(self) -> EvidenceRegister:
        """The register as a report."""
        content = make_report(self.desk, self.line.assessment_id, ReportName.EVIDENCE).content
        assert isinstance(content, EvidenceRegister)
        return content

    @property
    def pieces(self) -> list[Evidence]:
        """The evidence in the order in which it was collected."""
        return [find_evidence(self.desk, row.evidence_id) for row in self.content.rows]

    def choose(self, place: int = 0) -> Tab:
        """Choose a row, the newest is the first; AppTest cannot click it, and forgets it at each run."""
        shown = list(reversed(self.content.rows))
        selection = {"selection": {"rows": [place], "columns": [], "cells": []}}
        self.tab.test.session_state[table_key(shown)] = selection
        return self.tab.look()

    def part(self, name: str, place: int = 0) -> Tab:
        """Turn to a part of the row that is chosen."""
        self.choose(place)
        self.tab.test.segmented_control(key="evidence-part").set_value(name)
        return self.choose(place)

    def field(self, kind: str, name: str) -> Any:
        """A field of a form, by the end of its key."""
        return next(one for one in getattr(self.tab.test, kind) if one.key and one.key.endswith(f"-{name}"))

    def bring(self, uploader: int, *files: tuple[str, bytes]) -> Tab:
        """Upload files, all at once."""
        box = self.tab.test.file_uploader[uploader]
        for name, content in files:
            box.upload(name, content)
        return self.tab.do(box)


@pytest.fixture
def register(tab: Tab, bea: Desk, northwind: EngagementLine) -> Register:
    """The page with one piece of evidence, which carries a criterion."""
    register_evidence(bea, northwind.id, POLICY)
    add_evidence(bea, northwind.assessment_id, "7.1-1", POLICY.title)
    return Register(tab.follow(northwind, page="evidence"), bea, northwind)


@pytest.fixture
def empty(tab: Tab, bea: Desk, northwind: EngagementLine) -> Register:
    """The page before anything was collected."""
    return Register(tab.follow(northwind, page="evidence"), bea, northwind)


# The register


def test_an_empty_register_says_what_to_do_next(empty: Register) -> None:
    assert empty.tab.title == "Evidence"
    assert empty.tab.says("No evidence yet. Attach files here")
    assert len(empty.tab.test.file_uploader) == 1


def test_without_an_engagement_the_page_leads_to_the_start(tab: Tab) -> None:
    assert tab.turn_to("evidence").says("No engagement is open.")


def test_the_address_names_what_is_open(register: Register) -> None:
    assert register.tab.test.query_params == {
        "engagement": register.line.id,
        "assessment": register.line.assessment_id,
    }


def test_a_row_says_what_was_seen_and_how_often_it_is_used(register: Register) -> None:
    (row,) = register.tab.test.dataframe[0].value.itertuples(index=False)
    assert (row.title, row.kind, row.uses) == (POLICY.title, "Document", 1)
    assert register.tab.says("1 piece of evidence: 0 over 12 months old")


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (EvidenceFilter(), ["Old export", POLICY.title]),
        (EvidenceFilter(words="INTRANET policy"), [POLICY.title]),
        (EvidenceFilter(words="7.1-1"), [POLICY.title]),
        (EvidenceFilter(words="nowhere"), []),
        (EvidenceFilter(kinds=(EvidenceKind.RECORD,)), ["Old export"]),
        (EvidenceFilter(stale=True), ["Old export"]),
        (EvidenceFilter(unlinked=True), ["Old export"]),
        (EvidenceFilter(stale=True, kinds=(EvidenceKind.DOCUMENT,)), []),
    ],
)
def test_each_filter_lets_through_what_it_names(register: Register, wanted: EvidenceFilter, found: list[str]) -> None:
    old = EvidenceDetails(title="Old export", kind=EvidenceKind.RECORD, collected_on=date(2020, 1, 1))
    register_evidence(register.desk, register.line.id, old)
    rows: tuple[EvidenceRow, ...] = register.content.rows
    assert [row.title for row in rows if wanted.lets(row)] == found


def test_filters_that_let_nothing_through_can_be_taken_off(register: Register) -> None:
    tab = register.tab
    tab.do(tab.test.toggle(key="evidence-stale").set_value(True))
    assert tab.says("No evidence matches these filters.")
    tab.click("Show all evidence")
    assert len(tab.test.dataframe) == 1


# Files


def test_files_are_taken_or_refused_each_with_a_sentence(empty: Register) -> None:
    tab = empty.bring(0, ("policy.pdf", PDF), ("tool.pdf", EXE), ("screen.doc", picture()))
    assert tab.says("2 files kept")
    assert any("“tool.pdf” was not taken: it is really a program (EXE)" in text for text in tab.trouble)
    assert tab.says("“screen.png” is kept. The ending it came with (DOC)")
    assert [piece.file_name for piece in empty.pieces] == ["policy.pdf", "screen.png"]
    assert {piece.collected_by for piece in empty.pieces} == {"Ada Carter"}
    tab.look()
    assert len(empty.pieces) == 2


def test_a_folder_can_be_brought_whole(empty: Register) -> None:
    empty.tab.do(empty.tab.test.segmented_control(key="evidence-how").set_value("folder"))
    tab = empty.bring(0, ("visit/day 1/a.pdf", PDF), ("visit/.DS_Store", b"\0\0\0\1Bud1\0"))
    assert tab.says("1 file kept")
    assert tab.says("1 file not taken")
    assert [piece.title for piece in empty.pieces] == ["a"]


def test_what_has_no_file_is_entered_by_hand(empty: Register) -> None:
    empty.tab.do(empty.tab.test.segmented_control(key="evidence-how").set_value("none"))
    empty.field("text_input", "title").set_value("Shelf <2>, folder [7]")
    empty.field("date_input", "period_from").set_value(date(2026, 3, 1))
    empty.field("date_input", "period_to").set_value(date(2026, 1, 1))
    empty.tab.click("Enter it")
    assert empty.tab.trouble == ["The period covered ends before it begins. Correct one of the two dates."]
    assert empty.field("text_input", "title").value == "Shelf <2>, folder [7]"
    empty.field("date_input", "period_to").set_value(date(2026, 6, 30))
    empty.tab.click("Enter it")
    assert empty.tab.says("“Shelf <2>, folder [7]” is in the register.")
    assert [piece.period_to for piece in empty.pieces] == [date(2026, 6, 30)]
    assert empty.field("text_input", "title").value == ""


def test_files_have_preview_download_and_a_newer_version(empty: Register) -> None:
    empty.bring(0, ("screen.png", picture()))
    tab = empty.part("files")
    assert tab.says("screen.png · ")
    assert len(tab.test.image) == 1
    assert [button.label for button in tab.test.get("download_button")] == ["Download"]
    empty.bring(0, ("screen 2.txt", b"Only words now"))
    empty.choose()
    assert [code.value for code in tab.test.code] == ["Only words now"]
    assert tab.says("Earlier: screen.png")
    assert [file.name for file in files_of(empty.desk, empty.pieces[0])] == ["screen 2.txt", "screen.png"]


def test_a_refused_newer_version_leaves_the_old_one(empty: Register) -> None:
    empty.bring(0, ("screen.png", picture()))
    tab = empty.part("files")
    empty.bring(0, ("tool.exe", EXE))
    empty.choose()
    assert any("really a program" in text for text in tab.trouble)
    assert [file.name for file in files_of(empty.desk, empty.pieces[0])] == ["screen.png"]


def test_a_file_is_taken_off_and_deleted(empty: Register) -> None:
    empty.bring(0, ("screen.png", picture()))
    tab = empty.part("files")
    tab.click("Delete")
    empty.choose()
    assert tab.says("There is no file.")
    assert empty.pieces[0].file_ids == ()


# One piece


def test_what_is_said_about_evidence_can_be_changed(register: Register) -> None:
    register.choose()
    register.field("text_input", "title").set_value("Policy, version 4")
    register.field("selectbox", "confidentiality").set_value(Confidentiality.PUBLIC)
    register.tab.click("Save")
    assert register.pieces[0].title == "Policy, version 4"
    register.choose()
    assert register.tab.says("Saved ")


def test_a_colleague_who_was_faster_is_not_overwritten_and_nothing_typed_is_lost(register: Register) -> None:
    register.choose()
    seen = register.pieces[0]
    change_evidence(register.desk, seen.id, POLICY.changed(title="Theirs"), seen=seen.revision)
    register.field("text_input", "title").set_value("Mine")
    register.tab.click("Save")
    register.choose()
    assert register.pieces[0].title == "Theirs"
    assert any("was changed by Bea Lowe" in text for text in register.tab.trouble)
    assert register.tab.says("Mine")
    assert register.field("text_input", "title").value == "Theirs"
    register.tab.click("Use mine")
    register.choose()
    assert register.field("text_input", "title").value == "Mine"


def test_a_note_stays_out_of_sight_while_presenting_and_is_kept(register: Register) -> None:
    seen = register.pieces[0]
    change_evidence(register.desk, seen.id, POLICY.changed(note="Between us"), seen=seen.revision)
    register.tab.test.query_params["presenting"] = "1"
    register.choose()
    assert "Between us" not in [area.value for area in register.tab.test.text_area]
    register.field("text_input", "title").set_value("Policy, version 4")
    register.tab.click("Save")
    assert (register.pieces[0].title, register.pieces[0].note) == ("Policy, version 4", "Between us")


def test_where_it_is_used_leads_to_the_clause_and_can_be_changed(register: Register) -> None:
    tab = register.part("uses")
    assert [link.label.replace("\\", "") for link in tab.test.page_link] == ["Go to 7.1"]
    box = next(one for one in tab.test.multiselect if one.label == "Criteria of this assessment that rest on it")
    box.set_value(["7.1-1", "7.2-1"])
    tab.click("Save links")
    assert [use.criterion_id for use in where_used(register.desk, register.pieces[0].id)] == ["7.1-1", "7.2-1"]


def test_withdrawing_asks_first(register: Register) -> None:
    register.choose()
    register.tab.click("Withdraw")
    register.choose()
    assert register.tab.says("This takes it off 1 criterion.")
    assert register.pieces
    register.tab.click("Withdraw it")
    assert register.tab.says(f"“{POLICY.title}” was withdrawn.")
    assert not register.pieces


# Coverage


def test_coverage_names_what_stands_on_nothing_and_what_is_usually_asked_for(register: Register) -> None:
    save_answer(register.desk, register.line.assessment_id, "7.2-1", Field.RATING, shown=None, value="met")
    tab = register.tab
    tab.do(tab.test.segmented_control(key="evidence-view").set_value("coverage"))
    assert tab.says("1 criterion is rated “Met” without evidence.")
    bare, expected = (frame.value for frame in tab.test.dataframe)
    assert list(bare.criterion) == ["7.2-1"]
    assert len(expected) == 40
    public = expected[expected.number == 13].iloc[0]
    assert (public.found, public.evidence) == ("Linked", POLICY.title)
    assert tab.says("of 40 documents and records")
    tab.do(tab.test.toggle(key="coverage-missing").set_value(True))
    assert "Linked" not in set(tab.test.dataframe[1].value.found)


def test_evidence_is_tied_by_hand_on_the_coverage_and_untied_again(register: Register) -> None:
    tab, newest = register.tab, register.pieces[0]

    def chosen() -> Any:
        """The choice below the first row; AppTest cannot click a row, and forgets it at each run."""
        selection = {"selection": {"rows": [0], "columns": [], "cells": []}}
        tab.test.session_state["coverage-expected-40"] = selection
        tab.look()
        return next(one for one in tab.test.multiselect if one.label == "Evidence that is this document or record")

    tab.do(tab.test.segmented_control(key="evidence-view").set_value("coverage"))
    for pieces, shown in (([newest.id], f"{newest.title} (tied by hand)"), ([], "")):
        chosen().set_value(pieces)
        tab.click("Save")
        assert tab.test.dataframe[-1].value.iloc[0].evidence == shown
        assert find_evidence(register.desk, newest.id).stands_for == (("scope",) if pieces else ())


# On a card


@pytest.fixture
def card(register: Register, walk: Callable[..., Tab]) -> Tab:
    """The evidence of a criterion, opened."""
    return walk("7.1").opened("evidence", "7.1-2")


def test_evidence_there_is_already_is_linked_by_choosing_it(card: Tab, register: Register) -> None:
    box = next(one for one in card.test.selectbox if one.label == "Evidence there is already")
    card.do(box.select_index(0))
    assert [use.criterion_id for use in where_used(register.desk, register.pieces[0].id)] == ["7.1-1", "7.1-2"]


def test_a_file_goes_straight_to_the_answer(card: Tab, register: Register) -> None:
    box = card.test.file_uploader[0]
    card.do(box.upload("screen.png", picture()))
    card.look()
    newest = register.pieces[-1]
    assert [use.criterion_id for use in where_used(register.desk, newest.id)] == ["7.1-2"]
    assert card.says("screen.png")


def test_the_page_stays_light(register: Register) -> None:
    register.choose()
    assert len(register.tab.test.session_state) < 100


# The pack


def test_the_pack_keeps_back_personal_data_until_somebody_says_so(register: Register) -> None:
    register.bring(0, ("letter.pdf", PDF), ("minutes.pdf", PDF + b"%"))
    letter = next(piece for piece in register.pieces if piece.title == "letter")
    details = EvidenceDetails(title="Letter of Mrs Okafor", confidentiality=Confidentiality.PERSONAL_DATA)
    change_evidence(register.desk, letter.id, details, seen=letter.revision)
    tab = register.tab
    tab.do(tab.test.segmented_control(key="evidence-view").set_value("pack"))
    assert tab.says("The pack holds 1 file of evidence")
    assert tab.says("1 is kept back")
    (absent,) = tab.test.dataframe
    assert list(absent.value["Why"]) == ["No file", "Kept back: personal data"]
    assert list(absent.value["What was seen"]) == [POLICY.title, "Letter of Mrs Okafor"]
    tab.do(tab.test.checkbox(key="pack-personal_data").check())
    assert tab.says("The pack holds 2 files of evidence")
    assert [button.label for button in tab.test.get("download_button")] == ["Download the pack"]


def test_an_empty_pack_says_what_to_do_first(empty: Register) -> None:
    tab = empty.tab
    tab.do(tab.test.segmented_control(key="evidence-view").set_value("pack"))
    assert tab.says("There is no evidence yet. Attach files in the register")
    assert not tab.test.checkbox


def test_a_table_of_more_rows_than_it_shows_lets_the_next_one_be_seen() -> None:
    assert table_height(8, 36, 8) - table_height(7, 36, 8) == 36
    assert 0 < table_height(9, 36, 8) - table_height(8, 36, 8) < 36
    assert table_height(500, 36, 8) == table_height(9, 36, 8)
