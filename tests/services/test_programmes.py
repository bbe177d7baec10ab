"""The audit programme in the services: ranks, what is due, what is not covered, also when two people rank at once."""

from __future__ import annotations

from datetime import date

import pytest

from assessment.domain.audit import AuditScope
from assessment.domain.programme import AuditProgramme, PeriodOutOfBounds, RankOutOfBounds
from assessment.services.audit_checklists import UnknownClause
from assessment.services.audits import call_off_audit, plan_audit, start_audit
from assessment.services.desk import Desk
from assessment.services.places import ProcessEntry, add_process
from assessment.services.programmes import (
    ProgrammeText,
    TopicLine,
    list_programmes,
    rank_topic,
    save_programme,
    view_programme,
)
from assessment.storage.store import StaleRecord
from tests.services.audit_examples import engagement

TEXT = ProgrammeText(title="Two years", period_from=date(2025, 11, 1), period_to=date(2027, 10, 31))


@pytest.fixture
def programme(desk: Desk) -> AuditProgramme:
    """A programme that began a year ago (today is 21 November 2026)."""
    return save_programme(desk, engagement(desk), TEXT)


def line(desk: Desk, programme: AuditProgramme, subject: str) -> TopicLine:
    return next(one for one in view_programme(desk, programme.id).topics if one.topic.subject == subject)


def test_a_new_programme_proposes_every_clause_and_ranks_key_clauses_higher(
    desk: Desk, programme: AuditProgramme
) -> None:
    view = view_programme(desk, programme.id)
    assert [(one.topic.subject, one.topic.rank) for one in view.topics] == [("7.2", 6), ("4.2", 4), ("7.1", 4)]
    assert len(view.uncovered) == 3


def test_a_period_out_of_bounds_is_refused_for_a_new_one_and_for_a_change(
    desk: Desk, programme: AuditProgramme
) -> None:
    where = programme.engagement_id
    with pytest.raises(PeriodOutOfBounds):
        save_programme(desk, where, TEXT.changed(period_to=date(2028, 11, 2)))
    reversed_days = TEXT.changed(period_to=date(2025, 1, 1))
    with pytest.raises(PeriodOutOfBounds):
        save_programme(desk, where, reversed_days, programme_id=programme.id, seen=programme.revision)
    assert [one.period_to for one in list_programmes(desk, where)] == [TEXT.period_to]


@pytest.mark.parametrize("ranks", [(0, 1, 1), (1, 4, 1), (1, 1, -1)])
def test_a_rank_that_is_none_of_the_three_is_refused(
    desk: Desk, programme: AuditProgramme, ranks: tuple[int, int, int]
) -> None:
    with pytest.raises(RankOutOfBounds, match="cannot be ranked"):
        rank_topic(desk, programme.id, "7.2", ranks=ranks)


def test_a_stale_programme_and_a_stale_rank_are_refused(desk: Desk, colleague: Desk, programme: AuditProgramme) -> None:
    where, topic = programme.engagement_id, line(desk, programme, "7.2").topic
    save_programme(colleague, where, TEXT.changed(risks="One auditor"), programme_id=programme.id, seen=1)
    with pytest.raises(StaleRecord, match="Charles Babbage"):
        save_programme(desk, where, TEXT.changed(risks="None"), programme_id=programme.id, seen=1)
    rank_topic(colleague, programme.id, "7.2", ranks=(3, 3, 3), seen=topic.revision)
    with pytest.raises(StaleRecord, match="Charles Babbage"):
        rank_topic(desk, programme.id, "7.2", ranks=(1, 1, 1), seen=topic.revision)
    assert line(desk, programme, "7.2").topic.rank == 27
    assert list_programmes(desk, where)[0].risks == "One auditor"


def test_a_topic_is_overdue_until_as_many_audits_were_held_as_days_have_passed(
    desk: Desk, programme: AuditProgramme
) -> None:
    assert line(desk, programme, "7.2").is_overdue
    scope = AuditScope(title="Receipt", clauses=("7.2",), programme_id=programme.id, begins_on=date(2026, 12, 1))
    audit = plan_audit(desk, programme.engagement_id, scope)
    planned = line(desk, programme, "7.2")
    assert (planned.audits, planned.next_due, planned.is_overdue) == (("A-01",), date(2026, 11, 1), True)
    start_audit(desk, audit.id)
    held = line(desk, programme, "7.2")
    assert (held.next_due, held.is_overdue) == (date(2027, 10, 31), False)
    assert line(desk, programme, "7.1").is_overdue
    rank_topic(desk, programme.id, "7.2", ranks=(3, 3, 3))
    assert line(desk, programme, "7.2").next_due == date(2026, 11, 1)


def test_an_audit_that_was_called_off_or_belongs_elsewhere_covers_nothing(
    desk: Desk, programme: AuditProgramme
) -> None:
    where = programme.engagement_id
    plan_audit(desk, where, AuditScope(title="Outside", clauses=("7",)))
    off = plan_audit(desk, where, AuditScope(title="Off", clauses=("7",), programme_id=programme.id))
    assert [one.partition(" ")[0] for one in view_programme(desk, programme.id).uncovered] == ["4.2"]
    call_off_audit(desk, off.id, "Ill")
    assert len(view_programme(desk, programme.id).uncovered) == 3


def test_a_process_is_a_topic_of_its_own_and_covered_by_audits_of_it(desk: Desk, programme: AuditProgramme) -> None:
    process = add_process(desk, programme.engagement_id, ProcessEntry(name="Returns"))
    rank_topic(desk, programme.id, "", ranks=(3, 3, 3), process_id=process.id, note="New system")
    assert line(desk, programme, "Returns").audits == ()
    scope = AuditScope(title="Returns", clauses=("4.2",), process_ids=(process.id,), programme_id=programme.id)
    plan_audit(desk, programme.engagement_id, scope)
    assert line(desk, programme, "Returns").audits == ("A-01",)
    assert view_programme(desk, programme.id).topics[0].title == "Returns"


def test_a_clause_that_the_checklist_lacks_is_no_topic(desk: Desk, programme: AuditProgramme) -> None:
    with pytest.raises(UnknownClause):
        rank_topic(desk, programme.id, "9.9", ranks=(1, 1, 1))


def test_the_newest_programme_comes_first(desk: Desk, programme: AuditProgramme) -> None:
    newer = TEXT.changed(title="Next", period_from=date(2027, 11, 1), period_to=date(2028, 10, 31))
    save_programme(desk, programme.engagement_id, newer)
    assert [one.title for one in list_programmes(desk, programme.engagement_id)] == ["Next", "Two years"]
