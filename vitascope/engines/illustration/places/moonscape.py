"""The ground of the Moon under the Earth, or, with the feature ``mars``, of Mars under dust."""

from __future__ import annotations

import math
from dataclasses import replace

import cv2
import numpy as np
import skia

from ..canvas import Colour, alpha, blob, fbm, fill, image_of, linear, mix, premultiplied, radial
from ..layers import Layer, Site
from ..light import Light
from ..rocks import rock_heap
from ..stage import Window
from .ground import Soil, hills, swell
from .scenery import Scenery, Spot
from .space import VOID, stars, vacuum_light

__all__ = ["build"]


def build(site: Site) -> Scenery:
    """Grey ground with craters under a black sky and the Earth; with ``mars``, red under ochre."""
    frame, unit = site.frame, site.frame.unit
    is_mars = site.scene.has("mars")
    horizon_y = frame.height * site.path.horizon
    light = _mars_light(site.light) if is_mars else vacuum_light(
        site.light, sky=((0.0, VOID), (1.0, 0xFF0C0E1C)), fog=0xFF4A4C58
    )  # fmt: skip
    there = replace(site, light=light)
    soil = Soil(0xFFD88A58, 0xFF8A3E22) if is_mars else Soil(0xFFD6D6DA, 0xFF74747E)
    rock = 0xFFA8583A if is_mars else 0xFF8C8C94
    back: list[Layer] = [_black(there, horizon_y, is_mars)]
    if is_mars:
        back.append(_dust_sun(there, (frame.width * 0.7, horizon_y * 0.42)))
    else:
        back.append(stars(there, horizon_y, many=260))
        back.append(_earth(there, (frame.width * 0.72, horizon_y * 0.40), unit * 0.125))
    back += [
        hills(
            there,
            "far",
            depth=16.0,
            base_y=horizon_y + 2,
            rise=0.11,
            colour=mix(rock, soil.bright, 0.3),
            far=0.55 if is_mars else 0.25,
            step=0.3,
        ),
        hills(
            there,
            "near",
            depth=9.0,
            base_y=horizon_y + unit * 0.01,
            rise=0.055,
            colour=soil.bright,
            far=0.3 if is_mars else 0.1,
            step=0.22,
        ),
        swell(
            there,
            "plain",
            depth=4.0,
            top=horizon_y + unit * 0.012,
            bump=0.006,
            soil=soil,
            far=0.25 if is_mars else 0.05,
            shade=0.08,
            fall=0.5,
        ),
        _craters(there, horizon_y, soil, far_only=True),
        swell(
            there,
            "ground",
            depth=1.2,
            top=horizon_y + unit * 0.2,
            bump=0.016,
            soil=soil,
            fall=0.42,
            pebbles=60.0,
        ),
        _craters(there, horizon_y, soil, far_only=False),
        _boulders(there, horizon_y, rock),
    ]
    stand_y = min(horizon_y + unit * 0.36, frame.height - unit * 0.05)
    return Scenery(
        back=tuple(back),
        front=(
            swell(
                there,
                "near",
                depth=0.82,
                top=frame.height - unit * 0.03,
                bump=0.02,
                soil=soil,
                soft_px=unit * 0.005,
                shade=0.2,
            ),
        ),
        spots=(
            Spot(frame.width * 0.42, stand_y),
            Spot(frame.width * 0.72, stand_y - unit * 0.07, 0.85, 1.2, faces_left=True),
            Spot(frame.width * 0.18, stand_y - unit * 0.06, 0.85, 1.2),
        ),
        air=(frame.width * 0.1, frame.height * 0.1, frame.width * 0.9, horizon_y),
        light=light,
    )


def _mars_light(base: Light) -> Light:
    day = 0.45 if base.is_dark else 1.0
    sky = ((0.0, 0xFFB07850), (0.55, 0xFFDCA676), (1.0, 0xFFF6D8AE))
    return replace(
        vacuum_light(base, sky=tuple((a, mix(0xFF140A0C, c, day)) for a, c in sky),
               fog=mix(0xFF241414, 0xFFE6B688, day)),
        key=(1.12 * day, 0.98 * day, 0.84 * day),
        ambient=(0.56 * day, 0.46 * day, 0.44 * day),
        fog_density=0.5,
        glow=0xFFFFD8A8,
        tint=(1.03, 0.99, 0.95),
        bloom=0.3,
    )  # fmt: skip


def _black(site: Site, horizon_y: float, is_mars: bool) -> Layer:
    light = site.light

    def paint(canvas: skia.Canvas, window: Window) -> None:
        stops = [tone for _, tone in light.sky]
        canvas.drawPaint(
            linear((0, window.top), (0, horizon_y), stops, at=[a for a, _ in light.sky])
        )
        if is_mars:
            return
        rng, unit = site.rng("dust"), site.frame.unit
        for _ in range(500):
            x, y = rng.uniform(window.left, window.right), rng.uniform(window.top, horizon_y)
            canvas.drawCircle(x, y, unit * 0.0007, fill(alpha(0xFFE8EEFF, rng.uniform(0.1, 0.5))))

    return site.plate(math.inf, paint, bottom=horizon_y + site.frame.unit * 0.08)


def _dust_sun(site: Site, at: tuple[float, float]) -> Layer:
    """The small sun in the dust, with a pale halo."""
    (x, y), radius = at, site.frame.unit * 0.03

    def paint(canvas: skia.Canvas, _window: Window) -> None:
        for reach, strength in ((9.0, 0.35), (4.0, 0.4)):
            glow = [alpha(0xFFFFF4DC, strength), 0x00FFF4DC]
            canvas.drawCircle(x, y, radius * reach, radial((x, y), radius * reach, glow))
        canvas.drawCircle(x, y, radius, fill(0xFFFFFCF0))

    spare = radius * 9
    return site.plate(
        math.inf, paint, top=y - spare, bottom=y + spare, across=(x - spare, x + spare)
    )


def _earth(site: Site, at: tuple[float, float], radius: float) -> Layer:
    """The Earth: blue seas, green and tan land, white swirls; a part of it in the night."""
    x, y = at

    def paint(canvas: skia.Canvas, _window: Window) -> None:
        rng = site.rng("earth")
        air = [alpha(0xFF70B8FF, 0.6), alpha(0xFF4C90FF, 0.16), 0x004C90FF]
        canvas.drawCircle(x, y, radius * 1.3, radial((x, y), radius * 1.3, air, at=(0.72, 0.85, 1)))
        disc = skia.Path()
        disc.addCircle(x, y, radius)
        canvas.drawPath(disc, radial((x - radius * 0.3, y - radius * 0.3), radius * 1.3,
                                     [0xFF4CA8F0, 0xFF1F6CC8, 0xFF10408A]))  # fmt: skip
        canvas.save()
        canvas.clipPath(disc, True)
        for cx, cy, size in (
            (-0.36, -0.36, 0.46),
            (0.3, -0.1, 0.4),
            (0.1, 0.5, 0.34),
            (-0.5, 0.3, 0.22),
        ):
            points = []
            for i in range(9):
                turn = i / 9 * 2 * math.pi
                out = radius * size * rng.uniform(0.5, 1.1)
                points.append(
                    (
                        x + cx * radius + math.cos(turn) * out,
                        y + cy * radius + math.sin(turn) * out * 0.8,
                    )
                )
            canvas.drawPath(blob(points), linear((x, y - radius), (x, y + radius),
                                                 [0xFF5CB45A, 0xFFB8B870, 0xFF4E9A50]))  # fmt: skip
        size = max(16, round(radius * 2))
        noise = fbm(size, size, cells=(4, 7), rng=rng, octaves=5)
        swirl = cv2.GaussianBlur(np.clip(noise * 3.2 - 1.7, 0, 1), (0, 0), 0.8)
        clouds = premultiplied(0xFFFFFFFF, np.asarray(swirl, np.float32) * 0.92)
        canvas.drawImage(image_of(clouds), x - radius, y - radius)
        for side in (-1, 1):
            cap = skia.Rect.MakeXYWH(
                x - radius * 0.5, y + side * radius * 0.98 - radius * 0.14, radius, radius * 0.28
            )
            canvas.drawOval(cap, fill(0xF0FFFFFF, soft=radius * 0.03))
        night = [0x00000000, 0x00000000, 0xC0040618, 0xF8020410]
        canvas.drawCircle(x, y, radius, radial((x - radius * 0.55, y - radius * 0.5), radius * 1.85,
                                               night, at=(0, 0.5, 0.82, 1)))  # fmt: skip
        canvas.restore()

    spare = radius * 1.4
    return site.plate(60.0, paint, top=y - spare, bottom=y + spare, across=(x - spare, x + spare))


def _craters(site: Site, horizon_y: float, soil: Soil, *, far_only: bool) -> Layer:
    """Rings in the ground: the wall towards the sun dark, the one away from it bright."""
    light, unit, frame = site.light, site.frame.unit, site.frame

    def paint(canvas: skia.Canvas, window: Window) -> None:
        rng = site.rng(f"craters {far_only}")
        count = round(window.width / unit * (22 if far_only else 7))
        low, high = (0.02, 0.17) if far_only else (0.22, 0.5)
        places = sorted(
            (rng.uniform(low, high), rng.uniform(window.left, window.right)) for _ in range(count)
        )
        for down, x in places:
            size = unit * (0.016 + 0.2 * down) * rng.uniform(0.5, 1.25)
            flat = 0.16 + 0.34 * down
            _crater(canvas, (x, horizon_y + unit * down), size, flat, light, soil)

    depth = 3.2 if far_only else 1.15
    return site.plate(depth, paint, top=horizon_y, bottom=frame.height + unit * 0.2)


def _crater(
    canvas: skia.Canvas, at: tuple[float, float], size: float, flat: float, light: Light, soil: Soil
) -> None:
    x, y = at
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(1, flat)
    sun = 1 if light.key_direction[0] >= 0 else -1
    bright, dark = light.lit(soil.bright, 1.0), light.lit(mix(soil.dark, 0xFF000000, 0.3), 0.05)
    rim = linear(
        (sun * size, -size), (-sun * size, size), [alpha(bright, 0.15), alpha(bright, 0.95)]
    )
    canvas.drawCircle(0, 0, size * 1.14, rim)
    bowl = linear(
        (sun * size, -size * 0.4),
        (-sun * size, size * 0.5),
        [dark, light.lit(soil.dark, 0.3), light.lit(soil.bright, 0.75)],
        at=(0.05, 0.5, 1),
    )
    canvas.drawCircle(0, 0, size, bowl)
    canvas.restore()


def _boulders(site: Site, horizon_y: float, rock: Colour) -> Layer:
    unit, frame = site.frame.unit, site.frame

    def paint(canvas: skia.Canvas, _window: Window) -> None:
        rng = site.rng("boulders")
        for across, down, size in ((0.06, 0.30, 0.15), (0.93, 0.27, 0.13), (0.60, 0.21, 0.06),
                                   (0.86, 0.42, 0.10), (0.28, 0.22, 0.05)):  # fmt: skip
            wide = unit * size
            heap = rock_heap(
                round(wide), round(wide * 0.6), light=site.light, rng=rng, stone=rock, wet=0.0
            )
            image = image_of(heap.pixels)
            x, y = frame.width * across - image.width() / 2, horizon_y + unit * down
            gloom = fill(0x70000000, soft=unit * 0.006)
            canvas.drawOval(
                skia.Rect.MakeXYWH(x + wide * 0.1, y - wide * 0.06, wide * 1.1, wide * 0.12), gloom
            )
            canvas.drawImage(image, x, y - image.height())

    return site.plate(1.13, paint, top=horizon_y)
