"""Trunks of people, and cloth stretched over joints.

It knows nothing of limbs, heads or of what is on a coat.
"""

from __future__ import annotations

from collections.abc import Sequence

import skia

from ...canvas import Colour
from ..figure import Coat, Figure
from ..shapes import closed

__all__ = ["cloth_over", "coat_for", "trunk_path"]


def trunk_path(
    hip: complex, shoulder: complex, *, broad: float, front: bool, arch: float = 0.0
) -> skia.Path:
    """The outline of a trunk between hip and shoulder."""
    way = (shoulder - hip) / (abs(shoulder - hip) or 1.0)
    side = -1j * way
    s, h, b = shoulder, hip, broad
    waist = h + (s - h) * 0.42
    if front:
        return closed([
            s + way * 5.6, s - side * 6.4 * b + way * 3.2, s - side * 11.0 * b - way * 2.4,
            s - side * 10.4 * b - way * 9, waist - side * 8.6 * b, h - side * 10.2 * b,
            h - way * 4.5, h + side * 10.2 * b, waist + side * 8.6 * b,
            s + side * 10.4 * b - way * 9, s + side * 11.0 * b - way * 2.4,
            s + side * 6.4 * b + way * 3.2,
        ])  # fmt: skip
    waist -= side * arch
    return closed([
        s + way * 5, s - side * 6.6 * b + way * 2.6, s - side * 9.0 * b - way * 3.5,
        waist - side * 8.2 * b, h - side * 9.4 * b, h - way * 4.5, h + side * 9.2 * b,
        waist + side * 8.4 * b, s + side * 8.8 * b - way * 4.5, s + side * 6.0 * b + way * 2.2,
    ])  # fmt: skip


def cloth_over(points: Sequence[complex], radius: float) -> skia.Path:
    """Cloth stretched over points, round by ``radius``: it changes without a jump as they move."""
    hull = skia.Path()
    corners = _hull(points)
    hull.addPoly([skia.Point(p.real, p.imag) for p in corners], True)
    pen = skia.Paint(
        Style=skia.Paint.kStrokeAndFill_Style, StrokeWidth=2 * radius,
        StrokeJoin=skia.Paint.kRound_Join,
    )  # fmt: skip
    path = skia.Path()
    pen.getFillPath(hull, path)
    return path


def _hull(points: Sequence[complex]) -> list[complex]:
    """The convex hull, by Andrew's monotone chain."""
    ordered = sorted(set(points), key=lambda p: (p.real, p.imag))
    if len(ordered) < 3:
        return ordered

    def half(row: Sequence[complex]) -> list[complex]:
        out: list[complex] = []
        for point in row:
            while len(out) > 1 and _turn(out[-2], out[-1], point) <= 0:
                out.pop()
            out.append(point)
        return out[:-1]

    return half(ordered) + half(ordered[::-1])


def _turn(a: complex, b: complex, c: complex) -> float:
    return ((b - a).conjugate() * (c - a)).imag


def coat_for(fig: Figure, colour: Colour, shoulder: complex, hip: complex) -> Coat:
    """The paint of trunk and sleeves, which melt into each other."""
    high, low = sorted((shoulder.imag, hip.imag))
    return fig.coat(colour, top=high - 14, bottom=max(low, high + 22) + 12)
