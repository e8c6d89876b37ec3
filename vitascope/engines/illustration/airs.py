"""What floats and tumbles in the air: petals, leaves, paper, fireflies, bubbles, smoke.

Every particle's place is a formula of the seed and the time, so that any frame can be drawn by
itself. Knows nothing of the scenery but where the ground is.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import skia

from .canvas import (
    SMOOTH,
    Colour,
    Floats,
    alpha,
    blob,
    canvas_on,
    fill,
    image_of,
    mix,
    new_layer,
    radial,
    soft_dot,
    stroke,
)
from .layers import Layer, Site
from .places.scenery import Scenery
from .stage import View

__all__ = ["bubbles", "fireflies", "petals", "smoke"]


@dataclass(frozen=True, slots=True)
class _Petals:
    """Flat little things that tumble as they fall."""

    shapes: tuple[skia.Path, ...]
    paints: tuple[skia.Paint, ...]
    x: Floats
    y: Floats
    size: Floats
    fall: Floats
    spin: Floats
    phase: Floats
    slide_px_s: float
    sway_px: float

    def draw(self, view: View) -> None:
        frame, t_s, canvas = view.frame, view.t_s, view.canvas
        spare = float(self.size.max()) * 2 + self.sway_px
        wide, tall = frame.width + 2 * spare, frame.height + 2 * spare
        y = np.mod(self.y * tall + self.fall * t_s, tall) - spare
        x = (
            np.mod(
                self.x * wide
                + self.slide_px_s * t_s
                + self.sway_px * np.sin(0.9 * t_s + self.phase),
                wide,
            )
            - spare
        )
        for i in range(len(x)):
            canvas.save()
            canvas.translate(float(x[i]), float(y[i]))
            canvas.rotate(math.degrees(0.8 * float(self.spin[i]) * t_s + float(self.phase[i])))
            flip = math.cos(1.9 * float(self.spin[i]) * t_s + 3 * float(self.phase[i]))
            canvas.scale(float(self.size[i]), float(self.size[i]) * (0.25 + 0.75 * abs(flip)))
            canvas.drawPath(self.shapes[i % len(self.shapes)], self.paints[i % len(self.paints)])
            canvas.restore()


def petals(
    site: Site, colours: tuple[Colour, ...], *, size: float = 1.0, many_of_them: int = 44
) -> Layer:
    """Falling petals, leaves or paper of the given daylight colours."""
    rng, unit, light = site.rng("petals"), site.frame.unit, site.light
    count = max(
        8, round(many_of_them * site.frame.width * site.frame.height / (unit * unit * 1.78))
    )

    def many(low: float, high: float) -> Floats:
        return rng.uniform(low, high, count).astype(np.float32)

    shape = blob([(-1.0, 0.0), (-0.2, -0.55), (0.9, -0.25), (1.0, 0.12), (0.0, 0.5)])
    return _Petals(
        shapes=(shape,),
        paints=tuple(fill(alpha(light.lit(c, 0.85), 0.92)) for c in colours),
        x=many(0, 1),
        y=many(0, 1),
        size=many(0.006, 0.013) * (unit * size),
        fall=many(0.05, 0.11) * unit,
        spin=many(0.6, 1.8),
        phase=many(0, 6.28),
        slide_px_s=-(0.03 + 0.1 * light.wind) * unit - site.scroll_px_s,
        sway_px=0.04 * unit,
    )


@dataclass(frozen=True, slots=True)
class _Fireflies:
    glow: skia.Image
    area: tuple[float, float, float, float]
    x: Floats
    y: Floats
    rate: Floats
    phase: Floats
    size: Floats
    roam_px: float

    def draw(self, view: View) -> None:
        view.enter(1.1)
        t_s = view.t_s
        left, top, right, bottom = self.area
        x = (
            left
            + self.x * (right - left)
            + self.roam_px
            * (
                np.sin(self.rate * t_s + self.phase)
                + 0.6 * np.sin(2.3 * self.rate * t_s + 2 * self.phase)
            )
        )
        y = (
            top
            + self.y * (bottom - top)
            + 0.6 * self.roam_px * np.sin(1.4 * self.rate * t_s + 3 * self.phase)
        )
        shine = np.clip(np.sin(1.6 * self.rate * t_s + 4 * self.phase) * 0.8 + 0.45, 0.0, 1.0)
        for px, py, size, strength in zip(
            x.tolist(), y.tolist(), self.size.tolist(), shine.tolist(), strict=True
        ):
            paint = skia.Paint(Alphaf=strength, BlendMode=skia.BlendMode.kPlus)
            rect = skia.Rect.MakeXYWH(px - size / 2, py - size / 2, size, size)
            view.canvas.drawImageRect(self.glow, rect, SMOOTH, paint)
        view.canvas.restore()


def fireflies(site: Site, scenery: Scenery) -> Layer:
    """Fireflies that wander and pulse low over the ground."""
    rng, unit, frame = site.rng("fireflies"), site.frame.unit, site.frame
    count = max(10, round(38 * frame.width / (unit * 1.78)))

    def many(low: float, high: float) -> Floats:
        return rng.uniform(low, high, count).astype(np.float32)

    bottom = scenery.air[3]
    return _Fireflies(
        glow=image_of(soft_dot(24, 0xFFE6FF8A, core=0.02)),
        area=(0.0, bottom - unit * 0.28, float(frame.width), bottom + unit * 0.32),
        x=many(0, 1),
        y=many(0, 1),
        rate=many(0.4, 1.1),
        phase=many(0, 6.28),
        size=many(0.02, 0.06) * unit,
        roam_px=0.07 * unit,
    )


@dataclass(frozen=True, slots=True)
class _Risers:
    """Soft or clear balls that rise and sway: bubbles, smoke."""

    picture: skia.Image
    x: Floats
    phase: Floats
    size: Floats
    rise_px_s: Floats
    sway_px: float
    opacity: float
    grows: float
    """How much larger they are at the top."""
    bottom: float

    def draw(self, view: View) -> None:
        canvas, t_s = view.canvas, view.t_s
        tall = self.bottom * 1.2
        climbed = np.mod(self.phase * tall / 6.28 + self.rise_px_s * t_s, tall)
        share = climbed / tall
        x = self.x + self.sway_px * np.sin(0.8 * t_s + self.phase) * (0.3 + share)
        size = self.size * (1 + self.grows * share)
        fade = np.clip(np.minimum(share / 0.12, (1 - share) / 0.3), 0, 1) * self.opacity
        for px, up, wide, strength in zip(
            x.tolist(), climbed.tolist(), size.tolist(), fade.tolist(), strict=True
        ):
            rect = skia.Rect.MakeXYWH(px - wide / 2, self.bottom - up - wide / 2, wide, wide)
            canvas.drawImageRect(self.picture, rect, SMOOTH, skia.Paint(Alphaf=strength))


def bubbles(site: Site) -> list[Layer]:
    """Soap bubbles that rise."""
    layer = new_layer(96, 96)
    canvas = canvas_on(layer)
    canvas.drawCircle(48, 48, 44, radial((48, 48), 44, [0x08FFFFFF, 0x10C8F0FF, 0x70BFE6FF]))
    canvas.drawCircle(48, 48, 44, stroke(0xA0FFFFFF, 2.0))
    canvas.drawArc(skia.Rect.MakeLTRB(12, 12, 84, 84), 200, 60, False, stroke(0xD0FFFFFF, 5.0))
    canvas.drawArc(skia.Rect.MakeLTRB(14, 14, 82, 82), 20, 40, False, stroke(0x80FFC0F0, 4.0))
    return [_risers(site, "bubbles", image_of(layer), 26, (0.03, 0.085), 0.06, 0.05, 0.95, 0.2)]


def smoke(site: Site) -> list[Layer]:
    """Thin smoke over everything."""
    grey = mix(site.light.lit(0xFFC9C6C6, 0.6), site.light.fog, 0.3)
    picture = image_of(soft_dot(64, grey, core=0.05))
    return [_risers(site, "smoke", picture, 30, (0.16, 0.34), 0.045, 0.06, 0.3, 1.2)]


def _risers(
    site: Site,
    salt: str,
    picture: skia.Image,
    count: int,
    size: tuple[float, float],
    pace: float,
    sway: float,
    opacity: float,
    grows: float,
) -> Layer:
    """Sizes, paces and sways in units of the frame."""
    rng, frame = site.rng(salt), site.frame
    many = max(8, round(count * frame.width * frame.height / (frame.unit**2 * 1.78)))
    return _Risers(
        picture=picture,
        x=rng.uniform(0, frame.width, many).astype(np.float32),
        phase=rng.uniform(0, 6.28, many).astype(np.float32),
        size=(rng.uniform(*size, many) * frame.unit).astype(np.float32),
        rise_px_s=(rng.uniform(0.6, 1.3, many) * pace * frame.unit).astype(np.float32),
        sway_px=sway * frame.unit,
        opacity=opacity,
        grows=grows,
        bottom=float(frame.height),
    )
