"""What the four documents handed out before a visit say, and what they never say."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from assessment.domain.checklist import NOT_APPLICABLE, Checklist, Method
from assessment.domain.coverage import ExpectedSort
from assessment.domain.expected_evidence import EXPECTED
from assessment.domain.work import Work
from assessment.reporting.briefing_sheets import IN_HAND, QUESTIONS, briefing_sheets_of
from assessment.reporting.dress import Dress
from assessment.reporting.information_request import information_request_of
from assessment.reporting.interview_guides import interview_guides_of
from assessment.reporting.interview_timetable import interview_timetable_of
from assessment.reporting.requested import LONGEST, requested
from assessment.reporting.visit import Visit
from assessment.wording import say
from tests.domain.works import NINE, result_for, work_with
from tests.export.plans import INTERNAL
from tests.reporting.visits import MAKERS, TODAY, before_visit, planned

ADA = Dress(author="Ada Lovelace, Analytical Engines")


def of_profile(checklist: Checklist, profile: str) -> Work:
    return work_with(checklist.narrowed(checklist.profile(profile)))


def answered(checklist: Checklist) -> Work:
    """Every criterion at the top."""
    results = (result_for(checklist, one.id).rated("met", checklist, by="Ada", at=NINE) for one in checklist.criteria)
    return work_with(checklist, *results)


@pytest.mark.parametrize("name", MAKERS)
def test_no_internal_note_and_no_finding_is_handed_out(name: str, checklist: Checklist) -> None:
    report = MAKERS[name](before_visit(checklist), ADA, today=TODAY, visit=planned())
    assert INTERNAL not in report.model_dump_json()


# Information request


def test_the_usual_documents_and_records_are_asked_for(shipped_checklist: Checklist) -> None:
    lines = requested(work_with(shipped_checklist))
    assert {say(f"expected.{item.code}") for item in EXPECTED} <= {line.item for line in lines}
    assert len(EXPECTED) <= len(lines) <= LONGEST
    assert {line.sort for line in lines} == set(ExpectedSort)


def test_every_clause_that_is_answered_on_paper_is_served(shipped_checklist: Checklist) -> None:
    served = {number for line in requested(work_with(shipped_checklist)) for number in line.clauses}
    on_paper = {
        one.clause_number
        for one in shipped_checklist.criteria
        if one.methods[0] in {Method.DOCUMENTS, Method.RECORDS} and not one.proposed_by
    }
    assert not [one for one in on_paper if not any(f"{one}.".startswith(f"{number}.") for number in served)]


def test_a_quick_check_asks_for_what_its_clauses_need_only(shipped_checklist: Checklist) -> None:
    work = of_profile(shipped_checklist, "quick-check")
    lines = requested(work)
    assert 0 < len(lines) < len(requested(work_with(shipped_checklist)))
    numbers = {one.clause_number for one in work.checklist.criteria}
    asked = {number for line in lines for number in line.clauses}
    assert not [one for one in asked if not any(f"{number}.".startswith(f"{one}.") for number in numbers)]


def test_what_does_not_apply_is_not_asked_for(shipped_checklist: Checklist) -> None:
    audits = [one for one in shipped_checklist.criteria if one.clause_number == "8.5"]
    blank = [result_for(shipped_checklist, one.id) for one in audits]
    gone = [one.reasoned("Parent company.").rated(NOT_APPLICABLE, shipped_checklist, by="A", at=NINE) for one in blank]
    lines = requested(work_with(shipped_checklist, *gone))
    assert "8.5" not in {number for line in lines for number in line.clauses}


def test_another_standard_is_asked_about_by_its_own_evidence(checklist: Checklist) -> None:
    own = checklist.changed(head=checklist.head.changed(standard="House rules"))
    lines = requested(work_with(own))
    assert [line.item for line in lines] == list(dict.fromkeys(line.item for line in lines)), "one line for one thing"
    assert {line.item for line in lines} <= {text for one in checklist.criteria for text in one.evidence}


def test_the_request_numbers_its_lines_and_is_due_a_week_before_the_first_interview(checklist: Checklist) -> None:
    report = information_request_of(before_visit(checklist), ADA, today=TODAY, visit=planned())
    assert report.due == date(2026, 11, 24)
    numbers = [item.number for group in report.groups for item in group.items]
    assert len(set(numbers)) == len(numbers)
    assert {number[0] for number in numbers} <= {"D", "R"}
    assert str(len(numbers)) in report.standing or len(numbers) == 1


# Timetable


def test_planned_interviews_are_listed_by_day_and_time(checklist: Checklist) -> None:
    report = interview_timetable_of(before_visit(checklist), ADA, today=TODAY, visit=planned())
    assert not report.is_proposal
    dated, undated = report.days
    assert dated.title.startswith("Tuesday, 1")
    assert [row.time for row in dated.rows] == ["09:30–10:15", "13:00–13:50"]
    assert dated.rows[0].place == "Remote"
    assert dated.rows[0].what == say("visit.timetable.nobody")
    assert dated.rows[1].place == "Leeds"
    assert "Grace" in dated.rows[1].what
    assert undated.title == say("visit.timetable.no_day")
    assert (undated.rows[0].time, undated.rows[0].clauses) == ("45 min", "7.1, 7.2")
    assert "Nobody" not in report.model_dump_json()


def test_without_interviews_two_days_are_proposed_and_the_rest_is_named(shipped_checklist: Checklist) -> None:
    report = interview_timetable_of(work_with(shipped_checklist), ADA, today=TODAY)
    assert report.is_proposal
    assert [day.title for day in report.days] == ["Day 1", "Day 2"]
    assert report.days[-1].rows[-1].time == "16:15–17:00"
    met = {row.what for day in report.days for row in day.rows if row.is_interview}
    left = {one.role for one in report.left_over}
    assert met | left == set(shipped_checklist.head.roles) - {"Complainants"}
    assert not met & left


def test_when_all_is_answered_nobody_needs_to_be_asked(checklist: Checklist) -> None:
    work = answered(checklist)
    timetable = interview_timetable_of(work, ADA, today=TODAY)
    assert (timetable.days, timetable.standing) == ((), say("visit.nothing_open"))
    assert interview_guides_of(work, ADA, today=TODAY).nothing == say("visit.nothing_open")
    assert briefing_sheets_of(work, ADA, today=TODAY).nothing == say("visit.nothing_open")


# Guides


def test_a_guide_holds_every_open_question_of_its_role(shipped_checklist: Checklist) -> None:
    work = work_with(shipped_checklist)
    report = interview_guides_of(work, ADA, today=TODAY)
    for guide in report.guides:
        asked = [one.criterion_id for clause in guide.clauses for one in clause.questions]
        assert asked == [one.id for one in shipped_checklist.criteria if guide.role in one.ask], guide.role
    assert report.ratings == ("Not met", "Partly met", "Met", "Not applicable")


def test_good_is_said_in_one_sentence(shipped_checklist: Checklist) -> None:
    report = interview_guides_of(work_with(shipped_checklist), ADA, today=TODAY)
    goods = [one.good for guide in report.guides for clause in guide.clauses for one in clause.questions]
    assert max(map(len, goods)) < 220
    assert all(good.endswith((".", "?", "!", "”", '"')) for good in goods)


def test_a_guide_is_filled_in_from_the_one_interview_of_its_role(checklist: Checklist) -> None:
    only = Visit(interviews=planned().interviews, role="Front-line staff")
    (guide,) = interview_guides_of(before_visit(checklist), ADA, today=TODAY, visit=only).guides
    assert guide.person.startswith("Grace")
    assert guide.when.endswith(", 13:00")
    assert (guide.place, "50 minutes" in guide.standing) == ("Leeds", True)
    twice = only.changed(interviews=(*only.interviews, only.interviews[0].changed(id="9")))
    (blank,) = interview_guides_of(before_visit(checklist), ADA, today=TODAY, visit=twice).guides
    assert (blank.person, blank.when, blank.place) == ("", "", "")


# Briefing sheets


def test_a_sheet_fits_a_page_and_takes_no_question_twice(shipped_checklist: Checklist) -> None:
    work = work_with(shipped_checklist)
    report = briefing_sheets_of(work, ADA, today=TODAY)
    questions = {one.question for one in shipped_checklist.criteria}
    for sheet in report.sheets:
        assert 0 < len(set(sheet.questions)) == len(sheet.questions) <= QUESTIONS
        assert set(sheet.questions) <= questions
        assert len(sheet.in_hand) <= IN_HAND
    assert {sheet.role for sheet in report.sheets} == set(shipped_checklist.head.roles) - {
        "Complainants",
        "Random staff",
    }


def test_who_is_not_prepared_gets_a_sentence_instead_of_a_sheet(shipped_checklist: Checklist) -> None:
    report = briefing_sheets_of(work_with(shipped_checklist), ADA, today=TODAY, visit=Visit(role="Complainants"))
    assert (report.sheets, report.nothing) == ((), say("visit.briefing.nobody"))


def test_an_engagement_with_nothing_in_it_gives_every_document(checklist: Checklist) -> None:
    bare = dataclasses.replace(work_with(checklist), people={}, sites=())
    for make in MAKERS.values():
        report = make(bare, ADA, today=TODAY)
        assert (report.organization, report.date) == ("Northwind", TODAY)
