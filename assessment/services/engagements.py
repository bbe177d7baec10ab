"""Open an engagement, and list those there are."""

from __future__ import annotations

from datetime import datetime

from assessment.domain.assessment import Assessment, AssessmentKind, ChecklistSnapshot
from assessment.domain.checklist import Checklist
from assessment.domain.engagement import Engagement
from assessment.domain.errors import InvalidInput
from assessment.domain.organization import Organization, Site, Size
from assessment.domain.record import LongText, Name, ShortText, Value
from assessment.domain.scoring import Readiness
from assessment.domain.work import Work
from assessment.services.desk import Desk
from assessment.services.files import Upload
from assessment.services.logos import drop_logo, kept_logo
from assessment.services.work import work_in
from assessment.storage.listing import assessments_in_order, touched_engagements
from assessment.storage.store import Writer
from assessment.wording import say


class NewEngagement(Value):
    """What is entered to open an engagement; only the organization's name must be given."""

    organization: Name
    sector: ShortText = ""
    size: Size | None = None
    sites: tuple[ShortText, ...] = ()
    title: ShortText = ""
    scope: LongText = ""
    exclusions: LongText = ""
    complaint_definition: LongText = ""
    checklist: str
    profile: str


class Description(Value):
    """What an engagement says about itself, as it is edited: the two revisions are what the person saw."""

    organization: Name
    sector: ShortText = ""
    size: Size | None = None
    sites: tuple[ShortText, ...] = ()
    title: Name
    scope: LongText = ""
    exclusions: LongText = ""
    complaint_definition: LongText = ""
    organization_revision: int
    engagement_revision: int


class EngagementLine(Value):
    """One engagement in a list: what is running and how far it is."""

    id: str
    organization: str
    title: str
    assessment_id: str
    checklist: str
    profile: str
    readiness: Readiness
    last_change: datetime | None
    created_at: datetime


class NoAssessment(InvalidInput):
    """The engagement has no assessment to work on."""

    def __init__(self, engagement: str) -> None:
        """Name the engagement."""
        super().__init__(f"“{engagement}” has no assessment yet. Open it under Start and begin a gap analysis.")


def start_engagement(desk: Desk, new: NewEngagement) -> EngagementLine:
    """Store organization, engagement, sites and the first gap analysis in one go."""
    checklist = desk.shelf.load(new.checklist)
    profile = checklist.profile(new.profile)
    engagement_id = desk.new_id()
    with desk.store.writing(desk.actor, desk.now(), engagement_id) as writer:
        organization = writer.save(
            Organization(id=desk.new_id(), name=new.organization, sector=new.sector, size=new.size)
        )
        engagement = writer.save(_engagement(desk, engagement_id, organization, new))
        _settle_sites(desk, writer, engagement.id, new.sites)
        assessment = writer.save(
            Assessment(
                id=desk.new_id(),
                engagement_id=engagement.id,
                kind=AssessmentKind.GAP_ANALYSIS,
                title=say("assessment.title.gap_analysis", year=desk.today().year),
                snapshot_id=pin_checklist(desk, writer, checklist).id,
                profile=profile.id,
                started_on=desk.today(),
                started_by=desk.actor.name,
            )
        )
        return engagement_line(work_in(writer, assessment.id), desk.now())


def describe_engagement(desk: Desk, engagement_id: str) -> Description:
    """What an engagement says about itself now."""
    with desk.store.reading() as reader:
        engagement = reader.get(Engagement, engagement_id)
        organization = reader.get(Organization, engagement.organization_id)
        sites = reader.list(Site, order="name", engagement_id=engagement_id)
    return Description(
        organization=organization.name,
        sector=organization.sector,
        size=organization.size,
        sites=tuple(site.name for site in sites if not site.left),
        title=engagement.title,
        scope=engagement.scope,
        exclusions=engagement.exclusions,
        complaint_definition=engagement.complaint_definition,
        organization_revision=organization.revision,
        engagement_revision=engagement.revision,
    )


def change_engagement(
    desk: Desk, engagement_id: str, wanted: Description, *, logo: Upload | None = None, take_logo_away: bool = False
) -> None:
    """Save an edited description, with another logo or none; `StaleRecord` when somebody saved another one meanwhile."""
    with desk.store.writing(desk.actor, desk.now(), engagement_id) as writer:
        engagement = writer.get(Engagement, engagement_id)
        organization = writer.get(Organization, engagement.organization_id)
        before = organization.logo_id
        logo_id = kept_logo(desk, writer, logo) if logo else None if take_logo_away else before
        named = organization.changed(name=wanted.organization, sector=wanted.sector, size=wanted.size, logo_id=logo_id)
        described = engagement.changed(
            title=wanted.title,
            scope=wanted.scope,
            exclusions=wanted.exclusions,
            complaint_definition=wanted.complaint_definition,
        )
        if named != organization or organization.revision != wanted.organization_revision:
            writer.save(named, seen=wanted.organization_revision)
        sites_stay = set(filter(None, wanted.sites)) == _site_names(writer, engagement_id)
        if described != engagement or not sites_stay or engagement.revision != wanted.engagement_revision:
            # The sites count as part of it, so that a stale form undoes none of them.
            writer.save(described, seen=wanted.engagement_revision)
        _settle_sites(desk, writer, engagement_id, wanted.sites)
    if logo_id != before:
        drop_logo(desk, before)


def _site_names(writer: Writer, engagement_id: str) -> set[str]:
    return {site.name for site in writer.list(Site, engagement_id=engagement_id) if not site.left}


def _settle_sites(desk: Desk, writer: Writer, engagement_id: str, names: tuple[str, ...]) -> None:
    """Add the sites that are new and mark those that went; a site that results may point to is never deleted."""
    known = {site.name: site for site in writer.list(Site, engagement_id=engagement_id)}
    wanted = dict.fromkeys(filter(None, names))
    for name in wanted:
        site = known.get(name)
        if site is None:
            writer.save(Site(id=desk.new_id(), engagement_id=engagement_id, name=name))
        elif site.left:
            writer.save(site.changed(left=False))
    for name, site in known.items():
        if name not in wanted and not site.left:
            writer.save(site.changed(left=True))


def list_engagements(desk: Desk) -> list[EngagementLine]:
    """All engagements, the one touched last first."""
    with desk.store.reading() as reader:
        return [
            engagement_line(work_in(reader, assessments_in_order(reader, touched.engagement_id)[-1].id), touched.at)
            for touched in touched_engagements(reader)
        ]


def newest_assessment(desk: Desk, engagement_id: str) -> Assessment:
    """The assessment an engagement works on now; `NotFound` or `NoAssessment` when there is none."""
    with desk.store.reading() as reader:
        engagement = reader.get(Engagement, engagement_id)
        found = assessments_in_order(reader, engagement_id)
    if not found:
        raise NoAssessment(engagement.title)
    return found[-1]


def _engagement(desk: Desk, engagement_id: str, organization: Organization, new: NewEngagement) -> Engagement:
    return Engagement(
        id=engagement_id,
        organization_id=organization.id,
        title=new.title or say("engagement.title.default", year=desk.today().year),
        scope=new.scope,
        exclusions=new.exclusions,
        complaint_definition=new.complaint_definition,
        firm=desk.actor.firm,
        created_at=desk.now(),
        created_by=desk.actor.name,
    )


def pin_checklist(desk: Desk, writer: Writer, checklist: Checklist) -> ChecklistSnapshot:
    """The snapshot of a checklist, stored once per fingerprint."""
    return writer.find(ChecklistSnapshot, checklist.fingerprint) or writer.save(
        ChecklistSnapshot(
            id=checklist.fingerprint,
            checklist_id=checklist.head.id,
            version=checklist.head.version,
            title=checklist.head.title,
            body=checklist,
            stored_at=desk.now(),
        )
    )


def engagement_line(work: Work, last_change: datetime | None) -> EngagementLine:
    """The line of an engagement that works on this assessment."""
    return EngagementLine(
        id=work.engagement.id,
        organization=work.organization.name,
        title=work.engagement.title,
        assessment_id=work.assessment.id,
        checklist=work.checklist.head.title,
        profile=work.profile.title,
        readiness=work.readiness,
        last_change=last_change,
        created_at=work.engagement.created_at,
    )
