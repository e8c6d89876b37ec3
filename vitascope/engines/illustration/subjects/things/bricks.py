"""What buildings and street furniture are put together from: walls, openings, roofs, lamps.

Everything is in body units on a ``Figure``. It knows nothing of which buildings there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import skia

from ...canvas import Colour, alpha, fill, mix, radial, stroke
from ...light import Light
from ...scene import Time
from ..figure import Figure
from ..shapes import oval

__all__ = [
    "arched",
    "door",
    "each",
    "flat",
    "glowing",
    "grid",
    "is_lamplit",
    "lamp",
    "pane",
    "planks",
    "poly",
    "rect",
    "ring",
    "rows",
    "scallops",
    "shingles",
    "solid",
    "swept_roof",
    "trapeze",
]

_LAMPLIT = frozenset({Time.DUSK, Time.SUNSET, Time.BLUE, Time.NIGHT, Time.DEEP})
_DIM: Colour = 0xFF3A2F52
"""What faces away from the light is mixed with this."""


def is_lamplit(light: Light) -> bool:
    """Whether lamps are on."""
    return light.time in _LAMPLIT


# Outlines


def poly(*points: complex) -> skia.Path:
    """A closed shape with straight sides."""
    path = skia.Path()
    path.addPoly([skia.Point(p.real, p.imag) for p in points], True)
    return path


def rect(left: float, top: float, right: float, bottom: float, *, round_by: float = 0) -> skia.Path:
    """A rectangle, its corners rounded if wanted."""
    path = skia.Path()
    path.addRoundRect(skia.Rect.MakeLTRB(left, top, right, bottom), round_by, round_by)
    return path


def trapeze(base: complex, bottom: float, top: float, high: float) -> skia.Path:
    """A shape ``high`` above the middle ``base`` of its foot; half widths below and above."""
    up = complex(0, -high)
    return poly(base - bottom, base - top + up, base + top + up, base + bottom)


def arched(middle: complex, half: float, high: float, *, pointed: float = 0.0) -> skia.Path:
    """An opening with a round top, standing on ``middle``; ``pointed``: how far the top is drawn
    up to a tip."""
    x, y = middle.real, middle.imag
    spring = y - high + half + pointed
    path = skia.Path()
    path.moveTo(x - half, y)
    path.lineTo(x - half, spring)
    if pointed:
        path.quadTo(x - half, spring - half * 0.9, x, y - high)
        path.quadTo(x + half, spring - half * 0.9, x + half, spring)
    else:
        path.arcTo(skia.Rect.MakeLTRB(x - half, y - high, x + half, spring + half), 180, 180, False)
    path.lineTo(x + half, y)
    path.close()
    return path


def ring(middle: complex, outer: float, inner: float) -> skia.Path:
    """A round band."""
    path = skia.Path()
    path.addCircle(middle.real, middle.imag, outer)
    path.addCircle(middle.real, middle.imag, inner)
    path.setFillType(skia.PathFillType.kEvenOdd)
    return path


# Surfaces


def solid(fig: Figure, path: skia.Path, colour: Colour, *, dim: float = 0.0) -> skia.Path:
    """A piece shaded by its own extent; ``dim``: how far it faces away from the light."""
    box = path.getBounds()
    tone = mix(colour, _DIM, dim)
    # A long low piece must not be light at one end and dark at the other.
    spare = max(box.height() * 0.25, box.width() * 0.3)
    half = box.height() / 2 + spare
    middle = complex(box.centerX(), box.centerY())
    way = complex(0.35 * fig.towards_light.real * 2 * half, -half)
    tones = [
        fig.tone(mix(tone, 0xFFFFF0D0, 0.24), 1.0),
        fig.tone(tone, 0.82),
        fig.tone(mix(tone, 0xFFA02C3C, 0.13), 0.34),
    ]
    return fig.part(path, fig.gradient(middle + way, middle - way, tones, at=(0.0, 0.5, 1.0)))


def flat(fig: Figure, path: skia.Path, colour: Colour, amount: float = 0.6) -> skia.Path:
    """A piece of one tone."""
    return fig.part(path, fill(fig.tone(colour, amount)))


def rows(
    fig: Figure,
    within: skia.Path,
    gap: float,
    *,
    colour: Colour = 0xFF4A2A30,
    strength: float = 0.22,
    lean: float = 0.0,
) -> None:
    """Level lines: courses of stone, boards, tiles; ``lean``: how far they rise to the right."""
    box, lines = within.getBounds(), skia.Path()
    y = box.top() + gap
    while y < box.bottom() + abs(lean):
        lines.moveTo(box.left(), y + lean / 2)
        lines.lineTo(box.right(), y - lean / 2)
        y += gap
    fig.mark(lines, stroke(alpha(fig.tone(colour, 0.4), strength), gap * 0.12), within=within)


def planks(
    fig: Figure,
    within: skia.Path,
    gap: float,
    *,
    colour: Colour = 0xFF4A2A30,
    strength: float = 0.25,
) -> None:
    """Upright lines: boards, canvas, fluting."""
    box, lines = within.getBounds(), skia.Path()
    x = box.left() + gap
    while x < box.right():
        lines.moveTo(x, box.top())
        lines.lineTo(x, box.bottom())
        x += gap
    fig.mark(lines, stroke(alpha(fig.tone(colour, 0.4), strength), gap * 0.12), within=within)


def shingles(
    fig: Figure,
    within: skia.Path,
    gap: float,
    *,
    colour: Colour = 0xFF4A2A30,
    strength: float = 0.3,
) -> None:
    """Rows of round tiles, each half a tile aside of the last: bricks and roofs."""
    box, lines = within.getBounds(), skia.Path()
    count = 0
    y = box.top()
    while y < box.bottom():
        x = box.left() - (gap * 0.8 if count % 2 else 0)
        while x < box.right():
            lines.addArc(skia.Rect.MakeXYWH(x, y - gap, gap * 1.6, gap * 2), 15, 150)
            x += gap * 1.6
        y += gap
        count += 1
    fig.mark(lines, stroke(alpha(fig.tone(colour, 0.4), strength), gap * 0.14), within=within)


# Openings


def glowing(fig: Figure, path: skia.Path, colour: Colour = 0xFFFFC25A) -> None:
    """Light from within."""
    box = path.getBounds()
    x, y = box.centerX(), box.centerY() + box.height() * 0.15
    reach = max(box.width(), box.height()) * 0.8
    tones = [mix(colour, 0xFFFFFFE8, 0.75), mix(colour, 0xFFFFF0B0, 0.25), mix(colour, _DIM, 0.18)]
    fig.part(path, radial((x, y), reach, tones, at=(0, 0.55, 1)))


def pane(
    fig: Figure,
    path: skia.Path,
    *,
    frame: Colour | None = 0xFFF4EADC,
    width: float = 0.9,
    bars: tuple[int, int] = (1, 1),
    is_lit: bool = True,
) -> None:
    """A window: sky in it by day, lamplight after dusk. ``bars``: upright and level ones."""
    box = path.getBounds()
    if is_lit and is_lamplit(fig.light):
        glowing(fig, path)
    else:
        sky = [fig.tone(0xFFBFE0EC, 0.85), fig.tone(0xFF5C86A6, 0.5)]
        corner = complex(box.left(), box.top()), complex(box.right(), box.bottom())
        fig.part(path, fig.gradient(*corner, sky))
    if frame is None:
        return
    lines = skia.Path(path)
    for k in range(bars[0]):
        x = box.left() + box.width() * (k + 1) / (bars[0] + 1)
        lines.moveTo(x, box.top())
        lines.lineTo(x, box.bottom())
    for k in range(bars[1]):
        y = box.top() + box.height() * (k + 1) / (bars[1] + 1)
        lines.moveTo(box.left(), y)
        lines.lineTo(box.right(), y)
    fig.line(lines, frame, width, amount=0.7)


def grid(
    fig: Figure,
    box: tuple[float, float, float, float],
    count: tuple[int, int],
    *,
    size: tuple[float, float] = (0.55, 0.6),
    frame: Colour | None = None,
    dark_share: int = 3,
    seed: int = 0,
) -> None:
    """Windows in columns and rows. ``size``: share of a cell; every ``dark_share``-th is unlit."""
    left, top, right, bottom = box
    wide, tall = (right - left) / count[0], (bottom - top) / count[1]
    for i in range(count[0]):
        for j in range(count[1]):
            x, y = left + (i + 0.5) * wide, top + (j + 0.5) * tall
            half, up = wide * size[0] / 2, tall * size[1] / 2
            is_lit = (i * 7 + j * 5 + seed + (i * j) % 4) % dark_share != 0
            opening = rect(x - half, y - up, x + half, y + up)
            pane(fig, opening, frame=frame, width=half * 0.16, is_lit=is_lit)


def door(fig: Figure, path: skia.Path, colour: Colour, *, knob: bool = True) -> None:
    """A door of boards, or one leaf of it."""
    solid(fig, path, colour)
    box = path.getBounds()
    planks(fig, path, box.width() / 4, strength=0.35)
    fig.line(path, mix(colour, 0xFF2A1A20, 0.5), box.width() * 0.06)
    if knob:
        at = complex(box.left() + box.width() * 0.8, box.top() + box.height() * 0.56)
        flat(fig, oval(at, box.width() * 0.07, box.width() * 0.07), 0xFFF2C65A, 1.0)


def lamp(fig: Figure, at: complex, radius: float, colour: Colour = 0xFFFFD98A) -> None:
    """A lamp's bulb with its halo; without light by day."""
    if not is_lamplit(fig.light):
        flat(fig, oval(at, radius, radius), mix(colour, 0xFFFFFFFF, 0.5), 0.9)
        return
    halo = radius * 4.5
    tones = [alpha(colour, 0.6), alpha(colour, 0.18), alpha(colour, 0.0)]
    paint = radial((at.real, at.imag), halo, tones, at=(0, 0.35, 1))
    fig.detail(oval(at, halo, halo), paint)
    fig.detail(oval(at, radius, radius), fill(mix(colour, 0xFFFFFFFF, 0.7)))


# Roofs


def swept_roof(
    fig: Figure,
    middle: complex,
    half: float,
    high: float,
    colour: Colour,
    *,
    ridge: float = 0.45,
    lift: float = 0.32,
    trim: Colour = 0xFFC9503A,
) -> skia.Path:
    """A curved roof of the East whose eaves turn up at the corners.

    Args:
        fig: where.
        middle: the middle of its eaves.
        half: half its width at the eaves.
        high: from the eaves to the ridge.
        colour: its tiles.
        ridge: the ridge's length against the eaves'.
        lift: how far the corners turn up, shares of the height.
        trim: the beam under the eaves.
    """
    x, y = middle.real, middle.imag
    top, tip = half * ridge, y - high * lift
    path = skia.Path()
    path.moveTo(x - top, y - high)
    path.cubicTo(x - top * 1.1, y - high * 0.35, x - half * 0.72, y - high * 0.1, x - half, tip)
    path.cubicTo(x - half * 0.92, y - high * 0.02, x - half * 0.75, y, x - half * 0.55, y)
    path.lineTo(x + half * 0.55, y)
    path.cubicTo(x + half * 0.75, y, x + half * 0.92, y - high * 0.02, x + half, tip)
    path.cubicTo(x + half * 0.72, y - high * 0.1, x + top * 1.1, y - high * 0.35, x + top, y - high)
    path.close()
    solid(fig, rect(x - half * 0.72, y - high * 0.12, x + half * 0.72, y + high * 0.1), trim)
    solid(fig, path, colour)
    ribs = skia.Path()
    for k in range(-7, 8):
        u = k / 7
        ribs.moveTo(x + u * top, y - high)
        ribs.quadTo(x + u * top * 1.25, y - high * 0.3, x + u * half * 0.9, y)
    dark = alpha(fig.tone(mix(colour, 0xFF101018, 0.6), 0.4), 0.5)
    fig.mark(ribs, stroke(dark, half * 0.018), within=path)
    solid(
        fig,
        rect(x - top - high * 0.06, y - high * 1.1, x + top + high * 0.06, y - high * 0.93),
        mix(colour, 0xFF101018, 0.25),
    )
    eaves = skia.Path()
    eaves.moveTo(x - half, tip)
    eaves.cubicTo(x - half * 0.92, y - high * 0.02, x - half * 0.75, y, x - half * 0.55, y)
    eaves.lineTo(x + half * 0.55, y)
    eaves.cubicTo(x + half * 0.75, y, x + half * 0.92, y - high * 0.02, x + half, tip)
    fig.line(eaves, mix(colour, 0xFFFFE8B0, 0.35), max(0.5, half * 0.022), amount=0.8)
    return path


def scallops(
    fig: Figure,
    box: tuple[float, float, float, float],
    colours: Sequence[Colour],
    *,
    count: int = 8,
    flare: float = 0.0,
) -> None:
    """A striped awning with a scalloped hem; ``flare``: how much wider the hem is on each side."""
    left, top, right, bottom = box
    hem = (bottom - top) * 0.22
    for k in range(count):
        a, b = k / count, (k + 1) / count
        x0, x1 = left + (right - left) * a, left + (right - left) * b
        low_left, low_right = left - flare, right + flare
        y0, y1 = low_left + (low_right - low_left) * a, low_left + (low_right - low_left) * b
        strip = poly(
            complex(x0, top), complex(x1, top), complex(y1, bottom - hem), complex(y0, bottom - hem)
        )
        tab = oval(complex((y0 + y1) / 2, bottom - hem), (y1 - y0) / 2, hem)
        colour = colours[k % len(colours)]
        solid(fig, tab, colour, dim=0.08)
        solid(fig, strip, colour)


def each(paths: Iterable[skia.Path]) -> skia.Path:
    """Several outlines as one."""
    whole = skia.Path()
    for path in paths:
        whole.addPath(path)
    return whole
