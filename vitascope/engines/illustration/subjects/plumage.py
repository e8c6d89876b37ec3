"""What makes one bird differ from another, as data: body, neck, beak, legs, tail, wings, colours.

Lengths are design units, facing right, y down; the hip is the origin of body points. It knows
nothing of how they are drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..canvas import Colour
from .rig import Habitat, Look

__all__ = ["Beak", "Plumage", "Tail"]

Beak = Literal["short", "hook", "parrot", "flat", "long", "bent", "cone", "toucan"]
Tail = Literal["short", "long", "sickle", "fan", "fork", "plume", "stub"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plumage:
    """One kind of bird."""

    look: Look
    """base: the body; pale: breast and belly; dark: wings' tips and other marks; accent: beak and
    legs."""
    height_m: float
    length: float
    """Half the body's length."""
    deep: float
    """Half its depth."""
    tilt: float
    """How far its breast is raised when it stands, degrees."""
    neck: tuple[complex, ...]
    """From the root of the neck on the breast over any bends to the middle of the head."""
    neck_thick: tuple[float, ...]
    """At the root, then at every point of the neck."""
    head: float
    """Radius."""
    beak: Beak = "short"
    beak_length: float = 1.0
    beak_colour: Colour | None = None
    """None: the accent."""
    leg: float = 14.0
    leg_thick: float = 1.5
    leg_colour: Colour | None = None
    thigh: float = 0.0
    """How far a feathered thigh covers the leg, 0..1."""
    webbed: bool = False
    tail: Tail = "short"
    tail_length: float = 14.0
    tail_colour: Colour | None = None
    wing_colour: Colour | None = None
    """None: the base, a little darker."""
    wing_span: float = 1.0
    wing_tip: Colour | None = None
    wing_bar: Colour | None = None
    head_colour: Colour | None = None
    cap: Colour | None = None
    """A cap on its crown."""
    collar: Colour | None = None
    breast: Colour | None = None
    """A breast of another colour than the belly."""
    pale_belly: float = 0.0
    """Share of the body's depth that is pale from below."""
    comb: float = 0.0
    """Size of a cock's comb and wattle."""
    crest: bool = False
    tufts: bool = False
    """It has an owl's face."""
    cheek: Colour | None = None
    eye: float = 2.4
    beats_s: float = 0.62
    """Time of one beat of the wings."""
    glides: bool = False
    """It sails more than it beats."""
    hovers: bool = False
    """It stands in the air, its body upright."""
    swims: bool = False
    flies: bool = True
    habitat: Habitat = Habitat.GROUND
    tucks_neck: bool = False
    """In flight its neck is drawn in."""
    flippers: bool = False
    """Its wings hang down and are stiff: a penguin's."""
    seat: bool = False
