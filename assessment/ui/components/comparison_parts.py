"""Parts of a comparison on screen: the same phrases and figures as in the document."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assessment.reporting.comparison_report import ComparisonReport, MovedCriterion
from assessment.ui.components.then_now_bars import then_now_bars
from assessment.ui.markdown import escaped
from assessment.wording import say, say_count

LISTED = 10

_HEIGHT = 560
"""Pixels of the table with every clause."""


def chapters(report: ComparisonReport) -> None:
    """The chapters as pairs of bars, from the figures of the report's own chart."""
    chart = report.charts[0]
    rows = [row for row in report.rows if row.is_chapter]
    then, now = (series.values for series in chart.series)
    scores = [(float(before or 0), float(after or 0)) for before, after in zip(then, now, strict=True)]
    then_now_bars(chart.categories, rows, scores)


def part_table(report: ComparisonReport) -> None:
    """Every chapter and clause with both scores, what was assessed, and gaps."""
    heads = [
        say("report.column.clause"),
        report.then_label,
        report.now_label,
        *(
            say(f"comparison.column.{name}")
            for name in ("gain", "assessed_then", "assessed_now", "gaps_then", "gaps_now")
        ),
    ]
    lines = []
    for row in (*report.rows, report.whole):
        cells = [
            escaped(f"{row.number} {row.title}".strip()),
            *(row.then, row.now, row.gain, row.assessed_then, row.assessed_now, str(row.gaps_then), str(row.gaps_now)),
        ]
        lines.append([f"**{cell}**" if row.is_chapter else cell for cell in cells])
    with st.container(height=_HEIGHT, border=False):  # with a height it scrolls sideways where it is too wide
        _table(heads, lines, numbers=7)


def moved(report: ComparisonReport) -> None:
    """The criteria by movement: the first of each, in place; the document holds all."""
    names = ("fell", "rose", "stayed", "new", "gone")
    for name in names:
        changes: tuple[MovedCriterion, ...] = getattr(report, name)
        if changes:
            heading = say("card.with_count", text=say(f"comparison.heading.{name}"), count=len(changes))
            with st.expander(heading, expanded=name == "fell"):
                _criteria(changes)
    if not any(getattr(report, name) for name in names):
        st.markdown(say("comparison.none_moved"))


def trend_table(report: ComparisonReport) -> None:
    """All assessments up to this one."""
    names = ("title", "date", "score", "coverage", "gaps", "blockers", "gain")
    columns = {say(f"trend.column.{name}"): [getattr(row, name) for row in report.trend] for name in names}
    columns[say("trend.column.title")] = [escaped(row.title) for row in report.trend]
    # Unlike Markdown, this scrolls by itself where a phone is too narrow for it.
    st.table(columns, border="horizontal", hide_index=True)


def movements(report: ComparisonReport) -> None:
    """How many criteria moved which way, in one line."""
    st.markdown(" · ".join(f"{escaped(one.label)} **{one.count}**" for one in report.movements if one.count))


def _criteria(changes: Sequence[MovedCriterion]) -> None:
    for one in changes[:LISTED]:
        note = f" ({one.note})" if one.note else ""
        st.markdown(f"**{one.criterion_id}** {escaped(one.statement + note)}  \n{_from_to(one)}")
    if len(changes) > LISTED:
        st.caption(say_count("comparison.more", len(changes) - LISTED))


def _from_to(one: MovedCriterion) -> str:
    return escaped(say("comparison.from_to", then=one.then, now=one.now))


def _table(heads: list[str], rows: list[list[str]], *, numbers: int) -> None:
    rule = [":--"] * (len(heads) - numbers) + ["--:"] * numbers
    st.markdown("\n".join("| " + " | ".join(line) + " |" for line in (heads, rule, *rows)))
