"""An internal audit or a management review that was held elsewhere, recorded so that it counts."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from assessment.domain.record import Name, Record, References, ShortText


class ReviewKind(StrEnum):
    """What was held."""

    INTERNAL_AUDIT = "internal_audit"
    MANAGEMENT_REVIEW = "management_review"


class HeldElsewhere(Record):
    """An audit or review of complaints handling outside this software: when, by whom, where its report is."""

    table: ClassVar[str] = "held_elsewhere"

    engagement_id: Annotated[str, References("engagement")]
    kind: ReviewKind
    held_on: date
    by: Name
    reference: ShortText = ""
    withdrawn: bool = False
