"""What all commands share: help, exit codes, sentences on standard error, the log of the unexpected; and `serve`."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, NoReturn

import click
import pytest

from assessment import __version__
from assessment.cli import cli

if TYPE_CHECKING:
    from tests.cli.conftest import Said

Run = Callable[..., "Said"]
ROOT = Path(__file__).parents[2]


def commands(group: click.Command = cli, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Every command, by the words one types."""
    if not isinstance(group, click.Group):
        return [path]
    return [path, *(found for name, child in group.commands.items() for found in commands(child, (*path, name)))]


@pytest.mark.parametrize("command", commands(), ids=lambda command: " ".join(command) or "iso10002")
def test_every_command_explains_itself_and_its_options(run: Run, home: Path, command: tuple[str, ...]) -> None:
    said = run(*command, "--help")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("Usage: iso10002 ")
    found: click.Command = cli
    for name in command:
        assert isinstance(found, click.Group)
        found = found.commands[name]
    assert found.help
    assert all(option.help for option in found.params if isinstance(option, click.Option))
    assert not home.exists()


def test_the_version_is_told(run: Run, home: Path) -> None:
    assert run("--version").out == f"iso10002, version {__version__}\n"


@pytest.mark.parametrize("words", [("nonsense",), ("engagement", "nonsense"), ("--nonsense",), ("report",)])
def test_wrong_usage_exits_with_two(run: Run, home: Path, words: tuple[str, ...]) -> None:
    said = run(*words)
    assert said.code == 2
    assert said.err


def test_the_unexpected_exits_with_three_and_a_log_and_shows_no_traceback(
    run: Run, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> NoReturn:
        raise RuntimeError("planted")

    monkeypatch.setattr(sys.modules["assessment.cli.engagement"], "list_engagements", fail)
    said = run("engagement", "list")
    assert (said.code, said.out) == (3, "")
    assert said.err.startswith("Something went wrong that should not have.")
    assert str(data / "errors.log") in said.err
    assert "planted" not in said.err
    assert "RuntimeError: planted" in (data / "errors.log").read_text(encoding="utf-8")


def test_a_locked_database_is_a_sentence(run: Run, northwind: str, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assessment.storage.database.BUSY_SECONDS", 0.1)
    with closing(sqlite3.connect(data / "iso10002.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        said = run("engagement", "new", "--organization", "Southwind")
        assert run("engagement", "list").code == 0
        other.execute("ROLLBACK")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("The database was locked by another program")


def test_a_data_folder_that_cannot_be_made_is_a_sentence(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home.write_text("in the way")
    monkeypatch.setenv("ISO10002_USER", "Ada Carter")
    for words in (("engagement", "list"), ("engagement", "new", "--organization", "Northwind"), ("journal", "verify")):
        said = run(*words)
        assert said.code == 1
        assert "cannot be opened" in said.err


@pytest.mark.parametrize("address", ["mysql://host/data", "nonsense", "postgresql://ada:secret@127.0.0.1:1/data"])
def test_a_database_that_cannot_be_reached_is_a_sentence_without_the_password(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", address)
    said = run("engagement", "list")
    assert said.code == 1
    assert "DATABASE_URL" in said.err
    assert "secret" not in said.err


def test_a_setting_that_makes_no_sense_is_a_sentence(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ISO10002_PORT", "many")
    said = run("engagement", "list")
    assert said.code == 1
    assert "ISO10002_PORT" in said.err


def test_the_first_command_makes_the_data_folder(run: Run, home: Path) -> None:
    assert run("engagement", "list").code == 0
    assert (home / "iso10002.db").is_file()


def test_a_port_in_use_is_a_sentence(run: Run, home: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = run("serve", "--port", port)
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith(f"Port {port} on this computer is in use")


@pytest.mark.parametrize("port", ["0", "70000", "many"])
def test_a_port_that_cannot_be_exits_with_two(run: Run, home: Path, port: str) -> None:
    assert run("serve", "--port", port).code == 2


def test_the_package_runs_as_a_module(home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "assessment", "engagement", "nonsense"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "No such command" in done.stderr


STAYING_AT_HOME = """
import os
import sys

def refuse(event, details):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.sendto"}:
        os.write(2, f"{event}: {details[-1]}".encode())
        os._exit(1)

sys.addaudithook(refuse)
from assessment.cli import main

for words in (["demo"], ["report", "gap-analysis", "--engagement", "demo-complete"], ["checklist", "check"], ["journal", "verify"]):
    main(words) and sys.exit(f"refused: {words}")
"""
"""A program that ends with a sentence as soon as anything in it speaks to a network, even this computer's own."""


def test_nothing_is_sent_anywhere(home: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", STAYING_AT_HOME],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert len(list(tmp_path.glob("*.docx"))) == 1


def test_the_program_that_stays_at_home_would_notice(tmp_path: Path) -> None:
    calling = (
        STAYING_AT_HOME.partition("from assessment")[0] + "import socket; socket.create_connection(('127.0.0.1', 9))"
    )
    done = subprocess.run([sys.executable, "-c", calling], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stderr.startswith("socket.getaddrinfo")


@pytest.mark.parametrize("more", [{}, {"PYTHONIOENCODING": "cp1252"}])
def test_every_letter_gets_through_where_the_system_does_not_know_it(home: Path, more: dict[str, str]) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", **more}
    done = subprocess.run(
        [sys.executable, "-m", "assessment", "checklist", "show", "iso10002-2018", "7.2-1"],
        cwd=ROOT,
        capture_output=True,
        env=environment,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    arrow = b"?" if more else "→".encode()
    assert done.stdout.splitlines()[2].startswith(b"    " + arrow + b" Trace thirty")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize("words", [("checklist", "list"), ("checklist", "schema"), ("--help",)], ids=" ".join)
def test_output_that_does_not_fit_is_a_sentence(home: Path, words: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        line = [sys.executable, "-m", "assessment", *words]
        done = subprocess.run(line, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("What was printed could not be written to where it was sent: No space left")
    assert len(done.stderr.splitlines()) == 1
    assert not (home / "errors.log").exists()


@pytest.mark.skipif(os.name != "posix", reason="signals of Unix")
@pytest.mark.parametrize("moment", [0.1, 0.3, 0.6])
def test_ctrl_c_while_things_load_ends_without_a_traceback(home: Path, moment: float) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "assessment", "engagement", "list"], cwd=ROOT, stderr=subprocess.PIPE
    ) as running:
        sleep(moment)
        running.send_signal(signal.SIGINT)
        told = running.communicate(timeout=60)[1].decode()
    assert "assessment" not in told
