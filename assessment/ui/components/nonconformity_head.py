"""The words of a nonconformity, its dates, and its steps as a line with what is missing next."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from assessment.domain.nonconformity import CLOSED_STATES, Nonconformity, NonconformityState
from assessment.domain.nonconformity_file import NonconformityFile, missing
from assessment.domain.nonconformity_rules import Lateness, lateness
from assessment.services.nonconformities import Wording, grade_name, read_rules, reword
from assessment.ui import flash
from assessment.ui.components.record_form import RecordForm, save_button
from assessment.ui.components.refusal import outcome
from assessment.ui.markdown import escaped
from assessment.ui.session import desk, state
from assessment.wording import label, say, say_count
from assessment.wording.figures import day

KIND = "wording"
LINE: dict[NonconformityState, Callable[[NonconformityFile], bool]] = {
    NonconformityState.RAISED: lambda _file: True,
    NonconformityState.CORRECTED: lambda file: file.is_corrected,
    NonconformityState.CAUSE_ANALYSED: lambda file: bool(file.cause and file.cause.is_done),
    NonconformityState.ACTION_AGREED: lambda file: file.is_agreed,
    NonconformityState.IMPLEMENTED: lambda file: file.is_implemented,
    NonconformityState.AWAITING_REVIEW: lambda file: file.is_effective,
    NonconformityState.EFFECTIVE: lambda file: file.is_effective,
}
"""The way from raising to the proof that it worked, with the fact that says a step was taken."""


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
    _changes(one)
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


def _changes(one: Nonconformity) -> None:
    """Other grades and later dates with their reasons, and both views where it was not agreed."""
    for grade in one.regradings:
        named = {"was": grade.was, "now": grade.now, "reason": grade.reason, "by": grade.by}
        st.caption(escaped(say("car.regraded", date=day(grade.on), **named)))
    for step in one.extensions:
        was = day(step.was) if step.was else say("report.dash")
        moved = say("car.extended", date=day(step.on), by=step.by, was=was, now=day(step.now), reason=step.reason)
        st.caption(escaped(moved))
    if one.disagreement:
        for name in ("our_view", "their_view"):
            st.markdown(f"**{say(f'nonconformity.disagree.{name}')}**")
            st.text(getattr(one.disagreement, name))


def _facts(file: NonconformityFile, grade: str) -> list[str]:
    one = file.nonconformity
    responsible = file.people.get(one.responsible_id or "")
    facts = [grade, label(one.source), one.source_reference, one.clause, responsible.name if responsible else ""]
    facts.append(say("nonconformity.raised_on", date=day(one.raised_on), name=one.raised_by))
    if one.closed_on:
        facts.append(say("nonconformity.closed_on", date=day(one.closed_on)))
    else:
        rules = read_rules(desk(), one.engagement_id)
        for name, due in (("plan_due", None if one.agreed_on else one.plan_due), ("close_due", one.close_due)):
            if due:
                facts.append(say(f"nonconformity.{name}", date=day(due)))
                late = lateness(due, desk().today(), rules.due_soon_days)
                facts += [label(late)] if late in {Lateness.OVERDUE, Lateness.DUE_SOON} else []
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
        save_button(form, _save, one, words=say("nonconformity.save"))


def step_line(file: NonconformityFile) -> None:
    """The steps with marks, each from its own fact, and what is missing for the next one."""
    one = file.nonconformity
    if one.state in CLOSED_STATES and one.state is not NonconformityState.EFFECTIVE:
        st.markdown(f":material/flag: **{label(one.state)}**")
        _set_aside(file)
        return
    done = {step: holds(file) for step, holds in LINE.items()}
    at_hand = next((step for step, is_done in done.items() if not is_done), None)
    with st.container(horizontal=True, gap="medium", key="steps"):
        for step, is_done in done.items():
            icon = "check_circle" if is_done else "contrast" if step is at_hand else "radio_button_unchecked"
            st.markdown(f":material/{icon}: {label(step)}", width="content")
    if steps := missing(file):
        st.markdown(f":material/arrow_forward: **{say('nonconformity.next')}** {label(steps[0])}.")


def _set_aside(file: NonconformityFile) -> None:
    """What was decided when it was closed without proof, and what that leaves to do."""
    one = file.nonconformity
    if one.plan_accepted_on and one.state is NonconformityState.CLOSED_ON_PLAN:
        accepted = say("nonconformity.plan_accepted", date=day(one.plan_accepted_on), name=one.plan_accepted_by)
        left = len(file.to_carry_out)
        rest = say_count("nonconformity.to_carry_out", left) if left else say("nonconformity.carried_out")
        st.markdown(escaped(f"{accepted} {rest}"))
    elif risk := one.risk:
        named = {"name": risk.by, "authority": risk.authority, "date": day(risk.on), "again": day(risk.review_on)}
        st.markdown(escaped(say("nonconformity.risk.taken", reason=risk.reason, **named)))
        if one.is_major and read_rules(desk(), one.engagement_id).assessment_ahead:
            st.warning(say("nonconformity.risk.not_before"), icon=":material/warning:")
    elif one.withdrawn_on:
        st.markdown(escaped(say("nonconformity.withdrawn", date=day(one.withdrawn_on), reason=one.withdrawn_reason)))


def refusals_of_closed(file: NonconformityFile) -> None:
    """What was refused because somebody closed it meanwhile, with the words that were typed: their form is gone."""
    one = file.nonconformity
    ids = (one.id, *(action.id for action in file.actions))
    if one.is_closed:
        for place in [place for place in state().drafts if place.endswith(ids)]:
            outcome(place)
