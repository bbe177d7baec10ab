"""The response to an outside body as a template: its own words first, then correction, cause, action and evidence."""
# ruff: noqa: INP001 -- templates/ is a folder of documents, not a package

from __future__ import annotations

from collections.abc import Iterator

from assessment.wording import say
from templates.case_pieces import actions, bullets, heading, opening, or_nothing, passage, reviews
from templates.corrective_action import bold
from templates.look import WIDTH, cell, para, row, run, space, table
from templates.pieces import each, facts, when

THEIRS = (2550, WIDTH - 2550)


def theirs() -> str:
    """To whom, and number, grade and deadline as they gave them."""

    def line(label: str, text: str) -> str:
        return row([cell(THEIRS[0], para("TableLabel", run(label))), cell(THEIRS[1], para("TableText", run(text)))])

    return table(
        THEIRS,
        line(say("response.to"), "{{ body }}"),
        *each(THEIRS, "fact in theirs", line("{{ fact.label }}", "{{ fact.text }}")),
        line(say("response.ours"), "{{ number }}"),
        look="LabelTable",
    )


def body() -> Iterator[str]:
    """What they wrote, what was done about it, what proves it."""
    yield from opening(with_facts=False)
    yield theirs()
    yield heading("response.heading.wording")
    yield para("Normal", run("{{ wording }}"))
    yield from when("views", heading("response.heading.views"), facts("views"))
    yield heading("response.heading.correction")
    yield from when("containment", para("Normal", run("{{ containment }}")))
    yield from or_nothing("corrections", actions("corrections"))
    yield from passage("extent", "response.heading.extent")
    yield heading("response.heading.cause")
    yield from or_nothing("root_cause", para("Normal", bold("{{ root_cause }}")))
    yield heading("response.heading.actions")
    yield from or_nothing("corrective_actions", actions("corrective_actions"))
    yield from when("reviews", heading("response.heading.effect"), *reviews())
    yield heading("response.heading.evidence")
    yield from or_nothing("enclosed", *bullets("enclosed"))
    yield para("Normal", run("{{ author }}"), more=space(18, 0))
    yield from when("look.disclaimer", para("Normal", run("{{ look.disclaimer }}"), more=space(8, 0)))
