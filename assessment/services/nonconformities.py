"""Raise nonconformities and lead each through its steps; every gate is checked here, within the transaction."""

from __future__ import annotations

from datetime import date

from assessment.domain.action import has_happened
from assessment.domain.assessment import Assessment, CriterionResult
from assessment.domain.audit import Audit
from assessment.domain.errors import NotFound
from assessment.domain.finding import Finding
from assessment.domain.grading import Grade, GradeClass, GradingScale, UnknownGrade
from assessment.domain.nonconformity import (
    ActionOption,
    Disagreement,
    DowngradedWithoutReason,
    Nonconformity,
    OutsideBody,
    Regrading,
    RiskAcceptance,
    Source,
)
from assessment.domain.nonconformity_file import closed_on_plan
from assessment.domain.nonconformity_rules import NonconformityRules
from assessment.domain.numbering import Series
from assessment.domain.record import LongText, ShortText, TextMissing, Value
from assessment.library.audit_data import gradings
from assessment.services.desk import Desk
from assessment.services.findings import NoAdoptedRule
from assessment.services.nonconformity_files import (
    rules_in,
    settle_state,
    writing_on_nonconformity,
    writing_on_open,
)
from assessment.services.numbering import next_number
from assessment.services.people import person_named
from assessment.services.work import pinned_checklist
from assessment.services.working_days import due_day, holidays_of
from assessment.storage.store import Writer
from assessment.wording import say


class NewNonconformity(Value):
    """What is entered; an outside body's own grade needs no rule of the organization, and `is_major` says what it means."""

    source: Source = Source.BY_HAND
    source_reference: ShortText = ""
    outside: OutsideBody | None = None
    finding_ids: tuple[str, ...] = ()
    result_id: str | None = None
    grading: ShortText = "major-minor"
    grade: ShortText
    is_major: bool = False
    clause: ShortText = ""
    criterion_id: ShortText = ""
    adopted_id: str | None = None
    requirement: LongText = ""
    statement: LongText
    evidence: LongText = ""
    evidence_ids: tuple[str, ...] = ()
    site_id: str | None = None
    process_id: str | None = None
    unit: ShortText = ""
    responsible: ShortText = ""
    raised_on: date | None = None


class Wording(Value):
    """The words of a nonconformity, as they are edited."""

    requirement: LongText = ""
    statement: LongText
    evidence: LongText = ""
    clause: ShortText = ""
    responsible: ShortText = ""


def raise_nonconformity(desk: Desk, engagement_id: str, new: NewNonconformity) -> Nonconformity:
    """Store a nonconformity under its number, with the due days of its grade."""
    _stated(new.statement)
    with desk.store.writing(desk.actor, desk.now(), engagement_id) as writer:
        return _raised(desk, writer, engagement_id, new)


def raise_from_findings(desk: Desk, finding_ids: tuple[str, ...]) -> Nonconformity:
    """One nonconformity from one or several findings of an audit; the gravest gives grade and words, the rest join."""
    with desk.store.reading() as reader:
        findings = [reader.get(Finding, key) for key in finding_ids]
    if not findings:
        raise NotFound("finding", "")
    engagement_id = findings[0].engagement_id
    with desk.store.writing(desk.actor, desk.now(), engagement_id) as writer:
        audit = writer.get(Audit, findings[0].audit_id or "")
        scale = gradings().scale(audit.grading)
        gravest = max(findings, key=lambda finding: scale.grade(finding.grade).weight)
        new = NewNonconformity(
            source=Source.FINDING,
            source_reference=", ".join(finding.number for finding in findings),
            finding_ids=finding_ids,
            grading=audit.grading,
            **gravest.model_dump(
                include={
                    "grade",
                    "clause",
                    "criterion_id",
                    "adopted_id",
                    "requirement",
                    "statement",
                    "evidence",
                    "site_id",
                    "process_id",
                    "unit",
                }
            ),
            evidence_ids=tuple(dict.fromkeys(key for finding in findings for key in finding.evidence_ids)),
        )
        return _raised(desk, writer, engagement_id, new)


def raise_from_gap(
    desk: Desk, assessment_id: str, criterion_id: str, *, grade: str, adopted_id: str | None
) -> Nonconformity:
    """A nonconformity from a gap of an assessment; without an adopted rule it is refused and stays a gap."""
    with desk.store.reading() as reader:
        engagement_id = reader.get(Assessment, assessment_id).engagement_id
    with desk.store.writing(desk.actor, desk.now(), engagement_id) as writer:
        assessment = writer.get(Assessment, assessment_id)
        criterion = pinned_checklist(writer, assessment).criterion(criterion_id)
        found = writer.list(CriterionResult, assessment_id=assessment_id, criterion_id=criterion_id)
        if not found:
            raise NotFound("gap", criterion_id)
        new = NewNonconformity(
            source=Source.GAP,
            source_reference=criterion_id,
            result_id=found[0].id,
            grade=grade,
            clause=criterion.clause_number,
            criterion_id=criterion_id,
            adopted_id=adopted_id,
            requirement=criterion.statement,
            statement=found[0].rationale or criterion.not_met,
            evidence_ids=found[0].evidence_ids,
        )
        return _raised(desk, writer, engagement_id, new)


def reword(desk: Desk, nonconformity_id: str, words: Wording, *, seen: int) -> None:
    """Save other words; `StaleRecord` when somebody saved others meanwhile."""
    _stated(words.statement)
    with writing_on_open(desk, nonconformity_id) as (writer, file):
        plain = words.model_dump(exclude={"responsible"})
        responsible = (
            person_named(desk, writer, file.nonconformity.engagement_id, words.responsible)
            if words.responsible
            else None
        )
        writer.save(
            file.nonconformity.changed(**plain, responsible_id=responsible.id if responsible else None), seen=seen
        )


def regrade(desk: Desk, nonconformity_id: str, grade: str, reason: str, *, seen: int) -> None:
    """Give another grade; a lower one needs a reason, and lateness never is one."""
    with writing_on_open(desk, nonconformity_id) as (writer, file):
        one = file.nonconformity
        scale = gradings().scale(one.grading)
        wanted = scale.grade(grade)
        is_lower = wanted.weight < _weight(scale, one.grade) or (one.is_major and not wanted.is_major)
        step = Regrading(was=one.grade, now=grade, reason=reason, by=desk.actor.name, on=desk.today())
        writer.save(one.regraded(step, is_major=wanted.is_major, is_lower=is_lower), seen=seen)


def record_containment(desk: Desk, nonconformity_id: str, containment: str, *, seen: int) -> None:
    """Say what was done at once."""
    with writing_on_open(desk, nonconformity_id) as (writer, file):
        writer.save(file.nonconformity.contained(containment), seen=seen)


def record_extent(desk: Desk, nonconformity_id: str, extent: str, *, seen: int) -> None:
    """Say what was found when similar cases were looked for."""
    with writing_on_open(desk, nonconformity_id) as (writer, file):
        writer.save(file.nonconformity.extent_checked(extent, desk.today() if extent.strip() else None), seen=seen)


def weigh_options(desk: Desk, nonconformity_id: str, options: tuple[ActionOption, ...], *, seen: int) -> None:
    """Keep the ways to act that were weighed."""
    with writing_on_open(desk, nonconformity_id) as (writer, file):
        writer.save(file.nonconformity.weighed(options), seen=seen)


def agree_plan(desk: Desk, nonconformity_id: str, on: date, by: str, *, seen: int) -> None:
    """Record the day the plan of action was agreed, and by whom."""
    has_happened("plan agreed", on, desk.today())
    with writing_on_open(desk, nonconformity_id) as (writer, file):
        writer.save(file.nonconformity.agreed(on, by), seen=seen)


def extend(desk: Desk, nonconformity_id: str, close_due: date, reason: str, *, seen: int) -> None:
    """Move the day of closing, with the reason."""
    with writing_on_open(desk, nonconformity_id) as (writer, file):
        writer.save(file.nonconformity.extended(close_due, reason, by=desk.actor.name, on=desk.today()), seen=seen)


def close_on_plan(desk: Desk, nonconformity_id: str, *, seen: int) -> None:
    """Close a minor one because its plan was accepted, where the rules of the engagement allow it."""
    with writing_on_open(desk, nonconformity_id) as (writer, file):
        allowed = rules_in(writer, file.nonconformity.engagement_id).minor_closes_on_plan
        writer.save(closed_on_plan(file, on=desk.today(), by=desk.actor.name, allowed=allowed), seen=seen)


def accept_risk(desk: Desk, nonconformity_id: str, risk: RiskAcceptance, *, seen: int) -> None:
    """Live with it until a review date; refused for a major one while an assessment lies ahead."""
    with writing_on_open(desk, nonconformity_id) as (writer, file):
        ahead = rules_in(writer, file.nonconformity.engagement_id).assessment_ahead
        writer.save(file.nonconformity.risk_accepted(risk, assessment_ahead=ahead), seen=seen)


def record_disagreement(desk: Desk, nonconformity_id: str, disagreement: Disagreement, *, seen: int) -> None:
    """Keep both views where the organization does not accept it."""
    with writing_on_open(desk, nonconformity_id) as (writer, file):
        writer.save(file.nonconformity.not_agreed(disagreement), seen=seen)


def take_up_again(desk: Desk, nonconformity_id: str, *, seen: int) -> None:
    """Open it again after a risk was accepted, a disagreement recorded or a plan found enough."""
    with writing_on_nonconformity(desk, nonconformity_id) as (writer, file):
        writer.save(file.nonconformity.taken_up_again(), seen=seen)


def withdraw_nonconformity(desk: Desk, nonconformity_id: str, reason: str, *, seen: int) -> None:
    """Take it back with a reason; its number is not given again."""
    with writing_on_open(desk, nonconformity_id) as (writer, file):
        if not reason.strip():
            raise DowngradedWithoutReason(file.nonconformity.number)
        writer.save(file.nonconformity.changed(withdrawn_on=desk.today(), withdrawn_reason=reason), seen=seen)


def read_rules(desk: Desk, engagement_id: str) -> NonconformityRules:
    """The rules of an engagement."""
    with desk.store.reading() as reader:
        return rules_in(reader, engagement_id)


def change_rules(desk: Desk, wanted: NonconformityRules, *, seen: int) -> NonconformityRules:
    """Save other rules; due days that were given stay as they are. `UnknownCountry` for a country without a calendar."""
    holidays_of(wanted.country)
    with desk.store.writing(desk.actor, desk.now(), wanted.engagement_id) as writer:
        return writer.save(wanted, seen=seen)


def _stated(statement: str) -> None:
    """Refuse a nonconformity that says nothing."""
    if not statement.strip():
        raise TextMissing("statement")


def _raised(desk: Desk, writer: Writer, engagement_id: str, new: NewNonconformity) -> Nonconformity:
    scale = gradings().scale(new.grading)
    grade = _meant(scale, is_major=new.is_major) if new.outside else scale.grade(new.grade)
    if not new.outside and new.adopted_id is None and grade.grade_class is GradeClass.NONCONFORMITY:
        raise NoAdoptedRule(new.clause)
    rules = rules_in(writer, engagement_id)
    responsible = person_named(desk, writer, engagement_id, new.responsible) if new.responsible else None
    raised_on = new.raised_on or desk.today()
    has_happened("raised", raised_on, desk.today())
    one = Nonconformity(
        id=desk.new_id(),
        engagement_id=engagement_id,
        number=next_number(writer, engagement_id, Series.NONCONFORMITY),
        grade=new.grade if new.grade.strip() else grade.id,
        is_major=grade.is_major,
        raised_on=raised_on,
        raised_by=desk.actor.name,
        responsible_id=responsible.id if responsible else None,
        **new.model_dump(exclude={"responsible", "raised_on", "outside", "grade", "is_major"}),
        outside=new.outside,
    )
    if new.outside and new.outside.deadline:  # the deadline that was given stands instead of our own days
        dated = one.due_by(None, new.outside.deadline)
    else:
        plan = due_day(rules, raised_on, rules.plan_days.get(grade.id, grade.plan_days))
        close = due_day(rules, raised_on, rules.close_days.get(grade.id, grade.close_days))
        dated = one.due_by(plan, close)
    stored = writer.save(dated)
    return settle_state(desk, writer, stored.id)


def _meant(scale: GradingScale, *, is_major: bool) -> Grade:
    """The grade of our own that an outside body's grade comes down to."""
    return next(one for one in scale.grades if one.grade_class is GradeClass.NONCONFORMITY and one.is_major is is_major)


def _weight(scale: GradingScale, grade: str) -> int:
    try:
        found: Grade = scale.grade(grade)
    except UnknownGrade:
        return 0
    return found.weight


def usual_scale() -> GradingScale:
    """The scale for nonconformities that come from no audit."""
    return gradings().scale("major-minor")


def findings_to_take_up(desk: Desk, engagement_id: str) -> list[Finding]:
    """The findings that ask for an answer and that no nonconformity takes up yet."""
    with desk.store.reading() as reader:
        taken = {key for one in reader.list(Nonconformity, engagement_id=engagement_id) for key in one.finding_ids}
        scales = {
            audit.id: gradings().scale(audit.grading) for audit in reader.list(Audit, engagement_id=engagement_id)
        }
        return [
            finding
            for finding in reader.list(Finding, order="number", engagement_id=engagement_id)
            if finding.counts
            and finding.id not in taken
            and finding.audit_id in scales
            and scales[finding.audit_id].grade(finding.grade).grade_class is GradeClass.NONCONFORMITY
        ]


def raised_from_audit(desk: Desk, audit_id: str) -> dict[str, Nonconformity]:
    """The nonconformities raised from the findings of an audit, by the id of the finding."""
    with desk.store.reading() as reader:
        engagement_id = reader.get(Audit, audit_id).engagement_id
        found = {one.id for one in reader.list(Finding, audit_id=audit_id)}
        raised = reader.list(Nonconformity, order="number", engagement_id=engagement_id)
    return {key: one for one in raised for key in one.finding_ids if key in found}


def scale_of_nonconformity(one: Nonconformity) -> GradingScale:
    """The grading scale a nonconformity is graded by."""
    return gradings().scale(one.grading)


def grade_name(one: Nonconformity) -> str:
    """What people call the grade; an outside body's own word, with what it means here where that is major."""
    ours = next((grade for grade in scale_of_nonconformity(one).grades if grade.id == one.grade), None)
    if ours and ours.is_major is one.is_major:
        return ours.label
    says_so = not one.is_major or "major" in one.grade.casefold()
    return one.grade if says_so else say("nonconformities.major", grade=one.grade)
