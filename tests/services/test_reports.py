"""The report says what the readiness says, and nothing that was meant for inside."""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assessment.domain.errors import NotFound, StorageTrouble
from assessment.services.answers import Field, add_evidence, name_responsible, save_answer
from assessment.services.desk import Desk
from assessment.services.engagements import NewEngagement, start_engagement
from assessment.services.reports import (
    Document,
    Format,
    NotWritten,
    file_name,
    gap_report,
    render_gap_report,
    write_document,
)
from assessment.services.work import open_work

INTERNAL = "between us: the manager is leaving"


@pytest.fixture
def answered(desk: Desk, assessment_id: str) -> str:
    """An assessment with every kind of answer: met, partly, not met, not applicable with and without a reason, none."""

    def answer(criterion_id: str, field: Field, value: object, shown: object = None) -> None:
        save_answer(desk, assessment_id, criterion_id, field, shown=shown, value=value)

    answer("4.2-1", Field.RATING, "not_applicable")
    answer("7.1-1", Field.RATING, "met")
    answer("7.1-2", Field.RATING, "not_applicable")
    answer("7.1-2", Field.RATIONALE, "Nothing is printed.", shown="")
    answer("7.2-1", Field.RATING, "partly_met")
    answer("7.2-1", Field.GAP_KIND, "no_record")
    answer("7.2-1", Field.RATIONALE, "Register has no channel <&> – “شكوى” 👍🏻", shown="")
    answer("7.2-2", Field.RATING, "not_met")
    add_evidence(desk, assessment_id, "7.2-1", "Register export")
    name_responsible(desk, assessment_id, "7.2-1", "Grace Hopper")
    for criterion in ("7.1-1", "7.2-1", "7.2-3"):
        answer(criterion, Field.NOTE, INTERNAL, shown="")
        answer(criterion, Field.FLAG, value=True, shown=False)
    return assessment_id


def as_json(desk: Desk, assessment_id: str) -> Any:
    return json.loads(render_gap_report(gap_report(desk, assessment_id), Format.JSON).content)


def words_in(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from words_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from words_in(inner)
    elif isinstance(value, str):
        yield value


def test_the_figures_of_the_report_are_those_of_the_readiness(desk: Desk, answered: str) -> None:
    report, readiness = gap_report(desk, answered), open_work(desk, answered).readiness
    score = readiness.score
    for name in ("total", "assessed", "applicable", "not_applicable", "not_assessed", "achieved", "possible"):
        assert getattr(report.figures, name) == getattr(score, name), name
    for name in ("percent", "percent_assessed", "coverage", "is_covered"):
        assert getattr(report.figures, name) == getattr(score, name), name
    assert (report.figures.gaps, report.figures.blockers) == (readiness.gaps, len(readiness.blockers))
    assert len(report.gaps) == readiness.gaps
    assert len(report.blockers) == len(readiness.blockers)


def test_the_figures_of_this_example_are_worked_out_by_hand(desk: Desk, answered: str) -> None:
    figures = gap_report(desk, answered).figures
    assert (figures.total, figures.assessed, figures.not_applicable, figures.not_assessed) == (6, 4, 1, 2)
    assert (str(figures.achieved), str(figures.possible)) == ("3.5", "9")
    assert (str(figures.percent), str(figures.percent_assessed), str(figures.coverage)) == ("38.9", "50.0", "66.7")
    assert (figures.gaps, figures.likely, figures.is_covered) == (2, 1, False)


def test_the_ratings_add_up_to_all_criteria(desk: Desk, answered: str) -> None:
    counts = {count.label: count.count for count in gap_report(desk, answered).ratings}
    assert counts == {"Met": 1, "Partly met": 1, "Not met": 1, "Not applicable": 1, "Not assessed": 2}


def test_internal_notes_and_flags_appear_nowhere_in_the_report(desk: Desk, answered: str) -> None:
    document = as_json(desk, answered)
    assert not [words for words in words_in(document) if "between us" in words]
    names = json.dumps(document)
    assert '"note"' not in names
    assert "flag" not in names


def test_the_report_holds_the_words_of_the_user_as_they_are(desk: Desk, answered: str) -> None:
    first, second = gap_report(desk, answered).gaps
    assert first.found == "Register has no channel <&> – “شكوى” 👍🏻"
    assert (first.criterion_id, first.kind, first.owner) == ("7.2-1", "No record", "Grace Hopper")
    assert first.evidence == "Register export"
    assert (second.criterion_id, second.found) == ("7.2-2", "No reason recorded.")
    assert second.owner == "Complaints manager (usual owner)"


def test_only_what_has_a_reason_is_excluded(desk: Desk, answered: str) -> None:
    excluded = [(entry.criterion_id, entry.reason) for entry in gap_report(desk, answered).excluded]
    assert excluded == [("7.1-2", "Nothing is printed.")]


def test_the_annex_holds_every_criterion_once(desk: Desk, answered: str) -> None:
    entries = [entry.criterion_id for clause in gap_report(desk, answered).annex for entry in clause.entries]
    assert entries == ["4.2-1", "7.1-1", "7.1-2", "7.2-1", "7.2-2", "7.2-3"]


def test_the_json_is_the_report(desk: Desk, answered: str) -> None:
    report = gap_report(desk, answered)
    document = render_gap_report(report, Format.JSON)
    assert type(report).model_validate_json(document.content) == report
    assert document.media_type == "application/json"
    assert document.name == "northwind-gap-report-2026-11-21.json"


def test_equal_reports_give_equal_bytes(desk: Desk, answered: str) -> None:
    one, two = (render_gap_report(gap_report(desk, answered), Format.JSON) for _ in range(2))
    assert one == two


def test_the_report_names_who_prepared_it(desk: Desk, colleague: Desk, answered: str) -> None:
    assert gap_report(desk, answered).author == "Ada Lovelace, Analytical Engines"
    assert gap_report(colleague, answered).author == "Charles Babbage"
    assert gap_report(dataclasses.replace(desk, person=None), answered).author == "not given"


def test_a_report_on_nothing_says_so(desk: Desk, assessment_id: str) -> None:
    report = gap_report(desk, assessment_id)
    assert report.headline.startswith("Nothing assessed yet")
    assert "6 criteria" in report.headline
    assert (report.gaps, report.excluded) == ((), ())


def test_a_report_on_the_shipped_checklist_never_claims_a_certificate(desk: Desk) -> None:
    line = start_engagement(desk, NewEngagement(organization="Northwind", checklist="iso10002-2018", profile="full"))
    report = gap_report(desk, line.assessment_id)
    assert "assessed against the guidance of ISO 10002:2018" in report.subtitle
    assert report.figures.total == 176
    claims = [words for words in words_in(report.model_dump(mode="json")) if "compliant" in words.lower()]
    assert claims == []


def test_a_report_on_an_unknown_assessment_is_refused(desk: Desk) -> None:
    with pytest.raises(NotFound):
        gap_report(desk, "nowhere")


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("Nørdwind & Söhne", "gap-report", "json"), "nrdwind-sohne-gap-report.json"),
        (("../../etc/passwd", "gap", "docx"), "etc-passwd-gap.docx"),
        (("شركة", "gap-report", "docx"), "gap-report.docx"),
        (("CON:\x00|?*", "gap", "docx"), "con-gap.docx"),
        (("x" * 300, "gap", "docx"), f"{'x' * 60}-gap.docx"),
    ],
)
def test_a_file_name_is_one_that_every_system_takes(parts: tuple[str, ...], name: str) -> None:
    assert file_name(*parts) == name


DOCUMENT = Document(name="report.json", media_type="application/json", content=b"{}")


def test_a_document_is_written_to_a_file_or_into_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert write_document(DOCUMENT, tmp_path) == tmp_path / "report.json"
    assert write_document(DOCUMENT, tmp_path / "own.json") == tmp_path / "own.json"
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert write_document(DOCUMENT).read_bytes() == b"{}"
    written = sorted(str(file.relative_to(tmp_path)) for file in tmp_path.rglob("*") if file.is_file())
    assert written == [str(Path("here/report.json")), "own.json", "report.json"]


def test_a_document_that_cannot_be_written_is_a_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    target = tmp_path / "missing" / "report.json"
    with pytest.raises(NotWritten, match="Choose another place") as refused:
        write_document(DOCUMENT, target)
    assert isinstance(refused.value, StorageTrouble)
    assert str(target) in refused.value.message
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_a_pipe_or_device_is_never_replaced_by_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(NotWritten, match="no ordinary file"):
        write_document(DOCUMENT, pipe)
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


def test_the_date_of_the_report_is_today(desk: Desk, assessment_id: str) -> None:
    assert gap_report(desk, assessment_id).date == desk.today() == date(2026, 11, 21)
