"""Edit what an engagement says about itself; a colleague's save is never overwritten and nothing typed is lost."""

import streamlit as st

from assessment.domain.errors import AssessmentError
from assessment.domain.organization import Size
from assessment.services.engagements import Description, change_engagement, describe_engagement
from assessment.services.logos import client_logo
from assessment.ui import flash, menu
from assessment.ui.components.assessment_list import assessment_list, next_assessment
from assessment.ui.components.logo_field import chosen_logo, is_taken_away, logo_field
from assessment.ui.components.opened import opened_work
from assessment.ui.components.unsaved_form import unsaved_form
from assessment.ui.presenting import is_presenting
from assessment.ui.session import Draft, desk, state
from assessment.wording import label, say

TEXTS = ("organization", "sector", "title", "scope", "sites", "exclusions", "definition")
FIELDS = (*TEXTS, "size")


def entered_under(prefix: str) -> dict[str, object]:
    """What the form holds now."""
    return {name: st.session_state[f"{prefix}-{name}"] for name in FIELDS}


@flash.acting
def save(engagement_id: str, seen: Description, prefix: str) -> None:
    """Save the form against the revisions shown; a refusal keeps the text beside the stored one."""
    entered = entered_under(prefix)
    try:
        change_engagement(
            desk(),
            engagement_id,
            described(entered, seen),
            logo=chosen_logo(prefix),
            take_logo_away=is_taken_away(prefix),
        )
    except AssessmentError as refusal:
        state().drafts[draft_key] = Draft(entered, refusal.message)
    else:
        state().drafts.pop(draft_key, None)
        flash.tell(say("engagement.saved"))


def described(entered: dict[str, object], seen: Description) -> Description:
    """The description as the form has it, with the revisions that were shown."""
    return seen.changed(
        **{name: entered[name] for name in ("organization", "sector", "size", "title", "scope", "exclusions")},
        complaint_definition=entered["definition"],
        sites=tuple(str(entered["sites"]).splitlines()),
    )


work = opened_work(say("menu.engagement"))
draft_key = f"engagement-{work.engagement.id}"
stored = describe_engagement(desk(), work.engagement.id)
shown = {
    **stored.model_dump(include={"organization", "sector", "size", "title", "scope", "exclusions"}),
    "definition": stored.complaint_definition,
    "sites": "\n".join(stored.sites),
}
prefix = f"edit-{work.engagement.id}-{stored.organization_revision}-{stored.engagement_revision}"
for name in FIELDS:
    st.session_state.setdefault(f"{prefix}-{name}", shown[name])

st.title(say("menu.engagement"), anchor=False)
unsaved_form(
    draft_key,
    prefix,
    {name: say(f"engagement.field.{name}") for name in FIELDS},
    lambda value: label(value) if isinstance(value, Size) else str(value or ""),
)
with st.form(prefix, width=820):
    st.text_input(say("engagement.field.organization"), key=f"{prefix}-organization", max_chars=300)
    left, right = st.columns(2)
    left.text_input(say("engagement.field.sector"), key=f"{prefix}-sector", max_chars=300)
    right.selectbox(
        say("engagement.field.size"),
        [None, *Size],
        key=f"{prefix}-size",
        format_func=lambda size: label(size) if size else "–",
    )
    st.text_input(say("engagement.field.title"), key=f"{prefix}-title", max_chars=300)
    for name in ("scope", "sites", "exclusions", "definition"):
        st.text_area(say(f"engagement.field.{name}"), key=f"{prefix}-{name}", height=100)
    logo_field(prefix, say("engagement.logo"), client_logo(desk(), work.organization))
    st.form_submit_button(
        say("engagement.save"),
        type="primary",
        icon=":material/check:",
        on_click=save,
        args=(work.engagement.id, stored, prefix),
    )
st.page_link(menu.script("people"), label=say("menu.people"), icon=":material/group:", help=say("menu.people.help"))
st.page_link(menu.script("adopted"), label=say("menu.adopted"), icon=":material/gavel:", help=say("menu.adopted.help"))

st.header(say("assessments.heading"), anchor=False)
assessment_list(work)
with st.expander(say("again.heading"), icon=":material/replay:"):
    next_assessment(work)
if not is_presenting():
    st.page_link(
        menu.script("remove_engagement"),
        label=say("remove.open"),
        icon=":material/delete_forever:",
        help=say("remove.open.help"),
    )
