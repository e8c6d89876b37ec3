"""Trees that are more than a crown on a trunk: palms, acacias, bare ones, any in its season.

All stand with their root at the given point. Knows nothing of where.
"""

from __future__ import annotations

import math

import numpy as np
import skia

from ..canvas import (
    Bgra,
    Colour,
    Point,
    blob,
    canvas_on,
    fill,
    limb,
    linear,
    mix,
    new_layer,
    radial,
    stroke,
)
from ..flora import bush, tree
from ..light import Light
from ..scene import Scene, Season
from .seasons import blossoms_of, is_snowy, leaf_of, season_of

__all__ = ["acacia", "bare_tree", "palm", "palm_image", "seasonal_tree"]


def seasonal_tree(
    canvas: skia.Canvas,
    at: Point,
    *,
    height: float,
    green: Colour,
    light: Light,
    rng: np.random.Generator,
    scene: Scene,
    number: int = 0,
) -> None:
    """A broad-leaved tree as the season has it."""
    if season_of(scene) is Season.WINTER:
        bare_tree(canvas, at, height=height, light=light, rng=rng, snow=float(is_snowy(scene)))
        return
    tree(
        canvas,
        at,
        height=height,
        colour=leaf_of(scene, green, number),
        light=light,
        rng=rng,
        blooms=blossoms_of(scene) if number % 2 == 0 else (),
    )


def bare_tree(
    canvas: skia.Canvas,
    at: Point,
    *,
    height: float,
    light: Light,
    rng: np.random.Generator,
    bark: Colour = 0xFF6A5348,
    snow: float = 0.0,
    far: float = 0.0,
) -> None:
    """A tree without leaves: boughs that fork, with snow along their upper side.

    Args:
        canvas: where.
        at: its root.
        height: pixels.
        light: the hour.
        rng: variety.
        bark: in daylight.
        snow: 0 none … 1 laden.
        far: how much air lies between.
    """
    dark = light.distant(light.lit(bark, 0.1), far)
    bright = light.distant(light.lit(bark, 0.75), far)
    white = light.distant(light.lit(0xFFFFFFFF, 1.0), far)

    def bough(x: float, y: float, turn: float, long: float, thick: float, level: int) -> None:
        bend = rng.uniform(-0.16, 0.16)
        middle = x + math.sin(turn + bend) * long * 0.55, y - math.cos(turn + bend) * long * 0.55
        tip = x + math.sin(turn) * long, y - math.cos(turn) * long
        shape = limb([(x, y), middle, tip], [thick, thick * 0.62], steps=7)
        canvas.drawPath(shape, linear((x - thick, y), (x + thick, y), [bright, dark]))
        if snow > 0 and level > 0:
            lift = thick * 0.34
            crust = stroke(white, max(0.8, thick * 0.42))
            crust.setAlphaf(snow * min(1.0, abs(math.sin(turn)) * 1.8))
            canvas.drawLine(x, y - lift, tip[0], tip[1] - lift, crust)
        if level >= 5 or long < height * 0.03:
            return
        for k in range(2 if level else 3):
            side = (-1, 1, 0)[k] if level == 0 else (-1 if k else 1)
            fork = turn * 0.82 + side * rng.uniform(0.32, 0.62) + rng.uniform(-0.12, 0.12)
            start = 1.0 if k == 0 else rng.uniform(0.72, 1.0)
            root = x + (tip[0] - x) * start, y + (tip[1] - y) * start
            bough(*root, fork, long * rng.uniform(0.66, 0.82), thick * 0.6, level + 1)

    bough(*at, rng.uniform(-0.06, 0.06), height * 0.29, height * 0.055, 0)


def palm_image(
    height_px: float, *, light: Light, rng: np.random.Generator, lean: float = 0.25
) -> Bgra:
    """A palm by itself, its root at the bottom centre: a sprite that can sway."""
    wide, tall = math.ceil(height_px * 1.7), math.ceil(height_px * 1.22)
    layer = new_layer(wide, tall)
    palm(canvas_on(layer), (wide / 2, tall), height=height_px, light=light, rng=rng, lean=lean)
    return layer


def palm(
    canvas: skia.Canvas,
    at: Point,
    *,
    height: float,
    light: Light,
    rng: np.random.Generator,
    lean: float = 0.25,
    far: float = 0.0,
) -> None:
    """A coconut palm.

    Args:
        canvas: where.
        at: its root.
        height: from the root to the crown, pixels.
        light: the hour.
        rng: variety.
        lean: how far the crown stands to the side, in heights.
        far: how much air lies between.
    """
    x, y = at
    crown = (x + lean * height, y - height * 0.94)
    curve = [at, (x + lean * height * 0.12, y - height * 0.55), crown]
    bark = light.distant(light.lit(0xFF9A7A58, 0.8), far)
    dark = light.distant(light.lit(0xFF6A4E3A, 0.15), far)
    trunk = limb(curve, [height * 0.075, height * 0.045, height * 0.036])
    side = 1 if light.key_direction[0] >= 0 else -1
    over = side * height * 0.03
    ends = (x - over, y - over * lean), (x + over, y + over * lean)
    canvas.drawPath(trunk, linear(*ends, [dark, bark]))
    ring = stroke(dark, max(0.8, height * 0.006))
    ring.setAlphaf(0.55)
    for k in range(1, 15):
        u = k / 15
        px = (1 - u) ** 2 * at[0] + 2 * u * (1 - u) * curve[1][0] + u * u * crown[0]
        py = (1 - u) ** 2 * at[1] + 2 * u * (1 - u) * curve[1][1] + u * u * crown[1]
        half = height * (0.034 - 0.016 * u)
        canvas.drawLine(px - half, py, px + half, py - half * 0.25, ring)
    _fronds(canvas, crown, height, light, rng, far)


def _fronds(
    canvas: skia.Canvas,
    crown: Point,
    height: float,
    light: Light,
    rng: np.random.Generator,
    far: float,
) -> None:
    """The crown: hanging fronds behind, then coconuts, then the ones that reach up and out."""
    turns = sorted(
        (i / 10 * 2 * math.pi + rng.uniform(-0.2, 0.2) for i in range(11)),
        key=lambda turn: math.sin(turn),
    )
    for k, turn in enumerate(turns):
        lift = math.sin(turn)
        if k == 5:
            nut = light.distant(light.lit(0xFF6E4A2C, 0.4), far)
            for dx in (-0.03, 0.02, 0.045):
                at = crown[0] + dx * height, crown[1] + height * 0.03
                canvas.drawCircle(*at, height * 0.026, fill(nut))
        long = height * rng.uniform(0.40, 0.52) * (0.86 + 0.14 * abs(math.cos(turn)))
        tip = (
            crown[0] + math.cos(turn) * long,
            crown[1] - lift * long * 0.42 + long * 0.30,
        )
        top = (
            crown[0] + math.cos(turn) * long * 0.55,
            crown[1] - long * (0.30 + 0.24 * lift),
        )
        share = 0.5 + 0.5 * lift
        _frond(canvas, (crown, top, tip), light, rng, amount=0.2 + 0.7 * share, far=far)


def _frond(
    canvas: skia.Canvas,
    curve: tuple[Point, Point, Point],
    light: Light,
    rng: np.random.Generator,
    *,
    amount: float,
    far: float,
) -> None:
    """One frond: a bent rib with leaflets that hang from it."""
    a, b, c = curve
    long = math.hypot(c[0] - a[0], c[1] - a[1]) + 1e-6
    green = mix(0xFF3F8A3C, 0xFF8FBF4A, rng.random() * 0.6)
    bright = light.distant(light.lit(mix(green, 0xFFD8E88A, 0.3), amount), far)
    deep = light.distant(light.lit(green, amount * 0.35), far)
    way = 1 if c[0] >= a[0] else -1
    count = 15
    for i in range(1, count + 1):
        u = i / count
        x = (1 - u) ** 2 * a[0] + 2 * u * (1 - u) * b[0] + u * u * c[0]
        y = (1 - u) ** 2 * a[1] + 2 * u * (1 - u) * b[1] + u * u * c[1]
        size = long * (0.34 * math.sin(math.pi * (0.12 + 0.8 * u)) + 0.04)
        for over, tone in ((-0.35, bright), (0.75, deep)):
            out = x + way * size * 0.62, y + size * over * rng.uniform(0.8, 1.1)
            middle = x + way * size * 0.34, y + size * (over * 0.3 - 0.08)
            width = long * 0.022
            leaf = blob([(x, y - width), middle, out, (middle[0], middle[1] + width * 1.6)])
            canvas.drawPath(leaf, fill(tone))
    rib = skia.Path()
    rib.moveTo(*a)
    rib.quadTo(*b, *c)
    canvas.drawPath(rib, stroke(bright, max(1.0, long * 0.016)))


def acacia(
    canvas: skia.Canvas,
    at: Point,
    *,
    height: float,
    light: Light,
    rng: np.random.Generator,
    colour: Colour = 0xFF7C8A3C,
    far: float = 0.0,
) -> None:
    """An umbrella acacia: boughs that fan out under flat plates of leaf."""
    x, y = at
    bark = light.distant(light.lit(0xFF5A4436, 0.2), far)
    bright = light.distant(light.lit(0xFF8A6A50, 0.7), far)
    wood = linear((x - height * 0.05, 0), (x + height * 0.06, 0), [bright, bark])
    lean = rng.uniform(-0.06, 0.06)
    fork = (x + lean * height, y - height * 0.42)
    canvas.drawPath(limb([at, (x, y - height * 0.2), fork], [height * 0.06, height * 0.04]), wood)
    for out, up in ((-0.42, 0.78), (-0.2, 0.86), (0.04, 0.9), (0.24, 0.84), (0.46, 0.76)):
        tip = (fork[0] + out * height, y - up * height)
        bend = (fork[0] + out * height * 0.35, y - (up * 0.66 + 0.1) * height)
        canvas.drawPath(limb([fork, bend, tip], [height * 0.034, height * 0.012]), wood)
    for out, up, wide in ((-0.36, 0.76, 0.52), (0.38, 0.75, 0.54), (0.0, 0.85, 0.86)):
        at_x = fork[0] + out * height
        _plate_of_leaf(
            canvas, (at_x, y - up * height), wide * height, height * 0.17, colour, light, rng, far
        )


def _plate_of_leaf(
    canvas: skia.Canvas,
    at: Point,
    width: float,
    height: float,
    colour: Colour,
    light: Light,
    rng: np.random.Generator,
    far: float,
) -> None:
    """A flat crown: clumps along a line, dark below."""
    if far < 0.15:
        bush(canvas, at, width=width, height=height * 1.2, colour=colour, light=light, rng=rng)
    lit = light.distant(light.lit(colour, 0.85), far)
    deep = light.distant(light.lit(mix(colour, 0xFF203018, 0.35), 0.2), far)
    for across in np.linspace(-0.46, 0.46, 11).tolist():
        radius = height * (0.55 - 0.5 * across * across) * rng.uniform(0.85, 1.15)
        spot = (at[0] + across * width, at[1] - height * 0.35 * (1 - 2 * across * across))
        tones = radial((spot[0], spot[1] - radius * 0.7), radius * 1.7, [lit, deep])
        canvas.save()
        canvas.clipRect(
            skia.Rect.MakeLTRB(at[0] - width, at[1] - height * 2, at[0] + width, at[1] + height / 9)
        )
        canvas.drawCircle(*spot, radius, tones)
        canvas.restore()
