"""Which evidence of the register is one of the usual documents and records, as somebody chooses it by hand."""

from __future__ import annotations

import streamlit as st

from assessment.domain.work import Work
from assessment.reporting.evidence_register import ExpectedRow
from assessment.services.evidence import tie_to_expected
from assessment.ui import flash
from assessment.ui.components.refusal import outcome, refusing
from assessment.ui.components.row_table import digest
from assessment.ui.markdown import escaped
from assessment.ui.session import desk
from assessment.wording import say


@flash.acting
def _save(engagement_id: str, code: str, shown: tuple[str, ...], widget: str) -> None:
    with refusing(f"tie-{code}"):
        tie_to_expected(desk(), engagement_id, code, shown=shown, wanted=st.session_state[widget])


def expected_tie(work: Work, row: ExpectedRow) -> None:
    """The choice of evidence for one expected item; what is taken out counts by its kind again."""
    if not work.evidence:
        st.caption(say("coverage.tie.none"))
        return
    widget = f"tie-{row.code}-{digest(row.by_hand)}"
    st.session_state.setdefault(widget, list(row.by_hand))
    with st.form(f"form-{widget}", border=False):
        st.multiselect(
            say("coverage.tie"),
            list(work.evidence),
            key=widget,
            format_func=lambda key: work.evidence[key].title,
            placeholder=say("coverage.tie.placeholder"),
            select_all=False,  # no one document is all of the evidence
            help=say("coverage.tie.help"),
        )
        outcome(f"tie-{row.code}")
        st.form_submit_button(
            say("coverage.tie.save"),
            key=f"save-{widget}",
            icon=":material/link:",
            on_click=_save,
            args=(work.engagement.id, row.code, row.by_hand, widget),
        )


def tied_to(stands_for: tuple[str, ...]) -> None:
    """Say which of the usual documents and records a piece of evidence was tied to."""
    if stands_for:
        st.caption(say("evidence.stands_for", items=escaped("; ".join(stands_for))))
