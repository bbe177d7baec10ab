"""The audit report as a template: what stands on its pages, in which order, and under which condition."""
# ruff: noqa: INP001 -- templates/ is a folder of documents, not a package

from __future__ import annotations

from collections.abc import Iterator

from assessment.wording import say
from templates.audit_pieces import (
    activities,
    adopted,
    clauses,
    column,
    first,
    paragraphs,
    people,
    second,
    sentences,
    waivers,
)
from templates.gap_report import cover
from templates.look import WIDTH, cell, outline, para, row, run, space, table
from templates.pieces import (
    KEEP_NEXT,
    each,
    facts,
    listing,
    tag,
    tag_row,
    value_cell,
    value_row,
    when,
)

INDENT = 907
"""Where the words of a finding begin, right of its number."""


def result() -> Iterator[str]:
    """The page a managing director reads: opinion, conclusions, how far the criteria are met, the findings in a line each."""
    widths = (900, 2300, WIDTH - 3200)
    yield first("result", new_page=True)
    yield para("Verdict", run("{{ opinion }}"))
    yield from paragraphs("rationale")
    yield para("Headline", run("{{ met }}"))
    yield para("Normal", run("{{ met_counts }}"))
    yield from when("conclusions", second("conclusions"), *paragraphs("conclusions"))
    yield second("findings")
    yield para("Normal", run("{{ findings_sentence }}"), more=KEEP_NEXT)
    body = each(
        widths,
        "finding_entry in findings",
        row(
            [
                cell(widths[0], para("TableText", run("{{ finding_entry.number }}", number=True))),
                value_cell(widths[1], "{{ finding_entry.grade }}"),
                value_cell(widths[2], "{{ finding_entry.statement|truncate(220, False, '…', 0) }}"),
            ]
        ),
    )
    yield from when("findings", listing(widths, column("number", "grade", "finding"), *body))
    yield tag("if good_practice")
    yield second("good_practice")
    yield tag("for finding_entry in good_practice")
    yield para("ListBullet", run("{{ finding_entry.number }} ", number=True), run("{{ finding_entry.statement }}"))
    yield tag("endfor")
    yield tag("endif")


def scope() -> Iterator[str]:
    """Objectives, scope, criteria, team, independence and what was done."""
    yield first("scope", new_page=True)
    yield from sentences("objectives", "objectives", "audit_report.no_objectives")
    yield facts("scope")
    yield from when("clauses", second("criteria"), clauses())
    yield from when("adopted", second("adopted"), adopted())
    yield first("people")
    yield from people()
    yield second("independence")
    yield from when("waivers", waivers())
    yield from paragraphs("independence")
    yield first("activities")
    yield from when("activities", activities(result=True))
    yield from when("not activities", para("Normal", run(say("audit_report.no_activities"))))


def findings() -> Iterator[str]:
    """The findings in full, one block each."""
    line = (
        "{{ finding_entry.grade }} · {{ finding_entry.clause }}"
        "{% if finding_entry.criterion_id %} · {{ finding_entry.criterion_id }}{% endif %}"
        "{% if finding_entry.where %} · {{ finding_entry.where }}{% endif %}"
    )
    widths = (1800, WIDTH - INDENT - 1800)
    text = cell(widths[1], para("TableText", run("{{ fact.text }}")))
    last, before = (
        row([cell(widths[0], para("TableLabel", run("{{ fact.label }}"), more=more)), text]) for more in ("", KEEP_NEXT)
    )
    rows = (tag_row(widths, "if loop.last"), last, tag_row(widths, "else"), before, tag_row(widths, "endif"))
    block = table(widths, *each(widths, "fact in finding_entry.parts", *rows), look="LabelTable", indent=INDENT)
    yield first("findings", new_page=True)
    yield para("Normal", run("{{ findings_sentence }}"))
    yield tag("for finding_entry in findings")
    number, grade = run("{{ finding_entry.number }}\t", number=True), run("{{ finding_entry.grade }}")
    yield para("Heading3", number, grade, more=outline(2))
    yield para("GapLine", run(line.partition(" · ")[2]))
    yield block
    yield tag("endfor")


def diverging() -> Iterator[str]:
    """What the organization sees otherwise, in its own words."""
    yield first("diverging")
    yield tag("for finding_entry in diverging")
    yield para(
        "Normal",
        run("{{ finding_entry.number }} ", number=True),
        run("{{ finding_entry.position }}: {{ finding_entry.diverging_opinion }}"),
    )
    yield tag("else")
    yield para("Normal", run(say("audit_report.no_diverging")))
    yield tag("endfor")


def criteria_met() -> Iterator[str]:
    """How far the criteria are met, by clause."""
    widths = (800, WIDTH - 4200, 1350, 1150, 900)
    names = ("number", "title", "assessed", "percent", "gaps")

    def line(*, group: bool) -> str:
        return row(
            value_cell(width, f"{{{{ score_row.{name} }}}}", number=place > 1, group=group)
            for place, (width, name) in enumerate(zip(widths, names, strict=True))
        )

    heads = [say(f"report.column.{name}") for name in ("clause", "title", "assessed", "score", "gaps")]
    body = each(
        widths,
        "score_row in rows",
        tag_row(widths, "if score_row.is_chapter"),
        line(group=True),
        tag_row(widths, "else"),
        line(group=False),
        tag_row(widths, "endif"),
    )
    yield first("criteria_met")
    yield para("Normal", run("{{ met }}"), more=KEEP_NEXT)
    yield para("Normal", run("{{ met_counts }}"), more=KEEP_NEXT)
    yield from when("rows", listing(widths, heads, *body, numbers=3))


def statistics() -> Iterator[str]:
    """Findings by grade beside the last audit, and by clause, site and process."""
    widths = (WIDTH - 3000, 1500, 1500)
    yield first("statistics")
    yield second("grades")
    yield from when(
        "last_audit", para("Normal", run(say("audit_report.last", audit="{{ last_audit }}")), more=KEEP_NEXT)
    )
    body = each(
        widths,
        "grade_count in grade_counts",
        value_row(widths, "grade_count.label", "grade_count.now", "grade_count.then", numbers=2),
    )
    yield from when("grade_counts", listing(widths, column("grade", "now", "then"), *body, numbers=2))
    yield from when("not grade_counts", para("Normal", run("{{ findings_sentence }}")))
    yield from when("findings", para("Chart", run("{{ chart_findings }}"), more=space(8, 4, line=240)))
    for name, head in (("by_clause", "clause"), ("by_site", "site"), ("by_process", "process")):
        yield from when(name, second(name), spread(name, head))


def spread(name: str, head: str) -> str:
    """A table of findings by place, with their grades in words."""
    widths = (3600, WIDTH - 4500, 900)
    body = each(
        widths, f"spread in {name}", value_row(widths, "spread.title", "spread.text", "spread.total", numbers=1)
    )
    return listing(widths, column(head, "grades", "total"), *body, numbers=1)


def follow_ups() -> Iterator[str]:
    """What became of the findings of the last audit."""
    widths = (850, 1500, 2900, 1320, WIDTH - 6570)
    values = ("number", "grade", "statement", "result", "seen")
    body = each(widths, "follow_up_line in follow_ups", value_row(widths, *(f"follow_up_line.{one}" for one in values)))
    heads = column("number", "grade", "finding", "became", "note")
    heads[-1] = say("audit_closing.follow_up.seen")
    yield from when("follow_ups", first("follow_ups"), listing(widths, heads, *body))


def field() -> Iterator[str]:
    """Awareness of staff, test contacts, complaints followed."""
    widths = (800, WIDTH - 3000, 1200, 1000)
    values = [f"awareness_line.{name}" for name in ("clause", "question", "knew", "partly")]
    body = each(widths, "awareness_line in awareness", value_row(widths, *values, numbers=2))
    heads = column("clause", "question", "knew", "partly")
    yield tag("if awareness or contacts or walk_throughs")
    yield first("field")
    yield from when(
        "awareness",
        second("awareness"),
        para("Normal", run("{{ awareness_sentence }}"), more=KEEP_NEXT),
        listing(widths, heads, *body, numbers=2),
    )
    yield from when("contacts", second("contacts"), contacts())
    widths = (2300, 1400, 1400, WIDTH - 5100)
    values = [f"walk_through_line.{name}" for name in ("complaint", "received", "closed", "note")]
    body = each(widths, "walk_through_line in walk_throughs", value_row(widths, *values))
    heads = column("complaint", "received", "closed", "note")
    yield from when("walk_throughs", second("walk_throughs"), listing(widths, heads, *body))
    yield tag("endif")


def contacts() -> str:
    """The test contacts, one line each."""
    widths = (1500, 1500, 1700, 1700, WIDTH - 6400)
    values = ("channel", "sent", "acknowledged", "answered")
    cells = [
        value_cell(width, f"{{{{ contact_line.{name} }}}}", small=True)
        for width, name in zip(widths, values, strict=False)
    ]
    told = "{{ contact_line.language }}" + "".join(
        f"{{% if contact_line.{name} %}} · {{{{ contact_line.{name} }}}}{{% endif %}}"
        for name in ("information", "outcome")
    )
    last = value_cell(widths[-1], told, small=True)
    heads = column(*values, "told")
    return listing(widths, heads, *each(widths, "contact_line in contacts", row([*cells, last])))


def evidence() -> Iterator[str]:
    """What verdicts and findings rest on, by number."""
    widths = (780, 3350, 1500, 1640, WIDTH - 7270)
    title = cell(
        widths[1],
        para("TableSmall", run("{{ evidence_line.title }}")),
        *when("evidence_line.source", para("TableSmall", run("{{ evidence_line.source }}"))),
        para("TableSmall", run("{{ evidence_line.kind }} · {{ evidence_line.confidentiality }}")),
    )
    cells = [
        cell(widths[0], para("TableSmall", run("{{ evidence_line.number }}", number=True))),
        title,
        *(
            value_cell(width, f"{{{{ evidence_line.{name} }}}}", small=True)
            for width, name in zip(widths[2:], ("period", "collected", "used"), strict=True)
        ),
    ]
    heads = column("number", "evidence", "period", "collected", "used")
    yield first("evidence", new_page=True)
    yield from when("evidence", listing(widths, heads, *each(widths, "evidence_line in evidence", row(cells))))
    yield from when("not evidence", para("Normal", run(say("audit_report.no_evidence"))))


def limits() -> Iterator[str]:
    """Obstacles, what was not covered, what a sample cannot say, what follows, and the recommendations agreed on."""
    yield first("limits")
    yield from sentences("obstacles", "obstacles", "audit_report.no_obstacles")
    yield from sentences("not_covered", "not_covered", "audit_report.everything_covered")
    yield second("sampling")
    yield from paragraphs("sampling")
    yield first("next_steps")
    yield from when("next_steps", *paragraphs("next_steps"))
    yield from when("not next_steps", para("Normal", run(say("audit_report.no_next_steps"))))
    yield from when("recommendations", first("recommendations"), *paragraphs("recommendations"))


def sign_off() -> Iterator[str]:
    """Distribution, confidentiality, and the signature with the snapshot it holds for; or that this is a draft."""
    yield first("distribution")
    yield para("Normal", run("{{ distribution }}"))
    yield para("Normal", run("{{ confidentiality }}"))
    yield first("sign_off")
    yield tag("if is_signed")
    yield from when("statement", para("Normal", run("{{ statement }}"), more=KEEP_NEXT))
    yield facts("sign_off", together=True)
    yield para("Normal", run(say("audit_report.sealed")), more=space(8, 6))
    yield tag("else")
    yield para("Headline", run("{{ mark }}"))
    yield para("Normal", run(say("audit_report.draft")))
    yield tag("endif")
    yield from paragraphs("replaced")
    yield from when("look.disclaimer", para("Normal", run("{{ look.disclaimer }}"), more=space(6, 0)))


def body() -> Iterator[str]:
    """All sections in order; a register of findings has those of them it needs."""
    yield from cover()
    yield from when("'audit' in sections", *result(), *scope())
    yield from when("'findings' in sections", *findings())
    yield from when("'results' in sections", *diverging(), *criteria_met(), *statistics(), *follow_ups(), *field())
    yield from when("'evidence' in sections", *evidence())
    yield from when("'audit' in sections", *limits())
    yield from sign_off()
