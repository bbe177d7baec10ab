"""The checklists at hand, and what is wrong with one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from assessment.domain.checklist import Chapter, Checklist, ChecklistHead, Criterion, Profile
from assessment.domain.errors import BadChecklist
from assessment.domain.record import Value
from assessment.domain.remark import Place, Remark, Severity
from assessment.library.loader import HEAD_FILE, read_checklist
from assessment.library.shelf import Shelf, is_folder, may_hold
from assessment.library.versions import check_version, lock_versions


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


class NothingUsable(BadChecklist):
    """No checklist at hand can be used."""

    def __init__(self) -> None:
        """Say where to look."""
        super().__init__(
            "No checklist can be used, so there is nothing to choose from. Settings names what is wrong with each; "
            "mend it, or take your own copy out of the folder named there to get the shipped one back."
        )


def usable_checklists(shelf: Shelf) -> dict[str, Checklist]:
    """The checklists an assessment can start from, by the name of their folder; `NothingUsable` when there is none."""
    if usable := dict(loadable_checklists(shelf)):
        return usable
    raise NothingUsable


def loadable_checklists(shelf: Shelf) -> Iterator[tuple[str, Checklist]]:
    """The checklists without a fault, one after the other, with the names of their folders."""
    for name in shelf.names():
        with suppress(BadChecklist):
            yield name, shelf.load(name)


def find_criteria(checklist: Checklist, words: str) -> list[Criterion]:
    """The criteria whose id begins with `words`, or which hold all of the words somewhere; all without words."""
    wanted = words.lower().split()
    if len(wanted) == 1 and (numbered := [one for one in checklist.criteria if _is_at(one, wanted[0])]):
        return numbered
    return [one for one in checklist.criteria if all(word in _everything(one) for word in wanted)]


def lock_checklists(shelf: Shelf) -> list[Path]:
    """Record the content of every usable checklist under its version, in the folder it stands in."""
    parents: dict[Path, list[Checklist]] = {}
    for line in shelf_lines(shelf):
        if not line.trouble:
            parents.setdefault(line.folder.parent, []).append(shelf.load(line.name))
    return [lock_versions(parent, checklists) for parent, checklists in parents.items()]


SCHEMAS: dict[str, type[Value]] = {"head": ChecklistHead, "chapter": Chapter, "profile": Profile}


def schema_of(part: str) -> dict[str, Any]:
    """The JSON Schema of one kind of checklist file, for editors that complete and check while one types."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **SCHEMAS[part].model_json_schema()}


def check_checklists(shelf: Shelf, paths: tuple[Path, ...]) -> list[Remark]:
    """All remarks about the checklists in `paths`, or about every checklist at hand."""
    named = [folder for path in paths for folder in _meant(path)]
    folders = named or [shelf.folder(name) for name in shelf.names()]
    return [remark for folder in folders for remark in _remarks(folder)]


def _meant(path: Path) -> list[Path]:
    """The folders of checklists that a path means: itself, the one that a file of it stands in, or those it holds."""
    if is_folder(path):
        return [path] if may_hold(path) else [one.parent for one in sorted(path.glob(f"*/{HEAD_FILE}"))] or [path]
    around = [folder for folder in path.resolve().parents[:2] if (folder / HEAD_FILE).is_file()]
    return around[:1] if path.suffix == ".yaml" and around else [path]


def _remarks(folder: Path) -> tuple[Remark, ...]:
    if not may_hold(folder):
        place = Place(file=str(folder))
        return (
            Remark(
                code="folder-missing",
                severity=Severity.ERROR,
                place=place,
                message="This is not a folder with a checklist.",
                hint="Give the folder that holds checklist.yaml.",
            ),
        )
    loaded = read_checklist(folder, prose=True)
    changed = check_version(loaded.checklist, folder) if loaded.checklist else None
    return (*loaded.remarks, changed) if changed else loaded.remarks


def _is_at(criterion: Criterion, number: str) -> bool:
    return criterion.id == number or f"{criterion.clause_number}.".startswith(f"{number.rstrip('.')}.")


def _everything(criterion: Criterion) -> str:
    return json.dumps(criterion.model_dump(mode="json"), ensure_ascii=False).lower()


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
