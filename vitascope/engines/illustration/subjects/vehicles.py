"""A hot-air balloon that floats. It knows nothing of the wind but that it sways."""

from __future__ import annotations

from cmath import exp as cexp
from collections.abc import Mapping
from math import radians

import skia

from ..canvas import alpha, fill, mix, radial, stroke
from ..light import Light
from .figure import Figure
from .motion import drift, wave
from .rig import Anchor, Habitat, Look, Placid
from .shapes import BODY_UNITS, Box, closed, curve, oval, tube
from .softness import draw_soft

__all__ = ["Balloon"]


class Balloon(Placid):
    """A striped balloon with its basket; the origin is the basket's floor."""

    height_m = 12.0
    habitat = Habitat.AIR

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
        lean, rise = self._sway(t_s, seed)
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

    def anchors(
        self,
        *,
        t_s: float,
        action: str,  # noqa: ARG002
        seed: int,
    ) -> Mapping[str, Anchor]:
        """See ``Rig.anchors``: in the basket."""
        lean, rise = self._sway(t_s, seed)
        floor = complex(0, rise) - 5j * cexp(1j * radians(lean))
        return {"inside": Anchor(floor, lean, behind=True), "top": Anchor(complex(0, -99))}

    def _sway(self, t_s: float, seed: int) -> tuple[float, float]:
        """How it leans, degrees, and how far it is down."""
        lean = 2.2 * wave(t_s, 5.3) + 1.6 * drift(t_s, seed=seed, rate_hz=0.2)
        return lean, 1.6 * wave(t_s, 4.1, 0.3)

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
