"""A principle's rating is proposed by its linked criteria: the weighted mean, taken down to a step."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.domain.checklist import NOT_APPLICABLE, Checklist
from assessment.domain.proposal import Proposal, ProposalSource, proposal_for
from tests.domain.works import NINE, result_for

LINKED = ("7.1-1", "7.2-1")
"""What proposes 4.2-1 in the small checklist; their weights are 2 and 3."""


def proposed(checklist: Checklist, **ratings: str | None) -> Proposal | None:
    """The proposal for 4.2-1 when 7.1-1 (`first`) and 7.2-1 (`second`) are rated so; not applicable has a reason."""
    keys = dict(zip(("first", "second"), LINKED, strict=True))
    results = {
        keys[name]: result_for(checklist, keys[name]).rated(rating, checklist, by="Ada", at=NINE).reasoned("Because.")
        for name, rating in ratings.items()
    }
    return proposal_for(checklist.criterion("4.2-1"), results, checklist)


@pytest.mark.parametrize(
    ("first", "second", "rating"),
    [
        ("met", "met", "met"),
        ("met", "partly_met", "partly_met"),
        ("partly_met", "met", "partly_met"),
        ("not_met", "met", "partly_met"),
        ("met", "not_met", "not_met"),
        ("partly_met", "partly_met", "partly_met"),
        ("partly_met", "not_met", "not_met"),
        ("not_met", "not_met", "not_met"),
    ],
)
def test_the_weighted_mean_is_taken_down_to_the_next_step(
    checklist: Checklist, first: str, second: str, rating: str
) -> None:
    found = proposed(checklist, first=first, second=second)
    assert found is not None
    assert (found.rating, found.open) == (rating, ())
    assert found.sources == (
        ProposalSource(criterion_id="7.1-1", rating=first),
        ProposalSource(criterion_id="7.2-1", rating=second),
    )


def test_what_is_not_assessed_is_named_as_open(checklist: Checklist) -> None:
    found = proposed(checklist, second="met")
    assert found == Proposal(
        rating="met", sources=(ProposalSource(criterion_id="7.2-1", rating="met"),), open=("7.1-1",)
    )


def test_what_is_not_applicable_neither_counts_nor_is_open(checklist: Checklist) -> None:
    found = proposed(checklist, first=NOT_APPLICABLE, second="partly_met")
    assert found == Proposal(rating="partly_met", sources=(ProposalSource(criterion_id="7.2-1", rating="partly_met"),))


def test_nothing_is_proposed_while_nothing_is_rated(checklist: Checklist) -> None:
    assert proposed(checklist) is None
    assert proposed(checklist, first=None, second=None) is None
    assert proposed(checklist, first=NOT_APPLICABLE, second=NOT_APPLICABLE) is None


def test_a_criterion_without_links_has_no_proposal(checklist: Checklist) -> None:
    result = result_for(checklist, "7.1-1").rated("met", checklist, by="Ada", at=NINE)
    assert proposal_for(checklist.criterion("7.2-1"), {"7.1-1": result}, checklist) is None


def test_links_outside_the_profile_are_left_out(shipped_checklist: Checklist) -> None:
    quick = shipped_checklist.narrowed(shipped_checklist.profile("quick-check"))
    principles = [one for one in quick.criteria if any(not quick.has_criterion(key) for key in one.proposed_by)]
    assert principles
    for criterion in principles:
        assert proposal_for(criterion, {}, quick) is None


@given(data=st.data())
def test_the_top_is_proposed_exactly_when_all_that_is_rated_is_at_the_top(
    shipped_checklist: Checklist, data: st.DataObject
) -> None:
    criterion = data.draw(st.sampled_from([one for one in shipped_checklist.criteria if one.proposed_by]))
    scale = st.sampled_from([None, *(step.id for step in shipped_checklist.head.scale)])
    ratings = {key: data.draw(scale) for key in criterion.proposed_by}
    results = {
        key: result_for(shipped_checklist, key).rated(rating, shipped_checklist, by="Ada", at=NINE)
        for key, rating in ratings.items()
    }
    found = proposal_for(criterion, results, shipped_checklist)
    given_ratings = {rating for rating in ratings.values() if rating}
    if not given_ratings:
        assert found is None
    else:
        assert found is not None
        top = shipped_checklist.top_rating
        assert (found.rating == top) == (given_ratings == {top})
        assert {source.criterion_id for source in found.sources} | set(found.open) == set(criterion.proposed_by)
