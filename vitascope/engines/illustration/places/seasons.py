"""What the season does to plants and ground: leaf and grass colours, blossoms, snow.

Colours are daylight ones: the light comes later. Knows nothing of shapes.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..canvas import Colour, mix
from ..scene import Scene, Season, Weather

__all__ = ["blossoms_of", "grass_of", "is_snowy", "leaf_of", "season_of"]

_AUTUMN_LEAVES = (0xFFE8902E, 0xFFD0502C, 0xFFEDB83C, 0xFFC23A2E, 0xFFE0702A)
_SPRING_BLOSSOMS = (0xFFFFB7CF, 0xFFFFDCE8, 0xFFFFFFFF)
_SNOW = (0xFFA4BADA, 0xFFE4EBF6)
"""Dimmer than snow is: sunlit ground as white as that would be a blank sheet on the screen."""


def season_of(scene: Scene) -> Season:
    """The scene's season; features tell it where the prompt does not name one."""
    if scene.season is not None:
        return scene.season
    if scene.has("snowy") or scene.weather is Weather.SNOW:
        return Season.WINTER
    if scene.has("leaves") or scene.has("autumn"):
        return Season.AUTUMN
    if scene.has("cherry") or scene.has("blossoms") or scene.has("petals"):
        return Season.SPRING
    return Season.SUMMER


def is_snowy(scene: Scene) -> bool:
    """Whether snow lies on the ground where it can."""
    return scene.has("snowy") or season_of(scene) is Season.WINTER


def leaf_of(scene: Scene, green: Colour, number: int = 0) -> Colour:
    """The colour of a crown.

    Args:
        scene: tells the season.
        green: its summer colour.
        number: the how-manieth tree: neighbours turn differently.
    """
    match season_of(scene):
        case Season.SPRING:
            return mix(green, 0xFFB6E06A, 0.5)
        case Season.AUTUMN:
            return _AUTUMN_LEAVES[number % len(_AUTUMN_LEAVES)]
        case Season.WINTER:
            return mix(green, 0xFF8A8F90, 0.6)
        case _:
            return green


def grass_of(scene: Scene, green: tuple[Colour, Colour]) -> tuple[Colour, Colour]:
    """The colours of grass, root and tip; in winter those of the snow that covers it."""
    if is_snowy(scene):
        return _SNOW
    match season_of(scene):
        case Season.SPRING:
            return mix(green[0], 0xFF6FB040, 0.4), mix(green[1], 0xFFC2E86A, 0.5)
        case Season.AUTUMN:
            return mix(green[0], 0xFF8E6A2C, 0.75), mix(green[1], 0xFFE6B450, 0.8)
        case _:
            return green


def blossoms_of(scene: Scene) -> Sequence[Colour]:
    """The colours of blossoms on trees and bushes; none out of spring."""
    return _SPRING_BLOSSOMS if season_of(scene) is Season.SPRING else ()
