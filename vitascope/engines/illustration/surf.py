"""Surf at a rock: the foam that spreads after a wave hits, the water that climbs it, the spray.

Waves arrive at times fixed by the seed; everything else follows from how long ago the last ones
were, so any moment can be drawn by itself. Drawn at half size over the water.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
import skia

from .canvas import SMOOTH, Bgra, Floats, alpha, channels, fbm, fill, image_of, mix, soft_dot
from .layers import Site
from .rocks import Heap, rock_heap
from .stage import View

__all__ = ["WashedRock"]


@dataclass(frozen=True, slots=True)
class _Hit:
    """A wave that reached the rock."""

    age_s: float
    power: float
    number: int


class WashedRock:
    """One heap of rock standing in moving water."""

    def __init__(
        self,
        site: Site,
        *,
        salt: str,
        x: float,
        y: float,
        width_px: float,
        height_px: float,
        depth: float,
    ) -> None:
        """
        Args:
            site: where it stands.
            salt: its name, for its own randomness.
            x: middle of its waterline, neutral pixels.
            y: the waterline, neutral pixels.
            width_px: of the heap.
            height_px: above the water.
            depth: its distance.
        """
        rng = site.rng(salt)
        self._light, self._depth = site.light, depth
        self._x, self._y, self._w, self._h = x, y, width_px, height_px
        self._speed_px_s = site.scroll_px_s / depth
        self._foam = mix(site.light.lit(0xFFFFFFFF, 1.0), 0xFFFFFFFF, 0.5)
        self._heap: Heap = rock_heap(
            round(width_px), round(height_px), light=site.light, rng=rng, stone=0xFF6E6268, wet=0.34
        )
        self._image = image_of(self._heap.pixels)
        self._period_s = rng.uniform(3.5, 4.3)
        self._first_s = -rng.uniform(0.2, 1.0) * self._period_s + 1.2
        self._jitter = rng.uniform(-0.45, 0.45, 64)
        self._powers = rng.uniform(0.6, 1.0, 64)
        # How much a circle on the water is flattened at this distance.
        self._flat = min(0.5, 0.55 / depth)
        self._skirt = self._skirt_fields(rng)
        self._dark = self._reflection()
        self._climb_noise = fbm(self._heap.solid.shape[1] // 2, 64, cells=(7, 3), rng=rng)
        self._threads = fbm(self._climb_noise.shape[1], 64, cells=(34, 3), rng=rng)
        tall = max(4, round(self._heap.solid.shape[0] * 0.25))
        self._climb_lace = _net(self._climb_noise.shape[1], tall, rng)
        self._climbed = cv2.resize(
            self._heap.solid[-tall * 2 :],
            (self._climb_noise.shape[1], tall),
            interpolation=cv2.INTER_AREA,
        )
        self._drops = _Drops(rng)
        self._mist = image_of(soft_dot(48, alpha(mix(self._foam, 0xFFFFFFFF, 0.4), 0.6)))

    def draw_foam(self, view: View) -> None:
        """Draw what lies on the water round it, before anything that stands in the water."""
        self._enter(view)
        self._draw_skirt(view.canvas, self._hits(view.t_s), view.t_s)
        view.canvas.restore()

    def draw(self, view: View) -> None:
        hits = self._hits(view.t_s)
        self._enter(view)
        canvas = view.canvas
        canvas.drawImage(self._image, self._x - self._w / 2, self._y - self._h, SMOOTH, None)
        self._draw_climb(canvas, hits)
        self._drops.draw(canvas, self, hits)
        canvas.restore()

    def _enter(self, view: View) -> None:
        """Let the canvas take its pixels; undo with ``canvas.restore()``."""
        view.enter(self._depth)
        if self._speed_px_s:
            # It passes by, and comes round again once it is well out of the picture.
            lap = view.frame.width * 1.7 + self._w * 2
            middle = (self._x - self._speed_px_s * view.t_s + self._w) % lap - self._w
            view.canvas.translate(middle - self._x, 0)

    def _hits(self, t_s: float) -> list[_Hit]:
        """The last waves that matter at ``t_s``, newest first."""
        last = math.floor((t_s - self._first_s) / self._period_s) + 1
        found = []
        for number in range(last, last - 4, -1):
            at = self._first_s + number * self._period_s + float(self._jitter[number % 64])
            if 0 <= t_s - at < 9:
                found.append(_Hit(t_s - at, float(self._powers[number % 64]), number))
        return found

    def _skirt_fields(self, rng: np.random.Generator) -> tuple[Floats, Floats, skia.Rect]:
        """Distance from the waterline in half widths, and lace, over the water round the rock."""
        wide, tall = self._w * 1.9, self._w * 1.9 * self._flat
        w, h = max(8, round(wide / 3)), max(8, round(tall / 3))
        xx = (np.arange(w, dtype=np.float32) + 0.5) / w * 2 - 1
        yy = (np.arange(h, dtype=np.float32) + 0.5) / h * 2 - 1
        wobble = fbm(w, h, cells=(6, 4), rng=rng) - 0.5
        away = np.hypot(xx[None, :] * 1.9, yy[:, None] * 2.5 + 0.66) - 0.94 + wobble * 0.3
        lace = _net(w, h, rng)
        rect = skia.Rect.MakeXYWH(self._x - wide / 2, self._y - tall * 0.55, wide, tall)
        return away.astype(np.float32), lace, rect

    def _reflection(self) -> Floats:
        """How dark the rock's mirror image makes the water, 0..1, over the same field."""
        away, _, rect = self._skirt
        h, w = away.shape
        xx = rect.left() + (np.arange(w) + 0.5) / w * rect.width() - self._x
        yy = rect.top() + (np.arange(h) + 0.5) / h * rect.height() - self._y
        far = np.hypot(xx[None, :], yy[:, None] / 0.34) / (self._w * 0.62)
        return np.asarray(np.interp(far, (0, 0.55, 1), (0.75, 0.4, 0.0)), np.float32)

    def _draw_skirt(self, canvas: skia.Canvas, hits: list[_Hit], t_s: float) -> None:
        """The rock's dark on the water, so that it stands in it, and the foam over that."""
        away, lace, rect = self._skirt
        churn = 0.05 + 0.02 * math.sin(t_s * 1.7 + self._x)
        cover = np.clip((churn + 0.12 * lace - np.abs(away)) * np.float32(20), 0, 1)
        cover *= np.float32(0.75)
        for hit in hits:
            np.maximum(cover, _sheet(hit, away, lace), out=cover)
        cover = np.asarray(cv2.GaussianBlur(cover, (0, 0), 0.5), np.float32)
        cover *= np.float32(0.92)
        shade = np.asarray(self._dark * (np.float32(1) - cover), np.float32)
        layer = _over(self._foam, cover, channels(self._light.lit(0xFF2A2230, 0.2))[:0:-1], shade)
        # Most of the field is clear most of the time.
        x, y, w, h = cv2.boundingRect(layer[..., 3])
        if not w or not h:
            return
        scale_x, scale_y = rect.width() / layer.shape[1], rect.height() / layer.shape[0]
        goal = skia.Rect.MakeXYWH(
            rect.left() + x * scale_x, rect.top() + y * scale_y, w * scale_x, h * scale_y
        )
        image = image_of(np.ascontiguousarray(layer[y : y + h, x : x + w]))
        canvas.drawImageRect(image, goal, SMOOTH, None)

    def _draw_climb(self, canvas: skia.Canvas, hits: list[_Hit]) -> None:
        """White water that runs up the rock and drains off in threads."""
        rows = len(self._climb_lace)
        part = self._climbed
        up = (1 - (np.arange(rows, dtype=np.float32) + 0.5) / rows)[:, None] * 0.5
        cover = np.zeros_like(part)
        hits = [hit for hit in hits[:2] if hit.age_s < 5]
        if not hits:
            return
        for hit in hits:
            noise = self._climb_noise[hit.number * 7 % 60]
            thread = self._threads[(hit.number * 5 + 3) % 60]
            rise = min(1.0, hit.age_s / 0.45)
            rise = rise * rise * (3 - 2 * rise) * math.exp(-max(0.0, hit.age_s - 0.5) / 0.75)
            height = 0.40 * hit.power * rise * (0.25 + noise)
            sheet = np.clip((height - up) / 0.05, 0, 1) * (
                0.8 + 0.4 * np.exp(-(((height - up) / 0.05) ** 2))
            )
            drain = np.clip((thread - 0.62) / 0.1, 0, 1) * np.clip(
                (0.34 * hit.power * (0.3 + noise) - up) / 0.06, 0, 1
            )
            drain = drain * max(0.0, 1 - hit.age_s / 3.0) * min(1.0, hit.age_s / 0.6) * 0.4
            sheet *= 0.45 + 0.9 * self._climb_lace
            cover = np.maximum(cover, np.maximum(np.minimum(sheet, 1), drain))
        cover = cv2.GaussianBlur(cover.astype(np.float32), (0, 0), 1.6, sigmaY=0.8)
        foam = _premultiplied(self._foam, cover * part * 0.9)
        rect = skia.Rect.MakeXYWH(self._x - self._w / 2, self._y - rows * 2, self._w, rows * 2)
        canvas.drawImageRect(image_of(foam), rect, SMOOTH, None)

    @property
    def place(self) -> tuple[float, float, float, float]:
        """x, y, width, height in neutral pixels."""
        return self._x, self._y, self._w, self._h

    @property
    def mist(self) -> skia.Image:
        return self._mist

    @property
    def drop_colour(self) -> int:
        return mix(self._foam, 0xFFFFFFFF, 0.5)


class _Drops:
    """Spray: drops thrown up when a wave hits, falling back."""

    def __init__(self, rng: np.random.Generator) -> None:
        n = 110
        self._from = rng.normal(0, 0.26, n)
        self._side = rng.normal(0, 0.2, n)
        self._up = np.abs(rng.normal(0.62, 0.28, n))
        self._late = rng.uniform(0, 0.35, n)
        self._size = 0.0009 + 0.0034 * rng.random(n) ** 3

    def draw(self, canvas: skia.Canvas, rock: WashedRock, hits: list[_Hit]) -> None:
        x0, y0, w, h = rock.place
        for hit in hits[:1]:
            if hit.age_s > 1.9 or hit.power < 0.62:
                continue
            side = 1 if hit.number % 2 else -1
            for k in range(5):
                age = hit.age_s - 0.06 * k
                if 0 < age < 1.5:
                    grow = 0.35 + age * 0.8
                    opacity = 0.62 * math.exp(-age / 0.5) * min(1.0, age / 0.12) * hit.power
                    x = x0 + w * (0.10 * (k - 2) + 0.06 * side)
                    y = y0 - h * hit.power * (0.9 * age - 0.75 * age * age) * (0.8 + 0.1 * k)
                    size = w * 0.22 * grow
                    canvas.drawImageRect(
                        rock.mist,
                        skia.Rect.MakeXYWH(x - size, y - size, 2 * size, 2 * size),
                        SMOOTH,
                        skia.Paint(Alphaf=opacity),
                    )
            self._throw(canvas, rock, hit, side)

    def _throw(self, canvas: skia.Canvas, rock: WashedRock, hit: _Hit, side: int) -> None:
        x0, y0, w, h = rock.place
        strength = (hit.power - 0.45) / 0.55
        age = hit.age_s - self._late
        up = h * 1.55 * hit.power * (self._up * age - 0.62 * age * age)
        x = x0 + w * (self._from + self._side * age + 0.05 * side * age)
        shine = np.clip(age / 0.08, 0, 1) * np.clip(1 - age / 1.5, 0, 1) * (0.9 * strength)
        size = w * self._size + 0.3
        seen = (age > 0) & (up >= -0.05 * h) & (shine > 0.01)
        paint = fill(rock.drop_colour)
        drops = (v[seen].tolist() for v in (x, y0 - up, size, shine))
        for at_x, at_y, radius, opacity in zip(*drops, strict=True):
            paint.setAlphaf(opacity)
            canvas.drawCircle(at_x, at_y, radius, paint)


def _sheet(hit: _Hit, away: Floats, lace: Floats) -> Floats:
    """The foam that one wave spreads round the rock, 0..1."""
    front = 0.06 + 0.72 * hit.power * (1 - math.exp(-hit.age_s / 1.5))
    fade = math.exp(-hit.age_s / 2.6) * min(1.0, hit.age_s / 0.25)
    past = np.float32(front) - away
    sheet = np.clip(past * np.float32(10), 0, 1)
    sheet *= np.clip(away * np.float32(5) + np.float32(1.5), 0, 1)
    open_ = 0.28 + 0.62 * min(1.0, hit.age_s / 4.5)
    sheet *= np.clip((lace - np.float32(open_ * 0.72)) * np.float32(1.15 / 0.22), 0, 1.15)
    if hit.age_s < 3.2:
        past *= np.float32(1 / 0.055)
        past *= past
        crest = np.exp(np.negative(past, out=past), out=past)
        crest *= np.float32(0.12) + np.float32(0.88) * lace
        crest *= np.float32(1 - hit.age_s / 3.2)
        np.maximum(sheet, crest, out=sheet)
    sheet *= np.float32(fade**0.7)
    return np.asarray(sheet, np.float32)


def _net(width: int, height: int, rng: np.random.Generator) -> Floats:
    """Foam's net seen at a low angle, 0..1: thick strands, thin ones between, bubbles in both."""
    strands = np.zeros((height, width), np.float32)
    for cells, sharp, strength in (
        ((7, 10), 5.0, 0.75),
        ((15, 21), 5.0, 0.6),
        ((30, 42), 4.0, 0.4),
    ):
        noise = fbm(width, height, cells=cells, rng=rng, octaves=2, gain=0.5)
        wall = np.clip(1 - np.abs(noise - np.float32(0.5)) * sharp, 0, 1) ** 2
        strands = np.maximum(strands, wall * np.float32(strength))
    bubbles = fbm(width, height, cells=(50, 60), rng=rng, octaves=2)
    return np.asarray(np.clip(strands * (0.7 + 0.6 * bubbles), 0, 1), np.float32)


def _premultiplied(colour: int, cover: Floats) -> Bgra:
    a, r, g, b = channels(colour)
    planes = [cover * np.float32(value) for value in (b, g, r, a)]
    return np.asarray(cv2.merge([*map(cv2.convertScaleAbs, planes)]), np.uint8)


def _over(front: int, cover: Floats, back_bgr: tuple[float, ...], shade: Floats) -> Bgra:
    """One colour over another, each as opaque as its field says."""
    front_bgr = channels(front)[:0:-1]
    planes = [
        cover * np.float32(near) + shade * np.float32(far)
        for near, far in zip((*front_bgr, 255.0), (*back_bgr, 255.0), strict=True)
    ]
    return np.asarray(cv2.merge([*map(cv2.convertScaleAbs, planes)]), np.uint8)
