"""`serve` answers this computer, hands out nothing without a link, and ends quietly when it is told to."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.serving import free_port, wait_for

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(os.name != "posix", reason="other systems send no signals to a process")
def test_the_server_refuses_a_link_that_is_not_good_and_stops_at_ctrl_c(home: Path, tmp_path: Path) -> None:
    port = free_port()
    log = tmp_path / "serve.log"
    command = [sys.executable, "-m", "assessment", "serve", "--port", str(port)]
    with (
        log.open("w") as out,
        subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT, start_new_session=True) as process,
    ):
        try:
            address = wait_for(port, process)
            with pytest.raises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(f"{address}/download/made-up", timeout=10)  # noqa: S310 -- as above
            assert refused.value.code == 403
            assert b"not one of this installation" in refused.value.read()
            if sys.platform == "linux":  # where 127.0.0.2 is this computer too, as the network sees it
                with pytest.raises(ConnectionRefusedError):
                    socket.create_connection(("127.0.0.2", port), timeout=5).close()
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=20) == 0
        finally:
            process.kill()
    said = log.read_text(encoding="utf-8")
    assert address in said
    assert "Traceback" not in said
