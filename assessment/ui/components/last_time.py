"""What was found for a criterion last time: one line on its card, the words of that time on demand; never copied.

No widget of its own: a page of cards is at its limit of them.
"""

from __future__ import annotations

import streamlit as st

from assessment.domain.checklist import Criterion
from assessment.domain.work import Work
from assessment.reporting import phrases
from assessment.services.comparisons import last_time
from assessment.ui.markdown import escaped
from assessment.ui.session import desk
from assessment.wording import say
from assessment.wording.figures import day

TOOLTIP = 400
"""Characters of the earlier words that show beside the line; all of them stand above the guidance."""


def last_time_line(work: Work, criterion: Criterion) -> None:
    """“Last time: partly met, 21 Nov 2025”, its words behind the question mark; nothing where nothing was rated."""
    then = last_time(desk(), work, criterion)
    if then is None:
        return
    rating = then.rating[:1].lower() + then.rating[1:]
    line = say("last_time.line", rating=rating, date=day(then.assessment.started_on))
    words = phrases.clipped(then.result.rationale, TOOLTIP)
    reworded = f" · :material/edit_note: {say('last_time.reworded')}" if then.reworded else ""
    st.caption(f":material/history: {escaped(line)}{reworded}", help=escaped(words) or None)


def last_time_words(work: Work, criterion: Criterion) -> None:
    """All that was written then."""
    then = last_time(desk(), work, criterion)
    if then is not None and (words := then.result.rationale.strip()):
        st.markdown(f"**{say('last_time.rationale')}**")
        st.text(words)
