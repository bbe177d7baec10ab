"""Compose the audit report from an audit: a pure function, no reading and no clock."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from assessment.domain.audit_activity import MEETINGS
from assessment.domain.audit_fieldwork import SimulatedComplaint, WalkThrough
from assessment.domain.audit_file import AuditFile
from assessment.domain.audit_review import SignOff
from assessment.domain.awareness import AwarenessCount, counted
from assessment.domain.evidence import Evidence
from assessment.domain.grading import GradeClass
from assessment.domain.scoring import score
from assessment.reporting import audit_findings_of as found
from assessment.reporting import audit_phrases as words
from assessment.reporting import breakdowns, phrases
from assessment.reporting.audit_background import Background
from assessment.reporting.audit_report import (
    AuditFigures,
    AuditReport,
    AwarenessLine,
    ContactLine,
    EvidenceLine,
    WalkThroughLine,
)
from assessment.reporting.dress import Dress
from assessment.reporting.gap_report import Fact
from assessment.reporting.look import Look
from assessment.reporting.report_head import ReportHead
from assessment.wording import label, say, say_count
from assessment.wording.figures import clock, percent, points

SECTIONS = ("audit", "findings", "results", "evidence")
"""All sections, in the order of the report."""


def audit_head(file: AuditFile, dress: Dress, background: Background, *, title: str, today: date) -> ReportHead:
    """The head of a document about an audit: numbered like the audit, a draft until somebody signed."""
    head, sign_off = file.checklist.head, file.sign_off
    return ReportHead(
        title=title,
        subtitle=say("report.gap.subtitle", standard=head.standard, edition=head.edition),
        organization=file.organization.name,
        engagement=background.engagement.title,
        engagement_id=background.engagement.id,
        assessment_id=file.audit.assessment_id or "",
        date=today,
        author=dress.author,
        number=file.audit.number,
        mark=say("audit_report.mark.signed", day=dress.look.day(_day(sign_off.signed_at)))
        if sign_off
        else say("audit_report.mark.draft"),
        look=dress.look,
    )


def audit_report_of(
    file: AuditFile, dress: Dress, background: Background, *, today: date, sections: tuple[str, ...] = SECTIONS
) -> AuditReport:
    """The report of an audit as it stands; `today` is the day it is dated."""
    title = say("audit_report.title" if "audit" in sections else "audit_report.findings_title")
    return AuditReport(
        **dict(audit_head(file, dress, background, title=title, today=today)),
        sections=sections,
        cover=_cover(file, dress, today),
        **_result(file),
        **_described(file, dress.look),
        **_findings(file, dress.look, background.previous),
        **_fieldwork(file, dress.look, background),
        **_limits(file),
        **_end(file, dress.look),
    )


def _result(file: AuditFile) -> dict[str, Any]:
    """Opinion, conclusions, and how far the criteria are met."""
    audit, work, figures = file.audit, file.work, _figures(file)
    opinion = say("audit_report.opinion", opinion=label(audit.opinion).lower()) if audit.opinion else ""
    return {
        "opinion": opinion or say("audit_report.no_opinion"),
        "rationale": words.paragraphs(audit.opinion_rationale),
        "conclusions": words.paragraphs(audit.conclusions),
        "met": _met(figures),
        "met_counts": _met_counts(file),
        "figures": figures,
        "rows": breakdowns.rows(work) if work else (),
        "ratings": breakdowns.ratings(work.score(work.checklist.criteria), work.checklist) if work else (),
    }


def _described(file: AuditFile, look: Look) -> dict[str, Any]:
    """What was audited, against what, by whom and when."""
    audit = file.audit
    return {
        "audit_id": audit.id,
        "audit": audit.title,
        "lead": file.lead.name if file.lead else "",
        "objectives": words.paragraphs(audit.objectives),
        "scope": scope_facts(file, look),
        "clauses": words.clause_lines(file),
        "adopted": words.adopted_lines(file, look),
        "team": words.team_lines(file, look),
        "participants": words.participant_lines(file),
        "activities": tuple(words.activity_line(file, one, look, results=True) for one in file.plan),
        "waivers": words.waiver_lines(file, look),
        "independence": words.independence_sentences(file),
    }


def _findings(file: AuditFile, look: Look, previous: AuditFile | None) -> dict[str, Any]:
    """The findings in full, in figures, and beside those of the last audit."""
    entries = tuple(found.finding_entry(file, finding, look) for finding in file.standing_findings)
    good = {finding.number for finding in found.classed(file, GradeClass.GOOD_PRACTICE)}
    return {
        "findings": entries,
        "findings_sentence": found.findings_sentence(file),
        "good_practice": tuple(entry for entry in entries if entry.number in good),
        "diverging": tuple(entry for entry in entries if entry.diverging_opinion),
        "last_audit": f"{previous.audit.number} {previous.audit.title}" if previous else "",
        "grades": found.grades(file),
        "grade_counts": found.grade_counts(file, previous),
        "by_clause": found.by_clause(file),
        "by_site": found.by_site(file),
        "by_process": found.by_process(file),
        "charts": found.charts(file, look),
        "follow_ups": found.follow_up_lines(file, previous),
    }


def _fieldwork(file: AuditFile, look: Look, background: Background) -> dict[str, Any]:
    """What was tried out, and the evidence."""
    counts = counted(background.questions, file.awareness) if file.awareness else ()
    return {
        "awareness": tuple(map(_awareness, counts)),
        "awareness_sentence": say_count("audit_report.asked", len(file.awareness)) if file.awareness else "",
        "contacts": tuple(_contact(contact, look) for contact in file.contacts),
        "walk_throughs": _walk_throughs(file, look),
        "evidence": tuple(_evidence(file, look)),
    }


def _limits(file: AuditFile) -> dict[str, Any]:
    """What stood in the way, what a sample cannot say, what follows, and what is recommended where that was agreed."""
    audit = file.audit
    return {
        "obstacles": words.paragraphs(audit.obstacles),
        "not_covered": tuple(_not_covered(file)),
        "sampling": (*words.paragraphs(audit.sampling_statement), say("audit_report.sampling_risk")),
        "next_steps": words.paragraphs(audit.next_steps),
        "recommendations": words.paragraphs(audit.recommendations) if audit.recommendations_allowed else (),
        "distribution": audit.distribution.strip() or say("report.not_given"),
        "confidentiality": audit.confidentiality.strip() or say("audit_report.confidential"),
    }


def _end(file: AuditFile, look: Look) -> dict[str, Any]:
    """Who signed what, or that nobody did."""
    sign_off = file.sign_off
    return {
        "is_signed": sign_off is not None,
        "sign_off": _signature(sign_off, look) if sign_off else (),
        "statement": sign_off.statement.strip() if sign_off else "",
        "replaced": tuple(_replaced(one, look) for one in file.sign_offs if not one.holds),
        "signed_on": _day(sign_off.signed_at) if sign_off else None,
    }


def scope_facts(file: AuditFile, look: Look) -> tuple[Fact, ...]:
    """Scope and method, what was left empty left out."""
    audit = file.audit
    return words.facts(
        {
            "audit_report.fact.client": audit.client,
            "audit_report.fact.scope": audit.scope,
            "audit_report.fact.clauses": words.numbers_of(file),
            "audit_report.fact.sites": words.sites_of(file),
            "audit_report.fact.processes": words.processes_of(file),
            "audit_report.fact.units": audit.units,
            "audit_report.fact.days": words.dates_of(file, look),
            "audit_report.fact.presence": label(audit.presence),
            "audit_report.fact.period": words.period_of(file, look),
            "audit_report.fact.methods": audit.methods,
            "audit_report.fact.sampling": audit.sampling,
            "audit_report.fact.grading": f"{file.scale.title}. {file.scale.about}",
            "audit_report.fact.programme": file.programme.title if file.programme else "",
        },
        every=False,
    )


def _day(moment: datetime) -> date:
    return moment.astimezone().date()


def _cover(file: AuditFile, dress: Dress, today: date) -> tuple[Fact, ...]:
    head = file.checklist.head
    return words.facts(
        {
            "report.fact.organization": file.organization.name,
            "audit_report.fact.audit": f"{file.audit.number} {file.audit.title}",
            "audit_report.fact.client": file.audit.client or file.organization.name,
            "audit_report.fact.days": words.dates_of(file, dress.look),
            "audit_report.fact.lead": file.lead.name if file.lead else "",
            "report.fact.prepared_by": dress.author,
            "report.fact.date": dress.look.day(today),
            "report.fact.checklist": f"{head.title}, {head.version}",
            "report.fact.distribution": file.audit.distribution,
        }
    )


def _figures(file: AuditFile) -> AuditFigures:
    criteria = [criterion for clause in file.clauses for criterion in clause.criteria]
    whole = score(criteria, file.work.results if file.work else {}, file.checklist)
    return AuditFigures(
        criteria=whole.total,
        judged=whole.assessed,
        not_applicable=whole.not_applicable,
        achieved=whole.achieved,
        possible=whole.possible_assessed,
        percent=whole.percent_assessed,
        findings=len(file.standing_findings),
        nonconformities=len(found.classed(file, GradeClass.NONCONFORMITY)),
        evidence=len(_used(file).keys() & file.evidence.keys()),
    )


def _met(figures: AuditFigures) -> str:
    if figures.percent is None:
        return say("audit_report.met.nothing")
    return say(
        "audit_report.met",
        percent=percent(figures.percent),
        achieved=points(figures.achieved),
        possible=points(figures.possible),
        judged=figures.judged,
        criteria=figures.criteria,
    )


def _met_counts(file: AuditFile) -> str:
    if file.work is None:
        return say("audit_report.not_started")
    ratings = breakdowns.ratings(file.work.score(file.work.checklist.criteria), file.checklist)
    return " · ".join(f"{one.label} {one.count}" for one in ratings if one.count)


def _used(file: AuditFile) -> dict[str, list[str]]:
    """The ids of evidence that verdicts and findings rest on, with the numbers of both."""
    used: dict[str, list[str]] = defaultdict(list)
    for finding in file.standing_findings:
        for key in finding.evidence_ids:
            used[key].append(finding.number)
    for criterion in file.work.checklist.criteria if file.work else ():
        result = file.work.results.get(criterion.id) if file.work else None
        for key in result.evidence_ids if result else ():
            used[key].append(criterion.id)
    return used


def _evidence(file: AuditFile, look: Look) -> Iterator[EvidenceLine]:
    used = _used(file)
    items = [item for key, item in file.evidence.items() if key in used]
    for item in sorted(items, key=lambda one: (not one.number, one.number, one.title)):
        yield EvidenceLine(
            number=item.number or say("report.dash"),
            title=item.title,
            kind=label(item.kind),
            source=", ".join(part for part in (item.source, item.reference) if part),
            period=_covers(item, look),
            collected=say("audit_report.by_on", name=item.collected_by, day=look.day(_day(item.collected_at)))
            if item.collected_by
            else look.day(_day(item.collected_at)),
            confidentiality=label(item.confidentiality),
            used=", ".join(used[item.id]),
        )


def _covers(item: Evidence, look: Look) -> str:
    begins, ends = item.period_from, item.period_to
    if begins and ends:
        return say("audits.days", begins=look.day(begins), ends=look.day(ends))
    known = begins or ends
    return look.day(known) if known else ""


def _awareness(count: AwarenessCount) -> AwarenessLine:
    asked = say("audit_report.n_of", knew=count.knew, asked=count.asked) if count.asked else say("report.dash")
    return AwarenessLine(clause=count.question.clause, question=count.question.ask, knew=asked, partly=count.partly)


def _contact(contact: SimulatedComplaint, look: Look) -> ContactLine:
    def moment(when: datetime | None, missing: str) -> str:
        return f"{look.day(_day(when))}, {clock(when)}" if when else say(missing)

    same = contact.answered_in_language
    kept = "" if same is None else say(f"audit_report.language.{'kept' if same else 'changed'}")
    return ContactLine(
        channel=contact.channel,
        sent=moment(contact.sent_at, "report.dash"),
        acknowledged=moment(contact.acknowledged_at, "audit_report.not_acknowledged"),
        answered=moment(contact.answered_at, "audit_report.not_answered"),
        language=", ".join(part for part in (contact.language, kept) if part),
        information=contact.information_given.strip(),
        outcome=contact.outcome.strip(),
    )


def _walk_throughs(file: AuditFile, look: Look) -> tuple[WalkThroughLine, ...]:
    dash = say("report.dash")
    return tuple(
        WalkThroughLine(
            complaint=one.complaint,
            received=look.day(one.received_on) if one.received_on else dash,
            closed=look.day(one.closed_on) if one.closed_on else dash,
            note=_stood_out(file, one),
        )
        for one in file.walk_throughs
    )


def _stood_out(file: AuditFile, sheet: WalkThrough) -> str:
    """What was noted of the complaint, a criterion to a line."""
    steps = (
        f"{step.criterion_id}{f' {phrases.rating(step.rating, file.checklist)}' if step.rating else ''}: {step.seen.strip()}"
        for step in sheet.steps
        if step.seen.strip()
    )
    return "\n".join(filter(None, (sheet.note.strip(), *steps)))


def _not_covered(file: AuditFile) -> Iterator[str]:
    """What the team wrote, the criteria without a verdict, and the activities that did not take place."""
    yield from words.paragraphs(file.audit.not_covered)
    if file.work is None:
        yield say("audit_report.not_started")
        return
    without = [one.id for one in file.work.checklist.criteria if not file.work.result(one).is_assessed]
    if without:
        yield say_count("audit_report.no_verdict", len(without), criteria=", ".join(without))
    missed = [one.title for one in file.plan if one.kind not in MEETINGS and not one.held_on and not one.result.strip()]
    if missed:
        yield say_count("audit_report.not_held", len(missed), activities=", ".join(missed))


def _signature(sign_off: SignOff, look: Look) -> tuple[Fact, ...]:
    return words.facts(
        {
            "audit_report.fact.signed_by": ", ".join(part for part in (sign_off.name, sign_off.role) if part),
            "audit_report.fact.signed_on": f"{look.day(_day(sign_off.signed_at))}, {clock(sign_off.signed_at)}",
            "audit_report.fact.snapshot": sign_off.snapshot_hash,
            "audit_report.fact.journal": say_count(
                "audit_report.journal", sign_off.journal_entries, head=sign_off.journal_head
            ),
        }
    )


def _replaced(sign_off: SignOff, look: Look) -> str:
    return say(
        "audit_report.replaced",
        name=sign_off.name,
        day=look.day(_day(sign_off.signed_at)),
        by=sign_off.reopened_by,
        reason=sign_off.reopen_reason.strip(),
    )
