"""Questions about the installation as a whole: where the data is, and whether the journal is intact."""

from __future__ import annotations

from contextlib import suppress

from pydantic import ValidationError

from assessment.config import Settings
from assessment.domain.errors import InvalidInput
from assessment.domain.journal import ChainCheck
from assessment.services.desk import Desk
from assessment.wording import say_count

_TOUR = "tour-closed"


class BadSetting(InvalidInput):
    """A variable of the environment makes no sense."""

    def __init__(self, variable: str, value: object, rule: str) -> None:
        """Name the variable, what it holds and what it may hold."""
        super().__init__(
            f"{variable} is set to “{str(value)[:80]}”: {rule}. Correct it, or take it away for the default."
        )


def read_settings() -> Settings:
    """The settings from the environment; `BadSetting` names the first that makes no sense."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = "_".join(map(str, first["loc"])).upper()
        variable = name if name == "DATABASE_URL" else f"ISO10002_{name}"
        raise BadSetting(variable, first["input"], first["msg"][:1].lower() + first["msg"][1:]) from error


def where_data_is(desk: Desk) -> str:
    """The file or server that holds the data, without any password."""
    return desk.store.database.shown


def chain_sentence(chain: ChainCheck) -> str:
    """What checking an intact chain found: its lines, what was erased on purpose, and its head."""
    words = {"chain": chain.chain, "head": chain.head[:16]}
    if chain.erased:
        return say_count("settings.journal.erased", chain.entries, erased=chain.erased, **words)
    return say_count("settings.journal.intact", chain.entries, **words)


def check_journal(desk: Desk) -> list[ChainCheck]:
    """Verify every chain of the journal."""
    return desk.store.check_journal()


def check_records(desk: Desk) -> list[str]:
    """Compare what is stored with what the journal tells, and name what differs."""
    return desk.store.check_records()


def is_tour_open(settings: Settings) -> bool:
    """True until somebody closed the tour of the first start on this computer."""
    return not (settings.home / _TOUR).exists()


def close_tour(settings: Settings) -> None:
    """Do not show the tour again; where the folder cannot be written it comes back, which harms nobody."""
    with suppress(OSError):
        (settings.home / _TOUR).touch()
