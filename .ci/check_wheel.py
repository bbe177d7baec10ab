"""Build the wheel, install it with its locked dependencies in a fresh environment and use it from another folder."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tarfile
import tempfile
import time
import urllib.error
import urllib.request
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import run  # noqa: E402 - found through the line above

SHIPPED = (
    "assessment/_shipped/app.py",
    "assessment/_shipped/.streamlit/config.toml",
    "assessment/_shipped/static/favicon.svg",
    "assessment/_shipped/checklists/iso10002-2018/checklist.yaml",
    "assessment/_shipped/templates/",
)
PRIVATE = ("secrets.toml", ".db", ".env", "__pycache__")
START_LIMIT = 90  # seconds until the app must answer


class CheckError(Exception):
    """A check of the wheel failed; the text says which and how."""


def build_wheel(python: Path, folder: Path) -> Path:
    """Build the source archive, and the wheel from it alone, so that both are proved complete."""
    build = [str(python), "-m", "hatchling", "build"]
    subprocess.run([*build, "-t", "sdist", "-d", str(folder)], cwd=ROOT, check=True)
    with tarfile.open(next(folder.glob("*.tar.gz"))) as archive:
        archive.extractall(folder / "source", filter="data")
    source = next((folder / "source").iterdir())
    subprocess.run([*build, "-t", "wheel", "-d", str(folder)], cwd=source, check=True)
    return next(folder.glob("*.whl"))


def check_contents(wheel: Path) -> None:
    """See that the shipped files are inside and nothing private is."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    absent = [wanted for wanted in SHIPPED if not any(name.startswith(wanted) for name in names)]
    private = [name for name in names if any(part in name for part in PRIVATE)]
    if absent or private:
        message = f"not in the wheel: {absent}; must not be in it: {private}"
        raise CheckError(message)


def install(environment: run.Environment, wheel: Path) -> None:
    """Install the locked dependencies, then the wheel alone, and let the installer look for contradictions."""
    environment.make()
    environment.install(run.RUN_LOCK)
    subprocess.run([*environment.installer("install"), "--quiet", "--no-deps", str(wheel)], check=True)
    subprocess.run(environment.installer("check"), check=True)


def outside(home: Path) -> dict[str, str]:
    """Make the environment variables of a user who knows nothing of this checkout."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "ISO10002_"))}
    return {**kept, "ISO10002_HOME": str(home), "ISO10002_USER": "Wheel Check"}


def check_command(command: list[str], *, folder: Path, home: Path) -> None:
    """Run one command of the installed tool to its end."""
    done = subprocess.run(command, cwd=folder, env=outside(home), capture_output=True, text=True, check=False)
    if done.returncode or not done.stdout.strip():
        message = f"exit code {done.returncode}\n{done.stdout}{done.stderr}"
        raise CheckError(message)


def free_port() -> int:
    """Ask the system for a port that nobody listens on."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def wait_until_healthy(port: int, is_running: Callable[[], bool]) -> None:
    """Wait for the app's own word that it is up."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + START_LIMIT
    while time.monotonic() < deadline and is_running():
        try:
            with opener.open(f"http://127.0.0.1:{port}/_stcore/health", timeout=5) as answer:
                if answer.read().strip() == b"ok":
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
    message = "the app did not answer" if is_running() else "the app ended by itself"
    raise CheckError(message)


def check_app(tool: str, *, folder: Path, home: Path) -> None:
    """Start the app, wait until it answers, stop it."""
    port = free_port()
    log = home.with_name("serve.log")
    with (
        log.open("w", encoding="utf-8") as output,
        subprocess.Popen(
            [tool, "serve", "--port", str(port)],
            cwd=folder,
            env=outside(home),
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        ) as process,
    ):
        try:
            wait_until_healthy(port, lambda: process.poll() is None)
        except CheckError as trouble:
            message = f"{trouble}\n{log.read_text(encoding='utf-8')}"
            raise CheckError(message) from None
        finally:
            stop(process)


def stop(process: subprocess.Popen[bytes]) -> None:
    """End the app and whatever it started; firmly after ten seconds."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, sign)
            process.wait(timeout=10)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue


def check_nothing_left(folder: Path) -> None:
    """See that the folder we stood in is as empty as before."""
    left = sorted(path.name for path in folder.iterdir())
    if left:
        message = f"left in the working folder: {left}"
        raise CheckError(message)


def checks(wheel: Path, temporary: Path) -> dict[str, Callable[[], None]]:
    """Name every check of the wheel, in the order in which they build on each other."""
    environment = run.Environment(temporary / "environment")
    tool = str(environment.python.with_name("iso10002"))
    places = {"folder": temporary / "elsewhere", "home": temporary / "home"}
    places["folder"].mkdir()
    return {
        "the wheel holds what it ships": lambda: check_contents(wheel),
        "it installs with its dependencies": lambda: install(environment, wheel),
        "iso10002 --version": lambda: check_command([tool, "--version"], **places),
        "iso10002 checklist list": lambda: check_command([tool, "checklist", "list"], **places),
        "iso10002 checklist check": lambda: check_command([tool, "checklist", "check"], **places),
        "iso10002 demo": lambda: check_command([tool, "demo"], **places),
        "iso10002 serve": lambda: check_app(tool, **places),
        "the working folder stays empty": lambda: check_nothing_left(places["folder"]),
    }


def main() -> int:
    """Run every check, say what failed, close with the count."""
    development = run.Environment(ROOT / ".venv")
    run.set_up(development, run.DEV_LOCK)
    temporary = Path(tempfile.mkdtemp(prefix="iso10002-wheel-"))
    failed = 0
    try:
        named = checks(build_wheel(development.python, temporary), temporary)
        for name, check in named.items():
            try:
                check()
            except (CheckError, run.SetUpError, subprocess.CalledProcessError) as trouble:
                failed += 1
                print(f"FAILED {name}: {trouble}", flush=True)
            else:
                print(f"ok     {name}", flush=True)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    print(f"{len(named) - failed} passed, {failed} failed", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
