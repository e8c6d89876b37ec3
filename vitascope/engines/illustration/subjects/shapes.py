"""Body shapes and the figure they are put together on: coats, shade where parts meet, edge light.

A ``Figure`` is one layer of the canvas. Every part drawn on it is remembered, so that at the end
the whole silhouette can be lit at its edge and shaded on its far side without any light spilling
outside. Points are complex numbers in body units (a resting subject is 100 high), y down.
It knows nothing of joints or movement.
"""

from __future__ import annotations

from cmath import exp as cexp
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from math import pi, radians

import skia

from ..canvas import Colour, alpha, blob, channels, fill, from_channels, linear, mix, stroke
from ..light import Light

__all__ = [
    "BODY_UNITS",
    "Box",
    "Figure",
    "band",
    "closed",
    "contact_shadow",
    "curve",
    "fringe",
    "oval",
    "rounded",
    "spline",
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
    """A smooth closed shape through the points."""
    return blob([(p.real, p.imag) for p in points])


def curve(points: Sequence[complex]) -> skia.Path:
    """A smooth open line through the points."""
    return blob([(p.real, p.imag) for p in points], closed=False)


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
    steps: int = 5,
    pointed: bool = False,
) -> skia.Path:
    """A smooth limb along the line through ``points``, round at both ends.

    Args:
        points: the middle line, first to last.
        left: at each point, how thick it is to the left of the line as seen walking along it on
            the screen (for a line that goes right: upwards).
        right: the same to the right; ``left`` when missing.
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
    outline = [m - 1j * w * r for m, w, r in zip(middle, ways, lefts, strict=True)]
    lower = [m + 1j * w * r for m, w, r in zip(middle, ways, rights, strict=True)]
    if pointed:
        outline.append(middle[last] + ways[last] * lefts[last])
    else:
        outline += _cap(middle[last], ways[last], lefts[last], rights[last])
    outline += lower[::-1]
    outline += _cap(middle[0], -ways[0], rights[0], lefts[0])
    return rounded(outline)


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


_CAP = [cexp(1j * pi * (k / 6 - 0.5)) for k in range(1, 6)]


def _cap(centre: complex, way: complex, left: float, right: float) -> list[complex]:
    """A half round from the left side of an end to its right."""
    return [
        centre
        + way
        * complex(turn.real * (left + right) / 2, turn.imag * (left if turn.imag < 0 else right))
        for turn in _CAP
    ]


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


# Colours

Rgb = tuple[float, float, float]


@lru_cache(maxsize=4096)
def _toned(key: Rgb, ambient: Rgb, colour: Colour, amount: float) -> Colour:
    """``Light.lit`` for a hero, remembered: a picture asks for the same few hundred colours."""
    own = (0.3 + 0.8 * (1.0 - min(1.0, sum(ambient) / 2.1))) * (0.4 + 0.6 * amount)
    a, *rgb = channels(colour)
    out = [
        c * (own + (1.0 - own) * (amb + (k - amb) * amount))
        for c, k, amb in zip(rgb, key, ambient, strict=True)
    ]
    return from_channels(a, *out)


@lru_cache(maxsize=4096)
def _coat(key: Rgb, ambient: Rgb, colour: Colour) -> tuple[Colour, Colour, Colour]:
    """A surface's colours from the light to the shade."""
    warm = mix(colour, 0xFFFFF0D0, 0.24)
    deep = mix(colour, 0xFFA02C3C, 0.13)
    return (
        _toned(key, ambient, warm, 1.0),
        _toned(key, ambient, colour, 0.82),
        _toned(key, ambient, deep, 0.34),
    )


# The figure


class Figure:
    """One subject being drawn: a layer that is lit as a whole when it is finished.

    Use it as ``with figure(canvas, light, box, scale) as fig``; coordinates are body units.
    """

    def __init__(self, canvas: skia.Canvas, light: Light, box: Box) -> None:
        self.canvas = canvas
        self.light = light
        self.box = box
        self._silhouette = skia.Path()
        x, y = light.key_direction
        # A mirrored canvas turns the drawing round; the light must stay where the sun is.
        mirrored = canvas.getTotalMatrix().getScaleX() < 0
        self.towards_light = complex(-x if mirrored else x, y)

    def tone(self, colour: Colour, amount: float = 0.6) -> Colour:
        """The colour under this light; ``amount`` 0 in the shade … 1 facing the light.

        A subject keeps part of its own colour, the more so in the dark: it is what the picture
        is about.
        """
        return _toned(self.light.key, self.light.ambient, colour, amount)

    def coat(self, colour: Colour, *, top: float = -100.0, bottom: float = 0.0) -> skia.Paint:
        """The paint of a surface: light above and towards the lamp, shade below.

        Parts painted with the same coat (same colour, top and bottom) melt into each other.
        """
        lean = self.towards_light.real * 0.35 * (bottom - top)
        stops = _coat(self.light.key, self.light.ambient, colour)
        return linear((lean, top), (-lean, bottom), stops, at=(0.0, 0.5, 1.0))

    def part(self, path: skia.Path, paint: skia.Paint) -> skia.Path:
        """Draw a piece of the body; it counts for the silhouette."""
        self.canvas.drawPath(path, paint)
        self._remember(path)
        return path

    def mark(self, path: skia.Path, paint: skia.Paint, *, within: skia.Path | None = None) -> None:
        """Draw a marking that never leaves ``within`` (or what is drawn so far)."""
        if within is path:
            self.canvas.drawPath(path, paint)
        elif within is None:
            paint.setBlendMode(skia.BlendMode.kSrcATop)
            self.canvas.drawPath(path, paint)
        else:
            self.canvas.save()
            self.canvas.clipPath(within, True)
            self.canvas.drawPath(path, paint)
            self.canvas.restore()

    @contextmanager
    def inside(self, path: skia.Path) -> Iterator[None]:
        """Whatever is drawn meanwhile stays inside ``path``: for many marks on one part."""
        self.canvas.save()
        self.canvas.clipPath(path, True)
        try:
            yield
        finally:
            self.canvas.restore()

    def shade(
        self,
        path: skia.Path,
        *,
        soft: float = 2.5,
        strength: float = 0.4,
        away: complex = 0j,
        fade: tuple[float, float] | None = None,
        within: skia.Path | None = None,
    ) -> None:
        """The soft shadow that a part about to be drawn casts on what is drawn already.

        Args:
            away: how far the shadow is moved.
            fade: heights (y) at which it is absent and full: none where a leg leaves the body.
        """
        dark = self.shadow_colour
        if fade is None:
            paint = fill(alpha(dark, strength), soft=soft)
        else:
            paint = linear((0, fade[0]), (0, fade[1]), [alpha(dark, 0), alpha(dark, strength)])
            paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, soft))
        paint.setBlendMode(skia.BlendMode.kSrcATop)
        self.canvas.save()
        if within is not None:
            self.canvas.clipPath(within, True)
        self.canvas.translate(away.real, away.imag)
        self.canvas.drawPath(path, paint)
        self.canvas.restore()

    @property
    def shadow_colour(self) -> Colour:
        """Shade on the body itself: the ambient light, deep."""
        r, g, b = (max(0, min(255, round(95 * c * c))) for c in self.light.ambient)
        return 0xFF000000 | r << 16 | g << 8 | b

    def line(self, path: skia.Path, colour: Colour, width: float, *, amount: float = 0.5) -> None:
        """A drawn line: a mouth, a whisker, a crease."""
        self.canvas.drawPath(path, stroke(self.tone(colour, amount), width))

    @contextmanager
    def placed(
        self, at: complex, *, turn: float = 0.0, scale: float = 1.0, squash: float = 1.0
    ) -> Iterator[None]:
        """Draw in a frame of its own: moved to ``at``, turned clockwise by degrees, scaled."""
        self.canvas.save()
        self.canvas.translate(at.real, at.imag)
        self.canvas.rotate(turn)
        self.canvas.scale(scale, scale * squash)
        before, self.towards_light = (
            self.towards_light,
            self.towards_light * cexp(-1j * radians(turn)),
        )
        try:
            yield
        finally:
            self.towards_light = before
            self.canvas.restore()

    def _remember(self, path: skia.Path) -> None:
        """Add a part to the silhouette, which is one path of contours that all turn one way:
        contours that turn against each other would cut holes where they overlap."""
        local = self.canvas.getTotalMatrix()
        if local != self._base:
            inverse = skia.Matrix()
            self._base.invert(inverse)
            path = skia.Path(path)
            path.transform(skia.Matrix.Concat(inverse, local))
        if _is_clockwise(path):
            self._silhouette.addPath(path)
        else:
            self._silhouette.reverseAddPath(path)

    def __enter__(self) -> Figure:
        self.canvas.save()
        self._base = self.canvas.getTotalMatrix()
        self.canvas.saveLayer(self.box.rect, None)
        return self

    def __exit__(self, *_: object) -> None:
        self.canvas.setMatrix(self._base)
        shade = alpha(self.shadow_colour, 0.34)
        self._edge(shade, offset=self.towards_light * 2.2, soft=1.7)
        rim = alpha(self.light.rim, (self.light.rim >> 24) / 255 * 0.8)
        self._edge(rim, offset=-self.towards_light * 0.6, soft=0.0)
        self.canvas.restore()
        self.canvas.restore()

    def _edge(self, colour: Colour, *, offset: complex, soft: float) -> None:
        """Tint the rim of the silhouette that is left bare when it is moved by ``offset``.

        Args:
            soft: how gently the tint fades inwards, body units; 0 for a crisp line.
        """
        bounds = self._silhouette.getBounds().makeOutset(1.0, 1.0)
        over = skia.Paint()
        over.setBlendMode(skia.BlendMode.kSrcATop)
        wipe = fill(0xFF000000, soft=soft, blend=skia.BlendMode.kDstOut)
        # A blurred edge needs no smoothing of its own, and is drawn faster without.
        wipe.setAntiAlias(soft == 0.0)
        self.canvas.saveLayer(bounds, over)
        self.canvas.clipRect(bounds)
        self.canvas.clear(colour)
        self.canvas.translate(offset.real, offset.imag)
        self.canvas.drawPath(self._silhouette, wipe)
        self.canvas.restore()


def _is_clockwise(path: skia.Path) -> bool:
    """Whether the path's first contour turns clockwise on the screen (its signed area)."""
    points = path.getPoints(path.countPoints())
    area = 0.0
    x0, y0 = points[-1].fX, points[-1].fY
    for point in points:
        x1, y1 = point.fX, point.fY
        area += x0 * y1 - x1 * y0
        x0, y0 = x1, y1
    return area > 0


def contact_shadow(
    canvas: skia.Canvas, light: Light, *, centre: float, half: float, height: float = 0.0
) -> None:
    """The soft dark ellipse under a body; it pales and spreads as the body leaves the ground.

    Args:
        centre: its middle, body units.
        half: half its width.
        height: how far the feet are above the ground, body units.
    """
    lift = min(1.0, max(0.0, height / 30.0))
    r, g, b = (round(70 * c) for c in light.ambient)
    dark = r << 16 | g << 8 | b
    strength = 0.5 * (1.0 - 0.6 * lift)
    spread = half * (1.0 + 0.12 * lift)
    canvas.save()
    canvas.translate(centre, 1.0)
    canvas.scale(1.0, 0.17)
    shader = skia.GradientShader.MakeRadial(
        skia.Point(0, 0),
        spread,
        [alpha(dark, strength), alpha(dark, strength * 0.6), alpha(dark, 0)],
        [0, 0.55, 1],
    )
    canvas.drawCircle(0, 0, spread, skia.Paint(AntiAlias=True, Dither=True, Shader=shader))
    canvas.restore()
