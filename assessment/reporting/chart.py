"""What a chart shows, before it is drawn: one definition for screen, Word and Excel."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from pydantic import Field

from assessment.domain.record import Value


class ChartKind(StrEnum):
    """How it is drawn."""

    BARS = "bars"
    STACKED = "stacked"


class Series(Value):
    """One row of figures with its name and colour."""

    name: str = Field(description="what the figures count")
    values: tuple[Decimal | None, ...] = Field(description="one figure per category; none where there is none")
    colour: str = Field(description="RRGGBB without #")


class Chart(Value):
    """A chart: horizontal bars, one per category; `alt` says in words what it shows."""

    key: str = Field(default="", description="short name; a Word template places the chart by it: {{ chart_chapters }}")
    kind: ChartKind = Field(description="bars or stacked")
    title: str = Field(description="what the chart shows")
    categories: tuple[str, ...] = Field(description="labels, from top to bottom")
    series: tuple[Series, ...] = Field(description="the rows of figures")
    unit: str = Field(default="", description="“%” or empty")
    maximum: int | None = Field(default=None, description="end of the scale; none lets the program choose")
    alt: str = Field(description="the chart in one sentence, for those who cannot see it")
