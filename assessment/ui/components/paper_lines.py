"""A document as a line on a page: what it is, and a download per format, made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from assessment.services.documents import Document, Format
from assessment.ui.components.download_button import download_button
from assessment.ui.markdown import escaped
from assessment.wording import say

_ICONS = {
    Format.XLSX: ":material/table_view:",
    Format.DOCX: ":material/description:",
    Format.JSON: ":material/data_object:",
}


@dataclass(frozen=True)
class Download:
    """One button: its words, the name of the file, and what makes it."""

    words: str
    file_name: str
    make: Callable[[], Document]
    icon: str


def in_format(form: Format, file_name: str, make: Callable[[], Document]) -> Download:
    """The button for a format."""
    return Download(say(f"reports.format.{form.value}"), file_name, make, _ICONS[form])


def paper_line(key: str, title: str, about: str, downloads: Iterable[Download]) -> None:
    """What a document is on the left, its buttons on the right; they wrap where it gets narrow."""
    with (
        st.container(border=True),
        st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"),
    ):
        st.markdown(f"**{escaped(title)}**  \n{about}", width="stretch")
        for download in downloads:
            download_button(
                download.words,
                partial(_content, download.make),
                download.file_name,
                key=f"{key}-{download.file_name.rpartition('.')[2]}",
                icon=download.icon,
                help_words=escaped(say("reports.format.help", title=title)),
            )


def _content(make: Callable[[], Document]) -> bytes:
    return make().content
