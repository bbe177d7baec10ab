"""The decisions of a management review, each with the action it became, and the form that adds one."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assessment.domain.management_review import DecisionKind, ManagementReview, ReviewDecision, ReviewState
from assessment.domain.work import Work
from assessment.services.action_register import ActionLine, actions_of_review
from assessment.services.management_reviews import decide
from assessment.ui import flash
from assessment.ui.components.management_review_minutes import DECISION
from assessment.ui.components.record_form import RecordForm
from assessment.ui.markdown import escaped
from assessment.ui.session import desk
from assessment.wording import label, say
from assessment.wording.figures import day


@flash.acting
def _decide(review: ManagementReview, form: RecordForm) -> None:
    with form.saving() as entered:
        decide(
            desk(),
            review.id,
            entered["kind"],
            entered["text"],
            owner=entered["owner"] or "",
            due=entered["due"],
        )


def review_decisions(work: Work, review: ManagementReview, decisions: Sequence[ReviewDecision]) -> None:
    """What was decided, and the form until the minutes are approved."""
    st.header(say("management_review.decisions"), anchor=False)
    actions = actions_of_review(desk(), review.id)
    if not decisions:
        st.caption(say("management_review.decisions.none"))
    for decision in decisions:
        with st.container(border=True, key=f"decision-{decision.id}"):
            st.markdown(escaped(decision.text))
            st.caption(escaped(_small(decision, actions.get(decision.action_id or ""))))
    if review.state is not ReviewState.APPROVED:
        _form(work, review, len(decisions))


def _small(decision: ReviewDecision, line: ActionLine | None) -> str:
    parts = [label(decision.kind)]
    if line:
        parts.append(line.owner or say("management_review.decided.nobody"))
        parts += [say("management_review.decided.due", date=day(line.action.due))] if line.action.due else []
        state = label(line.action.state)
        parts.append(say("register.state.overdue", state=state) if line.is_overdue else state)
    return " · ".join(parts)


def _form(work: Work, review: ManagementReview, count: int) -> None:
    shown = {"text": "", "kind": DecisionKind.PROCESS, "owner": None, "due": None}
    form = RecordForm(DECISION, review.id, count, shown)
    form.fill()
    with st.form(form.prefix, border=False):
        st.text_area(
            say("management_review.decision"),
            key=form.key("text"),
            height=68,
            placeholder=say("management_review.decision.placeholder"),
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.selectbox(
                say("management_review.decision.kind"),
                list(DecisionKind),
                key=form.key("kind"),
                format_func=label,
                width=220,
            )
            st.selectbox(
                say("management_review.decision.owner"),
                [person.name for person in work.people.values() if not person.left],
                index=None,
                key=form.key("owner"),
                placeholder=say("management_review.decided.nobody"),
                accept_new_options=True,
                width=220,
            )
            st.date_input(say("management_review.decision.due"), key=form.key("due"), format="YYYY-MM-DD", width=150)
        form.refusal()
        st.form_submit_button(
            say("management_review.decide"),
            key=f"{form.prefix}-save",
            icon=":material/add:",
            on_click=_decide,
            args=(review, form),
        )
