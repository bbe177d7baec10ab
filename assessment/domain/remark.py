"""Something to look at in data: one shape for load errors, quality checks and import problems."""

from __future__ import annotations

from enum import StrEnum

from assessment.domain.record import Value


class Severity(StrEnum):
    """How far a remark stands in the way."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"


class Place(Value):
    """Where a remark points: a file and line, or a record, or a cell; what is unknown stays empty."""

    file: str = ""
    line: int | None = None
    item: str = ""

    def __str__(self) -> str:
        """The place as people write it: file:line (item)."""
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where} ({self.item})" if where and self.item else where or self.item


class Remark(Value):
    """One thing to look at, with a code that stays the same between releases."""

    code: str
    severity: Severity
    place: Place
    message: str
    hint: str = ""

    def __str__(self) -> str:
        """One line for terminals and logs."""
        hint = f" {self.hint}" if self.hint else ""
        return f"{self.severity.value} {self.code} {self.place}: {self.message}{hint}"


def has_errors(remarks: tuple[Remark, ...] | list[Remark]) -> bool:
    """True when one of the remarks stands in the way of using the data."""
    return any(remark.severity is Severity.ERROR for remark in remarks)
