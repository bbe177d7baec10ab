"""Nonconformities, causes, actions, management review."""

WORDS: dict[str, str] = {
    "blocker.open_major.one": "A major nonconformity is open: {numbers}.",
    "blocker.open_major.other": "{count} major nonconformities are open: {numbers}.",
    "blocker.not_reviewed.one": "The action on {numbers} is done, but nobody has reviewed yet whether it worked.",
    "blocker.not_reviewed.other": "The actions on {count} nonconformities are done, but nobody has reviewed yet whether they worked: {numbers}.",
    "management_review.audit": "{number} {title}: {opinion}, {findings}, signed by {name}",
    "management_review.findings.one": "one finding",
    "management_review.findings.other": "{count} findings",
    "management_review.corrective": (
        "{total} nonconformities, {closed} closed; {majors} major open; {unreviewed} implemented but not yet reviewed; "
        "{overdue} actions overdue."
    ),
}
