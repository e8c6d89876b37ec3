"""What is seen through a room's window, out of focus: a street, its lights, rain on the glass."""

from __future__ import annotations

import math

import numpy as np
import skia

from ..canvas import SMOOTH, alpha, fill, image_of, linear, mix, radial, stroke
from ..flora import bush
from ..layers import Layer, Live
from ..light import Light
from ..stage import Window
from .interior import Glazed

__all__ = ["outdoors", "wet_glass"]


def outdoors(room: Glazed) -> list[Layer]:
    """What is seen through the glass, far out of focus."""
    unit, light, glass = room.unit, room.outside, room.glass
    dim = room.is_dim

    def street(canvas: skia.Canvas, window: Window) -> None:
        rng = room.site.rng("street")
        stops = [c for _, c in light.sky]
        canvas.drawPaint(
            linear(
                (0, glass.top() - unit * 0.1),
                (0, glass.bottom() - unit * 0.12),
                stops,
                at=[a for a, _ in light.sky],
            )
        )
        if light.has_sun and not light.is_moon:
            at = (glass.left() + glass.width() * 0.72, glass.top() + unit * 0.24)
            canvas.drawPaint(
                radial(
                    at,
                    unit * 0.9,
                    [alpha(light.glow, 0.95), alpha(light.glow, 0.35), alpha(light.glow, 0.0)],
                    at=(0, 0.35, 1),
                )
            )
        x = window.left - unit * 0.1
        while x < window.right:
            wide, tall = unit * rng.uniform(0.2, 0.36), unit * rng.uniform(0.34, 0.66)
            base = mix(0xFFB0765A, 0xFF8C8CA6, rng.random())
            tone = light.distant(light.lit(base, 0.45), 0.35)
            top = glass.bottom() - tall
            canvas.drawRect(
                skia.Rect.MakeXYWH(x, top, wide, tall + unit * 0.4),
                linear(
                    (0, top),
                    (0, glass.bottom()),
                    [tone, light.distant(light.lit(base, 0.2), 0.3)],
                ),
            )
            _windows(canvas, (x, top, wide, tall), unit, rng, glow=dim, light=light)
            x += wide * rng.uniform(0.95, 1.2)
        for i in range(7):
            x = window.left + (i + rng.random()) / 7 * window.width
            bush(
                canvas,
                (x, glass.bottom() + unit * 0.02),
                width=unit * 0.3,
                height=unit * rng.uniform(0.2, 0.42),
                colour=0xFF6F9A55,
                light=light,
                rng=rng,
            )
        road = light.lit(0xFF9A9298, 0.3)
        canvas.drawRect(
            skia.Rect.MakeLTRB(
                window.left,
                glass.bottom() - unit * 0.05,
                window.right,
                glass.bottom() + unit * 0.3,
            ),
            fill(road),
        )

    far = room.site.plate(
        4.5,
        street,
        soft_px=unit * 0.014,
        across=(glass.left() - unit * 0.3, glass.right() + unit * 0.3),
        top=glass.top() - unit * 0.2,
        bottom=glass.bottom() + unit * 0.2,
    )
    return [far, _bokeh(room)]


def _bokeh(room: Glazed) -> Layer:
    """Discs of light: lamps that stand, cars that pass."""
    unit, glass = room.unit, room.glass
    rng = room.site.rng("bokeh")
    tones = (
        (0xFFFFC876, 0xFFFFE6B0, 0xFFFF8A6A, 0xFF8FD0FF, 0xFFFFB0C8)
        if room.is_dim
        else (0xFFFFF3C8, 0xFFE8F4B8, 0xFFFFE0A0, 0xFFD2EBA8, 0xFFFFFFFF)
    )
    discs = [image_of(_disc(unit * 0.04, tone)) for tone in tones]
    count = 34
    x = rng.uniform(glass.left() - unit * 0.2, glass.right() + unit * 0.2, count)
    y = glass.bottom() - unit * (0.06 + 0.42 * rng.random(count) ** 1.5)
    size, kind = rng.uniform(0.35, 1.0, count), rng.integers(0, len(discs), count)
    rate, phase = rng.uniform(0.2, 0.7, count), rng.uniform(0, 6.28, count)
    speed = np.where(
        np.arange(count) < 9, rng.uniform(0.05, 0.13, count) * rng.choice([-1, 1], count), 0.0
    )
    y = np.where(speed != 0, glass.bottom() - unit * rng.uniform(0.01, 0.07, count), y)
    strength = (0.55 if room.is_dim else 0.34) * rng.uniform(0.5, 1.0, count)
    span = glass.width() + unit * 0.6

    def paint(canvas: skia.Canvas, t_s: float) -> None:
        place = (
            (x + speed * unit * t_s - glass.left() + unit * 0.3) % span + glass.left() - unit * 0.3
        )
        glow = strength * (0.8 + 0.2 * np.sin(rate * t_s + phase))
        for i in range(count):
            half = discs[kind[i]].width() / 2 * size[i]
            canvas.drawImageRect(
                discs[kind[i]],
                skia.Rect.MakeLTRB(place[i] - half, y[i] - half, place[i] + half, y[i] + half),
                skia.SamplingOptions(skia.FilterMode.kLinear),
                skia.Paint(Alphaf=float(glow[i]), BlendMode=skia.BlendMode.kScreen),
            )

    return Live(3.6, paint, is_soft=True)


def wet_glass(room: Glazed) -> Layer:
    """Beads of rain that cling, and drops that gather and run."""
    unit, glass, rng = room.unit, room.glass, room.site.rng("drops")

    def beads(canvas: skia.Canvas, _window: Window) -> None:
        dots = room.site.rng("beads")
        for _ in range(520):
            x, y = (
                dots.uniform(glass.left(), glass.right()),
                dots.uniform(glass.top(), glass.bottom()),
            )
            _drop(canvas, x, y, unit * (0.0016 + 0.0042 * dots.random() ** 3), room.outside)

    still = room.site.plate(1.62, beads, top=glass.top(), bottom=glass.bottom())
    image, window = image_of(still.pixels), still.window
    count = 34
    x0 = rng.uniform(glass.left(), glass.right(), count)
    start, pace = rng.random(count), rng.uniform(0.035, 0.11, count)
    radius = unit * rng.uniform(0.004, 0.0072, count)
    wobble = rng.uniform(0, 6.28, count)

    def paint(canvas: skia.Canvas, t_s: float) -> None:
        canvas.drawImage(image, window.left, window.top, SMOOTH, None)
        for i in range(count):
            run = start[i] + t_s * pace[i]
            lap = math.floor(run)
            # Drops cling and let go: time runs unevenly for them.
            u = run - lap
            u = u + 0.055 * math.sin(u * 31 + wobble[i])
            x = x0[i] + ((lap * 0.37 + wobble[i]) % 1.0 - 0.5) * glass.width() * 0.4
            x = (x - glass.left()) % glass.width() + glass.left()
            y = glass.top() + u * glass.height() * 1.06
            sway = unit * 0.003 * math.sin(u * 21 + wobble[i])
            trail = stroke(alpha(0xFFE8F2FF, 0.16), float(radius[i]) * 0.9)
            top = max(glass.top(), y - unit * 0.16)
            if y > top:
                canvas.drawLine(x, top, x + sway, y, trail)
            _drop(canvas, x + sway, y, float(radius[i]), room.outside)

    return Live(1.62, paint)


def _windows(
    canvas: skia.Canvas,
    box: tuple[float, float, float, float],
    unit: float,
    rng: np.random.Generator,
    *,
    glow: bool,
    light: Light,
) -> None:
    """A house's windows, some of them lit in the evening."""
    x, top, wide, tall = box
    pane = unit * 0.028
    for column in range(int(wide / (pane * 2))):
        for row in range(int(tall / (pane * 2.4))):
            on = glow and rng.random() < 0.5
            tone = mix(0xFFFFC870, 0xFFFFE8B8, rng.random()) if on else light.lit(0xFF5A6A80, 0.5)
            canvas.drawRect(
                skia.Rect.MakeXYWH(
                    x + pane * (0.6 + 2 * column), top + pane * (0.8 + 2.4 * row), pane, pane * 1.4
                ),
                fill(alpha(tone, 0.95 if on else 0.7)),
            )


def _drop(canvas: skia.Canvas, x: float, y: float, radius: float, light: Light) -> None:
    """A drop of water on glass: the street upside down in it, and a glint."""
    body = skia.Rect.MakeLTRB(x - radius, y - radius * 1.15, x + radius, y + radius * 1.15)
    canvas.drawOval(
        body,
        linear(
            (0, body.top()),
            (0, body.bottom()),
            [alpha(0xFF20242E, 0.34), alpha(light.cloud_lit, 0.42)],
        ),
    )
    canvas.drawCircle(
        x - radius * 0.3, y - radius * 0.45, max(0.4, radius * 0.24), fill(0xC8FFFFFF)
    )


def _disc(radius: float, colour: int) -> np.ndarray:
    """A disc as a lens makes it out of focus: flat, with a brighter edge."""
    size = 2 * math.ceil(radius) + 3
    yy, xx = np.mgrid[0:size, 0:size].astype(np.float32) - size // 2
    away = np.hypot(xx, yy) / radius
    cover = np.clip((1 - away) * radius * 0.4, 0, 1) * (0.62 + 0.38 * np.clip(away, 0, 1) ** 4)
    b, g, r = colour & 255, colour >> 8 & 255, colour >> 16 & 255
    return np.dstack([cover * b, cover * g, cover * r, cover * 255]).astype(np.uint8)
