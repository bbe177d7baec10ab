"""What the documents before a visit share: their own styles, the head of a page, boxes to tick and lines to write on."""
# ruff: noqa: INP001 -- templates/ is a folder of documents, not a package

from __future__ import annotations

from collections.abc import Iterator

from assessment.wording import say
from templates.gap_report import LOGOS, logos
from templates.look import (
    GREY,
    KEEP,
    TEAL,
    WIDTH,
    border,
    cell,
    field,
    font,
    outline,
    para,
    row,
    run,
    space,
    style,
    table,
    table_style,
)
from templates.pieces import KEEP_NEXT, tag, when

INDENT = 907
"""Where the words of a question begin, right of its number."""
NEW_PAGE = "<w:pageBreakBefore/>"


def visit_styles() -> str:
    """The styles that only these documents use."""
    hanging = f'<w:tabs><w:tab w:val="left" w:pos="{INDENT}"/></w:tabs>'
    return "".join(
        (
            style("Sheet Title", follow="Normal", ppr=f"{KEEP}{space(0, 2, line=240)}{outline(1)}", rpr=_large()),
            style("Sheet Subtitle", follow="Normal", ppr=f"{KEEP}{space(0, 10)}", rpr=font(12, colour=GREY)),
            style(
                "Question",
                follow="Hint",
                ppr=f'{KEEP}{hanging}{space(11, 2, line=252)}<w:ind w:left="{INDENT}" w:hanging="{INDENT}"/>',
                rpr=font(10.5, bold=True),
            ),
            style("Hint", ppr=f'{KEEP}{space(0, 2, line=252)}<w:ind w:left="{INDENT}"/>', rpr=font(9.5)),
            style("Tick Boxes", ppr=f'{KEEP}{space(3, 0)}<w:ind w:left="{INDENT}"/>', rpr=font(9.5)),
            style("Small Print", ppr=space(12, 0, line=240), rpr=font(8.5, colour=GREY)),
            table_style("Note Lines", side=0, upright=30, borders=border("bottom") + border("insideH")),
        )
    )


def _large() -> str:
    return font(20, colour=TEAL, bold=True)


def letterhead() -> Iterator[str]:
    """The logos, where there are any."""
    yield from when(LOGOS, logos())


def sheet_title(words: str, below: str, *, new_page: bool = False) -> Iterator[str]:
    """The title at the head of a page, and the line below it."""
    yield para("SheetTitle", run(words), more=NEW_PAGE if new_page else "")
    yield para("SheetSubtitle", run(below))


def each_on_its_page(words: str, below: str) -> Iterator[str]:
    """The title within a loop: on a new page, but for the first, which is on one already."""
    yield tag("if loop.first")
    yield from sheet_title(words, below)
    yield tag("else")
    yield from sheet_title(words, below, new_page=True)
    yield tag("endif")


def visit_foot() -> str:
    """The footer: whose document it is, and page x of y."""
    pages = (
        run(say("report.page") + " "),
        field("PAGE", "1"),
        run(f" {say('report.page_of')} "),
        field("NUMPAGES", "1"),
    )
    return para("Footer", run("{{ organization|truncate(50, True, '…') }} · {{ title }} · {{ number }}\t"), *pages)


def heading(key: str) -> str:
    """A heading of a part of the page."""
    return para("Heading2", run(say(key)))


def bullets(*keys: str) -> Iterator[str]:
    """Fixed sentences as a list."""
    for key in keys:
        yield para("ListBullet", run(say(key)))


def labelled(key: str, text: str) -> str:
    """A line below a question: what it is, then the words."""
    return para("Hint", run(f"{say(key)}: ", number=True), run(text))


def fields(*pairs: tuple[str, str]) -> str:
    """Labels with room to write, two in a row, filled in as far as something is known."""
    label, room = 1450, WIDTH // 2 - 1450
    rows = []
    for place in range(0, len(pairs), 2):
        cells = []
        for key, text in pairs[place : place + 2]:
            cells += [
                cell(label, para("TableLabel", run(say(key)), more=KEEP_NEXT + space(5, 0))),
                cell(room, para("TableText", run(text), more=KEEP_NEXT + space(5, 0))),
            ]
        rows.append(row(cells))
    return table((label, room) * 2, *rows, look="NoteLines")


def note_lines(count: int) -> str:
    """Empty lines to write on, kept together with what they belong to."""
    width = WIDTH - INDENT
    rows = (
        row([cell(width, para("TableText", more=space(11, 0) if last else KEEP_NEXT + space(11, 0)))])
        for last in (*(False,) * (count - 1), True)
    )
    return table((width,), *rows, look="NoteLines", indent=INDENT)
