"""The command line in this process, on a data folder of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines on standard output."""
        return self.out.splitlines()


Run = Callable[..., Said]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command as the console script does."""
    from assessment.cli import main

    def command(*arguments: object) -> Said:
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return command


@pytest.fixture
def data(home: Path, migrated_file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with all tables, the small checklist beside the shipped one, and Ada at the keyboard."""
    home.mkdir()
    shutil.copy(migrated_file, home / "iso10002.db")
    shutil.copytree(Path(__file__).parents[1] / "library" / "small", home / "checklists" / "small")
    monkeypatch.setenv("ISO10002_USER", "Ada Carter")
    return home


@pytest.fixture
def northwind(data: Path, run: Run) -> str:
    """The id of an engagement over the small checklist."""
    return run("engagement", "new", "--organization", "Northwind", "--checklist", "small").out.strip()
