"""Two engagements to look at before typing anything, made once, as the people of the story would have made them.

The journal of a demo engagement tells the story's days and people; what it shares with the installation (organization
and checklist) is entered under the real day by whoever asked for the demo.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

from assessment.domain.action import Action
from assessment.domain.actor import Actor
from assessment.domain.assessment import Assessment, CriterionResult, result_id
from assessment.domain.checklist import Checklist
from assessment.domain.engagement import Engagement
from assessment.domain.evidence import Evidence, StoredFile
from assessment.domain.gap import gaps_of
from assessment.domain.months import months_before
from assessment.domain.narrative import NarrativeText, ReportSettings, narrative_id, settings_id
from assessment.domain.organization import Organization, Person, Site
from assessment.domain.record import Value
from assessment.domain.review import HeldElsewhere
from assessment.intake.recognition import TEXT
from assessment.library.demo_reader import (
    FOLDER,
    Answer,
    Closing,
    Held,
    Move,
    Plan,
    Reporting,
    Seen,
    SeenFile,
    Story,
    load_story,
)
from assessment.library.demo_sequel import load_sequels
from assessment.reporting.gap_report_of import gap_report_of
from assessment.services.actions import Step, stepped
from assessment.services.demo_deeds import Telling
from assessment.services.desk import Desk
from assessment.services.engagements import pin_checklist
from assessment.services.issues import kept_issue, next_issue
from assessment.services.numbering import numbered
from assessment.services.reports import dress_in
from assessment.services.work import work_in
from assessment.storage.joined import JoinedStore
from assessment.storage.store import Writer
from assessment.wording import figures, say

CHECKLIST = "iso10002-2018"
FILES = {"demo-complete": "complete.yaml", "demo-progress": "in_progress.yaml"}
COMPLETE, IN_PROGRESS = FILES

MORNING = time(8, 30, tzinfo=UTC)
BREATH = timedelta(minutes=2)


class Demo(Value):
    """The ids of the two engagements."""

    complete: str
    in_progress: str


def make_demo(desk: Desk) -> Demo:
    """Make what is missing of the two engagements, each in one transaction; a second call writes nothing."""
    for engagement_id, file in FILES.items():
        with desk.store.reading() as reader:
            is_there = reader.find(Engagement, engagement_id) is not None
        if not is_there:
            checklist = desk.shelf.load(CHECKLIST)
            _make(desk, load_story(FOLDER / file, checklist), checklist)
    return Demo(complete=COMPLETE, in_progress=IN_PROGRESS)


def _make(desk: Desk, story: Story, checklist: Checklist) -> None:
    """Store one engagement with all that happened in it, or nothing."""
    asked_by = desk.person or Actor(name=story.team[story.lead], firm=story.firm)
    with desk.store.writing(asked_by, desk.now(), story.id) as writer:
        if writer.find(Engagement, story.id) is not None:
            return  # somebody else asked for the demo at the same moment
        telling = _Telling(desk, writer, story, checklist)
        telling.open(pin_checklist(desk, writer, checklist).id)
        for day, by, happen in sorted(telling.events(), key=lambda event: event[0]):
            telling.pass_on(by, day)
            happen()


Event = tuple[int, str, Callable[[], None]]
"""Day, key of the person who acts, and what is done; events of one day keep their order."""


class _Telling:
    """A story while it is being written down; `writer` and `desk` are those of the person who acts."""

    def __init__(self, desk: Desk, writer: Writer, story: Story, checklist: Checklist) -> None:
        """Begin on the real day, as whoever asked."""
        self.story, self.checklist = story, checklist
        self.asked, self.writer, self.desk = writer, writer, desk
        self.assessment_id = f"{story.id}-gap-analysis"
        self._monday = desk.today() - timedelta(days=desk.today().weekday())
        self._last = datetime.min.replace(tzinfo=UTC)

    # Days and people

    def day(self, days: int) -> date:
        """The day so many days from this week's Monday."""
        return self._monday + timedelta(days=days)

    def dated(self, text: str) -> str:
        """A text with its dates in words."""
        forms = {"day": figures.day, "month": figures.month}
        return self.story.dated(text, lambda form, days: forms[form](self.day(days)))

    def actor(self, key: str) -> Actor:
        """One of the team, or one of the organization's people."""
        if key in self.story.team:
            return Actor(name=self.story.team[key], firm=self.story.firm)
        return Actor(name=self.story.people[key].name, firm=self.story.organization.name)

    def pass_on(self, by: str, days: int) -> None:
        """Let the next person act, on a later day or a little later on the same one."""
        morning = datetime.combine(self.day(days), MORNING)
        now = self._last = max(morning, self._last + BREATH)
        self.writer = self.asked.acting(self.actor(by), now)
        self.desk = dataclasses.replace(self.desk, person=self.actor(by), clock=lambda: now)

    # What happened

    def open(self, snapshot_id: str) -> None:
        """The organization, the engagement with its sites and people, and the assessment."""
        story, firm = self.story, self.story.organization
        organization = self.writer.save(
            Organization(id=f"{story.id}-organization", name=firm.name, sector=firm.sector, size=firm.size)
        )
        self.pass_on(story.lead, story.begun)
        now, lead = self.desk.now(), self.desk.actor.name
        self.writer.save(
            Engagement(
                id=story.id,
                organization_id=organization.id,
                title=story.title,
                scope=story.scope,
                exclusions=story.exclusions,
                complaint_definition=story.complaint_definition,
                firm=story.firm,
                created_at=now,
                created_by=lead,
            )
        )
        self._settle()
        self.writer.save(
            Assessment(
                id=self.assessment_id,
                engagement_id=story.id,
                title=say("assessment.title.gap_analysis", year=self.day(story.begun).year),
                snapshot_id=snapshot_id,
                profile=story.profile,
                started_on=self.day(story.begun),
                started_by=lead,
            )
        )

    def _settle(self) -> None:
        story = self.story
        for number, site in enumerate(story.sites, start=1):
            self.writer.save(
                Site(id=f"{story.id}-site-{number}", engagement_id=story.id, name=site.name, note=site.note)
            )
        for key, person in story.people.items():
            self.writer.save(Person(id=self.person_id(key), engagement_id=story.id, name=person.name, role=person.role))

    def events(self) -> list[Event]:
        """All that happened after the opening, not yet in order."""
        story = self.story
        found: list[Event] = [
            (seen.seen, seen.by, partial(self.see, key, seen)) for key, seen in story.evidence.items()
        ]
        for key, answer in story.answers.items():
            if session := story.session(key):
                found.append((session.on, session.by, partial(self.judge, key, answer)))
            if closed := answer.closed:
                found.append((closed.on, closed.by, partial(self.close, key, closed)))
        found += [(held.recorded, story.lead, partial(self.record, held)) for held in story.held_elsewhere]
        found.append((story.planned, story.lead, self.plan))
        if report := story.report:
            found.append((report.edited, report.by, partial(self.edit, report)))
            found.append((report.issue, report.by, self.issue))
        for plan in story.actions:
            found += [(move.on, move.by or plan.owner, partial(self.move, plan, move)) for move in plan.steps]
        return found + self._sequels()

    def _sequels(self) -> list[Event]:
        """What happened after the opening through the services of the pages, all within the one transaction."""
        story, people = self.story, {key: person.name for key, person in self.story.people.items()}
        telling = Telling(story.id, self.day, self.dated, {**story.team, **people})
        return [event for sequel in load_sequels(FOLDER, story) for event in telling.deeds(sequel, self._joined)]

    def _joined(self) -> Desk:
        """The desk of the person who acts, on a store that writes into this transaction."""
        return dataclasses.replace(self.desk, store=JoinedStore(self.desk.store.database, self.writer))

    def see(self, key: str, seen: Seen) -> None:
        """A piece of evidence is noted."""
        collected = self.desk.now()
        evidence = Evidence(
            id=self.evidence_id(key),
            engagement_id=self.story.id,
            title=self.dated(seen.title),
            note=self.dated(seen.note),
            kind=seen.kind,
            confidentiality=seen.confidentiality,
            period_from=months_before(collected.date(), seen.months) if seen.months else None,
            period_to=collected.date() if seen.months else None,
            collected_at=collected,
            collected_by=self.desk.actor.name,
        )
        if seen.file:
            evidence = evidence.filed(self.kept(seen.file), seen.file.name)
        self.writer.save(numbered(self.writer, evidence))

    def kept(self, file: SeenFile) -> str:
        """The file is stored by whoever asked, since files belong to all engagements; returns its SHA-256."""
        content = self.dated(file.text).encode()
        digest = self.desk.files.keep(content)
        if self.asked.find(StoredFile, digest) is None:
            self.asked.save(
                StoredFile(
                    id=digest,
                    name=file.name,
                    media_type=TEXT,
                    size=len(content),
                    stored_at=self.desk.now(),
                    stored_by=self.desk.actor.name,
                )
            )
        return digest

    def judge(self, key: str, answer: Answer) -> None:
        """A criterion is judged, with all that belongs to it."""
        assessment = self.writer.get(Assessment, self.assessment_id)
        blank = CriterionResult.blank(assessment, self.checklist.criterion(key))
        self.writer.save(
            blank.rated(answer.rating, self.checklist, by=self.desk.actor.name, at=self.desk.now())
            .reasoned(self.dated(answer.rationale))
            .classified(answer.gap_kind)
            .evidenced(tuple(self.evidence_id(name) for name in answer.evidence))
            .assigned(self.person_id(answer.responsible))
            .noted(self.dated(answer.note))
            .praised(self.dated(answer.strength))
            .judged(answer.severity, answer.priority, self.dated(answer.judgement_reason))
            .marked(flagged=answer.flagged)
        )

    def record(self, held: Held) -> None:
        """A review held elsewhere is put on record."""
        self.writer.save(
            HeldElsewhere(
                id=f"{self.story.id}-{held.kind.value}",
                engagement_id=self.story.id,
                kind=held.kind,
                held_on=self.day(held.held_on),
                by=held.by,
                reference=held.reference,
            )
        )

    def plan(self) -> None:
        """Gaps get actions with owner and date."""
        gaps = {gap.criterion.id: gap for gap in gaps_of(work_in(self.writer, self.assessment_id))}
        for plan, key in [(one, key) for one in self.story.actions for key in one.criteria]:
            proposed = gaps[key].action
            self.writer.save(
                proposed.changed(
                    text=self.dated(plan.text),
                    owner_id=self.person_id(plan.owner),
                    due=self.day(plan.due),
                    phase=plan.phase or proposed.phase,
                    effort=plan.effort or proposed.effort,
                )
            )

    def edit(self, report: Reporting) -> None:
        """The report gets its number, its readers, and the sentences somebody wrote anew."""
        owned = {"engagement_id": self.story.id, "assessment_id": self.assessment_id}
        dress = dress_in(self.desk, self.writer, self.assessment_id)
        written = gap_report_of(work_in(self.writer, self.assessment_id), dress, today=self.desk.today())
        proposed = {passage.key: passage.proposed for passage in written.passages}
        self.writer.save(
            ReportSettings(
                id=settings_id(self.assessment_id),
                number=report.number,
                reviewer=report.reviewer,
                distribution=report.distribution,
                **owned,
            )
        )
        for key, text in report.passages.items():
            self.writer.save(
                NarrativeText(
                    id=narrative_id(self.assessment_id, key),
                    passage=key,
                    text=self.dated(text),
                    proposed=proposed[key],
                    **owned,
                )
            )

    def issue(self) -> None:
        """The report is handed out."""
        self.writer.save(kept_issue(self.desk, *next_issue(self.desk, self.writer, self.assessment_id)))

    def move(self, plan: Plan, move: Move) -> None:
        """The actions of a plan take a step."""
        step = Step(name=move.step, on=self.day(move.on), reason=self.dated(move.reason))
        owner = self.story.people[plan.owner].name
        for key in plan.criteria:
            action = self.writer.get(Action, f"{result_id(self.assessment_id, key)}.action")
            self.writer.save(stepped(action, step, self.desk.actor.name, owner, self.desk.today()))

    def close(self, key: str, closed: Closing) -> None:
        """A gap is closed on what was seen since, and the finding written anew."""
        result = self.writer.get(CriterionResult, result_id(self.assessment_id, key))
        seen = (*result.evidence_ids, *(self.evidence_id(name) for name in closed.evidence))
        self.writer.save(
            result.evidenced(seen)
            .gap_closed(self.checklist, by=self.desk.actor.name, on=self.day(closed.on), at=self.desk.now())
            .reasoned(self.dated(closed.rationale))
        )

    # Ids

    def person_id(self, key: str) -> str:
        """The id of one of the organization's people."""
        return f"{self.story.id}-{key}"

    def evidence_id(self, key: str) -> str:
        """The id of a piece of evidence."""
        return f"{self.story.id}-seen-{key}"
