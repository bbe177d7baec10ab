"""What to look at in an audit plan: the meetings frame it, it keeps to its days, and everybody is in one place."""

from __future__ import annotations

from typing import Any

import pytest

from assessment.domain.audit_activity import ActivityKind, AuditActivity
from assessment.domain.audit_plan_checks import plan_remarks
from assessment.domain.checklist import Checklist
from tests.domain.audit_files import SECOND, activity, audit_file

OPENING = activity(ActivityKind.OPENING_MEETING, "09:00")
TALK = activity(ActivityKind.INTERVIEW, "10:00", interviewee_ids=("zoe",))
CLOSING = activity(ActivityKind.CLOSING_MEETING, "16:00", SECOND)


@pytest.fixture
def codes(checklist: Checklist) -> Any:
    """The codes of what is to be looked at in a plan."""

    def found(*activities: AuditActivity) -> list[str]:
        return [remark.code for remark in plan_remarks(audit_file(checklist, *activities))]

    return found


def test_a_plan_between_two_meetings_has_nothing_to_look_at(codes: Any) -> None:
    assert codes(OPENING, TALK, CLOSING) == []


def test_an_empty_plan_is_not_criticised(codes: Any) -> None:
    assert codes() == []
    assert codes(TALK.changed(removed=True)) == []


def test_both_meetings_are_asked_for(codes: Any) -> None:
    assert codes(TALK) == ["no-opening-meeting", "no-closing-meeting"]


def test_the_meetings_come_first_and_last(codes: Any) -> None:
    early, late = TALK.changed(begins="08:00"), TALK.changed(day=SECOND, begins="17:00", id="late")
    assert codes(OPENING, early, CLOSING) == ["opening-not-first"]
    assert codes(OPENING, late, CLOSING) == ["closing-not-last"]
    assert codes(OPENING, TALK.changed(begins="", day=None), CLOSING) == []


def test_an_activity_outside_the_days_of_the_audit_is_named(codes: Any, checklist: Checklist) -> None:
    stray = TALK.changed(day=SECOND.replace(month=11))
    assert codes(OPENING, stray, CLOSING) == ["opening-not-first", "outside-audit-days"]
    undated = audit_file(checklist).audit.changed(begins_on=None, ends_on=None)
    remarks = plan_remarks(audit_file(checklist, OPENING, CLOSING, audit=undated))
    assert not remarks


def test_only_the_team_audits_and_somebody_has_to(codes: Any, checklist: Checklist) -> None:
    assert codes(OPENING, TALK.changed(auditor_ids=()), CLOSING) == ["no-auditor"]
    (remark,) = plan_remarks(audit_file(checklist, OPENING, TALK.changed(auditor_ids=("bob",)), CLOSING))
    assert remark.code == "auditor-not-in-team"
    assert remark.message == "Bob is planned for “interview”, but is not in the team."


def test_nobody_is_asked_by_two_auditors_at_once(codes: Any) -> None:
    other = TALK.changed(id="other", begins="10:15", title="Desk")
    assert codes(OPENING, TALK, other, CLOSING) == ["interviewee-twice"]
    assert codes(OPENING, TALK, other.changed(begins="10:30"), CLOSING) == []
