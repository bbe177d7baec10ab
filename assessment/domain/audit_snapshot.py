"""The fingerprint of an audit as it stood when it was signed: any later change of what it says gives another one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from assessment.domain.audit_file import AuditFile
from assessment.domain.journal import canonical
from assessment.domain.record import Record


def snapshot_hash(file: AuditFile) -> str:
    """SHA-256, as hexadecimal text, over audit, verdicts, findings, plan, fieldwork and review as stored."""
    results = file.work.results.values() if file.work else ()
    evidence = [file.evidence[key] for key in sorted(_evidence_ids(file)) if key in file.evidence]
    parts: tuple[tuple[str, Iterable[Record]], ...] = (
        ("audit", [file.audit.changed(signed_off_at=None, revision=0)]),
        ("verdicts", results),
        ("findings", [finding.changed(reported_in="", revision=0) for finding in file.findings]),
        ("team", file.team),
        ("participants", file.participants),
        ("plan", file.activities),
        ("waivers", file.waivers),
        ("contacts", file.contacts),
        ("awareness", file.awareness),
        ("walk_throughs", file.walk_throughs),
        ("review_notes", file.review_notes),
        ("follow_ups", file.follow_ups),
        ("evidence", evidence),
    )
    body = {
        name: [record.model_dump(mode="json") for record in sorted(records, key=lambda one: one.id)]
        for name, records in parts
    }
    return hashlib.sha256(canonical(body).encode()).hexdigest()


def _evidence_ids(file: AuditFile) -> set[str]:
    results = file.work.results.values() if file.work else ()
    return {key for holder in (*results, *file.findings) for key in holder.evidence_ids}
