"""The butterfly: it beats its wings in the air; the stage moves it about.

The origin is the middle of the body.
"""

from __future__ import annotations

from math import cos, radians, sin, tau

import skia

from ..canvas import alpha, fill, mix, radial, stroke
from ..light import Light
from .figure import Figure
from .motion import drift, ramp, wave
from .rig import Habitat, Look, Placid
from .shapes import BODY_UNITS, Box, closed, curve, oval, tube

__all__ = ["Butterfly"]


class Butterfly(Placid):
    """A butterfly seen from above at a slant; 100 units is its span from top to bottom."""

    height_m = 0.12
    habitat = Habitat.AIR

    box = Box(-80.0, -78.0, 80.0, 78.0)

    def __init__(self) -> None:
        self.aspect = 1.25
        self.actions: tuple[str, ...] = ("fly", "rest")
        self.look = Look(base=0xFF4E8FF0, pale=0xFFBDE6FF, dark=0xFF23284E, accent=0xFFFFE9A8)

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
        scale = height_px * look.size / BODY_UNITS
        beat = _beat(t_s, seed=seed, rests=action == "rest")
        canvas.save()
        canvas.scale(scale, scale)
        with Figure(canvas, light, self.box) as fig:
            roll = 24 + 11 * drift(t_s, seed=seed + 1, rate_hz=0.6)
            with fig.placed(complex(0, 5.0 * beat - 3.0), turn=roll):
                self._wings(fig, look, side=-1, open_=_openness(beat, late=0.16))
                self._wings(fig, look, side=1, open_=_openness(beat, late=0.0))
                self._body(fig, look)
        canvas.restore()

    def _wings(self, fig: Figure, look: Look, *, side: int, open_: float) -> None:
        width = side * open_ * (0.86 if side < 0 else 1.0)

        def at(x: float, y: float) -> complex:
            # A wing that is half folded also swings a little backwards.
            return complex(x * width, y + 0.16 * abs(x) * (1 - open_))

        hind = closed(
            [at(1, 4), at(18, 6), at(42, 14), at(47, 31), at(34, 44), at(17, 39), at(6, 22)]
        )
        fore = closed(
            [
                at(1, -3),
                at(14, -26),
                at(36, -45),
                at(57, -46),
                at(63, -32),
                at(54, -9),
                at(36, 7),
                at(14, 9),
            ]
        )
        dim = 1.0 - 0.28 * (1 - open_)
        for path, reach, middle in ((hind, 48.0, at(14, 14)), (fore, 66.0, at(16, -10))):
            tones = [
                fig.tone(mix(look.pale, look.base, 0.25), dim), fig.tone(look.base, 0.85 * dim),
                fig.tone(mix(look.base, look.dark, 0.55), 0.6 * dim),
            ]  # fmt: skip
            fig.part(path, radial((middle.real, middle.imag), reach, tones, at=(0.0, 0.5, 1.0)))
            fig.mark(path, stroke(alpha(fig.tone(look.dark, 0.5), 0.92), 9.0), within=path)
        vein = stroke(alpha(fig.tone(look.dark, 0.5), 0.45), 1.3)
        for x, y in ((50.0, -38.0), (54.0, -22.0), (44.0, -4.0)):
            fig.mark(curve([at(3, -2), at(x * 0.5, y * 0.62), at(x, y)]), vein, within=fore)
        for x, y in ((38.0, 18.0), (34.0, 34.0), (20.0, 34.0)):
            fig.mark(curve([at(3, 5), at(x * 0.5, y * 0.45 + 3), at(x, y)]), vein, within=hind)
        dot = fill(alpha(fig.tone(look.accent, 0.95), 0.95))
        for x, y, r in (
            (54.5, -37, 2.6),
            (57.5, -28, 2.2),
            (54.5, -18.5, 1.8),
            (40.5, 31, 2.2),
            (33, 39, 1.8),
        ):
            p = at(x, y)
            fig.mark(oval(p, max(0.4, abs(r * width)), r), dot)

    def _body(self, fig: Figure, look: Look) -> None:
        ink = mix(look.dark, 0xFF1C1420, 0.5)
        for side in (-1, 1):
            feeler = [complex(side * 1.5, -17), complex(side * 6, -31), complex(side * 13, -39)]
            fig.detail(curve(feeler), stroke(fig.tone(ink, 0.5), 1.5))
            fig.detail(oval(feeler[-1], 1.9, 1.9), fill(fig.tone(ink, 0.6)))
        fig.part(
            tube(
                [complex(0, -16), complex(0, -6), complex(0, 10), complex(0, 29)],
                [3.9, 4.7, 3.6, 1.6],
            ),
            fig.gradient(
                -5 + 0j,
                5 + 0j,
                [fig.tone(ink, 0.4), fig.tone(mix(ink, 0xFFB89A90, 0.4), 0.9), fig.tone(ink, 0.3)],
            ),
        )


def _beat(t_s: float, *, seed: int, rests: bool) -> float:
    """-1..1 of the wings' beat: bursts of quick beats, now and then a short glide."""
    if rests:
        return -0.55 + 0.45 * wave(t_s, 2.6) * ramp(drift(t_s, seed=seed, rate_hz=0.4), -0.6, 0.3)
    turns = 3.9 * t_s + 0.35 * sin(tau * t_s / 1.73 + seed) + 0.21 * sin(tau * t_s / 0.77)
    glide = ramp(drift(t_s, seed=seed + 3, rate_hz=0.8), 0.35, 0.75)
    return sin(tau * turns) * (1 - 0.75 * glide) - 0.35 * glide


def _openness(beat: float, *, late: float) -> float:
    """How broad a wing looks, 0.12 (folded up) … 1 (flat)."""
    angle = radians(42 + 40 * max(-1.0, min(1.0, beat - late)))
    return max(0.12, cos(angle))


def _xy(point: complex) -> tuple[float, float]:
    return point.real, point.imag
