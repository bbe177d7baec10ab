"""The logos of the firm and of the organization assessed: taken in, shown, taken away, and ready for documents."""

from __future__ import annotations

from contextlib import suppress
from pathlib import PurePosixPath

from assessment.domain.errors import NotFound, StorageTrouble
from assessment.domain.evidence import StoredFile
from assessment.domain.journal import INSTALLATION_CHAIN
from assessment.domain.organization import Organization
from assessment.intake.picture import LIMIT, read_picture, size_of
from assessment.reporting.look import Logo
from assessment.services.desk import Desk
from assessment.services.files import FileInUse, Upload, delete_file
from assessment.storage.store import Writer
from assessment.wording import say


def client_logo(desk: Desk, organization: Organization) -> Logo | None:
    """The logo of an organization, ready for screen and documents."""
    return logo_of(desk, organization.logo_id, organization.name)


def kept_logo(desk: Desk, writer: Writer, upload: Upload) -> str:
    """Keep a picture without anything hidden in it, within a transaction; return the id of its file."""
    writer.claim(INSTALLATION_CHAIN)
    upload.stream.seek(0)
    picture = read_picture(upload.stream.read(LIMIT + 1), upload.name)
    digest = desk.files.keep(picture.content)
    kept = writer.find(StoredFile, digest) or writer.save(
        StoredFile(
            id=digest,
            name=f"{PurePosixPath(upload.name).stem[:200] or say('logo.file')}.{picture.ending}",
            media_type=picture.media_type,
            size=len(picture.content),
            stored_at=desk.now(),
            stored_by=desk.actor.name,
        )
    )
    return kept.id


def drop_logo(desk: Desk, logo_id: str | None) -> None:
    """Delete the file of a logo that was replaced, unless something else uses it."""
    if logo_id:
        with suppress(FileInUse, NotFound, StorageTrouble):
            delete_file(desk, INSTALLATION_CHAIN, logo_id)


def logo_of(desk: Desk, logo_id: str | None, name: str) -> Logo | None:
    """A logo ready for documents; None without one, and when its file is gone, was changed or is out of reach."""
    if logo_id is None:
        return None
    try:
        content = desk.files.read(logo_id)
    except (NotFound, StorageTrouble):
        return None
    width, height = size_of(content)
    alt = say("logo.alt", name=name) if name else say("logo.alt.nameless")
    return Logo(sha256=logo_id, alt=alt, width=width, height=height, content=content)
