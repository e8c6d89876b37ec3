"""Footprints in snow, and the snow that feet throw up. Knows nothing of who walks."""

from __future__ import annotations

import math

import skia

from ..canvas import SMOOTH, alpha, fill, image_of, mix, soft_dot
from ..layers import Site

__all__ = ["Trail"]


class Trail:
    """The trail of one body on the ground."""

    def __init__(self, site: Site, tall_px: float, speed_px_s: float) -> None:
        self._tall, self._speed = tall_px, speed_px_s
        self._every_s = max(0.07, 0.34 * tall_px / max(1.0, speed_px_s))
        light = site.light
        self._mark = alpha(mix(light.lit(0xFF7F96C8, 0.1), 0xFF203050, 0.2), 0.42)
        self._puff = image_of(
            soft_dot(16, mix(light.lit(0xFFFFFFFF, 1.0), 0xFFFFFFFF, 0.3), core=0.15)
        )

    def prints(self, canvas: skia.Canvas, x: float, y: float, t_s: float, faces_left: bool) -> None:
        back = 1 if faces_left else -1
        last = math.floor(t_s / self._every_s)
        for k in range(last, last - 26, -1):
            age = t_s - k * self._every_s
            away = self._speed * age + self._tall * 0.25
            wide = self._tall * 0.085
            row = self._tall * (0.035 if k % 2 else 0.005)
            at = x + back * away
            oval = skia.Rect.MakeXYWH(at - wide / 2, y + row - wide * 0.16, wide, wide * 0.34)
            canvas.drawOval(oval, fill(self._mark, soft=wide * 0.07))

    def puffs(self, canvas: skia.Canvas, x: float, y: float, t_s: float, faces_left: bool) -> None:
        back = 1 if faces_left else -1
        every = self._every_s * 0.8
        last = math.floor(t_s / every)
        for k in range(last, last - 14, -1):
            age = t_s - k * every
            if age > 0.85 or k * every < -1:
                continue
            for j in range(3):
                chance = ((k * 73 + j * 151) % 97) / 97
                lift = self._tall * (0.34 + 0.5 * chance) * (age - 1.5 * age * age)
                at = x + back * (
                    self._tall * 0.42 * (1 if k % 2 else -0.9 * 1) * -back * back
                    + (0.55 + 0.3 * chance) * self._speed * age
                )
                size = self._tall * (0.05 + 0.12 * age) * (0.5 + chance)
                paint = skia.Paint(Alphaf=0.75 * max(0.0, 1 - age / 0.85) ** 1.4)
                rect = skia.Rect.MakeXYWH(at - size / 2, y - lift - size / 2, size, size)
                canvas.drawImageRect(self._puff, rect, SMOOTH, paint)
