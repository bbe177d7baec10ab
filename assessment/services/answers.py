"""Save what was found for one criterion, one field at a time, never over somebody else's words.

A save names the value the person saw. It is refused only when *that field* was changed meanwhile; another field of the
same criterion may be saved by somebody else at the same time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Any

from assessment.domain.assessment import Assessment, CriterionResult, GapKind, result_id
from assessment.domain.checklist import Checklist
from assessment.domain.errors import Conflict, InvalidInput
from assessment.domain.evidence import Evidence, EvidenceKind
from assessment.domain.organization import Person, Process, Site
from assessment.domain.record import Record
from assessment.services.desk import Desk
from assessment.services.fieldwork import check_belongs
from assessment.services.numbering import numbered
from assessment.services.people import person_named
from assessment.services.work import pinned_checklist, writing_on
from assessment.storage.store import Writer
from assessment.wording import label


class Field(StrEnum):
    """The fields of a result that are saved on their own."""

    RATING = "rating"
    RATIONALE = "rationale"
    GAP_KIND = "gap_kind"
    RESPONSIBLE = "responsible_id"
    SITE = "site_id"
    PROCESS = "process_id"
    UNIT = "unit"
    NOTE = "note"
    STRENGTH = "strength"
    FLAG = "flagged"
    METHODS = "methods"


class AnswerConflict(Conflict):
    """The same field was changed by somebody else; both values are kept for comparison."""

    def __init__(self, field: Field, *, mine: Any, theirs: Any, by: str) -> None:
        """Keep both values and say who was first."""
        super().__init__(
            f"{by or 'Somebody else'} changed this field while you were working on it. "
            "Nothing was overwritten: compare the two below and keep one."
        )
        self.field, self.mine, self.theirs, self.by = field, mine, theirs, by


Change = Callable[[CriterionResult, Any, Checklist, Desk], CriterionResult]

_CHANGES: dict[Field, Change] = {
    Field.RATING: lambda result, value, checklist, desk: result.rated(
        value, checklist, by=desk.actor.name, at=desk.now()
    ),
    Field.RATIONALE: lambda result, value, _checklist, _desk: result.reasoned(value),
    Field.GAP_KIND: lambda result, value, _checklist, _desk: result.classified(_gap_kind(value)),
    Field.RESPONSIBLE: lambda result, value, _checklist, _desk: result.assigned(value),
    Field.SITE: lambda result, value, _checklist, _desk: result.located(
        site_id=value, process_id=result.process_id, unit=result.unit
    ),
    Field.PROCESS: lambda result, value, _checklist, _desk: result.located(
        site_id=result.site_id, process_id=value, unit=result.unit
    ),
    Field.UNIT: lambda result, value, _checklist, _desk: result.located(
        site_id=result.site_id, process_id=result.process_id, unit=value
    ),
    Field.NOTE: lambda result, value, _checklist, _desk: result.noted(value),
    Field.STRENGTH: lambda result, value, _checklist, _desk: result.praised(value),
    Field.FLAG: lambda result, value, _checklist, _desk: result.marked(flagged=value),
    Field.METHODS: lambda result, value, _checklist, _desk: result.seen_by(tuple(value)),
}

_REFERS_TO: dict[Field, type[Record]] = {Field.RESPONSIBLE: Person, Field.SITE: Site, Field.PROCESS: Process}


class UnknownGapKind(InvalidInput):
    """A kind of gap that does not exist."""

    def __init__(self, kind: str) -> None:
        """Name it, and those there are."""
        super().__init__(f"“{kind}” is not a kind of gap. Choose one of: {', '.join(label(one) for one in GapKind)}.")


def _gap_kind(value: str | None) -> GapKind | None:
    if not value:
        return None
    try:
        return GapKind(value)
    except ValueError:
        raise UnknownGapKind(value) from None


def save_answer(
    desk: Desk,
    assessment_id: str,
    criterion_id: str,
    field: Field,
    *,
    shown: Any,
    value: Any,
) -> CriterionResult:
    """Save one field; `AnswerConflict` when it no longer holds what was `shown`. Equal values write nothing."""
    with _writing(desk, assessment_id) as (writer, assessment, checklist):
        result = _result(writer, assessment, checklist, criterion_id)
        stored = getattr(result, field.value)
        if stored == value:
            return result
        if stored != shown:
            raise AnswerConflict(field, mine=value, theirs=stored, by=_last_hand(writer, result, field))
        if kind := _REFERS_TO.get(field):
            check_belongs(writer, assessment.engagement_id, kind, value)
        return writer.save(_CHANGES[field](result, value, checklist, desk))


def add_evidence(
    desk: Desk, assessment_id: str, criterion_id: str, title: str, *, kind: EvidenceKind = EvidenceKind.OTHER
) -> Evidence:
    """Note something that was seen and link it to the criterion; the same title is the same evidence."""
    with _writing(desk, assessment_id) as (writer, assessment, checklist):
        result = _result(writer, assessment, checklist, criterion_id)
        new = Evidence(
            id=desk.new_id(),
            engagement_id=assessment.engagement_id,
            title=title,
            kind=kind,
            collected_at=desk.now(),
            collected_by=desk.actor.name,
        )
        known = writer.list(Evidence, engagement_id=assessment.engagement_id, title=new.title, withdrawn=False)
        evidence = known[0] if known else writer.save(numbered(writer, new))
        if evidence.id not in result.evidence_ids:
            writer.save(result.evidenced((*result.evidence_ids, evidence.id)))
        return evidence


def unlink_evidence(desk: Desk, assessment_id: str, criterion_id: str, evidence_id: str) -> None:
    """Take a piece of evidence off one criterion; it stays in the engagement."""
    with _writing(desk, assessment_id) as (writer, assessment, checklist):
        result = _result(writer, assessment, checklist, criterion_id)
        if evidence_id in result.evidence_ids:
            writer.save(result.evidenced(tuple(kept for kept in result.evidence_ids if kept != evidence_id)))


def name_responsible(desk: Desk, assessment_id: str, criterion_id: str, name: str) -> Person:
    """Make the person of that name responsible for the criterion; a new name becomes a new person."""
    with _writing(desk, assessment_id) as (writer, assessment, checklist):
        result = _result(writer, assessment, checklist, criterion_id)
        person = person_named(desk, writer, assessment.engagement_id, name)
        if result.responsible_id != person.id:
            writer.save(result.assigned(person.id))
        return person


@contextmanager
def _writing(desk: Desk, assessment_id: str) -> Iterator[tuple[Writer, Assessment, Checklist]]:
    """One write transaction on the engagement of an assessment, with its checklist."""
    with writing_on(desk, assessment_id) as (writer, assessment):
        yield writer, assessment, pinned_checklist(writer, assessment)


def _result(writer: Writer, assessment: Assessment, checklist: Checklist, criterion_id: str) -> CriterionResult:
    """The stored result of a criterion, or a blank one."""
    criterion = checklist.criterion(criterion_id)
    return writer.find(CriterionResult, result_id(assessment.id, criterion.id)) or CriterionResult.blank(
        assessment, criterion
    )


def _last_hand(writer: Writer, result: CriterionResult, field: Field) -> str:
    """Who gave this field the value it has now; others may have saved other fields since."""
    now, by = result.model_dump(mode="json")[field.value], ""
    for entry in writer.entries(CriterionResult, result.id):
        if entry.body is not None and entry.body[field.value] != now:
            break
        by = entry.actor
    return by
