"""The ways of going on two legs, as data."""

from __future__ import annotations

from collections.abc import Mapping

from ..bones import Gait

__all__ = ["GAITS"]

GAITS: Mapping[str, Gait] = {
    "walk": Gait(
        cycle_s=1.08, duty=0.6, sweep=0.62, lift=0.10, bob=0.02,
        near_hind=0.0, far_hind=0.5, near_front=0.0, far_front=0.0,
    ),
    "run": Gait(
        cycle_s=0.70, duty=0.36, sweep=0.74, lift=0.34, bob=0.06,
        near_hind=0.0, far_hind=0.5, near_front=0.0, far_front=0.0,
    ),
    "plod": Gait(
        cycle_s=1.35, duty=0.64, sweep=0.50, lift=0.10, bob=0.015,
        near_hind=0.0, far_hind=0.5, near_front=0.0, far_front=0.0,
    ),
}  # fmt: skip
