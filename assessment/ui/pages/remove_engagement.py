"""Remove an engagement for good: what goes, what stays, the name typed to confirm, and the certificate afterwards."""

import streamlit as st

from assessment.domain.errors import StorageTrouble
from assessment.domain.removal import RemovalCertificate
from assessment.reporting.removal_report import counts
from assessment.services.copies import renew_copies
from assessment.services.removal import Going, certificate_of, remove_engagement, what_goes
from assessment.ui import address, flash, menu
from assessment.ui.components.data_safety import certificate_downloads
from assessment.ui.components.opened import opened_work
from assessment.ui.components.refusal import outcome, refusing
from assessment.ui.markdown import escaped
from assessment.ui.session import desk, settings, state
from assessment.wording import say, say_count

DONE = "removed-engagement"


@flash.acting
def remove(engagement_id: str, prefix: str) -> None:
    """Remove it when the name fits; what was typed stays in the form otherwise."""
    with refusing(prefix):
        remove_engagement(
            desk(),
            engagement_id,
            typed_name=st.session_state[f"{prefix}-name"],
            reason=st.session_state[f"{prefix}-reason"],
        )
        st.session_state[DONE] = engagement_id
        address.leave()
        if st.session_state[f"{prefix}-copies"]:
            replace_copies()


def replace_copies() -> None:
    """Replace the daily copies; the removal stands even if that fails."""
    try:
        renew_copies(settings(), desk().store.database, desk().today())
    except StorageTrouble as trouble:
        flash.tell(say("remove.copies.failed", reason=trouble.message), "error")


def done(certificate: RemovalCertificate) -> None:
    """What is left to do: keep the certificate."""
    st.title(say("menu.remove_engagement"), anchor=False)
    st.success(say("remove.done"), icon=":material/verified:")
    with st.container(horizontal=True):
        certificate_downloads(certificate)
    if st.button(say("remove.back"), type="primary"):
        del st.session_state[DONE]
        st.switch_page(menu.script("start"))
    st.stop()


def lists(going: Going) -> None:
    """What goes and what stays, side by side where there is room."""
    goes = [say("remove.goes.records"), say("remove.goes.journal")]
    goes += [say_count("remove.goes.files", going.files)] if going.files else []
    goes += [] if going.keeps_organization else [say("remove.goes.organization")]
    stays = [say(f"remove.stays.{name}") for name in ("journal", "certificate", "files", "copies")]
    stays += [say("remove.stays.organization")] if going.keeps_organization else []
    for column, heading, lines in zip(st.columns(2), ("remove.goes", "remove.stays"), (goes, stays), strict=True):
        with column.container(border=True, height="stretch"):
            st.header(say(heading), anchor=False)
            st.markdown("\n".join(f"- {line}" for line in lines))
    with st.expander(say("remove.goes.counts"), icon=":material/format_list_numbered:"):
        st.table(
            [
                {say("removal.column.kind"): one.label, say("removal.column.count"): one.count}
                for one in counts(going.records)
            ]
        )


if state().engagement_id is None and (removed := st.session_state.get(DONE)):
    done(certificate_of(desk(), removed))
work = opened_work(say("menu.remove_engagement"))
going = what_goes(desk(), work.engagement.id)
prefix = f"remove-{work.engagement.id}"

st.title(say("menu.remove_engagement"), anchor=False)
st.markdown(say("remove.intro", organization=escaped(going.organization), engagement=escaped(going.engagement)))
lists(going)
st.markdown(say("remove.download_first"))
with st.form(prefix, width=820):
    st.text_input(
        say("remove.reason"),
        key=f"{prefix}-reason",
        placeholder=say("remove.reason.placeholder"),
        help=say("remove.reason.help"),
        max_chars=1000,
    )
    st.markdown(f"{say('remove.name.of')} **{escaped(going.organization)}**")
    st.text_input(say("remove.name"), key=f"{prefix}-name", autocomplete="off")
    st.checkbox(say("remove.copies"), key=f"{prefix}-copies", help=say("remove.copies.help"))
    outcome(prefix)
    st.form_submit_button(
        say("remove.button"), icon=":material/delete_forever:", on_click=remove, args=(work.engagement.id, prefix)
    )
st.page_link(menu.script("engagement"), label=say("remove.keep"), icon=":material/arrow_back:")
