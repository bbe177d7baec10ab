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


FITTED, UNSEEN = (*STATEMENTS, *LATER_STATEMENTS), LAST_STATEMENTS


def test_precision_and_recall_over_the_labelled_statements(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(FITTED) >= 40
    sets = {"known when the rules were written": FITTED, "written after": UNSEEN, "all": (*FITTED, *UNSEEN)}
    results = {name: measured(statements) for name, statements in sets.items()}
    with capsys.disabled():
        for name, one in results.items():
            figures = f"precision {one.precision:.2f}, recall {one.recall:.2f}"
            sys.stdout.write(f"\nstatement check, {name}: {len(sets[name])} statements, {figures}")
    assert all(one.precision >= 0.85 for one in results.values())
    assert results["all"].recall >= 0.85


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
