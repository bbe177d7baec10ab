"""The look whether the actions on a nonconformity worked: measure and target first, the result later."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from assessment.domain.record import LongText, Moment, Record, References, ShortText


class EffectivenessReview(Record):
    """Did it work: measure and target stated before acting, earliest day, who looks, and what came out."""

    table: ClassVar[str] = "effectiveness_review"

    engagement_id: Annotated[str, References("engagement")]
    nonconformity_id: Annotated[str, References("nonconformity")]
    measure: LongText
    target: LongText
    earliest_on: date | None = None
    reviewer_id: Annotated[str | None, References("person")] = None
    planned_on: date
    held_on: date | None = None
    held_by: ShortText = ""
    effective: bool | None = None
    result: LongText = ""
    evidence_ids: tuple[str, ...] = ()
    recorded_at: Moment | None = None

    @property
    def is_held(self) -> bool:
        """True when a result is on record."""
        return self.held_on is not None
