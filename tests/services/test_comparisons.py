"""The comparison: the same figures on every surface, and sentences where there is nothing to compare."""

from __future__ import annotations

import importlib
import json
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document as WordDocument

from assessment.domain.errors import NotFound
from assessment.services.answers import Field, save_answer
from assessment.services.assessments import NextAssessment, assess_again
from assessment.services.comparisons import (
    FORMATS,
    NothingBefore,
    comparison,
    comparison_schema,
    earlier_assessments,
    render_comparison,
)
from assessment.services.desk import Desk
from assessment.services.documents import Format, NotOffered
from assessment.services.engagements import NewEngagement, start_engagement
from assessment.services.firm import change_firm, firm_profile
from assessment.services.reports import gap_report
from assessment.services.work import open_work
from tests.golden_documents import W

RATINGS = (
    {"4.2-1": "met", "7.1-1": "not_met", "7.2-1": "partly_met", "7.2-2": "met"},
    {"4.2-1": "met", "7.1-1": "partly_met", "7.2-1": "partly_met", "7.2-2": "not_met", "7.2-3": "met"},
    {"4.2-1": "not_met", "7.1-1": "met", "7.2-1": "partly_met", "7.2-2": "partly_met"},
)
INTERNAL = "Between us: they are hiding something."


@pytest.fixture
def series(desk: Desk) -> list[str]:
    """Three assessments of Northwind, the first one first."""
    line = start_engagement(desk, NewEngagement(organization="Northwind & <Sons>", checklist="small", profile="full"))
    ids = [line.assessment_id]
    for number, ratings in enumerate(RATINGS):
        if number:
            ids.append(assess_again(desk, line.id, NextAssessment(title=f"Round {number + 1}")).id)
        for key, rating in ratings.items():
            save_answer(desk, ids[-1], key, Field.RATING, shown=None, value=rating)
            save_answer(desk, ids[-1], key, Field.NOTE, shown="", value=INTERNAL)
    return ids


def test_the_first_assessment_has_nothing_before_it(desk: Desk, series: list[str]) -> None:
    with pytest.raises(NothingBefore, match="is the first assessment of this engagement"):
        comparison(desk, series[0])
    with pytest.raises(NotFound):
        comparison(desk, "nowhere")
    assert earlier_assessments(desk, series[0]) == []


def test_it_is_against_the_one_before_unless_another_is_chosen(desk: Desk, series: list[str]) -> None:
    assert [one.id for one in earlier_assessments(desk, series[2])] == series[:2]
    last, whole = comparison(desk, series[2]), comparison(desk, series[2], series[0])
    assert ("Round 2" in last.facts[0].text, "Gap analysis 2026" in whole.facts[0].text) == (True, True)
    assert comparison(desk, series[2], "nowhere") == last
    assert len(last.trend) == 3
    assert len(comparison(desk, series[1]).trend) == 2


def test_both_sides_have_the_figures_of_their_own_reports(desk: Desk, series: list[str]) -> None:
    found = comparison(desk, series[2], series[0])
    then, now = (gap_report(desk, key) for key in (series[0], series[2]))
    assert (found.then_headline, found.now_headline) == (then.headline, now.headline)
    for side, report in (("then", then), ("now", now)):
        rows = {row.number: row for row in report.rows}
        for row in found.rows:
            assert getattr(row, side) == rows[row.number].percent
            assert getattr(row, f"assessed_{side}") == rows[row.number].assessed
            assert getattr(row, f"gaps_{side}") == rows[row.number].gaps
        assert getattr(found.whole, f"gaps_{side}") == report.figures.gaps
    chapters = [row for row in found.rows if row.is_chapter]
    assert [series.values for series in found.charts[0].series] == [
        tuple(row.bar for row in report.rows if row.is_chapter) for report in (then, now)
    ]
    assert [row.title for row in chapters] == [row.title for row in now.rows if row.is_chapter]


def test_what_rose_and_fell_is_counted_and_named(desk: Desk, series: list[str]) -> None:
    found = comparison(desk, series[2], series[0])
    assert [one.criterion_id for one in found.rose] == ["7.1-1"]
    assert [one.criterion_id for one in found.fell] == ["4.2-1", "7.2-2"]
    assert [(one.criterion_id, one.then, one.now) for one in found.stayed] == [("7.2-1", "Partly met", "Partly met")]
    counts = {count.label: count.count for count in found.movements}
    assert counts == {"Rose": 1, "Fell": 2, "Stayed": 1, "Not compared": 2, "New": 0, "No longer asked": 0}
    assert found.compared == 4
    weights = {one.id: one.weight for one in open_work(desk, series[0]).checklist.criteria}
    total = sum(weights[key] for key in RATINGS[0])
    won = weights["7.1-1"] - weights["4.2-1"] - Decimal("0.5") * weights["7.2-2"]
    assert found.gain is not None
    assert abs(found.gain - won * 100 / total) <= Decimal("0.1")


def texts_of(content: bytes) -> str:
    """The words of a document, cells and paragraphs one after the other."""
    return "".join(run.text or "" for run in WordDocument(BytesIO(content)).element.body.iter(f"{{{W}}}t"))


def test_word_and_data_say_the_same(desk: Desk, series: list[str]) -> None:
    found = comparison(desk, series[2])
    data = json.loads(render_comparison(found, Format.JSON).content)
    assert set(comparison_schema()["required"]) <= data.keys()
    document = render_comparison(found, Format.DOCX)
    text = texts_of(document.content)
    assert document.name == "northwind-sons-comparison-2026-11-21.docx"
    assert found.organization in text
    for sentence in (
        data["headline"],
        data["explanation"],
        data["then_headline"],
        data["now_headline"],
        *data["notes"],
    ):
        assert sentence in text
    for row in data["rows"]:
        assert f"{row['number']}{row['title']}{row['then']}{row['now']}{row['gain']}{row['assessed_then']}" in text
    for name in ("fell", "rose", "stayed"):
        assert all(f"{one['criterion_id']}{one['statement']}{one['then']}{one['now']}" in text for one in data[name])
    assert all(one["title"] in text for one in data["trend"])
    assert INTERNAL not in text + json.dumps(data)


def test_the_trend_is_left_out_of_word_with_two_assessments(desk: Desk, series: list[str]) -> None:
    texts = [texts_of(render_comparison(comparison(desk, key), Format.DOCX).content) for key in series[1:]]
    assert ["Over time" in text for text in texts] == [False, True]


@pytest.mark.parametrize("form", FORMATS)
def test_equal_comparisons_give_equal_bytes(desk: Desk, series: list[str], form: Format) -> None:
    found = comparison(desk, series[2])
    assert render_comparison(found, form) == render_comparison(found, form)


def test_a_form_that_there_is_not_is_refused(desk: Desk, series: list[str]) -> None:
    with pytest.raises(NotOffered, match="Choose one of: docx, json"):
        render_comparison(comparison(desk, series[2]), Format.XLSX)


def test_the_command_line_writes_the_same_data(
    desk: Desk, series: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assessment.cli import main

    monkeypatch.setattr(importlib.import_module("assessment.cli.report"), "open_desk", lambda: desk)
    engagement, target = open_work(desk, series[0]).engagement.id, tmp_path / "then-and-now.json"
    assert main(["report", "comparison", "--engagement", engagement, "--format", "json", "--out", str(target)]) == 0
    assert target.read_bytes() == render_comparison(comparison(desk, series[2]), Format.JSON).content


def test_the_charts_are_in_the_firms_colour_the_earlier_assessment_paler(desk: Desk, series: list[str]) -> None:
    change_firm(desk, firm_profile(desk).changed(colour="#7a1f3d"))
    beside, over_time = comparison(desk, series[2]).charts
    assert [one.colour for one in beside.series] == ["C298A6", "7A1F3D"]
    assert [one.colour for one in over_time.series] == ["7A1F3D"]
