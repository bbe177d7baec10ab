"""The papers of an audit as templates: notification, plan, agendas with attendance sheet, declaration of each member."""
# ruff: noqa: INP001 -- templates/ is a folder of documents, not a package

from __future__ import annotations

from collections.abc import Iterator

from assessment.wording import say
from templates.audit_pieces import activities, adopted, clauses, column, second, sentences, team, waivers
from templates.look import WIDTH, cell, para, row, run, space
from templates.pieces import KEEP_NEXT, each, facts, listing, tag, when
from templates.visit_pieces import each_on_its_page, heading, letterhead, sheet_title

OPENING = ("people", "scope", "timetable", "channels", "evidence", "grades", "progress", "stop", "safety", "questions")
CLOSING = ("thanks", "sample", "findings", "conclusions", "facts", "diverging", "consequences", "report", "follow_up")
DECLARED = ("independent", "tell", "fair", "confidential", "keep", "return")
ATTENDANCE_ROOM = 8
"""Empty lines of the attendance sheet, for those whom nobody expected."""


def head() -> Iterator[str]:
    """Logos, title, what was audited against what, and the facts."""
    yield from letterhead()
    yield from sheet_title("{{ title }}", "{{ subtitle }}")
    yield facts("facts", together=True)


def about(name: str) -> str:
    """The sentence below the facts that says what the paper is for."""
    return para("Normal", run(say(f"audit_papers.{name}.about")), more=space(10, 6))


def notification() -> Iterator[str]:
    """What will be audited, when, by whom, and what is asked of the organization."""
    yield from head()
    yield about("notification")
    yield from sentences("objectives", "objectives", "audit_report.no_objectives")
    yield heading("audit_papers.heading.scope")
    yield facts("scope")
    yield heading("audit_papers.heading.team")
    yield from when("team", team())
    yield from when("not team", para("Normal", run(say("audit_report.no_people"))))
    yield from when(
        "days", heading("audit_papers.heading.timetable"), para("Normal", run(say("audit_papers.attached")))
    )
    yield heading("audit_papers.heading.please")
    for name in ("contact", "people", "documents", "rooms", "date"):
        yield para("ListBullet", run(say(f"audit_papers.please.{name}")))
    yield para("ListBullet", run("{{ confidentiality }}"))


def plan() -> Iterator[str]:
    """Objectives, scope, criteria, team, the timetable by day, and how it is done."""
    yield from head()
    yield from sentences("objectives", "objectives", "audit_report.no_objectives")
    yield heading("audit_papers.heading.scope")
    yield facts("scope")
    yield from when("clauses", second("criteria"), clauses())
    yield from when("adopted", second("adopted"), adopted())
    yield heading("audit_papers.heading.team")
    yield from when("team", team())
    yield from when("not team", para("Normal", run(say("audit_report.no_people"))))
    yield from when("waivers", second("independence"), waivers())
    yield para("Heading1", run(say("audit_papers.heading.timetable")))
    yield tag("for plan_day in days")
    yield para("Heading2", run("{{ plan_day.title }}"))
    yield activities("plan_day.activities", result=False)
    yield tag("else")
    yield para("Normal", run(say("audit_papers.no_activity")))
    yield tag("endfor")
    yield from when("without_activity", heading("audit_papers.heading.without"), *listed("without_activity"))
    yield from when("earlier", heading("audit_papers.heading.earlier"), *listed("earlier"))
    yield heading("audit_papers.heading.arrangements")
    for name in ("language", "rooms", "changes"):
        yield para("ListBullet", run(say(f"audit_papers.arrangement.{name}")))
    yield para("ListBullet", run("{{ recommendations }}"))
    yield para("ListBullet", run(say("audit_papers.arrangement.report", distribution="{{ distribution }}")))
    yield para("ListBullet", run("{{ confidentiality }}"))


def listed(name: str) -> Iterator[str]:
    """Texts as a list."""
    yield tag(f"for text in {name}")
    yield para("ListBullet", run("{{ text }}"))
    yield tag("endfor")


def opening() -> Iterator[str]:
    """The agenda of the opening meeting, and who was there."""
    yield from meeting("opening", OPENING)


def closing() -> Iterator[str]:
    """The agenda of the closing meeting, and who was there."""
    yield from meeting("closing", CLOSING)


def meeting(kind: str, points: tuple[str, ...]) -> Iterator[str]:
    """A meeting with its points, room for notes, and the attendance sheet."""
    widths = (620, 5450, WIDTH - 6070)
    rows = [
        row(
            [
                cell(widths[0], para("TableText", run(f"{place}", number=True))),
                cell(widths[1], para("TableText", run(say(f"audit_papers.{kind}.{name}")))),
                cell(widths[2], para("TableText", more=space(8, 8))),
            ]
        )
        for place, name in enumerate(points, 1)
    ]
    yield from head()
    yield from when("meeting", para("Headline", run("{{ meeting }}"), more=space(10, 6)))
    yield about(kind)
    yield heading("audit_papers.heading.agenda")
    yield listing(widths, [say(f"audit_papers.column.{name}") for name in ("number", "point", "notes")], *rows)
    yield para("Heading1", run(say("audit_papers.heading.attendance")), more="<w:pageBreakBefore/>")
    yield para("Normal", run(say("audit_papers.attendance.about")), more=KEEP_NEXT)
    yield attendance()


def attendance() -> str:
    """Those who are expected with room to sign, and empty lines for others."""
    widths = (2800, 3000, WIDTH - 5800)
    room = space(7, 7)
    known = [
        cell(width, para("TableText", run(text), more=room))
        for width, text in zip(widths, ("{{ attendee.name }}", "{{ attendee.role }}", ""), strict=True)
    ]
    empty = row(cell(width, para("TableText", more=room)) for width in widths)
    heads = [*column("name", "role"), say("report.column.signature")]
    return listing(widths, heads, *each(widths, "attendee in attendees", row(known)), *(empty,) * ATTENDANCE_ROOM)


def declaration() -> Iterator[str]:
    """One page for each member of the team: independent, and silent about what is seen."""
    widths = (2000, WIDTH - 2000)
    rows = [
        row(
            [
                cell(widths[0], para("TableLabel", run(label), more=KEEP_NEXT + space(10, 10))),
                cell(widths[1], para("TableText", run(text), more=KEEP_NEXT + space(10, 10))),
            ]
        )
        for label, text in (
            (say("report.column.name"), "{{ team_line.name }}"),
            (say("report.column.role"), "{{ team_line.role }}"),
            (say("report.column.date"), ""),
            (say("report.column.signature"), ""),
        )
    ]
    yield tag("for team_line in team")
    yield from each_on_its_page("{{ title }}", "{{ subtitle }}")
    yield facts("facts")
    yield para("Normal", run(say("audit_papers.declaration.about")), more=space(10, 6))
    for name in DECLARED:
        yield para("ListBullet", run(say(f"audit_papers.declaration.{name}")))
    yield from when("team_line.waivers", heading("audit_papers.declaration.accepted"), waivers("team_line.waivers"))
    yield heading("audit_papers.declaration.exceptions")
    yield para("Normal", run(say("audit_papers.declaration.room")), more=space(0, 40))
    yield listing(widths, ["", ""], *rows)
    yield tag("else")
    yield from sheet_title("{{ title }}", "{{ subtitle }}")
    yield para("Normal", run(say("audit_report.no_people")))
    yield tag("endfor")


PAPERS = {
    "audit-notification": notification,
    "audit-plan": plan,
    "audit-opening-meeting": opening,
    "audit-closing-meeting": closing,
    "audit-declaration": declaration,
}
"""What stands in the papers, by the name of their file."""
