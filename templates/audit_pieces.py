"""What the documents of an audit share: criteria, people, activities, and paragraphs with a sentence when there are none."""
# ruff: noqa: INP001 -- templates/ is a folder of documents, not a package

from __future__ import annotations

from collections.abc import Iterator

from assessment.wording import say
from templates.look import WIDTH, cell, para, row, run, space
from templates.pieces import each, listing, tag, value_cell, value_row, when


def column(*names: str) -> list[str]:
    """The heads of columns."""
    return [say(f"audit_report.column.{name}") for name in names]


def first(name: str, *, new_page: bool = False) -> str:
    """A heading of the document."""
    more = f"<w:pageBreakBefore/>{space(0, 8, line=240)}" if new_page else ""
    return para("Heading1", run(say(f"audit_report.heading.{name}")), more=more)


def second(name: str) -> str:
    """A heading below it."""
    return para("Heading2", run(say(f"audit_report.heading.{name}")))


def paragraphs(name: str) -> Iterator[str]:
    """Texts, a paragraph each."""
    yield tag(f"for text in {name}")
    yield para("Normal", run("{{ text }}"))
    yield tag("endfor")


def sentences(heading: str, name: str, none: str) -> Iterator[str]:
    """Texts under a heading, or the sentence that says there are none."""
    yield second(heading)
    yield tag(f"for text in {name}")
    yield para("Normal", run("{{ text }}"))
    yield tag("else")
    yield para("Normal", run(say(none)))
    yield tag("endfor")


def clauses() -> str:
    """The clauses audited against."""
    widths = (800, 4600, WIDTH - 5400)
    values = (f"audit_clause.{name}" for name in ("number", "title", "binding"))
    heads = column("clause", "title", "binding")
    return listing(widths, heads, *each(widths, "audit_clause in clauses", value_row(widths, *values)))


def adopted() -> str:
    """The organization's own documents audited against."""
    widths = (3400, 1800, WIDTH - 5200)
    values = (f"adopted_line.{name}" for name in ("document", "clauses", "statement"))
    heads = column("document", "covers", "says")
    return listing(widths, heads, *each(widths, "adopted_line in adopted", value_row(widths, *values)))


def team() -> str:
    """The audit team."""
    widths = (4500, WIDTH - 4500)
    values = ("team_line.name", "team_line.role")
    return listing(widths, column("name", "role"), *each(widths, "team_line in team", value_row(widths, *values)))


def participants() -> str:
    """The people of the organization who took part."""
    widths = (2900, 3000, WIDTH - 5900)
    values = (f"participant_line.{name}" for name in ("name", "role", "part"))
    heads = column("name", "role", "part")
    return listing(widths, heads, *each(widths, "participant_line in participants", value_row(widths, *values)))


def people() -> Iterator[str]:
    """The team, then the people of the organization; a sentence when nobody is known."""
    yield from when("team", team())
    yield from when("participants", para("Normal", more=space(0, 0)), participants())
    yield from when("not team and not participants", para("Normal", run(say("audit_report.no_people"))))


def waivers(loop: str = "waivers") -> str:
    """The conflicts of independence that were accepted."""
    widths = (3600, 3400, WIDTH - 7000)
    values = (f"waiver_line.{name}" for name in ("conflict", "reason", "by"))
    heads = column("conflict", "reason", "by")
    return listing(widths, heads, *each(widths, f"waiver_line in {loop}", value_row(widths, *values)))


def activities(loop: str = "activities", *, result: bool) -> str:
    """The activities with time, place and people, and what came of them."""
    widths = (1500, 3000, 1900, WIDTH - 6400)
    time = para("TableSmall", run("{{ activity_line.time or '–' }}"))
    day = para("TableSmall", run("{{ activity_line.day }}"))
    when_cell = cell(widths[0], day, *when("activity_line.time", time)) if result else cell(widths[0], time)
    what = cell(
        widths[1],
        para("TableSmall", run("{{ activity_line.title }}")),
        *when("activity_line.kind != activity_line.title", para("TableSmall", run("{{ activity_line.kind }}"))),
        *when("activity_line.place", para("TableSmall", run("{{ activity_line.place }}"))),
    )
    who = cell(
        widths[2],
        para("TableSmall", run("{{ activity_line.auditors }}")),
        *when("activity_line.interviewees", para("TableSmall", run("{{ activity_line.interviewees }}"))),
    )
    told = "{{ activity_line.result }}{% if activity_line.result and activity_line.clauses %} · {% endif %}"
    last = value_cell(widths[3], (told if result else "") + "{{ activity_line.clauses }}", small=True)
    heads = column("when", "what", "who", "result" if result else "clause")
    return listing(widths, heads, *each(widths, f"activity_line in {loop}", row([when_cell, what, who, last])))
