"""The description of an audit in a form: a new one, or one that is on record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any

import streamlit as st

from assessment.domain.audit import Audit, AuditScope, FindingForm
from assessment.domain.errors import AssessmentError
from assessment.domain.fieldwork import Presence
from assessment.domain.grading import GradingScale
from assessment.services.audit_lines import AuditChoices
from assessment.services.audits import change_audit, plan_audit
from assessment.ui import address, flash, menu
from assessment.ui.components.record_form import NEW, RecordForm
from assessment.ui.components.unsaved_form import unsaved_form
from assessment.ui.markdown import choice, escaped
from assessment.ui.session import Draft, desk, state
from assessment.wording import label, say
from assessment.wording.figures import day

KIND = "audit"
PREFILL = "audits-prefill"
"""Where another part of the page leaves clauses and programme for the form of a new audit."""

CHOSEN = ("clauses", "site_ids", "process_ids", "adopted_ids")
_CHECKLIST = "checklist"
_PROPOSED = ("objectives", "methods", "sampling", "confidentiality")
_NAMES = {
    "title": "audits.field.title",
    "clauses": "audits.field.clauses",
    "begins_on": "audits.field.begins",
    "ends_on": "audits.field.ends",
    "presence": "fieldwork.presence",
    "site_ids": "audits.field.sites",
    "process_ids": "audits.field.processes",
    "units": "audits.field.units",
    "adopted_ids": "audits.field.adopted",
    "scope": "audits.field.scope",
    "objectives": "audits.field.objectives",
    "methods": "audits.field.methods",
    "sampling": "audits.field.sampling",
    "period_from": "audits.field.period_from",
    "period_to": "audits.field.period_to",
    "form": "audits.field.form",
    "grading": "audits.field.grading",
    "recommendations_allowed": "audits.field.recommendations",
    "client": "audits.field.client",
    "confidentiality": "audits.field.confidentiality",
    "distribution": "audits.field.distribution",
    "programme_id": "audits.field.programme",
}


@flash.acting
def _save(engagement_id: str, audit: Audit | None, form: RecordForm) -> None:
    """Save against the revision shown; a refusal keeps all fields, beside what somebody else saved."""
    entered = form.entered()
    entered["clauses"] = _numbers(entered["clauses"])
    plain = {name: tuple(value) if name in CHOSEN else value for name, value in entered.items()}
    checklist = st.session_state.get(form.key(_CHECKLIST), "")
    try:
        wanted = AuditScope(**plain)
        saved = (
            plan_audit(desk(), engagement_id, wanted, checklist=checklist)
            if audit is None
            else change_audit(desk(), audit.id, wanted, seen=audit.revision, checklist=checklist)
        )
    except AssessmentError as refusal:
        state().drafts[form.place] = Draft(entered, refusal.message)
        return
    state().drafts.pop(form.place, None)
    state().opened = None
    if audit is None:
        address.go_to_audit(saved.id)
        flash.tell(say("audits.planned", number=saved.number))
        st.switch_page(menu.script("audit"))


def audit_form(engagement_id: str, choices: AuditChoices, audit: Audit | None, count: int = 0) -> None:
    """The form; title and clauses are open, the rest is grouped below. `count` audits make the keys of a new one."""
    key, revision = (audit.id, audit.revision) if audit else (NEW, count)
    form = RecordForm(KIND, key, revision, _shown(audit))
    form.fill()
    if audit is None:
        _prefill(form)
    choices = _checklist(form, choices)
    names = {name: say(words) for name, words in _NAMES.items()}
    unsaved_form(form.place, form.prefix, names, lambda value: said(value, choices))
    with st.form(form.prefix, border=False):
        _what_and_when(form, choices, names)
        with st.expander(say("audits.group.scope"), icon=":material/crop_free:"):
            _scope(form, choices, names)
        with st.expander(say("audits.group.how"), icon=":material/checklist:"):
            _how(form, names)
        with st.expander(say("audits.group.report"), icon=":material/description:"):
            _report(form, choices.scales, names)
        st.form_submit_button(
            say("audits.save" if audit else "audits.plan"),
            key=f"{form.prefix}-save",
            type="primary",
            icon=":material/check:",
            on_click=_save,
            args=(engagement_id, audit, form),
        )


def _checklist(form: RecordForm, choices: AuditChoices) -> AuditChoices:
    """What it is judged by, where there is a choice: above the form, since the clauses below follow from it."""
    if len(choices.checklists) == 1:
        return choices
    key = form.key(_CHECKLIST)
    if st.session_state.get(key) not in choices.checklists:
        st.session_state[key] = next(iter(choices.checklists))
    chosen = choices.checklists[
        st.selectbox(
            say("audits.field.checklist"),
            list(choices.checklists),
            key=key,
            format_func=lambda one: choices.checklists[one].label,
            help=say("audits.field.checklist.help"),
        )
    ]
    st.session_state[form.key("clauses")] = _numbers(st.session_state[form.key("clauses")])
    return choices.changed(clauses=chosen.clauses)


def _numbers(chosen: list[str]) -> list[str]:
    """Clauses by number; one that was chosen from another checklist just before comes with its title."""
    return [one.partition(" ")[0] for one in chosen]


def _prefill(form: RecordForm) -> None:
    for name, value in st.session_state.pop(PREFILL, {}).items():
        st.session_state[form.key(name)] = value


def _shown(audit: Audit | None) -> dict[str, Any]:
    if audit is None:
        shown: dict[str, Any] = {name: AuditScope.model_fields[name].default for name in _NAMES}
        shown |= {"title": "", **{name: say(f"audits.propose.{name}") for name in _PROPOSED}}
    else:
        shown = audit.model_dump(include=set(_NAMES))
    return {name: list(value) if name in CHOSEN else value for name, value in shown.items()}


def _what_and_when(form: RecordForm, choices: AuditChoices, names: Mapping[str, str]) -> None:
    st.text_input(
        names["title"], key=form.key("title"), placeholder=say("audits.field.title.placeholder"), max_chars=300
    )
    _many(form, "clauses", names, choices.clauses)
    if lacking := [one for one in st.session_state[form.key("clauses")] if one not in choices.clauses]:
        st.markdown(f":material/warning: {escaped(say('audits.checklist.lacks', clauses=', '.join(lacking)))}")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _day(form, "begins_on", names)
        _day(form, "ends_on", names)
        st.segmented_control(
            names["presence"],
            list(Presence),
            key=form.key("presence"),
            required=True,
            format_func=lambda one: choice(label(one)),
        )
        if choices.programmes:
            st.selectbox(
                names["programme_id"],
                list(choices.programmes),
                index=None,
                key=form.key("programme_id"),
                format_func=choices.programmes.__getitem__,
                placeholder=say("audits.field.programme.none"),
                width=260,
            )


def _scope(form: RecordForm, choices: AuditChoices, names: Mapping[str, str]) -> None:
    _many(form, "site_ids", names, choices.sites)
    _many(form, "process_ids", names, choices.processes)
    st.text_input(names["units"], key=form.key("units"), max_chars=300)
    _many(form, "adopted_ids", names, choices.adopted)
    st.text_area(names["scope"], key=form.key("scope"), height=80, help=say("audits.field.scope.help"))


def _how(form: RecordForm, names: Mapping[str, str]) -> None:
    for name in ("objectives", "methods", "sampling"):
        st.text_area(names[name], key=form.key(name), height=80)
    with st.container(horizontal=True):
        _day(form, "period_from", names)
        _day(form, "period_to", names)
    st.caption(say("audits.field.period.help"))


def _report(form: RecordForm, grades: tuple[GradingScale, ...], names: Mapping[str, str]) -> None:
    scales = {scale.id: scale.title for scale in grades}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(names["form"], list(FindingForm), key=form.key("form"), format_func=label, width=340)
        st.selectbox(names["grading"], list(scales), key=form.key("grading"), format_func=scales.__getitem__, width=220)
        _grades_help(grades)
    st.checkbox(
        names["recommendations_allowed"],
        key=form.key("recommendations_allowed"),
        help=say("audits.field.recommendations.help"),
    )
    st.text_input(names["client"], key=form.key("client"), max_chars=300, help=say("audits.field.client.help"))
    for name in ("confidentiality", "distribution"):
        st.text_area(names[name], key=form.key(name), height=68)


def _grades_help(scales: tuple[GradingScale, ...]) -> None:
    with st.popover(say("audits.grades"), icon=":material/help:"):
        for scale in scales:
            st.markdown(f"**{escaped(scale.title)}**  \n{escaped(scale.about)}")
            st.markdown("\n".join(f"- **{escaped(grade.label)}**: {escaped(grade.help)}" for grade in scale.grades))


def _day(form: RecordForm, name: str, names: Mapping[str, str]) -> None:
    st.date_input(names[name], None, key=form.key(name), format="YYYY-MM-DD", width=160)


def _many(form: RecordForm, name: str, names: Mapping[str, str], offered: Mapping[str, str]) -> None:
    """Several of what is offered; what is stored or chosen stays in the list even when it is offered no longer."""
    stored = {one: one for one in (*form.shown[name], *st.session_state[form.key(name)]) if one not in offered}
    shown = {**offered, **stored}
    if shown:
        st.multiselect(
            names[name],
            list(shown),
            key=form.key(name),
            format_func=shown.__getitem__,
            placeholder=say("audits.choose"),
        )


def said(value: object, choices: AuditChoices) -> str:
    """A value of the form as people read it."""
    known = {**choices.clauses, **choices.sites, **choices.processes, **choices.adopted, **choices.programmes}
    match value:
        case bool():
            return say("audits.yes" if value else "audits.no")
        case date():
            return day(value)
        case Enum():
            return label(value)
        case list() | tuple():
            return ", ".join(known.get(str(one), str(one)) for one in value)
        case str():
            return known.get(value, value)
    return ""
