"""An engagement removed: nothing of it is left, the chains verify, and everything else is as it was; on both databases."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from assessment.domain.checklist import Checklist
from assessment.domain.engagement import Engagement
from assessment.domain.errors import NotFound
from assessment.domain.evidence import Evidence, StoredFile
from assessment.domain.journal import JournalEntry
from assessment.domain.narrative import IssuedReport
from assessment.domain.organization import Organization, Site
from assessment.domain.record import Record
from assessment.storage import removal
from assessment.storage.removal import files_in_use, files_of, records_of, remove_engagement
from assessment.storage.store import BelongsNowhere, RemovedRecord, Store
from assessment.storage.tables import RECORDS, table_of
from tests.storage.examples import ADA, CHARLES, NINE, every_record, site

SHARED, OWN, FORMER = "a" * 64, "b" * 64, "c" * 64


@pytest.fixture
def full(store: Store, checklist: Checklist) -> Store:
    """Two engagements: e1 holds one record of every kind at least, e2 almost nothing; they share a file."""
    with store.writing(ADA, NINE, "e1") as writer:
        for record in every_record(checklist):
            writer.save(record)
        for digest in (SHARED, OWN, FORMER):
            writer.save(
                StoredFile(id=digest, name=f"{digest[0]}.pdf", media_type="application/pdf", size=1, stored_at=NINE)
            )
        own = Evidence(id="v8", engagement_id="e1", title="Register", file_id=FORMER, collected_at=NINE)
        own = writer.save(writer.save(own).filed(OWN, "b.pdf"))
        writer.save(own.changed(earlier_file_ids=()))  # only the journal knows the former file now
        for key, engagement in (("v6", "e1"), ("v7", "e2")):
            writer.save(Evidence(id=key, engagement_id=engagement, title="Policy", file_id=SHARED, collected_at=NINE))
    return store


def removed(store: Store, engagement_id: str = "e1") -> removal.Removed:
    with store.writing(CHARLES, NINE, engagement_id) as writer:
        return remove_engagement(writer, engagement_id)


def ids(store: Store, record: type[Record]) -> list[str]:
    with store.reading() as reader:
        return [found.id for found in reader.list(record)]


def test_nothing_of_the_engagement_is_left_and_the_others_are_untouched(full: Store) -> None:
    with full.reading() as reader:
        before = {record: reader.list(record, engagement_id="e2") for record in RECORDS if _hangs(record)}
    removed(full)
    with full.reading() as reader:
        for record in RECORDS:
            if _hangs(record):
                assert reader.list(record, engagement_id="e1") == [], record.table
                assert reader.list(record, engagement_id="e2") == before[record], record.table
    assert ids(full, Engagement) == ["e2"]
    assert ids(full, Organization) == ["o2"]


def _hangs(record: type[Record]) -> bool:
    return "engagement_id" in record.model_fields


def test_every_kind_of_record_hangs_on_an_engagement_or_is_known_not_to() -> None:
    others = {record.table for record in RECORDS if not _hangs(record)}
    assert others == {
        "stored_file",
        "firm_profile",
        "removal_certificate",
        "organization",
        "engagement",
        "checklist_snapshot",
        "journal_entry",
    }, "a new kind without an engagement: removing must know whether it goes"


def test_the_examples_hold_every_kind_that_goes(full: Store) -> None:
    with full.reading() as reader:
        kinds = set(records_of(reader, "e1"))
    assert {record for record in RECORDS if _hangs(record)} <= kinds


def test_the_chains_verify_and_say_what_was_erased(full: Store) -> None:
    gone = removed(full)
    checks = {check.chain: check for check in full.check_journal()}
    assert all(check.intact for check in checks.values())
    assert checks["e1"].erased == checks["e1"].entries == gone.chain_entries
    assert checks["e1"].head == gone.chain_head
    assert checks["e2"].erased == 0
    assert checks["installation"].erased == 6  # the organization and two files, each saved once and removed once
    assert full.check_records() == []


def test_no_word_of_it_is_left_in_the_journal(full: Store) -> None:
    removed(full)
    lines = table_of(JournalEntry)
    with full.database.reading() as connection:
        kept = connection.execute(sa.select(lines.c.body).where(lines.c.chain == "e1", lines.c.body.is_not(None)))
        assert kept.all() == []
        assert (
            connection.scalar(sa.select(sa.func.count()).where(lines.c.chain == "e1", lines.c.salt.is_not(None))) == 0
        )


def test_no_word_of_it_is_left_in_the_file(full: Store) -> None:
    file = full.database.file
    if file is None:
        pytest.skip("a server keeps its own files")
    typed = "Zyxwvut the complainant"
    with full.writing(ADA, NINE, "e1") as writer:
        long = writer.save(site("s9", note=f"{typed} {'x' * 9000}"))
        writer.save(long.changed(note="short"))
    full.database.settle()
    assert typed.encode() in file.read_bytes()
    removed(full)
    full.database.settle()
    assert typed.encode() not in b"".join(path.read_bytes() for path in file.parent.iterdir())


def test_counts_name_every_kind(full: Store) -> None:
    with full.reading() as reader:
        going = records_of(reader, "e1")
    gone = removed(full)
    assert gone.records == {
        **{record.table: len(found) for record, found in going.items()},
        "stored_file": 2,
    }
    assert gone.records["engagement"] == gone.records["organization"] == 1


def test_files_go_unless_something_else_uses_them(full: Store) -> None:
    with full.reading() as reader:
        going = files_of(reader, "e1")
        issued = {report.sha256 for report in reader.list(IssuedReport, engagement_id="e1")}
    gone = removed(full)
    assert set(gone.files) == going
    assert {OWN, FORMER} <= going
    assert issued <= going
    assert SHARED not in going
    assert "f" * 64 not in going, "the firm's logo"
    assert {SHARED, "f" * 64} <= set(ids(full, StoredFile))
    assert not {OWN, FORMER} & set(ids(full, StoredFile))
    with full.reading() as reader:
        assert not going & files_in_use(reader)


def test_an_organization_that_another_engagement_uses_stays_with_its_history(full: Store) -> None:
    with full.writing(ADA, NINE, "e3") as writer:
        writer.save(Engagement(id="e3", organization_id="o1", title="Next year", created_at=NINE))
    gone = removed(full)
    assert "organization" not in gone.records
    assert "o1" in ids(full, Organization)
    with full.reading() as reader:
        assert all(entry.body for entry in reader.entries(Organization, "o1"))
    assert full.check_records() == []


def test_both_engagements_can_go_one_after_the_other(full: Store) -> None:
    removed(full)
    gone = removed(full, "e2")
    assert SHARED in gone.files
    assert ids(full, Engagement) == []
    assert all(check.intact for check in full.check_journal())
    assert full.check_records() == []


def remove_and_fail(store: Store) -> None:
    with store.writing(ADA, NINE, "e1") as writer:
        remove_engagement(writer, "e1")
        raise RuntimeError("half way")


def test_a_failure_at_the_end_leaves_everything(full: Store) -> None:
    with full.reading() as reader:
        before = {record: reader.list(record) for record in RECORDS}
    with pytest.raises(RuntimeError, match="half way"):
        remove_and_fail(full)
    with full.reading() as reader:
        assert {record: reader.list(record) for record in RECORDS} == before


def test_what_is_gone_cannot_be_removed_again(full: Store) -> None:
    removed(full)
    with pytest.raises(NotFound):
        removed(full)


def test_a_save_that_comes_too_late_is_refused_with_a_sentence(full: Store) -> None:
    with full.reading() as reader:
        leeds = reader.get(Site, "s1")
    removed(full)
    with pytest.raises(RemovedRecord, match="was removed by Charles Babbage"), full.writing(ADA, NINE, "e1") as writer:
        writer.save(leeds.changed(note="typed meanwhile"))
    with pytest.raises(BelongsNowhere, match="may have been removed"), full.writing(ADA, NINE, "e1") as writer:
        writer.save(site("s77"))
    assert all(check.intact for check in full.check_journal())
