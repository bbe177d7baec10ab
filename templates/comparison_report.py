"""The comparison report as a template: what stands on its pages, in which order, and under which condition."""
# ruff: noqa: INP001 -- templates/ is a folder of documents, not a package

from __future__ import annotations

from collections.abc import Iterator

from assessment.wording import say
from templates.gap_report import LOGOS, logos
from templates.look import WIDTH, cell, para, row, run, space, table
from templates.pieces import (
    KEEP_NEXT,
    each,
    facts,
    head_cell,
    listing,
    tag,
    tag_row,
    value_cell,
    value_row,
    when,
)

NUMBERS = ("then", "now", "gain", "assessed_then", "assessed_now", "gaps_then", "gaps_now")
"""The columns of figures, as the fields of a row are called."""


def first(name: str, *, more: str = "") -> str:
    """A heading of the report."""
    return para("Heading1", run(say(f"comparison.heading.{name}")), more=more)


def cover() -> Iterator[str]:
    """The logos, draft, title, organization and the two assessments, on the first page with what changed."""
    yield from when(LOGOS, logos())
    yield para("Mark", run("{{ mark }} · {{ number }}"))
    yield para("Title", run("{{ title }}"), more=space(30, 8, line=240))
    yield para("Subtitle", run("{{ subtitle }}"))
    yield para("CoverOrganization", run("{{ organization }}"), more=space(24, 16, line=240))
    yield facts("facts")


def result() -> Iterator[str]:
    """What was won or lost, both headlines, and how many criteria moved."""
    widths = (2600, 1300)
    yield first("result")
    yield para("Headline", run("{{ headline }}"))
    yield para("Normal", run("{{ explanation }}"))
    yield para("ListBullet", run(f"{say('comparison.then')} ({{{{ then_label }}}}): {{{{ then_headline }}}}"))
    yield para("ListBullet", run(f"{say('comparison.now')} ({{{{ now_label }}}}): {{{{ now_headline }}}}"))
    yield para("Heading2", run(say("comparison.heading.movements")))
    heads = [say("comparison.column.movement"), say("report.column.count")]
    yield listing(
        widths,
        heads,
        *each(widths, "count in movements", value_row(widths, "count.label", "count.count", numbers=1)),
        numbers=1,
    )
    yield para("Heading2", run(say("chart.then_now")))
    yield para("Chart", run("{{ chart_then_now }}"))


def clauses() -> Iterator[str]:
    """Every chapter and clause with both scores, coverage and gaps."""
    number, figured = 640, (1080, 1080, 720, 960, 960, 590, 590)
    widths = (number, WIDTH - number - sum(figured), *figured)
    words = (
        *(say(f"report.column.{name}") for name in ("clause", "title")),
        *("{{ then_label }}", "{{ now_label }}", say("comparison.column.gain")),
        *(say(f"comparison.column.{name}") for name in NUMBERS[3:]),
    )
    heads = [
        head_cell(width, text, number=place > 1, small=True)
        for place, (width, text) in enumerate(zip(widths, words, strict=True))
    ]
    body = each(
        widths,
        "comparison_row in rows",
        tag_row(widths, "if comparison_row.is_chapter"),
        figures(widths, "comparison_row", group=True),
        tag_row(widths, "else"),
        figures(widths, "comparison_row"),
        tag_row(widths, "endif"),
    )
    yield first("clauses")
    yield table(widths, row(heads, header=True), *body, figures(widths, "whole", group=True))


def figures(widths: tuple[int, ...], item: str, *, group: bool = False) -> str:
    """One row of the table of clauses."""
    texts = ("number", "title", *NUMBERS)
    return row(
        value_cell(width, f"{{{{ {item}.{name} }}}}", number=place > 1, group=group, small=True)
        for place, (width, name) in enumerate(zip(widths, texts, strict=True))
    )


def moved(name: str) -> Iterator[str]:
    """The criteria of one movement with both ratings; left out when there are none."""
    widths = (820, WIDTH - 820 - 2 * 1500, 1500, 1500)
    statement = "{{ moved_criterion.statement }}{% if moved_criterion.note %} ({{ moved_criterion.note }}){% endif %}"
    cells = [
        cell(widths[0], para("TableText", run("{{ moved_criterion.criterion_id }}", number=True))),
        value_cell(widths[1], statement),
        value_cell(widths[2], "{{ moved_criterion.then }}"),
        value_cell(widths[3], "{{ moved_criterion.now }}"),
    ]
    heads = [say("report.column.clause"), say("report.column.criterion"), say("comparison.then"), say("comparison.now")]
    body = each(widths, f"moved_criterion in {name}", row(cells))
    heading = para("Heading2", run(f"{say(f'comparison.heading.{name}')} ({{{{ {name}|length }}}})"))
    yield from when(name, heading, listing(widths, heads, *body))


def trend() -> Iterator[str]:
    """All assessments of the engagement, when there are more than two."""
    widths = (WIDTH - 1350 - 4 * 1000 - 1100, 1350, 1000, 1000, 1000, 1000, 1100)
    values = ("title", "date", "score", "coverage", "gaps", "blockers", "gain")
    cells = [
        value_cell(width, f"{{{{ trend_row.{name} }}}}", number=place > 1)
        for place, (width, name) in enumerate(zip(widths, values, strict=True))
    ]
    heads = [say(f"trend.column.{name}") for name in values]
    body = each(widths, "trend_row in trend", row(cells))
    yield from when(
        "trend|length > 2",
        first("trend"),
        para("Normal", run(say("comparison.trend.about")), more=KEEP_NEXT),
        listing(widths, heads, *body, numbers=5),
        para("Heading2", run(say("chart.trend"))),
        para("Chart", run("{{ chart_trend }}")),
    )


def notes() -> Iterator[str]:
    """How to read the comparison."""
    yield first("notes")
    yield tag("for text in notes")
    yield para("ListBullet", run("{{ text }}"))
    yield tag("endfor")
    yield from when("look.disclaimer", para("Normal", run("{{ look.disclaimer }}"), more=space(6, 0)))


def body() -> Iterator[str]:
    """All sections in order."""
    yield from cover()
    yield from result()
    yield from clauses()
    yield from when("fell or rose or stayed or new or gone", first("criteria"))
    for name in ("fell", "rose", "stayed", "new", "gone"):
        yield from moved(name)
    yield from trend()
    yield from notes()
