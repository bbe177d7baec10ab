"""What was seen, and where: a typed reference is evidence as much as a file."""

from __future__ import annotations

from typing import Annotated, ClassVar

from assessment.domain.record import LongText, Moment, Name, Record, References, ShortText


class Evidence(Record):
    """Something seen during the work: a document, a record, a screen, a conversation."""

    table: ClassVar[str] = "evidence"

    engagement_id: Annotated[str, References("engagement")]
    title: Name
    note: LongText = ""
    collected_at: Moment
    collected_by: ShortText = ""
