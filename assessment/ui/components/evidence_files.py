"""The files of a piece of evidence: preview, download, a newer version, and taking one off."""

from __future__ import annotations

import streamlit as st

from assessment.domain.evidence import Evidence, StoredFile
from assessment.services.files import files_of, replace_file, take_file_off
from assessment.services.previews import Preview, PreviewKind, preview_of
from assessment.ui import flash
from assessment.ui.components.evidence_upload import outcomes, uploads_of
from assessment.ui.components.refusal import outcome, refusing
from assessment.ui.downloads import RENEWED, download
from assessment.ui.markdown import escaped
from assessment.ui.session import desk, settings, state
from assessment.wording import say
from assessment.wording.figures import day, size

_PREVIEW_HEIGHT, _PICTURE_WIDTH = 520, 640


@flash.acting
def _replace(evidence: Evidence, place: str, widget: str) -> None:
    memory = state()
    uploads = uploads_of(st.session_state[widget])
    memory.taken.pop(place, None)
    for upload in uploads:
        with refusing(place):
            memory.taken[place] = (replace_file(desk(), evidence.id, upload, seen=evidence.revision),)
        memory.uploads[place] = memory.uploads.get(place, 0) + 1


@flash.acting
def _take_off(evidence: Evidence, file_id: str) -> None:
    with refusing(f"files-{evidence.id}"):
        take_file_off(desk(), evidence.id, file_id, seen=evidence.revision)
    state().taken.pop(f"files-{evidence.id}", None)
    st.rerun()  # the button stands in a fragment, but the preview goes as well


def evidence_files(evidence: Evidence) -> None:
    """Draw them, the newest first with its preview."""
    files = files_of(desk(), evidence)
    place = f"files-{evidence.id}"
    if not files:
        st.markdown(say("files.none"))
    for file in files:
        st.fragment(_line, run_every=RENEWED, key=f"file-{file.id[:12]}")(evidence, file)
    if evidence.file_id:
        _preview(evidence, preview_of(desk(), evidence.id, evidence.file_id))
    widget = f"upload-{place}-{state().uploads.get(place, 0)}"
    st.file_uploader(
        say("files.replace.again" if files else "files.replace"),
        key=widget,
        max_upload_size=settings().max_upload_mb,
        help=say("files.replace.help"),
        on_change=_replace,
        args=(evidence, place, widget),
    )
    if place in state().drafts:
        outcome(place)
    outcomes(state().taken.get(place, ()))


@flash.guard()
def _line(evidence: Evidence, file: StoredFile) -> None:
    """A file with its link, which holds for a minute and is made anew while the page is open."""
    is_current = file.id == evidence.file_id
    name = evidence.file_name if is_current else file.name
    words = say(
        "files.line" if is_current else "files.line.earlier",
        name=escaped(name),
        size=size(file.size),
        date=day(file.stored_at.astimezone().date()),
        by=escaped(file.stored_by),
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(words, width="stretch")
        download(evidence, file.id, name)
        st.button(
            say("files.take_off"),
            key=f"off-{evidence.id}-{file.id[:12]}",
            icon=":material/delete:",
            type="tertiary",
            help=say("files.take_off.help", name=escaped(name)),
            on_click=_take_off,
            args=(evidence, file.id),
        )


def _preview(evidence: Evidence, preview: Preview) -> None:
    match preview.kind:
        case PreviewKind.PICTURE:
            st.image(preview.content, alt=say("files.preview.picture", title=evidence.title), width=_PICTURE_WIDTH)
        case PreviewKind.PDF:
            st.pdf(preview.content, height=_PREVIEW_HEIGHT, alt=say("files.preview.picture", title=evidence.title))
        case PreviewKind.TEXT:
            st.code(preview.text, language=None, wrap_lines=True, height=min(_PREVIEW_HEIGHT, 320))
            if preview.cut:
                st.caption(say("files.preview.cut"))
        case PreviewKind.LARGE:
            st.caption(say("files.preview.large"))
        case PreviewKind.NONE:
            st.caption(say("files.preview.none"))
