"""Nonconformities, all actions, and management reviews of the engagement."""

import streamlit as st

from assessment.ui.components.opened import opened_work
from assessment.ui.components.register_switch import part_shown, register_switch
from assessment.ui.markdown import escaped
from assessment.wording import say

work = opened_work(say("menu.nonconformities"))
st.title(say("menu.nonconformities"), anchor=False)
st.caption(escaped(f"{work.organization.name} · {work.engagement.title}"))
part = part_shown()
register_switch(part)
match part:
    case "gaps":
        from assessment.ui.components.gap_register import gap_register

        gap_register(work)
    case "actions":
        from assessment.ui.components.action_register import action_register

        action_register(work)
    case "figures":
        from assessment.ui.components.register_documents import register_documents
        from assessment.ui.components.register_figures import register_figures

        register_figures(work)
        register_documents(work.engagement.id)
    case "reviews":
        from assessment.ui.components.management_review_list import management_review_list

        management_review_list(work)
    case "rules":
        from assessment.ui.components.nonconformity_rules import nonconformity_rules

        nonconformity_rules(work)
    case _:
        from assessment.ui.components.nonconformity_register import nonconformity_register

        nonconformity_register(work)
