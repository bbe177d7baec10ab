"""Set up the toolkit in `.venv` beside this file, then start the app, the tests, the benchmarks or the command line.

    python run.py                  the app, on this computer only
    python run.py test [ARGS]      every check; ARGS go to pytest
    python run.py bench [ARGS]     the measurements
    python run.py ANYTHING ELSE    the command line, as `iso10002 ANYTHING ELSE`

Only the standard library is used, and nothing is written outside this folder (pip and uv keep their own caches).
"""

import hashlib
import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

# Old Pythons must still be able to read this file as far as here, so: no newer syntax anywhere in it.
if sys.version_info < (3, 11):  # noqa: UP036 - this is where people with an older Python are told
    raise SystemExit(
        "This toolkit needs Python 3.11 or newer, and this is Python {}.{}. "
        "Install a newer one and use it for the same command, for example: python3.12 run.py".format(*sys.version_info)
    )

ROOT = Path(__file__).resolve().parent
RUN_LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"  # holds everything that RUN_LOCK holds
PATH_FILE = "iso10002-checkout.pth"

CHECKS = (
    ("ruff check", ("-m", "ruff", "check")),
    ("ruff format", ("-m", "ruff", "format", "--check")),
    ("mypy", ("-m", "mypy")),
    ("lint-imports", ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()")),
)

# What an installer says, in lower case, and what it means for the person who waits for it; the first hit counts.
REASONS = (
    (
        ("do not match the hashes", "hash mismatch"),
        (
            "A downloaded package is not the one that the lock file names (its hash differs), so it was not installed: "
            "run the same command again, and tell the maintainers if it happens twice."
        ),
    ),
    (
        ("no space left", "not enough space", "disk quota exceeded"),
        "The disk is full: free about 1 GB and run the same command again.",
    ),
    (
        (
            "newconnectionerror",
            "name resolution",
            "connection broken",
            "connection refused",
            "connecttimeout",
            "network is unreachable",
            "dns error",
            "error sending request",
            "failed to fetch",
            "timed out",
            "proxyerror",
            "network connectivity is disabled",
        ),
        (
            "The packages could not be downloaded because the package index was not reached: connect this computer to "
            "the internet (behind a proxy, set HTTPS_PROXY) and run the same command again."
        ),
    ),
)


class SetUpError(Exception):
    """The set-up cannot go on; the text says what happened and what to do."""


class Environment:
    """A folder with a Python and the packages of one lock."""

    def __init__(self, folder: Path) -> None:
        """Describe the environment in `folder`, which need not exist yet."""
        self.folder = folder
        self.python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        self.stamp_file = folder / "iso10002-stamp.json"
        self.log = folder / "set-up.log"

    def version(self) -> str:
        """Say which Python runs here; empty when none does."""
        question = "import sys; print(sys.implementation.cache_tag, sys.platform)"
        try:
            answer = subprocess.run(
                [str(self.python), "-I", "-c", question], capture_output=True, text=True, check=False
            )
        except OSError:
            return ""
        return answer.stdout.strip() if answer.returncode == 0 else ""

    def stamp(self) -> dict[str, str]:
        """Read what was installed last: the hash of each lock, by its name, and the Python; empty when half-made."""
        try:
            stamp = json.loads(self.stamp_file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return stamp if isinstance(stamp, dict) else {}

    def holds(self, lock: Path) -> bool:
        """Tell whether exactly this lock was installed to the end, for the Python that is here."""
        stamp = self.stamp()
        return stamp.get(lock.name) == fingerprint(lock) and stamp.get("python") == self.version()

    def is_sound(self) -> bool:
        """Tell whether an earlier set-up came to its end and its Python still starts."""
        return bool(self.stamp()) and self.stamp().get("python") == self.version()

    def make(self) -> None:
        """Start afresh with an empty environment."""
        if self.folder.is_symlink():
            self.folder.unlink()
        base = getattr(sys, "_base_executable", "") or sys.executable  # never the Python that is being replaced
        self.folder.mkdir(parents=True, exist_ok=True)
        run_quietly([base, "-m", "venv", "--clear", "--without-pip", str(self.folder)])

    def installer(self, verb: str) -> list[str]:
        """Begin a command of uv where it is on the PATH, else of pip."""
        uv = shutil.which("uv")
        if uv:
            return [uv, "pip", verb, "--python", str(self.python)]
        return [str(self.python), "-m", "pip", "--disable-pip-version-check", "--no-input", verb]

    def install(self, lock: Path) -> None:
        """Bring the packages of a lock in, each checked against its hash, and leave the stamp."""
        before = self.stamp()
        self.stamp_file.unlink(missing_ok=True)
        try:
            if shutil.which("uv"):
                command = [*self.installer("sync"), "--require-hashes", str(lock)]
            else:
                run_quietly([str(self.python), "-m", "ensurepip", "--default-pip"], self.log)
                command = [*self.installer("install"), "--require-hashes", "-r", str(lock)]
            run_quietly(command, self.log)
        except SetUpError as trouble:
            if before and str(trouble) == REASONS[-1][1]:  # nothing was reached, so nothing was changed
                self.write_stamp(before)
            raise
        locks = (DEV_LOCK, RUN_LOCK) if lock == DEV_LOCK else (lock,)
        self.write_stamp({"python": self.version(), **{each.name: fingerprint(each) for each in locks}})

    def write_stamp(self, stamp: dict[str, str]) -> None:
        """Record what is installed, in one step, so that a power cut cannot leave half a stamp."""
        draft = self.stamp_file.with_suffix(".draft")
        draft.write_text(json.dumps(stamp, indent=1), encoding="utf-8")
        draft.replace(self.stamp_file)

    def link(self, checkout: Path) -> None:
        """Let the environment import from a checkout; relative, so that both can be moved together."""
        folders = self.folder.glob("Lib/site-packages" if os.name == "nt" else "lib/*/site-packages")
        for folder in folders:
            (folder / PATH_FILE).write_text(os.path.relpath(checkout, folder) + "\n", encoding="utf-8")


def fingerprint(lock: Path) -> str:
    """Hash a lock (SHA-256, hexadecimal)."""
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def missing_support(find: Callable[[str], object] = importlib.util.find_spec, *, with_uv: bool = False) -> str:
    """Say what to do when this Python cannot make environments; empty when it can. uv needs no pip in them."""
    needed = ("venv",) if with_uv else ("venv", "ensurepip")
    if all(find(name) for name in needed):
        return ""
    return (
        "This Python cannot make virtual environments (its venv support is a separate package). Install it and run "
        "the same command again. Debian and Ubuntu: apt install python3-venv. Elsewhere: install Python from its "
        "own installer, which includes it."
    )


def meaning(said: str) -> str:
    """Turn what an installer said into one sentence for the person who waits for it; empty when nothing is known."""
    lowered = said.lower()
    return next((sentence for marks, sentence in REASONS if any(mark in lowered for mark in marks)), "")


def run_quietly(command: Sequence[str], log: Path | None = None) -> None:
    """Run a command of the set-up, show its latest line on a terminal, keep all of it in the log."""
    said = []
    width = shutil.get_terminal_size().columns - 1 if sys.stdout.isatty() else 0
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            said.append(line)
            if width:
                print("\r" + line.strip()[:width].ljust(width), end="", flush=True)
    if width:
        print("\r" + " " * width, end="\r", flush=True)
    text = "".join(said)
    if log:
        with log.open("a", encoding="utf-8") as file:
            file.write(text)
    if process.returncode:
        last = "".join(said[-15:]).rstrip()
        where = f" All of it: {log}" if log else ""
        raise SetUpError(meaning(text) or f"{last}\nThe set-up failed; the lines above say why.{where}")


def set_up(environment: Environment, lock: Path) -> None:
    """Make the environment hold the lock; does nothing, and needs no network, when it does already."""
    if environment.holds(lock):
        return
    uv = shutil.which("uv")
    fix = missing_support(with_uv=bool(uv))
    if fix:
        raise SetUpError(fix)
    print(f"Setting up {environment.folder.name} with {'uv' if uv else 'pip'}: once, a minute or two.", flush=True)
    if not environment.is_sound():
        environment.make()
    environment.install(lock)
    environment.link(ROOT)


def run_to_end(command: Sequence[str], folder: Path | None = None) -> int:
    """Run a command with this terminal and hand back its exit code; what stops us stops it too."""
    with subprocess.Popen(command, cwd=folder) as process:
        before = signal.signal(signal.SIGTERM, lambda *_: process.terminate())
        try:
            code = process.wait()
        except KeyboardInterrupt:
            let_it_finish(process)
            raise
        finally:
            signal.signal(signal.SIGTERM, before)
    return code if code >= 0 else 128 - code


def let_it_finish(process: "subprocess.Popen[bytes]") -> None:
    """Wait for a command that was interrupted from the keyboard, as we were; be firm after ten seconds."""
    try:
        process.wait(timeout=10)
    except (subprocess.TimeoutExpired, KeyboardInterrupt):
        process.terminate()


def run_checks(python: Path, pytest_arguments: Sequence[str]) -> int:
    """Run every check to its end, pytest last, and say which ones failed."""
    tests = ("pytest", ("-m", "pytest", *(pytest_arguments or ("-n", "2", "--dist", "worksteal"))))
    failed = []
    for name, arguments in (*CHECKS, tests):
        print(f"--- {name}", flush=True)
        if run_to_end([str(python), *arguments], ROOT):
            failed.append(name)
    print(f"Failed: {', '.join(failed)}." if failed else "All checks are in order.", flush=True)
    return 1 if failed else 0


def module_and_arguments(arguments: Sequence[str]) -> list[str]:
    """Say what Python is to run for these arguments (`test` and `soak` apart)."""
    if not arguments:
        return ["assessment", "serve"]
    if arguments[0] == "bench":
        return ["benchmarks", *arguments[1:]]
    return ["assessment", *arguments]


def carry_out(arguments: Sequence[str]) -> int:
    """Set up what the first argument needs and run it."""
    verb = arguments[0] if arguments else "serve"
    if verb == "soak":
        print("There is no soak test yet.", file=sys.stderr)
        return 2
    environment = Environment(ROOT / ".venv")
    set_up(environment, DEV_LOCK if verb in {"test", "bench"} else RUN_LOCK)
    if verb == "test":
        return run_checks(environment.python, arguments[1:])
    # -P: a module in the folder that someone happens to stand in must not replace one of ours.
    return run_to_end([str(environment.python), "-P", "-m", *module_and_arguments(arguments)])


def main(arguments: Sequence[str]) -> int:
    """Carry out the command; trouble is told in a sentence, never as a traceback."""
    try:
        return carry_out(arguments)
    except SetUpError as trouble:
        print(trouble, file=sys.stderr)
    except OSError as trouble:
        print(f"The set-up failed: {trouble}. Close what uses .venv, or delete .venv, and try again.", file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
