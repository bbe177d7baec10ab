"""Each trouble of a disk, a file, a lock or a server is one sentence, and leaves nothing half-written."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assessment.domain.errors import StorageTrouble
from assessment.domain.journal import JournalEntry
from assessment.domain.organization import Organization, Site
from assessment.storage import database as database_module
from assessment.storage.database import (
    DamagedDatabase,
    Database,
    DatabaseBusy,
    DatabaseGone,
    DatabaseReadOnly,
    DatabaseUnreachable,
    DiskFull,
    ForeignDatabase,
)
from assessment.storage.schema import bring_up_to_date
from assessment.storage.store import Store, UnreadableRecord
from tests.storage.examples import ADA, NINE, engagement, organization, site

if TYPE_CHECKING:
    from tests.conftest import Powerless


@pytest.fixture
def opened(sqlite_url: str) -> Iterator[Store]:
    """An SQLite store that holds one organization, one engagement and one site."""
    database = Database(sqlite_url)
    store = Store(database)
    with store.writing(ADA, NINE, "e1") as writer:
        writer.save(organization())
        writer.save(engagement())
        writer.save(site())
    yield store
    database.close()


def contents(url: str) -> tuple[int, int, list[str]]:
    """Sites, journal lines and problems, read anew."""
    database = Database(url)
    store = Store(database)
    with store.reading() as reader:
        found = (len(reader.list(Site)), len(reader.list(JournalEntry)))
    problems = [problem for check in store.check_journal() for problem in check.problems]
    database.close()
    return (*found, problems)


BEFORE = (1, 3, [])
"""What `opened` holds."""


def save_all(store: Store, *sites: Site) -> None:
    with store.writing(ADA, NINE, "e1") as writer:
        for found in sites:
            writer.save(found)


# The disk is full


def limit_pages(store: Store, more: int) -> None:
    with store.database.writing() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + more}")


def test_a_full_disk_is_a_sentence_and_nothing_is_half_written(opened: Store, sqlite_url: str) -> None:
    limit_pages(opened, 2)
    with pytest.raises(DiskFull, match="Free some space"):
        save_all(opened, site("s2"), site("s3", note="x" * 100_000))
    assert contents(sqlite_url) == BEFORE


def test_work_goes_on_when_there_is_room_again(opened: Store, sqlite_url: str) -> None:
    limit_pages(opened, 0)
    with pytest.raises(DiskFull), opened.writing(ADA, NINE, "e1") as writer:
        writer.save(site("s2", note="x" * 100_000))
    limit_pages(opened, 10_000)
    with opened.writing(ADA, NINE, "e1") as writer:
        writer.save(site("s2", note="x" * 100_000))
    assert contents(sqlite_url) == (2, 4, [])


OVER_THE_QUOTA = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from assessment.domain.actor import Actor
from assessment.domain.errors import StorageTrouble
from assessment.domain.organization import Site
from assessment.storage.database import Database
from assessment.storage.store import Store

file = Path(sys.argv[1])
store = Store(Database(f"sqlite:///{file.as_posix()}"))
now, ada = datetime.now(UTC), Actor(name="Ada")
site = Site(id="s2", engagement_id="e1", name="York", note="x" * 150_000)
with store.reading() as reader:
    reader.list(Site)
_, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (64_000, hard))
try:
    with store.writing(ada, now, "e1") as writer:
        writer.save(site)
    raise SystemExit("it was saved")
except StorageTrouble as trouble:
    sys.stdout.buffer.write(trouble.message.encode())
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
with store.writing(ada, now, "e1") as writer:
    writer.save(site)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on file size per process")
def test_a_write_that_the_system_cuts_short_is_a_sentence_and_can_be_repeated(opened: Store, sqlite_url: str) -> None:
    file = opened.database.file
    assert file is not None
    opened.database.close()
    done = subprocess.run(
        [sys.executable, "-c", OVER_THE_QUOTA, str(file)],
        capture_output=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert (done.returncode, done.stderr.decode()) == (0, "")
    assert done.stdout.decode().startswith(f"The database at {file} cannot be opened: disk I/O error.")
    assert contents(sqlite_url) == (2, 4, [])


# The database is locked


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait a moment instead of half a minute."""
    monkeypatch.setattr(database_module, "BUSY_SECONDS", 0.05)


@contextmanager
def locked(file: Path, pragma: str = "") -> Iterator[None]:
    other = sqlite3.connect(file, isolation_level=None)
    if pragma:
        other.execute(pragma)
    other.execute("BEGIN EXCLUSIVE")
    other.execute("UPDATE organization SET sector = 'never kept'")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


@pytest.mark.usefixtures("impatient")
def test_a_locked_database_is_a_sentence_and_works_again_later(
    sqlite_file: Path, sqlite_url: str, opened: Store
) -> None:
    assert opened.database.file == sqlite_file
    store = Store(Database(sqlite_url))
    with locked(sqlite_file), pytest.raises(DatabaseBusy) as refused, store.writing(ADA, NINE, "e1") as writer:
        writer.save(site("s2"))
    assert "locked by another program for 0.05 seconds" in refused.value.message
    assert "what you typed stays on the page" in refused.value.message
    assert contents(sqlite_url) == BEFORE
    with store.writing(ADA, NINE, "e1") as writer:
        writer.save(site("s2"))
    store.database.close()
    assert contents(sqlite_url) == (2, 4, [])


@pytest.mark.usefixtures("impatient")
def test_reading_goes_on_while_another_program_writes(sqlite_file: Path, sqlite_url: str, opened: Store) -> None:
    assert opened.database.file == sqlite_file
    with locked(sqlite_file):
        assert contents(sqlite_url) == BEFORE


@pytest.mark.usefixtures("impatient")
def test_a_file_that_another_program_keeps_to_itself_is_a_sentence_for_readers_too(
    sqlite_file: Path, sqlite_url: str
) -> None:
    database = Database(sqlite_url)
    with locked(sqlite_file, "PRAGMA locking_mode = EXCLUSIVE"):
        with pytest.raises(DatabaseBusy) as refused, Store(database).reading() as reader:
            reader.list(Site)
        assert "not saved" not in refused.value.message
        assert "could not be shown" in refused.value.message
        with pytest.raises(DatabaseBusy):
            bring_up_to_date(database)
    with Store(database).reading() as reader:
        assert reader.list(Site) == []
    database.close()


# The file is moved away or replaced while it is open


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let go of a file that is open")
def test_what_is_saved_after_the_file_was_moved_away_is_refused_instead_of_lost(
    opened: Store, sqlite_url: str, tmp_path: Path
) -> None:
    file = opened.database.file
    assert file is not None
    assert contents(sqlite_url) == BEFORE
    moved = file.rename(tmp_path / "moved.db")
    with pytest.raises(DatabaseGone, match="not saved"):
        save_all(opened, site("s2"))
    with pytest.raises(DatabaseGone, match="could not be shown"), opened.reading():
        pass
    assert not file.exists()
    moved.rename(file)
    save_all(opened, site("s2"))
    opened.database.close()
    assert contents(sqlite_url) == (2, 4, [])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let go of a file that is open")
def test_a_file_put_in_place_of_the_database_is_the_one_that_is_written(opened: Store, sqlite_url: str) -> None:
    file = opened.database.file
    assert file is not None
    other = file.with_name("other.db")
    opened.database.copy_to(other)
    opened.database.settle()
    other.replace(file)
    for log in ("-wal", "-shm"):
        file.with_name(file.name + log).unlink(missing_ok=True)
    save_all(opened, site("s2"))
    opened.database.close()
    assert contents(sqlite_url) == (2, 4, [])


# The file or its folder cannot be written


needs_permissions = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps permissions another way")


@needs_permissions
def test_a_file_that_may_not_be_written_is_a_sentence(opened: Store, open_folder: Path, powerless: Powerless) -> None:
    assert opened.database.file is not None
    opened.database.close()
    file = Path(shutil.copy(opened.database.file, open_folder))
    file.chmod(0o444)
    open_folder.chmod(0o777)
    url = f"sqlite:///{file.as_posix()}"
    store = Store(Database(url))
    with powerless():
        with pytest.raises(DatabaseReadOnly) as refused, store.writing(ADA, NINE, "e1") as writer:
            writer.save(site("s2"))
        store.database.close()
    assert "Give your account write access" in refused.value.message
    assert contents(url) == BEFORE


@needs_permissions
def test_a_folder_that_may_not_be_written_is_a_sentence(opened: Store, open_folder: Path, powerless: Powerless) -> None:
    assert opened.database.file is not None
    opened.database.close()
    file = Path(shutil.copy(opened.database.file, open_folder))
    file.chmod(0o666)
    open_folder.chmod(0o555)
    url = f"sqlite:///{file.as_posix()}"
    store = Store(Database(url))
    with powerless():
        with pytest.raises(StorageTrouble, match="folder") as refused, store.writing(ADA, NINE, "e1") as writer:
            writer.save(site("s2"))
        store.database.close()
    assert type(refused.value) in {DatabaseUnreachable, DatabaseReadOnly}
    with powerless():
        with pytest.raises(DatabaseReadOnly, match="could not be shown; nothing is lost"), store.reading():
            pass
        store.database.close()
    assert [found.name for found in open_folder.iterdir()] == [file.name]
    open_folder.chmod(0o755)
    assert contents(url) == BEFORE


@needs_permissions
def test_a_new_database_in_a_folder_that_may_not_be_written_is_a_sentence(
    open_folder: Path, powerless: Powerless
) -> None:
    open_folder.chmod(0o555)
    database = Database(f"sqlite:///{open_folder.as_posix()}/new/iso10002.db")
    with powerless():
        with pytest.raises(DatabaseUnreachable, match="Permission denied"):
            bring_up_to_date(database)
        database.close()
    assert list(open_folder.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where a folder should be", encoding="utf-8")
    database = Database(f"sqlite:///{tmp_path.as_posix()}/home/iso10002.db")
    with pytest.raises(DatabaseUnreachable) as refused:
        bring_up_to_date(database)
    assert str(tmp_path / "home") in refused.value.message
    assert "Check that the folder exists and is writable" in refused.value.message


def test_a_folder_in_place_of_the_file_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "iso10002.db").mkdir()
    database = Database(f"sqlite:///{tmp_path.as_posix()}/iso10002.db")
    with pytest.raises(DatabaseUnreachable, match="unable to open database file"):
        bring_up_to_date(database)


# The file is broken


def test_a_file_that_is_no_database_is_a_sentence_and_stays_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "iso10002.db"
    file.write_bytes(b"PK\x03\x04 an Excel workbook, say" * 500)
    before = file.read_bytes()
    database = Database(f"sqlite:///{file.as_posix()}")
    with pytest.raises(DamagedDatabase, match="file is not a database"):
        bring_up_to_date(database)
    with pytest.raises(DamagedDatabase), Store(database).writing(ADA, NINE) as writer:
        writer.save(organization())
    database.close()
    assert file.read_bytes() == before


def test_a_damaged_file_is_a_sentence(opened: Store, sqlite_url: str) -> None:
    file = opened.database.file
    assert file is not None
    opened.database.close()
    whole = bytearray(file.read_bytes())
    whole[4_096:] = b"\xa5" * (len(whole) - 4_096)
    file.write_bytes(whole)
    database = Database(sqlite_url)
    with pytest.raises(DamagedDatabase, match="malformed"), Store(database).reading() as reader:
        reader.list(Organization)
    with pytest.raises(DamagedDatabase, match="malformed"), Store(database).writing(ADA, NINE) as writer:
        writer.save(organization("o9"))
    database.close()


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    file = tmp_path / "iso10002.db"
    file.touch()
    database = Database(f"sqlite:///{file.as_posix()}")
    bring_up_to_date(database)
    with Store(database).reading() as reader:
        assert reader.list(Organization) == []
    database.close()


def test_the_file_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    with closing(sqlite3.connect(file)) as other, other:
        other.execute("CREATE TABLE customers (name TEXT)")
    before = file.read_bytes()
    database = Database(f"sqlite:///{file.as_posix()}")
    with pytest.raises(ForeignDatabase, match="no database of this toolkit"):
        bring_up_to_date(database)
    database.close()
    with closing(sqlite3.connect(file)) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("customers",)]
    assert len(file.read_bytes()) == len(before)


def test_a_record_that_something_else_changed_is_a_sentence(opened: Store) -> None:
    with opened.database.writing() as connection:
        connection.exec_driver_sql("UPDATE organization SET size = 'gigantic'")
    with opened.reading() as reader, pytest.raises(UnreadableRecord, match=r"stored organization .* \(size\)"):
        reader.list(Organization)
    assert any("behind the journal" in told for told in opened.check_records())
