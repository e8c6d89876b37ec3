"""Plants: grass, flowers, bushes, broad trees, conifers; each a few strokes under a light.

All functions draw with the root at the given point, upwards. Knows nothing of where they stand.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import skia

from .canvas import (
    Bgra,
    Colour,
    Point,
    alpha,
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
from .light import Light

__all__ = ["BLOOMS", "blade", "bloom", "bush", "conifer", "flower_image", "grass_row", "tree"]

BLOOMS: tuple[tuple[str, Colour, Colour], ...] = (
    ("daisy", 0xFFFFFFFF, 0xFFFFC23C),
    ("daisy", 0xFFFFB7CF, 0xFFFFD35E),
    ("cosmos", 0xFFF77BA6, 0xFFFFD24A),
    ("cosmos", 0xFFB98CF2, 0xFFFFE08A),
    ("poppy", 0xFFFF6B57, 0xFF4A2230),
    ("tulip", 0xFFFFA03C, 0xFFFFD25A),
    ("tulip", 0xFFEF5B8D, 0xFFFF9AB8),
    ("bell", 0xFF7A8CF5, 0xFFB7C2FF),
    ("cosmos", 0xFFFFD84D, 0xFFE0892B),
)
"""Kind, petal colour, heart colour."""


def blade(
    canvas: skia.Canvas,
    root: Point,
    *,
    height: float,
    width: float,
    bend: float,
    dark: Colour,
    bright: Colour,
) -> None:
    """One blade of grass; ``bend`` is how far its tip hangs over, pixels."""
    x, y = root
    path = skia.Path()
    path.moveTo(x - width / 2, y)
    path.quadTo(x + bend * 0.15 - width * 0.35, y - height * 0.6, x + bend, y - height)
    path.quadTo(x + bend * 0.25 + width * 0.45, y - height * 0.55, x + width / 2, y)
    path.close()
    canvas.drawPath(path, linear((x, y), (x, y - height), [dark, bright]))


def grass_row(
    canvas: skia.Canvas,
    *,
    left: float,
    right: float,
    root_y: tuple[float, float],
    height: float,
    count: int,
    colours: tuple[Colour, Colour],
    light: Light,
    rng: np.random.Generator,
) -> None:
    """Blades between two rows, the far ones first and smaller.

    Args:
        canvas: where.
        left: first root.
        right: last root.
        root_y: the farthest and the nearest root row.
        height: of a near blade.
        count: blades.
        colours: at the root and at the tip, daylight.
        light: the hour.
        rng: variety.
    """
    far, near = root_y
    steps, tones = 4, 10
    shades = []
    for step in range(steps):
        share = step / (steps - 1)
        for tone in range(tones):
            pale = (tone / (tones - 1) - 0.5) * 0.32
            tip = mix(
                colours[1], 0xFFE8E48A if tone % 4 == 0 else 0xFFFFFFFF, max(0.0, pale) + 0.06
            )
            root = mix(colours[0], 0xFF103018, max(0.0, -pale))
            shades.append(
                (light.lit(root, 0.12 + 0.15 * share), light.lit(tip, 0.55 + 0.3 * share))
            )
    roots = np.sort(rng.uniform(far, near, count))
    places = rng.uniform(left, right, count)
    grown, broad = rng.uniform(0.55, 1.2, count), rng.uniform(0.06, 0.1, count)
    bends, picks = rng.normal(0.06, 0.22, count), rng.integers(0, tones, count)
    for i in range(count):
        share = float((roots[i] - far) / max(1.0, near - far))
        size = height * (0.62 + 0.38 * share) * float(grown[i])
        dark, bright = shades[min(steps - 1, int(share * steps)) * tones + int(picks[i])]
        blade(
            canvas,
            (float(places[i]), float(roots[i])),
            height=size,
            width=max(1.4, size * float(broad[i])),
            bend=size * float(bends[i]),
            dark=dark,
            bright=bright,
        )


def flower_image(size_px: float, *, light: Light, rng: np.random.Generator, kind: int) -> Bgra:
    """A whole flower with stem and leaves, whose root is its bottom centre."""
    width, height = math.ceil(size_px * 0.9), math.ceil(size_px * 1.25)
    layer = new_layer(width, height)
    canvas = canvas_on(layer)
    x, y = width / 2, float(height)
    lean = size_px * rng.uniform(-0.1, 0.1)
    head = (x + lean, size_px * 0.27)
    green = mix(0xFF4E9440, 0xFF7DB24A, rng.random())
    stem = limb(
        [(x, y), (x - lean * 0.4, y - size_px * 0.5), head], [size_px * 0.042, size_px * 0.026]
    )
    canvas.drawPath(stem, linear((0, y), head, [light.lit(green, 0.1), light.lit(green, 0.65)]))
    for side in (-1, 1):
        at = (x - lean * 0.2, y - size_px * rng.uniform(0.16, 0.36))
        tip = (at[0] + side * size_px * 0.24, at[1] - size_px * rng.uniform(0.1, 0.22))
        leaf = blob(
            [
                at,
                ((at[0] + tip[0]) / 2, tip[1] + size_px * 0.01),
                tip,
                ((at[0] + tip[0]) / 2 + side * size_px * 0.03, at[1] - size_px * 0.02),
            ]
        )
        canvas.drawPath(leaf, linear(at, tip, [light.lit(green, 0.2), light.lit(green, 0.75)]))
    name, petal, heart = BLOOMS[kind % len(BLOOMS)]
    bloom(canvas, head, size_px * 0.23, name=name, petal=petal, heart=heart, light=light, rng=rng)
    return layer


def bloom(
    canvas: skia.Canvas,
    at: Point,
    radius: float,
    *,
    name: str,
    petal: Colour,
    heart: Colour,
    light: Light,
    rng: np.random.Generator,
) -> None:
    """A flower's head."""
    x, y = at
    bright, dark = light.lit(petal, 0.95), light.lit(mix(petal, 0xFF8A3A6A, 0.28), 0.45)
    if name in ("tulip", "bell"):
        sign = 1 if name == "tulip" else -1
        canvas.save()
        canvas.translate(x, y)
        canvas.scale(1, sign)
        for side in (-1, 0, 1):
            tip = (side * radius * 0.62, -radius * (0.9 if side else 1.05))
            shape = blob(
                [
                    (0, radius * 0.75),
                    (side * radius * 0.5 - radius * 0.42, 0.0),
                    tip,
                    (side * radius * 0.5 + radius * 0.42, 0.05 * radius),
                ]
            )
            tone = dark if side == 0 else mix(dark, bright, 0.7)
            canvas.drawPath(shape, linear((0, radius), tip, [tone, bright]))
        canvas.restore()
        return
    count = {"daisy": 12, "cosmos": 8, "poppy": 5}[name]
    long, wide = (
        (1.0, 0.30) if name == "daisy" else (1.0, 0.46) if name == "cosmos" else (0.95, 0.78)
    )
    turn, squash = rng.uniform(0, 6.28), rng.uniform(0.72, 0.95)
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(1, squash)
    paint = radial(
        (0, -radius * 0.1),
        radius * 1.1,
        [dark, bright, mix(bright, 0xFFFFFFFF, 0.25)],
        at=(0.1, 0.6, 1),
    )
    for i in range(count):
        canvas.save()
        canvas.rotate(math.degrees(turn + 2 * math.pi * i / count))
        shape = blob(
            [
                (0, 0),
                (radius * 0.5, -radius * wide * 0.5),
                (radius * long, 0),
                (radius * 0.5, radius * wide * 0.5),
            ]
        )
        canvas.drawPath(shape, paint)
        canvas.drawPath(shape, stroke(alpha(dark, 0.25), max(0.5, radius * 0.02)))
        canvas.restore()
    core = light.lit(heart, 0.9)
    canvas.drawCircle(
        0,
        0,
        radius * 0.30,
        radial(
            (-radius * 0.08, -radius * 0.1),
            radius * 0.36,
            [mix(core, 0xFFFFFFFF, 0.3), core, mix(core, 0xFF502010, 0.4)],
        ),
    )
    canvas.restore()


def bush(
    canvas: skia.Canvas,
    at: Point,
    *,
    width: float,
    height: float,
    colour: Colour,
    light: Light,
    rng: np.random.Generator,
    blooms: Sequence[Colour] = (),
) -> None:
    """A round bush: clumps of leaf, dark below and bright where the light falls."""
    x0, y0 = at
    kx, ky = light.key_direction
    clumps = []
    for _ in range(26):
        across = float(np.clip(rng.normal(0, 0.4), -0.9, 0.9))
        tall = math.sqrt(max(0.0, 1 - across * across))
        clumps.append((rng.uniform(0.12, 0.95) * tall, across))
    for up, across in sorted(clumps, key=lambda c: -c[0]):
        x, y = x0 + across * width / 2, y0 - up * height * 0.78
        radius = min(width, height) * rng.uniform(0.17, 0.30)
        lit = 0.25 + 0.65 * up + 0.2 * across * kx
        tone = mix(colour, 0xFFD8E07A, max(0.0, rng.normal(0.05, 0.12)))
        spot = (x + kx * radius * 0.5, y + ky * radius * 0.5)
        shades = [
            light.lit(mix(tone, 0xFFF4F2B0, 0.25), min(1.0, lit + 0.35)),
            light.lit(tone, lit),
            light.lit(tone, max(0.0, lit - 0.4)),
        ]
        canvas.drawCircle(x, y, radius, radial(spot, radius * 1.5, shades, at=(0, 0.45, 1)))
    for _ in range(90):
        across, up = rng.uniform(-1, 1), rng.random()
        if across * across + (up - 0.2) ** 2 > 0.95:
            continue
        x, y = x0 + across * width / 2, y0 - up * height * 0.98
        lit = min(1.0, 0.3 + 0.8 * up)
        size = min(width, height) * rng.uniform(0.018, 0.04)
        canvas.save()
        canvas.translate(x, y)
        canvas.rotate(rng.uniform(-60, 60))
        canvas.drawOval(
            skia.Rect.MakeXYWH(-size, -size * 0.5, 2 * size, size),
            fill(alpha(light.lit(mix(colour, 0xFFE6F0A0, 0.45), lit), 0.7)),
        )
        canvas.restore()
    if blooms:
        for _ in range(34):
            across, up = rng.uniform(-0.9, 0.9), rng.uniform(0.1, 0.95)
            if across * across + up * up > 1:
                continue
            tone = blooms[int(rng.integers(len(blooms)))]
            size = min(width, height) * rng.uniform(0.035, 0.06)
            x, y = x0 + across * width / 2, y0 - up * height
            canvas.drawCircle(
                x,
                y,
                size,
                radial(
                    (x, y - size * 0.3),
                    size * 1.3,
                    [light.lit(mix(tone, 0xFFFFFFFF, 0.4), 1.0), light.lit(tone, 0.7)],
                ),
            )


def tree(
    canvas: skia.Canvas,
    at: Point,
    *,
    height: float,
    colour: Colour,
    light: Light,
    rng: np.random.Generator,
    blooms: Sequence[Colour] = (),
) -> None:
    """A broad-leaved tree: a forked trunk under a crown of clumps."""
    x, y = at
    bark = 0xFF6E5140
    lean = rng.uniform(-0.05, 0.05) * height
    trunk = limb(
        [(x, y + height * 0.02), (x + lean * 0.3, y - height * 0.3), (x + lean, y - height * 0.62)],
        [height * 0.075, height * 0.045, height * 0.03],
    )
    wood = linear(
        (x - height * 0.04, 0),
        (x + height * 0.04, 0),
        [light.lit(bark, 0.65), light.lit(bark, 0.1)],
    )
    canvas.drawPath(trunk, wood)
    for side in (-1, 1):
        fork = limb(
            [
                (x + lean * 0.4, y - height * 0.34),
                (x + side * height * 0.09, y - height * 0.45),
                (x + side * height * 0.19, y - height * 0.6),
            ],
            [height * 0.03, height * 0.012],
        )
        canvas.drawPath(fork, wood)
    for cx, cy, wide, tall in (
        (-0.17, 0.42, 0.42, 0.34),
        (0.18, 0.40, 0.44, 0.36),
        (-0.02, 0.56, 0.58, 0.44),
    ):
        bush(
            canvas,
            (x + lean + cx * height, y - cy * height),
            width=wide * height,
            height=tall * height,
            colour=colour,
            light=light,
            rng=rng,
            blooms=blooms,
        )


def conifer(
    canvas: skia.Canvas,
    at: Point,
    *,
    height: float,
    light: Light,
    rng: np.random.Generator,
    colour: Colour = 0xFF2F5D4A,
    snow: float = 0.0,
    far: float = 0.0,
) -> None:
    """A conifer: drooping tiers, each shading the one below, snow on the weather side.

    Args:
        canvas: where.
        at: its root.
        height: pixels.
        light: the hour.
        rng: variety.
        colour: needles in daylight.
        snow: 0 none … 1 laden.
        far: 0 near … 1 at the horizon: how much air lies between.
    """
    x, y = at
    kx = 1 if light.key_direction[0] >= 0 else -1
    bark = light.distant(light.lit(0xFF4A3830, 0.25), far)
    canvas.drawRect(
        skia.Rect.MakeXYWH(x - height * 0.016, y - height * 0.14, height * 0.032, height * 0.15),
        fill(bark),
    )
    tiers = int(rng.integers(10, 14))
    spread = height * rng.uniform(0.19, 0.235)
    dark = light.distant(light.lit(colour, 0.0), far)
    mid = light.distant(light.lit(colour, 0.35), far)
    bright = light.distant(light.lit(mix(colour, 0xFF9CC08A, 0.25), 0.85), far)
    white = light.distant(light.lit(0xFFEFF5FF, 0.62), far)
    white_lit = light.distant(light.lit(0xFFFFFFFF, 1.0), far)
    for k in range(tiers):
        share = k / tiers
        base = y - height * (0.07 + 0.80 * share)
        wide = spread * (1 - share) ** 0.82 * rng.uniform(0.9, 1.08) + height * 0.012
        top = base - height * (0.185 - 0.07 * share)
        outline = _tier(x, base, top, wide, rng)
        canvas.drawPath(
            outline,
            linear((x - wide * kx, 0), (x + wide * kx, 0), [dark, mid, bright], at=(0, 0.55, 1)),
        )
        under = linear((0, top), (0, base), [alpha(dark, 0.9), alpha(dark, 0.0)], at=(0, 0.6))
        canvas.drawPath(outline, under)
        if snow > 0:
            # Snow lies on the upper side of the boughs; the hem below it stays dark.
            shift = x + kx * wide * 0.05
            cap = _tier(
                shift,
                base - height * rng.uniform(0.02, 0.034),
                top,
                wide * rng.uniform(0.66, 0.84),
                rng,
            )
            canvas.save()
            canvas.clipPath(outline, True)
            canvas.drawPath(
                cap,
                linear(
                    (x - wide * kx, 0),
                    (x + wide * kx, 0),
                    [
                        alpha(white, 0.16 * snow),
                        alpha(white, 0.5 * snow),
                        alpha(white_lit, 0.95 * snow),
                    ],
                    at=(0, 0.5, 1),
                ),
            )
            canvas.drawPath(
                cap,
                linear((0, top), (0, base), [alpha(dark, 0.85), alpha(dark, 0.0)], at=(0.0, 0.55)),
            )
            canvas.restore()


def _tier(x: float, base: float, top: float, wide: float, rng: np.random.Generator) -> skia.Path:
    """One skirt of branches: a peak above, a ragged hem of drooping tips below."""
    path = skia.Path()
    path.moveTo(x, top)
    path.quadTo(x + wide * 0.3, top + (base - top) * 0.55, x + wide, base)
    tips = 6
    for i in range(tips):
        from_x = x + wide * (1 - 2 * i / tips)
        to_x = x + wide * (1 - 2 * (i + 1) / tips)
        lift = (base - top) * rng.uniform(0.08, 0.26)
        sag = 0.0 if i == tips - 1 else (base - top) * rng.uniform(-0.06, 0.14)
        path.quadTo((from_x + to_x) / 2, base - lift, to_x, base + sag)
    path.quadTo(x - wide * 0.3, top + (base - top) * 0.55, x, top)
    path.close()
    return path
