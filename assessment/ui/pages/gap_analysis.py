"""One clause of a gap analysis: its criteria as cards that save themselves."""

import streamlit as st

from assessment.domain.checklist import Clause, Profile
from assessment.domain.errors import NotFound
from assessment.domain.work import Work
from assessment.services.assessments import widen
from assessment.services.work import open_work
from assessment.ui import address, autosave, flash
from assessment.ui.components.clause_tree import clause_tree
from assessment.ui.components.criterion_card import criterion_card
from assessment.ui.components.opened import opened_work
from assessment.ui.components.progress import progress
from assessment.ui.markdown import escaped
from assessment.ui.session import desk, state
from assessment.wording import say


@flash.acting
def turn_to(number: str) -> None:
    """Open another clause."""
    address.go_to_clause(number)


def current_clause(work: Work) -> Clause:
    """The clause of the address, else the first with open criteria, else the first of all."""
    leaves = work.checklist.leaf_clauses
    if (number := state().clause) is not None:
        if found := [clause for clause in leaves if clause.number == number]:
            return found[0]
        st.info(escaped(NotFound("clause", number).message))
    return work.next_unanswered(None) or leaves[0]


@flash.acting
def go_on_with_all(assessment_id: str, profile: str) -> None:
    """Widen a quick check to the full walk."""
    widen(desk(), assessment_id, profile)
    st.rerun()  # the button stands in a fragment, but the whole page grows


def full_profile(work: Work) -> Profile | None:
    """The profile with all criteria, when the assessment runs on a smaller one."""
    if work.profile.criteria is None:
        return None
    return next((profile for profile in work.checklist.profiles if profile.criteria is None), None)


@st.fragment(key=autosave.OVERVIEW)
@flash.guard()
def overview(assessment_id: str, clause: Clause) -> None:
    """The progress line here and the clauses in the sidebar, read once and redrawn after each save."""
    work = open_work(desk(), assessment_id)
    progress(work)
    with st.sidebar:
        st.markdown(f"**{escaped(work.organization.name)}**  \n{escaped(work.assessment.title)}")
        with st.container(gap="xsmall"):
            clause_tree(work, clause)
        if full := full_profile(work):
            st.button(
                say("gap_analysis.widen"),
                icon=":material/unfold_more:",
                help=say("gap_analysis.widen.help"),
                on_click=go_on_with_all,
                args=(assessment_id, full.id),
            )


work = opened_work(say("menu.gap_analysis"))
clause = current_clause(work)
state().clause = clause.number
address.write("gap-analysis")
following = work.next_unanswered(clause)
leaves = work.checklist.leaf_clauses
position = leaves.index(clause)

with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
    st.title(escaped(f"{clause.number} {clause.title}"), width="stretch", anchor=False)
    st.button(
        say("gap_analysis.next_unanswered"),
        type="primary",
        icon=":material/arrow_forward:",
        disabled=following is None,
        on_click=turn_to,
        args=(following.number if following else "",),
    )
overview(work.assessment.id, clause)
for criterion in clause.criteria:
    criterion_card(work.assessment.id, criterion.id)
with st.container(horizontal=True, horizontal_alignment="distribute"):
    for step, icon in ((-1, ":material/arrow_back:"), (1, ":material/arrow_forward:")):
        if 0 <= position + step < len(leaves):
            neighbour = leaves[position + step]
            key = "gap_analysis.previous" if step < 0 else "gap_analysis.next"
            st.button(
                say(key, clause=escaped(neighbour.label)),
                key=f"turn{step}",
                icon=icon,
                on_click=turn_to,
                args=(neighbour.number,),
            )
