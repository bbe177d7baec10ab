"""What stands at the head of every report beside the gap report: title, organization, date, author, number."""

from __future__ import annotations

import datetime

from pydantic import Field

from assessment.domain.record import Value
from assessment.domain.work import Work
from assessment.reporting.dress import Dress
from assessment.reporting.gap_report_of import mark_of, number_of
from assessment.reporting.look import Look
from assessment.wording import say


class ReportHead(Value):
    """What a report is, about whom, by whom, from when; the ids serve cross-reference."""

    title: str = Field(description="title of the report")
    subtitle: str = Field(description="what was assessed against what")
    organization: str = Field(description="the organization assessed")
    engagement: str = Field(description="title of the engagement")
    engagement_id: str = Field(description="id of the engagement")
    assessment_id: str = Field(description="id of the assessment")
    date: datetime.date = Field(description="date of the report")
    author: str = Field(description="who prepared the report, with the firm")
    number: str = Field(description="number of the report")
    mark: str = Field(description="“Draft”, or “Issue 2”")
    look: Look = Field(default_factory=Look, description="how the firm's documents look")


def report_head(work: Work, dress: Dress, *, title: str, today: datetime.date) -> ReportHead:
    """The head of a report on `work`."""
    head = work.checklist.head
    return ReportHead(
        title=title,
        subtitle=say("report.gap.subtitle", standard=head.standard, edition=head.edition),
        organization=work.organization.name,
        engagement=work.engagement.title,
        engagement_id=work.engagement.id,
        assessment_id=work.assessment.id,
        date=today,
        author=dress.author,
        number=number_of(work, dress),
        mark=mark_of(dress),
        look=dress.look,
    )
