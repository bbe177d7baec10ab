"""The assessments of an engagement: open an older one, compare, begin the next one."""

from __future__ import annotations

import streamlit as st

from assessment.domain.work import Work
from assessment.services.assessments import (
    ChecklistChoice,
    NextAssessment,
    assess_again,
    checklist_choice,
    list_assessments,
    proposed_title,
)
from assessment.ui import address, flash, menu
from assessment.ui.components.refusal import outcome, refusing
from assessment.ui.markdown import escaped
from assessment.ui.session import desk, state
from assessment.wording import say
from assessment.wording.figures import day

PINNED, NEWEST = "pinned", "newest"


@flash.acting
def _open(engagement_id: str, assessment_id: str) -> None:
    address.go_to(engagement_id, assessment_id)
    st.switch_page(menu.script("gap_analysis"))


@flash.acting
def _begin(engagement_id: str, prefix: str) -> None:
    entered = {name: st.session_state.get(f"{prefix}-{name}") for name in ("title", "version", "profile")}
    with refusing(prefix):
        assessment = assess_again(
            desk(),
            engagement_id,
            NextAssessment(
                title=entered["title"] or "", profile=entered["profile"], same_version=entered["version"] == PINNED
            ),
        )
    if prefix not in state().drafts:
        address.go_to(engagement_id, assessment.id)
        st.switch_page(menu.script("gap_analysis"))


def assessment_list(work: Work) -> None:
    """One line per assessment, the newest first, with the way into it."""
    assessments = list_assessments(desk(), work.engagement.id)
    for place, one in enumerate(reversed(assessments)):
        is_open = one.id == work.assessment.id
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            words = escaped(say("assessments.line", title=one.title, date=day(one.started_on)))
            st.markdown(f"**{words}**" if is_open else words, width="content")
            if is_open:
                st.badge(say("assessments.open"), color="gray")
            else:
                st.button(
                    say("start.open"),
                    key=f"assessment-{one.id}",
                    icon=":material/folder_open:",
                    type="tertiary",
                    help=escaped(one.title),
                    on_click=_open,
                    args=(work.engagement.id, one.id),
                )
            if place == 0 and len(assessments) > 1:
                st.page_link(
                    menu.script("comparison"),
                    label=say("start.compare"),
                    icon=":material/compare_arrows:",
                    width="content",
                    query_params={"engagement": work.engagement.id, "assessment": one.id},
                )


def next_assessment(work: Work) -> None:
    """The form that begins the next assessment; ratings start empty."""
    choice = checklist_choice(desk(), work.engagement.id)
    prefix = f"again-{work.engagement.id}"
    with st.form(prefix, width=820):
        st.markdown(say("again.about"))
        proposed = proposed_title(desk(), work.engagement.id)
        st.text_input(say("again.title"), key=f"{prefix}-title", placeholder=proposed, max_chars=300)
        with st.container(horizontal=True):
            _criteria(choice, prefix)
            if choice.newest:
                _version(choice, prefix)
        outcome(prefix)
        st.form_submit_button(
            say("again.begin"),
            key=f"{prefix}-begin",
            icon=":material/replay:",
            on_click=_begin,
            args=(work.engagement.id, prefix),
        )


def _criteria(choice: ChecklistChoice, prefix: str) -> None:
    profiles = choice.newest_profiles or choice.pinned_profiles
    st.selectbox(
        say("again.profile"),
        list(profiles),
        index=list(profiles).index(choice.profile) if choice.profile in profiles else 0,
        format_func=lambda key: escaped(profiles[key]),
        key=f"{prefix}-profile",
        width=300,
    )


def _version(choice: ChecklistChoice, prefix: str) -> None:
    versions = {NEWEST: choice.newest, PINNED: choice.pinned}
    st.radio(
        say("again.version"),
        list(versions),
        format_func=lambda key: say(f"again.version.{key}", version=versions[key]),
        key=f"{prefix}-version",
        horizontal=True,
        help=say("again.version.help"),
    )
