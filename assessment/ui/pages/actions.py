"""Gaps and actions: filter, choose rows, change one or many with one small form."""

import streamlit as st

from assessment.services.reports import gap_report
from assessment.ui import menu
from assessment.ui.components.action_forms import closing_form, judgement_form, plan_form, step_form
from assessment.ui.components.gap_details import gap_details
from assessment.ui.components.gap_filters import gap_filters, show_all
from assessment.ui.components.gap_lines import GapLine, gap_lines
from assessment.ui.components.gap_table import gap_table
from assessment.ui.components.opened import opened_work
from assessment.ui.components.register_switch import GAPS, register_switch
from assessment.ui.markdown import choice, escaped
from assessment.ui.session import desk
from assessment.wording import say, say_count

ACT = "gaps-act"


def forms_for(chosen: tuple[GapLine, ...]) -> dict[str, str]:
    """What can be done with the rows chosen: some forms make sense for one gap only, closing for an open one."""
    names = {"plan": say("gaps.act.plan"), "step": say("gaps.act.step")}
    if len(chosen) == 1:
        names["judge"] = say("gaps.act.judge")
        if not chosen[0].gap.is_closed:
            names["close"] = say("gaps.act.close")
    return names


def change(chosen: tuple[GapLine, ...]) -> None:
    """The rows chosen: details of one, and one form at a time."""
    names = forms_for(chosen)
    if st.session_state.get(ACT) not in names:
        st.session_state[ACT] = "plan"
    with st.container(border=True, key="gap-chosen"):
        if len(chosen) == 1:
            gap_details(work, chosen[0])
        else:
            st.markdown(f"**{say_count('gaps.chosen', len(chosen))}**")
        act = st.segmented_control(
            say("gaps.act"),
            list(names),
            required=True,
            format_func=lambda name: choice(names[name]),
            key=ACT,
            label_visibility="collapsed",
            wrap=True,
        )
        match act:
            case "plan":
                plan_form(work, chosen)
            case "step":
                step_form(work, chosen)
            case "judge":
                judgement_form(work, chosen[0])
            case "close":
                closing_form(work, chosen[0])


work = opened_work(say("menu.actions"))
report = gap_report(desk(), work.assessment.id)
lines = gap_lines(work, report)

with st.sidebar:
    st.markdown(f"**{escaped(work.organization.name)}**  \n{escaped(work.assessment.title)}")
    wanted = gap_filters(lines) if lines else None
shown = tuple(line for line in lines if wanted and wanted.lets(line))

st.title(say("menu.actions"), anchor=False)
register_switch(GAPS)
if not lines:
    st.info(say("gaps.none"), icon=":material/info:")
    st.page_link(menu.script("gap_analysis"), label=say("menu.gap_analysis"), icon=":material/arrow_forward:")
elif not shown:
    st.info(say("gaps.none_shown"), icon=":material/filter_alt:")
    st.button(say("gaps.show_all"), icon=":material/filter_alt_off:", on_click=show_all)
else:
    severities, states = (
        ", ".join(f"{one.label} {one.count}" for one in counts if one.count)
        for counts in (report.severities, report.states)
    )
    st.markdown(say_count("gaps.shown", len(shown), all=len(lines), severities=severities, states=states))
    chosen = gap_table(shown)
    if chosen:
        change(chosen)
    else:
        st.caption(say("gaps.prefilled"))
