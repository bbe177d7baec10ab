"""Gaps and their actions: choose rows, change one or many with one small form; the filters stand in the sidebar."""

from __future__ import annotations

import streamlit as st

from assessment.domain.work import Work
from assessment.services.reports import gap_report_on
from assessment.ui import menu
from assessment.ui.components.action_forms import closing_form, judgement_form, plan_form, step_form
from assessment.ui.components.gap_details import gap_details
from assessment.ui.components.gap_filters import gap_filters, show_all
from assessment.ui.components.gap_lines import GapLine, gap_lines
from assessment.ui.components.gap_table import gap_table
from assessment.ui.components.part_switch import part_switch
from assessment.ui.markdown import escaped
from assessment.ui.session import desk
from assessment.wording import say, say_count

_ACT = "gaps-act"


def gap_register(work: Work) -> None:
    """Every gap of the assessment that the filters let through, and the form for those that are chosen."""
    report = gap_report_on(desk(), work)
    lines = gap_lines(work, report)
    if not lines:
        st.info(say("gaps.none"), icon=":material/info:")
        st.page_link(menu.script("gap_analysis"), label=say("menu.gap_analysis"), icon=":material/arrow_forward:")
        return
    with st.sidebar:
        st.markdown(f"**{escaped(work.organization.name)}**  \n{escaped(work.assessment.title)}")
        wanted = gap_filters(lines)
    shown = tuple(line for line in lines if wanted.lets(line))
    if not shown:
        st.info(say("gaps.none_shown"), icon=":material/filter_alt:")
        st.button(say("gaps.show_all"), icon=":material/filter_alt_off:", on_click=show_all)
        return
    severities, states = (
        ", ".join(f"{one.label} {one.count}" for one in counts if one.count)
        for counts in (report.severities, report.states)
    )
    st.markdown(say_count("gaps.shown", len(shown), all=len(lines), severities=severities, states=states))
    if chosen := gap_table(shown):
        _change(work, chosen)
    else:
        st.caption(say("gaps.prefilled"))


def _forms_for(chosen: tuple[GapLine, ...]) -> dict[str, str]:
    """What can be done with the rows chosen: some forms make sense for one gap only, closing for an open one."""
    names = {"plan": say("gaps.act.plan"), "step": say("gaps.act.step")}
    if len(chosen) == 1:
        names["judge"] = say("gaps.act.judge")
        if not chosen[0].gap.is_closed:
            names["close"] = say("gaps.act.close")
    return names


def _change(work: Work, chosen: tuple[GapLine, ...]) -> None:
    """The rows chosen: details of one, and one form at a time."""
    names = _forms_for(chosen)
    if st.session_state.get(_ACT) not in names:
        st.session_state[_ACT] = "plan"
    with st.container(border=True, key="gap-chosen"):
        if len(chosen) == 1:
            gap_details(work, chosen[0])
        else:
            st.markdown(f"**{say_count('gaps.chosen', len(chosen))}**")
        act = part_switch(say("gaps.act"), names, _ACT)
        match act:
            case "plan":
                plan_form(work, chosen)
            case "step":
                step_form(work, chosen)
            case "judge":
                judgement_form(work, chosen[0])
            case "close":
                closing_form(work, chosen[0])
