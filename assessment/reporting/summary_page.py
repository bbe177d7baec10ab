"""The summary on one page: what is shortened there, and by how much, so that a managing director never has to turn over.

Room is reckoned in points from the number of lines that texts take; the measures are those of the shipped template.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from assessment.domain.assessment import GapSeverity
from assessment.domain.firm import Paper
from assessment.domain.gap import Gap
from assessment.reporting.gap_report import GapEntry
from assessment.reporting.phrases import clipped

GRAVEST, STRENGTHS = 5, 4
LINE, CELL, VERDICT = 96, 50, 66
"""Characters that a line takes: of text, in a cell of the table of gaps, and of the verdict."""
HEIGHT = {Paper.A4: 716, Paper.LETTER: 664}

_LEVELS = ((2, 3), (2, 2), (1, 2))
"""Lines for a strength and for a cell of the table, from generous to tight."""
_HEADING, _SECTION, _TABLE_HEAD = 34, 21, 17
_TEXT, _BULLET, _VERDICT, _HEADLINE, _CELL = 14.0, 13.5, 17.0, 15.5, 11.0
_GAP = {_TEXT: 6, _BULLET: 2, _VERDICT: 6, _HEADLINE: 8, _CELL: 4}
"""Points of a line, and below the last one."""
_CHART, _BAR = 12.0, 15.5
_MEASURES = {"verdict": (VERDICT, _VERDICT), "summary": (LINE, _TEXT), "next_steps": (LINE, _BULLET)}
"""Characters and points of a line of what people may write on the page."""
WRITTEN = tuple(_MEASURES)
_FEWEST = 10
"""Words are counted in tens: it is an estimate."""


def taken(verdict: str, headline: str, summary: str, steps: Sequence[str], *, chapters: int) -> float:
    """Points that the page needs beside strengths and gaps."""
    texts = ((verdict, VERDICT, _VERDICT), (headline, VERDICT, _HEADLINE), (summary, LINE, _TEXT))
    listed = sum(_points(step, LINE, _BULLET) for step in steps)
    drawn = _SECTION + _CHART + _BAR * chapters
    return _HEADING + sum(_points(*one) for one in texts) + drawn + _SECTION + listed


def too_long(
    texts: Mapping[str, str],
    steps: Sequence[str],
    strengths: Sequence[str],
    entries: Sequence[GapEntry],
    *,
    beside: float,
    paper: Paper,
) -> tuple[str, int] | None:
    """The longest of the `texts` that somebody wrote and about how many words of it fit, when the page runs over; else None.

    `strengths` and `entries` are those of the page, shortened already.
    """
    over = beside + _listed(strengths) + _tabled(entries) - HEIGHT[paper]
    if over <= 0 or not texts:
        return None
    taken_by = {key: _room(key, text, steps) for key, text in texts.items()}
    key = max(taken_by, key=lambda one: taken_by[one])
    words = len(texts[key].split())
    line = _MEASURES[key][1]
    fitting = math.floor(words * max(0.0, taken_by[key] - over - line) / taken_by[key])
    return key, max(_FEWEST, fitting // _FEWEST * _FEWEST)


def in_the_room(
    strengths: Sequence[str], entries: Sequence[GapEntry], *, beside: float, paper: Paper
) -> tuple[tuple[str, ...], tuple[GapEntry, ...]]:
    """The first strengths and the gravest gaps, shortened as little as the page allows; `beside` is what is taken already."""
    levels = (_at(level, strengths, entries) for level in _LEVELS)
    fitting = (found for found in levels if beside + _listed(found[0]) + _tabled(found[1]) <= HEIGHT[paper])
    return next(fitting, None) or _at(_LEVELS[-1], strengths, entries)


def gravest(gaps: Iterable[Gap]) -> list[Gap]:
    """The open gaps that matter most: what was decided about severity and priority counts before what is reckoned."""
    grave = list(GapSeverity)
    still_open = (gap for gap in gaps if not gap.is_closed)
    ranked = sorted(still_open, key=lambda gap: (grave.index(gap.severity), gap.priority, -gap.exposure))
    return ranked[:GRAVEST]


def _room(key: str, text: str, steps: Sequence[str]) -> float:
    width, line = _MEASURES[key]
    return sum(_points(one, width, line) for one in (steps if key == "next_steps" else (text,)))


def _at(
    level: tuple[int, int], strengths: Sequence[str], entries: Sequence[GapEntry]
) -> tuple[tuple[str, ...], tuple[GapEntry, ...]]:
    lines, cells = level
    return (
        tuple(clipped(text, LINE * lines) for text in strengths[:STRENGTHS]),
        tuple(_in_brief(entry, CELL * cells) for entry in entries),
    )


def _in_brief(entry: GapEntry, limit: int) -> GapEntry:
    return entry.changed(statement=clipped(entry.statement, limit), risk=clipped(entry.risk, limit))


def _listed(lines: Sequence[str]) -> float:
    return _SECTION + sum(_points(line, LINE, _BULLET) for line in lines) if lines else 0


def _tabled(gaps: Sequence[GapEntry]) -> float:
    rows = (max(_points(text, CELL, _CELL) for text in (gap.statement, gap.risk, "two\nlines")) for gap in gaps)
    return _SECTION + _TABLE_HEAD + sum(rows) if gaps else 0


def _points(text: str, width: int, line: float) -> float:
    lines = sum(max(1, math.ceil(len(part) / width)) for part in text.split("\n"))
    return lines * line + _GAP[line]
