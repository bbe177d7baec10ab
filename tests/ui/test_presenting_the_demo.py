"""Presenting the demo: every page, step, part and view is walked, and nothing internal or of another client is on any."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from assessment.domain.audit_steps import AuditStep
from assessment.domain.evidence import Evidence
from assessment.domain.nonconformity import Nonconformity
from assessment.domain.views import ViewKind
from assessment.services.answers import Field, save_answer
from assessment.services.demo import make_demo
from assessment.services.engagements import EngagementLine, NewEngagement, list_engagements, start_engagement
from assessment.services.evidence import EvidenceDetails, change_evidence
from assessment.services.field_notes import list_notes, write_note
from assessment.services.findings import raise_review_note
from assessment.services.work import open_work
from assessment.ui import menu
from assessment.ui.components.criterion_details import SECTIONS
from assessment.ui.components.register_switch import GAPS, PARTS
from assessment.ui.presenting import ADDRESS
from assessment.wording import label, say
from tests.ui.test_presenting import OTHER, drawn, turned

if TYPE_CHECKING:
    from assessment.services.desk import Desk
    from tests.ui.conftest import Tab

pytestmark = pytest.mark.usefixtures("with_demo")

REMARK = "Strictly between us"
RUNNING = "demo-complete-audit-2"
FLAGGED = label(ViewKind.FLAGGED)
FLAG_BUTTONS = {say("card.flag"), say("card.unflag")}
"""How the internal mark would show itself: as a view to choose, or as a button."""

INTERNAL = {*FLAG_BUTTONS, say("card.note")}
"""What the details of a card offer to the people who work here only."""
BETWEEN = 8
"""Of so many clauses, the card of one is opened."""


@dataclass
class Shown:
    """The finished engagement of the demo with internal remarks everywhere, and what must not be seen of it."""

    tab: Tab
    line: EngagementLine
    hidden: tuple[str, ...]
    marked: tuple[str, ...]
    """A criterion of each clause, with a note and a flag."""

    def at(self, page: str, **named: str) -> str:
        """Everything that is drawn at an address."""
        params = self.tab.test.query_params
        params.clear()
        params.update({"engagement": self.line.id, "assessment": self.line.assessment_id, ADDRESS: "1", **named})
        text = drawn(self.tab.turn_to(page))
        assert not FLAG_BUTTONS & {button.label for button in self.tab.test.button}
        return text

    def behind(self, criterion_id: str, **named: str) -> str:
        """Everything that is drawn of a criterion whose details are open, section after section, and of its page."""
        self.at("gap_analysis", **named)
        self.tab.opened("guidance", criterion_id)
        offered = list(self.tab.sections(criterion_id).options)
        assert not INTERNAL & set(self.tab.offered(criterion_id))
        sections = [one for one in SECTIONS if say(f"card.{one}") in "\n".join(offered)]
        assert sections
        return "\n".join(drawn(self.tab.opened(section, criterion_id).look()) for section in sections)

    def leaks(self, where: dict[str, str]) -> dict[str, list[str]]:
        """What is seen of the hidden words, by place."""
        return {
            place: found
            for place, text in where.items()
            if (found := [words for words in (*self.hidden, FLAGGED) if words in text])
        }


@pytest.fixture
def shown(tab: Tab, bea: Desk) -> Shown:
    """The demo beside another client, with a note and a flag on every clause, notes of the field, and a question of the reviewer."""
    made = make_demo(bea)
    other = start_engagement(bea, NewEngagement(organization=OTHER, checklist="small", profile="full"))
    save_answer(bea, other.assessment_id, "7.1-1", Field.RATING, shown=None, value="not_met")
    line = next(line for line in list_engagements(bea) if line.id == made.complete)
    work = open_work(bea, line.assessment_id)
    marked = tuple(clause.criteria[0].id for clause in work.checklist.leaf_clauses)
    for criterion_id in marked:
        result = work.result(work.checklist.criterion(criterion_id))
        save_answer(bea, line.assessment_id, result.criterion_id, Field.NOTE, shown=result.note, value=REMARK)
        save_answer(bea, line.assessment_id, result.criterion_id, Field.FLAG, shown=result.flagged, value=True)
    write_note(bea, line.id, "secret-note", shown="", text=REMARK)
    for evidence in list(work.evidence.values())[-3:]:
        internal = EvidenceDetails.of(evidence).changed(note=REMARK)
        change_evidence(bea, evidence.id, internal, seen=evidence.revision)
    raise_review_note(bea, RUNNING, REMARK, finding_id=None, criterion_id="7.2-1")
    notes = [note.text for note in list_notes(bea, line.id) if note.text]
    assert REMARK in notes
    return Shown(tab, line, (*notes, OTHER), marked)


def test_nothing_internal_is_on_any_page_of_the_demo(shown: Shown) -> None:
    pages = sorted({*menu._VISIBLE, *menu._HIDDEN})
    assert not shown.leaks({page: shown.at(page) for page in pages})


def test_nothing_internal_is_in_any_step_of_its_audits(shown: Shown) -> None:
    audits = (RUNNING, "demo-complete-audit-1")
    places = {f"{audit} {step}": shown.at("audit", audit=audit, step=step) for audit in audits for step in AuditStep}
    assert not shown.leaks(places)
    assert not [place for place, text in places.items() if say("audit_review.note") in text]


def test_nothing_internal_is_in_any_view_of_the_gap_analysis(shown: Shown) -> None:
    views = [kind.value for kind in ViewKind if not kind.has_choice]
    named: list[dict[str, str]] = [{"view": view} for view in views]
    named += [{"view": "role", "of": "Complaints manager", "answered": "1"}]
    named += [{"view": "method", "of": "documents", "answered": "1"}]
    assert not shown.leaks({str(one): shown.at("gap_analysis", **one) for one in named})


def test_nothing_internal_is_behind_a_card(shown: Shown) -> None:
    """Every section of the card of a criterion with a note and a flag, in clauses from the first to the last."""
    clauses = {key: shown.behind(key, clause=key.rpartition("-")[0]) for key in shown.marked[::BETWEEN]}
    assert len(clauses) > 1
    assert not shown.leaks(clauses)


def test_nothing_internal_is_in_any_part_of_the_nonconformities(shown: Shown, bea: Desk) -> None:
    places = {part: shown.at("nonconformities", part=part) for part in PARTS if part != GAPS}
    with bea.store.reading() as reader:
        cases = [one.id for one in reader.list(Nonconformity, engagement_id=shown.line.id)]
    assert cases
    places |= {key: shown.at("nonconformity", nonconformity=key) for key in cases}
    assert not shown.leaks(places)


def test_without_presenting_the_same_walk_finds_each_of_them(shown: Shown, bea: Desk) -> None:
    """The look is looked at: what is hidden above is there to be hidden."""
    shown.at("gap_analysis")
    tab = turned(shown.tab)
    assert FLAGGED in drawn(tab)
    marked = shown.marked[0]
    tab.test.query_params["clause"] = marked.rpartition("-")[0]
    tab.turn_to("gap_analysis").opened("note", marked)
    assert set(tab.offered(marked)) >= {say("card.note"), say("card.unflag")}
    assert REMARK in drawn(tab.look())
    tab.test.query_params["audit"], tab.test.query_params["step"] = RUNNING, AuditStep.CLOSING.value
    assert REMARK in drawn(tab.turn_to("audit"))
    tab.test.query_params.clear()
    assert shown.hidden[-1] in drawn(tab.turn_to("start"))
    with bea.store.reading() as reader:
        assert REMARK in {one.note for one in reader.list(Evidence, engagement_id=shown.line.id)}
