"""What is due and when: as a list, as a digest in words, and as a calendar file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from assessment.domain.action import Action, ActionState
from assessment.domain.effectiveness_review import EffectivenessReview
from assessment.domain.engagement import Engagement
from assessment.domain.management_review import ManagementReview, ReviewState
from assessment.domain.nonconformity import NonconformityState
from assessment.domain.nonconformity_rules import Lateness, NonconformityRules, lateness
from assessment.domain.organization import Organization
from assessment.domain.record import Value
from assessment.domain.register import RegisterLine, due_of, overdue_level
from assessment.services.desk import Desk
from assessment.services.documents import Document, file_name
from assessment.services.nonconformity_files import rules_in
from assessment.services.registers import Register, register_in
from assessment.storage.store import Reader
from assessment.wording import say
from assessment.wording.figures import day

CALENDAR = "text/calendar"
_RUNNING = {ActionState.PLANNED, ActionState.STARTED}
_GROUPS = (Lateness.OVERDUE, Lateness.DUE_SOON, Lateness.ON_TIME)


class DueItem(Value):
    """One due date: what, for whom, of which organization; `escalated` says who else should know."""

    id: str
    organization: str
    what: str
    text: str
    owner: str
    due: date
    lateness: Lateness
    escalated: str = ""


class Digest(Value):
    """All due dates, and what they are in words."""

    items: tuple[DueItem, ...]
    subject: str
    text: str


def due_items(desk: Desk, engagement_id: str = "") -> tuple[DueItem, ...]:
    """The open due dates of an engagement, or of all, the earliest first."""
    with desk.store.reading() as reader:
        chosen = [reader.get(Engagement, engagement_id)] if engagement_id else reader.list(Engagement)
        found = [item for one in chosen for item in _of_engagement(reader, one, desk.today())]
    return tuple(sorted(found, key=lambda item: (item.due, item.organization, item.what, item.id)))


def digest(desk: Desk, engagement_id: str = "") -> Digest:
    """What is due, in words: overdue first, then soon, then later."""
    items = due_items(desk, engagement_id)
    counts = {kind: sum(item.lateness is kind for item in items) for kind in _GROUPS}
    numbers = {"overdue": counts[Lateness.OVERDUE], "due_soon": counts[Lateness.DUE_SOON]}
    headline = say("reminders.headline", later=counts[Lateness.ON_TIME], **numbers)
    text = "\n".join((headline, *_told(items))) if items else say("reminders.none")
    return Digest(items=items, subject=say("reminders.subject", **numbers), text=f"{text}\n")


def due_calendar(desk: Desk, engagement_id: str = "") -> Document:
    """The due dates as a calendar file: all-day entries with an alarm on the day before."""
    from icalendar import Alarm, Calendar, Event  # noqa: PLC0415 -- loads when it is used

    book = Calendar()
    book.add("prodid", "-//ISO 10002 toolkit//EN")
    book.add("version", "2.0")
    book.add("x-wr-calname", say("reminders.title"))
    stamp = datetime.combine(desk.today(), time(), UTC)  # of the day, so that equal records give equal bytes
    for item in due_items(desk, engagement_id):
        event, alarm = Event(), Alarm()
        event.add("uid", f"{item.id}@iso10002")
        event.add("dtstamp", stamp)
        event.add("dtstart", item.due)
        if item.due < date.max:
            event.add("dtend", item.due + timedelta(days=1))
        event.add("summary", f"{item.what}: {_line(item.text)}")
        event.add("description", "\n".join(filter(None, (item.organization, item.owner, item.escalated))))
        event.add("transp", "TRANSPARENT")
        alarm.add("action", "DISPLAY")
        alarm.add("description", item.what)
        alarm.add("trigger", timedelta(days=-1))
        event.add_component(alarm)
        book.add_component(event)
    return Document(name=calendar_name(desk), media_type=CALENDAR, content=book.to_ical())


def calendar_name(desk: Desk) -> str:
    """The name of the calendar file."""
    return file_name(say("reminders.file"), desk.today().isoformat(), "ics")


def _told(items: Iterable[DueItem]) -> Iterator[str]:
    known = list(items)
    for kind in _GROUPS:
        group = [item for item in known if item.lateness is kind]
        if not group:
            continue
        yield ""
        yield say(f"reminders.group.{kind.value}")
        organization = ""
        for item in sorted(group, key=lambda one: one.organization):
            if item.organization != organization:
                organization = item.organization
                yield f"  {organization}"
            told = say("reminders.line", date=day(item.due), what=item.what, text=_line(item.text), owner=item.owner)
            yield f"    {told}"
            if item.escalated:
                yield f"      {item.escalated}"


def _line(text: str, most: int = 120) -> str:
    """A text in one line, cut where it gets long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[: most - 1]}…"


def _of_engagement(reader: Reader, engagement: Engagement, today: date) -> Iterator[DueItem]:
    register, rules = register_in(reader, engagement.id, today), rules_in(reader, engagement.id)
    name = reader.get(Organization, engagement.organization_id).name
    numbers = {line.nonconformity.id: line.nonconformity.number for line in register.lines}
    maker = _Maker(name, register, rules, today)
    for line in register.lines:
        yield from maker.of_line(line)
    for action in register.actions:
        yield from maker.of_action(action, numbers.get(action.nonconformity_id or "", action.criterion_id))
    waiting = {line.nonconformity.id for line in register.lines if not line.nonconformity.is_closed}
    for review in register.reviews:
        if review.nonconformity_id in waiting:
            yield from maker.of_review(review, numbers[review.nonconformity_id])
    for one in reader.list(ManagementReview, engagement_id=engagement.id):
        if one.state is ReviewState.PLANNED and one.planned_on:
            yield maker.item(one.id, say("reminders.management_review"), one.title, one.planned_on, one.chair)


class _Maker:
    """Makes due dates of one engagement."""

    def __init__(self, organization: str, register: Register, rules: NonconformityRules, today: date) -> None:
        self._organization, self._register, self._rules, self._today = organization, register, rules, today

    def item(self, key: str, what: str, text: str, due: date, owner: str, *, escalated: str = "") -> DueItem:
        """One due date."""
        return DueItem(
            id=key,
            organization=self._organization,
            what=what,
            text=text,
            owner=owner or say("report.dash"),
            due=due,
            lateness=lateness(due, self._today, self._rules.due_soon_days),
            escalated=escalated,
        )

    def of_line(self, line: RegisterLine) -> Iterator[DueItem]:
        """The next due date of a nonconformity, or the day on which its accepted risk is looked at again."""
        one = line.nonconformity
        owner = self._name(one.responsible_id)
        if one.state is NonconformityState.RISK_ACCEPTED and one.risk:
            what = say("reminders.risk", number=one.number)
            yield self.item(f"{one.id}.risk", what, one.statement, one.risk.review_on, owner)
        elif not one.is_closed and (due := due_of(one)):
            what = say("reminders.plan" if due == one.plan_due else "reminders.close", number=one.number)
            yield self.item(one.id, what, one.statement, due, owner, escalated=self._escalated(line))

    def of_action(self, action: Action, number: str) -> Iterator[DueItem]:
        """The due date of an action whose work is not done."""
        if action.state in _RUNNING and action.due:
            what = say("reminders.action", number=number) if number else say("reminders.action.plain")
            owner = self._name(action.owner_id) or action.usual_owner
            yield self.item(action.id, what, action.text, action.due, owner)

    def of_review(self, review: EffectivenessReview, number: str) -> Iterator[DueItem]:
        """The day from which an effect can be judged."""
        if not review.is_held and review.earliest_on:
            what = say("reminders.review", number=number)
            yield self.item(review.id, what, review.measure, review.earliest_on, self._name(review.reviewer_id))

    def _escalated(self, line: RegisterLine) -> str:
        name = self._name(self._rules.escalate_to_id)
        if not name or overdue_level(line, self._today, self._rules) == 0:
            return ""
        late = (self._today - line.due).days if line.due else 0
        return say("reminders.escalated", days=late, name=name)

    def _name(self, person_id: str | None) -> str:
        person = self._register.people.get(person_id or "")
        return person.name if person else ""
