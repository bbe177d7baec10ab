"""Agenda and minutes of a management review, to download."""

from __future__ import annotations

from functools import partial

from assessment.domain.management_review import ManagementReview
from assessment.services.documents import Document, Format
from assessment.services.management_review_documents import (
    FORMATS,
    Part,
    file_of_review,
    parts_of_review,
    render_review_paper,
    review_paper,
)
from assessment.ui.components.paper_lines import in_format, paper_line
from assessment.ui.session import desk
from assessment.wording import say


def management_review_documents(review: ManagementReview) -> None:
    """The agenda; the minutes once the review was held."""
    words = {
        Part.AGENDA: (say("case_documents.agenda"), say("case_documents.agenda.about")),
        Part.MINUTES: (say("case_documents.minutes"), say("case_documents.minutes.about")),
    }
    for part in parts_of_review(review):
        downloads = [
            in_format(form, file_of_review(desk(), review, part, form), partial(_made, review.id, part, form))
            for form in FORMATS
        ]
        paper_line(f"paper-{part.value}-{review.id}", *words[part], downloads)


def _made(review_id: str, part: Part, form: Format) -> Document:
    return render_review_paper(review_paper(desk(), review_id, part), form)
