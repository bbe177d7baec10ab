"""The lasting workspace for one organization and one scope; everything else hangs on it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from assessment.domain.record import LongText, Moment, Name, Record, References, ShortText


class Engagement(Record):
    """One organization, one scope, and what counts as a complaint there (ISO 10002:2018, clauses 3 and 5.1)."""

    table: ClassVar[str] = "engagement"

    organization_id: Annotated[str, References("organization")]
    title: Name
    scope: LongText = ""
    exclusions: LongText = ""
    complaint_definition: LongText = ""
    firm: ShortText = ""
    created_at: Moment
    created_by: ShortText = ""
