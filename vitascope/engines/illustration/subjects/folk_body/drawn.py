"""A whole person in a posture, back to front, from the side or from the front.

It knows nothing of time but what a posture says and what wind does.
"""

from __future__ import annotations

from cmath import phase
from math import degrees

from ...canvas import alpha, fill, mix
from ..bones import polar, turned
from ..figure import Coat, Figure
from ..folk_acts.keys import Act
from ..folk_acts.posture import Arm, Leg, Posture
from ..motion import wave
from ..shapes import closed, oval, tube
from .cloth import draw_cape, draw_fins, draw_skirt, draw_tail, draw_tutu, draw_wings
from .garb import draw_marks
from .kind import Chest, Mood
from .limbs import draw_palm, far_tone
from .puppet import Puppet
from .trunk import cloth_over, coat_for, trunk_path

__all__ = ["draw_grasp", "draw_person"]


def draw_person(fig: Figure, puppet: Puppet, act: Act, posture: Posture, mood: Mood) -> None:
    """Everything of one person, in person units."""
    squash = complex(posture.squash)
    fig.canvas.save()
    if squash != 1:
        fig.canvas.scale(squash.real, 1.0)
    with fig.placed(posture.hip, turn=posture.key.spin), fig.placed(-posture.hip):
        picture = _Picture(fig, puppet, act, posture, mood)
        if puppet.kind.lower == "sheet":
            picture.ghost()
        elif posture.view == "side":
            picture.side()
        else:
            picture.front()
    fig.canvas.restore()


def draw_grasp(fig: Figure, puppet: Puppet, act: Act, posture: Posture) -> None:
    """What of a person is before the thing that is held: fingers, or whole arms."""
    if not act.grasp or posture.view == "back" or puppet.kind.lower == "sheet":
        return
    with fig.placed(posture.hip, turn=posture.key.spin), fig.placed(-posture.hip):
        picture = _Picture(fig, puppet, act, posture, Mood())
        front = posture.view != "side"
        if act.grasp == "arms":
            picture.arm(posture.far_arm, far=True, front=front)
            picture.arm(posture.near_arm, far=False, front=front)
            return
        holding = {"far": (posture.far_arm,), "both": (posture.far_arm, posture.near_arm)}
        for arm in holding.get(act.held, (posture.near_arm,)):
            draw_palm(fig, arm.elbow, arm.hand, puppet.hand)


class _Picture:
    """One picture of one person."""

    def __init__(self, fig: Figure, puppet: Puppet, act: Act, posture: Posture, mood: Mood) -> None:
        self.fig, self.puppet, self.act, self.posture, self.mood = fig, puppet, act, posture, mood
        self.kind, self.look, self.key = puppet.kind, puppet.look, posture.key
        self.lean = _degrees(posture.shoulder - posture.hip) + 90

    def side(self) -> None:
        """Seen from the side."""
        puppet, posture = self.puppet, self.posture
        self.behind(front=False)
        with self.fig.placed(posture.head, turn=self.key.nod):
            puppet.hair_behind(mood=self.mood)
        self.arm(posture.far_arm, far=True)
        self.legs(front=False)
        self.trunk(front=False)
        puppet.neck(posture.shoulder, posture.head)
        with self.fig.placed(posture.head, turn=self.key.nod):
            puppet.head(mood=self.mood)
        if self.kind.has_scarf:
            way = (posture.head - posture.shoulder) / abs(posture.head - posture.shoulder)
            puppet.scarf(posture.shoulder + way * 5.0, trail=2.2 * self.mood.swing)
        self.arm(posture.near_arm, far=False)

    def front(self) -> None:
        """Seen from the front or from behind."""
        puppet, posture = self.puppet, self.posture
        is_back = posture.view == "back"
        front = not self.act.side_head
        if not is_back:
            self.behind(front=True)
            with self.fig.placed(posture.head, turn=self.key.nod):
                puppet.hair_behind(mood=self.mood, front=front)
        self.legs(front=True)
        self.trunk(front=True)
        puppet.neck(posture.shoulder, posture.head)
        if is_back:
            self.arm(posture.far_arm, far=True, front=True)
            self.arm(posture.near_arm, far=False, front=True)
            self.behind(front=True)
        with self.fig.placed(posture.head, turn=self.key.nod):
            puppet.head(mood=self.mood, front=front, back=is_back)
            if is_back:
                puppet.hair_behind(mood=self.mood, front=True)
        if self.kind.has_scarf:
            puppet.scarf(posture.shoulder - 5j, trail=2.2 * self.mood.swing)
        if not is_back:
            self.arm(posture.far_arm, far=True, front=True)
            self.arm(posture.near_arm, far=False, front=True)

    # The pieces

    def behind(self, *, front: bool) -> None:
        kind, posture = self.kind, self.posture
        t_s = self.puppet.t_s
        if kind.wings:
            draw_wings(self.fig, posture.shoulder, kind.wings, t_s=t_s, front=front, lean=self.lean)
        if kind.cape:
            draw_cape(
                self.fig, posture.shoulder, posture.hip, kind.cape, t_s=t_s,
                trail=3.0 * self.mood.swing, lift=self.mood.drop, front=front,
                low=self._cape_length(),
            )  # fmt: skip
        if kind.tail:
            self.fur_tail(front=front)
        if kind.pack:
            self.tank(front=front)

    def tank(self, *, front: bool) -> None:
        """A tank of air on the back; from the front its edges are seen."""
        posture, fig = self.posture, self.fig
        coat = fig.coat(self.kind.pack, top=posture.shoulder.imag - 8, bottom=posture.hip.imag)
        for out in (-8.0, 8.0) if front else (-13.5 * self.kind.broad,):
            at = posture.shoulder + turned(complex(out, 0), self.lean)
            end = at + turned(complex(0, 25 * self.kind.grown), self.lean)
            fig.part(tube([at, end], [6.0, 6.0]), coat)

    def _cape_length(self) -> float:
        """To the calves, but of somebody low not into the ground."""
        long = 66 * self.kind.grown
        if self.key.spin != 0 or abs(self.lean) > 40:
            return long
        return max(12.0, min(long, -3.0 - self.posture.shoulder.imag))

    def fur_tail(self, *, front: bool) -> None:
        kind, hip = self.kind, self.posture.hip
        root = hip + turned(complex(-6, 2), self.lean)
        sway = 10 * self.mood.yaw + 0.8 * self.mood.swing
        way = 150 if not front else 35
        length = kind.tail_length
        points = [root]
        for k in range(4):
            points.append(
                points[-1] + polar(length / 4, way + (24 * k if not front else -30 * k) + sway)
            )
        thick = [kind.tail[round(i * (len(kind.tail) - 1) / 4)] for i in range(5)]
        self.fig.part(
            tube(points, thick),
            self.fig.coat(self.look.base, top=hip.imag - 40, bottom=hip.imag + 30),
        )

    def legs(self, *, front: bool) -> None:
        kind, puppet, posture, fig = self.kind, self.puppet, self.posture, self.fig
        joints = [(leg.root, leg.knee, leg.ankle) for leg in (posture.far_leg, posture.near_leg)]
        if kind.lower == "tail":
            draw_tail(fig, posture.hip, joints, puppet.lower, t_s=puppet.t_s)
            return
        self.leg(posture.far_leg, far=True, front=front)
        self.leg(posture.near_leg, far=False, front=front)
        wide = (10.2 if front else 9.4) * kind.broad
        if kind.lower in ("skirt", "gown", "robe"):
            draw_skirt(
                fig, posture.hip, joints, puppet.lower, kind.lower, wide=wide - 2,
                flow=max(-8.0, min(8.0, 0.8 * self.mood.swing)),
            )  # fmt: skip
        elif kind.lower == "tutu":
            draw_tutu(fig, posture.hip, puppet.lower, turn=0.5 * self.lean, t_s=puppet.t_s)
        if kind.flap and posture.view != "back":
            self.flap(joints, front=front)

    def flap(self, joints: list[tuple[complex, complex, complex]], *, front: bool) -> None:
        """An apron before the thighs."""
        hip = self.posture.hip
        shift = 0.0 if front else 3.0
        points = [hip + complex(-7 + shift, -4), hip + complex(8 + shift, -4)]
        for root, knee, _ in joints:
            end = root + (knee - root) * 0.86
            points += [end + complex(4 + shift * 0.4, 0), end + complex(-3 + shift, 0)]
        path = cloth_over(points, 1.6)
        self.fig.part(path, self.fig.coat(self.kind.flap, top=hip.imag - 14, bottom=hip.imag + 26))

    def leg(self, leg: Leg, *, far: bool, front: bool) -> None:
        puppet = self.puppet
        colour = puppet.leg_colour
        dim = far and not front
        tone = mix(colour, 0xFF1A1028, 0.28) if dim else colour
        hem = tone if self.kind.lower == "trousers" and not self.kind.fur else 0
        top = min(leg.root.imag, leg.ankle.imag) - 10
        coat = self.fig.coat(tone, top=top, bottom=max(leg.ankle.imag + 8, top + 40))
        puppet.limb(
            leg.root, leg.knee, leg.ankle, toe=leg.toe, far=far, coat=coat, hem=hem, front=front,
            out=-1.0 if far else 1.0, dim=dim,
        )  # fmt: skip
        if self.kind.fins:
            draw_fins(self.fig, leg.ankle, leg.toe, colour=self.kind.fins)

    def trunk(self, *, front: bool) -> None:
        kind, posture, fig = self.kind, self.posture, self.fig
        path = trunk_path(
            posture.hip, posture.shoulder, broad=kind.broad * (0.72 + 0.28 * kind.grown),
            front=front, arch=self.key.arch,
        )  # fmt: skip
        fig.part(path, self.coat(far=False))
        chest = Chest(
            length=abs(posture.shoulder - posture.hip),
            half=(10.0 if front else 9.0) * kind.broad,
            middle=0.0 if front else 3.4,
            back=posture.view == "back",
        )
        marks = kind.marks
        if kind.pale_belly:
            marks = (("belly", self.look.pale), *marks)
        # Where it is bare it shows this one's own skin.
        marks = tuple((m, self.look.pale if m in ("bare", "straps") else c) for m, c in marks)
        draw_marks(fig, marks, chest, path, at=posture.shoulder, turn=self.lean)

    def coat(self, *, far: bool) -> Coat:
        posture = self.posture
        return coat_for(self.fig, far_tone(self.look.base, far=far), posture.shoulder, posture.hip)

    def arm(self, arm: Arm, *, far: bool, front: bool = False) -> None:
        dim = far and not front
        posture = self.posture
        coat = coat_for(
            self.fig, far_tone(self.puppet.sleeve_colour, far=dim), posture.shoulder, posture.hip
        )
        self.puppet.arm(
            arm.root, arm.elbow, arm.hand, far=far, coat=coat,
            finger=self.act.finger and not far, dim=dim,
        )  # fmt: skip

    def ghost(self) -> None:
        """A sheet with eyes, from any side."""
        fig, posture, t_s = self.fig, self.posture, self.puppet.t_s
        head, hip = posture.head, posture.hip
        low = hip + (hip - posture.shoulder) * 1.25
        if self.key.spin == 0:
            # It hovers just above the ground, however low its hip is.
            low = complex(low.real, min(low.imag, -6.0))
        coat = fig.coat(self.look.base, top=head.imag - 18, bottom=low.imag + 10)
        for arm in (posture.far_arm, posture.near_arm):
            fig.part(tube([arm.root, arm.elbow, arm.hand], [7.0, 6.2, 4.6]), coat)
        hem = []
        for k in range(9):
            ripple = (6 if k % 2 else -3) + 1.6 * wave(t_s, 1.6, k / 5)
            hem.append(low + complex(6 * k - 24 - self.mood.swing, ripple))
        path = closed([
            head + complex(-13, 2), head + complex(-11, -10), head + complex(0, -16),
            head + complex(11, -10), head + complex(13, 2), posture.shoulder + complex(15, 8),
            hip + complex(18, 0), *hem[::-1], hip + complex(-18, 0),
            posture.shoulder + complex(-15, 8),
        ])  # fmt: skip
        fig.part(path, coat)
        shift = 0.0 if posture.view != "side" else 3.6
        ink = fill(fig.tone(0xFF2A2438, 0.4))
        for eye in (-4.6, 4.6):
            fig.canvas.drawPath(oval(head + complex(eye + shift, -1), 2.2, 3.4), ink)
        fig.canvas.drawPath(oval(head + complex(shift, 7.5), 2.2, 1.2 + 2.6 * self.mood.mouth), ink)
        blush = fill(alpha(fig.tone(0xFFFF9AA8, 0.8), 0.5))
        for cheek in (-8.0, 8.0):
            fig.canvas.drawPath(oval(head + complex(cheek + shift, 4.4), 2.4, 1.5), blush)


def _degrees(line: complex) -> float:
    return degrees(phase(line))
