"""Colours of severities, states and late dates by condition; the word is always in the cell, so none stands alone."""

from __future__ import annotations

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from assessment.domain.action import ActionState
from assessment.domain.assessment import GapSeverity
from assessment.export.cells import GREY
from assessment.export.sheets import colour, equals, quoted, when
from assessment.reporting.breakdowns import TEAL
from assessment.wording import label

RED, AMBER, PALE_TEAL, FULL_TEAL = "F6DDD6", "FBF0D6", "E3F0F0", "BFDCDE"


def gravely(word: str) -> Rule:
    """A word that asks for attention: bold, on red."""
    return equals(word, RED, _grave())


def well(word: str) -> Rule:
    """A word that says it is done: bold, on teal."""
    return equals(word, FULL_TEAL, Font(bold=True, color=TEAL))


def colour_severity(sheet: Worksheet, letter: str, last: int) -> None:
    """The words High, Medium and Low of a column."""
    high, medium, low = (label(one) for one in (GapSeverity.HIGH, GapSeverity.MEDIUM, GapSeverity.LOW))
    colour(sheet, _below(letter, last), [gravely(high), equals(medium, AMBER), equals(low, PALE_TEAL)])


def colour_action_states(sheet: Worksheet, letter: str, last: int) -> None:
    """The states of actions in a column."""
    rules = [
        equals(label(ActionState.STARTED), AMBER),
        equals(label(ActionState.IMPLEMENTED), PALE_TEAL),
        well(label(ActionState.VERIFIED)),
        equals(label(ActionState.CANCELLED), "ECEFEF", Font(strike=True, color=GREY)),
    ]
    colour(sheet, _below(letter, last), rules)


def colour_late(sheet: Worksheet, letter: str, last: int, *conditions: str) -> None:
    """The dates of a column that have passed, on the lines where the conditions hold too."""
    passed = ",".join((f"ISNUMBER(${letter}2)", f"${letter}2<TODAY()", *conditions))
    colour(sheet, _below(letter, last), [when(f"AND({passed})", RED, _grave())])


def is_undone(letter: str) -> str:
    """The condition that the action of a line, its state standing in this column, is not done."""
    undone = ",".join(f"${letter}2={quoted(label(one))}" for one in (ActionState.PLANNED, ActionState.STARTED))
    return f"OR({undone})"


def _grave() -> Font:
    return Font(bold=True, color="8A2F1A")


def _below(letter: str, last: int) -> str:
    return f"{letter}2:{letter}{last}"
