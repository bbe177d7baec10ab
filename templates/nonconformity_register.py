"""The register of nonconformities and the corrective-action plan as one template, made for meetings."""
# ruff: noqa: INP001 -- templates/ is a folder of documents, not a package

from __future__ import annotations

from collections.abc import Iterator

from assessment.wording import say
from templates.case_pieces import heading, opening
from templates.look import WIDTH, para, row, run, space, table
from templates.pieces import each, head_cell, listing, tag, value_cell, value_row, when

REGISTER = (800, WIDTH - 800 - 1250 - 1350 - 1100 - 1350, 1250, 1350, 1100, 1350)
ACTIONS = (850, WIDTH - 850 - 1150 - 1450 - 1100 - 1250, 1150, 1450, 1100, 1250)


def small(widths: tuple[int, ...], keys: tuple[str, ...], loop: str, values: tuple[str, ...]) -> str:
    """A table in small letters with a row per item."""
    heads = [head_cell(width, say(key), small=True) for width, key in zip(widths, keys, strict=True)]
    cells = [value_cell(width, value, small=True) for width, value in zip(widths, values, strict=True)]
    return table(widths, row(heads, header=True), *each(widths, loop, row(cells)))


def register() -> str:
    """The nonconformities."""
    names = ("number", "statement", "grade", "state", "due", "responsible")
    item = "register_row"
    values = (
        f"{{{{ {item}.number }}}}",
        f"{{{{ {item}.statement|truncate(300, True, '…') }}}}",
        f"{{{{ {item}.grade }}}}",
        f"{{{{ {item}.state }}}}",
        f"{{{{ {item}.due_day }}}}{{% if {item}.is_overdue %}} · {{{{ {item}.lateness }}}}{{% endif %}}",
        f"{{{{ {item}.responsible }}}}",
    )
    return small(REGISTER, tuple(f"case.column.{name}" for name in names), f"{item} in rows", values)


def actions() -> str:
    """The actions."""
    names = ("for", "action", "purpose", "owner", "due", "state")
    item = "action_row"
    late = f"{{% if {item}.is_overdue %}} · {say('car.overdue')}{{% endif %}}"
    values = (
        f"{{{{ {item}.number }}}}",
        f"{{{{ {item}.text|truncate(300, True, '…') }}}}",
        f"{{{{ {item}.purpose }}}}",
        f"{{{{ {item}.owner }}}}",
        f"{{{{ {item}.due_day }}}}{late}",
        f"{{{{ {item}.state }}}}",
    )
    return small(ACTIONS, tuple(f"case.column.{name}" for name in names), f"{item} in actions", values)


def labelled(loop: str, item: str, keys: tuple[str, str]) -> str:
    """Two columns: what, and how much."""
    widths = (WIDTH - 2400, 2400)
    values = value_row(widths, f"{item}.label", f"{item}.text", numbers=1)
    return listing(widths, [say(key) for key in keys], *each(widths, loop, values), numbers=1)


def causes() -> str:
    """The causes, the most frequent first."""
    widths = (WIDTH - 3400, 1500, 1900)
    heads = [say("case.column.cause_code"), say("workbook.count"), say("case.column.share")]
    values = value_row(widths, "cause_row.cause", "cause_row.count", "cause_row.share", numbers=2)
    return listing(widths, heads, *each(widths, "cause_row in causes", values), numbers=2)


def months() -> str:
    """Raised, closed and open, month by month."""
    widths = (WIDTH - 4500, 1400, 1400, 1700)
    heads = [say("case.column.month"), say("case.raised"), say("case.closed"), say("case.column.open_at_end")]
    names = ("month", "raised", "closed", "open_at_end")
    values = value_row(widths, *(f"month_row.{name}" for name in names), numbers=3)
    return listing(widths, heads, *each(widths, "month_row in months", values), numbers=3)


def lists() -> Iterator[str]:
    """Register and actions; the plan begins with the actions."""
    both = (
        (*when("rows", heading("case.heading.register"), register()),),
        (
            heading("case.heading.actions"),
            tag("if actions"),
            actions(),
            tag("else"),
            para("Normal", run(say("case.no_actions"))),
            tag("endif"),
        ),
    )
    yield tag("if is_plan")
    yield from both[1]
    yield from both[0]
    yield tag("else")
    yield from both[0]
    yield from both[1]
    yield tag("endif")


def body() -> Iterator[str]:
    """Headline, figures, both lists, then why, when and how long."""
    yield from opening(with_facts=False)
    yield para("Headline", run("{{ headline }}"))
    yield para("Normal", run("{{ standing }}"))
    yield labelled("fact in figures", "fact", ("case.column.figure", "workbook.count"))
    yield from lists()
    yield from when("causes", heading("case.heading.causes"), causes())
    yield from when("causes", para("Chart", run("{{ chart_causes }}"), more=space(8, 4, line=240)))
    yield from when("rows", heading("case.heading.months"), months())
    yield from when("rows", para("Chart", run("{{ chart_months }}"), more=space(8, 4, line=240)))
    yield from when(
        "rows",
        heading("case.heading.times"),
        labelled("fact in times", "fact", ("case.column.step", "case.column.median")),
    )
    yield from when("look.disclaimer", para("Normal", run("{{ look.disclaimer }}"), more=space(8, 0)))
