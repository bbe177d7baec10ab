"""What the service tests share: an assessment to work on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from assessment.services.desk import Desk


@pytest.fixture
def assessment_id(desk: Desk) -> str:
    """An assessment of Northwind over the small checklist, with nothing answered yet."""
    from assessment.services.engagements import NewEngagement, start_engagement

    return start_engagement(
        desk, NewEngagement(organization="Northwind", checklist="small", profile="full")
    ).assessment_id


@pytest.fixture
def where(desk: Desk, assessment_id: str) -> str:
    """The engagement of the assessment."""
    from assessment.services.work import open_work

    return open_work(desk, assessment_id).engagement.id
