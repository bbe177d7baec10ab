"""Files of withdrawn evidence that nothing uses any more, each with a way to delete it for good."""

from __future__ import annotations

import streamlit as st

from assessment.domain.evidence import StoredFile
from assessment.services.files import delete_file, left_over_files
from assessment.ui import flash
from assessment.ui.markdown import escaped
from assessment.ui.session import desk
from assessment.wording import say
from assessment.wording.figures import size

_LISTED = 20


@flash.acting
def _delete(engagement_id: str, file_id: str) -> None:
    delete_file(desk(), engagement_id, file_id)
    flash.tell(say("files.deleted"))


def left_over_list(engagement_id: str) -> None:
    """Draw the list; it is read only while it is open."""
    with st.expander(
        say("files.left_over"), icon=":material/delete_sweep:", on_change="rerun", key="left-over"
    ) as part:
        if not part.open:
            return
        files = left_over_files(desk(), engagement_id)
        st.markdown(say("files.left_over.about" if files else "files.left_over.none"))
        for file in files[:_LISTED]:
            _line(engagement_id, file)
        if len(files) > _LISTED:
            st.caption(say("files.more", count=len(files) - _LISTED))


def _line(engagement_id: str, file: StoredFile) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"{escaped(file.name)} · {size(file.size)}", width="content")
        st.button(
            say("files.delete"),
            key=f"delete-{file.id[:16]}",
            icon=":material/delete_forever:",
            type="tertiary",
            on_click=_delete,
            args=(engagement_id, file.id),
        )
