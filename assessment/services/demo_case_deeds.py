"""What the people of a demo do about nonconformities, from raising one to the proof, and in management reviews."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from assessment.domain.action import Action
from assessment.domain.cause_analysis import Branch, CauseAnalysis
from assessment.domain.effectiveness_review import EffectivenessReview
from assessment.domain.management_review import DecisionKind, InputKind, ManagementReview
from assessment.domain.nonconformity import ActionOption, Disagreement, Nonconformity, OutsideBody, RiskAcceptance
from assessment.domain.nonconformity_rules import NonconformityRules
from assessment.domain.record import Record
from assessment.services import action_register
from assessment.services import nonconformities as cases
from assessment.services import nonconformity_steps as steps
from assessment.services.actions import Step
from assessment.services.demo_field_deeds import revision
from assessment.services.desk import Desk
from assessment.services.engagements import newest_assessment
from assessment.services.management_reviews import (
    Minutes,
    ReviewPlan,
    approve_minutes,
    decide,
    hold_management_review,
    plan_management_review,
)
from assessment.services.nonconformity_files import open_nonconformity


def _seen(desk: Desk, case: str) -> int:
    return revision(desk, Nonconformity, case)


def _rules(desk: Desk, engagement_id: str, **rules: Any) -> Record:
    return cases.change_rules(desk, NonconformityRules(id=engagement_id, engagement_id=engagement_id, **rules), seen=0)


def _raise(desk: Desk, engagement_id: str, *, outside: Any = None, **new: Any) -> Record:
    body = OutsideBody(**outside) if outside else None
    return cases.raise_nonconformity(desk, engagement_id, cases.NewNonconformity(outside=body, **new))


def _raise_from_findings(desk: Desk, _engagement_id: str, *, findings: tuple[str, ...]) -> Record:
    return cases.raise_from_findings(desk, findings)


def _raise_from_gap(desk: Desk, engagement_id: str, *, criterion: str, adopted: str) -> Record:
    assessment = newest_assessment(desk, engagement_id)
    return cases.raise_from_gap(desk, assessment.id, criterion, grade="minor", adopted_id=adopted)


def _name_responsible(desk: Desk, _engagement_id: str, *, case: str, name: str) -> None:
    one = open_nonconformity(desk, case).nonconformity
    kept = one.model_dump(include={"requirement", "statement", "evidence", "clause"})
    cases.reword(desk, case, cases.Wording(responsible=name, **kept), seen=one.revision)


def _contain(desk: Desk, _engagement_id: str, *, case: str, text: str) -> None:
    cases.record_containment(desk, case, text, seen=_seen(desk, case))


def _extent(desk: Desk, _engagement_id: str, *, case: str, text: str) -> None:
    cases.record_extent(desk, case, text, seen=_seen(desk, case))


def _weigh(desk: Desk, _engagement_id: str, *, case: str, options: Any) -> None:
    cases.weigh_options(desk, case, tuple(ActionOption(**one) for one in options), seen=_seen(desk, case))


def _action(desk: Desk, _engagement_id: str, *, case: str, **wanted: Any) -> Record:
    return steps.add_action(desk, case, steps.PlannedAction(**wanted))


def _move(desk: Desk, _engagement_id: str, *, case: str, action: str, step: str, reason: str = "") -> Record:
    del case  # named for whoever reads the story
    wanted = Step(name=step, on=desk.today(), reason=reason)
    return action_register.take_step(desk, action, wanted, seen=revision(desk, Action, action))


def _progress(desk: Desk, _engagement_id: str, *, action: str, text: str) -> Record:
    return action_register.log_progress(desk, action, text, seen=revision(desk, Action, action))


def _postpone(desk: Desk, _engagement_id: str, *, action: str, due: date, reason: str) -> Record:
    return action_register.postpone_action(desk, action, due, reason, seen=revision(desk, Action, action))


def _cause(
    desk: Desk, _engagement_id: str, *, case: str, is_done: bool = True, branches: Any = None, **text: Any
) -> Record:
    bones = tuple(Branch(category=name, causes=causes) for name, causes in (branches or {}).items())
    kept: CauseAnalysis = steps.save_cause(desk, case, steps.CauseText(branches=bones, **text), seen=0)
    return steps.finish_cause(desk, case, seen=kept.revision) if is_done else kept


def _agree(desk: Desk, _engagement_id: str, *, case: str, by: str) -> None:
    cases.agree_plan(desk, case, desk.today(), by, seen=_seen(desk, case))


def _extend(desk: Desk, _engagement_id: str, *, case: str, to: date, reason: str) -> None:
    cases.extend(desk, case, to, reason, seen=_seen(desk, case))


def _measure(desk: Desk, _engagement_id: str, *, case: str, **wanted: Any) -> Record:
    return steps.plan_review(desk, case, steps.Measure(**wanted))


def _effect(desk: Desk, _engagement_id: str, *, case: str, effective: bool, result: str, evidence: Any = ()) -> Record:
    planned = open_nonconformity(desk, case).planned_review
    seen = revision(desk, EffectivenessReview, planned.id) if planned else 0
    told = {"effective": effective, "result": result, "evidence_ids": evidence, "seen": seen}
    return steps.hold_review(desk, case, on=desk.today(), by=desk.actor.name, **told)


def _close_on_plan(desk: Desk, _engagement_id: str, *, case: str) -> None:
    cases.close_on_plan(desk, case, seen=_seen(desk, case))


def _accept(desk: Desk, _engagement_id: str, *, case: str, **risk: Any) -> None:
    cases.accept_risk(desk, case, RiskAcceptance(on=desk.today(), **risk), seen=_seen(desk, case))


def _disagree(desk: Desk, _engagement_id: str, *, case: str, **views: Any) -> None:
    cases.record_disagreement(desk, case, Disagreement(on=desk.today(), **views), seen=_seen(desk, case))


def _withdraw(desk: Desk, _engagement_id: str, *, case: str, reason: str) -> None:
    cases.withdraw_nonconformity(desk, case, reason, seen=_seen(desk, case))


def _plan_review(desk: Desk, engagement_id: str, **plan: Any) -> Record:
    return plan_management_review(desk, engagement_id, ReviewPlan(**plan))


def _hold_review(desk: Desk, _engagement_id: str, *, review: str, added: Any, **minutes: Any) -> Record:
    words = {InputKind(kind): text for kind, text in added.items()}
    seen = revision(desk, ManagementReview, review)
    return hold_management_review(desk, review, Minutes(added=words, **minutes), seen=seen)


def _decide(desk: Desk, _engagement_id: str, *, review: str, kind: str, **decision: Any) -> Record:
    return decide(desk, review, DecisionKind(kind), **decision)


def _approve(desk: Desk, _engagement_id: str, *, review: str) -> Record:
    return approve_minutes(desk, review, seen=revision(desk, ManagementReview, review))


CASE_DEEDS: Mapping[str, Callable[..., Record | None]] = {
    "rules": _rules,
    "raise": _raise,
    "raise-from-findings": _raise_from_findings,
    "raise-from-gap": _raise_from_gap,
    "name-responsible": _name_responsible,
    "contain": _contain,
    "extent": _extent,
    "weigh": _weigh,
    "action": _action,
    "move": _move,
    "progress": _progress,
    "postpone": _postpone,
    "cause": _cause,
    "agree": _agree,
    "extend": _extend,
    "measure": _measure,
    "effect": _effect,
    "close-on-plan": _close_on_plan,
    "accept": _accept,
    "disagree": _disagree,
    "withdraw": _withdraw,
    "plan-review": _plan_review,
    "hold-review": _hold_review,
    "decide": _decide,
    "approve": _approve,
}
