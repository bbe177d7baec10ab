"""One management review: what is looked at, who was there, what is decided, and its minutes."""

import streamlit as st

from assessment.domain.errors import NotFound
from assessment.domain.management_review import ReviewState
from assessment.services.management_reviews import open_management_review
from assessment.ui.components.management_review_decisions import review_decisions
from assessment.ui.components.management_review_documents import management_review_documents
from assessment.ui.components.management_review_list import about, badge
from assessment.ui.components.management_review_minutes import (
    approval,
    minutes_as_approved,
    minutes_form,
    missing_inputs,
)
from assessment.ui.components.opened import opened_work
from assessment.ui.components.register_switch import register_link
from assessment.ui.markdown import escaped
from assessment.ui.session import desk, state
from assessment.wording import say

work = opened_work(say("menu.management_review"))
register_link("reviews", say("management_review.all"))
try:
    review, decisions = open_management_review(desk(), state().review_id or "")
except NotFound:
    st.title(say("menu.management_review"), anchor=False)
    st.info(say("management_review.nothing"), icon=":material/info:")
    st.stop()
st.title(escaped(review.title), anchor=False)
st.markdown(f"{badge(review)} {escaped(about(review))}")
if review.engagement_id != work.engagement.id:
    st.info(say("management_review.nothing"), icon=":material/info:")
    st.stop()
if review.state is ReviewState.APPROVED:
    approval(review)
    minutes_as_approved(work, review)
    review_decisions(work, review, decisions)
else:
    missing_inputs(review)
    minutes_form(work, review)
    review_decisions(work, review, decisions)
    approval(review)
management_review_documents(review)
