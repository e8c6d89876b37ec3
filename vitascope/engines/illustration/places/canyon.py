"""A canyon: banded red walls on both sides, mesas beyond, a dusty floor."""

from __future__ import annotations

import numpy as np
import skia

from ..canvas import Point, alpha, fill, image_of, linear, polyline
from ..layers import Layer, Site
from ..rocks import rock_heap
from ..sky import sky_layers
from ..stage import Window
from .cacti import shrub
from .ground import Soil, mist, swell
from .scenery import Scenery, Spot
from .seasons import is_snowy

__all__ = ["build"]

_BANDS = (0xFFC8643C, 0xFFE08A54, 0xFFB04E34, 0xFFEBA870, 0xFFD0744A, 0xFF9C4430, 0xFFE8B888)


def build(site: Site) -> Scenery:
    """Between the walls of a canyon."""
    frame, light, unit = site.frame, site.light, site.frame.unit
    horizon_y = frame.height * site.path.horizon
    snowy = is_snowy(site.scene)
    soil = Soil(0xFFF0F2F8, 0xFFC8CEDE) if snowy else Soil(0xFFEDB07A, 0xFFA85C3C)
    back: list[Layer] = [
        *sky_layers(site, horizon_y),
        _mesas(site, horizon_y),
        mist(site, "dust", depth=14.0, y=horizon_y - unit * 0.01, tall=0.16, strength=0.5,
             colour=light.distant(light.lit(0xFFF0C8A0, 0.7), 0.4), ragged=0.6),
        swell(site, "plain", depth=10.0, top=horizon_y, bump=0.003, soil=soil, far=0.4, fall=0.5),
        _walls(site, "far", horizon_y, depth=6.0, inner=0.19, rise=0.30, far=0.34, foot=0.03),
        _walls(site, "middle", horizon_y, depth=3.6, inner=0.30, rise=0.44, far=0.14, foot=0.075),
        _walls(site, "near", horizon_y, depth=2.2, inner=0.42, rise=0.60, far=0.0, foot=0.15),
        swell(site, "floor", depth=1.4, top=horizon_y + unit * 0.15, bump=0.01, soil=soil,
              pebbles=40.0, fall=0.5),
        _scatter(site, horizon_y),
    ]  # fmt: skip
    stand_y = min(horizon_y + unit * 0.38, frame.height - unit * 0.05)
    return Scenery(
        back=tuple(back),
        front=(
            swell(site, "near", depth=0.82, top=frame.height - unit * 0.02, bump=0.02, soil=soil,
                  soft_px=unit * 0.005, shade=0.2),
            mist(site, "blown", depth=0.9, y=frame.height - unit * 0.12, tall=0.2,
                 strength=0.16 + 0.3 * light.wind, drift=0.05,
                 colour=light.lit(0xFFF0C090, 0.7)),
        ),
        spots=(
            Spot(frame.width * 0.48, stand_y),
            Spot(frame.width * 0.70, stand_y - unit * 0.08, 0.82, 1.2, faces_left=True),
            Spot(frame.width * 0.27, stand_y - unit * 0.07, 0.82, 1.2),
            Spot(frame.width * 0.55, horizon_y + unit * 0.19, 0.5, 2.0),
        ),
        air=(frame.width * 0.16, frame.height * 0.08, frame.width * 0.84, horizon_y),
        light=light,
    )  # fmt: skip


def _mesas(site: Site, horizon_y: float) -> Layer:
    """Table mountains and a needle or two, far off."""
    unit, frame = site.frame.unit, site.frame

    def paint(canvas: skia.Canvas, _window: Window) -> None:
        rng = site.rng("mesas")
        for across, wide, tall, far in ((0.30, 0.34, 0.12, 0.6), (0.68, 0.42, 0.10, 0.64),
                                        (0.52, 0.20, 0.17, 0.46), (0.615, 0.045, 0.15, 0.44),
                                        (0.42, 0.03, 0.11, 0.5)):  # fmt: skip
            x = frame.width * across
            half, up = unit * wide / 2, unit * tall
            foot = horizon_y + 3
            top = [
                (x - half * 0.72, foot - up),
                (x + half * 0.7, foot - up * rng.uniform(0.95, 1.0)),
            ]
            outline = [(x - half * 1.5, foot), (x - half * 0.98, foot - up * 0.42),
                       (x - half * 0.8, foot - up * 0.46), *top, (x + half * 0.8, foot - up * 0.44),
                       (x + half * 1.0, foot - up * 0.40), (x + half * 1.55, foot)]  # fmt: skip
            _banded(
                canvas,
                site,
                polyline(outline),
                (x - half * 1.6, foot - up, x + half * 1.6, foot),
                rng,
                far=far,
                band=unit * 0.016,
            )

    return site.plate(18.0, paint, top=horizon_y - unit * 0.24, bottom=horizon_y + unit * 0.02)


def _banded(
    canvas: skia.Canvas,
    site: Site,
    shape: skia.Path,
    box: tuple[float, float, float, float],
    rng: np.random.Generator,
    *,
    far: float,
    band: float,
) -> None:
    """Fill a shape with bands of rock, lit from the sun's side, cut by upright cracks."""
    light = site.light
    left, top, right, bottom = box
    canvas.save()
    canvas.clipPath(shape, True)
    y, k = top - band, int(rng.integers(7))
    while y < bottom + band:
        tall = band * rng.uniform(0.5, 1.6)
        tone = light.distant(light.lit(_BANDS[k % 7], 0.62), far)
        steps = 10
        upper = [
            (left + (right - left) * i / steps, y + band * rng.uniform(-0.16, 0.16))
            for i in range(steps + 1)
        ]
        lower = [(x, py + tall * 1.3) for x, py in reversed(upper)]
        canvas.drawPath(polyline([*upper, *lower]), fill(tone))
        y += tall
        k += int(rng.integers(1, 4))
    dark = light.distant(light.lit(0xFF5A2420, 0.05), far)
    for _ in range(max(3, round((right - left) / band * 0.9))):
        x, start = rng.uniform(left, right), rng.uniform(top, bottom)
        long, wide = band * rng.uniform(2, 7), band * rng.uniform(0.12, 0.5)
        crack = polyline([(x, start), (x + wide, start), (x + wide * 0.3, start + long)])
        canvas.drawPath(crack, fill(alpha(dark, 0.35)))
    sun = 1 if light.key_direction[0] >= 0 else -1
    ends = ((left, 0), (right, 0)) if sun < 0 else ((right, 0), (left, 0))
    bright = light.distant(light.lit(0xFFFFC890, 1.0), far)
    canvas.drawPaint(linear(*ends, [alpha(bright, 0.34), alpha(bright, 0.0), alpha(dark, 0.5)]))
    canvas.drawPaint(linear((0, top), (0, bottom), [alpha(bright, 0.14), alpha(dark, 0.32)]))
    canvas.restore()


def _walls(
    site: Site,
    name: str,
    horizon_y: float,
    *,
    depth: float,
    inner: float,
    rise: float,
    far: float,
    foot: float,
) -> Layer:
    """A wall left and right; ``inner`` is their way from the middle, share of the width."""
    light, unit, frame = site.light, site.frame.unit, site.frame
    foot_y = horizon_y + unit * foot

    def paint(canvas: skia.Canvas, window: Window) -> None:
        rng = site.rng("walls " + name)
        for side in (-1, 1):
            edge = frame.width * (0.52 + side * inner)
            out = window.left - 9.0 if side < 0 else window.right + 9.0
            tall = unit * rise * rng.uniform(0.85, 1.12)
            ledge = abs(out - edge)
            outline: list[Point] = [(edge - side * unit * 0.07, foot_y + 3)]
            x, y = edge - side * unit * 0.02, foot_y - unit * 0.03
            outline.append((x, y))
            for up in (0.34, 0.62, 0.86, 1.0):
                step = ledge * rng.uniform(0.03, 0.10)
                outline.append((x, foot_y - tall * up + unit * rng.uniform(-0.01, 0.01)))
                x += side * step
                outline.append((x, foot_y - tall * up - unit * rng.uniform(0.0, 0.012)))
            outline += [(out, foot_y - tall * 1.08), (out, foot_y + 3)]
            box = (
                min(edge, out) - unit * 0.08,
                foot_y - tall * 1.12,
                max(edge, out) + unit * 0.08,
                foot_y,
            )
            _banded(
                canvas,
                site,
                polyline(outline),
                box,
                rng,
                far=far,
                band=unit * (0.02 + 0.05 / depth),
            )
            # The inner face catches the light or lies in the shade.
            sun = 1 if light.key_direction[0] >= 0 else -1
            tone = light.lit(0xFFFFD0A0, 1.0) if sun != side else light.lit(0xFF3C1820, 0.05)
            strip = (edge - side * unit * 0.06, 0), (edge + side * unit * 0.12, 0)
            face = linear(*strip, [alpha(light.distant(tone, far), 0.4), alpha(tone, 0.0)])
            canvas.save()
            canvas.clipPath(polyline(outline), True)
            canvas.drawPaint(face)
            canvas.restore()
        haze = linear(
            (0, foot_y - unit * 0.2),
            (0, foot_y),
            [alpha(light.fog, 0.0), alpha(light.fog, 0.5 * far)],
            blend=skia.BlendMode.kSrcATop,
        )
        canvas.drawRect(
            skia.Rect.MakeLTRB(window.left, foot_y - unit * 0.3, window.right, foot_y + 4), haze
        )

    return site.plate(depth, paint, bottom=foot_y + 4)


def _scatter(site: Site, horizon_y: float) -> Layer:
    """Fallen boulders and dry shrubs at the foot of the walls."""
    light, unit, frame = site.light, site.frame.unit, site.frame
    snow = 0.7 if is_snowy(site.scene) else 0.0

    def paint(canvas: skia.Canvas, _window: Window) -> None:
        rng = site.rng("scatter")
        for across, down, size in (
            (0.20, 0.17, 0.08),
            (0.82, 0.18, 0.10),
            (0.10, 0.24, 0.16),
            (0.90, 0.27, 0.2),
            (0.36, 0.16, 0.04),
            (0.03, 0.36, 0.2),
            (0.70, 0.17, 0.05),
        ):
            wide = unit * size
            heap = rock_heap(
                round(wide),
                round(wide * 0.62),
                light=light,
                rng=rng,
                stone=0xFFB8623E,
                wet=0.0,
                snow=snow,
            )
            image = image_of(heap.pixels)
            x, y = frame.width * across - image.width() / 2, horizon_y + unit * down
            shade = fill(alpha(light.lit(0xFF40181C, 0.05), 0.45), soft=unit * 0.006)
            canvas.drawOval(
                skia.Rect.MakeXYWH(x - wide * 0.05, y - wide * 0.06, wide * 1.15, wide * 0.13),
                shade,
            )
            canvas.drawImage(image, x, y - image.height())
        for across, down, size in (
            (0.15, 0.22, 0.05),
            (0.77, 0.21, 0.06),
            (0.93, 0.36, 0.09),
            (0.30, 0.19, 0.04),
        ):
            shrub(
                canvas,
                (frame.width * across, horizon_y + unit * down),
                size=unit * size,
                light=light,
                rng=rng,
            )

    return site.plate(1.3, paint, top=horizon_y)
