"""A café, or any cosy room: a big window and the street behind it, lamps, plants, shelves."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import skia

from ..canvas import alpha, blob, fill, image_of, linear, mix, radial, soft_dot, stroke
from ..flora import bush
from ..layers import Layer, Live, Site
from ..light import Light
from ..scene import Time, Weather
from ..stage import Window
from .scenery import Scenery, Spot

__all__ = ["build"]

_WALL = 0xFFC58F63
_WOOD = 0xFF8A5A3A
_LAMPS = (0.16, 0.5, 0.84)
"""Where the lamps hang, shares of the room's width."""


def build(site: Site) -> Scenery:
    """A room with a window."""
    return _Room(site).scenery()


class _Room:
    """The pieces of a room, laid out once."""

    def __init__(self, site: Site) -> None:
        self.site, self.frame = site, site.frame
        self.unit = site.frame.unit
        self.outside = site.light
        self.is_dim = (
            site.light.time in (Time.NIGHT, Time.DUSK) or site.light.weather is Weather.RAIN
        )
        self.light = _indoor(site.light, self.is_dim)
        unit, width, height = self.unit, site.frame.width, site.frame.height
        self.floor_y = height / 2 + min(height * 0.5, unit * 0.62) - unit * 0.14
        self.wide = min(float(width), unit * 1.9)
        self.left = (width - self.wide) / 2
        # The window: left, top, right, bottom.
        self.glass = skia.Rect.MakeLTRB(
            self.left + self.wide * 0.20,
            self.floor_y - unit * 0.80,
            self.left + self.wide * 0.90,
            self.floor_y - unit * 0.17,
        )

    def scenery(self) -> Scenery:
        unit, frame = self.unit, self.frame
        back: list[Layer] = [*self._outdoors()]
        if self.outside.weather is Weather.RAIN:
            back.append(self._wet_glass())
        back += [self._wall(), self._sill(), *self._beams(), self._lamps()]
        return Scenery(
            back=tuple(back),
            front=(self._near(),),
            spots=(
                Spot(self.left + self.wide * 0.41, self.floor_y + unit * 0.085, 1.0),
                Spot(self.left + self.wide * 0.85, self.floor_y + unit * 0.08, 0.45),
                Spot(self.left + self.wide * 0.1, self.floor_y + unit * 0.08, 0.45),
            ),
            air=(frame.width * 0.1, frame.height * 0.2, frame.width * 0.9, self.floor_y),
            light=self.light,
            sound="cafe",
        )

    def _outdoors(self) -> list[Layer]:
        """What is seen through the glass, far out of focus."""
        unit, light, glass = self.unit, self.outside, self.glass
        dim = self.is_dim

        def street(canvas: skia.Canvas, window: Window) -> None:
            rng = self.site.rng("street")
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

        far = self.site.plate(
            4.5,
            street,
            soft_px=unit * 0.014,
            top=glass.top() - unit * 0.2,
            bottom=glass.bottom() + unit * 0.2,
        )
        return [far, self._bokeh()]

    def _bokeh(self) -> Layer:
        """Discs of light: lamps that stand, cars that pass."""
        unit, glass, light = self.unit, self.glass, self.outside
        rng = self.site.rng("bokeh")
        tones = (
            (0xFFFFC876, 0xFFFFE6B0, 0xFFFF8A6A, 0xFF8FD0FF, 0xFFFFB0C8)
            if self.is_dim
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
        strength = (0.55 if self.is_dim else 0.34) * rng.uniform(0.5, 1.0, count)
        span = glass.width() + unit * 0.6

        def paint(canvas: skia.Canvas, t_s: float) -> None:
            place = (
                (x + speed * unit * t_s - glass.left() + unit * 0.3) % span
                + glass.left()
                - unit * 0.3
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

        del light
        return Live(3.6, paint)

    def _wet_glass(self) -> Layer:
        """Beads of rain that cling, and drops that gather and run."""
        unit, glass, rng = self.unit, self.glass, self.site.rng("drops")

        def beads(canvas: skia.Canvas, _window: Window) -> None:
            dots = self.site.rng("beads")
            for _ in range(520):
                x, y = (
                    dots.uniform(glass.left(), glass.right()),
                    dots.uniform(glass.top(), glass.bottom()),
                )
                _drop(canvas, x, y, unit * (0.0016 + 0.0042 * dots.random() ** 3), self.outside)

        still = self.site.plate(1.62, beads, top=glass.top(), bottom=glass.bottom())
        image, window = still.image, still.window
        count = 34
        x0 = rng.uniform(glass.left(), glass.right(), count)
        start, pace = rng.random(count), rng.uniform(0.035, 0.11, count)
        radius = unit * rng.uniform(0.004, 0.0072, count)
        wobble = rng.uniform(0, 6.28, count)

        def paint(canvas: skia.Canvas, t_s: float) -> None:
            canvas.drawImage(image, window.left, window.top)
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
                _drop(canvas, x + sway, y, float(radius[i]), self.outside)

        return Live(1.62, paint)

    def _wall(self) -> Layer:
        unit, light, glass, frame = self.unit, self.light, self.glass, self.frame

        def paint(canvas: skia.Canvas, window: Window) -> None:
            rng = self.site.rng("wall")
            room = skia.Rect.MakeLTRB(window.left, window.top, window.right, window.bottom)
            canvas.drawRect(
                room,
                linear(
                    (0, window.top),
                    (0, self.floor_y),
                    [
                        light.lit(mix(_WALL, 0xFF5A3424, 0.45), 0.35),
                        light.lit(_WALL, 0.62),
                        light.lit(_WALL, 0.5),
                    ],
                    at=(0, 0.55, 1),
                ),
            )
            for share in _LAMPS:
                at = (self.left + self.wide * share, self.floor_y - unit * 0.78)
                glow = 0.5 if self.is_dim else 0.22
                canvas.drawRect(
                    room,
                    radial(
                        at,
                        unit * 0.62,
                        [alpha(0xFFFFD590, glow), alpha(0xFFFFB860, glow * 0.3), 0x00FFB860],
                        at=(0, 0.4, 1),
                        blend=skia.BlendMode.kScreen,
                    ),
                )
            self._shelf(canvas, rng)
            self._pictures(canvas, rng)
            self._panels(canvas, window)
            self._floor(canvas, window)
            _frame_of_glass(canvas, glass, unit, light)
            canvas.save()
            _clear_panes(canvas, glass, unit)
            canvas.restore()

        del frame
        return self.site.plate(1.6, paint)

    def _panels(self, canvas: skia.Canvas, window: Window) -> None:
        """Wainscot under the window."""
        unit, light = self.unit, self.light
        top, base = self.floor_y - unit * 0.155, self.floor_y
        canvas.drawRect(
            skia.Rect.MakeLTRB(window.left, top, window.right, base),
            linear((0, top), (0, base), [light.lit(_WOOD, 0.7), light.lit(_WOOD, 0.35)]),
        )
        x = window.left - window.left % (unit * 0.15)
        while x < window.right:
            box = skia.Rect.MakeXYWH(x + unit * 0.016, top + unit * 0.03, unit * 0.118, unit * 0.1)
            canvas.drawRoundRect(
                box, 3, 3, stroke(light.lit(mix(_WOOD, 0xFF2A1408, 0.55), 0.3), unit * 0.004)
            )
            canvas.drawLine(
                box.left(),
                box.bottom() + unit * 0.003,
                box.right(),
                box.bottom() + unit * 0.003,
                stroke(alpha(light.lit(0xFFD8A878, 0.9), 0.5), unit * 0.002),
            )
            x += unit * 0.15
        canvas.drawRect(
            skia.Rect.MakeLTRB(window.left, top - unit * 0.012, window.right, top + unit * 0.006),
            linear(
                (0, top - unit * 0.012),
                (0, top + unit * 0.006),
                [light.lit(0xFFB98055, 0.95), light.lit(_WOOD, 0.3)],
            ),
        )

    def _floor(self, canvas: skia.Canvas, window: Window) -> None:
        unit, light = self.unit, self.light
        y = self.floor_y
        ground = skia.Rect.MakeLTRB(window.left, y, window.right, window.bottom)
        canvas.drawRect(
            ground,
            linear(
                (0, y),
                (0, y + unit * 0.4),
                [
                    light.lit(0xFF9A6A48, 0.42),
                    light.lit(0xFF7A4C34, 0.55),
                    light.lit(0xFF4A2C20, 0.4),
                ],
            ),
        )
        centre = self.left + self.wide / 2
        for i in range(-16, 17):
            x = centre + i * unit * 0.13
            canvas.drawLine(
                x,
                y,
                centre + (x - centre) * 2.6,
                y + unit * 0.6,
                stroke(alpha(0xFF2A1408, 0.30), unit * 0.0022),
            )
        tone = self.outside.glow if self.outside.has_sun else 0xFFB8C8E0
        mid = self.glass.centerX() - unit * 0.25
        shine = skia.Path()
        shine.addPoly(
            [
                skia.Point(self.glass.left() - unit * 0.1, y),
                skia.Point(self.glass.right() - unit * 0.2, y),
                skia.Point(mid + unit * 0.3, y + unit * 0.34),
                skia.Point(mid - unit * 0.75, y + unit * 0.34),
            ],
            True,
        )
        strength = 0.16 if self.is_dim else 0.42
        paint = linear(
            (0, y), (0, y + unit * 0.34), [alpha(tone, strength), alpha(tone, strength * 0.3)]
        )
        paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, unit * 0.02))
        paint.setBlendMode(skia.BlendMode.kScreen)
        canvas.drawPath(shine, paint)

    def _shelf(self, canvas: skia.Canvas, rng: np.random.Generator) -> None:
        """Books and jars on boards, left of the window."""
        unit, light = self.unit, self.light
        left, right = self.left - unit * 0.25, self.glass.left() - unit * 0.075
        for row in range(3):
            y = self.floor_y - unit * (0.30 + 0.2 * row)
            x = left
            while x < right - unit * 0.03:
                wide, tall = unit * rng.uniform(0.014, 0.03), unit * rng.uniform(0.085, 0.135)
                if rng.random() < 0.16:
                    x += wide * 2.2
                    continue
                tone = (0xFFB5523C, 0xFF3F6A6E, 0xFFD9B26A, 0xFF6A7A4A, 0xFF7A4A5A, 0xFFE5D8C0)[
                    int(rng.integers(6))
                ]
                canvas.drawRoundRect(
                    skia.Rect.MakeXYWH(x, y - tall, wide, tall),
                    1.5,
                    1.5,
                    linear(
                        (x, 0),
                        (x + wide, 0),
                        [light.lit(tone, 0.35), light.lit(tone, 0.75), light.lit(tone, 0.3)],
                    ),
                )
                x += wide + unit * 0.002
            board = skia.Rect.MakeLTRB(left - unit * 0.1, y, right, y + unit * 0.014)
            canvas.drawRect(
                board,
                linear(
                    (0, y),
                    (0, y + unit * 0.014),
                    [light.lit(0xFFA8744C, 0.9), light.lit(_WOOD, 0.2)],
                ),
            )
            canvas.drawRect(
                skia.Rect.MakeLTRB(left - unit * 0.1, y + unit * 0.014, right, y + unit * 0.035),
                fill(alpha(0xFF20100A, 0.28), soft=unit * 0.006),
            )

    def _pictures(self, canvas: skia.Canvas, rng: np.random.Generator) -> None:
        """A framed print right of the window."""
        unit, light = self.unit, self.light
        x = self.glass.right() + unit * 0.08
        for y, tall in ((self.floor_y - unit * 0.62, 0.2), (self.floor_y - unit * 0.37, 0.14)):
            box = skia.Rect.MakeXYWH(x, y, unit * 0.17, unit * tall)
            canvas.drawRect(
                box.makeOutset(unit * 0.01, unit * 0.01), fill(light.lit(0xFF5A3826, 0.6))
            )
            tone = (0xFFE8D8B8, 0xFFBFD0C0)[int(rng.integers(2))]
            canvas.drawRect(box, fill(light.lit(tone, 0.7)))
            canvas.drawCircle(
                box.centerX(), box.centerY(), unit * tall * 0.25, fill(light.lit(0xFFD88A5A, 0.7))
            )

    def _sill(self) -> Layer:
        """Plants on the window sill."""
        unit, light, glass = self.unit, self.light, self.glass

        def paint(canvas: skia.Canvas, _window: Window) -> None:
            rng = self.site.rng("sill")
            y = glass.bottom() + unit * 0.012
            for share, size in ((0.06, 0.075), (0.15, 0.055), (0.86, 0.065), (0.95, 0.085)):
                x = glass.left() + glass.width() * share
                bush(
                    canvas,
                    (x, y - unit * size * 0.75),
                    width=unit * size * 1.7,
                    height=unit * size * 1.6,
                    colour=0xFF5E8F58,
                    light=light,
                    rng=rng,
                    blooms=(0xFFFFB0B8, 0xFFFFFFFF) if size > 0.06 else (),
                )
                pot = skia.Path()
                half = unit * size * 0.42
                pot.addPoly(
                    [
                        skia.Point(x - half, y - unit * size * 0.9),
                        skia.Point(x + half, y - unit * size * 0.9),
                        skia.Point(x + half * 0.72, y),
                        skia.Point(x - half * 0.72, y),
                    ],
                    True,
                )
                clay = 0xFFC9774F
                canvas.drawPath(
                    pot,
                    linear(
                        (x - half, 0),
                        (x + half, 0),
                        [light.lit(clay, 0.25), light.lit(clay, 0.8), light.lit(clay, 0.5)],
                    ),
                )

        return self.site.plate(
            1.5, paint, top=glass.bottom() - unit * 0.3, bottom=glass.bottom() + unit * 0.05
        )

    def _beams(self) -> list[Layer]:
        """Light that falls in through the panes."""
        if self.is_dim:
            return []
        unit, glass, light = self.unit, self.glass, self.outside

        def paint(canvas: skia.Canvas, _window: Window) -> None:
            for i in range(4):
                x = glass.left() + glass.width() * (0.1 + 0.25 * i)
                wide = glass.width() * 0.15
                path = skia.Path()
                path.addPoly(
                    [
                        skia.Point(x, glass.top()),
                        skia.Point(x + wide, glass.top()),
                        skia.Point(x + wide - unit * 0.45, self.floor_y + unit * 0.2),
                        skia.Point(x - wide * 0.3 - unit * 0.5, self.floor_y + unit * 0.2),
                    ],
                    True,
                )
                canvas.drawPath(
                    path,
                    linear(
                        (x, glass.top()),
                        (x - unit * 0.4, self.floor_y + unit * 0.2),
                        [alpha(light.glow, 0.22), alpha(light.glow, 0.12), alpha(light.glow, 0.0)],
                    ),
                )

        return [
            self.site.glow(
                paint, soft_px=unit * 0.018, level=lambda t_s: 0.8 + 0.2 * math.sin(0.4 * t_s)
            )
        ]

    def _lamps(self) -> Layer:
        """Pendant lamps with warm glows; they swing by a hair."""
        unit, light = self.unit, self.light
        glow = image_of(
            soft_dot(unit * 0.17, alpha(0xFFFFC46A, 0.55 if self.is_dim else 0.26), core=0.02)
        )

        def paint(canvas: skia.Canvas, t_s: float) -> None:
            for index, share in enumerate(_LAMPS):
                x, y = (
                    self.left + self.wide * share,
                    self.floor_y - unit * (0.76 + 0.05 * (index % 2)),
                )
                swing = 0.5 * math.sin(0.8 * t_s + index * 1.7)
                canvas.save()
                canvas.translate(x, y - unit * 0.9)
                canvas.rotate(swing)
                canvas.translate(0, unit * 0.9)
                canvas.drawLine(
                    0, -unit * 0.9, 0, 0, stroke(light.lit(0xFF3A2A22, 0.4), unit * 0.004)
                )
                shade = blob(
                    [
                        (-unit * 0.012, -unit * 0.055),
                        (unit * 0.012, -unit * 0.055),
                        (unit * 0.062, 0.0),
                        (0, unit * 0.008),
                        (-unit * 0.062, 0.0),
                    ]
                )
                canvas.drawPath(
                    shade,
                    linear(
                        (-unit * 0.06, 0),
                        (unit * 0.06, 0),
                        [
                            light.lit(0xFF2E4A4A, 0.35),
                            light.lit(0xFF4A7270, 0.9),
                            light.lit(0xFF2E4A4A, 0.3),
                        ],
                    ),
                )
                canvas.drawOval(
                    skia.Rect.MakeXYWH(-unit * 0.022, -unit * 0.014, unit * 0.044, unit * 0.04),
                    fill(0xFFFFF3CC),
                )
                flicker = 0.92 + 0.08 * math.sin(1.3 * t_s + index * 2.1)
                half = glow.width() / 2
                canvas.drawImage(
                    glow,
                    -half,
                    -half + unit * 0.02,
                    skia.SamplingOptions(),
                    skia.Paint(Alphaf=flicker, BlendMode=skia.BlendMode.kScreen),
                )
                canvas.restore()

        return Live(1.35, paint)

    def _near(self) -> Layer:
        """Leaves and a chair's back close to the lens, blurred."""
        unit, light, frame = self.unit, self.light, self.frame

        def paint(canvas: skia.Canvas, window: Window) -> None:
            rng = self.site.rng("near")
            for side, x0 in ((1, window.left + unit * 0.02), (-1, window.right - unit * 0.0)):
                for i in range(8):
                    angle = math.radians(-88 + side * (8 + 13 * i) + rng.uniform(-6, 6))
                    reach = unit * rng.uniform(0.26, 0.44) * (1.0 if side > 0 else 0.72)
                    tip = (
                        x0 + math.cos(angle) * reach,
                        frame.height + unit * 0.04 + math.sin(angle) * reach,
                    )
                    root = (x0, frame.height + unit * 0.06)
                    mid = ((root[0] + tip[0]) / 2, (root[1] + tip[1]) / 2)
                    wide = reach * 0.16
                    nx, ny = -math.sin(angle) * wide, math.cos(angle) * wide
                    leaf = blob([root, (mid[0] + nx, mid[1] + ny), tip, (mid[0] - nx, mid[1] - ny)])
                    canvas.drawPath(
                        leaf,
                        linear(root, tip, [light.lit(0xFF2F5A3C, 0.1), light.lit(0xFF5C9460, 0.6)]),
                    )

        return self.site.plate(0.62, paint, soft_px=unit * 0.010, top=frame.height - unit * 0.5)


def _indoor(outside: Light, is_dim: bool) -> Light:
    """A room's light: lamps when it is dark outside, the window when it is not."""
    if is_dim:
        return replace(
            outside,
            key=(1.12, 0.92, 0.68),
            ambient=(0.46, 0.36, 0.36),
            key_direction=(-0.25, -0.97),
            rim=mix(0xC0FFCF90, outside.rim, 0.35),
            glow=0xFFFFBE70,
            fog=0xFF6A4A44,
            bloom=0.55,
            vignette=0.42,
            tint=(1.03, 1.0, 0.97),
            exposure=1.0,
            stars=0.0,
            wind=0.1,
        )
    return replace(
        outside,
        key=(1.12, 1.0, 0.82),
        ambient=(0.58, 0.50, 0.48),
        key_direction=(0.7, -0.72),
        rim=0xD0FFE6B4,
        glow=0xFFFFD890,
        bloom=0.5,
        vignette=0.34,
        tint=(1.02, 1.0, 0.97),
        stars=0.0,
        wind=0.1,
    )


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


def _frame_of_glass(canvas: skia.Canvas, glass: skia.Rect, unit: float, light: Light) -> None:
    outer = glass.makeOutset(unit * 0.03, unit * 0.03)
    canvas.drawRect(
        outer.makeOffset(0, unit * 0.01), fill(alpha(0xFF200C04, 0.35), soft=unit * 0.012)
    )
    canvas.drawRect(
        outer,
        linear(
            (outer.left(), outer.top()),
            (outer.right(), outer.bottom()),
            [light.lit(0xFF9A6A44, 0.85), light.lit(0xFF6A4028, 0.4)],
        ),
    )
    ledge = skia.Rect.MakeLTRB(
        outer.left() - unit * 0.03,
        glass.bottom() + unit * 0.006,
        outer.right() + unit * 0.03,
        glass.bottom() + unit * 0.03,
    )
    canvas.drawRect(
        ledge,
        linear(
            (0, ledge.top()),
            (0, ledge.bottom()),
            [light.lit(0xFFC08A5C, 1.0), light.lit(0xFF6A4028, 0.3)],
        ),
    )


def _clear_panes(canvas: skia.Canvas, glass: skia.Rect, unit: float) -> None:
    """Cut the panes out of the wall, leaving the bars."""
    bar = unit * 0.016
    columns, split = 4, 0.30
    wide = glass.width() / columns
    clear = skia.Paint(BlendMode=skia.BlendMode.kClear, AntiAlias=True)
    for i in range(columns):
        left, right = glass.left() + wide * i + bar / 2, glass.left() + wide * (i + 1) - bar / 2
        middle = glass.top() + glass.height() * split
        canvas.drawRect(skia.Rect.MakeLTRB(left, glass.top(), right, middle - bar / 2), clear)
        canvas.drawRect(skia.Rect.MakeLTRB(left, middle + bar / 2, right, glass.bottom()), clear)
