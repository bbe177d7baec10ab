"""Compose the comparison report from the assessments of an engagement: a pure function, no reading and no clock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from assessment.domain.comparison import (
    Comparison,
    CriterionChange,
    Movement,
    PartChange,
    TrendPoint,
    compare,
    trend,
)
from assessment.domain.scoring import Score
from assessment.domain.work import Work
from assessment.reporting import phrases
from assessment.reporting.chart import Chart, ChartKind, Series
from assessment.reporting.comparison_report import ComparisonReport, ComparisonRow, MovedCriterion, TrendRow
from assessment.reporting.dress import Dress
from assessment.reporting.gap_report import Count, Fact
from assessment.reporting.look import Look, rgb
from assessment.reporting.report_head import report_head
from assessment.wording import label, say, say_count
from assessment.wording.figures import percent


def comparison_report_of(then: Work, works: Sequence[Work], dress: Dress, *, today: date) -> ComparisonReport:
    """The last of `works` against `then`; the trend runs over all of them."""
    now = works[-1]
    found, points = compare(then, now), trend(works)
    return ComparisonReport(
        **dict(report_head(now, dress, title=say("comparison.title"), today=today)),
        facts=tuple(_facts(then, now, dress, today)),
        headline=headline(found),
        explanation=_explanation(found),
        then_headline=phrases.headline(then.readiness),
        now_headline=phrases.headline(now.readiness),
        gain=found.gain,
        compared=found.common_now.total,
        then_label=dress.look.day(then.assessment.started_on),
        now_label=dress.look.day(now.assessment.started_on),
        whole=_whole(found, then, now),
        rows=tuple(_row(part) for part in found.parts),
        movements=tuple(Count(label=label(one), count=len(found.moved(one))) for one in Movement),
        fell=_moved(found.moved(Movement.FELL), then, now),
        rose=_moved(found.moved(Movement.ROSE), then, now),
        stayed=_moved([one for one in found.moved(Movement.STAYED) if one.is_gap], then, now),
        new=_moved(found.moved(Movement.NEW), then, now),
        gone=_moved(found.moved(Movement.GONE), then, now),
        reworded=sum(one.reworded for one in found.criteria),
        trend=tuple(_trend_row(point, dress.look) for point in points),
        charts=tuple(_charts(found, then, now, points, dress.look)),
        notes=tuple(_notes(found)),
    )


def headline(found: Comparison) -> str:
    """What was won or lost over the criteria that both assessments rated."""
    if found.gain is None:
        return say("comparison.nothing_common")
    return say(
        f"comparison.headline.{_direction(found.gain)}",
        gain=f"{abs(found.gain):.1f}",
        then=percent(found.common_then.percent_assessed),
        now=percent(found.common_now.percent_assessed),
    )


def signed(gain: Decimal | None) -> str:
    """Percentage points with their sign, one decimal; a dash where there is no figure."""
    if gain is None:
        return say("report.dash")
    return f"{gain:+.1f}".replace("-", "−") if gain else "0.0"


def trend_sentence(gain: Decimal | None) -> str:
    """Up or down against the last assessment, in a few words; empty without a figure."""
    if gain is None:
        return ""
    return say(f"trend.{_direction(gain)}", gain=f"{abs(gain):.1f}")


def _direction(gain: Decimal) -> str:
    return "up" if gain > 0 else "down" if gain < 0 else "same"


def _explanation(found: Comparison) -> str:
    rose, fell = len(found.moved(Movement.ROSE)), len(found.moved(Movement.FELL))
    return say(
        "comparison.explanation",
        compared=say_count("criteria.count", found.common_now.total),
        total=found.now.total,
        rose=rose,
        fell=fell,
        stayed=found.common_now.total - rose - fell,
    )


def _facts(then: Work, now: Work, dress: Dress, today: date) -> Sequence[Fact]:
    def told(work: Work) -> str:
        head = work.checklist.head
        checklist = say("report.checklist", title=head.title, version=head.version, profile=work.profile.title)
        return say(
            "comparison.fact",
            title=work.assessment.title,
            date=dress.look.day(work.assessment.started_on),
            checklist=checklist,
        )

    return [
        Fact(label=say("comparison.then"), text=told(then)),
        Fact(label=say("comparison.now"), text=told(now)),
        Fact(label=say("report.fact.date"), text=dress.look.day(today)),
        Fact(label=say("report.fact.prepared_by"), text=dress.author),
    ]


def _whole(found: Comparison, then: Work, now: Work) -> ComparisonRow:
    whole = PartChange(
        number="",
        title=say("comparison.whole"),
        label=say("comparison.whole"),
        is_chapter=True,
        then=found.then,
        now=found.now,
        gaps_then=then.readiness.gaps,
        gaps_now=now.readiness.gaps,
    )
    return _row(whole)


def _row(part: PartChange) -> ComparisonRow:
    return ComparisonRow(
        number=part.number,
        title=part.title,
        is_chapter=part.is_chapter,
        then=percent(part.then.percent_assessed if part.then else None),
        now=percent(part.now.percent_assessed if part.now else None),
        gain=signed(part.gain),
        assessed_then=_assessed(part.then),
        assessed_now=_assessed(part.now),
        gaps_then=part.gaps_then,
        gaps_now=part.gaps_now,
        points=part.gain,
    )


def _assessed(score: Score | None) -> str:
    return say("score.row", assessed=score.assessed, total=score.total) if score else say("report.dash")


def _moved(changes: Sequence[CriterionChange], then: Work, now: Work) -> tuple[MovedCriterion, ...]:
    dash = say("report.dash")
    return tuple(
        MovedCriterion(
            criterion_id=one.criterion_id,
            statement=one.statement,
            then=dash if one.movement is Movement.NEW else phrases.rating(one.then, then.checklist),
            now=dash if one.movement is Movement.GONE else phrases.rating(one.now, now.checklist),
            note=say("comparison.reworded") if one.reworded else "",
        )
        for one in changes
    )


def _trend_row(point: TrendPoint, look: Look) -> TrendRow:
    return TrendRow(
        title=point.title,
        date=look.day(point.on),
        score=percent(point.score.percent_assessed),
        coverage=percent(point.score.coverage),
        gaps=point.gaps,
        blockers=point.blockers,
        gain=signed(point.gain),
    )


def _charts(found: Comparison, then: Work, now: Work, points: Sequence[TrendPoint], look: Look) -> Sequence[Chart]:
    """The chapters then and now, and the score over time."""
    chapters = [part for part in found.parts if part.is_chapter]
    days = [look.day(work.assessment.started_on) for work in (then, now)]
    if days[0] == days[1]:
        days = [then.assessment.title, now.assessment.title]
    sides = [
        tuple(_percent(score) for score in side) for side in zip(*((p.then, p.now) for p in chapters), strict=True)
    ]
    names = tuple(part.label for part in chapters)
    said = ", ".join(
        say("chart.then_now.alt.part", name=name, then=percent(before), now=percent(after))
        for name, before, after in zip(names, *sides, strict=True)
    )
    charts = [
        Chart(
            key="then_now",
            kind=ChartKind.BARS,
            title=say("chart.then_now"),
            categories=names,
            series=tuple(
                Series(name=name, values=values, colour=colour)
                for name, values, colour in zip(days, sides, (look.pale, rgb(look.colour)), strict=True)
            ),
            unit="%",
            maximum=100,
            alt=say("chart.then_now.alt", values=said),
        )
    ]
    return [*charts, _trend_chart(points, look)]


def _trend_chart(points: Sequence[TrendPoint], look: Look) -> Chart:
    names = tuple(say("chart.trend.name", date=look.day(point.on), title=point.title) for point in points)
    values = tuple(_percent(point.score) for point in points)
    said = ", ".join(f"{name} {percent(value)}" for name, value in zip(names, values, strict=True))
    return Chart(
        key="trend",
        kind=ChartKind.BARS,
        title=say("chart.trend"),
        categories=names,
        series=(Series(name=say("report.column.score"), values=values, colour=rgb(look.colour)),),
        unit="%",
        maximum=100,
        alt=say("chart.trend.alt", values=said),
    )


def _percent(score: Score | None) -> Decimal | None:
    return score.percent_assessed if score else None


def _notes(found: Comparison) -> Sequence[str]:
    notes = [say("comparison.note.scores")]
    if reworded := sum(one.reworded for one in found.criteria):
        notes.append(say_count("comparison.note.reworded", reworded))
    if uncompared := len(found.moved(Movement.NOT_COMPARED)):
        notes.append(say_count("comparison.note.not_compared", uncompared))
    return notes
