"""The board of nonconformities shows what the filter asks for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from assessment.domain.nonconformity import Disagreement, OutsideBody, Source
from assessment.domain.register import Shown
from assessment.services.nonconformities import (
    NewNonconformity,
    raise_nonconformity,
    record_disagreement,
    withdraw_nonconformity,
)

if TYPE_CHECKING:
    from assessment.domain.nonconformity import Nonconformity
    from assessment.services.desk import Desk
    from assessment.services.engagements import EngagementLine
    from tests.ui.conftest import Tab


def raised(desk: Desk, engagement_id: str, statement: str) -> Nonconformity:
    new = NewNonconformity(
        source=Source.OUTSIDE_BODY, outside=OutsideBody(name="Ombudsman"), grade="minor", statement=statement
    )
    return raise_nonconformity(desk, engagement_id, new)


def test_every_open_one_stands_on_the_board_and_the_closed_ones_when_asked_for(
    bea: Desk, northwind: EngagementLine, new_tab: Callable[[], Tab]
) -> None:
    tab = new_tab()
    tab.test.session_state["nonconformities-form"] = "board"
    late, unsaid, mistaken = (raised(bea, northwind.id, text) for text in ("Late.", "Unsaid.", "Mistaken."))
    views = Disagreement(our_view="It was late.", their_view="It was not.", on=bea.today())
    record_disagreement(bea, unsaid.id, views, seen=unsaid.revision)
    withdraw_nonconformity(bea, mistaken.id, "Another case.", seen=mistaken.revision)
    tab.follow(northwind, page="nonconformities")
    assert on_board(tab) == {late.id, unsaid.id}
    tab.test.session_state["nonconformities-show"] = Shown.CLOSED
    assert on_board(tab.look()) == {mistaken.id}
    tab.test.session_state["nonconformities-show"] = Shown.OVERDUE
    assert on_board(tab.look()) == set()
    assert tab.says("None of them fits this choice.")


def on_board(tab: Tab) -> set[str]:
    return {button.key.removeprefix("open-") for button in tab.test.button if (button.key or "").startswith("open-")}
