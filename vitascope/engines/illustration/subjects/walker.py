"""A person standing, walking or running, seen from the side.

Person units (see ``people``), scaled so that a standing person is 100 body units high.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, hypot, tau

import skia

from ..canvas import mix
from ..light import Light
from .bones import Foot, Gait, bend, foot_at, polar, turned
from .figure import Coat, Figure
from .motion import blink, drift, pulse, ramp, wave
from .people import Kind, Puppet
from .rig import Look, Placid
from .shadows import contact_shadow
from .shapes import BODY_UNITS, Box, closed, tube

__all__ = ["GAITS", "Walker", "ankle_at"]

_BOX = Box(-62.0, -112.0, 62.0, 10.0)
_HIP = -53.0
_TALL = 118.5
"""Height of a grown standing person, person units."""

GAITS: Mapping[str, Gait] = {
    "walk": Gait(
        cycle_s=1.08, duty=0.6, sweep=0.62, lift=0.10, bob=0.02,
        near_hind=0.0, far_hind=0.5, near_front=0.0, far_front=0.0,
    ),
    "run": Gait(
        cycle_s=0.70, duty=0.36, sweep=0.74, lift=0.34, bob=0.06,
        near_hind=0.0, far_hind=0.5, near_front=0.0, far_front=0.0,
    ),
}  # fmt: skip


class Walker(Placid):
    """A person of one kind, on foot."""

    box = _BOX

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self.aspect = 0.42
        self.actions: tuple[str, ...] = ("idle", "walk", "run")
        self.look = kind.look

    @property
    def unit(self) -> float:
        """Body units to a person unit: a child's head is as large, so the child is drawn small."""
        return BODY_UNITS / (_TALL * self.kind.grown + 24 * (1 - self.kind.grown))

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
        gait = GAITS.get(action)
        contact_shadow(canvas, light, centre=0, half=19 if gait is None else 24)
        with Figure(canvas, light, _BOX) as fig, fig.placed(0j, scale=self.unit):
            _Person(fig, self.kind, look, t_s=t_s, seed=seed, gait=gait).draw()
        canvas.restore()

    def ground_speed_px_s(self, *, height_px: float, action: str) -> float:
        """See ``Rig.ground_speed_px_s``."""
        gait = GAITS.get(action)
        if gait is None:
            return 0.0
        stride = gait.stride * -_HIP * self.kind.grown * self.unit
        return stride / gait.cycle_s * height_px / BODY_UNITS


def ankle_at(kind: Kind, *, action: str, t_s: float) -> tuple[complex, bool]:
    """The near ankle, body units, and whether its foot stands on the ground."""
    gait = GAITS[action]
    foot = foot_at(t_s / gait.cycle_s, gait=gait, touchdown=gait.near_hind)
    return _ankle(foot, kind, far=False) * Walker(kind).unit, foot.stands


def _ankle(foot: Foot, kind: Kind, *, far: bool) -> complex:
    """Where the ankle of a foot is, person units."""
    reach = -_HIP * kind.grown
    return complex(foot.x * reach + 1.5, -4.0 - (1.0 if far else 0.0) - foot.height * reach)


class _Person:
    """One picture of somebody on foot."""

    def __init__(
        self, fig: Figure, kind: Kind, look: Look, *, t_s: float, seed: int, gait: Gait | None
    ) -> None:
        self.fig, self.kind, self.look = fig, kind, look
        self.t_s, self.seed, self.gait = t_s, seed, gait
        self.puppet = Puppet(fig, kind, look, t_s=t_s, seed=seed)
        self.cycle = 0.0 if gait is None else t_s / gait.cycle_s
        self.runs = gait is not None and gait.duty < 0.5
        grown = kind.grown
        breath = wave(t_s, 3.1)
        bob = 0.0
        if gait is not None:
            # Highest over the standing foot in a walk; lowest there in a run.
            bob = gait.bob * _HIP * cos(2 * tau * (self.cycle - gait.duty / 2))
            bob *= -1.0 if self.runs else 1.0
        sway = 0.8 * drift(t_s, seed=seed + 1, rate_hz=0.3) if gait is None else 0.0
        lean = 7.0 if self.runs else 1.5 if gait else 0.0
        drop = 3.4 if self.runs else 0.9 if gait else 0.0
        self.hip = complex(sway * 0.5, (_HIP + drop) * grown + bob * grown)
        self.shoulder = self.hip + complex(lean + sway * 0.3, (-33.5 - 0.4 * breath) * grown)
        self.head = self.shoulder + complex(2.0 + lean * 0.5, -19.5)
        self.head_turn = (2.0 if gait is None else 3.0 + lean * 0.3) + 3 * drift(
            t_s, seed=seed + 2, rate_hz=0.4
        )

    def draw(self) -> None:
        """Everything, back to front."""
        fig, puppet, look = self.fig, self.puppet, self.look
        swing = 0.0 if self.gait is None else (7.0 if self.runs else 3.0)
        with fig.placed(self.head, turn=self.head_turn):
            puppet.hair_behind(turn=self.head_turn, swing=swing)
        coat = fig.coat(look.base, top=self.shoulder.imag - 14, bottom=self.hip.imag + 12)
        self.arm(far=True)
        self.leg(far=True)
        self.leg(far=False)
        self.trunk(coat)
        neck = self.shoulder + complex(0.5, -6)
        skin = fig.coat(mix(look.pale, 0xFFB05048, 0.22), top=neck.imag - 14, bottom=neck.imag + 12)
        fig.part(tube([neck + complex(-0.5, 4), self.head + complex(-1, 6)], [4.0, 4.0]), skin)
        with fig.placed(self.head, turn=self.head_turn):
            puppet.head(eyes=blink(self.t_s, seed=self.seed), smile=0.8)
        puppet.scarf(neck + complex(0, 1.5), trail=2.2 * swing)
        self.arm(far=False)

    def foot(self, touchdown: float, *, far: bool) -> tuple[complex, float]:
        """The ankle and how far the shoe is turned, degrees."""
        if self.gait is None:
            return complex(5.0, -5.0) if far else complex(-2.5, -4.0), 0.0
        foot = foot_at(self.cycle, gait=self.gait, touchdown=touchdown)
        # In the air the toes hang at first, then they rise for the heel to land.
        turn = 56 * pulse(foot.swing, 0.0, 0.78) - 16 * ramp(foot.swing, 0.6, 1.0)
        if foot.stands:
            turn = -16 * max(0.0, foot.x / (self.gait.sweep / 2)) ** 3
        return _ankle(foot, self.kind, far=far), turn

    def leg(self, *, far: bool) -> None:
        gait, fig = self.gait, self.fig
        touchdown = 0.0 if gait is None else (gait.far_hind if far else gait.near_hind)
        ankle, turn = self.foot(touchdown, far=far)
        colour = mix(self.look.accent, 0xFF1A1028, 0.28 if far else 0.0)
        if self.kind.skirt:
            colour = mix(0xFF5A4650, 0xFF1A1028, 0.3 if far else 0.0)
        coat = fig.coat(colour, top=self.hip.imag - 10, bottom=4)
        self.puppet.leg(
            self.root(far=far),
            ankle,
            foot_turn=turn,
            far=far,
            thigh=self.bone,
            shin=self.bone,
            coat=coat,
            colour=colour,
        )

    def knee(self, *, far: bool) -> complex:
        """Where a knee is."""
        touchdown = 0.0
        if self.gait is not None:
            touchdown = self.gait.far_hind if far else self.gait.near_hind
        ankle, _ = self.foot(touchdown, far=far)
        return bend(self.root(far=far), ankle, upper=self.bone, lower=self.bone, side=-1)

    def root(self, *, far: bool) -> complex:
        """Where a leg leaves the hip."""
        return self.hip + complex(2.2 if far else -1.5, 0)

    @property
    def bone(self) -> float:
        """Length of thigh and of shin. In a long step the leg may be a little longer than its
        bones: it is cloth, nobody sees it."""
        return (-_HIP * self.kind.grown - 4.0) / 2 + 0.1

    def trunk(self, coat: Coat) -> None:
        fig, s, h, b = self.fig, self.shoulder, self.hip, self.kind.broad
        way = (s - h) / abs(s - h)
        side = -1j * way
        waist = h + (s - h) * 0.42
        outline = [
            s + way * 5, s - side * 6.6 * b + way * 2.6, s - side * 9.0 * b - way * 3.5,
            waist - side * 8.2 * b,
            h - side * 9.4 * b, h - way * 4.5, h + side * 9.2 * b, waist + side * 8.4 * b,
            s + side * 8.8 * b - way * 4.5, s + side * 6.0 * b + way * 2.2,
        ]  # fmt: skip
        if self.kind.skirt:
            self.skirt()
        fig.part(closed(outline), coat)

    def skirt(self) -> None:
        """A skirt to the knee that follows the legs."""
        fig, h = self.fig, self.hip
        grown = self.kind.grown
        knees = [self.knee(far=far).real - h.real for far in (False, True)]
        flow = 1.3 * wave(self.t_s, 0.9 if self.gait else 2.7) + (-3.0 if self.runs else 0.0)
        low = h.imag + 23 * grown
        # The cloth hangs, but a knee that comes forward or goes back pushes it out.
        front = _softmax(12.5, max(knees) + 7.0)
        back = -_softmax(12.5, 6.0 - min(knees)) + flow
        outline = [
            h + complex(-8.5, -5), h + complex(0, -7), h + complex(8.5, -5),
            complex(h.real + 0.62 * front + 3.6, low - 12),
            complex(h.real + front, low), complex(h.real, low + 2.0 + 0.3 * flow),
            complex(h.real + back, low + 0.5), complex(h.real + 0.75 * back - 2.0, low - 11),
        ]  # fmt: skip
        path = closed(outline)
        fig.shade(path, soft=2.0, strength=0.4, away=3j)
        fig.part(path, fig.coat(self.look.accent, top=h.imag - 12, bottom=low + 8))

    def arm(self, *, far: bool) -> None:
        root = self.shoulder + complex(3.5 if far else -1.5, 1.5)
        grown = self.kind.grown
        upper, lower = 20 * grown, 18.5 * grown
        if self.gait is None:
            ease = 2.5 * drift(self.t_s, seed=self.seed + (5 if far else 6), rate_hz=0.3)
            hand = root + polar(36.5 * grown, (82 if far else 96) + ease)
            side = 1
        else:
            # Arms go against the leg of their own side.
            phase = self.cycle - self.gait.duty / 2 + (0.5 if far else 0.0)
            swing = -wave(phase, 1.0, 0.25)
            if self.runs:
                elbow_way = 100 - 46 * swing
                elbow = polar(upper, elbow_way)
                hand = root + elbow + turned(elbow, -92 + 12 * swing) * (lower / upper)
            else:
                hand = root + polar(36.0 * grown, 88 - 25 * swing)
            side = 1
        base = mix(self.look.base, 0xFF3A1838, 0.2) if far else self.look.base
        coat = self.fig.coat(base, top=self.shoulder.imag - 14, bottom=self.hip.imag + 12)
        self.puppet.sleeve(root, hand, side=side, far=far, upper=upper, lower=lower, coat=coat)


def _softmax(a: float, b: float) -> float:
    """The larger of the two, without a kink where they are equal."""
    return (a + b + hypot(a - b, 3.0)) / 2 - 0.6
