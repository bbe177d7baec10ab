"""A computer whose clock was moved back after work was saved: the work stays, more is added, and every page opens."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from assessment.domain.assessment import CriterionResult
from assessment.services.answers import Field, add_evidence, save_answer
from assessment.services.installation import check_journal, check_records

if TYPE_CHECKING:
    from assessment.services.desk import Desk
    from assessment.services.engagements import EngagementLine
    from tests.ui.conftest import Tab

ID = "7.2-1"
AHEAD = datetime.now(UTC) + timedelta(days=400)
PAGES = ("start", "gap_analysis", "evidence", "fieldwork", "people", "actions", "readiness", "reports", "settings")


@pytest.fixture
def later(bea: Desk, northwind: EngagementLine) -> Desk:
    """Bea's desk a year and more ahead of this computer; she has answered one criterion there."""
    ahead = dataclasses.replace(bea, clock=lambda: AHEAD)
    save_answer(ahead, northwind.assessment_id, ID, Field.RATIONALE, shown="", value="Seen next year.")
    save_answer(ahead, northwind.assessment_id, ID, Field.RATING, shown=None, value="partly_met")
    add_evidence(ahead, northwind.assessment_id, ID, "Register of next year")
    return ahead


def test_work_goes_on_and_the_earlier_words_can_be_had_back(
    later: Desk, walk: Callable[..., Tab], stored: Callable[[str], CriterionResult]
) -> None:
    tab = walk("7.2").write(ID, "Seen today.").write("7.2-2", "New today.").rate("7.2-2", "met")
    assert not tab.trouble
    assert "Saved" in tab.behind("7.2-2")
    assert (stored(ID).rationale, stored(ID).rating) == ("Seen today.", "partly_met")
    assert (stored("7.2-2").rationale, stored("7.2-2").rating) == ("New today.", "met")
    tab.opened("history", ID)
    assert tab.says("What was seen: Seen next year. → Seen today.")
    assert all(chain.intact for chain in check_journal(later))
    assert not check_records(later)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens(page: str, later: Desk, tab: Tab, northwind: EngagementLine) -> None:
    tab.follow(northwind, page=page)
    assert not tab.test.exception
    assert not tab.trouble
