"""The pictures of audits and nonconformities as the demo leaves them: fieldwork, findings, signature, cause, effect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docs.studio import settle

if TYPE_CHECKING:
    from assessment.services.engagements import EngagementLine
    from docs.studio import Studio

_PAGES = {
    "audit-fieldwork": ("audit", "&audit=demo-complete-audit-2&step=fieldwork", 1000),
    "audit-findings": ("audit", "&audit=demo-complete-audit-1&step=findings", 1000),
    "audit-review": ("audit", "&audit=demo-complete-audit-2&step=review", 900),
    "audit-signed": ("audit", "&audit=demo-complete-audit-1&step=closing", 1000),
    "nonconformities": ("nonconformities", "", 1000),
    "nonconformity-reopened": ("nonconformity", "&nonconformity=demo-complete-nc-danger", 1100),
}


def proof(studio: Studio, line: EngagementLine) -> None:
    """Audits and nonconformities of the demo's finished engagement."""
    for name, (page_name, besides, height) in _PAGES.items():
        page = studio.page((1280, height))
        page.goto(f"{studio.address}/{page_name}?engagement={line.id}&assessment={line.assessment_id}{besides}")
        settle(page)
        studio.take(name, page)
