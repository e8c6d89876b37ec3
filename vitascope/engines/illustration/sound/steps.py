"""Feet on the ground: what each ground sounds like, and when feet come down.

Footfalls come from the same gaits that move the drawn legs. Knows nothing of drawing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from .take import Line, Mono, Shape, Take, add, band
from .tones import burst, eased, ring, seconds

__all__ = ["Cadence", "Floor", "Foot", "footsteps"]


class Floor(StrEnum):
    """What is walked on."""

    SOFT = "grass or earth"
    SAND = "sand"
    SNOW = "snow"
    GRAVEL = "gravel"
    STONE = "stone, asphalt or tiles"
    WOOD = "wood"
    CARPET = "carpet"
    WATER = "shallow water"
    NONE = "nothing that can be heard"


class Foot(StrEnum):
    """What comes down."""

    SHOE = "shoe"
    PAW = "paw"
    HOOF = "hoof"
    HEAVY = "a heavy foot"


@dataclass(frozen=True, slots=True)
class Cadence:
    """When feet come down."""

    cycle_s: float
    falls: tuple[float, ...]
    """Moments within the cycle, in turns."""

    def moments(self, duration_s: float) -> list[float]:
        """Seconds at which a foot comes down, in order."""
        cycles = range(int(duration_s / self.cycle_s) + 2)
        every = sorted((n + fall) * self.cycle_s for n in cycles for fall in self.falls)
        return [at for at in every if 0.02 < at < duration_s]


@dataclass(frozen=True, slots=True)
class _Ground:
    """The crunch of one ground."""

    shape: Shape
    grains: int
    length_s: float
    thump: float = 0.0
    """How much of a low thud is in it."""
    knock_hz: float = 0.0
    """The note of a hard floor."""


_GROUNDS: Mapping[Floor, _Ground] = {
    Floor.SOFT: _Ground(band(180, 1500, slope=1.3), 10, 0.11, 0.5),
    Floor.SAND: _Ground(band(400, 3800, slope=1.3), 30, 0.16, 0.25),
    Floor.SNOW: _Ground(band(500, 3000, slope=1.6), 26, 0.15, 0.2),
    Floor.GRAVEL: _Ground(band(900, 6500, slope=1.2), 16, 0.15, 0.3),
    Floor.STONE: _Ground(band(900, 5200, slope=1.3), 2, 0.05, 0.5, 1150),
    Floor.WOOD: _Ground(band(300, 2600, slope=1.3), 2, 0.06, 0.9, 210),
    Floor.CARPET: _Ground(band(120, 700, slope=1.5), 3, 0.09, 0.8),
    Floor.WATER: _Ground(band(500, 5200, slope=1.2), 20, 0.22, 0.3),
}
_KNOCK = ((1.0, 1.0, 0.018), (2.3, 0.5, 0.012), (3.9, 0.3, 0.007))


def footsteps(cadence: Cadence, floor: Floor, foot: Foot) -> Line:
    """Somebody who goes at a cadence."""

    def going(take: Take) -> Mono:
        out = np.zeros(take.count, np.float32)
        if floor not in _GROUNDS:
            return out
        steps = [_step(take, _GROUNDS[floor], foot) for _ in range(4)]
        for at in cadence.moments(take.duration_s):
            step = steps[int(take.rng.integers(len(steps)))]
            add(out, step, at, take.between(0.75, 1.0))
        return out

    return going


def _step(take: Take, ground: _Ground, foot: Foot) -> Mono:
    length_s = ground.length_s * (0.7 if foot is Foot.PAW else 1.3 if foot is Foot.HEAVY else 1.0)
    t = seconds(max(length_s, 0.16))
    crunch = np.zeros(len(t), np.float32)
    for grain in take.rng.beta(1.2, 2.6, ground.grains) * length_s * 0.7:
        since = np.maximum(t - np.float32(grain), 0)
        crunch += (since > 0) * np.exp(-since / np.float32(0.012)) * np.float32(take.rng.random())
    crunch /= np.float32(max(1e-6, float(crunch.max())))
    noise = burst(take.rng, ground.shape, len(t) / 48_000, attack_s=0.001, decay_s=10.0)
    step = noise * crunch
    thump = ground.thump * {Foot.PAW: 0.2, Foot.HOOF: 0.9, Foot.HEAVY: 2.5}.get(foot, 1.0)
    base = 46 if foot is Foot.HEAVY else 85
    step += np.float32(0.8 * thump) * np.sin(np.float32(2 * np.pi * base) * t) * np.exp(-t / 0.03)
    if foot is Foot.HOOF:
        # A hollow clop on anything, louder on what is hard.
        clop = ring(take.between(560, 760), _KNOCK, 0.12)
        step[: len(clop)] += np.float32(0.9 if ground.knock_hz else 0.35) * clop
    elif ground.knock_hz and foot is Foot.SHOE:
        knock = ring(ground.knock_hz * take.between(0.92, 1.08), _KNOCK, 0.1)
        step[: len(knock)] += np.float32(0.7) * knock
    return eased(step, 0.001, 0.04)
