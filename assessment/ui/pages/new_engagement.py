"""Open a new engagement: organization, scope, and the checklist to walk through."""

import streamlit as st

from assessment.domain.organization import Size
from assessment.services.checklists import usable_checklists
from assessment.services.engagements import NewEngagement, start_engagement
from assessment.ui import address, flash, menu
from assessment.ui.session import desk
from assessment.wording import label, say

_TEXTS = ("organization", "sector", "title", "scope", "exclusions", "definition", "sites")


@flash.acting
def start() -> None:
    """Store what the form holds and open it."""
    entered = {name: st.session_state[f"new-{name}"] for name in (*_TEXTS, "size", "checklist")}
    checklist, profile = entered["checklist"]
    line = start_engagement(
        desk(),
        NewEngagement(
            organization=entered["organization"],
            sector=entered["sector"],
            size=entered["size"],
            sites=tuple(entered["sites"].splitlines()),
            title=entered["title"],
            scope=entered["scope"],
            exclusions=entered["exclusions"],
            complaint_definition=entered["definition"],
            checklist=checklist,
            profile=profile,
        ),
    )
    address.go_to(line.id, line.assessment_id)
    st.switch_page(menu.script("gap_analysis"))


usable = usable_checklists(desk().shelf)
choices = {
    (name, profile.id): say(
        "new.choice.only" if len(usable) == 1 else "new.choice",
        checklist=checklist.head.title,
        profile=profile.title,
        about=profile.about,
    )
    for name, checklist in usable.items()
    for profile in checklist.profiles
}
st.session_state.setdefault("new-exclusions", say("new.exclusions.default"))
st.session_state.setdefault("new-definition", say("new.definition.default"))

st.title(say("menu.new_engagement"), anchor=False)
with st.form("new", width=820):
    st.text_input(say("new.organization"), key="new-organization", max_chars=300)
    left, right = st.columns(2)
    left.text_input(say("new.sector"), key="new-sector", placeholder=say("new.sector.placeholder"), max_chars=300)
    right.selectbox(
        say("new.size"),
        list(Size),
        index=None,
        key="new-size",
        format_func=label,
        placeholder=say("new.size.placeholder"),
    )
    st.selectbox(say("new.checklist"), list(choices), key="new-checklist", format_func=choices.__getitem__)
    st.text_input(say("new.title"), key="new-title", placeholder=say("new.title.placeholder"), max_chars=300)
    st.text_area(say("new.scope"), key="new-scope", placeholder=say("new.scope.placeholder"), height=80)
    st.text_area(say("new.sites"), key="new-sites", placeholder=say("new.sites.placeholder"), height=80)
    st.text_area(say("new.exclusions"), key="new-exclusions", height=80)
    st.text_area(say("new.definition"), key="new-definition", height=100, help=say("new.definition.help"))
    st.form_submit_button(say("new.save"), type="primary", icon=":material/check:", on_click=start)
