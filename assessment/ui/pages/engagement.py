"""Edit what an engagement says about itself; a colleague's save is never overwritten and nothing typed is lost."""

import streamlit as st

from assessment.domain.errors import AssessmentError
from assessment.domain.organization import Size
from assessment.services.engagements import Description, change_engagement, describe_engagement
from assessment.ui import flash
from assessment.ui.components.opened import opened_work
from assessment.ui.markdown import escaped
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
        change_engagement(desk(), engagement_id, described(entered, seen))
    except AssessmentError as refusal:
        state().drafts[draft_key] = Draft(entered, refusal.message)
    else:
        state().drafts.pop(draft_key, None)
        flash.tell(say("engagement.saved"))


@flash.acting
def use_mine(field: str, prefix: str) -> None:
    """Put the text that could not be saved into the form again."""
    st.session_state[f"{prefix}-{field}"] = state().drafts[draft_key].mine[field]


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
draft = state().drafts.get(draft_key)
for name in FIELDS:
    st.session_state.setdefault(f"{prefix}-{name}", shown[name])

st.title(say("menu.engagement"), anchor=False)
if draft:
    st.warning(escaped(draft.reason), icon=":material/warning:")
    for name in FIELDS:
        if draft.mine[name] != st.session_state[f"{prefix}-{name}"]:
            with st.container(border=True):
                st.markdown(f"**{say(f'engagement.field.{name}')}** · {say('engagement.mine')}")
                st.text(
                    label(draft.mine[name])
                    if isinstance(draft.mine[name], Size)
                    else draft.mine[name] or say("draft.empty")
                )
                st.button(
                    say("engagement.use_mine"), key=f"mine-{prefix}-{name}", on_click=use_mine, args=(name, prefix)
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
    st.form_submit_button(
        say("engagement.save"),
        type="primary",
        icon=":material/check:",
        on_click=save,
        args=(work.engagement.id, stored, prefix),
    )
