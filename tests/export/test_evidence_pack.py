"""The index of an evidence pack: the golden documents, equal bytes, and hostile words."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from assessment import resources
from assessment.domain.checklist import Checklist
from assessment.domain.evidence import Confidentiality, StoredFile
from assessment.domain.evidence_pack import PackChoice
from assessment.domain.work import Work
from assessment.export.evidence_pack_workbook import evidence_pack_workbook
from assessment.export.word import render_template
from assessment.reporting.evidence_pack import EvidencePack, evidence_pack_of
from templates import build
from tests.export.plans import DRESS, TODAY
from tests.export.test_evidence_workbook import with_evidence
from tests.golden_documents import check_golden, differences

TEMPLATE = resources.templates() / "evidence-pack.docx"
HOSTILE = "=cmd|'/c calc'!A1 {{ 7 * 7 }} <b>&amp; \N{RIGHT-TO-LEFT OVERRIDE}مرحبا"


def index_of(work: Work) -> EvidencePack:
    """The index with a file, a piece that is kept back, and one without a file."""
    first = work.evidence["v1"].changed(number="E-001")
    secret = first.changed(
        id="v3", number="E-003", title="Settlement", confidentiality=Confidentiality.CONFIDENTIAL, file_id="e" * 64
    )
    second = work.evidence["v2"].changed(number="E-002", confidentiality=Confidentiality.INTERNAL)
    file = StoredFile(
        id="f" * 64,
        name="register.csv",
        media_type="text/csv",
        size=48_210,
        stored_at=datetime(2026, 11, 21, tzinfo=UTC),
    )
    return evidence_pack_of(
        dataclasses.replace(work, evidence={"v1": first, "v2": second, "v3": secret}),
        DRESS,
        PackChoice(),
        places={"v1": "Evidence/E-001 register.csv"},
        files={file.id: file},
        documents=["northwind-gap-report.docx"],
        today=TODAY,
    )


def in_word(pack: EvidencePack) -> bytes:
    return render_template(TEMPLATE, pack, title=pack.title, author=pack.author)


def test_the_shipped_template_is_the_one_the_script_makes() -> None:
    assert not differences(TEMPLATE.read_bytes(), build.evidence_pack()), "run python -m templates.build --write"


def test_the_documents_are_the_golden_ones(checklist: Checklist, request: pytest.FixtureRequest) -> None:
    pack = index_of(with_evidence(checklist))
    check_golden(in_word(pack), "evidence-pack.docx", request)
    check_golden(evidence_pack_workbook(pack), "evidence-pack.xlsx", request)


def test_equal_evidence_gives_equal_bytes(checklist: Checklist) -> None:
    pack = index_of(with_evidence(checklist))
    assert in_word(pack) == in_word(pack)
    assert evidence_pack_workbook(pack) == evidence_pack_workbook(pack)


def test_hostile_words_stay_words(checklist: Checklist) -> None:
    pack = index_of(with_evidence(checklist, title=HOSTILE))
    shown = load_workbook(BytesIO(evidence_pack_workbook(pack)))["In the pack"]["B2"]
    assert (shown.data_type, "{{ 7 * 7 }}" in str(shown.value)) == ("s", True)
    assert in_word(pack)
