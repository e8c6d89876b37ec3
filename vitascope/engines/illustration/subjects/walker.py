"""How feet of people go over the ground, for who must match the ground's speed to them."""

from __future__ import annotations

from .bones import foot_at
from .folk_acts.gaits import GAITS
from .folk_acts.posture import HIP, Build, ankle_of
from .folk_body.kind import Kind

__all__ = ["GAITS", "ankle_at", "build_of", "stride_speed"]


def build_of(kind: Kind) -> Build:
    """The proportions of a kind."""
    return Build(grown=kind.grown, broad=kind.broad, stoop=kind.stoop)


def ankle_at(kind: Kind, *, action: str, t_s: float) -> tuple[complex, bool]:
    """The near ankle, body units, and whether its foot stands on the ground."""
    gait = GAITS[action]
    foot = foot_at(t_s / gait.cycle_s, gait=gait, touchdown=gait.near_hind)
    build = build_of(kind)
    return ankle_of(foot, build, far=False) * build.unit, foot.stands


def stride_speed(build: Build, gait: str) -> float:
    """How fast the ground passes, body units a second."""
    going = GAITS[gait]
    return going.stride * -HIP * build.grown * build.unit / going.cycle_s
