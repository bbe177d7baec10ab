"""One complaint followed from receipt to closing: a sheet, clause by clause, that fills the criteria it shows."""

from __future__ import annotations

import streamlit as st

from assessment.domain.audit_fieldwork import WalkThrough, WalkThroughStep
from assessment.domain.audit_file import AuditFile
from assessment.domain.checklist import NOT_APPLICABLE, Clause, lies_in
from assessment.reporting import phrases
from assessment.services.audit_fieldwork import WALKED, save_walk_through
from assessment.ui import flash
from assessment.ui.components.refusal import outcome, refusing
from assessment.ui.markdown import choice, escaped
from assessment.ui.session import desk, state
from assessment.wording import say

_SHEET, _CLAUSE = "walk-sheet", "walk-clause"


@flash.acting
def _begin(audit_id: str) -> None:
    with refusing("walk-new"):
        made = save_walk_through(desk(), audit_id, st.session_state["walk-complaint"], ())
        st.session_state[_SHEET] = made.id
        st.session_state["walk-complaint"] = ""


@flash.acting
def _save(sheet: WalkThrough, clause: Clause, following: str | None) -> None:
    place = f"walk-{sheet.id}"
    new = {
        one.id: WalkThroughStep(
            criterion_id=one.id,
            rating=st.session_state[f"{place}-{one.id}-rating"],
            seen=st.session_state[f"{place}-{one.id}-seen"],
        )
        for one in clause.criteria
    }
    kept = {step.criterion_id: step for step in sheet.steps} | new
    with refusing(place, "\n".join(step.seen for step in new.values() if step.seen)):
        save_walk_through(
            desk(), sheet.audit_id, sheet.complaint, tuple(kept.values()), walk_id=sheet.id, seen=sheet.revision
        )
        if following:
            st.session_state[_CLAUSE] = following
            state().top_wanted = True


def walk_through(file: AuditFile) -> None:
    """Choose or begin a sheet, then go through its clauses."""
    st.caption(say("fieldwork_audit.walk.about"))
    _begin_form(file)
    sheets = {one.id: one for one in file.walk_throughs}
    clauses = {
        one.number: one
        for one in (file.work.checklist.leaf_clauses if file.work else ())
        if lies_in(one.number, WALKED)
    }
    if not sheets or not clauses:
        st.info(
            say("fieldwork_audit.walk.none" if clauses else "fieldwork_audit.walk.no_clause"), icon=":material/info:"
        )
        return
    if st.session_state.get(_SHEET) not in sheets:
        st.session_state[_SHEET] = list(sheets)[-1]
    if st.session_state.get(_CLAUSE) not in clauses:
        st.session_state[_CLAUSE] = next(iter(clauses))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        key = st.selectbox(
            say("fieldwork_audit.walk.sheet"),
            list(sheets),
            key=_SHEET,
            format_func=lambda one: sheets[one].complaint,
            width=260,
        )
        number = st.selectbox(
            say("fieldwork_audit.clause"),
            list(clauses),
            key=_CLAUSE,
            format_func=lambda one: clauses[one].label,
            width=320,
        )
    numbers = list(clauses)
    later = numbers[numbers.index(number) + 1 :]
    _clause(file, sheets[key], clauses[number], later[0] if later else None)


def _begin_form(file: AuditFile) -> None:
    """Name a complaint and begin its sheet."""
    if not file.audit.is_closed:
        with st.form("walk-new", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(
                say("fieldwork_audit.walk.complaint"),
                key="walk-complaint",
                max_chars=300,
                placeholder=say("fieldwork_audit.walk.complaint.placeholder"),
            )
            st.form_submit_button(
                say("fieldwork_audit.walk.begin"), icon=":material/add:", on_click=_begin, args=(file.audit.id,)
            )
        outcome("walk-new")


def _clause(file: AuditFile, sheet: WalkThrough, clause: Clause, following: str | None) -> None:
    if file.work is None:
        return
    place = f"walk-{sheet.id}"
    checklist = file.work.checklist
    steps = {step.criterion_id: step for step in sheet.steps}
    with st.form(f"{place}-{clause.number}"):
        for one in clause.criteria:
            known = steps.get(one.id, WalkThroughStep(criterion_id=one.id))
            st.session_state.setdefault(f"{place}-{one.id}-rating", known.rating)
            st.session_state.setdefault(f"{place}-{one.id}-seen", known.seen)
            st.markdown(f"**{one.id}** {escaped(one.statement)}")
            st.segmented_control(
                say("card.rating"),
                [*(step.id for step in checklist.head.scale), NOT_APPLICABLE],
                key=f"{place}-{one.id}-rating",
                format_func=lambda rating: choice(escaped(phrases.rating(rating, checklist))),
                label_visibility="collapsed",
                disabled=file.audit.is_closed,
            )
            st.text_area(
                say("fieldwork_audit.walk.seen"),
                key=f"{place}-{one.id}-seen",
                height=68,
                label_visibility="collapsed",
                placeholder=say("fieldwork_audit.walk.seen"),
                disabled=file.audit.is_closed,
            )
        outcome(place)
        st.form_submit_button(
            say("fieldwork_audit.walk.next" if following else "fieldwork_audit.save"),
            key=f"{place}-{clause.number}-save",
            type="primary",
            icon=":material/check:",
            disabled=file.audit.is_closed,
            on_click=_save,
            args=(sheet, clause, following),
        )
