"""Typed text in Markdown: what stays as it is, and what has to be read apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.ui.markdown import escaped
from tests.ui.conftest import plain


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        (":material/home:", r"\::small[]material/home\:"),
        (":material_home:", r"\::small[]material\_home\:"),
        (":streamlit:", r"\::small[]streamlit\:"),
        ("a -> b", r"a \-:small[]\> b"),
        ("<->", r"\<:small[]\-:small[]\>"),
        ("a->b", r"a\-\>b"),
        ("https://x.example", r"http:small[]s\://x\.example"),
        ("me@x.example", r"me:small[]\@x\.example"),
        ("    four spaces", "&#32;   four spaces"),
        ("10:30, 3-4", r"10\:30, 3\-4"),
    ],
)
def test_what_streamlit_would_find_after_the_escapes_are_gone_is_read_apart(text: str, safe: str) -> None:
    assert escaped(text) == safe


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=200))
def test_nothing_is_added_to_what_is_read_and_nothing_goes(text: str) -> None:
    read = plain(escaped(text))
    assert read.replace("&#32;", " ") == text.replace("&#32;", " ")
