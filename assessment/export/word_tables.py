"""Mend the tables of a filled-in Word document: rows that may break, columns that were repeated, cells that were coloured."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn

SHORT_ROW = 1_200
"""Characters up to which a table row stays on one page; a longer one would leave a hole or not fit at all."""
NARROWEST = 600

_BEFORE_SHADING = {qn(f"w:{name}") for name in ("tcW", "gridSpan", "hMerge", "vMerge", "tcBorders")}


def mend_tables(body: Any) -> None:
    """What docxtpl leaves undone in the tables of `body`."""
    _let_long_rows_break(body)
    _give_columns_their_width(body)
    _put_shading_in_its_place(body)


def _let_long_rows_break(body: Any) -> None:
    """Take “keep on one page” from table rows whose text is too long for it."""
    for row in body.iter(qn("w:tr")):
        for mark in row.findall(f"{qn('w:trPr')}/{qn('w:cantSplit')}"):
            if sum(len(text.text or "") for text in row.iter(qn("w:t"))) > SHORT_ROW:
                mark.getparent().remove(mark)


def _give_columns_their_width(body: Any) -> None:
    """Where a template repeats columns, the widest one gives or takes what the table has too little or too much."""
    for table in body.iter(qn("w:tbl")):
        rows, grid = table.findall(qn("w:tr")), table.find(qn("w:tblGrid"))
        widths = _widths(rows[0]) if rows else []
        whole = int(_number(table.find(f"{qn('w:tblPr')}/{qn('w:tblW')}")))
        if not widths or not whole or [int(float(column.get(qn("w:w")))) for column in grid] == widths:
            continue
        widest = widths.index(max(widths))
        widths[widest] = max(NARROWEST, widths[widest] + whole - sum(widths))
        for column, width in zip(grid, widths, strict=False):
            column.set(qn("w:w"), str(width))
        for row in rows:
            if len(_widths(row)) == len(widths):
                row.findall(f"{qn('w:tc')}/{qn('w:tcPr')}/{qn('w:tcW')}")[widest].set(qn("w:w"), str(widths[widest]))


def _widths(row: Any) -> list[int]:
    """The widths of the cells of a row; none where cells span columns or have no width."""
    cells = [cell.find(qn("w:tcPr")) for cell in row.findall(qn("w:tc"))]
    if any(cell is None or cell.find(qn("w:gridSpan")) is not None for cell in cells):
        return []
    widths = [int(_number(cell.find(qn("w:tcW")))) for cell in cells]
    return widths if all(widths) else []


def _number(width: Any) -> float:
    """Twentieths of a point; 0 for widths of another kind."""
    return float(width.get(qn("w:w"))) if width is not None and width.get(qn("w:type")) == "dxa" else 0.0


def _put_shading_in_its_place(body: Any) -> None:
    """Word wants the properties of a cell in their order; `cellbg` of docxtpl puts the colour first."""
    for shade in list(body.iter(qn("w:shd"))):
        cell = shade.getparent()
        before = [one for one in cell if one.tag in _BEFORE_SHADING]
        if cell.tag == qn("w:tcPr") and before:
            before[-1].addnext(shade)
