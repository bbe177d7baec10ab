"""`report information-request|interview-timetable|interview-guides|briefing-sheets`: files, one role, refusals."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Said

Run = Callable[..., "Said"]
NAMES = ("information-request", "interview-timetable", "interview-guides", "briefing-sheets")
BY_ROLE = NAMES[2:]


@pytest.mark.parametrize("name", NAMES)
def test_a_word_document_is_what_you_get_unless_you_ask_for_data(
    name: str, run: Run, northwind: str, tmp_path: Path
) -> None:
    said = run("report", name, "--engagement", northwind, "--out", tmp_path)
    (written,) = tmp_path.glob(f"northwind-{name}-*.docx")
    assert (said.code, said.lines) == (0, [str(written)])
    assert written.read_bytes().startswith(b"PK")
    assert run("report", name, "--engagement", northwind, "--format", "json", "--out", tmp_path).code == 0
    (data,) = tmp_path.glob(f"northwind-{name}-*.json")
    assert json.loads(data.read_text(encoding="utf-8"))["organization"] == "Northwind"


@pytest.mark.parametrize("name", BY_ROLE)
def test_one_role_can_be_asked_for(name: str, run: Run, northwind: str, tmp_path: Path) -> None:
    target = tmp_path / "one.json"
    words = ("report", name, "--engagement", northwind, "--role", "front-line staff", "--format", "json")
    assert run(*words, "--out", target).code == 0
    data = json.loads(target.read_text(encoding="utf-8"))
    assert [one["role"] for one in data.get("guides") or data["sheets"]] == ["Front-line staff"]
    assert run(*words, "--out", tmp_path).lines[0].endswith(".json")
    assert list(tmp_path.glob(f"northwind-{name}-front-line-staff-*.json"))


@pytest.mark.parametrize("name", BY_ROLE)
def test_a_role_that_is_asked_nothing_is_refused_in_one_sentence(name: str, run: Run, northwind: str) -> None:
    said = run("report", name, "--engagement", northwind, "--role", "Astronaut")
    assert (said.code, said.out) == (1, "")
    assert said.err == (
        "The checklist asks no “Astronaut” anything. Choose one of: Complaints manager, Front-line staff.\n"
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_describes_every_field(name: str, run: Run, home: Path) -> None:
    said = run("report", "schema", name)
    assert said.code == 0
    assert all("description" in field for field in json.loads(said.out)["properties"].values())
    assert not home.exists()
