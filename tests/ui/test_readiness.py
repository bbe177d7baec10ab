"""The readiness page: every blocker leads to where it is cleared, and the score can be read in each direction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from assessment.domain.nonconformity import OutsideBody, Source
from assessment.domain.review import ReviewKind
from assessment.domain.work import Work
from assessment.services.answers import Field, save_answer
from assessment.services.nonconformities import NewNonconformity, raise_nonconformity
from assessment.services.reports import gap_report
from assessment.services.reviews import record_held_elsewhere
from assessment.services.work import open_work
from assessment.ui.components.blocker_list import clause_to_open

if TYPE_CHECKING:
    from assessment.services.desk import Desk
    from assessment.services.engagements import EngagementLine
    from tests.ui.conftest import Tab

OPEN_AUDIT = "held-internal_audit-open"


@pytest.fixture
def rate(bea: Desk, northwind: EngagementLine) -> Callable[..., None]:
    """Give criteria a rating."""

    def save(rating: str, *criteria: str) -> None:
        for criterion in criteria:
            save_answer(bea, northwind.assessment_id, criterion, Field.RATING, shown=None, value=rating)

    return save


@pytest.fixture
def work(bea: Desk, northwind: EngagementLine) -> Callable[[], Work]:
    """The assessment as it stands."""
    return lambda: open_work(bea, northwind.assessment_id)


def links(tab: Tab) -> dict[str, str]:
    """The links of the page with what stands behind them."""
    return {link.label.replace("\\", ""): link.proto.query_string for link in tab.test.page_link}


def charts(tab: Tab) -> list[Any]:
    """The bars of the page."""
    return [chart.proto for chart in tab.test.get("vega_lite_chart")]


def held(tab: Tab, **values: Any) -> Tab:
    """Fill the form of the internal audit and record it."""
    for name, value in values.items():
        fields = tab.test.date_input if name == "on" else tab.test.text_input
        fields(key=f"held-internal_audit-{name}").set_value(value)
    return tab.do(next(button for button in tab.test.button if button.label == "Record").click())


# Blockers


def test_each_blocker_leads_to_the_clause_where_it_is_cleared(
    tab: Tab, northwind: EngagementLine, rate: Callable[..., None], work: Callable[[], Work]
) -> None:
    rate("met", "4.2-1", "7.1-1")
    rate("not_met", "7.2-1", "7.2-2", "7.2-3")
    targets = {
        blocker.kind.value: clause.number if (clause := clause_to_open(work(), blocker)) else None
        for blocker in work().readiness.blockers
    }
    assert targets == {
        "coverage": "7.1",
        "no_internal_audit": None,
        "no_management_review": None,
        "key_clause_at_zero": "7.2",
        "met_without_evidence": "4.2",
    }
    tab.follow(northwind, page="readiness")
    assert f"engagement={northwind.id}&assessment={northwind.assessment_id}&clause=7.2" in links(tab)["Go to 7.2"]
    assert {"Go to 4.2", "Go to 7.1", "Go to 7.2"} <= links(tab).keys()


def test_an_open_major_leads_to_the_nonconformities(
    tab: Tab, bea: Desk, northwind: EngagementLine, work: Callable[[], Work]
) -> None:
    new = NewNonconformity(
        source=Source.OUTSIDE_BODY,
        outside=OutsideBody(name="Financial Ombudsman", number="FO/2026/118", grade="Serious failing"),
        grade="major",
        is_major=True,
        requirement="Every complaint is logged on the day it comes in.",
        evidence="Four of fifteen calls were in the register.",
        statement="Complaints by phone are not logged.",
        raised_on=date(2026, 11, 2),
    )
    number = raise_nonconformity(bea, northwind.id, new).number
    tab.follow(northwind, page="readiness")
    assert tab.says(f"A major nonconformity is open: {number}.")
    assert links(tab)["Nonconformities"] == f"engagement={northwind.id}&assessment={northwind.assessment_id}"


def test_an_audit_held_elsewhere_clears_its_blocker(
    tab: Tab, northwind: EngagementLine, work: Callable[[], Work]
) -> None:
    tab.follow(northwind, page="readiness").do(tab.test.button(key=OPEN_AUDIT).click())
    held(tab, on=date(2026, 3, 4), by="Blue Auditors", reference="Report 2026-03")
    (review,) = work().held_elsewhere
    assert (review.kind, review.held_on, review.by) == (ReviewKind.INTERNAL_AUDIT, date(2026, 3, 4), "Blue Auditors")
    assert tab.says(
        "Internal audit, held on 4\N{NO-BREAK SPACE}Mar\N{NO-BREAK SPACE}2026 by Blue Auditors (Report 2026-03)."
    )
    assert not tab.says("No internal audit of complaints handling is on record")
    assert tab.says("No management review of complaints handling is on record")
    assert not [field for field in tab.test.text_input if field.key.startswith("held-")]


def test_a_refused_audit_says_why_beside_the_form_and_keeps_what_was_typed(
    tab: Tab, northwind: EngagementLine, work: Callable[[], Work]
) -> None:
    tab.follow(northwind, page="readiness").do(tab.test.button(key=OPEN_AUDIT).click())
    held(tab, on=date.today() + timedelta(days=9), by="Blue Auditors")  # noqa: DTZ011 -- the date where the person sits
    assert tab.trouble == ["This date lies in the future. Enter the day on which it was held."]
    assert tab.test.text_input(key="held-internal_audit-by").value == "Blue Auditors"
    assert not work().held_elsewhere
    held(tab, on=date(2026, 3, 4), by="")
    assert tab.trouble == [
        "It is not said who held it. Enter the person or the firm under “By whom”, and record it again."
    ]
    held(tab, by="Blue Auditors")
    assert not tab.trouble
    assert len(work().held_elsewhere) == 1


def test_what_was_recorded_can_be_withdrawn(tab: Tab, northwind: EngagementLine, bea: Desk) -> None:
    kind = ReviewKind.MANAGEMENT_REVIEW
    record_held_elsewhere(bea, northwind.id, kind, held_on=date(2026, 1, 9), by="Board *of* directors", reference="")
    tab.follow(northwind, page="readiness")
    assert tab.says("by Board *of* directors.")
    tab.click("Withdraw")
    assert not tab.says("Board *of* directors")
    assert tab.says("No management review of complaints handling is on record")


def test_the_form_opens_and_closes_with_the_same_button(tab: Tab, northwind: EngagementLine) -> None:
    tab.follow(northwind, page="readiness").do(tab.test.button(key=OPEN_AUDIT).click())
    assert [button.label for button in tab.test.button].count("Record") == 1
    tab.do(tab.test.button(key=OPEN_AUDIT).click())
    assert [button.label for button in tab.test.button].count("Record") == 0


# The figures


@pytest.mark.parametrize("cut", ["chapter", "theme", "principle"])
def test_the_score_is_shown_by_chapter_theme_and_principle(
    tab: Tab, northwind: EngagementLine, bea: Desk, rate: Callable[..., None], cut: str
) -> None:
    rate("partly_met", "4.2-1", "7.1-1", "7.2-1")
    tab.follow(northwind, page="readiness").do(tab.test.radio(key="cut").set_value(cut))
    assert f"Score by {cut}" in tab.words
    report = gap_report(bea, northwind.assessment_id)
    chapters = tuple(row for row in report.rows if row.is_chapter)
    found = {"chapter": chapters, "theme": report.themes, "principle": report.principles}[cut]
    for row in found:
        assert tab.says(f"{row.title} | {row.assessed} | {row.percent} | {row.gaps}")
        assert f"{row.title[1:]}: {row.percent}" in charts(tab)[0].alt
    assert bool(found) == bool(charts(tab))


def test_the_heat_table_prints_the_figures_of_the_report(
    tab: Tab, northwind: EngagementLine, bea: Desk, rate: Callable[..., None]
) -> None:
    rate("met", "7.2-1")
    rate("not_met", "7.2-2")
    tab.follow(northwind, page="readiness")
    report = gap_report(bea, northwind.assessment_id)
    table = tab.test.table[0].value
    assert list(table.columns[1:-1]) == list(report.heat_columns)
    for row, (_, cells) in zip(report.heat, table.iterrows(), strict=True):
        assert tuple(cells.iloc[1:-1]) == row.counts


def test_what_would_raise_the_score_most_leads_to_the_criterion(
    tab: Tab, northwind: EngagementLine, bea: Desk, rate: Callable[..., None]
) -> None:
    rate("not_met", "7.1-1", "7.2-1")
    tab.follow(northwind, page="readiness")
    for sentence in gap_report(bea, northwind.assessment_id).levers:
        assert tab.says(sentence)
    assert {"Go to 7.1", "Go to 7.2"} <= links(tab).keys()


def test_the_page_stays_light(tab: Tab, northwind: EngagementLine) -> None:
    tab.follow(northwind, page="readiness")
    assert len(tab.test.session_state) < 100
