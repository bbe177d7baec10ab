"""Remove an engagement with all personal data in it, leave a certificate, and say what stayed behind."""

from __future__ import annotations

from contextlib import suppress

from assessment.config import Settings
from assessment.domain.engagement import Engagement
from assessment.domain.errors import InvalidInput, NotFound, StorageTrouble
from assessment.domain.organization import Organization
from assessment.domain.record import TextMissing, Value
from assessment.domain.removal import RemovalCertificate
from assessment.services.desk import Desk
from assessment.services.leftovers import clean_up, unused_files
from assessment.storage import removal
from assessment.storage.database import Database
from assessment.storage.store import Reader


class NameDiffers(InvalidInput):
    """The name typed is not the organization's."""

    def __init__(self, typed: str, name: str) -> None:
        """Show both."""
        super().__init__(
            f"You typed “{typed}”, but the organization is called “{name}”. Nothing was removed: "
            "type the name exactly as it is shown, so that the right engagement goes."
            if typed
            else f"Nothing was removed yet. Type the organization's name, “{name}”, to confirm."
        )


class Going(Value):
    """What removing an engagement takes away: records by kind, and files that nothing else uses."""

    organization: str
    engagement: str
    records: dict[str, int]
    files: int
    keeps_organization: bool


def what_goes(desk: Desk, engagement_id: str) -> Going:
    """What would be removed now; changes nothing."""
    with desk.store.reading() as reader:
        records = removal.records_of(reader, engagement_id)
        files = removal.files_of(reader, engagement_id)
        engagement = reader.get(Engagement, engagement_id)
        return Going(
            organization=reader.get(Organization, engagement.organization_id).name,
            engagement=engagement.title,
            records={record.table: len(found) for record, found in records.items()},
            files=len(files),
            keeps_organization=Organization not in records,
        )


def remove_engagement(desk: Desk, engagement_id: str, *, typed_name: str, reason: str) -> RemovalCertificate:
    """Remove everything of an engagement in one transaction, then the bytes of its files; return the certificate.

    `typed_name` must be the organization's. Bytes that cannot be deleted now are tried again at the next start.
    """
    with desk.store.writing(desk.actor, desk.now(), engagement_id) as writer:
        name = _organization(writer, engagement_id).name
        if typed_name.strip() != name:
            raise NameDiffers(typed_name.strip(), name)
        if not reason.strip():
            raise TextMissing("reason")
        gone = removal.remove_engagement(writer, engagement_id)
        certificate = writer.save(
            RemovalCertificate(
                id=desk.new_id(),
                removed_engagement=engagement_id,
                removed_at=desk.now(),
                removed_by=desk.actor.name,
                reason=reason.strip(),
                records=gone.records,
                files=gone.files,
                chain_entries=gone.chain_entries,
                chain_head=gone.chain_head,
            )
        )
    settle(desk.store.database)
    clean_up(desk.store, desk.files_address or Settings().files)
    return certificate


def certificates(desk: Desk) -> list[RemovalCertificate]:
    """All certificates, the newest first."""
    with desk.store.reading() as reader:
        return reader.list(RemovalCertificate, order="removed_at")[::-1]


def certificate_of(desk: Desk, engagement_id: str) -> RemovalCertificate:
    """The certificate of a removed engagement; `NotFound` when there is none."""
    with desk.store.reading() as reader:
        found = reader.list(RemovalCertificate, removed_engagement=engagement_id)
    if not found:
        raise NotFound("removal certificate of the engagement", engagement_id)
    return found[0]


def leftovers(desk: Desk) -> list[str]:
    """The hashes of files that were to be removed and are still there."""
    return [digest for digest in unused_files(desk.store) if desk.files.holds(digest)]


def settle(database: Database) -> None:
    """Bring the removal into the database file itself; when somebody reads just now, SQLite does it later."""
    with suppress(StorageTrouble):
        database.settle()


def _organization(reader: Reader, engagement_id: str) -> Organization:
    return reader.get(Organization, reader.get(Engagement, engagement_id).organization_id)
