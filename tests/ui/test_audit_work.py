"""An audit on screen from the first verdict to the signature."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from assessment.domain.actor import Actor
from assessment.domain.audit import AuditState, Conclusions, TeamRole
from assessment.domain.audit_activity import ActivityKind
from assessment.domain.audit_fieldwork import Knows
from assessment.domain.finding import FindingState
from assessment.services.answers import Field, save_answer
from assessment.services.audit_closing import Signature, audit_problems, conclude_audit, sign_off_audit
from assessment.services.audit_fieldwork import ContactSheet, save_contact, save_walk_through
from assessment.services.audit_files import open_audit
from assessment.services.audit_plan import PlannedActivity, add_activity
from assessment.services.audits import name_team
from assessment.services.findings import (
    propose_finding,
    raise_finding,
    raise_review_note,
    review_finding,
    review_verdicts,
)
from assessment.services.nonconformities import raise_from_findings
from assessment.services.people import PersonEntry, add_person
from assessment.ui.components.audit_fieldwork import Part
from assessment.ui.components.row_table import digest
from tests.services.audit_examples import adopt, concluded, confirmed, gap_on, running_audit

if TYPE_CHECKING:
    from assessment.domain.audit import Audit
    from assessment.domain.finding import Finding
    from assessment.services.desk import Desk
    from assessment.services.engagements import EngagementLine
    from tests.ui.conftest import Tab


SENT = datetime(2026, 5, 4, 9, tzinfo=UTC)


@pytest.fixture
def cleo(bea: Desk) -> Desk:
    """A third person on the same data."""
    return dataclasses.replace(bea, person=Actor(name="Cleo Marsh"))


@pytest.fixture
def audit(bea: Desk, northwind: EngagementLine) -> Audit:
    """An audit of chapter 7 that Bea leads and has started."""
    return running_audit(bea, northwind.id)


def test_a_verdict_saves_itself_and_leads_to_a_finding_in_three_inputs(
    bea: Desk, audit: Audit, at_step: Callable[[str], Tab]
) -> None:
    tab = at_step("fieldwork")
    tab.test.selectbox(key="fieldwork-clause").set_value("7.2").run()
    tab.rate("7.2-1", "not_met").write("7.2-1", "The export of 4 May 2026 has no channel.").look()
    tab.do(tab.test.button(key="raise-7.2-1").click())
    tab.look()
    assert tab.test.selectbox(key="finding-criterion").value == "7.2-1"
    prefix = "finding-new-7.2-1-0"
    assert tab.test.selectbox(key=f"{prefix}-grade").value == "gap"
    assert tab.test.text_area(key=f"{prefix}-evidence").value == "The export of 4 May 2026 has no channel."
    tab.do(tab.test.text_area(key=f"{prefix}-statement").set_value("Mr Miller ignores the channel."))
    assert tab.says("“Mr Miller” names a person.")
    tab.do(
        tab.test.text_area(key=f"{prefix}-statement").set_value("The register of 2026 has no field for the channel.")
    )
    tab.do(tab.test.button(key=f"{prefix}-save").click())
    (finding,) = open_audit(bea, audit.id).findings
    assert (finding.number, finding.criterion_id, finding.prepared_by) == ("F-001", "7.2-1", "Ada Carter")
    assert tab.look().says("The register of 2026 has no field for the channel.")


def test_the_end_of_a_clause_leads_to_the_next_one(audit: Audit, at_step: Callable[[str], Tab]) -> None:
    assert audit.started_on
    tab = at_step("fieldwork").click("Next: 7.2")
    assert tab.test.selectbox(key="fieldwork-clause").value == "7.2"
    assert not tab.buttons("Next: ")
    tab.click("Back: 7.1")
    assert tab.test.selectbox(key="fieldwork-clause").value == "7.1"


def test_a_nonconformity_without_an_own_rule_is_refused_and_the_words_stay(
    bea: Desk, audit: Audit, at_step: Callable[[str], Tab]
) -> None:
    tab = at_step("findings").click("New finding")
    prefix = "finding-new--0"
    tab.do(tab.test.selectbox(key=f"{prefix}-grade").set_value("major"))
    tab.do(tab.test.text_area(key=f"{prefix}-statement").set_value("3 of 12 letters of April 2026 lack it."))
    tab.do(tab.test.button(key=f"{prefix}-save").click()).look()
    assert any("grade this as a gap" in sentence for sentence in tab.trouble)
    assert tab.test.text_area(key=f"{prefix}-statement").value == "3 of 12 letters of April 2026 lack it."
    assert open_audit(bea, audit.id).findings == []


def test_somebody_elses_finding_is_reviewed_and_put_to_the_organization(
    bea: Desk, audit: Audit, at_step: Callable[[str], Tab]
) -> None:
    finding = gap_on(bea, audit)
    tab = at_step("review").click("I have read it and agree")
    (read,) = open_audit(bea, audit.id).findings
    assert (read.state, read.reviewed_by) == (FindingState.REVIEWED, "Ada Carter")
    form = f"review-{finding.id}-{read.revision}"
    tab.look()
    tab.test.selectbox(key=f"{form}-by").set_value(None)
    tab.do(tab.test.button(key=f"audit_review.ask.save-{form}").click()).look()
    (answered,) = open_audit(bea, audit.id).findings
    assert (answered.state, answered.position) == (FindingState.CONFIRMED, "agreed")


def test_a_review_note_waits_for_its_answer(bea: Desk, cleo: Desk, audit: Audit, at_step: Callable[[str], Tab]) -> None:
    finding = gap_on(bea, audit)
    note = raise_review_note(cleo, audit.id, "Which export?", finding_id=finding.id)
    tab = at_step("review")
    assert tab.says("Cleo Marsh: Which export?")
    place = f"clear-{note.id}"
    tab.test.text_input(key=f"{place}-answer").set_value("That of 4 May.")
    tab.do(tab.test.button(key=f"audit_review.clear-{place}").click()).look()
    assert tab.says("Settled by Ada Carter: That of 4 May.")


def test_a_finding_that_somebody_reviewed_first_is_a_sentence_and_keeps_that_review(
    bea: Desk, cleo: Desk, audit: Audit, at_step: Callable[[str], Tab]
) -> None:
    finding = gap_on(bea, audit)
    tab = at_step("review")
    review_finding(cleo, finding.id, seen=finding.revision)
    tab.click("I have read it and agree").look()
    assert any("was changed by Cleo Marsh" in sentence for sentence in tab.trouble)
    assert open_audit(bea, audit.id).findings[0].reviewed_by == "Cleo Marsh"


@pytest.mark.parametrize("others", [("7.2-1",), ("7.2-1", "7.2-2")])
def test_a_verdict_that_somebody_reviewed_first_is_a_sentence_and_keeps_that_review(
    others: tuple[str, ...], bea: Desk, cleo: Desk, audit: Audit, at_step: Callable[[str], Tab]
) -> None:
    for key in ("7.2-1", "7.2-2"):
        save_answer(bea, audit.assessment_id or "", key, Field.RATING, shown=None, value="met")
    tab = at_step("review")
    rows = f"verdicts-{digest(['7.2-1', '7.2-2'])}"
    tab.test.session_state[rows] = {"selection": {"rows": [0, 1], "columns": [], "cells": []}}
    tab.look()
    accept = tab.buttons("Accept the chosen verdicts")[0].click()
    work = open_audit(bea, audit.id).work
    assert work is not None
    review_verdicts(cleo, audit.id, {key: work.results[key].revision for key in others})
    tab.do(accept)
    assert any("7.2-1 was changed or reviewed by Cleo Marsh" in sentence for sentence in tab.trouble)
    reviewed = open_audit(bea, audit.id).work
    assert reviewed is not None
    assert {key: one.reviewed_by for key, one in reviewed.results.items() if one.reviewed_by} == dict.fromkeys(
        others, "Cleo Marsh"
    )


def signed(bea: Desk, cleo: Desk, audit: Audit, finding: Finding) -> None:
    """The audit with its one finding, signed by Bea."""
    confirmed(bea, cleo, finding)
    concluded(bea, audit.id)
    sign_off_audit(bea, audit.id, Signature(name="Bea Lowe", role="Lead auditor", statement=""))


def test_a_finding_cannot_be_taken_back_once_it_stands_in_a_signed_report_and_the_reason_is_kept(
    bea: Desk, cleo: Desk, audit: Audit, at_step: Callable[[str], Tab]
) -> None:
    finding = gap_on(bea, audit)
    tab = at_step("findings").click("Change")
    place = f"withdraw-{finding.id}"
    tab.test.text_input(key=f"{place}-reason").set_value("Seen wrongly.")
    signed(bea, cleo, audit, finding)
    tab.do(tab.test.button(key=f"{place}-do").click())
    assert any("This audit is closed" in sentence for sentence in tab.trouble)
    assert "Seen wrongly." in [code.value for code in tab.test.code]
    (reported,) = open_audit(bea, audit.id).findings
    assert (reported.withdrawn_reason, reported.state) == ("", FindingState.REPORTED)


def test_words_typed_into_an_audit_that_somebody_signs_meanwhile_are_kept(
    bea: Desk, cleo: Desk, audit: Audit, at_step: Callable[[str], Tab]
) -> None:
    finding = gap_on(bea, audit)
    tab = at_step("findings").click("New finding")
    tab.do(tab.test.text_area(key="finding-new--0-statement").set_value("3 of 12 letters of April 2026 lack it."))
    signed(bea, cleo, audit, finding)
    tab.do(tab.test.button(key="finding-new--0-save").click()).look()
    assert any("This audit is closed" in sentence for sentence in tab.trouble)
    assert any("3 of 12 letters of April 2026 lack it." in code.value for code in tab.test.code)


def test_what_is_open_is_named_until_the_signature_freezes_the_audit(
    bea: Desk, cleo: Desk, audit: Audit, at_step: Callable[[str], Tab]
) -> None:
    finding = gap_on(bea, audit)
    tab = at_step("closing")
    assert tab.says("F-001 was read by its author only.")
    tab.click("Sign off the audit").look()
    assert any("cannot be signed off yet" in sentence for sentence in tab.trouble)
    confirmed(bea, cleo, finding)
    concluded(bea, audit.id)
    tab = at_step("closing").click("Sign off the audit").look()
    assert open_audit(bea, audit.id).audit.state is AuditState.SIGNED_OFF
    assert tab.says("The audit says what it said when it was signed.")
    tab = at_step("findings")
    assert not tab.buttons("New finding")


def test_each_line_before_the_signature_leads_to_where_it_is_settled(
    bea: Desk, audit: Audit, at_step: Callable[[str], Tab]
) -> None:
    gap_on(bea, audit)
    save_answer(bea, audit.assessment_id or "", "7.2-2", Field.RATING, shown=None, value="not_met")
    desk_look = PlannedActivity(title="Desk", kind=ActivityKind.OBSERVATION, clauses=("7.1",))
    activity = add_activity(bea, audit.id, desk_look)
    codes = [one.code for one in audit_problems(bea, audit.id)]

    def settle(code: str) -> Tab:
        tab = at_step("closing")
        return tab.do(tab.test.button(key=f"settle-{codes.index(code)}").click())

    assert settle("finding-not-reviewed").buttons("I have read it and agree")
    assert settle("no-conclusions").test.query_params["step"] == "closing"
    assert settle("verdict-without-finding").test.selectbox(key="fieldwork-clause").value == "7.2"
    assert settle("activity-without-result").test.selectbox(key="fieldwork-activity").value == activity.id
    assert settle("clause-without-activity").says("Plan of activities")


def test_a_finding_leads_to_the_nonconformity_raised_from_it(
    bea: Desk, audit: Audit, at_step: Callable[[str], Tab]
) -> None:
    gap_on(bea, audit)
    assert not at_step("findings").says("raised from these findings")
    rule = adopt(bea, audit.engagement_id, "7.2")
    first, second = (
        raise_finding(bea, audit.id, propose_finding(bea, audit.id, "7.2-1").text.changed(statement=words))
        for words in ("The export has no channel.", "The letters have no date.")
    )
    assert rule.id == first.adopted_id
    assert at_step("findings").says("No nonconformity was raised from these findings yet.")
    one = raise_from_findings(bea, (first.id, second.id))
    tab = at_step("findings")
    assert tab.says("One nonconformity was raised from these findings.")
    assert len(tab.buttons(one.number)) == len((first, second))
    assert tab.click(one.number).title.startswith(one.number)


def test_nothing_on_a_signed_audit_looks_as_if_it_could_be_changed(
    bea: Desk, cleo: Desk, audit: Audit, at_step: Callable[[str], Tab]
) -> None:
    save_answer(bea, audit.assessment_id or "", "7.1-1", Field.RATING, shown=None, value="partly_met")
    save_answer(bea, audit.assessment_id or "", "7.1-1", Field.RATIONALE, shown="", value="Seen on 4 May.")
    add_activity(bea, audit.id, PlannedActivity(title="Desk", kind=ActivityKind.OBSERVATION, clauses=("7.1",)))
    save_contact(bea, audit.id, ContactSheet(channel="Letter", sent_at=SENT, outcome="No answer."))
    save_walk_through(bea, audit.id, "C-1041", ())
    confirmed(bea, cleo, gap_on(bea, audit))
    conclude_audit(
        bea, audit.id, Conclusions(opinion="effective", opinion_rationale="Works.", conclusions="Good.", obstacles="Snow."),
        seen=open_audit(bea, audit.id).audit.revision,
    )  # fmt: skip
    at_step("closing").click("Sign off the audit")
    for step in ("plan", "fieldwork", "findings", "review", "closing"):
        tab = at_step(step)
        assert not tab.buttons("Change")
        assert not tab.buttons("Save")
        assert not tab.test.get("segmented_control") or step == "fieldwork"
    tab = at_step("fieldwork")
    tab.do(tab.test.selectbox(key="fieldwork-clause").set_value("7.1"))
    assert tab.says("Partly met")
    assert tab.says("Seen on 4 May.")
    assert not tab.test.text_area
    tab.do(tab.test.segmented_control(key="fieldwork-part").set_value(Part.ACTIVITIES))
    assert not tab.test.text_area
    tab.do(tab.test.segmented_control(key="fieldwork-part").set_value(Part.CONTACTS)).click("Open")
    assert tab.look().says("No answer.")
    assert not tab.test.text_input
    tab = at_step("findings").click("Open").look()
    assert tab.says("Export of 4 May 2026")
    assert not tab.test.text_area
    tab = at_step("closing")
    assert tab.says("Snow.")
    assert tab.buttons("Plan the next audit")


def test_only_who_leads_the_audit_is_proposed_to_sign_as_lead_auditor(
    bea: Desk, audit: Audit, at_step: Callable[[str], Tab]
) -> None:
    role = f"sign-{audit.id}-role"
    assert at_step("closing").test.text_input(key=role).value == ""
    name_team(bea, audit.id, "Ada Carter", TeamRole.LEAD_AUDITOR)
    assert at_step("closing").test.text_input(key=role).value == "Lead auditor"


def test_the_next_audit_is_planned_from_the_signed_one(
    bea: Desk, cleo: Desk, audit: Audit, at_step: Callable[[str], Tab]
) -> None:
    confirmed(bea, cleo, gap_on(bea, audit))
    concluded(bea, audit.id)
    at_step("closing").click("Sign off the audit")
    tab = at_step("closing").click("Plan the next audit").look()
    assert tab.title.startswith("A-02")


def test_awareness_contacts_and_walk_through_are_kept(bea: Desk, audit: Audit, at_step: Callable[[str], Tab]) -> None:
    add_person(bea, audit.engagement_id, PersonEntry(name="Grace Hopper"))
    tab = at_step("fieldwork")
    tab.do(tab.test.segmented_control(key="fieldwork-part").set_value(Part.AWARENESS))
    tab.click("Ask somebody")
    tab.test.selectbox(key="awareness-new-0-person").set_value("Grace Hopper")
    tab.test.selectbox(key="awareness-new-0-urgent").set_value(Knows.YES)
    tab.do(tab.test.button(key="awareness-new-0-save").click())
    tab.do(tab.test.segmented_control(key="fieldwork-part").set_value(Part.CONTACTS)).click("New test contact")
    tab.test.text_input(key="contact-new-0-channel").set_value("Web form")
    tab.do(tab.test.button(key="contact-new-0-save").click())
    tab.do(tab.test.segmented_control(key="fieldwork-part").set_value(Part.WALK_THROUGH))
    tab.test.text_input(key="walk-complaint").set_value("C-1041")
    tab.do(tab.buttons("Begin")[0].click()).look()
    sheet = open_audit(bea, audit.id).walk_throughs[0]
    tab.test.segmented_control(key=f"walk-{sheet.id}-7.2-1-rating").set_value("partly_met")
    tab.test.text_area(key=f"walk-{sheet.id}-7.2-1-seen").set_value("Entered three days later.")
    tab.do(tab.test.button(key=f"walk-{sheet.id}-7.2-save").click()).look()
    file = open_audit(bea, audit.id)
    assert [one.channel for one in file.contacts] == ["Web form"]
    assert [file.name(one.person_id or "") for one in file.awareness] == ["Grace Hopper"]
    assert file.work is not None
    assert file.work.results["7.2-1"].rationale == "Entered three days later."


def test_a_test_contact_without_its_day_is_a_sentence_and_keeps_what_was_typed(
    bea: Desk, audit: Audit, at_step: Callable[[str], Tab]
) -> None:
    tab = at_step("fieldwork")
    tab.do(tab.test.segmented_control(key="fieldwork-part").set_value(Part.CONTACTS)).click("New test contact")
    tab.test.text_input(key="contact-new-0-channel").set_value("Web form")
    tab.test.date_input(key="contact-new-0-sent_on").set_value(None)
    tab.do(tab.test.button(key="contact-new-0-save").click()).look()
    assert any("The day on which it was sent” is empty" in sentence for sentence in tab.trouble)
    assert tab.test.text_input(key="contact-new-0-channel").value == "Web form"
    assert open_audit(bea, audit.id).contacts == []


def test_the_methods_of_a_verdict_show_what_a_colleague_chose(
    bea: Desk, audit: Audit, at_step: Callable[[str], Tab]
) -> None:
    tab = at_step("fieldwork")
    tab.do(tab.test.selectbox(key="fieldwork-clause").set_value("7.2"))
    key = f"methods-{audit.assessment_id}.7.2-1"
    save_answer(bea, audit.assessment_id or "", "7.2-1", Field.METHODS, shown=(), value=("interview",))
    assert tab.look().test.session_state[key] == ["interview"]
