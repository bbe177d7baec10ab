"""The agenda and the minutes of a management review as files."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from assessment.domain.action import Action
from assessment.domain.errors import NotAllowed
from assessment.domain.management_review import ManagementReview, ReviewState
from assessment.domain.organization import Person
from assessment.reporting.management_review_paper import ManagementReviewPaper, ReviewContent, management_review_paper
from assessment.services.desk import Desk
from assessment.services.documents import MEDIA_TYPES, Document, Format, NotOffered, file_name
from assessment.services.management_reviews import open_management_review
from assessment.services.nonconformity_documents import organization_of, setting_in, written
from assessment.wording import say

FORMATS = (Format.DOCX, Format.JSON)
REPORT = "management-review"


class Part(StrEnum):
    """Before and after."""

    AGENDA = "agenda"
    MINUTES = "minutes"


class NoMinutesYet(NotAllowed):
    """Minutes of a review that was not held."""

    def __init__(self, title: str) -> None:
        """Say what there is instead."""
        super().__init__(
            f"“{title}” was not held yet, so there are no minutes. Take the agenda, or record what took place."
        )


def review_paper(desk: Desk, review_id: str, part: Part | None = None) -> ManagementReviewPaper:
    """The agenda or the minutes of a review; without `part` what its state calls for."""
    review, decisions = open_management_review(desk, review_id)
    is_planned = review.state is ReviewState.PLANNED
    if part is Part.MINUTES and is_planned:
        raise NoMinutesYet(review.title)
    with desk.store.reading() as reader:
        content = ReviewContent(
            review=review,
            decisions=decisions,
            actions={one.id: one for one in reader.list(Action, management_review_id=review.id)},
            people={one.id: one for one in reader.list(Person, engagement_id=review.engagement_id)},
        )
        setting = setting_in(desk, reader, review.engagement_id)
    is_minutes = part is Part.MINUTES or (part is None and not is_planned)
    return management_review_paper(setting, content, is_minutes=is_minutes)


def parts_of_review(review: ManagementReview) -> tuple[Part, ...]:
    """What can be had of a review in its state."""
    return (Part.AGENDA,) if review.state is ReviewState.PLANNED else (Part.AGENDA, Part.MINUTES)


def render_review_paper(paper: ManagementReviewPaper, form: Format) -> Document:
    """Agenda or minutes as a file; equal papers give equal bytes."""
    if form not in FORMATS:
        raise NotOffered(REPORT, form, FORMATS)
    return Document(
        name=review_paper_name(paper, form), media_type=MEDIA_TYPES[form], content=written(paper, form, REPORT)
    )


def review_paper_name(paper: ManagementReviewPaper, form: Format) -> str:
    """The name of the file."""
    name = say("review_paper.minutes.file" if paper.is_minutes else "review_paper.agenda.file")
    return file_name(paper.organization, name, paper.date.isoformat(), form.value)


def file_of_review(desk: Desk, review: ManagementReview, part: Part, form: Format) -> str:
    """The name the file will have, without making it."""
    name = say("review_paper.minutes.file" if part is Part.MINUTES else "review_paper.agenda.file")
    return file_name(organization_of(desk, review.engagement_id), name, desk.today().isoformat(), form.value)


def review_paper_schema() -> dict[str, Any]:
    """The JSON Schema of what agenda and minutes hold as JSON."""
    return ManagementReviewPaper.model_json_schema(mode="serialization")
