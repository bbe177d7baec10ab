"""Whoever changes the journal behind our back, with SQL of his own, is found out."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from assessment.domain.checklist import Checklist
from assessment.domain.journal import ChainCheck
from assessment.storage.database import Database
from assessment.storage.store import Store
from tests.storage.examples import ADA, NINE, engagement, every_record, organization, site

LINE = "chain = 'e1' AND sequence"


@pytest.fixture
def written(store: Store) -> Store:
    """A store whose chain e1 has six lines."""
    with store.writing(ADA, NINE, "e1") as writer:
        writer.save(organization())
        writer.save(engagement())
        saved = writer.save(site())
        for number in range(4):
            saved = writer.save(saved.changed(note=f"note {number}"))
    return store


def tampered(store: Store, *statements: str) -> ChainCheck:
    with store.database.writing() as connection:
        for statement in statements:
            assert connection.execute(sa.text(statement)).rowcount > 0, statement
    checks = {check.chain: check for check in store.check_journal()}
    assert checks["installation"].intact
    return checks["e1"]


def test_a_journal_left_alone_is_intact(written: Store) -> None:
    checks = {check.chain: (check.intact, check.entries) for check in written.check_journal()}
    assert checks == {"e1": (True, 6), "installation": (True, 1)}


def test_an_empty_journal_has_no_chains(store: Store) -> None:
    assert store.check_journal() == []


@pytest.mark.parametrize(
    "column_and_value",
    [
        "actor = 'Mallory'",
        "at = '2020-01-01 00:00:00'",
        "act = 'removed'",
        "record_table = 'person'",
        "record_id = 's9'",
        "record_revision = 9",
        "salt = 'pepper'",
        "body_hash = 'f'",
        "hash = 'f'",
        "previous_hash = 'f'",
        "sequence = 77",
        """body = '{"id": "s1", "note": "forged"}'""",
    ],
)
@pytest.mark.parametrize("line", [1, 6])
def test_a_changed_line_is_found(written: Store, line: int, column_and_value: str) -> None:
    assert not tampered(written, f"UPDATE journal_entry SET {column_and_value} WHERE {LINE} = {line}").intact


@pytest.mark.parametrize("column_and_value", ["act = 'forged'", "actor = 'Mal' || chr(7) || 'lory'", "body = '[1, 2]'"])
def test_a_line_that_cannot_be_read_any_more_is_found(written: Store, column_and_value: str) -> None:
    if written.database.is_sqlite:
        column_and_value = column_and_value.replace("chr(", "char(")
    found = tampered(written, f"UPDATE journal_entry SET {column_and_value} WHERE {LINE} = 3")
    assert found.problems == ("a line holds what no save writes: it was changed after it was written",)
    assert found.entries == 6


@pytest.mark.parametrize("column_and_value", ["body = 'no JSON'", "at = 'yesterday'", "sequence = 'three'"])
def test_a_value_of_another_kind_is_found(sqlite_url: str, column_and_value: str) -> None:
    database = Database(sqlite_url)
    store = Store(database)
    with store.writing(ADA, NINE, "e1") as writer:
        writer.save(organization())
        writer.save(engagement())
    assert not tampered(store, f"UPDATE journal_entry SET {column_and_value} WHERE {LINE} = 1").intact
    database.close()


@pytest.mark.parametrize("line", [1, 3, 5])
def test_a_removed_line_is_found(written: Store, line: int) -> None:
    found = tampered(written, f"DELETE FROM journal_entry WHERE {LINE} = {line}")
    assert f"line {line} is missing (next is {line + 1})" in found.problems


def test_a_removed_line_is_found_when_the_others_are_numbered_again(written: Store) -> None:
    renumber = [f"UPDATE journal_entry SET sequence = {n - 1} WHERE {LINE} = {n}" for n in (4, 5, 6)]
    assert not tampered(written, f"DELETE FROM journal_entry WHERE {LINE} = 3", *renumber).intact


def test_two_swapped_lines_are_found(written: Store) -> None:
    found = tampered(
        written,
        f"UPDATE journal_entry SET sequence = 99 WHERE {LINE} = 3",
        f"UPDATE journal_entry SET sequence = 3 WHERE {LINE} = 4",
        f"UPDATE journal_entry SET sequence = 4 WHERE {LINE} = 99",
    )
    assert not found.intact


def test_a_line_moved_from_another_chain_is_found(written: Store) -> None:
    with written.database.writing() as connection:
        connection.execute(sa.text("UPDATE journal_entry SET chain = 'e1', sequence = 7 WHERE chain = 'installation'"))
    (check,) = written.check_journal()
    assert not check.intact


def test_an_erased_body_still_verifies_and_is_counted(written: Store) -> None:
    found = tampered(written, f"UPDATE journal_entry SET body = NULL, salt = NULL WHERE {LINE} IN (3, 5)")
    assert (found.intact, found.entries, found.erased) == (True, 6, 2)


def test_a_chain_longer_than_one_portion_is_read_to_its_end(store: Store) -> None:
    with store.writing(ADA, NINE, "e1") as writer:
        writer.save(organization())
        saved = writer.save(engagement())
        for number in range(600):
            saved = writer.save(saved.changed(scope=str(number)))
    checks = {check.chain: check for check in store.check_journal()}
    assert (checks["e1"].entries, checks["e1"].intact) == (601, True)
    assert not tampered(store, f"UPDATE journal_entry SET actor = 'Mallory' WHERE {LINE} = 555").intact


def test_a_record_changed_behind_the_journal_is_named(store: Store, checklist: Checklist) -> None:
    with store.writing(ADA, NINE) as writer:
        for record in every_record(checklist):
            writer.save(record)
    assert store.check_records() == []
    with store.database.writing() as connection:
        connection.execute(sa.text("UPDATE criterion_result SET rating = 'met' WHERE id = 'a1.7.1-1'"))
        connection.execute(sa.text("UPDATE site SET revision = 7 WHERE id = 's1'"))
        connection.execute(sa.text("DELETE FROM evidence WHERE id = 'v2'"))
    assert all(check.intact for check in store.check_journal())
    assert store.check_records() == [
        "site s1 has no line in the journal for revision 7",
        "evidence v2 is in the journal but no longer stored",
        "criterion result a1.7.1-1 was changed behind the journal's back",
    ]


def test_an_erased_body_is_no_difference(store: Store, checklist: Checklist) -> None:
    with store.writing(ADA, NINE) as writer:
        for record in every_record(checklist):
            writer.save(record)
    with store.database.writing() as connection:
        connection.execute(sa.text("UPDATE journal_entry SET body = NULL, salt = NULL WHERE record_id = 'p1'"))
    assert store.check_records() == []
