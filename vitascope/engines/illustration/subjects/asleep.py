"""A four-legged animal curled up, asleep."""

from __future__ import annotations

from .animal import Body
from .markings import TORSO_MARKS, Trunk, spines
from .motion import twitch, wave
from .shapes import closed, tube

__all__ = ["draw_asleep"]


def draw_asleep(body: Body, *, t_s: float, seed: int) -> None:
    """Curled up: the head on the paws, the tail round the front, slow breathing."""
    fig, breed, look = body.fig, body.breed, body.look
    b = wave(t_s, 4.1)
    body.top, body.bottom = -48.0, 10.0
    torso = [
        complex(-41, -8), complex(-38, -24 - 0.6 * b), complex(-24, -35 - 1.3 * b),
        complex(-4, -36 - 1.6 * b),
        complex(16, -28 - 1.0 * b), complex(30, -13), complex(26, -2), complex(2, -0.5),
        complex(-32, -0.5),
    ]  # fmt: skip
    path = fig.part(closed(torso), body.coat(look.base))
    if "tabby" in breed.patterns:
        line = [complex(-36, -22), complex(-24, -31), complex(-6, -33), complex(12, -27)]
        with fig.inside(path):
            TORSO_MARKS["tabby"](fig, look, Trunk([*line, complex(24, -18)], [3.0] * 5, [9.0] * 5))
    if "spines" in breed.patterns:
        ball = [
            complex(-40, -8),
            complex(-30, -14),
            complex(-6, -18),
            complex(16, -14),
            complex(28, -9),
        ]
        spines(
            fig, look, Trunk([*ball, complex(34, -8)], [6, 14, 18, 14, 8, 6], [9.0] * 6), sway=0.0
        )
    haunch = closed(
        [
            complex(-37, -14),
            complex(-30, -26 - b),
            complex(-17, -27 - b),
            complex(-9, -15),
            complex(-12, -2),
            complex(-30, 0),
        ]
    )
    fig.shade(haunch, soft=3.0, strength=0.35, away=complex(2, -1), within=path)
    fig.part(haunch, body.coat(look.base))
    paw = tube([complex(18, -7), complex(32, -4.6), complex(44, -3.8)], [5.5, 4.2, 3.8])
    colour = look.dark if breed.stockings > 0.5 else look.pale if breed.stockings < 0 else look.base
    fig.part(paw, fig.coat(colour, top=-14, bottom=8))
    at = complex(27, -17.5 - 0.5 * b)
    turn = 9 + 0.7 * b
    with fig.inside(path, smooth=False), fig.placed(at, turn=turn, scale=breed.head.size):
        body.head_shade()
    with fig.placed(at, turn=turn, scale=breed.head.size):
        body.ear(far=True)
        body.head(0.0)
        body.ear(far=False)
    flick = 2.4 * abs(twitch(t_s, seed=seed + 9, every_s=3.7, length_s=0.8))
    if breed.build.tail_length < 25:
        body.lay_tail([complex(-36, -12), complex(-41, -13), complex(-45, -14 - flick)])
        return
    points = [complex(-37, -12), complex(-43, -7), complex(-36, -4.6), complex(-20, -4.4)]
    body.lay_tail([*points, complex(-5, -5.2), complex(8, -6.5 - flick)])
