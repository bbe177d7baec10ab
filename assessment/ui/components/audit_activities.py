"""The plan of activities: a table by day and time, what to look at in it, and one form to add, change or take off."""

from __future__ import annotations

import zlib
from datetime import time
from typing import Any

import streamlit as st

from assessment.domain.audit_activity import ActivityKind, AuditActivity
from assessment.domain.audit_file import AuditFile
from assessment.domain.audit_plan_checks import plan_remarks
from assessment.services.audit_plan import PlannedActivity, add_activity, change_activity, take_activity_off
from assessment.services.proposed_activities import propose_activities
from assessment.ui import flash
from assessment.ui.components.record_form import NEW, RecordForm, save_button
from assessment.ui.components.refusal import refusing
from assessment.ui.markdown import escaped
from assessment.ui.session import desk, state
from assessment.wording import label, say, say_count

KIND = "activity"
_PLACES = ("site_id", "process_id")
_MANY = ("clauses", "auditors", "interviewees")


@flash.acting
def _save(audit_id: str, activity: AuditActivity | None, form: RecordForm) -> None:
    with form.saving() as entered:
        times = {name: f"{at:%H:%M}" if (at := entered[name]) else "" for name in ("begins", "ends")}
        plain = {name: entered[name] for name in ("title", "kind", "day", "place", *_PLACES)}
        wanted = PlannedActivity(**plain, **times, **{name: tuple(entered[name]) for name in _MANY})
        if activity is None:
            add_activity(desk(), audit_id, wanted)
        else:
            change_activity(desk(), audit_id, activity.id, wanted, seen=activity.revision)


@flash.acting
def _take_off(audit_id: str, activity: AuditActivity, form: RecordForm) -> None:
    with refusing(form.place):
        take_activity_off(desk(), audit_id, activity.id)


@flash.acting
def _toggle_new() -> None:
    memory = state()
    memory.opened = None if memory.opened == (KIND, NEW) else (KIND, NEW)
    memory.drafts.pop(f"{KIND}-{NEW}", None)


@flash.acting
def _propose(audit_id: str) -> None:
    propose_activities(desk(), audit_id)


def audit_activities(file: AuditFile) -> None:
    """Who audits what when, the opening meeting first."""
    st.header(say("audit_plan.activities"), anchor=False)
    chosen = None
    if file.plan:
        chosen = _chosen(file)
    else:
        st.info(say("audit_plan.activities.none"), icon=":material/info:")
    _remarks(file)
    if file.audit.is_closed:
        return
    is_open = state().opened == (KIND, NEW)
    if is_open or chosen:
        with st.container(border=True, key="activity-form"):
            _form(file, None if is_open else chosen)
    _buttons(file, is_open=is_open)


def _buttons(file: AuditFile, *, is_open: bool) -> None:
    with st.container(horizontal=True):
        st.button(
            say("record.close" if is_open else "audit_plan.activities.add"),
            key="new-activity",
            icon=":material/close:" if is_open else ":material/add:",
            on_click=_toggle_new,
        )
        if not file.plan and file.clauses:
            st.button(
                say("audit_plan.activities.propose"),
                key="propose-activities",
                icon=":material/auto_awesome:",
                help=say("audit_plan.activities.propose.help"),
                on_click=_propose,
                args=(file.audit.id,),
            )


def _chosen(file: AuditFile) -> AuditActivity | None:
    """Draw the table; return the row that is chosen."""
    import pandas as pd  # noqa: PLC0415 -- loads when it is used

    plan, column = file.plan, st.column_config
    columns = {
        "day": pd.to_datetime(pd.Series([one.day for one in plan])),
        "time": [f"{one.begins}–{one.ends}" if one.begins else "" for one in plan],
        "title": [one.title for one in plan],
        "kind": [label(one.kind) for one in plan],
        "clauses": [", ".join(one.clauses) for one in plan],
        "auditors": [", ".join(map(file.name, one.auditor_ids)) for one in plan],
        "interviewees": [", ".join(map(file.name, one.interviewee_ids)) for one in plan],
        "place": [_where(file, one) for one in plan],
    }
    order = zlib.crc32("".join(one.id for one in plan).encode())
    drawn: Any = st.dataframe(
        pd.DataFrame(columns),
        key=f"activities-{file.audit.id}-{order}",
        on_select="ignore" if file.audit.is_closed else "rerun",
        selection_mode="single-row",
        hide_index=True,
        placeholder="",
        height="content",
        column_config={
            "day": column.DateColumn(say("fieldwork.day"), format="D MMM YYYY", width="small"),
            **{name: column.TextColumn(say(f"audit_plan.column.{name}")) for name in list(columns)[1:]},
            "title": column.TextColumn(say("audit_plan.column.title"), width="medium"),
        },
        alt=say("audit_plan.activities.alt"),
    )
    if file.audit.is_closed:
        return None
    rows = [place for place in drawn.selection.rows if place < len(plan)]
    if not rows:
        st.caption(say("audit_plan.activities.choose"))
    return plan[rows[0]] if rows else None


def _where(file: AuditFile, one: AuditActivity) -> str:
    site, process = file.sites.get(one.site_id or ""), file.processes.get(one.process_id or "")
    return ", ".join(part for part in (one.place, site and site.name, process and process.name) if part)


def _remarks(file: AuditFile) -> None:
    """What to look at in the plan, and the clauses that it leaves out."""
    for remark in plan_remarks(file):
        st.markdown(f":material/info: {escaped(f'{remark.message} {remark.hint}')}")
    if file.plan and file.without_activity:
        labels = ", ".join(clause.label for clause in file.without_activity)
        count = len(file.without_activity)
        st.warning(escaped(say_count("audit_plan.left_out", count, clauses=labels)), icon=":material/rule:")


def _shown(file: AuditFile, one: AuditActivity | None) -> dict[str, Any]:
    if one is None:
        only = [file.name(member.person_id) for member in file.team] if len(file.team) == 1 else []
        blank = {"title": "", "kind": ActivityKind.INTERVIEW, "place": "", "site_id": None, "process_id": None}
        times = {"day": file.audit.begins_on, "begins": None, "ends": None}
        return {**blank, **times, "clauses": [], "auditors": only, "interviewees": []}
    return {
        **{name: getattr(one, name) for name in ("title", "kind", "day", "place", *_PLACES)},
        "begins": time.fromisoformat(one.begins) if one.begins else None,
        "ends": time.fromisoformat(one.ends) if one.begins and one.ends != "24:00" else None,
        "clauses": list(one.clauses),
        "auditors": [file.name(key) for key in one.auditor_ids],
        "interviewees": [file.name(key) for key in one.interviewee_ids],
    }


def _form(file: AuditFile, one: AuditActivity | None) -> None:
    key, revision = (one.id, one.revision) if one else (NEW, len(file.activities))
    form = RecordForm(KIND, key, revision, _shown(file, one))
    form.fill()
    with st.form(form.prefix, border=False):
        _what_and_when(form)
        _who_and_where(file, form)
        save_button(
            form, _save, file.audit.id, one, words=say("fieldwork.save" if one else "audit_plan.activities.save")
        )
    if one:
        st.button(
            say("audit_plan.activities.off"),
            key=f"{form.prefix}-off",
            icon=":material/delete:",
            type="tertiary",
            on_click=_take_off,
            args=(file.audit.id, one, form),
        )


def _what_and_when(form: RecordForm) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(say("audit_plan.column.title"), key=form.key("title"), max_chars=300, width=320)
        st.selectbox(
            say("audit_plan.column.kind"), list(ActivityKind), key=form.key("kind"), format_func=label, width=200
        )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.date_input(say("fieldwork.day"), None, key=form.key("day"), format="YYYY-MM-DD", width=150)
        for name in ("begins", "ends"):
            st.time_input(say(f"audit_plan.{name}"), None, key=form.key(name), width=120)


def _who_and_where(file: AuditFile, form: RecordForm) -> None:
    clauses = {clause.number: clause.label for clause in file.clauses}
    clauses |= {number: number for number in form.shown["clauses"] if number not in clauses}
    st.multiselect(
        say("audit_plan.column.clauses"),
        list(clauses),
        key=form.key("clauses"),
        format_func=clauses.__getitem__,
        placeholder=say("audits.choose"),
    )
    auditors = [file.name(member.person_id) for member in file.team]
    others = sorted(one.name for one in file.people.values() if not one.left and not one.is_assessor)
    for name, offered in (("auditors", auditors), ("interviewees", others)):
        kept = [one for one in form.shown[name] if one not in offered]
        st.multiselect(
            say(f"audit_plan.column.{name}"),
            [*offered, *kept],
            key=form.key(name),
            placeholder=say("audits.choose"),
            accept_new_options=name == "interviewees",
        )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(say("fieldwork.place"), key=form.key("place"), max_chars=300, width=220)
        for name, words, places in (
            ("site_id", "where.site", file.sites),
            ("process_id", "where.process", file.processes),
        ):
            names = {key: one.name for key, one in places.items() if not one.left or key == form.shown[name]}
            if names:
                st.selectbox(
                    say(words),
                    list(names),
                    index=None,
                    key=form.key(name),
                    format_func=names.__getitem__,
                    placeholder=say("where.any"),
                    width=220,
                )
