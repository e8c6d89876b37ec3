"""Towers in ranks with lit windows and glowing signs: what a city looks like from afar and near.

Painted onto plates. It knows nothing of what stands before them.
"""

from __future__ import annotations

import numpy as np
import skia

from ..canvas import alpha, fill, linear, mix, stroke
from ..layers import Layer, Site
from ..scene import Weather
from ..stage import Window
from ..subjects.things.bricks import is_lamplit

__all__ = ["NEON", "glows", "skyline_layers"]

_WALLS = (0xFF7C8296, 0xFF9A8478, 0xFF6A7488, 0xFFA89A8C, 0xFF8A6E66)
_FAIR_WALLS = (0xFF8FA8C4, 0xFFC8B4A4, 0xFF7FA0B8, 0xFFDCCEBC, 0xFFB8907C, 0xFF9AB4B8)
"""By day and in fair weather."""
NEON = (0xFFFF4F9A, 0xFF38D6F0, 0xFFFFC24A, 0xFF8A6BFF, 0xFF4FF0A0)
"""The colours of signs."""


def glows(site: Site) -> bool:
    """Whether windows are lit and signs burn."""
    return is_lamplit(site.light) or site.light.weather in (Weather.RAIN, Weather.STORM)


def skyline_layers(
    site: Site, horizon_y: float, *, near: bool = True, high: float = 1.0, signs: bool = True
) -> list[Layer]:
    """Ranks of towers that stand on the horizon, far to near.

    Args:
        site: where.
        horizon_y: neutral row of the horizon.
        near: whether the nearest rank, whose windows can be counted, is among them.
        high: their height against the usual.
        signs: whether there are glowing signs on the nearest.
    """
    ranks = _Towers(site, horizon_y, high, signs)
    layers = [
        ranks.rank("far", depth=16.0, tall=(0.16, 0.42), wide=(0.06, 0.12), far=0.68),
        ranks.rank("middle", depth=8.0, tall=(0.16, 0.40), wide=(0.09, 0.17), far=0.42),
    ]
    if near:
        layers.append(ranks.rank("near", depth=3.4, tall=(0.16, 0.46), wide=(0.16, 0.3), far=0.14))
    return layers


class _Towers:
    """Paints ranks of towers at one site."""

    def __init__(self, site: Site, horizon_y: float, high: float, signs: bool) -> None:
        self.site, self.light, self.unit = site, site.light, site.frame.unit
        self.horizon_y, self.high = horizon_y, high
        self.glows, self.signs = glows(site), signs
        self.walls = _WALLS if self.glows else _FAIR_WALLS

    def rank(
        self,
        name: str,
        *,
        depth: float,
        tall: tuple[float, float],
        wide: tuple[float, float],
        far: float,
    ) -> Layer:
        unit, light = self.unit, self.light
        foot = self.horizon_y + unit * {"far": 0.02, "middle": 0.04, "near": 0.13}[name]

        def paint(canvas: skia.Canvas, window: Window) -> None:
            rng = self.site.rng("rank " + name)
            x = float(window.left)
            while x < window.right - unit * wide[0] * 0.5:
                width = min(unit * rng.uniform(*wide), window.right - x)
                height = (
                    self.high * unit * rng.uniform(*tall) * (1.5 if rng.random() < 0.15 else 1.0)
                )
                self._tower(
                    canvas, (x, foot - height, width, height), rng, far, near=name == "near"
                )
                x += width + unit * rng.uniform(0.0, 0.02)
            haze = linear(
                (0, foot - unit * 0.4),
                (0, foot),
                [alpha(light.fog, 0.05 * far), alpha(light.fog, 0.15 + 0.5 * far)],
                blend=skia.BlendMode.kSrcATop,
            )
            canvas.drawRect(
                skia.Rect.MakeLTRB(window.left, foot - unit * 0.8, window.right, foot), haze
            )

        soft = {"far": 0.003, "middle": 0.0016, "near": 0.0}[name]
        return self.site.plate(
            depth,
            paint,
            soft_px=unit * soft,
            top=foot - unit * 0.75 * max(1.0, self.high),
            bottom=foot + 2,
        )

    def _tower(
        self,
        canvas: skia.Canvas,
        box: tuple[float, float, float, float],
        rng: np.random.Generator,
        far: float,
        *,
        near: bool,
    ) -> None:
        x, y, width, height = box
        light, unit = self.light, self.unit
        wall = self.walls[int(rng.integers(len(self.walls)))]
        sun = light.key_direction[0] >= 0
        pair = [
            light.distant(light.lit(wall, 0.25), far),
            light.distant(light.lit(wall, 0.75), far),
        ]
        canvas.drawRect(
            skia.Rect.MakeXYWH(x, y, width, height + 4),
            linear((x, 0), (x + width, 0), pair if sun else pair[::-1]),
        )
        canvas.drawRect(skia.Rect.MakeXYWH(x, y, width, unit * 0.004), fill(alpha(light.rim, 0.35)))
        if rng.random() < 0.3 and not near:
            canvas.drawRect(
                skia.Rect.MakeXYWH(x + width * 0.48, y - unit * 0.05, unit * 0.003, unit * 0.05),
                fill(pair[0]),
            )
        pane = unit * (0.019 if near else 0.0095)
        columns, rows = int(width / (pane * 1.75)), int(height / (pane * 2.1))
        left = x + (width - columns * pane * 1.75 + pane * 0.75) / 2
        lit_share = 0.5 if self.glows else 0.06
        for row in range(rows):
            floor_lit = lit_share * rng.uniform(0.4, 1.4)
            for column in range(columns):
                on = rng.random() < floor_lit
                warm = (
                    mix(0xFFFFC66E, 0xFFFFEFC8, rng.random()) if rng.random() < 0.85 else 0xFFA8D8FF
                )
                tone = (
                    light.distant(warm, far * 0.45)
                    if on
                    else light.distant(light.lit(0xFF4A5A74, 0.5), far)
                )
                at = skia.Rect.MakeXYWH(
                    left + column * pane * 1.75, y + pane * (0.9 + 2.1 * row), pane, pane * 1.2
                )
                canvas.drawRect(at, fill(alpha(tone, 0.9 if on else 0.55)))
        if near and self.glows and self.signs:
            for _ in range(2):
                self._sign(canvas, box, rng)

    def _sign(
        self, canvas: skia.Canvas, box: tuple[float, float, float, float], rng: np.random.Generator
    ) -> None:
        """A glowing sign."""
        x, y, width, height = box
        unit = self.unit
        tone = NEON[int(rng.integers(len(NEON)))]
        upright = rng.random() < 0.6
        wide, tall = (unit * 0.026, unit * 0.1) if upright else (unit * 0.09, unit * 0.026)
        at = skia.Rect.MakeXYWH(
            x + rng.uniform(0.08, 0.7) * width, y + height * rng.uniform(0.35, 0.78), wide, tall
        )
        canvas.drawRect(
            at.makeOutset(unit * 0.03, unit * 0.03), fill(alpha(tone, 0.4), soft=unit * 0.022)
        )
        canvas.drawRoundRect(at, unit * 0.004, unit * 0.004, fill(mix(tone, 0xFF101020, 0.72)))
        canvas.drawRoundRect(
            at, unit * 0.004, unit * 0.004, stroke(mix(tone, 0xFFFFFFFF, 0.35), unit * 0.0035)
        )
        marks = 4
        for i in range(marks):
            u = (i + 0.5) / marks
            cx = at.centerX() if upright else at.left() + at.width() * u
            cy = at.top() + at.height() * u if upright else at.centerY()
            canvas.drawCircle(cx, cy, unit * 0.0055, fill(mix(tone, 0xFFFFFFFF, 0.55)))
