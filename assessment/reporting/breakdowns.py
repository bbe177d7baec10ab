"""The score cut in every direction: by rating, chapter, clause, theme, principle, place, severity and state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from assessment.domain.action import ActionState, Phase
from assessment.domain.assessment import CriterionResult, GapSeverity
from assessment.domain.checklist import Checklist, Clause, Criterion, RatingStep
from assessment.domain.gap import Gap
from assessment.domain.scoring import Score, is_gap, levers
from assessment.domain.work import Work
from assessment.reporting.chart import Chart, ChartKind, Series
from assessment.reporting.gap_report import Count, HeatRow, PriorityGroup, ScoreRow
from assessment.wording import label, say
from assessment.wording.figures import percent

LEVERS = 5
PRIORITIES = {
    1: "report.priority.first",
    2: "report.priority.planned",
    3: "report.priority.later",
    0: "report.priority.closed",
}
TEAL = "0B6E75"
SHADES = (TEAL, "8FBEC1", "D9B45B", "B5533C", "7A4A3A")
"""Best to worst rating; a scale has three to five steps."""
NEUTRAL = "D5DFE0"

_PRINCIPLES_CHAPTER = "4"
_SHORTEST_SCALE = 3


def ratings(score: Score, checklist: Checklist) -> tuple[Count, ...]:
    """How many criteria have which rating, the best first."""
    labels, counts = heat_columns(checklist), _counts(score, checklist)
    return tuple(Count(label=name, count=count) for name, count in zip(labels, counts, strict=True))


def severities(gaps: Sequence[Gap]) -> tuple[Count, ...]:
    """Open gaps per severity, the gravest first."""
    return tuple(
        Count(label=label(one), count=sum(gap.severity is one and not gap.is_closed for gap in gaps))
        for one in GapSeverity
    )


def gap_kinds(work: Work) -> tuple[Count, ...]:
    """Open gaps per kind."""
    return tuple(Count(label=label(kind), count=count) for kind, count in work.readiness.gaps_by_kind.items())


def states(gaps: Sequence[Gap]) -> tuple[Count, ...]:
    """Actions of gaps per state."""
    return tuple(Count(label=label(one), count=sum(gap.action.state is one for gap in gaps)) for one in ActionState)


def priorities(gaps: Sequence[Gap]) -> tuple[PriorityGroup, ...]:
    """The priorities that open gaps have, what to do first on top; the closed gaps come last, as 0."""
    counts = Counter(0 if gap.is_closed else gap.priority for gap in gaps)
    return tuple(
        PriorityGroup(number=number, label=say(key), count=counts[number])
        for number, key in PRIORITIES.items()
        if counts[number]
    )


def phases(gaps: Sequence[Gap]) -> tuple[Count, ...]:
    """Actions of open gaps per phase, in the order of the plan; phases without any are left out."""
    counts = {phase: sum(gap.action.phase is phase and not gap.is_closed for gap in gaps) for phase in Phase}
    return tuple(Count(label=label(phase), count=count) for phase, count in counts.items() if count)


def rows(work: Work) -> tuple[ScoreRow, ...]:
    """Chapters, each followed by its clauses."""
    found = []
    for chapter in work.checklist.chapters:
        found.append(_row(work, chapter.clause, chapter.title, chapter.criteria, is_chapter=True))
        found += [
            _row(work, clause.number, clause.title, clause.criteria) for clause in chapter.clauses if clause.criteria
        ]
    return tuple(found)


def themes(work: Work) -> tuple[ScoreRow, ...]:
    """The score by theme; a criterion counts under each of its themes."""
    return tuple(
        _row(work, "", theme[:1].upper() + theme[1:], criteria)
        for theme in work.checklist.head.themes
        if (criteria := tuple(one for one in work.checklist.criteria if theme in one.themes))
    )


def principles(work: Work) -> tuple[ScoreRow, ...]:
    """The score by principle, over the operative criteria that serve it (chapter 4 itself is left out)."""
    operative = [one for one in work.checklist.criteria if one.clause_number.partition(".")[0] != _PRINCIPLES_CHAPTER]
    return tuple(
        _row(work, clause.number, clause.title, criteria)
        for clause in work.checklist.clauses
        if (criteria := tuple(one for one in operative if clause.number in one.principles))
    )


def sites(work: Work) -> tuple[ScoreRow, ...]:
    """The score by site, over the criteria that were assessed there; sites without any are left out."""
    named = sorted(work.sites, key=lambda site: site.name.casefold())
    return _located(work, {site.id: site.name for site in named}, lambda result: result.site_id)


def processes(work: Work) -> tuple[ScoreRow, ...]:
    """The score by process, over the criteria that were assessed there."""
    return _located(work, {process.id: process.name for process in work.processes}, lambda result: result.process_id)


def units(work: Work) -> tuple[ScoreRow, ...]:
    """The score by unit, over the criteria that were assessed there."""
    named = sorted({result.unit for result in work.results.values() if result.unit}, key=str.casefold)
    return _located(work, {unit: unit for unit in named}, lambda result: result.unit)


def _located(
    work: Work, names: Mapping[str, str], place_of: Callable[[CriterionResult], str | None]
) -> tuple[ScoreRow, ...]:
    assessed = [one for one in work.checklist.criteria if work.result(one).is_assessed]
    return tuple(
        _row(work, "", name, criteria)
        for key, name in names.items()
        if (criteria := tuple(one for one in assessed if place_of(work.result(one)) == key))
    )


def score_column(work: Work) -> str:
    """The head of a column of scores: a score stands for what is assessed so far until everything is."""
    return say("report.column.score" if work.readiness.score.not_assessed else "report.column.score_complete")


def heat_columns(checklist: Checklist) -> tuple[str, ...]:
    """The ratings, best first, then not applicable and not assessed."""
    return (*(step.label for step in _steps(checklist)), say("rating.not_applicable"), say("rating.none"))


def shades(steps: int) -> tuple[str, ...]:
    """The colours of a scale, best to worst: three steps run from teal over yellow to red, too."""
    return (SHADES[0], *SHADES[2:4]) if steps == _SHORTEST_SCALE else SHADES[:steps]


def heat(work: Work) -> tuple[HeatRow, ...]:
    """How often each rating was given, by clause."""
    return tuple(_heat_row(work, clause) for clause in work.checklist.leaf_clauses)


def lever_sentences(work: Work) -> tuple[str, ...]:
    """What would raise the score most, best first."""
    return tuple(
        say(
            "lever",
            criterion=lever.criterion_id,
            statement=work.checklist.criterion(lever.criterion_id).statement,
            gain=lever.gain,
        )
        for lever in levers(work.checklist, work.results, LEVERS)
    )


def charts(work: Work, colour: str = TEAL) -> tuple[Chart, ...]:
    """The score by chapter in the firm's `colour`, and how the ratings spread over the chapters."""
    chapters = work.checklist.chapters
    scores = [work.score(chapter.criteria) for chapter in chapters]
    names = tuple(chapter.label for chapter in chapters)
    percents = tuple(score.percent_assessed for score in scores)
    spread = tuple(_counts(score, work.checklist) for score in scores)
    columns = heat_columns(work.checklist)
    colours = (*shades(len(columns) - 2), NEUTRAL, "F3F6F6")
    said = ", ".join(f"{name} {percent(found)}" for name, found in zip(names, percents, strict=True))
    return (
        Chart(
            key="chapters",
            kind=ChartKind.BARS,
            title=say("chart.chapters"),
            categories=names,
            series=(Series(name=score_column(work), values=percents, colour=colour),),
            unit="%",
            maximum=100,
            alt=say("chart.chapters.alt", values=said),
        ),
        Chart(
            key="ratings",
            kind=ChartKind.STACKED,
            title=say("chart.ratings"),
            categories=names,
            series=tuple(
                Series(name=name, values=tuple(Decimal(counts[place]) for counts in spread), colour=colours[place])
                for place, name in enumerate(columns)
            ),
            alt=say("chart.ratings.alt", columns=", ".join(columns)),
        ),
    )


def _row(work: Work, number: str, title: str, criteria: tuple[Criterion, ...], *, is_chapter: bool = False) -> ScoreRow:
    score = work.score(criteria)
    return ScoreRow(
        number=number,
        title=title,
        assessed=say("score.row", assessed=score.assessed, total=score.total),
        percent=percent(score.percent_assessed),
        gaps=sum(is_gap(work.results.get(criterion.id), work.checklist) for criterion in criteria),
        is_chapter=is_chapter,
        bar=score.percent_assessed,
    )


def _heat_row(work: Work, clause: Clause) -> HeatRow:
    score = work.score(clause.criteria)
    found = score.percent_assessed
    return HeatRow(
        number=clause.number,
        title=clause.title,
        counts=_counts(score, work.checklist),
        percent=percent(found),
        level=-1 if found is None else min(4, int(found // 20)),
    )


def _counts(score: Score, checklist: Checklist) -> tuple[int, ...]:
    return (*(score.by_rating[step.id] for step in _steps(checklist)), score.not_applicable, score.not_assessed)


def _steps(checklist: Checklist) -> list[RatingStep]:
    return sorted(checklist.head.scale, key=lambda step: step.value, reverse=True)
