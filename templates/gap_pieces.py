"""The pieces of the gap report: headings, heads of columns, adopted documents, evidence, and the table of one gap."""
# ruff: noqa: INP001 -- templates/ is a folder of documents, not a package

from __future__ import annotations

from collections.abc import Iterator

from assessment.wording import say
from templates.look import WIDTH, cell, para, row, run, table
from templates.pieces import KEEP_NEXT, each, listing, tag_row, value_cell

INDENT = 907
PLACES = {"by_site": "site", "by_process": "process", "by_unit": "unit"}
"""The cuts by place, each with the head of its first column."""


def column(*names: str) -> list[str]:
    """The heads of columns."""
    return [say(f"report.column.{name}") for name in names]


def second(name: str) -> str:
    """A heading within a section."""
    return para("Heading2", run(say(f"report.heading.{name}")))


def adopted() -> str:
    """The organization's own documents that make clauses binding, with what each says."""
    widths = (2400, 1000, 1200, 1200, WIDTH - 5800)
    values = ("document", "kind", "date", "clauses", "statement")
    cells = [
        value_cell(width, f"{{{{ adopted_line.{name} }}}}", small=True)
        for width, name in zip(widths, values, strict=True)
    ]
    heads = column("document", "document_kind", "date", "clauses", "says")
    return listing(widths, heads, *each(widths, "adopted_line in adopted", row(cells)))


def in_columns(loop: str) -> str:
    """A list of short lines, in two columns."""
    widths = (WIDTH // 2, WIDTH // 2)
    cells = (value_cell(width, f"{{{{ pair[{place}] }}}}", small=True) for place, width in enumerate(widths))
    return table(widths, *each(widths, f"pair in {loop}|batch(2, '')", row(cells)), look="LabelTable")


def gap_table(plan: str) -> str:
    """The labels and texts of one gap; a row that would say nothing new is left out."""
    widths = (1500, WIDTH - INDENT - 1500)
    rows = [
        *labelled(widths, "closed", "{{ gap_entry.closed }}", condition="gap_entry.closed"),
        *labelled(widths, "found", "{{ gap_entry.found }}"),
        *labelled(widths, "risk", "{{ gap_entry.risk }}"),
        *labelled(widths, "step", "{{ gap_entry.first_step }}"),
        *labelled(widths, "action", "{{ gap_entry.action }}", condition="gap_entry.action != gap_entry.first_step"),
        *labelled(widths, "owner", "{{ gap_entry.owner }}{% if not gap_entry.closed %} · " + plan + "{% endif %}"),
        *labelled(widths, "binding", "{{ gap_entry.binding }}", condition="gap_entry.binding"),
        *labelled(widths, "judgement", "{{ gap_entry.judgement }}", condition="gap_entry.judgement"),
        *labelled(widths, "evidence", "{{ gap_entry.evidence }}"),
    ]
    return table(widths, *rows, look="LabelTable", indent=INDENT)


def labelled(widths: tuple[int, int], key: str, text: str, *, condition: str = "") -> Iterator[str]:
    """A row with a label; all but the last stay with the next."""
    keep = "" if key == "evidence" else KEEP_NEXT
    found = row(
        [cell(widths[0], para("TableLabel", run(say(f"report.gap.{key}")), more=keep)), value_cell(widths[1], text)]
    )
    yield from (tag_row(widths, f"if {condition}"), found, tag_row(widths, "endif")) if condition else (found,)


def due() -> str:
    """When the action is due, or that nobody said so yet."""
    dated, undated = f"{say('report.due')} {{{{ gap_entry.due }}}}", say("report.no_due")
    return f"{{% if gap_entry.due == '{say('report.dash')}' %}}{undated}{{% else %}}{dated}{{% endif %}}"


def state() -> str:
    """How far the action is, and whether it is late."""
    return f"{{{{ gap_entry.state }}}}{{% if gap_entry.is_overdue %}}, {say('report.state.overdue')}{{% endif %}}"
