"""The nonconformities that stand in the way of readiness."""

from __future__ import annotations

from assessment.domain.nonconformity import UNREVIEWED_STATES, Nonconformity, NonconformityState
from assessment.services.nonconformity_files import rules_in
from assessment.storage.store import Reader


def open_majors(reader: Reader, engagement_id: str) -> list[Nonconformity]:
    """The major nonconformities that are not closed: each blocks readiness, and so does an accepted risk before an assessment."""
    ahead = rules_in(reader, engagement_id).assessment_ahead
    found = reader.list(Nonconformity, order="number", engagement_id=engagement_id, is_major=True)
    return [one for one in found if not one.is_closed or (ahead and one.state is NonconformityState.RISK_ACCEPTED)]


def unreviewed(reader: Reader, engagement_id: str) -> list[Nonconformity]:
    """The nonconformities whose actions are done while nobody has looked whether they worked."""
    return [
        one
        for state in sorted(UNREVIEWED_STATES)
        for one in reader.list(Nonconformity, order="number", engagement_id=engagement_id, state=state.value)
    ]


def pressing(reader: Reader, engagement_id: str) -> list[Nonconformity]:
    """Both kinds, each once, by number."""
    found = {one.id: one for one in (*open_majors(reader, engagement_id), *unreviewed(reader, engagement_id))}
    return sorted(found.values(), key=lambda one: one.number)
