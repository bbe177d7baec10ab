"""Planning, starting and calling off an audit, its team and its independence, also when two people do it at once."""

from __future__ import annotations

from datetime import date

import pytest

from assessment.domain.audit import (
    Audit,
    AuditClosed,
    AuditorCompetence,
    AuditScope,
    AuditState,
    CalledOffWithoutReason,
    EndBeforeStart,
    IndependenceUnsettled,
    NoLeadAuditor,
    NothingInScope,
    TeamMember,
    TeamRole,
)
from assessment.domain.errors import NotFound
from assessment.domain.independence import WaivedWithoutReason
from assessment.domain.numbering import BadPattern, Series
from assessment.domain.organization import Person
from assessment.domain.record import TextMissing
from assessment.services.answers import Field, save_answer
from assessment.services.audit_checklists import UnknownClause
from assessment.services.audit_closing import reopen_audit
from assessment.services.audit_files import engagement_checklist, open_audit
from assessment.services.audit_lines import audit_choices, audit_lines
from assessment.services.audit_plan import PlannedActivity, add_activity
from assessment.services.audits import (
    GradingFixed,
    ScopeFixed,
    call_off_audit,
    change_audit,
    leave_participants,
    leave_team,
    list_competences,
    name_participant,
    name_team,
    plan_audit,
    plan_next_audit,
    record_competence,
    start_audit,
    waive_conflicts,
)
from assessment.services.desk import Desk
from assessment.services.engagements import newest_assessment, pin_checklist
from assessment.services.numbering import change_patterns, number_patterns
from assessment.services.places import ProcessEntry, add_process, change_process
from assessment.storage.store import StaleRecord
from tests.services.audit_examples import concluded, confirmed, engagement, gap_on, running_audit

SCOPE = AuditScope(title="Receipt", clauses=("7",))


def planned(desk: Desk, engagement_id: str, **more: object) -> Audit:
    return plan_audit(desk, engagement_id, SCOPE.changed(**more))


def roles(desk: Desk, audit_id: str) -> dict[str, TeamRole]:
    file = open_audit(desk, audit_id)
    return {file.name(member.person_id): member.role for member in file.team}


# Planning


def test_a_planned_audit_has_a_number_and_is_led_by_who_plans_it(desk: Desk) -> None:
    audit = planned(desk, engagement(desk))
    assert (audit.number, audit.state) == ("A-01", AuditState.PLANNED)
    assert roles(desk, audit.id) == {"Ada Lovelace": TeamRole.LEAD_AUDITOR}
    assert open_audit(desk, audit.id).people[open_audit(desk, audit.id).team[0].person_id].is_assessor


def test_a_number_is_never_given_again_not_even_after_calling_off(desk: Desk, colleague: Desk) -> None:
    where = engagement(desk)
    first = planned(desk, where)
    call_off_audit(desk, first.id, "Ill")
    second = planned(colleague, where)
    change_patterns(desk, where, {Series.AUDIT: "IA {n:03}"})
    third = plan_next_audit(desk, second.id, "Again")
    assert [one.number for one in (first, second, third)] == ["A-01", "A-02", "IA 003"]
    assert number_patterns(desk, where)[Series.AUDIT].last == 3
    assert planned(desk, engagement(desk)).number == "A-01"


def test_patterns_that_run_into_each_other_never_give_the_same_number(desk: Desk) -> None:
    where = engagement(desk)
    change_patterns(desk, where, {Series.AUDIT: "A-1{n}"})
    first = planned(desk, where)
    change_patterns(desk, where, {Series.AUDIT: "A-{n}"})
    later = [planned(desk, where).number for _ in range(11)]
    assert first.number == "A-11"
    assert later == [*(f"A-{n}" for n in range(2, 11)), "A-12", "A-13"]


def test_a_pattern_without_a_number_is_refused_and_the_old_one_stays(desk: Desk) -> None:
    where = engagement(desk)
    with pytest.raises(BadPattern):
        change_patterns(desk, where, {Series.AUDIT: "audit"})
    assert planned(desk, where).number == "A-01"


def test_a_clause_that_the_checklist_lacks_and_reversed_days_are_refused_and_cost_no_number(desk: Desk) -> None:
    where = engagement(desk)
    with pytest.raises(UnknownClause, match=r"9\.9"):
        planned(desk, where, clauses=("7", "9.9"))
    with pytest.raises(EndBeforeStart):
        planned(desk, where, begins_on=date(2026, 12, 2), ends_on=date(2026, 12, 1))
    with pytest.raises(NotFound):
        planned(desk, where, grading="stars")
    assert not audit_lines(desk, where)
    assert planned(desk, where).number == "A-01"


def test_a_stale_description_is_refused_and_overwrites_nothing(desk: Desk, colleague: Desk) -> None:
    audit = planned(desk, engagement(desk))
    change_audit(colleague, audit.id, SCOPE.changed(scope="Phone only"), seen=audit.revision)
    with pytest.raises(StaleRecord, match="Charles Babbage"):
        change_audit(desk, audit.id, SCOPE.changed(scope="All channels"), seen=audit.revision)
    assert open_audit(desk, audit.id).audit.scope == "Phone only"


def test_the_scope_of_a_running_audit_grows_but_keeps_what_holds_something(desk: Desk) -> None:
    audit = running_audit(desk, engagement(desk), clauses=("7.1", "7.2"))
    assert audit.assessment_id
    save_answer(desk, audit.assessment_id, "7.2-1", Field.RATING, shown=None, value="met")
    with pytest.raises(ScopeFixed, match=r"7\.2 has verdicts"):
        change_audit(desk, audit.id, SCOPE.changed(clauses=("7.1",)), seen=audit.revision)
    with pytest.raises(NothingInScope):
        change_audit(desk, audit.id, SCOPE.changed(clauses=()), seen=audit.revision)
    change_audit(desk, audit.id, SCOPE.changed(clauses=("4", "7.2")), seen=audit.revision)
    assert [clause.number for clause in open_audit(desk, audit.id).clauses] == ["4.2", "7.2"]


def test_grades_stay_once_there_are_findings(desk: Desk) -> None:
    audit = running_audit(desk, engagement(desk))
    changed = change_audit(desk, audit.id, SCOPE.changed(grading="high-medium-low"), seen=audit.revision)
    change_audit(desk, audit.id, SCOPE, seen=changed.revision)
    gap_on(desk, audit)
    with pytest.raises(GradingFixed):
        change_audit(desk, audit.id, SCOPE.changed(grading="high-medium-low"), seen=changed.revision + 1)


# Team


def test_an_audit_has_one_lead_and_naming_another_makes_an_auditor_of_the_first(desk: Desk) -> None:
    audit = planned(desk, engagement(desk))
    name_team(desk, audit.id, "Grace Hopper", TeamRole.OBSERVER)
    name_team(desk, audit.id, "Grace Hopper", TeamRole.LEAD_AUDITOR)
    assert roles(desk, audit.id) == {"Ada Lovelace": TeamRole.AUDITOR, "Grace Hopper": TeamRole.LEAD_AUDITOR}
    with pytest.raises(TextMissing):
        name_team(desk, audit.id, " ", TeamRole.AUDITOR)


def test_two_people_adding_the_same_person_make_one_member(desk: Desk, colleague: Desk) -> None:
    audit = planned(desk, engagement(desk))
    one = name_team(desk, audit.id, "Grace Hopper", TeamRole.AUDITOR)
    other = name_team(colleague, audit.id, "Grace Hopper", TeamRole.AUDITOR)
    assert one.id == other.id
    assert len(open_audit(desk, audit.id).people) == 2


def test_taken_off_by_a_colleague_already_is_a_sentence(desk: Desk, colleague: Desk) -> None:
    audit = planned(desk, engagement(desk))
    member = name_team(desk, audit.id, "Grace Hopper", TeamRole.AUDITOR)
    leave_team(colleague, audit.id, member.id)
    with pytest.raises(NotFound):
        leave_team(desk, audit.id, member.id)
    again = name_team(desk, audit.id, "Grace Hopper", TeamRole.AUDITOR)
    assert again.person_id == member.person_id


def test_participants_come_and_go_and_their_meetings_are_kept(desk: Desk) -> None:
    audit = planned(desk, engagement(desk))
    zoe = name_participant(desk, audit.id, "Zoe Young", opening_meeting=True)
    name_participant(desk, audit.id, "Zoe Young", opening_meeting=True, closing_meeting=True)
    (kept,) = open_audit(desk, audit.id).participants
    assert (kept.id, kept.opening_meeting, kept.closing_meeting) == (zoe.id, True, True)
    leave_participants(desk, audit.id, zoe.id)
    assert not open_audit(desk, audit.id).participants


def test_the_competence_of_a_person_is_one_record_and_a_stale_one_is_refused(desk: Desk, colleague: Desk) -> None:
    where = engagement(desk)
    person_id = open_audit(desk, planned(desk, where).id).team[0].person_id
    blank = AuditorCompetence(id="", engagement_id=where, person_id=person_id, audits_done=4)
    first = record_competence(desk, where, blank)
    with pytest.raises(StaleRecord):
        record_competence(colleague, where, blank.changed(audits_done=0))
    record_competence(colleague, where, blank.changed(audits_done=5), seen=first.revision)
    assert list_competences(desk, where)[person_id].audits_done == 5


# Independence and start


def with_conflict(desk: Desk, engagement_id: str) -> Audit:
    add_process(desk, engagement_id, ProcessEntry(name="Returns", owner="Ada Lovelace"))
    return planned(desk, engagement_id)


def test_a_conflict_blocks_the_start_until_it_is_waived_with_a_reason(desk: Desk) -> None:
    audit = with_conflict(desk, engagement(desk))
    with pytest.raises(IndependenceUnsettled, match="Ada Lovelace owns the process “Returns” and would audit it"):
        start_audit(desk, audit.id)
    (conflict,) = open_audit(desk, audit.id).conflicts
    with pytest.raises(WaivedWithoutReason):
        waive_conflicts(desk, audit.id, (conflict.key,), "  ")
    waive_conflicts(desk, audit.id, (conflict.key,), "Nobody else is trained.")
    assert start_audit(desk, audit.id).state is AuditState.IN_PROGRESS
    assert [one.reason for one in open_audit(desk, audit.id).waivers] == ["Nobody else is trained."]


def test_two_people_waive_the_same_conflict_and_the_later_reason_counts(desk: Desk, colleague: Desk) -> None:
    audit = with_conflict(desk, engagement(desk))
    (conflict,) = open_audit(desk, audit.id).conflicts
    waive_conflicts(desk, audit.id, (conflict.key,), "First")
    waive_conflicts(colleague, audit.id, (conflict.key,), "Second")
    (waiver,) = open_audit(desk, audit.id).waivers
    assert (waiver.reason, waiver.waived_by) == ("Second", "Charles Babbage")


def test_several_conflicts_are_waived_together_or_not_at_all(desk: Desk) -> None:
    where = engagement(desk)
    add_process(desk, where, ProcessEntry(name="Refunds", owner="Ada Lovelace"))
    audit = with_conflict(desk, where)
    keys = [one.key for one in open_audit(desk, audit.id).conflicts]
    with pytest.raises(NotFound):
        waive_conflicts(desk, audit.id, [*keys, "owns_process:nobody:Nothing"], "Trained")
    assert len(open_audit(desk, audit.id).unsettled_conflicts) == 2
    waive_conflicts(desk, audit.id, keys, "Trained")
    assert not open_audit(desk, audit.id).unsettled_conflicts


def test_another_owner_settles_a_conflict_as_well(desk: Desk) -> None:
    where = engagement(desk)
    process = add_process(desk, where, ProcessEntry(name="Returns", owner="Ada Lovelace"))
    audit = planned(desk, where)
    change_process(desk, process.id, ProcessEntry(name="Returns", owner="Zoe Young"), seen=process.revision)
    assert start_audit(desk, audit.id).started_on


def test_without_a_lead_nothing_starts(desk: Desk) -> None:
    audit = planned(desk, engagement(desk))
    leave_team(desk, audit.id, open_audit(desk, audit.id).team[0].id)
    with pytest.raises(NoLeadAuditor, match="Add one to the team"):
        start_audit(desk, audit.id)


def test_starting_pins_the_checklist_within_the_scope_and_stays_apart_from_the_gap_analysis(desk: Desk) -> None:
    where = engagement(desk)
    before = newest_assessment(desk, where)
    audit = start_audit(desk, planned(desk, where, clauses=("7.2",)).id)
    file = open_audit(desk, audit.id)
    assert file.work
    assert [one.id for one in file.work.checklist.criteria] == ["7.2-1", "7.2-2", "7.2-3"]
    assert newest_assessment(desk, where) == before


def test_two_people_start_at_once_and_one_assessment_is_made(desk: Desk, colleague: Desk) -> None:
    audit = planned(desk, engagement(desk))
    assert start_audit(desk, audit.id) == start_audit(colleague, audit.id)


# Calling off, the next one


def test_calling_off_needs_a_reason_and_closes_until_it_is_taken_up_again(desk: Desk) -> None:
    audit = planned(desk, engagement(desk))
    with pytest.raises(CalledOffWithoutReason):
        call_off_audit(desk, audit.id, "")
    call_off_audit(desk, audit.id, "Ill")
    for act in (
        lambda: name_team(desk, audit.id, "Bob", TeamRole.AUDITOR),
        lambda: start_audit(desk, audit.id),
        lambda: add_activity(desk, audit.id, PlannedActivity(title="Desk")),
        lambda: call_off_audit(desk, audit.id, "Again"),
    ):
        with pytest.raises(AuditClosed):
            act()
    reopen_audit(desk, audit.id, "Well again")
    assert start_audit(desk, audit.id).state is AuditState.IN_PROGRESS


def test_the_next_audit_takes_scope_team_and_plan_but_no_day_and_no_verdict(desk: Desk, colleague: Desk) -> None:
    audit = running_audit(desk, engagement(desk))
    add_activity(
        desk, audit.id, PlannedActivity(title="Desk", day=date(2026, 11, 21), begins="09:00", clauses=("7.2",))
    )
    confirmed(desk, colleague, gap_on(desk, audit))
    concluded(desk, audit.id)
    following = plan_next_audit(desk, audit.id, "Receipt again")
    file = open_audit(desk, following.id)
    assert (following.clauses, following.begins_on, following.period_from) == (audit.clauses, None, None)
    assert [(one.title, one.day, one.clauses) for one in file.activities] == [("Desk", None, ("7.2",))]
    assert [finding.number for finding in file.earlier_findings] == ["F-001"]
    assert (file.findings, file.work, len(file.team)) == ([], None, 1)


# The list


def test_each_audit_says_what_is_open(desk: Desk) -> None:
    where = engagement(desk)
    add_process(desk, where, ProcessEntry(name="Returns", owner="Ada Lovelace"))
    blocked = planned(desk, where)
    ready = planned(desk, where, title="Ready", clauses=("4.2",), process_ids=("none",))
    add_activity(desk, ready.id, PlannedActivity(title="Desk", clauses=("4",)))
    running = start_audit(desk, planned(desk, where, title="Running", process_ids=("none",)).id)
    gap_on(desk, running)
    off = planned(desk, where, title="Off")
    call_off_audit(desk, off.id, "Ill")
    lines = {line.audit.id: line for line in audit_lines(desk, where)}
    assert [line.audit.number for line in lines.values()] == ["A-04", "A-03", "A-02", "A-01"]
    assert lines[blocked.id].open.startswith("Settle one conflict of independence")
    assert lines[blocked.id].open.endswith("2 clauses have no activity in the plan yet.")
    assert lines[ready.id].open == "Ready to start."
    assert lines[running.id].open == "0 of 5 criteria have a verdict. 3 things to settle before the sign-off."
    assert (lines[running.id].findings, lines[running.id].lead) == (1, "Ada Lovelace")
    assert lines[off.id].open == ""


def test_the_form_offers_what_is_in_use_and_what_the_audit_has_already(desk: Desk) -> None:
    where = engagement(desk)
    process = add_process(desk, where, ProcessEntry(name="Returns"))
    with desk.store.writing(desk.actor, desk.now(), where) as writer:
        writer.save(process.changed(left=True))
    audit = planned(desk, where, process_ids=(process.id,))
    assert audit_choices(desk, where).processes == {}
    choices = audit_choices(desk, where, audit)
    assert choices.processes == {process.id: "Returns"}
    assert list(choices.clauses) == ["4", "4.2", "7", "7.1", "7.2"]
    assert list(choices.sites.values()) == ["Leeds"]


def test_everything_that_was_done_stands_in_the_journal(desk: Desk, colleague: Desk) -> None:
    audit = with_conflict(desk, engagement(desk))
    member = name_team(colleague, audit.id, "Grace Hopper", TeamRole.AUDITOR)
    leave_team(desk, audit.id, member.id)
    waive_conflicts(desk, audit.id, [one.key for one in open_audit(desk, audit.id).conflicts], "Trained")
    start_audit(desk, audit.id)
    assert desk.store.check_records() == []
    assert all(chain.intact for chain in desk.store.check_journal())
    with desk.store.reading() as reader:
        assert [entry.actor for entry in reader.entries(TeamMember, member.id)] == ["Ada Lovelace", "Charles Babbage"]
        assert reader.list(Person, engagement_id=audit.engagement_id, name="Grace Hopper")


# The checklist that an audit was planned on


def newer_checklist_without(desk: Desk, engagement_id: str, chapter: str) -> None:
    """A later assessment of the engagement, on a version of the checklist that has lost a chapter."""
    with desk.store.writing(desk.actor, desk.now(), engagement_id) as writer:
        last, pinned = engagement_checklist(writer, engagement_id)
        left = tuple(one for one in pinned.chapters if one.clause != chapter)
        newer = pin_checklist(desk, writer, pinned.changed(chapters=left))
        again = last.changed(id=desk.new_id(), revision=0, snapshot_id=newer.id, previous_id=last.id)
        writer.save(again.changed(started_on=date(2026, 12, 24)))


def test_an_audit_keeps_the_checklist_it_was_planned_on(desk: Desk) -> None:
    where = engagement(desk)
    waiting, running = planned(desk, where), running_audit(desk, where)
    newer_checklist_without(desk, where, "7")
    for audit in (waiting, running):
        assert audit_choices(desk, where, audit).clauses.keys() >= {"4", "7", "7.2"}
        wanted = SCOPE.changed(clauses=("7", "4.2"))
        assert change_audit(desk, audit.id, wanted, seen=audit.revision).clauses == ("7", "4.2")
    assert "7" not in audit_choices(desk, where).clauses
    with pytest.raises(UnknownClause, match="7 is not in the checklist “Small checklist”"):
        planned(desk, where)
    assert start_audit(desk, waiting.id).started_on
    file = open_audit(desk, waiting.id)
    assert [clause.number for clause in file.clauses] == ["4.2", "7.1", "7.2"]
    assert file.work is not None
    assert file.work.assessment.snapshot_id == waiting.snapshot_id


def test_the_next_audit_takes_the_newest_checklist_unless_that_has_lost_a_clause_of_the_scope(desk: Desk) -> None:
    where = engagement(desk)
    both, principles = planned(desk, where, clauses=("4", "7")), planned(desk, where, clauses=("4",))
    newer_checklist_without(desk, where, "7")
    assert plan_next_audit(desk, both.id, "Again").snapshot_id == both.snapshot_id
    assert plan_next_audit(desk, principles.id, "Again").snapshot_id not in {principles.snapshot_id, None}
