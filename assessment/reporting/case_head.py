"""The head of documents about an engagement as a whole or one of its nonconformities: as of a day, without an assessment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assessment.domain.engagement import Engagement
from assessment.domain.narrative import first_number
from assessment.domain.organization import Organization
from assessment.reporting.look import Look
from assessment.reporting.report_head import ReportHead
from assessment.wording import say


@dataclass(frozen=True)
class Setting:
    """Whom a document is about, who makes it on which day, and how it looks."""

    organization: Organization
    engagement: Engagement
    author: str
    look: Look
    today: date


def case_head(setting: Setting, *, title: str, subtitle: str, number: str = "") -> ReportHead:
    """The head of a document; without a number of its own it has that of the engagement."""
    engagement = setting.engagement
    return ReportHead(
        title=title,
        subtitle=subtitle,
        organization=setting.organization.name,
        engagement=engagement.title,
        engagement_id=engagement.id,
        assessment_id="",
        date=setting.today,
        author=setting.author,
        number=number or first_number(engagement.created_at, engagement.id),
        mark=say("case.mark", date=setting.look.day(setting.today)),
        look=setting.look,
    )
