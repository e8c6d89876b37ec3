"""Weather laid over a still picture: snow, rain, petals, leaves, fireflies, mist.

Each is pure in time and fades with ``strength`` down to nothing. Drawn scenes have their own
weather (``weather.py``), which knows their depth and their light; a photograph has neither.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
import skia
from numpy.typing import NDArray

from .canvas import SMOOTH, canvas_on, fill, image_of, soft_dot, stroke
from .plate import Pixels
from .scene import Scene, Time, Weather

__all__ = ["Overlay", "overlays"]

INDOORS = frozenset({"cafe", "room"})
RAIN_SLANT = -0.12


@dataclass(frozen=True, slots=True)
class Overlay:
    """Many small things falling or floating, or mist, over frames of one size."""

    paint: _Paint
    motes: NDArray[np.float64]
    """(count, 4): start x, start y, nearness, phase; each 0..1."""

    def draw(self, frame_hwc: Pixels, t_s: float, strength: float) -> Pixels:
        """The frame with the overlay.

        Args:
            frame_hwc: (H, W, 3) uint8 RGB.
            t_s: the moment.
            strength: 0 changes nothing … 1.
        """
        if strength <= 0:
            return frame_hwc
        bgra = cv2.cvtColor(frame_hwc, cv2.COLOR_RGB2BGRA)
        canvas = canvas_on(np.asarray(bgra, np.uint8))
        self.paint(canvas, self.motes, _Moment(t_s, strength, *frame_hwc.shape[1::-1]))
        return np.asarray(cv2.cvtColor(bgra, cv2.COLOR_BGRA2RGB), np.uint8)


@dataclass(frozen=True, slots=True)
class _Moment:
    t_s: float
    strength: float
    width: int
    height: int

    @property
    def unit(self) -> float:
        """One pixel at 720p."""
        return min(self.width, self.height) / 720

    def place(
        self, mote: NDArray[np.float64], *, fall: float, slide: float, sway: float
    ) -> tuple[float, float]:
        """Where a mote is: speeds in heights per second at full nearness, and back at the top
        once it has fallen out."""
        x0, y0, near, phase = (float(v) for v in mote)
        pace = 0.45 + 0.55 * near
        y = (y0 + fall * pace * self.t_s) % 1.15 - 0.08
        swing = sway * math.sin((0.7 + phase) * self.t_s + 6.28 * phase)
        x = (x0 + (slide * pace * self.t_s + swing) * self.height / self.width) % 1.1 - 0.05
        return x * self.width, y * self.height


_Paint = Callable[[skia.Canvas, NDArray[np.float64], _Moment], None]


def overlays(scene: Scene, *, seed: int) -> tuple[Overlay, ...]:
    """What the prompt's weather and features lay over a picture; nothing indoors."""
    if scene.place in INDOORS:
        return ()
    wanted: list[tuple[_Paint, int]] = []
    if scene.weather is Weather.SNOW:
        wanted.append((_snow, 340))
    if scene.weather is Weather.RAIN:
        wanted.append((_rain, 420))
    if scene.weather is Weather.FOG:
        wanted.append((_mist, 9))
    if scene.has("petals"):
        wanted.append((_petals, 84))
    if scene.has("leaves"):
        wanted.append((_leaves, 34))
    if scene.has("fireflies") and scene.time in (Time.DUSK, Time.NIGHT):
        wanted.append((_fireflies, 40))
    rng = np.random.default_rng([seed, 41])
    return tuple(Overlay(paint, rng.random((count, 4))) for paint, count in wanted)


def _sprites(
    canvas: skia.Canvas, image: skia.Image, at: tuple[float, float], *, radius: float, alpha: float
) -> None:
    x, y = at
    paint = skia.Paint(AntiAlias=True)
    paint.setAlphaf(max(0.0, min(1.0, alpha)))
    rect = skia.Rect.MakeLTRB(x - radius, y - radius, x + radius, y + radius)
    canvas.drawImageRect(image, rect, SMOOTH, paint)


def _snow(canvas: skia.Canvas, motes: NDArray[np.float64], moment: _Moment) -> None:
    flake = image_of(soft_dot(12, 0xFFFFFFFF, core=0.35))
    for mote in motes:
        near = float(mote[2]) ** 2.2
        at = moment.place(mote, fall=0.13 + 0.1 * near, slide=0.03, sway=0.03)
        radius = (2.0 + 6.5 * near) * moment.unit
        _sprites(canvas, flake, at, radius=radius, alpha=(0.85 - 0.35 * near) * moment.strength)


def _rain(canvas: skia.Canvas, motes: NDArray[np.float64], moment: _Moment) -> None:
    for low, high, width, opacity in ((0.0, 0.5, 1.1, 0.34), (0.5, 1.0, 1.9, 0.42)):
        points = []
        for mote in motes[(motes[:, 2] >= low) & (motes[:, 2] < high)]:
            x, y = moment.place(mote, fall=1.7, slide=RAIN_SLANT * 1.7, sway=0.0)
            length = (0.03 + 0.05 * float(mote[2])) * moment.height
            points += [skia.Point(x, y), skia.Point(x - RAIN_SLANT * length, y - length)]
        paint = stroke(0xFFDDE8F4, width * moment.unit)
        paint.setAlphaf(opacity * moment.strength)
        canvas.drawPoints(skia.Canvas.kLines_PointMode, points, paint)


def _mist(canvas: skia.Canvas, motes: NDArray[np.float64], moment: _Moment) -> None:
    bank = image_of(soft_dot(48, 0xFFE9EDF0, core=0.0))
    for x0, y0, near, phase in motes.tolist():
        x = ((x0 + 0.014 * (0.5 + near) * moment.t_s) % 1.8 - 0.4) * moment.width
        y = (0.35 + 0.6 * y0) * moment.height
        breath = 0.8 + 0.2 * math.sin(0.4 * moment.t_s + 6.28 * phase)
        canvas.save()
        canvas.translate(x, y)
        canvas.scale(1.0, 0.34)
        radius = (0.3 + 0.3 * near) * moment.width
        _sprites(canvas, bank, (0, 0), radius=radius, alpha=0.2 * breath * moment.strength)
        canvas.restore()


def _fluttering(
    canvas: skia.Canvas,
    motes: NDArray[np.float64],
    moment: _Moment,
    *,
    colours: tuple[int, ...],
    size_px: float,
    fall: float,
) -> None:
    """Flat things that turn over as they fall."""
    for number, mote in enumerate(motes):
        near, phase = float(mote[2]), float(mote[3])
        x, y = moment.place(mote, fall=fall, slide=0.06, sway=0.05)
        size = size_px * (0.5 + 0.9 * near**1.5) * moment.unit
        canvas.save()
        canvas.translate(x, y)
        canvas.rotate(360 * phase + 70 * moment.t_s * (phase - 0.5))
        turn = math.cos((1.2 + phase) * moment.t_s + 6.28 * phase)
        canvas.scale(size, size * (0.25 + 0.75 * abs(turn)))
        # The nearest are out of focus; the blur is in the petal's own units.
        paint = fill(colours[number % len(colours)], soft=max(0.0, near - 0.75))
        paint.setAlphaf((0.9 - 0.3 * near) * moment.strength)
        canvas.drawPath(_PETAL, paint)
        canvas.restore()


def _petal() -> skia.Path:
    path = skia.Path()
    path.moveTo(-1.0, 0.0)
    path.cubicTo(-0.6, -0.75, 0.6, -0.8, 1.0, -0.12)
    path.lineTo(0.86, 0.0)
    path.lineTo(1.0, 0.12)
    path.cubicTo(0.6, 0.8, -0.6, 0.75, -1.0, 0.0)
    path.close()
    return path


_PETAL = _petal()


def _petals(canvas: skia.Canvas, motes: NDArray[np.float64], moment: _Moment) -> None:
    pinks = (0xFFFFD3E0, 0xFFFFC0D4, 0xFFFFE6EE, 0xFFF8AFC8)
    _fluttering(canvas, motes, moment, colours=pinks, size_px=10.5, fall=0.11)


def _leaves(canvas: skia.Canvas, motes: NDArray[np.float64], moment: _Moment) -> None:
    autumn = (0xFFD9822B, 0xFFC4572A, 0xFFE3AE45, 0xFFA8431F)
    _fluttering(canvas, motes, moment, colours=autumn, size_px=12.0, fall=0.14)


def _fireflies(canvas: skia.Canvas, motes: NDArray[np.float64], moment: _Moment) -> None:
    glow = image_of(soft_dot(24, 0xFFF4FF9A, core=0.05))
    for x0, y0, near, phase in motes.tolist():
        t_s = moment.t_s
        x = x0 + 0.03 * math.sin(0.5 * t_s + 6.28 * phase) + 0.012 * math.sin(1.3 * t_s + 9 * x0)
        y = 0.35 + 0.6 * y0 + 0.03 * math.sin(0.6 * t_s + 6.28 * y0)
        pulse = max(0.0, math.sin((0.9 + phase) * t_s + 6.28 * phase)) ** 2
        radius = (7 + 12 * near) * moment.unit
        at = (x * moment.width, y * moment.height)
        _sprites(canvas, glow, at, radius=radius, alpha=0.9 * pulse * moment.strength)
