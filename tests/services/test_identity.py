"""Who sits here: asked once, kept whole, overridden by the environment, and never a reason not to start."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessment.config import Settings
from assessment.domain.actor import Actor
from assessment.domain.errors import StorageTrouble
from assessment.domain.record import TextMissing, UnstorableCharacter
from assessment.services.identity import FILE, IdentityNotKept, introduce, who_works_here

ADA = Actor(name="Ada Lovelace", firm="Analytical Engines")


@pytest.fixture
def settings(home: Path) -> Settings:
    """The settings of a fresh installation."""
    found = Settings()
    assert found.home == home
    return found


def test_before_the_first_introduction_nobody_is_known(settings: Settings) -> None:
    assert who_works_here(settings) is None
    assert not settings.home.exists()


def test_a_name_is_asked_once(settings: Settings) -> None:
    assert introduce(settings, "  Ada Lovelace ", "Analytical Engines") == ADA
    assert who_works_here(settings) == ADA
    assert who_works_here(Settings()) == ADA


def test_a_later_introduction_replaces_the_first_and_leaves_one_file(settings: Settings) -> None:
    introduce(settings, "Ada", "")
    introduce(settings, "Grace Hopper", "Navy 👩🏽‍💼 شركة")
    assert who_works_here(settings) == Actor(name="Grace Hopper", firm="Navy 👩🏽‍💼 شركة")
    assert [file.name for file in settings.home.iterdir()] == [FILE]


def test_the_environment_overrides_the_name_and_keeps_the_firm(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    introduce(settings, "Ada Lovelace", "Analytical Engines")
    monkeypatch.setenv("ISO10002_USER", "Charles Babbage")
    assert who_works_here(Settings()) == Actor(name="Charles Babbage", firm="Analytical Engines")


def test_the_environment_is_enough_without_any_introduction(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ISO10002_USER", "Charles Babbage")
    assert who_works_here(Settings()) == Actor(name="Charles Babbage")
    assert not settings.home.exists()


def test_a_name_in_the_environment_that_cannot_be_kept_is_a_sentence(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert settings.user == ""
    monkeypatch.setenv("ISO10002_USER", "Ada\x07")
    with pytest.raises(UnstorableCharacter, match="U\\+0007"):
        who_works_here(Settings())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"Ada"',
        b"{}",
        b'{"name": ""}',
        b'{"name": "  ", "firm": "x"}',
        b'{"name": "a\\u0000b"}',
        b'{"name": 7}',
        b'{"name": "Ada", "shoe size": 7}',
        b"\xff\xfe\x00",
        b'{"name": "' + b"x" * 400 + b'"}',
    ],
)
def test_a_broken_identity_counts_as_none_and_can_be_given_again(settings: Settings, content: bytes) -> None:
    settings.home.mkdir()
    (settings.home / FILE).write_bytes(content)
    assert who_works_here(settings) is None
    introduce(settings, ADA.name, ADA.firm)
    assert who_works_here(settings) == ADA


def test_a_home_that_cannot_be_made_is_a_sentence(settings: Settings) -> None:
    settings.home.write_text("a file where a folder should be", encoding="utf-8")
    with pytest.raises(IdentityNotKept) as refused:
        introduce(settings, "Ada", "")
    assert isinstance(refused.value, StorageTrouble)
    assert str(settings.home) in refused.value.message
    assert "ISO10002_HOME" in refused.value.message
    assert who_works_here(settings) is None


def test_a_folder_in_place_of_the_file_is_a_sentence_and_leaves_no_draft(settings: Settings) -> None:
    (settings.home / FILE).mkdir(parents=True)
    with pytest.raises(IdentityNotKept):
        introduce(settings, "Ada", "")
    assert [file.name for file in settings.home.iterdir()] == [FILE]


@pytest.mark.parametrize(("name", "refusal"), [(" ", TextMissing), ("a\x00b", UnstorableCharacter)])
def test_a_name_that_cannot_be_kept_leaves_the_one_before(
    settings: Settings, name: str, refusal: type[Exception]
) -> None:
    introduce(settings, ADA.name, ADA.firm)
    with pytest.raises(refusal):
        introduce(settings, name, "")
    assert who_works_here(settings) == ADA
