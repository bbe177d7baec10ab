"""Raise a nonconformity: from findings, from a gap, from an outside body, or by hand."""

from __future__ import annotations

import streamlit as st

from assessment.domain.gap import gaps_of
from assessment.domain.grading import GradingScale
from assessment.domain.nonconformity import Nonconformity, OutsideBody, Source
from assessment.domain.work import Work
from assessment.reporting.phrases import clipped
from assessment.services.desk import Desk
from assessment.services.nonconformities import (
    NewNonconformity,
    findings_to_take_up,
    raise_from_findings,
    raise_from_gap,
    raise_nonconformity,
    usual_scale,
)
from assessment.ui import address, flash, menu
from assessment.ui.components.refusal import outcome, refusing
from assessment.ui.markdown import escaped
from assessment.ui.session import desk, state
from assessment.wording import label, say

_PLACE = "raise"
_ROOM = 110
_SOURCES = (Source.FINDING, Source.GAP, Source.OUTSIDE_BODY, Source.COMPLAINT, Source.RECORD_TEST, Source.BY_HAND)


def _typed(name: str) -> str:
    return str(st.session_state.get(f"{_PLACE}-{name}") or "")


def _opened(one: Nonconformity) -> None:
    state().opened = None
    address.go_to_nonconformity(one.id)
    flash.tell(say("nonconformities.raised", number=one.number))
    st.switch_page(menu.script("nonconformity"))


@flash.acting
def _raise(work: Work, source: Source) -> None:
    with refusing(_PLACE, _typed("statement")):
        one = _made(desk(), work, source)
        _opened(one)


def _made(at: Desk, work: Work, source: Source) -> Nonconformity:
    match source:
        case Source.FINDING:
            return raise_from_findings(at, tuple(st.session_state[f"{_PLACE}-findings"]))
        case Source.GAP:
            return raise_from_gap(
                at,
                work.assessment.id,
                _typed("gap"),
                grade=_typed("grade"),
                adopted_id=st.session_state[f"{_PLACE}-adopted"],
            )
    outside = None
    if source is Source.OUTSIDE_BODY:
        outside = OutsideBody(
            name=_typed("body"),
            number=_typed("body-number"),
            grade=_typed("body-grade"),
            wording=_typed("statement"),
            deadline=st.session_state[f"{_PLACE}-deadline"],
        )
    return raise_nonconformity(
        at,
        work.engagement.id,
        NewNonconformity(
            source=source,
            source_reference=_typed("reference"),
            outside=outside,
            grade=_typed("body-grade") if outside else _typed("grade"),
            is_major=bool(st.session_state.get(f"{_PLACE}-major")),
            clause=_typed("clause"),
            adopted_id=st.session_state.get(f"{_PLACE}-adopted"),
            statement=_typed("statement"),
            evidence=_typed("evidence"),
            responsible=_typed("responsible"),
            raised_on=st.session_state[f"{_PLACE}-raised_on"],
        ),
    )


def new_nonconformity(work: Work) -> None:
    """Where it comes from decides what is asked."""
    source = st.selectbox(
        say("nonconformities.where_from"), _SOURCES, key=f"{_PLACE}-source", format_func=label, width=260
    )
    with st.form(_PLACE, border=False):
        can_save = True
        match source:
            case Source.FINDING:
                can_save = _findings(work)
            case Source.GAP:
                can_save = _gap(work)
            case Source.OUTSIDE_BODY:
                _outside()
                _words(say("nonconformities.wording"))
            case _:
                st.text_input(say("nonconformities.reference"), key=f"{_PLACE}-reference", max_chars=300)
                _grade(usual_scale())
                _binding(work)
                _words(say("nonconformities.statement"))
        if _PLACE in state().drafts:
            outcome(_PLACE)
        st.form_submit_button(
            say("nonconformities.raise"),
            key=f"{_PLACE}-do",
            type="primary",
            icon=":material/check:",
            disabled=not can_save,
            on_click=_raise,
            args=(work, source),
        )


def _findings(work: Work) -> bool:
    """Findings of the audits that no nonconformity takes up yet."""
    found = {one.id: one for one in findings_to_take_up(desk(), work.engagement.id)}
    if not found:
        st.info(say("nonconformities.findings.none"), icon=":material/info:")
        return False
    st.multiselect(
        say("nonconformities.findings"),
        list(found),
        key=f"{_PLACE}-findings",
        format_func=lambda key: f"{found[key].number} {clipped(found[key].statement, _ROOM)}",
        help=say("nonconformities.findings.help"),
        placeholder=say("nonconformities.findings.placeholder"),
    )
    return True


def _gap(work: Work) -> bool:
    gaps = {gap.criterion.id: gap for gap in gaps_of(work) if not gap.is_closed}
    if not gaps:
        st.info(say("nonconformities.gaps.none"), icon=":material/info:")
        return False
    st.selectbox(
        say("nonconformities.gap"),
        list(gaps),
        key=f"{_PLACE}-gap",
        format_func=lambda key: f"{key} {clipped(gaps[key].criterion.statement, _ROOM)}",
    )
    _grade(usual_scale())
    _binding(work)
    return True


def _outside() -> None:
    st.caption(say("nonconformities.outside.about"))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for name in ("body", "body-number", "body-grade"):
            st.text_input(say(f"nonconformities.{name}"), key=f"{_PLACE}-{name}", max_chars=300, width=220)
        st.date_input(say("nonconformities.deadline"), None, key=f"{_PLACE}-deadline", format="YYYY-MM-DD", width=150)
    st.checkbox(say("nonconformities.is_major"), key=f"{_PLACE}-major")


def _grade(scale: GradingScale) -> None:
    grades = {one.id: one for one in scale.grades if one.grade_class == "nonconformity"}
    st.selectbox(
        say("nonconformities.grade"),
        list(grades),
        index=len(grades) - 1,
        key=f"{_PLACE}-grade",
        format_func=lambda key: grades[key].label,
        help=escaped(" ".join(f"{one.label}: {one.help}" for one in grades.values())),
        width=260,
    )


def _binding(work: Work) -> None:
    """The clause and the organization's own document that makes it binding."""
    clauses = {clause.number: clause.label for clause in work.checklist.leaf_clauses}
    adopted = {one.id: one.label for one in work.adopted if not one.withdrawn}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            say("nonconformities.clause"),
            ["", *clauses],
            key=f"{_PLACE}-clause",
            format_func=lambda key: clauses.get(key, "–"),
            width=280,
        )
        st.selectbox(
            say("nonconformities.adopted"),
            [None, *adopted],
            key=f"{_PLACE}-adopted",
            format_func=lambda key: adopted.get(key or "", "–"),
            help=say("findings.adopted_id.help"),
            width=320,
        )


def _words(statement: str) -> None:
    for name, words in (("statement", statement), ("evidence", say("nonconformities.evidence"))):
        st.text_area(words, key=f"{_PLACE}-{name}", height=80)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.date_input(
            say("nonconformities.raised_on"),
            "today",
            key=f"{_PLACE}-raised_on",
            format="YYYY-MM-DD",
            help=say("nonconformities.raised_on.help"),
            width=150,
        )
        st.text_input(say("nonconformities.responsible"), key=f"{_PLACE}-responsible", max_chars=300, width=280)
