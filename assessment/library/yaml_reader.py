"""Read the plain part of YAML that checklists use: text, lists and maps, with a line number for every value.

Plain YAML turns clause `8.10` into 8.1 and `Yes` into True; here every scalar stays text and pydantic converts.
Duplicate keys, anchors, aliases and tags are refused, and so are files that are too large or too deep.
The parser's events are read one by one, so that neither deep nesting nor an alias bomb can do harm.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from assessment.domain.record import unstorable_at
from assessment.domain.remark import Place, Remark, Severity

SIZE_LIMIT = 2_000_000
DEPTH_LIMIT = 20

_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Path = tuple[str | int, ...]


@dataclass
class Tree:
    """What a file holds: text, lists and maps, and the line each of them starts on."""

    value: Any
    lines: dict[Path, int] = field(default_factory=dict)

    def line(self, path: Path) -> int | None:
        """The line of the value at `path`, or of the nearest thing around it."""
        for end in range(len(path), -1, -1):
            if (found := self.lines.get(path[:end])) is not None:
                return found
        return None


@dataclass
class _Open:
    """A list or map that is still being read."""

    container: list[Any] | dict[str, Any]
    path: Path
    key: str | None = None


class _Refused(Exception):
    def __init__(self, code: str, line: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.line, self.message, self.hint = code, line, message, hint


def read_yaml(content: bytes, file: str) -> tuple[Tree | None, list[Remark]]:
    """The tree of one file, or None and the reason; duplicate keys are all reported in one pass."""
    if len(content) > SIZE_LIMIT:
        return None, [_remark("yaml-size", file, None, f"The file holds {len(content):,} bytes.", f"Keep it under {SIZE_LIMIT:,}.")]
    remarks: list[Remark] = []
    try:
        tree = _build(content.decode("utf-8-sig"), file, remarks)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return None, [_remark("yaml-encoding", file, line, "The text is not UTF-8.", "Save the file as UTF-8.")]
    except _Refused as refused:
        return None, [*remarks, _remark(refused.code, file, refused.line, refused.message, refused.hint)]
    except yaml.MarkedYAMLError as error:
        return None, [*remarks, _syntax_remark(error, file)]
    except yaml.reader.ReaderError as error:
        line = content[: error.position].count(b"\n") + 1
        return None, [*remarks, _character_remark(error.character, file, line)]
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # the last two: PyYAML without libyaml, on “\UFFFFFFFF”
        return None, [*remarks, _remark("yaml-syntax", file, None, _first_line(str(error)), "Look for a hidden character.")]
    return tree, remarks


def _build(text: str, file: str, remarks: list[Remark]) -> Tree:
    tree = Tree(None)
    stack: list[_Open] = []
    documents = 0
    for event in yaml.parse(text, Loader=_Parser):
        line = event.start_mark.line + 1
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _Refused("yaml-documents", line, "The file holds more than one document.", "Remove the line “---”.")
        elif isinstance(event, yaml.AliasEvent):
            raise _Refused("yaml-alias", line, f"“*{event.anchor}” is an alias.", "Write the value out.")
        elif isinstance(event, yaml.ScalarEvent):
            _refuse_extras(event, line)
            _scalar(event, line, stack, tree, file, remarks)
        elif isinstance(event, yaml.CollectionStartEvent):
            _refuse_extras(event, line)
            _open(event, line, stack, tree)
        elif isinstance(event, yaml.CollectionEndEvent):
            stack.pop()
    return tree


def _refuse_extras(event: Any, line: int) -> None:
    if event.anchor is not None:
        raise _Refused("yaml-anchor", line, f"“&{event.anchor}” is an anchor.", "Write each value out where it belongs.")
    if event.tag is not None:
        raise _Refused("yaml-tag", line, f"“{event.tag}” is a tag.", "Remove it: every value is plain text.")


def _scalar(event: Any, line: int, stack: list[_Open], tree: Tree, file: str, remarks: list[Remark]) -> None:  # noqa: PLR0913
    top = stack[-1] if stack else None
    if (bad := unstorable_at(event.value)) is not None:
        remarks.append(_character_remark(ord(event.value[bad]), file, line))
    if top is not None and isinstance(top.container, dict) and top.key is None:
        if event.value in top.container:
            first = tree.lines[(*top.path, event.value)]
            remarks.append(
                _remark("yaml-duplicate", file, line, f"“{event.value}” stands here a second time (first on line {first}).", "Keep one.")
            )
        top.key = event.value
        tree.lines.setdefault((*top.path, event.value), line)
        return
    empty = not event.style and event.value in {"", "~", "null"}
    _place(None if empty else event.value, line, stack, tree)


def _open(event: Any, line: int, stack: list[_Open], tree: Tree) -> None:
    if len(stack) >= DEPTH_LIMIT:
        raise _Refused("yaml-depth", line, f"Lists and maps are nested deeper than {DEPTH_LIMIT} levels.", "Flatten them.")
    if stack and isinstance(stack[-1].container, dict) and stack[-1].key is None:
        raise _Refused("yaml-key", line, "A list or map is used as a key.", "Use plain text as the key.")
    container: list[Any] | dict[str, Any] = [] if isinstance(event, yaml.SequenceStartEvent) else {}
    path = _place(container, line, stack, tree)
    stack.append(_Open(container, path))


def _place(value: Any, line: int, stack: list[_Open], tree: Tree) -> Path:
    """Put `value` where it belongs and return its path."""
    if not stack:
        tree.value = value
        tree.lines[()] = line
        return ()
    top = stack[-1]
    if isinstance(top.container, list):
        path: Path = (*top.path, len(top.container))
        top.container.append(value)
    else:
        key = top.key or ""
        path = (*top.path, key)
        top.container.setdefault(key, value)
        top.key = None
    tree.lines.setdefault(path, line)
    return path


def _syntax_remark(error: yaml.MarkedYAMLError, file: str) -> Remark:
    mark = error.problem_mark or error.context_mark
    what = _first_line(error.problem or str(error))
    return _remark(
        "yaml-syntax",
        file,
        mark.line + 1 if mark else None,
        f"YAML cannot be read here: {what}.",
        "Often a colon or quote inside a text: put the whole text in quotes or after “>-”.",
    )


def _character_remark(character: int, file: str, line: int) -> Remark:
    message = f"There is a hidden control character (U+{character:04X})."
    return _remark("yaml-character", file, line, message, "Delete it: no database and no document can keep it.")


def _first_line(text: str) -> str:
    return text.strip().splitlines()[0] if text.strip() else "unreadable"


def _remark(code: str, file: str, line: int | None, message: str, hint: str) -> Remark:
    return Remark(code=code, severity=Severity.ERROR, place=Place(file=file, line=line), message=message, hint=hint)
