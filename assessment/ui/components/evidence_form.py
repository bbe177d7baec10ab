"""What is said about a piece of evidence, as a form: for a new one without a file, and to change one there is."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Any

import streamlit as st

from assessment.domain.errors import AssessmentError
from assessment.domain.evidence import Confidentiality, Evidence, EvidenceKind
from assessment.services.evidence import EvidenceDetails, change_evidence, register_evidence
from assessment.ui import flash
from assessment.ui.components.unsaved_form import unsaved_form
from assessment.ui.presenting import is_presenting
from assessment.ui.session import Draft, desk, state
from assessment.wording import label, say
from assessment.wording.figures import clock, day

_LABELS = {
    "title": "evidence.column.title",
    "kind": "evidence.column.kind",
    "confidentiality": "evidence.column.confidentiality",
    "source": "evidence.column.source",
    "reference": "evidence.column.reference",
    "period_from": "evidence.column.period_from",
    "period_to": "evidence.column.period_to",
    "collected_on": "evidence.column.collected",
    "collected_by": "evidence.column.collected_by",
    "note": "evidence.column.note",
}
_EARLIEST, _LATEST = date(1950, 1, 1), date(2200, 12, 31)


@flash.acting
def _save(engagement_id: str, evidence: Evidence | None, prefix: str) -> None:
    memory, place = state(), _place(engagement_id, evidence)
    entered = {name: st.session_state[f"{prefix}-{name}"] for name in _LABELS}
    memory.saved.pop(place, None)
    try:
        details = EvidenceDetails(**entered)
        if evidence:
            change_evidence(desk(), evidence.id, details, seen=evidence.revision)
        else:
            register_evidence(desk(), engagement_id, details)
    except AssessmentError as refusal:
        memory.drafts[place] = Draft(entered, refusal.message)
        return
    memory.drafts.pop(place, None)
    if evidence:
        memory.saved[place] = desk().now()
        return
    for name in _LABELS:  # the next one begins with an empty form
        del st.session_state[f"{prefix}-{name}"]
    flash.tell(say("evidence.registered", title=details.title))


def evidence_form(engagement_id: str, evidence: Evidence | None = None) -> None:
    """The form; after a refusal it holds what was typed, or, after a conflict, shows it beside what is stored."""
    place = _place(engagement_id, evidence)
    prefix = f"{place}-{evidence.revision}" if evidence else place
    shown = EvidenceDetails.of(evidence) if evidence else EvidenceDetails.model_construct(title="")
    for name in _LABELS:
        st.session_state.setdefault(f"{prefix}-{name}", getattr(shown, name))
    unsaved_form(place, prefix, {name: say(words) for name, words in _LABELS.items()}, _reads)
    with st.form(prefix, width=900, border=False):
        _fields(prefix)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.form_submit_button(
                say("evidence.save" if evidence else "evidence.register"),
                key=f"{prefix}-save",
                type="primary",
                icon=":material/check:",
                on_click=_save,
                args=(engagement_id, evidence, prefix),
            )
            if saved := state().saved.get(place):
                st.caption(say("card.saved", time=clock(saved)), width="content")


def _fields(prefix: str) -> None:
    st.text_input(say("evidence.column.title"), key=f"{prefix}-title", max_chars=300)
    with st.container(horizontal=True):
        st.selectbox(
            say("evidence.column.kind"), list(EvidenceKind), format_func=label, key=f"{prefix}-kind", width=180
        )
        st.selectbox(
            say("evidence.column.confidentiality"),
            list(Confidentiality),
            format_func=label,
            key=f"{prefix}-confidentiality",
            width=180,
        )
        for name in ("period_from", "period_to"):
            _day(prefix, name)
    with st.container(horizontal=True):
        st.text_input(say("evidence.column.source"), key=f"{prefix}-source", max_chars=300, width=380)
        st.text_input(say("evidence.column.reference"), key=f"{prefix}-reference", max_chars=300, width=380)
    with st.container(horizontal=True):
        _day(prefix, "collected_on")
        st.text_input(say("evidence.column.collected_by"), key=f"{prefix}-collected_by", max_chars=300, width=380)
    if not is_presenting():
        st.text_area(say("evidence.column.note"), key=f"{prefix}-note", height=80, help=say("evidence.note.help"))


def _day(prefix: str, name: str) -> None:
    key = f"{prefix}-{name}"
    kept: date | None = st.session_state[key]
    st.date_input(
        say(_LABELS[name]),
        key=key,
        min_value=min(_EARLIEST, kept or _EARLIEST),
        max_value=max(_LATEST, kept or _LATEST),
        format="YYYY-MM-DD",
        width=180,
    )


def _place(engagement_id: str, evidence: Evidence | None) -> str:
    return f"evidence-{evidence.id}" if evidence else f"evidence-new-{engagement_id}"


def _reads(value: Any) -> str:
    if isinstance(value, Enum):
        return label(value)
    return day(value) if isinstance(value, date) else str(value or "")
