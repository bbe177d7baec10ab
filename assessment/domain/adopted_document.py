"""The organization's own document that makes a clause of the guidance binding for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Self

from assessment.domain.checklist import lies_in
from assessment.domain.record import LongText, Name, Record, References, ShortText


class AdoptedKind(StrEnum):
    """What sort of document binds the organization."""

    POLICY = "policy"
    PROCEDURE = "procedure"
    CONTRACT = "contract"
    SCHEME = "scheme"
    OTHER = "something_else"


class AdoptedDocument(Record):
    """A document that adopts clauses: `clauses` are numbers (7.2 covers 7.2-1 and so on, 7 the chapter); none means all."""

    table: ClassVar[str] = "adopted_document"

    engagement_id: Annotated[str, References("engagement")]
    title: Name
    kind: AdoptedKind = AdoptedKind.POLICY
    section: ShortText = ""
    version: ShortText = ""
    dated: date | None = None
    statement: LongText = ""
    clauses: tuple[str, ...] = ()
    withdrawn: bool = False

    @property
    def label(self) -> str:
        """Title, section and version in one line."""
        return ", ".join(part for part in (self.title, self.section, self.version) if part)

    def covers(self, clause_number: str) -> bool:
        """True when it makes this clause binding."""
        return not self.clauses or lies_in(clause_number, self.clauses)

    def taken_back(self) -> Self:
        """No longer binding; what refers to it keeps the reference."""
        return self.changed(withdrawn=True)


def adopted_for(documents: Iterable[AdoptedDocument], clause_number: str) -> AdoptedDocument | None:
    """The document in force that binds a clause most closely: one that names it before one that covers everything."""
    found = [document for document in documents if not document.withdrawn and document.covers(clause_number)]
    return max(found, key=lambda document: max(map(len, document.clauses), default=0), default=None)
