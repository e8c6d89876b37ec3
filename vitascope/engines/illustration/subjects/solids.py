"""Plain solids that made things are put together from: plates, rods, discs, panes of glass.

Each is painted with a coat fitted to its own height. It knows nothing of what they become.
"""

from __future__ import annotations

from cmath import exp as cexp
from collections.abc import Sequence
from math import pi

import skia

from ..canvas import Colour, alpha, fill, mix, stroke
from .figure import Figure
from .lamplight import shine
from .shapes import oval, tube

__all__ = [
    "GOLD",
    "STEEL",
    "WOOD",
    "arc",
    "cut",
    "disc",
    "flat",
    "glint",
    "line",
    "pane",
    "poly",
    "ring",
    "rod",
    "seam",
    "slab",
    "solid",
    "star",
]

STEEL: Colour = 0xFFC5CBD6
WOOD: Colour = 0xFFB57A45
GOLD: Colour = 0xFFF0BE4A


# Outlines


def poly(points: Sequence[complex], *, soft: float = 0.0) -> skia.Path:
    """Straight lines through the points, closed; corners rounded by ``soft`` units."""
    path = skia.Path()
    if soft <= 0:
        path.addPoly([skia.Point(p.real, p.imag) for p in points], True)
        return path
    for i, here in enumerate(points):
        before, after = points[i - 1], points[(i + 1) % len(points)]
        start = here + _shortened(before - here, soft)
        end = here + _shortened(after - here, soft)
        if i == 0:
            path.moveTo(start.real, start.imag)
        else:
            path.lineTo(start.real, start.imag)
        path.quadTo(here.real, here.imag, end.real, end.imag)
    path.close()
    return path


def _shortened(way: complex, most: float) -> complex:
    length = abs(way)
    return way * (min(most, 0.48 * length) / length) if length else 0j


def slab(left: float, top: float, right: float, bottom: float, soft: float = 0.0) -> skia.Path:
    """An upright rectangle, its corners rounded by ``soft`` units."""
    path = skia.Path()
    path.addRoundRect(skia.Rect.MakeLTRB(left, top, right, bottom), soft, soft)
    return path


def arc(centre: complex, rx: float, ry: float, start: float, sweep: float) -> skia.Path:
    """An open piece of an ellipse; degrees, 0 = right, clockwise."""
    path = skia.Path()
    oblong = skia.Rect.MakeLTRB(
        centre.real - rx, centre.imag - ry, centre.real + rx, centre.imag + ry
    )
    path.addArc(oblong, start, sweep)
    return path


def star(centre: complex, outer: float, inner: float, tips: int = 5) -> skia.Path:
    """A star with one tip up."""
    turns = [cexp(1j * pi * (k / tips - 0.5)) for k in range(2 * tips)]
    return poly([centre + t * (inner if k % 2 else outer) for k, t in enumerate(turns)])


def cut(path: skia.Path, *holes: skia.Path) -> skia.Path:
    """The shape without its holes."""
    for hole in holes:
        path = skia.Op(path, hole, skia.PathOp.kDifference_PathOp)
    return path


# Painted pieces


def solid(fig: Figure, path: skia.Path, colour: Colour, *, opacity: float = 1.0) -> skia.Path:
    """A shaded piece; its light and shade run over its own height."""
    bounds = path.getBounds()
    spare = 0.25 * (bounds.fBottom - bounds.fTop)
    coat = fig.coat(colour, top=bounds.fTop - spare, bottom=bounds.fBottom + spare, opacity=opacity)
    return fig.part(path, coat)


def flat(
    fig: Figure, path: skia.Path, colour: Colour, amount: float = 0.7, *, opacity: float = 1.0
) -> skia.Path:
    """A piece of one tone."""
    return fig.part(path, fill(alpha(fig.tone(colour, amount), opacity)))


def rod(
    fig: Figure, points: Sequence[complex], thick: float | Sequence[float], colour: Colour
) -> skia.Path:
    """A round bar along the points; ``thick``: its radius, or one for each point."""
    radii = [thick] * len(points) if isinstance(thick, (int, float)) else list(thick)
    return solid(fig, tube(points, radii), colour)


def disc(fig: Figure, at: complex, radius: float, colour: Colour) -> skia.Path:
    """A shaded round."""
    return solid(fig, oval(at, radius, radius), colour)


def ring(fig: Figure, at: complex, radius: float, width: float, colour: Colour) -> None:
    """A thin round line."""
    fig.detail(oval(at, radius, radius), stroke(fig.tone(colour, 0.6), width))


def line(
    fig: Figure,
    points: Sequence[complex],
    width: float,
    colour: Colour,
    *,
    amount: float = 0.6,
    opacity: float = 1.0,
) -> None:
    """A thin straight line through the points: a spoke, a string."""
    path = skia.Path()
    path.addPoly([skia.Point(p.real, p.imag) for p in points], False)
    fig.detail(path, stroke(alpha(fig.tone(colour, amount), opacity), width))


def seam(
    fig: Figure,
    points: Sequence[complex],
    width: float,
    colour: Colour,
    *,
    within: skia.Path,
    opacity: float = 0.5,
) -> None:
    """A line drawn on a piece, never outside it."""
    path = skia.Path()
    path.addPoly([skia.Point(p.real, p.imag) for p in points], False)
    fig.mark(path, stroke(alpha(fig.tone(colour, 0.5), opacity), width), within=within)


def pane(
    fig: Figure,
    path: skia.Path,
    *,
    opacity: float = 0.36,
    tint: Colour = 0xFF8FC0D8,
    is_lit: bool = False,
) -> skia.Path:
    """Glass one can see through, with a gleam across it.

    Args:
        opacity: 0 clear … 1 nothing to be seen through it.
        tint: the colour of the glass.
        is_lit: whether there is lamplight behind it, when it is dark.
    """
    bounds = path.getBounds()
    start, end = complex(bounds.fLeft, bounds.fTop), complex(bounds.fRight, bounds.fBottom)
    lamplight = shine(fig.light) if is_lit else 0.0
    shades = [
        alpha(fig.tone(mix(tint, 0xFFFFFFFF, 0.65), 0.95), opacity),
        alpha(fig.tone(tint, 0.6), opacity),
    ]
    fig.part(path, fig.gradient(start, end, shades))
    if lamplight:
        warm = [alpha(0xFFFFF0B4, 0.66 * lamplight), alpha(0xFFFFC860, 0.6 * lamplight)]
        fig.part(path, fig.gradient(start, end, warm))
    wide, tall = (end - start).real, (end - start).imag
    x = start.real + 0.3 * wide
    slant = [
        complex(x, end.imag), complex(x + 0.16 * wide, end.imag),
        complex(x + 0.16 * wide + 0.4 * tall, start.imag), complex(x + 0.4 * tall, start.imag),
    ]  # fmt: skip
    fig.mark(poly(slant), fill(0x48FFFFFF), within=path)
    return path


def glint(fig: Figure, path: skia.Path, within: skia.Path, strength: float = 0.4) -> None:
    """A gleam on a polished surface."""
    fig.mark(path, fill(alpha(fig.tone(0xFFFFFFFF, 1.0), strength)), within=within)
