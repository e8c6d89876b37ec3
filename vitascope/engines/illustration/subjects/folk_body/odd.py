"""Heads that are not a person's: a robot's.

It knows nothing of bodies.
"""

from __future__ import annotations

from ...canvas import alpha, fill, mix
from ..figure import Figure
from ..motion import wave
from ..rig import Look
from ..shapes import oval, rounded, tube
from .kind import Mood

__all__ = ["robot_head"]


def robot_head(fig: Figure, look: Look, mood: Mood, t_s: float, is_back: bool) -> None:
    """A box with an aerial and shining eyes."""
    steel = fig.coat(look.base, top=-18, bottom=14)
    dark = fig.coat(look.dark, top=-18, bottom=14)
    fig.part(tube([-12j, -19j], [0.9, 0.8]), dark)
    lamp = 0.6 + 0.4 * wave(t_s, 1.1)
    fig.part(oval(-21j, 2.5, 2.5), fill(fig.tone(mix(0xFF8A3A3A, 0xFFFF5A4A, lamp), 1.0)))
    for x in (-11.5, 11.5):
        fig.part(oval(complex(x, -1), 2.6, 3.8), dark)
    box = [complex(-11.5, -12), complex(11.5, -12), complex(12, 9), complex(-12, 9)]
    fig.part(rounded([q for p in box for q in (p, p)]), steel)
    if is_back:
        return
    shift = 1.8 + 4.0 * mood.yaw
    glass = [
        complex(-8 + shift, -7),
        complex(8 + shift, -7),
        complex(8 + shift, 2.5),
        complex(-8 + shift, 2.5),
    ]
    fig.part(rounded([q for p in glass for q in (p, p)]), fill(fig.tone(0xFF22303C, 0.4)))
    for x in (-3.8, 3.8):
        eye = oval(complex(x + shift, -2.2), 2.4, max(0.5, 2.6 * mood.eyes))
        fig.canvas.drawPath(eye, fill(fig.tone(0xFF7FF0FF, 1.0)))
        fig.canvas.drawPath(
            oval(complex(x + shift + 0.6, -3.2), 0.8, 0.8), fill(alpha(0xFFFFFFFF, 0.9))
        )
    high = 0.7 + 2.2 * mood.mouth
    fig.canvas.drawPath(oval(complex(shift, 5.6), 3.6, high), fill(fig.tone(look.dark, 0.4)))
