"""Raise findings in three inputs, rewrite them, let a second person review them, and ask the organization about the facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date

from assessment.domain.adopted_document import AdoptedDocument, adopted_for
from assessment.domain.assessment import CriterionResult
from assessment.domain.audit import Audit
from assessment.domain.audit_file import AuditFile
from assessment.domain.audit_review import ReviewNote
from assessment.domain.checklist import Criterion
from assessment.domain.errors import Conflict, NotAllowed, NotFound
from assessment.domain.finding import Finding, Position
from assessment.domain.grading import GradeClass
from assessment.domain.numbering import Series
from assessment.domain.record import LongText, ShortText, Value
from assessment.domain.remark import Remark
from assessment.domain.statement_check import Statement, check_statement
from assessment.library.audit_data import statement_rules
from assessment.services.audit_files import audit_in, scale_of, writing_on_audit
from assessment.services.desk import Desk
from assessment.services.numbering import next_number
from assessment.storage.store import Writer


class FindingText(Value):
    """What is entered for a finding: grade, statement and evidence are enough, the rest comes along or can be added."""

    grade: ShortText
    statement: LongText
    evidence: LongText = ""
    criterion_id: ShortText = ""
    clause: ShortText = ""
    adopted_id: str | None = None
    requirement: LongText = ""
    evidence_ids: tuple[str, ...] = ()
    cause: LongText = ""
    effect: LongText = ""
    agreed_action: LongText = ""
    recommendation: LongText = ""
    site_id: str | None = None
    process_id: str | None = None
    unit: ShortText = ""


class Proposal(Value):
    """What comes along from a criterion: clause, adopted document, requirement, evidence already seen, and the grade.

    `because` says why the grade is proposed, in a key of the wording.
    """

    text: FindingText
    because: str


class NoAdoptedRule(NotAllowed):
    """A nonconformity needs a rule that binds the organization."""

    def __init__(self, clause: str) -> None:
        """Say what to do."""
        where = f"for {clause} " if clause else ""
        super().__init__(
            f"A nonconformity needs the organization's own rule {where}(ISO 10002 is guidance). Choose the document that "
            "adopts it, or grade this as a gap."
        )


class NoRecommendations(NotAllowed):
    """The audit plan does not provide for recommendations."""

    def __init__(self) -> None:
        """Say where to allow them."""
        super().__init__(
            "The plan of this audit does not provide for recommendations. Allow them under Plan, then save again."
        )


class VerdictMoved(Conflict):
    """A verdict is not what the reviewer read any more."""

    def __init__(self, criterion_id: str, by: str) -> None:
        """Name the criterion and who was there first."""
        super().__init__(
            f"{criterion_id} was changed or reviewed by {by} after this list was shown. None of the verdicts you chose "
            "was accepted: read the list again, choose them, and accept."
        )


def propose_finding(desk: Desk, audit_id: str, criterion_id: str) -> Proposal:
    """The finding on a criterion as far as it writes itself."""
    with desk.store.reading() as reader:
        file = audit_in(reader, audit_id)
    criterion = file.checklist.criterion(criterion_id)
    result = file.work.result(criterion) if file.work else None
    adopted = adopted_for(_audited_against(file.audit, file.adopted), criterion.clause_number)
    wanted = GradeClass.NONCONFORMITY if adopted else GradeClass.GAP
    if result and file.work and result.rating == file.work.checklist.top_rating:
        wanted, because = GradeClass.GOOD_PRACTICE, "finding.because.met"
    else:
        because = "finding.because.adopted" if adopted else "finding.because.no_rule"
    fitting = [grade for grade in file.scale.grades if grade.grade_class is wanted]
    grade = min(fitting or file.scale.grades, key=lambda one: abs(one.weight - 50))
    return Proposal(
        text=FindingText(
            grade=grade.id,
            statement="",
            evidence=result.rationale if result else "",
            criterion_id=criterion.id,
            clause=criterion.clause_number,
            adopted_id=adopted.id if adopted else None,
            requirement=_requirement(criterion, adopted),
            evidence_ids=result.evidence_ids if result else (),
            site_id=result.site_id if result else None,
            process_id=result.process_id if result else None,
            unit=result.unit if result else "",
        ),
        because=because,
    )


def check_words(file: AuditFile, text: FindingText) -> tuple[Remark, ...]:
    """What in the words of a finding would not survive a challenge."""
    known = file.checklist.has_criterion(text.criterion_id)
    return check_statement(
        Statement(
            statement=text.statement,
            evidence=text.evidence,
            has_evidence=bool(text.evidence_ids),
            criterion="\n".join(
                (file.checklist.criterion(text.criterion_id).statement if known else "", text.requirement)
            ),
            form=file.audit.form,
            people=tuple(person.name for person in file.people.values()),
            places=_named_things(file),
        ),
        statement_rules(),
    )


def _named_things(file: AuditFile) -> tuple[str, ...]:
    """What is written with capitals here and is nobody: organization, sites, processes, documents."""
    places = (*(site.name for site in file.sites.values()), *(process.name for process in file.processes.values()))
    return (file.organization.name, *places, *(adopted.title for adopted in file.adopted))


def raise_finding(desk: Desk, audit_id: str, text: FindingText) -> Finding:
    """Store a finding under its number; `NoAdoptedRule` for a nonconformity without an own rule."""
    with writing_on_audit(desk, audit_id) as (writer, audit):
        audit.running()
        _check(audit, text)
        return writer.save(
            Finding(
                id=desk.new_id(),
                engagement_id=audit.engagement_id,
                audit_id=audit.id,
                number=next_number(writer, audit.engagement_id, Series.FINDING),
                prepared_by=desk.actor.name,
                prepared_at=desk.now(),
                **text.model_dump(),
            )
        )


def rewrite_finding(desk: Desk, finding_id: str, text: FindingText, *, seen: int) -> Finding:
    """Save other words or another grade; a review of the former words no longer holds. `StaleRecord` when outdated."""
    with _writing(desk, finding_id) as (writer, audit, finding):
        _check(audit, text)
        return writer.save(finding.rewritten(**text.model_dump()), seen=seen)


def review_finding(desk: Desk, finding_id: str, *, seen: int) -> Finding:
    """Accept a finding as its second reader; `OwnFinding` for its author."""
    with _writing(desk, finding_id) as (writer, _, finding):
        return writer.save(finding.reviewed(desk.actor.name, desk.now()), seen=seen)


def record_position(
    desk: Desk, finding_id: str, position: Position, *, on: date, by: str, opinion: str, seen: int
) -> Finding:
    """Record what the organization says to the facts."""
    with _writing(desk, finding_id) as (writer, _, finding):
        return writer.save(finding.answered(position, on, by, opinion), seen=seen)


def withdraw_finding(desk: Desk, finding_id: str, reason: str, *, seen: int) -> Finding:
    """Take a finding back with a reason; `ReportedFinding` once it stands in a signed report."""
    with _writing(desk, finding_id) as (writer, _, finding):
        return writer.save(finding.withdrawn(desk.today(), reason), seen=seen)


def raise_review_note(
    desk: Desk, audit_id: str, text: str, *, finding_id: str | None = None, criterion_id: str = ""
) -> ReviewNote:
    """Ask something about a finding or a verdict; it must be cleared before the sign-off."""
    with writing_on_audit(desk, audit_id) as (writer, audit):
        audit.running()
        return writer.save(
            ReviewNote(
                id=desk.new_id(),
                engagement_id=audit.engagement_id,
                audit_id=audit.id,
                finding_id=finding_id,
                criterion_id=criterion_id,
                text=text,
                raised_by=desk.actor.name,
                raised_at=desk.now(),
            )
        )


def clear_review_note(desk: Desk, audit_id: str, note_id: str, answer: str) -> ReviewNote:
    """Settle a review note with an answer."""
    with writing_on_audit(desk, audit_id) as (writer, audit):
        audit.running()
        return writer.save(writer.get(ReviewNote, note_id).cleared(answer, desk.actor.name, desk.now()))


def review_verdicts(desk: Desk, audit_id: str, seen: Mapping[str, int]) -> list[CriterionResult]:
    """Accept verdicts as their second reader, all or none; `seen` is the revision read of each criterion.

    `OwnVerdict` for one's own, `VerdictMoved` when one was changed or accepted after it was read.
    """
    with writing_on_audit(desk, audit_id) as (writer, audit):
        audit.running()
        results = {one.criterion_id: one for one in writer.list(CriterionResult, assessment_id=audit.assessment_id)}
        chosen = [results[key] for key in seen if key in results]
        if moved := next((one for one in chosen if one.revision != seen[one.criterion_id]), None):
            raise VerdictMoved(moved.criterion_id, next(writer.entries(CriterionResult, moved.id)).actor)
        return [writer.save(one.reviewed(desk.actor.name, desk.now())) for one in chosen]


@contextmanager
def _writing(desk: Desk, finding_id: str) -> Iterator[tuple[Writer, Audit, Finding]]:
    """One write transaction on the audit of a finding, which must be running."""
    with desk.store.reading() as reader:
        finding = reader.get(Finding, finding_id)
    if finding.audit_id is None:
        raise NotFound("audit of the finding", finding.number)
    with writing_on_audit(desk, finding.audit_id) as (writer, audit):
        yield writer, audit.running(), writer.get(Finding, finding_id)


def _check(audit: Audit, text: FindingText) -> None:
    grade = scale_of(audit).grade(text.grade)
    if grade.grade_class is GradeClass.NONCONFORMITY and text.adopted_id is None:
        raise NoAdoptedRule(text.clause)
    if text.recommendation.strip() and not audit.recommendations_allowed:
        raise NoRecommendations


def _audited_against(audit: Audit, adopted: Sequence[AdoptedDocument]) -> list[AdoptedDocument]:
    """The documents the audit names; all of the engagement when it names none."""
    named = [document for document in adopted if document.id in audit.adopted_ids]
    return named or list(adopted)


def _requirement(criterion: Criterion, adopted: AdoptedDocument | None) -> str:
    if adopted is None:
        return criterion.statement
    return "\n".join(part for part in (adopted.label, adopted.statement or criterion.statement) if part)
