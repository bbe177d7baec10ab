"""The evidence register of an engagement: enter, change, link to criteria, withdraw, and say where a piece is used."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime, time
from typing import Self

from assessment.domain.assessment import Assessment, CriterionResult
from assessment.domain.checklist import Clause
from assessment.domain.errors import NotFound
from assessment.domain.evidence import Confidentiality, Evidence, EvidenceKind
from assessment.domain.expected_evidence import expected_item
from assessment.domain.record import LongText, Name, ShortText, Value
from assessment.services.desk import Desk
from assessment.services.files import find_evidence, result_in
from assessment.services.numbering import numbered
from assessment.services.work import pinned_checklist, writing_on
from assessment.storage.store import Writer

_MIDDAY = time(12)


class EvidenceDetails(Value):
    """What is entered about a piece of evidence; only the title must be given."""

    title: Name
    kind: EvidenceKind = EvidenceKind.OTHER
    source: ShortText = ""
    reference: ShortText = ""
    period_from: date | None = None
    period_to: date | None = None
    confidentiality: Confidentiality = Confidentiality.INTERNAL
    note: LongText = ""
    collected_on: date | None = None
    collected_by: ShortText = ""

    @classmethod
    def of(cls, evidence: Evidence) -> Self:
        """What is stored about a piece of evidence, as it is edited."""
        shared = {name: getattr(evidence, name) for name in cls.model_fields if name != "collected_on"}
        return cls(**shared, collected_on=local_day(evidence.collected_at))


class Use(Value):
    """One criterion that rests on a piece of evidence, with the assessment it belongs to."""

    assessment_id: str
    assessment: str
    criterion_id: str
    clause: Clause
    statement: str


def register_evidence(desk: Desk, engagement_id: str, details: EvidenceDetails) -> Evidence:
    """Enter a piece of evidence without a file."""
    blank = Evidence(
        id=desk.new_id(),
        engagement_id=engagement_id,
        title=details.title,
        collected_at=desk.now(),
        collected_by=desk.actor.name,
    )
    with desk.store.writing(desk.actor, desk.now(), engagement_id) as writer:
        return writer.save(numbered(writer, _described(blank, details)))


def change_evidence(desk: Desk, evidence_id: str, details: EvidenceDetails, *, seen: int) -> Evidence:
    """Save what was edited about a piece of evidence; `StaleRecord` when it was changed meanwhile."""
    evidence = find_evidence(desk, evidence_id)
    with desk.store.writing(desk.actor, desk.now(), evidence.engagement_id) as writer:
        stored = _in_register(writer, evidence_id)
        described = _described(stored, details)
        return stored if described == stored and stored.revision == seen else writer.save(described, seen=seen)


def link_evidence(
    desk: Desk, assessment_id: str, evidence_id: str, *, shown: Collection[str], wanted: Collection[str]
) -> None:
    """Link a piece of evidence to the criteria `wanted` that were not `shown`, and take it off those no longer wanted.

    What somebody else linked or unlinked meanwhile stays as they left it.
    """
    with writing_on(desk, assessment_id) as (writer, assessment):
        _of_engagement(writer, assessment, evidence_id)
        for criterion_id in sorted(set(wanted) ^ set(shown)):
            result = result_in(writer, assessment, criterion_id)
            others = tuple(key for key in result.evidence_ids if key != evidence_id)
            linked = result.evidenced((*others, evidence_id) if criterion_id in wanted else others)
            if set(linked.evidence_ids) != set(result.evidence_ids):
                writer.save(linked)


def tie_to_expected(
    desk: Desk, engagement_id: str, code: str, *, shown: Collection[str], wanted: Collection[str]
) -> None:
    """Say that the evidence `wanted` is the expected document or record of `code`, and that the rest of `shown` is not.

    What somebody else tied or untied meanwhile stays as they left it.
    """
    item = expected_item(code)
    with desk.store.writing(desk.actor, desk.now(), engagement_id) as writer:
        for evidence_id in sorted(set(wanted) ^ set(shown)):
            evidence = _in_register(writer, evidence_id)
            if evidence.engagement_id != engagement_id:
                raise NotFound("evidence", evidence.title)
            tied = evidence_id in wanted
            changed = evidence.said_to_be(item.code) if tied else evidence.no_longer_said_to_be(item.code)
            if changed != evidence:
                writer.save(changed)


def withdraw_evidence(desk: Desk, evidence_id: str, *, seen: int) -> None:
    """Take a piece of evidence out of the register and off every criterion; the journal keeps what it was."""
    evidence = find_evidence(desk, evidence_id)
    with desk.store.writing(desk.actor, desk.now(), evidence.engagement_id) as writer:
        writer.save(_in_register(writer, evidence_id).taken_back(), seen=seen)
        for result in writer.list(CriterionResult, engagement_id=evidence.engagement_id):
            if evidence_id in result.evidence_ids:
                writer.save(result.evidenced(tuple(key for key in result.evidence_ids if key != evidence_id)))


def where_used(desk: Desk, evidence_id: str) -> list[Use]:
    """Every criterion that rests on a piece of evidence, in all assessments of its engagement, the newest first."""
    evidence = find_evidence(desk, evidence_id)
    with desk.store.reading() as reader:
        assessments = reader.list(Assessment, order="started_on", engagement_id=evidence.engagement_id)[::-1]
        found = []
        for assessment in assessments:
            checklist = pinned_checklist(reader, assessment)
            used = {
                result.criterion_id
                for result in reader.list(CriterionResult, assessment_id=assessment.id)
                if evidence_id in result.evidence_ids
            }
            found += [
                Use(
                    assessment_id=assessment.id,
                    assessment=assessment.title,
                    criterion_id=criterion.id,
                    clause=clause,
                    statement=criterion.statement,
                )
                for clause in checklist.leaf_clauses
                for criterion in clause.criteria
                if criterion.id in used
            ]
        return found


def local_day(moment: datetime) -> date:
    """The date of a moment where the reader sits."""
    return moment.astimezone().date()


def _described(evidence: Evidence, details: EvidenceDetails) -> Evidence:
    """With what was entered; the time of day stays when the day of collecting does."""
    named = evidence.changed(
        **{name: getattr(details, name) for name in ("title", "kind", "source", "reference", "confidentiality", "note")}
    )
    collected_at = evidence.collected_at
    if details.collected_on and details.collected_on != local_day(collected_at):
        collected_at = _midday(details.collected_on)
    return named.covering(details.period_from, details.period_to).changed(
        collected_at=collected_at, collected_by=details.collected_by or evidence.collected_by
    )


def _midday(day: date) -> datetime:
    """Noon of a day where the reader sits; in UTC for days at the ends of the calendar."""
    try:
        return datetime.combine(day, _MIDDAY).astimezone()
    except (OverflowError, OSError, ValueError):
        return datetime.combine(day, _MIDDAY, UTC)


def _in_register(writer: Writer, evidence_id: str) -> Evidence:
    evidence = writer.get(Evidence, evidence_id)
    if evidence.withdrawn:
        raise NotFound("evidence", evidence.title)
    return evidence


def _of_engagement(writer: Writer, assessment: Assessment, evidence_id: str) -> None:
    evidence = _in_register(writer, evidence_id)
    if evidence.engagement_id != assessment.engagement_id:
        raise NotFound("evidence", evidence.title)
