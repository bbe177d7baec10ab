"""Make the shipped Word templates and the placeholder list in README.md: `python -m templates.build --check | --write`."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import get_args, get_origin

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm

from assessment.archive.zipping import repacked, unzipped
from assessment.domain.record import Value
from assessment.reporting.audit_papers import AuditPaper, PaperName
from assessment.reporting.audit_papers_of import TITLES as PAPER_TITLES
from assessment.reporting.audit_report import AuditReport
from assessment.reporting.checklist_report import ChecklistReport
from assessment.reporting.comparison_report import ComparisonReport
from assessment.reporting.evidence_pack import EvidencePack
from assessment.reporting.gap_report import GapReport
from assessment.reporting.removal_report import RemovalReport
from assessment.wording import say
from templates.after_finding import PAPERS
from templates.audit_papers import PAPERS as AUDIT_BODIES
from templates.audit_report import body as audit_body
from templates.before_visit import SHEETS, Sheet
from templates.checklist import body as checklist_body
from templates.comparison_report import body as comparison_body
from templates.evidence_pack import body as pack_body
from templates.gap_report import body
from templates.look import blank, field, filled, para, run
from templates.pieces import choice
from templates.removal_certificate import body as removal_body
from templates.removal_certificate import foot as removal_foot
from templates.visit_pieces import visit_foot, visit_styles

HERE = Path(__file__).resolve().parent
TEMPLATE = HERE / "gap-report.docx"
README = HERE / "README.md"
BEGIN, END = "<!-- placeholders: begin -->", "<!-- placeholders: end -->"
COMPARISON = "<!-- placeholders of the comparison: begin -->"
REMOVAL = "<!-- placeholders of the certificate of a removal: begin -->"
CHECKLIST = "<!-- placeholders of the checklist: begin -->"
PACK = "<!-- placeholders of the evidence pack: begin -->"
AUDIT = "<!-- placeholders of the audit report: begin -->"
AUDIT_PAPERS = "<!-- placeholders of the papers of an audit: begin -->"

DRAWINGS = {
    "chart_chapters": "drawing of the score by chapter; stands alone in a paragraph of the text",
    "chart_ratings": "drawing of the ratings by chapter; stands alone in a paragraph of the text",
    "logo_firm": "logo of the firm, in the text; nothing without one",
    "logo_client": "logo of the organization assessed, in the text; nothing without one",
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


def cover_foot() -> tuple[str, ...]:
    """The footer of the cover: who the firm is, once it gave its address."""
    return choice("imprint", para("Footer", run("{{ imprint }}")), para("Normal"))


def gap_report() -> bytes:
    """The template of the gap report; the same bytes at every call."""
    return template(body(), say("report.gap.title"), cover_foot())


def comparison_report() -> bytes:
    """The template of the comparison of two assessments; the same bytes at every call."""
    return template(comparison_body(), say("comparison.title"), (page_foot(),))


def checklist() -> bytes:
    """The template of the checklist; the same bytes at every call."""
    title, foot = say("checklist_report.title"), visit_foot()
    return template(checklist_body(), title, (foot,), foot=foot, more_styles=visit_styles())


def evidence_pack() -> bytes:
    """The template of the index of an evidence pack; the same bytes at every call."""
    foot = visit_foot()
    return template(pack_body(), say("pack.title"), (foot,), foot=foot, more_styles=visit_styles())


def visit_sheet(sheet: Sheet) -> bytes:
    """The template of a document handed out before a visit; the same bytes at every call."""
    return template(sheet.body(), say(sheet.title), (visit_foot(),), foot=visit_foot(), more_styles=visit_styles())


def removal_certificate() -> bytes:
    """The template of the certificate of a removal; the same bytes at every call."""
    return template(removal_body(), say("removal.certificate.title"), (removal_foot(),), foot=removal_foot())


def audit_report() -> bytes:
    """The template of the report of an internal audit; the same bytes at every call."""
    return template(audit_body(), say("audit_report.title"), (para("Normal"),))


def audit_paper(name: PaperName) -> bytes:
    """The template of one paper of an audit; the same bytes at every call."""
    foot = visit_foot()
    return template(AUDIT_BODIES[name](), say(PAPER_TITLES[name]), (foot,), foot=foot, more_styles=visit_styles())


def paper(sheet: Sheet) -> bytes:
    """The template of a document that follows a finding; the same bytes at every call."""
    return template(sheet.body(), say(sheet.title), (page_foot(),))


OTHERS: Mapping[str, Callable[[], bytes]] = {
    "removal-certificate.docx": removal_certificate,
    "comparison-report.docx": comparison_report,
    "audit-report.docx": audit_report,
    "checklist.docx": checklist,
    "evidence-pack.docx": evidence_pack,
    **{f"{name}.docx": partial(audit_paper, name) for name in PaperName},
    **{name: partial(visit_sheet, sheet) for name, sheet in SHEETS.items()},
    **{name: partial(paper, sheet) for name, sheet in PAPERS.items()},
}
"""The templates beside the gap report, by file name."""


def template(
    inner: Iterable[str], title: str, first_foot: Iterable[str], *, foot: str = "", more_styles: str = ""
) -> bytes:
    """A template around the XML of a body, with the foot of its first page and the usual one on all others."""
    document = blank(more_styles)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin, section.bottom_margin, section.footer_distance = Mm(20), Mm(20), Mm(10)
    section.different_first_page_header_footer = True
    for element in list(parse_xml(f"<w:body {nsdecls('w')}>{''.join(inner)}</w:body>")):
        section._sectPr.addprevious(element)  # noqa: SLF001 -- the body ends with the section's properties
    filled(section.first_page_footer._element, "".join(first_foot))  # noqa: SLF001
    filled(section.footer._element, foot or page_foot())  # noqa: SLF001 -- its XML holds fields, which python-docx cannot add
    about = document.core_properties
    about.title, about.author, about.language = title, "ISO 10002 toolkit", "en-GB"
    about.last_modified_by, about.comments, about.keywords, about.revision = "", "", "", 1
    about.created = about.modified = datetime(2026, 1, 1, tzinfo=UTC)
    buffer = BytesIO()
    document.save(buffer)
    return repacked(buffer.getvalue())


def placeholders() -> str:
    """The placeholder list as Markdown, from the fields of the report model."""
    drawings = "\n".join(f"| `{{{{ {name} }}}}` | {holds} |" for name, holds in DRAWINGS.items())
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


def comparison_placeholders() -> str:
    """The placeholder list of the comparison report."""
    return listed(ComparisonReport)


def listed(model: type[Value]) -> str:
    """The placeholder list of a report without drawings."""
    return "\n".join(described(model, ""))


LISTS: Mapping[str, Callable[[], str]] = {
    BEGIN: placeholders,
    COMPARISON: comparison_placeholders,
    CHECKLIST: partial(listed, ChecklistReport),
    PACK: partial(listed, EvidencePack),
    REMOVAL: partial(listed, RemovalReport),
    AUDIT: partial(listed, AuditReport),
    AUDIT_PAPERS: partial(listed, AuditPaper),
    **{
        f"<!-- placeholders of {name}: begin -->": partial(listed, sheet.model)
        for name, sheet in {**SHEETS, **PAPERS}.items()
    },
}
"""The lists of placeholders in README.md, by the mark that each begins with."""


def readme(text: str) -> str:
    """README.md with the lists between their markers brought up to date."""
    for begin, listing in LISTS.items():
        before, rest = text.split(begin)
        text = f"{before}{begin}\n{listing()}\n{END}{rest.split(END, 1)[1]}"
    return text


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the files, or say which of them are out of date."""
    parser = argparse.ArgumentParser(prog="python -m templates.build", description=__doc__)
    choice = parser.add_mutually_exclusive_group(required=True)
    choice.add_argument("--write", action="store_true", help="make the template and the placeholder list again")
    choice.add_argument("--check", action="store_true", help="exit with 1 when one of them is out of date")
    made, written = gap_report(), readme(README.read_text("utf-8"))
    if parser.parse_args(arguments).write:
        TEMPLATE.write_bytes(made)
        for name, make in OTHERS.items():
            (HERE / name).write_bytes(make())
        README.write_text(written, "utf-8")
        return 0
    stale = [] if _is_current(TEMPLATE, made) else [TEMPLATE.name]
    stale += [name for name, make in OTHERS.items() if not _is_current(HERE / name, make())]
    stale += [README.name] if README.read_text("utf-8") != written else []
    for name in stale:
        print(f"templates/{name} is out of date: run python -m templates.build --write")
    return 1 if stale else 0


def _is_current(file: Path, made: bytes) -> bool:
    return file.exists() and unzipped(file.read_bytes()) == unzipped(made)


if __name__ == "__main__":
    sys.exit(main())
