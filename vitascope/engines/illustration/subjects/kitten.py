"""A kitten facing us: what it looks like in a mood.

The head is a ball that turns: what is on it moves and narrows as it would on a ball. It knows
nothing of why the kitten does what it does (``play``).
"""

from __future__ import annotations

from math import cos, pi, radians, sin

import skia

from ..canvas import Colour, alpha, fill, linear, mix, radial, stroke
from ..light import Light
from .bones import bend, polar, turned
from .figure import Coat, Figure
from .motion import blink, drift, overshoot, ramp, twitch, wave
from .play import Mood, mood_at, toy_at
from .rig import Look
from .shadows import contact_shadow
from .shapes import BODY_UNITS, Box, closed, curve, fringe, oval, spline, streak, tube

__all__ = ["KITTEN_BOX", "Kitten", "draw_kitten"]

KITTEN_BOX = Box(-92.0, -140.0, 74.0, 14.0)


class Kitten:
    """One picture of the kitten."""

    def __init__(self, fig: Figure, look: Look, mood: Mood, *, t_s: float, seed: int) -> None:
        self.fig, self.look, self.mood = fig, look, mood
        self.t_s, self.seed = t_s, seed
        self.breath = wave(t_s, 2.6)
        self.head_at = self.body(complex(9, -63 - 0.6 * self.breath)) + complex(
            0.10 * (mood.yaw - 10) - 3.0 * mood.reach,
            -0.06 * mood.pitch + 3.0 * max(0.0, mood.crouch),
        )

    def draw(self) -> None:
        """Everything, back to front."""
        self.tail()
        self.far_haunch()
        torso = self.torso()
        self.near_haunch(torso)
        self.front_leg(complex(1, -37), complex(1.5, -3.2), self.mood.both, torso, hand=-1)
        self.front_leg(complex(14.5, -36), complex(14.0, -3.6), self.mood.paw, torso, hand=1)
        with (
            self.fig.inside(torso, smooth=False),
            self.fig.placed(self.head_at, turn=self.mood.tilt),
        ):
            self.fig.shade(self.skull(), soft=3.4, strength=0.45, away=complex(0.5, 5.0))
        with self.fig.placed(self.head_at, turn=self.mood.tilt):
            self.ears()
            self.head()

    # Placing

    @property
    def lift(self) -> complex:
        """How the hind feet leave the ground: in the air they hang down and trail."""
        return 1j * self.mood.air - complex(-4.0, 4.5) * min(1.0, self.mood.air / 9)

    def body(self, p: complex) -> complex:
        """A point of the resting body, pressed, stretched, wiggled and lifted."""
        m = self.mood
        high = -p.imag / BODY_UNITS
        squash = 0.17 * m.crouch
        hips = m.wiggle * (1.0 - min(1.0, high * 2.2))
        return complex(p.real * (1 + 0.35 * squash) + hips, p.imag * (1 - squash) - m.air)

    def on_head(self, across: float, up: float) -> tuple[complex, float]:
        """A point of the ball of the head, degrees from its front; and how narrow it looks."""
        u, v = radians(across + self.mood.yaw), radians(up + self.mood.pitch)
        return complex(27.0 * sin(u) * cos(v * 0.6), -23.0 * sin(v)), max(0.25, cos(u))

    # Body

    def tail(self) -> None:
        fig, m = self.fig, self.mood
        excited = 0.5 + 0.5 * m.wide
        ways = (176.0, 184.0, 205.0, 236.0, 268.0, 300.0, 318.0)
        point = self.body(complex(-20, -7))
        points = [point]
        for i, way in enumerate(ways):
            late = (i + 1) / len(ways)
            t = self.t_s - 0.13 * i
            swing = 22 * late * wave(t, 2.15) * excited + 14 * late * drift(
                t, seed=self.seed + 31, rate_hz=0.6
            )
            point += polar(9.6, way + swing)
            points.append(complex(point.real, min(point.imag, -4.2 - m.air)))
        thick = [5.4, 5.4, 5.2, 5.0, 4.8, 4.6, 4.4, 4.0]
        path = fig.part(tube(points, thick), fig.coat(self.look.base, top=-80, bottom=6))
        line = spline(points, 4)
        bands = fig.tone(self.look.dark, 0.5)
        pen = stroke(alpha(bands, 0.62), 2.7)
        bars = skia.Path()
        for k in range(9, len(line) - 5, 5):
            along = (line[k + 1] - line[k - 1]) / (abs(line[k + 1] - line[k - 1]) or 1)
            side = 1j * along * 7
            bars.addPath(curve([line[k] - side, line[k] + along * 1.6, line[k] + side]))
        tip = tube(points[-2:], [6.5, 6.5], steps=4)
        paint = fig.gradient(
            points[-3],
            points[-1],
            [alpha(bands, 0.0), alpha(bands, 0.75)],
            at=(0.45, 0.85),
        )
        with fig.inside(path):
            fig.mark(bars, pen)
            fig.mark(tip, paint)

    def torso(self) -> skia.Path:
        fig, b = self.fig, self.breath
        outline = [
            complex(0, -56), complex(-12, -50 - 0.4 * b), complex(-22 - 0.5 * b, -34),
            complex(-29, -17),
            complex(-28, -4), complex(-14, -0.5), complex(8, -0.5), complex(22, -3),
            complex(25, -15),
            complex(22.5 + 0.5 * b, -33), complex(19, -49 - 0.4 * b), complex(9, -56),
        ]  # fmt: skip
        path = fig.part(closed([self.body(p) for p in outline]), self.coat(self.look.base))
        dark = fig.tone(self.look.dark, 0.45)
        stripes = skia.Path()
        for i, (x, y, s) in enumerate(((-14, -45, 8.0), (-20, -36, 9.5), (-25, -26.5, 10.5))):
            tip = complex(x + s * 0.95, y + 3.5 + i)
            start, middle = complex(x - 4, y - 1), complex(x + s * 0.4, y - 0.3)
            line = self.body(start), self.body(middle), self.body(tip)
            stripes.addPath(streak(line, (2.3, 1.9)))
        bib = [
            complex(1, -56), complex(-3, -44), complex(-1.5, -31), complex(6.5, -20),
            complex(13.5, -31), complex(15, -44), complex(13, -56),
        ]  # fmt: skip
        pale = fig.coat(self.look.pale, top=-70 - self.mood.air, bottom=10 - self.mood.air)
        with fig.inside(path):
            fig.mark(stripes, fill(alpha(dark, 0.55)))
            fig.mark(closed([self.body(p) for p in bib]), pale)
        return path

    def coat(self, colour: Colour) -> Coat:
        air = self.mood.air
        return self.fig.coat(colour, top=-66 - air, bottom=4 - air)

    def far_haunch(self) -> None:
        fig = self.fig
        air = self.lift
        fig.part(
            oval(self.body(complex(21, -11)), 9.5, 11),
            self.coat(mix(self.look.base, self.look.dark, 0.12)),
        )
        self.foot(complex(25.5, -3.9) - air, 7.4, 4.1)

    def near_haunch(self, torso: skia.Path) -> None:
        fig = self.fig
        air = self.lift
        thigh = closed([
            self.body(p) for p in (
                complex(-22, -29), complex(-12, -29.5), complex(-4.5, -21), complex(-4, -9),
                complex(-8, -2),
                complex(-20, 0), complex(-29.5, -5), complex(-30.5, -17),
            )
        ])  # fmt: skip
        fig.shade(thigh, soft=2.6, strength=0.42, away=complex(2.0, -0.6), within=torso)
        path = fig.part(
            thigh, fig.coat(self.look.base, top=-46 - self.mood.air, bottom=8 - self.mood.air)
        )
        ink = fill(alpha(fig.tone(self.look.dark, 0.45), 0.5))
        stripes = skia.Path()
        for y, s in ((-22.5, 9.0), (-14.5, 10.0)):
            start, middle = complex(-32, y + 1), complex(-27, y - 0.5)
            tip = complex(-31 + s, y + 2)
            line = self.body(start), self.body(middle), self.body(tip)
            stripes.addPath(streak(line, (1.8, 1.8)))
        fig.mark(stripes, ink, within=path)
        fig.shade(oval(complex(-9.5, -5.0) - air, 9, 4), soft=1.8, strength=0.4, within=path)
        self.foot(complex(-8.5, -4.1) - air, 9.4, 4.3)

    def foot(self, at: complex, rx: float, ry: float) -> None:
        """A hind foot on the ground, toes towards us."""
        fig = self.fig
        shape = closed(
            [
                at + complex(-rx, 0.6),
                at + complex(-rx * 0.6, -ry),
                at + complex(rx * 0.4, -ry * 1.05),
                at + complex(rx, -ry * 0.1),
                at + complex(rx * 0.7, ry * 0.9),
                at + complex(-rx * 0.7, ry * 0.92),
            ]
        )
        fig.part(shape, fig.coat(self.look.pale, top=at.imag - 8, bottom=at.imag + 14))
        for k in (0.25, 0.62):
            x = at.real + rx * k
            toe = curve([complex(x, at.imag + ry * 0.05), complex(x + 0.5, at.imag + ry * 0.7)])
            fig.line(toe, mix(self.look.pale, self.look.dark, 0.45), 0.75, amount=0.4)

    def front_leg(
        self, root: complex, stand: complex, raised: float, torso: skia.Path, *, hand: int
    ) -> None:
        """A front leg: standing, held up, or thrown at the toy; it shades the torso."""
        fig, m = self.fig, self.mood
        root = self.body(root)
        ground = stand - 1j * m.air
        toy = toy_at(self.t_s, seed=self.seed)
        held = self.body(complex(36, -41) if hand > 0 else complex(23, -33))
        way = toy - root
        goal = root + way / (abs(way) or 1.0) * min(abs(way), 38.0)
        # Never across the face: a throw goes round the cheek.
        goal = complex(max(goal.real, root.real + 27), goal.imag)
        if hand < 0:
            goal = self.body(complex(23, -43))
        up = held + (goal - held) * m.reach
        lift = overshoot(raised, swing=4.0, damping=5.0) if 0 < raised < 1 else raised
        at = ground + (up - ground) * lift + complex(4.0 * hand, 0) * sin(pi * min(1.0, raised))
        elbow = bend(root, at, upper=19.5, lower=19.5, side=hand)
        straight = (root + at) / 2 + complex(-0.8, 0)
        elbow = straight + (elbow - straight) * (0.12 + 0.78 * ramp(raised, 0.0, 0.7))
        wrist = at + (elbow - at) * 0.16
        path = tube([root, elbow, wrist, at], [7.2, 6.2, 5.1, 5.4])
        fig.shade(
            path,
            soft=2.0,
            strength=0.36,
            away=complex(1.4, 0.8),
            fade=(root.imag - 4, root.imag + 13),
            within=torso,
        )
        base = self.look.base
        fig.part(path, self.coat(base))
        # The white glove.
        pale = fig.coat(self.look.pale, top=at.imag - 14, bottom=at.imag + 16)
        glove_top = elbow + (at - elbow) * 0.62
        glove = tube([glove_top, at, at + (at - glove_top) * 0.6], [8.5, 9, 9])
        fig.mark(glove, pale, within=path)
        along = (at - elbow) / (abs(at - elbow) or 1)
        turn_to = along if raised > 0.25 else 1j
        paw_at = at + turn_to * 0.8
        wide = 6.5
        paw = oval(paw_at, wide, 5.1, tilt=_degrees(turn_to) - 90)
        fig.part(paw, pale)
        if raised > 0.45:
            self.pads(paw_at, turn_to, ramp(raised, 0.45, 0.8))
        else:
            for k in (-0.33, 0.33):
                toe = paw_at + complex(k * wide, 1.2)
                fig.line(
                    curve([toe, toe + complex(0.1 * k, 3.0)]),
                    mix(self.look.pale, self.look.dark, 0.45),
                    0.75,
                    amount=0.4,
                )

    def pads(self, at: complex, way: complex, shown: float) -> None:
        """The pink pads of a raised paw."""
        fig = self.fig
        pink = alpha(fig.tone(0xFFF59AA0, 0.7), 0.9 * shown)
        side = 1j * way
        fig.canvas.drawPath(oval(at - way * 1.4, 2.3, 1.8, tilt=_degrees(way) - 90), fill(pink))
        for k, f in ((-1, 1.6), (-0.35, 2.9), (0.35, 2.9), (1, 1.6)):
            fig.canvas.drawPath(oval(at + side * 3.5 * k + way * f * 0.75, 0.95, 1.15), fill(pink))

    # Head

    def ears(self) -> None:
        fig, look = self.fig, self.look
        for side in (-1, 1):
            inner, _ = self.on_head(side * 13, 68)
            outer, narrow = self.on_head(side * 60, 26)
            flick = twitch(self.t_s, seed=self.seed + 50 + side, every_s=2.3)
            back = 10 * max(0.0, self.mood.crouch) * side
            root = (inner + outer) / 2
            tip = root + turned(
                complex(side * 7.5 * narrow + 0.06 * self.mood.yaw, -20.5), flick * 9 * side + back
            )
            fig.part(_ear(outer, tip, inner, side), fig.coat(look.base, top=-44, bottom=6))
            pink = fig.coat(0xFFF7A9A4, top=-44, bottom=0)
            a = outer + (inner - outer) * 0.2 + (tip - root) * 0.02
            c = outer + (inner - outer) * 0.82 + (tip - root) * 0.02
            fig.part(_ear(a, root + (tip - root) * 0.82, c, side), pink)

    def skull(self) -> skia.Path:
        """The outline of the head without its ears, in its own frame."""
        lean = 0.06 * self.mood.yaw
        outline = [
            complex(0 + lean, -24.0), complex(-14 + lean, -20.9), complex(-24.5, -9.5),
            complex(-28, 3.5),
            complex(-22.5, 14.5), complex(-10, 20.2), complex(1 + lean, 21.2), complex(12, 20.2),
            complex(24, 14.5), complex(29, 3.5), complex(25.5, -9.5), complex(15 + lean, -20.9),
        ]  # fmt: skip
        return closed(outline)

    def head(self) -> None:
        fig, look = self.fig, self.look
        skull = self.skull()
        for side in (-1, 1):
            line = [
                complex(side * 25.6 + 0.6, 1.5),
                complex(side * 24.6 + 0.6, 9),
                complex(side * 17.5 + 0.6, 16),
            ]
            tuft = fringe(
                line if side > 0 else line[::-1],
                length=5.6,
                lean=0.3 if side > 0 else -0.3,
                teeth=1,
            )
            fig.part(tuft, fig.coat(look.base, top=-26, bottom=30))
        fig.part(skull, fig.coat(look.base, top=-27, bottom=30))
        with fig.inside(skull):
            self.face_marks()
            self.muzzle()
        for side in (-1, 1):
            self.eye(side)
        self.nose_and_mouth()
        self.whiskers()

    def face_marks(self) -> None:
        fig, look = self.fig, self.look
        dark = alpha(fig.tone(look.dark, 0.5), 0.62)
        bands = skia.Path()
        for across, low in ((-15, 40), (0, 34), (15, 40)):
            a, _ = self.on_head(across * 1.15, 84)
            b, n = self.on_head(across * 0.9, 60)
            c, _ = self.on_head(across * 0.75, low)
            bands.addPath(streak((a, b, c), (2.6 * n, 2.4 * n)))
        for side in (-1, 1):
            for up, reach in ((-4, 50), (-17, 48)):
                a, _ = self.on_head(side * 88, up - 2)
                b, _ = self.on_head(side * reach, up - 1)
                bands.addPath(streak((a, (a + b) / 2 + 0.8j, b), (1.9, 1.6)))
        fig.mark(bands, fill(dark))
        blush = fig.tone(0xFFFF7E78, 0.7)
        for side in (-1, 1):
            at, n = self.on_head(side * 42, -24)
            paint = radial(_xy(at), 6.5, [alpha(blush, 0.42), alpha(blush, 0.0)])
            fig.mark(oval(at, 6.5 * n, 5.0), paint)

    def muzzle(self) -> None:
        fig = self.fig
        pale = fig.coat(self.look.pale, top=-16, bottom=42)
        at, n = self.on_head(0, -36)
        bridge, _ = self.on_head(0, 22)
        shape = [
            bridge, at + complex(-4 * n, -9), at + complex(-12.5 * n, -1.5),
            at + complex(-11.5 * n, 6.5),
            at + complex(-4 * n, 10.5), at + complex(4 * n, 10.5), at + complex(11.5 * n, 6.5),
            at + complex(12.5 * n, -1.5), at + complex(4 * n, -9),
        ]  # fmt: skip
        fig.mark(closed(shape), pale, soft=0.8)

    def eye(self, side: int) -> None:
        fig, look, m = self.fig, self.look, self.mood
        at, n = self.on_head(side * 25.5, -3)
        rx, ry = 6.6 * (0.35 + 0.65 * n), 7.5
        openness = blink(self.t_s, seed=self.seed)
        dark = fig.tone(0xFF32202A, 0.4)
        if openness < 0.18:
            fig.line(
                curve([at + complex(-rx, 0.5), at + complex(0, 3.2), at + complex(rx, 0.5)]),
                0xFF4A2C28,
                1.5,
            )
            return
        fig.canvas.save()
        fig.canvas.translate(at.real, at.imag + 1.5 * (1 - openness))
        fig.canvas.scale(1.0, openness)
        rim = closed(
            [
                complex(-rx * 1.13, 0.6),
                complex(-rx * 0.75, -ry * 0.8),
                complex(0, -ry * 1.14),
                complex(rx * 0.78, -ry * 0.82),
                complex(rx * 1.13, 0.3),
                complex(rx * 0.72, ry * 0.86),
                complex(0, ry * 1.06),
                complex(-rx * 0.72, ry * 0.86),
            ]
        )
        fig.canvas.drawPath(rim, fill(dark))
        ball = oval(0.25j, rx * 0.96, ry * 0.94)
        fig.canvas.clipPath(ball, True)
        iris = look.accent
        bright = fig.tone(mix(iris, 0xFFF4FFB0, 0.55), 1.0)
        fig.canvas.drawPath(
            ball,
            linear(
                (0, -ry),
                (0, ry),
                [fig.tone(mix(iris, 0xFF103018, 0.62), 0.7), fig.tone(iris, 0.9), bright],
                at=(0, 0.5, 1),
            ),
        )
        look_at = complex(m.gaze.real * rx * 0.24, m.gaze.imag * ry * 0.22)
        pupil = 0.5 + 0.3 * m.wide
        fig.canvas.drawPath(
            oval(look_at, rx * pupil * 0.92, ry * min(0.86, pupil + 0.16)), fill(0xFF150C12)
        )
        fig.canvas.drawPath(
            oval(look_at + complex(0, ry * 0.5), rx * 0.55, ry * 0.22),
            radial(
                (look_at.real, look_at.imag + ry * 0.5),
                rx * 0.6,
                [alpha(bright, 0.55), alpha(bright, 0.0)],
            ),
        )
        fig.canvas.drawPath(
            oval(look_at * 0.6 + complex(rx * 0.34, -ry * 0.36), rx * 0.3, ry * 0.28),
            fill(0xFFFFFFFF),
        )
        fig.canvas.drawPath(
            oval(look_at * 0.6 + complex(-rx * 0.36, ry * 0.36), rx * 0.14, ry * 0.13),
            fill(0xD0FFFFFF),
        )
        fig.canvas.drawRect(
            skia.Rect.MakeLTRB(-rx, -ry * 1.1, rx, -ry * 0.3),
            linear((0, -ry), (0, -ry * 0.3), [alpha(dark, 0.45), alpha(dark, 0.0)]),
        )
        fig.canvas.restore()

    def nose_and_mouth(self) -> None:
        fig, m = self.fig, self.mood
        at, n = self.on_head(0, -21)
        pink = fig.tone(0xFFEE7F88, 0.8)
        nose = closed(
            [
                at + complex(-3.0 * n, -1.3),
                at + complex(0, -1.9),
                at + complex(3.0 * n, -1.3),
                at + complex(1.2 * n, 1.5),
                at + complex(0, 2.1),
                at + complex(-1.2 * n, 1.5),
            ]
        )
        lip = at + complex(0, 4.6)
        opened = m.reach * 0.8 + 0.5 * max(0.0, -m.crouch) * 1.2
        if opened > 0.05:
            mouth = closed(
                [
                    lip + complex(-3.4 * n, 0.6),
                    lip,
                    lip + complex(3.4 * n, 0.6),
                    lip + complex(2 * n, 1 + 4.2 * opened),
                    lip + complex(-2 * n, 1 + 4.2 * opened),
                ]
            )
            fig.canvas.drawPath(mouth, fill(fig.tone(0xFF9C3A48, 0.5)))
        fig.canvas.drawPath(nose, fill(pink))
        fig.canvas.drawPath(
            oval(at + complex(-0.6, -0.8), 1.0 * n, 0.45), fill(alpha(fig.tone(0xFFFFFFFF, 1), 0.6))
        )
        ink = 0xFF6A3A34
        fig.line(curve([at + complex(0, 2), lip]), ink, 0.9)
        for side in (-1, 1):
            fig.line(
                curve(
                    [lip, lip + complex(side * 2.6 * n, 1.9), lip + complex(side * 5.6 * n, 0.5)]
                ),
                ink,
                1.05,
            )

    def whiskers(self) -> None:
        fig = self.fig
        hairs = skia.Path()
        for side in (-1, 1):
            shiver = 1.2 * twitch(self.t_s, seed=self.seed + 70 + side, every_s=1.6)
            for k in (-1, 0, 1):
                root, n = self.on_head(side * 26, -33 - 4 * k)
                tip = root + complex(side * (19 + 4 * n), 0.5 + 4.2 * k + shiver)
                middle = (root + tip) / 2 + complex(0, -1.4)
                hairs.addPath(curve([root, middle, tip]))
        fig.detail(hairs, stroke(alpha(fig.tone(0xFFFFFFFF, 0.95), 0.82), 0.6))


def draw_kitten(
    canvas: skia.Canvas,
    *,
    t_s: float,
    height_px: float,
    light: Light,
    action: str,
    look: Look,
    seed: int,
) -> None:
    """Draw the kitten with its shadow; see ``Rig.draw``."""
    canvas.save()
    scale = height_px * look.size / BODY_UNITS
    canvas.scale(scale, scale)
    mood = mood_at(t_s, action=action, seed=seed)
    contact_shadow(canvas, light, centre=-2, half=46, height=mood.air)
    with Figure(canvas, light, KITTEN_BOX) as fig:
        Kitten(fig, look, mood, t_s=t_s, seed=seed).draw()
    canvas.restore()


def _ear(outer: complex, tip: complex, inner: complex, side: int) -> skia.Path:
    """A triangular ear with full edges and a small round tip."""
    path = skia.Path()
    path.moveTo(*_xy(outer))
    path.quadTo(*_xy((outer + tip) / 2 + (outer - inner) * 0.16), *_xy(tip + (outer - tip) * 0.09))
    path.quadTo(*_xy(tip), *_xy(tip + (inner - tip) * 0.1))
    path.quadTo(*_xy((inner + tip) / 2 + (inner - outer) * 0.1), *_xy(inner))
    path.quadTo(*_xy((inner + outer) / 2 + complex(-3.0 * side, 9)), *_xy(outer))
    path.close()
    return path


def _degrees(way: complex) -> float:
    from cmath import phase

    return phase(way) * 180.0 / pi


def _xy(point: complex) -> tuple[float, float]:
    return point.real, point.imag
