"""Management reviews on screen: planned, prepared, held, approved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document

from assessment.domain.action_register import ActionChoice, ActionsShown
from assessment.domain.management_review import InputKind, ReviewState
from assessment.services.action_register import read_actions
from assessment.services.documents import Format
from assessment.services.management_review_documents import Part, render_review_paper, review_paper
from assessment.services.management_reviews import (
    Minutes,
    ReviewPlan,
    approve_minutes,
    hold_management_review,
    list_management_reviews,
    open_management_review,
    plan_management_review,
    prepare_management_review,
)

if TYPE_CHECKING:
    from assessment.domain.management_review import ManagementReview
    from assessment.services.desk import Desk
    from assessment.services.engagements import EngagementLine
    from tests.ui.conftest import Tab

EVERY = ActionChoice(shown=ActionsShown.ALL)


@pytest.fixture
def spring(bea: Desk, northwind: EngagementLine) -> ManagementReview:
    """A planned review."""
    return plan_management_review(bea, northwind.id, ReviewPlan(title="Spring", chair="Jo"))


@pytest.fixture
def record(northwind: EngagementLine, spring: ManagementReview, new_tab: Callable[[], Tab]) -> Callable[[], Tab]:
    """Open the review, as Ada."""

    def opened() -> Tab:
        tab = new_tab()
        tab.test.query_params["review"] = spring.id
        return tab.follow(northwind, page="management_review")

    return opened


def now(desk: Desk, review: ManagementReview) -> ManagementReview:
    return open_management_review(desk, review.id)[0]


def test_a_review_is_planned_from_the_list_and_opened(
    bea: Desk, northwind: EngagementLine, new_tab: Callable[[], Tab]
) -> None:
    tab = new_tab()
    tab.test.query_params["part"] = "reviews"
    tab.follow(northwind, page="nonconformities")
    assert tab.says("No management review is on record.")
    tab.click("Plan a review")
    tab.test.text_input(key="management-review-new-0-title").set_value("Autumn *2026*")
    tab.do(tab.test.button(key="management-review-new-0-save").click()).look()
    (review,) = list_management_reviews(bea, northwind.id)
    assert review.title == "Autumn *2026*"
    tab.do(tab.test.button(key=f"act0-management-review-{review.id}").click()).look()
    assert tab.title == "Autumn *2026*"


def test_without_a_review_the_page_says_so(northwind: EngagementLine, new_tab: Callable[[], Tab]) -> None:
    assert new_tab().follow(northwind, page="management_review").says("No management review is open here.")


def test_missing_inputs_are_named_and_what_is_prepared_is_kept(
    bea: Desk, spring: ManagementReview, record: Callable[[], Tab]
) -> None:
    tab = record()
    assert any("Feedback on complaints handling" in sentence for sentence in tab.trouble)
    tab.test.text_area(key=f"minutes-{spring.id}-1-added-feedback").set_value("People find the form.")
    tab.do(tab.test.button(key=f"minutes-{spring.id}-1-prepare").click()).look()
    assert now(bea, spring).state is ReviewState.PLANNED
    assert not any("Feedback on complaints handling" in sentence for sentence in tab.trouble)
    assert tab.test.text_area(key=f"minutes-{spring.id}-2-added-feedback").value == "People find the form."


def test_held_decided_and_approved_it_can_only_be_read(
    bea: Desk, northwind: EngagementLine, spring: ManagementReview, record: Callable[[], Tab]
) -> None:
    tab = record()
    tab.do(tab.test.button(key=f"minutes-{spring.id}-1-hold").click()).look()
    assert any("Say who attended" in sentence for sentence in tab.trouble)
    tab.test.text_area(key=f"minutes-{spring.id}-1-conclusions").set_value("It works.")
    tab.test.session_state[f"minutes-{spring.id}-1-attendees"] = ["Jo Winter"]
    tab.do(tab.test.button(key=f"minutes-{spring.id}-1-hold").click()).look()
    tab.test.text_area(key=f"decision-{spring.id}-0-text").set_value("Two more people")
    tab.do(tab.test.button(key=f"decision-{spring.id}-0-save").click()).look()
    assert [line.source for line in read_actions(bea, northwind.id, EVERY).lines] == ["Spring"]
    tab.do(tab.test.button(key=f"approve-{spring.id}").click()).look()
    assert now(bea, spring).state is ReviewState.APPROVED
    assert not tab.test.text_area
    assert tab.says("It works.")
    assert tab.says("Jo Winter")
    assert tab.says("Not presented")


def test_a_day_to_come_is_refused_and_the_words_stay(
    bea: Desk, spring: ManagementReview, record: Callable[[], Tab]
) -> None:
    tab = record()
    tab.test.session_state[f"minutes-{spring.id}-1-attendees"] = ["Jo Winter"]
    tab.test.text_area(key=f"minutes-{spring.id}-1-conclusions").set_value("It works.")
    tab.test.date_input(key=f"minutes-{spring.id}-1-held_on").set_value(bea.today() + timedelta(days=400))
    tab.do(tab.test.button(key=f"minutes-{spring.id}-1-hold").click()).look()
    assert any("a day up to today" in sentence for sentence in tab.trouble)
    assert tab.test.text_area(key=f"minutes-{spring.id}-1-conclusions").value == "It works."


def test_words_typed_while_a_colleague_saved_are_kept(
    bea: Desk, spring: ManagementReview, record: Callable[[], Tab]
) -> None:
    tab = record()
    tab.test.text_area(key=f"minutes-{spring.id}-1-added-risks").set_value("Mine")
    prepare_management_review(bea, spring.id, {InputKind.RISKS: "Theirs"}, seen=1)
    tab.do(tab.test.button(key=f"minutes-{spring.id}-1-prepare").click()).look()
    assert tab.test.text_area(key=f"minutes-{spring.id}-2-added-risks").value == "Theirs"
    assert tab.says("Mine")
    assert any("changed by Bea Lowe" in sentence for sentence in tab.trouble)


def test_the_plan_of_approved_minutes_no_longer_changes(
    bea: Desk, northwind: EngagementLine, spring: ManagementReview, new_tab: Callable[[], Tab]
) -> None:
    minutes = Minutes(held_on=bea.today(), attendees=("Jo",), added={})
    held = hold_management_review(bea, spring.id, minutes, seen=spring.revision)
    approve_minutes(bea, spring.id, seen=held.revision)
    tab = new_tab()
    tab.test.query_params["part"] = "reviews"
    tab.follow(northwind, page="nonconformities")
    assert f"change-management-review-{spring.id}" not in {button.key for button in tab.test.button}
    assert tab.says(f"by {bea.actor.name} and stay as they are.")


def test_words_typed_while_somebody_approves_the_minutes_are_kept(
    bea: Desk, spring: ManagementReview, record: Callable[[], Tab]
) -> None:
    minutes = Minutes(held_on=bea.today(), attendees=("Jo",), added={})
    held = hold_management_review(bea, spring.id, minutes, seen=spring.revision)
    tab = record()
    tab.test.text_area(key=f"decision-{spring.id}-0-text").set_value("Two more people")
    approve_minutes(bea, spring.id, seen=held.revision)
    tab.do(tab.test.button(key=f"decision-{spring.id}-0-save").click()).look()
    assert any("are approved and stay as they are" in sentence for sentence in tab.trouble)
    assert tab.says("Two more people")


def test_the_agenda_is_offered_before_and_the_minutes_once_it_was_held(
    bea: Desk, spring: ManagementReview, record: Callable[[], Tab]
) -> None:
    tab = record()
    assert tab.says("Agenda")
    assert len(tab.test.get("download_button")) == 2
    minutes = Minutes(held_on=bea.today(), attendees=("Jo Winter",), added={}, conclusions="It suits us.")
    hold_management_review(bea, spring.id, minutes, seen=spring.revision)
    tab.look()
    assert tab.says("Minutes")
    assert len(tab.test.get("download_button")) == 4
    made = render_review_paper(review_paper(bea, spring.id, Part.MINUTES), Format.DOCX)
    words = "".join(Document(BytesIO(made.content)).element.body.itertext())
    assert "Jo Winter" in words
    assert "It suits us." in words
