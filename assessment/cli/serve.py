"""`serve`: start the app on this computer."""

from __future__ import annotations

import os
import socket
import subprocess
import sys

import click

from assessment.domain.errors import NotAllowed
from assessment.services.installation import read_settings
from assessment.wording import say

HOST = "127.0.0.1"
SERVER = "assessment.ui.server"
"""A program of its own, so that the command line loads no pages."""


class PortTaken(NotAllowed):
    """Another program listens where the app should."""

    def __init__(self, port: int) -> None:
        """Name the port and the way out."""
        super().__init__(
            f"Port {port} on this computer is in use, perhaps by the app itself: open http://{HOST}:{port} to see. "
            f"Otherwise start it elsewhere: iso10002 serve --port {port + 1}"
        )


@click.command(help=say("cli.serve"))
@click.option("--port", type=click.IntRange(1, 65535), help=say("cli.serve.port"))
def serve(port: int | None) -> int:
    """Run the app until it is stopped; it answers this computer only."""
    port = port or read_settings().port
    _refuse_taken(port)
    click.echo(say("cli.serve.running", address=f"http://{HOST}:{port}"))
    command = [sys.executable, "-m", SERVER, HOST, str(port)]
    environment = {**os.environ, "STREAMLIT_LOGGER_LEVEL": os.environ.get("STREAMLIT_LOGGER_LEVEL", "warning")}
    if os.name == "posix":
        sys.stdout.flush()
        os.execve(sys.executable, command, environment)  # noqa: S606 -- our own interpreter; signals reach the server itself
    try:
        return subprocess.call(command, env=environment)  # noqa: S603 -- Windows has no exec that keeps the terminal
    except KeyboardInterrupt:
        return 0


def _refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        probe.settimeout(1)
        if probe.connect_ex((HOST, port)) == 0:
            raise PortTaken(port)
