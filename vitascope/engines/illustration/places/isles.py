"""What stands alone in the sea: a small tropical island, and icebergs in a polar one."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import skia

from ..canvas import Point, alpha, blob, fill, linear, mix, polyline, stroke
from ..flora import bush
from ..layers import Layer, Live, Site
from ..sky import sky_layers, sun_at
from ..stage import Window
from ..sway import Swaying, sprite_of
from ..water import Water, WaterLook, mirror_of
from .scenery import Scenery, Spot
from .trees import palm_image

__all__ = ["build_icebergs", "build_island"]


def _sea(
    site: Site, look: WaterLook, mirrored: Sequence[Layer], horizon_y: float, ground_y: float
) -> Water:
    return Water(
        look=look,
        light=site.light,
        mirror_bgr=mirror_of(site, list(mirrored), horizon_y),
        horizon_y=horizon_y,
        ground_y=ground_y,
        sun=sun_at(site, horizon_y) if site.light.has_beams else None,
        rng=site.rng("water"),
    )


def build_island(site: Site) -> Scenery:
    """An islet of sand with palms and a green hump, alone in a turquoise sea."""
    frame, light, unit = site.frame, site.light, site.frame.unit
    horizon_y = frame.height * site.path.horizon
    ground_y = max(horizon_y + unit * 0.54, float(frame.height))
    reach = ground_y - horizon_y
    sky = sky_layers(site, horizon_y)
    look = WaterLook(
        deep=0xFF0E7C98, shallow=0xFF5CD8C8, roughness=0.55 + 0.4 * light.wind, mirror=0.78,
        glitter=0.8 if light.has_beams else 0.0,
    )  # fmt: skip
    middle, shore_y = frame.width * 0.53, horizon_y + reach * 0.42
    half = min(unit * 0.62, frame.width * 0.46)
    land = _islet(site, middle, shore_y, half)
    return Scenery(
        back=(
            *sky, _sea(site, look, [*sky], horizon_y, ground_y),
            *_shallows(site, middle, shore_y, half), land,
            *_island_palms(site, middle, shore_y, half),
        ),
        spots=(
            Spot(middle - half * 0.42, shore_y + unit * 0.012, 0.62, 2.0),
            Spot(middle + half * 0.12, shore_y + unit * 0.025, 0.64, 1.9),
            Spot(middle + half * 0.58, shore_y + unit * 0.005, 0.58, 2.1, faces_left=True),
        ),
        afloat=(
            Spot(frame.width * 0.28, horizon_y + reach * 0.74, 0.8, 1.4),
            Spot(frame.width * 0.78, horizon_y + reach * 0.66, 0.7, 1.6, faces_left=True),
            Spot(frame.width * 0.12, horizon_y + reach * 0.2, 0.4, 5.0),
        ),
        air=(frame.width * 0.08, frame.height * 0.1, frame.width * 0.92, horizon_y),
        light=light,
    )  # fmt: skip


def _shallows(site: Site, x: float, y: float, half: float) -> list[Layer]:
    """Pale water round the sand, and lines of foam that come in and fade."""
    light, unit = site.light, site.frame.unit
    pale = light.lit(0xFF9CF4E0, 0.85)

    def paint(canvas: skia.Canvas, _window: Window) -> None:
        for grow, strength in ((1.42, 0.22), (1.22, 0.34)):
            wide = half * grow
            oval = skia.Rect.MakeLTRB(
                x - wide, y - unit * 0.075 * grow, x + wide, y + unit * 0.125 * grow
            )
            canvas.drawOval(oval, fill(alpha(pale, strength), soft=unit * 0.015))

    line = stroke(light.lit(0xFFFFFFFF, 0.95), 1.0)

    def draw(canvas: skia.Canvas, t_s: float) -> None:
        for k in range(2):
            age = (t_s / 5.4 + k / 2) % 1.0
            grow = 1.10 - 0.13 * age
            points = []
            for i in range(30):
                turn = i / 30 * 2 * math.pi
                wave = (
                    1
                    + 0.022 * math.sin(5 * turn + 0.7 * t_s + k)
                    + 0.014 * math.sin(13 * turn - t_s)
                )
                points.append(
                    (
                        x + math.cos(turn) * half * grow * wave,
                        y + unit * 0.035 + math.sin(turn) * unit * 0.08 * grow * wave,
                    )
                )
            for wide, strength in ((0.03, 0.14), (0.012, 0.34)):
                line.setAlphaf(strength * math.sin(math.pi * age))
                line.setStrokeWidth(unit * wide * (0.5 + age))
                canvas.drawPath(blob(points), line)

    top, bottom = y - unit * 0.16, y + unit * 0.24
    return [site.plate(2.0, paint, top=top, bottom=bottom), Live(2.0, draw)]


def _islet(site: Site, x: float, y: float, half: float) -> Layer:
    """Sand below, green above."""
    light, unit = site.light, site.frame.unit

    def paint(canvas: skia.Canvas, _window: Window) -> None:
        rng = site.rng("islet")
        sand = blob(
            [
                (x - half, y + unit * 0.03),
                (x - half * 0.7, y - unit * 0.005),
                (x - half * 0.2, y - unit * 0.04),
                (x + half * 0.3, y - unit * 0.042),
                (x + half * 0.75, y - unit * 0.004),
                (x + half, y + unit * 0.028),
                (x + half * 0.62, y + unit * 0.066),
                (x, y + unit * 0.08),
                (x - half * 0.64, y + unit * 0.068),
            ]
        )
        wet = light.lit(0xFFC8A87C, 0.4)
        stops = [light.lit(0xFFFFECC4, 1.0), light.lit(0xFFF4D8A4, 0.85), wet]
        canvas.drawPath(
            sand, linear((0, y - unit * 0.04), (0, y + unit * 0.08), stops, at=(0, 0.7, 1))
        )
        for across, up, wide, tall in (
            (-0.28, 0.028, 0.26, 0.12),
            (0.30, 0.03, 0.3, 0.15),
            (0.02, 0.035, 0.36, 0.2),
            (-0.10, 0.022, 0.2, 0.09),
            (0.44, 0.018, 0.17, 0.07),
            (0.16, 0.015, 0.18, 0.08),
        ):
            bush(
                canvas,
                (x + across * half, y - unit * up),
                width=half * wide * 2.0,
                height=unit * tall,
                colour=mix(0xFF3C9A50, 0xFF8CC850, rng.random() * 0.6),
                light=light,
                rng=rng,
                blooms=(0xFFFF6E8A, 0xFFFFD04A) if rng.random() < 0.35 else (),
            )

    return site.plate(2.0, paint, top=y - unit * 0.32, bottom=y + unit * 0.1)


def _island_palms(site: Site, x: float, y: float, half: float) -> list[Layer]:
    unit, rng = site.frame.unit, site.rng("island palms")
    sprites = []
    for across, up, tall, lean in (
        (0.10, 0.03, 0.40, -0.16),
        (-0.34, 0.012, 0.36, -0.26),
        (0.42, 0.01, 0.32, 0.28),
        (-0.12, 0.025, 0.28, 0.14),
    ):
        height = min(unit * tall, half * 0.95)
        image = palm_image(height, light=site.light, rng=rng, lean=lean)
        sprites.append(sprite_of(image, (x + across * half, y - unit * up), 1.0))
    return [Swaying(sprites, 2.0, 2.0, site.light.wind + 0.25)]


# The polar sea


def build_icebergs(site: Site) -> Scenery:
    """Cold water, bergs of blue ice, floes, a shelf of snow in front."""
    frame, light, unit = site.frame, site.light, site.frame.unit
    horizon_y = frame.height * site.path.horizon
    ground_y = max(horizon_y + unit * 0.54, float(frame.height))
    reach = ground_y - horizon_y
    sky = sky_layers(site, horizon_y)
    far = _bergs(
        site,
        "far",
        horizon_y,
        depth=16.0,
        far=0.5,
        plan=((0.08, 0.30, 0.10), (0.36, 0.22, 0.07), (0.62, 0.36, 0.09), (0.95, 0.26, 0.12)),
    )
    great = _bergs(site, "great", horizon_y + reach * 0.07, depth=8.0, far=0.16,
                   plan=((0.70, 0.62, 0.36), (0.17, 0.34, 0.18)))  # fmt: skip
    look = WaterLook(
        deep=0xFF12486A, shallow=0xFF5CB4C8, roughness=0.35 + 0.3 * light.wind, mirror=0.9,
        glitter=0.7 if light.has_beams else 0.0,
    )  # fmt: skip
    water = _sea(site, look, [*sky, far, great], horizon_y, ground_y)
    shelf_y = frame.height - unit * 0.17
    return Scenery(
        back=(
            *sky, far, water, _reflections(site, horizon_y, reach), great,
            _floes(site, "far", horizon_y, reach, 0.16, 0.36, depth=4.0),
            _floes(site, "near", horizon_y, reach, 0.4, 0.66, depth=2.0),
            _shelf(site, shelf_y),
        ),
        spots=(
            Spot(frame.width * 0.36, frame.height - unit * 0.06),
            Spot(frame.width * 0.62, frame.height - unit * 0.08, 0.95, 1.05, faces_left=True),
            Spot(frame.width * 0.18, frame.height - unit * 0.1, 0.9, 1.1),
            Spot(frame.width * 0.80, frame.height - unit * 0.07),
        ),
        afloat=(
            Spot(frame.width * 0.44, horizon_y + reach * 0.42, 0.7, 2.3),
            Spot(frame.width * 0.30, horizon_y + reach * 0.25, 0.5, 4.0),
        ),
        air=(frame.width * 0.08, frame.height * 0.1, frame.width * 0.92, horizon_y),
        light=light,
    )  # fmt: skip


def _bergs(
    site: Site,
    name: str,
    water_y: float,
    *,
    depth: float,
    far: float,
    plan: tuple[tuple[float, float, float], ...],
) -> Layer:
    """Bergs as (share of the width, width, height in units): facets of snow, ice and deep blue."""
    unit, frame = site.frame.unit, site.frame

    def paint(canvas: skia.Canvas, _window: Window) -> None:
        rng = site.rng("bergs " + name)
        for across, wide, tall in plan:
            wide = min(wide, frame.width / unit * 0.5)
            _berg(canvas, site, (frame.width * across, water_y), unit * wide, unit * tall, rng, far)

    tallest = max(tall for _, _, tall in plan)
    return site.plate(
        depth, paint, top=water_y - unit * tallest * 1.2, bottom=water_y + unit * 0.03
    )


def _berg(
    canvas: skia.Canvas,
    site: Site,
    at: Point,
    wide: float,
    tall: float,
    rng: np.random.Generator,
    far: float,
) -> None:
    """A ragged outline; each of its points throws a facet down to the water."""
    light = site.light
    x, y = at
    sun = 1 if light.key_direction[0] >= 0 else -1
    count = 9
    peak = rng.uniform(0.34, 0.66)
    crest = []
    for i in range(count + 1):
        u = i / count
        up = max(0.0, 1 - abs(u - peak) / (peak if u < peak else 1 - peak)) ** 0.75
        up = 0.10 + 0.9 * up * rng.uniform(0.74, 1.06)
        if i in (0, count):
            up = 0.05
        crest.append((x + (u - 0.5) * wide + rng.uniform(-0.02, 0.02) * wide, y - up * tall))
    white = light.distant(light.lit(0xFFFFFFFF, 1.0), far)
    for i in range(count):
        a, b = crest[i], crest[i + 1]
        facing = -sun * (b[1] - a[1]) / max(1.0, abs(b[0] - a[0]))
        amount = float(np.clip(0.55 + 0.35 * facing + rng.uniform(-0.12, 0.12), 0.08, 1.0))
        ice = mix(0xFF6CB4DC, 0xFFF2FAFF, amount)
        tone = light.distant(light.lit(ice, amount), far)
        low = light.distant(light.lit(0xFF3C9CC8, 0.35), far)
        foot_a, foot_b = (a[0] + rng.uniform(-0.02, 0.02) * wide, y), (b[0] + 1.5, y)
        canvas.drawPath(
            polyline([a, (b[0] + 1.2, b[1]), foot_b, foot_a]),
            linear((0, min(a[1], b[1])), (0, y), [tone, tone, low], at=(0, 0.55, 1)),
        )
        middle = (
            a[0] + (b[0] - a[0]) * rng.uniform(0.2, 0.8),
            (a[1] + b[1]) / 2 + (y - (a[1] + b[1]) / 2) * rng.uniform(0.25, 0.6),
        )
        shade = light.distant(light.lit(mix(ice, 0xFF2C86BC, 0.55), 0.3), far)
        canvas.drawPath(polyline([a, middle, foot_a]), fill(alpha(shade, 0.45)))
    line = fill(white)
    line.setStyle(skia.Paint.kStroke_Style)
    line.setStrokeWidth(max(1.0, tall * 0.03))
    line.setStrokeJoin(skia.Paint.kRound_Join)
    canvas.drawPath(polyline(crest, closed=False), line)
    melt = fill(light.distant(light.lit(0xFF2C7CA4, 0.3), far))
    canvas.drawRect(
        skia.Rect.MakeLTRB(x - wide * 0.5, y - tall * 0.02, x + wide * 0.5, y + tall * 0.012), melt
    )


def _reflections(site: Site, horizon_y: float, reach: float) -> Layer:
    """Pale light under the great bergs."""
    light, unit, frame = site.light, site.frame.unit, site.frame
    y = horizon_y + reach * 0.07

    def paint(canvas: skia.Canvas, _window: Window) -> None:
        for across, wide, tall in ((0.70, 0.56, 0.22), (0.17, 0.3, 0.12)):
            x, half = frame.width * across, min(unit * wide, frame.width * 0.5) / 2
            tone = light.lit(0xFFD0F0FA, 0.8)
            stops = [alpha(tone, 0.5), alpha(tone, 0.0)]
            for k in range(9):
                row = y + unit * tall * k / 9
                long = half * (1 - 0.06 * k) * (0.8 + 0.2 * math.sin(k * 2.1))
                canvas.drawOval(
                    skia.Rect.MakeXYWH(x - long, row, long * 2, unit * 0.012),
                    linear((0, y), (0, y + unit * tall), stops),
                )

    return site.plate(7.0, paint, soft_px=unit * 0.003, top=y - 2, bottom=y + unit * 0.26)


def _floes(
    site: Site, name: str, horizon_y: float, reach: float, low: float, high: float, *, depth: float
) -> Live:
    """Flat ice that rocks and drifts on the water."""
    light, unit, frame = site.light, site.frame.unit, site.frame
    rng = site.rng("floes " + name)
    floes = []
    for _ in range(7):
        u = rng.uniform(low, high)
        wide = unit * (0.03 + 0.22 * u) * rng.uniform(0.6, 1.3)
        shape = [(math.cos(i / 8 * 2 * math.pi) * wide * rng.uniform(0.75, 1.1),
                  math.sin(i / 8 * 2 * math.pi) * wide * (0.10 + 0.16 * u) * rng.uniform(0.75, 1.1))
                 for i in range(8)]  # fmt: skip
        floes.append(
            (rng.uniform(0, frame.width), horizon_y + reach * u, wide, shape, rng.uniform(0, 6.28))
        )
    floes.sort(key=lambda floe: floe[1])
    top, side = light.lit(0xFFF8FCFF, 0.95), light.lit(0xFF7CC0DC, 0.4)
    deep = fill(alpha(light.lit(0xFF0C3A58, 0.2), 0.45), soft=unit * 0.004)

    def draw(canvas: skia.Canvas, t_s: float) -> None:
        for x, y, wide, shape, phase in floes:
            at_x = x + unit * 0.006 * t_s
            at_y = y + wide * 0.025 * math.sin(0.9 * t_s + phase)
            canvas.save()
            canvas.translate(at_x, at_y)
            canvas.rotate(0.7 * math.sin(0.7 * t_s + phase))
            thick = wide * 0.09
            canvas.drawOval(skia.Rect.MakeXYWH(-wide, -wide * 0.02, wide * 2, wide * 0.4), deep)
            canvas.drawPath(polyline([(px, py + thick) for px, py in shape]), fill(side))
            canvas.drawPath(polyline(shape), fill(top))
            canvas.restore()

    return Live(depth, draw)


def _shelf(site: Site, top: float) -> Layer:
    """The edge of the ice to stand on: snow above, a blue wall below its far edge."""
    light, unit, frame = site.light, site.frame.unit, site.frame

    def paint(canvas: skia.Canvas, window: Window) -> None:
        rng = site.rng("shelf")
        count = max(6, round(window.width / (unit * 0.16)))
        edge = [
            (window.left + window.width * i / count, top + unit * rng.uniform(-0.012, 0.016))
            for i in range(-1, count + 2)
        ]
        body = polyline(
            [*edge, (window.right + 99, window.bottom + 9), (window.left - 99, window.bottom + 9)]
        )
        snow = [
            light.lit(0xFFFFFFFF, 1.0),
            light.lit(0xFFE8F0FA, 0.75),
            light.lit(0xFFC4D6EC, 0.45),
        ]
        if light.is_bright:
            snow[0] = light.lit(0xFFF2F6FC, 0.9)
        canvas.drawPath(body, linear((0, top), (0, frame.height), snow))
        canvas.save()
        canvas.clipPath(body, True)
        for _ in range(round(window.width / unit * 22)):
            x, u = rng.uniform(window.left, window.right), rng.random()
            y, wide = top + unit * 0.24 * u, unit * rng.uniform(0.08, 0.3) * (0.4 + u)
            tone = light.lit(0xFFFFFFFF, 1.0) if rng.random() < 0.5 else light.lit(0xFF9CBCDC, 0.3)
            canvas.drawOval(
                skia.Rect.MakeXYWH(x, y, wide, wide * 0.09),
                fill(alpha(tone, 0.3), soft=unit * 0.003),
            )
        line = fill(alpha(light.lit(0xFF6CB4DC, 0.5), 0.8))
        line.setStyle(skia.Paint.kStroke_Style)
        line.setStrokeWidth(unit * 0.006)
        canvas.drawPath(polyline(edge, closed=False), line)
        canvas.restore()

    return site.plate(1.1, paint, top=top - unit * 0.03)
