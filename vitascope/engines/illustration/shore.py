"""A sandy shore: the last thin wave that runs up the sand, its foam, the wet sand it leaves.

Drawn at half size over the water, below a line that moves. Knows nothing of the open water.
"""

from __future__ import annotations

import math

import cv2
import numpy as np
import skia

from .canvas import (
    SMOOTH,
    Bgra,
    Floats,
    alpha,
    canvas_on,
    channels,
    fbm,
    fill,
    image_of,
    linear,
    mix,
    new_layer,
)
from .layers import Site
from .stage import View, Window

__all__ = ["Shore"]

_SAND = 0xFFE9CFA0
_PERIOD_S = 5.6


class Shore:
    """Sand from ``edge_y`` down to the bottom of the frame, with waves that lap at it."""

    def __init__(self, site: Site, *, edge_y: float, depth: float) -> None:
        """
        Args:
            site: where.
            edge_y: neutral row of the mean waterline.
            depth: its distance.
        """
        self._site, self._depth, self._edge_y = site, depth, edge_y
        unit = site.frame.unit
        self._unit = unit
        seen = site.path.window(depth)
        top = math.floor(edge_y - unit * 0.14)
        self._window = Window(seen.left, top, seen.left + seen.width // 2 * 2, seen.bottom)
        self._speed_px_s = site.scroll_px_s
        # Textures are as wide as what ever passes before they repeat.
        wide = site.window(depth).width // 2 * 2
        rng = site.rng("shore")
        self._phases = rng.uniform(0, 2 * math.pi, 8)
        self._powers = rng.uniform(0.7, 1.05, 64)
        w, h = wide // 2, max(8, self._window.height // 2)
        sand = self._sand(wide, rng)
        small = cv2.resize(sand[..., :3], (w, h), interpolation=cv2.INTER_AREA)
        # Planes first: numpy is several times slower across a last axis of three.
        self._dry = np.ascontiguousarray(small.astype(np.float32).transpose(2, 0, 1))
        sky = channels(mix(site.light.sky[-1][1], site.light.sky[-2][1], 0.4))[:0:-1]
        # Wet sand is darker, and a dull mirror.
        shine = np.array(sky, np.float32)[:, None, None] * np.float32(0.30)
        self._wet = self._dry * np.float32(0.58) + shine
        self._lace = _joined(fbm(w, h, cells=(w / h * 9, 12), rng=rng, octaves=4, gain=0.6))
        foam = site.light.lit(0xFFFFFFFF, 1.0)
        self._foam = channels(mix(foam, 0xFFFFFFFF, 0.45))[:0:-1]

    def draw(self, view: View) -> None:
        passed = self._speed_px_s * view.t_s / 2
        whole = math.floor(passed)
        pixels = self._picture(view.t_s, whole)
        at = view.at(self._depth)
        view.canvas.save()
        view.canvas.translate(
            at.x + at.scale * self._window.left, at.y + at.scale * self._window.top
        )
        view.canvas.scale(at.scale * 2, at.scale * 2)
        view.canvas.drawImage(image_of(pixels), whole - passed, 0, SMOOTH, None)
        view.canvas.restore()

    def _reach(self, t_s: float, x: Floats) -> tuple[Floats, Floats]:
        """How far the water has run up, and the farthest it was of late: half pixels."""
        unit = self._unit / 2
        slow = 0.35 * np.sin(x * 2.3 + self._phases[0]) + 0.2 * np.sin(x * 5.1 + self._phases[1])
        phase = t_s / _PERIOD_S + 0.05 * slow + 0.02 * x
        now = np.full_like(x, -1.0)
        mark = np.full_like(x, -1.0)
        number = math.floor(t_s / _PERIOD_S)
        for k in range(number - 2, number + 2):
            age = phase - k
            power = float(self._powers[k % 64])
            rise = np.clip(age / 0.34, 0, 1)
            fall = np.clip((age - 0.30) / 0.85, 0, 1)
            run = power * (np.sin(rise * math.pi / 2) - fall * fall * (3 - 2 * fall) * 1.15)
            live = (age > 0) & (age < 1.3)
            now = np.where(live, np.maximum(now, run), now)
            left = power * np.sin(rise * math.pi / 2) - 0.12 * np.clip(age - 0.4, 0, 9)
            mark = np.where(age > 0, np.maximum(mark, left), mark)
        ragged = (
            0.5 * np.sin(13.0 * x + self._phases[2])
            + 0.3 * np.sin(29.0 * x + self._phases[3] + 0.2 * t_s)
            + 0.2 * np.sin(61.0 * x + self._phases[4])
            + 0.5 * np.sin(7.3 * x + self._phases[5]) * np.sin(19.0 * x + self._phases[6])
        )
        shape = 0.03 * unit * slow + 0.016 * unit * ragged
        return 0.075 * unit * now + shape, 0.075 * unit * mark + shape

    def _picture(self, t_s: float, passed: int) -> Bgra:
        """The shore after ``passed`` half pixels of it have gone by to the left."""
        h = self._dry.shape[1]
        # Half a pixel more than the window, because whole ones are shown a little to the left.
        w = self._window.width // 2 + 1
        places = np.arange(passed, passed + w)
        columns = (places * 2 + self._window.left).astype(np.float32)
        x: Floats = columns / np.float32(self._unit)
        now, mark = (r.astype(np.float32) for r in self._reach(t_s, x))
        dry, wet_sand, lace = self._dry, self._wet, self._lace
        if passed or w > lace.shape[1]:
            index = places % lace.shape[1]
            dry, wet_sand, lace = dry[..., index], wet_sand[..., index], lace[:, index]
        dry, wet_sand, lace = dry[..., :w], wet_sand[..., :w], lace[:, :w]
        middle = (self._edge_y - self._window.top) / 2
        rows = np.arange(h, dtype=np.float32)[:, None] - np.float32(middle)
        below = rows - now[None, :]
        scale = np.float32(self._unit / 2)
        # 1 on dry or wet sand, falling off over the thin film of water at the edge.
        sand = np.clip(below / (0.02 * scale) * 0.25 + 0.75, 0, 1)
        sand *= np.clip((below + 0.075 * scale) / (0.075 * scale), 0, 1)
        wet = np.clip(1 - (rows - mark[None, :]) / (0.03 * scale), 0, 1)
        line = np.exp(-((below / (0.0085 * scale)) ** 2))
        behind = np.clip(-below / (0.10 * scale), 0, 1)
        trail = np.clip((lace - 0.42 - 0.45 * behind) * 5, 0, 1) * (below < 0)
        trail *= np.clip((below + 0.13 * scale) / (0.06 * scale), 0, 1)
        foam = np.clip(line * (0.55 + 0.8 * lace) + 0.75 * trail, 0, 1)
        # The edge throws a thin shadow on the sand.
        shade = np.exp(-(((below - 0.012 * scale) / (0.008 * scale)) ** 2)) * 0.22
        cover = np.maximum(sand, foam)
        planes: list[Floats] = []
        for low, damp, tone in zip(dry, wet_sand, self._foam, strict=True):
            plane = (low + (damp - low) * wet) * (1 - shade)
            plane += (np.float32(tone) - plane) * foam
            planes.append(plane * cover)
        merged = cv2.merge([*planes, cover * np.float32(255)])
        return np.asarray(cv2.convertScaleAbs(merged), np.uint8)

    def _sand(self, wide: int, rng: np.random.Generator) -> Bgra:
        """The dry beach, opaque: a slope of light, ripples, pebbles, shells."""
        window, unit, light = self._window, self._unit, self._site.light
        layer = new_layer(wide, max(16, window.height))
        canvas = canvas_on(layer)
        height = float(window.height)
        canvas.drawPaint(
            linear(
                (0, 0),
                (0, height),
                [light.lit(_SAND, 0.75), light.lit(_SAND, 0.6), light.lit(0xFFC9A673, 0.4)],
            )
        )
        for _ in range(round(wide / unit * 16)):
            x, y = rng.uniform(0, wide), height * rng.random() ** 0.8
            long = unit * rng.uniform(0.1, 0.4)
            tone = light.lit(0xFFFFE9C4, 0.9) if rng.random() < 0.5 else light.lit(0xFFA8834F, 0.2)
            streak = fill(alpha(tone, 0.22), soft=long * 0.04 + 0.5)
            for lap in (-wide, 0, wide):
                oval = skia.Rect.MakeXYWH(x + lap - long / 2, y, long, long * 0.09)
                canvas.drawOval(oval, streak)
        for _ in range(round(wide / unit * 46)):
            x, y = rng.uniform(0, wide), height * (0.4 + 0.6 * rng.random())
            size = unit * rng.uniform(0.0012, 0.0045)
            tone = (0xFF8A7358, 0xFFF6EEDC, 0xFFB98A78)[int(rng.integers(3))]
            shadow = skia.Rect.MakeXYWH(x - size, y - size * 0.2, size * 2.4, size * 1.1)
            canvas.drawOval(shadow, fill(alpha(0xFF3A2A1A, 0.25)))
            pebble = skia.Rect.MakeXYWH(x - size, y - size * 0.6, size * 2, size * 1.2)
            canvas.drawOval(pebble, fill(light.lit(tone, 0.75)))
        grain = rng.normal(0, 3.0, layer.shape[:2]).astype(np.float32)
        layer[..., :3] = cv2.convertScaleAbs(layer[..., :3].astype(np.float32) + grain[..., None])
        return layer


def _joined(texture: Floats) -> Floats:
    """The texture with its last stretch faded into its first, so that it repeats unseen."""
    lap = max(1, texture.shape[1] // 8)
    ramp = np.linspace(0, 1, lap, dtype=np.float32)
    texture[:, -lap:] = texture[:, -lap:] * (1 - ramp) + texture[:, :lap][:, ::-1] * ramp
    return texture
