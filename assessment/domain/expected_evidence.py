"""The documents and records that a certification body usually asks for: practice, not a rule of the standard."""

from __future__ import annotations

from assessment.domain.coverage import ExpectedItem, ExpectedSort
from assessment.domain.errors import InvalidInput

STANDARD = "ISO 10002"
"""The standard whose assessments ask for them."""

_DOCUMENTS = (
    ("scope", "5.1"),
    ("context", "5.1"),
    ("policy", "5.3"),
    ("objectives", "6.2"),
    ("procedure", "6.1 7"),
    ("definition", "7.2"),
    ("responsibilities", "5.4"),
    ("risks", "6.1"),
    ("triage", "7.5"),
    ("escalation", "5.4.1 7.5"),
    ("investigation", "7.6"),
    ("remedies", "7.7 7.8"),
    ("public_information", "7.1"),
    ("forms", "7.1 7.2"),
    ("letters", "7.3 7.4 7.8 7.9"),
    ("objectivity", "4.7 5.4.1"),
    ("confidentiality", "4.10 8.1"),
    ("legal", "5.3"),
    ("competence", "4.14 6.4"),
    ("monitoring_plan", "8.4"),
    ("survey", "8.3"),
    ("audit_procedure", "8.5"),
    ("review_procedure", "8.6"),
    ("corrective_procedure", "8.7"),
    ("recourse", "7.9"),
)
_RECORDS = (
    ("register", "7.2 8.1"),
    ("case_files", "7.5 7.6 7.7 7.8 7.9"),
    ("timing", "7.3 7.4 8.2"),
    ("trends", "8.2"),
    ("monitoring", "8.4"),
    ("satisfaction", "8.3"),
    ("training", "4.14 6.4"),
    ("communication", "5.3"),
    ("audit", "8.5"),
    ("corrective_log", "8.7"),
    ("review", "8.6"),
    ("improvements", "8.7"),
    ("resources", "6.4"),
    ("disclosure", "4.10"),
    ("returns", "5.3 7.9"),
)
"""Code of the title and the clauses, in the order in which they are numbered."""

EXPECTED = tuple(
    ExpectedItem(number=number, code=code, sort=sort, clauses=tuple(clauses.split()))
    for number, (sort, (code, clauses)) in enumerate(
        [
            *((ExpectedSort.DOCUMENT, line) for line in _DOCUMENTS),
            *((ExpectedSort.RECORD, line) for line in _RECORDS),
        ],
        start=1,
    )
)


class NotExpected(InvalidInput):
    """Nothing of this code is usually asked for."""

    def __init__(self, code: str) -> None:
        """Name the code."""
        super().__init__(f"The list of what is usually asked for holds no “{code}”. Choose one of its rows.")


def expected_item(code: str) -> ExpectedItem:
    """The expected document or record of a code; `NotExpected` when there is none."""
    for item in EXPECTED:
        if item.code == code:
            return item
    raise NotExpected(code)
