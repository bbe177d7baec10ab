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

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm

from assessment.archive.zipping import repacked, unzipped
from assessment.domain.record import Value
from assessment.reporting.gap_report import GapReport
from assessment.wording import say
from templates.gap_report import body
from templates.look import blank, field, filled, para, run

HERE = Path(__file__).resolve().parent
TEMPLATE = HERE / "gap-report.docx"
README = HERE / "README.md"
BEGIN, END = "<!-- placeholders: begin -->", "<!-- placeholders: end -->"

CHARTS = {
    "chart_chapters": "drawing of the score by chapter; stands alone in a paragraph of the text",
    "chart_ratings": "drawing of the ratings by chapter; stands alone in a paragraph of the text",
}


def page_foot() -> str:
    """The footer: whose report it is, draft or issue, and page x of y."""
    pages = (
        run(say("report.page") + " "),
        field("PAGE", "1"),
        run(f" {say('report.page_of')} "),
        field("NUMPAGES", "1"),
    )
    return para("Footer", run("{{ organization|truncate(50, True, '…') }} · {{ title }} · {{ mark }}\t"), *pages)


def gap_report() -> bytes:
    """The template of the gap report; the same bytes at every call."""
    document = blank()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin, section.bottom_margin, section.footer_distance = Mm(20), Mm(20), Mm(10)
    section.different_first_page_header_footer = True
    for element in list(parse_xml(f"<w:body {nsdecls('w')}>{''.join(body())}</w:body>")):
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
    drawings = "\n".join(f"| `{{{{ {name} }}}}` | {holds} |" for name, holds in CHARTS.items())
    first, rest = "\n".join(described(GapReport, "")).split("\n\n", 1)
    return f"{first}\n{drawings}\n\n{rest}"


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
