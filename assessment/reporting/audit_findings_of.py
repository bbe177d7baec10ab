"""The findings of an audit in words, and counted by grade, clause, site and process."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal

from assessment.domain.audit import FindingForm
from assessment.domain.audit_file import AuditFile
from assessment.domain.evidence import Evidence
from assessment.domain.finding import Finding
from assessment.domain.grading import GradeClass
from assessment.reporting.audit_phrases import facts, place
from assessment.reporting.audit_report import FindingEntry, FollowUpLine, GradeCount, Spread
from assessment.reporting.chart import Chart, ChartKind, Series
from assessment.reporting.gap_report import Fact
from assessment.reporting.look import Look, rgb
from assessment.wording import label, say, say_count


def finding_entry(file: AuditFile, finding: Finding, look: Look) -> FindingEntry:
    """One finding in full; recommendations only where the audit allows them."""
    grade = file.scale.grade(finding.grade)
    document = next((one.label for one in file.adopted if one.id == finding.adopted_id), "")
    numbers = tuple(name_of(file.evidence[key]) for key in finding.evidence_ids if key in file.evidence)
    is_internal = file.audit.form is FindingForm.INTERNAL_AUDIT
    entry = FindingEntry(
        number=finding.number,
        grade=grade.label,
        grade_class=label(grade.grade_class),
        clause=_clause(file, finding.clause) or say("report.dash"),
        clause_number=finding.clause,
        criterion_id=finding.criterion_id,
        document=document,
        where=place(file, finding.site_id, finding.process_id, finding.unit),
        requirement=finding.requirement.strip(),
        statement=finding.statement.strip(),
        evidence=_evidence(finding.evidence.strip(), numbers),
        evidence_numbers=numbers,
        cause=finding.cause.strip() if is_internal else "",
        effect=finding.effect.strip() if is_internal else "",
        agreed_action=finding.agreed_action.strip() if is_internal else "",
        recommendation=finding.recommendation.strip() if file.audit.recommendations_allowed else "",
        position=_position(finding, look),
        diverging_opinion=finding.diverging_opinion.strip(),
        earlier=next((one.number for one in file.earlier_findings if one.id == finding.earlier_id), ""),
        people=_people(finding),
        parts=(),
    )
    return entry.changed(parts=_parts(entry, is_internal=is_internal))


def name_of(item: Evidence) -> str:
    """What a piece of evidence is referred to by: its number, before it has one its title."""
    return item.number or item.title


def _clause(file: AuditFile, number: str) -> str:
    title = next((clause.title for clause in file.checklist.clauses if clause.number == number), "")
    return f"{number} {title}".strip()


def _evidence(words: str, numbers: tuple[str, ...]) -> str:
    shown = ", ".join(numbers)
    return say("audit_report.evidence_and_numbers", words=words, numbers=shown) if words and shown else words or shown


def _position(finding: Finding, look: Look) -> str:
    if finding.position is None:
        return say("audit_report.not_asked")
    day = look.day(finding.position_on) if finding.position_on else ""
    return ", ".join(part for part in (label(finding.position), finding.position_by, day) if part)


def _people(finding: Finding) -> str:
    if finding.reviewed_by:
        return say("audit_report.prepared_and_reviewed", author=finding.prepared_by, reviewer=finding.reviewed_by)
    return say("audit_report.prepared_only", author=finding.prepared_by or say("report.not_given"))


def _parts(entry: FindingEntry, *, is_internal: bool) -> tuple[Fact, ...]:
    """The texts of a finding in the order of its form, those that are empty left out."""
    iso = ("requirement", "evidence", "statement")
    internal = ("criteria", "condition", "evidence", "cause", "effect", "agreed_action")
    fields = {"criteria": "requirement", "condition": "statement"}
    found = {
        f"audit_report.part.{name}": getattr(entry, fields.get(name, name))
        for name in (internal if is_internal else iso)
    }
    found["audit_report.part.document"] = entry.document
    found["audit_report.part.earlier"] = entry.earlier
    found["audit_report.part.recommendation"] = entry.recommendation
    found["audit_report.part.position"] = entry.position
    found["audit_report.part.diverging"] = entry.diverging_opinion
    found["audit_report.part.people"] = entry.people
    return facts(found, every=False)


# Counts


def classed(file: AuditFile, grade_class: GradeClass) -> list[Finding]:
    """The standing findings whose grade is of one class."""
    return [finding for finding in file.standing_findings if file.scale.grade(finding.grade).grade_class is grade_class]


def grades(file: AuditFile) -> tuple[str, ...]:
    """The grades that were given, the gravest first."""
    given = {finding.grade for finding in file.standing_findings}
    return tuple(grade.label for grade in file.scale.grades if grade.id in given)


def grade_counts(file: AuditFile, previous: AuditFile | None) -> tuple[GradeCount, ...]:
    """Findings per grade, beside those of the last audit; grades that neither gave are left out."""
    now, then = _by_label(file), _by_label(previous) if previous else Counter[str]()
    labels = dict.fromkeys(
        (
            *(grade.label for grade in file.scale.grades),
            *((grade.label for grade in previous.scale.grades) if previous else ()),
        )
    )
    return tuple(
        GradeCount(label=name, now=now[name], then=str(then[name]) if previous else say("report.dash"))
        for name in labels
        if now[name] or then[name]
    )


def findings_sentence(file: AuditFile) -> str:
    """How many findings there are, and how many of each grade."""
    found = file.standing_findings
    sentence = say_count("audit_report.findings", len(found))
    spread = _in_words(file, _by_label(file))
    return say("audit_report.spread", findings=sentence, spread=spread) if found else say("audit_report.no_findings")


def _in_words(file: AuditFile, counts: Counter[str]) -> str:
    named = (name for name in grades(file) if counts[name])
    return ", ".join(say("audit_report.of_grade", count=counts[name], grade=name) for name in named)


def _by_label(file: AuditFile) -> Counter[str]:
    return Counter(file.scale.grade(finding.grade).label for finding in file.standing_findings)


def by_clause(file: AuditFile) -> tuple[Spread, ...]:
    """The findings by clause, in the order of the checklist; those that name a document only come last."""
    order = [clause.number for clause in file.checklist.clauses]
    numbers = sorted(
        {finding.clause for finding in file.standing_findings},
        key=lambda number: (order.index(number) if number in order else len(order), number),
    )
    return tuple(
        _spread(
            file,
            _clause(file, number) or say("audit_report.no_clause"),
            [finding for finding in file.standing_findings if finding.clause == number],
        )
        for number in numbers
    )


def by_site(file: AuditFile) -> tuple[Spread, ...]:
    """The findings by site; nothing when none names a site."""
    return tuple(_placed(file, {key: one.name for key, one in file.sites.items()}, lambda one: one.site_id))


def by_process(file: AuditFile) -> tuple[Spread, ...]:
    """The findings by process; nothing when none names a process."""
    return tuple(_placed(file, {key: one.name for key, one in file.processes.items()}, lambda one: one.process_id))


def _placed(file: AuditFile, named: dict[str, str], place_of: Callable[[Finding], str | None]) -> Iterator[Spread]:
    used = {place_of(finding) for finding in file.standing_findings}
    if used <= {None}:
        return
    for key, name in (*named.items(), (None, say("audit_report.no_place"))):
        if key in used:
            yield _spread(file, name, [finding for finding in file.standing_findings if place_of(finding) == key])


def _spread(file: AuditFile, title: str, findings: list[Finding]) -> Spread:
    counts = Counter(file.scale.grade(finding.grade).label for finding in findings)
    spread = tuple(counts[name] for name in grades(file))
    return Spread(title=title, counts=spread, text=_in_words(file, counts), total=len(findings))


def charts(file: AuditFile, look: Look) -> tuple[Chart, ...]:
    """The findings by grade as bars; without findings there is nothing in it to draw."""
    counts, names = _by_label(file), grades(file)
    said = ", ".join(f"{name} {counts[name]}" for name in names)
    values = tuple(Decimal(counts[name]) for name in names)
    return (
        Chart(
            key="findings",
            kind=ChartKind.BARS,
            title=say("audit_report.chart"),
            categories=names,
            series=(Series(name=say("audit_report.chart.findings"), values=values, colour=rgb(look.colour)),),
            alt=say("audit_report.chart.alt", values=said),
        ),
    )


# The last audit


def follow_up_lines(file: AuditFile, previous: AuditFile | None) -> tuple[FollowUpLine, ...]:
    """The findings of the last audit, each with what became of it."""
    known = {entry.finding_id: entry for entry in file.follow_ups}
    scale = previous.scale if previous else file.scale
    lines = []
    for finding in file.earlier_findings:
        entry = known.get(finding.id)
        lines.append(
            FollowUpLine(
                number=finding.number,
                grade=scale.grade(finding.grade).label,
                statement=finding.statement.strip(),
                result=label(entry.result) if entry else say("FollowUpResult.not_looked_at"),
                seen=entry.seen.strip() if entry else "",
            )
        )
    return tuple(lines)
