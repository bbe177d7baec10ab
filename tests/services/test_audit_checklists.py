"""Choosing the checklist that an audit is judged by: which there are, what is refused, and what a programme counts."""

from __future__ import annotations

import dataclasses
import shutil
from datetime import date
from pathlib import Path

import pytest

from assessment.domain.assessment import ChecklistSnapshot
from assessment.domain.audit import Audit, AuditScope
from assessment.library.shelf import Shelf
from assessment.services.answers import Field, save_answer
from assessment.services.audit_checklists import ChecklistFixed, ChecklistGone, UnknownClause
from assessment.services.audit_files import audit_checklist, open_audit
from assessment.services.audit_lines import audit_choices, audit_lines
from assessment.services.audit_plan import PlannedActivity, add_activity
from assessment.services.audits import StillPlanned, change_audit, plan_audit, plan_next_audit, start_audit
from assessment.services.desk import Desk
from assessment.services.engagements import newest_assessment
from assessment.services.people import person_named
from assessment.services.programmes import ProgrammeText, save_programme, view_programme
from tests.conftest import OWN_CHECKLISTS
from tests.services.audit_examples import engagement

SCOPE = AuditScope(title="Receipt", clauses=("7.2",))


@dataclasses.dataclass
class Folder:
    """The checklists of a data folder: copies of the small one, each changed a little."""

    place: Path

    def add(self, name: str, **head: str) -> None:
        """Put a copy there with other lines in its head."""
        shutil.copytree(OWN_CHECKLISTS / "small", self.place / name, dirs_exist_ok=True)
        self.change(name, id=name, **head)

    def change(self, name: str, **head: str) -> None:
        """Change lines of the head."""
        file = self.place / name / "checklist.yaml"
        lines = [
            f'{key}: "{head[key]}"' if (key := line.partition(":")[0]) in head else line
            for line in file.read_text("utf-8").splitlines()
        ]
        file.write_text("\n".join(lines) + "\n", "utf-8")

    def renumber(self, name: str, clause: str, number: str) -> None:
        """Give a clause another number, wherever it is named."""
        for file in (self.place / name).rglob("*.yaml"):
            file.write_text(file.read_text("utf-8").replace(clause, number), "utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A data folder with the checklist of the engagement and a procedure of the organization's own."""
    found = Folder(tmp_path / "shelf")
    found.add("small")
    found.add("procedure", title="Procedure P-12", standard="P-12", edition="3", version="2.0.0")
    return found


@pytest.fixture
def auditor(desk: Desk, folder: Folder) -> Desk:
    """A desk with these checklists at hand."""
    return dataclasses.replace(desk, shelf=Shelf(folder.place))


@pytest.fixture
def site(auditor: Desk) -> str:
    """An engagement over the small one."""
    return engagement(auditor)


def named(desk: Desk, engagement_id: str, title: str) -> str:
    """The fingerprint under which a checklist is offered for a new audit."""
    offered = audit_choices(desk, engagement_id).checklists
    return next(key for key, one in offered.items() if one.label.startswith(title))


def judged_by(desk: Desk, audit: Audit) -> str:
    """The title of the checklist an audit is judged by."""
    with desk.store.reading() as reader:
        return audit_checklist(reader, audit).head.title


def test_the_engagements_checklist_comes_first_and_is_taken_unless_another_is_chosen(auditor: Desk, site: str) -> None:
    offered = [one.label for one in audit_choices(auditor, site).checklists.values()]
    assert offered == ["Small checklist, version 0.1.0", "Procedure P-12, version 2.0.0"]
    assert judged_by(auditor, plan_audit(auditor, site, SCOPE)) == "Small checklist"


def test_an_audit_is_judged_by_the_checklist_that_was_chosen_from_plan_to_verdicts(auditor: Desk, site: str) -> None:
    audit = plan_audit(auditor, site, SCOPE, checklist=named(auditor, site, "Procedure"))
    file = open_audit(auditor, start_audit(auditor, audit.id).id)
    assert file.work is not None
    assert file.checklist.head.title == "Procedure P-12"
    assert file.work.assessment.snapshot_id == audit.snapshot_id
    assert [one.id for one in file.work.checklist.criteria] == ["7.2-1", "7.2-2", "7.2-3"]


def test_a_newer_version_can_be_chosen_and_the_one_of_the_engagement_stays_the_first(
    auditor: Desk, site: str, folder: Folder
) -> None:
    folder.change("small", version="0.2.0")
    offered = audit_choices(auditor, site).checklists
    assert [one.label.rpartition(" ")[2] for one in offered.values()] == ["0.1.0", "2.0.0", "0.2.0"]
    newer = plan_audit(auditor, site, SCOPE, checklist=list(offered)[-1])
    with auditor.store.reading() as reader:
        assert reader.get(ChecklistSnapshot, str(newer.snapshot_id)).version == "0.2.0"


def test_one_with_a_fault_is_not_offered_and_one_that_goes_while_the_form_is_open_is_refused_in_a_sentence(
    auditor: Desk, site: str, folder: Folder
) -> None:
    chosen = named(auditor, site, "Procedure")
    head = folder.place / "procedure" / "checklist.yaml"
    head.write_text(head.read_text("utf-8") + "oops: [", "utf-8")
    assert len(audit_choices(auditor, site).checklists) == 1
    for wanted in (chosen, "nonsense"):
        with pytest.raises(ChecklistGone, match="Choose again"):
            plan_audit(auditor, site, SCOPE, checklist=wanted)
    assert not audit_lines(auditor, site)
    assert plan_audit(auditor, site, SCOPE).number == "A-01"


def test_clauses_that_the_chosen_checklist_does_not_have_are_named(auditor: Desk, site: str, folder: Folder) -> None:
    folder.renumber("procedure", "4.2", "4.9")
    with pytest.raises(UnknownClause, match=r"^4\.2 is not in the checklist “Procedure P-12”, version 2\.0\.0\."):
        plan_audit(auditor, site, SCOPE.changed(clauses=("4.2", "7.2")), checklist=named(auditor, site, "Procedure"))
    assert "4.2" not in audit_choices(auditor, site).checklists[named(auditor, site, "Procedure")].clauses


def test_the_checklist_can_be_changed_until_the_start(auditor: Desk, site: str) -> None:
    audit = plan_audit(auditor, site, SCOPE)
    chosen = named(auditor, site, "Procedure")
    changed = change_audit(auditor, audit.id, SCOPE, seen=audit.revision, checklist=chosen)
    assert judged_by(auditor, changed) == "Procedure P-12"
    kept = change_audit(auditor, audit.id, SCOPE.changed(scope="Phone"), seen=changed.revision)
    assert judged_by(auditor, kept) == "Procedure P-12"
    started = start_audit(auditor, audit.id)
    assert list(audit_choices(auditor, site, started).checklists) == [chosen]
    with pytest.raises(ChecklistFixed):
        change_audit(auditor, audit.id, SCOPE, seen=started.revision, checklist=named(auditor, site, "Small"))


def test_activities_that_name_what_the_other_checklist_lacks_come_off_the_plan_first(
    auditor: Desk, site: str, folder: Folder
) -> None:
    folder.renumber("procedure", "4.2", "4.9")
    audit = plan_audit(auditor, site, SCOPE.changed(clauses=("4.2", "7.2")))
    add_activity(auditor, audit.id, PlannedActivity(title="Commitment", clauses=("4.2",)))
    with pytest.raises(StillPlanned, match=r"names 4\.2"):
        change_audit(auditor, audit.id, SCOPE, seen=audit.revision, checklist=named(auditor, site, "Procedure"))
    assert judged_by(auditor, open_audit(auditor, audit.id).audit) == "Small checklist"


def test_the_next_audit_goes_on_with_a_checklist_of_its_own(auditor: Desk, site: str, folder: Folder) -> None:
    audit = start_audit(auditor, plan_audit(auditor, site, SCOPE, checklist=named(auditor, site, "Procedure")).id)
    shutil.rmtree(folder.place / "procedure")
    assert judged_by(auditor, plan_next_audit(auditor, audit.id, "Again")) == "Procedure P-12"


def test_clauses_of_another_standard_serve_no_topic_of_the_programme(auditor: Desk, site: str) -> None:
    period = ProgrammeText(title="One year", period_from=date(2026, 11, 1), period_to=date(2027, 10, 31))
    programme = save_programme(auditor, site, period)
    within = SCOPE.changed(programme_id=programme.id)
    plan_audit(auditor, site, within, checklist=named(auditor, site, "Procedure"))
    view = view_programme(auditor, programme.id)
    assert view.apart == ("A-01",)
    assert any(one.startswith("7.2") for one in view.uncovered)
    plan_audit(auditor, site, within)
    view = view_programme(auditor, programme.id)
    assert not any(one.startswith("7.2") for one in view.uncovered)
    assert next(one.audits for one in view.topics if one.topic.subject == "7.2") == ("A-02",)


def test_who_is_responsible_for_a_clause_is_asked_only_where_the_number_means_the_same(
    auditor: Desk, site: str
) -> None:
    with auditor.store.writing(auditor.actor, auditor.now(), site) as writer:
        ada = person_named(auditor, writer, site, auditor.actor.name)
    running = newest_assessment(auditor, site).id
    save_answer(auditor, running, "7.2-1", Field.RESPONSIBLE, shown=None, value=ada.id)
    own = plan_audit(auditor, site, SCOPE)
    other = plan_audit(auditor, site, SCOPE, checklist=named(auditor, site, "Procedure"))
    assert [one.what for one in open_audit(auditor, own.id).conflicts] == ["7.2"]
    assert not open_audit(auditor, other.id).conflicts
