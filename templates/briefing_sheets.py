"""The briefing sheets as a template: one page per role, in plain words."""
# ruff: noqa: INP001 -- templates/ is a folder of documents, not a package

from __future__ import annotations

from collections.abc import Iterator

from assessment.wording import say
from templates.look import para, run, space
from templates.pieces import facts, tag, when
from templates.visit_pieces import bullets, each_on_its_page, heading, sheet_title

SHEET = "briefing_sheet"


def body() -> Iterator[str]:
    """A sheet per role, each on a page of its own."""
    yield from when("nothing", *sheet_title("{{ title }}", "{{ subtitle }}"), para("Normal", run("{{ nothing }}")))
    yield tag(f"for {SHEET} in sheets")
    yield from each_on_its_page(say("visit.briefing.heading"), f"{{{{ {SHEET}.role }}}}")
    yield para("Normal", run("{{ purpose }}"))
    yield facts(f"{SHEET}.facts", together=True)
    yield heading("visit.briefing.questions")
    yield from loop("questions")
    yield from when(f"{SHEET}.topics", para("Normal", run(f"{{{{ {SHEET}.topics }}}}"), more=space(4, 6)))
    yield heading("visit.briefing.in_hand")
    yield tag(f"if not {SHEET}.in_hand")
    yield from bullets("visit.briefing.nothing_in_hand")
    yield tag("endif")
    yield from loop("in_hand")
    yield from bullets("visit.briefing.screen")
    yield from when(f"{SHEET}.in_hand", *bullets("visit.briefing.prepare"))
    yield heading("visit.briefing.after")
    yield from bullets("visit.briefing.notes", "visit.briefing.report", "visit.briefing.right", "visit.briefing.back")
    yield tag("endfor")


def loop(name: str) -> Iterator[str]:
    """One bullet per text of a list."""
    yield tag(f"for text in {SHEET}.{name}")
    yield para("ListBullet", run("{{ text }}"))
    yield tag("endfor")
