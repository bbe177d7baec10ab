"""The set-up is honest: locks are complete, `run.py` needs nothing but Python, and nothing names a place of its own."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import run

ROOT = Path(__file__).resolve().parent.parent
LOCKS = (run.RUN_LOCK, run.DEV_LOCK)
DECISION = ROOT / "docs" / "decisions" / "dependencies-are-few-and-each-has-a-reason.md"
PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(?P<version>\S+)(?: ; (?P<marker>[^\\]+?))? \\$")
HASH = re.compile(r"^ {4}--hash=sha256:[0-9a-f]{64}( \\)?$")

# In pieces, so that this file does not name what it looks for.
HOSTS = ("py" + "pi.org", "python" + "hosted.org", "npm" + "js.org", "npm" + "js.com", "deb" + "ian.org/debian")
PLACES = (
    r"(?<![\w.<>$}*])/" + r"(?:work|root)/",
    r"(?<![\w.<>$}*])/" + r"home/\w+/",
    r"(?<![\w.])/" + r"Users/\w+/",
    r"\b[A-Za-z]:\\" + r"Users\\\w+",
    r"file:" + r"///\w",
)
ONE_MACHINE = re.compile("|".join((*map(re.escape, HOSTS), *PLACES)))


def normal(requirement: str) -> str:
    """Write a package's name as indexes compare it."""
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert name, requirement
    return re.sub(r"[-_.]+", "-", name[0]).lower()


def pins(lock: Path) -> set[tuple[str, str, str]]:
    """List name, version and marker of every package in a lock."""
    found = (PIN.match(line) for line in lock.read_text(encoding="utf-8").splitlines())
    return {(normal(pin["name"]), pin["version"], pin["marker"] or "") for pin in found if pin}


def project() -> dict[str, dict[str, list[str]]]:
    """Read the direct dependencies by kind: those of everyone, the extras, the development group."""
    text = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {
        "run": {"run": text["project"]["dependencies"]},
        "extra": text["project"].get("optional-dependencies", {}),
        "dev": text["dependency-groups"],
    }


def direct(*kinds: str) -> set[str]:
    """Name the direct dependencies of these kinds."""
    return {normal(line) for kind in kinds for lines in project()[kind].values() for line in lines}


def files_in_git() -> list[Path]:
    """List every file that is tracked, or would be with the next `git add`."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_names_no_address(lock: Path) -> None:
    assert "://" not in lock.read_text(encoding="utf-8")


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_line_of_a_lock_is_a_pinned_version_with_a_hash(lock: Path) -> None:
    lines = [line for line in lock.read_text(encoding="utf-8").splitlines() if not line.lstrip().startswith("#")]
    assert [line for line in lines if not PIN.match(line) and not HASH.match(line)] == []
    bare = [
        line for line, after in zip(lines, [*lines[1:], ""], strict=True) if PIN.match(line) and not HASH.match(after)
    ]
    assert bare == []


def test_the_development_lock_holds_the_run_lock() -> None:
    assert pins(run.RUN_LOCK) - pins(run.DEV_LOCK) == set()


def test_every_dependency_of_the_project_is_locked() -> None:
    assert direct("run") - {name for name, *_ in pins(run.RUN_LOCK)} == set()
    assert direct("run", "extra", "dev") - {name for name, *_ in pins(run.DEV_LOCK)} == set()


def test_every_direct_dependency_has_its_reason_and_licence() -> None:
    rows = re.findall(r"^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \|$", DECISION.read_text(encoding="utf-8"), re.MULTILINE)
    assert {normal(name) for name, *_ in rows} == direct("run", "extra", "dev")
    assert [name for name, reason, licence in rows if not reason.strip() or not licence.strip()] == []


def test_run_py_imports_only_the_standard_library() -> None:
    tree = ast.parse((ROOT / "run.py").read_text(encoding="utf-8"))
    named = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    named |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in named} - sys.stdlib_module_names == set()


def test_old_pythons_can_read_run_py_far_enough_to_be_told() -> None:
    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 7))


def test_no_file_names_a_registry_or_a_place_on_one_machine() -> None:
    hits = {
        f"{path.relative_to(ROOT).as_posix()}: {hit[0]}"
        for path in files_in_git()
        for hit in ONE_MACHINE.finditer(path.read_bytes().decode("utf-8", errors="ignore"))
    }
    assert hits == set()


def test_environments_secrets_and_locks_with_addresses_stay_out_of_git() -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert {".venv/", ".streamlit/secrets.toml", "uv.lock", "pylock.toml"} <= set(ignored)


@pytest.mark.parametrize("absent", ["venv", "ensurepip"])
def test_missing_venv_support_prints_the_fix(absent: str) -> None:
    said = run.missing_support(lambda name: None if name == absent else object())
    assert "apt install python3-venv" in said


def test_uv_needs_no_pip_in_the_environment() -> None:
    assert run.missing_support(lambda name: None if name == "ensurepip" else object(), with_uv=True) == ""


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ["assessment", "serve"]),
        (["serve", "--port", "9000"], ["assessment", "serve", "--port", "9000"]),
        (["--version"], ["assessment", "--version"]),
        (["checklist", "check", "a folder/x.yaml"], ["assessment", "checklist", "check", "a folder/x.yaml"]),
        (["engagement", "new", "--name", ""], ["assessment", "engagement", "new", "--name", ""]),
        (["report", "test", "bench"], ["assessment", "report", "test", "bench"]),
        (["bench"], ["benchmarks"]),
        (["bench", "--quick"], ["benchmarks", "--quick"]),
    ],
)
def test_arguments_are_passed_on_unchanged(arguments: list[str], expected: list[str]) -> None:
    assert run.module_and_arguments(arguments) == expected


def test_soak_says_that_there_is_none_yet(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["soak"]) == 2
    assert "no soak test yet" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("WARNING: Retrying after connection broken by 'NewConnectionError'", "connect this computer to the internet"),
        ("error: Failed to fetch: `numpy`\n Caused by: dns error", "connect this computer to the internet"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "its hash differs"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("error: Microsoft Visual C++ 14.0 is required", ""),
    ],
)
def test_what_an_installer_says_becomes_one_sentence(said: str, expected: str) -> None:
    sentence = run.meaning(said)
    assert expected in sentence
    assert bool(sentence) == bool(expected)


class _Recorded(run.Environment):
    """An environment that notes what would be done to it and does nothing."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        folder.mkdir()
        self.done: list[str] = []

    def version(self) -> str:
        return "cpython-311 linux"

    def make(self) -> None:
        self.done.append("make")

    def link(self, checkout: Path) -> None:
        self.done.append(f"link {checkout.name}")

    def install(self, lock: Path) -> None:
        self.done.append(f"install {lock.name}")
        super().install(lock)


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> _Recorded:
    """Give an environment in which nothing is installed yet, and an installer that does nothing."""
    for name in ("RUN_LOCK", "DEV_LOCK"):
        copy = tmp_path / getattr(run, name).name
        copy.write_text(f"{name}\n", encoding="utf-8")
        monkeypatch.setattr(run, name, copy)
    monkeypatch.setattr(run, "run_quietly", lambda *_: None)
    return _Recorded(tmp_path / "environment")


def test_the_second_start_installs_nothing(environment: _Recorded) -> None:
    run.set_up(environment, run.RUN_LOCK)
    environment.done.clear()
    run.set_up(environment, run.RUN_LOCK)
    assert environment.done == []


def test_starting_the_app_after_the_tests_installs_nothing(environment: _Recorded) -> None:
    run.set_up(environment, run.DEV_LOCK)
    environment.done.clear()
    run.set_up(environment, run.RUN_LOCK)
    assert environment.done == []


def test_a_changed_lock_is_installed_without_starting_afresh(environment: _Recorded) -> None:
    run.set_up(environment, run.RUN_LOCK)
    environment.done.clear()
    run.RUN_LOCK.write_text("changed\n", encoding="utf-8")
    run.set_up(environment, run.RUN_LOCK)
    assert environment.done[0] == "install requirements.lock"


@pytest.mark.parametrize("stamp", ["", "{", "[]", json.dumps({"python": "cpython-399 plan9"})])
def test_a_half_made_or_foreign_environment_is_made_afresh(environment: _Recorded, stamp: str) -> None:
    environment.stamp_file.write_text(stamp, encoding="utf-8")
    run.set_up(environment, run.RUN_LOCK)
    assert environment.done[:2] == ["make", "install requirements.lock"]


@pytest.mark.parametrize(
    ("sentence", "kept"), [(run.REASONS[-1][1], True), ("The set-up failed; the lines above say why.", False)]
)
def test_only_an_update_that_reached_nothing_keeps_the_old_stamp(
    environment: _Recorded, monkeypatch: pytest.MonkeyPatch, *, sentence: str, kept: bool
) -> None:
    run.set_up(environment, run.RUN_LOCK)
    run.RUN_LOCK.write_text("changed\n", encoding="utf-8")

    def fail(*_: object) -> None:
        raise run.SetUpError(sentence)

    monkeypatch.setattr(run, "run_quietly", fail)
    with pytest.raises(run.SetUpError):
        run.set_up(environment, run.RUN_LOCK)
    assert environment.is_sound() is kept
    assert not environment.holds(run.RUN_LOCK)


def test_the_environment_imports_from_the_checkout_even_after_both_were_moved(tmp_path: Path) -> None:
    for system in ("Lib/site-packages", "lib/python3.11/site-packages"):
        (tmp_path / "before" / ".venv" / system).mkdir(parents=True)
    run.Environment(tmp_path / "before" / ".venv").link(tmp_path / "before")
    moved = (tmp_path / "before").rename(tmp_path / "after")
    (line,) = [file.read_text(encoding="utf-8").strip() for file in moved.rglob(run.PATH_FILE)]
    (folder,) = [file.parent for file in moved.rglob(run.PATH_FILE)]
    assert (folder / line).resolve() == moved


def test_all_checks_run_to_the_end_and_pytest_is_last(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[list[str]] = []

    def fail_mypy(command: list[str], _folder: Path) -> int:
        ran.append(command[1:])
        return int("mypy" in command)

    monkeypatch.setattr(run, "run_to_end", fail_mypy)
    assert run.run_checks(Path("python"), []) == 1
    assert ran[-1] == ["-m", "pytest", "-n", "2", "--dist", "worksteal"]
    assert len(ran) == len(run.CHECKS) + 1
    assert capsys.readouterr().out.endswith("--- pytest\nFailed: mypy.\n")


def test_arguments_of_test_go_to_pytest_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []

    def succeed(command: list[str], _folder: Path) -> int:
        ran.append(command[1:])
        return 0

    monkeypatch.setattr(run, "run_to_end", succeed)
    assert run.run_checks(Path("python"), ["-k", "scoring"]) == 0
    assert ran[-1] == ["-m", "pytest", "-k", "scoring"]


@pytest.mark.parametrize("code", [0, 1, 3])
def test_the_exit_code_is_passed_on(code: int) -> None:
    assert run.run_to_end([sys.executable, "-c", f"raise SystemExit({code})"]) == code


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals that end a program")
def test_a_command_that_was_stopped_gives_the_shells_exit_code() -> None:
    assert run.run_to_end([sys.executable, "-c", "import os; os.kill(os.getpid(), 15)"]) == 128 + 15
