"""Management reviews as cards, the latest first, and the form that plans one."""

from __future__ import annotations

from typing import Any

import streamlit as st

from assessment.domain.management_review import ManagementReview, ReviewState
from assessment.domain.work import Work
from assessment.services.management_reviews import (
    ReviewPlan,
    change_management_review,
    list_management_reviews,
    plan_management_review,
)
from assessment.ui import address, flash, menu
from assessment.ui.components.record_cards import Act, Card, add_button, record_cards
from assessment.ui.components.record_form import NEW, RecordForm, save_button
from assessment.ui.components.refusal import outcome
from assessment.ui.markdown import escaped
from assessment.ui.session import desk
from assessment.wording import label, say
from assessment.wording.figures import day

KIND = "management-review"
_BADGES = {ReviewState.PLANNED: "blue", ReviewState.HELD: "orange", ReviewState.APPROVED: "green"}


@flash.acting
def _open(review_id: str) -> None:
    address.go_to_management_review(review_id)
    st.switch_page(menu.script("management_review"))


@flash.acting
def _save(engagement_id: str, review: ManagementReview | None, form: RecordForm) -> None:
    with form.saving() as entered:
        plan = ReviewPlan(**entered)
        if review is None:
            plan_management_review(desk(), engagement_id, plan)
        else:
            change_management_review(desk(), review.id, plan, seen=form.revision)


def management_review_list(work: Work) -> None:
    """A button that plans one, then a card each."""
    found = list_management_reviews(desk(), work.engagement.id)
    if not found:
        st.info(say("management_review.none"), icon=":material/info:")
    add_button(KIND, say("management_review.new"))
    by_id = {one.id: one for one in found}
    cards = [Card(one.id, _heading(one), _small(one), _acts(), done=one.approved_on is not None) for one in found]
    record_cards(KIND, cards, lambda key: _form(work, by_id.get(key), len(found)))


def _acts() -> list[Act]:
    return [Act(say("management_review.open"), ":material/arrow_forward:", _open)]


def _heading(review: ManagementReview) -> str:
    return f"**{escaped(review.title)}** {badge(review)}"


def _small(review: ManagementReview) -> str:
    lines = (about(review), approved_line(review) if review.approved_on else "")
    return "  \n".join(escaped(line) for line in lines if line)


def badge(review: ManagementReview) -> str:
    """How far a review is, as Markdown."""
    return f":{_BADGES[review.state]}-badge[{label(review.state)}]"


def about(review: ManagementReview) -> str:
    """Its days, place and chair in one line."""
    if review.held_on:
        when = say("management_review.held_on_day", date=day(review.held_on))
    elif review.planned_on:
        when = say("management_review.on_day", date=day(review.planned_on))
    else:
        when = say("management_review.no_day")
    parts = [when, review.place]
    if review.chair:
        parts.append(say("management_review.led_by", name=review.chair))
    if review.period_from and review.period_to:
        begins, ends = day(review.period_from), day(review.period_to)
        parts.append(say("management_review.about_period", begins=begins, ends=ends))
    if review.next_on:
        parts.append(say("management_review.next_line", date=day(review.next_on)))
    return " · ".join(filter(None, parts))


def approved_line(review: ManagementReview) -> str:
    """Who approved the minutes and when, and that they stay as they are."""
    date = day(review.approved_on) if review.approved_on else say("report.dash")
    return say("management_review.approved", date=date, name=review.approved_by)


def _form(work: Work, review: ManagementReview | None, count: int) -> None:
    if review and review.state is ReviewState.APPROVED:
        outcome(f"{KIND}-{review.id}")
        return
    form = RecordForm(KIND, *((review.id, review.revision) if review else (NEW, count)), _shown(review))
    form.fill()
    with st.form(form.prefix, border=False):
        st.text_input(say("management_review.title"), key=form.key("title"), max_chars=300)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            for name in ("planned_on", "period_from", "period_to"):
                st.date_input(say(f"management_review.{name}"), key=form.key(name), format="YYYY-MM-DD", width=150)
            for name in ("place", "chair"):
                st.text_input(say(f"management_review.{name}"), key=form.key(name), max_chars=300, width=220)
        save_button(
            form,
            _save,
            work.engagement.id,
            review,
            words=say("management_review.save" if review else "management_review.plan"),
        )


def _shown(review: ManagementReview | None) -> dict[str, Any]:
    if review:
        return {name: getattr(review, name) for name in ReviewPlan.model_fields}
    title = say("management_review.title.usual", year=desk().today().year)
    return {
        "title": title,
        "planned_on": None,
        "place": "",
        "chair": "",
        "period_from": None,
        "period_to": None,
    }
