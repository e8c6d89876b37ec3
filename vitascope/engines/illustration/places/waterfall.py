"""A waterfall: green cliffs, the fall between them, mist, a pool with stones in front."""

from __future__ import annotations

import numpy as np
import skia

from ..canvas import Colour, Point, alpha, blob, fill, image_of, linear, mix, polyline
from ..flora import bush, conifer
from ..layers import Layer, Site
from ..light import Light
from ..rocks import rock_heap
from ..sky import sky_layers, sun_at
from ..stage import Window
from ..water import Water, WaterLook, mirror_of
from .cascade import Cascade
from .ground import Soil, beams, mist, swell, turf
from .scenery import Scenery, Spot
from .seasons import grass_of, is_snowy, leaf_of

__all__ = ["build"]

_ROCK = 0xFF7A7678


def build(site: Site) -> Scenery:
    """A pool under a fall."""
    frame, light, unit = site.frame, site.light, site.frame.unit
    pool_y = frame.height * site.path.horizon
    ground_y = max(pool_y + unit * 0.5, float(frame.height))
    lip_y = max(pool_y - unit * 0.56, frame.height * 0.07)
    x = frame.width * 0.54
    wide = unit * 0.20
    sky = sky_layers(site, pool_y)
    wall = _cliffs(site, pool_y, lip_y, x, wide)
    fall = Cascade(
        site, name="main", depth=5.0, x=x, top=lip_y + unit * 0.005, bottom=pool_y + unit * 0.012,
        width_px=wide, steps=1,
    )  # fmt: skip
    water = Water(
        look=WaterLook(
            deep=0xFF17606A, shallow=0xFF62C4B0, roughness=0.6, mirror=0.82,
            glitter=0.15 if light.has_beams else 0.0,
        ),
        light=light,
        mirror_bgr=mirror_of(site, [*sky, wall, fall], pool_y),
        horizon_y=pool_y,
        ground_y=ground_y,
        sun=sun_at(site, pool_y) if light.has_beams else None,
        rng=site.rng("water"),
    )  # fmt: skip
    grass = grass_of(site.scene, (0xFF3A7A3A, 0xFF86BC50))
    bank_y = frame.height - unit * 0.16
    stand_y = frame.height - unit * 0.06
    foam = mix(light.lit(0xFFF4FAFF, 0.95), light.fog, 0.2)
    back: list[Layer] = [
        *sky, wall, water, fall,
        mist(site, "foot", depth=4.5, y=pool_y, tall=0.34, strength=0.75, colour=foam),
        _stones(site, pool_y, ground_y),
        swell(site, "bank", depth=1.12, top=bank_y, bump=0.018,
              soil=Soil(grass[1], mix(grass[0], 0xFF3A3428, 0.3)), step=0.5),
    ]  # fmt: skip
    if not is_snowy(site.scene):
        back.append(turf(site, "bank", depth=1.1, root_y=bank_y + unit * 0.03, height=0.07,
                         colours=grass))  # fmt: skip
    front: list[Layer] = []
    if not is_snowy(site.scene):
        front.append(turf(site, "near", depth=0.84, root_y=frame.height + unit * 0.03, height=0.16,
                          colours=grass, spans=((0.0, 0.3), (0.76, 1.0))))  # fmt: skip
    if light.has_beams:
        sun_x, _ = sun_at(site, pool_y)
        front.append(
            beams(site, "sun", source=(sun_x, -unit * 0.1), foot_y=pool_y + unit * 0.1,
                  spread=(frame.width * 0.1, frame.width * 0.9), strength=0.12)
        )  # fmt: skip
    reach = ground_y - pool_y
    return Scenery(
        back=tuple(back),
        front=tuple(front),
        spots=(
            Spot(frame.width * 0.30, stand_y),
            Spot(frame.width * 0.78, stand_y - unit * 0.02, 0.95, 1.05),
            Spot(frame.width * 0.14, stand_y - unit * 0.05, 0.85, 1.1),
            Spot(frame.width * 0.55, stand_y, 1.0),
        ),
        afloat=(
            Spot(frame.width * 0.44, pool_y + reach * 0.42, 0.7, 2.3),
            Spot(frame.width * 0.72, pool_y + reach * 0.30, 0.55, 3.2),
        ),
        air=(frame.width * 0.08, frame.height * 0.1, frame.width * 0.92, pool_y),
        light=light,
    )


def _cliffs(site: Site, pool_y: float, lip_y: float, x: float, wide: float) -> Layer:
    """A wall of rock in steps, dark behind the fall, green on every ledge."""
    light, unit = site.light, site.frame.unit
    snow = 0.9 if is_snowy(site.scene) else 0.0

    def paint(canvas: skia.Canvas, window: Window) -> None:
        rng = site.rng("cliffs")
        # The notch the water comes through, then nearer shoulders left and right.
        _wall(
            canvas,
            site,
            rng,
            [
                (window.left - 9, lip_y - unit * 0.05),
                (x - wide * 1.6, lip_y - unit * 0.035),
                (x - wide * 0.55, lip_y),
                (x + wide * 0.55, lip_y),
                (x + wide * 1.5, lip_y - unit * 0.05),
                (window.right + 9, lip_y - unit * 0.02),
            ],
            pool_y,
            far=0.24,
            tint=0.0,
        )
        _trees(
            canvas,
            site,
            rng,
            [
                (x - wide * 2.6, lip_y - unit * 0.04),
                (x - wide * 1.3, lip_y - unit * 0.03),
                (x + wide * 1.2, lip_y - unit * 0.04),
                (x + wide * 2.4, lip_y - unit * 0.04),
                (x + wide * 3.4, lip_y - unit * 0.03),
                (x - wide * 3.6, lip_y - unit * 0.04),
            ],
            0.15,
            snow,
        )
        dark = alpha(light.lit(0xFF20282C, 0.1), 0.55)
        canvas.drawRect(
            skia.Rect.MakeLTRB(x - wide * 0.8, lip_y + unit * 0.01, x + wide * 0.8, pool_y),
            fill(dark, soft=unit * 0.03),
        )
        for side in (-1, 1):
            edge = x + side * wide * 0.66
            out = window.left - 9 if side < 0 else window.right + 9
            tops = [
                (edge, pool_y + 2),
                (edge + side * wide * 0.1, pool_y - unit * 0.13),
                (edge + side * wide * 0.55, pool_y - unit * 0.22),
                (edge + side * wide * 0.75, pool_y - unit * 0.34),
                (edge + side * wide * 1.7, lip_y + unit * 0.12),
                (out, lip_y + unit * 0.05),
            ]
            _wall(canvas, site, rng, sorted(tops), pool_y, far=0.04, tint=0.3)
            _trees(canvas, site, rng, [tops[2], tops[3], tops[4]], 0.13, snow)
            _trees(
                canvas,
                site,
                rng,
                [(tops[4][0] + side * unit * 0.2, tops[4][1] - unit * 0.02)],
                0.24,
                snow,
            )

    return site.plate(6.0, paint, top=lip_y - unit * 0.36, bottom=pool_y + 4)


def _wall(
    canvas: skia.Canvas,
    site: Site,
    rng: np.random.Generator,
    tops: list[Point],
    foot_y: float,
    *,
    far: float,
    tint: float,
) -> None:
    """Rock below a broken line: upright faces, lit and shaded in turn, moss on their heads."""
    light, unit = site.light, site.frame.unit
    xs, ys = zip(*tops, strict=True)
    moss = leaf_of(site.scene, 0xFF5A9448, 3)
    if is_snowy(site.scene):
        moss = 0xFFF2F6FC
    x = xs[0]
    while x < xs[-1]:
        wide = unit * rng.uniform(0.06, 0.15)
        top = float(np.interp(x + wide / 2, xs, ys)) + unit * rng.uniform(-0.016, 0.016)
        rock = mix(_ROCK, (0xFF9A8E80, 0xFF5C6064)[int(rng.integers(2))], rng.uniform(0.1, 0.6))
        rock = mix(rock, moss, tint * rng.uniform(0.2, 0.9))
        lit = light.distant(light.lit(rock, rng.uniform(0.35, 0.85)), far)
        low = light.distant(light.lit(mix(rock, 0xFF2C3A38, 0.5), 0.15), far)
        lean = unit * rng.uniform(-0.008, 0.008)
        face = polyline(
            [
                (x - 1, top + unit * rng.uniform(0, 0.014)),
                (x + wide + 1, top),
                (x + wide + 1 + lean, foot_y + 3),
                (x - 1 - lean, foot_y + 3),
            ]
        )
        canvas.drawPath(face, linear((0, top), (0, foot_y), [lit, low]))
        crack = alpha(light.distant(light.lit(0xFF26282C, 0.1), far), 0.5)
        canvas.drawPath(
            polyline([(x, top), (x + unit * 0.008, top), (x - lean, foot_y)]), fill(crack)
        )
        for _ in range(3):
            y = top + (foot_y - top) * rng.uniform(0.08, 0.9)
            deep = unit * rng.uniform(0.03, 0.09)
            chip = polyline(
                [
                    (x, y),
                    (x + wide * rng.uniform(0.4, 1.0), y + unit * rng.uniform(-0.012, 0.012)),
                    (x + wide * rng.uniform(0.5, 0.9), y + deep),
                    (x + wide * 0.1, y + deep * 0.8),
                ]
            )
            tone = mix(lit, low, rng.uniform(0.1, 0.9))
            canvas.drawPath(
                chip,
                linear((0, y), (0, y + deep), [alpha(mix(tone, lit, 0.6), 0.8), alpha(low, 0.5)]),
            )
            if rng.random() < 0.5 + tint:
                _fern(
                    canvas,
                    (x + wide * rng.uniform(0.2, 0.8), y),
                    unit * rng.uniform(0.02, 0.05),
                    light,
                    moss,
                    far,
                    rng,
                )
        for _ in range(4):
            head = x + wide * rng.random()
            size = unit * rng.uniform(0.012, 0.03)
            tone = light.distant(light.lit(mix(moss, 0xFFCDE07A, rng.random() * 0.3), 0.8), far)
            canvas.drawOval(
                skia.Rect.MakeXYWH(head - size, top - size * 0.5, size * 2, size * 1.1), fill(tone)
            )
        x += wide


def _fern(
    canvas: skia.Canvas,
    at: Point,
    size: float,
    light: Light,
    green: Colour,
    far: float,
    rng: np.random.Generator,
) -> None:
    """A cushion of leaves that hangs over a ledge."""
    x, y = at
    for k in range(9):
        across = (k - 4) / 4
        drop = size * (0.9 - 0.5 * across * across) * rng.uniform(0.6, 1.1)
        tone = light.distant(
            light.lit(mix(green, 0xFFCDE07A, rng.random() * 0.4), rng.uniform(0.35, 0.95)), far
        )
        tip = x + across * size * 1.3, y + drop
        leaf = blob(
            [
                (x + across * size * 0.5, y - size * 0.15),
                (tip[0] - size * 0.1, y + drop * 0.4),
                tip,
                (tip[0] + size * 0.12, y + drop * 0.35),
            ]
        )
        canvas.drawPath(leaf, fill(tone))


def _trees(
    canvas: skia.Canvas,
    site: Site,
    rng: np.random.Generator,
    places: list[Point],
    size: float,
    snow: float,
) -> None:
    """Bushes and conifers on the ledges."""
    light, unit = site.light, site.frame.unit
    for number, (x, y) in enumerate(sorted(places, key=lambda at: at[1])):
        at = (x, y + unit * 0.012)
        if snow or number % 2:
            conifer(canvas, at, height=unit * size * rng.uniform(0.9, 1.25), light=light, rng=rng,
                    snow=snow, far=0.12)  # fmt: skip
        else:
            bush(canvas, at, width=unit * size * 1.1, height=unit * size * 0.7,
                 colour=leaf_of(site.scene, 0xFF4E8E46, number), light=light, rng=rng)  # fmt: skip


def _stones(site: Site, pool_y: float, ground_y: float) -> Layer:
    """Stones in the pool and along its near side."""
    unit, frame = site.frame.unit, site.frame
    snow = 0.9 if is_snowy(site.scene) else 0.0

    def paint(canvas: skia.Canvas, _window: Window) -> None:
        rng = site.rng("stones")
        reach = ground_y - pool_y
        for across, down, size in ((0.33, 0.06, 0.12), (0.74, 0.05, 0.11), (0.64, 0.10, 0.07),
                                   (0.08, 0.22, 0.24), (0.93, 0.26, 0.26), (0.24, 0.36, 0.1),
                                   (0.83, 0.46, 0.13), (0.05, 0.56, 0.24)):  # fmt: skip
            wide = unit * size * rng.uniform(0.9, 1.1)
            heap = rock_heap(round(wide), round(wide * rng.uniform(0.48, 0.66)), light=site.light,
                             rng=rng, stone=0xFF837E7E, wet=0.3, moss=0.0 if snow else 0.5,
                             snow=snow)  # fmt: skip
            image = image_of(heap.pixels)
            x, y = frame.width * across - image.width() / 2, pool_y + reach * down
            ring = fill(alpha(site.light.lit(0xFFFFFFFF, 0.9), 0.35), soft=unit * 0.004)
            canvas.drawOval(
                skia.Rect.MakeXYWH(x - wide * 0.05, y - wide * 0.07, wide * 1.1, wide * 0.13), ring
            )
            canvas.drawImage(image, x, y - image.height())

    return site.plate(1.7, paint, top=pool_y - unit * 0.12)
