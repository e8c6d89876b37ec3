"""A lake under mountains, and the mountains alone above a meadow."""

from __future__ import annotations

import math
from dataclasses import replace

import skia

from ..canvas import alpha, linear, mix
from ..flora import bush, conifer, grass_row
from ..layers import Layer, Site
from ..peaks import mountains
from ..scene import Season
from ..sky import sky_layers, sun_at
from ..stage import Window
from ..water import Water, WaterLook, mirror_of
from . import cliff
from .garden import meadow_ground
from .ground import Soil, hills, swell
from .lilies import lilies
from .scenery import Scenery, Spot
from .seasons import grass_of, is_snowy, leaf_of, season_of
from .trees import seasonal_tree

__all__ = ["build_lake", "build_mountain"]


def build_lake(site: Site) -> Scenery:
    """Still water that mirrors a range."""
    frame, light, unit = site.frame, site.light, site.frame.unit
    horizon_y = frame.height * site.path.horizon
    ground_y = max(horizon_y + unit * 0.5, float(frame.height))
    sky = sky_layers(site, horizon_y)
    is_pond = site.scene.has("pond")
    land = (
        _pond_bank(site, horizon_y)
        if is_pond
        else [*_ranges(site, horizon_y), _shore(site, horizon_y)]
    )
    water = Water(
        look=WaterLook(
            deep=0xFF1D5060,
            shallow=0xFF4FA89A,
            roughness=0.16 + 0.3 * light.wind,
            mirror=0.94,
            glitter=0.3 if light.has_beams else 0.0,
        ),
        light=light,
        mirror_bgr=mirror_of(site, [*sky, *land], horizon_y),
        horizon_y=horizon_y,
        ground_y=ground_y,
        sun=sun_at(site, horizon_y) if light.has_beams else None,
        rng=site.rng("water"),
    )
    reach = ground_y - horizon_y
    reach = ground_y - horizon_y
    pads: list[Layer] = []
    if is_pond or site.scene.has("lotus"):
        many, blossoms = (1.5, 0.45) if site.scene.has("lotus") else (0.8, 0.16)
        pads.append(
            lilies(
                site,
                depth=1.6,
                top=horizon_y + reach * 0.16,
                bottom=horizon_y + reach * 0.92,
                many=many,
                blossoms=blossoms,
            )
        )
    return Scenery(
        back=(*sky, *land, water, *pads),
        front=_snow_bank(site) if is_snowy(site.scene) else _reeds(site),
        afloat=(
            Spot(frame.width * 0.4, horizon_y + reach / 1.9, 1.0, 1.9),
            Spot(frame.width * 0.72, horizon_y + reach / 3.3, 0.6, 3.3),
            Spot(frame.width * 0.24, horizon_y + reach / 4.5, 0.45, 4.5),
        ),
        # Nobody walks on water: who is on foot stands on the near bank.
        spots=(
            Spot(frame.width * 0.36, frame.height - unit * 0.02, 1.15),
            Spot(frame.width * 0.66, frame.height - unit * 0.02, 1.15),
            Spot(frame.width * 0.5, frame.height - unit * 0.02, 1.15),
            Spot(frame.width * 0.84, frame.height - unit * 0.02, 1.1, faces_left=True),
        ),
        air=(frame.width * 0.1, frame.height * 0.12, frame.width * 0.9, horizon_y),
        light=light,
    )


def build_mountain(site: Site) -> Scenery:
    """A range, dark woods at its foot, a meadow in front."""
    frame = site.frame
    horizon_y = frame.height * site.path.horizon
    sky = sky_layers(site, horizon_y)
    if site.scene.has("cliff"):
        ledge = cliff.standing(site, horizon_y)
        ranges = _ranges(site, horizon_y + frame.unit * 0.04)
        return replace(ledge, back=(*sky, *ranges, *cliff.ledge(site, horizon_y)))
    ground = meadow_ground(site)
    return Scenery(
        back=(*sky, *_ranges(site, horizon_y), _shore(site, horizon_y), *ground.back),
        front=ground.front,
        spots=ground.spots,
        air=ground.air,
        light=site.light,
    )


def _ranges(site: Site, horizon_y: float) -> list[Layer]:
    snowy = is_snowy(site.scene)
    return [
        mountains(site, horizon_y, depth=40.0, height=0.40, far=0.62, spacing=0.42, snow=0.42),
        mountains(
            site,
            horizon_y,
            depth=22.0,
            height=0.27,
            far=0.40,
            spacing=0.40,
            snow=0.34 if snowy else 0.16,
            rock=0xFF66728A,
        ),
        mountains(
            site,
            horizon_y,
            depth=13.0,
            height=0.12,
            far=0.28,
            spacing=0.28,
            snow=0.0 if not snowy else 0.2,
            rock=0xFF4C6B5C,
        ),
    ]


def _shore(site: Site, horizon_y: float) -> Layer:
    """Woods along the far bank."""
    light, unit = site.light, site.frame.unit
    is_autumn = season_of(site.scene) is Season.AUTUMN

    def paint(canvas: skia.Canvas, window: Window) -> None:
        rng = site.rng("shore")
        count = round(window.width / unit * 46)
        for i in range(count):
            x = window.left + (i + rng.random()) * window.width / count
            clump = 0.5 + 0.5 * math.sin(x / unit * 3.1 + site.scene.seed % 7) * math.sin(
                x / unit * 1.3
            )
            size = unit * (0.022 + 0.055 * clump) * rng.uniform(0.7, 1.2)
            if is_autumn and i % 3:
                tone = leaf_of(site.scene, 0xFF5A9A4C, int(rng.integers(5)))
                bush(canvas, (x, horizon_y + 2), width=size * 0.9, height=size * 0.95,
                     colour=light.distant(tone, 0.2), light=light, rng=rng)  # fmt: skip
                continue
            conifer(
                canvas,
                (x, horizon_y + 1),
                height=size,
                light=light,
                rng=rng,
                far=0.26,
                snow=0.8 if is_snowy(site.scene) else 0.0,
            )
        haze = linear(
            (0, horizon_y - unit * 0.06),
            (0, horizon_y),
            [alpha(light.fog, 0.0), alpha(light.fog, 0.45)],
            blend=skia.BlendMode.kSrcATop,
        )
        canvas.drawRect(
            skia.Rect.MakeLTRB(window.left, horizon_y - unit * 0.1, window.right, horizon_y + 2),
            haze,
        )

    return site.plate(10.0, paint, top=horizon_y - unit * 0.14, bottom=horizon_y + 2)


def _pond_bank(site: Site, horizon_y: float) -> list[Layer]:
    """Hills, trees and a grassy bank close behind the water."""
    light, unit = site.light, site.frame.unit
    grass = grass_of(site.scene, (0xFF4A8A3C, 0xFF9CC858))

    def paint(canvas: skia.Canvas, window: Window) -> None:
        rng = site.rng("pond bank")
        bank = skia.Rect.MakeLTRB(
            window.left, horizon_y - unit * 0.045, window.right, horizon_y + 3
        )
        tones = [light.distant(light.lit(grass[1], 0.8), 0.15), light.lit(grass[0], 0.4)]
        canvas.drawRect(bank, linear((0, bank.top()), (0, bank.bottom()), tones))
        count = max(4, round(window.width / (unit * 0.17)))
        for i in range(count):
            x = window.left + (i + rng.uniform(0.1, 0.9)) * window.width / count
            y = horizon_y - unit * rng.uniform(0.01, 0.04)
            if i % 2:
                bush(
                    canvas,
                    (x, y + unit * 0.03),
                    width=unit * rng.uniform(0.14, 0.24),
                    height=unit * rng.uniform(0.06, 0.11),
                    colour=0xFFDCE6F0
                    if is_snowy(site.scene)
                    else leaf_of(site.scene, 0xFF5A9A4C, i),
                    light=light,
                    rng=rng,
                )
            else:
                seasonal_tree(
                    canvas,
                    (x, y),
                    height=unit * rng.uniform(0.22, 0.42),
                    green=0xFF62A04C,
                    light=light,
                    rng=rng,
                    scene=site.scene,
                    number=i,
                )

    return [
        hills(site, "pond", depth=18.0, base_y=horizon_y, rise=0.13, colour=grass[0], far=0.55),
        site.plate(9.0, paint, top=horizon_y - unit * 0.5, bottom=horizon_y + 3),
    ]


def _snow_bank(site: Site) -> tuple[Layer, ...]:
    """Snow on the near bank."""
    white, blue = 0xFFE8EEF8, 0xFFAAC0DE
    top = site.frame.height - site.frame.unit * 0.06
    return (swell(site, "bank", depth=1.02, top=top, bump=0.02, soil=Soil(white, blue)),)


def _reeds(site: Site) -> tuple[Layer, ...]:
    """Reeds at the near bank, in the lower corners."""
    light, unit, frame = site.light, site.frame.unit, site.frame
    rows: list[Layer] = []
    for name, depth, height, soft in (("reeds", 0.92, 0.2, 0.0), ("lens reeds", 0.6, 0.34, 0.008)):

        def paint(
            canvas: skia.Canvas, at: Window, name: str = name, height: float = height
        ) -> None:
            rng = site.rng(name)
            y = frame.height + unit * 0.03
            for left, right in (
                (at.left, at.left + at.width * 0.34),
                (at.right - at.width * 0.26, at.right),
            ):
                grass_row(
                    canvas,
                    left=left,
                    right=right,
                    root_y=(y - unit * 0.02, y + unit * 0.03),
                    height=unit * height,
                    count=round((right - left) / unit * 95),
                    colours=(mix(0xFF3C5A34, 0xFF202818, 0.4), 0xFFB8B468),
                    light=light,
                    rng=rng,
                )

        rows.append(
            site.row(
                depth,
                paint,
                root_y=frame.height + unit * 0.02,
                top=frame.height - unit * height * 1.5,
                bottom=frame.height + unit * 0.05,
                reach_px=unit * height * 0.3,
                soft_px=unit * soft,
                phase=depth * 5,
            )
        )
    return tuple(rows)
