"""One audit with all that belongs to it, as one value: what its pages, checks and documents are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from assessment.domain.adopted_document import AdoptedDocument
from assessment.domain.assessment import CriterionResult
from assessment.domain.audit import Audit, AuditParticipant, TeamMember, TeamRole
from assessment.domain.audit_activity import AuditActivity, in_order, without_activity
from assessment.domain.audit_fieldwork import AwarenessAnswers, SimulatedComplaint, WalkThrough
from assessment.domain.audit_review import FollowUp, ReviewNote, SignOff
from assessment.domain.checklist import Checklist, Clause
from assessment.domain.evidence import Evidence
from assessment.domain.fieldwork import Interview
from assessment.domain.finding import Finding
from assessment.domain.grading import GradingScale
from assessment.domain.independence import IndependenceConflict, IndependenceWaiver, conflicts_of, unsettled
from assessment.domain.organization import Organization, Person, Process, Site
from assessment.domain.programme import AuditProgramme
from assessment.domain.work import Work


@dataclass(frozen=True)
class AuditFile:
    """The audit, its plan, team, fieldwork and findings; `work` is its own assessment once it started, else None.

    `checklist` is the one it audits against, narrowed to its scope once it started; `last_results` are those of the
    engagement's last assessment, for the check of independence.
    """

    organization: Organization
    audit: Audit
    checklist: Checklist
    scale: GradingScale
    people: dict[str, Person]
    sites: dict[str, Site]
    processes: dict[str, Process]
    programme: AuditProgramme | None = None
    work: Work | None = None
    team: Sequence[TeamMember] = ()
    participants: Sequence[AuditParticipant] = ()
    activities: Sequence[AuditActivity] = ()
    waivers: Sequence[IndependenceWaiver] = ()
    interviews: Sequence[Interview] = ()
    contacts: Sequence[SimulatedComplaint] = ()
    awareness: Sequence[AwarenessAnswers] = ()
    walk_throughs: Sequence[WalkThrough] = ()
    findings: Sequence[Finding] = ()
    review_notes: Sequence[ReviewNote] = ()
    follow_ups: Sequence[FollowUp] = ()
    sign_offs: Sequence[SignOff] = ()
    adopted: Sequence[AdoptedDocument] = ()
    evidence: dict[str, Evidence] = field(default_factory=dict)
    earlier_findings: Sequence[Finding] = ()
    last_results: dict[str, CriterionResult] = field(default_factory=dict)

    @cached_property
    def conflicts(self) -> tuple[IndependenceConflict, ...]:
        """Every conflict of independence in team and plan, waived or not."""
        return conflicts_of(
            self.audit,
            self.team,
            processes=self.processes.values(),
            results=self.last_results,
            interviews=self.interviews,
            activities=self.plan,
        )

    @cached_property
    def unsettled_conflicts(self) -> tuple[IndependenceConflict, ...]:
        """The conflicts that block the start."""
        return unsettled(self.conflicts, self.waivers)

    @cached_property
    def plan(self) -> list[AuditActivity]:
        """The activities by day and time."""
        return in_order(self.activities)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses in scope that hold criteria."""
        return tuple(clause for clause in self.checklist.leaf_clauses if self.audit.covers(clause.number))

    @property
    def without_activity(self) -> tuple[Clause, ...]:
        """The clauses in scope that the plan leaves out."""
        return without_activity(self.audit, self.activities, self.checklist)

    @property
    def standing_findings(self) -> list[Finding]:
        """The findings that were not withdrawn, by number."""
        return sorted((finding for finding in self.findings if finding.counts), key=lambda finding: finding.number)

    @property
    def lead(self) -> Person | None:
        """Who leads the audit."""
        return next(
            (self.people.get(member.person_id) for member in self.team if member.role is TeamRole.LEAD_AUDITOR), None
        )

    @property
    def sign_off(self) -> SignOff | None:
        """The signature that holds, if there is one."""
        return next((sign_off for sign_off in self.sign_offs if sign_off.holds), None)

    def name(self, person_id: str) -> str:
        """What a person is called; empty for nobody."""
        person = self.people.get(person_id)
        return person.name if person else ""
