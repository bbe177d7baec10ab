"""The interview guides as a template: per role a head to fill in, then question by question with room to write."""
# ruff: noqa: INP001 -- templates/ is a folder of documents, not a package

from __future__ import annotations

from collections.abc import Iterator

from assessment.wording import say
from templates.look import para, run, space
from templates.pieces import tag, when
from templates.visit_pieces import each_on_its_page, fields, labelled, note_lines, sheet_title

LINES = 3


def body() -> Iterator[str]:
    """A guide per role, each on a page of its own."""
    yield from when("nothing", *sheet_title("{{ title }}", "{{ subtitle }}"), para("Normal", run("{{ nothing }}")))
    yield tag("for guide in guides")
    yield from each_on_its_page(f"{say('visit.guides.heading')}: {{{{ guide.role }}}}", "{{ organization }}")
    yield fields(
        ("visit.guides.person", "{{ guide.person }}"),
        ("visit.guides.when", "{{ guide.when }}"),
        ("visit.guides.place", "{{ guide.place }}"),
        ("visit.guides.interviewer", "{{ guide.interviewer }}"),
    )
    yield para("Normal", run("{{ guide.standing }}"), more=space(8, 0))
    yield tag("for guide_clause in guide.clauses")
    yield para(
        "Heading2",
        run("{{ guide_clause.number }}\t", number=True),
        run("{{ guide_clause.title }}"),
        more=space(16, 0, line=252),
    )
    yield tag("for guide_question in guide_clause.questions")
    yield from question()
    yield tag("endfor")
    yield tag("endfor")
    yield tag("endfor")


def question() -> Iterator[str]:
    """One question with what helps to judge the answer."""
    yield para(
        "Question", run("{{ guide_question.criterion_id }}\t", number=True), run("{{ guide_question.question }}")
    )
    yield labelled("visit.guides.good", "{{ guide_question.good }}")
    yield labelled("visit.guides.evidence", "{{ guide_question.evidence }}")
    box = f"{say('visit.guides.box')}\N{NO-BREAK SPACE}{{{{ text }}}}"
    yield para(
        "TickBoxes",
        run(f"{{% for text in ratings %}}{box}{{% if not loop.last %}}\N{EM SPACE}{{% endif %}}{{% endfor %}}"),
    )
    yield note_lines(LINES)
