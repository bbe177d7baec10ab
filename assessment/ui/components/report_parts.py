"""Parts of a report as they stand on screen: the same phrases and figures as in the document."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assessment.reporting.gap_report import Count, GapReport, ScoreRow
from assessment.ui.markdown import escaped
from assessment.wording import say

LISTED_GAPS = 10


def blockers(report: GapReport) -> None:
    """What overrides the score, one line each."""
    if not report.blockers:
        st.markdown(say("report.no_blockers"))
    for sentence in report.blockers:
        st.markdown(f":material/block: {escaped(sentence)}")


def counts(report: GapReport) -> None:
    """How many criteria have which rating, and the gaps by kind, side by side."""
    left, right = st.columns(2, gap="large")
    with left:
        _counted(report.ratings, say("report.column.rating"))
    with right:
        _counted(report.gap_kinds, say("report.gap.kind"))


def score_table(report: GapReport, rows: Sequence[ScoreRow] | None = None) -> None:
    """The score by chapter and clause, or in other rows of the report."""
    before, after = (say(f"report.column.{column}") for column in ("assessed", "gaps"))
    heads = [say("report.column.clause"), before, report.score_column, after]
    lines = [
        [
            _strong(escaped(cell), strong=row.is_chapter)
            for cell in (f"{row.number} {row.title}".strip(), row.assessed, row.percent, str(row.gaps))
        ]
        for row in (report.rows if rows is None else rows)
    ]
    _table(heads, lines, numbers=3)


def strengths(report: GapReport) -> None:
    """What the organization does well, or how to name it."""
    st.header(say("report.heading.strengths"), anchor=False)
    if not report.strengths:
        st.markdown(say("reports.no_strengths"))
    for sentence in report.strengths:
        st.markdown(f":material/thumb_up: {escaped(sentence)}")


def closing_lines(report: GapReport) -> None:
    """What the document says at its end beside the limits: the firm's disclaimer, and the journal's head."""
    if report.look.disclaimer:
        st.markdown(escaped(report.look.disclaimer))
    st.caption(escaped(report.journal))


def gap_list(report: GapReport) -> None:
    """The first gaps as the document will show them."""
    if not report.gaps:
        st.markdown(say("report.no_gaps"))
    for gap in report.gaps[:LISTED_GAPS]:
        st.markdown(f"**{gap.criterion_id}** {escaped(gap.statement)}")
        st.caption(escaped(f"{gap.rating} · {gap.kind} · {gap.force}"))
        st.markdown(
            "  \n".join(
                f"{say(f'report.gap.{name}')}: {escaped(text)}"
                for name, text in (
                    ("found", gap.found),
                    ("risk", gap.risk),
                    ("step", gap.first_step),
                    ("owner", gap.owner),
                )
            )
        )
    if len(report.gaps) > LISTED_GAPS:
        st.caption(say("reports.more_gaps", count=len(report.gaps) - LISTED_GAPS))


def _counted(rows: tuple[Count, ...], head: str) -> None:
    _table([head, say("report.column.count")], [[escaped(row.label), str(row.count)] for row in rows], numbers=1)


def _strong(text: str, *, strong: bool) -> str:
    return f"**{text}**" if strong else text


def _table(heads: list[str], rows: list[list[str]], *, numbers: int) -> None:
    """A table whose last `numbers` columns are aligned to the right, which only Markdown can do."""
    rule = [":--"] * (len(heads) - numbers) + ["--:"] * numbers
    st.markdown("\n".join("| " + " | ".join(line) + " |" for line in (heads, rule, *rows)))
