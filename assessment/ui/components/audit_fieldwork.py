"""The step fieldwork of an audit: verdicts by clause or by activity, and what auditors try out."""

from __future__ import annotations

from enum import StrEnum
from functools import partial

import streamlit as st

from assessment.domain.assessment import CriterionResult
from assessment.domain.audit_activity import AuditActivity
from assessment.domain.audit_fieldwork import AuditMethod
from assessment.domain.audit_file import AuditFile
from assessment.domain.audit_steps import AuditStep
from assessment.domain.checklist import Clause, Criterion, lies_in
from assessment.domain.work import Work
from assessment.services.answers import Field, save_answer
from assessment.services.audit_plan import hold_activity
from assessment.ui import address, flash
from assessment.ui.components.clause_pages import clause_pager
from assessment.ui.components.criterion_card import criterion_card
from assessment.ui.components.finding_form import CRITERION, KIND
from assessment.ui.components.fixed_verdict import fixed_verdict
from assessment.ui.components.part_switch import part_switch
from assessment.ui.components.read_only import read_only
from assessment.ui.components.record_form import NEW
from assessment.ui.components.refusal import outcome, refusing
from assessment.ui.markdown import choice, escaped
from assessment.ui.session import desk, state
from assessment.wording import label, say
from assessment.wording.figures import day


class Part(StrEnum):
    """The parts of the fieldwork."""

    CLAUSES = "clauses"
    ACTIVITIES = "activities"
    CONTACTS = "contacts"
    AWARENESS = "awareness"
    WALK_THROUGH = "walk_through"


@flash.acting
def _save_methods(result: CriterionResult, key: str) -> None:
    with refusing(key):
        chosen = tuple(st.session_state[key])
        save_answer(
            desk(), result.assessment_id, result.criterion_id, Field.METHODS, shown=result.methods, value=chosen
        )


@flash.acting
def _raise(criterion_id: str) -> None:
    address.go_to_step(AuditStep.FINDINGS.value)
    st.session_state[CRITERION] = criterion_id
    state().opened = (KIND, NEW)


@flash.acting
def _turn_to(number: str) -> None:
    st.session_state["fieldwork-clause"] = number


@flash.acting
def _hold(audit_id: str, activity: AuditActivity, place: str) -> None:
    with refusing(place, st.session_state[f"{place}-result"]):
        hold_activity(
            desk(),
            audit_id,
            activity.id,
            held_on=st.session_state[f"{place}-on"],
            result=st.session_state[f"{place}-result"],
        )


def open_clause(number: str) -> None:
    """Turn to the fieldwork at a clause; at the first open one where the number is empty."""
    address.go_to_step(AuditStep.FIELDWORK.value)
    st.session_state["fieldwork-part"] = Part.CLAUSES.value
    if number:
        st.session_state["fieldwork-clause"] = number


def open_activity(activity_id: str) -> None:
    """Turn to the fieldwork at an activity of the plan."""
    address.go_to_step(AuditStep.FIELDWORK.value)
    st.session_state["fieldwork-part"] = Part.ACTIVITIES.value
    st.session_state["fieldwork-activity"] = activity_id


def fieldwork_step(file: AuditFile) -> None:
    """The part that is chosen; verdicts by clause at first."""
    parts = {one.value: say(f"fieldwork_audit.{one.value}") for one in Part}
    part = part_switch(say("fieldwork_audit.part"), parts, "fieldwork-part")
    match part:
        case Part.ACTIVITIES:
            _by_activity(file)
        case Part.CONTACTS:
            from assessment.ui.components.contact_sheets import contact_sheets  # noqa: PLC0415 -- one part at a time

            contact_sheets(file)
        case Part.AWARENESS:
            from assessment.ui.components.awareness_check import awareness_check  # noqa: PLC0415

            awareness_check(file)
        case Part.WALK_THROUGH:
            from assessment.ui.components.walk_through import walk_through  # noqa: PLC0415

            walk_through(file)
        case _:
            _by_clause(file)


def _by_clause(file: AuditFile) -> None:
    work = file.work
    if work is None:
        return
    leaves = {clause.number: clause for clause in work.checklist.leaf_clauses}
    if st.session_state.get("fieldwork-clause") not in leaves:
        first = work.next_unanswered(None) or next(iter(leaves.values()))
        st.session_state["fieldwork-clause"] = first.number
    number = st.selectbox(
        say("fieldwork_audit.clause"),
        list(leaves),
        key="fieldwork-clause",
        format_func=lambda key: _counted(work, leaves[key]),
    )
    _cards(file, work, leaves[number].criteria)
    clause_pager(work, leaves[number], _turn_to)


def _counted(work: Work, clause: Clause) -> str:
    score = work.score(clause.criteria)
    return f"{clause.label} {say('tree.counts', assessed=score.assessed, total=score.total)}"


def _by_activity(file: AuditFile) -> None:
    """An activity with the criteria of its clauses, a clause at a time, and its result below."""
    activities = {one.id: one for one in file.plan if one.needs_result}
    work = file.work
    if not activities or work is None:
        st.info(say("fieldwork_audit.activities.none"), icon=":material/info:")
        return
    key = st.selectbox(
        say("fieldwork_audit.activity"),
        list(activities),
        key="fieldwork-activity",
        format_func=lambda one: _titled(activities[one]),
    )
    activity = activities[key]
    _result(file, activity)
    leaves = {one.number: one for one in work.checklist.leaf_clauses if lies_in(one.number, activity.clauses)}
    if not leaves:
        return
    if st.session_state.get("activity-clause") not in leaves:
        st.session_state["activity-clause"] = next(iter(leaves))
    number = st.selectbox(
        say("fieldwork_audit.clause"),
        list(leaves),
        key="activity-clause",
        format_func=lambda one: _counted(work, leaves[one]),
    )
    _cards(file, work, leaves[number].criteria)


def _titled(activity: AuditActivity) -> str:
    return " · ".join(part for part in (activity.begins, activity.title, label(activity.kind)) if part)


def _result(file: AuditFile, activity: AuditActivity) -> None:
    if file.audit.is_closed:
        held = day(activity.held_on) if activity.held_on else ""
        read_only({say("fieldwork_audit.held_on"): held, say("fieldwork_audit.result"): activity.result})
        return
    place = f"held-{activity.id}"
    st.session_state.setdefault(f"{place}-result", activity.result)
    with st.form(place, border=True):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.date_input(
                say("fieldwork_audit.held_on"),
                activity.held_on or activity.day or "today",
                key=f"{place}-on",
                format="YYYY-MM-DD",
                width=150,
            )
            st.text_area(
                say("fieldwork_audit.result"),
                key=f"{place}-result",
                height=68,
                placeholder=say("fieldwork_audit.result.placeholder"),
            )
        outcome(place)
        st.form_submit_button(
            say("fieldwork_audit.save"),
            key=f"{place}-save",
            icon=":material/check:",
            on_click=_hold,
            args=(file.audit.id, activity, place),
        )


def _cards(file: AuditFile, work: Work, criteria: tuple[Criterion, ...]) -> None:
    for criterion in criteria:
        if file.audit.is_closed:
            fixed_verdict(work, criterion)
            continue
        criterion_card(work.assessment.id, criterion.id)
        _under(file, work, criterion)


def _under(file: AuditFile, work: Work, criterion: Criterion) -> None:
    """How the verdict came about, and the way to a finding."""
    result = work.result(criterion)
    key = f"methods-{result.id}"
    st.session_state[key] = [AuditMethod(name) for name in result.methods if name in set(AuditMethod)]
    told = [finding.number for finding in file.standing_findings if finding.criterion_id == criterion.id]
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.pills(
            say("fieldwork_audit.methods"),
            list(AuditMethod),
            selection_mode="multi",
            key=key,
            format_func=lambda method: choice(label(method)),
            label_visibility="collapsed",
            wrap=True,
            on_change=_save_methods,
            args=(result, key),
        )
        name = say("fieldwork_audit.raise.again", numbers=", ".join(told)) if told else say("fieldwork_audit.raise")
        st.button(
            escaped(name),
            key=f"raise-{criterion.id}",
            icon=":material/flag:",
            type="tertiary",
            on_click=partial(_raise, criterion.id),
        )
    if key in state().drafts:
        outcome(key)
