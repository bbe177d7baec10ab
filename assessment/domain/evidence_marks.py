"""Marks on evidence: what is old on a given day, and what says nothing about the time that is assessed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from assessment.domain.assessment import Assessment
from assessment.domain.evidence import Evidence
from assessment.domain.months import months_before

MONTHS = 12
"""Older than this is stale; an assessment looks back as far from the day it began."""


class EvidenceMark(StrEnum):
    """What to look at in a piece of evidence; the codes stay the same between releases."""

    STALE = "stale"
    OUTSIDE_PERIOD = "outside_period"


def marks_of(evidence: Evidence, assessment: Assessment, on: date) -> tuple[EvidenceMark, ...]:
    """The marks of a piece of evidence on a day; a day before it was collected gives no mark, however it came to that."""
    return tuple(_marks(evidence, assessment, on))


def newest_day(evidence: Evidence) -> date:
    """The last day it says something about: the end of its period, else the day it was collected."""
    return evidence.period_to or evidence.collected_at.date()


def _marks(evidence: Evidence, assessment: Assessment, on: date) -> Iterator[EvidenceMark]:
    if newest_day(evidence) < months_before(on, MONTHS):
        yield EvidenceMark.STALE
    begins, ends = evidence.period_from, evidence.period_to
    too_early = bool(ends and ends < months_before(assessment.started_on, MONTHS))
    too_late = bool(begins and begins > max(on, assessment.started_on))
    if too_early or too_late:
        yield EvidenceMark.OUTSIDE_PERIOD
