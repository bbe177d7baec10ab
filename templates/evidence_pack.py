"""The index of an evidence pack as a template: what is in it, how to check it, and what is not in it."""
# ruff: noqa: INP001 -- templates/ is a folder of documents, not a package

from __future__ import annotations

from collections.abc import Iterator

from assessment.wording import say
from templates.look import para, run, space
from templates.pieces import each, facts, listing, tag, value_row
from templates.visit_pieces import bullets, letterhead, sheet_title

BY_CLAUSE = (900, 2900, 5270)
PACKED = (900, 3450, 1500, 3220)
ABSENT = (900, 3450, 2000, 2720)


def body() -> Iterator[str]:
    """Head, how to check, the clauses, the files, what is not there, and what the assessment is."""
    yield from letterhead()
    yield from sheet_title("{{ title }}", "{{ subtitle }}")
    yield facts("facts", together=True)
    yield para("Normal", run("{{ standing }}"), more=space(10, 6))
    yield para("Heading1", run(say("pack.heading.check")))
    yield from bullets("pack.check.sums", "pack.check.windows", "pack.check.journal")
    yield from _part("pack.heading.clauses", "clauses", _by_clause(), "pack.sheet.clauses.none")
    yield from _part("pack.heading.packed", "packed", _packed(), "pack.sheet.packed.none")
    yield from _part("pack.heading.absent", "absent", _absent(), "pack.sheet.absent.none")
    yield tag("if documents")
    yield para("Heading1", run(say("pack.heading.documents")))
    yield tag("for pack_document in documents")
    yield para("ListBullet", run("{{ pack_document }}"))
    yield tag("endfor")
    yield tag("endif")
    yield para("SmallPrint", run("{{ guidance }}"))


def _part(heading: str, rows: str, table: str, none: str) -> Iterator[str]:
    """A heading with its table, or the sentence that there is nothing."""
    yield para("Heading1", run(say(heading)))
    yield tag(f"if {rows}")
    yield table
    yield tag("else")
    yield para("Normal", run(say(none)))
    yield tag("endif")


def _by_clause() -> str:
    heads = [say(f"pack.column.{key}") for key in ("clause", "clause_title", "evidence")]
    values = ("pack_clause.clause", "pack_clause.title", "pack_clause.evidence")
    return listing(BY_CLAUSE, heads, *each(BY_CLAUSE, "pack_clause in clauses", value_row(BY_CLAUSE, *values)))


def _packed() -> str:
    heads = [say(f"pack.column.{key}") for key in ("number", "title", "kind", "file")]
    values = ("pack_row.number", "pack_row.title", "pack_row.kind", "pack_row.file")
    return listing(PACKED, heads, *each(PACKED, "pack_row in packed", value_row(PACKED, *values)))


def _absent() -> str:
    heads = [say(f"pack.column.{key}") for key in ("number", "title", "absence", "reference")]
    values = ("pack_row.number", "pack_row.title", "pack_row.absence", "pack_row.reference")
    return listing(ABSENT, heads, *each(ABSENT, "pack_row in absent", value_row(ABSENT, *values)))
