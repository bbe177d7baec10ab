"""The interview timetable as a template: the days as they are planned, or a proposal to fill in."""
# ruff: noqa: INP001 -- templates/ is a folder of documents, not a package

from __future__ import annotations

from collections.abc import Iterator

from assessment.wording import say
from templates.look import cell, para, row, run, space
from templates.pieces import KEEP_NEXT, each, facts, listing, tag, tag_row, value_cell, when
from templates.visit_pieces import bullets, heading, letterhead, sheet_title

PLANNED = (1350, 3170, 1900, 1500, 1150)
PROPOSED = (1350, 4170, 2500, 1050)
LEFT_OVER = (4570, 1300, 1200, 2000)


def column(*names: str) -> list[str]:
    """The heads of columns."""
    return [say(f"visit.timetable.column.{name}") for name in names]


def body() -> Iterator[str]:
    """Head, what helps, the days, and what found no place."""
    yield from letterhead()
    yield from sheet_title("{{ title }}", "{{ subtitle }}")
    yield facts("facts", together=True)
    yield para("Normal", run("{{ standing }}"), more=space(10, 6))
    yield from when("days", heading("visit.timetable.hints"), *hints())
    yield tag("for timetable_day in days")
    yield para("Heading2", run("{{ timetable_day.title }}"), more=space(14, 4, line=252))
    yield tag("if is_proposal")
    yield proposed()
    yield tag("else")
    yield planned()
    yield tag("endif")
    yield tag("endfor")
    yield from when("left_over", *left_over())


def hints() -> Iterator[str]:
    """What makes talks good."""
    yield from bullets("visit.timetable.quiet", "visit.timetable.alone", "visit.timetable.desk")


def planned() -> str:
    """The interviews of a day."""
    names = ("time", "what", "place", "interviewer", "clauses")
    cells = (value_cell(width, f"{{{{ timetable_row.{name} }}}}") for width, name in zip(PLANNED, names, strict=True))
    heads = column("time", "who", "place", "interviewer", "clauses")
    return listing(PLANNED, heads, *each(PLANNED, "timetable_row in timetable_day.rows", row(cells)))


def proposed() -> str:
    """The slots of a proposed day; meetings and breaks are tinted, talks have room for a name."""
    time, what, room, questions = PROPOSED
    talk = row(
        [
            value_cell(time, "{{ timetable_row.time }}"),
            value_cell(what, "{{ timetable_row.what }}"),
            cell(room, para("TableText")),
            value_cell(questions, "{{ timetable_row.questions }}", number=True),
        ]
    )
    pause = row(
        [_tinted(time, "{{ timetable_row.time }}"), _tinted(sum(PROPOSED) - time, "{{ timetable_row.what }}", 3)]
    )
    inner = (
        tag_row(PROPOSED, "if timetable_row.is_interview"),
        talk,
        tag_row(PROPOSED, "else"),
        pause,
        tag_row(PROPOSED, "endif"),
    )
    heads = column("time", "what", "fill_in", "questions")
    return listing(PROPOSED, heads, *each(PROPOSED, "timetable_row in timetable_day.rows", *inner), numbers=1)


def _tinted(width: int, words: str, span: int = 1) -> str:
    return cell(width, para("TableLabel", run(words)), tint=True, span=span)


def left_over() -> Iterator[str]:
    """The roles without a slot."""
    names = ("role", "questions", "minutes", "alone")
    cells = (
        value_cell(width, f"{{{{ left_over.{name} }}}}", number=name != "role")
        for width, name in zip(LEFT_OVER, names, strict=True)
    )
    yield heading("visit.timetable.left_over")
    yield para("Normal", run(say("visit.timetable.left_over.about")), more=KEEP_NEXT)
    yield listing(LEFT_OVER, column(*names), *each(LEFT_OVER, "left_over in left_over", row(cells)), numbers=3)
