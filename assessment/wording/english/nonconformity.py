"""Nonconformities, causes, actions, management review."""

WORDS: dict[str, str] = {
    "management_review.audit": "{number} {title}: {opinion}, {findings}, signed by {name}",
    "management_review.findings.one": "one finding",
    "management_review.findings.other": "{count} findings",
    "management_review.corrective": (
        "{total} nonconformities, {closed} closed; {majors} major open; {unreviewed} implemented but not yet reviewed; "
        "{overdue} actions overdue."
    ),
}
