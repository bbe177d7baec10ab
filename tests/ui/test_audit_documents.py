"""The papers under Plan and the report under Closing come as downloads that hold what was asked for."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document

from assessment.services.audit_documents import AuditDocument, make_audit_document, render_audit_document
from assessment.services.audit_files import open_audit
from assessment.services.documents import Format
from tests.services.audit_examples import gap_on, running_audit

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessment.domain.audit import Audit
    from assessment.services.desk import Desk
    from assessment.services.portfolio import EngagementLine
    from tests.ui.conftest import Tab


@pytest.fixture
def audit(bea: Desk, northwind: EngagementLine) -> Audit:
    """A running audit with one finding."""
    audit = running_audit(bea, northwind.id)
    gap_on(bea, audit)
    return audit


def downloads(tab: Tab) -> set[str]:
    return {str(one.proto.label) for one in tab.test.get("download_button")}


def test_the_plan_offers_every_paper(at_step: Callable[[str], Tab]) -> None:
    assert downloads(at_step("plan")) >= {
        "Audit notification, Word",
        "Audit plan, Word",
        "Timetable, Excel",
        "Opening meeting, Word",
        "Closing meeting, Word",
        "Declaration of independence and confidentiality, Word",
    }


def test_closing_offers_the_draft_with_its_finding(bea: Desk, audit: Audit, at_step: Callable[[str], Tab]) -> None:
    tab = at_step("closing")
    assert tab.says("every page says that it is a draft")
    assert {"Word", "Excel", "JSON"} <= downloads(tab)
    made = make_audit_document(bea, audit.id, AuditDocument.REPORT)
    body = Document(BytesIO(render_audit_document(made, Format.DOCX).content)).element.body
    (finding,) = open_audit(bea, audit.id).findings
    assert finding.statement in "".join(body.itertext())
