"""All engagements at a glance, a page at a time: only what is shown is read in full."""

from __future__ import annotations

from datetime import datetime

from assessment.domain.action import Action
from assessment.domain.nonconformity import Nonconformity
from assessment.domain.nonconformity_file import is_settled
from assessment.domain.record import Value
from assessment.domain.standing import Standing, standing_of
from assessment.services.desk import Desk
from assessment.services.engagements import EngagementLine, engagement_line
from assessment.services.work import work_in
from assessment.storage.listing import assessments_in_order, count_engagements, touched_engagements
from assessment.storage.store import Reader

PER_PAGE = 10


class PortfolioLine(Value):
    """One engagement at a glance: where its work stands, and how many assessments it has seen."""

    engagement: EngagementLine
    assessment: str
    assessments: int
    standing: Standing


class PortfolioPage(Value):
    """Some engagements of many: the lines of this page, how many were found, and how many there are in all."""

    lines: tuple[PortfolioLine, ...]
    found: int
    total: int

    @property
    def pages(self) -> int:
        """How many pages what was found takes, at least one."""
        return max(1, -(-self.found // PER_PAGE))


def portfolio(desk: Desk, words: str = "", *, page: int = 1) -> PortfolioPage:
    """A page of the engagements whose organization or title holds all `words`, the one saved last first."""
    with desk.store.reading() as reader:
        found = count_engagements(reader, words)
        offset = (min(page, -(-found // PER_PAGE) or 1) - 1) * PER_PAGE
        touched = touched_engagements(reader, words, limit=PER_PAGE, offset=offset)
        return PortfolioPage(
            lines=tuple(_line(desk, reader, one.engagement_id, one.at) for one in touched),
            found=found,
            total=count_engagements(reader) if words.strip() else found,
        )


def portfolio_of(desk: Desk, engagement_id: str) -> PortfolioPage:
    """A page with one engagement alone, whatever else there is; empty when it is not there."""
    with desk.store.reading() as reader:
        touched = touched_engagements(reader, only=engagement_id)
        lines = tuple(_line(desk, reader, one.engagement_id, one.at) for one in touched)
    return PortfolioPage(lines=lines, found=len(lines), total=len(lines))


def _line(desk: Desk, reader: Reader, engagement_id: str, at: datetime | None) -> PortfolioLine:
    series = assessments_in_order(reader, engagement_id)
    now, before = series[-1], next((one for one in series if one.id == series[-1].previous_id), None)
    work = work_in(reader, now.id)
    return PortfolioLine(
        engagement=engagement_line(work, at),
        assessment=now.title,
        assessments=len(series),
        standing=standing_of(
            work,
            work_in(reader, before.id) if before else None,
            desk.today(),
            _corrective_actions(reader, engagement_id),
        ),
    )


def _corrective_actions(reader: Reader, engagement_id: str) -> list[Action]:
    """The actions of nonconformities; where nothing more is to be done, none of them is late."""
    register = reader.list(Nonconformity, engagement_id=engagement_id)
    return [
        action for one in register if not is_settled(one) for action in reader.list(Action, nonconformity_id=one.id)
    ]
