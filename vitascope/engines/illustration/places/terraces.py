"""Rice terraces: steps of water and young rice round hillsides, mist between the hills."""

from __future__ import annotations

import math

import numpy as np
import skia

from ..canvas import Point, alpha, blob, fill, linear, mix
from ..flora import bush
from ..layers import Layer, Live, Site
from ..sky import sky_layers
from ..stage import Window
from .ground import hills, mist, turf
from .scenery import Scenery, Spot
from .seasons import grass_of, is_snowy
from .trees import palm

__all__ = ["build"]

_STEPS = 11


def build(site: Site) -> Scenery:
    """Terraces down to the viewer."""
    frame, light, unit = site.frame, site.light, site.frame.unit
    horizon_y = frame.height * site.path.horizon
    green = grass_of(site.scene, (0xFF3C7E38, 0xFF9CD058))
    steps = _steps(site, horizon_y)
    back: list[Layer] = [
        *sky_layers(site, horizon_y),
        hills(site, "far", depth=24.0, base_y=horizon_y + unit * 0.02, rise=0.26, colour=0xFF6A86A0,
              far=0.72, step=0.42),
        mist(site, "far", depth=20.0, y=horizon_y - unit * 0.04, tall=0.2, strength=0.8),
        hills(site, "mid", depth=14.0, base_y=horizon_y + unit * 0.04, rise=0.16, colour=0xFF4E8458,
              far=0.5, step=0.36),
        mist(site, "mid", depth=11.0, y=horizon_y + unit * 0.02, tall=0.16, strength=0.75),
        _slope(site, steps, green),
        _shimmer(site, steps),
        mist(site, "near", depth=4.0, y=horizon_y + unit * 0.12, tall=0.12, strength=0.35),
    ]  # fmt: skip
    front: list[Layer] = []
    if not is_snowy(site.scene):
        back.append(turf(site, "rice", depth=1.3, root_y=frame.height - unit * 0.115, height=0.05,
                         colours=green, many=120.0, spread=0.8))  # fmt: skip
        front.append(turf(site, "near", depth=0.86, root_y=frame.height + unit * 0.02, height=0.12,
                          colours=green, many=130.0))  # fmt: skip
    stand_y = frame.height - unit * 0.045
    return Scenery(
        back=tuple(back),
        front=tuple(front),
        spots=(
            Spot(frame.width * 0.40, stand_y),
            Spot(frame.width * 0.70, stand_y - unit * 0.005, 0.95, 1.05, faces_left=True),
            Spot(frame.width * 0.2, stand_y, 1.0),
            Spot(frame.width * 0.56, stand_y - unit * 0.17, 0.6, 1.7),
        ),
        air=(frame.width * 0.08, frame.height * 0.08, frame.width * 0.92, horizon_y),
        light=light,
    )


def _steps(site: Site, horizon_y: float) -> list[list[Point]]:
    """The front edge of every terrace, far to near: lines that wind round two hillsides."""
    frame, unit = site.frame, site.frame.unit
    rng = site.rng("steps")
    phase = rng.uniform(0, 6.28, 3)
    window = site.path.window(2.0)
    xs = np.linspace(window.left - unit * 0.1, window.right + unit * 0.1, 60)
    lines = []
    for k in range(_STEPS):
        u = (k + 1) / _STEPS
        base = horizon_y + (frame.height - horizon_y) * (0.03 + 0.97 * u**1.55)
        v = (xs - frame.width * 0.5) / (frame.width * 0.5)
        # The valley runs down the middle: both sides rise, the farther the more.
        rise = unit * 0.26 * (1 - u) ** 0.8 * np.abs(v + 0.1) ** 1.6
        wind = (
            unit
            * (0.006 + 0.026 * u)
            * (
                np.sin(xs / unit * 3.1 + phase[0] + 0.5 * k)
                + 0.6 * np.sin(xs / unit * 6.7 + phase[1] - 0.8 * k)
            )
        )
        ys = base - rise + wind * (1 - 0.75 * (k == _STEPS - 1))
        lines.append(list(zip(xs.tolist(), ys.tolist(), strict=True)))
    return lines


def _slope(site: Site, steps: list[list[Point]], green: tuple[int, int]) -> Layer:
    """The terraces: water, a rim of grass, a wall of earth below it."""
    light, unit = site.light, site.frame.unit
    snowy = is_snowy(site.scene)

    def paint(canvas: skia.Canvas, window: Window) -> None:
        rng = site.rng("slope")
        sky_low, sky_high = light.sky[-1][1], light.sky[len(light.sky) // 2][1]
        top_y = min(y for _, y in steps[0]) - unit * 0.04
        first = [(x, y - unit * 0.022) for x, y in steps[0]]
        for k, line in enumerate(steps):
            u = (k + 1) / _STEPS
            far = 0.5 * (1 - u) ** 1.3
            above = steps[k - 1] if k else first
            area = blob(above, closed=False)
            for x, y in reversed(line):
                area.lineTo(x, y)
            area.close()
            low, high = min(y for _, y in above), max(y for _, y in line)
            is_rice = k % 4 == 1 or k == _STEPS - 1
            mirror = [
                mix(sky_low, light.lit(0xFF7FB8D8, 0.5), 0.55),
                mix(sky_high, light.lit(0xFF3A7894, 0.5), 0.3),
            ]
            rice = [light.lit(green[1], 0.75), light.lit(mix(*green, 0.5), 0.6)]
            tones = rice if is_rice or snowy else mirror
            tones = [light.distant(tone, far) for tone in tones]
            canvas.drawPath(area, linear((0, low), (0, high), tones))
            if not is_rice and not snowy:
                canvas.save()
                canvas.clipPath(area, True)
                _seedlings(canvas, site, above, line, green, rng, far=far, u=u)
                canvas.restore()
            if k:
                # The wall of the step above stands on this one.
                _rim(canvas, site, above, green, u=k / _STEPS, far=far)
        _plants(canvas, site, steps, rng)
        haze = linear(
            (0, top_y),
            (0, top_y + unit * 0.2),
            [alpha(light.fog, 0.4), alpha(light.fog, 0.0)],
            blend=skia.BlendMode.kSrcATop,
        )
        canvas.drawRect(
            skia.Rect.MakeLTRB(window.left, window.top, window.right, top_y + unit * 0.2), haze
        )

    top = min(min(y for _, y in line) for line in steps)
    return site.plate(2.0, paint, top=top - unit * 0.2)


def _rim(
    canvas: skia.Canvas,
    site: Site,
    line: list[Point],
    green: tuple[int, int],
    *,
    u: float,
    far: float,
) -> None:
    """A grassy bank and below it the wall, in the shade."""
    light, unit = site.light, site.frame.unit
    tall = unit * (0.010 + 0.062 * u**1.3)
    wall = blob(line, closed=False)
    for x, y in reversed(line):
        wall.lineTo(x, y + tall)
    wall.close()
    earth = mix(green[0], 0xFF5A4630, 0.4)
    ends = (0, min(y for _, y in line)), (0, max(y for _, y in line) + tall)
    shades = [
        light.distant(light.lit(mix(green[0], earth, 0.3), 0.35), far),
        light.distant(light.lit(mix(earth, 0xFF241C14, 0.2), 0.2), far),
    ]
    canvas.drawPath(wall, linear(*ends, shades))
    edge = fill(light.distant(light.lit(mix(green[1], 0xFFE8F0A0, 0.25), 0.95), far))
    edge.setStyle(skia.Paint.kStroke_Style)
    edge.setStrokeWidth(max(1.0, tall * 0.34))
    canvas.drawPath(blob(line, closed=False), edge)


def _seedlings(
    canvas: skia.Canvas,
    site: Site,
    above: list[Point],
    line: list[Point],
    green: tuple[int, int],
    rng: np.random.Generator,
    *,
    far: float,
    u: float,
) -> None:
    """Young rice in rows, standing in the water."""
    light, unit = site.light, site.frame.unit
    tone = fill(alpha(light.distant(light.lit(green[1], 0.7), far), 0.9))
    tall = unit * (0.003 + 0.02 * u)
    xs = [x for x, _ in line]
    rows = 3
    for row in range(1, rows + 1):
        step = unit * (0.012 + 0.035 * u)
        x = xs[0] + step * rng.random()
        while x < xs[-1]:
            upper = float(np.interp(x, xs, [y for _, y in above]))
            lower = float(np.interp(x, xs, [y for _, y in line]))
            y = upper + (lower - upper) * (row / (rows + 0.6))
            for lean in (-0.35, 0.0, 0.35):
                canvas.drawPath(
                    blob([(x - tall * 0.07, y), (x + lean * tall, y - tall), (x + tall * 0.07, y)]),
                    tone,
                )
            x += step * rng.uniform(0.8, 1.25)


def _plants(
    canvas: skia.Canvas, site: Site, steps: list[list[Point]], rng: np.random.Generator
) -> None:
    """A few palms and bushes on the banks at both sides."""
    light, unit, frame = site.light, site.frame.unit, site.frame
    for across, step, size in ((0.08, 2, 0.12), (0.14, 3, 0.09), (0.9, 2, 0.13), (0.84, 4, 0.1),
                               (0.03, 5, 0.16), (0.97, 6, 0.18)):  # fmt: skip
        x = frame.width * across
        xs, ys = zip(*steps[step], strict=True)
        y = float(np.interp(x, xs, ys))
        if is_snowy(site.scene) or step % 2:
            bush(canvas, (x, y + unit * 0.01), width=unit * size * 0.9, height=unit * size * 0.5,
                 colour=0xFF4C8A44, light=light, rng=rng)  # fmt: skip
        else:
            palm(canvas, (x, y), height=unit * size, light=light, rng=rng,
                 lean=rng.uniform(-0.15, 0.15), far=0.15)  # fmt: skip


def _shimmer(site: Site, steps: list[list[Point]]) -> Live:
    """Light that runs over the water as the wind touches it."""
    light, unit = site.light, site.frame.unit
    rng = site.rng("shimmer")
    glints = []
    for k in range(2, _STEPS - 1):
        if k % 4 == 1:
            continue
        for _ in range(10):
            i = int(rng.integers(5, 55))
            x, y = steps[k][i]
            upper = steps[k - 1][i][1]
            glints.append((x, upper + (y - upper) * rng.uniform(0.3, 0.85), (k + 1) / _STEPS,
                           rng.uniform(0, 6.28), rng.uniform(0.5, 1.1)))  # fmt: skip
    paint = fill(mix(light.glow, 0xFFFFFFFF, 0.6))

    def draw(canvas: skia.Canvas, t_s: float) -> None:
        for x, y, u, phase, rate in glints:
            shine = max(0.0, math.sin(rate * t_s + phase)) ** 3
            if shine < 0.03:
                continue
            paint.setAlphaf(0.55 * shine)
            wide, tall = unit * (0.008 + 0.03 * u) * (0.5 + shine), unit * (0.0008 + 0.0016 * u)
            at = x + unit * 0.01 * math.sin(0.4 * t_s + phase)
            canvas.drawOval(skia.Rect.MakeXYWH(at - wide, y, wide * 2, tall * 2), paint)

    return Live(2.0, draw)
