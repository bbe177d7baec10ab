"""A page of a long list at a time, with the pager below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

import streamlit as st

T = TypeVar("T")

ON_A_PAGE = 10


@contextmanager
def paged(whole: Sequence[T], key: str) -> Iterator[Sequence[T]]:
    """What stands on the page that is turned to, to be drawn within; the last page where the list has grown shorter."""
    pages = max(1, -(-len(whole) // ON_A_PAGE))
    first = (min(int(st.session_state.get(key, 1)), pages) - 1) * ON_A_PAGE
    yield whole[first : first + ON_A_PAGE]
    if pages > 1:
        st.pagination(pages, key=key)
