"""Fieldwork of an audit: test contacts, awareness, and one complaint that fills several clauses at once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from assessment.domain.audit_fieldwork import AuditMethod, Knows, WalkThroughStep
from assessment.domain.awareness import counted
from assessment.library.audit_data import awareness_questions
from assessment.services.answers import Field, save_answer
from assessment.services.audit_fieldwork import (
    AnsweredBeforeSent,
    ContactSheet,
    save_awareness,
    save_contact,
    save_walk_through,
)
from assessment.services.audit_files import open_audit
from assessment.services.desk import Desk
from assessment.storage.store import StaleRecord
from tests.services.audit_examples import DAY, engagement, running_audit

NINE = datetime(2026, 11, 21, 9, tzinfo=UTC)


def test_one_complaint_fills_the_clauses_it_passed_through(desk: Desk) -> None:
    audit = running_audit(desk, engagement(desk))
    save_answer(desk, audit.assessment_id or "", "7.2-2", Field.RATIONALE, shown="", value="Judged before.")
    steps = (
        WalkThroughStep(criterion_id="7.2-1", rating="partly_met", seen="Entered three days later."),
        WalkThroughStep(criterion_id="7.2-2", rating="not_met", seen="No number."),
        WalkThroughStep(criterion_id="7.2-3"),
    )
    sheet = save_walk_through(desk, audit.id, "C-1041", steps)
    work = open_audit(desk, audit.id).work
    assert work is not None
    filled, kept = work.results["7.2-1"], work.results["7.2-2"]
    assert (filled.rating, filled.rationale) == ("partly_met", "Entered three days later.")
    assert (kept.rating, kept.rationale) == (None, "Judged before.")
    assert filled.evidence_ids == kept.evidence_ids == (sheet.evidence_id,)
    assert filled.methods == (AuditMethod.RECORD_TEST.value,)
    assert "7.2-3" not in work.results
    seen = open_audit(desk, audit.id).evidence[sheet.evidence_id or ""]
    assert (seen.number, "C-1041" in seen.title) == ("E-001", True)


def test_the_sheet_of_a_complaint_can_be_changed_but_not_over_a_colleague(desk: Desk, colleague: Desk) -> None:
    audit = running_audit(desk, engagement(desk))
    sheet = save_walk_through(desk, audit.id, "C-1041", ())
    again = save_walk_through(colleague, audit.id, "C-1041a", (), walk_id=sheet.id, seen=sheet.revision)
    assert again.evidence_id == sheet.evidence_id
    with pytest.raises(StaleRecord, match="Charles Babbage"):
        save_walk_through(desk, audit.id, "C-1041b", (), walk_id=sheet.id, seen=sheet.revision)


def test_a_test_contact_becomes_evidence_and_cannot_be_answered_before_it_was_sent(desk: Desk) -> None:
    audit = running_audit(desk, engagement(desk))
    contact = save_contact(desk, audit.id, ContactSheet(channel="E-mail", sent_at=NINE))
    assert open_audit(desk, audit.id).evidence[contact.evidence_id or ""].title == "Test contact, E-mail"
    late = ContactSheet(channel="E-mail", sent_at=NINE, acknowledged_at=NINE + timedelta(hours=30))
    assert save_contact(desk, audit.id, late, contact_id=contact.id, seen=contact.revision).acknowledged_at
    with pytest.raises(AnsweredBeforeSent):
        save_contact(desk, audit.id, ContactSheet(channel="Phone", sent_at=NINE, answered_at=NINE - timedelta(hours=1)))


def test_awareness_is_counted_question_by_question_over_all_who_were_asked(desk: Desk) -> None:
    audit = running_audit(desk, engagement(desk))
    yes, no, unasked = Knows.YES, Knows.NO, None
    save_awareness(desk, audit.id, "Grace", answers=(yes, no, *(unasked,) * 6), asked_on=DAY)
    save_awareness(desk, audit.id, "Jonas", answers=(yes, Knows.PARTLY, *(unasked,) * 6), asked_on=DAY)
    save_awareness(desk, audit.id, "Jonas", answers=(no, yes, *(unasked,) * 6), asked_on=DAY, note="Asked again.")
    counts = counted(awareness_questions(), open_audit(desk, audit.id).awareness)
    assert [(one.knew, one.partly, one.asked) for one in counts[:3]] == [(1, 0, 2), (1, 0, 2), (0, 0, 0)]
    assert len(counts) == 8
