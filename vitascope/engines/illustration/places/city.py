"""A city street at any hour: towers in ranks, lit windows, lamps, passing cars, wet asphalt."""

from __future__ import annotations

import math

import skia

from ..canvas import SMOOTH, alpha, fill, image_of, linear, mix, radial, soft_dot
from ..flora import tree
from ..layers import Layer, Live, Site
from ..scene import Weather
from ..sky import sky_layers
from ..stage import Window
from .scenery import Scenery, Spot
from .skyline import NEON, glows, skyline_layers

__all__ = ["build"]


def build(site: Site) -> Scenery:
    """A street with a skyline behind."""
    return _Street(site).scenery()


class _Street:
    """The pieces of the street, laid out once."""

    def __init__(self, site: Site) -> None:
        self.site, self.light, self.frame = site, site.light, site.frame
        self.unit = site.frame.unit
        self.horizon_y = site.frame.height * site.path.horizon
        self.kerb_y = self.horizon_y + self.unit * 0.17
        self.glows = glows(site)
        self.wet = site.light.weather in (Weather.RAIN, Weather.STORM)

    def scenery(self) -> Scenery:
        unit, frame = self.unit, self.frame
        back: list[Layer] = [
            *sky_layers(self.site, self.horizon_y),
            *skyline_layers(self.site, self.horizon_y),
            self._road(),
            self._traffic(),
            self._furniture(),
        ]
        return Scenery(
            back=tuple(back),
            front=(self._lens(),),
            spots=(
                Spot(frame.width * 0.44, self.horizon_y + unit * 0.40),
                Spot(frame.width * 0.72, self.horizon_y + unit * 0.36, 0.9, 1.1),
                Spot(frame.width * 0.18, self.horizon_y + unit * 0.36, 0.9, 1.1),
            ),
            air=(
                frame.width * 0.1,
                frame.height * 0.08,
                frame.width * 0.9,
                self.horizon_y - unit * 0.1,
            ),
            light=self.light,
        )

    def _road(self) -> Layer:
        unit, light = self.unit, self.light
        top = self.horizon_y + unit * 0.125

        def paint(canvas: skia.Canvas, window: Window) -> None:
            rng = self.site.rng("road")
            ground = skia.Rect.MakeLTRB(window.left, top, window.right, window.bottom)
            dark = 0xFF4A4E5C if self.wet or self.glows else 0xFF84868E
            canvas.drawRect(
                ground,
                linear(
                    (0, top),
                    (0, top + unit * 0.5),
                    [
                        light.distant(light.lit(dark, 0.55), 0.25),
                        light.lit(dark, 0.4),
                        light.lit(dark, 0.2),
                    ],
                ),
            )
            pavement = skia.Rect.MakeLTRB(window.left, top, window.right, self.kerb_y)
            canvas.drawRect(
                pavement,
                linear(
                    (0, top),
                    (0, self.kerb_y),
                    [light.distant(light.lit(0xFF9A9AA2, 0.5), 0.2), light.lit(0xFFA8A6A8, 0.55)],
                ),
            )
            canvas.drawRect(
                skia.Rect.MakeLTRB(
                    window.left, self.kerb_y, window.right, self.kerb_y + unit * 0.008
                ),
                fill(light.lit(0xFF6A6A72, 0.3)),
            )
            front = self.horizon_y + unit * 0.36
            canvas.drawRect(
                skia.Rect.MakeLTRB(window.left, front, window.right, window.bottom),
                linear(
                    (0, front),
                    (0, front + unit * 0.25),
                    [light.lit(0xFFB0AEB0, 0.6), light.lit(0xFF807E84, 0.35)],
                ),
            )
            canvas.drawRect(
                skia.Rect.MakeLTRB(window.left, front, window.right, front + unit * 0.007),
                fill(light.lit(0xFFD0CED0, 0.8)),
            )
            lane = (self.kerb_y + front) / 2
            step = window.width / max(1, round(window.width / (unit * 0.2)))
            for i in range(math.ceil(window.width / step)):
                x = window.left + i * step
                canvas.drawRect(
                    skia.Rect.MakeXYWH(x, lane, step * 0.45, unit * 0.009),
                    fill(alpha(light.lit(0xFFF4F0E0, 0.8), 0.75)),
                )
            if self.glows:
                for _ in range(round(window.width / unit * 9)):
                    x, tone = (
                        rng.uniform(window.left, window.right),
                        NEON[int(rng.integers(len(NEON)))],
                    )
                    tone = tone if self.wet or rng.random() < 0.4 else 0xFFFFC66E
                    y, tall = top + unit * rng.uniform(0.0, 0.12), unit * rng.uniform(0.12, 0.34)
                    wide = unit * rng.uniform(0.02, 0.06)
                    strength = 0.34 if self.wet else 0.14
                    paint_glow = linear(
                        (0, y),
                        (0, y + tall),
                        [alpha(tone, 0), alpha(tone, strength), alpha(tone, 0)],
                        blend=skia.BlendMode.kScreen,
                    )
                    paint_glow.setMaskFilter(
                        skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, unit * 0.01)
                    )
                    canvas.drawRect(skia.Rect.MakeXYWH(x, y, wide, tall), paint_glow)

        return self.site.plate(1.5, paint, top=top)

    def _traffic(self) -> Layer:
        """Cars that pass: dark bodies, bright lamps."""
        unit, light = self.unit, self.light
        rng, frame = self.site.rng("traffic"), self.frame
        count = 5
        tones = [
            light.lit(c, 0.5) for c in (0xFFC8453A, 0xFFE8E4DC, 0xFF3A5A8A, 0xFFE8B83A, 0xFF4A4A55)
        ]
        start, pace = rng.random(count), rng.uniform(0.16, 0.3, count)
        far_lane = self.kerb_y + unit * 0.045
        near_lane = self.kerb_y + unit * 0.15
        lamp = image_of(soft_dot(unit * 0.05, 0xFFFFF2C8, core=0.04))
        tail = image_of(soft_dot(unit * 0.03, 0xFFFF3A2A, core=0.06))
        span = frame.width + unit * 1.2
        scroll = self.site.scroll_px_s / 1.6

        def paint(canvas: skia.Canvas, t_s: float) -> None:
            for i in range(count):
                way = 1 if i % 2 else -1
                y = near_lane if way > 0 else far_lane
                size = unit * (0.17 if way > 0 else 0.13)
                x = (
                    start[i] * span + way * pace[i] * unit * t_s - scroll * t_s
                ) % span - unit * 0.6
                canvas.save()
                canvas.translate(x, y)
                canvas.scale(way * size, size)
                _car(canvas, tones[i], light.lit(0xFF9AB8D0, 0.6), self.glows)
                canvas.restore()
                if self.glows:
                    plus = skia.Paint(BlendMode=skia.BlendMode.kPlus)
                    canvas.drawImage(
                        lamp,
                        x + way * size * 0.98 - lamp.width() / 2,
                        y - size * 0.14 - lamp.height() / 2,
                        SMOOTH,
                        plus,
                    )
                    canvas.drawImage(
                        tail,
                        x - way * size * 0.98 - tail.width() / 2,
                        y - size * 0.16 - tail.height() / 2,
                        SMOOTH,
                        plus,
                    )

        return Live(1.6, paint)

    def _furniture(self) -> Layer:
        """Street lamps and trees on the far pavement."""
        unit, light = self.unit, self.light

        def paint(canvas: skia.Canvas, window: Window) -> None:
            rng = self.site.rng("furniture")
            foot = self.horizon_y + unit * 0.375
            gap = window.width / max(2, round(window.width / (unit * 0.95)))
            for i in range(math.ceil(window.width / gap)):
                x = window.left + (i + 0.3) * gap
                pole = fill(light.lit(0xFF2E3238, 0.4))
                canvas.drawRect(
                    skia.Rect.MakeLTRB(x - unit * 0.005, foot - unit * 0.5, x + unit * 0.005, foot),
                    pole,
                )
                canvas.drawRect(
                    skia.Rect.MakeLTRB(x, foot - unit * 0.5, x + unit * 0.07, foot - unit * 0.49),
                    pole,
                )
                if self.glows:
                    at = (x + unit * 0.07, foot - unit * 0.478)
                    canvas.drawCircle(
                        *at,
                        unit * 0.2,
                        radial(
                            at,
                            unit * 0.2,
                            [0xA0FFD890, 0x30FFC870, 0x00FFC870],
                            at=(0, 0.3, 1),
                            blend=skia.BlendMode.kScreen,
                        ),
                    )
                    canvas.drawCircle(*at, unit * 0.013, fill(0xFFFFF3D0))
                if not self.wet or i % 2:
                    tree(
                        canvas,
                        (x + gap * 0.5, foot + unit * 0.01),
                        height=unit * rng.uniform(0.3, 0.38),
                        colour=0xFF5C8A50,
                        light=light,
                        rng=rng,
                    )

        return self.site.plate(
            1.3, paint, top=self.horizon_y - unit * 0.3, bottom=self.horizon_y + unit * 0.42
        )

    def _lens(self) -> Layer:
        """Blurred lights at the lens."""
        unit, frame = self.unit, self.frame

        def paint(canvas: skia.Canvas, window: Window) -> None:
            rng = self.site.rng("lens")
            for _ in range(7 if self.glows else 0):
                x, y = (
                    rng.uniform(window.left, window.right),
                    frame.height * rng.uniform(0.72, 1.02),
                )
                tone = NEON[int(rng.integers(len(NEON)))]
                canvas.drawCircle(x, y, unit * rng.uniform(0.03, 0.07), fill(alpha(tone, 0.13)))

        return self.site.plate(0.6, paint, soft_px=unit * 0.004, top=frame.height * 0.5)


def _car(canvas: skia.Canvas, tone: int, glass: int, lamps: bool) -> None:
    """A car of half length 1, wheels on y = 0, facing right."""
    canvas.drawOval(skia.Rect.MakeLTRB(-1.05, -0.05, 1.05, 0.08), fill(0x70000008, soft=0.04))
    body = skia.Path()
    body.moveTo(-0.98, -0.08)
    body.cubicTo(-1.02, -0.3, -0.96, -0.36, -0.66, -0.38)
    body.cubicTo(-0.45, -0.62, -0.3, -0.66, 0.0, -0.66)
    body.cubicTo(0.3, -0.66, 0.42, -0.52, 0.56, -0.38)
    body.cubicTo(0.85, -0.35, 0.98, -0.3, 0.99, -0.1)
    body.close()
    canvas.drawPath(
        body,
        linear((0, -0.66), (0, 0), [mix(tone, 0xFFFFFFFF, 0.3), tone, mix(tone, 0xFF000010, 0.5)]),
    )
    pane = skia.Path()
    pane.moveTo(-0.54, -0.38)
    pane.cubicTo(-0.4, -0.56, -0.28, -0.6, 0.0, -0.6)
    pane.cubicTo(0.22, -0.6, 0.32, -0.5, 0.44, -0.38)
    pane.close()
    canvas.drawPath(pane, fill(mix(glass, 0xFFFFE2A0, 0.5) if lamps else glass))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.06, -0.6, -0.02, -0.38), fill(tone))
    for x in (-0.58, 0.6):
        canvas.drawCircle(x, -0.1, 0.17, fill(0xFF14161C))
        canvas.drawCircle(x, -0.1, 0.08, fill(0xFF8A8E98))
