"""An evidence pack as one value: its index, which goes with the files, and on to screen, Word, Excel and JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from pydantic import Field

from assessment.domain.checklist import clause_sort_key
from assessment.domain.evidence import Evidence, StoredFile
from assessment.domain.evidence_pack import Absence, PackChoice, absence_of, may_be_shared
from assessment.domain.record import Value
from assessment.domain.work import Work
from assessment.reporting.dress import Dress
from assessment.reporting.evidence_register_of import period_of
from assessment.reporting.gap_report import Fact
from assessment.reporting.gap_report_of import journal_line
from assessment.reporting.report_head import ReportHead, report_head
from assessment.reporting.visit import facts
from assessment.wording import label, say, say_count
from assessment.wording.figures import size


class PackedEvidence(Value):
    """One piece of evidence as the pack lists it."""

    number: str = Field(description="number of the piece, for example E-003")
    title: str = Field(description="what was seen; not said of a piece that is kept back")
    kind: str = Field(description="what sort of thing it is, in words")
    period: str = Field(description="the time it covers, in words; may be empty")
    reference: str = Field(description="where it can be found again; empty where the piece is kept back")
    clauses: str = Field(description="clauses that rest on it, separated by commas; may be empty")
    criteria: str = Field(description="ids of the criteria that rest on it, separated by commas; may be empty")
    file: str = Field(description="place of its file in the pack; empty where there is none")
    size: int = Field(description="bytes of its file; 0 where there is none")
    sha256: str = Field(description="SHA-256 of its file; empty where there is none")
    absence: str = Field(description="why there is no file, in words; empty where there is one")
    absence_code: Absence | None = Field(description="code of why there is no file")


class ClauseEvidence(Value):
    """A clause with the evidence it rests on."""

    clause: str = Field(description="number of the clause")
    title: str = Field(description="title of the clause")
    evidence: str = Field(description="numbers and titles of the evidence, separated by semicolons")


class EvidencePack(ReportHead):
    """The index of an evidence pack: what is in it, what is not and why, and how to check it without this software."""

    facts: tuple[Fact, ...] = Field(description="about whom, against what, from when, by whom")
    standing: str = Field(description="how much is in the pack and how much is kept back, as a sentence")
    clauses: tuple[ClauseEvidence, ...] = Field(description="the clauses that rest on evidence, in their order")
    packed: tuple[PackedEvidence, ...] = Field(description="evidence with a file in the pack")
    absent: tuple[PackedEvidence, ...] = Field(description="evidence without a file in the pack, and why")
    documents: tuple[str, ...] = Field(description="file names of the reports in the pack")
    guidance: str = Field(description="what the assessment is and what it is not")


def evidence_pack_of(
    work: Work,
    dress: Dress,
    choice: PackChoice,
    *,
    places: Mapping[str, str],
    files: Mapping[str, StoredFile],
    documents: Sequence[str],
    today: date,
) -> EvidencePack:
    """The index of a pack; `places` are the places of the files by evidence, `files` what is stored, by its SHA-256."""
    used = _used(work)
    rows = tuple(
        _row(evidence, choice, dress, place=places.get(evidence.id, ""), files=files, criteria=used[evidence.id])
        for evidence in work.evidence.values()
    )
    packed, absent = (tuple(row for row in rows if bool(row.file) is there) for there in (True, False))
    head = work.checklist.head
    return EvidencePack(
        **dict(report_head(work, dress, title=say("pack.title"), today=today)),
        facts=_facts(work, dress, today),
        standing=_standing(packed, absent),
        clauses=tuple(_by_clause(work, used, choice)),
        packed=packed,
        absent=absent,
        documents=tuple(documents),
        guidance=say("visit.guidance", standard=head.standard, edition=head.edition),
    )


def _used(work: Work) -> dict[str, tuple[str, ...]]:
    """The criteria that rest on each piece of evidence."""
    return {
        key: tuple(one.id for one in work.checklist.criteria if key in work.result(one).evidence_ids)
        for key in work.evidence
    }


def _row(
    evidence: Evidence,
    choice: PackChoice,
    dress: Dress,
    *,
    place: str,
    files: Mapping[str, StoredFile],
    criteria: Sequence[str],
) -> PackedEvidence:
    absence = absence_of(evidence, choice)
    clauses = sorted({one.rpartition("-")[0] for one in criteria}, key=clause_sort_key)
    file = files.get(evidence.file_id or "") if place else None
    return PackedEvidence(
        number=evidence.number,
        title=_title(evidence, choice),
        kind=label(evidence.kind),
        period=period_of(evidence, dress.look),
        reference=_reference(evidence) if may_be_shared(evidence, choice) else "",
        clauses=", ".join(clauses),
        criteria=", ".join(criteria),
        file=place,
        size=file.size if file else 0,
        sha256=file.id if file else "",
        absence=label(absence) if absence else "",
        absence_code=absence,
    )


def _title(evidence: Evidence, choice: PackChoice) -> str:
    """Its title, which may name a complainant: kept back with the piece."""
    return evidence.title if may_be_shared(evidence, choice) else say("pack.title_kept_back")


def _reference(evidence: Evidence) -> str:
    return "; ".join(filter(None, (evidence.source, evidence.reference)))


def _by_clause(work: Work, used: Mapping[str, Sequence[str]], choice: PackChoice) -> Iterable[ClauseEvidence]:
    for clause in work.checklist.leaf_clauses:
        ids = {criterion.id for criterion in clause.criteria}
        found = [evidence for evidence in work.evidence.values() if ids & set(used[evidence.id])]
        if found:
            yield ClauseEvidence(clause=clause.number, title=clause.title, evidence=_named(found, choice))


def _named(found: Sequence[Evidence], choice: PackChoice) -> str:
    """Numbers and titles of what may be shared, and how much else there is."""
    shared = [f"{one.number} {one.title}".strip() for one in found if may_be_shared(one, choice)]
    kept_back = len(found) - len(shared)
    return "; ".join([*shared, *([say("pack.more_kept_back", count=kept_back)] if kept_back else [])])


def _facts(work: Work, dress: Dress, today: date) -> tuple[Fact, ...]:
    return facts(
        {
            "pack.fact.organization": work.organization.name,
            "pack.fact.engagement": work.engagement.title,
            "pack.fact.assessment": work.assessment.title,
            "pack.fact.scope": work.engagement.scope,
            "pack.fact.made": dress.look.day(today),
            "pack.fact.by": dress.author,
            "pack.fact.journal": journal_line(dress.journal),
        }
    )


def _standing(packed: Sequence[PackedEvidence], absent: Sequence[PackedEvidence]) -> str:
    """How many files of what size, how many pieces without one, and how many are kept back."""
    kept_back = sum(row.absence_code is not Absence.NO_FILE for row in absent)
    held = say_count("pack.files", len(packed), size=size(sum(row.size for row in packed)))
    parts = [held if packed else say("pack.no_files")]
    if bare := len(absent) - kept_back:
        parts.append(say_count("pack.bare", bare))
    if kept_back:
        parts.append(say_count("pack.kept_back", kept_back))
    return " ".join(parts)
