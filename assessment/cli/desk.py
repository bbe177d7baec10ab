"""The desk of whoever types the command."""

from __future__ import annotations

from assessment.services.desk import Desk, Shelf, open_store, shelf_of
from assessment.services.identity import who_works_here
from assessment.services.installation import read_settings


def open_desk() -> Desk:
    """Settings from the environment, tables up to date, the name from ISO10002_USER or the first start."""
    settings = read_settings()
    return Desk(open_store(settings), shelf_of(settings), who_works_here(settings))


def shelf() -> Shelf:
    """The checklists at hand, for commands that need no database."""
    return shelf_of(read_settings())
