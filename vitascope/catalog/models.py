"""What a catalogue entry is. Knows no particular model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from vitascope.catalog.frames import FPS
from vitascope.catalog.media import MediaKind, MediaLimits
from vitascope.catalog.prices import Price, SecondPrice, TokenPrice, video_tokens

__all__ = [
    "FRAME_ROLES",
    "TIMEOUT_MAX_S",
    "AnyRatio",
    "ImageRole",
    "ModeName",
    "ModelSpec",
    "OptionSpec",
]

ImageRole: TypeAlias = Literal["reference", "first_frame", "last_frame"]

ModeName: TypeAlias = Literal["frames", "references"]
"""How a request uses its media: as the video's first and last frame, or as references."""

FRAME_ROLES: tuple[ImageRole, ...] = ("first_frame", "last_frame")
"""The roles of the frame mode, in the order in which images without a role take them."""

TIMEOUT_MAX_S = 172_800
"""Longest ``timeout`` of every model, and its default. Source: contract."""


@dataclass(frozen=True, slots=True)
class AnyRatio:
    """Every W:H of one- or two-digit integers between two bounds, both inclusive."""

    least: tuple[int, int]
    most: tuple[int, int]

    def __contains__(self, ratio: str) -> bool:
        parts = ratio.split(":")
        if len(parts) != 2 or not all(_is_side(part) for part in parts):
            return False
        width, height = int(parts[0]), int(parts[1])
        return (
            width * self.least[1] >= height * self.least[0]
            and width * self.most[1] <= height * self.most[0]
        )

    def __str__(self) -> str:
        least, most = (f"{w}:{h}" for w, h in (self.least, self.most))
        return f"W:H, integers of one or two digits, from {least} to {most}"


def _is_side(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 2 and text[0] != "0"


@dataclass(frozen=True, slots=True)
class OptionSpec:
    """One key of ``provider_specific``; all of them are booleans so far."""

    name: str
    default: bool
    help: str

    def described(self) -> dict[str, object]:
        """The option as JSON has it, for a list of models."""
        return {
            "name": self.name,
            "type": "boolean",
            "default": self.default,
            "description": self.help,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSpec:
    """What one public model accepts and costs."""

    id: str
    """The name it answers under."""
    aliases: tuple[str, ...] = ()
    """Other names it may be asked for by."""
    display_name: str
    owned_by: str
    ratios: tuple[str, ...] | AnyRatio
    resolutions: tuple[str, ...]
    durations_s: tuple[int, ...]
    timeout_min_s: int = 1
    timeout_max_s: int = TIMEOUT_MAX_S
    """Also the ``timeout`` of a request that names none."""
    is_text_required: bool = True
    """Otherwise other content will do."""
    roles: tuple[ImageRole, ...]
    """Roles an image may have. Frame roles: one image each. ``reference``: as many as ``media``
    says."""
    media: tuple[MediaLimits, ...]
    """What it asks of each kind that it takes."""
    options: tuple[OptionSpec, ...] = ()
    watermark_default: bool = False
    """Whether a request that does not say gets a visible watermark."""
    price: Price

    @property
    def frame_roles(self) -> tuple[ImageRole, ...]:
        """Roles of its frame mode; empty if it has none."""
        return tuple(role for role in FRAME_ROLES if role in self.roles)

    @property
    def modes(self) -> tuple[ModeName, ...]:
        """Ways to use media, of which a request takes one."""
        modes: list[ModeName] = []
        if self.frame_roles:
            modes.append("frames")
        if "reference" in self.roles:
            modes.append("references")
        return tuple(modes)

    @property
    def kinds(self) -> tuple[MediaKind, ...]:
        """Kinds of media that it takes."""
        return tuple(limits.kind for limits in self.media)

    def limits(self, kind: MediaKind) -> MediaLimits | None:
        """What it asks of a kind; None if it does not take that kind."""
        return next((limits for limits in self.media if limits.kind == kind), None)

    def price_micros(
        self, *, width: int, height: int, resolution: str, duration_s: int, sound: bool
    ) -> int:
        """Price of one video in micro-yuan.

        Args:
            width: pixels.
            height: pixels.
            resolution: one of the model's.
            duration_s: seconds.
            sound: whether the video has a sound track.
        """
        match self.price:
            case TokenPrice():
                tokens = video_tokens(width, height, FPS, duration_s)
                return self.price.micros(tokens=tokens, sound=sound)
            case SecondPrice():
                return self.price.micros(resolution=resolution, duration_s=duration_s, sound=sound)
