"""Close an audit: conclusions, follow-up of the last one, the sign-off that freezes it, and reopening with a reason."""

from __future__ import annotations

from assessment.domain.assessment import Assessment
from assessment.domain.audit import Audit, Conclusions
from assessment.domain.audit_checks import NotReadyToSign, audit_remarks
from assessment.domain.audit_review import FollowUp, FollowUpResult, SignOff
from assessment.domain.audit_snapshot import snapshot_hash
from assessment.domain.errors import NotFound
from assessment.domain.record import LongText, Name, ShortText, Value
from assessment.domain.remark import Remark, Severity
from assessment.services.audit_files import audit_in, open_audit, writing_on_audit
from assessment.services.desk import Desk


class Signature(Value):
    """Who signs, as what, and with which words."""

    name: Name
    role: ShortText = ""
    statement: LongText = ""


def conclude_audit(desk: Desk, audit_id: str, wanted: Conclusions, *, seen: int) -> Audit:
    """Save the conclusions; `StaleRecord` when somebody saved others meanwhile."""
    with writing_on_audit(desk, audit_id) as (writer, audit):
        return writer.save(audit.running().changed(**wanted.model_dump()), seen=seen)


def follow_up(desk: Desk, audit_id: str, finding_id: str, result: FollowUpResult, seen: str) -> FollowUp:
    """Record what became of a finding of the last audit; `NotFound` for one that is not followed up here."""
    with writing_on_audit(desk, audit_id) as (writer, audit):
        audit.running()
        if finding_id not in {finding.id for finding in audit_in(writer, audit_id).earlier_findings}:
            raise NotFound("earlier finding", finding_id)
        known = writer.list(FollowUp, audit_id=audit.id, finding_id=finding_id)
        entry = (
            known[0]
            if known
            else FollowUp(id=desk.new_id(), engagement_id=audit.engagement_id, audit_id=audit.id, finding_id=finding_id)
        )
        return writer.save(entry.changed(result=result, seen=seen))


def audit_problems(desk: Desk, audit_id: str) -> tuple[Remark, ...]:
    """What a careful lead auditor would still ask, the errors first."""
    return audit_remarks(open_audit(desk, audit_id), desk.today())


def sign_off_audit(desk: Desk, audit_id: str, signature: Signature) -> SignOff:
    """Sign and freeze an audit; `NotReadyToSign` names every error that stands in the way."""
    with writing_on_audit(desk, audit_id) as (writer, audit):
        audit.running()
        file = audit_in(writer, audit_id)
        errors = [one for one in audit_remarks(file, desk.today()) if one.severity is Severity.ERROR]
        if errors:
            raise NotReadyToSign(tuple(f"{one.message} {one.hint}".strip() for one in errors))
        head = writer.chain_head(audit.engagement_id)
        sign_off = writer.save(
            SignOff(
                id=desk.new_id(),
                engagement_id=audit.engagement_id,
                audit_id=audit.id,
                signed_at=desk.now(),
                snapshot_hash=snapshot_hash(file),
                journal_entries=head.lines,
                journal_head=head.hash,
                **signature.model_dump(),
            )
        )
        for finding in file.standing_findings:
            writer.save(finding.reported(sign_off.id))
        if audit.assessment_id:
            writer.save(writer.get(Assessment, audit.assessment_id).frozen(desk.now()))
        writer.save(audit.signed_off(desk.now()))
        return sign_off


def reopen_audit(desk: Desk, audit_id: str, reason: str) -> Audit:
    """Open a signed or cancelled audit again; the signature before stays on record with the reason."""
    with writing_on_audit(desk, audit_id) as (writer, audit):
        reopened = audit.reopened(reason)
        file = audit_in(writer, audit_id)
        if file.sign_off:
            writer.save(file.sign_off.taken_back(desk.now(), desk.actor.name, reason))
        for finding in file.standing_findings:
            if finding.reported_in:
                writer.save(finding.reported(""))
        if audit.assessment_id:
            writer.save(writer.get(Assessment, audit.assessment_id).frozen(None))
        return writer.save(reopened)


def still_as_signed(desk: Desk, audit_id: str) -> bool:
    """True when a signed audit says what it said when it was signed."""
    file = open_audit(desk, audit_id)
    return file.sign_off is not None and file.sign_off.snapshot_hash == snapshot_hash(file)
