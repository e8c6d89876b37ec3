"""What is drawn on a four-legged body's coat: stripes, spots, patches, wool, spines.

Every marking is told along the spine, so that it follows the body as it bends. It knows nothing of
joints.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import skia

from ..canvas import Colour, alpha, fill, mix, stroke
from .bones import polar
from .figure import Figure
from .motion import chance
from .rig import Look
from .shapes import closed, curve, limb, oval, spline, streak

__all__ = ["LEG_MARKS", "TORSO_MARKS", "Trunk", "cloud", "spines"]


@dataclass(frozen=True, slots=True)
class Trunk:
    """The line a torso is drawn along, and its thickness."""

    spine: Sequence[complex]
    """Tail root, hip, loin, withers, neck, skull."""
    upper: Sequence[float]
    lower: Sequence[float]

    def at(self, along: float, across: float) -> complex:
        """A point of the body: ``along`` 0 (tail root) … 5 (skull), ``across`` -1 (back) …
        1 (belly)."""
        i = min(len(self.spine) - 2, max(0, int(along)))
        u = along - i
        here = self.spine[i] + (self.spine[i + 1] - self.spine[i]) * u
        before, after = self.spine[max(0, i - 1)], self.spine[min(len(self.spine) - 1, i + 2)]
        way = (self.spine[i + 1] - before) * (1 - u) + (after - self.spine[i]) * u
        down = 1j * way / (abs(way) or 1.0)
        thick = self.upper if across < 0 else self.lower
        return here + down * across * (thick[i] + (thick[i + 1] - thick[i]) * u)


def _tabby(fig: Figure, look: Look, trunk: Trunk) -> None:
    """Bands that run down from the back."""
    dark = alpha(fig.tone(look.dark, 0.5), 0.58)
    line = spline(trunk.spine[:5], 3)
    bands = skia.Path()
    for k in range(1, 10, 2):
        way = line[k + 1] - line[k - 1]
        down = 1j * way / (abs(way) or 1.0)
        top = line[k] - down * (trunk.upper[min(4, k // 3 + 1)] + 3)
        middle, end = top + down * (9 - 1j), top + down * (17 + 1.5j)
        bands.addPath(streak((top, middle, end), (1.9, 1.9)))
    fig.mark(bands, fill(dark))


def _flecks(fig: Figure, look: Look, trunk: Trunk) -> None:
    """Pale flecks on the back and the thigh."""
    ink = fill(alpha(fig.tone(look.pale, 0.8), 0.8))
    line = spline(trunk.spine[:4], 4)
    flecks = skia.Path()
    for k in range(2, 12):
        way = line[k] - line[k - 1]
        along = way / (abs(way) or 1.0)
        for row in range(2):
            astray = complex(chance(k, row, 1) - 0.5, chance(k, row, 2) - 0.5) * 3.0
            deep = -trunk.upper[2] * 0.42 + 7.5 * row
            at = line[k] + along * (1j * deep + 1.6 * row + astray)
            flecks.addPath(oval(at, 1.0 + 0.5 * chance(k, row, 3), 1.0))
    fig.mark(flecks, ink)


def _tiger(fig: Figure, look: Look, trunk: Trunk) -> None:
    """Black tongues from the back and, between them, from the belly."""
    bands = skia.Path()
    for k in range(13):
        along = 0.25 + 0.31 * k
        lean = 0.1 * (chance(k, 3) - 0.5)
        wide = 1.7 + 0.9 * chance(k, 4)
        deep = 0.1 + 0.5 * chance(k, 5)
        top = trunk.at(along, -1.3), trunk.at(along + lean, -0.5), trunk.at(along + 2 * lean, deep)
        bands.addPath(streak(top, (wide * 0.9, wide)))
        if k % 2:
            low = trunk.at(along + 0.15, 1.2), trunk.at(along + 0.15, 0.8)
            bands.addPath(streak((*low, trunk.at(along + 0.1, 0.25)), (wide * 0.8, wide * 0.8)))
    fig.mark(bands, fill(alpha(fig.tone(look.dark, 0.5), 0.9)))


def _zebra(fig: Figure, look: Look, trunk: Trunk) -> None:
    """Stripes all round, lying down over the rump and standing on the neck."""
    bands = skia.Path()
    for k in range(21):
        along = 0.12 + 0.235 * k
        lean = 0.34 * max(0.0, 1.4 - along)
        wide = 1.55 if along < 3.4 else 1.3
        line = [
            trunk.at(along - lean * 0.2, -1.25), trunk.at(along + lean * 0.3, -0.35),
            trunk.at(along + lean, 0.75),
        ]  # fmt: skip
        bands.addPath(streak((line[0], line[1], line[2]), (wide, wide * 0.95)))
    fig.mark(bands, fill(alpha(fig.tone(look.dark, 0.5), 0.94)))


def _giraffe(fig: Figure, look: Look, trunk: Trunk) -> None:
    """A net of pale lines between brown patches."""
    ink = fill(fig.tone(look.dark, 0.6))
    patches = skia.Path()
    along, k = 0.1, 0
    while along < 4.7:
        on_neck = along > 3.0
        step = 0.2 if on_neck else 0.34
        rows = 3 if on_neck else 4
        for row in range(rows + k % 2):
            wide = 2.1 / rows
            middle = -1.05 + wide * (row + 0.5 - 0.5 * (k % 2))
            corners = []
            for u, v in ((-0.42, -0.4), (0.05, -0.5), (0.44, -0.36), (0.42, 0.36), (0, 0.46),
                         (-0.44, 0.4)):  # fmt: skip
                stray = 0.82 + 0.3 * chance(k, row, round(10 * u + 50 * v))
                corners.append(trunk.at(along + u * step * stray, middle + v * wide * stray))
            patches.addPath(closed(corners))
        along += step
        k += 1
    fig.mark(patches, ink)


def _cow(fig: Figure, look: Look, trunk: Trunk) -> None:
    """A few big blots."""
    blots = skia.Path()
    for along, across, rx, ry in (
        (0.7, -0.75, 0.62, 0.95), (1.9, 0.35, 0.42, 0.42), (2.45, -0.85, 0.36, 0.6),
        (3.35, 0.05, 0.4, 0.8),
    ):  # fmt: skip
        points = []
        for k in range(9):
            way = polar(1.0, 40.0 * k)
            far = 0.78 + 0.44 * chance(k, round(10 * along))
            points.append(trunk.at(along + way.real * rx * far, across + way.imag * ry * far))
        blots.addPath(closed(points))
    fig.mark(blots, fill(alpha(fig.tone(look.dark, 0.55), 0.96)))


def _blots(fig: Figure, look: Look, trunk: Trunk) -> None:
    """Soft spots over the back."""
    spots = skia.Path()
    for k in range(12):
        at = trunk.at(0.3 + 0.36 * k, -0.62 + 0.3 * (k % 2))
        size = 4.4 - 0.2 * k
        spots.addPath(oval(at, size, size * 0.8))
    fig.mark(spots, fill(alpha(fig.tone(look.dark, 0.6), 0.5)))


def _rosettes(fig: Figure, look: Look, trunk: Trunk) -> None:
    """Dark rings and dots."""
    rings, dots = skia.Path(), skia.Path()
    for k in range(17):
        along = 0.15 + 0.26 * k
        for row in range(4):
            across = -0.85 + 0.46 * row + 0.2 * (k % 2) + 0.12 * (chance(k, row, 1) - 0.5)
            at = trunk.at(along + 0.08 * (chance(k, row, 2) - 0.5), across)
            size = (1.9 if along < 3.2 else 1.4) * (0.8 + 0.4 * chance(k, row, 3))
            if across > 0.55:
                continue
            (rings if along < 3.2 and row < 3 else dots).addPath(oval(at, size, size * 0.86))
    ink = alpha(fig.tone(look.dark, 0.5), 0.88)
    fig.mark(rings, fill(alpha(fig.tone(mix(look.base, look.dark, 0.35), 0.6), 0.9)))
    fig.mark(rings, stroke(ink, 1.15))
    fig.mark(dots, fill(ink))


def _wool(fig: Figure, look: Look, trunk: Trunk) -> None:
    """Curls."""
    curls = skia.Path()
    for k in range(11):
        for row in range(3):
            along = 0.35 + 0.33 * k + 0.16 * (row % 2)
            at = trunk.at(along, -0.62 + 0.52 * row)
            size = 3.0 + 1.2 * chance(k, row)
            turn = 60 * chance(k, row, 2) - 30
            arc = [at + polar(size, turn + d) for d in (200, 250, 300, 350)]
            curls.addPath(curve([*arc, at + polar(size * 0.45, turn + 60)]))
    fig.mark(curls, stroke(alpha(fig.tone(mix(look.base, look.dark, 0.35), 0.45), 0.5), 0.95))


TORSO_MARKS: Mapping[str, Callable[[Figure, Look, Trunk], None]] = {
    "tabby": _tabby,
    "flecks": _flecks,
    "tiger": _tiger,
    "zebra": _zebra,
    "giraffe": _giraffe,
    "cow": _cow,
    "rosettes": _rosettes,
    "wool": _wool,
    "blots": _blots,
}
"""What is drawn inside a torso's outline, by the pattern's name."""


def _rings(points: Sequence[complex], wide: float, *, every: float, thick: float) -> skia.Path:
    """Short bars across a line."""
    bars = skia.Path()
    line = spline(points, 4)
    since = every * 0.5
    for a, b in pairwise(line):
        since += abs(b - a)
        if since < every:
            continue
        since = 0.0
        side = 1j * (b - a) / (abs(b - a) or 1.0) * wide
        bars.addPath(streak((a - side, a, b + side * 0.8), (thick, thick)))
    return bars


def _leg_bars(every: float, thick: float) -> Callable[[Figure, Look, Sequence[complex]], None]:
    def mark(fig: Figure, look: Look, points: Sequence[complex]) -> None:
        bars = _rings(points, 12.0, every=every, thick=thick)
        fig.mark(bars, fill(alpha(fig.tone(look.dark, 0.5), 0.9)))

    return mark


def _leg_patches(fig: Figure, look: Look, points: Sequence[complex]) -> None:
    """A giraffe's legs: patches down to the knee."""
    patches = skia.Path()
    root, knee, hock = points[0], points[1], points[2]
    for k in range(5):
        at = (
            root + (knee - root) * (0.25 + 0.28 * k)
            if k < 3
            else knee + (hock - knee) * (0.25 + 0.4 * (k - 3))
        )
        side = 4.2 if k % 2 else -3.8
        size = 4.4 - 0.55 * k
        patches.addPath(oval(at + side * (0.9 if k < 2 else 0.4), size, size * 1.1, tilt=20.0 * k))
    fig.mark(patches, fill(fig.tone(look.dark, 0.6)))


def _leg_dots(fig: Figure, look: Look, points: Sequence[complex]) -> None:
    dots = skia.Path()
    for k, p in enumerate(spline(points[:4], 3)[1:-1]):
        dots.addPath(oval(p + complex(3.0 * (chance(k, 7) - 0.5) * 2, 0), 1.2, 1.1))
    fig.mark(dots, fill(alpha(fig.tone(look.dark, 0.5), 0.85)))


LEG_MARKS: Mapping[str, Callable[[Figure, Look, Sequence[complex]], None]] = {
    "zebra": _leg_bars(6.4, 1.3),
    "tiger": _leg_bars(8.0, 1.2),
    "giraffe": _leg_patches,
    "rosettes": _leg_dots,
}
"""What is drawn inside a leg's outline."""


def cloud(trunk: Trunk, *, bump: float) -> skia.Path:
    """The outline of a torso in wool: a row of round bumps all round."""
    body = limb(trunk.spine[:5], trunk.upper[:5], trunk.lower[:5])
    outline = [*body.lefts, *body.last_end, *body.rights[::-1], *body.first_end]
    every, since = bump, 0.0
    stations = [outline[0]]
    for a, b in pairwise([*outline, outline[0]]):
        since += abs(b - a)
        if since >= every:
            stations.append(b)
            since = 0.0
    path = skia.Path()
    path.moveTo(stations[0].real, stations[0].imag)
    for a, b in pairwise([*stations, stations[0]]):
        if abs(b - a) < 0.2:
            continue
        out = (a + b) / 2 - 1j * (b - a) * 0.85
        path.quadTo(out.real, out.imag, b.real, b.imag)
    path.close()
    return path


def spines(fig: Figure, look: Look, trunk: Trunk, *, sway: float) -> None:
    """A coat of quills over the back, in rows from the rump to the brow."""
    for row in range(5):
        quills = skia.Path()
        count = 17 - row
        for k in range(count):
            along = -0.1 + (4.35 - 0.3 * row) * k / (count - 1) + 0.05 * row
            root = trunk.at(along, -0.96 + 0.32 * row)
            middle = trunk.at(2.0, 0.9)
            way = (root - middle) / (abs(root - middle) or 1.0)
            lean = complex(-0.55 - 0.1 * sway * chance(k, row), 0.1)
            tip = root + (way + lean) * (7.5 + 2.0 * chance(k, row, 5))
            side = 1j * way * 2.3
            quill = skia.Path()
            quill.addPoly(
                [skia.Point(p.real, p.imag) for p in (root - side, tip, root + side)], True
            )
            quills.addPath(quill)
        colour: Colour = mix(look.dark, look.base, 0.08 + 0.3 * chance(row, 9) + 0.1 * (row % 2))
        fig.part(quills, fig.coat(colour, top=-60, bottom=0))
