"""The evidence pack: what goes in is chosen and counted here, then downloaded or made by the command line."""

from __future__ import annotations

import streamlit as st

from assessment.domain.evidence_pack import PackChoice
from assessment.domain.work import Work
from assessment.services.evidence_packs import DOWNLOADABLE, EvidencePackPlan, pack_bytes, plan_pack
from assessment.ui.components.download_button import download_button
from assessment.ui.markdown import escaped
from assessment.ui.session import desk
from assessment.wording import label, say
from assessment.wording.figures import size

_OPTIONS = {"confidential": "--confidential", "personal_data": "--personal-data", "reports": "--reports"}
"""What may be added, with the option of the command line that does the same."""


def evidence_pack(work: Work) -> None:
    """The choice, what it comes to, the download, and what is not in it."""
    st.markdown(say("pack.about"))
    if not work.evidence:
        st.info(say("pack.empty"), icon=":material/info:")
        return
    chosen = {name: st.checkbox(say(f"pack.{name}"), key=f"pack-{name}") for name in _OPTIONS}
    plan = plan_pack(desk(), work, PackChoice(**chosen))
    st.markdown(escaped(plan.index.standing))
    if plan.size > DOWNLOADABLE:
        _by_command(plan, "".join(f" {_OPTIONS[name]}" for name, is_chosen in chosen.items() if is_chosen))
    else:
        _download(plan)
    if plan.absent:
        with st.expander(say("pack.list"), icon=":material/visibility_off:"):
            _absent(plan)


def _download(plan: EvidencePackPlan) -> None:
    download_button(
        say("pack.download"),
        lambda: pack_bytes(plan),
        plan.name,
        icon=":material/folder_zip:",
        look="primary",
        help_words=say("pack.download.help"),
    )


def _by_command(plan: EvidencePackPlan, options: str) -> None:
    st.markdown(say("pack.large", size=size(plan.size)))
    engagement = plan.work.engagement.id
    st.code(say("pack.command", engagement=engagement, options=options), language=None, wrap_lines=True)


def _absent(plan: EvidencePackPlan) -> None:
    rows = [
        {
            say("pack.column.number"): evidence.number,
            say("pack.column.title"): evidence.title,
            say("pack.column.absence"): label(absence),
        }
        for evidence, absence in plan.absent
    ]
    st.dataframe(rows, hide_index=True, alt=say("pack.absent.alt"))
