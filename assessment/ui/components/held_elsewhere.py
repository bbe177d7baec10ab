"""An internal audit or a management review held elsewhere: recorded in place, listed, withdrawn."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assessment.domain.review import HeldElsewhere, ReviewKind
from assessment.services.reviews import record_held_elsewhere, withdraw_held_elsewhere
from assessment.ui import flash
from assessment.ui.components.refusal import outcome, refusing
from assessment.ui.markdown import escaped
from assessment.ui.session import desk, state
from assessment.wording import label, say
from assessment.wording.figures import day


@flash.acting
def _toggle(kind: ReviewKind) -> None:
    memory = state()
    memory.opened = None if memory.opened == _place(kind) else _place(kind)


@flash.acting
def _record(engagement_id: str, kind: ReviewKind) -> None:
    key = _key(kind)
    with refusing(key):
        record_held_elsewhere(
            desk(),
            engagement_id,
            kind,
            held_on=st.session_state[f"{key}-on"],
            by=st.session_state[f"{key}-by"],
            reference=st.session_state[f"{key}-reference"],
        )
        state().opened = None


@flash.acting
def _withdraw(engagement_id: str, review_id: str) -> None:
    withdraw_held_elsewhere(desk(), engagement_id, review_id)


def held_elsewhere_button(kind: ReviewKind) -> None:
    """Open or close the form."""
    st.button(
        say("held.open"),
        key=f"{_key(kind)}-open",
        icon=":material/edit_note:",
        type="tertiary",
        on_click=_toggle,
        args=(kind,),
    )


def held_elsewhere_form(engagement_id: str, kind: ReviewKind) -> None:
    """When, by whom, and where its report is; drawn only while it is open."""
    key = _key(kind)
    if state().opened != _place(kind):
        return
    with st.form(key, width=820):
        st.markdown(f"**{label(kind)}**")
        left, middle, right = st.columns([2, 3, 4])
        left.date_input(say("held.on"), "today", key=f"{key}-on", format="YYYY-MM-DD")
        middle.text_input(say("held.by"), key=f"{key}-by", max_chars=300)
        right.text_input(
            say("held.reference"),
            key=f"{key}-reference",
            placeholder=say("held.reference.placeholder"),
            max_chars=300,
        )
        outcome(key)
        st.form_submit_button(say("held.save"), icon=":material/check:", on_click=_record, args=(engagement_id, kind))


def held_elsewhere_list(engagement_id: str, reviews: Sequence[HeldElsewhere]) -> None:
    """What is on record, each with a way to take it back."""
    for review in reviews:
        if not review.withdrawn:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.markdown(f":material/check_circle: {escaped(_sentence(review))}", width="content")
                st.button(
                    say("held.withdraw"),
                    key=f"withdraw-{review.id}",
                    icon=":material/undo:",
                    type="tertiary",
                    help=say("held.withdraw.help"),
                    on_click=_withdraw,
                    args=(engagement_id, review.id),
                )


def _sentence(review: HeldElsewhere) -> str:
    words = "held.listed" if review.reference else "held.listed.bare"
    return say(words, kind=label(review.kind), date=day(review.held_on), by=review.by, reference=review.reference)


def _key(kind: ReviewKind) -> str:
    return f"held-{kind.value}"


def _place(kind: ReviewKind) -> tuple[str, str]:
    return ("held", kind.value)
