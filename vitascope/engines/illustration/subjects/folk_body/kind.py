"""What one kind of person is, as data, and what a head needs to know of the moment.

It knows nothing of what the person does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from ...canvas import Colour
from ..figure import Figure
from ..rig import Look

__all__ = [
    "Beard",
    "Chest",
    "Hair",
    "HatPainter",
    "HeadPainter",
    "Kind",
    "Lower",
    "Mark",
    "Mood",
    "Sleeve",
    "Wings",
]

Hair = Literal[
    "long", "bob", "bun", "short", "bald", "grey_sides", "ponytail", "braids", "curly", "afro",
    "topknot", "spiky", "updo",
]  # fmt: skip
Lower = Literal["trousers", "shorts", "skirt", "gown", "robe", "tutu", "tail", "bare", "sheet"]
Sleeve = Literal["long", "short", "wide", "bare"]
Beard = Literal["", "full", "long", "moustache", "goatee"]
Wings = Literal["", "feather", "gauze"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mood:
    """What a face shows at a moment."""

    eyes: float = 1.0
    """How open, 0..1."""
    gaze: float = 0.0
    """0 straight ahead … 1 reading."""
    mouth: float = 0.0
    """How open."""
    smile: float = 0.5
    """1 happy … -1 sad."""
    happy: bool = False
    """The eyes are arches."""
    tears: float = -1.0
    """How far a tear has run, 0..1; negative: none."""
    yaw: float = 0.0
    """From the front: how far the face looks aside."""
    swing: float = 0.0
    """How far hair and cloth trail behind, person units."""
    drop: float = 0.0
    """How far they fly up."""
    turn: float = 0.0
    """How far the head is bowed, degrees: hair still hangs straight down."""


HeadPainter = Callable[[Figure, Look, Mood, float, bool], None]
"""Draws a head on a figure: look, mood, moment in seconds, whether it is seen from behind.

The frame is the head's: its middle at 0, facing right, about 24 high, the neck at (-1, 8).
"""


HatPainter = Callable[[Figure, Colour, bool], None]
"""Draws a hat on a figure in its colour; whether it is seen from the front."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of person. In its look ``base`` is the coat, ``pale`` the skin, ``dark`` the hair,
    ``accent`` the trousers or skirt."""

    look: Look
    hair: Hair = "short"
    hat: str = ""
    """Name of a hat."""
    hat_colour: Colour = 0xFF5A4636
    lower: Lower = "trousers"
    lower_is_base: bool = False
    """The lower part is of the coat's colour: a dress, a robe, a suit."""
    sleeve: Sleeve = "long"
    shoes: Colour = 0xFF6A3B2C
    """0 for bare feet."""
    stockings: Colour = 0
    """What legs under a skirt are in; 0 for bare."""
    gloves: Colour = 0
    marks: tuple[tuple[str, Colour], ...] = ()
    """What is on the trunk, by name, with its colour."""
    flap: Colour = 0
    """An apron before the legs; 0 for none."""
    beard: Beard = ""
    has_glasses: bool = False
    has_scarf: bool = False
    cape: Colour = 0
    wings: Wings = ""
    halo: bool = False
    pack: Colour = 0
    """A tank of air on the back; 0 for none."""
    fins: Colour = 0
    """A diver's flippers; 0 for none."""
    face_paint: str = ""
    """Name of what is on the face: "clown", "mask", "old"."""
    grown: float = 1.0
    """Length of trunk and limbs against a grown person's; heads are the same."""
    broad: float = 1.0
    stoop: float = 0.0
    height_m: float = 1.68
    varied: bool = False
    """Skin and hair differ from one to the next."""
    head: HeadPainter | None = None
    """Another head than a person's."""
    fur: Literal["", "base", "dark"] = ""
    """Which colour of the look arms and legs have; nothing for people in clothes."""
    pale_belly: bool = False
    tail: tuple[float, ...] = ()
    """Fur: thickness of the tail from root to tip."""
    tail_length: float = 0.0
    """Person units."""


@dataclass(frozen=True, slots=True)
class Chest:
    """What a mark needs to know of a trunk."""

    length: float
    """From shoulder to hip."""
    half: float
    """Half its width."""
    middle: float
    """Where its front's middle line is: aside when it is seen three-quarter."""
    back: bool = False


Mark = Callable[[Figure, Chest, Colour], None]
"""Draws something on a trunk in its colour, in the trunk's frame."""
