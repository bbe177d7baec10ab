"""One piece of evidence in full: what is said about it, its files, where it is used, and withdrawing it."""

from __future__ import annotations

import streamlit as st

from assessment.domain.evidence import Evidence
from assessment.domain.work import Work
from assessment.reporting.evidence_register import EvidenceRow
from assessment.services.evidence import where_used, withdraw_evidence
from assessment.ui import flash
from assessment.ui.components.evidence_files import evidence_files
from assessment.ui.components.evidence_form import evidence_form
from assessment.ui.components.evidence_uses import evidence_uses
from assessment.ui.components.expected_tie import tied_to
from assessment.ui.components.part_switch import part_switch
from assessment.ui.components.refusal import outcome, refusing
from assessment.ui.markdown import escaped
from assessment.ui.session import desk, state
from assessment.wording import say, say_count

_PART = "evidence-part"


@flash.acting
def _ask(evidence_id: str) -> None:
    memory = state()
    memory.opened = None if memory.opened == ("withdraw", evidence_id) else ("withdraw", evidence_id)


@flash.acting
def _withdraw(evidence: Evidence) -> None:
    with refusing(f"withdraw-{evidence.id}"):
        withdraw_evidence(desk(), evidence.id, seen=evidence.revision)
        state().opened = None
        flash.tell(say("evidence.withdrawn", title=evidence.title))


def evidence_details(work: Work, row: EvidenceRow) -> None:
    """Heading, then one part at a time."""
    evidence = work.evidence[row.evidence_id]
    parts = {
        "about": say("evidence.part.about"),
        "files": say("evidence.part.files"),
        "uses": say("evidence.part.uses"),
    }
    with st.container(border=True, key="evidence-chosen"):
        st.markdown(f"**{escaped(evidence.title)}**")
        if row.marks:
            st.caption(f":material/schedule: {escaped(row.marks)}")
        part = part_switch(say("evidence.part"), parts, _PART)
        match part:
            case "files":
                evidence_files(evidence)
            case "uses":
                tied_to(row.stands_for)
                evidence_uses(work, evidence)
            case _:
                evidence_form(work.engagement.id, evidence)
                _withdrawal(evidence)


def _withdrawal(evidence: Evidence) -> None:
    """A question before the evidence goes, with what hangs on it."""
    st.button(
        say("evidence.withdraw"),
        key=f"ask-{evidence.id}",
        icon=":material/undo:",
        type="tertiary",
        help=say("evidence.withdraw.help"),
        on_click=_ask,
        args=(evidence.id,),
    )
    outcome(f"withdraw-{evidence.id}")
    if state().opened == ("withdraw", evidence.id):
        st.warning(say_count("evidence.withdraw.sure", len(where_used(desk(), evidence.id))), icon=":material/warning:")
        st.button(say("evidence.withdraw.really"), key=f"withdraw-{evidence.id}", on_click=_withdraw, args=(evidence,))
