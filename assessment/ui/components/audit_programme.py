"""The audit programme: what is audited how often, what is due, what nothing covers yet, and the months."""

from __future__ import annotations

import streamlit as st

from assessment.domain.programme import AuditProgramme
from assessment.domain.programme_calendar import calendar
from assessment.domain.work import Work
from assessment.services.programmes import ProgrammeView, list_programmes, view_programme
from assessment.ui import flash
from assessment.ui.components.audit_list import plan_with
from assessment.ui.components.programme_form import KIND, programme_form
from assessment.ui.components.programme_topics import programme_topics
from assessment.ui.components.record_form import NEW
from assessment.ui.markdown import escaped
from assessment.ui.session import desk, state
from assessment.wording import say
from assessment.wording.figures import day, month

VIEW = "audits-view"
"""The key of the switch between the audits and their programme."""

_CHOSEN = "audits-programme"


@flash.acting
def _toggle(key: str) -> None:
    memory = state()
    memory.opened = None if memory.opened == (KIND, key) else (KIND, key)
    memory.drafts.pop(f"{KIND}-{key}", None)


@flash.acting
def plan_in_programme(programme_id: str, clauses: list[str], process_ids: list[str]) -> None:
    """Go to the form of a new audit of this programme, with its scope filled in."""
    plan_with(clauses=clauses, process_ids=process_ids, programme_id=programme_id)
    st.session_state[VIEW] = "audits"


def audit_programme(work: Work) -> None:
    """The newest programme, or the one chosen; without any, the form of the first."""
    programmes = list_programmes(desk(), work.engagement.id)
    if not programmes:
        st.info(say("audits.programme.none"), icon=":material/info:")
        with st.container(border=True):
            programme_form(work, None)
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = _choice(programmes)
        _button("audits.programme.change", ":material/edit:", chosen.id)
        _button("audits.programme.new", ":material/add:", NEW)
    for key, programme in ((NEW, None), (chosen.id, chosen)):
        if state().opened == (KIND, key):
            with st.container(border=True, key=f"{KIND}-{key}"):
                programme_form(work, programme, len(programmes))
    view = view_programme(desk(), chosen.id)
    _about(view.programme)
    programme_topics(work, view, plan_in_programme)
    _uncovered(view)
    _months(view)


def _choice(programmes: list[AuditProgramme]) -> AuditProgramme:
    if len(programmes) == 1:
        st.markdown(f"**{escaped(programmes[0].title)}**")
        return programmes[0]
    by_id = {one.id: one for one in programmes}
    chosen = st.selectbox(
        say("audits.programme"), list(by_id), key=_CHOSEN, format_func=lambda key: by_id[key].title, width=340
    )
    return by_id[chosen]


def _button(words: str, icon: str, key: str) -> None:
    is_open = state().opened == (KIND, key)
    st.button(
        say("record.close" if is_open else words),
        key=f"toggle-{KIND}-{'new' if key == NEW else 'change'}",
        icon=":material/close:" if is_open else icon,
        type="tertiary",
        on_click=_toggle,
        args=(key,),
    )


def _about(programme: AuditProgramme) -> None:
    parts = [say("audits.days", begins=day(programme.period_from), ends=day(programme.period_to))]
    parts += [say("audits.programme.led_by", name=programme.manager)] if programme.manager else []
    st.caption(escaped(" · ".join(parts)))
    texts = {
        say("audits.programme.objectives"): programme.objectives,
        say("audits.programme.risks"): programme.risks,
        say("audits.programme.opportunities"): programme.opportunities,
        say("audits.programme.resources"): programme.resources,
    }
    for name, text in texts.items():
        if text:
            st.markdown(f"**{name}**  \n{escaped(text)}")


def _uncovered(view: ProgrammeView) -> None:
    st.header(say("audits.uncovered"), anchor=False)
    if view.apart:
        st.caption(escaped(say("audits.uncovered.apart", audits=", ".join(view.apart))))
    if not view.uncovered:
        st.markdown(say("audits.uncovered.none"))
        return
    st.markdown(escaped(" · ".join(view.uncovered)))
    st.button(
        say("audits.uncovered.plan"),
        key="plan-uncovered",
        icon=":material/add:",
        on_click=plan_in_programme,
        args=(view.programme.id, [label.partition(" ")[0] for label in view.uncovered], []),
    )


def _months(view: ProgrammeView) -> None:
    st.header(say("audits.calendar"), anchor=False)
    months = calendar({line.topic.subject: line.due for line in view.topics}, view.audits)
    st.table(
        {
            say("audits.calendar.month"): [month(one.month) for one in months],
            say("audits.calendar.due"): [escaped(", ".join(one.due)) or "–" for one in months],
            say("audits.calendar.audits"): [escaped(", ".join(one.audits)) or "–" for one in months],
        },
        hide_index=True,
    )
    if without_day := [f"{one.number} {one.title}" for one in view.audits if one.begins_on is None]:
        st.caption(escaped(say("audits.calendar.no_day", audits=", ".join(without_day))))
