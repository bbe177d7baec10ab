"""The page of the audits: the list with what is open, the form of a new audit, and the programme."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from assessment.domain.audit import Audit, AuditScope
from assessment.services.audit_files import open_audit
from assessment.services.audit_lines import audit_lines
from assessment.services.audits import call_off_audit, change_audit, plan_audit
from assessment.services.places import ProcessEntry, add_process
from assessment.services.programmes import (
    ProgrammeText,
    list_programmes,
    rank_topic,
    save_programme,
    view_programme,
)

if TYPE_CHECKING:
    from pathlib import Path

    from assessment.services.desk import Desk
    from assessment.services.engagements import EngagementLine
    from tests.ui.conftest import Tab

Day = datetime.date


@dataclass
class Audits:
    """The page, and what is stored behind it."""

    tab: Tab
    desk: Desk
    line: EngagementLine

    @property
    def stored(self) -> list[Audit]:
        return [line.audit for line in audit_lines(self.desk, self.line.id)]

    def field(self, kind: str, name: str) -> Any:
        """A field of the form that is open."""
        return next(one for one in getattr(self.tab.test, kind) if one.key and one.key.endswith(f"-{name}"))

    def programme(self) -> Tab:
        """Turn to the programme."""
        return self.tab.do(self.tab.test.segmented_control(key="audits-view").set_value("programme"))

    def choose_topic(self, place: int) -> Tab:
        """Choose a row; AppTest cannot click it, and forgets it at each run."""
        (programme,) = list_programmes(self.desk, self.line.id)
        topics = [line.topic.id for line in view_programme(self.desk, programme.id).topics]
        key = f"topics-{programme.id}-{'-'.join(topics)}"
        self.tab.test.session_state[key] = {"selection": {"rows": [place], "columns": [], "cells": []}}
        return self.tab.look()


@pytest.fixture
def audits(tab: Tab, bea: Desk, northwind: EngagementLine) -> Audits:
    """The page of Northwind with nothing planned."""
    return Audits(tab.follow(northwind, page="audits"), bea, northwind)


@pytest.fixture
def programmed(audits: Audits) -> Audits:
    """The same with a programme of last year and this."""
    today = audits.desk.today()
    text = ProgrammeText(
        title="Two years",
        period_from=today - datetime.timedelta(days=400),
        period_to=today.replace(year=today.year + 1, day=1),
    )
    save_programme(audits.desk, audits.line.id, text)
    audits.tab.look()
    return audits


# The list


def test_without_audits_the_page_says_what_one_gives_and_how_to_begin(audits: Audits) -> None:
    assert audits.tab.title == "Audits"
    assert audits.tab.says("No internal audit yet.")
    assert audits.tab.says("no longer stands in the way")
    assert audits.tab.buttons("New audit")


def test_a_new_audit_needs_a_title_and_clauses_only_and_opens_its_plan(audits: Audits) -> None:
    audits.tab.click("New audit")
    audits.field("text_input", "title").set_value("From receipt to closing")
    audits.field("multiselect", "clauses").set_value(["7"])
    audits.field("date_input", "begins_on").set_value(Day(2026, 12, 1))
    audits.tab.click("Plan this audit")
    (audit,) = audits.stored
    assert (audit.number, audit.title, audit.clauses) == ("A-01", "From receipt to closing", ("7",))
    assert audit.begins_on == Day(2026, 12, 1)
    assert audit.objectives.startswith("Find out from evidence")
    assert audits.tab.title == "A-01 From receipt to closing"
    assert audits.tab.says("A-01 is planned.")


def test_a_refused_form_says_why_and_keeps_every_field(audits: Audits) -> None:
    audits.tab.click("New audit")
    audits.field("text_input", "title").set_value("Receipt")
    audits.field("multiselect", "clauses").set_value(["7.1", "7.2"])
    audits.field("date_input", "begins_on").set_value(Day(2026, 12, 2))
    audits.field("date_input", "ends_on").set_value(Day(2026, 12, 1))
    audits.field("text_area", "scope").set_value("Phone and e-mail")
    audits.tab.click("Plan this audit")
    assert audits.tab.trouble == ["The audit ends before it begins. Correct one of the two dates."]
    assert not audits.stored
    assert audits.field("text_input", "title").value == "Receipt"
    assert audits.field("multiselect", "clauses").value == ["7.1", "7.2"]
    assert audits.field("text_area", "scope").value == "Phone and e-mail"
    audits.field("date_input", "ends_on").set_value(Day(2026, 12, 3))
    audits.tab.click("Plan this audit")
    assert [audit.scope for audit in audits.stored] == ["Phone and e-mail"]


def test_another_checklist_brings_its_clauses_and_what_it_lacks_is_named_and_kept(audits: Audits) -> None:
    audits.tab.click("New audit")
    assert audits.field("selectbox", "checklist").options[0] == "Small checklist, version 0.1.0"
    assert len(audits.field("multiselect", "clauses").options) == 5
    audits.tab.do(audits.field("selectbox", "checklist").select_index(1))
    assert len(audits.field("multiselect", "clauses").options) > 40
    audits.field("multiselect", "clauses").set_value(["7.9"])
    audits.tab.click("Plan this audit")
    assert audits.tab.trouble == ["“Title” is empty. Fill it in and save again."]
    audits.tab.do(audits.field("selectbox", "checklist").select_index(0))
    assert audits.tab.says("Not in this checklist: 7.9. Choose other clauses, or another checklist.")
    audits.field("text_input", "title").set_value("Closing")
    audits.tab.click("Plan this audit")
    assert audits.tab.trouble[0].startswith("7.9 is not in the checklist “Small checklist”, version 0.1.0.")
    assert audits.field("multiselect", "clauses").value == ["7.9"]
    audits.tab.do(audits.field("selectbox", "checklist").select_index(1))
    audits.field("text_input", "title").set_value("Closing")
    audits.tab.click("Plan this audit")
    (audit,) = audits.stored
    assert (audit.title, audit.clauses) == ("Closing", ("7.9",))
    assert open_audit(audits.desk, audit.id).checklist.head.id == "iso10002-2018"
    assert audits.tab.says("Checklist ISO 10002:2018 complaints handling, version 1.0.0")


def test_without_another_checklist_there_is_nothing_to_choose(audits: Audits, data: Path) -> None:
    broken = data / "checklists" / "iso10002-2018"
    broken.mkdir()
    (broken / "checklist.yaml").write_text("oops: [", "utf-8")
    audits.tab.click("New audit")
    assert not [one for one in audits.tab.test.selectbox if one.key and one.key.endswith("-checklist")]
    assert not audits.tab.trouble


def test_an_empty_title_is_refused(audits: Audits) -> None:
    audits.tab.click("New audit")
    audits.tab.click("Plan this audit")
    assert audits.tab.trouble == ["“Title” is empty. Fill it in and save again."]


def test_each_audit_is_a_card_with_what_is_open(audits: Audits) -> None:
    open_one = plan_audit(audits.desk, audits.line.id, AuditScope(title="Receipt *now*", clauses=("7.2",)))
    off = plan_audit(audits.desk, audits.line.id, AuditScope(title="Policy", clauses=("4",)))
    call_off_audit(audits.desk, off.id, "The manager is ill.")
    audits.tab.look()
    assert audits.tab.says("A-01 · Receipt *now* :gray-badge[Planned]")
    assert audits.tab.says("no day yet · clauses 7.2 · led by Bea Lowe")
    assert audits.tab.says("Ready to start. One clause has no activity in the plan yet.")
    assert audits.tab.says("Called off: The manager is ill.")
    audits.tab.do(audits.tab.test.button(key=f"open-audit-{open_one.id}").click())
    assert audits.tab.title == "A-01 Receipt *now*"


def test_many_audits_come_ten_to_a_page(audits: Audits) -> None:
    for number in range(12):
        plan_audit(audits.desk, audits.line.id, AuditScope(title=f"Audit {number}", clauses=("7.2",)))
    audits.tab.look()
    assert len(audits.tab.buttons("Open")) == 10
    assert len(audits.tab.test.session_state) < 100


# The programme


def test_the_first_programme_is_made_in_one_form(audits: Audits) -> None:
    audits.programme()
    assert audits.tab.says("No audit programme yet.")
    audits.field("text_area", "risks").set_value("One auditor only")
    audits.tab.click("Make programme")
    (programme,) = list_programmes(audits.desk, audits.line.id)
    assert programme.risks == "One auditor only"
    assert audits.tab.says("One auditor only")
    assert audits.tab.test.dataframe[0].value["topic"].iloc[0].startswith("7.2")


def test_a_period_that_is_too_long_is_refused_and_kept(audits: Audits) -> None:
    audits.programme()
    ends = audits.field("date_input", "period_to").value.replace(year=audits.desk.today().year + 5)
    audits.field("date_input", "period_to").set_value(ends)
    audits.field("text_input", "title").set_value("Five years")
    audits.tab.click("Make programme")
    assert "one day to 3 years" in audits.tab.trouble[0]
    assert audits.field("text_input", "title").value == "Five years"
    audits.field("date_input", "period_to").set_value(None)
    audits.tab.click("Make programme")
    assert audits.tab.trouble == ["“To” is empty. Fill it in and save again."]


def test_overdue_topics_and_uncovered_clauses_are_named(programmed: Audits) -> None:
    programmed.programme()
    assert any("3 topics are overdue: 7.2, 4.2, 7.1" in sentence for sentence in programmed.tab.trouble)
    assert any("4.2" in text and "7.1" in text and "7.2" in text and " · " in text for text in programmed.tab.words)


def test_a_topic_is_ranked_and_an_audit_of_it_planned_with_everything_filled_in(programmed: Audits) -> None:
    programmed.programme()
    programmed.choose_topic(0)
    (programme,) = list_programmes(programmed.desk, programmed.line.id)
    programmed.field("segmented_control", "change").set_value(3)
    programmed.tab.click("Save rank")
    assert view_programme(programmed.desk, programme.id).topics[0].topic.rank == 18
    programmed.choose_topic(0)
    programmed.tab.click("Plan an audit of this")
    assert programmed.field("multiselect", "clauses").value == ["7.2"]
    programmed.field("text_input", "title").set_value("Receipt")
    programmed.tab.click("Plan this audit")
    assert [(audit.clauses, audit.programme_id) for audit in programmed.stored] == [(("7.2",), programme.id)]


def test_a_colleagues_rank_is_not_overwritten(programmed: Audits) -> None:
    programmed.programme()
    programmed.choose_topic(0)
    (programme,) = list_programmes(programmed.desk, programmed.line.id)
    programmed.field("text_input", "note").set_value("New system")
    rank_topic(programmed.desk, programme.id, "7.2", ranks=(3, 3, 1), note="Many complaints")
    programmed.tab.click("Save rank")
    programmed.choose_topic(0)
    assert any("was changed by Bea Lowe" in sentence for sentence in programmed.tab.trouble)
    assert programmed.tab.says("New system")
    assert view_programme(programmed.desk, programme.id).topics[0].topic.note == "Many complaints"


def test_what_is_not_covered_is_planned_with_one_click(programmed: Audits) -> None:
    plan_audit(
        programmed.desk,
        programmed.line.id,
        AuditScope(
            title="Done", clauses=("7.2",), programme_id=list_programmes(programmed.desk, programmed.line.id)[0].id
        ),
    )
    programmed.programme()
    programmed.tab.click("Plan an audit of these")
    assert programmed.field("multiselect", "clauses").value == ["4.2", "7.1"]


def test_a_process_becomes_a_topic(programmed: Audits) -> None:
    process = add_process(programmed.desk, programmed.line.id, ProcessEntry(name="Returns"))
    programmed.programme()
    programmed.field("segmented_control", "importance").set_value(3)
    programmed.tab.click("Add topic")
    (programme,) = list_programmes(programmed.desk, programmed.line.id)
    topics = {line.topic.process_id: line for line in view_programme(programmed.desk, programme.id).topics}
    assert (topics[process.id].title, topics[process.id].topic.rank) == ("Returns", 6)


def test_a_stale_description_shows_both_texts(audits: Audits) -> None:
    audit = plan_audit(audits.desk, audits.line.id, AuditScope(title="Receipt", clauses=("7.2",)))
    audits.tab.look()
    audits.tab.do(audits.tab.test.button(key=f"open-audit-{audit.id}").click())
    audits.tab.do(audits.tab.test.button(key="change-audit").click())
    audits.field("text_area", "scope").set_value("Phone only")
    change_audit(audits.desk, audit.id, AuditScope(title="Receipt", clauses=("7.2",), scope="All channels"), seen=1)
    audits.tab.click("Save description")
    assert any("was changed by Bea Lowe" in sentence for sentence in audits.tab.trouble)
    assert audits.tab.says("Phone only")
    assert audits.field("text_area", "scope").value == "All channels"
    audits.tab.click("Use mine")
    audits.tab.click("Save description")
    assert open_audit(audits.desk, audit.id).audit.scope == "Phone only"
