"""Evidence: the register with its files and where each piece is used, and how far it carries the assessment."""

import streamlit as st

from assessment.reporting.evidence_register import EvidenceRegister
from assessment.services.reports import evidence_register
from assessment.ui.components.coverage_lists import coverage_lists
from assessment.ui.components.evidence_details import evidence_details
from assessment.ui.components.evidence_filters import EvidenceFilter, evidence_filters, show_all
from assessment.ui.components.evidence_form import evidence_form
from assessment.ui.components.evidence_pack import evidence_pack
from assessment.ui.components.evidence_table import evidence_table
from assessment.ui.components.evidence_upload import evidence_upload
from assessment.ui.components.left_over_files import left_over_list
from assessment.ui.components.opened import opened_work
from assessment.ui.components.part_switch import part_switch
from assessment.ui.markdown import escaped
from assessment.ui.session import desk
from assessment.wording import say, say_count


def attach() -> None:
    """Bring files, a folder, or something that has no file."""
    ways = {
        "files": say("files.attach.many"),
        "folder": say("files.attach.folder"),
        "none": say("evidence.new"),
    }
    with st.container(border=True, key="evidence-attach"):
        st.markdown(f"**{say('files.attach')}**")
        way = part_switch(say("files.attach.how"), ways, "evidence-how")
        if way == "none":
            st.caption(say("evidence.new.about"))
            evidence_form(work.engagement.id)
        else:
            evidence_upload(work.assessment.id, f"register-{way}", folder=way == "folder")


def show_register(register: EvidenceRegister, wanted: EvidenceFilter) -> None:
    """The table, the newest on top, and below it the row that is chosen."""
    rows = tuple(row for row in reversed(register.rows) if wanted.lets(row))
    if not register.rows:
        st.info(say("evidence.none"), icon=":material/info:")
        return
    if not rows:
        st.info(say("evidence.none_shown"), icon=":material/filter_alt:")
        st.button(say("evidence.show_all"), icon=":material/filter_alt_off:", on_click=show_all)
        return
    st.markdown(register.standing)
    if len(rows) < len(register.rows):
        st.caption(say_count("evidence.shown", len(rows), all=len(register.rows)))
    chosen = evidence_table(rows)
    if chosen:
        evidence_details(work, chosen)
    else:
        st.caption(say("evidence.choose"))


work = opened_work(say("menu.evidence"))
register = evidence_register(desk(), work)
views = {name: say(f"evidence.view.{name}") for name in ("register", "coverage", "pack")}

with st.sidebar:
    st.markdown(f"**{escaped(work.organization.name)}**  \n{escaped(work.assessment.title)}")
    view = part_switch(say("evidence.view"), views, "evidence-view")
    wanted = evidence_filters() if view == "register" and register.rows else EvidenceFilter()

st.title(say("menu.evidence"), anchor=False)
if view == "coverage":
    coverage_lists(work, register)
elif view == "pack":
    evidence_pack(work)
else:
    show_register(register, wanted)
    attach()
    left_over_list(work.engagement.id)
