"""The way from every page to the guide about it."""

from __future__ import annotations

import streamlit as st

from assessment.ui import flash, menu
from assessment.ui.session import state
from assessment.wording import say

GUIDES = {
    "": "first-gap-analysis",
    "start": "first-gap-analysis",
    "gap-analysis": "two-days-on-site",
    "readiness": "readiness-and-actions",
    "nonconformities/gaps": "readiness-and-actions",
    "audits": "run-an-internal-audit",
    "audit": "run-an-internal-audit",
    "nonconformities": "from-finding-to-proof",
    "nonconformity": "from-finding-to-proof",
    "management-review": "from-finding-to-proof",
    "evidence": "evidence-and-files",
    "fieldwork": "interviews-and-observations",
    "people": "interviews-and-observations",
    "comparison": "second-assessment",
    "reports": "the-report",
    "settings": "your-firm",
    "checklists": "write-your-own-checklist",
    "remove-engagement": "your-data",
    "engagement": "work-as-a-team",
    "adopted": "first-gap-analysis",
    "new-engagement": "quick-check",
}
"""The guide for each page, by the page's name in the address; a part of it may have its own."""


@flash.acting
def _open(guide: str) -> None:
    state().guide = guide
    st.switch_page(menu.script("guides"))


def help_link(url_path: str) -> None:
    """A quiet button that opens the guide about this page."""
    if guide := GUIDES.get(f"{url_path}/{state().part}", GUIDES.get(url_path)):
        # Without a key of its own: a page of cards is at its limit of them.
        st.button(
            say("guides.help"),
            icon=":material/help:",
            type="tertiary",
            help=say("guides.help.about"),
            on_click=_open,
            args=(guide,),
        )
