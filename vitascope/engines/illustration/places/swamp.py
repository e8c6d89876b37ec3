"""A swamp: dark still water, hollow trees hung with moss, lily pads, reeds, low mist."""

from __future__ import annotations

import numpy as np
import skia

from ..canvas import alpha, canvas_on, fill, limb, linear, mix, new_layer
from ..layers import Layer, Site
from ..sky import sky_layers
from ..stage import Window
from ..sway import Swaying
from ..water import Water, WaterLook, mirror_of
from .ground import Soil, mist, swell, turf
from .hanging import hung
from .lilies import lilies
from .scenery import Scenery, Spot
from .seasons import is_snowy
from .trees import bare_tree

__all__ = ["build"]

_MURK = 0xFF6C8060


def build(site: Site) -> Scenery:
    """Still water between drowned trees."""
    frame, light, unit = site.frame, site.light, site.frame.unit
    horizon_y = frame.height * site.path.horizon
    ground_y = max(horizon_y + unit * 0.5, float(frame.height))
    murk = mix(light.lit(0xFF93A878, 0.6), light.fog, 0.3)
    sky = [
        *sky_layers(site, horizon_y),
        mist(site, "sky", depth=40.0, y=horizon_y - unit * 0.22, tall=0.7, strength=0.75,
             ragged=0.15, colour=murk),
    ]  # fmt: skip
    land: list[Layer] = [
        _rank(site, "far", depth=14.0, foot_y=horizon_y + 2, height=0.30, gap=0.075, far=0.66),
        mist(
            site, "far", depth=12.0, y=horizon_y - unit * 0.03, tall=0.3, strength=0.8, colour=murk
        ),
        _rank(
            site,
            "middle",
            depth=8.0,
            foot_y=horizon_y + unit * 0.012,
            height=0.46,
            gap=0.24,
            far=0.36,
        ),
    ]
    water = Water(
        look=WaterLook(
            deep=0xFF1C2E22, shallow=0xFF4E6A40, roughness=0.1 + 0.12 * light.wind, mirror=0.8,
            glitter=0.0,
        ),
        light=light,
        mirror_bgr=mirror_of(site, [*sky, *land], horizon_y),
        horizon_y=horizon_y,
        ground_y=ground_y,
        sun=None,
        rng=site.rng("water"),
    )  # fmt: skip
    snowy = is_snowy(site.scene)
    soil = Soil(0xFFDFE6F0, 0xFF9AA8BC) if snowy else Soil(0xFF7A8048, 0xFF38402A)
    reeds = (0xFF34462A, 0xFF96964E)
    bank_y = frame.height - unit * 0.13
    reach = ground_y - horizon_y
    back: list[Layer] = [
        *sky,
        *land,
        water,
        mist(
            site, "water", depth=6.0, y=horizon_y + unit * 0.04, tall=0.2, strength=0.7, colour=murk
        ),
        lilies(
            site, depth=1.8, top=horizon_y + reach * 0.26, bottom=bank_y, many=0.8, blossoms=0.1
        ),
        _great_trees(site, horizon_y + reach * 0.24),
        _moss(site, horizon_y),
        mist(
            site, "near", depth=2.2, y=horizon_y + reach * 0.3, tall=0.16, strength=0.5, colour=murk
        ),
        swell(site, "bank", depth=1.12, top=bank_y, bump=0.02, soil=soil, step=0.3),
    ]
    front: list[Layer] = []
    if not snowy:
        back.append(
            turf(
                site,
                "bank",
                depth=1.1,
                root_y=bank_y + unit * 0.03,
                height=0.1,
                colours=reeds,
                many=110.0,
            )
        )
        front.append(turf(site, "near", depth=0.84, root_y=frame.height + unit * 0.03, height=0.26,
                          colours=reeds, many=120.0, spans=((0.0, 0.22), (0.82, 1.0))))  # fmt: skip
    return Scenery(
        back=tuple(back),
        front=tuple(front),
        spots=(
            Spot(frame.width * 0.44, frame.height - unit * 0.05),
            Spot(frame.width * 0.68, frame.height - unit * 0.06, 0.95, 1.05, faces_left=True),
            Spot(frame.width * 0.24, frame.height - unit * 0.07, 0.9, 1.1),
        ),
        afloat=(
            Spot(frame.width * 0.52, horizon_y + reach * 0.5, 0.8, 1.9),
            Spot(frame.width * 0.36, horizon_y + reach * 0.34, 0.55, 2.9),
        ),
        air=(frame.width * 0.1, frame.height * 0.14, frame.width * 0.9, horizon_y),
        light=light,
    )


def _rank(
    site: Site, name: str, *, depth: float, foot_y: float, height: float, gap: float, far: float
) -> Layer:
    """Trees that died in the water."""
    light, unit = site.light, site.frame.unit
    snow = float(is_snowy(site.scene))

    def paint(canvas: skia.Canvas, window: Window) -> None:
        rng = site.rng("rank " + name)
        count = max(3, round(window.width / (unit * gap)))
        for i in range(count):
            x = window.left + (i + rng.uniform(0.1, 0.9)) * window.width / count
            tall = unit * height * rng.uniform(0.55, 1.2)
            bare_tree(canvas, (x, foot_y), height=tall, light=light, rng=rng, bark=0xFF5A5848,
                      snow=snow, far=far)  # fmt: skip

    return site.plate(depth, paint, top=foot_y - unit * height * 1.5, bottom=foot_y + unit * 0.02)


def _great_trees(site: Site, foot_y: float) -> Layer:
    """Two old trees with flaring feet, one on each side."""
    light, unit, frame = site.light, site.frame.unit, site.frame
    snow = float(is_snowy(site.scene))

    def paint(canvas: skia.Canvas, _window: Window) -> None:
        rng = site.rng("great trees")
        for across, tall, down in ((0.10, 0.95, 0.04), (0.89, 1.05, 0.07), (0.73, 0.6, 0.0)):
            x, y = frame.width * across, foot_y + unit * down
            half = unit * tall * 0.03
            foot, neck = y + unit * 0.006, y - unit * 0.1 * tall
            bright, dark = light.lit(0xFF5E5846, 0.75), light.lit(0xFF5E5846, 0.1)
            flare = skia.Path()
            flare.moveTo(x - half * 0.8, neck)
            flare.cubicTo(x - half, y - unit * 0.07, x - half * 1.5, foot - unit * 0.02,
                          x - half * 4.2, foot)  # fmt: skip
            for k in range(4):
                left = x - half * (4.2 - 2.1 * k)
                flare.quadTo(left + half * 1.05, foot - unit * 0.022, left + half * 2.1, foot)
            flare.cubicTo(x + half * 1.5, foot - unit * 0.02, x + half, y - unit * 0.07,
                          x + half * 0.9, neck)  # fmt: skip
            flare.close()
            gloom = fill(alpha(light.lit(0xFF0C140C, 0.1), 0.55), soft=unit * 0.006)
            canvas.drawOval(
                skia.Rect.MakeXYWH(x - half * 4.4, y - unit * 0.004, half * 8.8, unit * 0.022),
                gloom,
            )
            bare_tree(
                canvas,
                (x, y - unit * 0.03),
                height=unit * tall * 1.1,
                light=light,
                rng=rng,
                bark=0xFF5E5846,
                snow=snow,
            )
            canvas.drawPath(flare, linear((x - half * 2, 0), (x + half * 2, 0), [bright, dark]))

    return site.plate(2.4, paint, bottom=foot_y + unit * 0.12)


def _moss(site: Site, horizon_y: float) -> Layer:
    """Beards of moss that hang from the boughs."""
    light, unit, frame = site.light, site.frame.unit, site.frame
    rng = site.rng("moss")
    beards = []
    for across, down, long in (
        (0.02, 0.10, 0.22),
        (0.07, 0.16, 0.26),
        (0.13, 0.09, 0.2),
        (0.2, 0.17, 0.16),
        (0.26, 0.12, 0.1),
        (0.78, 0.16, 0.14),
        (0.84, 0.1, 0.24),
        (0.9, 0.05, 0.26),
        (0.96, 0.12, 0.28),
        (0.70, 0.24, 0.12),
    ):
        wide, tall = round(unit * 0.075), round(unit * long)
        layer = new_layer(wide, tall)
        canvas = canvas_on(layer)
        for _ in range(26):
            x = wide * float(np.clip(rng.normal(0.5, 0.16), 0.1, 0.9))
            middle = abs(x / wide - 0.5)
            start = tall * 0.28 * middle * middle * 4
            end = tall * rng.uniform(0.35, 0.98) * (1 - middle)
            tone = light.lit(mix(_MURK, 0xFFA8B088, rng.random()), rng.uniform(0.2, 0.8))
            strand = limb(
                [
                    (wide / 2 + (x - wide / 2) * 0.5, start * 0.4),
                    (x + rng.normal(0, wide * 0.08), start + end * 0.5),
                    (x, end),
                ],
                [unit * 0.006, unit * 0.0015],
                steps=8,
            )
            canvas.drawPath(strand, fill(alpha(tone, 0.9)))
        top = max(0.0, horizon_y - unit * 0.55)
        beards.append(hung(layer, (frame.width * across, top + unit * down)))
    return Swaying(beards, 2.4, 3.5, light.wind * 0.7 + 0.2)
