"""The gap report as one value: screen, Word, JSON and terminal print these phrases and figures, nothing else."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from assessment.domain.record import Value


class Fact(Value):
    """A labelled fact of the cover or the scope section."""

    label: str
    text: str


class Count(Value):
    """How many criteria share a label."""

    label: str
    count: int


class Figures(Value):
    """The numbers behind the sentences; points are weighted, percentages have one decimal."""

    total: int
    assessed: int
    applicable: int
    not_applicable: int
    not_assessed: int
    achieved: Decimal
    possible: Decimal
    percent: Decimal | None
    percent_assessed: Decimal | None
    coverage: Decimal
    is_covered: bool
    gaps: int
    blockers: int
    likely: int


class ScoreRow(Value):
    """The score of one chapter or clause."""

    number: str
    title: str
    assessed: str
    percent: str
    gaps: int
    is_chapter: bool


class GapEntry(Value):
    """One criterion below target, with what to do about it."""

    criterion_id: str
    statement: str
    force: str
    rating: str
    kind: str
    found: str
    evidence: str
    risk: str
    first_step: str
    owner: str
    effort: str


class Exclusion(Value):
    """A criterion that does not apply, and why."""

    criterion_id: str
    statement: str
    reason: str


class AnnexEntry(Value):
    """One criterion with its result."""

    criterion_id: str
    statement: str
    rating: str
    found: str
    evidence: str
    mark: str


class AnnexClause(Value):
    """The criteria of one clause."""

    number: str
    title: str
    entries: tuple[AnnexEntry, ...]


class GapReport(Value):
    """Everything a gap report says, in final phrases; internal notes are no part of it."""

    title: str
    subtitle: str
    organization: str
    engagement_id: str
    assessment_id: str
    date: date
    author: str
    cover: tuple[Fact, ...]
    headline: str
    explanation: str
    figures: Figures
    ratings: tuple[Count, ...]
    gap_kinds: tuple[Count, ...]
    blockers: tuple[str, ...]
    scope: tuple[Fact, ...]
    rows: tuple[ScoreRow, ...]
    gaps: tuple[GapEntry, ...]
    excluded: tuple[Exclusion, ...]
    annex: tuple[AnnexClause, ...]
    limits: tuple[str, ...]
