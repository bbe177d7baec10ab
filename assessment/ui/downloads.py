"""The one address beside the pages: hands out a file of evidence to whoever holds a link that is good for a minute."""

from __future__ import annotations

from urllib.parse import quote

import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from assessment.domain.errors import AssessmentError, NotAllowed, NotFound
from assessment.domain.evidence import Evidence
from assessment.services.documents import Document
from assessment.services.downloads import download_token, file_of, hand_out
from assessment.ui.components.download_button import download_button
from assessment.ui.markdown import escaped
from assessment.ui.session import desk, settings
from assessment.wording import say

PATH = "/download"
RENEWED = 40
"""Seconds after which a page that stays open makes its links anew; they hold for sixty."""
KEPT_NOWHERE = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}

_REFUSED, _GONE, _TROUBLE = 403, 404, 503


def answer(request: Request) -> Response:
    """The file as an attachment; 403 with a sentence for a link that is not good, 404 when the file is gone."""
    try:
        return _attachment(hand_out(settings(), request.path_params["token"]))
    except AssessmentError as refusal:
        code = _REFUSED if isinstance(refusal, NotAllowed) else _GONE if isinstance(refusal, NotFound) else _TROUBLE
        return PlainTextResponse(refusal.message, status_code=code, headers=KEPT_NOWHERE)


def _attachment(document: Document) -> Response:
    """The bytes with a header that makes every browser save them and none run them."""
    named = f"attachment; filename*=UTF-8''{quote(document.name, safe='')}"
    headers = {**KEPT_NOWHERE, "Content-Disposition": named, "Content-Security-Policy": "sandbox; default-src 'none'"}
    return Response(document.content, media_type=document.media_type, headers=headers)


ROUTES = [Route(f"{PATH}/{{token}}", answer, methods=["GET"])]

_served: list[bool] = []


def announce() -> None:
    """Say that the address exists: the server does, `streamlit run` on its own does not."""
    _served.append(True)


def download(evidence: Evidence, file_id: str, name: str) -> None:
    """The way to a file: a signed link where the server hands it out, else Streamlit's own button."""
    words, key = say("files.download"), f"download-{evidence.id}-{file_id[:12]}"
    help_words = escaped(say("files.download.help", name=name))
    if _served:
        link = f"{PATH}/{download_token(desk(), evidence.id, file_id)}"
        st.link_button(words, link, icon=":material/download:", help=help_words)
        return
    download_button(words, lambda: file_of(desk(), evidence.id, file_id).content, name, key=key, help_words=help_words)
