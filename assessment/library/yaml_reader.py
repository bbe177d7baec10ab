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

TreePath = tuple[str | int, ...]
"""The way to a value: keys of maps and positions in lists, from the top of the file."""


@dataclass
class Tree:
    """What a file holds: text, lists and maps, and the line each of them starts on."""

    value: Any
    lines: dict[TreePath, int] = field(default_factory=dict)

    def line(self, path: TreePath) -> int | None:
        """The line of the value at `path`, or of the nearest thing around it."""
        for end in range(len(path), -1, -1):
            if (found := self.lines.get(path[:end])) is not None:
                return found
        return None


@dataclass
class _Open:
    """A list or map that is still being read."""

    container: list[Any] | dict[str, Any]
    path: TreePath
    key: str | None = None


class _Refused(Exception):
    def __init__(self, code: str, line: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.line, self.message, self.hint = code, line, message, hint


def read_yaml(content: bytes, file: str) -> tuple[Tree | None, list[Remark]]:
    """The tree of one file, or None and the reason; duplicate keys are all reported in one pass."""
    if len(content) > SIZE_LIMIT:
        size = f"The file holds more than {SIZE_LIMIT:,} bytes."
        return None, [_remark("yaml-size", file, None, size, "Cut it into chapters.")]
    builder = _Builder(file)
    try:
        builder.read(content.decode("utf-8-sig"))
    except (_Refused, yaml.YAMLError, ValueError, OverflowError) as error:
        # The last two: text that is not UTF-8, and PyYAML without libyaml on “\UFFFFFFFF”.
        return None, [*builder.remarks, _trouble(error, content, file)]
    return builder.tree, builder.remarks


class _Builder:
    """Takes the parser's events one by one and puts the tree together."""

    def __init__(self, file: str) -> None:
        self.tree = Tree(None)
        self.remarks: list[Remark] = []
        self._file = file
        self._stack: list[_Open] = []

    def read(self, text: str) -> None:
        documents = 0
        for event in yaml.parse(text, Loader=_Parser):
            line = event.start_mark.line + 1 if event.start_mark else 1
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    message = "The file holds more than one document."
                    raise _Refused("yaml-documents", line, message, "Remove the line “---”.")
            else:
                self._take(event, line)

    def _take(self, event: Any, line: int) -> None:
        if isinstance(event, yaml.AliasEvent):
            raise _Refused("yaml-alias", line, f"“*{event.anchor}” is an alias.", "Write the value out.")
        if isinstance(event, yaml.ScalarEvent):
            _refuse_extras(event, line)
            self._scalar(event, line)
        elif isinstance(event, yaml.CollectionStartEvent):
            _refuse_extras(event, line)
            self._open([] if isinstance(event, yaml.SequenceStartEvent) else {}, line)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._stack.pop()

    def _scalar(self, event: Any, line: int) -> None:
        if (bad := unstorable_at(event.value)) is not None:
            self.remarks.append(_character_remark(ord(event.value[bad]), self._file, line))
        top = self._stack[-1] if self._stack else None
        if top is not None and isinstance(top.container, dict) and top.key is None:
            self._key(top, event.value, line)
            return
        empty = not event.style and event.value in {"", "~", "null"}
        self._place(None if empty else event.value, line)

    def _key(self, top: _Open, key: str, line: int) -> None:
        path = (*top.path, key)
        if key in top.container:
            message = f"“{key}” stands here a second time (first on line {self.tree.lines[path]})."
            self.remarks.append(_remark("yaml-duplicate", self._file, line, message, "Keep one."))
        top.key = key
        self.tree.lines.setdefault(path, line)

    def _open(self, container: list[Any] | dict[str, Any], line: int) -> None:
        if len(self._stack) >= DEPTH_LIMIT:
            message = f"Lists and maps are nested deeper than {DEPTH_LIMIT} levels."
            raise _Refused("yaml-depth", line, message, "Flatten them.")
        top = self._stack[-1] if self._stack else None
        if top is not None and isinstance(top.container, dict) and top.key is None:
            raise _Refused("yaml-key", line, "A list or map is used as a key.", "Use plain text as the key.")
        self._stack.append(_Open(container, self._place(container, line)))

    def _place(self, value: Any, line: int) -> TreePath:
        """Put `value` where it belongs and return its path."""
        path: TreePath = ()
        if not self._stack:
            self.tree.value = value
        else:
            top = self._stack[-1]
            if isinstance(top.container, list):
                path = (*top.path, len(top.container))
                top.container.append(value)
            else:
                path = (*top.path, top.key or "")
                top.container.setdefault(top.key or "", value)
                top.key = None
        self.tree.lines.setdefault(path, line)
        return path


def _refuse_extras(event: Any, line: int) -> None:
    if event.anchor is not None:
        message = f"“&{event.anchor}” is an anchor."
        raise _Refused("yaml-anchor", line, message, "Write each value out where it belongs.")
    if event.tag is not None:
        raise _Refused("yaml-tag", line, f"“{event.tag}” is a tag.", "Remove it: every value is plain text.")


def _trouble(error: Exception, content: bytes, file: str) -> Remark:
    """What stopped the reading, as a remark."""
    if isinstance(error, _Refused):
        return _remark(error.code, file, error.line, error.message, error.hint)
    if isinstance(error, UnicodeDecodeError):
        line = content[: error.start].count(b"\n") + 1
        return _remark("yaml-encoding", file, line, "The text is not UTF-8.", "Save the file as UTF-8.")
    if isinstance(error, yaml.MarkedYAMLError):
        return _syntax_remark(error, file)
    if isinstance(error, yaml.reader.ReaderError):
        return _character_remark(error.character, file, content[: error.position].count(b"\n") + 1)
    return _remark("yaml-syntax", file, None, _first_line(str(error)), "Look for a hidden character.")


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
