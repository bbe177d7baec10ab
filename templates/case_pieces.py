"""What the documents about nonconformities and reviews share: the opening, blocks under a condition, boxes with a border."""
# ruff: noqa: INP001 -- templates/ is a folder of documents, not a package

from __future__ import annotations

from collections.abc import Iterator

from assessment.wording import say
from templates.gap_report import LOGOS, logos
from templates.look import EDGES, TINT, WIDTH, border, cell, outline, para, row, run, space, table
from templates.pieces import KEEP_NEXT, each, facts, head_cell, tag, tag_row, value_cell, when

ACTION_WIDTHS = (WIDTH - 1700 - 1400 - 1500 - 1250, 1700, 1400, 1500, 1250)
FRAME = f"<w:tcBorders>{''.join(border(edge, size=8) for edge in EDGES)}</w:tcBorders>"
CENTRE = '<w:jc w:val="center"/>'


def opening(*, with_facts: bool = True) -> Iterator[str]:
    """Logos, day and number, title, organization and facts: the first third of the first page."""
    yield from when(LOGOS, logos())
    yield para("Mark", run("{{ mark }} · {{ number }}"))
    yield para("Title", run("{{ title }}"), more=space(24, 6, line=240) + outline(1))
    yield para("Subtitle", run("{{ subtitle }}"))
    yield para("CoverOrganization", run("{{ organization }}"), more=space(16, 12, line=240))
    if with_facts:
        yield facts("facts")


def heading(key: str) -> str:
    """A heading within the document."""
    return para("Heading2", run(say(key)))


def passage(name: str, key: str) -> Iterator[str]:
    """A heading and a text, when there is one."""
    yield from when(name, heading(key), para("Normal", run(f"{{{{ {name} }}}}")))


def bullets(name: str) -> Iterator[str]:
    """One bullet per line."""
    yield tag(f"for text in {name}")
    yield para("ListBullet", run("{{ text }}"))
    yield tag("endfor")


def or_nothing(condition: str, *inner: str) -> Iterator[str]:
    """A block, or the sentence that says there is nothing."""
    yield tag(f"if {condition}")
    yield from inner
    yield tag("else")
    yield para("Normal", run(say("car.nothing")))
    yield tag("endif")


def actions(name: str) -> str:
    """The actions with owner, effort, due date and state; notes stand below each."""
    keys = ("case.column.action", "case.column.owner", "case.column.effort", "case.column.due", "car.column.state")
    heads = [head_cell(width, say(key)) for width, key in zip(ACTION_WIDTHS, keys, strict=True)]
    item = "case_action"
    values = [
        value_cell(width, f"{{{{ {item}.{field} }}}}")
        for width, field in zip(ACTION_WIDTHS, ("text", "owner", "effort", "due", "state"), strict=True)
    ]
    notes = cell(
        WIDTH,
        tag(f"for text in {item}.notes"),
        para("TableLabel", run("{{ text }}")),
        tag("endfor"),
        para("TableLabel", more='<w:spacing w:before="0" w:after="0" w:line="40" w:lineRule="exact"/>'),
        span=len(ACTION_WIDTHS),
    )
    body = each(
        ACTION_WIDTHS,
        f"{item} in {name}",
        row(values),
        tag_row(ACTION_WIDTHS, f"if {item}.notes"),
        row([notes]),
        tag_row(ACTION_WIDTHS, "endif"),
    )
    return table(ACTION_WIDTHS, row(heads, header=True), *body)


def boxed(width: int, *paragraphs: str, fill: str = "", frame: str = FRAME, span: int = 1) -> str:
    """A cell with a border round it, in the tint when `fill` is given."""
    merged = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    start = f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merged}{frame}{fill}'
    room = '<w:tcMar><w:left w:w="90" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tcMar>'
    return f'{start}{room}<w:vAlign w:val="center"/></w:tcPr>{"".join(paragraphs)}</w:tc>'


def arrow(widths: tuple[int, ...]) -> str:
    """A row that points down, without borders."""
    mark = para("TableHeading", run("▼"), more=f"{KEEP_NEXT}{CENTRE}")
    return row([boxed(sum(widths), mark, frame="", span=len(widths))])


def reviews() -> Iterator[str]:
    """Each review of the effect with measure, target and result."""
    yield tag("for review_line in reviews")
    yield para("Heading3", run("{{ review_line.title }}: {{ review_line.result }}"))
    yield facts("review_line.facts", together=True)
    yield tag("endfor")


__all__ = ["TINT", "actions", "arrow", "boxed", "bullets", "heading", "opening", "or_nothing", "passage", "reviews"]
