"""A cliff: a ledge of rock with grass on top, a valley full of mist below, peaks beyond."""

from __future__ import annotations

import skia

from ..canvas import alpha, fill, linear, mix, polyline
from ..flora import conifer
from ..layers import Layer, Site
from ..stage import Window
from .ground import mist, turf
from .scenery import Scenery, Spot
from .seasons import grass_of, is_snowy

__all__ = ["ledge", "standing"]


def ledge(site: Site, horizon_y: float) -> list[Layer]:
    """The layers from the valley up to the edge."""
    light, unit = site.light, site.frame.unit
    grass = grass_of(site.scene, (0xFF4A843C, 0xFF9CC858))
    pale = mix(light.fog, 0xFFFFFFFF, 0.25 if light.is_bright else 0.0)
    layers: list[Layer] = [
        _depths(site, horizon_y),
        mist(
            site,
            "valley far",
            depth=12.0,
            y=horizon_y + unit * 0.02,
            tall=0.3,
            strength=0.9,
            colour=pale,
        ),
        _woods(site, "far", depth=7.0, y=horizon_y + unit * 0.16, size=0.14, far=0.5),
        mist(
            site,
            "valley",
            depth=6.0,
            y=horizon_y + unit * 0.16,
            tall=0.3,
            strength=0.9,
            colour=pale,
        ),
        _woods(site, "near", depth=4.0, y=horizon_y + unit * 0.32, size=0.24, far=0.26),
        mist(
            site,
            "valley near",
            depth=3.0,
            y=horizon_y + unit * 0.34,
            tall=0.34,
            strength=0.8,
            colour=pale,
        ),
        _rock(site, horizon_y, grass),
    ]
    if not is_snowy(site.scene):
        layers.append(
            turf(
                site,
                "ledge",
                depth=1.1,
                root_y=_top(site, horizon_y) + unit * 0.03,
                height=0.06,
                colours=grass,
                spans=((0.0, 1.0 if site.scroll_px_s else _SHARE * 0.86),),
            )
        )
    return layers


def _depths(site: Site, horizon_y: float) -> Layer:
    """The valley's air, behind all that rises out of it."""
    light = site.light

    def paint(canvas: skia.Canvas, window: Window) -> None:
        rect = skia.Rect.MakeLTRB(window.left, horizon_y, window.right, window.bottom)
        low = light.distant(light.lit(0xFF4E7A6A, 0.4), 0.7)
        ends = (0, horizon_y), (0, horizon_y + site.frame.unit * 0.3)
        canvas.drawRect(rect, linear(*ends, [light.fog, low]))

    return site.plate(14.0, paint, top=horizon_y - 2)


_SHARE = 0.62
"""How far across the picture the ledge reaches."""


def _top(site: Site, horizon_y: float) -> float:
    return min(horizon_y + site.frame.unit * 0.26, site.frame.height - site.frame.unit * 0.16)


def standing(site: Site, horizon_y: float) -> Scenery:
    """Where somebody can stand up there (no layers)."""
    frame, unit = site.frame, site.frame.unit
    y = _top(site, horizon_y) + unit * 0.05
    return Scenery(
        back=(),
        spots=(
            Spot(frame.width * 0.42, y, 0.85),
            Spot(frame.width * 0.22, y + unit * 0.02, 0.85),
            Spot(frame.width * 0.10, y, 0.8),
        ),
        air=(frame.width * 0.3, frame.height * 0.1, frame.width * 0.94, horizon_y + unit * 0.1),
        light=site.light,
    )


def _woods(site: Site, name: str, *, depth: float, y: float, size: float, far: float) -> Layer:
    """Tree tops that rise out of the mist."""
    light, unit, frame = site.light, site.frame.unit, site.frame
    snow = 0.8 if is_snowy(site.scene) else 0.0

    def paint(canvas: skia.Canvas, window: Window) -> None:
        rng = site.rng("woods " + name)
        tone = light.distant(light.lit(0xFF3C6A50 if not snow else 0xFFC8D6E8, 0.3), far)
        canvas.drawRect(skia.Rect.MakeLTRB(window.left, y, window.right, frame.height + 9),
                        linear((0, y), (0, y + unit * 0.2), [tone, light.fog]))  # fmt: skip
        count = round(window.width / (unit * size * 0.42))
        for i in range(count):
            x = window.left + (i + rng.random()) * window.width / count
            conifer(
                canvas,
                (x, y + unit * 0.02),
                height=unit * size * rng.uniform(0.6, 1.15),
                light=light,
                rng=rng,
                far=far,
                snow=snow,
            )

    return site.plate(depth, paint, top=y - unit * size * 1.3)


def _rock(site: Site, horizon_y: float, grass: tuple[int, int]) -> Layer:
    """The ledge in section: grass above, broken faces down to the bottom of the picture."""
    light, unit, frame = site.light, site.frame.unit, site.frame
    top = _top(site, horizon_y)

    def paint(canvas: skia.Canvas, window: Window) -> None:
        # While somebody walks along it, it has no end.
        tip = window.right + unit if site.scroll_px_s else frame.width * _SHARE
        rng = site.rng("ledge")
        x, step = window.left - unit * 0.1, unit * 0.09
        canvas.save()
        low = window.bottom + 9
        canvas.clipPath(
            polyline([(x, top), (tip + 1, top), (tip - unit * 0.3, low), (x, low)]), True
        )
        while x < tip:
            wide = step * rng.uniform(0.7, 1.4)
            away = max(0.0, (x - tip * 0.45) / (tip * 0.55))
            foot_x = x - unit * 0.34 * away
            rock = mix(0xFF8A8480, (0xFF6A6668, 0xFFA49A8C)[int(rng.integers(2))], rng.random())
            amount = rng.uniform(0.25, 0.8) + (0.15 if light.key_direction[0] > 0 else -0.1) * away
            face = polyline(
                [
                    (x - 1, top),
                    (min(x + wide, tip) + 1, top),
                    (foot_x + wide * 0.6, window.bottom + 9),
                    (foot_x - wide * 0.4, window.bottom + 9),
                ]
            )
            canvas.drawPath(
                face,
                linear(
                    (0, top),
                    (0, frame.height + unit * 0.2),
                    [light.lit(rock, min(1.0, amount)), light.lit(mix(rock, 0xFF2A2C34, 0.5), 0.1)],
                ),
            )
            for _ in range(3):
                y = top + unit * rng.uniform(0.05, 0.4)
                crack = polyline(
                    [
                        (x, y),
                        (x + wide, y + unit * rng.uniform(-0.01, 0.02)),
                        (x + wide * 0.3, y + unit * 0.02),
                    ]
                )
                canvas.drawPath(crack, fill(alpha(light.lit(0xFF2A2628, 0.1), 0.4)))
            x += wide
        canvas.restore()
        turf_ = polyline(
            [
                (window.left - 9, top - unit * 0.006),
                (tip * 0.5, top - unit * 0.012),
                (tip + unit * 0.01, top + unit * 0.004),
                (tip + unit * 0.004, top + unit * 0.022),
                (tip * 0.86, top + unit * 0.06),
                (tip * 0.6, top + unit * 0.045),
                (tip * 0.4, top + unit * 0.085),
                (tip * 0.2, top + unit * 0.06),
                (window.left - 9, top + unit * 0.09),
            ]
        )
        canvas.drawPath(
            turf_,
            linear(
                (0, top - unit * 0.02),
                (0, top + unit * 0.09),
                [light.lit(grass[1], 0.85), light.lit(grass[0], 0.35)],
            ),
        )

    return site.plate(1.2, paint, top=top - unit * 0.06)
