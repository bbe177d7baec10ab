"""The pictures of fieldwork: interviews, a note on a phone, and the people of the engagement."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from assessment.domain.fieldwork import Adequacy
from assessment.services.field_notes import assign_note, write_note
from assessment.services.interviews import InterviewPlan, hold_interview, plan_interview
from assessment.services.observations import DocumentSeen, record_document
from assessment.services.places import ProcessEntry, add_process
from assessment.wording import say
from docs.studio import PHONE, settle

if TYPE_CHECKING:
    from assessment.services.desk import Desk
    from assessment.services.engagements import EngagementLine
    from docs.studio import Studio


def fieldwork(studio: Studio, desk: Desk, line: EngagementLine) -> None:
    """A day of interviews in the example, its notes, and who is on record."""
    interview = a_day(desk, line)
    page = studio.page((1280, 620))
    studio.visit(page, "fieldwork", line)
    studio.take("fieldwork", page)
    page = studio.page(PHONE)
    studio.visit(page, "fieldwork", line)
    page.locator(f".st-key-interview-{interview}").get_by_role("button", name=say("fieldwork.take_notes")).click()
    settle(page)
    page.get_by_role("button", name=say("notes.edit")).first.click()
    settle(page)
    studio.take("fieldwork-note", page)
    page = studio.page((1280, 620))
    studio.visit(page, "people", line)
    studio.take("people", page)


def a_day(desk: Desk, line: EngagementLine) -> str:
    """Three interviews, two of them ahead, with notes and a document; the id of the one that was held."""
    today = desk.today()
    add_process(desk, line.id, ProcessEntry(name="Returns and refunds", owner="Daniel Okoro"))
    held = planned(desk, line, "Daniel Okoro", "Complaints manager", on=today, at="09:30")
    hold_interview(desk, held, today, seen=1)
    planned(desk, line, "Priya Nair", "Quality manager", on=today, at="11:00")
    planned(desk, line, "", "Front-line staff", on=today + timedelta(days=1), at="09:00")
    found = {
        "note-two": ("Acknowledgements go out within two days; seen in three of three cases.", ("7.3-1",)),
        "note-one": ("Complaints by telephone before June are in a spreadsheet on his laptop.", ("7.2-1", "7.2-2")),
    }
    for key, (text, criteria) in found.items():
        write_note(desk, line.id, key, about=held, shown="", text=text)
        assign_note(desk, line.assessment_id, key, shown=(), criterion_ids=criteria)
    write_note(desk, line.id, "note-loose", shown="", text="The notice board by the lift has the old telephone number.")
    policy = DocumentSeen(title="Complaints policy", version="3", dated=date(2026, 3, 4), on=today)
    record_document(desk, line.id, policy.changed(adequacy=Adequacy.ADEQUATE))
    return held


def planned(desk: Desk, line: EngagementLine, person: str, role: str, **when: Any) -> str:
    """An interview of Helen's; its id."""
    plan = InterviewPlan(person=person, role=role, interviewer=desk.actor.name, place="Meeting room 2", **when)
    return plan_interview(desk, line.id, plan).id
