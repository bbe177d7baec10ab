"""What happened in a story after its opening, step by step: fieldwork, audits, nonconformities, management reviews."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, ValidationError

from assessment.domain.checklist import Token
from assessment.domain.record import Value
from assessment.domain.remark import Remark, has_errors
from assessment.library.demo_reader import (
    LAST_PAST_DAY,
    SATURDAY,
    Days,
    Story,
    UnusableDemo,
    remark_at,
    texts_in,
    unknown_dates,
)
from assessment.library.yaml_reader import TreePath, read_yaml

_KEY = re.compile(r"~(\w+)")


class Deed(Value):
    """One use case: the day, who acts, what is done, the name its record goes by afterwards, and what is entered.

    In what is entered `~key` is a person's name, `=name` the record of that name, `{day: -45}` a date,
    `{day: -45, at: "09:12"}` a moment.
    """

    on: Days
    by: str
    do: Token
    known_as: Annotated[str, Field(alias="as")] = ""
    given: Annotated[dict[str, Any], Field(alias="with")] = Field(default_factory=dict)


class Sequel(Value):
    """The deeds of one file, in any order; those of one day happen in the order of the file."""

    format: Annotated[int, Field(ge=1, le=1)]
    deeds: tuple[Deed, ...]


def read_sequel(file: Path, story: Story, known: Iterable[str] = ()) -> tuple[Sequel | None, tuple[Remark, ...]]:
    """The sequel in `file` with all its remarks, held against its story; `known` are names that other files gave."""
    tree, found = read_yaml(file.read_bytes(), file.name)
    if tree is None or has_errors(found):
        return None, tuple(found)
    try:
        sequel = Sequel.model_validate(tree.value if tree.value is not None else {})
    except ValidationError as error:
        shapes = error.errors(include_url=False)
        return None, tuple(remark_at(file, tree, one["loc"], f"{one['msg']}.") for one in shapes)
    problems = [*_deeds(story, sequel, known), *unknown_dates(story, sequel.model_dump(mode="json"))]
    remarks = tuple(remark_at(file, tree, path, message) for path, message in problems)
    return (None if has_errors(remarks) else sequel), remarks


def load_sequels(folder: Path, story: Story) -> tuple[Sequel, ...]:
    """All sequels of a story; `UnusableDemo` when one has problems."""
    found: list[Sequel] = []
    for name in story.sequels:
        known = [deed.known_as for sequel in found for deed in sequel.deeds]
        sequel, remarks = read_sequel(folder / name, story, known)
        if sequel is None:
            raise UnusableDemo(remarks)
        found.append(sequel)
    return tuple(found)


def _deeds(story: Story, sequel: Sequel, known: Iterable[str]) -> Iterator[tuple[TreePath, str]]:
    """Deeds of nobody, deeds to come, work at a weekend, and names that stand for nothing yet."""
    people, named = {*story.team, *story.people}, {*known, *(f"seen-{key}" for key in story.evidence)}
    for place, deed in enumerate(sequel.deeds):
        path: TreePath = ("deeds", place)
        texts = [text for _, text in texts_in(deed.given)]
        keys = [deed.by, *(found for text in texts for found in _KEY.findall(text))]
        yield from ((path, f"“{key}” is not known.") for key in keys if key not in people)
        if deed.on > LAST_PAST_DAY:
            yield path, f"Day {deed.on} is not over yet."
        days = [deed.on, *_days_in(deed.given)]
        yield from ((path, f"Day {day} is at a weekend.") for day in days if day % 7 >= SATURDAY)
        wanted = {text[1:] for text in texts if text.startswith("=")} - named - people
        yield from ((path, f"“{name}” does not exist yet.") for name in sorted(wanted) if not name.startswith("site-"))
        named |= {deed.known_as} - {""}


def _days_in(value: object) -> Iterator[int]:
    """Every day that is named in a nested value."""
    if isinstance(value, dict):
        if isinstance(day := value.get("day"), str | int):
            yield int(day)
        for inner in value.values():
            yield from _days_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _days_in(inner)
