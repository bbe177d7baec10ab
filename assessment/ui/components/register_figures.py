"""The register of nonconformities as figures: causes, what was raised and closed, how long the steps take."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assessment.domain.register import CauseCount, MonthCount, StepTimes
from assessment.domain.work import Work
from assessment.reporting.phrases import clipped
from assessment.services.registers import read_course
from assessment.ui.markdown import escaped
from assessment.ui.session import desk
from assessment.wording import say
from assessment.wording.figures import month

_CAUSES, _ROOM, _BAR = 10, 40, 34


def register_figures(work: Work) -> None:
    """Three figures, each with its numbers in words."""
    figures = read_course(desk(), work.engagement.id)
    if not figures.total:
        st.caption(say("register.figures.none"))
        return
    _times(figures.times)
    st.markdown(f"**{say('register.trend')}**")
    _trend(figures.months)
    st.markdown(f"**{say('register.causes')}**")
    _causes(figures.causes[:_CAUSES])


def _times(times: StepTimes) -> None:
    st.markdown(f"**{say('register.times')}**")
    with st.container(horizontal=True):
        for name, days in (
            (say("register.times.agreed"), times.to_agreed),
            (say("register.times.implemented"), times.to_implemented),
            (say("register.times.closed"), times.to_closed),
        ):
            text = say("register.times.none") if days is None else say("register.times.days", days=f"{days:g}")
            st.metric(name, text, width=170)


def _trend(months: Sequence[MonthCount]) -> None:
    import altair as alt  # noqa: PLC0415 -- loads when it is used
    import pandas as pd  # noqa: PLC0415

    raised, closed, running = (
        say("register.trend.raised"),
        say("register.trend.closed"),
        say("register.trend.open"),
    )
    names = [month(one.month) for one in months]
    frame = pd.DataFrame(
        [
            {"month": name, "what": what, "count": count}
            for name, one in zip(names, months, strict=True)
            for what, count in ((raised, one.raised), (closed, one.closed), (running, one.open_at_end))
        ]
    )
    place = alt.X("month:N", sort=names, title=None, axis=alt.Axis(labelAngle=-90, labelOverlap=False))
    amount = alt.Y("count:Q", title=None, axis=alt.Axis(tickMinStep=1, format="d"))
    colour = alt.Color("what:N", title=None, sort=[raised, closed, running], legend=alt.Legend(orient="top"))
    base = alt.Chart(frame).encode(x=place, y=amount, color=colour)
    bars = base.transform_filter(alt.datum.what != running).mark_bar().encode(xOffset=alt.XOffset("what:N", sort=None))
    line = base.transform_filter(alt.datum.what == running).mark_line(point=True)
    texts = [
        say("register.trend.row", month=name, raised=one.raised, closed=one.closed, open=one.open_at_end)
        for name, one in zip(names, months, strict=True)
    ]
    st.altair_chart(
        alt.layer(bars, line).properties(height=260), alt=say("register.trend.alt", values="; ".join(texts))
    )
    total_raised, total_closed = sum(one.raised for one in months), sum(one.closed for one in months)
    st.caption(say("register.trend.sum", raised=total_raised, closed=total_closed, open=months[-1].open_at_end))
    _numbers(names, months)


def _numbers(names: Sequence[str], months: Sequence[MonthCount]) -> None:
    with st.expander(say("register.numbers")):
        st.table(
            {
                say("register.trend.month"): list(names),
                say("register.trend.raised"): [one.raised for one in months],
                say("register.trend.closed"): [one.closed for one in months],
                say("register.trend.open"): [one.open_at_end for one in months],
            },
            border="horizontal",
            hide_index=True,
        )


def _causes(causes: Sequence[CauseCount]) -> None:
    import altair as alt  # noqa: PLC0415 -- loads when it is used
    import pandas as pd  # noqa: PLC0415

    if not causes:
        st.caption(say("register.causes.none"))
        return
    names = [clipped(one.cause, _ROOM) for one in causes]
    frame = pd.DataFrame(
        {
            "cause": names,
            "count": [one.count for one in causes],
            "share": [one.running_share for one in causes],
        }
    )
    place = alt.Y("cause:N", sort=names, title=None, axis=alt.Axis(labelLimit=200))
    amount = alt.X("count:Q", title=say("register.causes.count"), axis=alt.Axis(tickMinStep=1, format="d", grid=False))
    texts = [say("register.causes.row", cause=one.cause, count=one.count, share=one.running_share) for one in causes]
    base = alt.Chart(frame).encode(y=place)
    st.altair_chart(
        base.mark_bar(height=14, cornerRadius=3)
        .encode(x=amount, tooltip=alt.value(None))
        .properties(height=_BAR * len(causes) + 40),
        alt=say("register.causes.alt", values="; ".join(texts)),
    )
    for text in texts:
        st.caption(escaped(text))
