"""The readiness as a workbook of one sheet, which the gap report takes too: headline, blockers, charts, scores, ratings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from openpyxl.formatting.rule import ColorScale, FormatObject, Rule
from openpyxl.styles.colors import Color
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from assessment.export.cells import (
    CHAPTER,
    CHAPTER_COUNT,
    CHAPTER_PERCENT,
    COUNT,
    HEADER,
    HEADER_NUMBER,
    NOTE,
    PERCENT,
    STRONG,
    TEXT,
    Book,
)
from assessment.export.sheets import (
    Head,
    colour,
    fit_row,
    place_chart,
    print_on_paper,
    rows_of,
    set_widths,
    when,
    write_figures,
    write_head,
    write_section,
    write_sentence,
)
from assessment.export.text_lines import lines_of
from assessment.reporting.breakdowns import NEUTRAL
from assessment.reporting.chart import ChartKind
from assessment.reporting.gap_report import GapReport, ScoreRow
from assessment.wording import say

_WIDTHS = (9, 44, 12, 11, 9)
_COUNT_WIDTH = 12
_TINTS = ("BFDCDE", "E3F0F0", "FBF0D6", "F6DDD6", "EBD3C9")
"""Behind counts above zero, best to worst rating."""
_BESIDE_SCALE = 2
_SCORE, _TEXTS = 4, 2
_CHART_CENTIMETRES = 25
_FIGURES_FROM = 2


def readiness_workbook(report: GapReport) -> bytes:
    """One sheet with the readiness of a gap report."""
    book = Book(report.look)
    title = say("readiness_report.title")
    readiness_sheet(book, report, title, main=True)
    return book.saved(title=f"{title}, {report.organization}", author=report.author, written=report.date)


def readiness_sheet(book: Book, report: GapReport, title: str, *, main: bool = False) -> None:
    """The sheet with the readiness of a gap report, at the end of a workbook."""
    head = Head.of(report, title=title)
    sheet = book.sheet(title, main=main)
    counts = len(report.heat_columns)
    set_widths(sheet, (*_WIDTHS, *[_COUNT_WIDTH] * counts))
    row = _sentences(book, sheet, report, head)
    tops = list(accumulate((rows_of(chart, sheet) for chart in report.charts), initial=row))
    row = tops[-1]
    row = _clauses(book, sheet, report, row)
    sheet.row_breaks.append(Break(id=row - 1))
    for heading, scores in (
        (say("readiness_report.themes"), report.themes),
        (say("readiness_report.principles"), report.principles),
        (say("readiness_report.sites"), report.by_site),
        (say("readiness_report.processes"), report.by_process),
        (say("readiness_report.units"), report.by_unit),
    ):
        row = _scores(book, sheet, report, (heading, scores), row)
    row = write_section(book, sheet, row, 1, say("workbook.sheet.chart_data"))
    for chart, top in zip(report.charts, tops, strict=False):
        place_chart(book, sheet, chart, (row, _FIGURES_FROM), f"A{top}", width=_CHART_CENTIMETRES)
        row = write_figures(book, sheet, chart, row, _FIGURES_FROM)
    print_on_paper(sheet, head, upright=True)


def _sentences(book: Book, sheet: Worksheet, report: GapReport, head: Head) -> int:
    """Headline, what stands in the way, what would help most; returns the next free row."""
    columns = len(_WIDTHS) + len(report.heat_columns)
    row = write_head(book, sheet, head, columns=columns)
    row = write_sentence(book, sheet, row, report.headline, STRONG, columns=columns)
    row = write_sentence(book, sheet, row, report.explanation, NOTE, columns=columns) + 1
    for heading, sentences in (
        (say("report.heading.blockers"), report.blockers or (say("report.no_blockers"),)),
        (say("readiness_report.levers"), report.levers),
    ):
        if sentences:
            row = write_section(book, sheet, row, 1, heading)
            for sentence in sentences:
                row = write_sentence(book, sheet, row, sentence, NOTE, columns=columns)
            row += 1
    return row


def _clauses(book: Book, sheet: Worksheet, report: GapReport, row: int) -> int:
    """Chapters and clauses with score and ratings; returns the next free row."""
    sheet.row_breaks.append(Break(id=row - 1))
    row = write_section(book, sheet, row, 1, say("report.heading.results"))
    _headings(book, sheet, row, report, report.heat_columns)
    by_clause = {heat.number: heat.counts for heat in report.heat}
    by_chapter = _chapter_counts(report)
    first = row + 1
    for row, score in enumerate(report.rows, first):
        counts = next(by_chapter) if score.is_chapter else by_clause[score.number]
        _score(book, sheet, row, score)
        for column, count in enumerate(counts, len(_WIDTHS) + 1):
            book.put(sheet, row, column, count, CHAPTER_COUNT if score.is_chapter else COUNT)
    _shade(sheet, first, row)
    for place, tint in enumerate(_tints(len(report.heat_columns)), len(_WIDTHS) + 1):
        letter = get_column_letter(place)
        colour(sheet, f"{letter}{first}:{letter}{row}", [when(f"{letter}{first}>0", tint)])
    return row + 2


def _scores(book: Book, sheet: Worksheet, report: GapReport, cut: tuple[str, Sequence[ScoreRow]], row: int) -> int:
    """A table of scores without ratings below its heading; returns the next free row."""
    heading, scores = cut
    if not scores:
        return row
    row = write_section(book, sheet, row, 1, heading)
    _headings(book, sheet, row, report, ())
    if not any(score.number for score in scores):
        book.put(sheet, row, 1, "", HEADER)
    first = row + 1
    for row, score in enumerate(scores, first):
        _score(book, sheet, row, score)
    _shade(sheet, first, row)
    return row + 2


def _headings(book: Book, sheet: Worksheet, row: int, report: GapReport, ratings: Sequence[str]) -> None:
    before = (say(f"report.column.{name}") for name in ("clause", "title", "assessed"))
    words = [*before, report.score_column, say("report.column.gaps")]
    for place, word in enumerate((*words, *ratings), 1):
        book.put(sheet, row, place, word, HEADER if place <= _TEXTS else HEADER_NUMBER)
    sheet.row_dimensions[row].height = 30


def _score(book: Book, sheet: Worksheet, row: int, score: ScoreRow) -> None:
    text, count, share = (CHAPTER, CHAPTER_COUNT, CHAPTER_PERCENT) if score.is_chapter else (TEXT, COUNT, PERCENT)
    for place, (value, style) in enumerate(
        (
            (score.number, text),
            (score.title, text),
            (score.assessed, count),
            (score.percent if score.bar is None else score.bar, share),
            (score.gaps, count),
        ),
        1,
    ):
        book.put(sheet, row, place, value, style)
    fit_row(sheet, row, lines_of(score.title, _WIDTHS[1]))


def _chapter_counts(report: GapReport) -> Iterator[tuple[int, ...]]:
    """The ratings of each chapter, as the chart of the ratings shows them."""
    spread = next(chart for chart in report.charts if chart.kind is ChartKind.STACKED)
    return (tuple(map(int, figures)) for figures in zip(*(series.values for series in spread.series), strict=True))


def _shade(sheet: Worksheet, first: int, last: int) -> None:
    """The scores from red over amber to teal; the figure stays in the cell."""
    scale = ColorScale(
        cfvo=[FormatObject(type="num", val=value) for value in (0, 50, 100)],
        color=[Color(rgb=f"FF{tint}") for tint in ("F6DDD6", "FBF0D6", "BFDCDE")],
    )
    letter = get_column_letter(_SCORE)
    colour(sheet, f"{letter}{first}:{letter}{last}", [Rule(type="colorScale", colorScale=scale)])


def _tints(columns: int) -> tuple[str, ...]:
    """A tint per rating, then grey for not applicable and not assessed."""
    steps = columns - _BESIDE_SCALE
    scale = _TINTS if steps == len(_TINTS) else (_TINTS[0], *_TINTS[2 - (steps - 3) : 4])
    return (*scale, *[NEUTRAL] * _BESIDE_SCALE)
