"""What a subject is to the stage: something that draws itself at a moment, doing something.

It knows nothing of scenes, of the camera or of other subjects.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

import skia

from ..canvas import Colour, mix
from ..light import Light
from .shapes import BODY_UNITS, Box

__all__ = ["COLOUR_WORDS", "Look", "Placid", "Rig", "coloured"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The colours and size of one subject, in white light; a rig says what each is on it."""

    base: Colour
    """Coat, wings, hull or jumper."""
    pale: Colour
    """Belly, muzzle, sail; on people the skin."""
    dark: Colour
    """Stockings, stripes, wing edges; on people the hair."""
    accent: Colour
    """Eyes, collar, scarf, stripe of the hull."""
    size: float = 1.0
    """Share of the usual height."""


COLOUR_WORDS: Mapping[str, Colour] = {
    "black": 0xFF3A3642,
    "white": 0xFFF8F3EC,
    "grey": 0xFF9A9CA8,
    "brown": 0xFF94613C,
    "red": 0xFFD84A38,
    "orange": 0xFFF08A3C,
    "yellow": 0xFFF6C945,
    "golden": 0xFFE9B356,
    "green": 0xFF6FAE62,
    "blue": 0xFF5B8FE0,
    "purple": 0xFF9A74D0,
    "pink": 0xFFF4A0B8,
    "cream": 0xFFF3DDB8,
    "silver": 0xFFC3CAD6,
}
"""The plain colour words a prompt may give a subject."""


def coloured(look: Look, word: str | None) -> Look:
    """The look with its main colour named by a word; unchanged for no word or an unknown one."""
    if word is None or word not in COLOUR_WORDS:
        return look
    base = COLOUR_WORDS[word]
    if word == "white":
        return replace(look, base=base, pale=0xFFFFFFFF, dark=0xFFD9CFC6)
    return replace(look, base=base, dark=mix(base, 0xFF1C1018, 0.55))


class Rig(Protocol):
    """A jointed subject. Drawing is a pure function of its arguments."""

    aspect: float
    """Width / height of its bounding box in the resting pose."""
    actions: tuple[str, ...]
    """What it can do; the first is what it does when asked for anything else."""
    look: Look
    """Its usual colours."""

    def draw(
        self,
        canvas: skia.Canvas,
        *,
        t_s: float,
        height_px: float,
        light: Light,
        action: str,
        look: Look,
        seed: int,
    ) -> None:
        """Draw it with its shadow. The origin is the point on the ground between its feet (a
        flyer's is its body's middle, a boat's the middle of its waterline); it faces right.

        Args:
            t_s: the moment; equal moments give equal pictures.
            height_px: its height in the resting pose, pixels.
            light: colours everything.
            action: one of ``actions``; another means the first.
            look: its colours.
            seed: makes two of a kind move differently.
        """

    def ground_speed_px_s(self, *, height_px: float, action: str) -> float:
        """How fast the ground passes under it, pixels a second; 0 when it stays in its place."""

    def focus(self, *, t_s: float, height_px: float, action: str, seed: int) -> complex | None:
        """Where the thing it plays with should be, pixels from its origin; None for nothing."""

    def extent_px(self, *, height_px: float) -> tuple[float, float, float, float]:
        """Left, top, right, bottom it never leaves in any action, pixels from its origin."""


class Placid:
    """What rigs share that stay in their place and play with nothing."""

    box: Box
    """How far it reaches in any action."""

    def ground_speed_px_s(self, *, height_px: float, action: str) -> float:  # noqa: ARG002
        """See ``Rig.ground_speed_px_s``."""
        return 0.0

    def focus(
        self,
        *,
        t_s: float,  # noqa: ARG002
        height_px: float,  # noqa: ARG002
        action: str,  # noqa: ARG002
        seed: int,  # noqa: ARG002
    ) -> complex | None:
        """See ``Rig.focus``."""
        return None

    def extent_px(self, *, height_px: float) -> tuple[float, float, float, float]:
        """See ``Rig.extent_px``."""
        k = height_px / BODY_UNITS
        return self.box.left * k, self.box.top * k, self.box.right * k, self.box.bottom * k
