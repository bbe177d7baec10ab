"""A checklist's folder in, one `Checklist` or all its problems out.

A checklist is a folder: `checklist.yaml` (the head), the chapter files it names, and `profiles/`.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from assessment.domain.checklist import Chapter, Checklist, ChecklistHead, Clause, Criterion, Profile
from assessment.domain.errors import BadChecklist
from assessment.domain.record import Value
from assessment.domain.remark import Place, Remark, Severity, has_errors
from assessment.library import rules
from assessment.library.prose import read_prose
from assessment.library.yaml_reader import SIZE_LIMIT, Tree, TreePath, read_yaml

HEAD_FILE = "checklist.yaml"
PROFILES_FOLDER = "profiles"

Part = TypeVar("Part", bound=Value)


class UnusableChecklist(BadChecklist):
    """The files of a checklist hold errors."""

    def __init__(self, folder: Path, remarks: Iterable[Remark]) -> None:
        """Show the first error and say how to see the others."""
        self.remarks = tuple(remarks)
        errors = [remark for remark in self.remarks if remark.severity is Severity.ERROR]
        first = errors[0]
        others = f" ({len(errors) - 1} more found.)" if len(errors) > 1 else ""
        super().__init__(
            f"The checklist “{folder.name}” cannot be used: {first.place}: {first.message} {first.hint}{others} "
            f"Run `iso10002 checklist check` to see every problem with its line."
        )


@dataclass(frozen=True)
class Loaded:
    """What reading a folder gave: the checklist if there is no error, and all remarks."""

    checklist: Checklist | None
    remarks: tuple[Remark, ...]


@dataclass
class _Source:
    """One file as read, to find the line of a value again."""

    file: str
    tree: Tree

    def place(self, path: TreePath, item: str = "") -> Place:
        return Place(file=self.file, line=self.tree.line(path), item=item)


def read_checklist(folder: Path, *, prose: bool = False) -> Loaded:
    """The checklist in `folder` with all its remarks, found in one pass over all files.

    With `prose` the sentences are read too, which takes a second and never stands in the way.
    """
    remarks: list[Remark] = []
    folder = folder.resolve()
    head, head_source = _read_part(folder, HEAD_FILE, ChecklistHead, remarks)
    if head_source is None:
        return Loaded(None, tuple(remarks))
    names = head.chapters if head else _words(head_source.tree.value, "chapters")
    chapters = [_read_part(folder, name, Chapter, remarks) for name in names if _is_plain(name, head_source, remarks)]
    profile_names = sorted(f"{PROFILES_FOLDER}/{file.name}" for file in (folder / PROFILES_FOLDER).glob("*.yaml"))
    profiles = [_read_part(folder, name, Profile, remarks) for name in profile_names]
    if head is None:
        return Loaded(None, tuple(remarks))
    complete = not has_errors(remarks)
    checklist = Checklist.model_construct(
        head=head,
        chapters=tuple(part or _salvaged(source) for part, source in chapters if part or source),
        profiles=tuple(profile for profile, _ in profiles if profile),
    )
    locate = _locator(head_source, [source for _, source in chapters], [source for _, source in profiles])
    remarks += rules.check(checklist, locate, complete=complete)
    if has_errors(remarks):
        return Loaded(None, tuple(remarks))
    return Loaded(checklist, (*remarks, *(read_prose(checklist, locate) if prose else ())))


def load_checklist(folder: Path) -> Checklist:
    """The checklist in `folder`; `UnusableChecklist` when its files hold errors."""
    loaded = read_checklist(folder)
    if loaded.checklist is None:
        raise UnusableChecklist(folder, loaded.remarks)
    return loaded.checklist


def _is_plain(name: str, head: _Source, remarks: list[Remark]) -> bool:
    if Path(name).name == name and name.endswith(".yaml"):
        return True
    remarks.append(
        Remark(
            code="chapter-file",
            severity=Severity.ERROR,
            place=head.place(("chapters",)),
            message=f"“{name}” is not the name of a .yaml file in the checklist's own folder.",
            hint="Put the chapter beside checklist.yaml and give its bare name.",
        )
    )
    return False


def _read_part(folder: Path, part: str, model: type[Part], remarks: list[Remark]) -> tuple[Part | None, _Source | None]:
    name = f"{folder.name}/{part}"
    try:
        content = _content(folder / part)
    except (OSError, ValueError) as error:
        remarks.append(
            Remark(
                code="file-missing",
                severity=Severity.ERROR,
                place=Place(file=name),
                message=f"The file cannot be read ({getattr(error, 'strerror', None) or error}).",
                hint="Create it, or take it off the list in checklist.yaml.",
            )
        )
        return None, None
    tree, found = read_yaml(content, name)
    remarks += found
    if tree is None or has_errors(found):
        return None, None
    source = _Source(name, tree)
    try:
        return model.model_validate(tree.value if tree.value is not None else {}), source
    except ValidationError as error:
        details = error.errors(include_url=False)
        remarks += [
            _shape_remark(source, detail["loc"], detail["msg"], detail["type"])
            for detail in details
            if not _follows(detail, details)
        ]
        return None, source


def _content(file: Path) -> bytes:
    """What an ordinary file holds, one byte more than allowed at most: a device or a pipe would never end."""
    if file.exists() and not file.is_file():
        raise OSError(errno.EINVAL, "it is no ordinary file")
    with file.open("rb") as opened:
        return opened.read(SIZE_LIMIT + 1)


def _follows(detail: ErrorDetails, details: list[ErrorDetails]) -> bool:
    """True for “too short” of a list that is only short of items with errors of their own."""
    path = detail["loc"]
    return detail["type"] == "too_short" and any(
        other["loc"][: len(path)] == path for other in details if other is not detail
    )


_WORDS = {
    "extra_forbidden": "is not a field that checklists have",
    "missing": "is missing",
    "model_type": "must hold fields, one on each line, as “name: text”",
    "tuple_type": "must be a list",
    "string_type": "must be a text",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "string_pattern_mismatch": "has a character or a form that is not allowed there",
}
"""What pydantic says in a programmer's words, for people."""

_HINTS = {
    "string_pattern_mismatch": "checklists/README.md shows the form.",
    "extra_forbidden": "Check the spelling; checklists/README.md lists the fields.",
    "missing": "Add it; checklists/README.md says what it is for.",
    "enum": "Use one of the values named.",
    "too_short": "Give more of them.",
}


def _shape_remark(source: _Source, path: TreePath, message: str, kind: str) -> Remark:
    field = ".".join(str(part) for part in path if not isinstance(part, int)) or "the file"
    words = _WORDS.get(kind, message[:1].lower() + message[1:])
    return Remark(
        code=f"shape-{kind.replace('_', '-')}",
        severity=Severity.ERROR,
        place=source.place(path, _item(source.tree, path)),
        message=f"“{field.rpartition('.')[2]}” {words}.",
        hint=_HINTS.get(kind, "Correct the value."),
    )


def _item(tree: Tree, path: TreePath) -> str:
    """The id of the criterion or number of the clause around `path`."""
    value, item = tree.value, ""
    for part in path:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            break
        if isinstance(value, dict):
            item = str(value.get("id") or value.get("number") or item)
    return item


def _maps(value: object, key: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The maps in the list under `key`, with their positions; whatever else stands there was reported already."""
    listed = value.get(key) if isinstance(value, dict) else None
    for position, entry in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(entry, dict):
            yield position, entry


def _words(entry: object, key: str) -> tuple[str, ...]:
    listed = entry.get(key) if isinstance(entry, dict) else None
    return tuple(word for word in listed if isinstance(word, str)) if isinstance(listed, list) else ()


def _salvaged(source: _Source | None) -> Chapter:
    """A chapter whose file has errors, as far as it can be read: only for the rules, so that all problems show at once."""
    value = source.tree.value if source else {}
    clauses = [
        Clause.model_construct(
            number=str(clause.get("number", "")),
            title="",
            criteria=tuple(_salvaged_criterion(criterion) for _, criterion in _maps(clause, "criteria")),
        )
        for _, clause in _maps(value, "clauses")
    ]
    number = value.get("clause", "") if isinstance(value, dict) else ""
    return Chapter.model_construct(clause=str(number), title="", clauses=tuple(clauses))


def _salvaged_criterion(criterion: dict[str, Any]) -> Criterion:
    read: dict[str, Any] = {name: _words(criterion, name) for name in ("ask", "themes", "proposed_by")}
    return Criterion.model_construct(
        **read, id=str(criterion.get("id", "")), usual_owner=str(criterion.get("usual_owner") or "")
    )


def _locator(head: _Source, chapters: list[_Source | None], profiles: list[_Source | None]) -> rules.Locate:
    """Find the place of an item (criterion, clause, profile) and field again; the head is the last resort."""
    index: dict[str, tuple[_Source, TreePath]] = {}
    for source in chapters:
        if source is None:
            continue
        for c, clause in _maps(source.tree.value, "clauses"):
            index.setdefault(str(clause.get("number", "")), (source, ("clauses", c)))
            for k, criterion in _maps(clause, "criteria"):
                index[str(criterion.get("id", ""))] = (source, ("clauses", c, "criteria", k))
    for source in profiles:
        if source is not None and isinstance(source.tree.value, dict):
            index[f"profile {source.tree.value.get('id', '')}"] = (source, ())

    def locate(item: str, field: str) -> Place:
        source, path = index.get(item, (head, ()))
        return source.place((*path, field) if field else path, item)

    return locate
