"""One audit says the same in Word, Excel cells, JSON and on the command line, as a draft and once it is signed."""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document as WordDocument
from openpyxl import load_workbook

from assessment.domain.audit import Audit, AuditScope, Conclusions, Opinion
from assessment.reporting.audit_report import AuditReport
from assessment.services.answers import Field, add_evidence, save_answer
from assessment.services.audit_closing import Signature, conclude_audit, sign_off_audit
from assessment.services.audit_documents import (
    AuditDocument,
    audit_document_schema,
    audit_formats,
    make_audit_document,
    render_audit_document,
)
from assessment.services.audit_files import open_audit
from assessment.services.audits import change_audit, name_participant
from assessment.services.desk import Desk
from assessment.services.documents import Format, NotOffered
from tests.services.audit_examples import concluded, confirmed, engagement, gap_on, running_audit

INTERNAL = "between us: the manager is leaving"

TOLD = {
    "client": "The board",
    "scope": "The contact centre in Leeds",
    "objectives": "See whether receipt works",
    "methods": "Files and interviews",
    "sampling": "Fifteen of 214 files",
    "confidentiality": "For the board only",
}
ENDED = {
    "opinion_rationale": "One gap carries it",
    "conclusions": "Receipt mostly works",
    "obstacles": "The archive was down",
    "not_covered": "The night desk",
    "sampling_statement": "A sample of 15 files",
    "next_steps": "Answers by the first of March",
    "distribution": "The board and the manager",
}


@pytest.fixture
def audit(desk: Desk, colleague: Desk) -> Audit:
    """An audit of chapter 7 with verdicts, evidence, a confirmed finding and conclusions."""
    audit = running_audit(desk, engagement(desk))
    key = audit.assessment_id or ""
    for criterion, rating in {"7.1-1": "met", "7.1-2": "partly_met", "7.2-1": "not_met"}.items():
        save_answer(desk, key, criterion, Field.RATING, shown=None, value=rating)
        save_answer(desk, key, criterion, Field.NOTE, shown="", value=INTERNAL)
    add_evidence(desk, key, "7.1-1", "Register export")
    confirmed(desk, colleague, gap_on(desk, audit))
    return concluded(desk, audit.id)


def as_json(desk: Desk, audit: Audit, name: AuditDocument) -> Any:
    return json.loads(render_audit_document(make_audit_document(desk, audit.id, name), Format.JSON).content)


def word(desk: Desk, audit: Audit, name: AuditDocument) -> str:
    content = render_audit_document(make_audit_document(desk, audit.id, name), Format.DOCX).content
    return "\n".join("".join(part.itertext()) for part in WordDocument(BytesIO(content)).element.body)


def cells(desk: Desk, audit: Audit, name: AuditDocument) -> dict[str, list[Any]]:
    content = render_audit_document(make_audit_document(desk, audit.id, name), Format.XLSX).content
    book = load_workbook(BytesIO(content))
    return {sheet.title: [cell.value for row in sheet.iter_rows() for cell in row] for sheet in book}


def test_figures_and_findings_are_the_same_everywhere(desk: Desk, audit: Audit) -> None:
    data, said = as_json(desk, audit, AuditDocument.REPORT), word(desk, audit, AuditDocument.REPORT)
    book = cells(desk, audit, AuditDocument.REPORT)
    findings, evidence, statistics = (book[name] for name in ("Findings", "Evidence", "Statistics"))
    work = open_audit(desk, audit.id).work
    assert work is not None
    score = work.score(work.checklist.criteria)
    assert data["figures"]["percent"] == str(score.percent_assessed)
    for words in (data["opinion"], data["met"], data["met_counts"], data["findings_sentence"]):
        assert words in said
        assert words in statistics
    (finding,) = data["findings"]
    for name in ("number", "statement", "position"):
        assert finding[name] in said
        assert finding[name] in findings
    assert finding["evidence"] in said
    (line,) = data["evidence"]
    assert line["number"] in said
    assert {line["number"], line["title"], line["used"]} <= set(evidence)
    for row in data["rows"]:
        assert f"{row['number']} {row['title']}" in statistics
        assert row["percent"] in said


def test_all_that_iso_19011_asks_of_a_report_is_in_word_excel_and_json(desk: Desk, audit: Audit) -> None:
    name_participant(desk, audit.id, "Grace Hopper", opening_meeting=True)
    changed = change_audit(
        desk, audit.id, AuditScope(**{**audit.model_dump(include=set(AuditScope.model_fields)), **TOLD}),
        seen=open_audit(desk, audit.id).audit.revision,
    )  # fmt: skip
    conclude_audit(desk, audit.id, Conclusions(opinion=Opinion.PARTLY_EFFECTIVE, **ENDED), seen=changed.revision)
    data, said = as_json(desk, audit, AuditDocument.REPORT), word(desk, audit, AuditDocument.REPORT)
    in_cells = "\n".join(
        str(value) for values in cells(desk, audit, AuditDocument.REPORT).values() for value in values if value
    )
    (finding,) = data["findings"]
    wanted = [
        *TOLD.values(),
        *ENDED.values(),
        *("Ada Lovelace", "Grace Hopper", "Lead auditor"),
        *(clause["title"] for clause in data["clauses"]),
        *(finding[name] for name in ("number", "statement", "evidence")),
        *(data["opinion"], data["met"], data["sampling"][-1]),
    ]
    as_text = "\n".join(_texts(data))
    surfaces = {"Word": said, "Excel": in_cells, "JSON": as_text}
    missing = [(words, name) for words in wanted for name, held in surfaces.items() if words not in held]
    assert missing == []
    assert data["diverging"] == []
    assert all("No diverging opinion is on record." in held for held in (said, in_cells))


def _texts(data: Any) -> Iterator[str]:
    """Every text in nested data."""
    if isinstance(data, dict | list):
        for held in data.values() if isinstance(data, dict) else data:
            yield from _texts(held)
    elif isinstance(data, str):
        yield data


def test_the_register_of_findings_says_what_the_report_says(desk: Desk, audit: Audit) -> None:
    report, register = (as_json(desk, audit, name) for name in (AuditDocument.REPORT, AuditDocument.FINDINGS))
    differing = {name for name in report if report[name] != register[name]}
    assert differing == {"title", "sections"}
    assert register["findings"][0]["statement"] in word(desk, audit, AuditDocument.FINDINGS)


@pytest.mark.parametrize("name", [AuditDocument.REPORT, AuditDocument.PLAN, AuditDocument.FINDINGS])
def test_the_command_line_writes_the_same_data(
    name: AuditDocument, desk: Desk, audit: Audit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assessment.cli import main

    monkeypatch.setattr(importlib.import_module("assessment.cli.audit_report"), "open_desk", lambda: desk)
    target = tmp_path / "data.json"
    assert main(["report", name.value, "--audit", audit.id, "--format", "json", "--out", str(target)]) == 0
    assert json.loads(target.read_bytes()) == as_json(desk, audit, name)


def test_a_signed_report_carries_its_snapshot_and_its_day_and_stays_as_it_is(desk: Desk, audit: Audit) -> None:
    assert "DRAFT, not signed off" in word(desk, audit, AuditDocument.REPORT)
    sign_off = sign_off_audit(desk, audit.id, Signature(name="Ada Lovelace", role="Lead auditor"))
    said = word(desk, audit, AuditDocument.REPORT)
    assert sign_off.snapshot_hash in said
    assert sign_off.journal_head in said
    assert "DRAFT" not in said
    made = make_audit_document(desk, audit.id, AuditDocument.REPORT)
    assert isinstance(made.content, AuditReport)
    assert made.content.date == made.content.signed_on == date(2026, 11, 21)
    again = make_audit_document(desk, audit.id, AuditDocument.REPORT)
    assert render_audit_document(made, Format.DOCX) == render_audit_document(again, Format.DOCX)


def test_internal_notes_are_in_no_document(desk: Desk, audit: Audit) -> None:
    assert not [name for name in AuditDocument if INTERNAL in json.dumps(as_json(desk, audit, name))]


def test_the_data_follow_their_schema(desk: Desk, audit: Audit) -> None:
    for name in AuditDocument:
        schema = audit_document_schema(name)
        assert set(schema["required"]) <= as_json(desk, audit, name).keys() <= schema["properties"].keys()


def test_a_form_that_there_is_not_is_one_sentence_with_what_is_possible(desk: Desk, audit: Audit) -> None:
    made = make_audit_document(desk, audit.id, AuditDocument.DECLARATION)
    with pytest.raises(NotOffered, match=r"cannot be written as xlsx. Choose one of: docx, json"):
        render_audit_document(made, Format.XLSX)


@pytest.mark.parametrize("name", AuditDocument)
def test_equal_audits_give_equal_bytes_under_names_of_their_own(name: AuditDocument, desk: Desk, audit: Audit) -> None:
    for form in audit_formats(name):
        first, second = (render_audit_document(make_audit_document(desk, audit.id, name), form) for _ in range(2))
        assert first == second
        assert first.name.startswith("northwind-a-01-")
