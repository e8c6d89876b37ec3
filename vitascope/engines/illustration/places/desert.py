"""Dunes to the horizon, each with a lit and a shaded side; sand drifts off the crests."""

from __future__ import annotations

import math

import numpy as np
import skia

from ..canvas import alpha, blob, fill, linear, mix
from ..layers import Layer, Site
from ..sky import sky_layers
from ..stage import Window
from .cacti import barrel, saguaro, shrub
from .scenery import Scenery, Spot

__all__ = ["build"]

_SAND = (0xFFF2C98A, 0xFFB8793F)


def build(site: Site) -> Scenery:
    """A desert."""
    frame, unit = site.frame, site.frame.unit
    horizon_y = frame.height * site.path.horizon
    dunes: list[Layer] = [
        _dune(site, horizon_y, index, depth, up, bump, far)
        for index, (depth, up, bump, far) in enumerate(
            (
                (14.0, 0.0, 0.045, 0.7),
                (7.0, 0.03, 0.05, 0.5),
                (3.6, 0.075, 0.06, 0.3),
                (1.9, 0.15, 0.07, 0.12),
                (1.1, 0.26, 0.045, 0.0),
            )
        )
    ]
    return Scenery(
        back=(*sky_layers(site, horizon_y), *dunes, *_cacti(site, horizon_y)),
        front=(_dune(site, horizon_y, 9, 0.8, 0.46, 0.06, -0.1),),
        spots=(
            Spot(frame.width * 0.46, horizon_y + unit * 0.36),
            Spot(frame.width * 0.76, horizon_y + unit * 0.3, 0.8, 1.3),
            Spot(frame.width * 0.2, horizon_y + unit * 0.31, 0.82, 1.25),
        ),
        air=(frame.width * 0.1, frame.height * 0.12, frame.width * 0.9, horizon_y),
        light=site.light,
    )


def _cacti(site: Site, horizon_y: float) -> list[Layer]:
    """Saguaros far and near, round cacti and brush between them."""
    if not site.scene.has("cactus"):
        return []
    light, unit, frame = site.light, site.frame.unit, site.frame

    def paint(canvas: skia.Canvas, _window: Window) -> None:
        rng = site.rng("cacti")
        for across, up, tall in (
            (0.30, 0.11, 0.20),
            (0.60, 0.12, 0.16),
            (0.86, 0.2, 0.46),
            (0.14, 0.24, 0.56),
            (0.70, 0.19, 0.26),
        ):
            at = (frame.width * across, horizon_y + unit * up)
            saguaro(canvas, at, height=unit * tall, light=light, rng=rng)
        for across, up, size in (
            (0.24, 0.30, 0.09),
            (0.93, 0.34, 0.12),
            (0.79, 0.25, 0.06),
            (0.05, 0.36, 0.11),
        ):
            at = (frame.width * across, horizon_y + unit * up)
            barrel(canvas, at, size=unit * size, light=light, rng=rng)
            shrub(
                canvas, (at[0] + unit * size, at[1]), size=unit * size * 0.8, light=light, rng=rng
            )

    return [site.plate(1.4, paint, top=horizon_y - unit * 0.45)]


def _dune(
    site: Site, horizon_y: float, index: int, depth: float, up: float, bump: float, far: float
) -> Layer:
    light, unit = site.light, site.frame.unit
    top = horizon_y + unit * up
    sun = 1 if light.key_direction[0] >= 0 else -1

    def paint(canvas: skia.Canvas, window: Window) -> None:
        rng = site.rng(f"dune {index}")
        count = max(2, round(window.width / (unit * (0.55 + 0.6 / math.sqrt(depth)))))
        step = window.width / count
        ups, shifts = rng.uniform(0.5, 1.6, count), rng.uniform(-0.24, 0.24, count)
        crest, tops = [], []
        start = rng.uniform(0.3, 0.7)
        roll = rng.uniform(0, step)
        for i in range(-2, count + 2):
            x = window.left + roll + i * step
            tops.append(
                (x + step * (start + shifts[i % count]), top - bump * unit * ups[i % count])
            )
            crest += [(x, top), tops[-1]]
        body = blob(crest, closed=False)
        body.lineTo(crest[-1][0], window.bottom + 4)
        body.lineTo(crest[0][0], window.bottom + 4)
        body.close()
        air = max(0.0, far)
        bright = light.distant(light.lit(_SAND[0], 0.9), air)
        deep = light.distant(light.lit(mix(*_SAND, 0.6), 0.45), air)
        canvas.drawPath(body, linear((0, top - bump * unit), (0, top + unit * 0.3), [bright, deep]))
        canvas.save()
        canvas.clipPath(body, True)
        shade = light.distant(light.lit(_SAND[1], 0.08), air)
        for x, high in tops:
            canvas.drawPath(
                _slip_face(x, high, away=-sun * step * 0.55, down=unit * 0.3),
                linear(
                    (x, 0),
                    (x - sun * step * 0.55, 0),
                    [alpha(shade, 0.42), alpha(shade, 0.5), alpha(shade, 0.0)],
                    at=(0, 0.3, 1),
                ),
            )
        if depth < 4:
            _ripples(canvas, window, top, unit, rng, alpha(light.lit(_SAND[1], 0.2), 0.16), depth)
        canvas.restore()

    return site.plate(
        depth,
        paint,
        soft_px=unit * 0.006 if depth < 1 else 0.0,
        top=top - unit * (1.7 * bump + 0.03),
    )


def _slip_face(x: float, y: float, *, away: float, down: float) -> skia.Path:
    """The side in the shade: its edge winds down from the crest, the rest fades out."""
    path = skia.Path()
    path.moveTo(x, y)
    path.cubicTo(
        x - away * 0.12, y + down * 0.3, x + away * 0.3, y + down * 0.4, x + away * 0.22, y + down
    )
    path.lineTo(x + away, y + down)
    path.lineTo(x + away, y - down)
    path.close()
    return path


def _ripples(
    canvas: skia.Canvas,
    window: Window,
    top: float,
    unit: float,
    rng: np.random.Generator,
    tone: int,
    depth: float,
) -> None:
    for k in range(16):
        y = top + unit * (0.03 + 0.024 * k)
        points = [
            (
                window.left + i * unit * 0.12,
                y + unit * 0.008 * math.sin(i * 0.9 + k) + rng.normal(0, unit * 0.002),
            )
            for i in range(round(window.width / (unit * 0.12)) + 2)
        ]
        paint = fill(tone)
        paint.setStyle(skia.Paint.kStroke_Style)
        paint.setStrokeWidth(unit * 0.0035 / math.sqrt(depth))
        canvas.drawPath(blob(points, closed=False), paint)
