"""What a catalogue entry is. Knows no particular model."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

__all__ = ["AnyRatio", "ImageRole", "ModelSpec", "OptionSpec"]

ImageRole = Literal["reference", "first_frame", "last_frame"]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSpec:
    """What one public model accepts and costs."""

    id: str
    display_name: str
    owned_by: str
    ratios: tuple[str, ...] | AnyRatio
    resolutions: tuple[str, ...]
    durations_s: tuple[int, ...]
    roles: tuple[ImageRole, ...]
    """Roles an image may have, at most one image each, in the order in which images without a
    role take them."""
    options: tuple[OptionSpec, ...] = ()
    price_per_second_micros: dict[str, int] = field(default_factory=dict)
    """Micro-yuan per second of video, by resolution."""

    def price_micros(self, *, resolution: str, duration_s: int) -> int:
        """Price of one video in micro-yuan."""
        return self.price_per_second_micros[resolution] * duration_s
