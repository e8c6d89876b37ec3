"""The ways of going on four legs, as data.

Footfalls: walk is a lateral sequence (hind, then the front foot of the same side), trot moves
diagonal pairs, gallop is a bound with one flight stretched and one gathered.
Source: M. Hildebrand, "The adaptive significance of tetrapod gait selection" (1980), for the
sequences; durations are stretched a little, which reads better on a screen.
"""

from __future__ import annotations

from collections.abc import Mapping

from .bones import Gait

__all__ = ["GAITS"]

GAITS: Mapping[str, Gait] = {
    "walk": Gait(
        cycle_s=1.05, duty=0.64, sweep=0.74, lift=0.17,
        near_hind=0.0, near_front=0.24, far_hind=0.5, far_front=0.74,
        bob=0.018, flex=0.06,
    ),
    "trot": Gait(
        cycle_s=0.62, duty=0.44, sweep=0.78, lift=0.26,
        near_hind=0.0, far_front=0.01, far_hind=0.5, near_front=0.51,
        bob=0.04, flex=0.1,
    ),
    "run": Gait(
        cycle_s=0.58, duty=0.25, sweep=1.12, lift=0.42,
        near_hind=0.0, far_hind=0.09, near_front=0.45, far_front=0.55,
        bob=0.10, bobs_per_cycle=1, flex=1.0, crouch=0.04,
    ),
}  # fmt: skip
