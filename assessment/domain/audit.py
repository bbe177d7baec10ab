"""An internal audit (ISO 19011, clause 6): what it looks at, against what, who does it, and how it ends."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Self

from assessment.domain.checklist import lies_in
from assessment.domain.errors import InvalidInput, NotAllowed
from assessment.domain.fieldwork import Presence
from assessment.domain.record import LongText, Moment, Name, Record, References, ShortText, Value


class AuditState(StrEnum):
    """How far an audit is; computed from its dates, never set."""

    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    SIGNED_OFF = "signed_off"
    CANCELLED = "cancelled"


class FindingForm(StrEnum):
    """How findings are written: requirement, evidence, statement; or criteria, condition, cause, effect, agreed action."""

    ISO = "iso"
    INTERNAL_AUDIT = "internal_audit"


class Opinion(StrEnum):
    """The overall opinion on the part of complaints handling that was audited."""

    EFFECTIVE = "effective"
    LARGELY_EFFECTIVE = "largely_effective"
    PARTLY_EFFECTIVE = "partly_effective"
    NOT_EFFECTIVE = "not_effective"


class TeamRole(StrEnum):
    """Who does what in an audit team (ISO 19011, 3)."""

    LEAD_AUDITOR = "lead_auditor"
    AUDITOR = "auditor"
    TECHNICAL_EXPERT = "technical_expert"
    OBSERVER = "observer"


class EndBeforeStart(InvalidInput):
    """An audit ends before it begins."""

    def __init__(self) -> None:
        """Say which dates."""
        super().__init__("The audit ends before it begins. Correct one of the two dates.")


class NoLeadAuditor(NotAllowed):
    """An audit starts without somebody who leads it."""

    def __init__(self) -> None:
        """Say where to add one."""
        super().__init__("This audit has no lead auditor yet. Add one to the team, then start.")


class NothingInScope(NotAllowed):
    """An audit starts without a clause in its scope."""

    def __init__(self) -> None:
        """Say what to choose."""
        super().__init__("No clause is in the scope of this audit yet. Choose at least one, then start.")


class IndependenceUnsettled(NotAllowed):
    """A conflict of independence is neither solved nor waived."""

    def __init__(self, sentences: tuple[str, ...]) -> None:
        """Name the conflicts."""
        super().__init__(
            f"{' '.join(sentences)} Change the team or the plan, or waive it with a reason that the report will print."
        )


class AuditNotStarted(NotAllowed):
    """Work on an audit that was not started."""

    def __init__(self) -> None:
        """Say where to start it."""
        super().__init__("This audit has not started. Start it under Plan, then go on here.")


class AuditClosed(NotAllowed):
    """Work on an audit that is signed off or cancelled."""

    def __init__(self) -> None:
        """Say what can be done."""
        super().__init__(
            "This audit is closed, and what it found stays as it was signed. Reopen it with a reason to change something."
        )


class ReopenedWithoutReason(InvalidInput):
    """Reopening needs a reason."""

    def __init__(self) -> None:
        """Ask for it."""
        super().__init__("Reopening a signed audit needs a reason. Write one sentence and try again.")


class CalledOffWithoutReason(InvalidInput):
    """Calling an audit off needs a reason."""

    def __init__(self) -> None:
        """Ask for it."""
        super().__init__(
            "Calling an audit off needs a reason, which stays on record. Write one sentence and try again."
        )


class AuditScope(Value):
    """What an audit looks at, against what and how: its planned part, as it is entered.

    `clauses` are numbers of the checklist in scope, `adopted_ids` the documents audited against besides; only the
    title must be given, and the clauses before it starts.
    """

    title: Name
    client: ShortText = ""
    objectives: LongText = ""
    scope: LongText = ""
    clauses: tuple[str, ...] = ()
    site_ids: tuple[str, ...] = ()
    process_ids: tuple[str, ...] = ()
    units: ShortText = ""
    adopted_ids: tuple[str, ...] = ()
    methods: LongText = ""
    sampling: LongText = ""
    presence: Presence = Presence.ON_SITE
    begins_on: date | None = None
    ends_on: date | None = None
    period_from: date | None = None
    period_to: date | None = None
    form: FindingForm = FindingForm.ISO
    grading: ShortText = "major-minor"
    recommendations_allowed: bool = False
    confidentiality: LongText = ""
    distribution: LongText = ""
    programme_id: Annotated[str | None, References("audit_programme")] = None


class Conclusions(Value):
    """What an audit ends with, as it is entered: the opinion, its reason, and the limits of what was seen."""

    opinion: Opinion | None = None
    opinion_rationale: LongText = ""
    conclusions: LongText = ""
    obstacles: LongText = ""
    not_covered: LongText = ""
    sampling_statement: LongText = ""
    next_steps: LongText = ""
    recommendations: LongText = ""
    distribution: LongText = ""


class Audit(Record, AuditScope, Conclusions):
    """One audit: its scope, its conclusions, and the days on which it was started, signed off or called off.

    `snapshot_id` is the checklist that it was planned on, whatever comes after; none stands for the newest.
    """

    table: ClassVar[str] = "audit"
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("engagement_id", "number"),)

    engagement_id: Annotated[str, References("engagement")]
    previous_id: Annotated[str | None, References("audit")] = None
    snapshot_id: Annotated[str | None, References("checklist_snapshot")] = None
    assessment_id: Annotated[str | None, References("assessment")] = None
    number: ShortText
    started_on: date | None = None
    cancelled_on: date | None = None
    cancel_reason: LongText = ""
    signed_off_at: Moment | None = None

    @property
    def state(self) -> AuditState:
        """What its dates say."""
        if self.cancelled_on:
            return AuditState.CANCELLED
        if self.signed_off_at:
            return AuditState.SIGNED_OFF
        return AuditState.IN_PROGRESS if self.started_on else AuditState.PLANNED

    @property
    def is_closed(self) -> bool:
        """True when nothing of it may change any more."""
        return self.state in {AuditState.SIGNED_OFF, AuditState.CANCELLED}

    def covers(self, clause_number: str) -> bool:
        """True when the clause is in scope."""
        return lies_in(clause_number, self.clauses)

    def scheduled(self, begins_on: date | None, ends_on: date | None) -> Self:
        """With its days; `EndBeforeStart` when they are reversed."""
        if begins_on and ends_on and ends_on < begins_on:
            raise EndBeforeStart
        return self.changed(begins_on=begins_on, ends_on=ends_on)

    def started(self, on: date, assessment_id: str) -> Self:
        """Begun, with the assessment that holds its verdicts."""
        if not self.clauses:
            raise NothingInScope
        return self.still_open().changed(started_on=self.started_on or on, assessment_id=assessment_id)

    def cancelled(self, on: date, reason: str) -> Self:
        """Called off, with the reason."""
        if not reason.strip():
            raise CalledOffWithoutReason
        return self.still_open().changed(cancelled_on=on, cancel_reason=reason)

    def signed_off(self, at: Moment) -> Self:
        """Frozen from this moment on."""
        return self.running().changed(signed_off_at=at)

    def reopened(self, reason: str) -> Self:
        """Open again; the sign-off before it stays on record."""
        if not reason.strip():
            raise ReopenedWithoutReason
        return self.changed(signed_off_at=None, cancelled_on=None, cancel_reason="")

    def still_open(self) -> Self:
        """Itself; `AuditClosed` when it is signed off or cancelled."""
        if self.is_closed:
            raise AuditClosed
        return self

    def running(self) -> Self:
        """Itself; `AuditNotStarted` or `AuditClosed` when nothing can be found in it now."""
        if self.state is AuditState.PLANNED:
            raise AuditNotStarted
        return self.still_open()


class TeamMember(Record):
    """A person with a role in the audit team."""

    table: ClassVar[str] = "team_member"
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("audit_id", "person_id"),)

    engagement_id: Annotated[str, References("engagement")]
    audit_id: Annotated[str, References("audit")]
    person_id: Annotated[str, References("person")]
    role: TeamRole = TeamRole.AUDITOR


class AuditParticipant(Record):
    """A person of the organization who takes part in the audit, in the meetings or when interviewed."""

    table: ClassVar[str] = "audit_participant"
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("audit_id", "person_id"),)

    engagement_id: Annotated[str, References("engagement")]
    audit_id: Annotated[str, References("audit")]
    person_id: Annotated[str, References("person")]
    opening_meeting: bool = False
    closing_meeting: bool = False


class AuditorCompetence(Record):
    """What makes a person able to audit complaints handling (ISO 19011, clause 7)."""

    table: ClassVar[str] = "auditor_competence"
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("person_id",),)

    engagement_id: Annotated[str, References("engagement")]
    person_id: Annotated[str, References("person")]
    education: LongText = ""
    auditor_training: LongText = ""
    complaints_experience: LongText = ""
    audits_done: int = 0
    evaluated_on: date | None = None
    evaluated_by: ShortText = ""
