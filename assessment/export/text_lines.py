"""How many lines a text takes in a column of a sheet, from the widths of the letters of its font."""

from __future__ import annotations

import math
import re
import unicodedata
from functools import lru_cache

SHOWN = 5_000
"""Characters beyond which no row gets higher."""

_EM = 2048
_ASCII = (
    *(463, 667, 821, 1020, 1038, 1464, 1397, 452, 621, 621, 1020, 1020, 511, 627, 517, 791),
    *(1038, 1038, 1038, 1038, 1038, 1038, 1038, 1038, 1038, 1038, 548, 548, 1020, 1020, 1020, 949),
    *(1831, 1185, 1114, 1092, 1260, 1000, 941, 1292, 1276, 516, 653, 1064, 861, 1751, 1322, 1356),
    *(1058, 1378, 1112, 941, 998, 1314, 1162, 1822, 1063, 998, 959, 628, 791, 628, 1020, 1020),
    *(596, 981, 1076, 866, 1076, 1019, 625, 964, 1076, 470, 490, 931, 470, 1636, 1076, 1080),
    *(1076, 1076, 714, 801, 686, 1076, 925, 1464, 887, 927, 809, 644, 943, 644, 1020),
)
"""The characters from the space on in Calibri, in 2048ths of its size."""
_SIGNS = {"“": 857, "”": 857, "‘": 511, "’": 511, "–": 1020, "—": 1854, "…": 1414, "€": 1038, "£": 1038, "·": 517}
_LETTERS = {chr(code): width for code, width in enumerate(_ASCII, ord(" "))} | _SIGNS
_OTHER = 1_270
"""A letter of another alphabet, at most."""
_WIDE = 2_700
"""A letter that fills a square, as those of Chinese and emoji do."""
_BOLD = 1.04
_DIGIT_POINTS = 5.25
"""What one character of a column's width is: a digit of the font that workbooks begin with."""
_EDGE_POINTS, _INDENT_POINTS = 3.75, 6.75
"""What a cell keeps free beside its text, and once more when the text is indented."""
_WORDS = re.compile(r"[^\s-]*-+|[^\s-]+|\s+")


def lines_of(text: str, width: float, *, points: float = 10, bold: bool = False, indented: bool = True) -> int:
    """How many lines a text takes in a column of `width` characters, broken between words as far as they fit."""
    room = width * _DIGIT_POINTS - _EDGE_POINTS - (_INDENT_POINTS if indented else 0)
    units = max(_WIDE, room * _EM / points / (_BOLD if bold else 1))
    if len(text) * _WIDE <= units and "\n" not in text:
        return 1
    return sum(_lines_of_paragraph(line, units) for line in text[:SHOWN].split("\n"))


def _lines_of_paragraph(text: str, room: float) -> int:
    lines, used, blank = 1, 0.0, 0.0
    for word in _WORDS.findall(text):
        size = _width(word)
        if word.isspace():
            blank = size
            continue
        if used and used + blank + size > room:
            lines, used, blank = lines + 1, 0.0, 0.0
        used += blank + size
        blank = 0.0
        if used > room:  # a word longer than a line is broken anywhere
            more = math.ceil(used / room) - 1
            lines, used = lines + more, used - more * room
    return lines


@lru_cache(maxsize=20_000)
def _width(word: str) -> int:
    return sum(_LETTERS.get(letter) or _unusual(letter) for letter in word)


def _unusual(letter: str) -> int:
    """A letter with an accent is as wide as without, and a mark that is set above another takes no room."""
    if letter.isspace():
        return _LETTERS[" "]
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0
    base = unicodedata.normalize("NFD", letter)[0]
    return _LETTERS.get(base, _WIDE if unicodedata.east_asian_width(base) in "WF" else _OTHER)
