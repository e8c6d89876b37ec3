"""Simple solids for things: boxes seen from a little to the right and above, turned vessels, rims.

Coordinates are body units, y down. It knows nothing of what the solids are parts of.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin

import skia

from ...canvas import Colour, alpha, fill, mix, radial, stroke
from ..figure import Coat, Figure
from ..shapes import curve, oval, spline, tube

__all__ = [
    "DEPTH",
    "bar",
    "cuboid",
    "gloss",
    "hoop",
    "joined",
    "knob",
    "lip",
    "poly",
    "rect",
    "round_coat",
    "slab",
    "sphere",
    "turned",
    "vessel",
]

DEPTH = 14 - 8j
"""How far and where the back edge of a box lies from its front edge."""
_SHADE: Colour = 0xFF2A1830


def poly(points: Sequence[complex]) -> skia.Path:
    """A shape with straight edges."""
    path = skia.Path()
    path.addPoly([skia.Point(p.real, p.imag) for p in points], True)
    return path


def rect(left: float, top: float, right: float, bottom: float, *, corner: float = 0.0) -> skia.Path:
    """An upright rectangle, its corners rounded."""
    path = skia.Path()
    path.addRoundRect(skia.Rect.MakeLTRB(left, top, right, bottom), corner, corner)
    return path


def bar(start: complex, end: complex, half: float, *, end_half: float | None = None) -> skia.Path:
    """A straight rod with round ends."""
    return tube([start, end], [half, half if end_half is None else end_half])


def joined(paths: Sequence[skia.Path]) -> skia.Path:
    """Several shapes as one."""
    path = skia.Path()
    for each in paths:
        path.addPath(each)
    return path


def turned(
    profile: Sequence[tuple[float, float]], *, x: float = 0.0, tilt: float = 0.12
) -> skia.Path:
    """The outline of a solid made on a lathe, seen from a little above.

    Args:
        profile: height (y) and half width from the top to the foot; a point given twice is a
            sharp edge.
        x: where its axis stands.
        tilt: how round its ends look: height of their ellipse / width.
    """
    side = spline([complex(half, y) for y, half in profile], 6)
    (top, top_half), (foot, foot_half) = profile[0], profile[-1]
    turns = [pi * k / 16 for k in range(1, 16)]
    right = [p + x for p in side]
    left = [complex(x - p.real, p.imag) for p in reversed(side)]
    below = [complex(x + foot_half * cos(a), foot + tilt * foot_half * sin(a)) for a in turns]
    above = [complex(x - top_half * cos(a), top - tilt * top_half * sin(a)) for a in turns]
    return poly([*right, *below, *left, *above])


def hoop(y: float, half: float, *, tilt: float = 0.16) -> skia.Path:
    """The front half of a ring round a turned body: an open line, to be stroked."""
    return curve(
        [complex(-half * cos(pi * k / 12), y + tilt * half * sin(pi * k / 12)) for k in range(13)]
    )


def round_coat(fig: Figure, colour: Colour, left: float, right: float) -> Coat:
    """The paint of an upright round body: bright towards the lamp, dark on the far side."""
    bright = fig.tone(mix(colour, 0xFFFFF4DC, 0.4), 1.0)
    stops = [
        fig.tone(mix(colour, _SHADE, 0.1), 0.6),
        bright,
        fig.tone(colour, 0.85),
        fig.tone(mix(colour, _SHADE, 0.22), 0.45),
        fig.tone(mix(colour, _SHADE, 0.1), 0.6),
    ]
    start, end = complex(left), complex(right)
    if fig.towards_light.real > 0:
        start, end = end, start
    return fig.gradient(start, end, stops, at=(0.0, 0.24, 0.5, 0.86, 1.0))


def sphere(
    fig: Figure, path: skia.Path, colour: Colour, centre: complex, radius: float
) -> skia.Path:
    """Draw a round thing: bright where it faces the lamp, warm dark below."""
    lamp = centre + complex(
        0.36 * radius * (1 if fig.towards_light.real > 0 else -1), -0.42 * radius
    )
    stops = [
        fig.tone(mix(colour, 0xFFFFF6D8, 0.42), 1.0),
        fig.tone(colour, 0.9),
        fig.tone(mix(colour, 0xFF7A1838, 0.2), 0.55),
        fig.tone(mix(colour, 0xFF4A1038, 0.4), 0.35),
    ]
    return fig.part(path, radial((lamp.real, lamp.imag), radius * 1.65, stops, at=(0, 0.4, 0.8, 1)))


def gloss(
    fig: Figure,
    within: skia.Path,
    centre: complex,
    rx: float,
    ry: float,
    *,
    tilt: float = 0.0,
    strength: float = 0.5,
    soft: float = 1.2,
) -> None:
    """A soft bright spot on something smooth."""
    white = alpha(fig.tone(0xFFFFFFFF, 1.0), strength)
    fig.mark(oval(centre, rx, ry, tilt=tilt), fill(white), within=within, soft=soft)


def cuboid(
    fig: Figure,
    colour: Colour,
    left: float,
    top: float,
    right: float,
    bottom: float,
    *,
    depth: complex = DEPTH,
    corner: float = 1.0,
) -> skia.Path:
    """A box: its front at the given edges, its top and right side behind it. Gives the front."""
    a, b, c = complex(left, top), complex(right, top), complex(right, bottom)
    light_top = mix(colour, 0xFFFFF4E0, 0.22)
    side = mix(colour, _SHADE, 0.32)
    fig.part(
        poly([b - 1, b + depth, c + depth, c - 1]), fig.coat(side, top=top, bottom=bottom + 20)
    )
    fig.part(
        poly([a, a + depth, b + depth, b]),
        fig.gradient(a, b + depth, [fig.tone(light_top, 0.85), fig.tone(light_top, 1.0)]),
    )
    front = rect(left, top, right, bottom, corner=corner)
    fig.part(front, fig.coat(colour, top=top - 10, bottom=bottom + 10))
    edge = stroke(alpha(fig.tone(light_top, 1.0), 0.55), 0.7)
    fig.mark(bar(a + 1, b - 1, 0.1), edge, within=front)
    return front


def slab(fig: Figure, colour: Colour, corners: Sequence[complex], thick: float) -> skia.Path:
    """A flat board seen from above: four corners (far left, far right, near right, near left)
    and its thickness below its near edges. Gives the upper face."""
    far_left, far_right, right, left = corners
    down = complex(0, thick)
    dark = mix(colour, _SHADE, 0.3)
    edge = poly([left, right, far_right, far_right + down, right + down, left + down])
    fig.part(edge, fig.coat(dark, top=right.imag - 10, bottom=right.imag + thick + 8))
    face = poly([far_left, far_right, right, left])
    lit = [fig.tone(colour, 0.75), fig.tone(mix(colour, 0xFFFFF4E0, 0.2), 1.0)]
    fig.part(face, fig.gradient(left, far_right, lit))
    return face


def lip(
    fig: Figure,
    colour: Colour,
    centre: complex,
    rx: float,
    ry: float,
    *,
    inner: Colour,
    wall: float = 1.8,
) -> skia.Path:
    """The open mouth of a vessel: its rim, and what is seen in it. Gives the opening."""
    fig.part(oval(centre, rx, ry), fill(fig.tone(mix(colour, 0xFFFFFFFF, 0.3), 0.95)))
    opening = oval(centre + 0.3j * wall, rx - wall, max(0.5, ry - 0.6 * wall))
    dark = fig.tone(mix(inner, _SHADE, 0.3), 0.5)
    fig.part(
        opening,
        fig.gradient(centre - 1j * ry, centre + 1j * ry, [dark, fig.tone(inner, 0.9)]),
    )
    return opening


def vessel(
    fig: Figure,
    colour: Colour,
    profile: Sequence[tuple[float, float]],
    *,
    x: float = 0.0,
    tilt: float = 0.12,
) -> skia.Path:
    """A turned body, shaded round and a little darker at its foot. Gives its outline."""
    path = turned(profile, x=x, tilt=tilt)
    half = max(h for _, h in profile)
    top, foot = profile[0][0], profile[-1][0]
    fig.part(path, round_coat(fig, colour, x - half, x + half))
    dark = alpha(fig.shadow_colour, 0.35)
    fade = fig.gradient(
        complex(0, top + 0.45 * (foot - top)), complex(0, foot), [dark & 0xFFFFFF, dark]
    )
    fig.mark(path, fade, within=path)
    return path


def knob(fig: Figure, colour: Colour, at: complex, radius: float) -> None:
    """A small round handle with the shade below it."""
    fig.shade(oval(at + complex(0, radius * 0.7), radius, radius), soft=1.0, strength=0.5)
    sphere(fig, oval(at, radius, radius), colour, at, radius)
