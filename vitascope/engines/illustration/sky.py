"""The sky: gradient, sun or moon with its halo, stars, clouds that drift.

Every outdoor place starts with these layers. Knows nothing of what stands below the horizon.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import cv2
import numpy as np
import skia

from .canvas import (
    Bgra,
    Floats,
    alpha,
    channels,
    fbm,
    fill,
    linear,
    mix,
    new_layer,
    radial,
)
from .heavens import heavens
from .layers import Layer, Live, Site
from .scene import Weather
from .sheet import Plate, plate_of
from .stage import View, Window

__all__ = ["sky_layers", "sun_at"]

_FAR = math.inf


def sun_at(site: Site, horizon_y: float) -> tuple[float, float]:
    """The sun's or moon's middle in neutral pixels."""
    across, up = site.light.sun
    frame = site.frame
    # In a narrow frame a sun at the edge would be cut: bring it inwards.
    if frame.is_tall:
        across = 0.5 + (across - 0.5) * 0.75
    height = min(horizon_y, frame.unit * 0.9)
    return frame.width * across, horizon_y - height * up


def sky_layers(site: Site, horizon_y: float, *, clouds: bool = True) -> list[Layer]:
    """The sky down to ``horizon_y`` (neutral pixels), back to front."""
    bottom = horizon_y + 0.08 * site.frame.unit
    layers: list[Layer] = [
        site.plate(_FAR, _Backdrop(site, horizon_y), bottom=bottom, is_smooth=True)
    ]
    decks = _clouds(site, horizon_y) if clouds else []
    layers += decks
    if site.light.stars > 0.05:
        if _is_starry(site):
            layers.append(site.plate(_FAR, _MilkyWay(site, horizon_y), bottom=horizon_y))
        # After the clouds, though farther: so that all that is soft is drawn together. They are
        # so thin at night that none of the two could be told to be in front.
        layers.append(_stars(site, horizon_y))
    if site.light.has_sun and site.light.is_moon:
        layers.append(_Moon(site, horizon_y, decks))
    layers += heavens(site, horizon_y)
    return layers


class _Backdrop:
    """Gradient, halo and disc, painted once."""

    def __init__(self, site: Site, horizon_y: float) -> None:
        self._site = site
        self._horizon_y = horizon_y

    def __call__(self, canvas: skia.Canvas, window: Window) -> None:
        light, frame = self._site.light, self._site.frame
        stops = light.sky
        canvas.drawPaint(
            linear(
                (0, min(0.0, window.top)),
                (0, self._horizon_y),
                [c for _, c in stops],
                at=[a for a, _ in stops],
            )
        )
        if not light.has_sun:
            return
        x, y = sun_at(self._site, self._horizon_y)
        radius = light.sun_radius * frame.unit
        screen = skia.BlendMode.kScreen
        for reach, full in ((15.0, 0.30), (6.5, 0.42), (2.6, 0.6)):
            strength = full * light.halo
            glow = [
                alpha(light.glow, strength),
                alpha(light.glow, strength * 0.3),
                alpha(light.glow, 0.0),
            ]
            canvas.drawCircle(
                x,
                y,
                radius * reach,
                radial((x, y), radius * reach, glow, at=(0, 0.42, 1), blend=screen),
            )
        if light.is_moon:
            _paint_moon(canvas, x, y, radius)
            return
        disc = [0xFFFFFFFF, light.sun_colour, light.sun_colour, alpha(light.sun_colour, 0)]
        canvas.drawCircle(
            x, y, radius * 1.06, radial((x, y), radius * 1.06, disc, at=(0, 0.6, 0.93, 1))
        )


class _MilkyWay:
    """A slanting band of star dust, painted once."""

    def __init__(self, site: Site, horizon_y: float) -> None:
        self._site, self._horizon_y = site, horizon_y

    def __call__(self, canvas: skia.Canvas, window: Window) -> None:
        rng, unit = self._site.rng("milky way"), self._site.frame.unit
        middle = ((window.left + window.right) / 2 + unit * 0.2, self._horizon_y * 0.42)
        canvas.save()
        canvas.translate(*middle)
        canvas.rotate(-34)
        screen = skia.BlendMode.kScreen
        for _ in range(150):
            x, y = rng.normal(0, 0.55) * unit, rng.normal(0, 0.055) * unit
            size = unit * rng.uniform(0.05, 0.16)
            tone = (0xFF8FA8FF, 0xFFC8B4FF, 0xFFFFD8C0, 0xFF6F90E0)[int(rng.integers(4))]
            cloud = radial((x, y), size, [alpha(tone, 0.055), alpha(tone, 0.0)], blend=screen)
            canvas.drawCircle(x, y, size, cloud)
        for _ in range(1500):
            x, y = rng.normal(0, 0.6) * unit, rng.normal(0, 0.075) * unit
            dust = fill(alpha(0xFFEAF0FF, rng.uniform(0.1, 0.75)))
            canvas.drawCircle(x, y, unit * rng.uniform(0.0004, 0.0011), dust)
        canvas.restore()


class _Moon:
    """The moon once more, at full size, behind the same clouds: its edge and seas are crisp."""

    def __init__(self, site: Site, horizon_y: float, veils: Sequence[Plate]) -> None:
        self._veils = veils
        self._radius = site.light.sun_radius * site.frame.unit
        self._x, self._y = x, y = sun_at(site, horizon_y)
        radius = self._radius

        def paint(canvas: skia.Canvas, _window: Window) -> None:
            _paint_moon(canvas, x, y, radius)

        spare = radius + 4
        self._plate = site.plate(_FAR, paint, top=y - spare, bottom=y + spare)

    def draw(self, view: View) -> None:
        at = view.at(_FAR)
        x, y, radius = (
            at.x + at.scale * self._x,
            at.y + at.scale * self._y,
            at.scale * self._radius,
        )
        left, top, size = math.floor(x - radius), math.floor(y - radius), math.ceil(2 * radius) + 1
        near = View(new_layer(size, size), view.path, view.t_s, left=left, top=top)
        for plate in (self._plate, *self._veils):
            plate.draw(near)
        disc = skia.Path()
        disc.addCircle(x, y, radius)
        view.canvas.save()
        view.canvas.clipPath(disc, True)
        view.lay(near.pixels, left, top)
        view.canvas.restore()


def _paint_moon(canvas: skia.Canvas, x: float, y: float, radius: float) -> None:
    canvas.save()
    clip = skia.Path()
    clip.addCircle(x, y, radius)
    canvas.drawCircle(x, y, radius, fill(0xFFE4E8EC))
    canvas.clipPath(clip, True)
    # The seas, as (x, y, radius) in radii, about where the real ones are.
    seas = (
        (-0.36, -0.34, 0.30),
        (-0.48, 0.06, 0.26),
        (0.12, -0.38, 0.22),
        (0.30, -0.08, 0.24),
        (0.52, -0.28, 0.13),
        (0.42, 0.20, 0.14),
        (-0.18, 0.42, 0.16),
        (-0.60, -0.12, 0.2),
        (0.06, 0.02, 0.12),
        (0.16, 0.66, 0.08),
    )
    for sx, sy, sr in seas:
        canvas.drawCircle(
            x + sx * radius, y + sy * radius, sr * radius, fill(0x607A8CA8, soft=radius * 0.05)
        )
    shade = [0x00203050, 0x00203050, 0x38203050]
    canvas.drawCircle(
        x,
        y,
        radius,
        radial((x - radius * 0.15, y - radius * 0.15), radius * 1.2, shade, at=(0, 0.6, 1)),
    )
    canvas.restore()


def _is_starry(site: Site) -> bool:
    """Whether the sky is full of stars, with the Milky Way across it."""
    return site.scene.has("stars") or site.light.stars > 1.0


def _stars(site: Site, horizon_y: float) -> Live:
    rng = site.rng("stars")
    window = site.path.window(_FAR)
    area = window.width * max(1.0, horizon_y)
    unit = site.frame.unit
    many = 420 if _is_starry(site) else 190
    count = int(min(2.2 * many, many * area / unit**2))
    x = rng.uniform(window.left, window.right, count)
    y = window.top + (horizon_y - window.top) * rng.random(count) ** 1.35
    size = unit * (0.0006 + 0.0016 * rng.random(count) ** 4)
    level = rng.uniform(0.25, 0.95, count) * np.clip((horizon_y - y) / (0.25 * unit), 0, 1)
    rate, phase = rng.uniform(0.7, 2.6, count), rng.uniform(0, 6.28, count)
    tone = [(0xFFDCE8FF, 0xFFFFFFFF, 0xFFFFF1DC)[i] for i in rng.integers(0, 3, count)]
    if site.light.has_sun:
        sx, sy = sun_at(site, horizon_y)
        level *= np.clip(np.hypot(x - sx, y - sy) / (0.3 * unit), 0.0, 1) ** 2
    level = np.clip(level * site.light.stars, 0, 1)
    placed = (x.tolist(), y.tolist(), (size + 0.35).tolist(), tone)
    paint_of = {colour: fill(colour) for colour in set(tone)}

    def paint(canvas: skia.Canvas, t_s: float) -> None:
        now = level * (0.72 + 0.28 * np.sin(rate * t_s + phase))
        for star_x, star_y, radius, colour, shine in zip(*placed, now.tolist(), strict=True):
            paint_of[colour].setAlphaf(shine)
            canvas.drawCircle(star_x, star_y, radius, paint_of[colour])

    return Live(_FAR, paint)


def _clouds(site: Site, horizon_y: float) -> list[Plate]:
    light = site.light
    if light.cloud_cover <= 0.02:
        return []
    if light.is_bright and light.weather in (Weather.CLEAR, Weather.WIND):
        return _cumulus(site, horizon_y)
    speed = site.frame.unit * (0.004 + 0.012 * light.wind)
    high = _deck(site, horizon_y, "high", cells=4.0, cover=light.cloud_cover, drift=speed)
    if light.cloud_cover < 0.3:
        return [high]
    low = _deck(site, horizon_y, "low", cells=2.2, cover=light.cloud_cover * 0.8, drift=speed * 1.9)
    return [high, low]


def _deck(
    site: Site, horizon_y: float, salt: str, *, cells: float, cover: float, drift: float
) -> Plate:
    """A sheet of cloud seen in perspective: large overhead, streaks at the horizon."""
    window = site.path.window(_FAR)
    travel = math.ceil(drift * site.path.duration_s)
    left, width = window.left - travel, window.width + travel
    height = max(16, math.ceil(horizon_y) - window.top)
    scale = 2
    w, h = width // scale, max(8, height // scale)
    rng = site.rng("deck " + salt)
    noise = fbm(1024, 1024, cells=(cells, cells * 3.4), rng=rng, octaves=7, gain=0.55)
    up = 1 - (np.arange(h, dtype=np.float32) + 0.5) / h
    far = 1 / (up + 0.2)
    unit = site.frame.unit / scale
    across = (np.arange(w, dtype=np.float32) - w / 2)[None, :] / unit * far[:, None]
    map_x = np.mod(across * 150 + 4096 + rng.uniform(200, 800), 1022).astype(np.float32)
    map_y = np.repeat(np.mod(far * 260, 1022)[:, None], w, axis=1).astype(np.float32)
    # Mirroring at the tile's edges hides its seam.
    map_x, map_y = (np.abs(m - 511) * 2 for m in (map_x, map_y))
    density = np.asarray(cv2.remap(noise, map_x, map_y, cv2.INTER_LINEAR), np.float32)
    edge = 0.68 - 0.42 * cover
    body = np.clip((density - edge) / 0.26, 0, 1)
    body = body * body * (3 - 2 * body)
    body *= np.clip(up * 9, 0, 1)[:, None] * (0.9 - 0.25 * up[:, None])
    pixels = _lit_cloud(site, density, body, (w, h), (window, horizon_y, left, scale))
    at = Window(left, window.top, left + w * scale, window.top + h * scale)
    return plate_of(pixels, at, _FAR, speed_px_s=drift, shrunk=float(scale), is_soft=True)


def _lit_cloud(
    site: Site,
    density: Floats,
    body: Floats,
    size: tuple[int, int],
    place: tuple[Window, float, int, int],
) -> Bgra:
    """Colour a sheet of cloud: bright where it thins towards the sun, dark in its bulk."""
    light = site.light
    (w, h), (window, horizon_y, left, scale) = size, place
    sx, sy = sun_at(site, horizon_y)
    sx, sy = (sx - left) / scale, (sy - window.top) / scale
    below = np.roll(density, -max(2, h // 60), axis=0)
    edge_light = np.clip((density - below) * 5.5 + 0.42, 0, 1)
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    near_sun = np.exp(-(((xx - sx) / (0.55 * w)) ** 2 + ((yy - sy) / (0.6 * h)) ** 2))
    warm = np.clip(edge_light * (0.45 + 0.75 * near_sun) + 0.25 * near_sun, 0, 1)
    if not light.has_sun:
        warm = 0.3 + 0.4 * edge_light
    lit = np.array(channels(light.cloud_lit)[:0:-1], np.float32)
    shade = np.array(channels(light.cloud_shade)[:0:-1], np.float32)
    colour = shade + (lit - shade) * warm[..., None]
    cover = (body * (0.62 + 0.2 * warm))[..., None]
    return np.concatenate([colour * cover, cover * 255], axis=2).astype(np.uint8)


def _cumulus(site: Site, horizon_y: float) -> list[Plate]:
    """Fair-weather clouds: heaps of soft puffs, bright above, blue below."""
    layers: list[Plate] = []
    unit = site.frame.unit
    for salt, low, high, size, speed in (
        ("far", 0.16, 0.4, 0.10, 0.005),
        ("near", 0.42, 0.86, 0.2, 0.01),
    ):
        drift = unit * speed * (0.5 + site.light.wind)

        def paint(
            canvas: skia.Canvas,
            window: Window,
            salt: str = salt,
            low: float = low,
            high: float = high,
            size: float = size,
        ) -> None:
            rng = site.rng("cumulus " + salt)
            count = max(2, round(window.width / unit * (2.6 if salt == "far" else 1.5)))
            for i in range(count):
                x = window.left + (i + rng.uniform(0.15, 0.85)) / count * window.width
                y = horizon_y - rng.uniform(low, high) * min(horizon_y, unit * 0.75)
                _heap(canvas, site, (x, y), unit * size * rng.uniform(0.6, 1.25), rng)

        layers.append(
            site.plate(_FAR, paint, drift_px_s=drift, bottom=horizon_y, soft_px=unit * 0.0035)
        )
    return layers


def _heap(
    canvas: skia.Canvas,
    site: Site,
    at: tuple[float, float],
    size: float,
    rng: np.random.Generator,
) -> None:
    light = site.light
    x0, y0 = at
    canvas.saveLayerAlpha(None, 225)
    canvas.save()
    flat = skia.Rect.MakeLTRB(x0 - 4 * size, y0 - 4 * size, x0 + 4 * size, y0 + size * 0.12)
    canvas.clipRect(flat, True)
    puffs = []
    for _ in range(17):
        across = rng.normal(0, 0.62)
        tall = math.exp(-(across**2) * 1.3)
        radius = size * (0.13 + 0.3 * tall) * rng.uniform(0.7, 1.1)
        puffs.append((y0 - rng.uniform(0.0, 0.62) * tall * size, x0 + across * size, radius))
    for y, x, radius in sorted(puffs):
        top = mix(light.cloud_lit, 0xFFFFFFFF, 0.2)
        base = mix(light.cloud_lit, light.cloud_shade, min(1.0, max(0.0, 0.5 + (y - y0) / size)))
        tone = radial(
            (x + radius * 0.3 * light.key_direction[0], y - radius * 0.4),
            radius * 1.5,
            [top, top, base],
            at=(0, 0.35, 1),
        )
        canvas.drawCircle(x, y, radius, tone)
    canvas.restore()
    # The flat underside melts into the air.
    fade = linear((0, y0 - size * 0.25), (0, y0 + size * 0.12), [0x00000000, 0xFF000000])
    fade.setBlendMode(skia.BlendMode.kDstOut)
    canvas.drawRect(flat, fade)
    canvas.restore()
