"""What is known of one diffusion model: a frozen description, no weights and no torch.

The API and the command line read from it what the model can do and needs; the engine, how it is
called. Sizes of weights are calculated from counted parameters, nothing here was measured on a GPU.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

from vitascope.catalog.abilities import Use
from vitascope.catalog.frames import SIZES, frame_size

__all__ = ["SPLIT_FAMILIES", "Dtype", "Family", "Preset", "Size", "Source"]

Family: TypeAlias = Literal["wan", "vace", "ltx2"]
"""Models that are called alike: ``calls.py`` has a function for each."""

Dtype: TypeAlias = Literal["bfloat16", "float16", "float32"]

Size: TypeAlias = tuple[int, int]
"""Width and height, pixels."""

_BYTES: Final[Mapping[Dtype, int]] = {"bfloat16": 2, "float16": 2, "float32": 4}

_NATIVE_ENOUGH: Final = 0.9
"""The part of a resolution's pixels that must be made for it to count as made, not enlarged:
1280x704 is 0.98 of 720p, 832x480 is 0.93 of 480p."""


SPLIT_FAMILIES: Final = frozenset({"wan"})
"""Families whose transformer several GPUs can compute together (``parallel``)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Weights for some uses: one folder as diffusers saves it."""

    uses: frozenset[Use]
    repo: str | None = None
    """Of the hub, ``owner/name``; None: a folder of the operator's own."""
    folder: Path | None = None
    """Where the operator has it; None: in the hub's cache."""
    guidance: tuple[float, float] | None = None
    """Of the first and the second expert, where the preset's is not meant."""

    @property
    def name(self) -> str:
        """What it is called in a sentence."""
        return str(self.folder or self.repo)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """One model."""

    name: str
    family: Family
    sources: tuple[Source, ...]
    """One, unless different uses have different weights."""
    licence: str
    licence_url: str
    references_max: int = 0
    """Reference images at once."""
    has_sound: bool = False
    """Whether it makes a sound track of its own."""
    sizes: tuple[Size, ...]
    """Sizes of 16:9 that it was trained for, the smallest first, on its grid."""
    grid_px: int
    """Both sides are multiples of it."""
    fps: float
    """Of the frames that it makes."""
    frames_step: int
    """It makes ``frames_step * n + 1`` frames."""
    frames_max: int
    """At once. Longer videos are chained from the last frame, if it takes a first one."""
    segments_max: int = 1
    """Links of such a chain."""
    steps: int
    guidance: float
    """1 or less: no guidance, and then no negative prompt."""
    guidance_2: float | None = None
    """Of the second, low-noise expert; None: the same."""
    negative_prompt: str = ""
    """Goes with every request, behind its own."""
    call: Mapping[str, Any] = field(default_factory=dict)
    """More that the pipeline's call is told."""
    keeps_vae_float32: bool = False
    """Whether the VAE's weights stay float32 whatever the others are."""
    parameters: Mapping[str, int] = field(default_factory=dict)
    """Of each component of one source; empty: not counted. Counted by building the architecture
    without weights (diffusers 0.42.1, transformers 5.23)."""
    stored_bytes: Mapping[str, int] = field(default_factory=dict)
    """Bytes of each parameter in the repository, where not 2."""

    @property
    def uses(self) -> frozenset[Use]:
        """What it can start from."""
        return frozenset[Use]().union(*(source.uses for source in self.sources))

    @property
    def repos(self) -> tuple[str, ...]:
        """All repositories it needs; none: the weights are the operator's own."""
        return tuple(source.repo for source in self.sources if source.repo is not None)

    @property
    def repo(self) -> str | None:
        """The first of them."""
        return next(iter(self.repos), None)

    @property
    def segments(self) -> int:
        """Links that a chain may have here."""
        return self.segments_max if "first_frame" in self.uses else 1

    @property
    def longest_s(self) -> float:
        """Of a whole video, chained if it can be."""
        return self.segments * (self.frames_max - 1) / self.fps

    @property
    def resolutions(self) -> frozenset[str]:
        """Those that it makes, without enlarging what it made."""
        most_px = max(width * height for width, height in self.sizes)
        return frozenset(name for name in SIZES if most_px >= _NATIVE_ENOUGH * _area_px(name))

    def size_for(self, width: int, height: int) -> Size:
        """The size of 16:9 to make a video of this many pixels at: the smallest that suffices."""
        enough = (
            size for size in self.sizes if size[0] * size[1] >= _NATIVE_ENOUGH * width * height
        )
        return next(enough, self.sizes[-1])

    def source_for(self, use: Use) -> Source:
        """The weights for a use that it has."""
        return next(source for source in self.sources if use in source.uses)

    def guidance_for(self, use: Use) -> tuple[float, float | None]:
        """Of the only or high-noise expert, and of the low-noise one."""
        own = self.source_for(use).guidance
        return own if own is not None else (self.guidance, self.guidance_2)

    def weight_bytes(self, dtype: Dtype) -> dict[str, int]:
        """What each component's weights take once loaded, of one source. Calculated."""
        return {
            name: count * _BYTES["float32" if self._is_float32(name) else dtype]
            for name, count in self.parameters.items()
        }

    @property
    def download_bytes(self) -> int:
        """Of all its repositories together. Calculated; the hub knows better."""
        each = sum(
            count * self.stored_bytes.get(name, 2) for name, count in self.parameters.items()
        )
        return each * len(self.repos)

    def _is_float32(self, component: str) -> bool:
        return component == "vae" and self.keeps_vae_float32


def _area_px(resolution: str) -> int:
    width, height = frame_size(resolution, "16:9")
    return width * height
