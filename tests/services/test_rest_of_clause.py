"""The rest of a clause is rated in one go: all of it, or nothing when somebody was faster."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessment.domain.action import ReasonMissing
from assessment.domain.assessment import CriterionResult, UnknownRating, result_id
from assessment.domain.checklist import NOT_APPLICABLE
from assessment.domain.errors import NotFound
from assessment.services.answers import Field, save_answer
from assessment.services.rest_of_clause import NoRatingChosen, RatedMeanwhile, rate_the_rest

if TYPE_CHECKING:
    from assessment.services.desk import Desk

REST = ("7.2-1", "7.2-2", "7.2-3")


def stored(desk: Desk, assessment_id: str) -> dict[str, CriterionResult]:
    with desk.store.reading() as reader:
        return {one.criterion_id: one for one in reader.list(CriterionResult, assessment_id=assessment_id)}


def test_all_get_the_rating_the_reason_the_person_and_the_same_moment(desk: Desk, assessment_id: str) -> None:
    saved = rate_the_rest(desk, assessment_id, REST, rating="not_met", rationale="No register yet.")
    assert tuple(result.criterion_id for result in saved) == REST
    found = stored(desk, assessment_id)
    assert set(found) == set(REST)
    assert {(one.rating, one.rationale, one.assessed_by) for one in found.values()} == {
        ("not_met", "No register yet.", "Ada Lovelace")
    }
    assert len({one.assessed_at for one in found.values()}) == 1


def test_not_applicable_counts_with_the_common_reason(desk: Desk, assessment_id: str) -> None:
    rate_the_rest(desk, assessment_id, REST, rating=NOT_APPLICABLE, rationale="No complaints by telephone.")
    assert all(one.is_assessed for one in stored(desk, assessment_id).values())


def test_one_that_was_rated_meanwhile_stops_all_and_is_named(desk: Desk, colleague: Desk, assessment_id: str) -> None:
    save_answer(colleague, assessment_id, "7.2-2", Field.RATING, shown=None, value="met")
    with pytest.raises(RatedMeanwhile, match=r"7\.2-2\. Nothing was changed") as refused:
        rate_the_rest(desk, assessment_id, REST, rating="not_met", rationale="No register yet.")
    assert refused.value.criterion_ids == ("7.2-2",)
    assert {key: one.rating for key, one in stored(desk, assessment_id).items()} == {"7.2-2": "met"}


def test_words_that_stand_there_already_stay_above_the_common_ones(desk: Desk, assessment_id: str) -> None:
    save_answer(desk, assessment_id, "7.2-2", Field.RATIONALE, shown="", value="Seen in May.")
    rate_the_rest(desk, assessment_id, REST, rating="partly_met", rationale="Only e-mail.")
    found = stored(desk, assessment_id)
    assert found["7.2-2"].rationale == "Seen in May.\n\nOnly e-mail."
    assert found["7.2-1"].rationale == "Only e-mail."


@pytest.mark.parametrize("rationale", ["", "  \n"])
def test_not_applicable_without_a_reason_is_refused(desk: Desk, assessment_id: str, rationale: str) -> None:
    with pytest.raises(ReasonMissing, match="“Not applicable” for all of them needs a reason"):
        rate_the_rest(desk, assessment_id, REST, rating=NOT_APPLICABLE, rationale=rationale)
    assert not stored(desk, assessment_id)


def test_a_rating_must_be_chosen_and_must_be_one_of_the_scale(desk: Desk, assessment_id: str) -> None:
    with pytest.raises(NoRatingChosen):
        rate_the_rest(desk, assessment_id, REST, rating=None, rationale="Words")
    with pytest.raises(UnknownRating):
        rate_the_rest(desk, assessment_id, REST, rating="splendid", rationale="Words")
    assert not stored(desk, assessment_id)


def test_a_criterion_that_does_not_exist_stops_all(desk: Desk, assessment_id: str) -> None:
    with pytest.raises(NotFound):
        rate_the_rest(desk, assessment_id, ("7.2-1", "9.9-1"), rating="met", rationale="")
    assert not stored(desk, assessment_id)


def test_each_result_has_its_line_in_the_journal(desk: Desk, assessment_id: str) -> None:
    rate_the_rest(desk, assessment_id, REST, rating="met", rationale="")
    with desk.store.reading() as reader:
        lines = [list(reader.entries(CriterionResult, result_id(assessment_id, key))) for key in REST]
    assert [len(entries) for entries in lines] == [1, 1, 1]
    assert all(check.intact for check in desk.store.check_journal())
