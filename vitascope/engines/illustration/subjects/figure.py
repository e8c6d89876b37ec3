"""The figure a subject is put together on: coats, shade where parts meet, light on the edge.

A ``Figure`` is a layer of its own. What is drawn on it is at the end lit at its edge and shaded
on its far side as a whole, and no light spills outside. Coordinates are body units. It knows
nothing of joints or movement.
"""

from __future__ import annotations

from cmath import exp as cexp
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor, radians

import cv2
import numpy as np
import skia

from ..canvas import (
    Colour,
    alpha,
    canvas_on,
    channels,
    fill,
    from_channels,
    lay_on_device,
    linear,
    mix,
    new_layer,
    stroke,
)
from ..light import Light
from .edges import Tint, edge_tint
from .gradients import Frame, gradient_shader
from .shapes import Box
from .softness import Patch, soft_patch

__all__ = ["Coat", "Figure"]

Rgb = tuple[float, float, float]

_SHADE_OFFSET, _SHADE_SOFT = 2.2, 1.7
"""The dark edge: how far it reaches in and how softly, body units."""
_RIM_OFFSET = 0.6
"""How broad the light edge is."""


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


@dataclass(frozen=True, slots=True)
class Coat:
    """The paint of a surface with a gradient."""

    paint: skia.Paint
    takes_pixels: bool
    """It is for a canvas without a matrix: see ``gradient_shader``."""


class Figure:
    """One subject being drawn: a layer that is lit as a whole when it is finished.

    Use it as ``with Figure(canvas, light, box) as fig``; coordinates are body units.
    """

    def __init__(self, canvas: skia.Canvas, light: Light, box: Box) -> None:
        self._target = canvas
        self.light = light
        self.box = box
        x, y = light.key_direction
        base = canvas.getTotalMatrix()
        self._scale = abs(complex(base.getScaleX(), base.getSkewY()))
        # A mirrored canvas turns the drawing round; the light must stay where the sun is.
        self.towards_light = complex(-x if base.getScaleX() < 0 else x, y)
        self._flip = -1.0 if base.getScaleX() < 0 else 1.0
        self._spare_px = ceil(_SHADE_OFFSET * self._scale) + 2
        self._clips = 0
        self._open(base)

    def _open(self, base: skia.Matrix) -> None:
        """Make the layer: as much of the box as can be seen, and some room around."""
        reach = self._spare_px + ceil(3 * _SHADE_SOFT * self._scale)
        seen = self._target.getDeviceClipBounds()
        box = base.mapRect(self.box.rect)
        left = max(floor(box.fLeft), seen.fLeft - reach) - self._spare_px
        top = max(floor(box.fTop), seen.fTop - reach) - self._spare_px
        right = min(ceil(box.fRight), seen.fRight + reach) + self._spare_px
        bottom = min(ceil(box.fBottom), seen.fBottom + reach) + self._spare_px
        room = 2 * self._spare_px + 1
        self._left, self._top = left, top
        self._pixels = new_layer(max(room, right - left), max(room, bottom - top))
        self.canvas = canvas_on(self._pixels)
        self.canvas.translate(-left, -top)
        self.canvas.concat(base)
        self._bounds = [float("inf"), float("inf"), float("-inf"), float("-inf")]
        self._frame = _frame_of(self.canvas)

    # Colours

    def tone(self, colour: Colour, amount: float = 0.6) -> Colour:
        """The colour under this light; ``amount`` 0 in the shade … 1 facing the light.

        A subject keeps part of its own colour, the more so in the dark: it is what the picture
        is about.
        """
        return _toned(self.light.key, self.light.ambient, colour, amount)

    def coat(
        self, colour: Colour, *, top: float = -100.0, bottom: float = 0.0, opacity: float = 1.0
    ) -> Coat:
        """The paint of a surface: light above and towards the lamp, shade below.

        Parts painted with the same coat (same colour, top and bottom) melt into each other.
        """
        lean = self.towards_light.real * 0.35 * (bottom - top)
        stops = _coat(self.light.key, self.light.ambient, colour)
        coat = self.gradient(complex(lean, top), complex(-lean, bottom), stops, at=(0.0, 0.5, 1.0))
        if opacity < 1.0:
            coat.paint.setAlphaf(opacity)
        return coat

    def gradient(
        self,
        start: complex,
        end: complex,
        colours: Sequence[Colour],
        *,
        at: Sequence[float] | None = None,
    ) -> Coat:
        """A paint that runs through ``colours`` from ``start`` to ``end``; ``at``: 0..1 each."""
        shader = gradient_shader(self._frame, start, end, colours, at=at)
        return Coat(skia.Paint(AntiAlias=True, Shader=shader), self._is_turned)

    @property
    def shadow_colour(self) -> Colour:
        """Shade on the body itself: the ambient light, deep."""
        r, g, b = (max(0, min(255, round(95 * c * c))) for c in self.light.ambient)
        return 0xFF000000 | r << 16 | g << 8 | b

    # Drawing

    def part(self, path: skia.Path, paint: skia.Paint | Coat) -> skia.Path:
        """Draw a piece of the body."""
        self._reach(path, 0.0)
        self._draw(path, paint)
        return path

    def detail(self, path: skia.Path, paint: skia.Paint) -> None:
        """Draw something thin that may stick out of the body: a whisker, a rope."""
        self._reach(path, paint.getStrokeWidth())
        self.canvas.drawPath(path, paint)

    def line(self, path: skia.Path, colour: Colour, width: float, *, amount: float = 0.5) -> None:
        """A drawn line: a mouth, a crease."""
        self.detail(path, stroke(self.tone(colour, amount), width))

    def mark(
        self,
        path: skia.Path,
        paint: skia.Paint | Coat,
        *,
        within: skia.Path | None = None,
        soft: float = 0.0,
    ) -> None:
        """Draw a marking that never leaves ``within``, or the ``inside`` it is drawn in, or what
        is drawn so far.

        Args:
            soft: sigma of its edge, body units; only together with ``within`` or ``inside``.
        """
        if within is not None and within is not path:
            with self.inside(within):
                self.mark(path, paint, soft=soft)
        elif soft > 0:
            self._draw_soft(path, paint, soft)
        elif within is path or self._clips:
            self._draw(path, paint)
        else:
            plain = paint.paint if isinstance(paint, Coat) else paint
            plain.setBlendMode(skia.BlendMode.kSrcATop)
            self._draw(path, paint)

    @contextmanager
    def inside(self, path: skia.Path, *, smooth: bool = True) -> Iterator[None]:
        """Whatever is drawn meanwhile stays inside ``path``: for many marks on one part."""
        self.canvas.save()
        self.canvas.clipPath(path, smooth)
        self._clips += 1
        try:
            yield
        finally:
            self._clips -= 1
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
        if within is not None:
            # What is so soft needs no smooth border, and a plain clip is made much faster.
            with self.inside(within, smooth=False):
                self.shade(path, soft=soft, strength=strength, away=away, fade=fade)
            return
        dark = self.shadow_colour
        if fade is None:
            paint = fill(alpha(dark, strength))
        else:
            paint = linear((0, fade[0]), (0, fade[1]), [alpha(dark, 0), alpha(dark, strength)])
            paint.setDither(False)
        matrix = self.canvas.getTotalMatrix()
        matrix.preTranslate(away.real, away.imag)
        patch = soft_patch(
            path,
            paint,
            matrix,
            soft_px=soft * self._scale_now,
            limit=self.canvas.getDeviceClipBounds(),
        )
        if patch is None:
            return
        if self._clips:
            patch.draw(self.canvas)
        else:
            self._darken(patch)

    @contextmanager
    def placed(
        self, at: complex, *, turn: float = 0.0, scale: float = 1.0, squash: float = 1.0
    ) -> Iterator[None]:
        """Draw in a frame of its own: moved to ``at``, turned clockwise by degrees, scaled."""
        self.canvas.save()
        self.canvas.translate(at.real, at.imag)
        self.canvas.rotate(turn)
        self.canvas.scale(scale, scale * squash)
        before = self.towards_light, self._frame
        self.towards_light *= cexp(-1j * radians(turn))
        self._frame = _frame_of(self.canvas)
        try:
            yield
        finally:
            self.towards_light, self._frame = before
            self.canvas.restore()

    @property
    def _is_turned(self) -> bool:
        return self._frame[1] != 0.0 or self._frame[3] != 0.0

    @property
    def _scale_now(self) -> float:
        return abs(complex(self._frame[0], self._frame[3]))

    def _draw(self, path: skia.Path, paint: skia.Paint | Coat) -> None:
        if not isinstance(paint, Coat):
            self.canvas.drawPath(path, paint)
        elif not paint.takes_pixels:
            self.canvas.drawPath(path, paint.paint)
        else:
            in_pixels = skia.Path()
            path.transform(self.canvas.getTotalMatrix(), in_pixels)
            self.canvas.save()
            self.canvas.resetMatrix()
            self.canvas.drawPath(in_pixels, paint.paint)
            self.canvas.restore()

    def _draw_soft(self, path: skia.Path, paint: skia.Paint | Coat, soft: float) -> None:
        matrix, plain = self.canvas.getTotalMatrix(), paint
        if isinstance(paint, Coat):
            plain = paint.paint
            if paint.takes_pixels:
                in_pixels = skia.Path()
                path.transform(matrix, in_pixels)
                path, matrix = in_pixels, skia.Matrix()
        patch = soft_patch(
            path,
            plain,
            matrix,
            soft_px=soft * self._scale_now,
            limit=self.canvas.getDeviceClipBounds(),
        )
        if patch is not None:
            patch.draw(self.canvas)

    def _darken(self, patch: Patch) -> None:
        """Draw a shadow, but only on what is drawn already."""
        shadow = patch.opacity()
        height, width = self._pixels.shape[:2]
        left, top = max(0, patch.x), max(0, patch.y)
        right = min(width, patch.x + shadow.shape[1])
        bottom = min(height, patch.y + shadow.shape[0])
        if right <= left or bottom <= top:
            return
        cut = shadow[top - patch.y : bottom - patch.y, left - patch.x : right - patch.x]
        body = cv2.extractChannel(self._pixels[top:bottom, left:right], 3)
        dark = cv2.multiply(body, cut, scale=1 / 255)
        blue_green_red = channels(self.shadow_colour)[:0:-1]
        planes = [cv2.convertScaleAbs(dark, alpha=c / 255) for c in blue_green_red]
        layer = cv2.merge([*planes, dark]).astype(np.uint8, copy=False)
        lay_on_device(self.canvas, layer, left, top)

    # The end

    def _reach(self, path: skia.Path, spare: float) -> None:
        """Count the path to what is drawn; ``spare``: how much broader it is drawn."""
        bounds = path.getBounds()
        left, top, right, bottom = bounds.fLeft, bounds.fTop, bounds.fRight, bounds.fBottom
        a, b, c, d, e, f = self._frame
        x, y = a * (left + right) + b * (top + bottom), d * (left + right) + e * (top + bottom)
        wide = abs(a) * (right - left + spare) + abs(b) * (bottom - top + spare)
        tall = abs(d) * (right - left + spare) + abs(e) * (bottom - top + spare)
        known = self._bounds
        known[0] = min(known[0], c + (x - wide) / 2)
        known[1] = min(known[1], f + (y - tall) / 2)
        known[2] = max(known[2], c + (x + wide) / 2)
        known[3] = max(known[3], f + (y + tall) / 2)

    def __enter__(self) -> Figure:
        return self

    def __exit__(self, *_: object) -> None:
        height, width = self._pixels.shape[:2]
        spare = self._spare_px
        left, top, right, bottom = self._bounds
        if right <= spare or bottom <= spare or left >= width - spare or top >= height - spare:
            return
        x0, y0 = max(spare, floor(left) - 1), max(spare, floor(top) - 1)
        x1, y1 = min(width - spare, ceil(right) + 1), min(height - spare, ceil(bottom) + 1)
        opacity = cv2.extractChannel(
            self._pixels[y0 - spare : y1 + spare, x0 - spare : x1 + spare], 3
        )
        towards = complex(self.towards_light.real * self._flip, self.towards_light.imag)
        towards *= self._scale
        shade = alpha(self.shadow_colour, 0.34)
        rim = alpha(self.light.rim, (self.light.rim >> 24) / 255 * 0.8)
        tint = edge_tint(
            opacity.astype(np.uint8, copy=False),
            spare,
            under=Tint(shade, towards * _SHADE_OFFSET, _SHADE_SOFT * self._scale),
            over=Tint(rim, -towards * _RIM_OFFSET),
        )
        lay_on_device(self.canvas, tint, x0, y0)
        finished = self._pixels[y0:y1, x0:x1]
        lay_on_device(self._target, finished, self._left + x0, self._top + y0)


def _frame_of(canvas: skia.Canvas) -> Frame:
    m = canvas.getTotalMatrix()
    return (
        m.getScaleX(), m.getSkewX(), m.getTranslateX(),
        m.getSkewY(), m.getScaleY(), m.getTranslateY(),
    )  # fmt: skip
