"""The pieces that templates are put together from: tags, tables that repeat their rows, and blocks with an else."""
# ruff: noqa: INP001 -- templates/ is a folder of documents, not a package

from __future__ import annotations

from collections.abc import Iterator, Sequence

from templates.look import WIDTH, cell, para, row, run, table

BOLD = "<w:rPr><w:b/><w:bCs/></w:rPr>"
KEEP_NEXT = "<w:keepNext/>"


def tag(words: str) -> str:
    """A paragraph that holds nothing but a tag and disappears when the report is made."""
    return para("TemplateTag", run(f"{{%p {words} %}}"))


def tag_row(widths: Sequence[int], words: str) -> str:
    """A row that holds nothing but a tag and disappears when the report is made."""
    return f"<w:tr>{cell(sum(widths), para('TemplateTag', run(f'{{%tr {words} %}}')), span=len(widths))}</w:tr>"


def repeated(loop: str, inner: str) -> tuple[str, str, str]:
    """A cell that is repeated; the widest column of the table makes room for it."""
    begin, end = (
        f"<w:tc>{para('TemplateTag', run(f'{{%tc {words} %}}'))}</w:tc>" for words in (f"for {loop}", "endfor")
    )
    return begin, inner, end


def head_cell(width: int, words: str, *, number: bool = False, small: bool = False) -> str:
    """A cell of the header row; above numbers on the right."""
    name = "TableSmallHeading" if small else "TableHeading"
    return cell(width, para(name, run(words), more='<w:jc w:val="right"/>' if number else ""))


def value_cell(width: int, value: str, *, number: bool = False, group: bool = False, small: bool = False) -> str:
    """A cell with text and placeholders; in a row that heads a group bold and tinted."""
    text = run(value)
    text = text.replace("<w:r>", f"<w:r>{BOLD}") if group else text
    name = f"Table{'Small' if small else ''}{'Number' if number else '' if small else 'Text'}"
    return cell(width, para(name, text, more=KEEP_NEXT if group else ""), tint=group)


def value_row(widths: Sequence[int], *values: str, numbers: int = 0, group: bool = False) -> str:
    """A row of placeholders; the last columns hold numbers."""
    first = len(values) - numbers
    return row(
        value_cell(width, f"{{{{ {value} }}}}", number=place >= first, group=group)
        for place, (width, value) in enumerate(zip(widths, values, strict=True))
    )


def group_row(widths: Sequence[int], words: str) -> str:
    """A tinted row across all columns that stays with the row below."""
    text = run(words).replace("<w:r>", f"<w:r>{BOLD}")
    return row([cell(sum(widths), para("TableText", text, more=KEEP_NEXT), span=len(widths), tint=True)])


def listing(widths: Sequence[int], heads: Sequence[str], *body: str, numbers: int = 0) -> str:
    """A table with a header that is repeated on each page; the last columns hold numbers."""
    first = len(heads) - numbers
    cells = [
        head_cell(width, words, number=place >= first)
        for place, (width, words) in enumerate(zip(widths, heads, strict=True))
    ]
    return table(widths, row(cells, header=True), *body)


def each(widths: Sequence[int], loop: str, *body: str) -> tuple[str, ...]:
    """Rows that are repeated."""
    return (tag_row(widths, f"for {loop}"), *body, tag_row(widths, "endfor"))


def facts(loop: str, *, together: bool = False) -> str:
    """A two-column table of labels and texts."""
    widths = (2550, WIDTH - 2550)
    label = cell(widths[0], para("TableLabel", run("{{ fact.label }}"), more=KEEP_NEXT if together else ""))
    text = cell(widths[1], para("TableText", run("{{ fact.text }}")))
    return table(widths, *each(widths, f"fact in {loop}", row([label, text])), look="LabelTable")


def when(condition: str, *inner: str) -> Iterator[str]:
    """Paragraphs and tables that are there under a condition."""
    yield tag(f"if {condition}")
    yield from inner
    yield tag("endif")


def choice(condition: str, first: str, other: str) -> tuple[str, ...]:
    """One of two paragraphs."""
    return tag(f"if {condition}"), first, tag("else"), other, tag("endif")


def either(loop: str, inner: str, none: str) -> Iterator[str]:
    """A block per item, or the sentence that says there is none."""
    yield tag(f"for {loop}")
    yield inner
    yield tag("else")
    yield para("Normal", run(none))
    yield tag("endfor")
