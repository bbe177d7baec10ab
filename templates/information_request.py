"""The information request as a template: what is asked for, line by line, with room for the answer."""
# ruff: noqa: INP001 -- templates/ is a folder of documents, not a package

from __future__ import annotations

from collections.abc import Iterator

from assessment.wording import say
from templates.look import cell, para, row, run, space
from templates.pieces import KEEP_NEXT, each, facts, listing, tag, value_cell
from templates.visit_pieces import bullets, heading, letterhead, sheet_title

WIDTHS = (620, 5000, 760, 850, 1840)
HEADS = ("number", "item", "clauses", "provided", "where")


def body() -> Iterator[str]:
    """Head, how to answer, documents and records, and what the assessment is."""
    yield from letterhead()
    yield from sheet_title("{{ title }}", "{{ subtitle }}")
    yield facts("facts", together=True)
    yield para("Normal", run(say("visit.request.intro")), more=space(10, 6))
    yield heading("visit.request.how")
    yield from bullets("visit.request.as_it_is", "visit.request.one_file")
    yield from bullets("visit.request.sample", "visit.request.personal", "visit.request.sensitive")
    yield tag("for request_group in groups")
    yield para("Heading1", run("{{ request_group.title }}"))
    yield para("Normal", run("{{ request_group.about }}"), more=KEEP_NEXT)
    yield lines()
    yield tag("else")
    yield para("Normal", run(say("visit.request.none")), more=space(10, 6))
    yield tag("endfor")
    yield para("SmallPrint", run("{% if groups %}{{ standing }} {% endif %}{{ guidance }}"))


def lines() -> str:
    """One row per thing asked for."""
    item = (
        para("TableText", run("{{ request_item.item }}")),
        para("TableLabel", run("{{ request_item.looked_for }}")),
    )
    boxes = (para("TableText", run(say(f"visit.request.{key}"))) for key in ("yes", "no"))
    cells = (
        value_cell(WIDTHS[0], "{{ request_item.number }}"),
        cell(WIDTHS[1], *item),
        value_cell(WIDTHS[2], "{{ request_item.clauses }}"),
        cell(WIDTHS[3], *boxes),
        cell(WIDTHS[4], para("TableText")),
    )
    heads = [say(f"visit.request.column.{key}") for key in HEADS]
    return listing(WIDTHS, heads, *each(WIDTHS, "request_item in request_group.items", row(cells)))
