"""The face of a four-legged animal seen from the side, in the head's own frame.

It knows nothing of where the head is or of ears.
"""

from __future__ import annotations

import skia

from ..canvas import Colour, alpha, fill, mix, radial, stroke
from .breed import Breed, Head
from .figure import Figure
from .rig import Look
from .shapes import closed, curve, fringe, oval, still_closed, streak, tube

__all__ = ["draw_eye", "draw_head"]


def draw_head(
    fig: Figure, breed: Breed, look: Look, *, eyes_open: float, mouth: float
) -> None:  # fmt: skip
    """The whole face; ``mouth`` 0..1 is how wide it is open."""
    head = breed.head
    skull = still_closed(head.skull)
    own = look.dark if head.dark else look.base
    if head.ruff:
        colour = look.pale if breed.pale_belly > 0 else look.base
        fig.part(
            fringe(head.ruff, length=5.5, lean=0.5, teeth=1), fig.coat(colour, top=-12, bottom=44)
        )
    if head.beard:
        _beard(fig, head, look)
    if mouth > 0.05:
        _open_mouth(fig, head, mix(own, look.pale, 0.5 if head.mask else 0.0), mouth)
    fig.part(skull, fig.coat(own, top=-16, bottom=20))
    _marks(fig, breed, look, skull)
    fig.line(curve(head.mouth), mix(look.dark, 0xFF3A2018, 0.4), 0.9)
    if head.nose_size > 0:
        _nose(fig, head)
    draw_eye(fig, head.eye, head.eye_size, look, openness=eyes_open, is_round=head.round_eye)
    if head.topknot:
        _topknot(fig, look)
    if head.whiskers:
        _whiskers(fig, head)


def _marks(fig: Figure, breed: Breed, look: Look, skull: skia.Path) -> None:
    head = breed.head
    pale = fig.coat(look.pale, top=-12, bottom=22)
    blush = fig.tone(0xFFFF8A70, 0.6)
    warm = radial((3, 5.5), 6, [alpha(blush, 0.3), alpha(blush, 0)])
    with fig.inside(skull):
        if head.mask:
            fig.mark(still_closed(head.mask), pale, soft=0.45)
        fig.mark(oval(complex(3, 5.5), 6, 4), warm)
        if head.blaze:
            _blaze(fig, head, look)
        if head.patch:
            patch = oval(head.eye + complex(-0.6, 1.0), 5.4, 6.6, tilt=24)
            fig.mark(patch, fill(fig.tone(look.dark, 0.5)), soft=0.4)
        if head.bandit:
            band = tube(
                [
                    head.eye + complex(-11, 7),
                    head.eye + complex(-3, 1.4),
                    head.eye + complex(4, 1.6),
                ],
                [3.0, 5.2, 3.4],
            )
            fig.mark(band, fill(fig.tone(look.dark, 0.5)), soft=0.4)
        ink = fill(alpha(fig.tone(look.dark, 0.5), 0.9))
        if "tiger" in breed.patterns or "zebra" in breed.patterns:
            fig.mark(_face_stripes(zebra="zebra" in breed.patterns), ink)
        if "rosettes" in breed.patterns:
            dots = skia.Path()
            for x, y in ((-7, -8), (-3, -11), (-9, -2), (-2, -6), (2, -11), (-5, 2)):
                dots.addPath(oval(complex(x, y), 1.1, 1.0))
            fig.mark(dots, ink)
        if "giraffe" in breed.patterns:
            spots = skia.Path()
            for u, v, r in ((-6.0, 4.0, 2.6), (0.0, 6.5, 2.2), (-6.0, -4.0, 2.0), (5.5, 5.5, 1.5)):
                spots.addPath(oval(complex(u, v), r, r * 0.9))
            fig.mark(spots, fill(fig.tone(look.dark, 0.6)))


def _blaze(fig: Figure, head: Head, look: Look) -> None:
    """A cow's face: dark cheeks either side of a white blaze and a pink muzzle."""
    dark = closed([-14 - 12j, -2 - 14j, 4 - 10j, 7 - 1j, 12 + 5j, 11 + 16j, -4 + 18j, -14 + 10j])
    fig.mark(dark, fill(fig.tone(look.dark, 0.55)), soft=0.4)
    fig.mark(still_closed(head.mask), fig.coat(look.pale, top=-12, bottom=22), soft=0.45)


def _face_stripes(*, zebra: bool) -> skia.Path:
    bars = skia.Path()
    if zebra:
        for k in range(6):
            x = -9 + 4.6 * k
            bars.addPath(streak((complex(x, -12 + 2.2 * k), complex(x + 1.5, -2 + 2.4 * k),
                                 complex(x + 0.5, 10 + 1.2 * k)), (1.2, 1.1)))  # fmt: skip
        return bars
    for x, y, to in ((-1, -15, 2 - 8j), (-6, -14, -3 - 7j), (4, -14, 5.5 - 8.5j)):
        start = complex(x, y)
        bars.addPath(streak((start, (start + to) / 2, to), (1.3, 1.2)))
    for low in (0.0, 5.0):
        bars.addPath(
            streak((complex(-16, low - 2), complex(-8, low), complex(-2, low + 1.4)), (1.5, 1.3))
        )
    return bars


def _open_mouth(fig: Figure, head: Head, jaw: Colour, mouth: float) -> None:
    """The lower jaw dropped, and the inside of the mouth."""
    front, back = head.mouth[0], head.mouth[-1] + complex(-3, 0)
    drop = complex(-4.5, 8.5) * mouth
    path = closed([back, back + complex(1, 5), front + drop + complex(-4, 4.4),
                   front + drop + complex(0, 1), front + drop * 0.5])  # fmt: skip
    fig.part(path, fig.coat(jaw, top=-12, bottom=26))
    inside = closed([back + 1, front + drop + complex(-2.4, 0.6), front, front + complex(-3, -2)])
    fig.part(inside, fill(fig.tone(0xFFB0404A, 0.5)))


def _nose(fig: Figure, head: Head) -> None:
    size, at = head.nose_size, head.nose
    if head.snout:
        fig.part(oval(at, size * 0.62, size * 1.06, tilt=-8), fill(fig.tone(0xFFF09AA0, 0.7)))
        for y in (-1.4, 2.0):
            fig.canvas.drawPath(
                oval(at + complex(0.8, y), 0.75, 1.1), fill(fig.tone(0xFFA04A54, 0.5))
            )
        return
    fig.part(
        oval(at, size, size * 0.82, tilt=18),
        fill(fig.tone(0xFFE98088 if head.pink_nose else 0xFF2A1C24, 0.6)),
    )
    fig.canvas.drawPath(
        oval(at + complex(-0.2, -1.1) * size * 0.4, size * 0.4, size * 0.2, tilt=18),
        fill(alpha(fig.tone(0xFFFFFFFF, 0.9), 0.7)),
    )


def _beard(fig: Figure, head: Head, look: Look) -> None:
    chin = head.mouth[-1] + complex(-1.5, 3)
    lock = tube([chin, chin + complex(-0.5, 7), chin + complex(-3, 14)], [3.4, 3.0, 0.4])
    fig.part(lock, fig.coat(mix(look.base, look.dark, 0.25), top=-6, bottom=36))


def _topknot(fig: Figure, look: Look) -> None:
    bumps = skia.Path()
    for x, y, r in ((-9, -6, 6.0), (-4, -11, 6.4), (3, -11.6, 5.2), (-11, 0, 4.6)):
        bumps.addPath(oval(complex(x, y), r, r * 0.9))
    bumps.setFillType(skia.PathFillType.kWinding)
    fig.part(bumps, fig.coat(look.base, top=-22, bottom=14))


def _whiskers(fig: Figure, head: Head) -> None:
    pen = stroke(alpha(fig.tone(0xFFFFFFFF, 0.95), 0.8), 0.6)
    hairs = skia.Path()
    for k in (-1, 0, 1):
        root = head.nose + complex(-5.0, 5.0 + 1.4 * k)
        bend, tip = complex(-8, -0.6 + 1.6 * k), complex(-17, 1.0 + 4.0 * k)
        hairs.addPath(curve([root, root + bend, root + tip]))
    fig.detail(hairs, pen)


def draw_eye(
    fig: Figure, at: complex, r: float, look: Look, *, openness: float, is_round: bool
) -> None:
    """An eye with its lights; shut it is a line."""
    dark = fig.tone(mix(look.dark, 0xFF140A10, 0.6), 0.4)
    if openness < 0.2:
        fig.line(
            curve([at + complex(-r, 0.2), at + complex(0, r * 0.42), at + complex(r, -0.1)]),
            mix(look.dark, 0xFF140A10, 0.4),
            1.1,
        )
        return
    fig.canvas.save()
    fig.canvas.translate(at.real, at.imag)
    fig.canvas.rotate(12)
    fig.canvas.scale(1.0, max(0.25, openness))
    shape = (
        oval(0j, r * 0.92, r * 1.06)
        if is_round
        else closed(
            [
                complex(-r * 1.1, 0.3),
                complex(-r * 0.35, -r * 0.92),
                complex(r * 0.55, -r * 0.62),
                complex(r * 1.08, r * 0.34),
                complex(r * 0.2, r * 0.86),
                complex(-r * 0.6, r * 0.7),
            ]
        )
    )
    fig.canvas.drawPath(shape, fill(dark))
    fig.canvas.clipPath(shape, True)
    iris = fig.tone(look.accent, 0.95)
    fig.canvas.drawCircle(
        r * 0.1,
        r * 0.25,
        r * 0.72,
        radial((r * 0.1, r * 0.55), r * 0.9, [mix(iris, 0xFFFFC070, 0.45), iris, dark]),
    )
    fig.canvas.drawCircle(r * 0.14, 0.0, r * 0.5, fill(0xFF120A0E))
    fig.canvas.drawCircle(r * 0.38, -r * 0.3, r * 0.3, fill(0xFFFFFFFF))
    fig.canvas.drawCircle(-r * 0.3, r * 0.38, r * 0.14, fill(0xB0FFFFFF))
    fig.canvas.restore()
