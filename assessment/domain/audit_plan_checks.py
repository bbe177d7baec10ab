"""What a careful lead auditor looks at in a plan, as remarks with stable codes; none of them stands in the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from assessment.domain.audit_activity import ActivityKind, AuditActivity
from assessment.domain.audit_file import AuditFile
from assessment.domain.remark import Place, Remark, Severity


def plan_remarks(file: AuditFile) -> tuple[Remark, ...]:
    """The order of the meetings (ISO 19011, 6.4.3 and 6.4.10), days, auditors and interviewees; empty without a plan."""
    if not file.plan:
        return ()
    return (*_meetings(file.plan), *_days(file), *_auditors(file), *_interviewees(file))


def _remark(code: str, item: str, message: str, hint: str) -> Remark:
    return Remark(code=code, severity=Severity.WARNING, place=Place(item=item), message=message, hint=hint)


def _meetings(plan: Sequence[AuditActivity]) -> Iterator[Remark]:
    kinds = [activity.kind for activity in plan]
    timed = [activity.kind for activity in plan if activity.day and activity.begins]
    if ActivityKind.OPENING_MEETING not in kinds:
        yield _remark(
            "no-opening-meeting", "", "The plan has no opening meeting.", "Add one as the first activity: who does what, and how."
        )  # fmt: skip
    elif ActivityKind.OPENING_MEETING in timed and timed[0] is not ActivityKind.OPENING_MEETING:
        yield _remark(
            "opening-not-first", "", "Something is planned before the opening meeting.", "Let the audit begin with it."
        )  # fmt: skip
    if ActivityKind.CLOSING_MEETING not in kinds:
        yield _remark(
            "no-closing-meeting", "", "The plan has no closing meeting.", "Add one as the last activity: what was found, what comes next."
        )  # fmt: skip
    elif ActivityKind.CLOSING_MEETING in timed and timed[-1] is not ActivityKind.CLOSING_MEETING:
        yield _remark(
            "closing-not-last", "", "Something is planned after the closing meeting.", "Let the audit end with it."
        )  # fmt: skip


def _days(file: AuditFile) -> Iterator[Remark]:
    begins, ends = file.audit.begins_on, file.audit.ends_on
    for activity in file.plan:
        if activity.day and ((begins and activity.day < begins) or (ends and activity.day > ends)):
            yield _remark(
                "outside-audit-days", activity.title, f"“{activity.title}” lies outside the days of the audit.",
                "Move it, or change the days of the audit.",
            )  # fmt: skip


def _auditors(file: AuditFile) -> Iterator[Remark]:
    team = {member.person_id for member in file.team}
    for activity in file.plan:
        for person_id in activity.auditor_ids:
            if person_id not in team:
                yield _remark(
                    "auditor-not-in-team", activity.title,
                    f"{file.name(person_id)} is planned for “{activity.title}”, but is not in the team.",
                    "Choose another auditor, or add the person to the team.",
                )  # fmt: skip
        if activity.needs_result and not activity.auditor_ids:
            yield _remark(
                "no-auditor", activity.title, f"Nobody audits in “{activity.title}” yet.", "Choose at least one auditor."
            )  # fmt: skip


def _interviewees(file: AuditFile) -> Iterator[Remark]:
    for one, other in combinations(file.plan, 2):
        if not one.overlaps(other):
            continue
        for person_id in one.interviewee_ids:
            if person_id in other.interviewee_ids:
                yield _remark(
                    "interviewee-twice", one.title,
                    f"{file.name(person_id)} is expected in “{one.title}” and in “{other.title}” at the same time.",
                    "Move one of the two.",
                )  # fmt: skip
