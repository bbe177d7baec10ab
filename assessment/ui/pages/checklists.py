"""Look something up in a checklist: by number, by word, clause by clause."""

import streamlit as st

from assessment.services.checklists import find_criteria, usable_checklists
from assessment.ui.components.guidance import guidance
from assessment.ui.markdown import escaped
from assessment.ui.session import desk
from assessment.wording import label, say, say_count

PER_PAGE = 10

shelf = usable_checklists(desk().shelf)

st.title(say("menu.checklists"), anchor=False)
with st.container(horizontal=True, vertical_alignment="bottom"):
    chosen = st.selectbox(
        say("checklists.checklist"),
        list(shelf),
        format_func=lambda name: shelf[name].head.title,
        key="lookup-checklist",
    )
    words = st.text_input(
        say("checklists.search"),
        key="lookup-words",
        type="search",
        live="300ms",
        placeholder=say("checklists.search.placeholder"),
    )
checklist = shelf[chosen]
found = find_criteria(checklist, words)
st.caption(
    say(
        "checklists.found",
        criteria=say_count("criteria.count", len(found)),
        version=checklist.head.version,
        note=escaped(checklist.head.wording_note),
    )
)
pages = max(1, -(-len(found) // PER_PAGE))
page = st.pagination(pages, key=f"lookup-page-{words}") if pages > 1 else 1
for criterion in found[(page - 1) * PER_PAGE : page * PER_PAGE]:
    with st.container(border=True):
        st.markdown(f"**{criterion.id}** {escaped(criterion.statement)}")
        st.caption(
            say(
                "checklists.about",
                clause=escaped(checklist.clause(criterion.clause_number).title),
                force=label(criterion.force),
                weight=criterion.weight,
                basis=label(criterion.basis),
            )
        )
        st.markdown(f":material/forum: *{escaped(criterion.question)}*")
        with st.expander(say("card.guidance"), key=f"lookup-{criterion.id}", on_change="rerun") as details:
            if details.open:
                guidance(criterion)
if not found:
    st.markdown(say("checklists.nothing"))
