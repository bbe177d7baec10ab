"""A mistake of ours is a sentence and a log file, never a traceback, and what is typed stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from assessment.ui import autosave, session

if TYPE_CHECKING:
    from tests.ui.conftest import Tab


def fail(*_: object, **__: object) -> NoReturn:
    """Stand for a mistake of ours."""
    raise RuntimeError("planted")


def test_a_mistake_in_a_save_is_told_and_the_text_stays(
    walk: Callable[..., Tab], data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = walk("7.2")
    with monkeypatch.context() as planted:
        planted.setattr(autosave, "save_answer", fail)
        tab.write("7.2-1", "Long thought about")
    assert "Something went wrong" in tab.trouble[0]
    assert str(data / "errors.log") in tab.trouble[0]
    assert "planted" not in "".join(tab.words)
    assert tab.rationale("7.2-1").value == "Long thought about"
    assert "RuntimeError: planted" in (data / "errors.log").read_text(encoding="utf-8")


def test_a_mistake_in_drawing_is_told(walk: Callable[..., Tab], data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tab = walk("7.2")
    with monkeypatch.context() as planted:
        planted.setattr(session, "desk", fail)
        planted.setattr("assessment.ui.components.opened.desk", fail)
        assert "Something went wrong" in tab.look().trouble[0]
    assert "RuntimeError: planted" in (data / "errors.log").read_text(encoding="utf-8")
    assert not tab.look().trouble


def test_a_setting_that_makes_no_sense_is_a_sentence(
    data: Path, new_tab: Callable[[], Tab], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ISO10002_PORT", "many")
    assert new_tab().trouble[0].startswith("ISO10002_PORT is set to “many”")
