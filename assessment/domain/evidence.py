"""What was seen, and where: a typed reference is evidence as much as a file."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Self

from assessment.domain.errors import InvalidInput
from assessment.domain.record import LongText, Moment, Name, Record, References, ShortText


class EvidenceKind(StrEnum):
    """What sort of thing was seen."""

    DOCUMENT = "document"
    RECORD = "record"
    INTERVIEW = "interview"
    OBSERVATION = "observation"
    SCREEN = "screen"
    SAMPLE = "sample"
    OTHER = "something_else"


class Confidentiality(StrEnum):
    """Who may see it."""

    PUBLIC = "public"
    INTERNAL = "internal"
    CONFIDENTIAL = "confidential"
    PERSONAL_DATA = "personal_data"


class PeriodReversed(InvalidInput):
    """A period ends before it begins."""

    def __init__(self) -> None:
        """Say which two dates."""
        super().__init__("The period covered ends before it begins. Correct one of the two dates.")


class Evidence(Record):
    """Something seen during the work: a document, a record, a screen, a conversation; with or without a file.

    `source` says where it came from, `reference` where it can be found again. `fieldwork_id` is the interview,
    observation or document review that gave it. Replacing the file keeps the earlier ones in `earlier_file_ids`.
    `stands_for` are the codes of the usual documents and records that somebody says it is.
    """

    table: ClassVar[str] = "evidence"

    engagement_id: Annotated[str, References("engagement")]
    number: ShortText = ""
    title: Name
    kind: EvidenceKind = EvidenceKind.OTHER
    source: ShortText = ""
    reference: ShortText = ""
    period_from: date | None = None
    period_to: date | None = None
    confidentiality: Confidentiality = Confidentiality.INTERNAL
    note: LongText = ""
    file_id: Annotated[str | None, References("stored_file")] = None
    file_name: ShortText = ""
    earlier_file_ids: tuple[str, ...] = ()
    fieldwork_id: str = ""
    stands_for: tuple[ShortText, ...] = ()
    withdrawn: bool = False
    collected_at: Moment
    collected_by: ShortText = ""

    def covering(self, period_from: date | None, period_to: date | None) -> Self:
        """With the period it covers; `PeriodReversed` when it ends before it begins."""
        if period_from and period_to and period_to < period_from:
            raise PeriodReversed
        return self.changed(period_from=period_from, period_to=period_to)

    def filed(self, file_id: str, file_name: str) -> Self:
        """With this file; the one before it is kept as an earlier version."""
        earlier = self.earlier_file_ids
        if self.file_id and self.file_id != file_id:
            earlier = (*earlier, self.file_id)
        return self.changed(file_id=file_id, file_name=file_name, earlier_file_ids=earlier)

    def without_file(self, file_id: str) -> Self:
        """Without this file, be it the one it shows or an earlier version of it."""
        kept = tuple(key for key in self.earlier_file_ids if key != file_id)
        if self.file_id == file_id:
            return self.changed(file_id=None, file_name="", earlier_file_ids=kept)
        return self.changed(earlier_file_ids=kept)

    def said_to_be(self, code: str) -> Self:
        """Tied to one more of the usual documents and records."""
        return self.changed(stands_for=tuple(sorted({*self.stands_for, code})))

    def no_longer_said_to_be(self, code: str) -> Self:
        """Tied to one less of them."""
        return self.changed(stands_for=tuple(one for one in self.stands_for if one != code))

    @property
    def file_ids(self) -> tuple[str, ...]:
        """All its files, each once, the newest first."""
        return tuple(dict.fromkeys((*([self.file_id] if self.file_id else []), *reversed(self.earlier_file_ids))))

    def taken_back(self) -> Self:
        """Out of the register; results that point to it no longer count it, the journal keeps it."""
        return self.changed(withdrawn=True)


class StoredFile(Record):
    """A file kept under the SHA-256 of its bytes (the id), with the name it first came with; size in bytes."""

    table: ClassVar[str] = "stored_file"

    name: Name
    media_type: str
    size: int
    stored_at: Moment
    stored_by: ShortText = ""
