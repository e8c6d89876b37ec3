"""When lightning strikes and fireworks burst, and where across the picture: for eye and ear alike.

Pure functions of seed and duration. Knows nothing of drawing or of sound.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import numpy as np

__all__ = ["Moment", "bursts", "strikes"]


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happens once in the sky."""

    at_s: float
    """May lie before the clip: its end is then still seen."""
    x: float
    """Share of the frame's width."""


def strikes(seed: int, duration_s: float) -> tuple[Moment, ...]:
    """Flashes of lightning."""
    return _moments(seed, "lightning", duration_s + 1, (0.5, 1.4), (1.6, 3.4))


def bursts(seed: int, duration_s: float) -> tuple[Moment, ...]:
    """Bursts of fireworks."""
    return _moments(seed, "fireworks", duration_s, (-1.2, -1.2), (0.35, 0.75))


def _moments(
    seed: int, salt: str, until_s: float, first_s: tuple[float, float], gap_s: tuple[float, float]
) -> tuple[Moment, ...]:
    rng = np.random.default_rng([seed, zlib.crc32(salt.encode())])
    found, at = [], float(rng.uniform(*first_s))
    while at < until_s:
        found.append(Moment(at, float(rng.uniform(0.15, 0.85))))
        at += float(rng.uniform(*gap_s))
    return tuple(found)
