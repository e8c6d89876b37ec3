"""A bamboo grove: culms in ranks, leaves above, a path between, soft light."""

from __future__ import annotations

import math

import numpy as np
import skia

from ..canvas import alpha, blob, blur, canvas_on, fill, image_of, linear, mix, new_layer
from ..layers import Layer, Site
from ..light import Light
from ..rocks import rock_heap
from ..sky import sky_layers, sun_at
from ..stage import Window
from ..sway import Swaying
from .ground import Soil, beams, mist, swell, turf
from .hanging import hung
from .scenery import Scenery, Spot
from .seasons import is_snowy

__all__ = ["bamboo", "build"]


def build(site: Site) -> Scenery:
    """A path through bamboo."""
    frame, light, unit = site.frame, site.light, site.frame.unit
    horizon_y = frame.height * site.path.horizon
    snowy = is_snowy(site.scene)
    soil = Soil(0xFFF0F4FA, 0xFFC4D2E6) if snowy else Soil(0xFF9CAE5A, 0xFF4C6236)
    ground_y = horizon_y + unit * 0.12
    back: list[Layer] = [
        *sky_layers(site, ground_y, clouds=False),
        mist(site, "sky", depth=20.0, y=horizon_y - unit * 0.1, tall=0.9, strength=0.6, ragged=0.1),
        swell(site, "far", depth=9.5, top=horizon_y, bump=0.004, soil=soil, far=0.55),
        _rank(
            site,
            "far",
            depth=11.0,
            foot_y=horizon_y + unit * 0.02,
            thick=0.011,
            gap=0.028,
            far=0.72,
        ),
        mist(
            site, "far", depth=9.0, y=horizon_y - unit * 0.05, tall=0.7, strength=0.75, ragged=0.5
        ),
        _rank(
            site, "back", depth=6.0, foot_y=horizon_y + unit * 0.05, thick=0.02, gap=0.065, far=0.45
        ),
        mist(site, "back", depth=5.0, y=horizon_y, tall=0.36, strength=0.5),
        _rank(
            site,
            "middle",
            depth=3.4,
            foot_y=horizon_y + unit * 0.095,
            thick=0.033,
            gap=0.17,
            far=0.16,
        ),
        swell(site, "ground", depth=1.5, top=ground_y, bump=0.01, soil=soil),
        _path(site, ground_y),
        _rank(
            site, "near", depth=1.7, foot_y=ground_y + unit * 0.07, thick=0.052, gap=0.42, far=0.0
        ),
    ]
    front: list[Layer] = []
    if not snowy:
        grass = (0xFF33562C, 0xFF8CB850)
        back.append(
            turf(
                site,
                "edge",
                depth=1.3,
                root_y=ground_y + unit * 0.07,
                height=0.05,
                colours=grass,
                spans=((0.0, 0.33), (0.67, 1.0)),
            )
        )
        front.append(
            turf(
                site,
                "near",
                depth=0.86,
                root_y=frame.height + unit * 0.02,
                height=0.11,
                colours=grass,
                spans=((0.0, 0.24), (0.78, 1.0)),
            )
        )
    if not site.scroll_px_s:
        front.append(_sprays(site))
    if light.has_beams:
        sun_x, _ = sun_at(site, horizon_y)
        front.append(beams(site, "sun", source=(sun_x, -unit * 0.4), foot_y=ground_y + unit * 0.24,
                           spread=(frame.width * 0.1, frame.width * 0.9), strength=0.2,
                           colour=mix(light.glow, 0xFFE8FFB0, 0.4)))  # fmt: skip
    stand_y = min(ground_y + unit * 0.28, frame.height - unit * 0.05)
    return Scenery(
        back=tuple(back),
        front=tuple(front),
        spots=(
            Spot(frame.width * 0.5, stand_y),
            Spot(frame.width * 0.7, stand_y - unit * 0.09, 0.82, 1.2, faces_left=True),
            Spot(frame.width * 0.28, stand_y - unit * 0.08, 0.82, 1.2),
        ),
        air=(frame.width * 0.1, frame.height * 0.14, frame.width * 0.9, ground_y),
        light=light,
    )


def _rank(
    site: Site, name: str, *, depth: float, foot_y: float, thick: float, gap: float, far: float
) -> Layer:
    """A rank of culms that go up out of the picture; fewest where the path is."""
    light, unit = site.light, site.frame.unit

    def paint(canvas: skia.Canvas, window: Window) -> None:
        rng = site.rng("rank " + name)
        count = max(3, round(window.width / (unit * gap)))
        for i in range(count):
            share = (i + rng.uniform(0.15, 0.85)) / count
            x = window.left + share * window.width
            own = np.random.default_rng(int(rng.integers(2**32)))
            if abs(share - 0.5) < 0.13 and depth < 8:
                continue
            bamboo(canvas, x, (window.top - unit * 0.05, foot_y + unit * own.uniform(-0.008, 0.02)),
                   unit * thick * own.uniform(0.75, 1.2), light, own, far)  # fmt: skip
        _crowns(canvas, window, foot_y, light, rng, unit, thick, far)

    return site.plate(depth, paint, soft_px=unit * 0.0018 if far > 0.3 else 0.0,
                      bottom=foot_y + unit * 0.04)  # fmt: skip


def bamboo(
    canvas: skia.Canvas,
    x: float,
    span: tuple[float, float],
    thick: float,
    light: Light,
    rng: np.random.Generator,
    far: float,
) -> None:
    """One culm from the ground up: rounded lengths with pale rings, a few leaves."""
    top, foot = span
    green = mix(0xFF5E9A3C, 0xFFA8C050, rng.random() * 0.7)
    bright = light.distant(light.lit(mix(green, 0xFFE8F0A8, 0.3), 0.95), far)
    deep = light.distant(light.lit(mix(green, 0xFF1C4A30, 0.5), 0.2), far)
    ring = light.distant(light.lit(0xFFE4E8B8, 0.85), far)
    lean = rng.uniform(-0.05, 0.05)
    side = 1 if light.key_direction[0] >= 0 else -1
    length = thick * rng.uniform(3.6, 4.8)
    y = foot
    while y > top:
        at = x + (foot - y) * lean
        up = at + length * lean
        half = thick / 2
        paint = linear((at - side * half, 0), (at + side * half, 0),
                       [deep, mix(deep, bright, 0.6), bright, mix(bright, deep, 0.35)],
                       at=(0, 0.4, 0.75, 1))  # fmt: skip
        path = skia.Path()
        path.moveTo(at - half, y)
        path.quadTo((at + up) / 2 - half * 0.84, y - length / 2, up - half, y - length)
        path.lineTo(up + half, y - length)
        path.quadTo((at + up) / 2 + half * 0.84, y - length / 2, at + half, y)
        path.close()
        canvas.drawPath(path, paint)
        joint = skia.Rect.MakeXYWH(
            up - half * 1.14, y - length - thick * 0.07, thick * 1.14, thick * 0.15
        )
        canvas.drawRoundRect(joint, thick * 0.07, thick * 0.07, fill(ring))
        joint.offset(0, thick * 0.14)
        canvas.drawRect(joint, fill(alpha(deep, 0.5)))
        if far < 0.5 and rng.random() < 0.35 and y < foot - length * 1.5:
            way = 1 if rng.random() < 0.5 else -1
            _twig(canvas, up + way * half, y - length, thick * 2.6, way, light, rng, far)
        y -= length


def _twig(
    canvas: skia.Canvas,
    x: float,
    y: float,
    long: float,
    way: int,
    light: Light,
    rng: np.random.Generator,
    far: float,
) -> None:
    """A side shoot with narrow leaves."""
    tip = x + way * long, y - long * 0.4
    for k in range(4):
        u = 0.45 + 0.18 * k
        at = x + (tip[0] - x) * u, y + (tip[1] - y) * u
        _leaf(canvas, at, long * 0.55, way * (1.5 + 0.22 * (k - 1)) + rng.uniform(-0.2, 0.2),
              light, rng, far)  # fmt: skip


def _leaf(
    canvas: skia.Canvas,
    at: tuple[float, float],
    long: float,
    turn: float,
    light: Light,
    rng: np.random.Generator,
    far: float,
) -> None:
    green = mix(0xFF4C8A34, 0xFF9CC850, rng.random())
    tone = light.distant(light.lit(green, rng.uniform(0.35, 0.95)), far)
    canvas.save()
    canvas.translate(*at)
    canvas.rotate(math.degrees(turn))
    canvas.drawPath(
        blob([(0, 0), (-long * 0.09, -long * 0.4), (0, -long), (long * 0.09, -long * 0.4)]),
        fill(tone),
    )
    canvas.restore()


def _crowns(
    canvas: skia.Canvas,
    window: Window,
    foot_y: float,
    light: Light,
    rng: np.random.Generator,
    unit: float,
    thick: float,
    far: float,
) -> None:
    """Leaves overhead, thick at the top and thinning out downwards."""
    reach = (foot_y - window.top) * 0.62
    for _ in range(round(window.width / unit * (90 if far > 0.3 else 60))):
        x = rng.uniform(window.left, window.right)
        y = window.top + reach * rng.random() ** 2.2
        long = unit * (0.02 + thick * 1.1) * rng.uniform(0.7, 1.3)
        for k in range(3):
            _leaf(
                canvas,
                (x, y),
                long,
                math.pi + (k - 1) * 0.6 + rng.uniform(-0.3, 0.3),
                light,
                rng,
                far,
            )


def _path(site: Site, ground_y: float) -> Layer:
    """A pale path to the middle, stones along it."""
    light, unit, frame = site.light, site.frame.unit, site.frame
    snowy = is_snowy(site.scene)
    earth = 0xFFDCE4F0 if snowy else 0xFFD8C49A

    def paint(canvas: skia.Canvas, _window: Window) -> None:
        rng = site.rng("path")
        middle, foot = frame.width / 2, frame.height + unit * 0.08
        span = min(frame.width * 0.36, unit * 0.5)
        sway = span * 0.3
        left = [
            (middle - unit * 0.02, ground_y),
            (middle + sway * 0.5 - span * 0.12, ground_y + unit * 0.05),
            (middle + sway * 0.3 - span * 0.3, ground_y + unit * 0.13),
            (middle - sway * 0.3 - span * 0.52, ground_y + unit * 0.24),
            (middle - span * 0.9, foot),
        ]
        right = [
            (middle + span * 0.62, foot),
            (middle - sway * 0.3 + span * 0.44, ground_y + unit * 0.24),
            (middle + sway * 0.3 + span * 0.28, ground_y + unit * 0.13),
            (middle + sway * 0.5 + span * 0.12, ground_y + unit * 0.05),
            (middle + unit * 0.02, ground_y),
        ]
        tones = [
            light.distant(light.lit(earth, 0.8), 0.2),
            light.lit(earth, 0.75),
            light.lit(mix(earth, 0xFF6A5A40, 0.4), 0.4),
        ]
        body = blob([*left, *right])
        canvas.drawPath(body, linear((0, ground_y), (0, foot), tones))
        edge = fill(alpha(light.lit(0xFF4A4430, 0.2), 0.4), soft=unit * 0.006)
        edge.setStyle(skia.Paint.kStroke_Style)
        edge.setStrokeWidth(unit * 0.008)
        canvas.drawPath(body, edge)
        for k in range(7):
            for side in (-1, 1):
                u = (k + rng.uniform(0.2, 0.8)) / 7
                y = ground_y + (foot - ground_y) * u**1.3
                edge = left if side < 0 else right[::-1]
                xs, ys = zip(*edge, strict=True)
                x = float(np.interp(y, ys, xs))
                wide = max(6.0, unit * (0.012 + 0.07 * u) * rng.uniform(0.7, 1.2))
                heap = rock_heap(round(wide), max(5, round(wide * 0.55)), light=light, rng=rng,
                                 stone=0xFF9A968E, wet=0.0, moss=0.0 if snowy else 0.4,
                                 snow=0.8 if snowy else 0.0)  # fmt: skip
                image = image_of(heap.pixels)
                canvas.drawImage(image, x - image.width() / 2, y - image.height())

    return site.plate(1.25, paint, top=ground_y - unit * 0.03)


def _sprays(site: Site) -> Layer:
    """Sprays of leaf that hang into the picture from above and stir."""
    light, unit, frame = site.light, site.frame.unit, site.frame
    rng = site.rng("sprays")
    sprays = []
    for across, long in ((0.02, 0.3), (0.11, 0.2), (0.22, 0.14), (0.38, 0.09), (0.62, 0.1),
                         (0.77, 0.16), (0.88, 0.22), (0.98, 0.32)):  # fmt: skip
        wide, tall = round(unit * 0.24), round(unit * (long + 0.1))
        layer = new_layer(wide, tall)
        canvas = canvas_on(layer)
        for _ in range(round(60 * long) + 8):
            down = rng.random() ** 0.8 * unit * long
            x = wide / 2 + rng.normal(0, unit * 0.035) * (0.4 + down / unit / 0.3)
            _leaf(canvas, (x, down - unit * 0.02), unit * rng.uniform(0.045, 0.085),
                  math.pi + rng.uniform(-0.8, 0.8), light, rng, 0.0)  # fmt: skip
        soft = blur(layer, unit * 0.0022)
        sprays.append(hung(soft, (frame.width * across, -unit * 0.03)))
    return Swaying(sprays, 0.8, 5.0, light.wind + 0.3)
