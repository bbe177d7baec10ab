"""Adopted documents: entered once, changed with the revision, withdrawn, and named where they bind."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO

import pytest
from docx import Document as WordDocument

from assessment.domain.adopted_document import AdoptedKind
from assessment.domain.errors import Conflict, NotFound
from assessment.domain.record import TextMissing
from assessment.services.adopted_documents import (
    WHOLE,
    AdoptedEntry,
    NoClauseChosen,
    add_adopted_document,
    change_adopted_document,
    list_adopted_documents,
    withdraw_adopted_document,
)
from assessment.services.answers import Field, save_answer
from assessment.services.desk import Desk
from assessment.services.reports import Format, gap_report, render_gap_report
from assessment.services.work import open_criterion, open_work

POLICY = AdoptedEntry(title="Complaints policy", section="§ 3", version="2.1", clauses=(WHOLE,))
PROCEDURE = AdoptedEntry(
    title="Complaints procedure",
    kind=AdoptedKind.PROCEDURE,
    dated=date(2025, 4, 1),
    clauses=("7.2",),
    statement="Every complaint is recorded the same day.",
)


@pytest.fixture
def engagement_id(desk: Desk, assessment_id: str) -> str:
    """The engagement of Northwind."""
    return open_work(desk, assessment_id).engagement.id


def test_a_document_is_kept_as_entered(desk: Desk, engagement_id: str) -> None:
    kept = add_adopted_document(desk, engagement_id, PROCEDURE)
    assert list_adopted_documents(desk, engagement_id) == [kept]
    assert {name: getattr(kept, name) for name in AdoptedEntry.model_fields} == dict(PROCEDURE)


def test_the_whole_standard_is_kept_as_no_clause_in_particular(desk: Desk, engagement_id: str) -> None:
    kept = add_adopted_document(desk, engagement_id, POLICY.changed(clauses=("7.2", WHOLE)))
    assert kept.clauses == ()
    assert kept.covers("4.2")


def test_what_is_missing_is_said_and_nothing_is_kept(desk: Desk, engagement_id: str) -> None:
    with pytest.raises(NoClauseChosen, match="No clause is chosen"):
        add_adopted_document(desk, engagement_id, POLICY.changed(clauses=()))
    with pytest.raises(TextMissing):
        POLICY.changed(title="  ")
    with pytest.raises(NotFound):
        add_adopted_document(desk, "nowhere", POLICY)
    assert list_adopted_documents(desk, engagement_id) == []


def test_a_change_is_saved_once_and_a_stale_one_is_refused(desk: Desk, colleague: Desk, engagement_id: str) -> None:
    kept = add_adopted_document(desk, engagement_id, POLICY)
    changed = change_adopted_document(colleague, kept.id, POLICY.changed(section="§ 4"), seen=kept.revision)
    assert changed.revision == kept.revision + 1
    with pytest.raises(Conflict, match="Charles Babbage"):
        change_adopted_document(desk, kept.id, POLICY.changed(section="§ 5"), seen=kept.revision)
    assert list_adopted_documents(desk, engagement_id)[0].section == "§ 4"
    same = change_adopted_document(desk, kept.id, POLICY.changed(section="§ 4"), seen=changed.revision)
    assert same.revision == changed.revision


def test_a_withdrawn_document_stays_in_the_list_and_binds_no_more(
    desk: Desk, engagement_id: str, assessment_id: str
) -> None:
    kept = add_adopted_document(desk, engagement_id, POLICY)
    other = add_adopted_document(desk, engagement_id, PROCEDURE)
    withdraw_adopted_document(desk, kept.id, seen=kept.revision)
    assert [(one.id, one.withdrawn) for one in list_adopted_documents(desk, engagement_id)] == [
        (other.id, False),
        (kept.id, True),
    ]
    work = open_work(desk, assessment_id)
    assert work.binding("4.2") is None
    assert work.binding("7.2") == other
    with pytest.raises(Conflict):
        withdraw_adopted_document(desk, kept.id, seen=kept.revision)


def test_the_closest_document_binds(desk: Desk, engagement_id: str, assessment_id: str) -> None:
    policy, procedure = (add_adopted_document(desk, engagement_id, one) for one in (POLICY, PROCEDURE))
    work = open_criterion(desk, assessment_id, "7.2-1")
    assert (work.binding("7.2"), work.binding("7.1")) == (procedure, policy)


def test_the_report_names_them_in_scope_and_at_each_gap(desk: Desk, engagement_id: str, assessment_id: str) -> None:
    for key in ("4.2-1", "7.2-1"):
        save_answer(desk, assessment_id, key, Field.RATING, shown=None, value="not_met")
    bare = gap_report(desk, assessment_id)
    assert (bare.adopted, {gap.binding for gap in bare.gaps}) == ((), {""})
    for one in (POLICY, PROCEDURE):
        add_adopted_document(desk, engagement_id, one)
    report = gap_report(desk, assessment_id)
    assert [(one.document, one.clauses) for one in report.adopted] == [
        ("Complaints policy, § 3, 2.1", "the whole standard"),
        ("Complaints procedure", "7.2"),
    ]
    assert {gap.criterion_id: gap.binding for gap in report.gaps} == {
        "4.2-1": "Complaints policy, § 3, 2.1",
        "7.2-1": "Complaints procedure",
    }
    data = json.loads(render_gap_report(report, Format.JSON).content)
    assert data["adopted"][1]["statement"] == PROCEDURE.statement
    texts, before = (
        [
            "".join(part.itertext())
            for part in WordDocument(BytesIO(render_gap_report(one, Format.DOCX).content)).element.body
        ]
        for one in (report, bare)
    )
    assert any("What the organization has adopted" in text for text in texts)
    assert sum("Binding here" in text for text in texts) == 2
    assert not any("Binding here" in text or "has adopted" in text for text in before)
