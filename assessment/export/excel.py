"""Reports as Excel workbooks: built fresh each time, with native charts, and the same bytes for the same report."""

from __future__ import annotations

from assessment.export.action_plan_workbook import action_plan_workbook
from assessment.export.checklist_workbook import checklist_workbook
from assessment.export.evidence_pack_workbook import evidence_pack_workbook
from assessment.export.evidence_workbook import evidence_workbook
from assessment.export.gap_workbook import gap_workbook
from assessment.export.nonconformity_workbook import nonconformity_workbook
from assessment.export.readiness_workbook import readiness_workbook

__all__ = [
    "action_plan_workbook",
    "checklist_workbook",
    "evidence_pack_workbook",
    "evidence_workbook",
    "gap_workbook",
    "nonconformity_workbook",
    "readiness_workbook",
]
