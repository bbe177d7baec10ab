"""What goes into a table comes out equal, on both databases, for every record type."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessment.domain.assessment import CriterionResult, GapKind, WorkState
from assessment.domain.checklist import Checklist
from assessment.domain.evidence import Evidence
from assessment.domain.journal import JournalEntry, salted_hash
from assessment.domain.record import Record
from assessment.storage.store import Store
from assessment.storage.tables import RECORDS, UtcDateTime, json_columns, table_of
from tests.storage.examples import ADA, NINE, every_record

texts = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=40)
moments = st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001 -- bounds take no zone
changes = st.fixed_dictionaries(
    {},
    optional={
        "rating": st.none() | texts,
        "gap_kind": st.none() | st.sampled_from(GapKind),
        "rationale": texts,
        "evidence_ids": st.lists(texts, max_size=4).map(tuple),
        "responsible_id": st.sampled_from([None, "p1", "p2"]),
        "flagged": st.booleans(),
        "work_state": st.sampled_from(WorkState),
        "assessed_at": st.none() | moments,
    },
)


def saved(store: Store, records: list[Record]) -> list[Record]:
    with store.writing(ADA, NINE) as writer:
        return [writer.save(record) for record in records]


@pytest.fixture
def full_store(store: Store, checklist: Checklist) -> Store:
    """A store that holds every example."""
    saved(store, every_record(checklist))
    return store


def test_every_record_type_comes_back_equal(store: Store, checklist: Checklist) -> None:
    stored = saved(store, every_record(checklist))
    with store.reading() as reader:
        found = [reader.get(type(record), record.id) for record in stored]
    assert found == stored
    assert [record.changed(revision=0) for record in found] == every_record(checklist)


def test_every_table_has_a_rich_and_a_bare_example(checklist: Checklist) -> None:
    examples = {type(record) for record in every_record(checklist)}
    assert examples | {JournalEntry} == set(RECORDS)


def test_each_save_puts_the_whole_record_into_the_journal(store: Store, checklist: Checklist) -> None:
    stored = saved(store, every_record(checklist))
    with store.reading() as reader:
        for record in stored:
            (entry,) = reader.entries(type(record), record.id)
            assert entry.body is not None
            assert type(record).model_validate(entry.body) == record


def test_nested_values_come_back_as_the_values_they_were(full_store: Store) -> None:
    with full_store.reading() as reader:
        rich = reader.get(CriterionResult, "a1.7.1-1")
        bare = reader.get(CriterionResult, "a1.7.1-2")
    assert rich.evidence_ids == ("v2", "v1")
    assert (rich.gap_kind, rich.work_state) == (GapKind.NOT_FOLLOWED, WorkState.REVIEWED)
    assert (bare.rating, bare.gap_kind, bare.responsible_id, bare.assessed_at) == (None, None, None, None)
    assert bare.flagged is False


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=changes)
def test_any_text_and_any_moment_come_back_equal(full_store: Store, changes: dict[str, Any]) -> None:
    with full_store.writing(ADA, NINE) as writer:
        after = writer.save(writer.get(CriterionResult, "a1.7.1-1").changed(**changes))
    with full_store.reading() as reader:
        assert reader.get(CriterionResult, "a1.7.1-1") == after
        newest = next(reader.entries(CriterionResult, "a1.7.1-1"))
    assert newest.body is not None
    assert CriterionResult.model_validate(newest.body) == after
    assert salted_hash(newest.body, newest.salt or "") == newest.body_hash


@pytest.mark.parametrize(
    ("record", "column", "kind"),
    [
        (CriterionResult, "assessed_at", UtcDateTime),
        (CriterionResult, "rating", sa.Text),
        (CriterionResult, "gap_kind", sa.Text),
        (CriterionResult, "flagged", sa.Boolean),
        (CriterionResult, "evidence_ids", sa.JSON),
        (CriterionResult, "responsible_id", sa.Text),
        (Evidence, "collected_at", UtcDateTime),
        (JournalEntry, "sequence", sa.Integer),
        (JournalEntry, "body", sa.JSON),
    ],
)
def test_a_field_has_the_column_its_type_asks_for(record: type[Record], column: str, kind: type) -> None:
    assert type(table_of(record).c[column].type) is kind


def test_only_nested_fields_travel_as_json() -> None:
    nested = {record.table: set(json_columns(record)) for record in RECORDS if json_columns(record)}
    assert nested == {
        "removal_certificate": {"files", "records"},
        "interview": {"clauses"},
        "field_note": {"criterion_ids"},
        "adopted_document": {"clauses"},
        "evidence": {"earlier_file_ids", "stands_for"},
        "number_series": {"earlier"},
        "checklist_snapshot": {"body"},
        "criterion_result": {"evidence_ids", "closed_gap", "methods"},
        "assessment": {"clauses"},
        "audit": {"clauses", "site_ids", "process_ids", "adopted_ids"},
        "audit_activity": {"clauses", "auditor_ids", "interviewee_ids"},
        "awareness_answers": {"answers"},
        "walk_through": {"steps"},
        "finding": {"evidence_ids"},
        "action": {"progress", "postponements", "evidence_ids"},
        "cause_analysis": {"whys", "branches"},
        "effectiveness_review": {"evidence_ids"},
        "management_review": {"attendee_ids", "inputs"},
        "nonconformity_rules": {"plan_days", "close_days"},
        "nonconformity": {
            "finding_ids",
            "outside",
            "regradings",
            "evidence_ids",
            "extensions",
            "options",
            "risk",
            "disagreement",
        },
        "report_settings": {"sections"},
        "journal_entry": {"body"},
    }


def test_optional_fields_are_nullable_and_no_others() -> None:
    columns = table_of(CriterionResult).columns
    assert {column.name for column in columns if column.nullable} == {
        "rating",
        "gap_kind",
        "responsible_id",
        "assessed_at",
        "severity",
        "priority",
        "closed_gap",
        "site_id",
        "process_id",
        "reviewed_at",
    }


def test_every_reference_is_a_foreign_key_with_an_index() -> None:
    for record in RECORDS:
        table = table_of(record)
        indexed = {tuple(column.name for column in index.columns) for index in table.indexes}
        for column in table.columns:
            assert bool(column.foreign_keys) is ((column.name,) in indexed), column
            if column.foreign_keys:
                assert column.name.endswith("_id")
