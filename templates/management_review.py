"""Agenda and minutes of a management review as one template."""
# ruff: noqa: INP001 -- templates/ is a folder of documents, not a package

from __future__ import annotations

from collections.abc import Iterator

from assessment.wording import say
from templates.case_pieces import bullets, heading, opening, passage
from templates.look import WIDTH, para, run, space
from templates.pieces import each, listing, tag, value_row, when

DECISIONS = (1500, WIDTH - 1500 - 1800 - 1300 - 1300, 1800, 1300, 1300)
RULED = '<w:pBdr><w:bottom w:val="dotted" w:sz="6" w:space="1" w:color="9AA8A9"/></w:pBdr>'


def items() -> Iterator[str]:
    """Each input with what the records say and what was added; in an agenda room for notes."""
    yield heading("review_paper.heading.inputs")
    yield tag("for agenda_item in items")
    yield para("Heading3", run("{{ agenda_item.number }}\t{{ agenda_item.heading }}"))
    yield from bullets("agenda_item.assembled")
    yield from bullets("agenda_item.added")
    yield from when("agenda_item.is_missing", para("Normal", run("{{ agenda_item.nothing }}")))
    ruled = para("TableLabel", run(f"{say('review_paper.heading.notes')}:"), more=f"{RULED}{space(6, 6)}")
    yield from when("not is_minutes", ruled)
    yield tag("endfor")


def decisions() -> Iterator[str]:
    """What was decided, by whom it is done and until when."""
    names = ("review_paper.column.kind", "review_paper.column.decision")
    heads = [say(key) for key in (*names, "case.column.owner", "case.column.due", "case.column.state")]
    values = value_row(DECISIONS, *(f"decision_line.{name}" for name in ("kind", "text", "owner", "due", "state")))
    yield heading("review_paper.heading.decisions")
    yield tag("if decisions")
    yield listing(DECISIONS, heads, *each(DECISIONS, "decision_line in decisions", values))
    yield tag("else")
    yield para("Normal", run(say("review_paper.no_decisions")))
    yield tag("endif")


def body() -> Iterator[str]:
    """Facts, who was there, the inputs, and in minutes what came of them."""
    yield from opening()
    yield from when("attendees", heading("review_paper.heading.attendees"), *bullets("attendees"))
    yield from when("missing", para("Headline", run("{{ missing }}"), more=space(10, 4)))
    yield from items()
    yield from passage("conclusions", "review_paper.heading.conclusions")
    yield tag("if is_minutes")
    yield from decisions()
    yield heading("review_paper.heading.approval")
    yield para("Normal", run("{{ approval }}"))
    yield tag("endif")
    yield from when("look.disclaimer", para("Normal", run("{{ look.disclaimer }}"), more=space(8, 0)))
