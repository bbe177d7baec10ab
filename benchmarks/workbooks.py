"""An action plan of 5,000 styled rows, against openpyxl with fonts, fills and borders made for each cell."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from assessment.export.action_plan_workbook import COLUMNS
from assessment.export.excel import action_plan_workbook
from assessment.reporting.action_plan import ActionPlan
from assessment.reporting.action_plan_of import action_plan_of
from assessment.reporting.dress import Dress
from benchmarks.measure import Action, Ratio, detail, medians
from benchmarks.rated import STARTED, rated_work

ROWS, FEW = 5_000, 500
LIMIT, LINEAR = 0.7, 12
ROUNDS = 5


def measure() -> Iterator[Ratio]:
    """Write the same rows both ways, and a tenth of them our way."""
    plan = action_plan_of(rated_work(), Dress(author="Bench"), today=STARTED)
    many = plan.changed(rows=(plan.rows * (ROWS // len(plan.rows) + 1))[:ROWS])
    few = many.changed(rows=many.rows[:FEW])
    found = medians({"ours": _ours(many), "per cell": _per_cell(many), "few": _ours(few)}, rounds=ROUNDS)
    yield Ratio(
        f"plan of {ROWS:,} styled rows / openpyxl with styles set per cell",
        found["ours"] / found["per cell"],
        LIMIT,
        detail(found),
    )
    yield Ratio(f"plan of {ROWS:,} rows / {FEW} rows", found["ours"] / found["few"], LINEAR, detail(found))


def _ours(plan: ActionPlan) -> Action:
    return lambda: action_plan_workbook(plan)


def _per_cell(plan: ActionPlan) -> Action:
    """What a straightforward script does: one sheet, the same cells, each with a look of its own."""

    def write() -> None:
        book = Workbook()
        sheet = book.active
        assert isinstance(sheet, Worksheet)  # noqa: S101 -- a new workbook has one
        for line, row in enumerate(plan.rows, 2):
            for place, column in enumerate(COLUMNS, 1):
                cell = sheet.cell(line, place, column.value(row))
                cell.font = Font(name="Calibri", size=10, color="0C1F22")
                cell.fill = PatternFill("solid", fgColor="FFFFFF")
                cell.border = Border(bottom=Side(style="thin", color="D5DFE0"))
                cell.alignment = Alignment(wrap_text=True, vertical="top")
        book.save(BytesIO())

    return write
