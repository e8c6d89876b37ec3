"""A sandy shore: the last thin wave that runs up the sand, its foam, the wet sand it leaves.

Drawn at half size over the water, below a line that moves. Knows nothing of the open water.
"""

from __future__ import annotations

import math

import cv2
import numpy as np
import skia

from .canvas import (
    Bgra,
    Floats,
    alpha,
    canvas_on,
    channels,
    fbm,
    fill,
    linear,
    mix,
    new_layer,
)
from .cover import Cover
from .layers import Site
from .stage import View, Window

__all__ = ["Shore"]

_SAND = 0xFFF4DCAC
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
        self._lace = _joined(fbm(w, h, cells=(w / h * 9, 12), rng=rng, octaves=4, gain=0.6))
        if self._speed_px_s:
            # As much again of the beginning as is seen at once: what passes is then one piece.
            seen_w = self._window.width // 2 + 1
            small = np.concatenate([small, small[:, :seen_w]], axis=1)
            self._lace = np.concatenate([self._lace, self._lace[:, :seen_w]], axis=1)
        self._lap = w
        self._sand_bgra = np.asarray(cv2.cvtColor(small, cv2.COLOR_BGR2BGRA), np.uint8)
        # Planes first: numpy is several times slower across a last axis of three.
        self._dry = np.ascontiguousarray(small.astype(np.float32).transpose(2, 0, 1))
        sky = channels(mix(site.light.sky[-1][1], site.light.sky[-2][1], 0.4))[:0:-1]
        # Wet sand is darker, and a dull mirror.
        shine = np.array(sky, np.float32)[:, None, None] * np.float32(0.30)
        self._wetter = self._dry * np.float32(0.58 - 1) + shine
        foam = site.light.lit(0xFFFFFFFF, 1.0)
        self._foam = channels(mix(foam, 0xFFFFFFFF, 0.45))[:0:-1]

    def draw(self, view: View) -> None:
        passed = self._speed_px_s * view.t_s / 2
        whole = math.floor(passed)
        pixels = self._picture(view.t_s, whole)
        at = view.at(self._depth)
        x = at.x + at.scale * (self._window.left + 2 * (whole - passed))
        y = at.y + at.scale * self._window.top
        left, top, right, bottom = view.seen
        top = max(top, math.floor(y))
        if top >= bottom or left >= right:
            return
        back = 1 / (2 * at.scale)
        matrix = np.array(
            [
                [back, 0.0, (left + 0.5 - x) * back - 0.5],
                [0.0, back, (top + 0.5 - y) * back - 0.5],
            ]
        )
        large = cv2.warpAffine(
            pixels,
            matrix,
            (right - left, bottom - top),
            flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_REPLICATE,
        )
        view.lay(large.astype(np.uint8, copy=False), left, top)

    def hides_from(self, view: View) -> float:
        """The screen row from which nothing behind it is seen: there lies sand."""
        at = view.at(self._depth)
        if at.y + at.scale * self._window.bottom < view.frame.height:
            return math.inf
        run = 0.075 * float(self._powers.max()) + 0.03 * 0.55 + 0.016 * 1.5
        y = self._edge_y + self._unit * (run + _EDGE[1]) + 4
        return at.y + at.scale * y

    def hide(self, view: View, cover: Cover) -> Cover:
        """The cover with what nothing behind it shows through."""
        return cover.with_rows(self.hides_from(view))

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
        # Half a pixel more than the window, because whole ones are shown a little to the left.
        w = min(self._window.width // 2 + 1, self._lace.shape[1])
        first = passed % self._lap
        columns = slice(first, first + w)
        places = np.arange(passed, passed + w)
        x: Floats = (places * 2 + self._window.left).astype(np.float32) / np.float32(self._unit)
        now, mark = (r.astype(np.float32) for r in self._reach(t_s, x))
        h, scale = self._dry.shape[1], self._unit / 2
        middle = (self._edge_y - self._window.top) / 2
        low, high = (edge * scale for edge in _EDGE)
        # Above the water's edge nothing is changed, and below it lies the sand as it is.
        top = min(h, max(0, math.floor(middle + float(now.min()) + low)))
        end = middle + max(float(now.max()) + high, float(mark.max()) + 0.03 * scale)
        bottom = min(h, max(top, math.ceil(end) + 1))
        picture = new_layer(w, h)
        picture[bottom:] = self._sand_bgra[bottom:, columns]
        rows = np.arange(top, bottom, dtype=np.float32)[:, None] - np.float32(middle)
        if bottom > top:
            picture[top:bottom] = self._edge(rows, now, mark, (slice(top, bottom), columns))
        return picture

    def _edge(self, rows: Floats, now: Floats, mark: Floats, part: tuple[slice, slice]) -> Bgra:
        """Where water and sand meet.

        Args:
            rows: (h, 1), below the mean waterline, half pixels.
            now: (w,), how far down the water has come; the same unit.
            mark: (w,), the farthest it was of late.
            part: rows and columns of the textures.
        """
        scale = np.float32(self._unit / 2)
        low, high = (np.float32(edge) * scale for edge in _EDGE)
        # What follows from the way to the water's edge is looked up.
        steps = cv2.convertScaleAbs(
            np.clip(rows - (now + low)[None, :], 0, None), alpha=255 / float(high - low)
        )
        sand, line, keep, bare, trails = (cv2.LUT(steps, table) for table in _EDGE_TABLES)
        lace = self._lace[part]
        wet: Floats = np.clip((mark + np.float32(0.03) * scale)[None, :] - rows, 0, None)
        wet *= np.float32(1 / (0.03 * scale))
        np.minimum(wet, 1, out=wet)
        foam: Floats = lace * np.float32(0.8)
        foam += np.float32(0.55)
        foam *= line
        trail = np.subtract(lace, bare, out=bare)
        trail *= np.float32(5)
        np.clip(trail, 0, 1, out=trail)
        trail *= trails
        foam += trail
        np.minimum(foam, 1, out=foam)
        cover = np.maximum(sand, foam)
        planes: list[Floats] = []
        for dry, wetter, tone in zip(self._dry, self._wetter, self._foam, strict=True):
            plane: Floats = wetter[part] * wet
            plane += dry[part]
            plane *= keep
            plane += (np.float32(tone) - plane) * foam
            plane *= cover
            planes.append(plane)
        cover *= np.float32(255)
        # Bytes first: merged as floats it would take three times as long.
        return np.asarray(cv2.merge([*map(cv2.convertScaleAbs, (*planes, cover))]), np.uint8)

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
                [light.lit(_SAND, 0.95), light.lit(_SAND, 0.78), light.lit(0xFFD8B67E, 0.5)],
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


_EDGE = (-0.14, 0.05)
"""Where the water's edge changes anything, below it, in units of half pixels."""


def _edge_tables() -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """For 0..255 of the way through ``_EDGE``: how much sand is seen, the line of foam, how much
    light the shadow of the edge leaves, how thin lace must be to show, how much of it shows."""
    below = np.linspace(*_EDGE, 256)
    # 1 on dry or wet sand, falling off over the thin film of water at the edge.
    sand = np.clip(below / 0.02 * 0.25 + 0.75, 0, 1) * np.clip((below + 0.075) / 0.075, 0, 1)
    line = np.exp(-((below / 0.0085) ** 2))
    # The edge throws a thin shadow on the sand.
    keep = 1 - np.exp(-(((below - 0.012) / 0.008) ** 2)) * 0.22
    bare = 0.42 + 0.45 * np.clip(-below / 0.10, 0, 1)
    trails = 0.75 * (below < 0) * np.clip((below + 0.13) / 0.06, 0, 1)
    sand[-1], line[0] = 1.0, 0.0
    tables = (sand, line, keep, bare, trails)
    first, second, third, fourth, fifth = (table.astype(np.float32) for table in tables)
    return first, second, third, fourth, fifth


_EDGE_TABLES = _edge_tables()


def _joined(texture: Floats) -> Floats:
    """The texture with its last stretch faded into its first, so that it repeats unseen."""
    lap = max(1, texture.shape[1] // 8)
    ramp = np.linspace(0, 1, lap, dtype=np.float32)
    texture[:, -lap:] = texture[:, -lap:] * (1 - ramp) + texture[:, :lap][:, ::-1] * ramp
    return texture
