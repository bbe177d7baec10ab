"""A server that cannot be reached, or goes away in the middle, is one sentence; the password is in none of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from assessment.domain.errors import StorageTrouble
from assessment.domain.organization import Organization, Site
from assessment.storage.database import (
    Database,
    DatabaseBusy,
    DatabaseReadOnly,
    DatabaseUnreachable,
    DiskFull,
    UnusableAddress,
)
from assessment.storage.schema import bring_up_to_date
from assessment.storage.store import Store
from tests.serving import free_port
from tests.storage.examples import ADA, NINE, engagement, organization, site

if TYPE_CHECKING:
    from tests.conftest import PostgresServer


@pytest.fixture
def silent_port() -> int:
    """A port of this computer where nobody answers."""
    return free_port()


def test_a_server_that_does_not_answer_is_a_sentence_without_the_password(silent_port: int) -> None:
    database = Database(f"postgresql+psycopg://ada:hush-hush@127.0.0.1:{silent_port}/iso")
    for act in (bring_up_to_date, lambda found: Store(found).check_journal()):
        with pytest.raises(DatabaseUnreachable) as refused:
            act(database)
        assert "hush-hush" not in refused.value.message
        assert f"127.0.0.1:{silent_port}" in refused.value.message
        assert "DATABASE_URL is right and the server runs" in refused.value.message
        assert "\n" not in refused.value.message


@pytest.mark.parametrize("name", ["nowhere", "is_full", "is_locked"])
def test_a_database_that_the_server_does_not_have_is_a_sentence(postgres: PostgresServer, name: str) -> None:
    database = Database(postgres.url(name))
    with pytest.raises(DatabaseUnreachable, match=f'database “?"?{name}'):
        bring_up_to_date(database)
    database.close()


END_ALL_OTHERS = sa.text(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


def save_northwind(store: Store, *, meanwhile: Callable[[], None] = lambda: None) -> None:
    """Save three records in one transaction; something happens after the first."""
    with store.writing(ADA, NINE, "e1") as writer:
        writer.save(organization())
        meanwhile()
        writer.save(engagement())
        writer.save(site())


def test_a_connection_that_breaks_is_a_sentence_and_the_next_save_works(postgresql_url: str) -> None:
    database = Database(postgresql_url)
    store = Store(database)

    def end_all_others() -> None:
        with database.reading() as another:
            another.execute(END_ALL_OTHERS)

    with pytest.raises(DatabaseUnreachable):
        save_northwind(store, meanwhile=end_all_others)
    with store.reading() as reader:
        assert reader.list(Organization) == []
    end_all_others()
    save_northwind(store)
    with store.reading() as reader:
        assert [found.id for found in reader.list(Site)] == ["s1"]
    assert all(check.intact for check in store.check_journal())
    database.close()


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("nonsense", "it is not a database address"),
        ("postgresql://ada:hush-hush@host:port/iso", "it is not a database address"),
        ("mysql://ada:hush-hush@host/iso", "mysql is not supported"),
        ("postgresql+psycopg2://ada:hush-hush@host/iso", "its driver is not installed"),
        ("postgresql+nothing://ada:hush-hush@host/iso", "it is not a database address"),
        ("sqlite://", "it names no file"),
        ("sqlite:///:memory:", "it names no file"),
        ("sqlite:////tmp/iso.db?uri=true&mode=memory", "behind sqlite:/// stands a file and nothing else"),
        ("sqlite://ada:hush-hush@host/iso", "behind sqlite:/// stands a file and nothing else"),
        ("postgresql://ada:hush@hush-hush@host/iso", "write an @ in the password as %40"),
        ("postgresql+psycopg_async://ada:hush-hush@host/iso", "it names a driver that is not for this toolkit"),
        ("postgresql://ada:hush-hush\udcff@host/iso", "it is not a database address"),
        (f"postgresql://ada:hush-hush@{'a' * 300}/iso", "it is not a database address"),
    ],
)
def test_an_address_that_cannot_be_used_is_a_sentence_without_the_password(url: str, words: str) -> None:
    with pytest.raises(UnusableAddress) as refused:
        Database(url)
    assert words in refused.value.message
    assert "hush-hush" not in refused.value.message
    assert "postgresql://user:password@host:5432/database" in refused.value.message


@pytest.mark.parametrize("option", ["hush=1", "connect_timeout=soon", "password=hush-hush"])
def test_an_option_that_the_server_does_not_take_is_a_sentence_without_what_stands_in_it(
    silent_port: int, option: str
) -> None:
    database = Database(f"postgresql+psycopg://ada@127.0.0.1:{silent_port}/iso?{option}")
    with pytest.raises(DatabaseUnreachable) as refused:
        bring_up_to_date(database)
    assert "hush-hush" not in refused.value.message
    assert option not in refused.value.message


@pytest.mark.parametrize("kind", [DiskFull, DatabaseBusy, DatabaseReadOnly, DatabaseUnreachable, UnusableAddress])
def test_every_trouble_is_of_the_family_that_the_front_ends_catch(kind: type[Exception]) -> None:
    assert issubclass(kind, StorageTrouble)
