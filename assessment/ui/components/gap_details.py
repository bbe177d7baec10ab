"""One gap in full: what was found, the risk, what an auditor would say, what is to be done."""

from __future__ import annotations

import streamlit as st

from assessment.domain.work import Work
from assessment.ui.components.clause_link import clause_link
from assessment.ui.components.gap_lines import GapLine
from assessment.ui.components.gap_table import state_of
from assessment.ui.markdown import escaped
from assessment.wording import say


def gap_details(work: Work, line: GapLine) -> None:
    """Heading and two columns: the gap on the left, the action on the right."""
    entry = line.entry
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="top"):
        st.markdown(f"**{entry.criterion_id}** {escaped(entry.statement)}", width="stretch")
        clause_link(work, work.checklist.clause(line.gap.criterion.clause_number))
    facts = (
        entry.rating,
        entry.kind,
        say("gaps.judged", severity=entry.severity, priority=entry.priority),
        say("gaps.if_audited", probably=entry.probably),
    )
    st.caption(escaped(" · ".join(facts)))
    if entry.judgement:
        st.caption(escaped(say("gaps.judged.why", reason=entry.judgement)))
    left, right = st.columns(2, gap="large")
    with left:
        _paragraph(say("report.gap.found"), entry.found)
        _paragraph(say("report.gap.risk"), entry.risk)
        _paragraph(say("report.gap.evidence"), entry.evidence)
    with right:
        _paragraph(say("gaps.column.action"), entry.action)
        plan = (entry.owner, entry.effort, entry.phase, *([entry.due] if line.gap.action.due else []))
        _paragraph(say("gaps.plan"), " · ".join(plan))
        _paragraph(say("gaps.state"), state_of(line))
        if entry.closed:
            st.markdown(f":material/check_circle: {escaped(entry.closed)}")


def _paragraph(heading: str, text: str) -> None:
    st.markdown(f"**{heading}**  \n{escaped(text)}")
