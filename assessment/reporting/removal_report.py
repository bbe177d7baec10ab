"""The certificate of a removal as a document: counts, hashes, the chain that still verifies; nobody's data but the remover's name."""

from __future__ import annotations

import datetime

from pydantic import Field

from assessment.domain.record import Value
from assessment.domain.removal import RemovalCertificate
from assessment.reporting.gap_report import Count, Fact
from assessment.reporting.look import Look
from assessment.wording import UnknownWords, say, say_count
from assessment.wording.figures import clock


class RemovalReport(Value):
    """Everything the certificate says, in final phrases."""

    title: str = Field(description="title of the document")
    date: datetime.date = Field(description="day of the removal")
    author: str = Field(description="who removed it")
    number: str = Field(description="id of the certificate")
    engagement_id: str = Field(description="id of the removed engagement")
    statement: str = Field(description="what was removed, as one sentence")
    facts: tuple[Fact, ...] = Field(description="when, by whom, why")
    records: tuple[Count, ...] = Field(description="what was removed, with its number")
    files: tuple[str, ...] = Field(description="SHA-256 of each file that was removed; may be empty")
    chain_entries: int = Field(description="lines of the engagement's journal, whose content was erased")
    chain_head: str = Field(description="SHA-256 of the last of these lines")
    notes: tuple[str, ...] = Field(description="what stays, and how the journal is checked")
    look: Look = Field(default_factory=Look, description="how the firm's documents look")


def removal_report(certificate: RemovalCertificate, look: Look | None = None) -> RemovalReport:
    """The document of a certificate."""
    look = look or Look()
    when = certificate.removed_at.astimezone()
    facts = {
        "when": say("removal.moment", date=look.day(when.date()), time=clock(certificate.removed_at)),
        "by": certificate.removed_by,
        "reason": certificate.reason,
        "engagement": certificate.removed_engagement,
        "number": certificate.id,
    }
    return RemovalReport(
        title=say("removal.certificate.title"),
        date=when.date(),
        author=certificate.removed_by,
        number=certificate.id,
        engagement_id=certificate.removed_engagement,
        statement=say_count("removal.certificate.statement", sum(certificate.records.values())),
        facts=tuple(Fact(label=say(f"removal.fact.{name}"), text=text) for name, text in facts.items()),
        records=counts(certificate.records),
        files=certificate.files,
        chain_entries=certificate.chain_entries,
        chain_head=certificate.chain_head,
        notes=tuple(say(f"removal.note.{name}") for name in ("stays", "journal", "copies", "names")),
        look=look,
    )


def counts(records: dict[str, int]) -> tuple[Count, ...]:
    """How many of each kind, in the words of people; the largest number first."""
    ordered = sorted(records.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Count(label=kind_name(table), count=count) for table, count in ordered)


def kind_name(table: str) -> str:
    """What people call the records of a table; a kind without words of its own is called by its name."""
    try:
        return say(f"removal.kind.{table}")
    except UnknownWords:
        return table.replace("_", " ").capitalize()
