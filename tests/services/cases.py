"""A register to write documents from: one by an ombudsman with five whys, one with a fishbone, an overdue one, hostile words."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date, timedelta

from assessment.domain.action import Purpose
from assessment.domain.cause_analysis import Branch, CauseMethod
from assessment.domain.checklist import Effort
from assessment.domain.management_review import DecisionKind, InputKind
from assessment.domain.nonconformity import ActionOption, OutsideBody, Source
from assessment.services import action_register
from assessment.services import management_reviews as reviews
from assessment.services import nonconformities as register
from assessment.services import nonconformity_steps as steps
from assessment.services.actions import Step
from assessment.services.desk import Desk
from assessment.services.engagements import NewEngagement, start_engagement
from assessment.services.nonconformity_files import open_nonconformity

HOSTILE = "=cmd|'/C calc' <b>&amp; {{ date }} {% endfor %} \u202eמשרד\u202c 😀"
DEADLINE = date(2027, 1, 15)


@dataclass(frozen=True)
class Cases:
    """The ids of what was made."""

    engagement_id: str
    outside_id: str
    fishbone_id: str
    overdue_id: str
    review_id: str


def with_cases(desk: Desk) -> Cases:
    """Put all of it on record, some months before the day of the desk."""
    engagement_id = start_engagement(
        desk, NewEngagement(organization="Northwind", checklist="small", profile="full")
    ).id
    earlier = dataclasses.replace(desk, clock=lambda: desk.now() - timedelta(days=120))
    return Cases(
        engagement_id,
        _outside(desk, engagement_id),
        _fishbone(desk, engagement_id),
        _raised(earlier, engagement_id, statement=f"Nobody answers on Fridays. {HOSTILE}", deadline=date(2026, 11, 1)),
        _review(desk, engagement_id),
    )


def _raised(desk: Desk, engagement_id: str, *, statement: str, deadline: date = DEADLINE) -> str:
    new = register.NewNonconformity(
        source=Source.OUTSIDE_BODY,
        outside=OutsideBody(
            name="Financial Ombudsman",
            number="FO/2026/118",
            grade="Serious failing",
            wording="Final responses issued in August do not name this service. Please act and report.",
            deadline=deadline,
        ),
        grade="major",
        is_major=True,
        clause="7.8",
        requirement="The final response names the outside body to which the complainant may turn.",
        statement=statement,
        evidence="5 of 30 letters of August lack the address.\nTemplate L-7, version 3.",
        responsible="Grace Hopper",
    )
    return register.raise_nonconformity(desk, engagement_id, new).id


def _outside(desk: Desk, engagement_id: str) -> str:
    key = _raised(desk, engagement_id, statement="Final letters do not name the ombudsman.")

    def seen() -> int:
        return open_nonconformity(desk, key).nonconformity.revision

    today = desk.today()
    register.record_containment(
        desk, key, "Letters are read by a second person until the template is mended.", seen=seen()
    )
    put_right = steps.PlannedAction(
        purpose=Purpose.CORRECTION, text="Write again to the five complainants", owner="Zoe Miller", due=today
    )
    done = steps.add_action(desk, key, put_right)
    action_register.take_step(desk, done.id, Step(name="implemented", on=today), seen=done.revision)
    register.record_extent(desk, key, "90 letters since May looked at: 11 more lacked it.", seen=seen())
    cause = steps.CauseText(
        whys=(
            "The address is not in the letter template.",
            "The template was changed in May without the complaints team.",
            "Nobody is named as owner of the template.",
        ),
        root_cause="Templates of complaint letters have no owner and no rule for changes.",
        is_controlled=True,
        cause_code="No owner",
    )
    saved = steps.save_cause(desk, key, cause, seen=0)
    steps.finish_cause(desk, key, seen=saved.revision)
    _act(desk, key)
    return key


def _act(desk: Desk, key: str) -> None:
    """Weigh, plan, move a date, agree, and settle how the effect is measured."""
    today = desk.today()

    def seen() -> int:
        return open_nonconformity(desk, key).nonconformity.revision

    options = (
        ActionOption(
            text="Name an owner, with a rule for changes",
            benefit="Lasts",
            cost="2 days",
            chosen=True,
            why="Removes the cause.",
        ),
        ActionOption(text="Check every letter by hand", benefit="At once", cost="1 hour a day", why="Does not last."),
    )
    register.weigh_options(desk, key, options, seen=seen())
    rule = steps.PlannedAction(
        text="Name the owner of the templates and write the rule for changes",
        owner="Zoe Miller",
        due=today + timedelta(days=20),
        effort=Effort.S,
    )
    action = steps.add_action(desk, key, rule)
    action = action_register.log_progress(desk, action.id, "Draft rule with legal", seen=action.revision)
    action_register.postpone_action(
        desk, action.id, today + timedelta(days=30), "Legal asks for a week", seen=action.revision
    )
    register.agree_plan(desk, key, today, "Board", seen=seen())
    wanted = steps.Measure(measure="Letters without the address", target="0 of 30", reviewer="Bob Stone")
    steps.plan_review(desk, key, wanted)


def _fishbone(desk: Desk, engagement_id: str) -> str:
    key = _raised(desk, engagement_id, statement="Complaints by telephone are not recorded.")
    branches = (
        Branch(category="People", causes=("New staff were not trained", "Lines are short of staff on Mondays")),
        Branch(category="Process", causes=("The procedure is silent on calls",)),
        Branch(category="System", causes=("No field for the channel",)),
        Branch(category="Information"),
        Branch(category="Environment"),
        Branch(category="Measurement", causes=(HOSTILE,)),
        Branch(category="Supplier"),
    )
    cause = steps.CauseText(
        method=CauseMethod.FISHBONE,
        branches=branches,
        narrative="A workshop with six people.",
        root_cause="The procedure knows letters and mails only.",
        is_controlled=True,
        cause_code="No rule",
    )
    saved = steps.save_cause(desk, key, cause, seen=0)
    steps.finish_cause(desk, key, seen=saved.revision)
    return key


def _review(desk: Desk, engagement_id: str) -> str:
    plan = reviews.ReviewPlan(
        title="Management review 2026", planned_on=desk.today(), place="Board room", chair="Dr Boss"
    )
    planned = reviews.plan_management_review(desk, engagement_id, plan)
    return planned.id


def hold_review(desk: Desk, review_id: str) -> None:
    """Hold the review, decide and approve its minutes."""
    review, _ = reviews.open_management_review(desk, review_id)
    minutes = reviews.Minutes(
        held_on=desk.today(),
        attendees=("Dr Boss", "Zoe Miller"),
        added={InputKind.FEEDBACK: "Complainants want an answer by telephone."},
        conclusions="Complaints handling works where it is written down.",
        next_on=date(2027, 11, 1),
    )
    held = reviews.hold_management_review(desk, review_id, minutes, seen=review.revision)
    reviews.decide(
        desk, review_id, DecisionKind.RESOURCES, "Two more people on Mondays", owner="Dr Boss", due=date(2027, 2, 1)
    )
    reviews.approve_minutes(desk, review_id, seen=held.revision)
