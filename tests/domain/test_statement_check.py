"""The statement check finds what a second reader would note, and leaves sound statements alone."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from assessment.domain.audit import FindingForm
from assessment.domain.remark import Severity
from assessment.domain.statement_check import Statement, StatementRule, check_statement
from assessment.library.audit_data import statement_rules
from tests.domain.finding_statements import PEOPLE, STATEMENTS, Labelled
from tests.domain.finding_statements_fieldwork import FIELDWORK_STATEMENTS
from tests.domain.finding_statements_fresh import AFTERWARDS, FRESH_STATEMENTS
from tests.domain.finding_statements_held_out import HELD_OUT
from tests.domain.finding_statements_inspections import CONTRACTORS, INSPECTIONS
from tests.domain.finding_statements_later import LAST_STATEMENTS, LATER_STATEMENTS

RULES = statement_rules()
EXAMPLE_CRITERION = (
    "Every complaint is logged when it is first voiced, whatever the route, together with what came with it."
)


def codes(labelled: Labelled) -> set[str]:
    words = Statement(
        statement=labelled.statement,
        evidence=labelled.evidence,
        criterion=labelled.criterion,
        form=labelled.form,
        people=PEOPLE,
    )
    return {remark.code for remark in check_statement(words, RULES)}


@dataclass(frozen=True)
class Measured:
    """How many remarks were right, too many, or missing."""

    right: int
    too_many: int
    missing: int

    @property
    def precision(self) -> float:
        """Share of the remarks that a reader would make too."""
        return self.right / (self.right + self.too_many)

    @property
    def recall(self) -> float:
        """Share of a reader's remarks that are found."""
        return self.right / (self.right + self.missing)


def measured(statements: Sequence[Labelled]) -> Measured:
    found = [(codes(labelled), set(labelled.codes)) for labelled in statements]
    return Measured(
        right=sum(len(said & wanted) for said, wanted in found),
        too_many=sum(len(said - wanted) for said, wanted in found),
        missing=sum(len(wanted - said) for said, wanted in found),
    )


@dataclass(frozen=True)
class Guarded:
    """A set of statements and what the rules must not fall below on it."""

    statements: Sequence[Labelled]
    precision: float
    recall: float


SETS = {
    "the first": Guarded(STATEMENTS, 0.97, 0.97),
    "later": Guarded(LATER_STATEMENTS, 0.9, 0.97),
    "the last of the first round": Guarded(LAST_STATEMENTS, 0.97, 0.97),
    "set aside while the rules were widened": Guarded(FRESH_STATEMENTS, 0.95, 0.95),
    "written after": Guarded(AFTERWARDS, 0.9, 0.85),
    "of fieldwork": Guarded(FIELDWORK_STATEMENTS, 0.95, 0.97),
    "of inspections": Guarded(INSPECTIONS, 0.97, 0.95),
    "of contractors": Guarded(CONTRACTORS, 0.97, 0.97),
    "held out": Guarded(HELD_OUT, 0.97, 0.58),
}


def test_there_are_enough_statements_and_each_rule_is_asked_for_in_what_was_set_aside() -> None:
    assert sum(len(one.statements) for one in SETS.values()) >= 40
    assert {code for one in FRESH_STATEMENTS for code in one.codes} == {rule.code for rule in RULES.rules}


@pytest.mark.parametrize("name", SETS)
def test_precision_and_recall_over_the_labelled_statements(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    guarded = SETS[name]
    got = measured(guarded.statements)
    with capsys.disabled():
        figures = f"precision {got.precision:.2f}, recall {got.recall:.2f}"
        sys.stdout.write(f"\nstatement check, {name}: {len(guarded.statements)} statements, {figures}")
    assert got.precision >= guarded.precision
    assert got.recall >= guarded.recall


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.code)
def test_each_rule_finds_its_bad_example_and_passes_its_good_one(rule: StatementRule) -> None:
    def found(text: str, evidence: str) -> set[str]:
        words = Statement(statement=text, evidence=evidence, criterion=EXAMPLE_CRITERION)
        return {remark.code for remark in check_statement(words, RULES)}

    bare = rule.bad.replace(" (evidence empty)", "")
    assert rule.code in found(bare, "" if bare != rule.bad else "Sample")
    assert found(rule.good, "Sample") == set()


def test_nothing_is_said_while_nothing_is_written() -> None:
    assert check_statement(Statement(statement="  \n"), RULES) == ()


def test_the_internal_audit_form_asks_for_causes_and_so_allows_them() -> None:
    statement = "4 of 25 answers of May 2026 were late because the mailbox is not read at weekends."
    iso, internal = (
        {one.code for one in check_statement(Statement(statement=statement, evidence="S-1", form=form), RULES)}
        for form in FindingForm
    )
    assert iso - internal == {"cause-or-solution"}


def test_a_remark_names_what_was_found_and_where() -> None:
    (remark,) = check_statement(Statement(statement="Staff ignored P-12 in May 2026.", evidence="S-1"), RULES, "F-003")
    assert (remark.code, remark.severity, str(remark.place)) == ("blame-or-vague", Severity.WARNING, "F-003")
    assert "“ignored”" in remark.message
    assert remark.hint


def test_linked_evidence_counts_as_evidence() -> None:
    words = Statement(statement="3 of 12 letters of April 2026 do not name the ombudsman.", has_evidence=True)
    assert check_statement(words, RULES) == ()


def test_a_first_or_last_name_alone_is_a_name_and_a_word_that_looks_like_one_is_not() -> None:
    def found(text: str) -> list[str]:
        words = Statement(statement=text, evidence="S-1", people=PEOPLE)
        return [remark.code for remark in check_statement(words, RULES)]

    assert found("Hopper closed C-77 on 4 May 2026.") == ["names-person"]
    assert found("No grace period of 14 days is set in P-12.") == []


def test_codes_are_given_once() -> None:
    assert len({rule.code for rule in RULES.rules}) == len(RULES.rules)


def remarks(text: str, **more: str | tuple[str, ...]) -> set[str]:
    words = Statement.model_validate({"statement": text, "evidence": "S-1", **more})
    return {remark.code for remark in check_statement(words, RULES)}


@pytest.mark.parametrize(
    "text",
    [
        "Case 12 was decided by Maria Santos on 3 May.",
        "On 3 May Maria van Dijk told the caller to write.",
        "P. Novak closed case 12 on 3 May.",
        "Shift leader Novak closed case 12.",
        "Sister Novak closed case 12.",
        "The handler (K. Novak) closed case 12.",
        "Case 12 lay with the case officer, Edita Novak, for 40 days.",
        "Edita Novak, a team leader, had case 12 for 40 days.",
        "Priya at reception had no form on 3 May.",
    ],
)
def test_a_name_is_known_by_what_stands_around_it(text: str) -> None:
    assert remarks(text) == {"names-person"}


@pytest.mark.parametrize(
    "text",
    [
        "The Customer Care Procedure was issued on 3 May.",
        "Case 12 was decided by Trading Standards on 3 May.",
        "Case 12 was forwarded to Head Office on 3 May.",
        "The letters of 3 May from Port Laoise bear the old address.",
        "The Complaints Manager closed case 12 on 3 May.",
        "The Head of Patient Experience signed case 12 on 3 May.",
        "The St James's counter and the George Street shop had no form on 3 May.",
        "The scorecards of Jan–Mar 2026 hold no complaints calls.",
    ],
)
def test_capitals_of_things_and_places_are_no_names(text: str) -> None:
    assert remarks(text) == set()


def test_the_names_of_sites_and_processes_are_no_people() -> None:
    text = "Case 12 was decided by Hazel Grove on 3 May."
    assert remarks(text) == {"names-person"}
    assert remarks(text, places=("Hazel Grove",)) == set()


def test_what_is_quoted_or_reported_is_not_the_auditors_word() -> None:
    assert remarks("The web page of 3 May says “we often answer late because we are few”.") == set()
    assert remarks("P-12 requires that an answer must be sent in 10 days; 4 of 20 were sent on day 12.") == set()
    assert remarks("Case 12 was open for 40 days and must be closed.") == {"cause-or-solution"}


@pytest.mark.parametrize(
    "text",
    [
        "The complaint field 'careless staff' is blank in 4 of 20 cases.",
        "Of the complaints caused by billing errors, 6 of 20 are coded as general.",
        "Actions arising from complaints have no date in 8 of 14 cases.",
        "The root cause field was blank in 19 of 60 cases.",
        "The review due to be held in March 2026 had not taken place by 3 June.",
        "Since 2 March 2026 there is no entry in the register.",
        "9 of 20 complaints do not appear in the report of May 2026.",
        "The complainant in case 12 needs a reply in large print, two were sent in standard print.",
    ],
)
def test_a_word_in_another_sense_is_no_fault(text: str) -> None:
    assert remarks(text) == set()


def test_a_phrase_may_leave_out_words_and_stand_at_the_beginning() -> None:
    assert remarks("The 6 managers of 3 wards need regular and better training.") == {"cause-or-solution"}
    assert remarks("Amend the leaflet of 2019.") == {"cause-or-solution"}
    assert remarks("They amend the leaflet of 2019 by hand.") == set()


def test_a_sentence_that_goes_on_about_the_same_failure_is_not_another_one() -> None:
    one = "The register of 2026 has no channel."
    assert remarks(f"{one} It has no field for one.") == set()
    assert remarks(f"{one} The policy of 2019 names no owner.") == {"several-failures"}


def test_the_requirement_counts_as_the_criterion_too() -> None:
    asked = "Answers name the ombudsman.\nLetters carry the case number and the name of the handler."
    assert remarks("Letters do not carry the case number or name of the handler (seen 3 May).", criterion=asked) == {
        "restates-criterion"
    }
