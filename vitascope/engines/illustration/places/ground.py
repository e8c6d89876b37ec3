"""What most places are laid out with: swells of ground, hills, turf, banks of mist, beams of light.

Each is one layer of a site; colours are daylight ones. Knows nothing of any one place.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import skia

from ..canvas import Colour, alpha, blob, fbm, fill, linear, mix, premultiplied
from ..flora import grass_row
from ..layers import Glow, Site
from ..sheet import Plate, plate_of
from ..stage import Window
from ..sway import Row

__all__ = ["Soil", "beams", "hills", "mist", "swell", "turf"]


@dataclass(frozen=True, slots=True)
class Soil:
    """The colours of a ground in daylight."""

    bright: Colour
    dark: Colour


def swell(
    site: Site,
    name: str,
    *,
    depth: float,
    top: float,
    bump: float,
    soil: Soil,
    far: float = 0.0,
    shade: float = 0.0,
    step: float = 0.42,
    fall: float = 0.34,
    until: float | None = None,
    soft_px: float = 0.0,
    streaks: float = 7.0,
    pebbles: float = 0.0,
) -> Plate:
    """A swell of ground, its crest catching the light, down to the bottom of the frame.

    Args:
        site: where.
        name: its own randomness.
        depth: its distance.
        top: neutral row of the crest.
        bump: how far the crest rises and falls, units.
        soil: its colours.
        far: how much air lies between, 0..1.
        shade: how much darker than the nearest.
        step: units from bump to bump.
        fall: units from the crest to where it is darkest.
        until: neutral row below which nothing is kept, since nearer ones hide it.
        soft_px: blur.
        streaks: soft patches of light and shade to the unit.
        pebbles: pebbles to the unit.
    """
    light, unit = site.light, site.frame.unit

    def paint(canvas: skia.Canvas, window: Window) -> None:
        rng = site.rng("swell " + name)
        count = max(4, round(window.width / (unit * step)))
        ups = rng.uniform(-1, 1, count)
        points = [
            (window.left + window.width * i / count, top + bump * unit * ups[i % count])
            for i in range(-1, count + 2)
        ]
        body = blob(points, closed=False)
        body.lineTo(points[-1][0], window.bottom + 4)
        body.lineTo(points[0][0], window.bottom + 4)
        body.close()
        canvas.save()
        canvas.clipRect(skia.Rect.MakeLTRB(window.left, window.top, window.right, window.bottom))
        stops = [
            light.distant(light.lit(soil.bright, 0.9 - shade), far),
            light.distant(light.lit(mix(soil.bright, soil.dark, 0.5), 0.62 - shade), far),
            light.distant(light.lit(soil.dark, max(0.0, 0.36 - shade)), far),
        ]
        ends = (0, top - bump * unit), (0, top + unit * fall)
        canvas.drawPath(body, linear(*ends, stops, at=(0, 0.35, 1)))
        canvas.clipPath(body, True)
        _patches(canvas, site, window, top, soil, rng, streaks=streaks, far=far, depth=depth)
        _pebbles(canvas, site, window, top, soil, rng, many=pebbles)
        canvas.restore()

    return site.plate(
        depth, paint, soft_px=soft_px, top=top - unit * (1.3 * bump + 0.02), bottom=until
    )


def _patches(
    canvas: skia.Canvas,
    site: Site,
    window: Window,
    top: float,
    soil: Soil,
    rng: np.random.Generator,
    *,
    streaks: float,
    far: float,
    depth: float,
) -> None:
    """Soft lengthwise patches of light and shade."""
    light, unit = site.light, site.frame.unit
    for _ in range(round(window.width / unit * streaks)):
        x = rng.uniform(window.left, window.right)
        down = rng.random() ** 1.2
        y = top + unit * 0.42 * down
        wide = unit * rng.uniform(0.15, 0.5) * (0.5 + down) / math.sqrt(max(0.5, depth))
        is_lit = rng.random() < 0.5
        tone = light.lit(soil.bright, 1.0) if is_lit else light.lit(soil.dark, 0.05)
        streak = fill(alpha(light.distant(tone, far), 0.2), soft=wide * 0.05 + 0.5)
        for lap in (-window.width, 0, window.width):
            canvas.drawOval(skia.Rect.MakeXYWH(x + lap - wide / 2, y, wide, wide * 0.11), streak)


def _pebbles(
    canvas: skia.Canvas,
    site: Site,
    window: Window,
    top: float,
    soil: Soil,
    rng: np.random.Generator,
    *,
    many: float,
) -> None:
    light, unit = site.light, site.frame.unit
    for _ in range(round(window.width / unit * many)):
        x, down = rng.uniform(window.left, window.right), rng.random()
        y = top + unit * (0.02 + 0.42 * down)
        size = unit * rng.uniform(0.002, 0.009) * (0.35 + down)
        tone = mix(soil.bright, soil.dark, rng.uniform(0.0, 0.9))
        canvas.drawOval(
            skia.Rect.MakeXYWH(x - size, y - size * 0.1, size * 2.5, size * 0.9),
            fill(alpha(light.lit(mix(soil.dark, 0xFF000000, 0.4), 0.1), 0.4)),
        )
        stone = skia.Rect.MakeXYWH(x - size, y - size * 0.7, size * 2, size * 1.3)
        ends = (x, y - size), (x, y + size * 0.6)
        canvas.drawOval(stone, linear(*ends, [light.lit(tone, 1.0), light.lit(tone, 0.15)]))


def hills(
    site: Site,
    name: str,
    *,
    depth: float,
    base_y: float,
    rise: float,
    colour: Colour,
    far: float,
    step: float = 0.34,
    soft_px: float | None = None,
) -> Plate:
    """A line of round hills far off, fading into the air at its foot."""
    light, unit = site.light, site.frame.unit

    def paint(canvas: skia.Canvas, window: Window) -> None:
        rng = site.rng("hills " + name)
        count = max(3, round(window.width / (unit * step)))
        ups = rng.uniform(0.3, 1.0, count)
        points = [
            (window.left + window.width * i / count, base_y - rise * unit * ups[i % count])
            for i in range(-1, count + 2)
        ]
        path = blob(points, closed=False)
        path.lineTo(points[-1][0], base_y + unit * 0.1)
        path.lineTo(points[0][0], base_y + unit * 0.1)
        path.close()
        lit = light.lit(colour, 0.55)
        stops = [light.distant(lit, far), light.distant(lit, min(1.0, far + 0.3))]
        canvas.drawPath(path, linear((0, base_y - rise * unit), (0, base_y), stops))

    return site.plate(
        depth,
        paint,
        soft_px=unit * 0.002 if soft_px is None else soft_px,
        top=base_y - unit * (rise * 1.25 + 0.02),
        bottom=base_y + unit * 0.1,
    )


def turf(
    site: Site,
    name: str,
    *,
    depth: float,
    root_y: float,
    height: float,
    colours: tuple[Colour, Colour],
    many: float = 170.0,
    spread: float = 0.5,
    spans: Sequence[tuple[float, float]] = ((0.0, 1.0),),
    soft_px: float = 0.0,
) -> Row:
    """A row of grass that bends in the wind.

    Args:
        site: where.
        name: its own randomness.
        depth: its distance.
        root_y: neutral row of the roots.
        height: of a blade, units.
        colours: root and tip.
        many: blades to the unit.
        spread: how far roots lie apart up and down, in heights.
        spans: stretches that are grown, shares of the width.
        soft_px: blur.
    """
    unit = site.frame.unit
    tall = unit * height

    def paint(canvas: skia.Canvas, at: Window) -> None:
        rng = site.rng("turf " + name)
        for first, last in spans:
            left, right = at.left + first * at.width, at.left + last * at.width
            grass_row(
                canvas,
                left=left,
                right=right,
                root_y=(root_y - tall * spread * 0.7, root_y + tall * spread * 0.3),
                height=tall,
                count=round((right - left) / unit * many),
                colours=colours,
                light=site.light,
                rng=rng,
            )

    return site.row(
        depth,
        paint,
        root_y=root_y + tall * spread * 0.3,
        top=root_y - tall * (1.3 + spread),
        bottom=root_y + tall * 0.4 * spread + 2,
        reach_px=tall * 0.4,
        soft_px=soft_px,
        phase=float(sum(map(ord, name)) % 63) / 10,
    )


def mist(
    site: Site,
    name: str,
    *,
    depth: float,
    y: float,
    tall: float,
    strength: float,
    colour: Colour | None = None,
    drift: float = 0.012,
    ragged: float = 1.0,
) -> Plate:
    """A bank of mist that creeps to the right.

    Args:
        site: where.
        name: its own randomness.
        depth: its distance.
        y: neutral row of its thickest part.
        tall: units from its top to its bottom.
        strength: 0..1.
        colour: as it is seen (lit already); the air's own if not given.
        drift: units a second.
        ragged: 1 wisps … 0 an even veil.
    """
    unit, light, scale = site.frame.unit, site.light, 4
    window = site.window(depth)
    speed = unit * drift
    travel = math.ceil(speed * site.path.duration_s)
    width, height = max(8, (window.width + travel) // scale), max(8, round(unit * tall) // scale)
    rng = site.rng("mist " + name)
    noise = fbm(width, height, cells=(max(3, width * scale / unit * 2.2), 3), rng=rng, octaves=4)
    if site.scroll_px_s:
        # Ends must meet: cross-fade the last stretch into the first.
        lap = max(1, width // 6)
        ramp = np.linspace(0, 1, lap, dtype=np.float32)
        noise[:, -lap:] = noise[:, -lap:] * (1 - ramp) + noise[:, :lap] * ramp
        noise = np.ascontiguousarray(noise[:, lap:])
    rows = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    torn = np.clip(noise * 1.9 - 0.35, 0, 1) * ragged + (1 - ragged)
    edges = np.clip(rows / 0.12, 0, 1) * np.clip((1 - rows) / 0.12, 0, 1)
    bank = np.exp(-(((rows - 0.5) / 0.26) ** 2)) * edges * torn
    cover = bank * min(1.0, strength * (0.6 + 0.6 * light.fog_density))
    tone = mix(light.fog, light.glow, 0.18) if colour is None else colour
    small = premultiplied(alpha(tone, 1.0), cover.astype(np.float32))
    top, left = round(y - unit * tall / 2), window.left - travel
    at = Window(left, top, left + small.shape[1] * scale, top + height * scale)
    return plate_of(
        small,
        at,
        depth,
        speed_px_s=speed - site.scroll_px_s / depth,
        rolls=bool(site.scroll_px_s),
        shrunk=float(scale),
        is_soft=True,
    )


def beams(
    site: Site,
    name: str,
    *,
    source: tuple[float, float],
    foot_y: float,
    spread: tuple[float, float],
    count: int = 6,
    wide: float = 0.06,
    colour: Colour | None = None,
    strength: float = 0.16,
) -> Glow:
    """Beams of light that breathe.

    Args:
        site: where.
        name: their own randomness.
        source: where they come from, neutral pixels.
        foot_y: where they end.
        spread: leftmost and rightmost foot, neutral pixels.
        count: how many.
        wide: a beam at its foot, units.
        colour: of the light; the hour's glow if not given.
        strength: 0..1.
    """
    light, unit = site.light, site.frame.unit
    tone = light.glow if colour is None else colour

    def paint(canvas: skia.Canvas, _window: Window) -> None:
        rng = site.rng("beams " + name)
        x, y = source
        for i in range(count):
            foot = spread[0] + (spread[1] - spread[0]) * (i + rng.uniform(0.1, 0.9)) / count
            half = unit * wide * rng.uniform(0.5, 1.2)
            start = x + (foot - x) * 0.06
            path = skia.Path()
            path.addPoly(
                [
                    skia.Point(start - half * 0.3, y),
                    skia.Point(start + half * 0.3, y),
                    skia.Point(foot + half, foot_y),
                    skia.Point(foot - half, foot_y),
                ],
                True,
            )
            power = strength * rng.uniform(0.5, 1.0)
            stops = [alpha(tone, power * 0.9), alpha(tone, power * 0.6), alpha(tone, 0.0)]
            canvas.drawPath(path, linear((start, y), (foot, foot_y), stops, at=(0, 0.5, 1)))

    return site.glow(
        paint, soft_px=unit * 0.016, level=lambda t_s: 0.78 + 0.22 * math.sin(0.47 * t_s + 0.4)
    )
