"""The checklist as a template: every criterion by clause, with what was found or with room to write by hand."""
# ruff: noqa: INP001 -- templates/ is a folder of documents, not a package

from __future__ import annotations

from collections.abc import Iterator

from assessment.wording import say
from templates.look import WIDTH, cell, para, row, run, space
from templates.pieces import each, group_row, listing, tag, tag_row, value_cell
from templates.visit_pieces import fields, letterhead, sheet_title

CRITERION, RATING, FOUND = 3000, 1500, 2600
WIDTHS = (CRITERION, RATING, FOUND, WIDTH - CRITERION - RATING - FOUND)
ROW = 1000
"""Twentieths of a point that a row takes at least: room for a note by hand."""


def body() -> Iterator[str]:
    """Head, score, and one table with a line for each criterion."""
    yield from letterhead()
    yield from sheet_title("{{ organization }}: {{ title }}", "{{ subtitle }}")
    yield fields(
        ("report.fact.engagement", "{{ engagement }}"),
        ("report.fact.date", "{{ day }}"),
        ("report.fact.prepared_by", "{{ author }}"),
        ("report.fact.number", "{{ number }} · {{ mark }}"),
    )
    yield para("Headline", run("{{ headline }}"), more=space(14, 4))
    yield para("Normal", run("{{ explanation }}"))
    yield para("Normal", run("{{ checklist }}. {{ formula }} {{ wording_note }}"), more=space(0, 8))
    heads = [say(f"checklist.column.{name}") for name in ("statement", "rating", "rationale", "evidence")]
    yield listing(
        WIDTHS,
        heads,
        *each(
            WIDTHS,
            "checklist_row in rows",
            tag_row(WIDTHS, "if loop.changed(checklist_row.clause)"),
            group_row(WIDTHS, "{{ checklist_row.clause }} {{ checklist_row.clause_title }}"),
            tag_row(WIDTHS, "endif"),
            line(),
        ),
    )


def line() -> str:
    """One criterion: number, statement and question; the rating or boxes to tick; what was found; what was seen."""
    number = para(
        "TableText",
        run("{{ checklist_row.criterion_id }}", number=True),
        run(" · {{ checklist_row.force }}{% if checklist_row.mark %} · {{ checklist_row.mark }}{% endif %}"),
    )
    first = cell(
        CRITERION,
        number,
        para("TableText", run("{{ checklist_row.statement }}")),
        para("TableLabel", run("{{ checklist_row.question }}"), more=space(2, 0, line=252)),
    )
    box = f"{say('visit.guides.box')}\N{NO-BREAK SPACE}{{{{ text }}}}"
    rating = cell(
        RATING,
        tag("if checklist_row.rating"),
        para("TableText", run("{{ checklist_row.rating }}")),
        tag("else"),
        tag("for text in ratings"),
        para("TableText", run(box)),
        tag("endfor"),
        tag("endif"),
        para("TableLabel", run("{{ checklist_row.kind }}")),
    )
    seen = cell(
        WIDTHS[3],
        para("TableText", run("{{ checklist_row.evidence }}")),
        para("TableLabel", run("{{ checklist_row.responsible }}")),
    )
    made = row([first, rating, value_cell(FOUND, "{{ checklist_row.rationale }}"), seen])
    return made.replace("<w:cantSplit/>", f'<w:cantSplit/><w:trHeight w:val="{ROW}" w:hRule="atLeast"/>', 1)
