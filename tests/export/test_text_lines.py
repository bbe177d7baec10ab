"""The lines of a text in a column: words stay whole, wide letters take more room than narrow ones, nothing is cut off."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assessment.export.text_lines import SHOWN, lines_of

SENTENCE = "What do people expect of you when they complain, and who told you so? Let me read it in their own words."
MEASURED = {9: 11, 15: 6, 22: 4, 38: 3, 60: 2}
"""Lines that LibreOffice breaks the sentence into, in Carlito at 10 points without an indent."""

words = st.lists(st.text("abcWilm.-é漢", min_size=1, max_size=30), max_size=40).map(" ".join)
widths = st.integers(6, 120)


def test_a_sentence_takes_the_lines_that_an_office_program_gives_it_or_one_more() -> None:
    for width, measured in MEASURED.items():
        assert measured <= lines_of(SENTENCE, width, indented=False) <= measured + 1 + measured // 8, width


@given(words, widths)
def test_a_narrower_column_a_larger_or_bolder_font_and_an_indent_never_save_a_line(text: str, width: int) -> None:
    least = lines_of(text, width, indented=False)
    assert least <= lines_of(text, width - 2, indented=False)
    assert least <= lines_of(text, width)
    assert least <= lines_of(text, width, points=12, bold=True, indented=False)


@given(words, words, widths)
def test_more_text_never_takes_fewer_lines_and_a_line_end_begins_a_new_one(text: str, other: str, width: int) -> None:
    assert lines_of(f"{text} {other}", width) >= lines_of(text, width)
    assert lines_of(f"{text}\n{other}", width) == lines_of(text, width) + lines_of(other, width)


def test_narrow_letters_share_a_line_that_wide_ones_do_not() -> None:
    assert lines_of("i" * 20, 12) == 1
    assert lines_of("W" * 20, 12) > 1


def test_an_accent_takes_no_room_and_a_chinese_letter_takes_that_of_two() -> None:
    assert lines_of("é" * 60, 20) == lines_of("e\u0301" * 60, 20) == lines_of("e" * 60, 20)
    assert lines_of("漢" * 60, 20) > lines_of("e" * 60, 20)


def test_a_text_beyond_what_a_row_can_show_is_not_measured_to_its_end() -> None:
    assert lines_of("word " * SHOWN, 20) == lines_of(("word " * SHOWN)[:SHOWN], 20)
