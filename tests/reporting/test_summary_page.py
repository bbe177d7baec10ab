"""The summary on one page: which gaps are the gravest, how many strengths, and how texts are shortened."""

from __future__ import annotations

import dataclasses
import re

from hypothesis import given
from hypothesis import strategies as st

from assessment.domain.assessment import GapSeverity
from assessment.domain.checklist import Checklist
from assessment.domain.firm import Paper
from assessment.domain.gap import gaps_of
from assessment.domain.narrative import NarrativeText
from assessment.reporting import summary_page
from assessment.reporting.gap_report import GapReport
from assessment.reporting.gap_report_of import gap_report_of
from assessment.reporting.look import Look
from assessment.reporting.narrative import NEXT_STEPS, STEP
from assessment.reporting.phrases import clipped
from tests.export.word_examples import ADA, TODAY, large_work, small_work, wordy_work

LONG = (
    "Every complaint is entered on the day it comes in, with the words of the complainant, by somebody with a name. "
    * 9
)


@given(st.text(max_size=300), st.integers(10, 200))
def test_a_clipped_text_is_one_line_of_at_most_so_many_characters(text: str, limit: int) -> None:
    line = clipped(text, limit)
    assert len(line) <= limit + 1  # a full stop and the mark of what is left out
    assert "\n" not in line
    assert line == " ".join(text.split()) or line.endswith("…")


def test_a_long_text_is_cut_after_a_sentence_else_after_a_word() -> None:
    assert clipped("Name a person and a deputy. Give the number to everybody who takes complaints.", 40) == (
        "Name a person and a deputy. …"
    )
    assert clipped("Name a person, a deputy and a stand-in for both of them", 24) == "Name a person, a deputy…"
    assert clipped("short", 24) == "short"


def test_a_severity_that_was_decided_lifts_a_gap_to_the_gravest(shipped_checklist: Checklist) -> None:
    work = large_work(shipped_checklist, 60)
    last = min(gaps_of(work), key=lambda gap: (gap.exposure, -gap.priority))
    before = gap_report_of(work, ADA, today=TODAY)
    assert last.criterion.id not in {gap.criterion_id for gap in before.gravest}
    judged = last.result.judged(GapSeverity.HIGH, 3, "The regulator has asked about this.")
    work = dataclasses.replace(work, results={**work.results, last.criterion.id: judged})
    assert gap_report_of(work, ADA, today=TODAY).gravest[0].criterion_id == last.criterion.id


def test_four_strengths_stand_in_the_summary_and_all_of_them_in_the_report(shipped_checklist: Checklist) -> None:
    work = large_work(shipped_checklist, 60)
    praised = {key: one.praised(f"{key}: {LONG}") for key, one in work.results.items() if one.rating == "met"}
    report = gap_report_of(dataclasses.replace(work, results={**work.results, **praised}), ADA, today=TODAY)
    assert len(report.strengths) == len(praised)
    assert len(report.first_strengths) == summary_page.STRENGTHS
    assert all(len(text) <= 2 * summary_page.LINE for text in report.first_strengths)


def test_texts_are_shortened_more_the_less_room_there_is(shipped_checklist: Checklist) -> None:
    work = wordy_work(shipped_checklist)
    long = NarrativeText(
        id="a1.summary", engagement_id="e1", assessment_id="a1", passage="summary", text="We saw this. " * 60
    )
    letter = ADA.changed(look=Look(paper=Paper.LETTER))
    reports = [
        gap_report_of(work, dress, today=TODAY) for dress in (ADA, letter, letter.changed(edited={"summary": long}))
    ]
    roomy, narrow, crowded = (sum(map(len, report.first_strengths)) for report in reports)
    assert roomy >= narrow >= crowded
    assert roomy > crowded
    assert all(len(text) <= summary_page.LINE for text in reports[-1].first_strengths)
    assert all(len(gap.risk) <= 2 * summary_page.CELL for gap in reports[-1].gravest)
    assert reports[-1].summary == "We saw this. " * 60


def test_a_text_that_runs_over_the_page_says_how_many_words_fit_and_then_they_do(shipped_checklist: Checklist) -> None:
    work = wordy_work(shipped_checklist)

    def report_with(**texts: str) -> GapReport:
        edited = {
            key: NarrativeText(id=f"a1.{key}", engagement_id="e1", assessment_id="a1", passage=key, text=text)
            for key, text in texts.items()
        }
        return gap_report_of(work, ADA.changed(edited=edited), today=TODAY)

    def advices(report: GapReport) -> dict[str, str]:
        return {passage.key: passage.advice for passage in report.passages if passage.advice}

    assert not advices(report_with())
    assert not advices(report_with(summary="We saw this on site. " * 6))
    words = ["We", "saw", "this", "on", "site", "in", "every", "one", "of", "the", "files", "drawn."] * 60
    found = report_with(summary=" ".join(words), verdict="In short: it works.")
    (said,) = advices(found).items()
    count = re.fullmatch(r"The summary runs over its page; about (\d+) words fit here\.", said[1])
    assert said[0] == "summary"
    assert count
    assert 0 < int(count[1]) < len(words)
    assert found.summary == " ".join(words)
    assert not advices(report_with(summary=" ".join(words[: int(count[1])]), verdict="In short: it works."))
    assert list(advices(report_with(verdict="It works, and it works well. " * 60, summary="Short."))) == ["verdict"]
    assert list(advices(report_with(next_steps="\n".join(["Do this first of all."] * 60)))) == ["next_steps"]


def test_one_strength_may_take_two_lines(checklist: Checklist) -> None:
    work = small_work(checklist)
    text = "a" * 60 + " " + "b" * 60
    praised = {**work.results, "4.2-1": work.results["4.2-1"].praised(text)}
    report = gap_report_of(dataclasses.replace(work, results=praised), ADA, today=TODAY)
    assert report.first_strengths == report.strengths == (text,)


def test_the_steps_proposed_are_one_line_each(shipped_checklist: Checklist) -> None:
    work = large_work(shipped_checklist, 60)
    actions = {gap.action.id: gap.action.changed(text=LONG) for gap in gaps_of(work)}
    steps = gap_report_of(dataclasses.replace(work, actions=actions), ADA, today=TODAY).next_steps
    assert len(steps) == NEXT_STEPS
    assert all(len(step.rpartition(" (")[0]) <= STEP for step in steps)
