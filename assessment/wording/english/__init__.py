"""The English catalogue (British spelling): one module per area, every key once."""

from assessment.wording.english import (
    actions_and_reviews,
    audit,
    audit_documents,
    audit_planning,
    audit_work,
    evidence,
    fieldwork,
    firm,
    in_app_help,
    labels,
    nonconformity,
    nonconformity_documents,
    pace,
    portfolio,
    report,
    safety,
    screen,
    terminal,
    visit,
    workbook,
)

_AREAS = (
    labels,
    screen,
    report,
    terminal,
    workbook,
    pace,
    visit,
    fieldwork,
    evidence,
    firm,
    safety,
    portfolio,
    in_app_help,
    audit,
    audit_documents,
    audit_planning,
    audit_work,
    nonconformity,
    actions_and_reviews,
    nonconformity_documents,
)

CATALOGUE: dict[str, str] = {key: words for area in _AREAS for key, words in area.WORDS.items()}
