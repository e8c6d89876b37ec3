"""What an operator says an engine can do, over what is known of it: ``[engines.NAME.can]``.

Plain data; knows no engine.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from vitascope.catalog.abilities import Abilities, Use
from vitascope.catalog.registry import MODELS

__all__ = ["Can"]


def _resolution(name: str) -> str:
    known = sorted({each for model in MODELS.values() for each in model.resolutions})
    if name not in known:
        raise ValueError(f"must be one of {', '.join(known)}")
    return name


def _ratio(ratio: str) -> str:
    if not any(ratio in model.ratios for model in MODELS.values()):
        raise ValueError("must be a ratio W:H that some model takes")
    return ratio


class Can(BaseModel):
    """What is left out stays as it is known of the engine; what is said wins over it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    uses: Annotated[frozenset[Use], Field(min_length=1)] | None = None
    """What a request may start from."""
    images_max: int | None = Field(None, ge=0)
    """Reference images; frames are not counted."""
    audios_max: int | None = Field(None, ge=0)
    """Reference audios."""
    videos_max: int | None = Field(None, ge=0)
    """Reference videos."""
    negative_prompt: bool | None = None
    sound: bool | None = None
    """Whether it can make a sound track."""
    seed: bool | None = None
    """Whether the same seed gives the same video."""
    resolutions: (
        Annotated[frozenset[Annotated[str, AfterValidator(_resolution)]], Field(min_length=1)]
        | None
    ) = None
    ratios: (
        Annotated[frozenset[Annotated[str, AfterValidator(_ratio)]], Field(min_length=1)] | None
    ) = None
    durations_s: Annotated[frozenset[Annotated[int, Field(ge=1)]], Field(min_length=1)] | None = (
        None
    )

    def over(self, known: Abilities) -> Abilities:
        """The abilities with what was said here in place of what was known."""
        said: dict[str, Any] = {
            name: value
            for name in type(self).model_fields
            if (value := getattr(self, name)) is not None
        }
        return replace(known, **said)
