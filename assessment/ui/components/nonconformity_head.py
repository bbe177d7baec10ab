"""The words of a nonconformity, its dates, and its steps as a line with what is missing next."""

from __future__ import annotations

import streamlit as st

from assessment.domain.nonconformity import CLOSED_STATES, Nonconformity, NonconformityState
from assessment.domain.nonconformity_file import NonconformityFile, missing
from assessment.domain.nonconformity_rules import Lateness, lateness
from assessment.services.nonconformities import Wording, grade_name, read_rules, reword
from assessment.ui import flash
from assessment.ui.components.record_form import RecordForm
from assessment.ui.markdown import escaped
from assessment.ui.session import desk, state
from assessment.wording import label, say
from assessment.wording.figures import day

KIND = "wording"
LINE = (
    NonconformityState.RAISED,
    NonconformityState.CORRECTED,
    NonconformityState.CAUSE_ANALYSED,
    NonconformityState.ACTION_AGREED,
    NonconformityState.IMPLEMENTED,
    NonconformityState.AWAITING_REVIEW,
    NonconformityState.EFFECTIVE,
)
"""The way from raising to the proof that it worked."""


@flash.acting
def _toggle(key: str) -> None:
    memory = state()
    memory.opened = None if memory.opened == (KIND, key) else (KIND, key)


@flash.acting
def _save(one: Nonconformity, form: RecordForm) -> None:
    with form.saving() as entered:
        reword(desk(), one.id, Wording(**{**entered, "responsible": entered["responsible"] or ""}), seen=one.revision)


def nonconformity_head(file: NonconformityFile) -> None:
    """Statement on top, what it was judged against below, dates in one line."""
    one = file.nonconformity
    colour = "green" if one.is_closed else "red" if one.is_major else "orange"
    st.markdown(f"**{escaped(one.statement)}** :{colour}-badge[{escaped(label(one.state))}]")
    st.caption(escaped(" · ".join(_facts(file, grade_name(one)))))
    if one.outside:
        st.markdown(escaped(say("nonconformity.outside", name=one.outside.name, number=one.outside.number or "–")))
        if one.outside.wording and one.outside.wording != one.statement:
            st.text(one.outside.wording)
    for name in ("requirement", "evidence"):
        if text := getattr(one, name):
            st.markdown(f"**{say(f'nonconformities.{name}')}**")
            st.text(text)
    for other in file.recurrences:
        st.warning(
            escaped(say("nonconformity.recurrence", number=other.number, date=day(other.raised_on))),
            icon=":material/repeat:",
        )
    if one.is_closed:
        return
    is_open = state().opened == (KIND, one.id)
    name, icon = ("record.close", ":material/close:") if is_open else ("nonconformity.reword", ":material/edit:")
    st.button(say(name), key="reword", icon=icon, type="tertiary", on_click=_toggle, args=(one.id,))
    if is_open:
        _form(file)


def _facts(file: NonconformityFile, grade: str) -> list[str]:
    one = file.nonconformity
    responsible = file.people.get(one.responsible_id or "")
    facts = [grade, label(one.source), one.source_reference, one.clause, responsible.name if responsible else ""]
    facts.append(say("nonconformity.raised_on", date=day(one.raised_on), name=one.raised_by))
    if one.closed_on:
        facts.append(say("nonconformity.closed_on", date=day(one.closed_on)))
    else:
        rules = read_rules(desk(), one.engagement_id)
        due = one.close_due if one.agreed_on or one.plan_due is None else one.plan_due
        if due:
            facts.append(say("nonconformity.due", date=day(due)))
            late = lateness(due, desk().today(), rules.due_soon_days)
            if late in {Lateness.OVERDUE, Lateness.DUE_SOON}:
                facts.append(label(late))
    return [fact for fact in facts if fact]


def _form(file: NonconformityFile) -> None:
    one = file.nonconformity
    responsible = file.people.get(one.responsible_id or "")
    shown = {name: getattr(one, name) for name in ("statement", "requirement", "evidence", "clause")}
    form = RecordForm(KIND, one.id, one.revision, {**shown, "responsible": responsible.name if responsible else None})
    form.fill()
    with st.form(form.prefix):
        for name in ("statement", "requirement", "evidence"):
            st.text_area(say(f"nonconformities.{name}"), key=form.key(name), height=80)
        with st.container(horizontal=True):
            st.text_input(say("nonconformities.clause"), key=form.key("clause"), max_chars=20, width=120)
            st.selectbox(
                say("nonconformities.responsible"),
                sorted(person.name for person in file.people.values() if not person.left),
                key=form.key("responsible"),
                accept_new_options=True,
                placeholder=say("audit_plan.name.placeholder"),
                width=260,
            )
        form.refusal()
        st.form_submit_button(
            say("nonconformity.save"),
            key=f"{form.prefix}-save",
            type="primary",
            icon=":material/check:",
            on_click=_save,
            args=(one, form),
        )


def step_line(file: NonconformityFile) -> None:
    """The seven steps with marks, and what is missing for the next one."""
    one = file.nonconformity
    reached = _reached(one.state)
    marks = [
        f":material/{'check_circle' if place < reached else 'contrast' if place == reached else 'radio_button_unchecked'}: "
        f"{label(step)}"
        for place, step in enumerate(LINE)
    ]
    if one.state in CLOSED_STATES and one.state is not NonconformityState.EFFECTIVE:
        st.markdown(f":material/flag: **{label(one.state)}**")
        return
    with st.container(horizontal=True, gap="medium", key="steps"):
        for mark in marks:
            st.markdown(mark, width="content")
    if steps := missing(file):
        st.markdown(f":material/arrow_forward: **{say('nonconformity.next')}** {label(steps[0])}.")


def _reached(state_name: NonconformityState) -> int:
    """How far along the line a state is; opened again means back before the action."""
    if state_name is NonconformityState.EFFECTIVE:
        return len(LINE)
    if state_name is NonconformityState.REOPENED:
        return LINE.index(NonconformityState.CAUSE_ANALYSED)
    return LINE.index(state_name) if state_name in LINE else 0
