"""What an audit report says besides findings and evidence, on one sheet: scope, people, work done, result and limits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openpyxl.worksheet.worksheet import Worksheet

from assessment.export.cells import HEADER, TEXT, Book
from assessment.export.sheets import (
    Head,
    fit_row,
    keep_headings,
    print_on_paper,
    set_widths,
    write_head,
    write_section,
    write_sentence,
)
from assessment.export.text_lines import lines_of
from assessment.reporting.audit_report import AuditReport
from assessment.reporting.gap_report import Fact
from assessment.wording import say

_WIDTHS = (26, 34, 30, 30, 40)


@dataclass(frozen=True)
class _Part:
    """A heading with sentences, or with lines under names of columns; one without either is left out."""

    heading: str
    columns: Sequence[str] = ()
    lines: Sequence[Sequence[str]] = ()
    sentences: Sequence[str] = ()
    facts: Sequence[Fact] = ()


def audit_sheet(book: Book, report: AuditReport, head: Head) -> None:
    """The sheet, in the order of the Word report."""
    sheet = book.sheet(say("audit_report.sheet.audit"))
    set_widths(sheet, _WIDTHS)
    row = write_head(book, sheet, head, columns=len(_WIDTHS))
    for part in (*_result(report), *_audited(report), *_tried(report), *_limits(report)):
        if part.lines or part.sentences or part.facts:
            row = _write(book, sheet, part, row) + 1
    print_on_paper(sheet, head)
    keep_headings(sheet, head)


def _write(book: Book, sheet: Worksheet, part: _Part, row: int) -> int:
    """A heading with all that belongs under it; returns the next row."""
    across = len(_WIDTHS)
    row = write_section(book, sheet, row, 1, say(f"audit_report.heading.{part.heading}"))
    for text in part.sentences:
        row = write_sentence(book, sheet, row, text, TEXT, columns=across)
    for fact in part.facts:
        sheet.merge_cells(start_row=row, end_row=row, start_column=2, end_column=across)
        row = _line(book, sheet, row, (fact.label, fact.text), (_WIDTHS[0], sum(_WIDTHS[1:])))
    if part.lines:
        for place, name in enumerate(part.columns, 1):
            book.put(sheet, row, place, name, HEADER)
        row += 1
    for line in part.lines:
        row = _line(book, sheet, row, line, _WIDTHS)
    return row


def _line(book: Book, sheet: Worksheet, row: int, texts: Sequence[str], widths: Sequence[int]) -> int:
    """Texts side by side, as high as the longest; returns the next row."""
    for place, text in enumerate(texts, 1):
        book.put(sheet, row, place, text, TEXT)
    fit_row(sheet, row, max(lines_of(text, width) for text, width in zip(texts, widths, strict=False)))
    return row + 1


def _names(*columns: str) -> tuple[str, ...]:
    return tuple(say(f"audit_report.column.{name}") for name in columns)


def _result(report: AuditReport) -> Iterator[_Part]:
    said = (report.opinion, *report.rationale)
    yield _Part("result", sentences=said)
    yield _Part("conclusions", sentences=report.conclusions)
    yield _Part("criteria_met", sentences=(report.met, report.met_counts))
    diverging = [(one.number, one.statement, one.diverging_opinion) for one in report.diverging]
    none = () if diverging else (say("audit_report.no_diverging"),)
    yield _Part("diverging", _names("number", "finding", "diverging"), diverging, none)


def _audited(report: AuditReport) -> Iterator[_Part]:
    yield _Part("objectives", sentences=report.objectives)
    yield _Part("scope", facts=tuple({fact.label: fact for fact in (*report.cover, *report.scope)}.values()))
    clauses = [(f"{one.number} {one.title}", one.binding) for one in report.clauses]
    yield _Part("criteria", _names("clause", "binding"), clauses)
    documents = [(one.document, one.statement, one.kind, one.clauses) for one in report.adopted]
    yield _Part("adopted", _names("document", "says", "kind", "covers"), documents)
    team = [(one.name, one.role, "") for one in report.team]
    people = [(one.name, one.role, one.part) for one in report.participants]
    yield _Part("people", _names("name", "role", "part"), (*team, *people))
    waivers = [(one.by, one.conflict, one.reason) for one in report.waivers]
    yield _Part("independence", _names("by", "conflict", "reason"), waivers, report.independence)
    done = [
        (f"{one.day} {one.time}".strip(), one.title, one.place, f"{one.auditors} / {one.interviewees}", one.result)
        for one in report.activities
    ]
    yield _Part("activities", _names("when", "what", "where", "who", "result"), done)


def _tried(report: AuditReport) -> Iterator[_Part]:
    earlier = [(one.number, one.statement, one.grade, one.result, one.seen) for one in report.follow_ups]
    yield _Part(
        "follow_ups", (*_names("number", "finding", "grade", "became"), say("audit_closing.follow_up.seen")), earlier
    )
    asked = [(one.clause, one.question, one.knew) for one in report.awareness]
    yield _Part("awareness", _names("clause", "question", "knew"), asked)
    contacts = [
        (one.channel, one.sent, one.acknowledged, one.answered, " · ".join(filter(None, (one.language, one.information, one.outcome))))
        for one in report.contacts
    ]  # fmt: skip
    yield _Part("contacts", _names("channel", "sent", "acknowledged", "answered", "told"), contacts)
    walked = [(one.complaint, one.note, one.received, one.closed) for one in report.walk_throughs]
    yield _Part("walk_throughs", _names("complaint", "note", "received", "closed"), walked)


def _limits(report: AuditReport) -> Iterator[_Part]:
    yield _Part("obstacles", sentences=report.obstacles or (say("audit_report.no_obstacles"),))
    yield _Part("not_covered", sentences=report.not_covered or (say("audit_report.everything_covered"),))
    yield _Part("sampling", sentences=report.sampling)
    yield _Part("next_steps", sentences=report.next_steps or (say("audit_report.no_next_steps"),))
    yield _Part("recommendations", sentences=report.recommendations)
    yield _Part("distribution", sentences=(report.distribution, report.confidentiality))
    signed = report.sign_off or (Fact(label=report.mark, text=say("audit_report.draft")),)
    yield _Part("sign_off", sentences=tuple(filter(None, (report.statement, *report.replaced))), facts=signed)
