"""Which of the organization's own documents makes a clause binding, in one small line."""

from __future__ import annotations

import streamlit as st

from assessment.domain.work import Work
from assessment.reporting.adopted import binding_line
from assessment.ui.markdown import escaped
from assessment.wording import say


def binding(work: Work, clause_number: str) -> None:
    """“Binding here: Complaints policy, § 3”; nothing where no document does."""
    if document := binding_line(work, clause_number):
        st.caption(f":material/gavel: {escaped(say('binding.line', document=document))}")
