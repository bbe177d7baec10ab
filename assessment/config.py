"""Settings from the environment (prefix `ISO10002_`, and `DATABASE_URL`), and the folder that holds the data."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import platformdirs
from pydantic import AliasChoices, Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What can be set from outside; every value has a default that works on a laptop."""

    model_config = SettingsConfigDict(env_prefix="ISO10002_", env_ignore_empty=True, frozen=True, extra="ignore")

    home: Path = Field(
        default_factory=lambda: platformdirs.user_data_path("iso10002", appauthor=False),
        description="Folder for the database, files and own checklists.",
    )
    user: str = Field(default="", description="Name written into the journal; asked once when empty.")
    port: int = Field(default=8501, ge=1, le=65535, description="Port of the app on this machine.")
    files_url: str = Field(
        default="", description="Address of an S3-compatible store for files; empty means a folder in the data folder."
    )
    max_upload_mb: int = Field(default=200, ge=1, le=2_000, description="Megabytes that one file of evidence may have.")
    database_url: str = Field(
        default="",
        validation_alias=AliasChoices("DATABASE_URL"),
        description="PostgreSQL address for a team; empty means a SQLite file in the data folder.",
    )

    smtp_url: str = Field(
        default="",
        repr=False,
        description="Mail server for reminders: smtp://user:password@host:587, or smtps:// for TLS from the start.",
    )
    mail_from: str = Field(default="", description="Address that reminders are sent from.")

    @cached_property
    def database(self) -> str:
        """The SQLAlchemy address of the database."""
        address = self.database_url.strip()
        if not address:
            file = (self.home / "iso10002.db").as_posix()
            return f"sqlite:///{file.replace('%', '%25').replace('?', '%3F')}"  # an address gives both a meaning
        scheme, _, rest = address.partition("://")
        return f"postgresql+psycopg://{rest}" if scheme.lower() in {"postgres", "postgresql"} else address

    @property
    def files(self) -> str:
        """Where files are kept: a folder, or an address that fsspec knows."""
        return self.files_url or (self.home / "files").as_posix()

    @property
    def own_checklists(self) -> Path:
        """Where people keep checklists of their own."""
        return self.home / "checklists"
