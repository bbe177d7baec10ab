"""Interviews as cards: planned, held, called off; each with its notes and its form."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from datetime import date, time
from typing import Any

import streamlit as st

from assessment.domain.clock import is_clock_time
from assessment.domain.fieldwork import FieldNote, Interview, InterviewState, Presence
from assessment.domain.work import Work
from assessment.reporting.fieldwork_phrases import whom
from assessment.services.interviews import (
    InterviewPlan,
    call_off_interview,
    change_interview,
    hold_interview,
    plan_interview,
    set_not_held,
    take_up_interview,
    timetable_remarks,
)
from assessment.ui import flash
from assessment.ui.components.location_fields import (
    LOCATION,
    location_fields,
    location_shown,
    places_of,
    presence_field,
)
from assessment.ui.components.note_taking import take_notes
from assessment.ui.components.record_cards import Act, Card, record_cards
from assessment.ui.components.record_form import NEW, RecordForm, save_button
from assessment.ui.components.refusal import refusing
from assessment.ui.markdown import escaped
from assessment.ui.session import desk
from assessment.wording import label, say, say_count
from assessment.wording.figures import day

KIND = "interview"
_ORDER = {InterviewState.PLANNED: 0, InterviewState.HELD: 1, InterviewState.CALLED_OFF: 2}
_TEXTS = ("person", "role", "place", "interviewer")


def interview_list(work: Work, notes: Sequence[FieldNote]) -> None:
    """What to look at in the timetable, then the interviews: those ahead, those held, those called off."""
    for remark in timetable_remarks(work.interviews, work.people):
        st.warning(escaped(f"{remark.message} {remark.hint}"), icon=":material/schedule:")
    if not work.interviews:
        st.info(say("fieldwork.no_interviews"), icon=":material/info:")
    ordered = sorted(work.interviews, key=lambda one: _ORDER[one.state])
    by_id = {interview.id: interview for interview in ordered}
    cards = [_card(work, interview, notes) for interview in ordered]
    record_cards(KIND, cards, lambda key: _form(work, by_id.get(key)))


def _card(work: Work, interview: Interview, notes: Sequence[FieldNote]) -> Card:
    acts = [Act(say("fieldwork.take_notes"), ":material/edit_note:", take_notes)]
    if interview.state is InterviewState.PLANNED and (interview.planned_on or date.min) <= desk().today():
        acts.append(Act(say("fieldwork.held_today"), ":material/check:", functools.partial(_hold_today, interview)))
    return Card(interview.id, _heading(work, interview), _small(work, interview, notes), acts)


def _heading(work: Work, interview: Interview) -> str:
    on = day(interview.day) if interview.day else say("fieldwork.no_day")
    at = f", {interview.planned_at}" if interview.planned_at and not interview.held_on else ""
    badge = {
        InterviewState.PLANNED: "",
        InterviewState.HELD: f" :green-badge[{label(InterviewState.HELD)}]",
        InterviewState.CALLED_OFF: f" :gray-badge[{label(InterviewState.CALLED_OFF)}]",
    }[interview.state]
    return f"**{on}{at}** · {escaped(whom(interview, work.people))}{badge}"


def _small(work: Work, interview: Interview, notes: Sequence[FieldNote]) -> str:
    count = sum(note.interview_id == interview.id for note in notes)
    parts = (
        say("fieldwork.minutes", minutes=interview.minutes),
        label(interview.presence),
        *places_of(work, interview),
        say("fieldwork.about_clauses", clauses=", ".join(interview.clauses)) if interview.clauses else "",
        say_count("fieldwork.notes", count) if count else "",
    )
    return escaped(" · ".join(filter(None, parts)))


@flash.acting
def _hold_today(interview: Interview, _key: str) -> None:
    hold_interview(desk(), interview.id, desk().today(), seen=interview.revision)


@flash.acting
def _save(engagement_id: str, interview: Interview | None, form: RecordForm) -> None:
    with form.saving() as entered:
        at: time | None = entered["at"]
        plan = InterviewPlan(
            **{name: entered[name] or "" for name in _TEXTS},
            **{name: entered[name] for name in ("on", "minutes", "presence", *LOCATION)},
            at=f"{at:%H:%M}" if at else "",
            clauses=tuple(entered["clauses"]),
        )
        if interview is None:
            plan_interview(desk(), engagement_id, plan)
        else:
            change_interview(desk(), interview.id, plan, seen=interview.revision)


@flash.acting
def _hold(interview: Interview, form: RecordForm) -> None:
    with refusing(form.place):
        hold_interview(desk(), interview.id, st.session_state[f"{form.prefix}-held"], seen=interview.revision)


@flash.acting
def _step(interview: Interview, form: RecordForm, step: Any) -> None:
    with refusing(form.place):
        step(desk(), interview.id, seen=interview.revision)


def _shown(interview: Interview | None) -> dict[str, Any]:
    if interview is None:
        texts = {"person": None, "role": "", "place": "", "interviewer": desk().actor.name}
        times = {"on": None, "at": None, "minutes": 45}
        return {**texts, **times, "presence": Presence.ON_SITE, "clauses": [], **location_shown(None)}
    at = time.fromisoformat(interview.planned_at.zfill(5)) if is_clock_time(interview.planned_at) else None
    return {
        **{name: getattr(interview, name) for name in ("role", "place", "interviewer", "minutes", "presence")},
        "person": None,
        "on": interview.planned_on,
        "at": at,
        "clauses": list(interview.clauses),
        **location_shown(interview),
    }


def _form(work: Work, interview: Interview | None) -> None:
    shown = _shown(interview)
    if interview and (person := work.people.get(interview.person_id or "")):
        shown["person"] = person.name
    key, revision = (interview.id, interview.revision) if interview else (NEW, len(work.interviews))
    form = RecordForm(KIND, key, revision, shown)
    form.fill()
    with st.form(form.prefix, border=False):
        _whom_and_when(work, form)
        with st.expander(say("fieldwork.more"), icon=":material/tune:"):
            location_fields(work, form)
            _about(work, form)
        save_button(
            form, _save, work.engagement.id, interview, words=say("fieldwork.save" if interview else "fieldwork.plan")
        )
    if interview:
        _steps(interview, form)


def _whom_and_when(work: Work, form: RecordForm) -> None:
    names = [person.name for person in work.people.values() if not person.left and not person.is_assessor]
    kept = form.shown["person"]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            say("fieldwork.person"),
            [*names, *([kept] if kept and kept not in names else [])],
            index=None,
            key=form.key("person"),
            placeholder=say("fieldwork.person.placeholder"),
            accept_new_options=True,
            width=260,
        )
        st.text_input(
            say("fieldwork.role"),
            key=form.key("role"),
            placeholder=say("fieldwork.role.placeholder"),
            max_chars=300,
            width=260,
        )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.date_input(say("fieldwork.day"), None, key=form.key("on"), format="YYYY-MM-DD", width=150)
        st.time_input(say("fieldwork.time"), None, key=form.key("at"), width=120)
        st.number_input(say("fieldwork.length"), step=15, key=form.key("minutes"), width=150)
        presence_field(form)
    st.text_input(
        say("fieldwork.place"), key=form.key("place"), placeholder=say("fieldwork.place.placeholder"), max_chars=300
    )


def _about(work: Work, form: RecordForm) -> None:
    clauses = {clause.number: clause.label for clause in work.checklist.leaf_clauses}
    clauses |= {number: number for number in form.shown["clauses"] if number not in clauses}
    st.multiselect(
        say("fieldwork.clauses"),
        list(clauses),
        key=form.key("clauses"),
        format_func=clauses.__getitem__,
        placeholder=say("fieldwork.clauses.placeholder"),
    )
    st.text_input(say("fieldwork.interviewer"), key=form.key("interviewer"), max_chars=300)


def _steps(interview: Interview, form: RecordForm) -> None:
    """Held on a day, not held after all, called off, on again."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if interview.state is InterviewState.HELD:
            _step_button(say("fieldwork.not_held"), interview, form, set_not_held)
            return
        st.date_input(say("fieldwork.held_on"), "today", key=f"{form.prefix}-held", format="YYYY-MM-DD", width=150)
        st.button(
            say("fieldwork.held"),
            key=f"{form.prefix}-hold",
            icon=":material/check:",
            on_click=_hold,
            args=(interview, form),
        )
        if interview.state is InterviewState.PLANNED:
            _step_button(say("fieldwork.call_off"), interview, form, call_off_interview)
        else:
            _step_button(say("fieldwork.take_up"), interview, form, take_up_interview)


def _step_button(name: str, interview: Interview, form: RecordForm, step: Any) -> None:
    st.button(name, key=f"{form.prefix}-step", type="tertiary", on_click=_step, args=(interview, form, step))
