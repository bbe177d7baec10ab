"""Questions about the installation as a whole: where the data is, and whether the journal is intact."""

from __future__ import annotations

from assessment.domain.journal import ChainCheck
from assessment.services.desk import Desk


def where_data_is(desk: Desk) -> str:
    """The file or server that holds the data, without any password."""
    return desk.store.database.shown


def check_journal(desk: Desk) -> list[ChainCheck]:
    """Verify every chain of the journal."""
    return desk.store.check_journal()
