"""What the documents of an audit need beside the audit itself: the engagement, the questions on awareness, the last audit."""

from __future__ import annotations

from dataclasses import dataclass

from assessment.domain.audit_file import AuditFile
from assessment.domain.awareness import AwarenessQuestions
from assessment.domain.engagement import Engagement


@dataclass(frozen=True)
class Background:
    """The engagement an audit belongs to, the eight questions, and the audit it follows, if there is one."""

    engagement: Engagement
    questions: AwarenessQuestions
    previous: AuditFile | None = None
