"""What the administrator may set, read from the environment and checked once, at start."""

from __future__ import annotations

import secrets
from functools import lru_cache
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from cryptography.fernet import Fernet
from pydantic import Field, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

DEMO_SECRET = "demo-only-secret-that-production-refuses"


class Configuration(BaseSettings):
    """Hold every setting under its environment name; `docs/install.md` explains each."""

    model_config = SettingsConfigDict(env_prefix="", extra="ignore")

    mode: Literal["demo", "production"] = Field(default="demo", validation_alias="COLEAD_MODE")
    secret_key: str = DEMO_SECRET
    content_key: str = ""
    database_url: str = ""
    database_pool: bool = True
    email_url: str = ""
    email_from: str = "Colead <colead@localhost>"
    imap_url: str = ""
    public_url: str = ""
    organisation: str = ""  # its name, as badges and certificates say it; the host where there is none
    meeting_link: str = ""  # of a video call, such as https://meet.example.org/{meeting}
    port: int = 8000
    data_dir: Path = Path("data")
    backup_dir: Path | None = None
    backup_key: str = ""
    backup_every_hours: int = Field(default=24, ge=1, le=24 * 31)
    metrics_token: str = ""
    stage: Literal["enrolment", "matching", "running", "finished"] = "running"

    @property
    def production(self) -> bool:
        return self.mode == "production"

    @property
    def address(self) -> str:
        """Give the address people use, without a trailing slash."""
        return (self.public_url or f"http://localhost:{self.port}").rstrip("/")

    @property
    def host(self) -> str:
        return urlsplit(self.address).hostname or "localhost"

    @field_validator("meeting_link")
    @classmethod
    def name_the_room(cls, value: str) -> str:
        """Refuse an address of calls that would put everybody into one room, or that is not encrypted."""
        if value and (not value.startswith("https://") or value.count("{meeting}") != 1):
            raise ValueError(
                "MEETING_LINK must begin with https:// and hold {meeting} once, where the room's name goes."
            )
        return value

    @property
    def content_keys(self) -> list[str]:
        """Give the keys of CONTENT_KEY: the first writes, all of them read."""
        return [key.strip() for key in self.content_key.split(",") if key.strip()]

    @property
    def backup_keys(self) -> list[str]:
        """Give the keys of BACKUP_KEY: the first encrypts, all of them open."""
        return [key.strip() for key in self.backup_key.split(",") if key.strip()]

    @model_validator(mode="after")
    def know_a_real_installation(self) -> Configuration:
        """Take settings with a public address for a real installation, whatever the command.

        Only `serve` assumes that by itself; else `backup` or `createadmin`, with the same settings but without the
        line COLEAD_MODE, would work on a demo's database beside the real one, and say that all is well.
        """
        if "mode" not in self.model_fields_set and self.public_url.startswith("https://"):
            self.mode = "production"
        return self

    @model_validator(mode="after")
    def refuse_what_is_no_key(self) -> Configuration:
        """Refuse to start with a key that could encrypt nothing, or with one key for both purposes."""
        _require_keys("CONTENT_KEY", self.content_keys)
        _require_keys("BACKUP_KEY", self.backup_keys)
        if set(self.content_keys) & set(self.backup_keys):
            raise ValueError(
                "BACKUP_KEY must be another key than CONTENT_KEY: who finds one must not have the other."
            )
        return self

    @model_validator(mode="after")
    def refuse_a_short_token(self) -> Configuration:
        """Refuse a token for the metrics that can be guessed."""
        if self.metrics_token and len(self.metrics_token) < 20:
            raise ValueError("METRICS_TOKEN must be at least 20 random characters, or empty.")
        return self

    @model_validator(mode="after")
    def refuse_unsafe_production(self) -> Configuration:
        """Refuse to start in production with a setting that is only safe in the demo."""
        if not self.production:
            return self
        if self.secret_key == DEMO_SECRET or len(self.secret_key) < 50:
            raise ValueError("SECRET_KEY must be set to at least 50 random characters in production.")
        if not self.content_key:
            raise ValueError(
                "CONTENT_KEY must be set in production: private text is encrypted with it. "
                "`colead newkey` prints one."
            )
        if not self.email_url:
            raise ValueError(
                "EMAIL_URL must be set in production, for example smtps://user:password@host:465."
            )
        if not self.public_url.startswith("https://"):
            raise ValueError("PUBLIC_URL must be set in production and begin with https://.")
        return self


def _require_keys(name: str, keys: list[str]) -> None:
    try:
        for key in keys:
            Fernet(key)
    except ValueError as error:
        raise ValueError(
            f"{name} must be a key that `colead newkey` prints, or several of them, separated by commas."
        ) from error


@lru_cache(maxsize=1)
def configuration() -> Configuration:
    """Read the settings of this process."""
    return Configuration()


def kept_secret(path: Path, make: str | None = None) -> str:
    """Read a secret that the demo keeps beside its database, or create it there, readable by us only."""
    if path.exists():
        return path.read_text().strip()
    path.parent.mkdir(parents=True, exist_ok=True)
    value = make or secrets.token_urlsafe(48)
    path.touch(mode=0o600)
    path.write_text(value)
    return value
