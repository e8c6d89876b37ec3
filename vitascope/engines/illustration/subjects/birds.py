"""Birds seen from the side: one rig for every kind, on the ground, afloat and on the wing.

On the ground the origin is the point between the feet, in flight the middle of the body. What a
bird looks like is ``plumage``, how it holds itself ``birdpose``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from math import cos, radians, sin

import skia

from ..canvas import Colour, alpha, fill, mix, stroke
from ..light import Light
from .birdheads import draw_bird_head
from .birdpose import BirdPose, bird_pose, walk_speed
from .bones import polar, turned
from .figure import Coat, Figure
from .motion import blink, wave
from .plumage import Plumage
from .rig import Anchor, Habitat, Look, Placid
from .shadows import contact_shadow
from .shapes import BODY_UNITS, Box, closed, curve, oval, tube
from .wet import above_water, draw_ripples

__all__ = ["Bird"]


_ALSO = {"sit_on": "perch", "trot": "run", "lie": "sit", "climb": "perch"}
"""What stands in for actions it has no pose of its own for."""


class Bird(Placid):
    """A bird of one kind."""

    def __init__(self, plumage: Plumage) -> None:
        self.plumage = plumage
        self.look = plumage.look
        self.height_m = plumage.height_m
        self.habitat = plumage.habitat
        on_foot = (
            "idle", "perch", "walk", "run", "jump", "play", "sit", "sleep", "eat", "drink",
            "look_up", "call", "stretch", "dance",
        )  # fmt: skip
        swims = ("swim",) if plumage.swims else ()
        flies = ("fly", "glide") if plumage.flies else ()
        first = swims if plumage.habitat is Habitat.WATER else ()
        self.actions: tuple[str, ...] = tuple(dict.fromkeys((*first, *on_foot, *swims, *flies)))
        pose = bird_pose(plumage, t_s=0.0, action="idle", seed=0)
        top = pose.neck[-1].imag - plumage.head
        self._unit = BODY_UNITS / -top

    @cached_property
    def aspect(self) -> float:
        """See ``Rig.aspect``."""
        bird = self.plumage
        wide = bird.length * 2.0 + bird.tail_length + abs(bird.neck[-1].real) + 24
        return wide * self._unit / BODY_UNITS

    @cached_property
    def box(self) -> Box:  # type: ignore[override]
        """See ``Placid``: found by looking at what it does."""
        bird, unit = self.plumage, self._unit
        left, top, right, bottom = -20.0, -60.0, 20.0, 14.0
        for action in self.actions:
            for k in range(12):
                pose = bird_pose(bird, t_s=0.31 * k, action=action, seed=5)
                far = bird.head * max(2.2, 0.4 + 3.4 * bird.beak_length) + 4
                points = [pose.neck[-1] + d * far for d in (1, -0.9j, 0.9j)]
                points += [pose.neck[-1] - (bird.head + 6), *pose.feet, *pose.neck]
                back = pose.hip - polar(bird.length + bird.tail_length + 10, -pose.tilt)
                points += [back, back + complex(-8, 8), back - 8j]
                if bird.tail in ("fan", "sickle", "plume") and not pose.flying:
                    far = bird.tail_length + 16
                    points += [pose.hip + d * far for d in (-1, -1j, 0.5)]
                if bird.tail == "fan":
                    points.append(pose.hip + complex(0.75 * bird.tail_length + 12, 0))
                if pose.spread > 0:
                    span = bird.wing_span
                    points += [pose.hip + complex(-124 * span - 6, -112 * span - 12)]
                    points += [pose.hip + complex(78 * span, (106 if pose.flying else 20) * span)]
                for p in points:
                    left, right = min(left, p.real), max(right, p.real)
                    top, bottom = min(top, p.imag), max(bottom, p.imag + 6)
        return Box((left - 5) * unit, (top - 5) * unit, (right + 5) * unit, (bottom + 5) * unit)

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
        action = self._known(action)
        bird, unit = self.plumage, self._unit
        if bird.beak == "flat" and look.base != bird.look.base:
            # A white duck is white all over: a drake's own colours are gone.
            bird = replace(bird, head_colour=None, collar=None, breast=None, wing_bar=None)
        pose = bird_pose(bird, t_s=t_s, action=action, seed=seed)
        scale = height_px * look.size / BODY_UNITS * unit
        box = Box(
            self.box.left / unit, self.box.top / unit, self.box.right / unit, self.box.bottom / unit
        )
        canvas.save()
        canvas.scale(scale, scale)
        if action == "swim":
            draw_ripples(canvas, light, half=bird.length * 1.25, t_s=t_s)
            canvas.clipPath(above_water(t_s, left=box.left, right=box.right, top=box.top), True)
        elif not pose.flying:
            contact_shadow(canvas, light, centre=2, half=bird.length * 0.9, height=pose.air)
        with Figure(canvas, light, box) as fig, fig.placed(0j, turn=pose.roll):
            _Drawing(fig, bird, look, pose, t_s=t_s).draw(blink(t_s, seed=seed))
        canvas.restore()

    def _known(self, action: str) -> str:
        action = _ALSO.get(action, action)
        if self.habitat is Habitat.WATER and action in ("idle", "perch", "sit", "sleep"):
            action = "swim"
        return action if action in self.actions else self.actions[0]

    def ground_speed_px_s(self, *, height_px: float, action: str) -> float:
        """See ``Rig.ground_speed_px_s``."""
        speed = walk_speed(self.plumage, self._known(action))
        return speed * self._unit * height_px / BODY_UNITS

    def anchors(self, *, t_s: float, action: str, seed: int) -> Mapping[str, Anchor]:
        """See ``Rig.anchors``."""
        bird, unit = self.plumage, self._unit
        pose = bird_pose(bird, t_s=t_s, action=self._known(action), seed=seed)
        head = pose.neck[-1]
        ahead = turned(complex(bird.head * 1.7, 1), pose.head_turn)
        middle = pose.neck[0] + (head - pose.neck[0]) * 0.5
        back = pose.hip - 1j * bird.deep
        return {
            "head": Anchor((head - 1j * bird.head * 0.92) * unit, pose.head_turn),
            "eyes": Anchor((head + turned(complex(bird.head * 0.3, -1), pose.head_turn)) * unit),
            "mouth": Anchor((head + ahead) * unit),
            "hand": Anchor((head + ahead) * unit),
            "neck": Anchor(middle * unit),
            "back": Anchor(back * unit, -pose.tilt),
            "seat": Anchor(back * unit, -pose.tilt),
            "top": Anchor(back * unit, -pose.tilt),
        }

    def grip(self, anchor: str) -> complex:
        """See ``Rig.grip``."""
        return complex(0, -40) if anchor in ("hand", "back") else 0j


class _Drawing:
    """One picture of one bird."""

    def __init__(
        self, fig: Figure, bird: Plumage, look: Look, pose: BirdPose, *, t_s: float
    ) -> None:
        self.fig, self.bird, self.look, self.pose, self.t_s = fig, bird, look, pose, t_s
        self.along = polar(1.0, -pose.tilt)
        self.up = -1j * self.along
        top = min(pose.neck[-1].imag - bird.head, pose.hip.imag - bird.deep) - 6
        self.top, self.bottom = top, pose.hip.imag + bird.deep + 8

    def draw(self, eyes: float) -> None:
        bird, pose = self.bird, self.pose
        swims = self.pose.feet[0].imag > 6 and not pose.flying
        if pose.spread > 0.02:
            self.wing_spread(near=False)
        self.tail()
        if not swims:
            self.leg(1)
        is_upright = bird.tilt > 60 or pose.flying
        if not swims and is_upright:
            self.leg(0)
        body = self.body()
        if not swims and not is_upright:
            self.leg(0)
        self.neck()
        with self.fig.placed(pose.neck[-1], turn=pose.head_turn, scale=bird.head / 10):
            draw_bird_head(self.fig, bird, self.look, eyes=eyes * pose.eyes, beak=pose.beak)
        if bird.flippers:
            self.flipper()
        elif pose.spread > 0.02:
            self.wing_spread(near=True)
        else:
            self.wing_folded(body)

    def coat(self, colour: Colour) -> Coat:
        return self.fig.coat(colour, top=self.top, bottom=self.bottom)

    def at(self, along: float, up: float) -> complex:
        """A point of the body: shares of its length (1: breast) and depth (1: back)."""
        return self.pose.hip + self.along * along * self.bird.length + self.up * up * self.bird.deep

    # Pieces

    def body(self) -> skia.Path:
        fig, bird, look = self.fig, self.bird, self.look
        swell = 0.012 * self.pose.breath
        thick = [0.16, 0.62, 0.96 + swell, 1.0 + swell, 0.8, 0.42]
        line = [self.at(x, y) for x, y in (
            (-1.12, 0.36), (-0.75, 0.2), (-0.25, 0.02), (0.25, 0.0), (0.7, 0.14), (0.95, 0.2),
        )]  # fmt: skip
        path = fig.part(tube(line, [t * bird.deep for t in thick]), self.coat(look.base))
        with fig.inside(path):
            if bird.pale_belly > 0:
                cut = 1.0 - 2 * bird.pale_belly
                low = [
                    self.at(x, y)
                    for x, y in (
                        (-1.0, cut * 0.4 - 0.5),
                        (-0.3, cut - 0.1),
                        (0.4, cut + 0.12),
                        (1.3, cut + 0.45),
                        (1.5, -1.6),
                        (-1.0, -1.8),
                    )
                ]
                fig.mark(closed(low), self.coat(look.pale), soft=1.2)
            if bird.breast is not None:
                spot = [self.at(x, y) for x, y in (
                    (0.2, -0.9), (0.42, -0.1), (0.75, 0.5), (1.5, 0.6), (1.4, -1.2), (0.6, -1.3),
                )]  # fmt: skip
                colour = look.pale if bird.breast == look.pale else bird.breast
                fig.mark(closed(spot), self.coat(colour), soft=1.6)
            if bird.tufts:
                self.flecks()
        return path

    def flecks(self) -> None:
        """An owl's breast: pale, with dark ticks in rows."""
        fig, look = self.fig, self.look
        bib = closed([self.at(x, y) for x, y in (
            (0.85, -0.2), (0.5, -0.05), (-0.2, -0.02), (-0.8, -0.3), (-0.7, -1.2), (0.6, -1.3),
        )])  # fmt: skip
        fig.mark(bib, self.coat(look.pale), soft=1.2)
        ticks = skia.Path()
        for row in range(5):
            for k in range(3):
                p = self.at(0.5 - 0.26 * row, -0.3 - 0.26 * k + 0.1 * (row % 2))
                ticks.addPath(curve([p + complex(-1.8, -1), p + 1.2j, p + complex(1.8, -1)]))
        fig.mark(ticks, stroke(alpha(fig.tone(look.dark, 0.5), 0.7), 1.3))

    def neck(self) -> None:
        fig, bird, look, pose = self.fig, self.bird, self.look, self.pose
        line = [pose.neck[0] - self.along * bird.length * 0.22, *pose.neck]
        thick = [bird.neck_thick[0] * 0.9, *bird.neck_thick]
        colour = bird.head_colour
        is_long = len(bird.neck) > 1
        path = fig.part(tube(line, thick), self.coat(look.base))
        root, head = pose.neck[0], pose.neck[-1]
        way = head - root
        if bird.breast is not None and not is_long:
            spot = oval(
                root + complex(bird.neck_thick[0] * 0.55, 2), bird.deep * 0.5, bird.deep * 0.62
            )
            fig.mark(spot, self.coat(bird.breast), within=path, soft=1.4)
        if colour is not None:
            cut = 0.42 if bird.collar is not None or not is_long else 0.05
            if bird.look.accent == 0xFFE0A890:
                cut = -0.1
            middle = root + way * cut
            over = tube([middle, (middle + head) / 2, head], [bird.deep] * 3)
            if is_long:
                over = tube(
                    [pose.neck[-2] * (1 - cut) + root * cut, pose.neck[-2], head],
                    [bird.deep * 0.7] * 3,
                )
            fig.mark(over, self.coat(colour), within=path, soft=1.0)
        if bird.collar is not None:
            at = root + way * (0.42 if not is_long else 0.36)
            tall = bird.head * (0.26 if bird.tail != "sickle" else 0.8)
            side = 1j * way / (abs(way) or 1)
            reach = 1.6 * bird.deep
            band = tube([at - side * reach, at, at + side * reach], [tall] * 3)
            if is_long and bird.leg > 30:
                band = tube([pose.neck[1], pose.neck[2], pose.neck[3]], [7, 7, 3])
            fig.mark(band, self.coat(bird.collar), within=path, soft=0.5)

    def leg(self, which: int) -> None:
        fig, bird, pose = self.fig, self.bird, self.pose
        foot, ankle = pose.feet[which], pose.ankles[which]
        hip = pose.hip + (complex(3, -1) if which else 0j)
        colour = bird.leg_colour if bird.leg_colour is not None else self.look.accent
        if which:
            colour = mix(colour, 0xFF3A2030, 0.25)
        paint = fig.coat(colour, top=pose.hip.imag, bottom=6)
        t = bird.leg_thick
        if pose.flying and bird.leg <= 30:
            fig.part(tube([hip - 6 * self.along, ankle, foot], [t, t, t * 0.8]), paint)
            return
        sole = foot - 1j * t * 0.6
        fig.part(tube([hip, ankle, sole], [t * 1.2, t, t * 0.9]), paint)
        if not pose.flying:
            toe = 4.5 + t * 1.6
            if bird.webbed:
                web = [
                    sole - toe * 0.4,
                    sole - 1.4j,
                    sole + toe * 1.3 - 0.4j,
                    sole + toe * 1.4 + 0.7j,
                ]
                fig.part(closed([*web, sole + 0.8j]), paint)
            else:
                for way in (toe, toe * 0.75 + 0.9j, -toe * 0.55):
                    fig.part(tube([sole, sole + way], [t * 0.75, t * 0.4], steps=2), paint)
        if bird.thigh > 0:
            end = ankle + (sole - ankle) * max(0.0, bird.thigh - 0.5)
            if bird.thigh < 0.5:
                end = hip + (ankle - hip) * (0.5 + bird.thigh)
            fluff = tube(
                [hip, (hip + end) / 2 - 1, end], [bird.deep * 0.42, bird.deep * 0.34, t + 0.8]
            )
            own = self.look.base if not which else mix(self.look.base, self.look.dark, 0.4)
            fig.part(fluff, self.coat(own))

    def tail(self) -> None:
        fig, bird, look = self.fig, self.bird, self.look
        colour = (
            bird.tail_colour if bird.tail_colour is not None else mix(look.base, look.dark, 0.45)
        )
        root = self.at(-0.9, 0.28)
        back = -self.along
        long = bird.tail_length
        sway = wave(self.t_s, 2.1)
        if bird.tail == "fan" and self.pose.shown > 0.5:
            self.fan(colour)
        elif bird.tail == "fan":
            fig.part(tube([root, root + back * long], [5, 9]), self.coat(colour))
        elif bird.tail == "stub":
            shape = tube(
                [root, root + turned(back, 25) * long], [bird.deep * 0.45, 1.5], pointed=True
            )
            fig.part(shape, self.coat(look.base))
        elif bird.tail in ("sickle", "plume"):
            count = 6 if bird.tail == "sickle" else 4
            for k in range(count):
                lift = 62 - 16 * k + 2 * sway
                out = turned(back, lift)
                reach = long * (1.0 - 0.07 * k)
                bend = root + out * reach * 0.66
                droop = turned(back, lift - (70 if bird.tail == "sickle" else 18))
                tip = bend + droop * reach * (0.62 if bird.tail == "sickle" else 0.36)
                shade = mix(colour, look.base, 0.3 * (k % 2) if bird.tail == "sickle" else 0.1 * k)
                if bird.leg > 30:
                    shade = mix(colour, 0xFF6A6478, 0.08 * k)
                feather = tube([root, bend, tip], [5.0, 4.8, 0.6], pointed=True)
                fig.part(feather, self.coat(shade))
        elif bird.tail == "fork":
            for k, lift in ((0, 9 + sway), (1, -8 - sway)):
                tip = root + turned(back, lift) * long
                fig.part(tube([root, (root + tip) / 2, tip], [4.5, 3.2, 0.5], pointed=True),
                         self.coat(mix(colour, look.dark, 0.2 * k)))  # fmt: skip
        else:
            for k, lift in enumerate((-9.0, 8.0, -1.0)):
                tip = root + turned(back, lift + sway) * long * (1.0 if k == 2 else 0.92)
                wide = (4.5, 5.4) if bird.tail == "short" else (4.2, 3.6)
                fig.part(tube([root, tip], list(wide)), self.coat(mix(colour, look.dark, 0.12 * k)))

    def fan(self, colour: Colour) -> None:
        """A peacock's or a turkey's tail, raised."""
        fig, bird, look = self.fig, self.bird, self.look
        root = self.at(-0.55, 0.2)
        has_eyes = bird.crest
        count = 15
        for ring in (0, 1):
            for k in range(count):
                share = k / (count - 1)
                sway = 1.2 * wave(self.t_s, 1.1, 0.1 * k) + 0.5 * wave(self.t_s, 0.19, 0.3 * k)
                way = polar(1.0, -202 + 152 * share + sway)
                long = bird.tail_length * (1.0 if ring == 0 else 0.72)
                tip = root + way * long
                shade = mix(
                    colour, 0xFF123A3C if has_eyes else look.dark, 0.18 * (k % 2) + 0.2 * ring
                )
                wide = long * 0.1
                fig.part(
                    tube([root, root + way * long * 0.7, tip], [1.6, wide, wide * 0.8]),
                    fig.coat(shade, top=root.imag - bird.tail_length, bottom=root.imag),
                )
                if has_eyes:
                    size = 1.0 if ring == 0 else 0.8
                    for r, ink in ((5.6, 0xFFE8B84A), (4.2, 0xFF39C0B8), (2.6, 0xFF1F3FA0)):
                        spot = tip - way * (1.0 + 0.5 * (5.6 - r))
                        fig.canvas.drawPath(
                            oval(spot, r * size, r * size), fill(fig.tone(ink, 0.8))
                        )
                else:
                    bar = tip - way * 3
                    side = 1j * way * wide
                    pen = stroke(fig.tone(0xFFF0DCC0, 0.7), 2.2)
                    fig.canvas.drawPath(curve([bar - side * 0.8, bar + way, bar + side * 0.8]), pen)

    def wing_colours(self) -> tuple[Colour, Colour]:
        bird, look = self.bird, self.look
        own = bird.wing_colour if bird.wing_colour is not None else mix(look.base, look.dark, 0.3)
        tip = bird.wing_tip if bird.wing_tip is not None else mix(own, look.dark, 0.6)
        return own, tip

    def wing_folded(self, body: skia.Path) -> None:
        fig, bird = self.fig, self.bird
        own, tip = self.wing_colours()
        lift = 0.03 * self.pose.breath
        shape = closed([self.at(x, y + lift) for x, y in (
            (0.52, 0.42), (0.1, 0.74), (-0.5, 0.62), (-1.22, 0.36), (-0.8, 0.0), (-0.2, -0.34),
            (0.36, -0.22),
        )])  # fmt: skip
        fig.shade(shape, soft=1.8, strength=0.4, away=complex(0.4, 1.6), within=body)
        fig.part(shape, self.coat(own))
        with fig.inside(shape):
            for k, share in enumerate((0.0, 0.34)):
                dark = [self.at(x - share * 0.9, y) for x, y in (
                    (-0.55, 0.9), (-0.35, 0.1), (-0.45, -0.8), (-1.6, -0.6), (-1.6, 0.9),
                )]  # fmt: skip
                fig.mark(closed(dark), fill(alpha(fig.tone(tip, 0.5), 0.45 + 0.25 * k)))
            if bird.wing_bar is not None:
                bar = tube(
                    [self.at(-0.34, 0.8), self.at(-0.22, 0.1), self.at(-0.34, -0.6)], [2.6] * 3
                )
                fig.mark(bar, self.coat(bird.wing_bar))
            lines = skia.Path()
            for k in range(3):
                a, b = (
                    self.at(0.12 - 0.22 * k, 0.2 - 0.18 * k),
                    self.at(-0.78 - 0.12 * k, 0.34 - 0.14 * k),
                )
                lines.addPath(curve([a, (a + b) / 2 + self.up * -1.6, b]))
            fig.mark(lines, stroke(alpha(fig.tone(mix(own, 0xFF201820, 0.5), 0.4), 0.35), 0.9))

    def flipper(self) -> None:
        """A penguin's wing: it hangs, and is held out in a waddle."""
        pose = self.pose
        out = 12 + 10 * abs(wave(self.t_s, 1.7)) + 1.6 * pose.roll + 60 * pose.spread
        root = self.at(0.5, 0.1)
        way = turned(1j, out)
        long = self.bird.length * 1.0
        shape = tube(
            [root, root + way * long * 0.5, root + way * long], [6.5, 7.0, 2.0], pointed=True
        )
        self.fig.shade(shape, soft=2.0, strength=0.4, away=complex(1.2, 1.0))
        self.fig.part(shape, self.coat(mix(self.look.base, self.look.dark, 0.35)))

    def wing_spread(self, *, near: bool) -> None:
        """A wing on the beat: its hand follows its arm; the hind edge is toothed with feathers."""
        fig, bird, pose = self.fig, self.bird, self.pose
        own, tip_colour = self.wing_colours()
        arm = 14 + 40 * pose.beat
        hand = arm * 0.4 - 4 + 38 * pose.hand
        slant = complex(-0.5, 0.1) if near else complex(0.34, -0.12)
        root = self.at(0.3, 0.42)
        span = bird.wing_span * (0.55 + 0.45 * pose.spread)

        def out(length: float, degrees: float) -> complex:
            angle = radians(degrees)
            return span * length * (cos(angle) * slant * 1.55 - 1j * sin(angle))

        wrist = root + out(48, arm) + 7 * span
        tip = wrist + out(58, hand) - 17 * span
        chord = complex(-1, 0.1) * span
        ends = [
            (tip, 6.0),
            (wrist + (tip - wrist) * 0.66, 19.0),
            (wrist + (tip - wrist) * 0.3, 24.0),
            (wrist, 26.0),
            ((root + wrist) / 2, 27.0),
            (root, 26.0),
        ]
        path = skia.Path()
        path.moveTo(*_xy(root + 12 * span))
        path.quadTo(*_xy((root + wrist) / 2 + complex(11, -3) * span), *_xy(wrist + 2 * span))
        path.quadTo(*_xy(wrist + (tip - wrist) * 0.5 + complex(6, -1) * span), *_xy(tip))
        last = tip
        for at, deep in ends:
            point = at + chord * deep
            notch = (last + point) / 2 - chord * 3.5
            path.quadTo(*_xy(point + (last - point) * 0.25 + chord * 4), *_xy(point))
            path.lineTo(*_xy(point - chord * 3.0))
            last = notch if at != root else point
        path.close()
        colour = own if near else mix(own, 0xFF2A2438, 0.22)
        low, high = max(root.imag, tip.imag) + 14, min(root.imag, tip.imag) - 8
        fig.part(path, fig.coat(colour, top=high, bottom=low))
        ink = fig.tone(tip_colour, 0.45)
        end = tip + (wrist - tip) * 0.7
        dark = fig.gradient(end, tip, [alpha(ink, 0), alpha(ink, 0.95)], at=(0.2, 0.75))
        fig.mark(path, dark, within=path)
        rows = skia.Path()
        for at, deep in ends[1:]:
            rows.addPath(curve([at + chord * deep * 0.35, at + chord * deep * 0.98]))
        pen = stroke(alpha(fig.tone(mix(own, 0xFF201820, 0.6), 0.4), 0.3), 0.9)
        fig.mark(rows, pen, within=path)


def _xy(point: complex) -> tuple[float, float]:
    return point.real, point.imag
