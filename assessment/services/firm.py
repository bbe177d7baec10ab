"""The profile of the assessing firm: read it, change it with its logo, and make of it the look of documents."""

from __future__ import annotations

from assessment.domain.engagement import Engagement
from assessment.domain.firm import FIRM_ID, FirmProfile
from assessment.domain.organization import Organization
from assessment.reporting import phrases
from assessment.reporting.look import Logo, Look, look_of
from assessment.services.desk import Desk
from assessment.services.files import Upload
from assessment.services.logos import client_logo, drop_logo, kept_logo, logo_of
from assessment.storage.store import Reader


def firm_profile(desk: Desk) -> FirmProfile:
    """The profile as stored; before the first save the defaults, with the firm of the person who works here."""
    with desk.store.reading() as reader:
        return profile_in(desk, reader)


def profile_in(desk: Desk, reader: Reader) -> FirmProfile:
    """The same, within a view that is open already."""
    return reader.find(FirmProfile, FIRM_ID) or FirmProfile(id=FIRM_ID, name=desk.person.firm if desk.person else "")


def change_firm(
    desk: Desk, wanted: FirmProfile, *, logo: Upload | None = None, take_logo_away: bool = False
) -> FirmProfile:
    """Save the profile, with another logo or none; `StaleRecord` when somebody saved another one meanwhile.

    `wanted` carries the revision that was shown. A picture that is refused leaves everything as it was.
    """
    with desk.store.writing(desk.actor, desk.now()) as writer:
        before = profile_in(desk, writer)
        logo_id = None if take_logo_away else before.logo_id
        if logo:
            logo_id = kept_logo(desk, writer, logo)
        saved = writer.save(wanted.changed(logo_id=logo_id))
    if before.logo_id != saved.logo_id:
        drop_logo(desk, before.logo_id)
    return saved


def firm_logo(desk: Desk) -> Logo | None:
    """The firm's logo, ready to be shown."""
    profile = firm_profile(desk)
    return logo_of(desk, profile.logo_id, profile.name)


def look_in(desk: Desk, reader: Reader, engagement_id: str) -> Look:
    """How documents about an engagement look: the firm's profile, and both logos."""
    profile = profile_in(desk, reader)
    organization = reader.get(Organization, reader.get(Engagement, engagement_id).organization_id)
    return look_of(
        profile,
        firm_logo=logo_of(desk, profile.logo_id, profile.name),
        client_logo=client_logo(desk, organization),
    )


def author_of(desk: Desk, firm: str) -> str:
    """Who documents name as their author: whoever works here, with the firm of the profile, else the person's own."""
    person = desk.person
    return phrases.author(person.name, firm or person.firm) if person else phrases.author("", firm)
