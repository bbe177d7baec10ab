"""Many writers at once, as threads and as processes: nothing is lost, the chain does not fork, readers do not block."""

from __future__ import annotations

import multiprocessing
import runpy
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa

from assessment.domain.errors import Conflict
from assessment.domain.journal import JournalEntry
from assessment.domain.organization import Organization, Site
from assessment.storage.database import Database
from assessment.storage.store import Store
from assessment.storage.tables import table_of
from tests.storage import writing
from tests.storage.examples import ADA, NINE, engagement, organization, site

BEFORE = 1
"""Lines that the chain of e1 holds before the writers start: the engagement itself."""


@pytest.fixture
def opened(store: Store) -> Store:
    """A store with the engagement e1."""
    with store.writing(ADA, NINE, "e1") as writer:
        writer.save(organization())
        writer.save(engagement())
    return store


def check_that_nothing_is_lost(store: Store, writers: int, saves: int) -> None:
    expected = {f"s{writer}-{number}" for writer in range(writers) for number in range(saves)}
    with store.reading() as reader:
        sites = reader.list(Site, engagement_id="e1")
        lines = reader.list(JournalEntry, chain="e1", order="sequence")
    assert {found.id for found in sites} == expected
    assert [line.sequence for line in lines] == list(range(1, BEFORE + writers * saves + 1))
    assert len({line.previous_hash for line in lines}) == len(lines)
    assert {line.record_id for line in lines[BEFORE:]} == expected
    assert all(line.actor == f"Writer {line.record_id[1:].partition('-')[0]}" for line in lines[BEFORE:])
    assert [check.problems for check in store.check_journal()] == [(), ()]


def test_fifty_threads_lose_nothing(opened: Store) -> None:
    ready = threading.Barrier(50)

    def write(number: int) -> None:
        ready.wait()
        writing.write_sites(opened, number, 4)

    with ThreadPoolExecutor(50) as pool:
        assert list(pool.map(write, range(50))) == [None] * 50
    check_that_nothing_is_lost(opened, writers=50, saves=4)


def test_threads_with_engines_of_their_own_lose_nothing(opened: Store, database_url: str) -> None:
    databases = [Database(database_url) for _ in range(8)]
    ready = threading.Barrier(8)

    def write(number: int) -> None:
        ready.wait()
        writing.write_sites(Store(databases[number]), number, 10)

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(write, range(8))) == [None] * 8
    for database in databases:
        database.close()
    check_that_nothing_is_lost(opened, writers=8, saves=10)


def processes_apart() -> multiprocessing.context.BaseContext:
    """Processes that share nothing with this one; where the system can, forked off one that has the libraries loaded."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["assessment.storage.store"])
    return context


def test_eight_processes_lose_nothing(opened: Store, database_url: str) -> None:
    context = processes_apart()
    ready = context.Barrier(8)
    script = str(Path(writing.__file__))
    processes = [
        context.Process(
            target=runpy.run_path, args=(script, {"ARGUMENTS": (database_url, ready, number, 25)}, "__main__")
        )
        for number in range(8)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * 8
    check_that_nothing_is_lost(opened, writers=8, saves=25)


def test_writers_of_several_engagements_do_not_mix_their_chains(opened: Store) -> None:
    with opened.writing(ADA, NINE) as writer:
        for key in ("e2", "e3", "e4"):
            writer.save(engagement(key))

    def write(number: int) -> None:
        chain = f"e{number % 4 + 1}"
        with opened.writing(ADA, NINE, chain) as writer:
            writer.save(site(f"s{number}", engagement_id=chain))

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(write, range(40)))
    checks = opened.check_journal()
    assert [(check.chain, check.entries, check.intact) for check in checks] == [
        ("e1", 11, True),
        ("e2", 11, True),
        ("e3", 11, True),
        ("e4", 11, True),
        ("installation", 1, True),
    ]


def test_a_reader_held_open_does_not_block_writers_and_sees_what_was_there(opened: Store) -> None:
    with opened.reading() as reader:
        assert reader.list(Site) == []
        with ThreadPoolExecutor(10) as pool:
            list(pool.map(lambda number: writing.write_sites(opened, number, 3), range(10)))
        assert reader.list(Site) == []
        assert len(reader.list(JournalEntry, chain="e1")) == BEFORE
        with opened.reading() as later:
            assert len(later.list(Site)) == 30
    with opened.reading() as reader:
        assert len(reader.list(Site)) == 30


def test_a_reader_sees_a_transaction_whole_or_not_at_all(opened: Store) -> None:
    over = threading.Event()

    def write() -> None:
        for number in range(30):
            with opened.writing(ADA, NINE, "e1") as writer:
                writer.save(site(f"a{number}"))
                writer.save(site(f"b{number}"))
        over.set()

    seen = []
    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(write)
        while not over.is_set() and not done.done():
            with opened.reading() as reader:
                sites, lines = len(reader.list(Site)), len(reader.list(JournalEntry, chain="e1"))
            seen.append((sites % 2, lines - sites))
        done.result()
    assert set(seen) <= {(0, BEFORE)}
    with opened.reading() as reader:
        assert len(reader.list(Site)) == 60


def test_an_open_transaction_is_not_seen_before_it_ends(opened: Store) -> None:
    with opened.writing(ADA, NINE, "e1") as writer:
        writer.save(site())
        with opened.reading() as reader:
            assert reader.find(Site, "s1") is None
    with opened.reading() as reader:
        assert reader.find(Site, "s1") is not None


def test_of_twenty_who_change_the_same_record_one_wins_and_the_others_are_told(opened: Store) -> None:
    with opened.writing(ADA, NINE, "e1") as writer:
        shown = writer.save(site())
    ready = threading.Barrier(20)

    def change(number: int) -> str:
        ready.wait()
        try:
            with opened.writing(ADA, NINE, "e1") as writer:
                return writer.save(shown.changed(note=f"from {number}")).note
        except Conflict:
            return ""

    with ThreadPoolExecutor(20) as pool:
        notes = list(pool.map(change, range(20)))
    (winner,) = filter(None, notes)
    with opened.reading() as reader:
        assert (reader.get(Site, "s1").note, reader.get(Site, "s1").revision) == (winner, 2)


def test_of_twenty_who_create_the_same_record_one_wins(opened: Store) -> None:
    ready = threading.Barrier(20)

    def create(number: int) -> bool:
        ready.wait()
        try:
            with opened.writing(ADA, NINE) as writer:
                writer.save(Organization(id="o2", name=f"From {number}"))
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(20) as pool:
        assert sum(pool.map(create, range(20))) == 1
    with opened.database.reading() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(table_of(Organization))) == 2
