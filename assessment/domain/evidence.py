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


class StoredFile(Record):
    """A file kept under the SHA-256 of its bytes (the id), with the name it came with."""

    table: ClassVar[str] = "stored_file"

    name: Name
    media_type: str
    size: int
    stored_at: Moment
    stored_by: ShortText = ""
