"""The server: the pages, and beside them the address that hands out files; `serve` starts it as a program of its own."""

from __future__ import annotations

import sys
from contextlib import suppress

import streamlit as st

from assessment import resources
from assessment.services.installation import read_settings
from assessment.ui import downloads

app = st.App(resources.app_script(), routes=downloads.ROUTES)


def run(host: str, port: int) -> None:
    """Answer until stopped; theme and other settings stand in the config.toml beside the entry."""
    downloads.announce()
    sys.argv = [str(resources.app_script())]  # Streamlit looks for its config.toml beside the program that was started
    app.run(
        config={
            "server.address": host,
            "server.port": port,
            "server.headless": True,
            "server.maxUploadSize": read_settings().max_upload_mb,
            "browser.gatherUsageStats": False,
        }
    )


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):  # Ctrl-C is how one stops it
        run(sys.argv[1], int(sys.argv[2]))
