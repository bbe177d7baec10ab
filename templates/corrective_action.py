"""The corrective-action report as a template: from what is not fulfilled to the proof, with the cause as a picture."""
# ruff: noqa: INP001 -- templates/ is a folder of documents, not a package

from __future__ import annotations

from collections.abc import Iterator

from assessment.wording import say
from templates.case_pieces import (
    CENTRE,
    TINT,
    actions,
    arrow,
    boxed,
    bullets,
    heading,
    opening,
    or_nothing,
    passage,
    reviews,
)
from templates.look import WIDTH, cell, para, row, run, space, table
from templates.pieces import BOLD, KEEP_NEXT, each, facts, head_cell, listing, tag, value_row, when

WHYS = (1100, WIDTH - 1100)
SPINE = 420
BONES = ((WIDTH - SPINE) // 2, SPINE, WIDTH - SPINE - (WIDTH - SPINE) // 2)
SPINE_FILL = '<w:shd w:val="clear" w:color="auto" w:fill="0B6E75" w:themeFill="accent1"/>'
OPTIONS = (2800, 2000, 1600, WIDTH - 6400)
SIGN = (WIDTH - 2400 - 1500 - 2200, 2400, 1500, 2200)


def bold(text: str) -> str:
    """A run in bold."""
    return run(text).replace("<w:r>", f"<w:r>{BOLD}")


def whys() -> str:
    """The chain of whys as boxes with arrows, down to the root cause."""
    box = (
        boxed(WHYS[0], para("TableHeading", run("{{ why_box.label }}"))),
        boxed(WHYS[1], para("TableText", run("{{ why_box.text }}"), more=KEEP_NEXT)),
    )
    last = boxed(
        sum(WHYS), para("TableText", bold(f"{say('car.root_cause')}: {{{{ root_cause }}}}")), fill=TINT, span=2
    )
    return table(
        WHYS,
        *each(WHYS, "why_box in whys", row(box), arrow(WHYS)),
        row([last]),
        look="LabelTable",
    )


def bone(side: str, width: int) -> str:
    """A bone: its category above its causes."""
    return boxed(
        width,
        para("TableHeading", run(f"{{{{ bone_pair.{side} }}}}")),
        tag(f"for text in bone_pair.{side}_causes"),
        para("TableText", run("{{ text }}")),
        tag("endfor"),
    )


def fishbone() -> str:
    """The fishbone as a table: bones on both sides of a spine that points to the effect."""
    spine = boxed(SPINE, para("TableText"), fill=SPINE_FILL, frame="")
    effect = para("TableText", bold(f"{say('car.effect')}: {{{{ statement }}}}"), more=CENTRE)
    return table(
        BONES,
        *each(BONES, "bone_pair in bones", row([bone("left", BONES[0]), spine, bone("right", BONES[2])])),
        arrow(BONES),
        row([boxed(sum(BONES), effect, fill=TINT, span=3)]),
        look="LabelTable",
    )


def cause() -> Iterator[str]:
    """How the cause was looked for, drawn, and what it ends in."""
    yield heading("car.heading.cause")
    method = run(f"{say('car.cause.method')}: {{{{ method }}}}. {{{{ cause_note }}}}")
    yield from or_nothing("method", para("Normal", method, more=KEEP_NEXT))
    yield from when("narrative", para("Normal", run("{{ narrative }}")))
    yield from when("whys", whys())
    yield from when("bones", fishbone())
    root = para("Normal", bold(f"{say('car.root_cause')}: {{{{ root_cause }}}}"), more=space(6, 4))
    yield from when("root_cause and not whys", root)


def options() -> str:
    """The ways to act that were weighed."""
    heads = [say(f"car.column.{name}") for name in ("option", "benefit", "cost", "choice")]
    names = ("text", "benefit", "cost", "choice")
    values = value_row(OPTIONS, *(f"option_line.{name}" for name in names))
    return listing(OPTIONS, heads, *each(OPTIONS, "option_line in options", values))


def sign_off() -> str:
    """A line per role to sign on."""
    heads = [head_cell(width, words) for width, words in zip(SIGN, ("", *_signed()), strict=True)]
    tall = f"{KEEP_NEXT}{space(10, 10, line=240)}"  # all lines to sign on stand on one page
    empty = [cell(width, para("TableText", more=tall)) for width in SIGN[1:]]
    line = row([cell(SIGN[0], para("TableText", run("{{ text }}"), more=tall)), *empty])
    return table(SIGN, row(heads, header=True), *each(SIGN, "text in sign_off", line))


def _signed() -> Iterator[str]:
    return (say(f"car.sign.{name}") for name in ("name", "date", "signature"))


def body() -> Iterator[str]:
    """All sections in the order of the steps."""
    yield from opening()
    yield heading("car.heading.statement")
    yield para("Headline", run("{{ statement }}"))
    yield from passage("requirement", "car.heading.requirement")
    yield heading("car.heading.evidence")
    yield from or_nothing("evidence", *bullets("evidence"))
    yield from when("views", heading("car.heading.views"), facts("views"))
    yield from passage("containment", "car.heading.containment")
    yield heading("car.heading.correction")
    yield from or_nothing("corrections", actions("corrections"))
    yield heading("car.heading.extent")
    yield from or_nothing("extent", para("Normal", run("{{ extent }}")))
    yield from cause()
    yield from when("options", heading("car.heading.options"), options())
    yield heading("car.heading.actions")
    yield from or_nothing("corrective_actions", actions("corrective_actions"))
    yield heading("car.heading.effect")
    yield from or_nothing("reviews", *reviews())
    yield from when("risk", heading("car.heading.risk"), facts("risk"))
    yield from when("changes", heading("car.heading.changes"), *bullets("changes"))
    yield from when("recurrences", heading("car.heading.recurrences"), *bullets("recurrences"))
    yield from when("missing", heading("car.heading.missing"), *bullets("missing"))
    yield heading("car.heading.sign_off")
    yield sign_off()
    yield from when("look.disclaimer", para("Normal", run("{{ look.disclaimer }}"), more=space(8, 0)))
