"""Every setting of the service: one frozen object, built once by each entry point and passed on.

Settings come from environment variables named ``VITASCOPE_<FIELD>``. Nothing here is read at
import. Policy that no operator needs to turn (retry counts, prices) lives beside its domain.
"""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

__all__ = ["Settings", "default_data_dir"]

IpNetwork = ipaddress.IPv4Network | ipaddress.IPv6Network


def default_data_dir() -> Path:
    """Where a person's own service keeps its data: the XDG data folder."""
    base = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(base).expanduser() / "vitascope"


def _own_config() -> Path | None:
    """``vitascope.toml`` of the current folder, if there is one."""
    path = Path("vitascope.toml").absolute()
    return path if path.exists() else None


class Settings(BaseSettings):
    """Settings of every Vitascope process; durations in seconds."""

    model_config = SettingsConfigDict(env_prefix="VITASCOPE_", frozen=True, extra="ignore")

    # Where things live
    data_dir: Path = Field(
        default_factory=default_data_dir,
        description="Folder of everything the service keeps on this machine.",
    )
    database_url: SecretStr | None = Field(
        None,
        description="PostgreSQL ≥ 15 to use, postgresql://…; without it the service runs its own "
        "in the data folder.",
    )
    storage_url: str | None = Field(
        None,
        description="Where videos and pictures are kept: file:///folder or s3://bucket/prefix; "
        "without it, the folder artifacts/ in the data folder.",
    )

    # HTTP
    host: str = Field("127.0.0.1", description="Address the API listens on.")
    port: int = Field(8000, ge=0, le=65535, description="TCP port the API listens on; 0 picks one.")
    public_url: str | None = Field(
        None,
        description="Base URL under which clients reach the API, for links; without it, the one "
        "each request came by.",
    )
    api_key: SecretStr | None = Field(
        None,
        description="The first API key (sk-…); without it, the first start makes one and keeps "
        "it in the data folder.",
    )
    link_ttl_s: int = Field(
        86_400, ge=1, description="How long a signed link to a video works, in seconds."
    )

    # Tasks
    workers: int = Field(
        1, ge=0, le=64, description="Worker processes that serve starts; 0 runs the API alone."
    )
    retention_s: int = Field(
        7 * 86_400, ge=1, description="How long a task's record and file live, in seconds."
    )
    stop_grace_s: float = Field(
        5.0,
        ge=0,
        description="How long a stopping worker lets its render go on before handing it back, "
        "in seconds.",
    )

    # Money
    billing: Literal["unlimited", "prepaid"] = Field(
        "unlimited",
        description="How a new account pays: unlimited keeps count only; prepaid refuses what its "
        "balance does not cover.",
    )

    # Engines
    config: Path | None = Field(
        default_factory=_own_config,
        description="The file that says which engines there are and which model each makes; "
        "without it, vitascope.toml of the folder the service is started in, if there is one.",
    )
    engine: str = Field(
        "illustration",
        description="Engine that makes every model without a route of its own: a name of "
        "vitascope.toml, illustration, a preset, diffusers:FOLDER or package.module:callable. "
        "Several, comma-separated: the first that can, the rest as fallbacks.",
    )
    worker_engines: Annotated[tuple[str, ...], NoDecode] = Field(
        (),
        description="Engines that this machine's workers run, comma-separated; without it, all "
        "that models are routed to.",
    )
    gpus: Annotated[tuple[Annotated[int, Field(ge=0)], ...], NoDecode] = Field(
        (),
        description="Numbers of the GPUs that diffusion engines run on, one process each, "
        "comma-separated; for those whose table names none. Without it, the first.",
    )
    foley: bool = Field(
        False,
        description="Whether generate_audio on an engine without sound gives the illustrator's "
        "sound; otherwise it is refused.",
    )
    engine_stall_s: float = Field(
        60.0,
        gt=0,
        description="An engine that gives no frame and no progress for this long is killed, "
        "in seconds.",
    )

    # Pictures
    fetch_allow: Annotated[tuple[IpNetwork, ...], NoDecode] = Field(
        (),
        description="Networks that media may be fetched from and callbacks sent to although they "
        "are private: CIDRs, comma-separated.",
    )

    # Labels
    watermark_image: Path | None = Field(
        None,
        description="PNG that is drawn on videos with a watermark, in place of the words AI 生成.",
    )
    c2pa_certificate: Path | None = Field(
        None,
        description="PEM file with the certificate chain that signs C2PA content credentials; "
        "without it, videos carry none.",
    )
    c2pa_private_key: Path | None = Field(
        None, description="PEM file with the certificate's private key."
    )

    # Logs
    log_format: Literal["text", "json"] = Field("text", description="Shape of the log lines.")
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="Least level that is logged."
    )

    @field_validator("fetch_allow", mode="before")
    @classmethod
    def _split_networks(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return tuple(ipaddress.ip_network(part) for part in _listed(value))

    @field_validator("worker_engines", "gpus", mode="before")
    @classmethod
    def _split_names(cls, value: object) -> object:
        return _listed(value) if isinstance(value, str) else value

    @field_validator("public_url")
    @classmethod
    def _is_http_url(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(("http://", "https://")):
            raise ValueError("must start with http:// or https://")
        return value.rstrip("/") if value else None

    @field_validator("engine")
    @classmethod
    def _names_an_engine(cls, value: str) -> str:
        if not _listed(value):
            raise ValueError("must name an engine")
        return value

    @field_validator("api_key")
    @classmethod
    def _is_api_key(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not value.get_secret_value().startswith("sk-"):
            raise ValueError("must start with sk-")
        return value

    @property
    def artifacts_url(self) -> str:
        """Where artifacts go, as a URL."""
        return self.storage_url or (self.data_dir.absolute() / "artifacts").as_uri()

    @property
    def work_dir(self) -> Path:
        """Where attempts keep their temporary files."""
        return self.data_dir / "work"

    @property
    def engine_names(self) -> tuple[str, ...]:
        """The default route: engines as they are written, the preferred one first."""
        return _listed(self.engine)

    def environment(self) -> Mapping[str, str]:
        """These settings as environment variables, for a process we start."""
        return {
            f"VITASCOPE_{name.upper()}": text
            for name in type(self).model_fields
            if (text := _as_text(getattr(self, name))) is not None
        }


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _as_text(value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, SecretStr):
        return value.get_secret_value()
    if isinstance(value, tuple):
        return ",".join(str(part) for part in value)
    return str(value)
