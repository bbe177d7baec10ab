"""The certificate of a removal as a template: one page, and the hashes of the files where there are any."""
# ruff: noqa: INP001 -- templates/ is a folder of documents, not a package

from __future__ import annotations

from collections.abc import Iterator

from assessment.wording import say
from templates.gap_report import LOGOS, logos
from templates.look import WIDTH, field, outline, para, run, space
from templates.pieces import each, facts, listing, tag, value_row, when


def foot() -> str:
    """The footer: what it is, its number, and page x of y."""
    pages = (
        run(say("report.page") + " "),
        field("PAGE", "1"),
        run(f" {say('report.page_of')} "),
        field("NUMPAGES", "1"),
    )
    return para("Footer", run("{{ title }} · {{ number }}\t"), *pages)


def body() -> Iterator[str]:
    """Statement, facts, counts, the journal, the files, what stays."""
    widths = (WIDTH - 1800, 1800)
    yield from when(LOGOS, logos())
    yield para("Title", run("{{ title }}"), more=space(24, 8, line=240) + outline(1))
    yield para("Headline", run("{{ statement }}"), more=space(0, 10))
    yield facts("facts")
    yield para("Heading2", run(say("removal.heading.records")))
    heads = [say("removal.column.kind"), say("removal.column.count")]
    yield listing(
        widths,
        heads,
        *each(widths, "count in records", value_row(widths, "count.label", "count.count", numbers=1)),
        numbers=1,
    )
    yield para("Heading2", run(say("removal.heading.journal")))
    yield para("Normal", run(say("removal.chain")))
    yield para("TableText", run("{{ chain_head }}"), more=space(0, 8))
    yield from when("files", para("Heading2", run(say("removal.heading.files"))))
    yield tag("for hash in files")
    yield para("TableText", run("{{ hash }}"))
    yield tag("endfor")
    yield para("Heading2", run(say("removal.heading.notes")))
    yield tag("for text in notes")
    yield para("ListBullet", run("{{ text }}"))
    yield tag("endfor")
