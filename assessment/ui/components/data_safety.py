"""Where the data is, its copies, a full backup, engagements that were removed, and whether the journal is intact."""

from __future__ import annotations

import functools

import streamlit as st

from assessment.domain.removal import RemovalCertificate
from assessment.services.backup import DOWNLOADABLE, backup_bytes, backup_name, backup_size, gap_sentences, gaps_of
from assessment.services.copies import FOLDER, KEPT, CopiesState, copies_state
from assessment.services.documents import Format
from assessment.services.installation import chain_sentence, check_journal, check_records, where_data_is
from assessment.services.removal import certificates, leftovers
from assessment.services.removal_certificates import certificate_document, certificate_name
from assessment.ui.components.download_button import download_button
from assessment.ui.markdown import escaped
from assessment.ui.session import desk, settings
from assessment.wording import say, say_count
from assessment.wording.figures import day

_MEGABYTE = 1_000_000


def data_safety() -> None:
    """The part of the settings about the data."""
    st.header(say("settings.data"), anchor=False)
    st.markdown(say("settings.data.where", where=where_data_is(desk())))
    _copies(copies_state(settings(), desk().store.database, desk().today()))
    _removals(certificates(desk()))
    st.subheader(say("settings.journal"), anchor=False)
    st.markdown(say("settings.journal.about"))
    if st.button(say("settings.journal.check"), icon=":material/verified:"):
        with st.spinner(say("settings.journal.checking")):
            _verify()


def certificate_downloads(certificate: RemovalCertificate) -> None:
    """The certificate as Word and as JSON."""
    for form, icon in ((Format.DOCX, ":material/download:"), (Format.JSON, ":material/data_object:")):
        download_button(
            say("removal.word" if form is Format.DOCX else "removal.json"),
            functools.partial(_bytes_of, certificate, form),
            certificate_name(certificate, form),
            key=f"certificate-{certificate.id}-{form.value}",
            icon=icon,
        )


def _bytes_of(certificate: RemovalCertificate, form: Format) -> bytes:
    return certificate_document(desk(), certificate, form).content


def _copies(found: CopiesState) -> None:
    st.subheader(say("backup.heading"), anchor=False)
    if not found.has_file:
        st.markdown(say("copies.on_server"))
        return
    st.markdown(say("copies.about", folder=settings().home / FOLDER, kept=KEPT))
    if found.trouble:
        st.warning(escaped(say("copies.trouble", reason=found.trouble)), icon=":material/warning:")
    if found.copies:
        newest = day(found.copies[0].day)
        with st.expander(say_count("copies.newest", len(found.copies), day=newest), icon=":material/inventory_2:"):
            _copy_table(found)
    else:
        st.caption(say("copies.none"))
    _backup()
    with st.expander(say("backup.restore"), icon=":material/settings_backup_restore:"):
        st.markdown(say("backup.restore.about"))
        newest_file = found.copies[0].file if found.copies else "backup.zip"
        st.code(say("backup.restore.command", file=newest_file), language=None, wrap_lines=True)


def _copy_table(found: CopiesState) -> None:
    rows = [
        {
            say("copies.column.day"): day(copy.day),
            say("copies.column.size"): say("copies.size", size=f"{max(copy.size / _MEGABYTE, 0.1):.1f}"),
            say("copies.column.file"): str(copy.file),
        }
        for copy in found.copies
    ]
    st.table(rows)


def _backup() -> None:
    for sentence in gap_sentences(gaps_of(settings(), desk().store.database)):
        st.warning(escaped(sentence), icon=":material/warning:")
    size = backup_size(settings(), desk().store.database)
    if size > DOWNLOADABLE:
        st.markdown(say("backup.large", size=size // _MEGABYTE))
        st.code(say("backup.command"), language=None)
        return
    download_button(
        say("backup.download"),
        lambda: backup_bytes(settings(), desk().store.database),
        backup_name(desk().today()),
        help_words=say("backup.download.help"),
    )


def _removals(found: list[RemovalCertificate]) -> None:
    if not found:
        return
    st.subheader(say("settings.removals"), anchor=False)
    for certificate in found:
        with st.container(horizontal=True, vertical_alignment="center"):
            line = say(
                "settings.removals.line",
                date=day(certificate.removed_at.astimezone().date()),
                by=certificate.removed_by,
                records=sum(certificate.records.values()),
                files=len(certificate.files),
                number=certificate.id,
            )
            st.markdown(escaped(line), width="content")
            certificate_downloads(certificate)
    if left := leftovers(desk()):
        st.caption(say_count("settings.removals.leftover", len(left)))


def _verify() -> None:
    """Check every chain of the journal and say what was found."""
    for chain in check_journal(desk()):
        if chain.intact:
            st.success(chain_sentence(chain))
        for problem in chain.problems:
            st.error(say("settings.journal.broken", chain=chain.chain, problem=problem))
    for difference in check_records(desk()):
        st.error(difference)
