"""Round eyes and small smiles for creatures that are told by one painting function.

It knows nothing of bodies.
"""

from __future__ import annotations

from ..canvas import Colour, fill, mix, stroke
from .figure import Figure
from .motion import blink
from .shapes import curve, oval

__all__ = ["bead", "goggle", "smile"]


def bead(fig: Figure, at: complex, r: float, *, t_s: float, seed: int) -> None:
    """A small dark eye with a light in it."""
    opened = blink(t_s, seed=seed)
    if opened < 0.25:
        fig.line(curve([at - r, at + 0.5j * r, at + r]), 0xFF2A1A1C, 0.5 * r)
        return
    fig.canvas.drawPath(oval(at, r, r * 1.08 * opened), fill(0xFF17110F))
    fig.canvas.drawPath(oval(at + r * complex(0.32, -0.36), r * 0.36, r * 0.36), fill(0xFFFFFFFF))


def goggle(
    fig: Figure, at: complex, r: float, *, t_s: float, seed: int, look: complex = 0j
) -> None:
    """A large white eye with a pupil that looks somewhere (-1..1 each way)."""
    opened = max(0.12, blink(t_s, seed=seed))
    fig.canvas.drawPath(oval(at, r, r * opened), fill(fig.tone(0xFFFDFBF6, 0.95)))
    pupil = at + look * r * 0.35
    fig.canvas.drawPath(oval(pupil, r * 0.56, r * 0.6 * opened), fill(0xFF17110F))
    fig.canvas.drawPath(oval(pupil + r * complex(0.2, -0.24), r * 0.2, r * 0.2), fill(0xFFFFFFFF))


def smile(fig: Figure, at: complex, half: float, colour: Colour, *, deep: float = 0.4) -> None:
    """A curved mouth."""
    line = curve([at - half, at + 1j * half * deep, at + half])
    fig.detail(line, stroke(fig.tone(mix(colour, 0xFF301820, 0.6), 0.4), 0.28 * half + 0.4))
