"""A beach: sand before the sea, palms that sway, shells and a starfish on the sand."""

from __future__ import annotations

import math

import skia

from ..canvas import alpha, blob, fill, linear, mix, stroke
from ..layers import Layer, Site
from ..shore import Shore
from ..sky import sky_layers, sun_at
from ..stage import Window
from ..sway import Swaying, sprite_of
from ..water import Water, WaterLook, mirror_of
from .scenery import Scenery, Spot
from .sea import FAR_ROCKS, islands, washed_rocks
from .trees import palm, palm_image

__all__ = ["build"]


_ROCKS = ((0.12, 3.0, 0.8, 0.3), (0.30, 3.8, 0.5, 0.2), (0.74, 2.9, 0.7, 0.26))
"""As in ``sea``."""


def build(site: Site) -> Scenery:
    """Sand, the sea behind it, palms at the side."""
    frame, light, unit = site.frame, site.light, site.frame.unit
    horizon_y = frame.height * site.path.horizon
    ground_y = max(horizon_y + unit * 0.54, float(frame.height))
    reach = ground_y - horizon_y
    sky, land = sky_layers(site, horizon_y), islands(site, horizon_y)
    plan = (*FAR_ROCKS, *_ROCKS) if site.scene.has("rocks") else ()
    rocks = washed_rocks(site, horizon_y, reach, plan)
    water = Water(
        look=WaterLook(
            deep=0xFF14708E,
            shallow=0xFF4CC4B4,
            roughness=0.7 + 0.5 * light.wind,
            mirror=0.82,
            glitter=0.9 if light.has_beams else 0.0,
            breakers=1.0,
        ),
        light=light,
        mirror_bgr=mirror_of(site, [*sky, *land], horizon_y),
        horizon_y=horizon_y,
        ground_y=ground_y,
        sun=sun_at(site, horizon_y) if light.has_beams else None,
        rng=site.rng("water"),
        scroll_px_s=site.scroll_px_s,
        foam=[rock.draw_foam for rock in rocks],
    )
    edge_y = horizon_y + min(reach * 0.42, unit * 0.28)
    stand_y = min(edge_y + unit * 0.26, frame.height - unit * 0.06)
    return Scenery(
        back=(
            *sky, *land, water, *rocks, Shore(site, edge_y=edge_y, depth=1.25),
            _finds(site, edge_y), *_palms(site, edge_y, stand_y),
        ),
        spots=(
            Spot(frame.width * 0.44, stand_y),
            Spot(frame.width * 0.7, stand_y - unit * 0.06, 0.9, 1.1),
            Spot(frame.width * 0.2, stand_y - unit * 0.05, 0.9, 1.1),
            Spot(frame.width * 0.57, stand_y + unit * 0.06, 1.1, 0.92),
            Spot(frame.width * 0.85, stand_y + unit * 0.02),
        ),
        afloat=(
            Spot(frame.width * 0.40, horizon_y + reach / 4.2, 0.6, 4.2),
            Spot(frame.width * 0.68, horizon_y + reach / 6.0, 0.46, 6.0),
            Spot(frame.width * 0.2, horizon_y + reach / 8.0, 0.36, 8.0),
        ),
        air=(frame.width * 0.1, frame.height * 0.1, frame.width * 0.9, horizon_y),
        light=light,
    )  # fmt: skip


def _palms(site: Site, edge_y: float, stand_y: float) -> list[Layer]:
    """Palms that stand at the sides and lean over the beach."""
    unit, frame = site.frame.unit, site.frame
    if site.scroll_px_s:
        return [_passing_palms(site, stand_y)]
    plan = [(0.965, 0.10, 0.74, -0.30, 1.08)]
    if site.scene.has("palms"):
        plan += [(0.025, 0.12, 0.86, 0.26, 1.02), (0.90, -0.01, 0.5, -0.12, 1.3),
                 (0.10, 0.0, 0.46, 0.2, 1.3)]  # fmt: skip
    rng = site.rng("palms")
    layers: list[Layer] = []
    for across, down, tall, lean, depth in sorted(plan, key=lambda palm: -palm[4]):
        height = min(unit * tall, frame.height * 0.8)
        image = palm_image(height, light=site.light, rng=rng, lean=lean)
        root_y = min(stand_y + unit * down, frame.height + unit * 0.03)
        root = (frame.width * across, max(root_y, edge_y + unit * 0.13))
        sprite = sprite_of(image, root, 1.0)
        layers.append(Swaying([sprite], depth, 1.6, site.light.wind + 0.25))
    return layers


def _passing_palms(site: Site, stand_y: float) -> Layer:
    """Palms behind somebody who walks along the beach."""
    unit = site.frame.unit
    gap = unit * (0.8 if site.scene.has("palms") else 1.7)
    root_y = stand_y - unit * 0.02

    def paint(canvas: skia.Canvas, window: Window) -> None:
        rng = site.rng("passing palms")
        count = max(1, round(window.width / gap))
        for i in range(count):
            x = window.left + (i + rng.uniform(0.3, 0.7)) * window.width / count
            palm(canvas, (x, root_y), height=unit * rng.uniform(0.5, 0.7), light=site.light,
                 rng=rng, lean=rng.uniform(-0.25, 0.25))  # fmt: skip

    return site.plate(1.2, paint, bottom=root_y + unit * 0.05)


def _finds(site: Site, edge_y: float) -> Layer:
    """A starfish, shells and footless pebbles on the dry sand."""
    light, unit, frame = site.light, site.frame.unit, site.frame
    top = edge_y + unit * 0.15

    def paint(canvas: skia.Canvas, window: Window) -> None:
        rng = site.rng("finds")
        for k in range(round(window.width / unit * 5)):
            x = rng.uniform(window.left, window.right)
            down = rng.random()
            y = top + (max(frame.height - top, unit * 0.2)) * down
            size = unit * (0.006 + 0.012 * down)
            if k % 7 == 0:
                _starfish(canvas, x, y, size * 2.0, light.lit(0xFFF08A4A, 0.85))
            else:
                tone = (0xFFFFF1E4, 0xFFF6C8B4, 0xFFE9DCCB, 0xFFF4B6A8)[k % 4]
                _shell(canvas, x, y, size, light.lit(tone, 0.9), light.lit(tone, 0.25))

    return site.plate(1.12, paint, top=top - unit * 0.03)


def _starfish(canvas: skia.Canvas, x: float, y: float, size: float, tone: int) -> None:
    points = []
    for i in range(10):
        long = size if i % 2 == 0 else size * 0.42
        turn = i * math.pi / 5 + 0.3
        points.append((x + math.cos(turn) * long, y + math.sin(turn) * long * 0.5))
    shade = [(px + size * 0.08, py + size * 0.12) for px, py in points]
    canvas.drawPath(blob(shade), fill(0x40302010))
    ends = (x, y - size * 0.5), (x, y + size * 0.5)
    canvas.drawPath(blob(points), linear(*ends, [mix(tone, 0xFFFFFFFF, 0.25), tone]))


def _shell(canvas: skia.Canvas, x: float, y: float, size: float, lit: int, dark: int) -> None:
    fan = [(x, y + size * 0.5)]
    for i in range(9):
        turn = math.pi * (1.08 + 0.84 * i / 8)
        long = size * (1.0 if i % 2 else 0.93)
        fan.append((x + math.cos(turn) * long, y + math.sin(turn) * long * 0.8))
    canvas.drawOval(
        skia.Rect.MakeXYWH(x - size, y + size * 0.1, size * 2.3, size * 0.6), fill(0x38302010)
    )
    canvas.drawPath(blob(fan), linear((x, y - size), (x, y + size * 0.5), [lit, dark]))
    for i in range(1, 6):
        turn = math.pi * (1.08 + 0.84 * i / 6)
        tip = x + math.cos(turn) * size * 0.9, y + math.sin(turn) * size * 0.7
        canvas.drawLine(x, y + size * 0.5, *tip, stroke(alpha(dark, 0.5), max(0.6, size * 0.06)))
