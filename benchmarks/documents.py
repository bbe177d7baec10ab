"""The Word report in full against the same template without rows and charts, and ten times the rows against the time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import cycle, islice

from assessment import resources
from assessment.domain.assessment import Assessment, CriterionResult
from assessment.domain.checklist import Checklist
from assessment.domain.engagement import Engagement
from assessment.domain.evidence import Evidence
from assessment.domain.organization import Organization
from assessment.domain.work import Work
from assessment.export.word import render_template
from assessment.library.loader import load_checklist
from assessment.reporting.dress import Dress
from assessment.reporting.gap_report import GapReport
from assessment.reporting.gap_report_of import gap_report_of
from benchmarks.measure import Action, Ratio, detail, medians

FULL_LIMIT, ROWS_LIMIT = 10, 12
GAPS = 60
ROUNDS = 5

_MOMENT = datetime(2026, 1, 5, 9, tzinfo=UTC)


def measure() -> Iterator[Ratio]:
    """Render the shipped template with the shipped checklist, then with many rows."""
    full = gap_report_of(
        _work(load_checklist(resources.checklists() / "iso10002-2018")), Dress(author="Bench"), today=date(2026, 1, 6)
    )
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


def _work(checklist: Checklist) -> Work:
    """Every criterion rated, every other one a gap until there are enough."""
    assessment = Assessment(
        id="a", engagement_id="e", title="Bench", snapshot_id="s", profile="full", started_on=date(2026, 1, 5)
    )
    gaps = {criterion.id for criterion in islice(checklist.criteria, 0, 2 * GAPS, 2)}
    results = {}
    for criterion in checklist.criteria:
        rating, words = (
            ("partly_met", criterion.partly) if criterion.id in gaps else ("met", "Seen in the sample of twenty cases.")
        )
        blank = CriterionResult.blank(assessment, criterion).reasoned(words).evidenced(("v",))
        results[criterion.id] = blank.rated(rating, checklist, by="Bench", at=_MOMENT)
    return Work(
        organization=Organization(id="o", name="Bench"),
        engagement=Engagement(id="e", organization_id="o", title="Bench", created_at=_MOMENT),
        sites=(),
        people={},
        evidence={"v": Evidence(id="v", engagement_id="e", title="Register export", collected_at=_MOMENT)},
        assessment=assessment,
        profile=checklist.profile("full"),
        checklist=checklist,
        results=results,
    )
