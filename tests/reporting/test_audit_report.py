"""The audit report says all that ISO 19011 asks, counts what stands, and keeps internal notes to itself."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from assessment.domain.audit_fieldwork import WalkThroughStep
from assessment.domain.checklist import Checklist
from tests.domain.audit_files import audit_file
from tests.reporting.audits import (
    INTERNAL,
    earlier_audit,
    finding,
    internal_form,
    report_of,
    signed,
    the_audit,
    told_audit,
)


def test_the_points_of_the_criteria_judged_are_the_score_of_the_scoring_module(checklist: Checklist) -> None:
    file = told_audit(checklist)
    figures = report_of(file).figures
    assert file.work is not None
    score = file.work.score(file.work.checklist.criteria)
    assert (figures.achieved, figures.possible, figures.percent) == (
        score.achieved,
        score.possible_assessed,
        score.percent_assessed,
    )
    assert (figures.criteria, figures.judged, figures.not_applicable) == (5, 4, 1)
    assert figures.percent is not None
    assert Decimal(0) < figures.percent < Decimal(100)


def test_withdrawn_findings_count_nowhere(checklist: Checklist) -> None:
    report = report_of(told_audit(checklist))
    assert [one.number for one in report.findings] == ["F-001", "F-002", "F-003"]
    assert (report.figures.findings, report.figures.nonconformities) == (3, 2)
    assert sum(one.now for one in report.grade_counts) == sum(one.total for one in report.by_clause) == 3
    assert sum(one.total for one in report.by_site) == sum(one.total for one in report.by_process) == 3
    assert "F-004" not in report.model_dump_json()


def test_findings_are_counted_beside_those_of_the_last_audit(checklist: Checklist) -> None:
    report = report_of(told_audit(checklist), earlier_audit(checklist))
    assert [(one.label, one.now, one.then) for one in report.grade_counts] == [("Minor", 2, "1"), ("Good", 1, "0")]
    (line,) = report.follow_ups
    assert (line.number, line.result, line.seen) == ("F-000", "Partly settled", "Half done.")
    assert {one.then for one in report_of(told_audit(checklist)).grade_counts} == {"–"}


def test_recommendations_are_told_only_where_the_audit_allows_them(checklist: Checklist) -> None:
    assert report_of(told_audit(checklist)).recommendations == ()
    assert "Do this." not in report_of(told_audit(checklist)).model_dump_json()
    allowed = report_of(told_audit(checklist, audit=the_audit(recommendations_allowed=True)))
    assert allowed.recommendations == ("Buy software.",)
    assert allowed.findings[0].recommendation == "Do this."


def test_each_form_shows_its_own_parts(checklist: Checklist) -> None:
    iso = report_of(told_audit(checklist)).findings[0]
    assert [part.label for part in iso.parts][:2] == ["Evidence", "Statement"]
    entry = finding("F-009", requirement="The rule", cause="No owner", effect="Delay", agreed_action="Name one")
    plain = report_of(told_audit(checklist, findings=(entry,))).findings[0]
    assert (plain.cause, plain.effect, plain.agreed_action) == ("", "", "")
    other = report_of(told_audit(checklist, audit=internal_form(the_audit()), findings=(entry,))).findings[0]
    assert [part.label for part in other.parts][:6] == [
        *("Criteria", "Condition", "Evidence"),
        *("Cause", "Effect", "Agreed action"),
    ]


def test_what_the_organization_sees_otherwise_and_waived_conflicts_are_told(checklist: Checklist) -> None:
    report = report_of(told_audit(checklist))
    (other,) = report.diverging
    assert (other.number, other.diverging_opinion) == ("F-002", "We see it otherwise.")
    assert other.position.startswith("Disputed, Zoe, 2")
    (waiver,) = report.waivers
    assert "Ada" in waiver.conflict
    assert "Receipt" in waiver.conflict
    assert waiver.reason == "Nobody else knows it."


def test_awareness_is_counted_n_of_those_asked(checklist: Checklist) -> None:
    lines = report_of(told_audit(checklist)).awareness
    assert [(line.knew, line.partly) for line in lines[:3]] == [("2 of 2", 0), ("0 of 2", 1), ("–", 0)]


def test_what_was_noted_of_a_complaint_that_was_followed_is_told_by_criterion(checklist: Checklist) -> None:
    file = told_audit(checklist)
    steps = (
        WalkThroughStep(criterion_id="7.1-1", rating="partly_met", seen="Entered on day three. "),
        WalkThroughStep(criterion_id="7.1-2", rating="met"),
        WalkThroughStep(criterion_id="7.2-1", seen="No channel."),
    )
    followed = tuple(sheet.changed(note="Closed twice.", steps=steps) for sheet in file.walk_throughs)
    (line,) = report_of(replace(file, walk_throughs=followed)).walk_throughs
    assert line.note.splitlines() == ["Closed twice.", "7.1-1 Partly met: Entered on day three.", "7.2-1: No channel."]


def test_only_evidence_that_carries_something_is_listed_by_number(checklist: Checklist) -> None:
    (line,) = report_of(told_audit(checklist)).evidence
    assert line.number == "E-001"
    assert line.used == "F-001, 7.1-1, 7.1-2, 7.2-1, 7.2-2"


def test_what_was_not_covered_comes_from_the_team_the_verdicts_and_the_plan(checklist: Checklist) -> None:
    told = report_of(told_audit(checklist)).not_covered
    assert told == (
        "The night desk.",
        "1 criterion in scope has no verdict: 7.2-3.",
        "1 planned activity has no result: Night desk.",
    )


def test_without_a_signature_it_is_a_draft_and_with_one_it_names_the_snapshot(checklist: Checklist) -> None:
    draft = report_of(told_audit(checklist))
    assert (draft.is_signed, draft.mark, draft.sign_off) == (False, "DRAFT, not signed off", ())
    final = report_of(told_audit(checklist, **signed(the_audit())))
    told = " ".join(fact.text for fact in final.sign_off)
    assert final.is_signed
    assert final.mark.startswith("Signed off 3")
    assert "ab" * 32 in told
    assert "41 lines" in told
    assert "cd" * 32 in told


def test_internal_notes_are_no_part_of_it(checklist: Checklist) -> None:
    assert INTERNAL not in report_of(told_audit(checklist)).model_dump_json()


def test_an_audit_with_nothing_in_it_says_so(checklist: Checklist) -> None:
    report = report_of(audit_file(checklist, team=()))
    assert report.met == "No criterion in scope has been judged yet."
    assert report.findings_sentence == "No finding was raised."
    assert report.not_covered == ("The audit has not started; there are no verdicts yet.",)
    assert (report.rows, report.evidence, report.team) == ((), (), ())


def test_independence_is_told_as_it_is_on_record(checklist: Checklist) -> None:
    assert report_of(told_audit(checklist)).independence == ()
    (conflict,) = report_of(told_audit(checklist, waivers=())).independence
    assert "Ada" in conflict
    assert report_of(audit_file(checklist)).independence == (
        "On what is on record, no member of the team audits work of their own.",
    )
