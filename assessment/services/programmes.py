"""The audit programme: its period and aims, the ranking of clauses and processes, and what is not covered yet."""

from __future__ import annotations

from datetime import date

from assessment.domain.assessment import Assessment, ChecklistSnapshot
from assessment.domain.audit import Audit, AuditState
from assessment.domain.checklist import Checklist, lies_in
from assessment.domain.organization import Process
from assessment.domain.programme import AuditProgramme, ProgrammeTopic, due_dates, next_due, ranked
from assessment.domain.record import LongText, Name, ShortText, Value
from assessment.services.audit_checklists import refuse_unknown_clauses
from assessment.services.audit_files import engagement_checklist
from assessment.services.desk import Desk
from assessment.storage.store import Reader


class ProgrammeText(Value):
    """What is entered for a programme."""

    title: Name
    period_from: date
    period_to: date
    objectives: LongText = ""
    risks: LongText = ""
    opportunities: LongText = ""
    resources: LongText = ""
    manager: ShortText = ""


class TopicLine(Value):
    """One topic in the order of its rank, with the days it is due and the audits that cover it."""

    topic: ProgrammeTopic
    title: str
    due: tuple[date, ...]
    audits: tuple[str, ...]
    next_due: date | None
    is_overdue: bool


class ProgrammeView(Value):
    """A programme with its topics, its audits, and the clauses that nothing covers yet.

    `apart` are the numbers of audits judged by another standard: they cover processes, but no clause of this one.
    """

    programme: AuditProgramme
    topics: tuple[TopicLine, ...]
    audits: tuple[Audit, ...]
    uncovered: tuple[str, ...]
    apart: tuple[str, ...] = ()


def list_programmes(desk: Desk, engagement_id: str) -> list[AuditProgramme]:
    """The programmes of an engagement, the latest first."""
    with desk.store.reading() as reader:
        return reader.list(AuditProgramme, order="period_from", engagement_id=engagement_id)[::-1]


def save_programme(
    desk: Desk, engagement_id: str, wanted: ProgrammeText, *, programme_id: str = "", seen: int = 0
) -> AuditProgramme:
    """Make a programme, or change one; a new one proposes every clause group as a topic."""
    with desk.store.writing(desk.actor, desk.now(), engagement_id) as writer:
        plain = wanted.model_dump()
        if programme_id:
            found = writer.get(AuditProgramme, programme_id)
            return writer.save(found.changed(**plain).lasting(wanted.period_from, wanted.period_to), seen=seen)
        new = AuditProgramme(id=desk.new_id(), engagement_id=engagement_id, **plain)
        programme = writer.save(new.lasting(wanted.period_from, wanted.period_to))
        _, checklist = engagement_checklist(writer, engagement_id)
        for subject in _groups(checklist):
            importance = 3 if any(lies_in(key, (subject,)) for key in checklist.head.key_clauses) else 2
            writer.save(
                ProgrammeTopic(
                    id=desk.new_id(),
                    engagement_id=engagement_id,
                    programme_id=programme.id,
                    subject=subject,
                    importance=importance,
                )
            )
        return programme


def rank_topic(
    desk: Desk,
    programme_id: str,
    subject: str,
    *,
    ranks: tuple[int, int, int],
    note: str = "",
    process_id: str | None = None,
    seen: int | None = None,
) -> ProgrammeTopic:
    """Rank a clause or process by importance, performance and change (1 to 3 each); a new subject becomes a topic.

    `seen` is the revision that was shown: `StaleRecord` when somebody ranked it meanwhile.
    """
    with desk.store.reading() as reader:
        engagement_id = reader.get(AuditProgramme, programme_id).engagement_id
    with desk.store.writing(desk.actor, desk.now(), engagement_id) as writer:
        if process_id is None:
            refuse_unknown_clauses(engagement_checklist(writer, engagement_id)[1], (subject,))
        else:
            subject = writer.get(Process, process_id).name
        known = writer.list(ProgrammeTopic, programme_id=programme_id, subject=subject)
        topic = (
            known[0]
            if known
            else ProgrammeTopic(
                id=desk.new_id(),
                engagement_id=engagement_id,
                programme_id=programme_id,
                subject=subject,
                process_id=process_id,
            )
        )
        return writer.save(topic.ranked(ranks).changed(note=note), seen=seen)


def view_programme(desk: Desk, programme_id: str) -> ProgrammeView:
    """A programme as its page and its document show it."""
    with desk.store.reading() as reader:
        return _view(reader, reader.get(AuditProgramme, programme_id), desk.today())


def _view(reader: Reader, programme: AuditProgramme, today: date) -> ProgrammeView:
    last, checklist = engagement_checklist(reader, programme.engagement_id)
    audits = [
        one
        for one in reader.list(Audit, order="begins_on", programme_id=programme.id)
        if one.state is not AuditState.CANCELLED
    ]
    apart = {
        key for key in {one.snapshot_id for one in audits} if key and not _counts_like(reader, key, last, checklist)
    }
    by_clause = [one for one in audits if one.snapshot_id not in apart]
    topics = ranked(reader.list(ProgrammeTopic, programme_id=programme.id))
    titles = {clause.number: clause.label for clause in checklist.clauses}
    titles |= {chapter.clause: chapter.label for chapter in checklist.chapters}
    return ProgrammeView(
        programme=programme,
        topics=tuple(
            _line(topic, programme, by_clause if topic.process_id is None else audits, titles, today)
            for topic in topics
        ),
        audits=tuple(audits),
        uncovered=tuple(
            clause.label for clause in checklist.leaf_clauses if not any(one.covers(clause.number) for one in by_clause)
        ),
        apart=tuple(one.number for one in audits if one.snapshot_id in apart),
    )


def _counts_like(reader: Reader, snapshot_id: str, last: Assessment, checklist: Checklist) -> bool:
    """True when clause numbers of that checklist mean what they mean in the engagement's."""
    if snapshot_id == last.snapshot_id:
        return True
    return reader.get(ChecklistSnapshot, snapshot_id).body.counts_like(checklist)


def _line(
    topic: ProgrammeTopic, programme: AuditProgramme, audits: list[Audit], titles: dict[str, str], today: date
) -> TopicLine:
    covering = [one for one in audits if _covers(one, topic)]
    due = due_dates(topic, programme)
    following = next_due(due, sum(one.started_on is not None for one in covering))
    return TopicLine(
        topic=topic,
        title=titles.get(topic.subject, topic.subject),
        due=due,
        audits=tuple(one.number for one in covering),
        next_due=following,
        is_overdue=following is not None and following < today,
    )


def _covers(audit: Audit, topic: ProgrammeTopic) -> bool:
    """True when the audit has the process, the clause, or something below the clause in its scope."""
    if topic.process_id is not None:
        return topic.process_id in audit.process_ids
    return audit.covers(topic.subject) or any(topic.covers(number) for number in audit.clauses)


def _groups(checklist: Checklist) -> list[str]:
    """The headings one level below the chapters: 5.4 rather than 5.4.1."""
    found = dict.fromkeys(".".join(clause.number.split(".")[:2]) for clause in checklist.leaf_clauses)
    return list(found)
