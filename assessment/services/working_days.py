"""Count due days as the rules of an engagement ask, with the public holidays of its country."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

from assessment.domain.due_days import due_after
from assessment.domain.errors import InvalidInput
from assessment.domain.nonconformity_rules import DayCount, NonconformityRules


class UnknownCountry(InvalidInput):
    """A country without a calendar of holidays."""

    def __init__(self, country: str) -> None:
        """Show the form."""
        super().__init__(
            f"There is no calendar of public holidays for “{country}”. Give the country as two letters, such as DE, GB or FR, "
            "or a region as GB-SCT; or count calendar days."
        )


def due_day(rules: NonconformityRules, start: date, days: int | None) -> date | None:
    """The due day by the rules of the engagement; None without a number of days."""
    if days is None:
        return None
    if rules.day_count is DayCount.CALENDAR:
        return due_after(start, days)
    calendar = holidays_of(rules.country)
    return due_after(start, days, is_holiday=lambda day: day in calendar)


@lru_cache(maxsize=8)
def holidays_of(country: str) -> Any:
    """The public holidays of a country (`DE`) or of a region of it (`GB-SCT`); `UnknownCountry`, none for no country."""
    if not country:
        return frozenset()
    import holidays  # noqa: PLC0415 -- loads the calendars of all countries

    name, _, region = country.upper().partition("-")
    try:
        return holidays.country_holidays(name, subdiv=region or None)
    except NotImplementedError:
        raise UnknownCountry(country) from None
