"""Make the shipped Word templates and the placeholder list in README.md: `python -m templates.build --check | --write`."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, get_args
from xml.sax.saxutils import escape, quoteattr

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm

from assessment.archive.zipping import repacked, unzipped
from assessment.domain.record import Value
from assessment.reporting.gap_report import GapReport
from assessment.wording import say

HERE = Path(__file__).resolve().parent
TEMPLATE = HERE / "gap-report.docx"
README = HERE / "README.md"
BEGIN, END = "<!-- placeholders: begin -->", "<!-- placeholders: end -->"

# Colours carry the theme colour beside the value, so that Design > Colours in Word changes all of them at once.
TEAL = 'w:val="0B6E75" w:themeColor="accent1"'
INK, GREY, LINE = 'w:val="0C1F22"', 'w:val="55686B"', "D5DFE0"
TINT = '<w:shd w:val="clear" w:color="auto" w:fill="EAF3F3" w:themeFill="accent1" w:themeFillTint="17"/>'
FONTS = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" w:cs="Calibri"/>'
WIDTH = 9070  # twentieths of a point: 16 cm between the margins
SECTIONS = ("summary", "blockers", "scope", "results", "gaps", "excluded", "annex", "limits")
CONTENTS_FIELD = r'TOC \o "1-1" \n \h \z \u'  # \n: no page numbers, which only Word could know


def style(name: str, *, based: str = "Normal", follow: str = "", ppr: str = "", rpr: str = "", kind: str = "paragraph") -> str:
    """A style; its id is its name without spaces, as Word does it."""
    key = name.replace(" ", "").replace("heading", "Heading").replace("toc", "TOC")
    start = ' w:default="1"' if name == "Normal" else ""
    parents = f'<w:basedOn w:val="{based}"/>' if based and name != "Normal" else ""
    parents += f'<w:next w:val="{follow}"/>' if follow else ""
    body = (f"<w:pPr>{ppr}</w:pPr>" if ppr else "") + (f"<w:rPr>{rpr}</w:rPr>" if rpr else "")
    return (
        f'<w:style w:type="{kind}"{start} w:styleId="{key}"><w:name w:val="{name}"/>{parents}'
        f'<w:uiPriority w:val="1"/><w:qFormat/>{body}</w:style>'
    )


def font(points: float, *, colour: str = INK, bold: bool = False) -> str:
    """Size, colour and weight of a run, for Latin and for complex scripts alike."""
    weight = "<w:b/><w:bCs/>" if bold else ""
    return f'{weight}<w:color {colour}/><w:sz w:val="{points * 2:.0f}"/><w:szCs w:val="{points * 2:.0f}"/>'


def space(before: float = 0, after: float = 0, *, line: int = 264) -> str:
    """Points above and below, and the line pitch in 240ths."""
    return f'<w:spacing w:before="{before * 20:.0f}" w:after="{after * 20:.0f}" w:line="{line}" w:lineRule="auto"/>'


def table_style(name: str, *, borders: str, side: int, upright: int, header: str = "") -> str:
    """A table style: borders, padding in twentieths of a point, look of the header row."""
    margins = "".join(f'<w:{edge} w:w="{room}" w:type="dxa"/>' for edge, room in (
        ("top", upright), ("left", side), ("bottom", upright), ("right", max(side, 70)),
    ))
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>'
        f'<w:uiPriority w:val="59"/><w:qFormat/><w:tblPr><w:tblBorders>{borders}</w:tblBorders>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>{header}</w:style>"
    )


def border(edge: str, colour: str = f'w:color="{LINE}"', size: int = 4) -> str:
    """One line of a border; `size` in eighths of a point."""
    return f'<w:{edge} w:val="single" w:sz="{size}" w:space="0" {colour}/>'


TEAL_LINE = 'w:color="0B6E75" w:themeColor="accent1"'
KEEP = "<w:keepNext/><w:keepLines/>"


def styles() -> str:
    """All styles of the template; nothing that is not used."""
    hanging = '<w:tabs><w:tab w:val="left" w:pos="907"/></w:tabs>'
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{FONTS}{font(10.5)}<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
        f"</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>{space(0, 6)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    return defaults + "".join(
        (
            style("Normal", ppr="<w:widowControl/>"),
            style("Title", follow="Subtitle", ppr=space(170, 8, line=240), rpr=font(34, colour=TEAL, bold=True)),
            style("Subtitle", ppr=space(0, 0), rpr=font(13, colour=GREY)),
            style(
                "Cover Organization",
                ppr=f'<w:pBdr><w:top w:val="single" w:sz="24" w:space="14" {TEAL_LINE}/></w:pBdr>{space(54, 0, line=240)}',
                rpr=font(24, bold=True),
            ),
            style("heading 1", follow="Normal", ppr=f'{KEEP}{space(26, 8, line=240)}<w:outlineLvl w:val="0"/>',
                  rpr=font(18, colour=TEAL, bold=True)),
            style("heading 2", follow="Normal",
                  ppr=f'{KEEP}{hanging}{space(16, 3, line=252)}<w:ind w:left="907" w:hanging="907"/><w:outlineLvl w:val="1"/>',
                  rpr=font(11.5, bold=True)),
            style("TOC Heading", follow="Normal", ppr=f"{KEEP}{space(0, 8, line=240)}", rpr=font(18, colour=TEAL, bold=True)),
            style("toc 1", follow="Normal", ppr=space(0, 4)),
            style("Headline", ppr=f"{KEEP}{space(2, 6, line=252)}", rpr=font(16, bold=True)),
            style("Verdict", ppr=f'{KEEP}{space(0, 4)}<w:ind w:left="907"/>', rpr=font(10.5, colour=TEAL, bold=True)),
            style("List Bullet", ppr=f'<w:numPr><w:numId w:val="1"/></w:numPr>{space(0, 4)}'),
            style("Table Text", ppr=space(0, 0, line=252), rpr=font(9.5)),
            style("Table Number", based="TableText", ppr='<w:jc w:val="right"/>'),
            style("Table Label", based="TableText", rpr=font(9.5, colour=GREY)),
            style("Table Heading", based="TableText", ppr="<w:keepNext/>", rpr=font(9.5, colour=TEAL, bold=True)),
            style("header", rpr=font(8.5, colour=GREY)),
            style("footer", ppr=f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="{LINE}"/></w:pBdr>'
                  f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs>{space()}', rpr=font(8.5, colour=GREY)),
            style("Template Tag", ppr=space(), rpr=font(8, colour=GREY)),
            style("Number", kind="character", based="", rpr=f"<w:color {TEAL}/>"),
            table_style("Report Table", side=70, upright=55, borders=border("top") + border("bottom") + border("insideH"),
                        header=f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>{border("bottom", TEAL_LINE, 8)}'
                        "</w:tcBorders></w:tcPr></w:tblStylePr>"),
            table_style("Label Table", side=0, upright=35, borders=""),
        )
    )


def run(text: str, *, number: bool = False) -> str:
    """A run of text; a tab in it becomes a real tab."""
    properties = '<w:rPr><w:rStyle w:val="Number"/></w:rPr>' if number else ""
    pieces = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in text.split("\t"))
    return f"<w:r>{properties}{pieces}</w:r>"


def field(instruction: str, shown: str) -> str:
    """A field that the word processor works out, with what it shows until then."""
    return f"<w:fldSimple w:instr={quoteattr(f' {instruction} ')}>{run(shown)}</w:fldSimple>"


def para(name: str, *inner: str, more: str = "") -> str:
    """A paragraph of a style around runs."""
    return f'<w:p><w:pPr><w:pStyle w:val="{name}"/>{more}</w:pPr>{"".join(inner)}</w:p>'


def tag(words: str) -> str:
    """A paragraph that holds nothing but a tag and disappears when the report is made."""
    return para("TemplateTag", run(f"{{%p {words} %}}"))


def heading(section: str, *, new_page: bool = False) -> str:
    """A section heading with the bookmark that the contents point to."""
    number = SECTIONS.index(section) + 1
    inner = run(say(f"report.heading.{section}"))
    mark = f'<w:bookmarkStart w:id="{number}" w:name="_Toc{number:09d}"/>{inner}<w:bookmarkEnd w:id="{number}"/>'
    return para("Heading1", mark, more="<w:pageBreakBefore/>" if new_page else "")


def cell(width: int, *paragraphs: str, tint: bool = False, span: int = 1) -> str:
    """A cell of a table."""
    merged = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merged}{TINT if tint else ""}</w:tcPr>{"".join(paragraphs)}</w:tc>'


def row(cells: Iterable[str], *, header: bool = False) -> str:
    """A row that stays whole; the renderer lets rows with long texts break across pages."""
    return f'<w:tr><w:trPr><w:cantSplit/>{"<w:tblHeader/>" if header else ""}</w:trPr>{"".join(cells)}</w:tr>'


def table(widths: Sequence[int], *rows: str, look: str = "ReportTable", place: str = "", indent: int = 0) -> str:
    """A table with fixed columns; the first row is a header in report tables."""
    first = int(look == "ReportTable")
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{look}"/>{place}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblInd w:w="{indent}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{"0420" if first else "0400"}" w:firstRow="{first}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        f'w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


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
    return f'<w:tr>{cell(sum(widths), para("TemplateTag", run(f"{{%tr {words} %}}")), span=len(widths))}</w:tr>'


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


def facts(loop: str, *, place: str = "", widths: Sequence[int] = (2550, WIDTH - 2550)) -> str:
    """A two-column table of labels and texts."""
    label = cell(widths[0], para("TableLabel", run("{{ fact.label }}")))
    text = cell(widths[1], para("TableText", run("{{ fact.text }}")))
    body = (tag_row(widths, f"for fact in {loop}"), row([label, text]), tag_row(widths, "endfor"))
    return table(widths, *body, look="LabelTable", place=place)


def cover() -> Iterator[str]:
    """Title, organization, and the facts at the foot of the page."""
    yield para("Title", run("{{ title }}"))
    yield para("Subtitle", run("{{ subtitle }}"))
    yield para("CoverOrganization", run("{{ organization }}"))
    yield facts("cover", place='<w:tblpPr w:vertAnchor="margin" w:horzAnchor="margin" w:tblpX="0" w:tblpYSpec="bottom"/>')


def contents() -> Iterator[str]:
    """The contents as a field whose entries are links to the headings."""
    begin = f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {escape(CONTENTS_FIELD)} </w:instrText></w:r>'
    begin += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    entries = []
    for number, section in enumerate(SECTIONS, 1):
        link = f'<w:hyperlink w:anchor="_Toc{number:09d}" w:history="1">{run(say(f"report.heading.{section}"))}</w:hyperlink>'
        last = '<w:r><w:fldChar w:fldCharType="end"/></w:r>' if number == len(SECTIONS) else ""
        entries.append(para("TOC1", begin if number == 1 else "", link, last))
    title = para("TOCHeading", run(say("report.contents")), more="<w:pageBreakBefore/>")
    yield (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>'
        f'<w:sdtContent>{title}{"".join(entries)}</w:sdtContent></w:sdt>'
    )


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
    yield facts("scope")
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
    labels = (("found", "found"), ("risk", "risk"), ("step", "first_step"), ("owner", "owner"), ("effort", "effort"), ("evidence", "evidence"))
    rows = [
        row(
            [
                cell(widths[0], para("TableLabel", run(say(f"report.gap.{key}")), more="<w:keepNext/>")),
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
    widths = (3300, 1150, 2700, WIDTH - 7150)
    number = para(
        "TableText", run("{{ annex_entry.criterion_id }}", number=True), run("{% if annex_entry.mark %} · {{ annex_entry.mark }}{% endif %}")
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
        widths, ("criterion", "rating", "found", "evidence"), "annex_entry in annex_clause.entries", row([first, *others])
    )
    yield tag("endfor")


def limits() -> Iterator[str]:
    """What the report cannot say."""
    yield heading("limits")
    yield tag("for text in limits")
    yield para("ListBullet", run("{{ text }}"))
    yield tag("endfor")


def page_foot() -> str:
    """The footer: whose report it is, and page x of y."""
    pages = (run(say("report.page") + " "), field("PAGE", "1"), run(f" {say('report.page_of')} "), field("NUMPAGES", "1"))
    return para("Footer", run("{{ organization|truncate(70, True, '…') }} · {{ title }}\t"), *pages)


SETTINGS = """
<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>
<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
<w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>
"""
BULLET = f"""
<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>
<w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>
<w:pPr><w:ind w:left="340" w:hanging="340"/></w:pPr><w:rPr><w:color {TEAL}/></w:rPr></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
"""
APPLICATION = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/'
    'officeDocument/2006/extended-properties"><Application>ISO 10002 toolkit</Application></Properties>'
)
UNUSED = ("customXml", "stylesWithEffects", "fontTable", "webSettings", "thumbnail")
THEME_COLOURS = {"1F497D": "0C1F22", "EEECE1": "F3F6F6", "4F81BD": "0B6E75", "0000FF": "0B6E75", "800080": "55686B"}


def filled(element: Any, inner: str) -> None:
    """Replace what an element of the package holds."""
    for child in list(element):
        element.remove(child)
    element.extend(list(parse_xml(f"<w:body {nsdecls('w')}>{inner}</w:body>")))


def blank() -> Any:
    """An A4 document with our styles and none of the parts that Word would add for itself."""
    document = Document()
    for owner in (document.part, document.part.package):
        for key in [key for key, link in owner.rels.items() if link.reltype.rpartition("/")[2] in UNUSED]:
            del owner.rels[key]
    filled(document.styles.element, styles())
    filled(document.settings.element, SETTINGS)
    filled(document.part.numbering_part.element, BULLET)
    for part in document.part.package.iter_parts():
        if part.partname == "/word/theme/theme1.xml":
            part._blob = themed(part.blob)  # noqa: SLF001 -- python-docx knows no themes
        elif part.partname == "/docProps/app.xml":
            part._blob = APPLICATION.encode()  # noqa: SLF001 -- nor these properties
    return document


def themed(theme: bytes) -> bytes:
    """The default theme with our colours and with Calibri for text as well as for headings."""
    text = theme.decode().replace('<a:latin typeface="Cambria"/>', '<a:latin typeface="Calibri"/>')
    for default, ours in THEME_COLOURS.items():
        text = text.replace(f'<a:srgbClr val="{default}"/>', f'<a:srgbClr val="{ours}"/>', 1)
    return text.encode()


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
    filled(section.first_page_footer._element, para("Footer", more="<w:pBdr/>"))  # noqa: SLF001
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
    inner: list[tuple[str, type[Value]]] = []
    yield from ("| placeholder | holds |", "|---|---|")
    for name, info in model.model_fields.items():
        item = next(iter(get_args(info.annotation)), None)
        many = getattr(info.annotation, "__origin__", None) is tuple
        kind = item if many else info.annotation
        held = isinstance(kind, type) and issubclass(kind, Value)
        variable = re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower() if held else "text"
        shown = f"{{% for {variable} in {prefix}{name} %}} … {{% endfor %}}" if many else f"{{{{ {prefix}{name} }}}}"
        if held and not many:
            shown, variable = f"{{{{ {prefix}{name}.… }}}}", f"{prefix}{name}"
        yield f"| `{shown}` | {info.description} |"
        if held:
            inner.append((variable, kind))
    for variable, kind in dict(inner).items():
        yield from ("", f"`{variable}`: {kind.__doc__}", "", *described(kind, f"{variable}."))


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
