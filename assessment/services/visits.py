"""What the documents before a visit need to know: the interviews, the roles that are asked, and the documents there are."""

from __future__ import annotations

from assessment.domain.fieldwork import Interview
from assessment.domain.visit import questions_by_role, role_named
from assessment.domain.work import Work
from assessment.reporting.visit import Visit
from assessment.services.desk import Desk


def visit_of(desk: Desk, work: Work, role: str = "") -> Visit:
    """The visit of an engagement, for one role or for all; `UnknownRole` for one that is asked nothing."""
    with desk.store.reading() as reader:
        interviews = reader.list(Interview, engagement_id=work.engagement.id)
    return Visit(interviews=tuple(interviews), role=role_named(work.checklist, role) if role.strip() else "")


def open_questions(work: Work) -> dict[str, int]:
    """How many questions are open for each role that has any, in the order of the checklist."""
    return {role: len(found) for role, found in questions_by_role(work).items()}
