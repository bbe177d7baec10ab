"""How a report is dressed: who wrote it, its number and issue, its sections and edited passages, its look, its journal."""

from __future__ import annotations

from pydantic import Field

from assessment.domain.journal import ChainHead
from assessment.domain.narrative import FULL_REPORT, NarrativeText, Section
from assessment.domain.record import Value
from assessment.reporting.look import Look


class Dress(Value):
    """What a report shows beside its findings; issue 0 is a draft, without `journal` nothing is said about it."""

    author: str
    number: str = ""
    issue: int = 0
    reviewer: str = ""
    distribution: str = ""
    sections: tuple[Section, ...] = FULL_REPORT
    edited: dict[str, NarrativeText] = Field(default_factory=dict)
    look: Look = Field(default_factory=Look)
    journal: ChainHead | None = None
