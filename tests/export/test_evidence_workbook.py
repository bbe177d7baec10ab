"""The evidence register as a workbook: real dates, a filter, the coverage beside it, and nothing that must not leave."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from assessment.archive.zipping import unzipped
from assessment.domain.checklist import Checklist
from assessment.domain.evidence import Confidentiality, EvidenceKind
from assessment.domain.work import Work
from assessment.export.evidence_workbook import COLUMNS, evidence_workbook
from assessment.reporting.evidence_register import EvidenceRegister
from assessment.reporting.evidence_register_of import evidence_register_of
from tests.export.plans import DRESS, INTERNAL, TODAY, with_gaps, work_on
from tests.golden_documents import check_golden


def with_evidence(checklist: Checklist, title: str = "Register export", note: str = "Drawn at random") -> Work:
    """The plan's assessment with evidence of every sort: in full, stale with personal data, and unlinked."""
    work = with_gaps(checklist)
    first = work.evidence["v1"].changed(
        title=title,
        kind=EvidenceKind.RECORD,
        source="Casebook",
        reference="Share/7",
        period_from=date(2026, 1, 1),
        period_to=date(2026, 6, 30),
        note=note,
        file_id="f" * 64,
        file_name="register.csv",
    )
    second = first.changed(
        id="v2",
        title="Call recordings",
        kind=EvidenceKind.SAMPLE,
        period_from=date(2024, 1, 1),
        period_to=date(2024, 6, 30),
        confidentiality=Confidentiality.PERSONAL_DATA,
        note=INTERNAL,
        file_id=None,
        file_name="",
    )
    return dataclasses.replace(work, evidence={"v1": first, "v2": second})


def register_of(work: Work) -> EvidenceRegister:
    return evidence_register_of(work, DRESS, today=TODAY)


def opened(work: Work) -> Any:
    return load_workbook(BytesIO(evidence_workbook(register_of(work))))


def test_the_first_sheet_is_one_list_with_a_row_per_piece(checklist: Checklist) -> None:
    sheet = opened(with_evidence(checklist)).worksheets[0]
    assert [cell.value for cell in sheet[1]] == [column.heading for column in COLUMNS]
    assert (sheet.max_row, sheet.freeze_panes, sheet.auto_filter.ref) == (3, "B2", "A1:O3")
    assert [cell.value for cell in sheet[2]][:9] == [
        "Register export",
        "Record",
        "Casebook",
        "Share/7",
        datetime(2026, 1, 1),  # noqa: DTZ001 -- as workbooks write it
        datetime(2026, 6, 30),  # noqa: DTZ001
        datetime(2026, 11, 21),  # noqa: DTZ001
        sheet["H2"].value,
        "Internal",
    ]
    assert (sheet["L3"].value, sheet["M2"].value, sheet["N2"].value) == (
        "Over 12 months old, Outside the period",
        "register.csv",
        "f" * 16,
    )


def test_the_note_on_personal_data_appears_nowhere(checklist: Checklist) -> None:
    parts = unzipped(evidence_workbook(register_of(with_evidence(checklist))))
    assert not [name for name, part in parts.items() if INTERNAL.encode() in part]
    assert [name for name, part in parts.items() if b"Drawn at random" in part]


def test_the_second_sheet_says_what_is_there_and_what_is_not(checklist: Checklist) -> None:
    work = with_evidence(checklist)
    register = register_of(work)
    values = [row for row in opened(work)["Coverage"].iter_rows(values_only=True) if row[0] is not None]
    assert (register.bare_sentence,) == tuple(row[0] for row in values if row[0] == register.bare_sentence)
    items = [row for row in values if isinstance(row[0], int)]
    assert [row[0] for row in items] == list(range(1, 41))
    assert {row[4] for row in items} <= {"Linked", "Perhaps", "Nothing yet"}
    assert [row[4] for row in items] == [row.found for row in register.expected]


def test_an_empty_register_says_so(checklist: Checklist) -> None:
    work = dataclasses.replace(work_on(checklist), evidence={})
    assert opened(work).worksheets[0]["A2"].value == "No evidence was recorded."


def test_another_standard_has_no_list_of_what_is_asked_for(checklist: Checklist) -> None:
    other = checklist.changed(head=checklist.head.changed(standard="Procedure QP-12"))
    work = dataclasses.replace(with_evidence(checklist), checklist=other)
    assert register_of(work).expected == ()
    assert "What a certification body usually asks for" not in {
        cell.value for row in opened(work)["Coverage"].iter_rows() for cell in row
    }


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "{{ title }} <b>", "شكوى 👩🏽‍💼", "x" * 300])
def test_text_comes_out_as_typed_and_is_never_a_formula(text: str, checklist: Checklist) -> None:
    cell = opened(with_evidence(checklist, title=text, note=text)).worksheets[0]["A2"]
    assert (cell.value, cell.data_type) == (text, "s")


def test_a_note_longer_than_a_cell_is_kept_whole(checklist: Checklist) -> None:
    book = opened(with_evidence(checklist, note="y" * 100_000))
    pieces = [str(row[2]) for row in book["Long texts"].iter_rows(min_row=2, values_only=True)]
    assert "".join(pieces) == "y" * 100_000


def test_equal_registers_give_equal_bytes(checklist: Checklist) -> None:
    register = register_of(with_evidence(checklist))
    assert evidence_workbook(register) == evidence_workbook(register)


def test_the_workbook_is_the_golden_one(checklist: Checklist, request: pytest.FixtureRequest) -> None:
    check_golden(evidence_workbook(register_of(with_evidence(checklist))), "evidence.xlsx", request)
