"""Internal audits: programme, plan, fieldwork, findings, review, closing."""

WORDS: dict[str, str] = {
    "contact.evidence": "Test contact, {channel}",
    "contact.sent_on": "the day on which it was sent",
    "walk_through.evidence": "Complaint {complaint}, followed from receipt to closing",
    "finding.because.adopted": "The organization's own document makes this binding, so a failure is a nonconformity.",
    "finding.because.no_rule": (
        "No document of the organization makes this clause binding, so a failure is a gap: ISO 10002 is guidance."
    ),
    "finding.because.met": "The criterion is met, so what is worth writing down is good practice.",
}
