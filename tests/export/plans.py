"""An assessment with gaps in every state, for the tests of plans and workbooks."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime

from assessment.domain.action import Action, action_id
from assessment.domain.assessment import Assessment, CriterionResult, GapKind
from assessment.domain.checklist import NOT_APPLICABLE, Checklist
from assessment.domain.engagement import Engagement
from assessment.domain.evidence import Evidence
from assessment.domain.organization import Organization, Person
from assessment.domain.work import Work
from assessment.reporting.dress import Dress

TODAY = date(2026, 11, 21)
NINE = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
DRESS = Dress(author="Ada Lovelace, Analytical Engines")
INTERNAL = "between us: the manager is leaving"

_ASSESSMENT = Assessment(
    id="a1", engagement_id="e1", title="Gap analysis 2026", snapshot_id="s", profile="full", started_on=TODAY
)


def work_on(checklist: Checklist, organization: str = "Nørdwind / Söhne & <Ltd>") -> Work:
    """The small checklist with nothing assessed."""
    return Work(
        organization=Organization(id="o1", name=organization),
        engagement=Engagement(id="e1", organization_id="o1", title="Complaints handling 2026", created_at=NINE),
        sites=(),
        people={"p1": Person(id="p1", engagement_id="e1", name="Grace Hopper")},
        evidence={"v1": Evidence(id="v1", engagement_id="e1", title="Register export", collected_at=NINE)},
        assessment=_ASSESSMENT,
        profile=checklist.profile("full"),
        checklist=checklist,
        results={},
    )


def with_gaps(checklist: Checklist, text: str = "Register has no channel") -> Work:
    """One criterion met, one closed gap, three open gaps (one overdue, one done, one proposed), one not applicable."""
    results = {
        key: _result(checklist, key, rating, text)
        for key, rating in {
            "4.2-1": "met",
            "7.1-1": "partly_met",
            "7.1-2": "partly_met",
            "7.2-1": "not_met",
            "7.2-2": "partly_met",
            "7.2-3": NOT_APPLICABLE,
        }.items()
    }
    results["7.2-1"] = results["7.2-1"].classified(GapKind.NOT_WRITTEN).assigned("p1")
    closing = results["7.1-1"].classified(GapKind.NO_RECORD).evidenced(("v1",))
    results["7.1-1"] = closing.gap_closed(checklist, by="Ada", on=TODAY, at=NINE)
    actions = [
        _action("7.2-1", text, owner_id="p1", due=date(2026, 11, 1), started_on=date(2026, 10, 1)),
        _action("7.2-2", text, due=date(2026, 12, 24), implemented_on=TODAY, verified_on=TODAY, verified_by="Ada"),
    ]
    return dataclasses.replace(work_on(checklist), results=results, actions={one.id: one for one in actions})


def all_not_applicable(checklist: Checklist) -> Work:
    """Every criterion out of scope with a reason."""
    results = {one.id: _result(checklist, one.id, NOT_APPLICABLE, "Parent company.") for one in checklist.criteria}
    return dataclasses.replace(work_on(checklist), results=results)


def _result(checklist: Checklist, key: str, rating: str, text: str) -> CriterionResult:
    blank = CriterionResult.blank(_ASSESSMENT, checklist.criterion(key))
    return blank.reasoned(text).noted(INTERNAL).rated(rating, checklist, by="Ada", at=NINE)


def _action(criterion_id: str, text: str, **more: object) -> Action:
    result_id = f"a1.{criterion_id}"
    return Action.model_validate(
        {
            "id": action_id(result_id),
            "engagement_id": "e1",
            "result_id": result_id,
            "criterion_id": criterion_id,
            "text": text,
            **more,
        }
    )
