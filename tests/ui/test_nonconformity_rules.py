"""The rules of an engagement, and the figures of its register, on screen."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document

from assessment.domain.nonconformity import OutsideBody, Source
from assessment.domain.nonconformity_rules import DayCount, NonconformityRules
from assessment.domain.numbering import Series
from assessment.services.documents import Format
from assessment.services.nonconformities import NewNonconformity, change_rules, raise_nonconformity, read_rules
from assessment.services.nonconformity_documents import RegisterPaper, register_report, render_register
from assessment.services.nonconformity_steps import CauseText, save_cause
from assessment.services.numbering import number_patterns
from assessment.services.reminders import due_calendar

if TYPE_CHECKING:
    from assessment.services.desk import Desk
    from assessment.services.engagements import EngagementLine
    from tests.ui.conftest import Tab


@pytest.fixture
def rules(northwind: EngagementLine, new_tab: Callable[[], Tab]) -> Callable[[], Tab]:
    """Open the rules, as Ada."""

    def opened() -> Tab:
        tab = new_tab()
        tab.test.query_params["part"] = "rules"
        return tab.follow(northwind, page="nonconformities")

    return opened


def test_days_per_grade_and_their_counting_are_saved(
    bea: Desk, northwind: EngagementLine, rules: Callable[[], Tab]
) -> None:
    tab, form = rules(), f"rules-{northwind.id}-0"
    tab.test.number_input(key=f"{form}-plan_days-major").set_value(7)
    tab.test.segmented_control(key=f"{form}-day_count").set_value(DayCount.WORKING)
    tab.test.text_input(key=f"{form}-country").set_value("GB-SCT")
    tab.test.checkbox(key=f"{form}-minor_closes_on_plan").set_value(True)
    tab.test.checkbox(key=f"{form}-assessment_ahead").set_value(False)
    tab.do(tab.test.button(key=f"{form}-save").click())
    saved = read_rules(bea, northwind.id)
    assert (saved.plan_days, saved.close_days) == ({"major": 7}, {})
    assert saved.assessment_ahead is False
    assert (saved.day_count, saved.country, saved.minor_closes_on_plan) == (DayCount.WORKING, "GB-SCT", True)


def test_an_unknown_country_is_refused_and_everything_typed_stays(
    bea: Desk, northwind: EngagementLine, rules: Callable[[], Tab]
) -> None:
    tab, form = rules(), f"rules-{northwind.id}-0"
    tab.test.text_input(key=f"{form}-country").set_value("Atlantis")
    tab.test.number_input(key=f"{form}-due_soon_days").set_value(9)
    tab.do(tab.test.button(key=f"{form}-save").click()).look()
    assert any("public holidays for “Atlantis”" in sentence for sentence in tab.trouble)
    assert tab.test.text_input(key=f"{form}-country").value == "Atlantis"
    assert tab.test.number_input(key=f"{form}-due_soon_days").value == 9
    assert read_rules(bea, northwind.id).revision == 0


def test_rules_changed_meanwhile_are_shown_beside_what_was_typed(
    bea: Desk, northwind: EngagementLine, rules: Callable[[], Tab]
) -> None:
    tab, form = rules(), f"rules-{northwind.id}-0"
    tab.test.text_input(key=f"{form}-country").set_value("FR")
    wanted = NonconformityRules(id=northwind.id, engagement_id=northwind.id, country="DE")
    change_rules(bea, wanted, seen=0)
    tab.do(tab.test.button(key=f"{form}-save").click()).look()
    assert tab.test.text_input(key=f"rules-{northwind.id}-1-country").value == "DE"
    assert tab.says("FR")
    assert any("changed by Bea Lowe" in sentence for sentence in tab.trouble)


def test_a_pattern_without_a_number_is_refused_and_a_good_one_saved(
    bea: Desk, northwind: EngagementLine, rules: Callable[[], Tab]
) -> None:
    tab, form = rules(), f"numbers-{northwind.id}-0"
    tab.test.text_input(key=f"{form}-nonconformity").set_value("CAR")
    tab.do(tab.test.button(key=f"{form}-save").click()).look()
    assert any("no place for the number" in sentence for sentence in tab.trouble)
    assert tab.test.text_input(key=f"{form}-nonconformity").value == "CAR"
    tab.test.text_input(key=f"{form}-nonconformity").set_value("CAR-{n:02}")
    tab.do(tab.test.button(key=f"{form}-save").click()).look()
    assert tab.says("next: CAR-01")
    assert number_patterns(bea, northwind.id)[Series.NONCONFORMITY].pattern == "CAR-{n:02}"


def figures(engagement: str, assessment: str) -> None:
    from assessment.services.work import open_work
    from assessment.ui.components.register_figures import register_figures
    from assessment.ui.session import desk

    register_figures(open_work(desk(), assessment))


def test_the_figures_stand_in_words_too(bea: Desk, northwind: EngagementLine) -> None:
    from streamlit.testing.v1 import AppTest

    args = (northwind.id, northwind.assessment_id)
    empty = AppTest.from_function(figures, args=args, default_timeout=30).run()
    assert [one.value for one in empty.caption] == ["Figures appear once a nonconformity is on record."]
    for code in ("Template", "Template", "Training"):
        new = NewNonconformity(
            source=Source.OUTSIDE_BODY, outside=OutsideBody(name="Ombudsman"), grade="minor", statement="Late."
        )
        one = raise_nonconformity(bea, northwind.id, new)
        save_cause(bea, one.id, CauseText(cause_code=code), seen=0)
    drawn = AppTest.from_function(figures, args=args, default_timeout=30).run()
    assert not drawn.exception
    captions = [one.value.replace("\\", "") for one in drawn.caption]
    assert "In twelve months 3 were raised and 0 closed; 3 are open now." in captions
    assert "Template: 2 (67 % of all up to here)" in captions
    assert [one.value for one in drawn.metric] == ["none yet"] * 3


def test_the_documents_of_the_register_are_offered_and_hold_it(
    bea: Desk, northwind: EngagementLine, new_tab: Callable[[], Tab]
) -> None:
    outside = OutsideBody(name="Ombudsman", deadline=bea.today())
    new = NewNonconformity(source=Source.OUTSIDE_BODY, outside=outside, grade="minor", statement="Letters are late.")
    raise_nonconformity(bea, northwind.id, new)
    tab = new_tab()
    tab.test.query_params["part"] = "figures"
    tab.follow(northwind, page="nonconformities")
    labels = [str(one.proto.label) for one in tab.test.get("download_button")]
    assert labels == ["Excel", "Word", "JSON", "Excel", "Word", "JSON", "Calendar"]
    made = render_register(register_report(bea, northwind.id, RegisterPaper.REGISTER), Format.DOCX)
    assert "Letters are late." in "".join(Document(BytesIO(made.content)).element.body.itertext())
    assert b"NC-001" in due_calendar(bea, northwind.id).content
