"""What tests of a running server need: a port where nobody answers yet, and patience until somebody does."""

from __future__ import annotations

import socket
import subprocess
import time
import urllib.request

import pytest

HOST = "127.0.0.1"
START_SECONDS = 60


def free_port() -> int:
    """A port of this computer where nobody answers."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def wait_for(port: int, process: subprocess.Popen[bytes]) -> str:
    """Wait until the app that `process` starts answers on this port, and return its address."""
    address = f"http://{HOST}:{port}"
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):  # noqa: S310 -- our own loopback address
                return address
        except OSError:
            time.sleep(0.1)
    pytest.fail("the app did not start")
