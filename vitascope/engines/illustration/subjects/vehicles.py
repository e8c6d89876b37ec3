"""A hot-air balloon that floats and a small car that drives."""

from __future__ import annotations

from math import pi

import skia

from ..canvas import alpha, fill, mix, radial, stroke
from ..light import Light
from .figure import Figure
from .motion import drift, wave
from .rig import Look, Placid
from .shadows import contact_shadow
from .shapes import BODY_UNITS, Box, closed, curve, oval, tube
from .softness import draw_soft

__all__ = ["Balloon", "Car"]


class Balloon(Placid):
    """A striped balloon with its basket; the origin is the basket's floor."""

    box = Box(-50.0, -112.0, 50.0, 14.0)

    def __init__(self) -> None:
        self.aspect = 0.75
        self.actions: tuple[str, ...] = ("fly",)
        self.look = Look(base=0xFFE8603F, pale=0xFFFFF2D8, dark=0xFF8A5A34, accent=0xFFF6B545)

    def draw(
        self,
        canvas: skia.Canvas,
        *,
        t_s: float,
        height_px: float,
        light: Light,
        action: str,  # noqa: ARG002
        look: Look,
        seed: int,
    ) -> None:
        """See ``Rig.draw``."""
        lean = 2.2 * wave(t_s, 5.3) + 1.6 * drift(t_s, seed=seed, rate_hz=0.2)
        rise = 1.6 * wave(t_s, 4.1, 0.3)
        canvas.save()
        canvas.scale(height_px * look.size / BODY_UNITS, height_px * look.size / BODY_UNITS)
        with Figure(canvas, light, self.box) as fig, fig.placed(complex(0, rise), turn=lean):
            rope = stroke(fig.tone(look.dark, 0.4), 0.7)
            for x in (-5.6, -2, 2, 5.6):
                fig.detail(curve([complex(x, -9), complex(x * 1.75, -27)]), rope)
            self._envelope(fig, look)
            self._basket(fig, look, swing=1.4 * wave(t_s, 2.9))
            flame = 0.5 + 0.5 * drift(t_s, seed=seed + 3, rate_hz=2.2)
            if flame > 0.62:
                hot = alpha(0xFFFFC860, min(1.0, 2.4 * (flame - 0.62)))
                draw_soft(
                    fig.canvas, oval(complex(0, -17), 1.8, 4.0 + 3 * flame), fill(hot), soft=0.8
                )
        canvas.restore()

    def _envelope(self, fig: Figure, look: Look) -> None:
        outline = [
            complex(0, -100), complex(22, -95), complex(36, -79), complex(36, -59),
            complex(24, -41),
            complex(11, -27), complex(0, -25.5), complex(-11, -27), complex(-24, -41),
            complex(-36, -59),
            complex(-36, -79), complex(-22, -95),
        ]  # fmt: skip
        path = fig.part(closed(outline), fig.coat(look.base, top=-108, bottom=-14))
        # The gores narrow towards the edge, as stripes on a ball do.
        for k, colour in (
            (-0.86, look.accent),
            (-0.34, look.pale),
            (0.34, look.pale),
            (0.86, look.accent),
        ):
            inner, outer = (
                38 * (k - 0.17 * (1 - 0.4 * abs(k))),
                38 * (k + 0.17 * (1 - 0.4 * abs(k))),
            )
            gore = closed([
                complex(0, -103), complex(outer * 0.62, -95), complex(outer, -72),
                complex(outer * 0.7, -43),
                complex(outer * 0.28, -24), complex(inner * 0.28, -24), complex(inner * 0.7, -43),
                complex(inner, -72), complex(inner * 0.62, -95),
            ])  # fmt: skip
            fig.mark(gore, fig.coat(colour, top=-108, bottom=-14), within=path)
        for y in (-82.0, -55.0):
            ring = curve([complex(-40, y - 4), complex(0, y + 4), complex(40, y - 4)])
            fig.mark(ring, stroke(alpha(fig.tone(look.dark, 0.4), 0.28), 1.4), within=path)
        glow = 14 * (1 if fig.towards_light.real >= 0 else -1)
        shine = [alpha(fig.tone(0xFFFFFFFF, 1.0), 0.38), alpha(0xFFFFFFFF, 0.0)]
        fig.mark(oval(complex(glow, -80), 20, 18), radial((glow, -80), 20, shine), within=path)

    def _basket(self, fig: Figure, look: Look, *, swing: float) -> None:
        outline = [complex(-7, -9.5), complex(7, -9.5), complex(6, 0), complex(-6, 0)]
        basket = closed([p + swing * 0.1 for p in outline])
        path = fig.part(basket, fig.coat(look.dark, top=-14, bottom=6))
        for y in (-6.5, -3.5, -0.8):
            weave = curve([complex(-8, y), complex(0, y + 0.9), complex(8, y)])
            fig.mark(weave, stroke(alpha(fig.tone(0xFF3A2010, 0.4), 0.5), 0.6), within=path)
        rim = tube([complex(-7.2, -9.6), complex(0, -8.9), complex(7.2, -9.6)], [1.1, 1.1, 1.1])
        fig.part(rim, fig.coat(mix(look.dark, 0xFFFFE0B0, 0.25), top=-14, bottom=-4))


class Car(Placid):
    """A small round car; the origin is on the road between its wheels."""

    box = Box(-98.0, -112.0, 100.0, 18.0)

    def __init__(self) -> None:
        self.aspect = 1.75
        self.actions: tuple[str, ...] = ("run", "idle")
        self.look = Look(base=0xFF4FA3A0, pale=0xFFFFF6E4, dark=0xFF2E3038, accent=0xFFFFD98A)

    def draw(
        self,
        canvas: skia.Canvas,
        *,
        t_s: float,
        height_px: float,
        light: Light,
        action: str,
        look: Look,
        seed: int,
    ) -> None:
        """See ``Rig.draw``."""
        drives = action in ("run", "walk", "trot") or action not in self.actions
        shake = 0.9 * drift(t_s, seed=seed, rate_hz=3.1) if drives else 0.25 * wave(t_s, 0.21)
        pitch = 0.7 * drift(t_s, seed=seed + 1, rate_hz=1.1) if drives else 0.0
        canvas.save()
        canvas.scale(height_px * look.size / BODY_UNITS, height_px * look.size / BODY_UNITS)
        contact_shadow(canvas, light, centre=0, half=82)
        with Figure(canvas, light, self.box) as fig:
            with fig.placed(complex(0, shake), turn=pitch):
                self._body(fig, look)
            turn = t_s * _SPEED / _WHEEL * 180 / pi if drives else 20.0
            for x in (-45.0, 46.0):
                self._wheel(fig, look, complex(x, -_WHEEL), turn)
        canvas.restore()

    def ground_speed_px_s(self, *, height_px: float, action: str) -> float:
        """See ``Rig.ground_speed_px_s``."""
        if action == "idle":
            return 0.0
        return _SPEED * height_px / BODY_UNITS

    def _body(self, fig: Figure, look: Look) -> None:
        cabin = closed([
            complex(-58, -52), complex(-49, -76), complex(-33, -93), complex(-4, -97),
            complex(22, -91),
            complex(38, -73), complex(48, -54), complex(0, -46),
        ])  # fmt: skip
        fig.part(cabin, fig.coat(look.base, top=-104, bottom=-18))
        glass = fig.gradient(
            -40 - 90j, 40 - 52j, [fig.tone(0xFFDDF3FA, 0.95), fig.tone(0xFF7FB2CC, 0.6)]
        )
        for pane in (
            [
                complex(-50, -57),
                complex(-43, -75),
                complex(-31, -87),
                complex(-12, -89.5),
                complex(-12, -57),
            ],
            [
                complex(-5, -57),
                complex(-5, -90),
                complex(17, -85),
                complex(30, -71),
                complex(37, -57),
            ],
        ):
            corners = skia.Path()
            corners.addPoly([skia.Point(p.real, p.imag) for p in pane], True)
            fig.part(corners, glass)
            fig.mark(
                tube([pane[0] + 6 - 4j, pane[2] + 9], [0.2, 2.6]), fill(0x50FFFFFF), within=corners
            )
        hull = closed([
            complex(-84, -30), complex(-82, -48), complex(-62, -57), complex(-20, -58),
            complex(30, -58),
            complex(66, -52), complex(85, -42), complex(88, -28), complex(84, -16),
            complex(40, -13),
            complex(-40, -13), complex(-81, -16),
        ])  # fmt: skip
        path = fig.part(hull, fig.coat(look.base, top=-76, bottom=0))
        band = tube([complex(-90, -31), complex(0, -32), complex(92, -30)], [2.2, 2.2, 2.2])
        fig.mark(band, fill(fig.tone(look.pale, 0.75)), within=path)
        seam = curve([complex(-8, -58), complex(-9, -38), complex(-7, -15)])
        fig.mark(seam, stroke(alpha(fig.tone(look.dark, 0.4), 0.4), 1.0), within=path)
        fig.part(
            tube([complex(-22, -45), complex(-14, -45)], [1.3, 1.3]),
            fig.coat(look.pale, top=-50, bottom=-36),
        )
        for x in (-45.0, 46.0):
            fig.mark(
                oval(complex(x, -_WHEEL), 24, 24), fill(fig.tone(look.dark, 0.15)), within=path
            )
        fig.part(
            oval(complex(81, -38), 5.4, 6.2),
            radial((82, -39), 7, [fig.tone(0xFFFFFFF0, 1), fig.tone(look.accent, 1)]),
        )
        fig.part(oval(complex(-82.5, -40), 3.2, 5.0), fill(fig.tone(0xFFD8443A, 0.8)))
        for x in (86.0, -84.0):
            bumper = tube([complex(x - 6, -17), complex(x, -18.5)], [2.6, 2.6])
            fig.part(bumper, fig.coat(0xFFC9CDD6, top=-24, bottom=-8))

    def _wheel(self, fig: Figure, look: Look, at: complex, turn: float) -> None:
        fig.part(oval(at, _WHEEL, _WHEEL), fig.coat(look.dark, top=-44, bottom=4))
        with fig.placed(at, turn=turn):
            fig.canvas.drawPath(oval(0j, 11.5, 11.5), fill(fig.tone(0xFFC9CDD6, 0.75)))
            for k in range(5):
                with fig.placed(0j, turn=72.0 * k):
                    fig.canvas.drawPath(
                        oval(complex(0, -7.2), 2.1, 2.6), fill(fig.tone(look.dark, 0.4))
                    )
            fig.canvas.drawPath(oval(0j, 2.8, 2.8), fill(fig.tone(look.base, 0.8)))


_WHEEL = 18.5
"""Radius of a wheel, body units."""
_SPEED = 260.0
"""Body units a second."""
