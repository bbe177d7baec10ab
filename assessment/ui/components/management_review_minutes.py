"""The inputs of a management review with what is missing, who attended, what was concluded; read only once approved."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from assessment.domain.management_review import InputKind, ManagementReview, ReviewInput, ReviewState
from assessment.domain.work import Work
from assessment.services.management_reviews import (
    Minutes,
    approve_minutes,
    hold_management_review,
    prepare_management_review,
)
from assessment.ui import flash
from assessment.ui.components.management_review_list import approved_line
from assessment.ui.components.record_form import RecordForm
from assessment.ui.components.refusal import outcome, refusing
from assessment.ui.markdown import escaped
from assessment.ui.session import desk, state
from assessment.wording import label, say

KIND = "minutes"
DECISION = "decision"


def _added(entered: dict[str, Any]) -> dict[InputKind, str]:
    return {kind: entered[f"added-{kind.value}"] for kind in InputKind}


@flash.acting
def _prepare(review: ManagementReview, form: RecordForm) -> None:
    with form.saving() as entered:
        prepare_management_review(desk(), review.id, _added(entered), seen=form.revision)


@flash.acting
def _hold(review: ManagementReview, form: RecordForm) -> None:
    with form.saving() as entered:
        minutes = Minutes(
            held_on=entered["held_on"] or desk().today(),
            attendees=tuple(entered["attendees"]),
            added=_added(entered),
            conclusions=entered["conclusions"],
            next_on=entered["next_on"],
        )
        hold_management_review(desk(), review.id, minutes, seen=form.revision)


@flash.acting
def _approve(review: ManagementReview) -> None:
    with refusing(_approval(review)):
        approve_minutes(desk(), review.id, seen=review.revision)


def missing_inputs(review: ManagementReview) -> None:
    """The inputs that nothing is on record for, by name."""
    if review.missing_inputs:
        names = ", ".join(label(kind) for kind in review.missing_inputs)
        st.warning(say("management_review.missing", names=names), icon=":material/info:")
    else:
        st.caption(say("management_review.complete"))


def minutes_form(work: Work, review: ManagementReview) -> None:
    """One form: a field under each input, then attendance and conclusions."""
    names = {key: person.name for key, person in work.people.items()}
    form = RecordForm(KIND, review.id, review.revision, _shown(review, names))
    form.fill()
    st.header(say("management_review.inputs"), anchor=False)
    if review.state is ReviewState.PLANNED:
        st.caption(say("management_review.inputs.about"))
    with st.form(form.prefix, border=False):
        for place, one in enumerate(_every_input(review), 1):
            _input(place, one, form)
        st.header(say("management_review.minutes"), anchor=False)
        _attendance(work, form)
        st.text_area(
            say("management_review.conclusions"),
            key=form.key("conclusions"),
            height=100,
            placeholder=say("management_review.conclusions.placeholder"),
        )
        outcome(form.place)
        _buttons(review, form)


def minutes_as_approved(work: Work, review: ManagementReview) -> None:
    """The same, to be read."""
    st.header(say("management_review.inputs"), anchor=False)
    for place, one in enumerate(_every_input(review), 1):
        st.markdown(f"**{place}. {escaped(label(one.kind))}**")
        if one.is_missing:
            st.caption(say("management_review.not_presented"))
        for text in (one.assembled, one.added):
            if text.strip():
                st.markdown(escaped(text))
    st.header(say("management_review.minutes"), anchor=False)
    names = [work.people[key].name for key in review.attendee_ids if key in work.people]
    st.markdown(f"**{say('management_review.attendees')}**  \n{escaped(', '.join(names))}")
    if review.conclusions.strip():
        st.markdown(f"**{say('management_review.conclusions')}**  \n{escaped(review.conclusions)}")


def approval(review: ManagementReview) -> None:
    """The last step: nothing changes afterwards."""
    if review.approved_on:
        st.success(escaped(approved_line(review)), icon=":material/task_alt:")
        for place in (f"{KIND}-{review.id}", f"{DECISION}-{review.id}"):
            if place in state().drafts:  # their forms are gone since somebody approved the minutes
                outcome(place)
    elif review.held_on:
        st.caption(say("management_review.approve.about"))
        if _approval(review) in state().drafts:
            outcome(_approval(review))
        st.button(
            say("management_review.approve"),
            key=f"approve-{review.id}",
            icon=":material/task_alt:",
            on_click=_approve,
            args=(review,),
        )


def _approval(review: ManagementReview) -> str:
    return f"approve-{review.id}"


def _every_input(review: ManagementReview) -> list[ReviewInput]:
    """All inputs in the order of the agenda; one that an old record lacks is empty."""
    kept = {one.kind: one for one in review.inputs}
    return [kept.get(kind) or ReviewInput(kind=kind) for kind in InputKind]


def _shown(review: ManagementReview, names: dict[str, str]) -> dict[str, Any]:
    today: date = desk().today()
    usual = min(review.planned_on or today, today)
    return {
        **{f"added-{one.kind.value}": one.added for one in _every_input(review)},
        "held_on": review.held_on or usual,
        "attendees": [names[key] for key in review.attendee_ids if key in names],
        "conclusions": review.conclusions,
        "next_on": review.next_on,
    }


def _input(place: int, one: ReviewInput, form: RecordForm) -> None:
    missing = "" if one.assembled.strip() else f" :gray-badge[{say('management_review.nothing_on_record')}]"
    st.markdown(f"**{place}. {escaped(label(one.kind))}**{missing}")
    if one.assembled.strip():
        st.markdown(escaped(one.assembled))
    st.text_area(
        say("management_review.added", name=label(one.kind)),
        key=form.key(f"added-{one.kind.value}"),
        height=68,
        placeholder=say("management_review.added.placeholder"),
        label_visibility="collapsed",
    )


def _attendance(work: Work, form: RecordForm) -> None:
    known = [person.name for person in work.people.values() if not person.left]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.date_input(say("management_review.held_on"), key=form.key("held_on"), format="YYYY-MM-DD", width=150)
        st.multiselect(
            say("management_review.attendees"),
            list(dict.fromkeys((*known, *form.shown["attendees"]))),
            key=form.key("attendees"),
            placeholder=say("management_review.attendees.placeholder"),
            accept_new_options=True,
            width=440,
        )
        st.date_input(say("management_review.next_on"), key=form.key("next_on"), format="YYYY-MM-DD", width=150)


def _buttons(review: ManagementReview, form: RecordForm) -> None:
    is_planned = review.state is ReviewState.PLANNED
    with st.container(horizontal=True):
        st.form_submit_button(
            say("management_review.hold" if is_planned else "management_review.minutes.save"),
            key=f"{form.prefix}-hold",
            type="primary",
            icon=":material/check:",
            on_click=_hold,
            args=(review, form),
        )
        if is_planned:
            st.form_submit_button(
                say("management_review.prepare"), key=f"{form.prefix}-prepare", on_click=_prepare, args=(review, form)
            )
