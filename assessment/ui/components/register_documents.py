"""The documents about all nonconformities and actions of an engagement, and their due dates for a calendar."""

from __future__ import annotations

from functools import partial

from assessment.services.documents import Document, Format
from assessment.services.nonconformity_documents import (
    REGISTER_FORMATS,
    RegisterPaper,
    file_of_register,
    register_report,
    render_register,
)
from assessment.services.reminders import calendar_name, due_calendar
from assessment.ui.components.paper_lines import Download, in_format, paper_line
from assessment.ui.session import desk
from assessment.wording import say


def register_documents(engagement_id: str) -> None:
    """Register, corrective-action plan, calendar; each is made when it is asked for."""
    _line(engagement_id, RegisterPaper.REGISTER, say("case_documents.register"), say("case_documents.register.about"))
    _line(engagement_id, RegisterPaper.PLAN, say("case_documents.plan"), say("case_documents.plan.about"))
    calendar = Download(
        say("case_documents.calendar.ics"),
        calendar_name(desk()),
        partial(_calendar, engagement_id),
        ":material/calendar_month:",
    )
    paper_line(
        f"paper-calendar-{engagement_id}",
        say("case_documents.calendar"),
        say("case_documents.calendar.about"),
        [calendar],
    )


def _line(engagement_id: str, paper: RegisterPaper, title: str, about: str) -> None:
    downloads = [
        in_format(
            form, file_of_register(desk(), engagement_id, paper, form), partial(_made, engagement_id, paper, form)
        )
        for form in REGISTER_FORMATS
    ]
    paper_line(f"paper-{paper.value}-{engagement_id}", title, about, downloads)


def _made(engagement_id: str, paper: RegisterPaper, form: Format) -> Document:
    return render_register(register_report(desk(), engagement_id, paper), form)


def _calendar(engagement_id: str) -> Document:
    return due_calendar(desk(), engagement_id)
