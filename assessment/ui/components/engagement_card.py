"""One engagement on the start page: where its work stands, and the ways into it."""

from __future__ import annotations

import streamlit as st

from assessment.reporting import phrases
from assessment.reporting.comparison_report_of import trend_sentence
from assessment.services.portfolio import PortfolioLine
from assessment.ui import address, flash, menu
from assessment.ui.markdown import escaped
from assessment.wording import say, say_count
from assessment.wording.figures import day


@flash.acting
def _open(line: PortfolioLine, page: str) -> None:
    address.go_to(line.engagement.id, line.engagement.assessment_id)
    st.switch_page(menu.script(page))


def engagement_card(line: PortfolioLine) -> None:
    """Name and buttons, what runs, how far it is, what is due."""
    engagement = line.engagement
    with st.container(border=True, key=f"engagement-{engagement.id}"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.header(escaped(engagement.organization), width="stretch", anchor=False)
            with st.container(horizontal=True, width="content"):
                if line.assessments > 1:
                    _button(line, "comparison", "start.compare", ":material/compare_arrows:", quiet=True)
                _button(line, "engagement", "engagement.edit", ":material/edit:", quiet=True)
                _button(line, "gap_analysis", "start.open", ":material/arrow_forward:")
        runs = [engagement.title, engagement.checklist, engagement.profile]
        st.markdown(escaped(" · ".join([*runs, line.assessment] if line.assessments > 1 else runs)))
        st.markdown(
            f"**{phrases.headline(engagement.readiness)}** · {phrases.trouble(engagement.readiness)}{_trend(line)}"
        )
        st.caption(" · ".join(_dates(line)))


def _button(line: PortfolioLine, page: str, words: str, icon: str, *, quiet: bool = False) -> None:
    name = {"gap_analysis": "open", "engagement": "edit"}.get(page, page)
    st.button(
        say(words),
        key=f"{name}-{line.engagement.id}",
        icon=icon,
        type="tertiary" if quiet else "secondary",
        on_click=_open,
        args=(line, page),
    )


def _trend(line: PortfolioLine) -> str:
    gain = line.standing.gain
    if gain is None:
        return ""
    icon = (
        ":material/trending_up:" if gain > 0 else ":material/trending_down:" if gain < 0 else ":material/trending_flat:"
    )
    return f" · {icon} {trend_sentence(gain)}"


def _dates(line: PortfolioLine) -> list[str]:
    standing, engagement = line.standing, line.engagement
    changed = engagement.last_change or engagement.created_at
    told = [say("start.changed", date=day(changed.astimezone().date()))]
    if standing.overdue:
        told.insert(0, f":material/warning: {say_count('start.overdue', standing.overdue)}")
    if standing.next_date:
        told.append(say("start.next", date=day(standing.next_date)))
    return told
