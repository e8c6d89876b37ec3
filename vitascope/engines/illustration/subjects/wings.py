"""Wings of four-legged animals: a dragon's of skin, a winged horse's of feathers.

Coordinates are the body's; the root is on the withers. It knows nothing of joints.
"""

from __future__ import annotations

import skia

from ..canvas import alpha, mix, stroke
from .bones import polar
from .figure import Figure
from .motion import wave
from .rig import Look
from .shapes import curve, tube

__all__ = ["draw_wing", "wing_beat"]


def draw_wing(
    fig: Figure, look: Look, root: complex, *, kind: str, beat: float, late: float, far: bool
) -> None:  # fmt: skip
    """A raised wing.

    Args:
        beat: -1..1 of its arm.
        late: the same of its hand, a little behind.
    """
    root += complex(6, -1) if far else 0j
    (_skin if kind == "bat" else _feathers)(fig, look, root, beat=beat, late=late, far=far)


def _skin(
    fig: Figure, look: Look, root: complex, *, beat: float, late: float, far: bool
) -> None:  # fmt: skip
    wrist = root + polar(44, -112 + 26 * beat + (14 if far else 0))
    tips = [
        wrist + polar(long, way + 20 * late) for long, way in ((46, -164), (52, 166), (50, 132))
    ]
    path = skia.Path()
    path.moveTo(root.real + 8, root.imag)
    path.lineTo(wrist.real, wrist.imag)
    path.lineTo(tips[0].real, tips[0].imag)
    last = tips[0]
    for p in (*tips[1:], root + complex(-30, 4)):
        hollow = (last + p) / 2 + (wrist - (last + p) / 2) * 0.3
        path.quadTo(hollow.real, hollow.imag, p.real, p.imag)
        last = p
    path.close()
    colour = mix(look.dark, look.accent, 0.35)
    colour = mix(colour, 0xFF1A1028, 0.28 if far else 0.0)
    fig.part(path, fig.coat(colour, top=root.imag - 60, bottom=root.imag + 10))
    folds = skia.Path()
    for p in tips[1:]:
        folds.addPath(curve([wrist, (wrist + p) / 2 - 2j, p]))
    fig.mark(folds, stroke(alpha(fig.tone(look.dark, 0.4), 0.8), 1.6), within=path)
    bone = mix(look.base, 0xFF1A1028, 0.3 if far else 0.0)
    arm = fig.coat(bone, top=root.imag - 60, bottom=root.imag + 10)
    fig.part(tube([root, (root + wrist) / 2 + 2, wrist], [5, 3.4, 2.8]), arm)
    fig.part(tube([wrist, tips[0]], [2.6, 0.8], steps=4), arm)
    fig.part(tube([wrist, wrist + complex(5, -8)], [2, 0.5], steps=2), arm)


def _feathers(
    fig: Figure, look: Look, root: complex, *, beat: float, late: float, far: bool
) -> None:  # fmt: skip
    for k in range(8):
        way = -142 + 24 * beat + 9.5 * k * (-1) + 6 * late
        long = 66 - 4.6 * k
        start = root + complex(-1.6 * k, 0.8 * k)
        colour = mix(look.base, look.dark, (0.3 if far else 0.05) + 0.05 * (k % 2))
        end = start + polar(long, way)
        feather = tube([start, start + polar(long * 0.6, way), end], [4, 6.6, 1.4], pointed=True)
        fig.part(feather, fig.coat(colour, top=root.imag - 60, bottom=root.imag + 24))
    for k in range(5):
        way = -136 + 22 * beat - 12 * k
        end = root + polar(30 - 1.5 * k, way)
        colour = mix(look.base, look.pale, 0.4)
        fig.part(tube([root, end], [5, 4.6], steps=2),
                 fig.coat(colour, top=root.imag - 50, bottom=root.imag + 24))  # fmt: skip


def wing_beat(t_s: float, *, flies: bool) -> tuple[float, float]:
    """How the arm and, later, the hand of a wing beat: slowly at rest."""
    period = 0.95 if flies else 2.6
    depth = 1.0 if flies else 0.28
    return depth * wave(t_s, period), depth * wave(t_s, period, -0.16)
