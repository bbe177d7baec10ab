"""What the people of a demo do in internal audits: programme, plan, fieldwork, findings, sign-off."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from assessment.domain.assessment import Assessment, CriterionResult
from assessment.domain.audit import Audit, AuditorCompetence, AuditScope, Conclusions, TeamRole
from assessment.domain.audit_fieldwork import Knows, WalkThroughStep
from assessment.domain.finding import Finding, Position
from assessment.domain.record import Record
from assessment.services.audit_closing import Signature, conclude_audit, sign_off_audit
from assessment.services.audit_fieldwork import ContactSheet, save_awareness, save_contact, save_walk_through
from assessment.services.audit_files import open_audit
from assessment.services.audit_plan import PlannedActivity, add_activity, hold_activity
from assessment.services.audits import (
    name_participant,
    name_team,
    plan_audit,
    record_competence,
    start_audit,
    waive_conflicts,
)
from assessment.services.demo_field_deeds import revision
from assessment.services.desk import Desk
from assessment.services.findings import (
    FindingText,
    clear_review_note,
    propose_finding,
    raise_finding,
    raise_review_note,
    record_position,
    review_finding,
    review_verdicts,
    withdraw_finding,
)
from assessment.services.programmes import ProgrammeText, rank_topic, save_programme
from assessment.services.work import pinned_checklist, writing_on


def _programme(desk: Desk, engagement_id: str, **text: Any) -> Record:
    return save_programme(desk, engagement_id, ProgrammeText(**text))


def _rank(desk: Desk, _engagement_id: str, *, programme: str, subject: str, ranks: Any, note: str = "") -> Record:
    return rank_topic(desk, programme, subject, ranks=(int(ranks[0]), int(ranks[1]), int(ranks[2])), note=note)


def _competence(desk: Desk, engagement_id: str, **what: Any) -> Record:
    return record_competence(desk, engagement_id, AuditorCompetence(id="", engagement_id=engagement_id, **what))


def _plan_audit(desk: Desk, engagement_id: str, **scope: Any) -> Record:
    return plan_audit(desk, engagement_id, AuditScope(**scope))


def _team(desk: Desk, _engagement_id: str, *, audit: str, name: str, role: str) -> Record:
    return name_team(desk, audit, name, TeamRole(role))


def _participant(desk: Desk, _engagement_id: str, *, audit: str, name: str, **meetings: bool) -> Record:
    return name_participant(desk, audit, name, **meetings)


def _activity(desk: Desk, _engagement_id: str, *, audit: str, **wanted: Any) -> Record:
    return add_activity(desk, audit, PlannedActivity(**wanted))


def _hold_activity(desk: Desk, _engagement_id: str, *, audit: str, activity: str, on: date, result: str) -> Record:
    return hold_activity(desk, audit, activity, held_on=on, result=result)


def _waive(desk: Desk, _engagement_id: str, *, audit: str, reason: str) -> None:
    waive_conflicts(desk, audit, [one.key for one in open_audit(desk, audit).unsettled_conflicts], reason)


def _start(desk: Desk, _engagement_id: str, *, audit: str) -> Record:
    return start_audit(desk, audit)


def _judge(desk: Desk, _engagement_id: str, *, audit: str, verdicts: Mapping[str, Mapping[str, Any]]) -> None:
    """Verdicts of one sitting: rating, what was seen, evidence and methods by criterion."""
    with writing_on(desk, open_audit(desk, audit).audit.assessment_id or "") as (writer, assessment):
        checklist = pinned_checklist(writer, writer.get(Assessment, assessment.id))
        for key, found in verdicts.items():
            blank = CriterionResult.blank(assessment, checklist.criterion(key))
            result = writer.find(CriterionResult, blank.id) or blank
            writer.save(
                result.rated(found["rating"], checklist, by=desk.actor.name, at=desk.now())
                .reasoned(found["seen"])
                .classified(found.get("gap_kind"))
                .evidenced((*result.evidence_ids, *found["evidence"]))
                .seen_by((*result.methods, *found["methods"]))
            )


def _contact(desk: Desk, _engagement_id: str, *, audit: str, **sheet: Any) -> Record:
    return save_contact(desk, audit, ContactSheet(**sheet))


def _awareness(desk: Desk, _engagement_id: str, *, audit: str, person: str, answers: str, **rest: Any) -> Record:
    told = tuple(_KNOWS[letter] for letter in answers)
    return save_awareness(desk, audit, person, answers=told, **rest)


_KNOWS = {"y": Knows.YES, "p": Knows.PARTLY, "n": Knows.NO, "-": None}


def _walk(desk: Desk, _engagement_id: str, *, audit: str, complaint: str, steps: Any) -> Record:
    return save_walk_through(desk, audit, complaint, tuple(WalkThroughStep(**step) for step in steps))


def _finding(desk: Desk, _engagement_id: str, *, audit: str, criterion: str, **words: Any) -> Record:
    proposed: FindingText = propose_finding(desk, audit, criterion).text
    return raise_finding(desk, audit, proposed.changed(**words))


def _review_finding(desk: Desk, _engagement_id: str, *, finding: str) -> Record:
    return review_finding(desk, finding, seen=revision(desk, Finding, finding))


def _position(
    desk: Desk, _engagement_id: str, *, finding: str, by: str, said: str = "agreed", opinion: str = ""
) -> Record:
    seen = revision(desk, Finding, finding)
    return record_position(desk, finding, Position(said), on=desk.today(), by=by, opinion=opinion, seen=seen)


def _withdraw_finding(desk: Desk, _engagement_id: str, *, finding: str, reason: str) -> Record:
    return withdraw_finding(desk, finding, reason, seen=revision(desk, Finding, finding))


def _ask(desk: Desk, _engagement_id: str, *, audit: str, text: str, finding: str) -> Record:
    return raise_review_note(desk, audit, text, finding_id=finding)


def _clear(desk: Desk, _engagement_id: str, *, audit: str, note: str, answer: str) -> Record:
    return clear_review_note(desk, audit, note, answer)


def _review_verdicts(desk: Desk, _engagement_id: str, *, audit: str) -> None:
    work = open_audit(desk, audit).work
    others = [one for one in work.results.values() if one.assessed_by != desk.actor.name] if work else []
    review_verdicts(
        desk, audit, {one.criterion_id: one.revision for one in sorted(others, key=lambda it: it.criterion_id)}
    )


def _conclude(desk: Desk, _engagement_id: str, *, audit: str, **words: Any) -> Record:
    return conclude_audit(desk, audit, Conclusions(**words), seen=revision(desk, Audit, audit))


def _sign(desk: Desk, _engagement_id: str, *, audit: str, **signature: Any) -> Record:
    return sign_off_audit(desk, audit, Signature(**signature))


AUDIT_DEEDS: Mapping[str, Callable[..., Record | None]] = {
    "programme": _programme,
    "rank": _rank,
    "competence": _competence,
    "plan-audit": _plan_audit,
    "team": _team,
    "participant": _participant,
    "activity": _activity,
    "hold-activity": _hold_activity,
    "waive": _waive,
    "start": _start,
    "judge": _judge,
    "contact": _contact,
    "awareness": _awareness,
    "walk": _walk,
    "finding": _finding,
    "review-finding": _review_finding,
    "position": _position,
    "withdraw-finding": _withdraw_finding,
    "ask": _ask,
    "clear": _clear,
    "review-verdicts": _review_verdicts,
    "conclude": _conclude,
    "sign": _sign,
}
