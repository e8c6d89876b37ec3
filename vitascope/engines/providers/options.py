"""What an operator says of a provider: the tables ``[engines.NAME]`` of its kinds.

Plain data; opens nothing. A key is named, never held: ``Key.read`` gets it when it is needed.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from vitascope.engines.can import Can
from vitascope.engines.providers.errors import KeyRefused

__all__ = [
    "ArkOptions",
    "FalOptions",
    "OpenAIVideoOptions",
    "ProviderOptions",
    "ReplicateOptions",
    "SenseAudioOptions",
]


EnvName = Annotated[str, Field(pattern=r"^[A-Z_][A-Z0-9_]*$")]


class _Provider(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    base_url: str
    api_key_env: EnvName | None = None
    """Name of the environment variable that holds the key."""
    api_key_file: Path | None = None
    """File that holds the key, and nothing else."""
    model: str
    """What the provider calls the model."""
    max_concurrent: int = Field(4, ge=1, le=256)
    """Orders that one worker has out at a time."""
    poll_min_s: float = Field(2.0, gt=0)
    poll_max_s: float = Field(15.0, gt=0)
    """How often a job is asked about: soon at first, less often the longer it takes."""
    timeout_s: float = Field(60.0, gt=0)
    """For one call, without the download."""
    video_max_mib: int = Field(512, ge=1)
    """Largest file that is taken."""
    can: Can = Can()

    @field_validator("base_url")
    @classmethod
    def _is_http_url(cls, value: str) -> str:
        if not value.startswith(("http://", "https://")):
            raise ValueError("must start with http:// or https://")
        if "@" in urlsplit(value).netloc:
            raise ValueError("must hold no user name and no password")
        return value.rstrip("/")

    @model_validator(mode="after")
    def _one_key(self) -> _Provider:
        if self.api_key_file and self.api_key_env and "api_key_env" in self.model_fields_set:
            raise ValueError("api_key_env or api_key_file, not both")
        return self

    def key(self) -> str | None:
        """The key as it is now; None if none is named.

        Raises:
            KeyRefused: it is named and not there.
        """
        if self.api_key_file is not None:
            try:
                found = self.api_key_file.read_text(encoding="utf-8").strip()
            except OSError as error:
                raise KeyRefused(
                    f"the key file {self.api_key_file} cannot be read: {error.strerror}"
                ) from error
            except UnicodeDecodeError as error:
                raise KeyRefused(f"the key file {self.api_key_file} is not text") from error
            if not found:
                raise KeyRefused(f"the key file {self.api_key_file} is empty")
            return found
        if self.api_key_env is not None:
            if not os.environ.get(self.api_key_env):
                raise KeyRefused(f"the environment variable {self.api_key_env} is not set")
            return os.environ[self.api_key_env]
        return None


class ArkOptions(_Provider):
    """Volcengine Ark, or BytePlus ModelArk."""

    kind: Literal["ark"] = "ark"
    base_url: str = "https://ark.cn-beijing.volces.com/api/v3"
    api_key_env: EnvName | None = "ARK_API_KEY"
    model: str = "doubao-seedance-1-5-pro-251215"
    service_tier: Literal["default", "flex"] | None = None


class SenseAudioOptions(_Provider):
    """The original platform, or another Vitascope."""

    kind: Literal["senseaudio"] = "senseaudio"
    base_url: str = "https://api.senseaudio.cn"
    api_key_env: EnvName | None = "SENSEAUDIO_API_KEY"
    model: str = ""
    """Empty: the model that the request asked for, under its own id."""


class OpenAIVideoOptions(_Provider):
    """A server with OpenAI's ``/v1/videos``: SGLang-Diffusion, vLLM-Omni, OpenAI's own form."""

    kind: Literal["openai_video"] = "openai_video"
    base_url: str
    """With the /v1, as OpenAI's own client has it: ``http://host:30000/v1``."""
    dialect: Literal["openai", "sglang", "vllm_omni"] = "openai"
    extra: Mapping[str, Any] = Field(default_factory=dict)
    """Sent along with every order: ``num_inference_steps`` and the like."""


class FalOptions(_Provider):
    """fal's queue. ``model`` is the app's path."""

    kind: Literal["fal"] = "fal"
    base_url: str = "https://queue.fal.run"
    api_key_env: EnvName | None = "FAL_KEY"
    fields: Mapping[str, Any] | None = None
    """How the model's inputs are called, in place of what ``fields`` knows of it:
    ``{forms: [{inputs, app, needs, constants, values, duration, frames_fps}], video}``."""


class ReplicateOptions(_Provider):
    """Replicate. ``model`` is owner/name, or a version's id."""

    kind: Literal["replicate"] = "replicate"
    base_url: str = "https://api.replicate.com"
    api_key_env: EnvName | None = "REPLICATE_API_TOKEN"
    fields: Mapping[str, Any] | None = None


ProviderOptions: TypeAlias = (
    ArkOptions | SenseAudioOptions | OpenAIVideoOptions | FalOptions | ReplicateOptions
)
