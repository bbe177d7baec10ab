"""Reports, before the visit: a role to choose, and each document to download."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessment.domain.fieldwork import Interview
from assessment.services.answers import Field, save_answer
from assessment.wording import say

if TYPE_CHECKING:
    from assessment.services.desk import Desk
    from assessment.services.engagements import EngagementLine
    from tests.ui.conftest import Tab

TITLES = ("visit.request.title", "visit.timetable.title", "visit.guides.title", "visit.briefing.title")


def open_page(tab: Tab, line: EngagementLine) -> Tab:
    tab.follow(line, page="reports")
    return tab.do(tab.test.radio(key="reports-document").set_value("visit.title"))


def role(tab: Tab) -> Any:
    return tab.test.selectbox(key=f"visit-role-{tab.assessment_id}")


def test_every_document_is_offered_as_word_and_as_data(tab: Tab, northwind: EngagementLine) -> None:
    open_page(tab, northwind)
    assert tab.title == say("visit.title")
    assert all(tab.says(say(title)) for title in TITLES)
    names = [button.proto.id for button in tab.test.get("download_button")]
    assert len(names) == 8


def test_the_other_documents_do_not_list_them_again(tab: Tab, northwind: EngagementLine) -> None:
    tab.follow(northwind, page="reports")
    tab.do(tab.test.radio(key="reports-document").set_value("reports.others"))
    assert not any(tab.says(say(title)) for title in TITLES)


def test_a_role_can_be_chosen_and_goes_when_its_questions_are_answered(
    tab: Tab, bea: Desk, northwind: EngagementLine
) -> None:
    open_page(tab, northwind)
    assert role(tab).options[0] == say("visit.role.all")
    chosen = next(one for one in role(tab).options if one.startswith("Front-line staff"))
    tab.do(role(tab).select(chosen))
    assert role(tab).value == "Front-line staff"
    assert not tab.trouble
    for criterion in ("4.2-1", "7.1-1", "7.1-2", "7.2-1", "7.2-2", "7.2-3"):
        save_answer(bea, northwind.assessment_id, criterion, Field.RATING, shown=None, value="met")
    tab.look()
    assert role(tab).options == [say("visit.role.all")]
    assert not tab.trouble


def test_planned_interviews_are_in_the_timetable(bea: Desk, northwind: EngagementLine) -> None:
    from assessment.reporting.interview_timetable import InterviewTimetable
    from assessment.services.reports import ReportName, make_report

    with bea.store.writing(bea.actor, bea.now(), northwind.id) as writer:
        writer.save(Interview(id="i1", engagement_id=northwind.id, role="Front-line staff"))
    content = make_report(bea, northwind.assessment_id, ReportName.INTERVIEW_TIMETABLE).content
    assert isinstance(content, InterviewTimetable)
    assert not content.is_proposal
    assert [row.what for day in content.days for row in day.rows] == ["Front-line staff"]
