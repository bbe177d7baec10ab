"""The demo's stories in: what was found, by whom and how many days ago; all problems are remarks, found in one pass."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from assessment.domain.action import Phase
from assessment.domain.assessment import GapKind, GapSeverity
from assessment.domain.checklist import NOT_APPLICABLE, Checklist, ClauseNumber, CriterionId, Effort, Line, Token
from assessment.domain.errors import BadChecklist
from assessment.domain.evidence import Confidentiality, EvidenceKind
from assessment.domain.organization import Size
from assessment.domain.record import Value
from assessment.domain.remark import Place, Remark, Severity, has_errors
from assessment.domain.review import ReviewKind
from assessment.library.yaml_reader import Tree, TreePath, read_yaml

FOLDER = Path(__file__).parent / "demo"

Days = Annotated[int, Field(ge=-2_000, le=2_000)]
"""Days from the Monday of the week in which the demo is made."""

LAST_PAST_DAY = -3
"""The Friday before; whatever happened in a story happened until then, on whatever day the demo is made."""

SATURDAY = 5
"""Days of the week from here on are not worked."""
_DATE = re.compile(r"\{(\w+) (\w+)\}")
_ANY_BRACES = re.compile(r"\{[^}]*\}?|\}")
_DATE_FORMS = frozenset({"day", "month"})


class Premises(Value):
    """A site of the organization."""

    name: Line
    note: str = ""


class Firm(Value):
    """The organization of the story."""

    name: Line
    sector: Line
    size: Size


class Someone(Value):
    """A person of the organization."""

    name: Line
    role: Line


class SeenFile(Value):
    """A file that came with a piece of evidence: its name and the plain text in it."""

    name: Line
    text: str


class Seen(Value):
    """A piece of evidence, seen by one of the team; it covers so many `months` up to the day it was seen."""

    title: Line
    note: str = ""
    seen: Days
    by: str
    kind: EvidenceKind = EvidenceKind.OTHER
    months: Annotated[int, Field(ge=0, le=24)] = 0
    confidentiality: Confidentiality = Confidentiality.INTERNAL
    file: SeenFile | None = None


class Session(Value):
    """When one of the team judged the criteria of some clauses."""

    clauses: tuple[ClauseNumber, ...]
    by: str
    on: Days


class Closing(Value):
    """How a gap was closed: by whom, when, on what evidence, and what is found now."""

    by: str
    on: Days
    evidence: Annotated[tuple[str, ...], Field(min_length=1)]
    rationale: Line


class Answer(Value):
    """What was found for one criterion."""

    rating: Token
    gap_kind: GapKind | None = None
    rationale: Line
    evidence: Annotated[tuple[str, ...], Field(min_length=1)]
    responsible: str
    strength: str = ""
    flagged: bool = False
    note: str = ""
    severity: GapSeverity | None = None
    priority: Annotated[int, Field(ge=1, le=3)] | None = None
    judgement_reason: str = ""
    closed: Closing | None = None


class Move(Value):
    """One step of an action; who takes it is the owner unless somebody is named."""

    step: Literal["begun", "implemented", "verified", "cancelled"]
    on: Days
    by: str = ""
    reason: str = ""


class Plan(Value):
    """One action for the gaps of these criteria."""

    criteria: Annotated[tuple[CriterionId, ...], Field(min_length=1)]
    text: Line
    owner: str
    due: Days
    phase: Phase | None = None
    effort: Effort | None = None
    steps: tuple[Move, ...] = ()


class Held(Value):
    """A review or audit held elsewhere, and when it was put on record."""

    kind: ReviewKind
    held_on: Days
    by: Line
    reference: Line
    recorded: Days


class Reporting(Value):
    """How the report was dressed and edited, and when it was issued."""

    by: str
    edited: Days
    number: Line
    reviewer: Line
    distribution: Line
    passages: dict[str, Line]
    issue: Days


class Story(Value):
    """One engagement of the demo, from its opening to last week."""

    format: Annotated[int, Field(ge=1, le=1)]
    id: Token
    checklist: Token
    profile: Token
    firm: Line
    lead: str
    begun: Days
    dates: dict[Token, Days]
    organization: Firm
    title: Line
    scope: Line
    exclusions: Line
    complaint_definition: Line
    sites: tuple[Premises, ...]
    team: dict[str, Line]
    people: dict[str, Someone]
    evidence: dict[str, Seen]
    assessing: tuple[Session, ...]
    planned: Days
    held_elsewhere: tuple[Held, ...] = ()
    actions: tuple[Plan, ...] = ()
    report: Reporting | None = None
    answers: dict[CriterionId, Answer]
    sequels: tuple[Line, ...] = ()

    def session(self, criterion_id: str) -> Session | None:
        """The sitting in which a criterion was judged."""
        clause = criterion_id.rpartition("-")[0]
        for session in self.assessing:
            if any(clause == number or clause.startswith(f"{number}.") for number in session.clauses):
                return session
        return None

    def dated(self, text: str, told: Callable[[str, int], str]) -> str:
        """A text with its dates filled in; `told` turns form (day or month) and days into words."""
        return _DATE.sub(lambda found: told(found[1], self.dates[found[2]]), text)


class UnusableDemo(BadChecklist):
    """A story of the demo does not fit the checklist at hand, or was damaged."""

    def __init__(self, remarks: tuple[Remark, ...]) -> None:
        """Show the first problem and the likely way out."""
        self.remarks = remarks
        first = next(remark for remark in remarks if remark.severity is Severity.ERROR)
        super().__init__(
            f"The demo cannot be made: {first.place}: {first.message} {first.hint} "
            "If you keep your own copy of the checklist, take it out of its folder while the demo is made."
        )


@dataclass(frozen=True)
class LoadedStory:
    """What reading a file gave: the story if there is no error, and all remarks."""

    story: Story | None
    remarks: tuple[Remark, ...]


def read_story(file: Path, checklist: Checklist) -> LoadedStory:
    """The story in `file` with all its remarks, held against the checklist it is told over."""
    tree, found = read_yaml(file.read_bytes(), file.name)
    if tree is None or has_errors(found):
        return LoadedStory(None, tuple(found))
    try:
        story = Story.model_validate(tree.value if tree.value is not None else {})
    except ValidationError as error:
        shapes = (remark_at(file, tree, one["loc"], f"{one['msg']}.") for one in error.errors(include_url=False))
        return LoadedStory(None, tuple(shapes))
    checks = (_names, _findings, _plans, _days, _dates)
    remarks = [remark_at(file, tree, path, message) for check in checks for path, message in check(story, checklist)]
    return LoadedStory(None if has_errors(remarks) else story, tuple(remarks))


def load_story(file: Path, checklist: Checklist) -> Story:
    """The story in `file`; `UnusableDemo` when it has problems."""
    loaded = read_story(file, checklist)
    if loaded.story is None:
        raise UnusableDemo(loaded.remarks)
    return loaded.story


Problems = Iterator[tuple[TreePath, str]]


def _names(story: Story, _checklist: Checklist) -> Problems:
    """Names that stand for nobody and nothing."""
    team, people, everybody = set(story.team), set(story.people), {*story.team, *story.people, ""}
    used: list[tuple[TreePath, str, set[str]]] = [(("lead",), story.lead, team)]
    used += [(("evidence", key), seen.by, team) for key, seen in story.evidence.items()]
    used += [(("assessing", place), session.by, team) for place, session in enumerate(story.assessing)]
    used += [(("report",), story.report.by, team)] if story.report else []
    for key, answer in story.answers.items():
        used.append((("answers", key), answer.responsible, people))
        used += [(("answers", key), answer.closed.by, everybody - {""})] if answer.closed else []
        kept = (*answer.evidence, *(answer.closed.evidence if answer.closed else ()))
        used += [(("answers", key), name, set(story.evidence)) for name in kept]
    for place, plan in enumerate(story.actions):
        used.append((("actions", place), plan.owner, people))
        used += [(("actions", place), move.by, everybody) for move in plan.steps]
    yield from ((path, f"“{name}” is not known.") for path, name, known in used if name not in known)


def _findings(story: Story, checklist: Checklist) -> Problems:
    """Answers that the checklist does not ask for, or that do not hang together."""
    for key, answer in story.answers.items():
        path = ("answers", key)
        below = answer.rating in checklist.rating_values and answer.rating != checklist.top_rating
        if not checklist.has_criterion(key):
            yield path, f"{key} is no criterion of {checklist.head.id}."
        if answer.rating not in {*checklist.rating_values, NOT_APPLICABLE}:
            yield path, f"“{answer.rating}” is no rating of {checklist.head.id}."
        if below != (answer.gap_kind is not None):
            yield path, "A gap has a kind, and nothing else has one."
        if story.session(key) is None:
            yield path, "No session says who judged this criterion, and when."
        if not below and (answer.closed or answer.severity or answer.priority):
            yield path, "Only a gap can be closed or graded."
        if (answer.severity or answer.priority) and not answer.judgement_reason:
            yield path, "Another grade than the proposed one needs a reason."


def _plans(story: Story, checklist: Checklist) -> Problems:
    """Actions without a gap, and gaps with two actions."""
    planned: set[str] = set()
    for place, plan in enumerate(story.actions):
        for key in plan.criteria:
            rating = story.answers[key].rating if key in story.answers else ""
            if rating not in checklist.rating_values or rating == checklist.top_rating:
                yield ("actions", place), f"{key} has no gap."
            if key in planned:
                yield ("actions", place), f"{key} has an action already."
            planned.add(key)


def _days(story: Story, _checklist: Checklist) -> Problems:
    """Work at a weekend, and what should have happened but lies ahead."""
    past: list[tuple[TreePath, int]] = [(("begun",), story.begun), (("planned",), story.planned)]
    past += [(("evidence", key), seen.seen) for key, seen in story.evidence.items()]
    past += [(("assessing", place), session.on) for place, session in enumerate(story.assessing)]
    past += [(("answers", key), answer.closed.on) for key, answer in story.answers.items() if answer.closed]
    past += [(("actions", place), move.on) for place, plan in enumerate(story.actions) for move in plan.steps]
    past += [(("held_elsewhere",), day) for held in story.held_elsewhere for day in (held.held_on, held.recorded)]
    past += [(("report",), day) for day in (story.report.edited, story.report.issue)] if story.report else []
    other: list[tuple[TreePath, int]] = [(("dates", name), day) for name, day in story.dates.items()]
    other += [(("actions", place), plan.due) for place, plan in enumerate(story.actions)]
    yield from ((path, f"Day {day} is not over yet.") for path, day in past if day > LAST_PAST_DAY)
    yield from ((path, f"Day {day} is at a weekend.") for path, day in (*past, *other) if day % 7 >= SATURDAY)


def _dates(story: Story, _checklist: Checklist) -> Problems:
    """Dates in texts that are not on the list, and braces that are no date at all."""
    yield from unknown_dates(story, story.model_dump(mode="json"))


def unknown_dates(story: Story, told: object) -> Problems:
    """What in the texts of a nested value is in braces, but no date of the story."""
    for path, text in texts_in(told):
        for found in _ANY_BRACES.findall(text):
            date = _DATE.fullmatch(found)
            if date is None or date[1] not in _DATE_FORMS or date[2] not in story.dates:
                yield path, f"“{found}” is not a date of this story."


def texts_in(value: object, path: TreePath = ()) -> Iterator[tuple[TreePath, str]]:
    """Every text of a nested value, with its place."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts_in(inner, (*path, key))
    elif isinstance(value, list | tuple):
        for place, inner in enumerate(value):
            yield from texts_in(inner, (*path, place))


def remark_at(file: Path, tree: Tree, path: TreePath, message: str) -> Remark:
    """A remark on the line of the file that a problem comes from."""
    place = Place(file=f"{file.parent.name}/{file.name}", line=tree.line(path), item=str(path[1]) if path[1:] else "")
    hint = "Correct the file."
    return Remark(code="demo", severity=Severity.ERROR, place=place, message=message, hint=hint)
