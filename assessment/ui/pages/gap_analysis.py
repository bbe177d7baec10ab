"""The criteria of a clause, or of another view, as cards that save themselves."""

import streamlit as st

from assessment.domain.checklist import Clause, Profile
from assessment.domain.errors import NotFound
from assessment.domain.views import ViewKind
from assessment.domain.work import Work
from assessment.services.assessments import widen
from assessment.services.work import open_work
from assessment.ui import address, autosave, flash
from assessment.ui.components.clause_pages import clause_pager, next_unanswered
from assessment.ui.components.clause_tree import Places, clause_tree, open_entries
from assessment.ui.components.criterion_card import criterion_card
from assessment.ui.components.criterion_search import criterion_search
from assessment.ui.components.keys import keys_help, listen
from assessment.ui.components.opened import opened_work
from assessment.ui.components.pace_line import pace_line
from assessment.ui.components.progress import progress
from assessment.ui.components.rest_form import rest_form
from assessment.ui.components.selection import next_page, nothing_selected, page_of, pager, selection, view_about
from assessment.ui.components.view_switch import view_switch, view_title
from assessment.ui.markdown import escaped
from assessment.ui.session import desk, state
from assessment.wording import say


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


def full_profile(work: Work) -> Profile | None:
    """The profile with all criteria, when the assessment runs on a smaller one."""
    if work.profile.criteria is None:
        return None
    return next((profile for profile in work.checklist.profiles if profile.criteria is None), None)


def sidebar(work: Work, clause: Clause | None) -> Places:
    """Whose assessment it is, search, view and clauses; returns the places of what a save changes there."""
    places: Places = ()
    with st.sidebar:
        st.markdown(f"**{escaped(work.organization.name)}**  \n{escaped(work.assessment.title)}")
        criterion_search(work.checklist)
        view_switch(work.checklist)
        keys_help(work.checklist)
        if clause:
            with st.container(gap="xsmall"):
                places = clause_tree(work, clause)
        if full := full_profile(work):
            st.button(
                say("gap_analysis.widen"),
                icon=":material/unfold_more:",
                help=say("gap_analysis.widen.help"),
                on_click=go_on_with_all,
                args=(work.assessment.id, full.id),
            )
    return places


@st.fragment(key=autosave.OVERVIEW)
@flash.guard()
def overview(assessment_id: str, clause: Clause | None, places: Places) -> None:
    """The progress line here and the open entries in the sidebar, read once and redrawn after each save.

    It draws the same elements each time: what is left over would stay until the whole page is drawn.
    """
    work = open_work(desk(), assessment_id)
    progress(work)
    pace_line(work)
    if clause:
        open_entries(work, clause, places)


work = opened_work(say("menu.gap_analysis"))
view = state().view
clause = current_clause(work) if view.kind is ViewKind.CLAUSE else None
page = None if clause else page_of(selection(work))
if clause:
    state().clause = clause.number
address.write("gap-analysis")

with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
    title = f"{clause.number} {clause.title}" if clause else view_title(view)
    st.title(escaped(title), width="stretch", anchor=False)
    with st.container(key="go-on", width="content"):
        if clause:
            next_unanswered(work, clause)
        else:
            next_page(page)
if not clause:
    view_about(work, page)
overview(work.assessment.id, clause, sidebar(work, clause))
criteria = clause.criteria if clause else page.criteria if page else ()
for number, criterion in enumerate(criteria):
    if not clause and (number == 0 or criterion.clause_number != criteria[number - 1].clause_number):
        st.caption(escaped(work.checklist.clause(criterion.clause_number).label))
    criterion_card(work.assessment.id, criterion.id)
if sum(work.result(criterion).rating is None for criterion in criteria) > 1:
    rest_form(work.assessment.id, criteria)
if clause:
    clause_pager(work, clause)
elif page:
    pager(page, work)
else:
    nothing_selected(view)
listen(clause.number if clause else f"{view} {state().page}")
