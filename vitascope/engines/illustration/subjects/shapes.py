"""Body shapes: smooth outlines, limbs, locks of fur.

Points are complex numbers in body units (a resting subject is 100 high), y down. It knows nothing
of joints, of movement or of paint.
"""

from __future__ import annotations

from cmath import exp as cexp
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import pi

import skia

__all__ = [
    "BODY_UNITS",
    "Box",
    "Limb",
    "band",
    "closed",
    "curve",
    "fringe",
    "limb",
    "oval",
    "rounded",
    "spline",
    "still_closed",
    "still_tube",
    "streak",
    "tube",
]

BODY_UNITS = 100.0
"""Height of a resting subject in body units."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle around the origin, in body units: how far a subject may reach in any action."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def rect(self) -> skia.Rect:
        return skia.Rect.MakeLTRB(self.left, self.top, self.right, self.bottom)

    def joined(self, other: Box) -> Box:
        """The smallest box around both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


# Paths


def closed(points: Sequence[complex]) -> skia.Path:
    """A smooth closed shape through the points (uniform Catmull-Rom, as ``canvas.blob``)."""
    path = _through([points[-1], *points, points[0], points[1]])
    path.close()
    return path


def curve(points: Sequence[complex]) -> skia.Path:
    """A smooth open line through the points."""
    return _through([points[0], *points, points[-1]])


def _through(points: Sequence[complex]) -> skia.Path:
    """A smooth line from the second point to the last but one; those give its ends' direction."""
    path = skia.Path()
    add = path.cubicTo
    before, here = points[0], points[1]
    path.moveTo(here.real, here.imag)
    handle = (points[2] - before) / 6
    for k in range(2, len(points) - 1):
        there = points[k]
        turn = (points[k + 1] - here) / 6
        p, q = here + handle, there - turn
        add(p.real, p.imag, q.real, q.imag, there.real, there.imag)
        here, handle = there, turn
    return path


def spline(points: Sequence[complex], steps: int) -> list[complex]:
    """Points along the smooth line through ``points``, ``steps`` to each stretch, ends included.

    Cubic Hermite; a point's tangent is never longer than the shorter stretch beside it, so that
    a short stretch after a long one (a toe after a shin) is not overshot.
    """
    last = len(points) - 1
    tangents: list[complex] = []
    for i in range(last + 1):
        before = points[i] - points[max(0, i - 1)]
        after = points[min(last, i + 1)] - points[i]
        tangent = (before + after) * (0.5 if 0 < i < last else 1.0)
        room = min(abs(before), abs(after)) if 0 < i < last else abs(tangent)
        length = abs(tangent)
        tangents.append(tangent * (room / length) if length > room else tangent)
    out: list[complex] = []
    weights = _hermite(steps)
    for i in range(last):
        p, q, m, n = points[i], points[i + 1], tangents[i], tangents[i + 1]
        out += [a * p + b * m + c * q + d * n for a, b, c, d in weights]
    out.append(points[last])
    return out


@lru_cache(maxsize=32)
def _hermite(steps: int) -> tuple[tuple[float, float, float, float], ...]:
    """Weights of both ends and both tangents at even steps of one stretch."""
    weights = []
    for k in range(steps):
        u = k / steps
        u2, u3 = u * u, u**3
        weights.append((2 * u3 - 3 * u2 + 1, u3 - 2 * u2 + u, 3 * u2 - 2 * u3, u3 - u2))
    return tuple(weights)


def tube(
    points: Sequence[complex],
    left: Sequence[float],
    right: Sequence[float] | None = None,
    *,
    steps: int = 3,
    pointed: bool = False,
) -> skia.Path:
    """The whole outline of a ``limb``."""
    return limb(points, left, right, steps=steps, pointed=pointed).path


@lru_cache(maxsize=256)
def still_tube(points: tuple[complex, ...], thick: tuple[float, ...]) -> skia.Path:
    """A limb that never changes, remembered."""
    return tube(points, thick)


@lru_cache(maxsize=256)
def still_closed(points: tuple[complex, ...]) -> skia.Path:
    """A smooth shape that never changes, remembered."""
    return closed(points)


@dataclass(frozen=True, slots=True)
class Limb:
    """A limb's outline, which can be had in part."""

    lefts: list[complex]
    rights: list[complex]
    """Its two edges, first to last, ``steps`` points to each stretch of its line."""
    first_end: list[complex]
    last_end: list[complex]
    steps: int

    @property
    def path(self) -> skia.Path:
        return rounded([*self.lefts, *self.last_end, *self.rights[::-1], *self.first_end])

    def past(self, stretch: float) -> skia.Path:
        """What of it lies past so many stretches of its line; the edges are the same."""
        k = max(0, min(len(self.lefts) - 2, int(stretch * self.steps)))
        return rounded([*self.lefts[k:], *self.last_end, *self.rights[:k:-1], self.rights[k]])


def limb(
    points: Sequence[complex],
    left: Sequence[float],
    right: Sequence[float] | None = None,
    *,
    steps: int = 3,
    pointed: bool = False,
) -> Limb:
    """A smooth limb along the line through ``points``, round at both ends.

    Args:
        points: the middle line, first to last.
        left: at each point, how thick it is to the left of the line as seen walking along it on
            the screen (for a line that goes right: upwards).
        right: the same to the right; ``left`` when missing.
        steps: points to each stretch of the line.
        pointed: end in a point instead of a round cap (a tail).
    """
    middle = spline(points, steps)
    # Thickness is eased as the line is, so that no kink shows where a point was.
    lefts = _eased(left, steps)
    rights = list(lefts) if right is None else _eased(right, steps)
    last = len(middle) - 1
    spans = [middle[1] - middle[0]]
    spans += [after - before for before, after in zip(middle, middle[2:], strict=False)]
    spans.append(middle[last] - middle[last - 1])
    ways = [span / (abs(span) or 1.0) for span in spans]
    for i in range(1, last):
        # On the inside of a bend the edge must not pass the centre of the bend: it would fold over.
        turn = (ways[i + 1] * ways[i - 1].conjugate()).imag
        if -0.02 < turn < 0.02:
            continue
        room = 0.92 * abs(spans[i] / turn)
        if turn < 0:
            if lefts[i] > room:
                lefts[i] = room
        elif rights[i] > room:
            rights[i] = room
    return Limb(
        _full([m - 1j * w * r for m, w, r in zip(middle, ways, lefts, strict=True)]),
        _full([m + 1j * w * r for m, w, r in zip(middle, ways, rights, strict=True)]),
        _cap(middle[0], -ways[0], rights[0], lefts[0]),
        [middle[last] + ways[last] * lefts[last]]
        if pointed
        else _cap(middle[last], ways[last], lefts[last], rights[last]),
        steps,
    )


def _full(edge: list[complex]) -> list[complex]:
    """The edge, bent out a little where ``rounded`` will cut its corners."""
    bent = [
        1.16 * here - 0.08 * (before + after)
        for before, here, after in zip(edge, edge[1:], edge[2:], strict=False)
    ]
    return [edge[0], *bent, edge[-1]]


@lru_cache(maxsize=1024)
def _eased_once(radii: tuple[float, ...], steps: int) -> tuple[float, ...]:
    return tuple(r.real for r in spline([complex(r) for r in radii], steps))


def _eased(radii: Sequence[float], steps: int) -> list[float]:
    """Thickness along a line, ``steps`` values to each stretch; most runs never change."""
    return list(_eased_once(tuple(radii), steps))


def rounded(outline: Sequence[complex]) -> skia.Path:
    """A closed shape whose edge runs smoothly past the points (quadratic B-spline)."""
    path = skia.Path()
    x0, y0 = outline[-1].real, outline[-1].imag
    x1, y1 = outline[0].real, outline[0].imag
    path.moveTo((x0 + x1) / 2, (y0 + y1) / 2)
    for point in outline[1:]:
        x2, y2 = point.real, point.imag
        path.quadTo(x1, y1, (x1 + x2) / 2, (y1 + y2) / 2)
        x1, y1 = x2, y2
    path.quadTo(x1, y1, (x0 + outline[0].real) / 2, (y0 + outline[0].imag) / 2)
    path.close()
    return path


_CAP = [cexp(1j * pi * (k / 5 - 0.5)) for k in range(1, 5)]


def _cap(centre: complex, way: complex, left: float, right: float) -> list[complex]:
    """A half round from the left side of an end to its right."""
    return [
        centre
        + way
        * complex(turn.real * (left + right) / 2, turn.imag * (left if turn.imag < 0 else right))
        for turn in _CAP
    ]


def streak(points: tuple[complex, complex, complex], wide: tuple[float, float]) -> skia.Path:
    """A short stripe through three points, ``wide`` to each side at the first two and pointed at
    the last: a marking whose blunt end is hidden."""
    a, b, c = points
    across = 1j * (b - a) / (abs(b - a) or 1.0)
    bend = 1j * (c - a) / (abs(c - a) or 1.0)
    path = skia.Path()
    left, right = a - across * wide[0], a + across * wide[0]
    path.moveTo(left.real, left.imag)
    way = 2 * (b - bend * wide[1]) - (left + c) / 2
    path.quadTo(way.real, way.imag, c.real, c.imag)
    way = 2 * (b + bend * wide[1]) - (right + c) / 2
    path.quadTo(way.real, way.imag, right.real, right.imag)
    path.close()
    return path


def oval(centre: complex, rx: float, ry: float, *, tilt: float = 0.0) -> skia.Path:
    """An ellipse, tilted clockwise by degrees."""
    path = skia.Path()
    path.addOval(skia.Rect.MakeLTRB(-rx, -ry, rx, ry))
    place = skia.Matrix()
    place.setRotate(tilt)
    place.postTranslate(centre.real, centre.imag)
    path.transform(place)
    return path


def band(start: complex, end: complex, wide: float) -> skia.Path:
    """A straight bar from ``start`` to ``end``, ``wide`` to each side: for cuffs and hems."""
    side = 1j * (end - start) / (abs(end - start) or 1.0) * wide
    path = skia.Path()
    corners = (start - side, end - side, end + side, start + side)
    path.addPoly([skia.Point(p.real, p.imag) for p in corners], True)
    return path


def fringe(
    points: Sequence[complex], *, length: float, lean: float = 0.0, teeth: int = 1
) -> skia.Path:
    """Locks of fur along a line: pointed, curved teeth on its left, closed on its right.

    Args:
        length: how far the middle locks reach; those at the ends are shorter.
        lean: how far the tips are combed along the line, in shares of a tooth.
        teeth: locks in each stretch between two points.
    """
    line = spline(points, teeth * 2)
    last = len(line) - 1
    path = skia.Path()
    path.moveTo(line[0].real, line[0].imag)
    for i in range(0, last, 2):
        a, b = line[i], line[i + 2]
        along = b - a
        share = (i + 1) / last
        reach = length * (0.55 + 0.45 * (1 - (2 * share - 1) ** 2))
        tip = (a + b) / 2 - 1j * along / (abs(along) or 1.0) * reach + along * lean
        side = a + (tip - a) * 0.5 - 1j * along * 0.12
        back = b + (tip - b) * 0.45 + 1j * along * 0.05 * (1 if lean else 0)
        path.quadTo(side.real, side.imag, tip.real, tip.imag)
        path.quadTo(back.real, back.imag, b.real, b.imag)
    inner = (line[0] + line[last]) / 2 + 1j * (line[last] - line[0]) * 0.3
    path.quadTo(inner.real, inner.imag, line[0].real, line[0].imag)
    path.close()
    return path
