"""Hair: what hangs behind the head and what lies on it, from the side and from the front.

Frame: the head's, its middle at 0. It knows nothing of the body.
"""

from __future__ import annotations

from math import cos, radians, sin

import skia

from ...canvas import Colour, alpha, fill, mix
from ..bones import turned
from ..figure import Figure
from ..motion import drift, wave
from ..shapes import oval, still_closed, still_tube, tube
from .kind import Hair, Mood

__all__ = ["hair_behind", "hair_behind_front", "hair_on_top", "hair_on_top_front"]


def _sway(t_s: float, seed: int) -> float:
    return 1.3 * drift(t_s, seed=seed + 11, rate_hz=0.5) + 0.5 * wave(t_s, 2.9)


def _hang(points: list[complex], mood: Mood) -> list[complex]:
    """Points of a strand: it hangs straight down however the head is bowed, and flies up."""
    last = len(points) - 1
    out = []
    for i, point in enumerate(points):
        loose = i / last
        moved = point + complex(-mood.swing, -mood.drop) * loose * loose
        out.append(points[0] + turned(moved - points[0], -mood.turn * 0.95 * loose**0.6))
    return out


def hair_behind(
    fig: Figure, hair: Hair, colour: Colour, mood: Mood, *, t_s: float, seed: int
) -> None:
    """The hair at the back of the head seen from the side; drawn before the body."""
    sway = _sway(t_s, seed)
    paint = fig.coat(colour, top=-18, bottom=34)
    if hair == "long":
        ends = [-4 - 4j, -7.6 + 6j, complex(-8.6 + 0.4 * sway, 17), complex(-7.4 + sway, 29)]
        fig.part(tube(_hang(ends, mood), [8.5, 7.6, 6.0, 1.4]), paint)
    elif hair == "bob":
        ends = [-5 - 3j, -8.5 + 6j, complex(-8.5 + 0.4 * sway, 13.5)]
        fig.part(tube(_hang(ends, mood), [9, 8, 4.5]), paint)
    elif hair in ("bun", "updo"):
        fig.part(oval(complex(-11.5, -10.5 + 0.2 * sway), 6.0, 5.6), paint)
    elif hair == "ponytail":
        ends = [-9 - 8j, -16 - 7j, complex(-19 + 0.5 * sway, 4), complex(-17 + sway, 16)]
        fig.part(tube(_hang(ends, mood), [4.0, 4.2, 4.4, 1.0]), paint)
    elif hair == "braids":
        ends = [-6 + 3j, -9 + 12j, complex(-9 + 0.4 * sway, 21), complex(-8 + sway, 28)]
        fig.part(tube(_hang(ends, mood), [3.6, 3.4, 3.0, 1.6]), paint)
    elif hair == "afro":
        fig.part(oval(complex(-2.5, -6), 15.5, 14.5), paint)
    elif hair == "topknot":
        fig.part(tube([-5 - 12j, -7 - 17j, -10 - 20j], [2.6, 3.4, 2.0]), paint)


_CAP_SHORT = (
    9.4 - 6.2j, 8.6 - 11.6j, 2 - 15.4j, -6 - 14j, -11.2 - 7.5j, -10.8 + 0j, -8.2 + 4.8j,
    -6.3 + 1j, -5.4 - 4.5j, -1 - 7.2j, 4 - 6.6j,
)  # fmt: skip
_CAP_FULL = (
    10.7 - 1.6j, 10.4 - 7.0j, 7.2 - 12.2j, 1 - 14.8j, -6 - 13.6j, -11 - 8.2j, -12.2 + 0j,
    -10.4 + 7.5j, -7.8 + 8.5j, -6.3 + 3j, -4.2 - 3.2j, 0.4 - 7.6j, 4.6 - 10.6j, 7.6 - 8.2j,
    9.4 - 5j,
)  # fmt: skip
_CAP_BACK = (
    8 - 9.4j, 5 - 13.4j, -1 - 15j, -7 - 13j, -11.4 - 7.5j, -11.2 + 1j, -8.6 + 6.8j, -6.4 + 2j,
    -5.2 - 4.5j, 0 - 9.2j,
)  # fmt: skip
_SIDES = (-5.6 - 5j, -9.6 - 4j, -11.4 + 0j, -10.2 + 5j, -7.4 + 6.8j, -6 + 2j)


def hair_on_top(
    fig: Figure, hair: Hair, colour: Colour, skin: Colour, face: skia.Path, *, t_s: float, seed: int
) -> None:
    """The hair that frames the face seen from the side, and the ear."""
    paint = fig.coat(colour, top=-19, bottom=18)
    cap: tuple[complex, ...] = _CAP_FULL
    line: tuple[complex, ...] = (-6 + 3j, -3.8 - 2.4j, 0.8 - 6.6j, 4.8 - 9.4j, 9 - 4j)
    if hair in ("short", "spiky", "curly", "afro"):
        cap, line = _CAP_SHORT, (-5.4 - 3.5j, -1 - 6.2j, 4 - 5.6j, 9 - 5.4j)
    elif hair in ("updo", "ponytail", "topknot"):
        cap, line = _CAP_BACK, (-5.4 - 3.5j, -0 - 8.2j, 5 - 9.6j)
    elif hair == "grey_sides":
        cap, line = _SIDES, ()
    if hair != "bald":
        if line:
            fig.mark(
                still_tube(line, (1.3,) * len(line)),
                fill(alpha(fig.tone(mix(skin, 0xFF8A3A30, 0.6), 0.3), 0.4)),
                within=face,
                soft=0.6,
            )
        fig.part(still_closed(cap), paint)
    if hair == "curly" or hair == "afro":
        for k in range(7):
            at = complex(8.5 * cos(radians(200 + 25 * k)) - 1, 9.5 * sin(radians(200 + 25 * k)) - 3)
            fig.part(oval(at, 4.2, 4.0), paint)
    if hair == "spiky":
        for k in range(5):
            root = complex(-8 + 4 * k, -10.5 - 3 * sin(radians(45 * k)))
            tip = complex(-7 + 5 * k, -18.5 - 2 * sin(radians(45 * k)))
            fig.part(tube([root, (root + tip) / 2 - 1, tip], [3.4, 2.6, 0.4]), paint)
    if hair not in ("bald", "grey_sides"):
        shine = fig.tone(mix(colour, 0xFFFFC890, 0.5), 0.9)
        gleam = still_tube((-9.3 - 6.5j, -5.6 - 10.6j, -12.4j), (0.5, 1.5, 0.4))
        fig.mark(gleam, fill(alpha(shine, 0.4)), soft=0.5)
    if hair in ("long", "bob"):
        sway = 0.7 * drift(t_s, seed=seed + 12, rate_hz=0.6)
        end = 17.0 if hair == "long" else 11.0
        fig.part(tube([-7.6 - 3j, -8.0 + 5j, complex(-6.4 + sway, end)], [3.0, 2.6, 0.5]), paint)
    else:
        ear = fig.coat(mix(skin, 0xFFE88A70, 0.15), top=-16, bottom=22)
        fig.part(oval(complex(-6.7, 2.4), 1.9, 2.6), ear)


def hair_behind_front(
    fig: Figure, hair: Hair, colour: Colour, mood: Mood, *, t_s: float, seed: int
) -> None:
    """The hair behind the head seen from the front; drawn before the body."""
    sway = _sway(t_s, seed)
    paint = fig.coat(colour, top=-18, bottom=34)
    lag = -0.6 * mood.swing
    if hair in ("long", "bob"):
        end = 24.0 if hair == "long" else 11.0
        for side in (-1, 1):
            strand = [
                complex(5.0 * side, -6),
                complex(8.5 * side, 5),
                complex((8.0 if hair == "long" else 8.5) * side + 0.5 * sway + lag, end),
            ]
            fig.part(tube(strand, [8.0, 6.4, 2.2 if hair == "long" else 4.0]), paint)
    elif hair == "bun":
        fig.part(oval(complex(0.2 * sway, -16.5), 6.2, 5.6), paint)
    elif hair == "updo":
        fig.part(oval(complex(0, -15.5), 8.5, 5.6), paint)
    elif hair == "ponytail":
        strand = [
            6 - 11j,
            complex(15, -10),
            complex(15 + sway + lag, 4),
            complex(13 + 1.6 * sway + lag, 14),
        ]
        fig.part(tube(strand, [3.4, 4.2, 4.2, 1.0]), paint)
    elif hair == "braids":
        for side in (-1, 1):
            strand = [
                complex(8 * side, 2),
                complex(12 * side, 10),
                complex(12.5 * side + 0.4 * sway + lag, 19),
                complex(12 * side + sway + lag, 26),
            ]
            fig.part(tube(strand, [3.4, 3.4, 3.0, 1.6]), paint)
    elif hair == "afro":
        fig.part(oval(complex(0, -6), 16.5, 14.5), paint)
    elif hair == "topknot":
        fig.part(tube([-13j, 0.4 - 18j, 1.0 - 21j], [2.8, 3.4, 2.0]), paint)


_FRINGE = (
    -9.9 + 1.5j, -10.8 - 5j, -8.6 - 11.4j, -3 - 15j, 3 - 15j, 8.6 - 11.4j, 10.8 - 5j, 9.9 + 1.5j,
    8.6 - 4.4j, 4.6 - 7.4j, 0 - 6.2j, -4.6 - 7.0j, -8.6 - 4.4j,
)  # fmt: skip
_PARTING = (
    -10.0 + 6.5j, -11.4 - 3j, -9.2 - 11j, -3 - 15j, 3 - 15j, 9.2 - 11j, 11.4 - 3j, 10.0 + 6.5j,
    8.8 + 0j, 6.4 - 5.6j, 0 - 11.4j, -6.4 - 5.6j, -8.8 + 0j,
)  # fmt: skip
_SWEPT = (
    -9.8 + 0.5j, -10.8 - 5j, -8.6 - 11.4j, -3 - 15j, 3 - 15j, 8.6 - 11.4j, 10.8 - 5j, 9.8 + 0.5j,
    8.4 - 5.6j, 4.0 - 10.0j, 0 - 10.6j, -4.0 - 10.0j, -8.4 - 5.6j,
)  # fmt: skip
_BACK = (
    -10.6 + 3j, -11.4 - 4j, -9 - 11.4j, -3 - 15j, 3 - 15j, 9 - 11.4j, 11.4 - 4j, 10.6 + 3j,
    7 + 9.6j, 0 + 11.4j, -7 + 9.6j,
)  # fmt: skip


def hair_on_top_front(
    fig: Figure, hair: Hair, colour: Colour, skin: Colour, face: skia.Path, *, back: bool
) -> None:
    """The hair that frames the face seen from the front, or all of it from behind."""
    paint = fig.coat(colour, top=-19, bottom=18)
    if hair == "bald" or (hair == "grey_sides" and not back):
        if hair == "grey_sides":
            for side in (-1, 1):
                fig.part(oval(complex(9.6 * side, -0.5), 2.2, 4.6), paint)
        return
    if back:
        fig.part(still_closed(_BACK), paint)
    else:
        cap = _PARTING if hair in ("long", "bob", "bun", "braids") else _FRINGE
        if hair in ("updo", "ponytail", "topknot"):
            cap = _SWEPT
        shadow = tuple(p + 1.2j for p in cap[8:])
        fig.mark(
            still_tube(shadow, (1.2,) * len(shadow)),
            fill(alpha(fig.tone(mix(skin, 0xFF8A3A30, 0.6), 0.3), 0.35)),
            within=face,
            soft=0.6,
        )
        fig.part(still_closed(cap), paint)
    if hair in ("curly", "afro"):
        for k in range(8):
            at = complex(9.5 * cos(radians(185 + 24 * k)), 9.5 * sin(radians(185 + 24 * k)) - 4)
            fig.part(oval(at, 4.2, 4.0), paint)
    if hair == "spiky":
        for k in range(5):
            root = complex(-7 + 3.5 * k, -12)
            tip = complex(-11 + 5.5 * k, -19 - 2 * sin(radians(45 * k)))
            fig.part(tube([root, (root + tip) / 2, tip], [3.4, 2.6, 0.4]), paint)
    shine = fig.tone(mix(colour, 0xFFFFC890, 0.5), 0.9)
    gleam = still_tube((-8.3 - 7.5j, -5.6 - 11.4j, -1 - 13.2j), (0.5, 1.4, 0.4))
    fig.mark(gleam, fill(alpha(shine, 0.4)), soft=0.5)
