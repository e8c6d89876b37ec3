"""Skirts, gowns, tails, capes and wings, from the joints they hang on.

It knows nothing of trunks or heads.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...canvas import Colour, alpha, fill, mix, stroke
from ..bones import polar, turned
from ..figure import Figure
from ..motion import wave
from ..shapes import closed, curve, oval, tube
from .kind import Lower
from .trunk import cloth_over

__all__ = ["draw_cape", "draw_fins", "draw_skirt", "draw_tail", "draw_tutu", "draw_wings"]

Joints = tuple[complex, complex, complex]
"""Root, knee and ankle of a leg."""


def draw_skirt(
    fig: Figure, hip: complex, legs: Sequence[Joints], colour: Colour, lower: Lower,
    *, wide: float, flow: float,
) -> None:  # fmt: skip
    """A skirt to the knee or a gown to the ankle that follows the legs.

    Args:
        wide: half the hip's width.
        flow: how far its hem trails behind.
    """
    points = [hip + complex(-wide, -3), hip + complex(wide, -3)]
    is_long = lower != "skirt"
    for root, knee, ankle in legs:
        thigh, shin = _unit(knee - root), _unit(ankle - knee)
        out = 4.0 + 3.5 * max(0.0, thigh.imag)
        end = knee + thigh * 1.0 + complex(-flow * 0.5, 0)
        points += [end + 1j * thigh * out, end - 1j * thigh * out]
        if is_long:
            out = 3.0 + 7.0 * max(0.0, shin.imag)
            end = ankle - shin * 3.5 + complex(-flow, 0)
            points += [end + 1j * shin * out, end - 1j * shin * out]
    path = cloth_over(points, 2.6)
    fig.shade(path, soft=2.0, strength=0.4, away=3j)
    low = max(p.imag for p in points) + 4
    fig.part(path, fig.coat(colour, top=hip.imag - 12, bottom=max(low, hip.imag + 16)))
    folds = [
        curve(
            [hip + complex(x, 2), (hip + x + knee) / 2 + 2j, (ankle if is_long else knee) + 0.5 * x]
        )
        for (_, knee, ankle), x in zip(legs, (3.5, -2.5), strict=False)
    ]
    for fold in folds:
        fig.mark(
            fold,
            stroke(alpha(fig.tone(mix(colour, 0xFF501828, 0.5), 0.3), 0.3), 1.3),
            within=path,
            soft=0.6,
        )


def _unit(line: complex) -> complex:
    return line / (abs(line) or 1.0)


def draw_tutu(fig: Figure, hip: complex, colour: Colour, *, turn: float, t_s: float) -> None:
    """A dancer's stiff skirt."""
    sway = 1.5 * wave(t_s, 0.9)
    for k, (rx, ry) in enumerate(((23.0, 7.0), (20.5, 6.0), (17.0, 5.0))):
        tone = mix(colour, 0xFFFFFFFF, 0.14 * k)
        path = oval(hip + complex(0, 3.5 - 2.0 * k), rx, ry, tilt=turn + sway)
        fig.part(path, fig.coat(tone, top=hip.imag - 10, bottom=hip.imag + 14))


def draw_tail(
    fig: Figure, hip: complex, legs: Sequence[Joints], colour: Colour, *, t_s: float
) -> None:
    """A mermaid's tail instead of legs."""
    knee: complex = sum((j[1] for j in legs), 0j) / len(legs)
    ankle = sum((j[2] for j in legs), 0j) / len(legs)
    way = _unit(ankle - knee)
    beat = 9 * wave(t_s, 1.7)
    end = ankle + turned(way * 5, beat)
    path = tube([hip - 3j, hip + (knee - hip) * 0.6, knee, ankle, end], [9.6, 9.4, 8.0, 4.4, 2.6])
    fins = fig.coat(mix(colour, 0xFFB8F4E4, 0.35), top=end.imag - 10, bottom=end.imag + 22)
    for way_out in (-1.0, 1.0):
        lobe = turned(way, beat + 38 * way_out)
        tip = end + lobe * 19
        fig.part(
            closed([end - way * 2, end + lobe * 10 - 1j * lobe * 4.5 * way_out, tip,
                    end + lobe * 11 + 1j * lobe * 3.0 * way_out]), fins,
        )  # fmt: skip
    fig.part(path, fig.coat(colour, top=hip.imag - 12, bottom=max(ankle.imag, hip.imag + 20)))
    pen = stroke(alpha(fig.tone(mix(colour, 0xFF0A3040, 0.5), 0.4), 0.4), 0.8)
    with fig.inside(path):
        for k in range(4):
            at = hip + (knee - hip) * (0.25 + 0.25 * k)
            side = 1j * _unit(knee - hip)
            for across in (-5.0, 0.0, 5.0):
                c = at + side * across
                down = _unit(knee - hip) * 2.2
                fig.mark(curve([c - side * 2.4, c + down, c + side * 2.4]), pen)


def draw_fins(fig: Figure, ankle: complex, turn: float, *, colour: Colour) -> None:
    """A diver's flipper on a foot."""
    shape = [-4 - 3.4j, 3 - 3.0j, 13 + 0.6j, 22 + 0.4j, 23 + 3.4j, 13 + 4.2j, -4 + 4.0j]
    fig.part(
        closed([ankle + turned(p, turn) for p in shape]),
        fig.coat(colour, top=ankle.imag - 8, bottom=ankle.imag + 8),
    )


def draw_cape(
    fig: Figure, shoulder: complex, hip: complex, colour: Colour,
    *, t_s: float, trail: float, lift: float, front: bool, low: float,
) -> None:  # fmt: skip
    """A cape behind the body.

    Args:
        trail: how far its hem blows back.
        lift: how far it flies up.
        low: how far below the shoulder it ends.
    """
    along = _unit(hip - shoulder)
    coat = fig.coat(colour, top=shoulder.imag - 10, bottom=shoulder.imag + low + 8)
    wind = 2.4 * wave(t_s, 1.3)
    if front:
        end = shoulder + along * low
        hem = [end + complex(x * 1.0, 1.4 * wave(t_s, 1.1, x / 40)) for x in (-21, -10, 0, 10, 21)]
        fig.part(closed([shoulder + complex(-9, -3), shoulder + complex(9, -3), *hem[::-1]]), coat)
        return
    back = 1j * along
    end = shoulder + along * (low - lift) + back * (9 + trail + wind)
    middle = shoulder + along * low * 0.5 + back * (10 + trail * 0.4 - 0.5 * wind)
    fig.part(
        closed([shoulder + complex(3, -4), shoulder + back * 7 - along * 2, middle, end,
                end - back * 13 + along * 3, shoulder + along * low * 0.45]), coat,
    )  # fmt: skip


def draw_wings(
    fig: Figure, shoulder: complex, kind: str, *, t_s: float, front: bool, lean: float
) -> None:
    """Wings of feathers or gauze at the shoulder blades."""
    beat = (14 if kind == "feather" else 20) * wave(t_s, 1.1 if kind == "feather" else 0.42)
    for side in (-1, 1) if front else (0, -1):
        root = shoulder + (
            complex(4 * side, 8) if front else turned(complex(-6 - 2 * side, 7), lean)
        )
        for lobe, (length, fat, way) in enumerate(((40.0, 9.5, -46.0), (29.0, 8.0, 8.0))):
            angle = way + beat * (1.0 - 0.4 * lobe)
            if front:
                tip = polar(length, angle)
                tip = complex(tip.real * side, tip.imag)
            else:
                tip = turned(complex(-1, 0) * polar(length, -angle + 12 * side).conjugate(), lean)
                tip = turned(-polar(length, -angle - 14 * side), 0.6 * lean)
            _wing(fig, root, root + tip, fat, kind)


def _wing(fig: Figure, root: complex, tip: complex, fat: float, kind: str) -> None:
    way = _unit(tip - root)
    length = abs(tip - root)
    if kind == "feather":
        coat = fig.coat(0xFFFFFDF6, top=min(root.imag, tip.imag) - 10, bottom=root.imag + 20)
        fig.part(tube([root, root + way * length * 0.6, tip], [4.0, fat, 2.5]), coat)
        down = 1j if way.imag < 0.3 else 0.6j
        for k in range(4):
            at = root + way * length * (0.35 + 0.2 * k)
            fig.part(tube([at, at + way * 3 + down * (12 - 2 * k)], [3.4, 1.4]), coat)
        return
    paint = fill(alpha(fig.tone(0xFFD8F0FF, 1.0), 0.75))
    path = tube([root, root + way * length * 0.62, tip], [1.6, fat, fat * 0.55])
    fig.part(path, paint)
    pen = stroke(alpha(fig.tone(0xFF8FB8E8, 0.9), 0.7), 0.6)
    fig.detail(curve([root, root + way * length * 0.5 - 1j * way * 2, tip]), pen)
    fig.detail(path, stroke(alpha(fig.tone(0xFFFFFFFF, 1.0), 0.8), 0.7))
