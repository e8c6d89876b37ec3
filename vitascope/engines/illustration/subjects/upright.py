"""Animals that sit, stand or hang as people do: monkey, gorilla, kangaroo, sloth, seal.

Each is painted by one function. They know nothing of what they hold or hang from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import skia

from ..canvas import Colour, alpha, fill, mix, stroke
from .bones import bend, polar, turned
from .creature import Creature, Moment
from .eyes import bead, smile
from .figure import Figure
from .folk_body.kind import Mood
from .motion import drift, plateau, wave
from .rig import Look, Rig
from .shapes import Box, closed, curve, oval, tube

__all__ = ["ERECT", "draw_monkey_head"]


def _limb(
    fig: Figure,
    look: Look,
    root: complex,
    end: complex,
    *,
    upper: float,
    lower: float,
    side: float,
    thick: tuple[float, float, float],
    far: bool,
    hand: Colour | None,
) -> None:
    """An arm or a leg with its hand or foot."""
    # A raised arm bends outwards, away from the face.
    joint = bend(
        root,
        end,
        upper=upper,
        lower=lower,
        side=-side if end.imag < root.imag and end.real < root.real else side,
    )
    own = mix(look.base, look.dark, 0.45 if far else 0.04)
    fig.part(tube([root, joint, end], list(thick)), fig.coat(own, top=-100, bottom=6))
    if hand is not None:
        tone = mix(hand, look.dark, 0.3 if far else 0.0)
        fig.part(oval(end, thick[2] * 1.25, thick[2] * 1.05), fig.coat(tone, top=-100, bottom=8))


@dataclass(frozen=True, slots=True)
class _Ape:
    """Where an ape's hands, feet and trunk are."""

    hip: complex
    chest: complex
    head: complex
    hands: tuple[complex, complex]
    """Near and far."""
    feet: tuple[complex, complex]
    tilt: float = 0.0


def _monkey_pose(now: Moment) -> _Ape:
    t = now.t_s
    sway = wave(t, 2.3)
    look = drift(t, seed=now.seed, rate_hz=0.5)
    if now.goes:
        period = 0.8 if now.action == "walk" else 0.5
        a, b = wave(t, period), wave(t, period, 0.5)
        lift_a, lift_b = max(0.0, wave(t, period, 0.25)), max(0.0, wave(t, period, 0.75))
        return _Ape(
            complex(-24, -46), complex(20, -52), complex(44, -72 + wave(t, period / 2)),
            (complex(34 + 16 * b, -4 - 8 * lift_b), complex(40 + 16 * a, -5 - 8 * lift_a)),
            (complex(-26 + 16 * a, -4 - 8 * lift_a), complex(-20 + 16 * b, -5 - 8 * lift_b)),
        )  # fmt: skip
    if now.action == "climb":
        swing = wave(t, 1.6)
        return _Ape(
            complex(6 - 16 * swing, -40), complex(-2 - 6 * swing, -72), complex(4 - 4 * swing, -94),
            (complex(0, -136), complex(26 + 14 * swing, -112 + 10 * swing)),
            (complex(14 - 30 * swing, -10), complex(26 - 26 * swing, -16)),
        )  # fmt: skip
    hand = complex(22, -30 + sway)
    far = complex(32, -22)
    air = 0.0
    if now.action in ("eat", "drink"):
        bite = 0.5 + 0.5 * wave(t, 1.3)
        hand = complex(30, -36) + (complex(28, -70) - complex(30, -36)) * bite
    elif now.action == "wave":
        hand = complex(46 + 9 * wave(t, 0.5), -92)
    elif now.action in ("dance", "play", "jump"):
        air = 9 * abs(wave(t, 0.9))
        hand, far = complex(-34, -92 + 6 * sway), complex(48, -92 - 6 * sway)
    elif now.action == "look_up":
        hand = complex(26, -26)
    return _Ape(
        complex(-6, -24 - air),
        complex(0, -52 - air + 0.5 * sway),
        complex(4 + 2 * look, -78 - air),
        (hand - 1j * air * 0.6, far - 1j * air * 0.6),
        (complex(20, -5 - air * 0.8), complex(30, -6 - air * 0.8)),
        4 * look,
    )


def _monkey(fig: Figure, look: Look, now: Moment) -> None:
    t = now.t_s
    pose = _monkey_pose(now)
    skin = look.pale
    hip = pose.hip
    tail = [hip + complex(-8, 2)]
    for k in range(9):
        way = 170 + 22 * k + 9 * wave(t - 0.12 * k, 2.1)
        tail.append(tail[-1] + polar(12 - 0.6 * k, way if k < 5 else way + 14 * (k - 5)))
    low = [complex(p.real, min(p.imag, -4)) for p in tail]
    fig.part(
        tube(low, [4.2] * 8 + [3.6, 3]),
        fig.coat(mix(look.base, look.dark, 0.2), top=-100, bottom=6),
    )
    shoulder, far_shoulder = pose.chest + complex(-6, -4), pose.chest + complex(7, -6)
    _limb(fig, look, far_shoulder, pose.hands[1], upper=24, lower=25, side=1, thick=(6, 5, 4.6),
          far=True, hand=skin)  # fmt: skip
    _limb(fig, look, hip + 6, pose.feet[1], upper=24, lower=24, side=-1, thick=(9, 7, 5), far=True,
          hand=skin)  # fmt: skip
    body = fig.part(tube([hip, (hip + pose.chest) / 2, pose.chest, pose.head], [16, 17, 15, 9]),
                    fig.coat(look.base, top=-100, bottom=0))  # fmt: skip
    belly = tube([hip + 9, (hip + pose.chest) / 2 + 10, pose.chest + 8], [9, 10, 8])
    fig.mark(belly, fig.coat(skin, top=-100, bottom=0), within=body, soft=1.4)
    _limb(
        fig,
        look,
        hip,
        pose.feet[0],
        upper=24,
        lower=24,
        side=-1,
        thick=(10, 7.4, 5.2),
        far=False,
        hand=skin,
    )
    with fig.placed(pose.head, turn=pose.tilt + (-16 if now.action in ("look_up", "climb") else 0)):
        _monkey_head(fig, look, now)
    if now.action == "eat":
        _banana(fig, pose.hands[0] + complex(5, -6))
    _limb(fig, look, shoulder, pose.hands[0], upper=25, lower=26, side=1, thick=(7, 5.6, 5),
          far=False, hand=skin)  # fmt: skip


def _monkey_head(fig: Figure, look: Look, now: Moment) -> None:
    for side, at in ((-1, complex(-23, 0)), (1, complex(25, -1))):
        fig.part(oval(at, 9.5, 10), fig.coat(look.base, top=-24, bottom=24))
        fig.part(oval(at + side * -1.0, 6, 6.6), fig.coat(look.pale, top=-24, bottom=24))
    head = fig.part(oval(0j, 23, 22), fig.coat(look.base, top=-26, bottom=26))
    face = closed(
        [
            complex(1, -7),
            complex(8, -13),
            complex(16, -10),
            complex(18, 0),
            complex(20, 9),
            complex(12, 18),
            complex(1, 20),
            complex(-8, 17),
            complex(-14, 9),
            complex(-14, 0),
            complex(-13, -10),
            complex(-6, -13),
        ]
    )
    fig.mark(face, fig.coat(look.pale, top=-24, bottom=30), within=head, soft=0.5)
    for x in (-6, 9):
        bead(fig, complex(x, -3), 3.9, t_s=now.t_s, seed=now.seed)
    for across in (0.2, 4.4):
        fig.canvas.drawPath(oval(complex(across, 5.6), 0.9, 0.7), fill(fig.tone(look.dark, 0.4)))
    opened = max(0.0, wave(now.t_s, 0.9)) if now.action in ("call", "dance", "play") else 0.0
    if opened > 0.1:
        fig.canvas.drawPath(
            oval(complex(2.4, 12), 5, 4.4 * opened), fill(fig.tone(0xFF8A2E38, 0.5))
        )
    else:
        smile(fig, complex(2.4, 10.4), 6.4, look.dark, deep=0.45)


def draw_monkey_head(fig: Figure, look: Look, mood: Mood, t_s: float, is_back: bool) -> None:
    """A monkey's head on a person's neck: see ``HeadPainter``."""
    with fig.placed(complex(0, -1), scale=0.62):
        if is_back:
            fig.part(oval(0j, 23, 22), fig.coat(look.base, top=-26, bottom=26))
            return
        action = "call" if mood.mouth > 0.4 else "idle"
        _monkey_head(fig, look, Moment(t_s, action, 3))


def _banana(fig: Figure, at: complex) -> None:
    shape = tube([at + complex(-8, 2), at + complex(0, -8), at + complex(3, -22)], [2, 4.6, 1.6])
    fig.part(shape, fig.coat(0xFFF9D34A, top=at.imag - 24, bottom=at.imag + 6))


def _gorilla(fig: Figure, look: Look, now: Moment) -> None:
    t = now.t_s
    going = now.goes
    period = 1.0 if now.action == "walk" else 0.62
    a = wave(t, period) if going else 0.0
    bob = wave(t, period / 2) if going else 0.8 * wave(t, 2.7)
    hip, chest = complex(-34, -40 + bob), complex(14, -60 + bob)
    head = complex(38, -80 + bob)
    hands = [complex(34 + 14 * a, -5), complex(44 - 14 * a, -6)]
    if going:
        hands = [
            h - 1j * 8 * max(0.0, wave(t, period, p))
            for h, p in zip(hands, (0.25, 0.75), strict=True)
        ]
    if now.action in ("call", "dance", "play"):
        chest, head, hip = complex(-4, -72), complex(8, -98), complex(-10, -38)
        beat = wave(t, 0.34)
        hands = [complex(14, -60 - 5 * beat), complex(20, -60 + 5 * beat)]
    elif now.action == "eat":
        hands[0] = complex(44, -40 - 16 * max(0.0, wave(t, 1.5)))
    feet = [complex(-34 - 12 * a, -5), complex(-24 + 12 * a, -6)]
    for far in (True, False):
        if not far:
            body = tube([hip, (hip + chest) / 2 + complex(-3, -3), chest, (chest + head) / 2],
                        [22, 29, 30, 22])  # fmt: skip
            path = fig.part(body, fig.coat(look.base, top=-116, bottom=0))
            saddle = oval(hip + complex(10, -20), 30, 20, tilt=-20)
            fig.mark(
                saddle,
                fig.coat(mix(look.base, look.pale, 0.35), top=-100, bottom=0),
                within=path,
                soft=3.0,
            )
        k = 1 if far else 0
        _limb(fig, look, hip + complex(4 + 5 * k, 8), feet[k], upper=22, lower=20, side=-1,
              thick=(15, 11, 8), far=far, hand=look.dark)  # fmt: skip
        if far:
            _limb(fig, look, chest + complex(8, 0), hands[1], upper=34, lower=33, side=1,
                  thick=(13, 11, 8.4), far=True, hand=look.dark)  # fmt: skip
    with fig.placed(head, turn=4 * drift(t, seed=now.seed, rate_hz=0.5)):
        skull = closed(
            [
                complex(-20, 4),
                complex(-18, -14),
                complex(-6, -27),
                complex(8, -22),
                complex(17, -8),
                complex(22, 4),
                complex(18, 17),
                complex(2, 21),
                complex(-14, 18),
            ]
        )
        path = fig.part(skull, fig.coat(look.base, top=-32, bottom=26))
        face = closed(
            [
                complex(-2, -6),
                complex(8, -9),
                complex(17, -5),
                complex(22, 6),
                complex(19, 17),
                complex(6, 20),
                complex(-5, 14),
                complex(-6, 2),
            ]
        )
        fig.mark(face, fig.coat(look.pale, top=-20, bottom=26), within=path, soft=0.5)
        fig.line(curve([complex(-2, -7), complex(8, -9.4), complex(18, -6)]), look.dark, 3.4)
        for x in (3, 13):
            bead(fig, complex(x, -1.5), 2.7, t_s=t, seed=now.seed)
        for x in (8, 13):
            fig.canvas.drawPath(oval(complex(x, 7), 2.0, 1.5), fill(fig.tone(look.dark, 0.4)))
        fig.line(curve([complex(3, 13), complex(10, 14.6), complex(17, 12.6)]), look.dark, 1.5)
        fig.part(oval(complex(-10, 2), 4, 5), fig.coat(look.pale, top=-20, bottom=20))
    _limb(fig, look, chest + complex(-6, 2), hands[0], upper=35, lower=34, side=1,
          thick=(16, 13, 9.4), far=False, hand=look.dark)  # fmt: skip


_HOP_S = 0.86


def _kangaroo(fig: Figure, look: Look, now: Moment) -> None:
    t = now.t_s
    hops = now.goes or now.action in ("jump", "play")
    phase = (t % _HOP_S) / _HOP_S
    fly = (phase - 0.3) / 0.7
    air = 4 * fly * (1 - fly) if hops and fly > 0 else 0.0
    press = plateau(phase, rise=(0.0, 0.14), fall=(0.18, 0.3)) if hops else 0.0
    lean = 16 if hops else 0
    breath = wave(t, 2.4)
    hip = complex(-18, -38 - 26 * air + 7 * press)
    chest = hip + turned(complex(20, -34 - 0.4 * breath), lean)
    head = chest + turned(complex(13, -21), 0.6 * lean)
    graze = now.action in ("eat", "drink")
    if graze:
        chest = hip + complex(40, -4)
        head = chest + complex(22, 18 + wave(t, 0.7))
    foot = complex(6 - 10 * air, -4 - 22 * air)
    rise = 8 * air * wave(phase, 1.0)
    tail = [
        hip + complex(-8, 6),
        hip + complex(-30, 20 - 14 * air),
        complex(hip.real - 54, -9 - 30 * air + rise),
        complex(hip.real - 80, -6 - 34 * air + 2 * wave(t, 1.9)),
    ]
    fig.part(tube(tail, [13, 9.5, 6.4, 2.4]), fig.coat(look.base, top=-100, bottom=4))
    for far in (True, False):
        shift = complex(6, -2) if far else 0j
        own = mix(look.base, look.dark, 0.4 if far else 0.0)
        paint = fig.coat(own, top=-100, bottom=6)
        if not far:
            body = fig.part(
                tube([hip, (hip + chest) / 2, chest, (chest + head) / 2, head], [22, 19, 13, 9, 9]),
                fig.coat(look.base, top=-110, bottom=0),
            )
            belly = tube(
                [hip + complex(15, 3), (hip + chest) / 2 + complex(13, 2), chest + complex(9, 1)],
                [11, 9, 6],
            )
            fig.mark(belly, fig.coat(look.pale, top=-100, bottom=0), within=body, soft=1.4)
            pouch = curve([hip + complex(8, -14), hip + complex(16, -10), hip + complex(22, -14)])
            fig.mark(pouch, stroke(alpha(fig.tone(look.dark, 0.5), 0.7), 1.5), within=body)
        knee = hip + shift + complex(17, 15 - 6 * air)
        heel = foot + shift + complex(-20, -2)
        fig.part(tube([hip + shift + complex(-2, 2), knee, heel], [18, 12, 5]), paint)
        fig.part(tube([heel, foot + shift, foot + shift + complex(13, 1)], [5, 4.4, 3]), paint)
        hand = chest + shift + complex(20, 17 + 2 * wave(t, 1.3))
        if graze:
            hand = complex(chest.real + 10, -6)
        fig.part(
            tube(
                [chest + shift + complex(4, 2), chest + shift + complex(10, 14), hand],
                [6, 4.6, 3.4],
            ),
            paint,
        )
    with fig.placed(head, turn=(40 if graze else 4) + 4 * drift(t, seed=now.seed, rate_hz=0.5)):
        for k in (0, 1):
            ear = closed(
                [
                    complex(-8 + 6 * k, -7),
                    complex(-13 + 8 * k, -24),
                    complex(-7 + 8 * k, -32),
                    complex(-1 + 7 * k, -9),
                ]
            )
            fig.part(ear, fig.coat(mix(look.base, look.dark, 0.3 * (1 - k)), top=-34, bottom=0))
        skull = closed(
            [
                complex(-11, -2),
                complex(-7, -11),
                complex(3, -11.6),
                complex(12, -6),
                complex(22, 0),
                complex(25, 5),
                complex(20, 9.6),
                complex(8, 10.6),
                complex(-7, 10),
            ]
        )
        path = fig.part(skull, fig.coat(look.base, top=-16, bottom=16))
        fig.mark(
            oval(complex(18, 8), 10, 5),
            fig.coat(look.pale, top=-10, bottom=18),
            within=path,
            soft=0.8,
        )
        fig.part(oval(complex(23.4, 2.4), 2.8, 2.3), fill(fig.tone(0xFF2A1C24, 0.5)))
        bead(fig, complex(5, -3), 3.0, t_s=t, seed=now.seed)
        fig.line(curve([complex(22, 7), complex(16, 8), complex(11, 6)]), look.dark, 1.0)


def _sloth(fig: Figure, look: Look, now: Moment) -> None:
    """It hangs under a branch of its own."""
    t = now.t_s
    sway = 2.6 * wave(t, 4.1)
    bark = fig.coat(0xFF8A6244, top=-104, bottom=-86)
    fig.part(
        tube(
            [complex(-74, -94), complex(-20, -97), complex(30, -94), complex(76, -98)], [5, 6, 6, 4]
        ),
        bark,
    )
    for x in (-66, 60):
        fig.part(
            closed(
                [complex(x, -98), complex(x + 9, -110), complex(x + 20, -108), complex(x + 10, -98)]
            ),
            fig.coat(0xFF7DB35A, top=-112, bottom=-92),
        )
    body_at = complex(sway, -42)
    for far in (True, False):
        if not far:
            body = closed(
                [
                    body_at + complex(-42, -12),
                    body_at + complex(-30, 12),
                    body_at + complex(0, 22),
                    body_at + complex(28, 14),
                    body_at + complex(38, -6),
                    body_at + complex(10, -18),
                    body_at + complex(-26, -20),
                ]
            )
            fig.part(body, fig.coat(look.base, top=-70, bottom=-10))
        for x, hold in ((-34, -44), (24, 26)):
            shift = 8 if far else 0
            root = body_at + complex(x + shift, -8)
            end = complex(hold + shift + 3 * wave(t, 6.0, 0.2 * (x > 0)), -96)
            own = mix(look.base, look.dark, 0.4 if far else 0.05)
            fig.part(
                tube([root, (root + end) / 2 + complex(-5, 2), end], [9, 7.4, 5]),
                fig.coat(own, top=-100, bottom=-20),
            )
            for k in (-3, 0, 3):
                fig.detail(curve([end + k, end + complex(k + 1, -7), end + complex(k + 5, -6)]),
                           stroke(fig.tone(0xFFEADCC0, 0.8), 1.7))  # fmt: skip
    head = body_at + complex(44, 4)
    with fig.placed(head, turn=6 * wave(t, 5.0) - 6):
        skull = fig.part(oval(0j, 21, 20), fig.coat(look.base, top=-24, bottom=24))
        face = closed(
            [
                complex(-13, -8),
                complex(2, -14),
                complex(16, -8),
                complex(18, 4),
                complex(8, 15),
                complex(-8, 13),
                complex(-16, 3),
            ]
        )
        fig.mark(face, fig.coat(look.pale, top=-20, bottom=24), within=skull, soft=0.5)
        for side in (-1, 1):
            patch = tube(
                [complex(2 + 5 * side, -3), complex(2 + 15 * side, 3)], [4.4, 3.0], steps=2
            )
            fig.mark(patch, fill(fig.tone(look.dark, 0.5)), within=skull)
            bead(fig, complex(2 + 7.4 * side, -1.6), 2.8, t_s=t, seed=now.seed)
        fig.part(oval(complex(2.4, 4), 3.8, 2.8), fill(fig.tone(0xFF3A2A2A, 0.5)))
        smile(fig, complex(2.4, 9), 6, look.dark, deep=0.3)


def _seal(fig: Figure, look: Look, now: Moment) -> None:
    t = now.t_s
    hop = abs(wave(t, 0.9)) if now.goes else 0.0
    up = complex(0, -5 * hop)
    call = plateau(t % 2.4, rise=(0.2, 0.5), fall=(1.2, 1.6)) if now.action == "call" else 0.0
    sleeps = now.action == "sleep"
    head = (
        complex(58, -24) if sleeps else complex(46 - 3 * call, -78 + wave(t, 2.6) - 4 * call)
    ) + up
    spine = [
        complex(-88, -9),
        complex(-66, -15) + up * 0.3,
        complex(-34, -24) + up,
        complex(2, -29) + up,
        (complex(34, -24) if sleeps else complex(32, -46)) + up,
        head,
    ]
    flip = 9 * wave(t, 1.9)
    for k in (-1, 1):
        end = spine[0] + polar(30, 186 + 20 * k + flip)
        fig.part(tube([spine[0], (spine[0] + end) / 2, end], [5, 7.4, 3]),
                 fig.coat(mix(look.base, look.dark, 0.3), top=-60, bottom=6))  # fmt: skip
    far = tube([complex(34, -26) + up, complex(46, -12) + up, complex(58, -3)], [8, 7, 3])
    fig.part(far, fig.coat(mix(look.base, look.dark, 0.45), top=-60, bottom=6))
    body = fig.part(tube(spine, [6, 14, 24, 28, 21, 15]), fig.coat(look.base, top=-100, bottom=4))
    belly = tube(
        [p + complex(3, 0.62 * r) for p, r in zip(spine[1:], (14, 24, 28, 20, 12), strict=True)],
        [6, 10, 13, 12, 7],
    )
    fig.mark(belly, fig.coat(look.pale, top=-90, bottom=6), within=body, soft=2.0)
    spots = skia.Path()
    for x, y, r in (
        (-40, -38, 3),
        (-20, -46, 2.4),
        (0, -48, 3.2),
        (-54, -26, 2.2),
        (14, -52, 2.2),
        (-10, -36, 2),
    ):
        spots.addPath(oval(complex(x, y) + up, r, r * 0.7))
    fig.mark(spots, fill(alpha(fig.tone(look.dark, 0.5), 0.5)), within=body)
    root = complex(20, -22) + up
    fig.part(tube([root, root + complex(-4, 14), complex(-2 + flip * 0.5, -3)], [9, 8, 3.4]),
             fig.coat(mix(look.base, look.dark, 0.2), top=-60, bottom=6))  # fmt: skip
    with fig.placed(head, turn=-26 * call + 3 * wave(t, 3.1)):
        fig.part(oval(0j, 19, 17), fig.coat(look.base, top=-22, bottom=22))
        for low in (0.0, 5.0):
            fig.part(
                oval(complex(15, 4 + low * 0.4), 8.4, 6.4), fig.coat(look.pale, top=-10, bottom=18)
            )
        if call > 0.1:
            fig.part(oval(complex(15, 12), 4.6, 4.4 * call), fill(fig.tone(0xFF8A3A44, 0.5)))
        fig.part(oval(complex(19, -1), 3.8, 2.8), fill(fig.tone(0xFF2A1C24, 0.5)))
        if sleeps:
            fig.line(curve([complex(2, -3), complex(6, -1), complex(10, -3)]), 0xFF2A1C24, 1.5)
        else:
            bead(fig, complex(6, -4), 4.2, t_s=t, seed=now.seed)
        hairs = skia.Path()
        for k in (-1, 0, 1):
            hairs.addPath(
                curve([complex(16, 5 + k), complex(25, 6 + 2 * k), complex(34, 5 + 5 * k)])
            )
        fig.detail(hairs, stroke(alpha(fig.tone(0xFFFFFFFF, 0.95), 0.8), 0.8))


def _kangaroo_moved(now: Moment) -> complex:
    phase = (now.t_s % _HOP_S) / _HOP_S
    fly = (phase - 0.3) / 0.7
    return complex(0, -26 * 4 * fly * (1 - fly)) if now.goes and fly > 0 else 0j


ERECT: Mapping[str, Rig] = {
    "monkey": Creature(
        paint=_monkey, height_m=0.6, half=44,
        actions=("idle", "sit", "walk", "run", "climb", "eat", "drink", "wave", "dance", "play",
                 "jump", "call", "look_up"),
        look=Look(base=0xFF9A6238, pale=0xFFF6D6AE, dark=0xFF5A3420, accent=0xFF3A2010),
        box=Box(-122, -150, 86, 18), width=130, speeds={"walk": 78.0, "run": 128.0},
        fixed={"head": complex(4, -98), "top": complex(4, -98), "hand": complex(24, -34),
               "eyes": complex(6, -80), "mouth": complex(8, -66), "back": complex(-18, -50)},
    ),
    "gorilla": Creature(
        paint=_gorilla, height_m=1.4, half=60,
        actions=("idle", "walk", "run", "call", "eat", "play", "dance", "sit"),
        look=Look(base=0xFF454450, pale=0xFF8A8490, dark=0xFF26252E, accent=0xFF3A2010),
        box=Box(-78, -134, 88, 18), speeds={"walk": 54.0, "run": 90.0},
        fixed={"head": complex(38, -108), "top": complex(-14, -84), "seat": complex(-14, -82),
               "hand": complex(36, -20)},
    ),
    "kangaroo": Creature(
        paint=_kangaroo, height_m=1.5, half=50,
        actions=("idle", "walk", "run", "jump", "eat", "drink", "play"),
        look=Look(base=0xFFC08A5A, pale=0xFFF6E0C2, dark=0xFF7A4E30, accent=0xFF3A2010),
        box=Box(-124, -168, 80, 18), speeds={"walk": 120.0, "run": 190.0}, moved=_kangaroo_moved,
        fixed={"head": complex(20, -104), "inside": complex(4, -52), "hand": complex(26, -62),
               "top": complex(18, -106)},
    ),
    "sloth": Creature(
        paint=_sloth, height_m=0.8, half=0, actions=("idle",),
        look=Look(base=0xFFA98E6E, pale=0xFFF0DFC0, dark=0xFF5A4434, accent=0xFF3A2010),
        box=Box(-86, -120, 90, 4),
    ),
    "seal": Creature(
        paint=_seal, height_m=0.7, half=76,
        actions=("idle", "walk", "call", "sleep", "play"),
        look=Look(base=0xFF8C93A2, pale=0xFFDDE0E4, dark=0xFF4E5260, accent=0xFF3A2010),
        box=Box(-128, -112, 106, 18), speeds={"walk": 20.0},
        fixed={"head": complex(46, -96), "top": complex(46, -96), "mouth": complex(66, -76)},
    ),
}  # fmt: skip
"""Apes and others that hold themselves upright, by name."""
