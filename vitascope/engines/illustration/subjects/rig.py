"""What a subject is to the stage: something that draws itself at a moment, doing something.

Subjects meet at *anchors*: a hand, a seat, a table's top; the stage puts what one holds, wears,
rides or carries there. A rig knows nothing of scenes, of the camera or of other subjects.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol

import skia

from ..canvas import Colour, mix
from ..light import Light
from .shapes import BODY_UNITS, Box

__all__ = ["COLOUR_WORDS", "Anchor", "Habitat", "Handless", "Look", "Placid", "Rig", "coloured"]


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
    "beige": 0xFFE2CFAE,
    "turquoise": 0xFF3FBFB5,
    "rainbow": 0xFFE8564F,
}
"""The plain colour words a prompt may give a subject."""


def coloured(look: Look, word: str | None) -> Look:
    """The look with its main colour named by a word; unchanged for no word or an unknown one.

    Of two, as in ``black and white``, the second is that of the paler parts and the details.
    """
    if word is not None and " and " in word:
        first, second = word.split(" and ")[:2]
        main = coloured(look, first)
        other = COLOUR_WORDS.get(second, main.pale)
        return replace(main, pale=other, accent=other)
    if word is None or word not in COLOUR_WORDS:
        return look
    base = COLOUR_WORDS[word]
    if word == "white":
        return replace(look, base=base, pale=0xFFFFFFFF, dark=0xFFD9CFC6)
    return replace(look, base=base, dark=mix(base, 0xFF1C1018, 0.55))


class Habitat(StrEnum):
    """Where a subject belongs."""

    GROUND = "ground"
    WATER = "water"
    """Floats on it."""
    DEEP = "deep"
    """Swims in it; where there is none it leaps out of it, or hangs in the air."""
    AIR = "air"
    """Flies, or hangs."""
    WALL = "wall"
    """Hangs on a wall, or stands at a person's eye level where there is none: a clock."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A point of a subject at which another one can be fixed."""

    at: complex
    """Body units from the origin (100 = its height in the resting pose), y down."""
    turn: float = 0.0
    """How far what is fixed there is turned, degrees, clockwise."""
    behind: bool = False
    """Whether it is drawn before the subject, so that the subject covers it."""


class Rig(Protocol):
    """A jointed subject. Drawing is a pure function of its arguments."""

    @property
    def height_m(self) -> float:
        """How tall it is in life, metres, in the resting pose."""

    @property
    def habitat(self) -> Habitat:
        """Where it belongs."""

    @property
    def grips(self) -> Mapping[str, complex]:
        """The points by which it is fixed to others' anchors; see ``grip``."""

    @property
    def aspect(self) -> float:
        """Width / height of its bounding box in the resting pose."""

    @property
    def actions(self) -> tuple[str, ...]:
        """What it can do; the first is what it does when asked for anything else."""

    @property
    def look(self) -> Look:
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

    def draw_grasp(
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
        """Draw again what is before a thing in its hand, after that was drawn; see ``draw``."""

    def ground_speed_px_s(self, *, height_px: float, action: str) -> float:
        """How fast the ground passes under it, pixels a second; 0 when it stays in its place."""

    def focus(self, *, t_s: float, height_px: float, action: str, seed: int) -> complex | None:
        """Where the thing it plays with should be, pixels from its origin; None for nothing."""

    def extent_px(self, *, height_px: float) -> tuple[float, float, float, float]:
        """Left, top, right, bottom it never leaves in any action, pixels from its origin."""

    def anchors(self, *, t_s: float, action: str, seed: int) -> Mapping[str, Anchor]:
        """Where others can be fixed, by name. A rig gives those it has:

        ``hand``: what is held, where it is held while doing this action (a cup at the mouth while
        drinking, a guitar before the chest while playing); ``head``: the sole of a hat;
        ``eyes``: the middle of glasses; ``neck``: of a scarf or tie; ``back``: of a backpack;
        ``pelvis``: what sits down on a ``seat``; ``feet``: what is stood on (a board);
        ``seat``: where a rider or a sitter sits; ``top``: where things stand on it or lie on it;
        ``inside``: where somebody in it would stand; ``vessel``: where stems go in; ``mouth``.
        """

    def grip(self, anchor: str) -> complex:
        """The point of this subject that comes to lie on another's ``anchor``, body units:
        a cup's handle for ``hand``, a person's pelvis for ``seat``, its foot (0) for ``top``."""


class Handless:
    """What has no hand to hold anything with."""

    def draw_grasp(
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
        """See ``Rig.draw_grasp``: it has no hand."""


class Placid(Handless):
    """What rigs share that stay in their place and play with nothing."""

    box: Box
    """How far it reaches in any action."""
    height_m: float = 0.5
    habitat: Habitat = Habitat.GROUND
    grips: Mapping[str, complex] = MappingProxyType({})

    def anchors(
        self,
        *,
        t_s: float,  # noqa: ARG002
        action: str,  # noqa: ARG002
        seed: int,  # noqa: ARG002
    ) -> Mapping[str, Anchor]:
        """See ``Rig.anchors``: others can be put on top of it."""
        return {"top": Anchor(complex(0, -92))}

    def grip(self, anchor: str) -> complex:
        """See ``Rig.grip``: unless told otherwise it stands on its origin."""
        return self.grips.get(anchor, 0j)

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
