"""Every action of people, by name, and what stands in for those that have other names."""

from __future__ import annotations

from collections.abc import Mapping

from .doing import DOING
from .going import GOING
from .keys import Act
from .resting import RESTING
from .sporting import SPORTING

__all__ = ["ACTS", "SEATED_ACTS", "act_named"]

ACTS: Mapping[str, Act] = {**RESTING, **GOING, **DOING, **SPORTING}
"""``idle`` is the first."""

SEATED_ACTS = frozenset(name for name, act in ACTS.items() if act.seated)
"""Those that need a seat of somebody else's, with the pelvis at ``SEAT``."""

_ALSO: Mapping[str, str] = {
    "trot": "run", "perch": "sit", "call": "sing", "play": "jump", "float": "swim",
    "cook": "stir", "gallop": "run", "yoga": "stretch", "skate": "glide", "surf": "glide",
    "argue": "talk", "whisper": "talk", "read": "sit", "knit": "sew",
}  # fmt: skip


def act_named(name: str) -> Act:
    """The action of that name, the one that comes nearest, or standing idly."""
    return ACTS.get(_ALSO.get(name, name)) or ACTS["idle"]
