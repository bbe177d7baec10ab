"""The certificate that an engagement and its personal data were removed; it names counts and hashes, never content."""

from __future__ import annotations

from typing import ClassVar

from assessment.domain.record import LongText, Moment, Record, ShortText


class RemovalCertificate(Record):
    """What was removed, when, by whom and why; `chain_head` is the hash of the last line of the engagement's journal."""

    table: ClassVar[str] = "removal_certificate"

    removed_engagement: ShortText
    removed_at: Moment
    removed_by: ShortText
    reason: LongText
    records: dict[str, int]
    files: tuple[str, ...] = ()
    chain_entries: int
    chain_head: str
