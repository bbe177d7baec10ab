"""Adopted documents: one table, one form, and the line on the card."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from assessment.domain.adopted_document import AdoptedDocument, AdoptedKind
from assessment.services.adopted_documents import (
    WHOLE,
    AdoptedEntry,
    add_adopted_document,
    change_adopted_document,
    list_adopted_documents,
)

if TYPE_CHECKING:
    from assessment.services.desk import Desk
    from assessment.services.engagements import EngagementLine
    from tests.ui.conftest import Tab


@dataclass
class Register:
    """The page, and what is stored behind it."""

    tab: Tab
    desk: Desk
    engagement_id: str

    @property
    def documents(self) -> list[AdoptedDocument]:
        return list_adopted_documents(self.desk, self.engagement_id)

    def field(self, kind: str, name: str) -> Any:
        """A field of the form that is open."""
        return next(one for one in getattr(self.tab.test, kind) if one.key and one.key.endswith(f"-{name}"))

    def choose(self, place: int) -> Tab:
        """Choose a row; AppTest cannot click it, and forgets it at each run."""
        key = f"adopted-table-{self.engagement_id}-{len(self.documents)}"
        self.tab.test.session_state[key] = {"selection": {"rows": [place], "columns": [], "cells": []}}
        return self.tab.look()


@pytest.fixture
def register(tab: Tab, bea: Desk, northwind: EngagementLine) -> Register:
    """The page of Northwind, nothing entered."""
    tab.follow(northwind, page="adopted")
    return Register(tab, bea, northwind.id)


def test_the_empty_page_says_what_to_enter_first(register: Register) -> None:
    assert any("No document is on record yet." in info.value for info in register.tab.test.info)
    assert len(register.tab.buttons("Add document")) == 1


def test_a_document_is_entered_and_the_form_is_empty_again(register: Register) -> None:
    register.field("text_input", "title").set_value("Complaints policy")
    register.field("text_input", "section").set_value("§ 3")
    register.field("multiselect", "clauses").set_value(["7", "4.2"])
    register.tab.click("Add document").look()
    (kept,) = register.documents
    assert (kept.title, kept.kind, kept.clauses) == ("Complaints policy", AdoptedKind.POLICY, ("7", "4.2"))
    assert register.field("text_input", "title").value == ""
    assert register.tab.test.dataframe[0].value.iloc[0]["document"] == "Complaints policy, § 3"


def test_without_a_clause_it_is_refused_and_the_text_stays(register: Register) -> None:
    register.field("text_input", "title").set_value("Complaints policy")
    register.tab.click("Add document").look()
    assert any("No clause is chosen." in sentence for sentence in register.tab.trouble)
    assert register.field("text_input", "title").value == "Complaints policy"
    assert register.documents == []


def test_a_chosen_row_is_changed_and_withdrawn(register: Register) -> None:
    add_adopted_document(register.desk, register.engagement_id, AdoptedEntry(title="Policy", clauses=(WHOLE,)))
    register.choose(0)
    assert register.field("multiselect", "clauses").value == [WHOLE]
    register.choose(0)
    register.field("text_input", "version").set_value("2.0")
    register.tab.test.session_state[f"adopted-table-{register.engagement_id}-1"] = {
        "selection": {"rows": [0], "columns": [], "cells": []}
    }
    register.tab.click("Save document")
    assert [(one.version, one.clauses) for one in register.documents] == [("2.0", ())]
    register.choose(0)
    register.tab.test.session_state[f"adopted-table-{register.engagement_id}-1"] = {
        "selection": {"rows": [0], "columns": [], "cells": []}
    }
    register.tab.click("Withdraw document")
    assert register.documents[0].withdrawn


def test_a_colleagues_change_is_not_overwritten(register: Register) -> None:
    kept = add_adopted_document(register.desk, register.engagement_id, AdoptedEntry(title="Policy", clauses=("7.2",)))
    register.choose(0)
    register.field("text_input", "title").set_value("My title")
    entry = AdoptedEntry(title="Her title", clauses=("7.2",))
    change_adopted_document(register.desk, kept.id, entry, seen=kept.revision)
    register.tab.test.session_state[f"adopted-table-{register.engagement_id}-1"] = {
        "selection": {"rows": [0], "columns": [], "cells": []}
    }
    register.tab.click("Save document")
    register.choose(0)
    assert register.documents[0].title == "Her title"
    assert any("Bea Lowe" in sentence for sentence in register.tab.trouble)
    assert register.tab.says("My title")


def test_the_card_and_the_engagement_name_it(register: Register, tab: Tab, northwind: EngagementLine) -> None:
    entry = AdoptedEntry(title="Policy *A*", section="§ 3", clauses=("7.2",))
    add_adopted_document(register.desk, register.engagement_id, entry)
    tab.follow(northwind, clause="7.2").opened("guidance", "7.2-1")
    tab.look()
    assert tab.says("Binding here: Policy *A*, § 3")
    tab.follow(northwind, clause="7.1").opened("guidance", "7.1-1")
    tab.look()
    assert not tab.says("Binding here")
    tab.follow(northwind, page="engagement")
    assert "Adopted documents" in [link.label for link in tab.test.page_link]
