"""The pace of the person at the desk: today's own ratings, and what is left of the whole."""

from __future__ import annotations

import dataclasses
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from assessment.domain.pace import Pace
from assessment.services.answers import Field, save_answer
from assessment.services.pace import todays_pace
from assessment.services.work import open_work
from tests.conftest import START

if TYPE_CHECKING:
    from assessment.services.desk import Desk


def at(desk: Desk, days: int = 0, minutes: int = 0) -> Desk:
    """The same desk at another time."""
    return dataclasses.replace(desk, clock=lambda: START + timedelta(days=days, minutes=minutes))


def rate(desk: Desk, assessment_id: str, criterion_id: str) -> None:
    save_answer(desk, assessment_id, criterion_id, Field.RATING, shown=None, value="met")


def test_todays_own_ratings_give_the_pace(desk: Desk, colleague: Desk, assessment_id: str) -> None:
    rate(at(desk, days=-1), assessment_id, "4.2-1")
    rate(at(colleague, minutes=1), assessment_id, "7.1-1")
    rate(at(desk, minutes=0), assessment_id, "7.1-2")
    rate(at(desk, minutes=4), assessment_id, "7.2-1")
    work = open_work(desk, assessment_id)
    found = todays_pace(at(desk, minutes=5), work)
    assert found == Pace(answered=2, left=2, minutes=Decimal("4.0"))
    assert found.minutes_left == 8


def test_a_clock_moved_back_to_yesterday_gives_no_nonsense(desk: Desk, assessment_id: str) -> None:
    rate(at(desk, days=1), assessment_id, "4.2-1")
    rate(at(desk, days=0), assessment_id, "7.1-1")
    found = todays_pace(at(desk, minutes=1), open_work(desk, assessment_id))
    assert (found.minutes, found.minutes_left) == (None, None)
    assert found.left == 4
