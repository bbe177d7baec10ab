"""The people of an audit: the team with its roles and competence, and who takes part from the organization."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from assessment.domain.audit import Audit, AuditorCompetence, AuditParticipant, TeamMember, TeamRole
from assessment.domain.audit_file import AuditFile
from assessment.services.audits import (
    leave_participants,
    leave_team,
    list_competences,
    name_participant,
    name_team,
    record_competence,
)
from assessment.services.desk import Desk
from assessment.ui import flash
from assessment.ui.components.read_only import read_only
from assessment.ui.components.record_cards import Act, Card, record_cards
from assessment.ui.components.record_form import RecordForm, save_button
from assessment.ui.components.refusal import outcome, refusing
from assessment.ui.markdown import escaped
from assessment.ui.session import desk, state
from assessment.wording import label, say, say_count
from assessment.wording.figures import day

TEAM, TAKES_PART = "team", "participant"
_COMPETENCE = ("education", "auditor_training", "complaints_experience", "audits_done", "evaluated_on", "evaluated_by")
_ORDER = list(TeamRole)

Leave = Callable[[Desk, str, str], None]
"""A service that takes somebody off an audit: audit id, id of the record."""


@flash.acting
def _take_off(audit_id: str, place: str, leave: Leave, key: str) -> None:
    with refusing(place):
        leave(desk(), audit_id, key)


@flash.acting
def _add_member(audit_id: str, place: str) -> None:
    with refusing(place):
        name_team(desk(), audit_id, _typed(place, "name"), st.session_state[f"{place}-role"])
        st.session_state[f"{place}-name"] = None


@flash.acting
def _add_participant(audit_id: str, place: str) -> None:
    meetings = {name: st.session_state[f"{place}-{name}"] for name in ("opening_meeting", "closing_meeting")}
    with refusing(place):
        name_participant(desk(), audit_id, _typed(place, "name"), **meetings)
        st.session_state[f"{place}-name"] = None


def _typed(place: str, name: str) -> str:
    return st.session_state[f"{place}-{name}"] or ""


@flash.acting
def _save_competence(audit: Audit, member: TeamMember, stored: AuditorCompetence | None, form: RecordForm) -> None:
    with form.saving() as entered:
        wanted = AuditorCompetence(id="", engagement_id=audit.engagement_id, person_id=member.person_id, **entered)
        record_competence(desk(), audit.engagement_id, wanted, seen=stored.revision if stored else 0)


def audit_team(file: AuditFile) -> None:
    """Who audits, each with the competence on record; somebody is added by name."""
    st.header(say("audit_plan.team"), anchor=False)
    members = {one.id: one for one in sorted(file.team, key=lambda one: _ORDER.index(one.role))}
    competences = list_competences(desk(), file.audit.engagement_id)
    if not members:
        st.info(say("audit_plan.team.none"), icon=":material/info:")
    cards = [_member(file, member, competences.get(member.person_id)) for member in members.values()]
    record_cards(
        TEAM,
        cards,
        lambda key: _opened(file, members[key], competences) if key in members else None,
        fixed=file.audit.is_closed,
    )
    if file.audit.is_closed:
        return
    place = f"team-{file.audit.id}"
    with st.form(place, border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        _name(file, place, assessors=True)
        st.selectbox(
            say("audit_plan.role"),
            _ORDER,
            index=1,
            key=f"{place}-role",
            format_func=label,
            help=say("audit_plan.role.help"),
            width=190,
        )
        _submit("audit_plan.team.add", _add_member, file.audit.id, place)
    _refused(place)


def _opened(file: AuditFile, member: TeamMember, competences: Mapping[str, AuditorCompetence]) -> None:
    """The competence of a member: a form while the audit is open, then words."""
    stored = competences.get(member.person_id)
    if file.audit.is_closed:
        read_only({say(f"audit_plan.competence.{name}"): getattr(stored, name, "") for name in _COMPETENCE[:3]})
        return
    _competence_form(file.audit, member, stored)


def audit_participants(file: AuditFile) -> None:
    """Who of the organization takes part, and in which meetings they were."""
    st.header(say("audit_plan.participants"), anchor=False)
    if not file.participants:
        st.caption(say("audit_plan.participants.none"))
    place = f"participants-{file.audit.id}"
    for one in sorted(file.participants, key=lambda one: file.name(one.person_id)):
        _participant(file, one, place)
    if file.audit.is_closed:
        return
    with st.form(place, border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        _name(file, place, assessors=False)
        for name in ("opening_meeting", "closing_meeting"):
            st.checkbox(say(f"audit_plan.{name}"), key=f"{place}-{name}")
        _submit("audit_plan.participants.add", _add_participant, file.audit.id, place)
    _refused(place)


def _member(file: AuditFile, member: TeamMember, competence: AuditorCompetence | None) -> Card:
    acts = [] if file.audit.is_closed else [_off(file.audit.id, f"team-{file.audit.id}", leave_team)]
    heading = f"**{escaped(file.name(member.person_id))}** · {label(member.role)}"
    return Card(member.id, heading, escaped(_competence(competence)), acts)


def _off(audit_id: str, place: str, leave: Leave) -> Act:
    return Act(
        say("audit_plan.take_off"), ":material/person_remove:", lambda key: _take_off(audit_id, place, leave, key)
    )


def _competence(one: AuditorCompetence | None) -> str:
    """What is on record in one line."""
    if one is None:
        return say("audit_plan.competence.none")
    parts = [one.auditor_training, one.complaints_experience, say_count("audit_plan.audits_done", one.audits_done)]
    if one.evaluated_on:
        parts.append(say("audit_plan.evaluated", date=day(one.evaluated_on), name=one.evaluated_by or "–"))
    return " · ".join(part for part in parts if part)


def _competence_form(audit: Audit, member: TeamMember, stored: AuditorCompetence | None) -> None:
    shown: dict[str, Any] = {
        name: getattr(stored, name) if stored else AuditorCompetence.model_fields[name].default for name in _COMPETENCE
    }
    form = RecordForm(TEAM, member.id, stored.revision if stored else 0, shown)
    form.fill()
    with st.form(form.prefix, border=False):
        st.markdown(f"**{say('audit_plan.competence')}**")
        for name in _COMPETENCE[:3]:
            st.text_area(say(f"audit_plan.competence.{name}"), key=form.key(name), height=68)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.number_input(say("audit_plan.competence.audits_done"), 0, 999, key=form.key("audits_done"), width=160)
            st.date_input(
                say("audit_plan.competence.evaluated_on"),
                None,
                key=form.key("evaluated_on"),
                format="YYYY-MM-DD",
                width=160,
            )
            st.text_input(
                say("audit_plan.competence.evaluated_by"), key=form.key("evaluated_by"), max_chars=300, width=220
            )
        save_button(form, _save_competence, audit, member, stored)


def _participant(file: AuditFile, one: AuditParticipant, place: str) -> None:
    person = file.people.get(one.person_id)
    meetings = [say(f"audit_plan.{name}") for name in ("opening_meeting", "closing_meeting") if getattr(one, name)]
    parts = [person.role if person else "", *meetings]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        small = " · ".join(part for part in parts if part)
        st.markdown(f"**{escaped(file.name(one.person_id))}** {escaped(small)}", width="content")
        if not file.audit.is_closed:
            st.button(
                say("audit_plan.take_off"),
                key=f"off-{one.id}",
                icon=":material/person_remove:",
                type="tertiary",
                on_click=_take_off,
                args=(file.audit.id, place, leave_participants, one.id),
            )


def _name(file: AuditFile, place: str, *, assessors: bool) -> None:
    """Somebody by name: those on record are offered, a new name can be typed."""
    names = sorted(one.name for one in file.people.values() if not one.left and one.is_assessor is assessors)
    st.selectbox(
        say("people.name"),
        names,
        index=None,
        key=f"{place}-name",
        placeholder=say("audit_plan.name.placeholder"),
        accept_new_options=True,
        width=260,
    )


def _submit(words: str, act: Callable[[str, str], None], audit_id: str, place: str) -> None:
    st.form_submit_button(
        say(words), key=f"{place}-add", icon=":material/person_add:", on_click=act, args=(audit_id, place)
    )


def _refused(place: str) -> None:
    if place in state().drafts:
        outcome(place)
