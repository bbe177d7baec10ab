"""Number, reviewer, distribution and sections of the gap report, saved as one form."""

from __future__ import annotations

import streamlit as st

from assessment.domain.errors import AssessmentError
from assessment.domain.narrative import FULL_REPORT, SHORT_REPORT, ReportSettings, Section
from assessment.services.narratives import report_settings, save_report_settings
from assessment.ui import flash
from assessment.ui.markdown import choice, escaped
from assessment.ui.session import Draft, desk, state
from assessment.wording import label, say

_TEXTS = ("number", "reviewer", "distribution")


@flash.acting
def _save(seen: ReportSettings, prefix: str) -> None:
    entered = {name: st.session_state[f"{prefix}-{name}"] for name in (*_TEXTS, "sections")}
    try:
        save_report_settings(
            desk(), seen.changed(**{**entered, "sections": tuple(one for one in Section if one in entered["sections"])})
        )
    except AssessmentError as refusal:
        state().drafts[seen.id] = Draft(entered, refusal.message)
    else:
        state().drafts.pop(seen.id, None)
        flash.tell(say("engagement.saved"))


def settings_form(assessment_id: str) -> None:
    """The form; after a refusal it holds what was typed, beside the reason."""
    stored = report_settings(desk(), assessment_id)
    prefix = f"report-{stored.id}-{stored.revision}"
    draft = state().drafts.get(stored.id)
    shown = (
        draft.mine if draft else {**{name: getattr(stored, name) for name in _TEXTS}, "sections": list(stored.sections)}
    )
    for name, value in shown.items():
        st.session_state.setdefault(f"{prefix}-{name}", value)
    if draft:
        st.warning(escaped(draft.reason), icon=":material/warning:")
    with st.form(prefix, border=False):
        left, right = st.columns(2)
        left.text_input(
            say("reports.number"), key=f"{prefix}-number", placeholder=say("reports.number.placeholder"), max_chars=300
        )
        right.text_input(say("reports.reviewer"), key=f"{prefix}-reviewer", max_chars=300)
        st.text_area(say("reports.distribution"), key=f"{prefix}-distribution", height=68)
        st.pills(
            say("reports.sections"),
            list(FULL_REPORT),
            selection_mode="multi",
            key=f"{prefix}-sections",
            format_func=lambda section: choice(label(section)),
            help=say("reports.sections.help", short=", ".join(label(section) for section in SHORT_REPORT)),
        )
        st.form_submit_button(say("settings.save"), on_click=_save, args=(stored, prefix))
