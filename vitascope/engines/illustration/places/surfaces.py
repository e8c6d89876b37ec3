"""What walls, floors and ceilings are made of: flat pieces that a room lays into perspective.

Each painter fills a rectangle from (0, 0) to (wide, tall), in units; on a wall y runs down from
the ceiling, on a floor away from the far wall towards the eye. Knows nothing of rooms.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import skia

from ..canvas import Colour, alpha, blob, fill, mix
from .brush import Brush

__all__ = ["BOOKS", "SURFACES", "Surface", "spines"]

Surface = Callable[[Brush, float, float, Colour], None]
"""Paints ``wide`` × ``tall`` units in a main colour."""

BOOKS = (0xFFB5523C, 0xFF3F6A6E, 0xFFD9B26A, 0xFF6A7A4A, 0xFF7A4A5A, 0xFFE5D8C0, 0xFF4A5A86,
         0xFFC9774F)  # fmt: skip
_DARK = 0xFF2A1810


def _plaster(brush: Brush, wide: float, tall: float, tone: Colour) -> None:
    brush.box((0, 0, wide, tall), tone, high=0.5, low=0.75)


def _stripes(brush: Brush, wide: float, tall: float, tone: Colour) -> None:
    _plaster(brush, wide, tall, tone)
    pale = alpha(brush.tone(mix(tone, 0xFFFFFFFF, 0.35), 0.7), 0.5)
    for i in range(math.ceil(wide / 0.09)):
        brush.flat((i * 0.09, 0, i * 0.09 + 0.04, tall), pale)


def _dots(brush: Brush, wide: float, tall: float, tone: Colour) -> None:
    _plaster(brush, wide, tall, tone)
    pale = fill(alpha(brush.tone(0xFFFFFFFF, 0.8), 0.6))
    for row in range(math.ceil(tall / 0.07)):
        for i in range(math.ceil(wide / 0.12)):
            brush.canvas.drawCircle((i + 0.5 * (row % 2)) * 0.12, row * 0.07, 0.009, pale)


def _panelled(brush: Brush, wide: float, tall: float, tone: Colour) -> None:
    """Plaster above a rail, panels below."""
    _plaster(brush, wide, tall, tone)
    wood, top = mix(tone, 0xFF8A5A3A, 0.75), tall - 0.17
    brush.box((0, top, wide, tall), wood, high=0.75, low=0.4)
    for i in range(math.ceil(wide / 0.15)):
        x = i * 0.15
        brush.box((x + 0.017, top + 0.03, x + 0.133, tall - 0.035), wood, high=0.45, low=0.75)
        brush.box((x + 0.022, top + 0.036, x + 0.128, tall - 0.04), wood, high=0.65, low=0.42)
    brush.box((0, top - 0.012, wide, top + 0.008), mix(wood, 0xFFFFFFFF, 0.2), high=1, low=0.4)
    brush.box((0, tall - 0.02, wide, tall), wood, high=0.8, low=0.3)


def _skirted(brush: Brush, wide: float, tall: float, tone: Colour) -> None:
    """Plaster with a white skirting board."""
    _plaster(brush, wide, tall, tone)
    brush.box((0, tall - 0.03, wide, tall), mix(tone, 0xFFFFFFFF, 0.7), high=0.9, low=0.5)
    brush.shade((0, tall - 0.034, wide, tall - 0.03), 0.2, 0.003)


def _upright_boards(brush: Brush, wide: float, tall: float, tone: Colour) -> None:
    for i in range(math.ceil(wide / 0.085)):
        x, shift = i * 0.085, brush.rng.uniform(-0.1, 0.1)
        brush.box((x, 0, x + 0.085, tall), tone, high=0.5 + shift, low=0.65 + shift)
        brush.line([(x, 0), (x, tall)], alpha(_DARK, 0.35), 0.004)


def _planks(brush: Brush, wide: float, tall: float, tone: Colour) -> None:
    """Boards that lie: a cabin's or a sauna's wall."""
    high = 0.07
    for i in range(math.ceil(tall / high)):
        y, shift = i * high, brush.rng.uniform(-0.08, 0.08)
        brush.box((0, y, wide, y + high), tone, high=0.82 + shift, low=0.42 + shift)
        brush.line([(0, y), (wide, y)], alpha(_DARK, 0.4), 0.004)
        for _ in range(round(wide * 2)):
            x = brush.rng.uniform(0, wide)
            knot = alpha(brush.tone(mix(tone, _DARK, 0.45), 0.4), 0.6)
            brush.canvas.drawOval(skia.Rect.MakeXYWH(x, y + high * 0.4, 0.016, 0.008), fill(knot))


def _brick(brush: Brush, wide: float, tall: float, tone: Colour) -> None:
    brush.box((0, 0, wide, tall), mix(tone, 0xFFD8C8B8, 0.5), high=0.45, low=0.6)
    w, h = 0.092, 0.04
    for row in range(math.ceil(tall / h)):
        for i in range(-1, math.ceil(wide / w)):
            x, y = (i + 0.5 * (row % 2)) * w, row * h
            shade = mix(tone, (_DARK, 0xFFFFC8A0)[brush.rng.integers(2)], brush.rng.uniform(0, 0.2))
            left, right = max(0.0, x + 0.003), min(wide, x + w - 0.003)
            if right > left:
                brush.box((left, y + 0.003, right, y + h - 0.003), shade, high=0.7, low=0.5)


def _tiles(brush: Brush, wide: float, tall: float, tone: Colour) -> None:
    brush.box((0, 0, wide, tall), mix(tone, 0xFF8A98A0, 0.4), high=0.5, low=0.6)
    size = 0.075
    for row in range(math.ceil(tall / size)):
        for i in range(math.ceil(wide / size)):
            x, y, shift = i * size, row * size, brush.rng.uniform(-0.05, 0.05)
            box = (x + 0.002, y + 0.002, min(wide, x + size - 0.002), min(tall, y + size - 0.002))
            brush.box(box, tone, high=0.9 + shift, low=0.62 + shift)


def _half_tiles(brush: Brush, wide: float, tall: float, tone: Colour) -> None:
    """Tiles to the breast, plaster above."""
    _plaster(brush, wide, tall, mix(tone, 0xFFFFFFFF, 0.6))
    top = max(0.0, tall - 0.41)
    with brush.at(0, top):
        _tiles(brush, wide, tall - top, tone)
    brush.box((0, top - 0.012, wide, top + 0.004), mix(tone, 0xFF204050, 0.35))


def _checks(brush: Brush, wide: float, tall: float, tone: Colour) -> None:
    size, pale = 0.13, mix(tone, 0xFFFFF8EC, 0.82)
    for row in range(math.ceil(tall / size)):
        for i in range(math.ceil(wide / size)):
            shade = tone if (row + i) % 2 else pale
            x, y = i * size, row * size
            brush.box((x, y, min(wide, x + size), min(tall, y + size)), shade, high=0.6, low=0.66)


def _floorboards(brush: Brush, wide: float, tall: float, tone: Colour) -> None:
    w = 0.075
    for i in range(math.ceil(wide / w)):
        y = -brush.rng.uniform(0, 0.5)
        while y < tall:
            long, shift = brush.rng.uniform(0.5, 0.9), brush.rng.uniform(-0.09, 0.09)
            box = (i * w, max(0.0, y), min(wide, (i + 1) * w), min(tall, y + long))
            brush.box(box, tone, high=0.58 + shift, low=0.5 + shift)
            y += long
            brush.line([(i * w, y), ((i + 1) * w, y)], alpha(_DARK, 0.3), 0.003)
        brush.line([(i * w, 0), (i * w, tall)], alpha(_DARK, 0.34), 0.003)


def _carpet(brush: Brush, wide: float, tall: float, tone: Colour) -> None:
    brush.box((0, 0, wide, tall), tone, high=0.5, low=0.62)
    dark = fill(alpha(brush.tone(mix(tone, _DARK, 0.35), 0.4), 0.25))
    for _ in range(round(wide * tall * 420)):
        x, y = brush.rng.uniform(0, wide), brush.rng.uniform(0, tall)
        brush.canvas.drawCircle(x, y, 0.004, dark)


def _concrete(brush: Brush, wide: float, tall: float, tone: Colour) -> None:
    brush.box((0, 0, wide, tall), tone, high=0.5, low=0.62)
    for _ in range(round(wide * tall * 14)):
        x, y, r = (brush.rng.uniform(0, n) for n in (wide, tall, 0.12))
        shade = (0xFF302828, 0xFFFFFFFF)[brush.rng.integers(2)]
        brush.canvas.drawOval(
            skia.Rect.MakeXYWH(x - r, y - r * 0.4, 2 * r, r), fill(alpha(shade, 0.05), soft=0.01)
        )
    for i in range(1, math.ceil(wide / 0.42)):
        brush.line([(i * 0.42, 0), (i * 0.42, tall)], alpha(_DARK, 0.16), 0.004)


def _stone(brush: Brush, wide: float, tall: float, tone: Colour) -> None:
    brush.box((0, 0, wide, tall), mix(tone, _DARK, 0.4), high=0.4, low=0.5)
    h = 0.085
    for row in range(math.ceil(tall / h)):
        x = -brush.rng.uniform(0, 0.1)
        while x < wide:
            w, shift = brush.rng.uniform(0.1, 0.2), brush.rng.uniform(-0.12, 0.12)
            box = (
                max(0, x) + 0.004,
                row * h + 0.004,
                min(wide, x + w) - 0.004,
                (row + 1) * h - 0.003,
            )
            if box[2] > box[0]:
                brush.box(box, tone, high=0.75 + shift, low=0.45 + shift, round_=0.01)
            x += w


def _metal(brush: Brush, wide: float, tall: float, tone: Colour) -> None:
    """Corrugated sheet."""
    for i in range(math.ceil(wide / 0.05)):
        brush.box((i * 0.05, 0, i * 0.05 + 0.05, tall), tone, high=0.75, low=0.4, across=True)


def _curtain(brush: Brush, wide: float, tall: float, tone: Colour) -> None:
    x = 0.0
    while x < wide:
        w = brush.rng.uniform(0.05, 0.085)
        brush.tube((x, 0, min(wide, x + w), tall), tone)
        x += w


def spines(brush: Brush, left: float, right: float, foot: float, tall: float) -> None:
    """A row of books on a board."""
    x = left
    while x < right - 0.02:
        wide, high = brush.rng.uniform(0.011, 0.026), tall * brush.rng.uniform(0.7, 1.0)
        if brush.rng.random() < 0.06:
            x += wide * 1.8
            continue
        tone = BOOKS[brush.rng.integers(len(BOOKS))]
        brush.tube((x, foot - high, x + wide, foot), tone, round_=0.002)
        if wide > 0.016:
            gold = alpha(brush.tone(0xFFFFE2A0, 0.8), 0.7)
            brush.flat((x, foot - high * 0.8, x + wide, foot - high * 0.74), gold)
        x += wide + 0.001


def _books(brush: Brush, wide: float, tall: float, tone: Colour) -> None:
    """Bookcases from the floor to the ceiling."""
    brush.box((0, 0, wide, tall), mix(tone, _DARK, 0.55), high=0.4, low=0.4)
    rows = max(2, round(tall / 0.125))
    high, bay = tall / rows, 0.36
    for row in range(rows):
        foot = (row + 1) * high - 0.012
        for i in range(math.ceil(wide / bay)):
            spines(brush, i * bay + 0.02, min(wide, (i + 1) * bay), foot, high - 0.022)
        brush.box((0, foot, wide, foot + 0.014), tone, high=0.95, low=0.4)
        brush.shade((0, foot + 0.014, wide, foot + 0.028), 0.45, 0.004)
    for i in range(math.ceil(wide / bay) + 1):
        brush.box((i * bay - 0.01, 0, i * bay + 0.012, tall), tone, high=0.9, low=0.5, across=True)


def _straw(brush: Brush, wide: float, tall: float, tone: Colour) -> None:
    brush.box((0, 0, wide, tall), tone, high=0.5, low=0.6)
    for _ in range(round(wide * tall * 300)):
        x, y, turn = (
            brush.rng.uniform(0, wide),
            brush.rng.uniform(0, tall),
            brush.rng.uniform(0, 3.1),
        )
        dx, dy = 0.03 * math.cos(turn), 0.03 * math.sin(turn)
        shade = mix(tone, (0xFFFFF0A8, 0xFF7A5A28)[brush.rng.integers(2)], 0.4)
        brush.line([(x, y), (x + dx, y + dy)], brush.tone(shade, 0.7), 0.004)


def _lanes(brush: Brush, wide: float, tall: float, tone: Colour) -> None:
    """Polished bowling lanes with gutters."""
    lanes = 7
    w = wide / lanes
    brush.box((0, 0, wide, tall), 0xFF4A4048, high=0.4, low=0.5)
    for i in range(lanes):
        x = i * w
        with brush.at(x + w * 0.1, 0):
            _floorboards(brush, w * 0.8, tall, tone)
            brush.box((0, 0, w * 0.8, tall), alpha(0xFFFFFFFF, 0.16), high=1, low=1)
            for k in range(7):
                at = (0.06 + 0.1 * k) * w + 0.01 * w
                spread = tall * (0.55 + 0.03 * (3 - abs(k - 3)))
                brush.poly([(at, spread), (at + 0.03 * w, spread - 0.06), (at + 0.06 * w, spread)],
                           0xFF5A3020)  # fmt: skip


def _court(brush: Brush, wide: float, tall: float, tone: Colour) -> None:
    """A gymnasium's floor with its painted lines."""
    _floorboards(brush, wide, tall, tone)
    for y, colour in ((0.12, 0xFF3A6AB8), (0.5, 0xFFD8483A)):
        brush.box((0, y * tall, wide, y * tall + 0.025), colour)
    brush.box((wide / 2 - 0.012, 0, wide / 2 + 0.012, tall), 0xFFF4F0E8)


def _water(brush: Brush, wide: float, tall: float, tone: Colour) -> None:
    """A pool seen from its end: a light net on blue, lane lines."""
    brush.box((0, 0, wide, tall), tone, high=0.85, low=0.7)
    net = alpha(brush.tone(0xFFE8FFFF, 0.9), 0.4)
    for _ in range(round(wide * tall * 60)):
        x, y, r = (
            brush.rng.uniform(0, wide),
            brush.rng.uniform(0, tall),
            brush.rng.uniform(0.03, 0.07),
        )
        points = [
            (x + r * math.cos(a) * brush.rng.uniform(0.7, 1.2), y + r * math.sin(a))
            for a in (0.3, 1.4, 2.7, 3.9, 5.2)
        ]
        paint = fill(net)
        paint.setStyle(skia.Paint.kStroke_Style)
        paint.setStrokeWidth(0.005)
        brush.canvas.drawPath(blob(points), paint)


def _dark(brush: Brush, wide: float, tall: float, tone: Colour) -> None:
    brush.flat((0, 0, wide, tall), brush.tone(tone, 0.3))


SURFACES: Mapping[str, Surface] = {
    "plaster": _plaster, "stripes": _stripes, "dots": _dots, "panelled": _panelled,
    "skirted": _skirted, "boards": _upright_boards, "planks": _planks, "brick": _brick,
    "tiles": _tiles, "half tiles": _half_tiles, "checks": _checks, "floorboards": _floorboards,
    "carpet": _carpet, "concrete": _concrete, "stone": _stone, "metal": _metal,
    "curtain": _curtain, "books": _books, "straw": _straw, "lanes": _lanes, "court": _court,
    "water": _water, "dark": _dark,
}  # fmt: skip
"""Every material, by name."""
