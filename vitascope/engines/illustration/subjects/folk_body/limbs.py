"""Arms, hands, legs and shoes, from joints that somebody else found.

It knows nothing of what the limbs do.
"""

from __future__ import annotations

from ...canvas import Colour, alpha, fill, mix
from ..bones import turned
from ..figure import Coat, Figure
from ..shapes import band, closed, oval, tube

__all__ = ["draw_arm", "draw_leg", "draw_palm", "draw_shoe"]

_DUSK = 0xFF3A1838


def far_tone(colour: Colour, *, far: bool, amount: float = 0.2) -> Colour:
    """The colour of what is on the far side of the body."""
    return mix(colour, _DUSK, amount) if far else colour


def draw_palm(
    fig: Figure, elbow: complex, hand: complex, skin: Colour, *, finger: bool = False
) -> None:
    """A hand at the end of a forearm."""
    way = (hand - elbow) / (abs(hand - elbow) or 1.0)
    coat = fig.coat(skin, top=hand.imag - 8, bottom=hand.imag + 9)
    wrist = hand - way * 1.5
    fig.part(
        tube([wrist - way * 2, hand + way * 1.2, hand + way * 3.4], [2.3, 3.0, 1.9], steps=4), coat
    )
    if finger:
        fig.part(tube([hand + way * 2.0, hand + way * 7.6], [1.2, 0.9]), coat)


def draw_arm(
    fig: Figure,
    root: complex,
    elbow: complex,
    hand: complex,
    *,
    coat: Coat,
    skin: Colour,
    cuff: Colour,
    sleeve: str,
    broad: float,
    far: bool,
    thin: float = 1.0,
    finger: bool = False,
) -> None:
    """An arm in its sleeve, with the hand.

    Args:
        coat: the sleeve's paint.
        skin: the hand's colour.
        cuff: the colour its cuff is shaded from.
        sleeve: ``long``, ``short``, ``wide`` or ``bare``.
        thin: thickness against a grown person's.
    """
    way = (hand - elbow) / (abs(hand - elbow) or 1.0)
    wrist = hand - way * 1.5
    thick = [6.2 * broad * thin, 5.0 * broad * thin, 3.9 * thin]
    path = tube([root, elbow, wrist], thick)
    if not far:
        fig.shade(
            path, soft=1.8, strength=0.4, away=complex(0.8, 1.2),
            fade=(root.imag - 1, root.imag + 12),
        )  # fmt: skip
    draw_palm(fig, elbow, hand, skin, finger=finger)
    if sleeve in ("short", "bare"):
        bare = tube([root, elbow, wrist], [4.8 * broad * thin, 4.0 * broad * thin, 2.9 * thin])
        fig.part(bare, fig.coat(skin, top=root.imag - 30, bottom=root.imag + 40))
        if sleeve == "short":
            end = root + (elbow - root) * 0.68
            fig.part(tube([root, end], [6.3 * broad * thin, 5.9 * broad * thin]), coat)
        return
    fig.part(path, coat)
    if sleeve == "wide":
        # A wide sleeve hangs from the forearm.
        mid = elbow + (wrist - elbow) * 0.25
        drop = complex(0, 9.0 * thin)
        hang = closed([mid - way * 3, elbow + (wrist - elbow) * 0.7 - 1j * way * 3.4,
                       wrist - 1j * way * 4.0, wrist + 1j * way * 4.4, wrist + drop,
                       wrist + drop * 1.3 - way * 5, mid + drop * 0.7 - way * 2])  # fmt: skip
        fig.part(hang, coat)
        return
    edge = wrist - way * 0.4
    fig.mark(
        band(edge - way * 2.2, edge - way * 1.6, 3.95 * thin),
        fill(alpha(fig.tone(mix(cuff, 0xFF3A1020, 0.35), 0.5), 0.5)),
    )


def draw_leg(
    fig: Figure,
    hip: complex,
    knee: complex,
    ankle: complex,
    *,
    coat: Coat,
    hem: Colour,
    broad: float,
    far: bool,
    thin: float = 1.0,
) -> None:
    """A leg without its shoe.

    Args:
        coat: its paint.
        hem: the colour its hem is shaded from; 0 for none.
    """
    path = tube(
        [hip, knee, ankle + (knee - ankle) * 0.03],
        [7.6 * broad * thin, 5.6 * broad * thin, 3.7 * thin],
    )
    if not far:
        fig.shade(
            path, soft=1.8, strength=0.35, away=complex(-1.2, 0.6), fade=(hip.imag, hip.imag + 16)
        )
    fig.part(path, coat)
    if hem:
        fig.mark(
            band(ankle + (knee - ankle) * 0.1, ankle + (knee - ankle) * 0.075, 3.85 * thin),
            fill(alpha(fig.tone(mix(hem, 0xFF20101A, 0.4), 0.4), 0.55)),
        )


_SHOE = (
    -4.2 - 3.4j, 2.4 - 3.2j, 6.0 - 0.4j, 10.4 + 1.0j, 11.2 + 3.2j, 9.0 + 4.0j, -3.6 + 4.0j,
    -5.0 + 1.6j,
)  # fmt: skip
_FOOT = (
    -3.4 - 3.0j, 2.0 - 3.0j, 5.4 + 0.2j, 9.6 + 1.6j, 10.4 + 3.2j, 8.4 + 4.0j, -3.0 + 4.0j,
    -4.2 + 1.4j,
)  # fmt: skip


def draw_shoe(
    fig: Figure,
    ankle: complex,
    turn: float,
    *,
    leather: Colour,
    skin: Colour,
    far: bool,
    front: bool = False,
    out: float = 1.0,
    size: float = 1.0,
) -> None:
    """A shoe under the ankle; its sole is 4 below the ankle when it is level.

    Args:
        leather: its colour; 0 for a bare foot.
        front: seen from the front, its toe pointing a little to ``out``'s side.
    """
    colour = mix(leather or skin, 0xFF2A1830, 0.35 if far else 0.0)
    coat = fig.coat(colour, top=ankle.imag - 6, bottom=ankle.imag + 7)
    if front:
        at = [complex(-4.4, -3.2), complex(4.4, -3.2), complex(5.6, 1.4), complex(4.6, 4.0),
              complex(-4.6, 4.0), complex(-5.6, 1.4)]  # fmt: skip
        shift = [0.0, 0.0, 1.6 * out, 2.2 * out, 2.2 * out, 1.6 * out]
        outline = [ankle + turned((p + d) * size, turn) for p, d in zip(at, shift, strict=True)]
        path = closed(outline)
    else:
        shape = _SHOE if leather else _FOOT
        path = closed([ankle + turned(p * size, turn) for p in shape])
    fig.part(path, coat)
    if leather:
        sole = [complex(-7, 3.0), complex(12, 3.0), complex(12, 6), complex(-7, 6)]
        fig.mark(
            closed([ankle + turned(p * size, turn) for p in sole]),
            fill(fig.tone(mix(leather, 0xFFF1E4D2, 0.8), 0.5)),
            within=path,
        )
    elif front:
        toes = oval(ankle + turned(complex(1.5 * out, 2.6), turn), 4.0, 1.6)
        fig.mark(toes, fill(alpha(fig.tone(mix(colour, 0xFFD08070, 0.4), 0.6), 0.5)), within=path)
