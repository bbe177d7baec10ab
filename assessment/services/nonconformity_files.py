"""Read a nonconformity with all that belongs to it, and save one with the state that its facts give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date

from assessment.domain.action import Action
from assessment.domain.cause_analysis import CauseAnalysis
from assessment.domain.effectiveness_review import EffectivenessReview
from assessment.domain.evidence import Evidence
from assessment.domain.finding import Finding
from assessment.domain.nonconformity import CLOSED_STATES, AlreadyClosed, Nonconformity
from assessment.domain.nonconformity_file import NonconformityFile, held_in_order, is_settled, state_of
from assessment.domain.nonconformity_rules import NonconformityRules, recurrences_of
from assessment.domain.organization import Person
from assessment.domain.record import Record
from assessment.services.desk import Desk
from assessment.storage.store import Reader, Writer


def open_nonconformity(desk: Desk, nonconformity_id: str) -> NonconformityFile:
    """Read one nonconformity; `NotFound` when there is none."""
    with desk.store.reading() as reader:
        return nonconformity_in(reader, nonconformity_id)


def nonconformity_in(reader: Reader, nonconformity_id: str) -> NonconformityFile:
    """Read one nonconformity within a view that is open already."""
    one = reader.get(Nonconformity, nonconformity_id)
    causes = reader.list(CauseAnalysis, nonconformity_id=one.id)
    cause = causes[0] if causes else None
    actions = reader.list(Action, nonconformity_id=one.id)
    reviews = reader.list(EffectivenessReview, order="planned_on", nonconformity_id=one.id)
    return NonconformityFile(
        nonconformity=one,
        cause=cause,
        actions=sorted(actions, key=lambda action: (action.due or date.max, action.id)),
        reviews=reviews,
        findings=[found for key in one.finding_ids if (found := reader.find(Finding, key))],
        people={person.id: person for person in reader.list(Person, order="name", engagement_id=one.engagement_id)},
        evidence={
            item.id: item
            for item in reader.list(Evidence, order="collected_at", engagement_id=one.engagement_id)
            if not item.withdrawn
        },
        recurrences=_recurrences(reader, one, cause),
        redone=redone_in(reader, actions, reviews),
    )


def redone_in(reader: Reader, actions: Iterable[Action], reviews: Iterable[EffectivenessReview]) -> frozenset[str]:
    """The actions done on the day of the last review, where it found no effect and they came after it.

    Records hold days; which came first on one day is told by the order of the lines of the journal.
    """
    last = {review.nonconformity_id: review for review in held_in_order(reviews)}
    return frozenset(
        action.id
        for action in actions
        if (review := last.get(action.nonconformity_id or ""))
        and review.effective is False
        and action.implemented_on == review.held_on
        and _since(reader, action, "implemented_on") > _since(reader, review, "held_on")
    )


def _since(reader: Reader, record: Record, field: str) -> int:
    """The line of the journal from which on a field has said what it says now; 0 where that was erased."""
    now, since = record.model_dump(mode="json")[field], 0
    for line in reader.entries(type(record), record.id):
        if line.body is None or line.body.get(field) != now:
            break
        since = line.sequence
    return since


def rules_in(reader: Reader, engagement_id: str) -> NonconformityRules:
    """The rules of an engagement, the usual ones before any were saved."""
    return reader.find(NonconformityRules, engagement_id) or NonconformityRules(
        id=engagement_id, engagement_id=engagement_id
    )


@contextmanager
def writing_on_nonconformity(desk: Desk, nonconformity_id: str) -> Iterator[tuple[Writer, NonconformityFile]]:
    """One write transaction on the engagement of a nonconformity; its state is settled when the block ends."""
    with desk.store.reading() as reader:
        engagement_id = reader.get(Nonconformity, nonconformity_id).engagement_id
    with desk.store.writing(desk.actor, desk.now(), engagement_id) as writer:
        yield writer, nonconformity_in(writer, nonconformity_id)
        settle_state(desk, writer, nonconformity_id)


@contextmanager
def writing_on_open(desk: Desk, nonconformity_id: str) -> Iterator[tuple[Writer, NonconformityFile]]:
    """The same for what may only be done before it is closed; `AlreadyClosed` afterwards."""
    with writing_on_nonconformity(desk, nonconformity_id) as (writer, file):
        if file.nonconformity.is_closed:
            raise AlreadyClosed(file.nonconformity.number)
        yield writer, file


@contextmanager
def writing_on_running(desk: Desk, nonconformity_id: str) -> Iterator[tuple[Writer, NonconformityFile]]:
    """The same for its actions: those of an accepted plan are still to be carried out; `AlreadyClosed` after that."""
    with writing_on_nonconformity(desk, nonconformity_id) as (writer, file):
        if is_settled(file.nonconformity):
            raise AlreadyClosed(file.nonconformity.number)
        yield writer, file


def settle_state(desk: Desk, writer: Writer, nonconformity_id: str) -> Nonconformity:
    """Write the state that the facts give, when it is another one than stored."""
    file = nonconformity_in(writer, nonconformity_id)
    one, state = file.nonconformity, state_of(file)
    if one.state is state:
        return one
    closed_on = (one.closed_on or desk.today()) if state in CLOSED_STATES else None
    return writer.save(one.changed(state=state, closed_on=closed_on))


def _recurrences(reader: Reader, one: Nonconformity, cause: CauseAnalysis | None) -> list[Nonconformity]:
    if cause is None or not cause.cause_code:
        return []
    codes = {
        found.nonconformity_id: found.cause_code
        for found in reader.list(CauseAnalysis, engagement_id=one.engagement_id)
    }
    others = [
        (other, codes.get(other.id, ""))
        for other in reader.list(Nonconformity, engagement_id=one.engagement_id, clause=one.clause)
    ]
    return recurrences_of(one, cause.cause_code, others, rules_in(reader, one.engagement_id).recurrence_months)
