"""What Word and Excel insist on in a file beyond what LibreOffice forgives: the faults of a document, as sentences."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from lxml import etree

from assessment.archive.zipping import unzipped

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
    " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
    " snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss"
    " imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd"
    " fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing"
    " tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark"
    " cellIns cellDel cellMerge tcPrChange",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tcBorders": "top left start bottom right end insideH insideV tl2br tr2bl",
    "tblCellMar": "top left start bottom right end",
    "tcMar": "top left start bottom right end",
    "pBdr": "top left bottom right between bar",
    "tr": "tblPrEx trPr tc",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType"
    " pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked"
    " personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
}
"""The children of elements in the order of ECMA-376, part 1, as far as documents of ours can hold them."""
MANY = {"tc", "headerReference", "footerReference", "tblStylePr", "lvl", "abstractNum", "num"}
"""What may stand there more than once."""

SHEET_ORDER = (
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetProtection autoFilter mergeCells"
    " conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks"
    " colBreaks drawing legacyDrawing tableParts"
)
LONGEST = {"error": 225, "errorTitle": 32, "prompt": 255, "promptTitle": 32, "formula1": 255, "formula2": 255}
"""Characters that Excel takes in a rule for what may be entered."""
EDGE = 255
"""Characters of a header or footer of a sheet."""
SHEET_NAME = 31


def faults_of_word(content: bytes) -> list[str]:
    """What Word would mend or refuse, and what readers of the document by ear would stumble over."""
    parts = unzipped(content)
    trees = {name: etree.fromstring(part) for name, part in parts.items() if re.fullmatch(r"word/\w+\.xml", name)}
    body = trees["word/document.xml"]
    faults = [*_package(parts), *_unique(trees.values()), *_styles(trees), *_headings(body), *_links(body)]
    for name, tree in trees.items():
        for element in tree.iter(etree.Element):
            faults += (f"{name}: {fault}" for fault in _element(element))
    return faults


def faults_of_workbook(content: bytes) -> list[str]:
    """What Excel would mend or refuse, and what nobody wants on a printed sheet."""
    from openpyxl import load_workbook

    parts, book = unzipped(content), load_workbook(BytesIO(content))
    faults = list(_package(parts))
    for name, part in parts.items():
        if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name):
            faults += (f"{name}: {fault}" for fault in _sheet_xml(etree.fromstring(part)))
        if re.fullmatch(r"xl/drawings/drawing\d+\.xml", name):
            faults += (f"{name}: {fault}" for fault in _drawn(etree.fromstring(part)))
    faults += _sheet_names(book.sheetnames)
    for sheet in book.worksheets:
        faults += (f"{sheet.title}: {fault}" for fault in _sheet(sheet, book.sheetnames))
    if not (book.properties.title and book.properties.creator):
        faults.append("neither title nor author in the properties")
    return faults


# Any package


def _package(parts: dict[str, bytes]) -> Iterator[str]:
    """Links between parts that lead nowhere, and parts without a type."""
    types = etree.fromstring(parts["[Content_Types].xml"])
    endings = {one.get("Extension") for one in types}
    named = {one.get("PartName", "").lstrip("/") for one in types} - {""}
    yield from (f"a type for the missing part {name}" for name in named - parts.keys())
    for name in parts.keys() - named - {"[Content_Types].xml"}:
        if name.rpartition(".")[2] not in endings:
            yield f"no type for {name}"
    for name in (name for name in parts if name.endswith(".rels")):
        yield from _relationships(name, parts)


def _relationships(name: str, parts: dict[str, bytes]) -> Iterator[str]:
    folder, file = posixpath.split(name)
    base, links = posixpath.dirname(folder), list(etree.fromstring(parts[name]))
    ids = Counter(link.get("Id") for link in links)
    yield from (f"{name}: {key} twice" for key, count in ids.items() if count > 1)
    for link in links:
        target = posixpath.normpath(posixpath.join("/", base, link.get("Target"))).lstrip("/")
        if link.get("TargetMode") != "External" and target not in parts:
            yield f"{name}: {target} is not there"
    owner = posixpath.join(base, file.removesuffix(".rels"))
    if owner in parts:
        used = {
            value for one in etree.fromstring(parts[owner]).iter() for key, value in one.items() if key.startswith(R)
        }
        yield from (f"{owner}: {key} leads nowhere" for key in used - ids.keys())


def _in_order(element: Any, order: Iterable[str]) -> Iterator[str]:
    """Children that stand too late, twice, or should not be there."""
    places = {name: place for place, name in enumerate(order)}
    holder, last, seen = etree.QName(element), -1, Counter[str]()
    for child in element.iterchildren(etree.Element):
        name = etree.QName(child)
        if name.namespace != holder.namespace:
            continue
        seen[name.localname] += 1
        place = places.get(name.localname, -1)
        if place < last:
            yield f"{name.localname} stands too late in {holder.localname}, or does not belong there"
        last = max(last, place)
    yield from (
        f"{count} {name} in {holder.localname}" for name, count in seen.items() if count > 1 and name not in MANY
    )


# Word


def _element(element: Any) -> Iterator[str]:
    name = element.tag.removeprefix(W)
    if name in ORDER and element.tag != name:
        yield from _in_order(element, ORDER[name].split())
    for first in ("pPr", "rPr", "tcPr", "trPr", "tblPr"):
        if name == first.removesuffix("Pr") and any(child.tag == W + first for child in element[1:]):
            yield f"{first} does not stand first"
    if element.tag == f"{W}tc" and (not len(element) or element[-1].tag != f"{W}p"):
        yield "a cell does not end with a paragraph"
    if element.tag == f"{W}tbl":
        yield from _table(element)
    if element.tag == f"{W}t" and re.search(r"\{[{%]|[%}]\}", element.text or ""):
        yield f"a tag was left: {element.text}"


def _table(table: Any) -> Iterator[str]:
    """Cells that do not fill the columns, and a header that is not repeated."""
    columns, rows = len(table.find(f"{W}tblGrid")), table.findall(f"{W}tr")
    if not rows:
        yield "a table without a row"
    for row in rows:
        spans = (cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.findall(f"{W}tc"))
        if (held := sum(1 if span is None else int(span.get(f"{W}val")) for span in spans)) != columns:
            yield f"a row of {held} cells in a table of {columns} columns"
    look = table.find(f"{W}tblPr/{W}tblStyle[@{W}val='ReportTable']")
    if rows and look is not None and rows[0].find(f"{W}trPr/{W}tblHeader") is None:
        yield f"a header that is not repeated: {''.join(rows[0].itertext())}"


def _unique(trees: Iterable[Any]) -> Iterator[str]:
    """Numbers and names that two things share, and drawings without words."""
    seen: Counter[tuple[str, str]] = Counter()
    for element in (one for tree in trees for one in tree.iter(etree.Element)):
        if etree.QName(element).localname == "docPr":
            seen["drawing", element.get("id")] += 1
            if not element.get("descr"):
                yield f"a drawing without words: {element.get('name')}"
        if element.tag == f"{W}bookmarkStart":
            seen["bookmark", element.get(f"{W}id")] += 1
            seen["bookmark named", element.get(f"{W}name")] += 1
    yield from (f"{kind} {key} twice" for (kind, key), count in seen.items() if count > 1)


def _styles(trees: dict[str, Any]) -> Iterator[str]:
    known = {one.get(f"{W}styleId") for one in trees["word/styles.xml"].iter(f"{W}style")}
    for name, tree in trees.items():
        used = {one.get(f"{W}val") for kind in ("pStyle", "rStyle", "tblStyle") for one in tree.iter(W + kind)}
        yield from (f"{name}: there is no style {one}" for one in used - known)


def _headings(body: Any) -> Iterator[str]:
    """Headings without words, and levels that are left out."""
    last = 0
    for paragraph in body.iter(f"{W}p"):
        style, own = (paragraph.find(f"{W}pPr/{W}{name}") for name in ("pStyle", "outlineLvl"))
        named = re.fullmatch(r"Heading(\d)|SheetTitle", style.get(f"{W}val") if style is not None else "")
        if named is None and own is None:
            continue
        level = int(own.get(f"{W}val")) + 1 if own is not None else int(named[1] or 1) if named else 1
        words = "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
        if level > last + 1 or not words.strip():
            yield f"heading “{words}” of level {level} below level {last}"
        last = level


def _links(body: Any) -> Iterator[str]:
    marks = {one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart")}
    wanted = {one.get(f"{W}anchor") for one in body.iter(f"{W}hyperlink")} - {None}
    yield from (f"a link to {one}, which is not there" for one in wanted - marks)


# Excel


def _sheet_xml(tree: Any) -> Iterator[str]:
    yield from (fault for fault in _in_order(tree, SHEET_ORDER.split()) if "conditionalFormatting" not in fault)
    for edge in tree.iter(f"{S}oddHeader", f"{S}oddFooter"):
        if len(edge.text or "") > EDGE:
            yield f"an edge of {len(edge.text)} characters"
    if tree.find(f".//{S}f") is not None:
        yield "a formula"


def _drawn(tree: Any) -> Iterator[str]:
    drawn = [one for one in tree.iter() if etree.QName(one).localname == "cNvPr"]
    ids = Counter(one.get("id") for one in drawn)
    yield from (f"drawing {key} twice" for key, count in ids.items() if count > 1)
    yield from (f"a drawing without words: {one.get('name')}" for one in drawn if not one.get("descr"))


def _sheet_names(names: list[str]) -> Iterator[str]:
    for name, count in Counter(name.casefold() for name in names).items():
        if count > 1 or len(name) > SHEET_NAME or re.search(r"[\[\]:*?/\\]|^'|'$", name):
            yield f"Excel takes no sheet named “{name}”"


def _sheet(sheet: Any, names: list[str]) -> Iterator[str]:
    """Rules, filters and areas beyond what is there, and prints that would be torn apart."""
    from openpyxl.utils import range_boundaries

    for rule in sheet.data_validations.dataValidation:
        yield from (
            f"{name} of a rule too long" for name, most in LONGEST.items() if len(str(getattr(rule, name) or "")) > most
        )
        source = re.fullmatch(r"'(.+)'!\$[A-Z]+\$(\d+):\$[A-Z]+\$(\d+)", rule.formula1 or "")
        if rule.type == "list" and not (source and source[1] in names and int(source[2]) <= int(source[3])):
            yield f"a list of {rule.formula1}"
    if sheet.auto_filter.ref:
        _, _, column, row = range_boundaries(sheet.auto_filter.ref)
        if column > sheet.max_column or row > sheet.max_row:
            yield f"a filter over {sheet.auto_filter.ref} of {sheet.dimensions}"
    merged = sorted(str(area) for area in sheet.merged_cells.ranges)
    yield from (f"{one} is merged twice" for one, count in Counter(merged).items() if count > 1)
    if sheet.sheet_state != "visible":
        return
    if sheet.freeze_panes and not sheet.print_title_rows:
        yield "headings that stay in sight but are not printed on each page"
    if not (sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage):
        yield "prints over several pages sideways"
    if "&P" not in (sheet.oddFooter.right.text or ""):
        yield "no page number"
