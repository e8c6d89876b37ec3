"""What stands in streets and parks: lights, signs, benches, boxes, stalls.

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
    glowing,
    grid,
    is_lamplit,
    lamp,
    planks,
    poly,
    rect,
    rows,
    scallops,
    solid,
    trapeze,
)
from .lettering import letters
from .making import thing_of

__all__ = ["STREETSIDE"]

_IRON = 0xFF4A5058
_STEEL = 0xFFA8B0BA
_WOOD = 0xFFB57A45


def _traffic_light(fig: Figure, look: Look, t_s: float) -> None:
    solid(fig, trapeze(0j, 7, 4, 4), _IRON)
    solid(fig, rect(-2.2, -50, 2.2, -2), _STEEL)
    solid(fig, rect(-12, -98, 12, -40, round_by=5), look.base)
    flat(fig, rect(-10, -96, 10, -42, round_by=4), mix(look.base, 0xFF000000, 0.25), 0.5)
    # Red the longest, then green, then a moment of amber.
    phase = t_s % 9.0
    burning = 0 if phase < 4 else 2 if phase < 8 else 1
    for k, colour in enumerate((0xFFFF4A3C, 0xFFFFC83C, 0xFF4CE08A)):
        at = complex(0, -87 + 18 * k)
        is_on = k == burning
        tone = colour if is_on else mix(colour, 0xFF201820, 0.68)
        if is_on:
            halo = [alpha(colour, 0.7), alpha(colour, 0.25), alpha(colour, 0)]
            fig.detail(oval(at, 17, 17), radial((at.real, at.imag), 17, halo, at=(0, 0.5, 1)))
        fig.detail(oval(at, 7, 7), fill(tone))
        fig.detail(oval(at - 2 - 2.4j, 2.4, 2), fill(alpha(0xFFFFFFFF, 0.75 if is_on else 0.2)))
        hood = tube([at - 8 - 3j, at - 8.2j, at + 8 - 3j], [1.4, 2.2, 1.4])
        flat(fig, hood, mix(look.base, 0xFF000000, 0.4), 0.5)


def _hydrant(fig: Figure, look: Look, _t_s: float) -> None:
    dark = mix(look.base, 0xFF401018, 0.25)
    solid(fig, rect(-27, -9, 27, 0, round_by=3), dark)
    solid(fig, rect(-19, -66, 19, -6, round_by=4), look.base)
    for x in (-1.0, 1.0):
        solid(fig, rect(min(x * 15, x * 33), -57, max(x * 15, x * 33), -39, round_by=3), look.base)
        solid(fig, rect(min(x * 29, x * 37), -59, max(x * 29, x * 37), -37, round_by=3), dark)
    solid(fig, rect(-24, -71, 24, -62, round_by=3), dark)
    dome = closed([-20 - 69j, -18 - 82j, -9 - 91j, -92j, 9 - 91j, 18 - 82j, 20 - 69j])
    solid(fig, dome, look.base)
    solid(fig, rect(-5, -100, 5, -89, round_by=2), dark)
    fig.shade(oval(-46j, 14, 14), soft=2, strength=0.4)
    solid(fig, oval(-47j, 12.5, 12.5), look.base)
    solid(fig, oval(-47j, 7.5, 7.5), dark)
    solid(fig, rect(-3, -50, 3, -44, round_by=1), _STEEL)
    for x in (-14.0, -7.0, 0.0, 7.0, 14.0):
        solid(fig, oval(complex(x, -66.5), 2, 2), mix(look.base, 0xFFFFFFFF, 0.35))
    solid(fig, rect(-24, -16, 24, -10, round_by=2), dark)
    fig.detail(tube([-12 - 62j, -13 - 40j, -12 - 20j], [1.2, 2, 1.2]), fill(0x50FFFFFF))


def _octagon(middle: complex, radius: float) -> skia.Path:
    turn = [complex(1, 0.4142), complex(0.4142, 1), complex(-0.4142, 1), complex(-1, 0.4142)]
    return poly(*(middle + radius * p for p in [*turn, *(-q for q in turn)]))


def _stop_sign(fig: Figure, look: Look, _t_s: float) -> None:
    solid(fig, rect(-1.8, -66, 1.8, 0), _STEEL)
    solid(fig, _octagon(-74j, 25), 0xFFF6F4F0)
    solid(fig, _octagon(-74j, 22.6), look.base)
    letters(fig, "STOP", -74j, 13)


def _parking_meter(fig: Figure, look: Look, _t_s: float) -> None:
    solid(fig, rect(-9, -4, 9, 0, round_by=2), _IRON)
    solid(fig, rect(-3, -56, 3, -2), _STEEL)
    solid(fig, trapeze(-54j, 5, 10, 8), mix(look.base, 0xFF000000, 0.25))
    body = closed([
        -17 - 60j, -19 - 74j, -16 - 90j, -8 - 98j, -100j, 8 - 98j, 16 - 90j, 19 - 74j, 17 - 60j,
        -57j,
    ])  # fmt: skip
    solid(fig, body, look.base)
    glass = closed([-12 - 76j, -11 - 87j, -93j, 11 - 87j, 12 - 76j, -74j])
    flat(fig, glass, 0xFFF2F0DC, 0.9)
    dial = curve([-9 - 79j, -6 - 87j, -90j, 6 - 87j, 9 - 79j])
    fig.line(dial, 0xFFD8443A, 1.5)
    fig.line(curve([-77j, -4.5 - 86.5j]), 0xFF2A2430, 1.4)
    fig.line(glass, 0xFFE0E4E8, 1.6, amount=0.9)
    flat(fig, rect(-1.2, -70, 1.2, -63, round_by=1), 0xFF1E1C24, 0.4)
    solid(fig, oval(9 - 66j, 3.4, 3.4), _STEEL)
    flat(fig, rect(-12, -69, -5, -64, round_by=1), 0xFFF2C65A, 0.9)


def _bench(fig: Figure, look: Look, _t_s: float) -> None:
    for x in (-68.0, 68.0):
        iron = tube([complex(x, -100), complex(x, -54), complex(x, -46)], [2.6, 2.6, 2.6])
        solid(fig, iron, _IRON)
        solid(fig, tube([complex(x, -48), complex(x + 1, -20), complex(x, -1)], [3, 2.4, 3]), _IRON)
        front = tube([complex(x, -48), complex(x * 1.06, -20), complex(x * 1.08, 2)], [3, 2.6, 3.2])
        solid(fig, front, _IRON)
    for k in range(3):
        solid(fig, rect(-84, -99 + 13.5 * k, 84, -89 + 13.5 * k, round_by=3), look.base)
    for k in range(3):
        wide = 84 + 2 * k
        slat = rect(-wide, -54 + 5.6 * k, wide, -49.4 + 5.6 * k, round_by=2)
        solid(fig, slat, mix(look.base, 0xFFFFFFFF, 0.12 - 0.1 * k))
    for x in (-80.0, 80.0):
        arm = tube([complex(x, -74), complex(x * 1.04, -72), complex(x * 1.08, -48)], [2.6] * 3)
        solid(fig, arm, _IRON)


def _street_lamp(fig: Figure, look: Look, _t_s: float) -> None:
    solid(fig, trapeze(0j, 6, 3, 6), look.base)
    solid(fig, tube([-4j, -40j, -82j], [1.7, 1.2, 1.0]), look.base)
    solid(fig, rect(-2.4, -36, 2.4, -33, round_by=1), look.base)
    solid(fig, tube([-6 - 79j, -78j, 6 - 79j], [0.9, 1.2, 0.9]), look.base)
    glass = trapeze(-81j, 3.4, 6, 12)
    if is_lamplit(fig.light):
        tones = [alpha(0xFFFFD98A, 0.6), alpha(0xFFFFC868, 0.16), alpha(0xFFFFC868, 0)]
        fig.detail(oval(-87j, 22, 22), radial((0, -87), 22, tones, at=(0, 0.4, 1)))
        glowing(fig, glass)
    else:
        flat(fig, glass, 0xFFF6EBC8, 0.9)
    fig.line(glass, look.base, 0.8, amount=0.4)
    solid(fig, trapeze(-93j, 7.4, 2, 4), look.base)
    solid(fig, oval(-98j, 1.6, 1.8), look.base)


def _mailbox(fig: Figure, look: Look, _t_s: float) -> None:
    solid(fig, rect(-4, -52, 4, 0), _WOOD)
    solid(fig, rect(-20, -56, 20, -50, round_by=1), _WOOD)
    body = skia.Path()
    body.addRoundRect(skia.Rect.MakeLTRB(-34, -100, 30, -56), 20, 20)
    body.addRect(skia.Rect.MakeLTRB(-34, -78, 30, -56))
    solid(fig, body, look.base)
    front = closed([16 - 58j, 15 - 84j, 22 - 98j, 31 - 97j, 36 - 84j, 36 - 58j, 26 - 56j])
    solid(fig, front, mix(look.base, 0xFF20101A, 0.2))
    solid(fig, oval(26 - 88j, 3, 2.4), _STEEL)
    solid(fig, rect(-14, -92, -10.6, -66), look.accent)
    solid(fig, rect(-14, -93, 2, -83, round_by=1), look.accent)
    flat(fig, rect(-28, -72, -8, -70), mix(look.base, 0xFFFFFFFF, 0.5), 0.8)


def _sign(fig: Figure, look: Look, _t_s: float) -> None:
    for x in (-20.0, 20.0):
        solid(fig, rect(x - 3, -72, x + 3, 0), mix(look.base, 0xFF301810, 0.35))
    board = rect(-46, -98, 46, -48, round_by=5)
    solid(fig, board, look.base)
    rows(fig, board, 12.5, strength=0.35)
    fig.line(rect(-42, -94, 42, -52, round_by=4), look.pale, 1.6)
    for k, wide in enumerate((26, 30, 18)):
        words = curve([complex(-wide, -84 + 11 * k), complex(wide, -84 + 11 * k)])
        fig.line(words, look.pale, 3.4, amount=0.9)


def _signpost(fig: Figure, look: Look, _t_s: float) -> None:
    solid(fig, rect(-3, -100, 3, 0), mix(look.base, 0xFF301810, 0.3))
    for y, way in ((-94, 1), (-74, -1), (-55, 1)):
        arm = poly(
            complex(-10 * way, y), complex(36 * way, y), complex(46 * way, y + 8),
            complex(36 * way, y + 16), complex(-10 * way, y + 16),
        )  # fmt: skip
        solid(fig, arm, look.base)
        fig.line(curve([complex(0, y + 8), complex(28 * way, y + 8)]), look.pale, 3, amount=0.9)


def _fence(fig: Figure, look: Look, _t_s: float) -> None:
    for y in (-72.0, -32.0):
        solid(fig, rect(-170, y, 170, y + 10), mix(look.base, 0xFF403040, 0.2))
    for k in range(12):
        x = -160 + 29 * k
        post = poly(
            complex(x - 9, 0), complex(x - 9, -86), complex(x, -100), complex(x + 9, -86),
            complex(x + 9, 0),
        )  # fmt: skip
        fig.shade(rect(x - 8, -76, x + 12, -20), soft=1.5, strength=0.25)
        solid(fig, post, look.base)


def _gate(fig: Figure, look: Look, _t_s: float) -> None:
    for side in (-1, 1):
        pillar = rect(side * 62 - 13, -88, side * 62 + 13, 0)
        solid(fig, pillar, look.pale)
        rows(fig, pillar, 9)
        solid(fig, rect(side * 62 - 17, -94, side * 62 + 17, -86, round_by=2), look.pale)
        solid(fig, oval(complex(side * 62, -98), 8, 8), look.pale)
        bars = skia.Path()
        for k in range(6):
            x = side * (4 + 8.4 * k)
            bars.moveTo(x, -4)
            bars.lineTo(x, -86 + 3.6 * k)
        fig.line(bars, look.base, 2.2)
        for points in (
            [complex(side * 2, -86), complex(side * 22, -82), complex(side * 49, -64)],
            [complex(side * 2, -44), complex(side * 49, -44)],
            [complex(side * 2, -10), complex(side * 49, -10)],
        ):
            fig.line(curve(points), look.base, 2.6)
        fig.line(oval(complex(side * 22, -60), 9, 9), look.base, 1.8)
        fig.line(oval(complex(side * 10, -30), 5, 9), look.base, 1.4)
    flat(fig, oval(4 - 44j, 2.6, 2.6), 0xFFF2C65A, 1.0)


def _stall(fig: Figure, look: Look, _t_s: float) -> None:
    inside = rect(-62, -74, 62, -32)
    solid(fig, inside, 0xFF6A4438)
    if is_lamplit(fig.light):
        glowing(fig, inside, 0xFFE89A4A)
    for x in (-62.0, 62.0):
        solid(fig, rect(x - 2.5, -80, x + 2.5, 0), _WOOD)
    fruits = (0xFFE2503C, 0xFFF5A030, 0xFFF6D24A, 0xFF7FB84A, 0xFF9A5AB0)
    for j in range(3):
        for k in range(20):
            x = -56 + 5.9 * k + 2.5 * (j % 2)
            at = complex(x, -45 + 5 * j + 0.8 * (k % 3))
            solid(fig, oval(at, 4, 4), fruits[k // 4])
    counter = rect(-70, -32, 70, 0)
    solid(fig, counter, _WOOD)
    planks(fig, counter, 11)
    solid(fig, rect(-74, -35, 74, -30, round_by=1), mix(_WOOD, 0xFFFFE8B0, 0.3))
    for k in range(4):
        crate = rect(-62 + 32 * k, -22, -36 + 32 * k, -6, round_by=1)
        solid(fig, crate, 0xFFD8A868)
        rows(fig, crate, 5)
    scallops(fig, (-58, -100, 58, -66), (look.base, look.pale), count=9, flare=20)


def _shelter(fig: Figure, look: Look, _t_s: float) -> None:
    glass = fig.gradient(
        -70 - 84j, 70 - 10j, [fig.tone(0xFFCDE6EE, 0.8), fig.tone(0xFF7FA6BA, 0.5)]
    )
    fig.part(rect(-72, -86, 72, -12), glass)
    for x in (-74.0, -26.0, 24.0, 74.0):
        solid(fig, rect(x - 1.6, -90, x + 1.6, 0), _IRON)
    solid(fig, rect(-58, -34, 40, -28, round_by=2), _WOOD)
    for x in (-50.0, 32.0):
        solid(fig, rect(x - 1.6, -30, x + 1.6, 0), _IRON)
    solid(fig, rect(-84, -98, 84, -88, round_by=4), look.base)
    solid(fig, rect(90, -100, 93, 0), _STEEL)
    solid(fig, rect(80, -100, 103, -78, round_by=4), look.base)
    flat(fig, rect(85, -95, 98, -85, round_by=2), 0xFFFFFFFF, 0.9)


def _phone_box(fig: Figure, look: Look, _t_s: float) -> None:
    solid(fig, rect(-25, -6, 25, 0), mix(look.base, 0xFF000000, 0.3))
    solid(fig, rect(-23, -90, 23, -4), look.base)
    solid(fig, closed([-24 - 90j, -16 - 97j, -99j, 16 - 97j, 24 - 90j, -88j]), look.base)
    flat(fig, rect(-18, -90, 18, -84), 0xFFF8F2E0, 0.95)
    fig.line(curve([-12 - 87j, 12 - 87j]), 0xFF2A2430, 1.6)
    grid(fig, (-19, -81, 19, -8), (3, 6), size=(0.84, 0.86), dark_share=999)
    fig.line(rect(-20, -82, 20, -7), mix(look.base, 0xFF000000, 0.3), 1.0)


def _trash_can(fig: Figure, look: Look, _t_s: float) -> None:
    body = trapeze(0j, 26, 32, 82)
    solid(fig, body, look.base)
    planks(fig, body, 8, strength=0.4)
    solid(fig, rect(-36, -88, 36, -80, round_by=3), mix(look.base, 0xFF000000, 0.25))
    solid(
        fig,
        closed([-32 - 87j, -20 - 97j, -100j, 20 - 97j, 32 - 87j]),
        mix(look.base, 0xFFFFFFFF, 0.1),
    )
    flat(fig, rect(-13, -95, 13, -90, round_by=2), 0xFF1E1C24, 0.3)


def _cone(fig: Figure, look: Look, _t_s: float) -> None:
    solid(fig, rect(-40, -8, 40, 0, round_by=3), mix(look.base, 0xFF401010, 0.25))
    body = trapeze(-7j, 27, 6, 93)
    solid(fig, body, look.base)
    for y, high in ((-66, 18), (-36, 16)):
        fig.mark(rect(-30, y, 30, y + high), fill(fig.tone(0xFFFFFFFF, 0.85)), within=body)


def _flagpole(fig: Figure, look: Look, t_s: float) -> None:
    solid(fig, rect(-1.1, -98, 1.1, 0), _STEEL)
    solid(fig, oval(-99j, 2, 2), 0xFFF2C65A)
    top, low = [], []
    for k in range(9):
        u = k / 8
        ripple = 3.2 * u * wave(t_s, 1.3, -u * 1.1)
        top.append(complex(1 + 42 * u, -96 + ripple))
        low.append(complex(1 + 42 * u, -68 + ripple))
    flag = poly(*top, *reversed(low))
    solid(fig, flag, look.base)
    for k in range(2, 9, 3):
        shade = poly(top[k - 1], top[k], low[k], low[k - 1])
        fig.mark(shade, fill(alpha(fig.tone(0xFF301830, 0.4), 0.2)), within=flag)


def _lantern(fig: Figure, look: Look, _t_s: float) -> None:
    """A red paper lantern on its cord."""
    fig.line(curve([-108j, -88j]), 0xFF6A4630, 1.6)
    body = oval(-52j, 38, 32)
    if is_lamplit(fig.light):
        halo = [alpha(0xFFFFA040, 0.6), alpha(0xFFFF8030, 0.15), alpha(0xFFFF8030, 0)]
        fig.detail(oval(-52j, 80, 76), radial((0, -52), 80, halo, at=(0, 0.45, 1)))
        tones = [mix(look.base, 0xFFFFE898, 0.75), mix(look.base, 0xFFFFA040, 0.35), look.base]
        fig.part(body, radial((0, -48), 44, tones))
    else:
        solid(fig, body, look.base)
    for k in (-0.75, -0.4, 0, 0.4, 0.75):
        rib = curve([-84j, complex(38 * k * 1.25, -52), -20j])
        fig.mark(rib, stroke(alpha(fig.tone(look.dark, 0.5), 0.5), 1.4), within=body)
    for y in (-86.0, -24.0):
        solid(fig, rect(-17, y, 17, y + 7, round_by=2), look.accent)
    tassel = skia.Path()
    for k in range(-3, 4):
        tassel.moveTo(k * 0.8, -17)
        tassel.lineTo(k * 2.2, 0)
    fig.line(tassel, look.accent, 1.6)


def _lamp_post_modern(fig: Figure, look: Look, _t_s: float) -> None:
    solid(fig, tube([0j, -60j, -90j, 6 - 98j, 20 - 99j], [1.6, 1.2, 1.1, 1.0, 0.9]), look.base)
    solid(fig, rect(16, -100, 30, -97, round_by=1), look.base)
    lamp(fig, 24 - 96.4j, 1.6)


def _look(
    base: int, pale: int = 0xFFF6EEDC, dark: int = 0xFF3E3A48, accent: int = 0xFFD84A38
) -> Look:
    return Look(base=base, pale=pale, dark=dark, accent=accent)


_SIT = {"seat": Anchor(-46j), "top": Anchor(-47j)}

STREETSIDE: Mapping[str, Rig] = {
    "traffic light": thing_of(
        _traffic_light, _look(0xFF39424A), 3.2, (-20, -106, 20, 4), half=10, is_live=True
    ),
    "fire hydrant": thing_of(_hydrant, _look(0xFFE0402F), 0.85, (-42, -104, 42, 6), half=34),
    "stop sign": thing_of(_stop_sign, _look(0xFFD0342C), 2.2, (-28, -104, 28, 4), half=7),
    "parking meter": thing_of(_parking_meter, _look(0xFF6C7E92), 1.5, (-22, -104, 22, 4), half=12),
    "bench": thing_of(_bench, _look(_WOOD), 0.85, (-94, -104, 94, 6), half=84, fixed=_SIT),
    "street lamp": thing_of(_street_lamp, _look(0xFF3C4650), 4.0, (-24, -112, 24, 4), half=7),
    "lamp post": thing_of(_lamp_post_modern, _look(0xFF8A929C), 6.0, (-8, -106, 36, 4), half=6),
    "mailbox": thing_of(_mailbox, _look(0xFF4F86C6), 1.3, (-40, -106, 40, 4), half=16),
    "sign": thing_of(_sign, _look(0xFFC08A52), 1.7, (-50, -104, 50, 4), half=28),
    "signpost": thing_of(_signpost, _look(0xFFC08A52), 2.4, (-50, -104, 50, 4), half=10),
    "fence": thing_of(_fence, _look(0xFFF6F0E6), 1.0, (-176, -104, 176, 6), half=160),
    "gate": thing_of(_gate, _look(0xFF3E444E, pale=0xFFC8B8A8), 2.6, (-84, -112, 84, 6), half=76),
    "market stall": thing_of(_stall, _look(0xFFE0503C), 2.6, (-84, -106, 84, 6), half=76),
    "bus stop": thing_of(_shelter, _look(0xFF3F86C0), 2.6, (-90, -106, 108, 6), half=84),
    "phone booth": thing_of(_phone_box, _look(0xFFD0342C), 2.5, (-30, -104, 30, 4), half=27),
    "litter bin": thing_of(_trash_can, _look(0xFF5C8A6A), 1.0, (-40, -104, 40, 6), half=32),
    "traffic cone": thing_of(_cone, _look(0xFFF0702E), 0.6, (-44, -104, 44, 6), half=38),
    "flagpole": thing_of(
        _flagpole, _look(0xFFD84A38), 6.0, (-6, -106, 48, 4), half=5, is_live=True
    ),
    "paper lantern": thing_of(
        _lantern,
        _look(0xFFE0402F, dark=0xFF9A2018, accent=0xFFF2B84A),
        0.5,
        (-84, -132, 84, 24),
        half=0,
    ),
}
"""All of them by name."""
