"""Faces: three-quarter and from the front.

Frame: the head's, its middle at 0; three-quarter faces look to the right. It knows nothing of hair
or hats.
"""

from __future__ import annotations

import skia

from ...canvas import Colour, alpha, fill, mix, radial
from ..figure import Figure
from ..rig import Look
from ..shapes import closed, curve, oval, still_closed
from .kind import Kind, Mood

__all__ = ["face_front", "face_side"]

_SIDE = (
    -7 - 9j, 1 - 12j, 8.3 - 8.4j, 10.1 - 1j, 9.0 + 5.4j, 5.6 + 10j, 2.0 + 10.9j, -3.0 + 8.8j,
    -8 + 3j,
)  # fmt: skip
_FRONT = (
    -9.8 - 3j, -9.0 + 4j, -5.2 + 9.4j, 0 + 11.2j, 5.2 + 9.4j, 9.0 + 4j, 9.8 - 3j, 7.2 - 10j,
    0 - 12.6j, -7.2 - 10j,
)  # fmt: skip


def face_side(fig: Figure, kind: Kind, look: Look, mood: Mood) -> skia.Path:
    """The face seen three-quarter; returns its outline."""
    face = still_closed(_SIDE)
    fig.part(face, fig.coat(look.pale, top=-16, bottom=22))
    _blush(fig, face, ((-0.6, 3.9), (8.2, 2.8)), 5.2)
    _eyes(fig, look, mood, ((0.4, 1.75), (7.1, 1.35)), kind)
    nose = curve([4.9 + 3.2j, 5.8 + 4.6j, 4.8 + 5.1j])
    fig.line(nose, mix(look.pale, 0xFFB05A44, 0.7), 0.65)
    _mouth(fig, look, mood, complex(3.9, 7.2), 1.9)
    _painted(fig, kind, complex(6.0, 4.2), (complex(-0.6, 5.2), complex(8.0, 5.2)), face)
    if mood.tears >= 0:
        _tears(fig, mood.tears, (complex(0.2, 2.6), complex(7.2, 2.6)))
    return face


def face_front(fig: Figure, kind: Kind, look: Look, mood: Mood) -> skia.Path:
    """The face seen from the front, its features moved aside by yaw; returns its outline."""
    face = still_closed(_FRONT)
    skin = fig.coat(mix(look.pale, 0xFFE88A70, 0.12), top=-16, bottom=22)
    for side in (-1, 1):
        fig.part(oval(complex(9.8 * side - 1.6 * mood.yaw, 1.6), 2.0, 2.8), skin)
    fig.part(face, fig.coat(look.pale, top=-16, bottom=22))
    x = 5.2 * mood.yaw
    _blush(fig, face, ((-5.8 + x, 3.3), (5.8 + x, 3.3)), 5.0)
    thin = 0.3 * abs(mood.yaw)
    eyes = ((-4.3 + x, 1.75 - thin * (mood.yaw < 0)), (4.3 + x, 1.75 - thin * (mood.yaw > 0)))
    _eyes(fig, look, mood, eyes, kind)
    nose = curve(
        [complex(x * 1.25 - 0.9, 4.4), complex(x * 1.25, 5.0), complex(x * 1.25 + 0.9, 4.4)]
    )
    fig.line(nose, mix(look.pale, 0xFFB05A44, 0.7), 0.65)
    _mouth(fig, look, mood, complex(1.1 * x, 7.1), 2.3)
    cheeks = (complex(-5.8 + x, 5), complex(5.8 + x, 5))
    _painted(fig, kind, complex(1.2 * x, 4.2), cheeks, face)
    if mood.tears >= 0:
        _tears(fig, mood.tears, (complex(-4.3 + x, 2.6), complex(4.3 + x, 2.6)))
    return face


def _blush(fig: Figure, face: skia.Path, cheeks: tuple[tuple[float, float], ...], y: float) -> None:
    blush = fig.tone(0xFFFF7C6C, 0.7)
    with fig.inside(face):
        for x, r in cheeks:
            warm = radial((x, y), r, [alpha(blush, 0.5), alpha(blush, 0)])
            fig.mark(oval(complex(x, y), r, 2.6), warm)


def _eyes(
    fig: Figure, look: Look, mood: Mood, places: tuple[tuple[float, float], ...], kind: Kind
) -> None:
    dark = mix(look.dark, 0xFF181014, 0.5)
    if kind.hair in ("grey_sides",) or sum(look.dark >> k & 255 for k in (0, 8, 16)) > 330:
        dark = 0xFF3A2A28
    ink = fig.tone(dark, 0.4)
    open_now = mood.eyes * (1 - 0.72 * max(0.0, mood.gaze))
    for x, rx in places:
        y = 0.7 + 0.7 * mood.gaze
        if mood.happy:
            arch = [
                complex(x - rx * 1.2, y + 0.9),
                complex(x, y - 1.2),
                complex(x + rx * 1.2, y + 0.9),
            ]
            fig.line(curve(arch), dark, 0.95, amount=0.4)
        elif open_now > 0.35:
            fig.canvas.drawPath(oval(complex(x, y), rx * 0.85, 2.2 * open_now), fill(ink))
            fig.canvas.drawPath(oval(complex(x + 0.45, y - 0.75), 0.5, 0.55), fill(0xFFFFFFFF))
        else:
            # Lowered lids.
            lid = [complex(x - rx * 1.3, y - 0.1), complex(x - rx * 0.5, y + 0.95),
                   complex(x + rx * 0.5, y + 0.95), complex(x + rx * 1.3, y - 0.1)]  # fmt: skip
            fig.line(curve(lid), dark, 0.85, amount=0.4)
        worry = 1.1 * max(0.0, -mood.smile) * (1 if x < sum(p[0] for p in places) / 2 else -1)
        brow = [complex(x - rx * 1.3, y - 4.0 + worry), complex(x, y - 4.7),
                complex(x + rx * 1.2, y - 4.1 - worry)]  # fmt: skip
        fig.line(curve(brow), mix(look.dark, look.pale, 0.25), 0.7)


def _mouth(fig: Figure, look: Look, mood: Mood, at: complex, half: float) -> None:
    """A line, or an open mouth."""
    ink = mix(look.pale, 0xFF7A2F28, 0.75)
    if mood.mouth < 0.12:
        dip = 0.5 + 0.7 * mood.smile if mood.smile > -0.3 else 1.4 * mood.smile
        points = [at - half, at + complex(0, dip), at + half]
        fig.line(curve(points), ink, 0.75)
        return
    wide = half * (1.05 + 0.25 * max(0.0, mood.smile) - 0.35 * max(0.0, -mood.smile))
    deep = 0.8 + 2.4 * mood.mouth
    grin = 0.9 * mood.smile
    lips = closed([at - wide - 0.2j * grin, at - 1j * (0.5 + max(0.0, -mood.smile)),
                   at + wide - 0.2j * grin, at + complex(0.55 * wide, 0.75 * deep),
                   at + complex(0, deep), at + complex(-0.55 * wide, 0.75 * deep)])  # fmt: skip
    fig.canvas.drawPath(lips, fill(fig.tone(0xFF7A2A2C, 0.5)))
    with fig.inside(lips):
        fig.canvas.drawPath(
            oval(at + complex(0, deep * 0.95), wide * 0.7, deep * 0.42),
            fill(fig.tone(0xFFEE8078, 0.7)),
        )


def _tears(fig: Figure, run: float, eyes: tuple[complex, ...]) -> None:
    blue = fig.tone(0xFF6FC0F4, 0.9)
    for k, eye in enumerate(eyes):
        fall = (run + 0.5 * k) % 1.0
        at = eye + complex(0.6 * (1 if k else -1), 1 + 7.5 * fall)
        fig.canvas.drawPath(
            closed([at - 2.4j, at + complex(1.3, 0.3), at + 1.6j, at + complex(-1.3, 0.3)]),
            fill(alpha(blue, 0.95)),
        )


def _painted(
    fig: Figure, kind: Kind, nose: complex, cheeks: tuple[complex, ...], face: skia.Path
) -> None:
    """What belongs to a face of this kind: a clown's nose, lines of age."""
    if kind.face_paint == "clown":
        _clown(fig, nose, cheeks, face)
    elif kind.face_paint == "old":
        ink: Colour = alpha(fig.tone(0xFFA06050, 0.5), 0.45)
        for cheek in cheeks:
            fig.canvas.drawPath(
                curve(
                    [
                        cheek + complex(-1.8, -2.0),
                        cheek + complex(0, -1.3),
                        cheek + complex(1.8, -2.0),
                    ]
                ),
                skia.Paint(
                    AntiAlias=True, Color=ink, Style=skia.Paint.kStroke_Style, StrokeWidth=0.5
                ),
            )
    elif kind.face_paint == "mask":
        with fig.inside(face):
            low = closed([-14 + 2.6j, 0 + 3.2j, 14 + 2.6j, 14 + 14j, -14 + 14j])
            fig.mark(low, fig.coat(kind.hat_colour, top=-16, bottom=22))


def _clown(fig: Figure, nose: complex, cheeks: tuple[complex, ...], face: skia.Path) -> None:
    with fig.inside(face):
        middle = (cheeks[0] + cheeks[-1]) / 2 + 2.4j
        fig.mark(oval(middle, 5.4, 3.4), fill(alpha(fig.tone(0xFFFFFFFF, 0.8), 0.9)))
    ink = fig.tone(0xFFD83A34, 0.7)
    smile = curve(
        [middle + complex(-3.6, -0.6), middle + complex(0, 2.0), middle + complex(3.6, -0.6)]
    )
    fig.line(smile, 0xFFD83A34, 1.3)
    fig.part(oval(nose, 2.9, 2.9), fill(ink))
    fig.canvas.drawPath(oval(nose + complex(-0.9, -1.0), 0.9, 0.7), fill(0xB0FFFFFF))
