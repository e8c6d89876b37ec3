"""What a room is told by: materials, openings, furnishings, lamps, light. Values only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..canvas import Colour
from .brush import Brush

__all__ = ["Fixture", "Item", "Opening", "Plan", "Skin"]

Skin = tuple[str, Colour]
"""A material, a name in ``surfaces.SURFACES``, and its main colour."""

Fixture = Callable[[Brush], None]
"""Paints something built in; its foot's middle is the origin, in units."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something that stands, lies or hangs in a room."""

    what: str | Fixture
    """A name in ``subjects.SUBJECTS``, or a painter."""
    x: float
    """Across: -1 and 1 are the sides of the picture."""
    size: float = 1.0
    """Its height in units; of a fixture, how many times its own."""
    near: float = 0.0
    """Where its foot is: 0 at the far wall, 1 where the picture ends; over 1 it stands before the
    subjects."""
    up: float = 0.0
    """How far its foot (its middle, if it hangs) is above that, units."""
    flip: bool = False
    colour: str | None = None
    """A colour word."""
    wide: bool = False
    """Whether only a wide picture has room for it."""
    fit: str = ""
    """What of a fixture is stretched as the picture is: ``across`` its width, ``both`` its height
    as the height, ``all`` its height as the width."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A window in the far wall."""

    x: float = 0.0
    wide: float = 0.5
    tall: float = 0.4
    foot: float = 0.24
    """How high its sill is."""
    shape: str = "square"
    """square, arch or round."""
    panes: tuple[int, int] = (2, 2)
    frame: Colour = 0xFFF2ECE2
    curtains: Colour | None = None
    is_bare: bool = False
    """A hole without a frame: a barn's gate."""
    only_wide: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One kind of room."""

    wall: Skin
    floor: Skin = ("floorboards", 0xFFB07A4C)
    sides: Skin | None = None
    """As the far wall, unless told."""
    ceiling: Skin = ("plaster", 0xFFF3EBDD)
    half: float = 0.7
    """Half the far wall's width in a picture of 16:9, units: small ones make deep rooms."""
    high: float = 0.7
    deep: float = 1.3
    """How far the far wall is away: more stretches what is on floor and sides."""
    foot: float = 0.27
    """How far above the picture's end the far wall's foot is, units."""
    openings: tuple[Opening, ...] = ()
    view: str = "street"
    """What is outside: street, garden, sky."""
    items: tuple[Item, ...] = ()
    ribs: tuple[Fixture, ...] = ()
    """Painted on each side wall, laid into perspective: origin its foot at the far wall, x runs
    towards the eye; the left one, then the right one."""
    lamps: str = "none"
    """pendant, panels, bulb, spots or none."""
    mood: str = "home"
    """A name in ``shell.MOODS``."""
    spot: float = 0.66
    """Where subjects stand: as ``Item.near``."""
    size: float = 1.0
    """How large subjects are, against the place's usual."""
