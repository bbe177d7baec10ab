"""The daily copy: made at the first use of a day, whole, 14 kept, and never in the way of the work."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from assessment.config import Settings
from assessment.domain.actor import Actor
from assessment.services import copies
from assessment.services.copies import DailyCopies, copies_in, copies_state, renew_copies
from assessment.services.desk import Desk, open_store, shelf_of
from assessment.services.engagements import NewEngagement, start_engagement
from assessment.storage.database import Database

TODAY = date(2026, 11, 21)


@pytest.fixture
def maker(sqlite_url: str, tmp_path: Path) -> DailyCopies:
    """Makes copies of a database with all tables; the day is 21 November."""
    return DailyCopies(Database(sqlite_url), tmp_path / "copies", today=lambda: TODAY)


def days(maker: DailyCopies) -> list[date]:
    return [copy.day for copy in copies_in(maker.folder)]


def engagements_in(file: Path) -> int:
    with closing(sqlite3.connect(file)) as copy:
        return int(copy.execute("SELECT count(*) FROM engagement").fetchone()[0])


def test_the_first_use_of_a_day_makes_a_copy_and_the_second_none(maker: DailyCopies) -> None:
    maker.due()
    (copy,) = copies_in(maker.folder)
    assert (copy.day, copy.file.name, maker.trouble) == (TODAY, "2026-11-21.db", "")
    copy.file.write_bytes(b"as it was")
    maker.due()
    DailyCopies(maker.database, maker.folder, today=lambda: TODAY).due()
    assert copy.file.read_bytes() == b"as it was"


def test_the_first_save_after_midnight_makes_the_copy_of_the_new_day(home: Path) -> None:
    day = [TODAY]
    settings = Settings()
    store = open_store(settings)
    maker = DailyCopies(store.database, home / "copies", today=lambda: day[0])
    store._after_save = maker.due
    desk = Desk(store, shelf_of(settings), Actor(name="Ada"))
    for moved in (0, 0, 1):
        day[0] = TODAY + timedelta(days=moved)
        start_engagement(desk, NewEngagement(organization="N", checklist="iso10002-2018", profile="full"))
    found = {copy.day: engagements_in(copy.file) for copy in copies_in(home / "copies")}
    assert found == {TODAY: 1, TODAY + timedelta(days=1): 3}
    store.database.close()


def test_opening_makes_the_copy_of_today_once_there_is_something(home: Path) -> None:
    open_store(Settings()).database.close()
    assert not (home / "copies").exists()
    open_store(Settings()).database.close()
    assert [copy.day for copy in copies_in(home / "copies")] == [datetime.now().astimezone().date()]


def test_fourteen_are_kept_and_the_oldest_goes(maker: DailyCopies) -> None:
    for number in range(20):
        maker.make(TODAY + timedelta(days=number))
    assert days(maker) == [TODAY + timedelta(days=number) for number in range(19, 5, -1)]


def test_a_clock_moved_back_deletes_no_newer_copy(maker: DailyCopies) -> None:
    for number in range(14):
        maker.make(TODAY + timedelta(days=number))
    newer = set(days(maker))
    for number in range(20):
        maker.make(date(2020, 1, 1) + timedelta(days=number))
    assert newer <= set(days(maker))
    assert len([day for day in days(maker) if day < TODAY]) == 14


def test_a_clock_moved_far_ahead_once_costs_one_old_copy_at_most(maker: DailyCopies) -> None:
    for number in range(14):
        maker.make(TODAY + timedelta(days=number))
    maker.make(date(2099, 1, 1))
    maker.make(TODAY + timedelta(days=14))
    assert set(days(maker)) == {date(2099, 1, 1), *(TODAY + timedelta(days=number) for number in range(1, 15))}


def test_other_files_in_the_folder_are_left_alone(maker: DailyCopies) -> None:
    maker.folder.mkdir()
    for name in ("notes.txt", "2026-13-77.db", "mine.db"):
        (maker.folder / name).write_text("mine", encoding="utf-8")
    for number in range(16):
        maker.make(TODAY + timedelta(days=number))
    assert {"notes.txt", "2026-13-77.db", "mine.db"} <= {file.name for file in maker.folder.iterdir()}
    assert len(days(maker)) == 14


def test_a_copy_is_made_while_others_write_and_holds_what_waits_in_the_log(home: Path) -> None:
    settings = Settings()
    store = open_store(settings)
    desk = Desk(store, shelf_of(settings), Actor(name="Ada"))
    start_engagement(desk, NewEngagement(organization="N", checklist="iso10002-2018", profile="full"))
    with store.writing(desk.actor, desk.now()):
        DailyCopies(store.database, home / "copies").make(TODAY)
    assert engagements_in(home / "copies" / "2026-11-21.db") == 1
    store.database.close()


def test_a_full_disk_is_a_sentence_and_leaves_nothing(maker: DailyCopies, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "ROOM", 1 << 60)
    maker.due()
    assert "The disk is nearly full" in maker.trouble
    assert not maker.folder.exists()


def test_a_folder_that_takes_no_file_is_a_sentence(maker: DailyCopies) -> None:
    maker.folder.write_text("a file where a folder should be", encoding="utf-8")
    maker.due()
    assert "could not be written" in maker.trouble


def test_a_damaged_database_is_told_and_costs_no_good_copy(maker: DailyCopies, sqlite_file: Path) -> None:
    for number in range(14):
        maker.make(TODAY - timedelta(days=14 - number))
    before = days(maker)
    maker.database.close()
    content = bytearray(sqlite_file.read_bytes())
    content[8192:20480] = b"\xff" * 12288
    sqlite_file.write_bytes(bytes(content))
    maker.due()
    assert "damaged" in maker.trouble or "malformed" in maker.trouble
    assert days(maker) == before
    assert not list(maker.folder.glob("*.part"))


def test_a_trouble_costs_one_try_a_day_but_settings_tries_again(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(Settings())
    with monkeypatch.context() as narrow:
        narrow.setattr(copies, "ROOM", 1 << 60)
        found = copies_state(Settings(), store.database, TODAY)
        assert (found.copies, "nearly full" in found.trouble) == ((), True)
    found = copies_state(Settings(), store.database, TODAY)
    assert ([copy.day for copy in found.copies], found.trouble) == ([TODAY], "")
    store.database.close()


def test_a_large_database_is_copied_beside_the_work(maker: DailyCopies, monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    monkeypatch.setattr(copies, "AT_ONCE", 0)
    maker.due()
    for thread in threading.enumerate():
        if thread.name == "daily-copy":
            thread.join(30)
    assert days(maker) == [TODAY]


def test_renewed_copies_leave_only_a_fresh_one(home: Path) -> None:
    store = open_store(Settings())
    for number in range(3):
        copies_state(Settings(), store.database, TODAY + timedelta(days=number))
    renew_copies(Settings(), store.database, TODAY)
    assert [copy.day for copy in copies_in(home / "copies")] == [TODAY]
    store.database.close()


def test_a_server_has_backups_of_its_own(postgresql_url: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", postgresql_url)
    store = open_store(Settings())
    assert copies_state(Settings(), store.database, TODAY) == copies.CopiesState(has_file=False)
    store.database.close()
    assert not (home / "copies").exists()


def test_a_half_made_copy_of_long_ago_is_cleaned_up(maker: DailyCopies, older: Callable[[Path], None]) -> None:
    maker.folder.mkdir()
    for name in ("x.db.1.part", "x.db.2.part"):
        (maker.folder / name).touch()
    older(maker.folder / "x.db.1.part")
    maker.due()
    assert [file.name for file in maker.folder.glob("*.part")] == ["x.db.2.part"]


@pytest.fixture
def older() -> Callable[[Path], None]:
    """Make a file look two hours old."""
    import os
    import time

    def change(file: Path) -> None:
        then = time.time() - 7200
        os.utime(file, (then, then))

    return change
