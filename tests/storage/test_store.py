"""Saving: what the user saw counts, one journal row each, all of a transaction or nothing."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from assessment.domain.action import Action
from assessment.domain.assessment import CriterionResult
from assessment.domain.checklist import Checklist
from assessment.domain.errors import Conflict, NotFound
from assessment.domain.evidence import Evidence
from assessment.domain.journal import GENESIS, Act, JournalEntry
from assessment.domain.organization import Organization, Person, Site
from assessment.domain.record import Record
from assessment.storage.database import Database, DatabaseReadOnly, UnstorableValue
from assessment.storage.store import BelongsNowhere, StaleRecord, Store, chain_of
from assessment.storage.tables import table_of
from tests.storage.examples import ADA, CHARLES, NINE, engagement, every_record, organization, site


def count(database: Database, record: type[Record]) -> int:
    with database.reading() as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(table_of(record))) or 0


@pytest.fixture
def leeds(store: Store) -> Site:
    """A stored site, with the organization and engagement it belongs to."""
    with store.writing(ADA, NINE, "e1") as writer:
        writer.save(organization())
        writer.save(engagement())
        return writer.save(site())


def test_each_save_raises_the_revision_by_one(store: Store, leeds: Site) -> None:
    with store.writing(ADA, NINE, "e1") as writer:
        second = writer.save(leeds.changed(note="second"))
        third = writer.save(second.changed(note="third"))
    assert (leeds.revision, second.revision, third.revision) == (1, 2, 3)
    with store.reading() as reader:
        assert reader.get(Site, "s1") == third


def test_a_stale_save_is_refused_with_the_name_of_who_was_first(store: Store, leeds: Site) -> None:
    with store.writing(CHARLES, NINE, "e1") as writer:
        writer.save(leeds.changed(note="Charles was here"))
    with pytest.raises(StaleRecord) as refused, store.writing(ADA, NINE, "e1") as writer:
        writer.save(leeds.changed(note="Ada was here"))
    assert isinstance(refused.value, Conflict)
    assert "This site was changed by Charles Babbage" in refused.value.message
    with store.reading() as reader:
        assert reader.get(Site, "s1").note == "Charles was here"


def test_the_revision_the_user_saw_counts_and_not_that_of_the_record(store: Store, leeds: Site) -> None:
    with store.writing(CHARLES, NINE, "e1") as writer:
        newest = writer.save(leeds.changed(note="Charles"))
    with pytest.raises(StaleRecord), store.writing(ADA, NINE, "e1") as writer:
        writer.save(newest.changed(note="Ada"), seen=1)
    with store.writing(ADA, NINE, "e1") as writer:
        assert writer.save(newest.changed(note="Ada"), seen=2).revision == 3


def test_a_record_that_is_there_already_cannot_be_created_again(store: Store, leeds: Site) -> None:
    with pytest.raises(StaleRecord, match="Ada Lovelace"), store.writing(CHARLES, NINE, "e1") as writer:
        writer.save(leeds.changed(revision=0))


def test_a_record_that_was_never_stored_cannot_be_changed(store: Store, leeds: Site) -> None:
    with (
        pytest.raises(StaleRecord, match="was changed while you were editing it"),
        store.writing(ADA, NINE, "e1") as writer,
    ):
        writer.save(leeds.changed(id="s9"))
    with store.reading() as reader:
        assert reader.find(Site, "s9") is None


def test_each_save_writes_one_line_of_the_journal(store: Store, checklist: Checklist) -> None:
    records = every_record(checklist)
    with store.writing(ADA, NINE) as writer:
        for record in records:
            writer.save(record)
    assert count(store.database, JournalEntry) == len(records)


def test_a_line_of_the_journal_says_who_when_what_and_what_came_before(store: Store, leeds: Site) -> None:
    with store.writing(CHARLES, NINE, "e1") as writer:
        after = writer.save(leeds.changed(note="changed"))
    with store.reading() as reader:
        newest, first = reader.entries(Site, "s1")
    assert (first.actor, first.act, first.record_revision) == ("Ada Lovelace", Act.CREATED, 1)
    assert (newest.actor, newest.act, newest.record_revision) == ("Charles Babbage", Act.CHANGED, 2)
    assert (newest.chain, newest.sequence, newest.at) == ("e1", 3, NINE)
    assert newest.body == after.model_dump(mode="json")
    assert newest.previous_hash == first.hash
    assert newest.salt != first.salt


def test_each_engagement_has_a_chain_of_its_own(store: Store, checklist: Checklist) -> None:
    records = every_record(checklist)
    with store.writing(ADA, NINE) as writer:
        for record in records:
            writer.save(record)
    checks = {check.chain: check.entries for check in store.check_journal()}
    assert checks == Counter(chain_of(record) for record in records)
    assert set(checks) == {"installation", "e1", "e2"}
    with store.reading() as reader:
        firsts = reader.list(JournalEntry, sequence=1)
    assert [first.previous_hash for first in firsts] == [GENESIS] * 3


def test_the_chain_of_a_record_is_its_engagement_or_the_installation() -> None:
    assert chain_of(organization()) == "installation"
    assert chain_of(engagement("e7")) == "e7"
    assert chain_of(site(engagement_id="e7")) == "e7"


def save_all(store: Store, *records: Record, then: Exception | None = None) -> None:
    """Save all of `records` in one transaction, unless one is refused or something goes wrong after them."""
    with store.writing(ADA, NINE, "e1") as writer:
        for record in records:
            writer.save(record)
        if then:
            raise then


def test_an_exception_inside_a_transaction_leaves_nothing(store: Store) -> None:
    with pytest.raises(RuntimeError, match="half way"):
        save_all(store, organization(), engagement(), site(), then=RuntimeError("half way"))
    assert [count(store.database, record) for record in (Organization, Site, JournalEntry)] == [0, 0, 0]


def test_a_stale_record_takes_the_whole_transaction_with_it(store: Store, leeds: Site) -> None:
    before = count(store.database, JournalEntry)
    with pytest.raises(StaleRecord):
        save_all(store, site("s2"), leeds.changed(revision=7))
    assert count(store.database, Site) == 1
    assert count(store.database, JournalEntry) == before


def test_a_failure_at_the_last_record_leaves_nothing_of_the_others(store: Store, checklist: Checklist) -> None:
    with pytest.raises(BelongsNowhere):
        save_all(store, *every_record(checklist), site("s9", engagement_id="nowhere"))
    assert count(store.database, Organization) == 0
    assert count(store.database, JournalEntry) == 0


def test_work_goes_on_after_a_refusal(store: Store, leeds: Site) -> None:
    with pytest.raises(StaleRecord), store.writing(ADA, NINE, "e1") as writer:
        writer.save(leeds, seen=7)
    with store.writing(ADA, NINE, "e1") as writer:
        assert writer.save(leeds.changed(note="again")).revision == 2
    assert all(check.intact for check in store.check_journal())


def test_one_number_of_a_chain_cannot_be_stored_twice(store: Store, leeds: Site) -> None:
    assert leeds.revision == 1
    copy = sa.insert(table_of(JournalEntry)).from_select(
        [column.name for column in table_of(JournalEntry).columns],
        sa.select(
            *(
                sa.literal("forged").label("id") if column.name == "id" else column
                for column in table_of(JournalEntry).columns
            )
        ).where(table_of(JournalEntry).c.sequence == 1, table_of(JournalEntry).c.chain == "e1"),
    )
    with pytest.raises(sa.exc.IntegrityError), store.database.writing() as connection:
        connection.execute(copy)
    assert count(store.database, JournalEntry) == 3


def test_a_criterion_has_one_result_per_assessment(store: Store, checklist: Checklist) -> None:
    with store.writing(ADA, NINE) as writer:
        for record in every_record(checklist):
            writer.save(record)
        result = writer.get(CriterionResult, "a1.7.1-1")
    with pytest.raises(sa.exc.IntegrityError), store.writing(ADA, NINE) as writer:
        writer.save(result.changed(id="another", revision=0))


def test_what_is_not_there_is_none_or_refused_by_name(store: Store) -> None:
    with store.reading() as reader:
        assert reader.find(CriterionResult, "a9.7.1-1") is None
        with pytest.raises(NotFound, match=r"There is no criterion result “a9\.7\.1-1”"):
            reader.get(CriterionResult, "a9.7.1-1")


@pytest.mark.parametrize("key", ["e1\x00", "\x00", "e1\ud800", "", "'; DROP TABLE site; --", "e1%", "x" * 100_000])
def test_a_key_from_outside_that_cannot_be_one_is_just_not_there(store: Store, leeds: Site, key: str) -> None:
    with store.reading() as reader:
        assert reader.find(Site, key) is None
        assert reader.get(Site, leeds.id) == leeds


@pytest.mark.parametrize("key", ["\ud800", "a\udfff"])
def test_a_query_for_what_no_database_can_name_is_a_sentence(store: Store, key: str) -> None:
    with pytest.raises(UnstorableValue, match="nothing was found"), store.reading() as reader:
        reader.connection.execute(sa.text("SELECT :key"), {"key": key})


def test_lists_are_filtered_and_ordered(store: Store, leeds: Site) -> None:
    with store.writing(ADA, NINE, "e1") as writer:
        york = writer.save(Site(id="s0", engagement_id="e1", name="York"))
        bath = writer.save(Site(id="s9", engagement_id="e1", name="Bath"))
        assert writer.list(Site, order="name", engagement_id="e1") == [bath, leeds, york]
        assert writer.list(Site) == [york, leeds, bath]
        assert writer.list(Site, name="York", engagement_id="e1") == [york]
        assert writer.list(Person, engagement_id="e1") == []


def test_a_reader_cannot_write(store: Store) -> None:
    insert = sa.insert(table_of(Organization)).values(id="o9", revision=1, name="Forged", sector="")
    with pytest.raises(DatabaseReadOnly), store.reading() as reader:
        reader.connection.execute(insert)
    assert count(store.database, Organization) == 0


def test_readers_can_still_read_after_one_tried_to_write(store: Store, leeds: Site) -> None:
    with pytest.raises(DatabaseReadOnly), store.reading() as reader:
        reader.connection.execute(sa.delete(table_of(Site)))
    with store.reading() as reader:
        assert reader.get(Site, "s1") == leeds
    with store.writing(ADA, NINE, "e1") as writer:
        assert writer.save(leeds.changed(note="later")).revision == 2


def test_what_is_empty_comes_first_in_an_order_on_both_databases(store: Store) -> None:
    days = {"a1": NINE.date(), "a2": None, "a3": NINE.date() - timedelta(days=1)}
    with store.writing(ADA, NINE, "e1") as writer:
        writer.save(organization())
        writer.save(engagement())
        for key, day in days.items():
            writer.save(Action(id=key, engagement_id="e1", text="Name the owner", due=day))
    with store.reading() as reader:
        assert [one.id for one in reader.list(Action, order="due", engagement_id="e1")] == ["a2", "a3", "a1"]
        assert [one.id for one in reader.list(Action, due=None)] == ["a2"]


def test_a_foreign_key_is_kept_on_both_databases(store: Store) -> None:
    lost = Evidence(id="v1", engagement_id="nowhere", title="Register", collected_at=NINE)
    with pytest.raises(BelongsNowhere, match="This evidence was not saved"), store.writing(ADA, NINE) as writer:
        writer.save(lost)


def test_a_file_is_written_safely_and_readers_do_not_hold_writers_up(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    asked = ("journal_mode", "synchronous", "foreign_keys", "query_only")
    with database.writing() as connection:
        written = [connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in asked]
    with database.reading() as connection:
        read = [connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in asked]
    database.close()
    full, on, off = 2, 1, 0
    assert (written, read) == (["wal", full, on, off], ["wal", full, on, on])


def test_the_shown_address_has_no_password() -> None:
    database = Database("postgresql+psycopg://ada:secret@db.example/iso?sslmode=require")
    assert "secret" not in database.shown
    assert "db.example" in database.shown
    database.close()


def test_the_shown_address_of_a_file_is_its_path(sqlite_file: Path, sqlite_url: str) -> None:
    database = Database(sqlite_url)
    assert (database.shown, database.file) == (str(sqlite_file), sqlite_file)
    database.close()
