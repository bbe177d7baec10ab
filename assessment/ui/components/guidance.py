"""What a criterion means: signs of good practice, what to look at, whom to ask, what to do first."""

from __future__ import annotations

import streamlit as st

from assessment.domain.checklist import Criterion
from assessment.ui.markdown import escaped
from assessment.wording import label, say


def guidance(criterion: Criterion) -> None:
    """Two columns: how to judge on the left, how to find out on the right."""
    left, right = st.columns(2, gap="large")
    with left:
        for name in ("good_practice", "partly", "not_met", "risk"):
            _paragraph(f"guidance.{name}", escaped(getattr(criterion, name)))
    with right:
        _paragraph("guidance.evidence", "\n".join(f"- {escaped(line)}" for line in criterion.evidence))
        _paragraph("guidance.ask", escaped(", ".join(criterion.ask)))
        _paragraph("guidance.methods", ", ".join(label(method) for method in criterion.methods))
        _paragraph("guidance.first_step", escaped(criterion.first_step))


def _paragraph(heading: str, markdown: str) -> None:
    st.markdown(f"**{say(heading)}**\n\n{markdown}")
