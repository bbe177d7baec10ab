"""Gaps as the page shows them: each with the phrases of the report, and a filter over them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assessment.domain.action import ActionState, Phase
from assessment.domain.assessment import GapSeverity
from assessment.domain.gap import Gap, gaps_of
from assessment.domain.work import Work
from assessment.reporting.gap_report import GapEntry, GapReport


class Standing(StrEnum):
    """Whether closed gaps are shown."""

    OPEN = "open"
    CLOSED = "closed"
    ALL = "all"


@dataclass(frozen=True)
class GapLine:
    """One gap, and what the report says about it."""

    gap: Gap
    entry: GapEntry

    @property
    def id(self) -> str:
        """The id of its criterion."""
        return self.gap.criterion.id


@dataclass(frozen=True)
class GapFilter:
    """What to show; what is empty lets everything through."""

    standing: Standing = Standing.OPEN
    severities: tuple[GapSeverity, ...] = ()
    phase: Phase | None = None
    state: ActionState | None = None
    owner: str | None = None
    overdue: bool = False

    def lets(self, line: GapLine) -> bool:
        """True when the gap is to be shown."""
        gap, entry = line.gap, line.entry
        return (
            (self.standing is Standing.ALL or gap.is_closed is (self.standing is Standing.CLOSED))
            and (not self.severities or gap.severity in self.severities)
            and self.phase in {None, gap.action.phase}
            and self.state in {None, gap.action.state}
            and self.owner in {None, entry.owner}
            and (not self.overdue or entry.is_overdue)
        )


def gap_lines(work: Work, report: GapReport) -> tuple[GapLine, ...]:
    """All gaps in the order of the standard."""
    gaps = {gap.criterion.id: gap for gap in gaps_of(work)}
    return tuple(GapLine(gaps[entry.criterion_id], entry) for entry in report.gaps if entry.criterion_id in gaps)
