"""The audit report as one value: Word, Excel, JSON and terminal print these phrases and figures, nothing else.

The descriptions become the list of placeholders in `templates/README.md`.
"""

from __future__ import annotations

import datetime
from decimal import Decimal

from pydantic import Field

from assessment.domain.record import Value
from assessment.reporting.chart import Chart
from assessment.reporting.gap_report import AdoptedLine, Count, Fact, ScoreRow
from assessment.reporting.report_head import ReportHead


class AuditClause(Value):
    """A clause that was audited against."""

    number: str = Field(description="for example 7.2")
    title: str = Field(description="title of the clause")
    binding: str = Field(description="the organization's own document that makes it binding; may be empty")


class ParticipantLine(Value):
    """A person of the organization who took part."""

    name: str = Field(description="name of the person, or the role met")
    role: str = Field(description="role in the organization; may be empty")
    part: str = Field(description="meetings attended and interviews by number; may be empty")


class ActivityLine(Value):
    """An activity of the audit."""

    day: str = Field(description="the day; a dash without one")
    time: str = Field(description="09:30–10:15; may be empty")
    title: str = Field(description="what is done")
    kind: str = Field(description="interview, document review, observation and so on")
    place: str = Field(description="place, site and process; may be empty")
    clauses: str = Field(description="clauses looked at, separated by commas; may be empty")
    auditors: str = Field(description="names of the auditors; may be empty")
    interviewees: str = Field(description="names of those met; may be empty")
    result: str = Field(description="what came of it; empty in a plan")


class WaiverLine(Value):
    """A conflict of independence that was accepted."""

    conflict: str = Field(description="who is not independent of what, as a sentence")
    reason: str = Field(description="why it was accepted")
    by: str = Field(description="who accepted it, and when")


class TeamLine(Value):
    """A member of the audit team."""

    name: str = Field(description="name of the person")
    role: str = Field(description="lead auditor, auditor, technical expert, observer")
    waivers: tuple[WaiverLine, ...] = Field(description="conflicts of this person that were accepted; may be empty")


class FindingEntry(Value):
    """One finding in full, in the form that the audit uses."""

    number: str = Field(description="for example F-001")
    grade: str = Field(description="the grade given")
    grade_class: str = Field(description="nonconformity, gap, area of concern, opportunity, observation, good practice")
    clause: str = Field(description="number and title of the clause; a dash without one")
    clause_number: str = Field(description="number of the clause; may be empty")
    criterion_id: str = Field(description="for example 7.2-4; may be empty")
    document: str = Field(description="the organization's own document; may be empty")
    where: str = Field(description="site, process and unit; may be empty")
    requirement: str = Field(description="requirement or criteria")
    statement: str = Field(description="statement or condition")
    evidence: str = Field(description="the evidence in words, then by number")
    evidence_numbers: tuple[str, ...] = Field(description="numbers of the evidence, for example E-003")
    cause: str = Field(description="cause; only in the form of internal audit")
    effect: str = Field(description="effect; only in the form of internal audit")
    agreed_action: str = Field(description="agreed action; only in the form of internal audit")
    recommendation: str = Field(description="recommendation; empty unless the audit allows them")
    position: str = Field(description="what the organization says to the facts, by whom and when")
    diverging_opinion: str = Field(description="its diverging opinion in its own words; may be empty")
    earlier: str = Field(description="number of the earlier finding that it repeats; may be empty")
    people: str = Field(description="who prepared and who reviewed it")
    parts: tuple[Fact, ...] = Field(description="the same texts with their labels, in the form that the audit uses")


class GradeCount(Value):
    """How many findings have a grade, now and in the last audit."""

    label: str = Field(description="the grade")
    now: int = Field(description="findings of this audit")
    then: str = Field(description="findings of the last audit; a dash without one")


class Spread(Value):
    """The findings of one clause, site or process by grade."""

    title: str = Field(description="clause, site or process")
    counts: tuple[int, ...] = Field(description="findings per grade, in the order of `grades`")
    text: str = Field(description="the same in words: “1 × Major nonconformity, 2 × Gap”")
    total: int = Field(description="findings in all")


class FollowUpLine(Value):
    """A finding of the last audit, and what became of it."""

    number: str = Field(description="number of the earlier finding")
    grade: str = Field(description="the grade it was given")
    statement: str = Field(description="what it said")
    result: str = Field(description="settled, partly settled, still open, not looked at")
    seen: str = Field(description="what was seen of it; may be empty")


class AwarenessLine(Value):
    """One question of the awareness check."""

    clause: str = Field(description="clause it belongs to")
    question: str = Field(description="what was asked")
    knew: str = Field(description="for example “3 of 4”; a dash when nobody was asked")
    partly: int = Field(description="those who knew it in part")


class ContactLine(Value):
    """A test contact: a simulated complaint through one channel."""

    channel: str = Field(description="the channel")
    sent: str = Field(description="day and time it was sent")
    acknowledged: str = Field(description="day and time of the acknowledgement, or “not acknowledged”")
    answered: str = Field(description="day and time of the answer, or “not answered”")
    language: str = Field(description="language, and whether the answer came in it; may be empty")
    information: str = Field(description="what the complainant was told; may be empty")
    outcome: str = Field(description="how it ended; may be empty")


class WalkThroughLine(Value):
    """A complaint that was followed from receipt to closing."""

    complaint: str = Field(description="what the complaint is known by")
    received: str = Field(description="day of receipt; a dash without one")
    closed: str = Field(description="day of closing; a dash without one")
    note: str = Field(description="what stood out; may be empty")


class EvidenceLine(Value):
    """A piece of evidence that verdicts or findings rest on."""

    number: str = Field(description="for example E-003")
    title: str = Field(description="what was seen")
    kind: str = Field(description="document, record, interview and so on")
    source: str = Field(description="where it came from and where it can be found; may be empty")
    period: str = Field(description="the period it covers; may be empty")
    collected: str = Field(description="day it was collected, and by whom")
    confidentiality: str = Field(description="public, internal, confidential, personal data")
    used: str = Field(description="findings and criteria that rest on it")


class AuditFigures(Value):
    """The numbers behind the sentences; points are weighted, percentages have one decimal."""

    criteria: int = Field(description="criteria in the scope of the audit")
    judged: int = Field(description="criteria with a verdict, or not applicable with a reason")
    not_applicable: int = Field(description="criteria left out with a reason")
    achieved: Decimal = Field(description="weighted points reached")
    possible: Decimal = Field(description="weighted points of the criteria judged")
    percent: Decimal | None = Field(description="points reached of those judged; none before the first verdict")
    findings: int = Field(description="findings that stand")
    nonconformities: int = Field(description="nonconformities among them")
    evidence: int = Field(description="pieces of evidence used")


class AuditReport(ReportHead):
    """Everything an audit report says, in final phrases; internal notes and quality remarks are no part of it."""

    audit_id: str = Field(description="id of the audit, for cross-reference")
    audit: str = Field(description="title of the audit")
    lead: str = Field(description="who leads the audit; may be empty")
    is_signed: bool = Field(description="false while it is a draft")
    sections: tuple[str, ...] = Field(description="sections that are printed: audit, findings, results, evidence")
    cover: tuple[Fact, ...] = Field(description="facts of the cover page")
    opinion: str = Field(description="the overall opinion as a sentence")
    rationale: tuple[str, ...] = Field(description="why this opinion, a paragraph each")
    conclusions: tuple[str, ...] = Field(description="the conclusions, a paragraph each")
    met: str = Field(description="how far the criteria are met, as a sentence")
    met_counts: str = Field(description="the counts behind it")
    findings_sentence: str = Field(description="how many findings there are, by grade")
    figures: AuditFigures = Field(description="the numbers behind the sentences")
    objectives: tuple[str, ...] = Field(description="the objectives of the audit, a paragraph each")
    scope: tuple[Fact, ...] = Field(description="facts of scope and method")
    clauses: tuple[AuditClause, ...] = Field(description="the clauses audited against")
    adopted: tuple[AdoptedLine, ...] = Field(description="the organization's own documents audited against")
    team: tuple[TeamLine, ...] = Field(description="the audit team")
    participants: tuple[ParticipantLine, ...] = Field(description="people of the organization who took part")
    activities: tuple[ActivityLine, ...] = Field(description="what was done, when, where and by whom")
    waivers: tuple[WaiverLine, ...] = Field(description="conflicts of independence that were accepted; may be empty")
    independence: tuple[str, ...] = Field(
        description="conflicts that nobody accepted yet, or the sentence that there is none; empty beside accepted ones"
    )
    rows: tuple[ScoreRow, ...] = Field(description="chapters, each followed by its clauses, as far as in scope")
    ratings: tuple[Count, ...] = Field(description="criteria per rating")
    findings: tuple[FindingEntry, ...] = Field(description="the findings in full, by number")
    good_practice: tuple[FindingEntry, ...] = Field(description="those of them that are good practice")
    diverging: tuple[FindingEntry, ...] = Field(description="those of them that the organization sees otherwise")
    last_audit: str = Field(description="number and title of the last audit; may be empty")
    grades: tuple[str, ...] = Field(description="the grades that were given, the gravest first")
    grade_counts: tuple[GradeCount, ...] = Field(description="findings per grade, with those of the last audit")
    by_clause: tuple[Spread, ...] = Field(description="findings by clause and grade")
    by_site: tuple[Spread, ...] = Field(description="findings by site and grade; may be empty")
    by_process: tuple[Spread, ...] = Field(description="findings by process and grade; may be empty")
    charts: tuple[Chart, ...] = Field(description="findings by grade; empty without findings")
    follow_ups: tuple[FollowUpLine, ...] = Field(description="findings of the last audit, and what became of them")
    awareness: tuple[AwarenessLine, ...] = Field(description="the awareness check; empty when nobody was asked")
    awareness_sentence: str = Field(description="how many members of staff were asked; may be empty")
    contacts: tuple[ContactLine, ...] = Field(description="test contacts; may be empty")
    walk_throughs: tuple[WalkThroughLine, ...] = Field(
        description="complaints followed through the process; may be empty"
    )
    evidence: tuple[EvidenceLine, ...] = Field(description="the evidence used, by number")
    obstacles: tuple[str, ...] = Field(
        description="what made the audit harder or its conclusions less sure; may be empty"
    )
    not_covered: tuple[str, ...] = Field(description="what was not covered, and why")
    sampling: tuple[str, ...] = Field(description="what was drawn, and the risk that a sample carries")
    next_steps: tuple[str, ...] = Field(description="what was agreed to follow the audit; may be empty")
    recommendations: tuple[str, ...] = Field(description="recommendations; empty unless the audit allows them")
    distribution: str = Field(description="who gets the report")
    confidentiality: str = Field(description="how the report is to be treated")
    sign_off: tuple[Fact, ...] = Field(description="who signed, when, over which snapshot; empty for a draft")
    statement: str = Field(description="the words that were signed; may be empty")
    replaced: tuple[str, ...] = Field(
        description="earlier signatures that no longer hold, with the reason; may be empty"
    )
    signed_on: datetime.date | None = Field(description="day of the signature; none for a draft")
