"""The next assessment: begins empty, on the newest checklist or the same, and is the one that is worked on."""

from __future__ import annotations

import dataclasses
import re
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from assessment.domain.assessment import AssessmentKind, ChecklistSnapshot, CriterionResult
from assessment.domain.errors import NotFound
from assessment.library.shelf import Shelf
from assessment.services.answers import Field, save_answer
from assessment.services.assessments import (
    NextAssessment,
    StillBlank,
    assess_again,
    checklist_choice,
    list_assessments,
    proposed_title,
)
from assessment.services.comparisons import last_time
from assessment.services.desk import Desk
from assessment.services.engagements import (
    EngagementLine,
    NewEngagement,
    NoAssessment,
    list_engagements,
    newest_assessment,
    start_engagement,
)
from assessment.services.installation import check_journal, check_records
from assessment.services.work import open_work

pytestmark = pytest.mark.both_databases

SMALL = Path(__file__).parents[1] / "library" / "small"


@pytest.fixture
def line(desk: Desk) -> EngagementLine:
    """Northwind with one criterion partly met."""
    started = start_engagement(desk, NewEngagement(organization="Northwind", checklist="small", profile="full"))
    save_answer(desk, started.assessment_id, "7.2-1", Field.RATING, shown=None, value="partly_met")
    save_answer(desk, started.assessment_id, "7.2-1", Field.RATIONALE, shown="", value="No channel.")
    save_answer(desk, started.assessment_id, "7.2-1", Field.NOTE, shown="", value="For us only.")
    return started


def reworded(place: Path, version: str = "1.1.0") -> Shelf:
    """A shelf whose small checklist is newer and words one criterion otherwise."""
    copy = place / "shelf" / "small"
    shutil.copytree(SMALL, copy)
    for file in copy.rglob("*.yaml"):
        text = file.read_text("utf-8").replace(
            "Customers find out how to complain.", "Anybody finds out how to complain."
        )
        file.write_text(text, "utf-8")
    head = copy / "checklist.yaml"
    lines = [
        f'version: "{version}"' if one.startswith("version:") else one for one in head.read_text("utf-8").splitlines()
    ]
    head.write_text("\n".join(lines) + "\n", "utf-8")
    return Shelf(copy.parent)


def test_it_begins_empty_and_becomes_the_one_that_is_worked_on(desk: Desk, line: EngagementLine) -> None:
    second = assess_again(desk, line.id)
    assert (second.previous_id, second.kind) == (line.assessment_id, AssessmentKind.GAP_ANALYSIS)
    assert newest_assessment(desk, line.id) == second
    with desk.store.reading() as reader:
        assert reader.list(CriterionResult, assessment_id=second.id) == []
    assert [one.assessment_id for one in list_engagements(desk)] == [second.id]
    assert open_work(desk, line.assessment_id).results["7.2-1"].rating == "partly_met"


def test_two_of_one_day_follow_the_order_in_which_they_were_made(desk: Desk, line: EngagementLine) -> None:
    names = iter(("zzz", "aaa"))  # the ids say the opposite of the order
    told = dataclasses.replace(desk, new_id=lambda: next(names))
    second = assess_again(told, line.id)
    save_answer(desk, second.id, "7.1-1", Field.RATING, shown=None, value="met")
    third = assess_again(told, line.id)
    assert [one.id for one in list_assessments(desk, line.id)] == [line.assessment_id, "zzz", "aaa"]
    assert newest_assessment(desk, line.id) == third


def test_a_clock_moved_back_does_not_make_it_the_older_one(desk: Desk, line: EngagementLine) -> None:
    back = dataclasses.replace(desk, clock=lambda: datetime(2020, 1, 1, 9, tzinfo=UTC))
    second = assess_again(back, line.id)
    assert second.started_on == date(2026, 11, 21)
    assert newest_assessment(desk, line.id) == second


def test_without_anything_assessed_there_is_nothing_to_begin_again(desk: Desk, line: EngagementLine) -> None:
    second = assess_again(desk, line.id)
    with pytest.raises(StillBlank, match=re.escape(f"Nothing is assessed yet in “{second.title}”")):
        assess_again(desk, line.id)
    assert len(list_assessments(desk, line.id)) == 2


def test_its_title_is_the_year_and_never_one_that_is_taken(desk: Desk, line: EngagementLine) -> None:
    assert proposed_title(desk, line.id) == "Gap analysis 2026 (2)"
    assert assess_again(desk, line.id).title == "Gap analysis 2026 (2)"
    assert proposed_title(desk, line.id) == "Gap analysis 2026 (3)"


def test_its_title_can_be_chosen(desk: Desk, line: EngagementLine) -> None:
    assert assess_again(desk, line.id, NextAssessment(title="Follow-up")).title == "Follow-up"


def test_the_newest_version_is_taken_unless_the_same_is_wanted(
    desk: Desk, line: EngagementLine, tmp_path: Path
) -> None:
    newer = dataclasses.replace(desk, shelf=reworded(tmp_path))
    choice = checklist_choice(newer, line.id)
    assert (choice.newest, choice.profile) == ("1.1.0", "full")
    assert choice.newest != choice.pinned
    second = assess_again(newer, line.id)
    save_answer(newer, second.id, "7.1-1", Field.RATING, shown=None, value="met")
    third = assess_again(newer, line.id, NextAssessment(same_version=True))
    assert third.snapshot_id == second.snapshot_id
    with desk.store.reading() as reader:
        assert reader.get(ChecklistSnapshot, second.snapshot_id).version == "1.1.0"


def test_a_checklist_that_did_not_change_is_no_choice(desk: Desk, line: EngagementLine) -> None:
    choice = checklist_choice(desk, line.id)
    assert (choice.newest, choice.newest_profiles) == (None, {})
    assert set(choice.pinned_profiles) == {"full", "quick"}


def test_a_checklist_that_is_gone_from_the_shelf_goes_on_as_it_was(
    desk: Desk, line: EngagementLine, tmp_path: Path
) -> None:
    bare = dataclasses.replace(desk, shelf=Shelf(tmp_path))
    assert checklist_choice(bare, line.id).newest is None
    first = newest_assessment(desk, line.id)
    assert assess_again(bare, line.id).snapshot_id == first.snapshot_id


def test_another_profile_can_be_chosen_and_an_unknown_one_is_refused(desk: Desk, line: EngagementLine) -> None:
    with pytest.raises(NotFound):
        assess_again(desk, line.id, NextAssessment(profile="everything"))
    assert assess_again(desk, line.id, NextAssessment(profile="quick")).profile == "quick"


def test_an_engagement_that_is_not_there_is_refused(desk: Desk) -> None:
    with pytest.raises(NotFound):
        assess_again(desk, "nowhere")
    with pytest.raises((NotFound, NoAssessment)):
        checklist_choice(desk, "nowhere")


def test_the_journal_stays_whole(desk: Desk, line: EngagementLine) -> None:
    assess_again(desk, line.id)
    assert all(chain.intact for chain in check_journal(desk))
    assert check_records(desk) == []


# Last time


def test_last_time_says_rating_day_and_rationale(desk: Desk, line: EngagementLine) -> None:
    work = open_work(desk, assess_again(desk, line.id).id)
    then = last_time(desk, work, work.checklist.criterion("7.2-1"))
    assert then is not None
    assert (then.rating, then.assessment.started_on) == ("Partly met", date(2026, 11, 21))
    assert (then.result.rationale, then.reworded) == ("No channel.", False)


def test_without_a_rating_last_time_there_is_nothing_to_say(desk: Desk, line: EngagementLine) -> None:
    first = open_work(desk, line.assessment_id)
    assert last_time(desk, first, first.checklist.criterion("7.2-1")) is None
    work = open_work(desk, assess_again(desk, line.id).id)
    assert last_time(desk, work, work.checklist.criterion("7.1-1")) is None


def test_last_time_says_when_the_words_changed(desk: Desk, line: EngagementLine, tmp_path: Path) -> None:
    save_answer(desk, line.assessment_id, "7.1-1", Field.RATING, shown=None, value="met")
    newer = dataclasses.replace(desk, shelf=reworded(tmp_path))
    work = open_work(newer, assess_again(newer, line.id).id)
    then, other = (last_time(newer, work, work.checklist.criterion(key)) for key in ("7.1-1", "7.2-1"))
    assert then is not None
    assert then.reworded
    assert other is not None
    assert not other.reworded


def test_the_checking_part_of_an_audit_stands_apart(desk: Desk, line: EngagementLine) -> None:
    first = newest_assessment(desk, line.id)
    with desk.store.writing(desk.actor, desk.now(), line.id) as writer:
        writer.save(first.changed(id="audit1", revision=0, kind=AssessmentKind.INTERNAL_AUDIT))
    assert newest_assessment(desk, line.id) == first
    assert assess_again(desk, line.id).previous_id == first.id
    assert [one.assessment_id for one in list_engagements(desk)] == [newest_assessment(desk, line.id).id]
