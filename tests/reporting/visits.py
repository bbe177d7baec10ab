"""An assessment before a visit: hostile names, internal notes, one interview per kind of place."""

from __future__ import annotations

import dataclasses
from datetime import date

from assessment.domain.assessment import CriterionResult
from assessment.domain.checklist import Checklist
from assessment.domain.fieldwork import Interview, Presence
from assessment.domain.organization import Person, Site
from assessment.domain.work import Work
from assessment.reporting.briefing_sheets import briefing_sheets_of
from assessment.reporting.information_request import information_request_of
from assessment.reporting.interview_guides import interview_guides_of
from assessment.reporting.interview_timetable import interview_timetable_of
from assessment.reporting.visit import Visit
from tests.domain.works import NINE, work_with
from tests.export.plans import INTERNAL

TODAY = date(2026, 11, 21)
HOSTILE = "=cmd|'/C calc' <b>&amp; {{ date }} {% endfor %} \u202eמשרד\u202c 😀"
MAKERS = {
    "information-request": information_request_of,
    "interview-timetable": interview_timetable_of,
    "interview-guides": interview_guides_of,
    "briefing-sheets": briefing_sheets_of,
}


def before_visit(checklist: Checklist) -> Work:
    """Nothing answered but for one criterion; each result carries an internal note and a finding."""
    work = work_with(checklist)
    results = {
        one.id: CriterionResult.blank(work.assessment, one).reasoned(f"Found: {INTERNAL}").noted(INTERNAL)
        for one in checklist.criteria
    }
    results["7.1-1"] = results["7.1-1"].rated("met", checklist, by="Ada", at=NINE)
    return dataclasses.replace(
        work,
        organization=work.organization.changed(name=f"Northwind {HOSTILE}"),
        people={"p1": Person(id="p1", engagement_id="e1", name=f"Grace {HOSTILE}")},
        sites=(Site(id="l1", engagement_id="e1", name="Leeds"),),
        results=results,
    )


def planned() -> Visit:
    """Two interviews on one day, one without a day, one called off."""
    day = date(2026, 12, 1)
    common = {"engagement_id": "e1", "role": "Front-line staff"}
    return Visit(
        interviews=(
            Interview(id="1", person_id="p1", planned_on=day, planned_at="13:00", minutes=50, site_id="l1", **common),
            Interview(id="2", engagement_id="e1", planned_on=day, planned_at="09:30", presence=Presence.REMOTE),
            Interview(id="3", engagement_id="e1", role=HOSTILE, place="Room 4", clauses=("7.1", "7.2")),
            Interview(id="4", engagement_id="e1", planned_on=day, role="Nobody", called_off=True),
        )
    )
