"""From a new audit to a report that holds its finding, and from a finding to a closed nonconformity, in a real browser."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from assessment.domain.audit import AuditScope
from assessment.domain.nonconformity import NonconformityState
from assessment.services.adopted_documents import AdoptedEntry, add_adopted_document
from assessment.services.audit_lines import audit_lines
from assessment.services.audits import plan_audit, start_audit
from assessment.services.findings import propose_finding, raise_finding
from assessment.services.nonconformity_files import open_nonconformity
from assessment.services.registers import read_register
from tests.browser.looking import at_rest, eventually

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from assessment.domain.finding import Finding
    from assessment.domain.nonconformity_file import NonconformityFile
    from tests.browser.conftest import Opened

STATEMENT = "The register of 4 May 2026 has no field for the channel <of the complaint>."
SEEN = "Export of 4 May 2026, 212 rows & 14 columns."


def at(page: Page, key: str) -> Locator:
    """What is drawn under a key."""
    return page.locator(f".st-key-{re.sub(r'[^A-Za-z0-9_-]', '-', key)}")


def press(page: Page, key: str) -> None:
    """Press a button, and wait until the page is at rest."""
    at(page, key).get_by_role("button").first.click()
    at_rest(page)


def write(page: Page, key: str, text: str) -> None:
    """Write into a field, and leave it."""
    at(page, key).get_by_role("textbox").first.fill(text)
    page.keyboard.press("Tab")
    at_rest(page)


def choose(page: Page, key: str, name: str) -> None:
    """Choose from a list, or take a new name into it."""
    box = at(page, key).get_by_role("combobox")
    box.click()
    box.fill(name)
    page.get_by_role("option", name=name).first.wait_for()
    box.press("Enter")  # the list is drawn anew while it narrows, and a click would miss its option
    at_rest(page)


def test_a_new_audit_leads_to_a_downloaded_report_that_holds_the_finding(
    page: Page, opened: Opened, tmp_path: Path
) -> None:
    from docx import Document
    from playwright.sync_api import expect

    page.goto(opened.address("audits"))
    press(page, "new-audit")
    write(page, "audit-new-0-title", "Receipt of complaints")
    choose(page, "audit-new-0-clauses", "7.2 ")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Plan this audit").click()
    expect(page.get_by_text("Nothing stands in the way of the start.")).to_be_visible()
    page.get_by_role("button", name="Start audit").click()
    expect(page.get_by_text("A-01 has started.")).to_be_visible()
    (audit,) = (line.audit for line in audit_lines(opened.app.desk, opened.engagement_id))

    step = f"{opened.address('audit')}&audit={audit.id}&step="
    page.goto(f"{step}fieldwork&clause=7.2")
    at(page, "criterion-7.2-1").get_by_role("radio", name="Not met").click()
    expect(page.get_by_text(re.compile(r"Saved \d\d:\d\d")).first).to_be_visible()
    press(page, "raise-7.2-1")
    write(page, "finding-new-7.2-1-0-statement", STATEMENT)
    write(page, "finding-new-7.2-1-0-evidence", SEEN)
    press(page, "finding-new-7.2-1-0-save")
    expect(page.get_by_text(STATEMENT).first).to_be_visible()

    page.goto(f"{step}closing")
    with page.expect_download() as downloading:
        at(page, "download-audit-report-docx").get_by_role("button").click()
    downloading.value.save_as(tmp_path / "report.docx")
    words = "\n".join(part.text or "" for part in Document(str(tmp_path / "report.docx")).element.iter() if part.text)
    assert "F-001" in words
    assert STATEMENT in words
    assert SEEN in words


def test_the_next_clause_and_the_next_step_are_seen_from_their_beginning(page: Page, opened: Opened) -> None:
    from playwright.sync_api import expect

    desk = opened.app.desk
    audit = start_audit(desk, plan_audit(desk, opened.engagement_id, AuditScope(title="Receipt", clauses=("7",))).id)
    page.goto(f"{opened.address('audit')}&audit={audit.id}&step=fieldwork")
    page.get_by_role("button", name="Next: 7.2").click()
    expect(at(page, "criterion-7.2-1")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    at(page, "raise-7.2-3").get_by_role("button").click()
    expect(at(page, "finding-new")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()


def minor_finding(opened: Opened) -> Finding:
    """A nonconformity found in an audit that runs."""
    desk, day = opened.app.desk, date(2026, 5, 4)
    rule = AdoptedEntry(title="Procedure P-12", statement="Each complaint has its channel.", clauses=("7.2",))
    add_adopted_document(desk, opened.engagement_id, rule)
    scope = AuditScope(title="Receipt", clauses=("7.2",), begins_on=day, ends_on=day)
    audit = start_audit(desk, plan_audit(desk, opened.engagement_id, scope).id)
    proposed = propose_finding(desk, audit.id, "7.2-1").text
    return raise_finding(desk, audit.id, proposed.changed(statement=STATEMENT, evidence=SEEN))


def test_a_finding_becomes_a_nonconformity_that_is_closed_once_it_is_proved(page: Page, opened: Opened) -> None:
    from playwright.sync_api import expect

    minor_finding(opened)
    page.goto(opened.address("nonconformities"))
    page.get_by_role("button", name="Raise one").first.click()
    at_rest(page)
    choose(page, "raise-findings", "F-001")
    page.keyboard.press("Escape")
    press(page, "raise-do")
    expect(page.get_by_role("heading", level=1, name="NC-001")).to_be_visible()
    (line,) = read_register(opened.app.desk, opened.engagement_id).lines
    case = Case(page, opened, line.nonconformity.id)

    case.put_right()
    case.analyse()
    case.act()
    case.prove()
    expect(page.get_by_text("Effective").first).to_be_visible()
    eventually(lambda: case.file.nonconformity.state is NonconformityState.EFFECTIVE)
    assert case.file.nonconformity.closed_on is not None


@dataclass(frozen=True)
class Case:
    """The page of one nonconformity, and what is stored about it."""

    page: Page
    opened: Opened
    key: str

    @property
    def file(self) -> NonconformityFile:
        """The record as it is stored now."""
        return open_nonconformity(self.opened.app.desk, self.key)

    def add(self, purpose: str, text: str) -> None:
        """Add an action of Grace's."""
        place = f"add-{purpose}-{self.key}"
        write(self.page, f"{place}-text", text)
        choose(self.page, f"{place}-owner", "Grace Hopper")
        press(self.page, f"{place}-do")

    def finish(self, purpose: str) -> None:
        """Enter that the action of this purpose is done."""
        eventually(lambda: purpose in {one.purpose for one in self.file.actions})
        (action,) = [one for one in self.file.actions if one.purpose == purpose]
        press(self.page, f"step-{action.id}")
        choose(self.page, f"move-{action.id}-{action.revision}-name", "Implemented")
        press(self.page, f"move-{action.id}-{action.revision}-save")

    def put_right(self) -> None:
        """Correction, and similar cases."""
        self.add("correction", "Channel entered for the open cases.")
        self.finish("correction")
        place = f"extent-{self.key}-0"  # nothing is stored in it yet
        write(self.page, f"{place}-text", "Two more registers looked at: both have the field.")
        press(self.page, f"{place}-save")

    def analyse(self) -> None:
        """The cause, in five whys."""
        place = f"cause-{self.key}-0"
        write(self.page, f"{place}-why0", "The form has no field for it.")
        write(self.page, f"{place}-why1", "The form is older than the procedure.")
        write(self.page, f"{place}-root_cause", "Nobody checks forms when a procedure changes.")
        at(self.page, f"{place}-is_controlled").locator("label").first.click()
        at_rest(self.page)
        press(self.page, f"{place}-cause.finish")

    def act(self) -> None:
        """Corrective action, the plan agreed, the action done."""
        self.add("corrective", "Ask for the forms when a procedure changes.")
        eventually(lambda: self.file.corrective_actions)  # the revision below is that of what was stored last
        place = f"agree-{self.key}-{self.file.nonconformity.revision}"
        choose(self.page, f"{place}-by", "Grace Hopper")
        press(self.page, f"{place}-do")
        self.finish("corrective")

    def prove(self) -> None:
        """How the effect is measured, and what came out."""
        place = f"effect-new-{self.key}-0"
        write(self.page, f"{place}-measure", "Cases without a channel")
        write(self.page, f"{place}-target", "0 of the next 30")
        press(self.page, f"{place}-save")
        eventually(lambda: self.file.planned_review)
        planned = self.file.planned_review
        assert planned is not None
        write(self.page, f"hold-{planned.id}-result", "0 of 30 cases of the month.")
        choose(self.page, f"hold-{planned.id}-by", "Ada Carter")
        press(self.page, f"hold-{planned.id}-do")
