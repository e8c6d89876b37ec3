"""What makes one four-legged kind differ from another, as data: proportions, head, markings.

Outlines are points in design units around the middle of the skull, nose to the right. It knows
nothing of how they are drawn.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from ..canvas import Colour
from .bones import turned
from .rig import Look
from .skeleton import Build

__all__ = ["Breed", "EarKind", "Head", "Horn", "Mane", "Pattern", "grazing", "shaped"]

EarKind = Literal["pointed", "round", "hanging", "flap"]
"""Upright, a disc, over the cheek, an elephant's."""
Mane = Literal["", "hair", "bristle", "lion"]
"""None, a horse's, a zebra's, a ring round the face."""
Pattern = Literal[
    "tabby",
    "flecks",
    "tiger",
    "zebra",
    "giraffe",
    "cow",
    "rosettes",
    "wool",
    "spines",
    "ringed tail",
    "blots",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Horn:
    """A horn, an antler's beam or a tusk, near and far alike."""

    points: tuple[complex, ...]
    """Its middle line from the root, in the head's frame."""
    thick: tuple[float, ...]
    colour: Colour
    is_single: bool = False
    """There is only one, in the middle."""
    over: bool = False
    """It is drawn over the head: a tusk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A head seen from the side."""

    skull: tuple[complex, ...]
    """The outline, clockwise from the nape over the brow to the nose and back along the jaw."""
    mask: tuple[complex, ...]
    """The pale part of the face."""
    nose: complex
    nose_size: float
    eye: complex
    eye_size: float
    mouth: tuple[complex, ...]
    """The line of the lips, from the nose backwards."""
    ear: tuple[complex, complex, complex]
    """Back of its root, tip, front of its root."""
    ruff: tuple[complex, ...] = ()
    """Line along which the cheek's fur sticks out; empty for a smooth cheek."""
    whiskers: bool = False
    round_eye: bool = False
    pink_nose: bool = False
    size: float = 1.0
    """Share of the outline's size it is drawn at."""
    ear_kind: EarKind = "pointed"
    flap: tuple[complex, ...] = ()
    """Outline of an ear that is a flap."""
    horns: tuple[Horn, ...] = ()
    trunk: float = 0.0
    """Length of its trunk."""
    snout: bool = False
    """The nose is a pig's disc."""
    patch: bool = False
    """A dark patch round the eye."""
    bandit: bool = False
    """A dark mask across the eyes, as a raccoon's."""
    blaze: bool = False
    """A pale stripe down the forehead to the nose."""
    beard: bool = False
    topknot: bool = False
    """A cap of wool."""
    dark: bool = False
    """The whole face is dark, as many sheep's are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Breed:
    """One kind of animal."""

    build: Build
    head: Head
    look: Look
    torso: tuple[tuple[float, float], ...]
    """Thickness above and below the spine at: tail root, hip, loin, withers, neck, skull."""
    hind: tuple[float, ...]
    """Thickness at hip, knee, hock, ball, toe."""
    front: tuple[float, ...]
    tail: tuple[float, ...]
    """Thickness from root to tip, any number."""
    height_m: float
    stockings: float = 0.0
    """How dark the legs are towards the feet, 0..1; negative: that much paler instead."""
    pale_belly: float = 0.0
    pale_tail: float = 0.0
    """Share of the tail's end that is pale; 0: none, negative: that share is dark instead."""
    ear_tips: float = 0.0
    """How dark the backs of the ears are."""
    patterns: tuple[Pattern, ...] = ()
    mane: Mane = ""
    humps: tuple[tuple[float, float, float], ...] = ()
    """Place along the back (0 hip … 1 withers), height, half width of each."""
    udder: bool = False
    saddle: bool = False
    """A dark band over the shoulders, down to the front legs."""
    is_dark_legged: bool = False
    ruff_chest: bool = False
    bushy: bool = False
    curls: bool = False
    """It sleeps rolled up."""
    haunches: bool = True
    """It sits on its haunches; else it lies down."""
    climbs: bool = False
    wings: Literal["", "bat", "feathers"] = ""

    @property
    def tall(self) -> float:
        """Height of its crown or its back above the ground as it stands, design units."""
        build = self.build
        crown = -(build.shoulder + build.head).imag + 13.0 * self.head.size
        hump = max((high for _, high, _ in self.humps), default=0.0)
        back = max(-build.shoulder.imag, -build.hip.imag) + self.torso[3][0] + hump
        return max(crown, back)

    @property
    def actions(self) -> tuple[str, ...]:
        """What it can do."""
        more = (*(("climb",) if self.climbs else ()), *(("fly",) if self.wings else ()))
        return (
            "idle", "walk", "trot", "run", "jump", "sit", "lie", "sleep", "eat", "drink", "play",
            "swim", "look_up", "call", "stretch", *more,
        )  # fmt: skip


def shaped(head: Head, long: float, tall: float, **changes: object) -> Head:
    """The head with its outlines stretched, and other changes."""

    def pulled(points: tuple[complex, ...]) -> tuple[complex, ...]:
        return tuple(complex(p.real * long, p.imag * tall) for p in points)

    back, tip, front = pulled(head.ear)
    out = replace(
        head, skull=pulled(head.skull), mask=pulled(head.mask), mouth=pulled(head.mouth),
        ruff=pulled(head.ruff), ear=(back, tip, front),
        nose=pulled((head.nose,))[0], eye=pulled((head.eye,))[0],
    )  # fmt: skip
    return replace(out, **changes)  # type: ignore[arg-type]


def grazing(breed: Breed) -> Breed:
    """The breed with the height of its head when it grazes: the lips just touch the ground."""
    build, head = breed.build, breed.head
    if build.graze:
        return breed
    down = max(turned(p * head.size, build.graze_turn).imag for p in head.skull)
    return replace(breed, build=replace(build, graze=down + 1.0))
