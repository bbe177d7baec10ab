"""`journal verify`: intact or not, chain by chain."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Said

Run = Callable[..., "Said"]


def test_an_intact_journal_exits_with_zero(run: Run, northwind: str) -> None:
    said = run("journal", "verify")
    assert (said.code, said.err) == (0, "")
    assert {line.partition(":")[0] for line in said.lines} == {northwind, "installation"}
    assert all(", intact (head " in line for line in said.lines)


def test_an_empty_journal_exits_with_zero(run: Run, data: Path) -> None:
    assert run("journal", "verify").code == 0


def test_a_changed_line_exits_with_one_and_is_named(run: Run, northwind: str, data: Path) -> None:
    with closing(sqlite3.connect(data / "iso10002.db")) as raw, raw:
        raw.execute("UPDATE journal_entry SET actor = 'Mallory' WHERE chain = ? AND sequence = 1", (northwind,))
    said = run("journal", "verify")
    assert said.code == 1
    assert f"{northwind}: line 1 was changed after it was written" in said.lines
