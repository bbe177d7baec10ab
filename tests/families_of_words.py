"""The families of words: keys that are put together, with what may stand in their braces."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from assessment.domain.action import Purpose
from assessment.domain.expected_evidence import EXPECTED
from assessment.domain.register import StepTimes
from assessment.domain.scoring import Band, BlockerKind
from assessment.reporting.nonconformity_report import RegisterCounts
from assessment.services.documents import Format
from assessment.services.report_kinds import ReportName

ROOT = Path(__file__).resolve().parent.parent


def page_names() -> list[str]:
    from assessment.ui import menu

    return [*menu._VISIBLE, *menu._HIDDEN]


def sections_of_a_card() -> Iterable[str]:
    from assessment.ui.components.criterion_details import SECTIONS

    return SECTIONS


def fields_of_an_answer() -> Iterable[str]:
    """The fields that the history of an answer tells."""
    from assessment.domain.assessment import CriterionResult
    from assessment.services.history import QUIET_IN_ANSWERS

    return [name for name in CriterionResult.model_fields if name not in QUIET_IN_ANSWERS]


def kinds_that_are_removed() -> Iterable[str]:
    """The kinds of records that go with an engagement, as the certificate counts them."""
    from assessment.storage.tables import RECORDS

    own = [record.table for record in RECORDS if "engagement_id" in record.model_fields]
    return [*own, "engagement", "organization", "stored_file"]


def arguments_of(function: str, *files: str) -> Callable[[], Iterable[str]]:
    """The words that a function of the Word templates is called with, in these files."""

    def found() -> Iterable[str]:
        for file in files:
            for node in ast.walk(ast.parse((ROOT / "templates" / file).read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == function:
                    yield from (str(one.value) for one in node.args if isinstance(one, ast.Constant))

    return found


# What stands in the braces of a key that is put together; unless it stands as a word in the same file.
FAMILIES: Mapping[str, Callable[[], Iterable[str]]] = {
    "menu.{}": page_names,
    "menu.{}.help": page_names,
    "card.{}": sections_of_a_card,
    "history.field.{}": fields_of_an_answer,
    "removal.kind.{}": kinds_that_are_removed,
    "{}.set_back": lambda: ("people", "places"),
    "{}.set_left": lambda: ("people", "places"),
    "{}.set_left.help": lambda: ("people", "places"),
    "{}.placeholder": lambda: ("card.rationale", "card.reason"),
    "blocker.{}": lambda: (
        *(BlockerKind.COVERAGE, BlockerKind.NO_INTERNAL_AUDIT, BlockerKind.NO_MANAGEMENT_REVIEW),
        *(f"{kind}.{form}" for kind in ("open_major", "not_reviewed") for form in ("one", "other")),
    ),
    "report.column.{}": lambda: (
        *arguments_of("column", "gap_report.py", "gap_pieces.py")(),
        *("rating", "kind", "severity", "theme", "principle"),
    ),
    "nonconformity.add.{}": lambda: (Purpose.CORRECTION, Purpose.CORRECTIVE),
    "nonconformity.add.{}.placeholder": lambda: (Purpose.CORRECTION, Purpose.CORRECTIVE),
    "passage.{}": lambda: ("verdict", "summary", "next_steps", "chapter", "limits"),
    "probably.{}": lambda: ("major", "minor", "observation"),
    "verdict.{}": lambda: Band,
    "reports.format.{}": lambda: Format,
    "expected.{}": lambda: [item.code for item in EXPECTED],
    "case.figure.{}": lambda: RegisterCounts.model_fields,
    "reminders.group.{}": lambda: ("overdue", "due_soon", "on_time"),
    "case.time.{}": lambda: StepTimes.model_fields,
    "reports.about.{}": lambda: [name for name in ReportName if name is not ReportName.GAP_ANALYSIS],
    "audit_report.column.{}": lambda: (
        *("acknowledged", "answered", "became", "channel", "closed", "complaint", "finding", "grades", "knew", "note"),
        *("partly", "question", "received", "sent", "told"),
    ),
    "audit_report.heading.{}": lambda: (
        *("adopted", "awareness", "conclusions", "contacts", "criteria", "distribution", "field", "findings"),
        *("follow_ups", "good_practice", "independence", "limits", "not_covered", "objectives", "people"),
        *(
            "criteria_met",
            "diverging",
            "next_steps",
            "obstacles",
            "recommendations",
            "result",
            "sampling",
            "scope",
            "sign_off",
            "statistics",
            "walk_throughs",
        ),
    ),
}
