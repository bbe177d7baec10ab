"""Nothing that is typed gets lost: fast hands, two people, reloads and deep links, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from assessment.services.answers import Field, save_answer
from tests.browser.looking import at_rest, eventually

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

    from tests.browser.conftest import Opened

CRITERION = "7.2-6"


def card(page: Page, criterion_id: str = CRITERION) -> Locator:
    """The card of a criterion."""
    return page.locator(f".st-key-criterion-{criterion_id.replace('.', '-')}")


def rating(page: Page, label: str, criterion_id: str = CRITERION) -> Locator:
    """The button of a rating."""
    return card(page, criterion_id).get_by_role("radio", name=label, exact=True)


def rationale(page: Page, criterion_id: str = CRITERION) -> Locator:
    """The text area of a criterion."""
    return card(page, criterion_id).get_by_role("textbox").first


def saved(page: Page, criterion_id: str = CRITERION) -> Locator:
    """The mark that something was saved."""
    return card(page, criterion_id).get_by_text(re.compile(r"Saved \d\d:\d\d"))


def message_of(frame: bytes | str) -> ForwardMsg:
    """What the server sent to the page in one frame."""
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

    return ForwardMsg.FromString(frame if isinstance(frame, bytes) else frame.encode())


def open_clause(page: Page, opened: Opened, clause: str = "7.2") -> None:
    """Open a clause by its address and wait until it can be used."""
    from playwright.sync_api import expect

    page.goto(opened.address("gap-analysis", clause))
    expect(card(page)).to_be_visible()
    at_rest(page)


def test_typing_and_clicking_a_rating_at_once_saves_both(page: Page, opened: Opened) -> None:
    from playwright.sync_api import expect

    open_clause(page, opened)
    rationale(page).press_sequentially("Due dates for e-mail only")
    rating(page, "Partly met").click()
    expect(saved(page)).to_be_visible()
    expect(rating(page, "Partly met")).to_be_checked()
    expect(page.get_by_text("1 of 176 assessed")).to_be_visible()
    expect(rationale(page)).to_have_value("Due dates for e-mail only")
    stored = opened.result(CRITERION)
    assert (stored.rating, stored.rationale) == ("partly_met", "Due dates for e-mail only")


def test_a_save_redraws_its_card_the_tree_and_the_progress_in_one_run_and_nothing_else(
    page: Page, opened: Opened
) -> None:
    from playwright.sync_api import expect

    messages: list[ForwardMsg] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: messages.append(message_of(frame))))
    open_clause(page, opened)
    messages.clear()
    rating(page, "Not met").click()
    expect(page.get_by_text("1 of 176 assessed")).to_be_visible()
    expect(page.get_by_role("button", name="7.2 Receipt 1/")).to_be_visible()
    expect(card(page).get_by_role("radio", name="No record")).to_be_visible()
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
    drawn = "".join(str(message.delta) for message in messages if message.WhichOneof("type") == "delta")
    assert set(re.findall(r"criterion-([\d.]+-\d+)", drawn)) == {CRITERION}
    assert set(re.findall(r"tree-([\d.]+)", drawn)) == {"7", "7.2"}
    assert [message.WhichOneof("type") for message in messages].count("script_finished") == 1


def test_what_a_card_no_longer_asks_disappears(page: Page, opened: Opened) -> None:
    from playwright.sync_api import expect

    open_clause(page, opened)
    for name, asked in (("Not met", 1), ("Met", 0), ("Partly met", 1), ("Met", 0)):
        rating(page, name).click()
        expect(card(page).get_by_role("radio", name="No record")).to_have_count(asked)
        expect(rating(page, name)).to_be_focused()


def test_tab_and_typing_on_loses_nothing_and_keeps_the_focus(page: Page, opened: Opened) -> None:
    from playwright.sync_api import expect

    open_clause(page, opened)
    rationale(page, "7.2-1").click()
    page.keyboard.type("First field")
    rationale(page, "7.2-2").click()
    page.keyboard.type("Second field, typed while the first one is being saved", delay=15)
    expect(saved(page, "7.2-1")).to_be_visible()
    expect(rationale(page, "7.2-2")).to_be_focused()
    page.keyboard.press("Tab")
    expect(saved(page, "7.2-2")).to_be_visible()
    assert opened.result("7.2-1").rationale == "First field"
    assert opened.result("7.2-2").rationale == "Second field, typed while the first one is being saved"


def test_two_people_on_different_fields_of_one_criterion_both_save(
    new_page: Callable[..., Page], opened: Opened
) -> None:
    from playwright.sync_api import expect

    ada, bea = new_page(), new_page()
    open_clause(ada, opened)
    open_clause(bea, opened)
    rating(ada, "Met").click()
    expect(saved(ada)).to_be_visible()
    rationale(bea).fill("Seen in the register export")
    bea.keyboard.press("Tab")
    expect(saved(bea)).to_be_visible()
    stored = opened.result(CRITERION)
    assert (stored.rating, stored.rationale) == ("met", "Seen in the register export")


def test_the_second_on_one_field_sees_both_texts_and_keeps_the_own(
    new_page: Callable[..., Page], opened: Opened
) -> None:
    from playwright.sync_api import expect

    ada, bea = new_page(), new_page()
    open_clause(ada, opened)
    open_clause(bea, opened)
    rationale(ada).fill("Ada saw phone complaints without a date")
    ada.keyboard.press("Tab")
    expect(saved(ada)).to_be_visible()
    rationale(bea).fill("Bea saw dates everywhere")
    bea.keyboard.press("Tab")
    expect(card(bea).get_by_text("Nothing was overwritten")).to_be_visible()
    expect(card(bea).get_by_text("Ada saw phone complaints without a date").first).to_be_visible()
    expect(card(bea).get_by_text("Bea saw dates everywhere").first).to_be_visible()
    assert opened.result(CRITERION).rationale == "Ada saw phone complaints without a date"
    card(bea).get_by_role("button", name="Keep both").click()
    expect(card(bea).get_by_text("Nothing was overwritten")).to_have_count(0)
    expect(rationale(bea)).to_have_value("Ada saw phone complaints without a date\n\nBea saw dates everywhere")
    assert opened.result(CRITERION).rationale == "Ada saw phone complaints without a date\n\nBea saw dates everywhere"


@pytest.mark.parametrize("button", ["Keep mine", "Keep theirs"])
def test_a_conflict_is_settled_with_one_click(page: Page, opened: Opened, button: str) -> None:
    from playwright.sync_api import expect

    open_clause(page, opened)
    save_answer(opened.app.desk, opened.assessment_id, CRITERION, Field.RATIONALE, shown="", value="theirs")
    rationale(page).fill("mine")
    page.keyboard.press("Tab")
    card(page).get_by_role("button", name=button).click()
    expect(card(page).get_by_role("button", name=button)).to_have_count(0)
    kept = "mine" if button == "Keep mine" else "theirs"
    expect(rationale(page)).to_have_value(kept)
    assert opened.result(CRITERION).rationale == kept


def test_a_reload_and_a_deep_link_show_what_was_saved(new_page: Callable[..., Page], opened: Opened) -> None:
    from playwright.sync_api import expect

    page = new_page()
    open_clause(page, opened)
    rating(page, "Not met").click()
    card(page).get_by_role("radio", name="No record").click()
    expect(card(page).get_by_role("radio", name="No record")).to_be_checked()
    expect(saved(page)).to_be_visible()
    page.reload()
    expect(rating(page, "Not met")).to_be_checked()
    expect(card(page).get_by_role("radio", name="No record")).to_be_checked()
    other = new_page()
    other.goto(page.url)
    expect(other.get_by_role("heading", name="7.2 Receipt of complaints")).to_be_visible()
    expect(rating(other, "Not met")).to_be_checked()


def test_next_unanswered_and_the_tree_lead_on(page: Page, opened: Opened) -> None:
    from playwright.sync_api import expect

    open_clause(page, opened)
    page.get_by_role("button", name="Next unanswered").click()
    expect(page.get_by_role("heading", name="7.3 Tracking of complaints")).to_be_visible()
    expect(page).to_have_url(re.compile(r"clause=7\.3"))
    page.get_by_role("button", name=re.compile(r"^.*7\.9 ")).click()
    expect(page.get_by_role("heading", name="7.9 Closing complaints")).to_be_visible()


def test_typing_and_going_on_at_once_saves_the_text_and_turns_the_page(page: Page, opened: Opened) -> None:
    from playwright.sync_api import expect

    open_clause(page, opened)
    card(page).get_by_role("textbox").first.fill("Typed, and on.")
    page.get_by_role("button", name="Next unanswered").click()  # the click leaves the field: both go as one message
    expect(page.get_by_role("heading", name="7.3 Tracking of complaints")).to_be_visible()
    eventually(lambda: opened.result(CRITERION).rationale == "Typed, and on.")


def test_a_clause_that_does_not_exist_falls_back_with_a_sentence(page: Page, opened: Opened) -> None:
    from playwright.sync_api import expect

    page.goto(opened.address("gap-analysis", "9.9"))
    expect(page.get_by_text("There is no clause “9.9”")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
