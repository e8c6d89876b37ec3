"""The sea: sky, far islands, moving water, rocks with surf."""

from __future__ import annotations

import math

import numpy as np
import skia

from ..canvas import blob, linear, mix
from ..layers import Site
from ..sheet import Plate
from ..shore import Shore
from ..sky import sky_layers, sun_at
from ..stage import Window
from ..subjects import SUBJECTS
from ..subjects.rig import Habitat
from ..surf import WashedRock
from ..water import Water, WaterLook, mirror_of
from .scenery import Scenery, Spot

__all__ = ["FAR_ROCKS", "build", "islands", "washed_rocks"]


def build(site: Site) -> Scenery:
    """The sea at any hour."""
    frame, light = site.frame, site.light
    horizon_y = frame.height * site.path.horizon
    ground_y = max(horizon_y + frame.unit * 0.54, float(frame.height))
    sky = sky_layers(site, horizon_y)
    land = islands(site, horizon_y)
    unit = frame.unit
    reach = ground_y - horizon_y
    far_rocks = washed_rocks(site, horizon_y, reach, FAR_ROCKS)
    near_rocks = [] if _has_sand(site) else washed_rocks(site, horizon_y, reach, _NEAR_ROCKS)
    water = Water(
        look=WaterLook(
            deep=0xFF12506E,
            shallow=0xFF3BA6A0,
            roughness=0.75 + 0.5 * light.wind,
            mirror=0.9,
            glitter=1.0 if light.has_beams else 0.0,
            breakers=0.85,
        ),
        light=light,
        mirror_bgr=mirror_of(site, [*sky, *land], horizon_y),
        horizon_y=horizon_y,
        ground_y=ground_y,
        sun=sun_at(site, horizon_y) if light.has_beams else None,
        rng=site.rng("water"),
        scroll_px_s=site.scroll_px_s,
        foam=[rock.draw_foam for rock in (*far_rocks, *near_rocks)],
    )
    if _has_sand(site):
        edge_y = horizon_y + reach * 0.52
        # Subjects stand a good step above the waterline, small enough to keep their heads below
        # the sky's brightest part.
        stand_y = min(edge_y + unit * 0.30, frame.height - unit * 0.05)
        return Scenery(
            back=(*sky, *land, water, *far_rocks, Shore(site, edge_y=edge_y, depth=1.25)),
            spots=(
                Spot(frame.width * 0.42, stand_y),
                Spot(frame.width * 0.7, stand_y - unit * 0.05, 0.9, 1.1),
                Spot(frame.width * 0.2, stand_y - unit * 0.04, 0.9, 1.1),
            ),
            afloat=_afloat(site, horizon_y, reach),
            air=(frame.width * 0.1, frame.height * 0.12, frame.width * 0.9, horizon_y),
            light=light,
        )
    return Scenery(
        back=(*sky, *land, water, *far_rocks),
        front=tuple(near_rocks),
        afloat=_afloat(site, horizon_y, reach),
        air=(frame.width * 0.1, frame.height * 0.12, frame.width * 0.9, horizon_y),
        light=light,
    )


def _has_sand(site: Site) -> bool:
    """Sand, if it is asked for or if somebody needs ground to stand on."""
    subjects = [s for s in site.scene.subjects if not site.scene.shows(s)]
    rigs = [SUBJECTS[s.kind] for s in subjects if s.kind in SUBJECTS]
    on_foot = any(rig.habitat is Habitat.GROUND for rig in rigs)
    return on_foot or (site.scene.has("sand") and not site.scene.has("rocks"))


def _afloat(site: Site, horizon_y: float, reach: float) -> tuple[Spot, ...]:
    width = site.frame.width
    return (
        Spot(width * 0.40, horizon_y + reach / 2.9, 0.95, 2.9),
        Spot(width * 0.66, horizon_y + reach / 5.5, 0.5, 5.5),
        Spot(width * 0.24, horizon_y + reach / 8.0, 0.36, 8.0),
    )


def islands(site: Site, horizon_y: float) -> list[Plate]:
    """Low land on the horizon."""
    light, unit, width = site.light, site.frame.unit, site.frame.width

    def paint(canvas: skia.Canvas, _window: Window) -> None:
        rng = site.rng("islands")
        for x, wide, tall, far in (
            (width * 0.86, 0.66, 0.052, 0.75),
            (width * 0.13, 0.5, 0.095, 0.55),
            (width * 0.24, 0.26, 0.055, 0.42),
        ):
            points = [(x - wide * unit / 2, horizon_y + 2)]
            for u in np.linspace(0.08, 0.92, 9):
                up = math.sin(math.pi * u) ** 1.4 * tall * rng.uniform(0.75, 1.15)
                points.append((x + (float(u) - 0.5) * wide * unit, horizon_y - up * unit))
            points.append((x + wide * unit / 2, horizon_y + 2))
            tone = light.distant(light.lit(0xFF4E5A66, 0.15), far)
            foot = mix(tone, light.fog, 0.55)
            canvas.drawPath(
                blob([*points, (x, horizon_y + 3)]),
                linear((0, horizon_y - tall * unit), (0, horizon_y), [tone, foot]),
            )

    return [
        site.plate(
            16.0, paint, soft_px=unit * 0.0012, top=horizon_y - unit * 0.2, bottom=horizon_y + 4
        )
    ]


FAR_ROCKS = ((0.90, 2.3, 0.52, 0.22),)
_NEAR_ROCKS = (
    (0.045, 1.75, 0.62, 0.34),
    (0.72, 1.45, 0.24, 0.10),
    (0.20, 1.16, 0.62, 0.30),
    (0.93, 1.08, 0.60, 0.27),
)
"""Share of the picture's width, depth, width and height in units at depth 1."""


def washed_rocks(
    site: Site, horizon_y: float, reach: float, plan: tuple[tuple[float, float, float, float], ...]
) -> list[WashedRock]:
    """Heaps of rock in the surf, one for each line of the plan."""
    unit, width = site.frame.unit, site.frame.width
    rocks: list[WashedRock] = []
    for across, depth, wide, tall in plan:
        salt = f"rock {across}"
        rng = site.rng("place of " + salt)
        grow = rng.uniform(0.9, 1.1) / depth * 1.05
        rocks.append(
            WashedRock(
                site,
                salt=salt,
                x=width * (across + rng.uniform(-0.02, 0.02)),
                y=horizon_y + reach / depth,
                width_px=unit * wide * grow,
                height_px=unit * tall * grow,
                depth=depth,
            )
        )
    return rocks
