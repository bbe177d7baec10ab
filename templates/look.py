"""The look of the shipped templates, in the words of WordprocessingML: colours, styles, and the pieces of a page."""
# ruff: noqa: INP001 -- templates/ is a folder of documents, not a package

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

# Colours carry the theme colour beside the value, so that Design > Colours in Word changes all of them at once.
TEAL = 'w:val="0B6E75" w:themeColor="accent1"'
INK, GREY, LINE = 'w:val="0C1F22"', 'w:val="55686B"', "D5DFE0"
TINT = '<w:shd w:val="clear" w:color="auto" w:fill="EAF3F3" w:themeFill="accent1" w:themeFillTint="17"/>'
FONTS = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" w:cs="Calibri"/>'
HEAT = ("E9A391", "F3CDBD", "F8E7BF", "CFE6E4", "9CCBCB")
"""The shades of a score, the worst first; ink reads well on all of them."""
WIDTH = 9070  # twentieths of a point: 16 cm between the margins


BUILT_IN = {
    "Normal",
    "Title",
    "Subtitle",
    "heading 1",
    "heading 2",
    "heading 3",
    "TOC Heading",
    "toc 1",
    "List Bullet",
    "List Number",
    "header",
    "footer",
}


def style(name: str, *, based: str = "Normal", follow: str = "", ppr: str = "", rpr: str = "") -> str:
    """A paragraph style, or a character style when it is based on nothing; its id is its name without spaces."""
    kind = "paragraph" if based else "character"
    start = ' w:default="1"' if name == "Normal" else "" if name in BUILT_IN else ' w:customStyle="1"'
    parents = f'<w:basedOn w:val="{based}"/>' if based and name != "Normal" else ""
    parents += f'<w:next w:val="{follow}"/>' if follow else ""
    body = (f"<w:pPr>{ppr}</w:pPr>" if ppr else "") + (f"<w:rPr>{rpr}</w:rPr>" if rpr else "")
    return (
        f'<w:style w:type="{kind}"{start} w:styleId="{style_id(name)}"><w:name w:val="{name}"/>{parents}'
        f'<w:uiPriority w:val="1"/><w:qFormat/>{body}</w:style>'
    )


def style_id(name: str) -> str:
    """The id that Word gives a style of this name: Heading1, TOC1, TableText."""
    return "".join("TOC" if word == "toc" else word[0].upper() + word[1:] for word in name.split())


def font(points: float, *, colour: str = INK, bold: bool = False) -> str:
    """Size, colour and weight of a run, for Latin and for complex scripts alike."""
    weight = "<w:b/><w:bCs/>" if bold else ""
    return f'{weight}<w:color {colour}/><w:sz w:val="{points * 2:.0f}"/><w:szCs w:val="{points * 2:.0f}"/>'


def space(before: float = 0, after: float = 0, *, line: int = 264) -> str:
    """Points above and below, and the line pitch in 240ths."""
    return f'<w:spacing w:before="{before * 20:.0f}" w:after="{after * 20:.0f}" w:line="{line}" w:lineRule="auto"/>'


def table_style(name: str, *, borders: str, side: int, upright: int, header: str = "") -> str:
    """A table style: borders, padding in twentieths of a point, look of the header row."""
    margins = "".join(
        f'<w:{edge} w:w="{room}" w:type="dxa"/>'
        for edge, room in (
            ("top", upright),
            ("left", side),
            ("bottom", upright),
            ("right", max(side, 70)),
        )
    )
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id(name)}"><w:name w:val="{name}"/>'
        f'<w:uiPriority w:val="59"/><w:qFormat/><w:tblPr><w:tblBorders>{borders}</w:tblBorders>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>{header}</w:style>"
    )


def border(edge: str, colour: str = f'w:color="{LINE}"', size: int = 4) -> str:
    """One line of a border; `size` in eighths of a point."""
    return f'<w:{edge} w:val="single" w:sz="{size}" w:space="0" {colour}/>'


EDGES = ("top", "left", "bottom", "right")
TEAL_LINE = 'w:color="0B6E75" w:themeColor="accent1"'
KEEP = "<w:keepNext/><w:keepLines/>"


def outline(level: int) -> str:
    """The level of a paragraph among the headings, for those who find their way by them; the last of its properties."""
    return f'<w:outlineLvl w:val="{level - 1}"/>'


def styles() -> str:
    """All styles of the template; nothing that is not used."""
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{FONTS}{font(10.5)}<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
        f"</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>{space(0, 6)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    return defaults + "".join((*cover_and_headings(), *texts(), *tables()))


def cover_and_headings() -> Iterator[str]:
    """The styles that structure the document."""
    hanging = '<w:tabs><w:tab w:val="left" w:pos="907"/></w:tabs>'
    bar = f'<w:pBdr><w:top w:val="single" w:sz="24" w:space="14" {TEAL_LINE}/></w:pBdr>'
    first = font(18, colour=TEAL, bold=True)
    second = f'{space(9, 2, line=252)}<w:ind w:left="907" w:hanging="907"/>{outline(2)}'
    third = f'{space(14, 3, line=252)}<w:ind w:left="907" w:hanging="907"/>{outline(3)}'
    frame = "".join(border(edge, TEAL_LINE, 8).replace('w:space="0"', 'w:space="4"') for edge in EDGES)
    yield style("Normal", ppr="<w:widowControl/>")
    yield style(
        "Mark",
        ppr=f'<w:pBdr>{frame}</w:pBdr>{space(0, 0, line=240)}<w:ind w:left="85" w:right="5300"/><w:jc w:val="center"/>',
        rpr=font(12, colour=TEAL, bold=True),
    )
    yield style("Logo", ppr=space(0, 0, line=240))
    yield style("Title", follow="Subtitle", ppr=space(118, 8, line=240), rpr=font(34, colour=TEAL, bold=True))
    yield style("Subtitle", ppr=space(0, 0), rpr=font(13, colour=GREY))
    # The space below puts the facts at the foot of the cover, and leaves room for a name of three lines.
    yield style("Cover Organization", ppr=f"{bar}{space(54, 185, line=240)}", rpr=font(24, bold=True))
    yield style("heading 1", follow="Normal", ppr=f"{KEEP}{space(26, 8, line=240)}{outline(1)}", rpr=first)
    yield style("heading 2", follow="Normal", ppr=f"{KEEP}{hanging}{second}", rpr=font(12.5, colour=TEAL, bold=True))
    yield style("heading 3", follow="Normal", ppr=f"{KEEP}{hanging}{third}", rpr=font(11.5, bold=True))
    yield style("TOC Heading", follow="Normal", ppr=f"{KEEP}{space(0, 8, line=240)}", rpr=first)
    yield style("toc 1", follow="Normal", ppr=space(0, 4))


def texts() -> Iterator[str]:
    """The styles of running text, and of the foot of the page."""
    foot = f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="{LINE}"/></w:pBdr>'
    right = f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs>'
    yield style("Verdict", ppr=f"{KEEP}{space(0, 6, line=240)}", rpr=font(14, bold=True))
    yield style("Headline", ppr=f"{KEEP}{space(2, 6, line=252)}", rpr=font(13, colour=TEAL, bold=True))
    yield style("Gap Line", ppr=f'{KEEP}{space(0, 4)}<w:ind w:left="907"/>', rpr=font(10, colour=TEAL, bold=True))
    yield style("Chart", ppr=f"<w:keepLines/>{space(0, 4, line=240)}")
    yield style("List Bullet", ppr=f'<w:numPr><w:numId w:val="1"/></w:numPr>{space(0, 2, line=252)}')
    yield style("List Number", ppr=f'<w:numPr><w:numId w:val="2"/></w:numPr>{space(0, 2, line=252)}')
    yield style("header", rpr=font(8.5, colour=GREY))
    yield style("footer", ppr=f"{foot}{right}{space()}", rpr=font(8.5, colour=GREY))
    yield style("Template Tag", ppr=space(), rpr=font(8, colour=GREY))
    yield style("Number", based="", rpr=f"<w:color {TEAL}/>")


def tables() -> Iterator[str]:
    """The styles of tables and of the words in them."""
    below = f"<w:tcPr><w:tcBorders>{border('bottom', TEAL_LINE, 8)}</w:tcBorders></w:tcPr>"
    yield style("Table Text", ppr=space(0, 0, line=252), rpr=font(9.5))
    yield style("Table Number", based="TableText", ppr='<w:jc w:val="right"/>')
    yield style("Table Small", based="TableText", ppr=space(0, 0, line=240), rpr=font(9))
    yield style("Table Small Number", based="TableSmall", ppr='<w:jc w:val="right"/>')
    yield style("Table Small Heading", based="TableHeading", rpr=font(8.5, colour=TEAL, bold=True))
    yield style("Table Label", based="TableText", rpr=font(9.5, colour=GREY))
    yield style("Table Heading", based="TableText", ppr="<w:keepNext/>", rpr=font(9.5, colour=TEAL, bold=True))
    yield table_style(
        "Report Table",
        side=70,
        upright=38,
        borders=border("top") + border("bottom") + border("insideH"),
        header=f'<w:tblStylePr w:type="firstRow">{below}</w:tblStylePr>',
    )
    yield table_style("Label Table", side=0, upright=35, borders="")


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


def cell(width: int, *paragraphs: str, tint: bool = False, span: int = 1) -> str:
    """A cell of a table."""
    merged = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merged}{TINT if tint else ""}</w:tcPr>{"".join(paragraphs)}</w:tc>'


def row(cells: Iterable[str], *, header: bool = False) -> str:
    """A row that stays whole; the renderer lets rows with long texts break across pages."""
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if header else ''}</w:trPr>{''.join(cells)}</w:tr>"


def table(widths: Sequence[int], *rows: str, look: str = "ReportTable", indent: int = 0, whole: int = 0) -> str:
    """A table with fixed columns, `whole` wide when columns are repeated; the first row is a header in report tables."""
    first = int(look == "ReportTable")
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{look}"/><w:tblW w:w="{whole or sum(widths)}" w:type="dxa"/>'
        f'<w:tblInd w:w="{indent}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{"0420" if first else "0400"}" w:firstRow="{first}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        f'w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


SETTINGS = """
<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>
<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
<w:themeFontLang w:val="en-GB"/>
<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" w:accent2="accent2"
 w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink"
 w:followedHyperlink="followedHyperlink"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>
"""
LISTS = "".join(
    f"""<w:abstractNum w:abstractNumId="{place}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>
<w:numFmt w:val="{kind}"/><w:pStyle w:val="{style_id(name)}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>
<w:pPr><w:ind w:left="340" w:hanging="340"/></w:pPr><w:rPr><w:color {TEAL}/></w:rPr></w:lvl></w:abstractNum>"""
    for place, (kind, name, text) in enumerate((("bullet", "List Bullet", "•"), ("decimal", "List Number", "%1.")))
)
LISTS += "".join(f'<w:num w:numId="{place + 1}"><w:abstractNumId w:val="{place}"/></w:num>' for place in (0, 1))
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


def blank(more_styles: str = "") -> Any:
    """An A4 document with our styles and none of the parts that Word would add for itself."""
    document = Document()
    for owner in (document.part, document.part.package):
        for key in [key for key, link in owner.rels.items() if link.reltype.rpartition("/")[2] in UNUSED]:
            del owner.rels[key]
    filled(document.styles.element, styles() + more_styles)
    filled(document.settings.element, SETTINGS)
    filled(document.part.numbering_part.element, LISTS)
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
