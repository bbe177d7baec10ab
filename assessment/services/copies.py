"""The automatic daily copy of the database: made at the first use of a day, looked through, 14 kept."""

from __future__ import annotations

import re
import shutil
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from assessment.config import Settings
from assessment.domain.errors import StorageTrouble
from assessment.domain.record import Value
from assessment.storage.copies import DRAFT, copy_whole
from assessment.storage.database import Database, DiskFull
from assessment.wording import say

KEPT = 14
FOLDER = "copies"
ROOM = 100 * 1024 * 1024
"""Bytes that a copy leaves free: the work itself needs them more."""
AT_ONCE = 64 * 1024 * 1024
"""Up to this size the person waits for the copy (a fraction of a second); a larger one is made beside the work."""

_NAME = re.compile(r"(\d{4}-\d\d-\d\d)\.db")
_FORGOTTEN = 3600
"""Seconds after which a half-made copy belongs to nobody any more."""


class DailyCopy(Value):
    """One copy: its day, its file and its size in bytes."""

    day: date
    file: Path
    size: int


class CopiesState(Value):
    """The copies there are, the newest first, and why today's is missing, if it is; without a file there are none."""

    has_file: bool
    copies: tuple[DailyCopy, ...] = ()
    trouble: str = ""


@dataclass
class DailyCopies:
    """Makes the copy of the day when it is due; remembers the day it last tried, so that a trouble costs one try a day."""

    database: Database
    folder: Path
    today: Callable[[], date] = date.today
    trouble: str = ""
    _tried: date | None = None
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def due(self) -> None:
        """Make today's copy unless that was tried already; never raises, whatever the disk says."""
        today = self.today()
        if self._tried == today or self.database.file is None:
            return
        self._tried = today
        if _size_of(self.database.file) <= AT_ONCE:
            self.make(today)
        else:
            threading.Thread(target=self.make, args=(today,), name="daily-copy").start()

    def make(self, day: date) -> None:
        """Make the copy of a day, unless it is there, and let the oldest go; a trouble is kept as a sentence."""
        with self._turn:
            file = self.database.file
            target = self.folder / f"{day.isoformat()}.db"
            if file is None or not _size_of(file) or _size_of(target):
                return
            if _free_beside(self.folder) < _size_of(file) + ROOM:
                self.trouble = say("copies.trouble.full")
                return
            try:
                copy_whole(self.database, target)
            except DiskFull:
                self.trouble = say("copies.trouble.full")
            except StorageTrouble as trouble:
                self.trouble = trouble.message
            else:
                self.trouble = ""
                _tidy(self.folder, day)


def daily_copies(settings: Settings, database: Database) -> DailyCopies:
    """The daily copies of an installation, below its data folder."""
    return DailyCopies(database, settings.home / FOLDER)


def copies_state(settings: Settings, database: Database, today: date) -> CopiesState:
    """What Settings shows; today's copy is tried once more if it is missing."""
    if database.file is None:
        return CopiesState(has_file=False)
    maker = daily_copies(settings, database)
    maker.make(today)
    return CopiesState(has_file=True, copies=tuple(copies_in(maker.folder)), trouble=maker.trouble)


def copies_in(folder: Path) -> list[DailyCopy]:
    """The copies in a folder, the newest first; other files there are nobody's business."""
    with suppress(OSError):
        found = [(_day_of(file), file) for file in folder.iterdir()]
        dated = sorted(((day, file) for day, file in found if day), reverse=True)
        return [DailyCopy(day=day, file=file, size=_size_of(file)) for day, file in dated]
    return []


def renew_copies(settings: Settings, database: Database, today: date) -> None:
    """Take a fresh copy and delete all others, so that what was removed is in none of them."""
    if database.file is None:
        return
    folder = settings.home / FOLDER
    copy_whole(database, folder / f"{today.isoformat()}.db")
    for copy in copies_in(folder):
        if copy.day != today:
            copy.file.unlink(missing_ok=True)


def _tidy(folder: Path, today: date) -> None:
    """Delete what is older than the newest 14 up to today; copies of later days (a clock moved back) are left alone."""
    with suppress(OSError):
        for copy in [copy for copy in copies_in(folder) if copy.day <= today][KEPT:]:
            copy.file.unlink(missing_ok=True)
        for draft in folder.glob(f"*{DRAFT}"):
            if time.time() - draft.stat().st_mtime > _FORGOTTEN:
                draft.unlink(missing_ok=True)


def _day_of(file: Path) -> date | None:
    named = _NAME.fullmatch(file.name)
    with suppress(ValueError):
        return date.fromisoformat(named[1]) if named else None
    return None


def _size_of(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _free_beside(folder: Path) -> int:
    """Bytes free on the disk of a folder that need not be there yet."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return 1 << 62  # unknown: let the copy itself find out
