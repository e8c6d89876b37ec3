"""Open grassland: golden grass to the horizon, acacias, far blue hills."""

from __future__ import annotations

import skia

from ..canvas import alpha, linear
from ..layers import Layer, Site
from ..sky import sky_layers
from ..stage import Window
from .ground import Soil, hills, swell, turf
from .scenery import Scenery, Spot
from .seasons import grass_of, is_snowy
from .trees import acacia

__all__ = ["build"]

_GRASS = (0xFF9A7A34, 0xFFECCB72)


def build(site: Site) -> Scenery:
    """A savanna."""
    frame, light, unit = site.frame, site.light, site.frame.unit
    horizon_y = frame.height * site.path.horizon
    grass = grass_of(site.scene, _GRASS)
    soil = Soil(grass[1], grass[0])
    ground_y = horizon_y + unit * 0.34
    back: list[Layer] = [
        *sky_layers(site, horizon_y),
        hills(
            site, "far", depth=24.0, base_y=horizon_y + 2, rise=0.10, colour=0xFF6E7FA0, far=0.62
        ),
        hills(
            site, "low", depth=16.0, base_y=horizon_y + 2, rise=0.035, colour=0xFF8A8A5C, far=0.5
        ),
        _acacias(
            site,
            "far",
            depth=10.0,
            root_y=horizon_y + unit * 0.012,
            height=0.075,
            gap=0.24,
            far=0.45,
        ),
        swell(site, "plain", depth=6.0, top=horizon_y, bump=0.003, soil=soil, far=0.3, fall=0.5),
        turf(
            site,
            "plain",
            depth=5.0,
            root_y=horizon_y + unit * 0.055,
            height=0.028,
            colours=grass,
            many=260.0,
            spread=1.4,
        ),
        _acacias(
            site,
            "near",
            depth=3.2,
            root_y=horizon_y + unit * 0.075,
            height=0.38,
            gap=1.05,
            far=0.08,
        ),
        swell(
            site, "ground", depth=1.7, top=horizon_y + unit * 0.12, bump=0.008, soil=soil, far=0.08
        ),
    ]
    front: list[Layer] = []
    if not is_snowy(site.scene):
        for name, depth, y, tall in (("middle", 1.5, 0.18, 0.07), ("behind", 1.15, 0.29, 0.10)):
            back.append(turf(site, name, depth=depth, root_y=horizon_y + unit * y, height=tall,
                             colours=grass, many=190.0))  # fmt: skip
        front = [
            turf(site, "foot", depth=0.97, root_y=ground_y + unit * 0.11, height=0.085,
                 colours=grass),
            turf(site, "near", depth=0.86, root_y=max(ground_y + unit * 0.2, float(frame.height)),
                 height=0.2, colours=grass, many=150.0),
        ]  # fmt: skip
    return Scenery(
        back=tuple(back),
        front=tuple(front),
        spots=(
            Spot(frame.width * 0.46, ground_y + unit * 0.03),
            Spot(frame.width * 0.77, ground_y - unit * 0.06, 0.85, 1.2),
            Spot(frame.width * 0.17, ground_y - unit * 0.05, 0.85, 1.2),
            Spot(frame.width * 0.62, horizon_y + unit * 0.16, 0.5, 2.2),
        ),
        air=(frame.width * 0.08, frame.height * 0.1, frame.width * 0.92, horizon_y),
        light=light,
    )


def _acacias(
    site: Site, name: str, *, depth: float, root_y: float, height: float, gap: float, far: float
) -> Layer:
    light, unit = site.light, site.frame.unit
    tall = unit * height

    def paint(canvas: skia.Canvas, window: Window) -> None:
        rng = site.rng("acacias " + name)
        count = max(2, round(window.width / (unit * gap)))
        for i in range(count):
            x = window.left + (i + rng.uniform(0.2, 0.8)) * window.width / count
            y = root_y + unit * rng.uniform(-0.004, 0.014)
            acacia(
                canvas, (x, y), height=tall * rng.uniform(0.65, 1.1), light=light, rng=rng, far=far
            )
        haze = linear((0, root_y - tall), (0, root_y),
                      [alpha(light.fog, 0.0), alpha(light.fog, 0.5 * far)],
                      blend=skia.BlendMode.kSrcATop)  # fmt: skip
        canvas.drawRect(
            skia.Rect.MakeLTRB(
                window.left, root_y - tall * 1.3, window.right, root_y + unit * 0.03
            ),
            haze,
        )

    return site.plate(depth, paint, top=root_y - tall * 1.35, bottom=root_y + unit * 0.03)
