"""Bring files: one, several or a whole folder; each is taken or refused with a sentence of its own, and none is lost."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from assessment.services.files import Taken, Upload, take_files
from assessment.ui import autosave, flash
from assessment.ui.markdown import escaped
from assessment.ui.session import desk, settings, state
from assessment.wording import say, say_count

_LISTED = 20
_HELD = 100_000_000
"""Bytes that an uploader may hold in memory after they were kept; above, it is emptied."""


@flash.acting
def _take(assessment_id: str, place: str, criterion_id: str) -> None:
    """Take the files that are new. The uploader goes on listing them, with those that it refused as too large itself."""
    memory = state()
    chosen: Sequence[UploadedFile] = st.session_state[_key(place)] or ()
    known = memory.brought.get(place, frozenset())
    if new := [file for file in chosen if file.file_id not in known]:
        memory.taken[place] = take_files(desk(), assessment_id, uploads_of(new), criterion_id=criterion_id)
    memory.brought[place] = frozenset(file.file_id for file in chosen)
    if sum(file.size for file in chosen) > _HELD:
        memory.uploads[place] = memory.uploads.get(place, 0) + 1  # an uploader of another name is an empty one
    if criterion_id:
        autosave.redraw()


def uploads_of(chosen: UploadedFile | Sequence[UploadedFile] | None) -> list[Upload]:
    """What an uploader holds, as the services take it."""
    files = [chosen] if isinstance(chosen, UploadedFile) else chosen or ()
    return [Upload(file.name, file) for file in files]


def evidence_upload(assessment_id: str, place: str, *, folder: bool = False, criterion_id: str = "") -> None:
    """Draw the uploader of a place, and what became of the last files brought there."""
    limit = settings().max_upload_mb
    words = "files.attach.folder" if folder else "card.evidence.file" if criterion_id else "files.attach.many"
    st.file_uploader(
        say(words),
        accept_multiple_files="directory" if folder else True,
        key=_key(place),
        max_upload_size=limit,
        help=say("files.attach.folder.help") if folder else say("files.attach.many.help", limit=limit),
        on_change=_take,
        args=(assessment_id, place, criterion_id),
    )
    taken = state().taken.get(place, ())
    outcomes(taken)
    if all(one.evidence_id and not one.mended for one in taken):
        state().taken.pop(place, None)  # good news is said once; what has to be read stays


def outcomes(taken: Sequence[Taken]) -> None:
    """How many were kept and how many not, then the sentence of each, refusals first."""
    refused = [one for one in taken if one.evidence_id is None]
    if kept := len(taken) - len(refused):
        st.success(say_count("files.outcome.taken", kept), icon=":material/check:")
    if refused:
        lines = "\n".join(f"- {escaped(one.sentence)}" for one in refused[:_LISTED])
        more = f"\n- {say('files.more', count=len(refused) - _LISTED)}" if len(refused) > _LISTED else ""
        st.warning(f"{say_count('files.outcome.refused', len(refused))}\n{lines}{more}", icon=":material/warning:")
    mended = [one for one in taken if one.evidence_id and one.mended]
    for one in mended[:_LISTED]:
        st.caption(escaped(one.sentence))


def _key(place: str) -> str:
    return f"upload-{place}-{state().uploads.get(place, 0)}"
