"""One clause of a gap analysis: every field saves itself, and the page says how far the work is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from assessment.domain.assessment import CriterionResult, GapKind
from assessment.domain.checklist import NOT_APPLICABLE
from assessment.services.answers import Field, save_answer
from assessment.services.reports import gap_report
from assessment.services.work import open_work
from assessment.wording.figures import percent, points

if TYPE_CHECKING:
    from assessment.services.desk import Desk
    from assessment.services.engagements import EngagementLine
    from tests.ui.conftest import Tab

Walk = Callable[..., "Tab"]
Stored = Callable[[str], CriterionResult]


def mark(tab: Tab, key: str) -> tuple[str, str]:
    """Icon and counts of a line of the tree."""
    button = tab.test.sidebar.button(key=key)
    return button.proto.icon.strip(":").removeprefix("material/"), button.label.rpartition(" ")[2]


def asks_for_the_kind(tab: Tab, criterion_id: str) -> bool:
    """True when the kind of gap can be chosen."""
    return any(control.key == tab.key(criterion_id, Field.GAP_KIND) for control in tab.test.segmented_control)


# What saves itself


def test_a_rating_is_saved_with_who_gave_it(walk: Walk, stored: Stored) -> None:
    tab = walk("7.2").rate("7.2-1", "partly_met")
    result = stored("7.2-1")
    assert (result.rating, result.assessed_by) == ("partly_met", "Ada Carter")
    assert tab.rating("7.2-1").value == "partly_met"
    assert "Saved " in tab.behind("7.2-1")


def test_what_was_saved_in_one_engagement_is_not_said_in_another(walk: Walk, begin: Callable[..., Any]) -> None:
    tab = walk("7.2").rate("7.2-1", "met")
    assert "Saved " in tab.behind("7.2-1")
    assert "Saved " not in tab.follow(begin("Southwind"), clause="7.2").behind("7.2-1")


def test_a_rationale_is_saved_and_is_no_rating(walk: Walk, stored: Stored) -> None:
    tab = walk("7.2").write("7.2-1", "The register has no channel")
    assert stored("7.2-1").rationale == "The register has no channel"
    assert tab.rationale("7.2-1").value == "The register has no channel"
    assert tab.says("0 of 6 assessed")


def test_not_applicable_counts_once_it_has_a_reason(walk: Walk, stored: Stored) -> None:
    tab = walk("7.2").rate("7.2-1", NOT_APPLICABLE)
    assert tab.says("Counts as not assessed until a reason is given.")
    assert tab.rationale("7.2-1").label == "Why does this not apply?"
    assert tab.says("0 of 6 assessed")
    tab.write("7.2-1", "No sales by telephone")
    assert not tab.says("Counts as not assessed")
    assert tab.says("1 of 6 assessed")
    assert stored("7.2-1").is_assessed


@pytest.mark.parametrize("rating", [None, "met", NOT_APPLICABLE])
def test_the_kind_of_gap_is_asked_only_below_the_top(walk: Walk, rating: str | None) -> None:
    tab = walk("7.2")
    if rating:
        tab.rate("7.2-1", rating)
    assert not asks_for_the_kind(tab, "7.2-1")
    tab.rate("7.2-1", "not_met")
    assert asks_for_the_kind(tab, "7.2-1")


def test_one_click_gives_the_kind_of_gap_and_met_takes_it_away(walk: Walk, stored: Stored) -> None:
    tab = walk("7.2").rate("7.2-1", "not_met")
    tab.do(tab.gap_kind("7.2-1").set_value(GapKind.NO_RECORD))
    assert stored("7.2-1").gap_kind is GapKind.NO_RECORD
    tab.rate("7.2-1", "met")
    assert stored("7.2-1").gap_kind is None
    assert not asks_for_the_kind(tab, "7.2-1")


def test_a_rating_is_cleared_by_a_button_of_its_own(walk: Walk, stored: Stored) -> None:
    tab = walk("7.2")
    assert not tab.opened("guidance", "7.2-1").buttons("Clear rating")
    tab.rate("7.2-1", "partly_met").click("Clear rating")
    assert (stored("7.2-1").rating, stored("7.2-1").assessed_by) == (None, "")
    assert tab.rating("7.2-1").value is None
    assert not tab.buttons("Clear rating")


def test_the_flag_is_set_and_taken_away(walk: Walk, stored: Stored) -> None:
    tab = walk("7.2")
    tab.opened("guidance", "7.2-1").click("Flag")
    assert stored("7.2-1").flagged
    assert "Flagged" in tab.behind("7.2-1")
    tab.click("Remove flag")
    assert not stored("7.2-1").flagged


def test_a_note_is_kept_and_no_report_shows_it(
    walk: Walk, stored: Stored, bea: Desk, northwind: EngagementLine
) -> None:
    tab = walk("7.2").opened("note", "7.2-1")
    tab.do(tab.test.text_area(key=tab.key("7.2-1", Field.NOTE)).set_value("Ask again, he seemed unsure"))
    assert stored("7.2-1").note == "Ask again, he seemed unsure"
    assert "unsure" not in gap_report(bea, northwind.assessment_id).model_dump_json()


# Evidence and people


def add_evidence(tab: Tab, criterion_id: str, title: str) -> Tab:
    """Type what was seen and choose Add."""
    tab.test.container(key=f"criterion-{criterion_id}").text_input[0].set_value(title)
    return tab.do(tab.test.button(key=f"add-{criterion_id}").click())


def test_evidence_is_added_counted_and_removed(
    walk: Walk, stored: Stored, bea: Desk, northwind: EngagementLine
) -> None:
    tab = walk("7.2").opened("evidence", "7.2-1")
    add_evidence(tab, "7.2-1", "Register, March to May")
    add_evidence(tab, "7.2-1", "Call with the front desk")
    assert "2 pieces of evidence" in tab.behind("7.2-1")
    assert tab.says("Register, March to May")
    assert tab.test.container(key="criterion-7.2-1").text_input[0].value == ""
    tab.click("Remove")
    assert not tab.says("Register, March to May")
    assert len(stored("7.2-1").evidence_ids) == 1
    assert len(open_work(bea, northwind.assessment_id).evidence) == 2


def test_one_title_is_one_piece_of_evidence(walk: Walk, bea: Desk, northwind: EngagementLine) -> None:
    tab = walk("7.2")
    for criterion_id in ("7.2-1", "7.2-2"):
        add_evidence(tab.opened("evidence", criterion_id), criterion_id, "Register, March to May")
    assert len(open_work(bea, northwind.assessment_id).evidence) == 1


def responsible(tab: Tab, criterion_id: str) -> Any:
    """The field of the responsible person."""
    return tab.test.container(key=f"criterion-{criterion_id}").selectbox[0]


def name_responsible(tab: Tab, criterion_id: str, name: str | None) -> Tab:
    """Choose a person, type a new one, or clear the field."""
    box = responsible(tab, criterion_id)
    if name is not None and name not in box.options:
        box.options.append(name)
    return tab.do(box.select(name))


def test_a_new_name_becomes_a_person_who_is_offered_elsewhere(walk: Walk, stored: Stored) -> None:
    tab = walk("7.2").opened("responsible", "7.2-1")
    name_responsible(tab, "7.2-1", "Maria Santos")
    assert responsible(tab, "7.2-1").value == "Maria Santos"
    tab.opened("responsible", "7.2-2")
    assert responsible(tab, "7.2-2").options == ["Maria Santos"]
    name_responsible(tab, "7.2-2", "Maria Santos")
    assert stored("7.2-1").responsible_id == stored("7.2-2").responsible_id is not None


def test_the_responsible_person_can_be_taken_away(walk: Walk, stored: Stored) -> None:
    tab = walk("7.2").opened("responsible", "7.2-1")
    name_responsible(tab, "7.2-1", "Maria Santos")
    name_responsible(tab, "7.2-1", None)
    assert stored("7.2-1").responsible_id is None
    assert not tab.trouble


# Where one is


def test_the_marks_of_the_tree_tell_none_some_and_all(walk: Walk) -> None:
    tab = walk("7.2")
    assert mark(tab, "tree-7.2") == ("radio_button_unchecked", "0/3")
    tab.rate("7.2-1", "met")
    assert mark(tab, "tree-7.2") == ("contrast", "1/3")
    tab.rate("7.2-2", "met").rate("7.2-3", "not_met")
    assert mark(tab, "tree-7.2") == ("check_circle", "3/3")
    assert mark(tab, "tree-7")[1] == "3/5"


def test_the_tree_leads_to_another_chapter(walk: Walk) -> None:
    tab = walk("7.2")
    tab.do(tab.test.button(key="tree-4").click())
    assert tab.title == "4.2 Commitment"
    assert tab.test.query_params["clause"] == "4.2"


def test_next_unanswered_skips_what_is_answered_and_ends(walk: Walk) -> None:
    tab = walk("7.1").rate("7.1-1", "met").rate("7.1-2", "met")
    tab.click("Next unanswered")
    assert tab.title == "7.2 Receipt"
    for number in (1, 2, 3):
        tab.rate(f"7.2-{number}", "met")
    tab.click("Next unanswered")
    assert tab.title == "4.2 Commitment"
    tab.rate("4.2-1", "met")
    assert tab.buttons("Next unanswered")[0].disabled


def test_back_and_next_lead_to_the_neighbours(walk: Walk) -> None:
    tab = walk("7.1").click("Next: 7.2 Receipt")
    assert tab.title == "7.2 Receipt"
    assert not tab.buttons("Next: ")
    assert tab.click("Back: 7.1").title == "7.1 Communication"


def test_the_line_of_progress_carries_the_figures_of_the_report(
    walk: Walk, bea: Desk, northwind: EngagementLine
) -> None:
    tab = walk("7.2").rate("7.2-1", "partly_met").rate("7.2-2", "met")
    figures = gap_report(bea, northwind.assessment_id).figures
    line = next(words for words in tab.words if " assessed ·" in words)
    assert line.startswith(f"{figures.assessed} of {figures.total} assessed")
    assert f"so far {percent(figures.percent_assessed)} ({points(figures.achieved)} of " in line
    assert line.endswith(f"{figures.gaps} gap · {figures.blockers} blockers")
    assert percent(figures.percent_assessed) in gap_report(bea, northwind.assessment_id).headline


def test_an_unknown_clause_falls_back_with_a_sentence(walk: Walk) -> None:
    tab = walk("9.9")
    assert tab.says("There is no clause “9.9”")
    assert tab.title == "4.2 Commitment"


def test_an_unknown_assessment_leads_back_to_the_start(tab: Tab) -> None:
    tab.test.query_params["engagement"] = "nobody"
    tab.test.query_params["assessment"] = "nothing"
    tab.turn_to("gap_analysis")
    assert tab.says("There is no assessment “nothing”")
    tab.click("Go to start")
    assert tab.title == "Engagements"


def test_without_an_engagement_the_page_says_how_to_open_one(tab: Tab) -> None:
    assert tab.turn_to("gap_analysis").says("No engagement is open.")


# Two people


def test_two_people_on_different_fields_both_save(
    walk: Walk, stored: Stored, bea: Desk, northwind: EngagementLine
) -> None:
    tab = walk("7.2")
    save_answer(bea, northwind.assessment_id, "7.2-1", Field.RATING, shown=None, value="met")
    tab.write("7.2-1", "Seen in the register")
    assert (stored("7.2-1").rating, stored("7.2-1").rationale) == ("met", "Seen in the register")
    assert tab.rating("7.2-1").value == "met"


@pytest.mark.parametrize(
    ("choice", "kept"),
    [("Keep mine", "mine"), ("Keep theirs", "theirs"), ("Keep both", "theirs\n\nmine")],
)
def test_the_second_on_one_field_sees_both_and_chooses(  # noqa: PLR0917 -- fixtures
    walk: Walk, stored: Stored, bea: Desk, northwind: EngagementLine, choice: str, kept: str
) -> None:
    tab = walk("7.2")
    save_answer(bea, northwind.assessment_id, "7.2-1", Field.RATIONALE, shown="", value="theirs")
    tab.write("7.2-1", "mine")
    assert stored("7.2-1").rationale == "theirs"
    assert tab.trouble[0].startswith("Bea Lowe changed this field")
    assert tab.says("mine")
    tab.click(choice)
    assert stored("7.2-1").rationale == tab.rationale("7.2-1").value == kept
    assert not tab.trouble


def test_a_conflict_over_a_rating_shows_both_labels(
    walk: Walk, stored: Stored, bea: Desk, northwind: EngagementLine
) -> None:
    tab = walk("7.2")
    save_answer(bea, northwind.assessment_id, "7.2-1", Field.RATING, shown=None, value="not_met")
    tab.rate("7.2-1", "met")
    assert {"Met", "Not met"} <= {text.value for text in tab.test.text}
    tab.click("Keep mine")
    assert stored("7.2-1").rating == "met"


# Size


def test_the_longest_clause_with_a_section_open_keeps_the_session_small(
    new_tab: Callable[[], Tab], begin: Callable[..., Any], shipped_checklist: Any
) -> None:
    longest = max(shipped_checklist.leaf_clauses, key=lambda clause: len(clause.criteria))
    tab = new_tab().follow(begin("Northwind", "iso10002-2018"), clause=longest.number)
    for criterion in longest.criteria:
        tab.rate(criterion.id, "partly_met")
    tab.opened("evidence", longest.criteria[-1].id)
    assert len(tab.test.segmented_control) == 2 * len(longest.criteria) + 1
    assert len(tab.test.session_state) < 100
