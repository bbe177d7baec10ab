"""The Word report in full against the same template without rows and charts, and ten times the rows against the time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice

from assessment import resources
from assessment.export.word import render_template
from assessment.reporting.dress import Dress
from assessment.reporting.gap_report import GapReport
from assessment.reporting.gap_report_of import gap_report_of
from benchmarks.measure import Action, Ratio, detail, medians
from benchmarks.rated import STARTED, rated_work

FULL_LIMIT, ROWS_LIMIT = 10, 12
GAPS = 60
ROUNDS = 5


def measure() -> Iterator[Ratio]:
    """Render the shipped template with the shipped checklist, then with many rows."""
    full = gap_report_of(rated_work(GAPS), Dress(author="Bench"), today=STARTED)
    bare = _bare(full)
    found = medians({"full": _rendering(full), "bare": _rendering(bare)}, ROUNDS)
    criteria = sum(len(clause.entries) for clause in full.annex)
    what = f"Word, {criteria} criteria, {len(full.gaps)} gaps, charts / the same template without rows and charts"
    yield Ratio(what, found["full"] / found["bare"], FULL_LIMIT, detail(found))
    many = {f"{rows} rows": _rendering(_with_rows(bare, full, rows)) for rows in (200, 2000)}
    found = medians(many, ROUNDS)
    few, more = found.values()
    yield Ratio("Word, 2,000 rows / 200 rows", more / few, ROWS_LIMIT, detail(found))


def _rendering(report: GapReport) -> Action:
    template = resources.templates() / "gap-report.docx"
    return lambda: render_template(template, report, title=report.title, author=report.author)


def _bare(report: GapReport) -> GapReport:
    """Nothing that repeats, and no figure that a chart could show."""
    kept = {"sections", "charts"}  # without a chart of that name the template would be refused
    lists = {name for name, value in report if isinstance(value, tuple)} - kept
    figures = report.figures.changed(assessed=0, percent_assessed=None)
    return report.changed(figures=figures, **dict.fromkeys(lists, ()))


def _with_rows(bare: GapReport, full: GapReport, rows: int) -> GapReport:
    entries = tuple(islice(cycle(full.annex[0].entries), rows))
    return bare.changed(annex=(full.annex[0].changed(entries=entries),))
