"""The data of internal audits in: grading scales, awareness questions and rules for statements, from YAML."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from assessment import resources
from assessment.domain.awareness import AwarenessQuestions
from assessment.domain.errors import BadChecklist
from assessment.domain.grading import Gradings
from assessment.domain.record import Value
from assessment.domain.statement_check import StatementRules
from assessment.library.yaml_reader import read_yaml

V = TypeVar("V", bound=Value)


class BadAuditData(BadChecklist):
    """A data file of the audits cannot be used."""

    def __init__(self, file: Path, reason: str) -> None:
        """Name the file and the first reason."""
        super().__init__(
            f"{file.name} cannot be used: {reason} Mend the file, or take the one that came with the toolkit."
        )


@cache
def gradings() -> Gradings:
    """All grading scales."""
    return _read("gradings.yaml", Gradings)


@cache
def awareness_questions() -> AwarenessQuestions:
    """The eight questions of the awareness check."""
    return _read("awareness.yaml", AwarenessQuestions)


@cache
def statement_rules() -> StatementRules:
    """The rules for the words of a finding."""
    return _read("statement-rules.yaml", StatementRules)


def _read(name: str, kind: type[V]) -> V:
    file = resources.checklists() / "audit" / name
    try:
        content = file.read_bytes()
    except OSError as error:
        raise BadAuditData(file, f"{error.strerror or error}.") from error
    tree, remarks = read_yaml(content, file.name)
    if tree is None or remarks:
        raise BadAuditData(file, str(remarks[0]) if remarks else "it is empty.")
    try:
        return kind.model_validate(tree.value)
    except ValidationError as error:
        first = error.errors()[0]
        where = tuple(part for part in first["loc"] if isinstance(part, str | int))
        raise BadAuditData(file, f"line {tree.line(where)}: {first['msg']}.") from error
