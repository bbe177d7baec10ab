"""The checklists at hand: the shipped ones and the user's own, each read once per change of its files."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from assessment.domain.checklist import Checklist
from assessment.domain.errors import BadChecklist
from assessment.library.loader import HEAD_FILE, Loaded, read_checklist
from assessment.library.loader import load_checklist as _load


class UnknownChecklist(BadChecklist):
    """No folder of that name holds a checklist."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        """Name what there is instead."""
        there = f"Known are: {', '.join(known)}." if known else "No checklist was found at all."
        super().__init__(
            f"There is no checklist “{name}”. {there} `iso10002 checklist list` shows them with their versions."
        )


class UnreadableFolder(BadChecklist):
    """A folder of checklists may not be looked into."""

    def __init__(self, folder: Path, reason: str) -> None:
        """Name the folder and the reason."""
        super().__init__(
            f"The folder of checklists {folder} cannot be read: {reason}. Give your account read access to it and try again."
        )


class Shelf:
    """Folders that hold one checklist per sub-folder; an earlier folder wins over a later one."""

    def __init__(self, *folders: Path) -> None:
        """Look into `folders`; those that do not exist are empty."""
        self._folders = folders

    def names(self) -> tuple[str, ...]:
        """The names of all checklists, sorted."""
        return tuple(sorted({folder.name for folder in self._all()}))

    def folder(self, name: str) -> Path:
        """The folder of one checklist; `UnknownChecklist` when there is none."""
        for folder in self._all():
            if folder.name == name:
                return folder
        raise UnknownChecklist(name, self.names())

    def read(self, name: str) -> Loaded:
        """One checklist with all remarks."""
        return read_checklist(self.folder(name))

    def load(self, name: str) -> Checklist:
        """One checklist, from memory while its files have not changed."""
        folder = self.folder(name)
        return _cached(folder, _state(folder))

    def _all(self) -> list[Path]:
        return [folder for parent in self._folders for folder in _entries(parent) if may_hold(folder)]


def _entries(parent: Path) -> list[Path]:
    try:
        return sorted(parent.iterdir()) if parent.is_dir() else []
    except OSError as error:
        raise UnreadableFolder(parent, error.strerror or str(error)) from error


def is_folder(path: Path) -> bool:
    """True for a folder, also for one that may not be looked into."""
    try:
        return path.is_dir()
    except OSError:
        return True


def may_hold(folder: Path) -> bool:
    """True for a folder with a checklist, and for one that may not be looked into: reading it says so."""
    try:
        return (folder / HEAD_FILE).exists()
    except OSError:
        return True


def _state(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """What tells that a file changed: name, time and size of each."""
    stats = [(file, file.stat()) for file in sorted(folder.rglob("*.yaml")) if file.is_file()]
    return tuple((file.name, stat.st_mtime_ns, stat.st_size) for file, stat in stats)


@lru_cache(maxsize=32)
def _cached(folder: Path, state: tuple[tuple[str, int, int], ...]) -> Checklist:
    del state
    return _load(folder)
