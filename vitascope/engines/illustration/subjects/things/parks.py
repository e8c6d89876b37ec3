"""What stands in parks, yards and gardens: fountain, statue, swing, campfire, scarecrow, well.

Each is one painting function and one line of data. It knows nothing of where they stand.
"""

from __future__ import annotations

from collections.abc import Mapping

import skia

from ...canvas import alpha, fill, mix, radial, stroke
from ..figure import Figure
from ..motion import wave
from ..rig import Anchor, Look, Rig
from ..shapes import closed, curve, oval, tube
from .bricks import (
    flat,
    poly,
    rect,
    rows,
    solid,
    trapeze,
)
from .making import thing_of, with_moving

__all__ = ["PARKS"]

_IRON = 0xFF4A5058


_WOOD = 0xFFB57A45


_SWING_SEAT = {"seat": Anchor(-22 - 28j), "top": Anchor(-98j)}


def _fountain_basin(fig: Figure, look: Look, _t_s: float) -> None:
    stone = look.base
    dark = mix(stone, 0xFF403A58, 0.25)
    solid(fig, closed([-78 - 22j, -74 - 4j, -40 + 1j, 40 + 1j, 74 - 4j, 78 - 22j]), stone)
    solid(fig, oval(-22j, 80, 11), mix(stone, 0xFFFFFFFF, 0.2))
    flat(fig, oval(-22j, 72, 8.5), 0xFF5FB0CC, 0.8)
    solid(fig, tube([-18j, -34j, -52j], [12, 6, 7]), dark)
    solid(fig, closed([-38 - 55j, -26 - 46j, -44j, 26 - 46j, 38 - 55j, -52j]), stone)
    flat(fig, oval(-55j, 36, 4.4), 0xFF6FBCD4, 0.8)
    solid(fig, tube([-54j, -66j, -76j], [5, 3, 4]), dark)
    solid(fig, closed([-17 - 79j, -10 - 73j, -72j, 10 - 73j, 17 - 79j, -77j]), stone)


def _fountain_water(fig: Figure, _look: Look, t_s: float) -> None:
    white = fig.tone(0xFFE8F8FF, 0.95)
    for reach, top, low, many in (
        (15.0, -100.0, -78.0, 3),
        (35.0, -84.0, -56.0, 4),
        (62.0, -64.0, -24.0, 5),
    ):
        for k in range(many):
            u = (k + 0.5) / many
            out = reach * (0.45 + 0.55 * u) * (1 + 0.03 * wave(t_s, 0.9, u))
            for side in (-1, 1):
                arc = curve([
                    complex(side * reach * 0.1, low - 4), complex(side * out * 0.4, top + 6 * u),
                    complex(side * out * 0.85, (top + low) / 2), complex(side * out, low),
                ])  # fmt: skip
                jet = stroke(alpha(white, 0.55), 1.7)
                jet.setPathEffect(skia.DashPathEffect.Make([7, 3.2], -t_s * 42 - 7 * u))
                fig.detail(arc, jet)
                fig.detail(arc, stroke(alpha(white, 0.28), 3.0))
                at = complex(side * out, low)
                size = 2.6 + 0.8 * wave(t_s, 0.5, u)
                fig.detail(oval(at, size * 1.7, size * 0.7), fill(alpha(white, 0.5)))
    spray = 3 * wave(t_s, 0.7)
    fig.detail(
        tube([-78j, complex(0, -92), complex(0, -101 - spray)], [2.6, 2, 2.8]),
        fill(alpha(white, 0.75)),
    )


def _statue(fig: Figure, look: Look, _t_s: float) -> None:
    solid(fig, rect(-24, -5, 24, 0), look.pale)
    solid(fig, rect(-19, -30, 19, -4), look.pale)
    solid(fig, rect(-22, -34, 22, -29, round_by=1), look.pale)
    bronze = look.base
    robe = closed([
        -10 - 34j, -9 - 52j, -12 - 68j, -9 - 79j, -81j, 9 - 79j, 11 - 68j, 8 - 52j, 11 - 34j,
    ])  # fmt: skip
    solid(fig, robe, bronze)
    for x in (-5.0, -1.0, 3.0, 7.0):
        fig.line(
            curve([complex(x * 0.6, -66), complex(x, -50), complex(x * 1.2, -36)]), 0xFF20302A, 0.8
        )
    solid(fig, tube([8 - 76j, 15 - 82j, 19 - 95j], [3.4, 2.8, 2.2]), bronze)
    solid(fig, tube([-9 - 76j, -15 - 64j, -8 - 56j], [3.4, 2.8, 2.4]), bronze)
    solid(fig, rect(-14, -62, -4, -50, round_by=1), mix(bronze, 0xFFFFFFFF, 0.2))
    solid(fig, oval(1 - 88j, 6.4, 7.6), bronze)
    solid(
        fig,
        closed([-6 - 88j, -5 - 96j, 1 - 98j, 7 - 94j, 3 - 92j, -3 - 90j]),
        mix(bronze, 0xFF000000, 0.2),
    )


def _snowman(fig: Figure, look: Look, _t_s: float) -> None:
    snow = look.base
    solid(fig, oval(-24j, 31, 27), snow)
    fig.shade(oval(-50j, 22, 10), soft=3, strength=0.3)
    for side in (-1, 1):
        arm = curve([complex(side * 18, -56), complex(side * 34, -64), complex(side * 44, -74)])
        fig.line(arm, 0xFF6A4630, 2.4)
        fig.line(curve([complex(side * 36, -66), complex(side * 44, -63)]), 0xFF6A4630, 1.6)
    solid(fig, oval(-54j, 23, 21), snow)
    fig.shade(oval(-70j, 16, 7), soft=2.5, strength=0.3)
    solid(fig, oval(-79j, 17, 16), snow)
    for side in (-1, 1):
        flat(fig, oval(complex(4 + side * 6, -82), 1.9, 2.2), 0xFF201C26, 0.4)
    for k in range(5):
        u = k / 2 - 1
        flat(fig, oval(complex(4 + 7 * u, -71 - 2.4 * u * u), 1.1, 1.1), 0xFF201C26, 0.4)
    solid(fig, poly(3 - 80j, 22 - 75j, 3 - 75.5j), 0xFFF08A3C)
    for y in (-60.0, -52.0, -43.0):
        flat(fig, oval(complex(5, y), 1.9, 1.9), 0xFF201C26, 0.4)
    scarf = tube([-15 - 68j, 0 - 64j, 15 - 68j], [3.6, 4.0, 3.6])
    solid(fig, scarf, look.accent)
    solid(fig, tube([-11 - 66j, -14 - 54j, -12 - 46j], [3.2, 3.6, 3.6]), look.accent)
    solid(fig, tube([-19 - 92j, -93j, 19 - 92j], [2, 2.2, 2]), look.dark)
    solid(fig, rect(-12, -112, 12, -92, round_by=2), look.dark)
    solid(fig, rect(-12.2, -97, 12.2, -92), look.accent)


def _campfire_wood(fig: Figure, _look: Look, _t_s: float) -> None:
    for x in (-50.0, -36.0, -18.0, 4.0, 26.0, 42.0, 52.0):
        solid(fig, oval(complex(x, -4), 11, 8), 0xFF8A8790)
    for a, b in ((-40 - 8j, 26 - 30j), (40 - 8j, -24 - 30j), (-30 - 4j, 34 - 14j)):
        solid(fig, tube([a, (a + b) / 2, b], [6, 6, 5.4]), 0xFF6E452E)
        solid(fig, oval(a, 5.4, 5.8), 0xFFD8A870)


def _flames(fig: Figure, _look: Look, t_s: float) -> None:
    halo = [0x90FFB040, 0x30FF9030, 0x00FF9030]
    fig.detail(oval(-40j, 92, 92), radial((0, -40), 92, halo, at=(0, 0.4, 1)))
    for tone, size, seed in (
        (0xFFF0502A, 1.0, 0.0),
        (0xFFFF9A2E, 0.74, 0.3),
        (0xFFFFE07A, 0.45, 0.6),
    ):
        for x, high, phase in ((-15.0, 62, 0.1), (15.0, 66, 0.55), (0.0, 96, 0.0)):
            tall = (
                high
                * size
                * (1 + 0.1 * wave(t_s, 0.43, phase + seed) + 0.07 * wave(t_s, 0.27, phase))
            )
            lean = 7 * wave(t_s, 0.9, phase + seed) * size
            wide = 19 * size
            tongue = closed([
                complex(x - wide * 0.7, -12), complex(x - wide, -12 - tall * 0.32),
                complex(x - wide * 0.35 + lean * 0.6, -12 - tall * 0.64),
                complex(x + lean * 1.4, -12 - tall),
                complex(x + wide * 0.5 + lean * 0.5, -12 - tall * 0.55),
                complex(x + wide, -12 - tall * 0.26), complex(x + wide * 0.6, -11),
            ])  # fmt: skip
            fig.detail(tongue, fill(alpha(tone, 0.92)))
    for k in range(7):
        u = (t_s * 0.45 + k * 0.29) % 1.0
        x = 22 * wave(t_s, 2.3, k * 0.37) + (k - 3) * 5
        fig.detail(oval(complex(x, -60 - 58 * u), 1.7, 1.7), fill(alpha(0xFFFFC860, 1 - u)))


def _swing(fig: Figure, look: Look, t_s: float) -> None:
    for x in (-56.0, 56.0):
        far = tube([complex(x, -98), complex(x + 14, -50), complex(x + 18, -3)], [2.2, 2.2, 2.4])
        solid(fig, far, look.dark)
    swing = 7 * wave(t_s, 2.6)
    for x in (-22.0, 22.0):
        with fig.placed(complex(x, -95), turn=swing * (1 if x < 0 else -0.6)):
            ropes = skia.Path()
            for side in (-9, 9):
                ropes.moveTo(side, 0)
                ropes.lineTo(side, 66)
            fig.detail(ropes, stroke(fig.tone(0xFFE0D0B0, 0.7), 1.2))
            solid(fig, rect(-13, 64, 13, 69, round_by=2), look.accent)
    for x in (-56.0, 56.0):
        near = tube([complex(x, -98), complex(x - 12, -50), complex(x - 18, 1)], [2.8, 2.8, 3.0])
        solid(fig, near, look.base)
    solid(fig, tube([-62 - 97j, -97j, 62 - 97j], [3.2, 3.2, 3.2]), look.base)


def _slide(fig: Figure, look: Look, _t_s: float) -> None:
    for x in (-58.0, -32.0):
        solid(fig, rect(x - 2, -100, x + 2, 0), look.dark)
    for k in range(6):
        solid(fig, rect(-58, -66 + 11 * k, -32, -62.5 + 11 * k), look.dark)
    solid(fig, rect(-62, -74, -18, -68, round_by=2), look.accent)
    fig.line(curve([-58 - 100j, -32 - 100j, -22 - 92j, -16 - 78j]), look.dark, 3.2)
    solid(fig, rect(8, -34, 12, 0), look.dark)
    chute = [-22 - 72j, -8 - 66j, 20 - 34j, 46 - 12j, 74 - 8j]
    solid(fig, tube(chute, [7, 7, 7, 7, 6]), look.base)
    inner = tube([p - 1.5j for p in chute], [2.6, 2.8, 2.8, 2.8, 2.4])
    flat(fig, inner, mix(look.base, 0xFFFFFFFF, 0.45), 0.9)


def _scarecrow(fig: Figure, look: Look, _t_s: float) -> None:
    solid(fig, rect(-2.2, -70, 2.2, 0), _WOOD)
    solid(fig, tube([-44 - 64j, -65j, 44 - 64j], [2, 2.2, 2]), _WOOD)
    straw = skia.Path()
    for side in (-1, 1):
        for k in range(6):
            straw.moveTo(side * 38, -64)
            straw.lineTo(side * 49, -64 + (k - 2.5) * 4)
    for k in range(9):
        straw.moveTo((k - 4) * 2, -32)
        straw.lineTo((k - 4) * 3.4, -20)
    fig.line(straw, 0xFFE8C05A, 1.6, amount=0.8)
    coat = closed([
        -40 - 70j, -14 - 74j, 14 - 74j, 40 - 70j, 39 - 58j, 18 - 56j, 17 - 30j, -17 - 30j,
        -18 - 56j, -39 - 58j,
    ])  # fmt: skip
    solid(fig, coat, look.base)
    fig.mark(rect(-5, -50, 7, -40), fill(fig.tone(look.accent, 0.7)), within=coat)
    for y in (-66.0, -54.0, -42.0):
        fig.mark(oval(complex(0, y), 1.4, 1.4), fill(fig.tone(look.pale, 0.9)), within=coat)
    solid(fig, oval(-83j, 12, 12.5), look.pale)
    for x in (-4.0, 5.0):
        flat(fig, oval(complex(x, -84), 1.6, 1.8), 0xFF2A2028, 0.4)
    fig.line(curve([-5 - 77.5j, 0.5 - 75j, 6 - 77.5j]), 0xFF5A3020, 1.2)
    flat(fig, poly(-0.6 - 82j, 2.6 - 82j, 1 - 78.6j), 0xFFE0703A, 0.8)
    solid(fig, tube([-22 - 90j, -92j, 22 - 90j], [2.2, 2.6, 2.2]), look.dark)
    solid(fig, closed([-12 - 91j, -9 - 103j, -2 - 108j, 7 - 103j, 12 - 91j]), look.dark)
    solid(fig, rect(-12, -95, 12, -91), look.accent)


def _gravestone(fig: Figure, look: Look, _t_s: float) -> None:
    solid(fig, rect(-44, -10, 44, 0, round_by=3), mix(look.base, 0xFF302838, 0.2))
    stone = closed([
        -34 - 6j, -34 - 60j, -30 - 84j, -16 - 97j, -100j, 16 - 97j, 30 - 84j, 34 - 60j, 34 - 6j,
        -3j,
    ])  # fmt: skip
    solid(fig, stone, look.base)
    cross = rect(-3, -84, 3, -58)
    flat(fig, cross, mix(look.base, 0xFF302838, 0.5), 0.4)
    flat(fig, rect(-10, -78, 10, -72), mix(look.base, 0xFF302838, 0.5), 0.4)
    for k, wide in enumerate((20, 16, 20)):
        fig.line(curve([complex(-wide, -46 + 9 * k), complex(wide, -46 + 9 * k)]), 0xFF4A4450, 2.0)
    for x in (-42.0, -30.0, 30.0, 40.0):
        blade = tube([complex(x, 2), complex(x - 2, -8), complex(x + 3, -18)], [2.6, 1.8, 0.4])
        solid(fig, blade, 0xFF6FA050)


def _well(fig: Figure, look: Look, _t_s: float) -> None:
    for x in (-34.0, 34.0):
        solid(fig, rect(x - 3, -78, x + 3, -26), _WOOD)
    solid(fig, tube([-38 - 62j, -62j, 38 - 62j], [3, 3, 3]), _WOOD)
    fig.line(curve([-62j, -42j]), 0xFFE0D0B0, 1.6)
    solid(fig, trapeze(-30j, 7, 9, 14), 0xFF9A6A3C)
    flat(fig, oval(-34j, 44, 9), 0xFF2A2430, 0.4)
    body = closed([-46 - 33j, -45 - 4j, -24 + 2j, 24 + 2j, 45 - 4j, 46 - 33j, 24 - 26j, -24 - 26j])
    solid(fig, body, look.base)
    rows(fig, body, 8)
    for j in range(4):
        marks = skia.Path()
        for k in range(-4, 5):
            x = 11 * k + (5.5 if j % 2 else 0)
            marks.moveTo(x, -26 + 8 * j)
            marks.lineTo(x, -18 + 8 * j)
        fig.mark(marks, stroke(alpha(fig.tone(0xFF403040, 0.4), 0.3), 0.9), within=body)
    fig.line(
        curve([-46 - 33j, -24 - 27j, -25j, 24 - 27j, 46 - 33j]), mix(look.base, 0xFFFFFFFF, 0.3), 3
    )
    roof = poly(-52 - 72j, -26 - 100j, 26 - 100j, 52 - 72j)
    solid(fig, roof, look.accent)
    rows(fig, roof, 7, strength=0.35)
    solid(fig, tube([38 - 62j, 48 - 62j, 48 - 54j], [1.6] * 3), _IRON)


def _look(
    base: int, pale: int = 0xFFF6EEDC, dark: int = 0xFF3E3A48, accent: int = 0xFFD84A38
) -> Look:
    return Look(base=base, pale=pale, dark=dark, accent=accent)


PARKS: Mapping[str, Rig] = {
    "fountain": with_moving(
        thing_of(_fountain_basin, _look(0xFFD8CCBE), 3.2, (-84, -84, 84, 8)),
        _fountain_water,
        (-72, -110, 72, -16),
    ),
    "statue": thing_of(
        _statue, _look(0xFF6E9A8A, pale=0xFFCFC6BC), 4.0, (-30, -104, 30, 4), half=26
    ),
    "snowman": thing_of(_snowman, _look(0xFFF4F8FF), 1.5, (-50, -118, 50, 6), half=30),
    "campfire": with_moving(
        thing_of(_campfire_wood, _look(0xFF6E452E), 0.7, (-66, -40, 66, 8)),
        _flames,
        (-94, -136, 94, 54),
        reach=(-66, -104, 66, 8),
    ),
    "swing": thing_of(
        _swing,
        _look(0xFFE0543F, dark=0xFFB03A30, accent=0xFFF6C945),
        2.4,
        (-84, -106, 84, 6),
        half=70,
        is_live=True,
        fixed=_SWING_SEAT,
    ),
    "slide": thing_of(
        _slide,
        _look(0xFFF2B53A, dark=0xFF4F86C6),
        2.4,
        (-68, -108, 84, 6),
        half=70,
        fixed={"seat": Anchor(-18 - 72j)},
    ),
    "scarecrow": thing_of(
        _scarecrow,
        _look(0xFF4F7FB0, pale=0xFFEBCB98, dark=0xFF8A5A34),
        1.9,
        (-54, -112, 54, 4),
        half=14,
    ),
    "gravestone": thing_of(_gravestone, _look(0xFF9A9CA8), 1.0, (-50, -106, 50, 8), half=44),
    "well": thing_of(_well, _look(0xFFA8A2A4, accent=0xFFB0573C), 2.2, (-56, -104, 56, 6), half=48),
}
"""All of them by name."""
