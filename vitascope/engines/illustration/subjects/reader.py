"""Somebody reading at a café table: chair, table, book and steaming cup belong to the picture.

Person units throughout (see ``people``); a seated person with the chair is 100 high.
It knows nothing of the room.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import pi, sin

import skia

from ..canvas import alpha, fill, mix, stroke
from ..light import Light
from .figure import Figure
from .folk_body.kind import Kind
from .folk_body.puppet import Puppet
from .furniture import TABLE_Y, draw_book, draw_chair, draw_cup, draw_table
from .motion import blink, chance, drift, phrase, plateau, ramp, smooth, wave
from .rig import Anchor, Look, Placid
from .shadows import contact_shadow
from .shapes import BODY_UNITS, Box, closed, curve, tube
from .softness import draw_soft

__all__ = ["Reader"]

_BOX = Box(-52.0, -114.0, 92.0, 10.0)
_SPINE = complex(33, TABLE_Y - 2.0)
"""Where the open book's spine lies."""
_PAGE_S = 5.3
"""How long a page takes to read."""


class Reader(Placid):
    """A person at a table with a book."""

    height_m = 1.3

    box = _BOX

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self.aspect = 1.3
        self.actions: tuple[str, ...] = ("read", "sit")
        self.look = self.kind.look

    def draw(
        self,
        canvas: skia.Canvas,
        *,
        t_s: float,
        height_px: float,
        light: Light,
        action: str,
        look: Look,
        seed: int,
    ) -> None:
        """See ``Rig.draw``."""
        canvas.save()
        scale = height_px * look.size / BODY_UNITS
        canvas.scale(scale, scale)
        contact_shadow(canvas, light, centre=-12, half=34)
        contact_shadow(canvas, light, centre=48, half=26)
        with Figure(canvas, light, _BOX) as fig:
            _Picture(fig, self.kind, look, t_s=t_s, seed=seed, reads=action != "sit").draw()
        _steam(canvas, light, complex(67, TABLE_Y - 11), t_s=t_s, seed=seed)
        canvas.restore()

    def anchors(self, *, t_s: float, action: str, seed: int) -> Mapping[str, Anchor]:  # noqa: ARG002
        """See ``Rig.anchors``: the head hardly moves; what is put down stands on the table."""
        return {
            "head": Anchor(complex(6.5, -98.5), 14.0),
            "eyes": Anchor(complex(9.0, -85.0), 14.0),
            "mouth": Anchor(complex(8.0, -79.0), 14.0),
            "neck": Anchor(complex(-3.0, -76.0)),
            "hand": Anchor(_SPINE),
            "pelvis": Anchor(complex(-16.0, -38.0)),
            "back": Anchor(complex(-18.0, -62.0), behind=True),
            "top": Anchor(complex(67.0, TABLE_Y - 2.0)),
        }


class _Picture:
    """One picture of the reader."""

    def __init__(
        self, fig: Figure, kind: Kind, look: Look, *, t_s: float, seed: int, reads: bool
    ) -> None:
        self.fig, self.look, self.t_s, self.seed = fig, look, t_s, seed
        self.puppet = Puppet(fig, kind, look, t_s=t_s, seed=seed)
        # The first page is turned within the first seconds, so that a short clip shows it.
        act = phrase(t_s + 2.0, seed=seed, length_s=_PAGE_S)
        late = 0.5 * chance(seed, act.index, 6)
        s = act.inside_s - 2.9 - late
        self.fetch = plateau(s, rise=(-0.75, -0.1), fall=(1.15, 1.8)) if reads else 0.0
        self.turn = smooth(s / 1.15) if reads and s > 0 else 0.0
        self.turning = reads and 0.0 < s < 1.15
        self.breath = wave(t_s, 3.6)
        # The head follows the lines: slowly to the right, quickly back.
        line = (t_s / 1.9 + drift(t_s, seed=seed + 1, rate_hz=0.2)) % 1.0
        scan = ramp(line, 0.0, 0.8) - ramp(line, 0.8, 1.0)
        self.scan = scan if reads else 0.0
        # Every now and then a look up, out of the window.
        glance = phrase(t_s, seed=seed + 2, length_s=8.7)
        self.up = (
            plateau(glance.inside_s, rise=(5.2, 6.0), fall=(7.3, 8.1)) if glance.pick < 0.7 else 0.0
        )
        if not reads:
            self.up = 0.75 + 0.25 * drift(t_s, seed=seed + 3, rate_hz=0.3)
        self.up *= 1 - self.fetch

    def draw(self) -> None:
        draw_chair(self.fig)
        lean = complex(2.0 * self.fetch - 0.8 * self.up, 0)
        b = self.breath
        self.shoulder = complex(-5, -69 - 0.45 * b) + lean
        neck = complex(-3.5, -77 - 0.5 * b) + lean
        drop = 1 - self.up
        head = complex(3.5 + 2.2 * drop, -88.5 + 2.4 * drop - 0.5 * b) + lean
        turn = (
            3
            + 17 * drop
            + 1.6 * self.scan * drop
            + 1.2 * drift(self.t_s, seed=self.seed + 4, rate_hz=0.35)
        )
        self.legs()
        self.torso(neck)
        with self.fig.placed(head, turn=turn):
            self.puppet.hair_behind(turn=turn)
        board = draw_table(self.fig)
        draw_cup(self.fig, complex(67, TABLE_Y - 1.5), board, band=self.look.base)
        hands = self.hands()
        self.puppet.sleeve(self.shoulder + complex(5, 1.5), hands[1], side=1, far=True, stiff=8)
        draw_book(self.fig, _SPINE, board)
        self.fig.part(
            tube([neck + complex(-1, 4), neck, head + complex(-0.5, 4)], [4.4, 4.0, 4.4]),
            self.fig.coat(mix(self.look.pale, 0xFFB05048, 0.22), top=-96, bottom=-66),
        )
        collar = tube(
            [neck + complex(-3.6, 2.2), neck + complex(0, 3.6), neck + complex(4.0, 2.0)],
            [2.6, 3.0, 2.4],
        )
        self.fig.part(
            collar, self.fig.coat(mix(self.look.base, 0xFFFFFFFF, 0.12), top=-100, bottom=-50)
        )
        with self.fig.placed(head, turn=turn):
            self.puppet.head(
                eyes=blink(self.t_s, seed=self.seed), gaze_down=drop, smile=0.5 + 0.5 * self.up
            )
        self.puppet.sleeve(
            self.shoulder,
            hands[0],
            side=1,
            far=False,
            coat=self.fig.coat(self.look.base, top=-92, bottom=-36),
        )
        if self.turning:
            self.page()

    def legs(self) -> None:
        fig, puppet = self.fig, self.puppet
        colour = puppet.leg_colour
        tap = (
            5
            * max(0.0, wave(self.t_s, 1.1))
            * ramp(drift(self.t_s, seed=self.seed + 9, rate_hz=0.23), 0.1, 0.5)
        )
        far = fig.coat(mix(colour, 0xFF1A1028, 0.25), top=-60, bottom=2)
        near = fig.coat(colour, top=-60, bottom=2)
        puppet.leg(
            complex(-16, -42),
            complex(22, -4),
            foot_turn=0,
            far=True,
            thigh=29,
            shin=36,
            coat=far,
            colour=colour,
        )
        puppet.leg(
            complex(-16, -41.5),
            complex(10, -4),
            foot_turn=-tap,
            far=False,
            thigh=29,
            shin=36,
            coat=near,
            colour=colour,
        )

    def torso(self, neck: complex) -> None:
        fig, b = self.fig, self.breath
        s = self.shoulder
        path = closed([
            neck + complex(-1, 1), s + complex(6.5, 1.5), s + complex(11 + 0.5 * b, 11),
            complex(7 + 0.3 * b, -50),
            complex(3, -39.5), complex(-10, -36.5), complex(-24, -37.5), complex(-25, -47),
            complex(-21.5 - 0.3 * b, -59),
            s + complex(-11.5, 1.0), neck + complex(-5, 2.6),
        ])  # fmt: skip
        fig.part(path, fig.coat(self.look.base, top=-92, bottom=-36))
        folds = skia.Path()
        for y in (-46.0, -41.8):
            line = (complex(-26, y + 1), complex(-16, y + 3.2), complex(-4, y + 1.5))
            folds.addPath(curve(line))
        dark = fig.tone(mix(self.look.base, 0xFF501828, 0.45), 0.4)
        fig.mark(folds, stroke(alpha(dark, 0.35), 1.2), within=path, soft=0.5)

    # The book

    def corner(self) -> complex:
        """Where the free corner of the turning page is."""
        angle = pi * self.turn
        return _SPINE + complex(17.6 * _cos(angle), -0.6 - 16.0 * sin(angle))

    def page(self) -> None:
        """The page on its way over: it bends behind its corner."""
        fig = self.fig
        corner = self.corner()
        root = _SPINE + complex(0, 1.4)
        way = corner - root
        belly = 1j * way * 0.26 * _cos(pi * min(1.0, self.turn * 1.15))
        points = [root, root + way * 0.36 - belly * 0.6, root + way * 0.72 - belly, corner]
        # It has some breadth because we look down on it a little.
        deep = complex(-1.4 * _cos(pi * self.turn), -4.4)
        outline = points + [p + deep for p in points[::-1]]
        path = skia.Path()
        path.moveTo(outline[0].real, outline[0].imag)
        path.cubicTo(*_xy(outline[1]), *_xy(outline[2]), *_xy(outline[3]))
        path.lineTo(*_xy(outline[4]))
        path.cubicTo(*_xy(outline[5]), *_xy(outline[6]), *_xy(outline[7]))
        path.close()
        fig.part(
            path,
            fig.gradient(root, corner, [fig.tone(0xFFE6D4BC, 0.5), fig.tone(0xFFFFFAF0, 1.0)]),
        )

    def hands(self) -> tuple[complex, complex]:
        """The near and the far hand."""
        idle = 0.25 * drift(self.t_s, seed=self.seed + 20, rate_hz=0.4)
        near_rest = _SPINE + complex(-16.0, -0.6 + idle)
        far_rest = _SPINE + complex(15.0, -4.2 - idle)
        # The far hand fetches the page: to its corner, over with it, and back.
        corner = self.corner() + complex(-1.5, -0.5)
        goal = far_rest + (corner - far_rest) * self.fetch
        return near_rest, goal


def _steam(canvas: skia.Canvas, light: Light, cup: complex, *, t_s: float, seed: int) -> None:
    """Wisps that rise from the cup and thin out."""
    white = light.lit(0xFFFFFFFF, 0.9)
    for k in range(3):
        age = (t_s / 3.1 + k / 3 + 0.05 * seed) % 1.0
        strength = 0.5 * sin(pi * age) ** 1.2
        points = []
        for i in range(5):
            up = 3 + 19 * age + 3.6 * i
            bend = 0.9 + 0.11 * up
            x = (
                bend * sin(0.24 * up - 2.1 * t_s + 2.1 * k)
                + 1.8 * (k - 1)
                + 0.06 * up * drift(t_s, seed=seed + k, rate_hz=0.5)
            )
            points.append(cup + complex(x, -up + 3))
        path = tube(points, [0.5, 1.2, 1.7, 1.3, 0.4], steps=4)
        draw_soft(canvas, path, fill(alpha(white, strength)), soft=0.9)


def _cos(angle: float) -> float:
    return sin(angle + pi / 2)


def _xy(point: complex) -> tuple[float, float]:
    return point.real, point.imag
