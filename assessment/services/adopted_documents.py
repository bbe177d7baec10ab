"""Keep the organization's own documents that make clauses binding: add, change, withdraw."""

from __future__ import annotations

from datetime import date

from assessment.domain.adopted_document import AdoptedDocument, AdoptedKind
from assessment.domain.engagement import Engagement
from assessment.domain.errors import InvalidInput
from assessment.domain.record import LongText, Name, ShortText, Value
from assessment.services.desk import Desk

WHOLE = ""
"""Chosen among the clauses, it means the whole standard."""


class NoClauseChosen(InvalidInput):
    """A document that binds nothing is no adopted document."""

    def __init__(self) -> None:
        """Say what to choose."""
        super().__init__(
            "No clause is chosen. Choose the clauses that this document makes binding, or the whole standard."
        )


class AdoptedEntry(Value):
    """An adopted document as it is entered; `clauses` are numbers of clauses and chapters, or `WHOLE`."""

    title: Name
    kind: AdoptedKind = AdoptedKind.POLICY
    section: ShortText = ""
    version: ShortText = ""
    dated: date | None = None
    statement: LongText = ""
    clauses: tuple[str, ...] = ()

    @property
    def stored_clauses(self) -> tuple[str, ...]:
        """The clauses as they are kept: none for the whole standard; `NoClauseChosen` when nothing was chosen."""
        if not self.clauses:
            raise NoClauseChosen
        return () if WHOLE in self.clauses else self.clauses


def list_adopted_documents(desk: Desk, engagement_id: str) -> list[AdoptedDocument]:
    """The adopted documents of an engagement by title, those in force first."""
    with desk.store.reading() as reader:
        found = reader.list(AdoptedDocument, order="title", engagement_id=engagement_id)
    return sorted(found, key=lambda document: document.withdrawn)


def add_adopted_document(desk: Desk, engagement_id: str, entry: AdoptedEntry) -> AdoptedDocument:
    """Put a document on record."""
    with desk.store.writing(desk.actor, desk.now(), engagement_id) as writer:
        writer.get(Engagement, engagement_id)
        document = AdoptedDocument(
            id=desk.new_id(), engagement_id=engagement_id, **{**dict(entry), "clauses": entry.stored_clauses}
        )
        return writer.save(document)


def change_adopted_document(desk: Desk, document_id: str, entry: AdoptedEntry, *, seen: int) -> AdoptedDocument:
    """Save a document as edited; `StaleRecord` when it is not the revision `seen` any more."""
    engagement_id = _engagement_of(desk, document_id)
    with desk.store.writing(desk.actor, desk.now(), engagement_id) as writer:
        stored = writer.get(AdoptedDocument, document_id)
        wanted = stored.changed(**{**dict(entry), "clauses": entry.stored_clauses})
        if wanted == stored and stored.revision == seen:
            return stored
        return writer.save(wanted, seen=seen)


def withdraw_adopted_document(desk: Desk, document_id: str, *, seen: int) -> AdoptedDocument:
    """Take a document out of force; what refers to it keeps the reference."""
    with desk.store.writing(desk.actor, desk.now(), _engagement_of(desk, document_id)) as writer:
        return writer.save(writer.get(AdoptedDocument, document_id).taken_back(), seen=seen)


def _engagement_of(desk: Desk, document_id: str) -> str:
    with desk.store.reading() as reader:
        return reader.get(AdoptedDocument, document_id).engagement_id
