"""A proposal is taken over with one click, as it was shown or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessment.domain.proposal import Proposal, ProposalSource
from assessment.services.answers import AnswerConflict, Field, save_answer
from assessment.services.proposals import ProposalMoved, accept_proposal, read_proposal
from assessment.services.work import open_work

if TYPE_CHECKING:
    from assessment.services.desk import Desk

PRINCIPLE = "4.2-1"


def rate(desk: Desk, assessment_id: str, criterion_id: str, rating: str, shown: str | None = None) -> None:
    save_answer(desk, assessment_id, criterion_id, Field.RATING, shown=shown, value=rating)


def proposal(desk: Desk, assessment_id: str) -> Proposal:
    found = read_proposal(desk, assessment_id, PRINCIPLE)
    assert found is not None
    return found


def test_a_proposal_follows_the_ratings_of_the_linked_criteria(desk: Desk, assessment_id: str) -> None:
    assert read_proposal(desk, assessment_id, PRINCIPLE) is None
    rate(desk, assessment_id, "7.2-1", "partly_met")
    source = ProposalSource(criterion_id="7.2-1", rating="partly_met")
    assert proposal(desk, assessment_id) == Proposal(rating="partly_met", sources=(source,), open=("7.1-1",))


def test_accepted_it_is_a_rating_of_mine_that_says_what_it_follows_from(desk: Desk, assessment_id: str) -> None:
    rate(desk, assessment_id, "7.1-1", "met")
    rate(desk, assessment_id, "7.2-1", "partly_met")
    accept_proposal(desk, assessment_id, PRINCIPLE, proposal(desk, assessment_id), shown=None)
    result = open_work(desk, assessment_id).results[PRINCIPLE]
    assert (result.rating, result.assessed_by) == ("partly_met", "Ada Lovelace")
    assert result.rationale == "Follows from 7.1-1 (met), 7.2-1 (partly met)."


def test_words_that_stand_there_already_are_kept(desk: Desk, assessment_id: str) -> None:
    save_answer(desk, assessment_id, PRINCIPLE, Field.RATIONALE, shown="", value="The director reads them.")
    rate(desk, assessment_id, "7.1-1", "met")
    result = accept_proposal(desk, assessment_id, PRINCIPLE, proposal(desk, assessment_id), shown=None)
    assert (result.rating, result.rationale) == ("met", "The director reads them.")


def test_a_rating_somebody_gave_meanwhile_is_not_overwritten(desk: Desk, colleague: Desk, assessment_id: str) -> None:
    rate(desk, assessment_id, "7.1-1", "met")
    seen = proposal(desk, assessment_id)
    rate(colleague, assessment_id, PRINCIPLE, "not_met")
    with pytest.raises(AnswerConflict) as refused:
        accept_proposal(desk, assessment_id, PRINCIPLE, seen, shown=None)
    assert (refused.value.mine, refused.value.theirs, refused.value.by) == ("met", "not_met", "Charles Babbage")
    assert open_work(desk, assessment_id).results[PRINCIPLE].rating == "not_met"


def test_a_proposal_that_has_moved_since_is_not_taken_over(desk: Desk, colleague: Desk, assessment_id: str) -> None:
    rate(desk, assessment_id, "7.1-1", "met")
    seen = proposal(desk, assessment_id)
    rate(colleague, assessment_id, "7.1-1", "not_met", shown="met")
    with pytest.raises(ProposalMoved, match=r"4\.2-1"):
        accept_proposal(desk, assessment_id, PRINCIPLE, seen, shown=None)
    assert PRINCIPLE not in open_work(desk, assessment_id).results
