"""Compose the evidence register from an assessment: a pure function, no reading and no clock."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from assessment.domain.checklist import clause_sort_key
from assessment.domain.coverage import CoveredItem, Found, coverage_of, top_without_evidence
from assessment.domain.evidence import Confidentiality, Evidence
from assessment.domain.evidence_marks import EvidenceMark, marks_of
from assessment.domain.expected_evidence import EXPECTED, STANDARD
from assessment.domain.work import Work
from assessment.reporting.dress import Dress
from assessment.reporting.evidence_register import BareRow, EvidenceRegister, EvidenceRow, ExpectedRow
from assessment.reporting.look import Look
from assessment.reporting.report_head import report_head
from assessment.wording import label, say, say_count


def evidence_register_of(work: Work, dress: Dress, *, today: date) -> EvidenceRegister:
    """The evidence register of `work` with the marks of `today`."""
    rows = tuple(_row(work, evidence, dress.look, today) for evidence in work.evidence.values())
    bare = tuple(
        BareRow(clause=criterion.clause_number, criterion_id=criterion.id, statement=criterion.statement)
        for criterion in top_without_evidence(work)
    )
    covered = coverage_of(work, EXPECTED) if work.checklist.head.standard == STANDARD else ()
    return EvidenceRegister(
        **dict(report_head(work, dress, title=say("evidence_report.title"), today=today)),
        standing=_standing(rows),
        rows=rows,
        bare=bare,
        bare_sentence=say_count("coverage.bare", len(bare), top=_top_label(work)),
        expected=tuple(_expected(item) for item in covered),
        expected_sentence=_expected_sentence(covered),
    )


def _row(work: Work, evidence: Evidence, look: Look, today: date) -> EvidenceRow:
    marks = marks_of(evidence, work.assessment, today)
    criteria = tuple(one.id for one in work.checklist.criteria if evidence.id in work.result(one).evidence_ids)
    clauses = sorted({key.rpartition("-")[0] for key in criteria}, key=clause_sort_key)
    return EvidenceRow(
        evidence_id=evidence.id,
        title=evidence.title,
        kind=label(evidence.kind),
        source=evidence.source,
        reference=evidence.reference,
        period=period_of(evidence, look),
        period_from=evidence.period_from,
        period_to=evidence.period_to,
        collected_on=evidence.collected_at.astimezone().date(),
        collected_by=evidence.collected_by,
        confidentiality=label(evidence.confidentiality),
        criteria=criteria,
        clauses=", ".join(clauses),
        stands_for=tuple(say(f"expected.{item.code}") for item in EXPECTED if item.code in evidence.stands_for),
        file_name=evidence.file_name,
        sha256=evidence.file_id or "",
        marks=", ".join(label(mark) for mark in marks),
        note="" if evidence.confidentiality is Confidentiality.PERSONAL_DATA else evidence.note.strip(),
        kind_code=evidence.kind,
        confidentiality_code=evidence.confidentiality,
        mark_codes=marks,
    )


def period_of(evidence: Evidence, look: Look) -> str:
    """The time a piece of evidence covers, open at either end; empty where nobody said."""
    begins, ends = evidence.period_from, evidence.period_to
    if begins and ends:
        return say("evidence.period", begins=look.day(begins), ends=look.day(ends))
    if begins:
        return say("evidence.period.from", begins=look.day(begins))
    return say("evidence.period.to", ends=look.day(ends)) if ends else ""


def _standing(rows: Sequence[EvidenceRow]) -> str:
    marks = Counter(mark for row in rows for mark in row.mark_codes)
    return say(
        "evidence.standing",
        pieces=say_count("evidence.count", len(rows)),
        stale=marks[EvidenceMark.STALE],
        outside=marks[EvidenceMark.OUTSIDE_PERIOD],
        unlinked=sum(not row.criteria for row in rows),
    )


def _expected(covered: CoveredItem) -> ExpectedRow:
    item = covered.item
    return ExpectedRow(
        code=item.code,
        number=item.number,
        title=say(f"expected.{item.code}"),
        sort=label(item.sort),
        clauses=", ".join(item.clauses),
        found=label(covered.found),
        evidence=(
            *(say("coverage.by_hand", title=evidence.title) for evidence in covered.by_hand),
            *(evidence.title for evidence in (*covered.fitting, *covered.unsorted)),
        ),
        by_hand=tuple(evidence.id for evidence in covered.by_hand),
        sort_code=item.sort,
        found_code=covered.found,
    )


def _expected_sentence(covered: Sequence[CoveredItem]) -> str:
    if not covered:
        return ""
    counts = Counter(item.found for item in covered)
    return say(
        "coverage.expected",
        all=len(covered),
        there=counts[Found.THERE],
        perhaps=counts[Found.PERHAPS],
        nothing=counts[Found.NOTHING],
    )


def _top_label(work: Work) -> str:
    return next(step.label for step in work.checklist.head.scale if step.id == work.checklist.top_rating)
