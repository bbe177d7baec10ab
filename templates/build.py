"""Make the shipped Word templates and the placeholder list in README.md: `python -m templates.build --check | --write`."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import get_args, get_origin
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm

from assessment.archive.zipping import repacked, unzipped
from assessment.domain.record import Value
from assessment.reporting.gap_report import GapReport
from assessment.wording import say
from templates.look import WIDTH, blank, cell, field, filled, para, row, run, space, table

HERE = Path(__file__).resolve().parent
TEMPLATE = HERE / "gap-report.docx"
README = HERE / "README.md"
BEGIN, END = "<!-- placeholders: begin -->", "<!-- placeholders: end -->"

SECTIONS = ("summary", "blockers", "scope", "results", "gaps", "excluded", "annex", "limits")
CONTENTS_FIELD = r'TOC \o "1-1" \n \h \z \u'  # \n: no page numbers, which only Word could know


def tag(words: str) -> str:
    """A paragraph that holds nothing but a tag and disappears when the report is made."""
    return para("TemplateTag", run(f"{{%p {words} %}}"))


def heading(section: str, *, new_page: bool = False) -> str:
    """A section heading with the bookmark that the contents point to."""
    number = SECTIONS.index(section) + 1
    inner = run(say(f"report.heading.{section}"))
    text = f'<w:bookmarkStart w:id="{number}" w:name="_Toc{number:09d}"/>{inner}<w:bookmarkEnd w:id="{number}"/>'
    return para("Heading1", text, more=f"<w:pageBreakBefore/>{space(0, 8, line=240)}" if new_page else "")


def listing(widths: Sequence[int], columns: Sequence[str], loop: str, *body: str, numbers: int = 0) -> str:
    """A table with a repeated header and one body (or several, with tags between) per item; the last columns hold numbers."""
    sides = ["left"] * (len(columns) - numbers) + ["right"] * numbers
    heads = [
        cell(width, para("TableHeading", run(say(f"report.column.{column}")), more=f'<w:jc w:val="{side}"/>'))
        for width, side, column in zip(widths, sides, columns, strict=True)
    ]
    return table(widths, row(heads, header=True), tag_row(widths, f"for {loop}"), *body, tag_row(widths, "endfor"))


def tag_row(widths: Sequence[int], words: str) -> str:
    """A row that holds nothing but a tag and disappears when the report is made."""
    return f"<w:tr>{cell(sum(widths), para('TemplateTag', run(f'{{%tr {words} %}}')), span=len(widths))}</w:tr>"


def value_row(widths: Sequence[int], *values: str, numbers: int = 0, chapter: bool = False) -> str:
    """A row of placeholders; the last columns hold numbers."""
    names = ["TableText"] * (len(values) - numbers) + ["TableNumber"] * numbers
    bold = "<w:rPr><w:b/><w:bCs/></w:rPr>"
    cells = []
    for width, name, value in zip(widths, names, values, strict=True):
        text = run(f"{{{{ {value} }}}}")
        text = text.replace("<w:r>", f"<w:r>{bold}") if chapter else text
        cells.append(cell(width, para(name, text, more="<w:keepNext/>" if chapter else ""), tint=chapter))
    return row(cells)


def facts(loop: str, *, together: bool = False) -> str:
    """A two-column table of labels and texts."""
    widths = (2550, WIDTH - 2550)
    label = cell(widths[0], para("TableLabel", run("{{ fact.label }}"), more="<w:keepNext/>" if together else ""))
    text = cell(widths[1], para("TableText", run("{{ fact.text }}")))
    body = (tag_row(widths, f"for fact in {loop}"), row([label, text]), tag_row(widths, "endfor"))
    return table(widths, *body, look="LabelTable")


def cover() -> Iterator[str]:
    """Title, organization, and the facts at the foot of the page."""
    yield para("Title", run("{{ title }}"))
    yield para("Subtitle", run("{{ subtitle }}"))
    yield para("CoverOrganization", run("{{ organization }}"))
    yield facts("cover")


def contents() -> Iterator[str]:
    """The contents as a field whose entries are links to the headings."""
    begin = f'{mark("begin")}<w:r><w:instrText xml:space="preserve"> {escape(CONTENTS_FIELD)} </w:instrText></w:r>{mark("separate")}'
    entries = []
    for number, section in enumerate(SECTIONS, 1):
        words = run(say(f"report.heading.{section}"), number=True)
        link = f'<w:hyperlink w:anchor="_Toc{number:09d}" w:history="1">{words}</w:hyperlink>'
        entries.append(para("TOC1", begin if number == 1 else "", link, mark("end") if number == len(SECTIONS) else ""))
    title = para("TOCHeading", run(say("report.contents")), more="<w:pageBreakBefore/>")
    yield (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{title}{''.join(entries)}</w:sdtContent></w:sdt>"
    )


def mark(kind: str) -> str:
    """One of the three marks of a field that spans paragraphs."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def summary() -> Iterator[str]:
    """The headline, its explanation, the counts, and what overrides the number."""
    widths = (3800, 1200)
    yield heading("summary")
    yield para("Headline", run("{{ headline }}"))
    yield para("Normal", run("{{ explanation }}"))
    for column, loop in (("rating", "ratings"), ("kind", "gap_kinds")):
        body = value_row(widths, "count.label", "count.count", numbers=1)
        yield para("Normal", more=space(0, 0))
        yield listing(widths, (column, "count"), f"count in {loop}", body, numbers=1)
    yield heading("blockers")
    yield from either("blockers", "text", para("ListBullet", run("{{ text }}")))


def either(name: str, item: str, each: str) -> Iterator[str]:
    """A block per item, or the sentence that says there is none."""
    yield tag(f"for {item} in {name}")
    yield each
    yield tag("else")
    yield para("Normal", run(say(f"report.no_{name}")))
    yield tag("endfor")


def results() -> Iterator[str]:
    """Scope and method, and the score by chapter and clause."""
    yield heading("scope")
    yield facts("scope", together=True)
    yield para("Normal", run(say("report.method")), more=space(8, 6))
    widths = (1000, WIDTH - 1000 - 1350 - 1150 - 900, 1350, 1150, 900)
    values = [f"score_row.{name}" for name in ("number", "title", "assessed", "percent", "gaps")]
    yield heading("results")
    yield listing(
        widths,
        ("clause", "title", "assessed", "score", "gaps"),
        "score_row in rows",
        tag_row(widths, "if score_row.is_chapter"),
        value_row(widths, *values, numbers=3, chapter=True),
        tag_row(widths, "else"),
        value_row(widths, *values, numbers=3),
        tag_row(widths, "endif"),
        numbers=3,
    )


def gaps() -> Iterator[str]:
    """One block per gap: what, how bad, why it matters, what to do first."""
    widths = (1700, WIDTH - 907 - 1700)
    labels = (
        ("found", "found"),
        ("risk", "risk"),
        ("step", "first_step"),
        ("owner", "owner"),
        ("effort", "effort"),
        ("evidence", "evidence"),
    )
    rows = [
        row(
            [
                cell(
                    widths[0],
                    para(
                        "TableLabel", run(say(f"report.gap.{key}")), more="" if key == "evidence" else "<w:keepNext/>"
                    ),
                ),
                cell(widths[1], para("TableText", run(f"{{{{ gap_entry.{name} }}}}"))),
            ]
        )
        for key, name in labels
    ]
    block = para("Heading2", run("{{ gap_entry.criterion_id }}\t", number=True), run("{{ gap_entry.statement }}"))
    block += para("Verdict", run("{{ gap_entry.rating }} · {{ gap_entry.kind }} · {{ gap_entry.force }}"))
    block += table(widths, *rows, look="LabelTable", indent=907)
    yield heading("gaps", new_page=True)
    yield from either("gaps", "gap_entry", block)


def excluded() -> Iterator[str]:
    """What does not apply, and why."""
    widths = (900, 4300, WIDTH - 5200)
    values = ("exclusion.criterion_id", "exclusion.statement", "exclusion.reason")
    yield heading("excluded")
    yield tag("if excluded")
    yield listing(widths, ("clause", "criterion", "reason"), "exclusion in excluded", value_row(widths, *values))
    yield tag("else")
    yield para("Normal", run(say("report.no_excluded")))
    yield tag("endif")


def annex() -> Iterator[str]:
    """Every criterion, clause by clause."""
    widths = (3250, 1250, 2700, WIDTH - 7200)
    number = para(
        "TableText",
        run("{{ annex_entry.criterion_id }}", number=True),
        run("{% if annex_entry.mark %} · {{ annex_entry.mark }}{% endif %}"),
    )
    first = cell(widths[0], number, para("TableText", run("{{ annex_entry.statement }}")))
    others = [
        cell(width, para("TableText", run(f"{{{{ annex_entry.{name} }}}}")))
        for width, name in zip(widths[1:], ("rating", "found", "evidence"), strict=True)
    ]
    yield heading("annex", new_page=True)
    yield tag("for annex_clause in annex")
    yield para("Heading2", run("{{ annex_clause.number }}\t", number=True), run("{{ annex_clause.title }}"))
    yield listing(
        widths,
        ("criterion", "rating", "found", "evidence"),
        "annex_entry in annex_clause.entries",
        row([first, *others]),
    )
    yield tag("endfor")


def limits() -> Iterator[str]:
    """What the report cannot say."""
    yield heading("limits")
    yield tag("for text in limits")
    yield para("ListBullet", run("{{ text }}"), more="<w:keepNext/>")
    yield tag("endfor")


def page_foot() -> str:
    """The footer: whose report it is, and page x of y."""
    pages = (
        run(say("report.page") + " "),
        field("PAGE", "1"),
        run(f" {say('report.page_of')} "),
        field("NUMPAGES", "1"),
    )
    return para("Footer", run("{{ organization|truncate(70, True, '…') }} · {{ title }}\t"), *pages)


def gap_report() -> bytes:
    """The template of the gap report; the same bytes at every call."""
    document = blank()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin, section.bottom_margin, section.footer_distance = Mm(24), Mm(24), Mm(12)
    section.different_first_page_header_footer = True
    parts = (cover, contents, summary, results, gaps, excluded, annex, limits)
    body = "".join(piece for part in parts for piece in part())
    for element in list(parse_xml(f"<w:body {nsdecls('w')}>{body}</w:body>")):
        section._sectPr.addprevious(element)  # noqa: SLF001 -- the body ends with the section's properties
    filled(section.first_page_footer._element, para("Normal"))  # noqa: SLF001
    filled(section.footer._element, page_foot())  # noqa: SLF001 -- its XML holds fields, which python-docx cannot add
    about = document.core_properties
    about.title, about.author, about.language = say("report.gap.title"), "ISO 10002 toolkit", "en-GB"
    about.last_modified_by, about.comments, about.keywords, about.revision = "", "", "", 1
    about.created = about.modified = datetime(2026, 1, 1, tzinfo=UTC)
    buffer = BytesIO()
    document.save(buffer)
    return repacked(buffer.getvalue())


def placeholders() -> str:
    """The placeholder list as Markdown, from the fields of the report model."""
    return "\n".join(described(GapReport, ""))


def described(model: type[Value], prefix: str) -> Iterator[str]:
    """One table for a model, then one for each model that it holds."""
    inner: dict[str, type[Value]] = {}
    yield from ("| placeholder | holds |", "|---|---|")
    for name, info in model.model_fields.items():
        many = get_origin(info.annotation) is tuple
        kind = get_args(info.annotation)[0] if many else info.annotation
        held = kind if isinstance(kind, type) and issubclass(kind, Value) else None
        item = re.sub(r"(?<!^)(?=[A-Z])", "_", held.__name__).lower() if held else "text"
        if many:
            shown = f"{{% for {item} in {prefix}{name} %}} … {{% endfor %}}"
        else:
            item = f"{prefix}{name}"
            shown = f"{{{{ {item}{'.…' if held else ''} }}}}"
        yield f"| `{shown}` | {info.description} |"
        if held:
            inner[item] = held
    for item, held in inner.items():
        yield from ("", f"`{item}`: {held.__doc__}", "", *described(held, f"{item}."))


def readme(text: str) -> str:
    """README.md with the list between its markers brought up to date."""
    before, rest = text.split(BEGIN)
    return f"{before}{BEGIN}\n{placeholders()}\n{END}{rest.split(END)[1]}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the files, or say which of them are out of date."""
    parser = argparse.ArgumentParser(prog="python -m templates.build", description=__doc__)
    choice = parser.add_mutually_exclusive_group(required=True)
    choice.add_argument("--write", action="store_true", help="make the template and the placeholder list again")
    choice.add_argument("--check", action="store_true", help="exit with 1 when one of them is out of date")
    made, listed = gap_report(), readme(README.read_text("utf-8"))
    if parser.parse_args(arguments).write:
        TEMPLATE.write_bytes(made)
        README.write_text(listed, "utf-8")
        return 0
    stale = [TEMPLATE.name] if not TEMPLATE.exists() or unzipped(TEMPLATE.read_bytes()) != unzipped(made) else []
    stale += [README.name] if README.read_text("utf-8") != listed else []
    for name in stale:
        print(f"templates/{name} is out of date: run python -m templates.build --write")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
