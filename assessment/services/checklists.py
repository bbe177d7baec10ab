"""The checklists at hand, and what is wrong with one."""

from __future__ import annotations

from pathlib import Path

from assessment.domain.checklist import Checklist
from assessment.domain.errors import BadChecklist
from assessment.domain.record import Value
from assessment.domain.remark import Place, Remark, Severity
from assessment.library.loader import HEAD_FILE, read_checklist
from assessment.library.shelf import Shelf


class ShelfLine(Value):
    """One checklist in a list; `trouble` says why it cannot be used."""

    name: str
    title: str
    version: str
    criteria: int
    profiles: tuple[str, ...]
    folder: Path
    trouble: str = ""


def shelf_lines(shelf: Shelf) -> list[ShelfLine]:
    """All checklists, with those that cannot be used and why."""
    return [_line(shelf, name) for name in shelf.names()]


def usable_checklists(shelf: Shelf) -> list[Checklist]:
    """The checklists an assessment can start from."""
    return [shelf.load(line.name) for line in shelf_lines(shelf) if not line.trouble]


def check_checklists(shelf: Shelf, paths: tuple[Path, ...]) -> list[Remark]:
    """All remarks about the checklists in `paths`, or about every checklist at hand."""
    folders = paths or tuple(shelf.folder(name) for name in shelf.names())
    return [remark for folder in folders for remark in _remarks(folder)]


def _remarks(path: Path) -> tuple[Remark, ...]:
    folder = path.parent if path.name == HEAD_FILE else path
    if not folder.is_dir():
        place = Place(file=str(path))
        return (
            Remark(
                code="folder-missing",
                severity=Severity.ERROR,
                place=place,
                message="This is not a folder with a checklist.",
                hint="Give the folder that holds checklist.yaml.",
            ),
        )
    return read_checklist(folder).remarks


def _line(shelf: Shelf, name: str) -> ShelfLine:
    folder = shelf.folder(name)
    try:
        checklist = shelf.load(name)
    except BadChecklist as refusal:
        return ShelfLine(
            name=name, title=name, version="–", criteria=0, profiles=(), folder=folder, trouble=refusal.message
        )
    return ShelfLine(
        name=name,
        title=checklist.head.title,
        version=checklist.head.version,
        criteria=len(checklist.criteria),
        profiles=tuple(profile.id for profile in checklist.profiles),
        folder=folder,
    )
