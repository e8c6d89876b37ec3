"""Up in the air: the open sky over low land, and a sea of clouds seen from above."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import skia

from ..canvas import alpha, fill, linear, mix, radial
from ..layers import Layer, Site
from ..light import Light
from ..scene import Time, Weather
from ..sky import sky_layers
from ..stage import Window
from .ground import Soil, hills, mist, swell, turf
from .scenery import Scenery, Spot
from .seasons import grass_of, is_snowy

__all__ = ["build_clouds", "build_sky"]


def build_sky(site: Site) -> Scenery:
    """Mostly sky and clouds, a strip of country far below and a grassy hilltop to stand on."""
    frame, light, unit = site.frame, site.light, site.frame.unit
    horizon_y = frame.height * site.path.horizon
    grass = grass_of(site.scene, (0xFF4F8F40, 0xFFA4D060))
    back: list[Layer] = [
        *sky_layers(site, horizon_y, clouds=not _is_fair(light)),
        *_heaps(site, horizon_y),
        hills(site, "far", depth=20.0, base_y=horizon_y, rise=0.045, colour=0xFF6C8FA8, far=0.7),
        _country(site, horizon_y, grass),
        mist(site, "haze", depth=9.0, y=horizon_y + unit * 0.01, tall=0.16, strength=0.5,
             ragged=0.4),
        swell(site, "hill", depth=1.15, top=horizon_y + unit * 0.115, bump=0.016,
              soil=Soil(grass[1], grass[0]), step=0.9, fall=0.2),
    ]  # fmt: skip
    if not is_snowy(site.scene):
        back.append(turf(site, "hill", depth=1.1, root_y=horizon_y + unit * 0.15, height=0.05,
                         colours=grass))  # fmt: skip
    stand_y = min(horizon_y + unit * 0.19, frame.height - unit * 0.02)
    return Scenery(
        back=tuple(back),
        spots=(
            Spot(frame.width * 0.34, stand_y, 0.8),
            Spot(frame.width * 0.68, stand_y - unit * 0.01, 0.78, faces_left=True),
            Spot(frame.width * 0.52, stand_y, 0.8),
        ),
        air=(frame.width * 0.06, frame.height * 0.06, frame.width * 0.94, horizon_y - unit * 0.08),
        light=light,
    )


def _is_fair(light: Light) -> bool:
    """Whether white heaps of cloud stand in a blue sky."""
    return light.is_bright and light.weather in (Weather.CLEAR, Weather.WIND)


def _country(site: Site, horizon_y: float, grass: tuple[int, int]) -> Layer:
    """Fields in patches, far below."""
    light, unit = site.light, site.frame.unit

    def paint(canvas: skia.Canvas, window: Window) -> None:
        rng = site.rng("country")
        top, bottom = horizon_y, horizon_y + unit * 0.16
        canvas.drawRect(
            skia.Rect.MakeLTRB(window.left, top, window.right, bottom),
            linear((0, top), (0, bottom),
                   [light.distant(light.lit(grass[1], 0.6), 0.7), light.lit(grass[0], 0.55)]),
        )  # fmt: skip
        for _ in range(round(window.width / unit * 60)):
            down = rng.random() ** 1.6
            y = top + (bottom - top) * down
            x = rng.uniform(window.left, window.right)
            wide, tall = unit * (0.03 + 0.14 * down), unit * (0.002 + 0.016 * down)
            tone = (0xFFC8C860, 0xFF7FB04C, 0xFFE0C878, 0xFF5C9448)[int(rng.integers(4))]
            field = light.distant(light.lit(mix(tone, grass[1], 0.35), 0.6), 0.6 * (1 - down))
            path = skia.Path()
            lean = tall * 1.8
            path.addPoly(
                [skia.Point(x, y), skia.Point(x + wide, y), skia.Point(x + wide + lean, y + tall),
                 skia.Point(x - lean * 0.4, y + tall)], True,
            )  # fmt: skip
            canvas.drawPath(path, fill(alpha(field, 0.75)))

    return site.plate(8.0, paint, top=horizon_y, bottom=horizon_y + unit * 0.16)


def _heaps(site: Site, horizon_y: float) -> list[Layer]:
    """Great fair-weather clouds at three distances, low ones far, tall ones near."""
    light, unit = site.light, site.frame.unit
    if not _is_fair(light):
        return []
    layers: list[Layer] = []
    for name, low, high, size, gap, pace in (
        ("far", 0.04, 0.12, 0.07, 0.17, 0.004),
        ("middle", 0.2, 0.4, 0.14, 0.42, 0.008),
        ("near", 0.5, 0.8, 0.25, 0.85, 0.014),
    ):
        speed = unit * pace * (0.5 + light.wind)

        def paint(
            canvas: skia.Canvas,
            window: Window,
            name: str = name,
            low: float = low,
            high: float = high,
            size: float = size,
            gap: float = gap,
        ) -> None:
            rng = site.rng("heaps " + name)
            count = max(2, round(window.width / (unit * gap)))
            for i in range(count):
                x = window.left + (i + rng.uniform(0.1, 0.9)) * window.width / count
                y = horizon_y - horizon_y * rng.uniform(low, high)
                wide = min(unit, site.frame.width * 0.7) * size * rng.uniform(0.75, 1.3)
                billow(canvas, (x, y), width=wide * 2.1, height=wide, light=light, rng=rng,
                       flat=True)  # fmt: skip

        layers.append(
            site.plate(math.inf, paint, drift_px_s=speed, bottom=horizon_y, soft_px=unit * 0.002)
        )
    return layers


def billow(
    canvas: skia.Canvas,
    at: tuple[float, float],
    *,
    width: float,
    height: float,
    light: Light,
    rng: np.random.Generator,
    far: float = 0.0,
    flat: bool = False,
) -> None:
    """A heaped cloud: puffs, large in the middle, lit from the sun's side.

    Args:
        canvas: where.
        at: the middle of its base.
        width: pixels.
        height: pixels.
        light: the hour.
        rng: variety.
        far: how much air lies between.
        flat: whether its base is a level line that melts into the air.
    """
    x0, y0 = at
    kx, ky = light.key_direction
    top = light.distant(light.cloud_lit, far)
    low = light.distant(mix(light.cloud_lit, light.cloud_shade, 0.75), far)
    if flat:
        canvas.saveLayer()
    puffs = []
    for _ in range(26):
        across = float(np.clip(rng.normal(0, 0.42), -1, 1))
        swell_up = math.exp(-(across**2) * 2.2) * rng.uniform(0.0, 1.0)
        radius = height * (0.16 + 0.24 * math.exp(-(across**2) * 2)) * rng.uniform(0.75, 1.15)
        puffs.append((swell_up, x0 + across * width / 2, y0 - swell_up * height * 0.72, radius))
    for up, x, y, radius in sorted(puffs, reverse=True):
        base = mix(low, top, min(1.0, 0.1 + 0.65 * up))
        spot = (x + kx * radius * 0.45, y + ky * radius * 0.5)
        canvas.drawCircle(
            x, y, radius, radial(spot, radius * 1.45, [top, top, base], at=(0, 0.3, 1))
        )
    if flat:
        rect = skia.Rect.MakeLTRB(
            x0 - width * 1.2, y0 - height * 0.22, x0 + width * 1.2, y0 + height
        )
        fade = linear((0, y0 - height * 0.2), (0, y0 + height * 0.10), [0x00000000, 0xFF000000])
        fade.setBlendMode(skia.BlendMode.kDstOut)
        canvas.drawRect(rect, fade)
        canvas.restore()


def build_clouds(site: Site) -> Scenery:
    """A sea of clouds to the horizon, under an open sky."""
    frame, unit = site.frame, site.frame.unit
    light = _above(site.light)
    high = replace(site, light=light)
    horizon_y = frame.height * site.path.horizon
    back: list[Layer] = [*sky_layers(high, horizon_y, clouds=False), _floor(high, horizon_y)]
    # In a tall picture the ranks lie farther apart, and are larger.
    grow = max(1.0, (frame.height - horizon_y) / (0.5 * unit))
    for number, (depth, down, size, gap, far) in enumerate(_BANKS):
        y = horizon_y + unit * down * grow
        back.append(_bank(high, number, depth, y, size * grow**0.5, gap * grow**0.25, far))
    front = _bank(high, 9, 0.8, frame.height + unit * 0.02, 0.2, 0.26, 0.0)
    return Scenery(
        back=tuple(back),
        front=(front,),
        spots=(
            Spot(frame.width * 0.46, horizon_y + unit * 0.24),
            Spot(frame.width * 0.76, horizon_y + unit * 0.14, 0.8, 1.3, faces_left=True),
            Spot(frame.width * 0.2, horizon_y + unit * 0.16, 0.8, 1.25),
        ),
        afloat=(
            Spot(frame.width * 0.46, horizon_y + unit * 0.06),
            Spot(frame.width * 0.75, horizon_y - unit * 0.08, 0.7, 1.4, faces_left=True),
            Spot(frame.width * 0.2, horizon_y - unit * 0.14, 0.6, 1.6),
        ),
        air=(frame.width * 0.08, frame.height * 0.08, frame.width * 0.92, horizon_y + unit * 0.1),
        light=light,
    )


_BANKS = (
    (22.0, 0.010, 0.022, 0.05, 0.62),
    (13.0, 0.030, 0.035, 0.07, 0.46),
    (8.0, 0.062, 0.055, 0.10, 0.32),
    (5.0, 0.11, 0.08, 0.15, 0.2),
    (3.0, 0.19, 0.115, 0.20, 0.1),
    (1.7, 0.31, 0.15, 0.26, 0.03),
)
"""Depth, units below the horizon, height, units from one to the next, air between."""


def _above(light: Light) -> Light:
    """Over the clouds the sky is clear, whatever falls from them."""
    if light.is_bright:
        # Sunlit cloud fills the picture: as white as it is it would be a blank sheet.
        light = replace(
            light, cloud_lit=0xFFF1F5FB, cloud_shade=0xFF7F9FCC, fog=0xFFBCD6EE, bloom=0.05
        )
    elif light.time in (Time.DAWN, Time.GOLDEN):
        lit = mix(light.cloud_lit, light.cloud_shade, 0.3)
        light = replace(light, cloud_lit=lit, bloom=0.1, halo=0.45)
    return light if light.has_sun else replace(light, has_sun=True, cloud_cover=0.1)


def _floor(site: Site, horizon_y: float) -> Layer:
    """What shows between the banks: cloud in the shade."""
    light, frame = site.light, site.frame

    def paint(canvas: skia.Canvas, window: Window) -> None:
        low = mix(light.cloud_lit, light.cloud_shade, 0.8)
        stops = [light.fog, mix(light.cloud_lit, light.fog, 0.4), low]
        rect = skia.Rect.MakeLTRB(window.left, horizon_y, window.right, window.bottom)
        canvas.drawRect(rect, linear((0, horizon_y), (0, frame.height), stops, at=(0, 0.15, 1)))

    return site.plate(30.0, paint, top=horizon_y - 1)


def _bank(
    site: Site, number: int, depth: float, y: float, size: float, gap: float, far: float
) -> Layer:
    """One rank of cloud tops, drifting by itself."""
    light, unit = site.light, site.frame.unit

    def paint(canvas: skia.Canvas, window: Window) -> None:
        rng = site.rng(f"bank {number}")
        count = max(3, round(window.width / (unit * gap)))
        for i in range(count):
            x = window.left + (i + rng.uniform(0.2, 0.8)) * window.width / count
            tall = unit * size * rng.uniform(0.6, 1.3)
            billow(canvas, (x, y + unit * size * 0.3), width=unit * gap * 1.5, height=tall,
                   light=light, rng=rng, far=far)  # fmt: skip
        # The foot of the rank sinks into the next.
        deep = mix(light.cloud_lit, light.cloud_shade, 0.7)
        tone = light.distant(deep, far)
        span = (0, y - unit * size * 0.25), (0, y + unit * size * 0.6)
        veil = linear(*span, [alpha(tone, 0.0), alpha(tone, 0.75)], blend=skia.BlendMode.kSrcATop)
        canvas.drawRect(
            skia.Rect.MakeLTRB(window.left, y - unit * size, window.right, y + unit * size * 2),
            veil,
        )

    return site.plate(
        depth,
        paint,
        drift_px_s=unit * 0.016 / depth**0.75,
        soft_px=unit * (0.006 if depth < 1 else 0.0018),
        top=y - unit * size * 1.6,
        bottom=y + unit * size * (3 if depth < 2 else 1.2),
    )
