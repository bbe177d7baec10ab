"""Settings, and what a desk takes from them: the store, the checklists, the clock, the ids."""

from __future__ import annotations

import dataclasses
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import ValidationError

from assessment.config import Settings
from assessment.domain.actor import Actor
from assessment.services.desk import Desk, NobodyIntroduced, new_id, open_store, shelf_of
from assessment.services.engagements import NewEngagement, list_engagements, start_engagement
from assessment.storage.database import UnusableAddress
from assessment.storage.files import FilesOutOfReach, FileStore, UnusableFilesAddress

SMALL = Path(__file__).parents[1] / "library" / "small"


def test_the_data_lies_in_the_home_folder(home: Path) -> None:
    settings = Settings()
    assert settings.database == f"sqlite:///{home.as_posix()}/iso10002.db"
    assert settings.own_checklists == home / "checklists"
    assert (settings.port, settings.user) == (8501, "")


def test_without_a_home_the_data_lies_in_the_users_data_folder(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ISO10002_HOME")
    found = Settings().home
    assert found != home
    assert found.is_absolute()
    assert found.name == "iso10002"
    assert Path.cwd() not in found.parents


def test_an_empty_variable_is_one_that_was_not_set(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ISO10002_HOME")
    usual = Settings().home
    monkeypatch.setenv("ISO10002_HOME", "")
    monkeypatch.setenv("ISO10002_PORT", "")
    assert (Settings().home, Settings().port) == (usual, 8501)


def test_a_file_store_that_nobody_knows_is_a_sentence(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ISO10002_FILES_URL", "nowhere://bucket")
    with pytest.raises(UnusableFilesAddress, match="ISO10002_FILES_URL cannot be used"):
        FileStore(Settings().files)
    assert not home.exists()


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("postgres://ada:pw@db/iso", "postgresql+psycopg://ada:pw@db/iso"),
        ("postgresql://ada@db/iso?sslmode=require", "postgresql+psycopg://ada@db/iso?sslmode=require"),
        ("postgresql+psycopg://ada@db/iso", "postgresql+psycopg://ada@db/iso"),
        ("sqlite:////srv/iso.db", "sqlite:////srv/iso.db"),
        (" Postgres://ada@db/iso\n", "postgresql+psycopg://ada@db/iso"),
    ],
)
def test_a_database_address_may_be_written_as_hosts_give_it(
    home: Path, monkeypatch: pytest.MonkeyPatch, given: str, taken: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", given)
    assert Settings().database == taken
    assert not home.exists()


@pytest.mark.parametrize("port", ["0", "65536", "http"])
def test_a_port_that_cannot_be_one_is_refused(home: Path, monkeypatch: pytest.MonkeyPatch, port: str) -> None:
    assert not home.exists()
    monkeypatch.setenv("ISO10002_PORT", port)
    with pytest.raises(ValidationError, match=r"ISO10002_PORT|port"):
        Settings()


def test_a_store_is_ready_after_the_first_start_and_keeps_its_data(home: Path) -> None:
    for _ in range(2):
        store = open_store(Settings())
        desk = Desk(store, shelf_of(Settings()), Actor(name="Ada"))
        line = start_engagement(
            desk, NewEngagement(organization="Northwind", checklist="iso10002-2018", profile="full")
        )
        assert line.readiness.score.total == 176
        store.database.close()
    store = open_store(Settings())
    assert len(list_engagements(Desk(store, shelf_of(Settings())))) == 2
    store.database.close()
    assert sorted(file.name for file in home.iterdir()) == ["copies", "iso10002.db"]


def test_a_wrong_database_address_is_a_sentence(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "db.example/iso")
    with pytest.raises(UnusableAddress, match="DATABASE_URL cannot be used"):
        open_store(Settings())
    assert not home.exists()


@pytest.mark.parametrize("name", ["what?", "100%41", "a#b", "a::b", "file:", "{home}"])
def test_the_data_lies_in_the_folder_that_was_named_whatever_its_name_means_in_an_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("ISO10002_HOME", str(tmp_path / name))
    open_store(Settings()).database.close()
    FileStore(Settings().files).keep(b"seen")
    assert [one.name for one in tmp_path.iterdir()] == [name]
    assert sorted(one.name for one in (tmp_path / name).iterdir()) == ["files", "iso10002.db"]


@pytest.mark.parametrize(
    "address", ["memory://x", "http://u:hush-hush@host/x", "s3://u:hush-hush@bucket/x", "s3://", "simplecache::s3://x"]
)
def test_a_place_for_files_that_would_lose_them_is_a_sentence(address: str) -> None:
    with pytest.raises(UnusableFilesAddress) as refused:
        FileStore(address)
    assert "s3://bucket/folder" in refused.value.message
    assert "hush-hush" not in refused.value.message


def test_a_file_in_place_of_the_folder_for_files_is_no_empty_store(tmp_path: Path) -> None:
    (tmp_path / "files").write_text("in the way")
    with pytest.raises(FilesOutOfReach, match="is no folder"):
        FileStore(str(tmp_path / "files"))


def test_own_checklists_come_before_the_shipped_ones(home: Path) -> None:
    shutil.copytree(SMALL, home / "checklists" / "iso10002-2018")
    shutil.copytree(SMALL, home / "checklists" / "small")
    shelf = shelf_of(Settings())
    assert {"iso10002-2018", "small"} <= set(shelf.names())
    assert shelf.load("iso10002-2018").head.title == "Small checklist"


def test_the_shipped_checklists_are_there_without_any_of_ones_own(home: Path) -> None:
    assert "iso10002-2018" in shelf_of(Settings()).names()
    assert not home.exists()


def test_a_desk_without_a_person_can_read_and_not_write(desk: Desk) -> None:
    nobody = dataclasses.replace(desk, person=None)
    assert list_engagements(nobody) == []
    with pytest.raises(NobodyIntroduced, match="set ISO10002_USER to your name"):
        _ = nobody.actor


def test_ids_are_short_plain_and_never_the_same() -> None:
    ids = {new_id() for _ in range(10_000)}
    assert len(ids) == 10_000
    assert {len(found) for found in ids} == {10}
    assert set("".join(ids)) == set("23456789abcdefghjkmnpqrstvwxyz")


def test_a_desk_looks_at_the_clock_it_was_given(desk: Desk) -> None:
    assert dataclasses.replace(desk, clock=lambda: datetime(2030, 1, 1, 12, tzinfo=UTC)).now().year == 2030
    assert desk.now() < desk.now()
