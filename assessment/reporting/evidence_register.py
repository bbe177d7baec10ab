"""The evidence register as one value: a row per piece, and how far evidence carries the assessment."""

from __future__ import annotations

import datetime

from pydantic import Field

from assessment.domain.coverage import ExpectedSort, Found
from assessment.domain.evidence import Confidentiality, EvidenceKind
from assessment.domain.evidence_marks import EvidenceMark
from assessment.domain.record import Value
from assessment.reporting.report_head import ReportHead


class EvidenceRow(Value):
    """One piece of evidence; a note on personal data stays out."""

    evidence_id: str = Field(description="id of the piece of evidence")
    title: str = Field(description="what was seen")
    kind: str = Field(description="what sort of thing it is, in words")
    source: str = Field(description="where it came from; may be empty")
    reference: str = Field(description="where it can be found again; may be empty")
    period: str = Field(description="the time it covers, in words; may be empty")
    period_from: datetime.date | None = Field(description="first day it covers")
    period_to: datetime.date | None = Field(description="last day it covers")
    collected_on: datetime.date = Field(description="day it was collected")
    collected_by: str = Field(description="who collected it; may be empty")
    confidentiality: str = Field(description="who may see it, in words")
    criteria: tuple[str, ...] = Field(description="ids of the criteria of this assessment that rest on it")
    clauses: str = Field(description="their clauses, separated by commas; may be empty")
    stands_for: tuple[str, ...] = Field(description="usual documents and records that it is, as tied by hand")
    file_name: str = Field(description="name of its file; empty without one")
    sha256: str = Field(description="SHA-256 of its file; empty without one")
    marks: str = Field(description="what to look at, in words; may be empty")
    note: str = Field(description="remarks on it; empty where it holds personal data")
    kind_code: EvidenceKind = Field(description="code of the kind")
    confidentiality_code: Confidentiality = Field(description="code of who may see it")
    mark_codes: tuple[EvidenceMark, ...] = Field(description="codes of the marks")


class BareRow(Value):
    """A criterion rated at the top on nothing."""

    clause: str = Field(description="number of the clause")
    criterion_id: str = Field(description="for example 7.2-4")
    statement: str = Field(description="what should be so")


class ExpectedRow(Value):
    """A document or record that is usually asked for, and what there is."""

    code: str = Field(description="code of what is asked for")
    number: int = Field(description="its number in the list")
    title: str = Field(description="what is asked for")
    sort: str = Field(description="Document or Record")
    clauses: str = Field(description="the clauses it belongs to")
    found: str = Field(description="there, perhaps, or nothing yet, in words")
    evidence: tuple[str, ...] = Field(
        description="titles of the evidence tied by hand, marked as such, then of that which fits, then of that without a kind"
    )
    by_hand: tuple[str, ...] = Field(description="ids of the evidence tied by hand")
    sort_code: ExpectedSort = Field(description="code of the sort")
    found_code: Found = Field(description="code of what there is")


class EvidenceRegister(ReportHead):
    """Everything in the register of an engagement, with what the open assessment rests on."""

    standing: str = Field(description="how many pieces there are and what to look at, as a sentence")
    rows: tuple[EvidenceRow, ...] = Field(description="the evidence in the order in which it was collected")
    bare: tuple[BareRow, ...] = Field(description="criteria rated at the top without evidence")
    bare_sentence: str = Field(description="how many those are, as a sentence")
    expected: tuple[ExpectedRow, ...] = Field(description="what is usually asked for; none for other standards")
    expected_sentence: str = Field(description="how much of that there is, as a sentence; may be empty")
