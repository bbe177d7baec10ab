"""The evidence register: entered, changed, linked, withdrawn, on both databases, and never over somebody else's words."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from assessment.domain.assessment import CriterionResult, result_id
from assessment.domain.errors import NotFound
from assessment.domain.evidence import Confidentiality, Evidence, EvidenceKind, PeriodReversed
from assessment.domain.expected_evidence import NotExpected
from assessment.domain.journal import JournalEntry
from assessment.domain.record import TextMissing, UnstorableCharacter
from assessment.reporting.evidence_register import EvidenceRegister
from assessment.services.answers import Field, add_evidence, save_answer
from assessment.services.desk import Desk
from assessment.services.engagements import NewEngagement, start_engagement
from assessment.services.evidence import (
    EvidenceDetails,
    change_evidence,
    link_evidence,
    register_evidence,
    tie_to_expected,
    where_used,
    withdraw_evidence,
)
from assessment.services.files import find_evidence
from assessment.services.reports import ReportName, gap_report, make_report
from assessment.services.work import open_work
from assessment.storage.store import StaleRecord

FULL = EvidenceDetails(
    title="Register export",
    kind=EvidenceKind.RECORD,
    source="Casebook",
    reference="Share/7",
    period_from=date(2026, 1, 1),
    period_to=date(2026, 6, 30),
    confidentiality=Confidentiality.PERSONAL_DATA,
    note="Names inside",
    collected_on=date(2026, 11, 2),
    collected_by="Grace Hopper",
)


@pytest.fixture
def engagement_id(desk: Desk, assessment_id: str) -> str:
    return open_work(desk, assessment_id).engagement.id


@pytest.fixture
def piece(desk: Desk, engagement_id: str) -> Evidence:
    return register_evidence(desk, engagement_id, FULL)


def evidence_of(desk: Desk, assessment_id: str, criterion_id: str) -> tuple[str, ...]:
    with desk.store.reading() as reader:
        found = reader.find(CriterionResult, result_id(assessment_id, criterion_id))
    return found.evidence_ids if found else ()


def lines(desk: Desk) -> int:
    with desk.store.reading() as reader:
        return len(reader.list(JournalEntry))


def test_what_is_entered_is_what_is_kept(desk: Desk, piece: Evidence) -> None:
    assert EvidenceDetails.of(find_evidence(desk, piece.id)) == FULL


def test_a_title_is_enough_and_says_who_collected_it_when(desk: Desk, engagement_id: str) -> None:
    bare = register_evidence(desk, engagement_id, EvidenceDetails(title="Seen on a shelf"))
    assert (bare.collected_by, bare.kind) == ("Ada Lovelace", EvidenceKind.OTHER)
    assert bare.collected_at.date() == desk.now().date()


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31), date(2024, 2, 29)])
def test_any_day_can_be_the_day_of_collecting(desk: Desk, engagement_id: str, day: date) -> None:
    kept = register_evidence(desk, engagement_id, EvidenceDetails(title="Old", collected_on=day))
    assert abs(datetime.combine(day, time(12)) - kept.collected_at.replace(tzinfo=None)).days <= 1
    change_evidence(desk, kept.id, EvidenceDetails(title="Old"), seen=1)


def test_a_change_keeps_the_time_of_day_when_the_day_stays(desk: Desk, piece: Evidence) -> None:
    changed = change_evidence(desk, piece.id, FULL.changed(title="Register, June"), seen=piece.revision)
    assert (changed.title, changed.collected_at, changed.revision) == ("Register, June", piece.collected_at, 2)


def test_a_change_that_changes_nothing_writes_nothing(desk: Desk, piece: Evidence) -> None:
    before = lines(desk)
    change_evidence(desk, piece.id, FULL, seen=piece.revision)
    assert lines(desk) == before


def test_a_stale_form_overwrites_nothing(desk: Desk, colleague: Desk, piece: Evidence) -> None:
    change_evidence(colleague, piece.id, FULL.changed(title="Theirs"), seen=piece.revision)
    with pytest.raises(StaleRecord, match="Charles Babbage"):
        change_evidence(desk, piece.id, FULL.changed(title="Mine"), seen=piece.revision)
    assert find_evidence(desk, piece.id).title == "Theirs"


def test_a_period_that_runs_backwards_is_refused_and_nothing_is_written(desk: Desk, piece: Evidence) -> None:
    with pytest.raises(PeriodReversed):
        change_evidence(desk, piece.id, FULL.changed(period_to=date(2025, 1, 1)), seen=piece.revision)
    assert find_evidence(desk, piece.id).revision == piece.revision


def test_a_title_must_be_there_and_storable() -> None:
    with pytest.raises(TextMissing):
        EvidenceDetails(title=" ")
    with pytest.raises(UnstorableCharacter):
        EvidenceDetails(title="a\0b")


# Links


def test_one_piece_carries_many_criteria(desk: Desk, assessment_id: str, piece: Evidence) -> None:
    link_evidence(desk, assessment_id, piece.id, shown=(), wanted=("7.1-1", "7.2-1"))
    assert [use.criterion_id for use in where_used(desk, piece.id)] == ["7.1-1", "7.2-1"]
    link_evidence(desk, assessment_id, piece.id, shown=("7.1-1", "7.2-1"), wanted=("7.2-1", "4.2-1"))
    assert [use.clause.number for use in where_used(desk, piece.id)] == ["4.2", "7.2"]
    assert evidence_of(desk, assessment_id, "7.1-1") == ()


def test_links_that_somebody_else_made_meanwhile_stay(
    desk: Desk, colleague: Desk, assessment_id: str, piece: Evidence
) -> None:
    link_evidence(colleague, assessment_id, piece.id, shown=(), wanted=("7.1-2",))
    other = add_evidence(colleague, assessment_id, "7.1-1", "Another")
    link_evidence(desk, assessment_id, piece.id, shown=(), wanted=("7.1-1",))
    assert evidence_of(desk, assessment_id, "7.1-1") == (other.id, piece.id)
    assert evidence_of(desk, assessment_id, "7.1-2") == (piece.id,)


def test_linking_twice_writes_once(desk: Desk, assessment_id: str, piece: Evidence) -> None:
    link_evidence(desk, assessment_id, piece.id, shown=(), wanted=("7.1-1",))
    before = lines(desk)
    link_evidence(desk, assessment_id, piece.id, shown=(), wanted=("7.1-1",))
    assert lines(desk) == before


def test_evidence_of_another_engagement_is_not_linked(desk: Desk, piece: Evidence) -> None:
    other = start_engagement(desk, NewEngagement(organization="Southwind", checklist="small", profile="full"))
    with pytest.raises(NotFound):
        link_evidence(desk, other.assessment_id, piece.id, shown=(), wanted=("7.1-1",))
    with pytest.raises(NotFound):
        link_evidence(desk, other.assessment_id, piece.id, shown=(), wanted=("9.9-9",))


# Withdrawing


def test_withdrawn_evidence_is_gone_from_register_criteria_and_reports_and_stays_in_the_journal(
    desk: Desk, assessment_id: str, piece: Evidence
) -> None:
    save_answer(desk, assessment_id, "7.1-1", Field.RATING, shown=None, value="met")
    link_evidence(desk, assessment_id, piece.id, shown=(), wanted=("7.1-1", "7.2-1"))
    withdraw_evidence(desk, piece.id, seen=piece.revision)
    assert evidence_of(desk, assessment_id, "7.1-1") == evidence_of(desk, assessment_id, "7.2-1") == ()
    assert not open_work(desk, assessment_id).evidence
    assert FULL.title not in gap_report(desk, assessment_id).model_dump_json()
    register = make_report(desk, assessment_id, ReportName.EVIDENCE).content.model_dump()
    assert register["rows"] == ()
    assert [row["criterion_id"] for row in register["bare"]] == ["7.1-1"]
    with desk.store.reading() as reader:
        assert any("Register export" in str(line.body) for line in reader.entries(Evidence, piece.id))
    assert desk.store.check_records() == []


def test_withdrawn_evidence_cannot_be_touched(desk: Desk, assessment_id: str, piece: Evidence) -> None:
    withdraw_evidence(desk, piece.id, seen=piece.revision)
    for act in (
        lambda: change_evidence(desk, piece.id, FULL, seen=2),
        lambda: withdraw_evidence(desk, piece.id, seen=2),
        lambda: link_evidence(desk, assessment_id, piece.id, shown=(), wanted=("7.1-1",)),
        lambda: where_used(desk, piece.id),
    ):
        with pytest.raises(NotFound, match="Register export"):
            act()


def test_a_stale_withdrawal_withdraws_nothing(desk: Desk, assessment_id: str, piece: Evidence) -> None:
    link_evidence(desk, assessment_id, piece.id, shown=(), wanted=("7.1-1",))
    change_evidence(desk, piece.id, FULL.changed(title="Better"), seen=piece.revision)
    with pytest.raises(StaleRecord):
        withdraw_evidence(desk, piece.id, seen=piece.revision)
    assert evidence_of(desk, assessment_id, "7.1-1") == (piece.id,)


def test_the_title_of_withdrawn_evidence_can_be_entered_again(desk: Desk, assessment_id: str, piece: Evidence) -> None:
    withdraw_evidence(desk, piece.id, seen=piece.revision)
    again = add_evidence(desk, assessment_id, "7.1-1", FULL.title)
    assert again.id != piece.id
    assert evidence_of(desk, assessment_id, "7.1-1") == (again.id,)


# The register as a report


def test_the_register_leaves_out_the_note_on_personal_data(desk: Desk, assessment_id: str, piece: Evidence) -> None:
    link_evidence(desk, assessment_id, piece.id, shown=(), wanted=("7.1-1",))
    content = make_report(desk, assessment_id, ReportName.EVIDENCE).content
    assert "Names inside" not in content.model_dump_json()
    (row,) = content.model_dump()["rows"]
    assert (row["title"], row["criteria"], row["clauses"], row["note"]) == (FULL.title, ("7.1-1",), "7.1", "")
    change_evidence(desk, piece.id, FULL.changed(confidentiality=Confidentiality.INTERNAL), seen=piece.revision)
    assert "Names inside" in make_report(desk, assessment_id, ReportName.EVIDENCE).content.model_dump_json()


# Tied by hand to what is usually asked for


def tied_on_coverage(desk: Desk, assessment_id: str, code: str) -> tuple[str, ...]:
    made = make_report(desk, assessment_id, ReportName.EVIDENCE).content
    assert isinstance(made, EvidenceRegister)
    return next(row.by_hand for row in made.expected if row.code == code)


def test_evidence_is_tied_to_an_expected_document_and_untied_again(
    desk: Desk, assessment_id: str, engagement_id: str, piece: Evidence
) -> None:
    tie_to_expected(desk, engagement_id, "policy", shown=(), wanted=(piece.id,))
    assert tied_on_coverage(desk, assessment_id, "policy") == (piece.id,)
    assert find_evidence(desk, piece.id).stands_for == ("policy",)
    tie_to_expected(desk, engagement_id, "policy", shown=(piece.id,), wanted=())
    assert tied_on_coverage(desk, assessment_id, "policy") == ()


def test_what_a_colleague_tied_meanwhile_stays_tied(
    desk: Desk, assessment_id: str, engagement_id: str, piece: Evidence
) -> None:
    mine = register_evidence(desk, engagement_id, EvidenceDetails(title="Mine"))
    tie_to_expected(desk, engagement_id, "policy", shown=(), wanted=(piece.id,))
    tie_to_expected(desk, engagement_id, "policy", shown=(), wanted=(mine.id,))
    assert set(tied_on_coverage(desk, assessment_id, "policy")) == {piece.id, mine.id}


def test_tying_twice_writes_once(desk: Desk, engagement_id: str, piece: Evidence) -> None:
    tie_to_expected(desk, engagement_id, "policy", shown=(), wanted=(piece.id,))
    before = lines(desk)
    tie_to_expected(desk, engagement_id, "policy", shown=(), wanted=(piece.id,))
    assert lines(desk) == before


def test_withdrawn_evidence_is_tied_to_nothing_any_more(
    desk: Desk, assessment_id: str, engagement_id: str, piece: Evidence
) -> None:
    tie_to_expected(desk, engagement_id, "policy", shown=(), wanted=(piece.id,))
    withdraw_evidence(desk, piece.id, seen=find_evidence(desk, piece.id).revision)
    assert tied_on_coverage(desk, assessment_id, "policy") == ()
    with pytest.raises(NotFound):
        tie_to_expected(desk, engagement_id, "policy", shown=(), wanted=(piece.id,))


def test_evidence_of_another_client_and_what_nobody_asks_for_cannot_be_tied(
    desk: Desk, engagement_id: str, piece: Evidence
) -> None:
    other = start_engagement(desk, NewEngagement(organization="Southwind", checklist="small", profile="full"))
    with pytest.raises(NotFound):
        tie_to_expected(desk, other.id, "policy", shown=(), wanted=(piece.id,))
    with pytest.raises(NotExpected, match="holds no “unicorn”"):
        tie_to_expected(desk, engagement_id, "unicorn", shown=(), wanted=(piece.id,))
