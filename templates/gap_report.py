"""The gap report as a template: what stands on its pages, in which order, and under which condition."""
# ruff: noqa: INP001 -- templates/ is a folder of documents, not a package

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from assessment.wording import say
from templates.gap_pieces import PLACES, adopted, column, due, gap_table, in_columns, second, state
from templates.look import HEAT, WIDTH, cell, para, row, run, space, table
from templates.pieces import (
    KEEP_NEXT,
    choice,
    each,
    either,
    facts,
    group_row,
    head_cell,
    listing,
    repeated,
    tag,
    value_cell,
    value_row,
    when,
)

LONG = "'gaps' in sections or 'annex' in sections"
"""The report is long enough for a list of contents."""
SECTIONS = {
    "summary": "",
    "scope": "'method' in sections",
    "readiness": "'results' in sections",
    "clauses": "'results' in sections",
    "gaps": "'gaps' in sections",
    "action_plan": "'action_plan' in sections",
    # Ten pages are too few for it: the reasons stand in the full report, and their number with the score.
    "excluded": f"'results' in sections and ({LONG} or 'action_plan' not in sections)",
    "annex": "'annex' in sections",
    "limits": "",
    "sign_off": "",
}
"""The headings of the contents, and when each is there."""
CONTENTS_FIELD = r'TOC \o "1-1" \n \h \z \u'  # \n: no page numbers, which only Word could know
SHORT = f"'results' in sections and not ({LONG})"
"""A report of ten pages at most, with a plan of two lines to an action."""
LOGOS = "look.firm_logo or look.client_logo"
LOGO_ROW = 1480
"""Twentieths of a point that the logos take at the top of the cover."""
LISTED = 30
"""Documents up to which they stand with the method; more go to the end of the annex."""


def heading(section: str, *, new_page: bool = False) -> str:
    """A section heading with the bookmark that the contents point to."""
    number = list(SECTIONS).index(section) + 1
    inner = run(say(f"report.heading.{section}"))
    text = f'<w:bookmarkStart w:id="{number}" w:name="_Toc{number:09d}"/>{inner}<w:bookmarkEnd w:id="{number}"/>'
    return para("Heading1", text, more=f"<w:pageBreakBefore/>{space(0, 8, line=240)}" if new_page else "")


def cover() -> Iterator[str]:
    """The logos, draft or issue, title, organization, and the facts at the foot of the page."""
    title, organization = run("{{ title }}"), run("{{ organization }}")
    yield from when(LOGOS, logos())
    yield para("Mark", run("{{ mark }} · {{ number }}"))
    # The logos take their room from the space above the title, the shorter Letter page from the space above the facts.
    yield from choice(LOGOS, para("Title", title, more=space(44, 8, line=240)), para("Title", title))
    yield para("Subtitle", run("{{ subtitle }}"))
    lower = para("CoverOrganization", organization, more=space(54, 133, line=240))
    yield from choice("look.paper == 'letter'", lower, para("CoverOrganization", organization))
    yield facts("cover")


def logos() -> str:
    """The firm's logo on the left, the client's on the right; one alone stands on the left."""
    widths = (WIDTH // 2, WIDTH // 2)
    first = "{% if look.firm_logo %}{{ logo_firm }}{% else %}{{ logo_client }}{% endif %}"
    second_one = "{% if look.firm_logo %}{{ logo_client }}{% endif %}"
    cells = (
        cell(widths[0], para("Logo", run(first))),
        cell(widths[1], para("Logo", run(second_one), more='<w:jc w:val="right"/>')),
    )
    line = row(cells).replace("<w:cantSplit/>", f'<w:cantSplit/><w:trHeight w:val="{LOGO_ROW}" w:hRule="exact"/>')
    return table(widths, line, look="LabelTable")


def contents() -> Iterator[str]:
    """The contents of a long report as a field whose entries are links to the headings."""
    begin = f'{mark("begin")}<w:r><w:instrText xml:space="preserve"> {escape(CONTENTS_FIELD)} </w:instrText></w:r>{mark("separate")}'
    entries: list[str] = []
    for number, (section, condition) in enumerate(SECTIONS.items(), 1):
        words = run(say(f"report.heading.{section}"), number=True)
        link = f'<w:hyperlink w:anchor="_Toc{number:09d}" w:history="1">{words}</w:hyperlink>'
        entry = para("TOC1", begin if number == 1 else "", link, mark("end") if number == len(SECTIONS) else "")
        entries += when(condition, entry) if condition else (entry,)
    title = para("TOCHeading", run(say("report.contents")), more="<w:pageBreakBefore/>")
    yield from when(
        LONG,
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{title}{''.join(entries)}</w:sdtContent></w:sdt>",
    )


def mark(kind: str) -> str:
    """One of the three marks of a field that spans paragraphs."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def chart(key: str) -> tuple[str, str]:
    """A chart under its title."""
    return second(key), para("Chart", run(f"{{{{ {key} }}}}"))


def summary() -> Iterator[str]:
    """The page a managing director reads: verdict, score, strengths, the gravest gaps, next steps."""
    widths = (850, 4270, WIDTH - 5120)
    yield heading("summary", new_page=True)
    yield para("Verdict", run("{{ verdict }}"))
    yield para("Headline", run("{{ headline }}"))
    yield para("Normal", run("{{ summary }}"))
    yield from when("figures.percent_assessed is not none", *chart("chart_chapters"))
    yield from when("first_strengths", second("strengths"), *bullets("first_strengths"))
    gap = (
        para("TableSmall", run("{{ gap_entry.criterion_id }}", number=True)),
        para("TableSmall", run("{{ gap_entry.severity }}")),
    )
    others = [
        value_cell(width, f"{{{{ gap_entry.{name} }}}}", small=True)
        for width, name in zip(widths[1:], ("statement", "risk"), strict=True)
    ]
    body = each(widths, "gap_entry in gravest", row([cell(widths[0], *gap), *others]))
    yield from when("gravest", second("gravest"), listing(widths, column("gap", "criterion", "risk"), *body))
    yield second("next_steps")
    yield tag("for text in next_steps")
    yield tag("if gravest")
    yield para("ListNumber", run("{{ text }}"))
    yield tag("else")
    yield para("Normal", run("{{ text }}"))
    yield tag("endif")
    yield tag("endfor")


def scope() -> Iterator[str]:
    """Scope and method: facts, how it was done, who is on record, what was seen."""
    yield heading("scope", new_page=True)
    yield facts("scope", together=True)
    yield para("Normal", run(say("report.method")), more=space(8, 6))
    yield from when("adopted", second("adopted"), para("Normal", run(say("report.adopted")), more=KEEP_NEXT), adopted())
    yield second("people")
    yield tag("if people")
    yield in_columns("people")
    yield tag("else")
    yield para("Normal", run(say("report.no_people")))
    yield tag("endif")
    yield from when("observations", second("observations"), *bullets("observations"))
    yield second("documents")
    yield tag("if not documents")
    yield para("Normal", run(say("report.no_documents")))
    yield tag(f"elif documents|length <= {LISTED}")
    yield in_columns("documents")
    yield tag("else")
    where = "{% if 'annex' in sections %}" + say("report.many_documents.annex") + "{% else %}"
    where += say("report.many_documents.full") + "{% endif %}"
    yield para("Normal", run("{{ documents|length }} " + say("report.many_documents") + " " + where))
    yield tag("endif")


def readiness() -> Iterator[str]:
    """The headline with what it is made of, both charts, what overrides it, and what would raise it."""
    # Straight after the summary it would leave its heading alone at the foot of that page.
    yield from choice("'method' in sections", heading("readiness"), heading("readiness", new_page=True))
    yield para("Headline", run("{{ headline }}"))
    yield para("Normal", run("{{ explanation }}"), more=KEEP_NEXT)
    yield counts()
    # A short report has this chart on the page before.
    yield from when(f"figures.percent_assessed is not none and ({LONG})", *chart("chart_chapters"))
    yield from when("figures.assessed", *chart("chart_ratings"))
    yield second("blockers")
    yield from either("text in blockers", para("ListBullet", run("{{ text }}")), say("report.no_blockers"))
    yield from when("levers", second("levers"), *bullets("levers"))
    yield from when(f"strengths != first_strengths and ({LONG})", second("all_strengths"), *bullets("strengths"))


def bullets(loop: str) -> tuple[str, ...]:
    """A list with a bullet per text."""
    return tag(f"for text in {loop}"), para("ListBullet", run("{{ text }}")), tag("endfor")


def counts() -> str:
    """Criteria per rating, gaps per kind and per severity, side by side."""
    outer, inner = WIDTH // 3, (1950, 850)
    cells = []
    for head, loop in (("rating", "ratings"), ("kind", "gap_kinds"), ("severity", "severities")):
        body = each(inner, f"count in {loop}", value_row(inner, "count.label", "count.count", numbers=1))
        heads = column(head, "count" if head == "rating" else "gaps")
        cells.append(cell(outer, listing(inner, heads, *body, numbers=1), para("TableText")))
    return table((outer,) * 3, row(cells), look="LabelTable")


def clauses() -> Iterator[str]:
    """The chapters in brief, the heat table, and in a long report the score by theme and principle."""
    number, count, score = 680, 960, 900
    title = WIDTH - number - 5 * count - score
    widths = (number, title, count, score)
    heads = (
        *(head_cell(width, words) for width, words in zip(widths[:2], column("clause", "title"), strict=True)),
        *repeated("text in heat_columns", head_cell(count, "{{ text }}", number=True, small=True)),
        head_cell(score, "{{ score_column }}", number=True),
    )
    chapter = (
        value_cell(number, "{{ score_row.number }}", group=True, small=True),
        value_cell(title, "{{ score_row.title }}", group=True, small=True),
        *repeated("text in heat_columns", value_cell(count, "", group=True, small=True)),
        value_cell(score, "{{ score_row.percent }}", number=True, group=True, small=True),
    )
    colours = ", ".join(f"'{shade}'" for shade in HEAT)
    shade = f"{{% cellbg ({colours})[heat_row.level] if heat_row.level > -1 else 'auto' %}}"
    clause = (
        value_cell(number, "{{ heat_row.number }}", small=True),
        value_cell(title, "{{ heat_row.title }}", small=True),
        *repeated("count in heat_row.counts", value_cell(count, "{{ count or '·' }}", number=True, small=True)),
        value_cell(score, shade + "{{ heat_row.percent }}", number=True, small=True),
    )
    rows = each(
        widths,
        "score_row in rows if score_row.is_chapter",
        row(chapter),
        *each(widths, "heat_row in heat if (heat_row.number ~ '.').startswith(score_row.number ~ '.')", row(clause)),
    )
    yield heading("clauses")
    yield from chapters()
    yield second("heat")
    yield para("Normal", run(say("report.heat")), more=KEEP_NEXT)
    yield table(widths, row(heads, header=True), *rows, whole=WIDTH)
    yield from when(LONG, *breakdown("themes", "theme"), *breakdown("principles", "principle"))
    for cut, head in PLACES.items():
        yield from when(f"{cut} and ({LONG})", *breakdown(cut, head))


def chapters() -> Iterator[str]:
    """How each chapter stands."""
    widths = (3900, WIDTH - 3900)
    name = para("TableLabel", run("{{ chapter_comment.number }} {{ chapter_comment.title }}"))
    cells = (cell(widths[0], name), value_cell(widths[1], "{{ chapter_comment.text }}"))
    body = each(widths, "chapter_comment in chapter_comments", row(cells))
    yield second("chapters")
    yield table(widths, *body, look="LabelTable")


def breakdown(name: str, head: str) -> tuple[str, str]:
    """The score cut in another direction."""
    widths = (WIDTH - 3400, 1350, 1150, 900)
    title = value_cell(widths[0], "{% if score_row.number %}{{ score_row.number }} {% endif %}{{ score_row.title }}")
    values = [
        value_cell(width, f"{{{{ score_row.{one} }}}}", number=True)
        for width, one in zip(widths[1:], ("assessed", "percent", "gaps"), strict=True)
    ]
    body = each(widths, f"score_row in {name}", row([title, *values]))
    heads = [*column(head, "assessed"), "{{ score_column }}", *column("gaps")]
    return second(name), listing(widths, heads, *body, numbers=3)


def gaps() -> Iterator[str]:
    """One block per gap, by priority: what, how bad, why it matters, what to do; the closed ones last."""
    line = "{{ gap_entry.severity }} · {{ gap_entry.rating }} · {{ gap_entry.kind }} · {{ gap_entry.force }}"
    plan = "{{ gap_entry.phase }} · {{ gap_entry.effort }} · " + due() + " · " + state()
    block = (
        para("Heading3", run("{{ gap_entry.criterion_id }}\t", number=True), run("{{ gap_entry.statement }}")),
        para("GapLine", run(line + "{% if not gap_entry.closed %} · {{ gap_entry.probably }}{% endif %}")),
        gap_table(plan),
    )
    one_of = "(0 if gap_entry.closed else gap_entry.priority) == priority_group.number"
    yield heading("gaps", new_page=True)
    yield tag("for priority_group in priorities")
    yield para("Heading2", run("{{ priority_group.label }} ({{ priority_group.count }})"))
    yield tag(f"for gap_entry in gaps if {one_of}")
    yield from block
    yield tag("endfor")
    yield tag("else")
    yield para("Normal", run(say("report.no_gaps")))
    yield tag("endfor")


def action_plan() -> Iterator[str]:
    """The actions by phase, those of closed gaps last."""
    widths = (700, WIDTH - 5010, 1880, 1200, 1230)
    action = f"gap_entry.action|truncate(84, False, '…', 0) if {SHORT} else gap_entry.action"
    values = ("gap_entry.criterion_id", action, "gap_entry.owner")
    times = (para("TableSmall", run(f"{{{{ gap_entry.{name} }}}}")) for name in ("due", "effort"))
    cells = [
        *(value_cell(width, f"{{{{ {value} }}}}", small=True) for width, value in zip(widths, values, strict=False)),
        cell(widths[3], *times),
    ]
    closed = [*cells, value_cell(widths[-1], say("report.state.closed"), small=True)]
    rows = each(
        widths,
        "count in phases",
        group_row(widths, "{{ count.label }} ({{ count.count }})"),
        *each(
            widths,
            "gap_entry in gaps if gap_entry.phase == count.label and not gap_entry.closed",
            row([*cells, value_cell(widths[-1], state(), small=True)]),
        ),
    )
    last = each(
        widths,
        "priority_group in priorities if not priority_group.number",
        group_row(widths, "{{ priority_group.label }} ({{ priority_group.count }})"),
        *each(widths, "gap_entry in gaps if gap_entry.closed", row(closed)),
    )
    after = "'method' in sections or 'results' in sections or 'gaps' in sections"
    yield from choice(after, heading("action_plan"), heading("action_plan", new_page=True))
    yield tag("if gaps")
    shortened = f"{{% if {SHORT} %}} {say('report.plan_shortened')}{{% endif %}}"
    yield para("Normal", run(say("report.plan") + shortened), more=KEEP_NEXT)
    yield listing(widths, column("gap", "action", "owner", "due_effort", "state"), *rows, *last)
    yield tag("else")
    yield para("Normal", run(say("report.no_actions")))
    yield tag("endif")


def excluded() -> Iterator[str]:
    """What does not apply, and why."""
    widths = (900, 3600, WIDTH - 4500)
    values = ("exclusion.criterion_id", "exclusion.statement", "exclusion.reason")
    body = each(widths, "exclusion in excluded", value_row(widths, *values))
    yield heading("excluded")
    yield tag("if excluded")
    yield listing(widths, column("clause", "criterion", "reason"), *body)
    yield tag("else")
    yield para("Normal", run(say("report.no_excluded")))
    yield tag("endif")


def annex() -> Iterator[str]:
    """Every criterion, clause by clause."""
    widths = (2700, 1050, 3050, WIDTH - 6800)
    number = para(
        "TableText",
        run("{{ annex_entry.criterion_id }}", number=True),
        run("{% if annex_entry.mark %} · {{ annex_entry.mark }}{% endif %}"),
    )
    place = when("annex_entry.where", para("TableLabel", run("{{ annex_entry.where }}")))
    first = cell(widths[0], number, para("TableText", run("{{ annex_entry.statement }}")), *place)
    others = [
        value_cell(width, f"{{{{ annex_entry.{name} }}}}")
        for width, name in zip(widths[1:], ("rating", "found", "evidence"), strict=True)
    ]
    body = each(widths, "annex_entry in annex_clause.entries", row([first, *others]))
    yield heading("annex", new_page=True)
    yield tag("for annex_clause in annex")
    yield para("Heading2", run("{{ annex_clause.number }}\t", number=True), run("{{ annex_clause.title }}"))
    yield listing(widths, column("criterion", "rating", "found", "evidence"), *body)
    yield tag("endfor")
    yield from when(f"documents|length > {LISTED}", second("documents"), in_columns("documents"))


def limits() -> Iterator[str]:
    """What the report cannot say."""
    yield heading("limits")
    yield from bullets("limits")
    yield from when("look.disclaimer", para("Normal", run("{{ look.disclaimer }}"), more=space(6, 0)))


def sign_off() -> Iterator[str]:
    """Who stands for the report: name, role, date and signature, with room to write."""
    widths = (2300, 2300, 1700, 1000, WIDTH - 7300)
    room = space(9, 9)
    rows = []
    for purpose, name in (
        (say("report.sign.prepared"), "{{ author }}"),
        (say("report.sign.reviewed"), "{{ reviewer }}"),
        (say("report.sign.accepted"), ""),
    ):
        texts = (("TableLabel", purpose), ("TableText", name), *(("TableText", ""),) * 3)
        cells = [
            cell(width, para(style, run(text), more=KEEP_NEXT + room))
            for width, (style, text) in zip(widths, texts, strict=True)
        ]
        rows.append(row(cells))
    yield heading("sign_off")
    yield listing(widths, ["", *column("name", "role", "date", "signature")], *rows)
    yield from when("journal", para("TableLabel", run("{{ journal }}"), more=space(10, 0)))


def body() -> Iterator[str]:
    """All sections, each under its condition."""
    yield from cover()
    yield from contents()
    makers = (summary, scope, readiness, clauses, gaps, action_plan, excluded, annex, limits, sign_off)
    for condition, make in zip(SECTIONS.values(), makers, strict=True):
        yield from when(condition, *make()) if condition else make()
