"""What the screen says about proposals and pace."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assessment.domain.checklist import Checklist
from assessment.domain.pace import Pace
from assessment.domain.proposal import Proposal, ProposalSource
from assessment.reporting import pace_phrases


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, ""), (45, "45 min"), (60, "1 h"), (180, "3 h"), (190, "3 h 10 min"), (61, "1 h 1 min")]
)
def test_time_is_said_in_hours_and_minutes(minutes: int, words: str) -> None:
    assert pace_phrases.duration(minutes) == words


@pytest.mark.parametrize(
    ("pace", "words"),
    [
        (Pace(answered=0, left=176), "0 today · 176 left"),
        (
            Pace(answered=12, left=64, minutes=Decimal("3.0")),
            "12 today · 64 left · 3.0 min each · about 3 h 12 min to go",
        ),
        (Pace(answered=12, left=0, minutes=Decimal("3.0")), "12 today · 0 left · 3.0 min each"),
        (Pace(answered=3, left=173, minutes=Decimal("0.0")), "3 today · 173 left"),
    ],
)
def test_the_pace_is_said_as_far_as_it_is_known(pace: Pace, words: str) -> None:
    assert pace_phrases.pace(pace) == words


def test_a_proposal_names_what_it_follows_from_and_what_is_open(checklist: Checklist) -> None:
    sources = (
        ProposalSource(criterion_id="7.1-1", rating="met"),
        ProposalSource(criterion_id="7.2-1", rating="partly_met"),
    )
    whole = Proposal(rating="partly_met", sources=sources)
    assert pace_phrases.proposal(whole, checklist) == ("Proposed: Partly met, from 7.1-1 (met), 7.2-1 (partly met).")
    assert pace_phrases.reason_of(whole, checklist) == "Follows from 7.1-1 (met), 7.2-1 (partly met)."
    part = Proposal(rating="met", sources=sources[:1], open=("7.2-1",))
    assert pace_phrases.proposal(part, checklist).endswith("from 7.1-1 (met). Still open: 7.2-1.")
