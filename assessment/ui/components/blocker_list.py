"""What overrides the score: one sentence each, with the way to clear it."""

from __future__ import annotations

import streamlit as st

from assessment.domain.checklist import Clause
from assessment.domain.review import ReviewKind
from assessment.domain.scoring import Blocker, BlockerKind
from assessment.domain.work import Work
from assessment.reporting.gap_report import GapReport
from assessment.ui import menu
from assessment.ui.components.clause_link import clause_link
from assessment.ui.components.held_elsewhere import held_elsewhere_button, held_elsewhere_form
from assessment.ui.markdown import escaped
from assessment.wording import say

_HELD = {
    BlockerKind.NO_INTERNAL_AUDIT: ReviewKind.INTERNAL_AUDIT,
    BlockerKind.NO_MANAGEMENT_REVIEW: ReviewKind.MANAGEMENT_REVIEW,
}


def blocker_list(work: Work, report: GapReport) -> None:
    """Every blocker in a row of its own; a review held elsewhere is recorded in place."""
    if not report.blockers:
        st.markdown(f":material/check_circle: {say('report.no_blockers')}")
    for sentence, blocker in zip(report.blockers, work.readiness.blockers, strict=False):
        kind = _HELD.get(blocker.kind)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f":material/block: {escaped(sentence)}", width="content")
            if kind:
                held_elsewhere_button(kind)
            elif blocker.nonconformities:
                _to_the_register(work)
            elif clause := clause_to_open(work, blocker):
                clause_link(work, clause)
        if kind:
            held_elsewhere_form(work.engagement.id, kind)


def _to_the_register(work: Work) -> None:
    """Lead to the nonconformities, where the records named in the sentence are worked on."""
    st.page_link(
        menu.script("nonconformities"),
        label=say("nonconformities.view.register"),
        icon=":material/arrow_forward:",
        width="content",
        help=say("menu.nonconformities.help"),
        query_params={"engagement": work.engagement.id, "assessment": work.assessment.id},
    )


def clause_to_open(work: Work, blocker: Blocker) -> Clause | None:
    """Where work on a blocker begins: the next unanswered clause, the key clause, the first criterion without evidence."""
    if blocker.kind is BlockerKind.COVERAGE:
        return work.next_unanswered(None)
    if blocker.criteria:
        return work.checklist.clause(work.checklist.criterion(blocker.criteria[0]).clause_number)
    return work.checklist.clause(blocker.clause) if blocker.clause else None
