"""Where the shipped files are, at the top of a checkout or inside the installed package; only this module knows."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def root() -> Path:
    """The folder that holds app.py, checklists/, templates/ and static/."""
    package = Path(__file__).resolve().parent
    shipped = package / "_shipped"
    return shipped if shipped.is_dir() else package.parent


def app_script() -> Path:
    """The script that Streamlit runs."""
    return root() / "app.py"


def checklists() -> Path:
    """The shipped checklists."""
    return root() / "checklists"


def templates() -> Path:
    """The shipped Word templates."""
    return root() / "templates"


def guides() -> Path:
    """The guides, one per task; their pictures lie beside them."""
    return root() / "docs" / "guides"


def favicon() -> Path:
    """The picture in the browser's tab."""
    return root() / "static" / "favicon.svg"
