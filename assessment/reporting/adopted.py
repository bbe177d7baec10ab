"""How adopted documents read: in one line where they bind a clause, and as a list in scope and method."""

from __future__ import annotations

from collections.abc import Iterable

from assessment.domain.adopted_document import AdoptedDocument
from assessment.domain.work import Work
from assessment.reporting.gap_report import AdoptedLine
from assessment.reporting.look import Look
from assessment.wording import label, say


def binding_line(work: Work, clause_number: str) -> str:
    """The document that makes a clause binding, by title and section; empty where none does."""
    found = work.binding(clause_number)
    return found.label if found else ""


def adopted_lines(work: Work, look: Look) -> tuple[AdoptedLine, ...]:
    """The documents in force, each with what it binds."""
    return lines_of((document for document in work.adopted if not document.withdrawn), look)


def lines_of(documents: Iterable[AdoptedDocument], look: Look) -> tuple[AdoptedLine, ...]:
    """Documents as a list of them reads, each with what it binds."""
    return tuple(
        AdoptedLine(
            document=document.label,
            kind=label(document.kind),
            date=look.day(document.dated) if document.dated else say("report.dash"),
            clauses=clauses_of(document),
            statement=document.statement.strip(),
        )
        for document in documents
    )


def clauses_of(document: AdoptedDocument) -> str:
    """What a document makes binding, in words."""
    return ", ".join(document.clauses) or say("adopted.whole")
