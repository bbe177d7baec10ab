"""What the gap report calls a score, which documents it names, and where something was watched."""

from __future__ import annotations

import dataclasses

from assessment.domain.assessment import CriterionResult
from assessment.domain.checklist import Checklist
from assessment.domain.evidence import Evidence
from assessment.domain.fieldwork import DocumentReview, Observation
from assessment.domain.work import Work
from assessment.reporting.gap_report import GapReport
from assessment.reporting.gap_report_of import gap_report_of
from tests.export.word_examples import ADA, NINE, TODAY, small_work, told_work


def report_on(work: Work) -> GapReport:
    return gap_report_of(work, ADA, today=TODAY)


def finished(work: Work) -> Work:
    results = dict(work.results)
    for criterion in work.checklist.criteria:
        if criterion.id not in results:
            blank = CriterionResult.blank(work.assessment, criterion).reasoned("Seen.")
            results[criterion.id] = blank.rated(work.checklist.top_rating, work.checklist, by="Ada", at=NINE)
    return dataclasses.replace(work, results=results)


def test_a_score_stands_for_what_is_assessed_so_far_until_everything_is(checklist: Checklist) -> None:
    work = small_work(checklist)
    part, whole = report_on(work), report_on(finished(work))
    assert part.figures.not_assessed
    assert (part.score_column, whole.score_column) == ("So far", "Score")
    assert part.charts[0].series[0].name == "So far"
    assert whole.charts[0].series[0].name == "Score"
    assert "so far" in " ".join(comment.text for comment in part.chapter_comments)
    assert "so far" not in " ".join(comment.text for comment in whole.chapter_comments)


def test_themes_begin_with_a_capital_letter(checklist: Checklist) -> None:
    titles = [row.title for row in report_on(told_work(checklist)).themes]
    assert titles
    assert all(title[0].isupper() for title in titles)


def test_a_document_that_was_read_is_named_once_and_other_evidence_by_title(checklist: Checklist) -> None:
    work = small_work(checklist)
    read = DocumentReview(
        id="d1", engagement_id="e1", title="Procedure CH-02", version="6", dated=TODAY, reviewed_on=TODAY
    )
    evidence = {
        key: Evidence(id=key, engagement_id="e1", title=title, collected_at=NINE)
        for key, title in {"v1": "register export", "v2": "Procedure CH-02, version 6", "v3": "Alert log"}.items()
    }
    found = report_on(dataclasses.replace(work, documents_seen=(read,), evidence=evidence)).documents
    assert found[0].startswith("Procedure CH-02, version 6, 21")
    assert found[1:] == ("Alert log", "register export")


def test_a_place_that_is_called_like_its_site_is_said_once(checklist: Checklist) -> None:
    work = small_work(checklist)
    watched = Observation(
        id="o1", engagement_id="e1", subject="Calls", place="Leeds", site_id="l1", seen_on=TODAY, observer="Ada"
    )
    (line,) = report_on(dataclasses.replace(work, observations=(watched,))).observations
    assert line.count("Leeds") == 1
