"""The documents that follow a finding: file name, what stands in it, the report it is filled with, its title."""
# ruff: noqa: INP001 -- templates/ is a folder of documents, not a package

from __future__ import annotations

from assessment.reporting.corrective_action_report import CorrectiveActionReport, NonconformityResponse
from assessment.reporting.management_review_paper import ManagementReviewPaper
from assessment.reporting.nonconformity_report import NonconformityReport
from templates import corrective_action, management_review, nonconformity_register, nonconformity_response
from templates.before_visit import Sheet

PAPERS = {
    "nonconformities.docx": Sheet(nonconformity_register.body, NonconformityReport, "case.register.title"),
    "corrective-action.docx": Sheet(corrective_action.body, CorrectiveActionReport, "car.title"),
    "nonconformity-response.docx": Sheet(nonconformity_response.body, NonconformityResponse, "response.title"),
    "management-review.docx": Sheet(management_review.body, ManagementReviewPaper, "review_paper.agenda"),
}
