"""The menu: at most eight entries, flat; all other pages are hidden and reached by links."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from assessment.wording import say

_FOLDER = Path(__file__).parent / "pages"

_VISIBLE = {
    "start": ":material/home:",
    "gap_analysis": ":material/fact_check:",
    "audits": ":material/policy:",
    "nonconformities": ":material/report:",
    "evidence": ":material/folder_open:",
    "reports": ":material/description:",
    "settings": ":material/settings:",
}
_HIDDEN = {
    "actions": ":material/task_alt:",
    "fieldwork": ":material/forum:",
    "people": ":material/group:",
    "new_engagement": ":material/add_business:",
    "engagement": ":material/business:",
    "remove_engagement": ":material/delete_forever:",
    "readiness": ":material/speed:",
    "checklists": ":material/menu_book:",
    "comparison": ":material/compare_arrows:",
    "adopted": ":material/gavel:",
    "audit": ":material/policy:",
    "nonconformity": ":material/report:",
    "management_review": ":material/groups:",
    "guides": ":material/help:",
}


def script(name: str) -> Path:
    """The file of a page, for links and switches."""
    return _FOLDER / f"{name}.py"


def has(name: str) -> bool:
    """True when there is a page of that name."""
    return name in _VISIBLE or name in _HIDDEN


def navigation() -> StreamlitPage:
    """Register all pages and return the chosen one."""
    pages = [_page(name, icon, visible=True) for name, icon in _VISIBLE.items()]
    pages += [_page(name, icon, visible=False) for name, icon in _HIDDEN.items()]
    return st.navigation(pages, position="top")


def _page(name: str, icon: str, *, visible: bool) -> StreamlitPage:
    return st.Page(
        script(name),
        title=say(f"menu.{name}"),
        icon=icon,
        url_path=name.replace("_", "-"),
        default=name == "start",
        visibility="visible" if visible else "hidden",
        help=say(f"menu.{name}.help"),
    )
