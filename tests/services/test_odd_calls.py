"""Whatever order the services are called in, with whatever values: sentences come out, and the records stay sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessment.domain.audit import Audit
from assessment.domain.engagement import Engagement
from assessment.services.audit_documents import AuditDocument, make_audit_document, render_audit_document
from assessment.services.engagements import newest_assessment
from assessment.services.nonconformity_documents import RegisterPaper, register_report
from assessment.services.reports import Format, ReportName, formats_of, make_report, render
from tests.services.audit_examples import adopt, engagement, running_audit
from tests.services.cases import with_cases
from tests.services.odd_calls import Caller, functions

if TYPE_CHECKING:
    from assessment.services.desk import Desk

CALLS, LOOKED_AFTER = 1_300, 30
MANY = 70
"""Services that get through at least once; fewer would mean that the values are only refused at the door."""


def test_odd_calls_are_done_or_refused_with_a_sentence_and_leave_sound_records(desk: Desk) -> None:
    with_cases(desk)
    engagement_id = engagement(desk)
    adopt(desk, engagement_id, "7")
    running_audit(desk, engagement_id)
    caller, all_of_them = Caller(desk, seed=10_002), functions()
    for number in range(CALLS):
        if number % LOOKED_AFTER == 0:
            caller.look()
        caller.call(caller.chance.choice(all_of_them))
    assert caller.faults == []
    assert len(caller.done) > MANY
    assert all(chain.intact for chain in desk.store.check_journal())
    assert desk.store.check_records() == []
    _everything_is_still_written(desk, engagement_id)


def _everything_is_still_written(desk: Desk, engagement_id: str) -> None:
    with desk.store.reading() as reader:
        audits = reader.list(Audit)
        engagements = reader.list(Engagement)
    assessment_id = newest_assessment(desk, engagement_id).id
    for name in ReportName:
        made = make_report(desk, assessment_id, name)
        assert render(made, Format.JSON if Format.JSON in formats_of(name) else formats_of(name)[0]).content
    for audit in audits:
        assert render_audit_document(make_audit_document(desk, audit.id, AuditDocument.REPORT), Format.JSON).content
    for one in engagements:
        assert register_report(desk, one.id, RegisterPaper.PLAN).headline
