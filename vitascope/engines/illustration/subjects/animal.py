"""The body of a four-legged animal seen from the side, piece by piece.

It turns a ``Pose`` into shapes. It knows nothing of how the pose came about.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext

import skia

from ..canvas import Colour, alpha, fill, stroke
from ..canvas import mix as blend
from .bones import turned
from .breed import Breed
from .faces import draw_head
from .figure import Coat, Figure
from .headgear import draw_ear, draw_horns, draw_trunk, hair_mane, lion_mane, trunk_line
from .markings import LEG_MARKS, TORSO_MARKS, Trunk, cloud, spines
from .motion import wave
from .rig import Look
from .shapes import band, closed, curve, fringe, limb, oval, spline, still_closed, tube
from .skeleton import Leg, Pose
from .wings import draw_wing, wing_beat

__all__ = ["Body"]


class Body:
    """One picture of one animal."""

    def __init__(
        self, fig: Figure, breed: Breed, look: Look, pose: Pose, *, t_s: float, seed: int = 0
    ) -> None:
        self.fig, self.breed, self.look, self.pose, self.t_s = fig, breed, look, pose, t_s
        self.seed = seed
        # One coat for body, neck and near legs, so that they melt where they overlap.
        self.top, self.bottom = -0.9 * max(breed.tall, 80.0), -8.0

    def draw(self, eyes_open: float) -> None:
        """Everything, back to front."""
        pose, breed, fig = self.pose, self.breed, self.fig
        self.tail()
        if breed.wings:
            self.wing(far=True)
        self.leg(pose.far_hind, breed.hind, far=True)
        self.leg(pose.far_front, breed.front, far=True)
        frame = {"turn": pose.head_turn, "scale": breed.head.size}
        with fig.placed(pose.head, **frame):
            self.ear(far=True)
            draw_horns(fig, breed, far=True, over=True)
        legs_last = "wool" not in breed.patterns
        if not legs_last:
            self.near_legs()
        torso = self.torso()
        if legs_last:
            self.near_legs()
        if breed.wings:
            self.wing(far=False)
        self.chest()
        if breed.mane == "lion":
            lion_mane(fig, self.look, pose, size=breed.head.size, t_s=self.t_s)
        # A tuft on the breast is shaded too; without one, the torso is all there is.
        clip = nullcontext() if breed.ruff_chest else fig.inside(torso, smooth=False)
        with clip, fig.placed(pose.head, **frame):
            self.head_shade()
        if breed.head.trunk:
            line = trunk_line(breed, pose, t_s=self.t_s, seed=self.seed)
            draw_trunk(fig, breed, line, self.coat(self.look.base))
        with fig.placed(pose.head, **frame):
            self.head(eyes_open)
            self.ear(far=False)

    def near_legs(self) -> None:
        self.leg(self.pose.near_hind, self.breed.hind, far=False)
        self.leg(self.pose.near_front, self.breed.front, far=False)

    def coat(self, colour: Colour) -> Coat:
        return self.fig.coat(colour, top=self.top, bottom=self.bottom)

    def head(self, eyes_open: float) -> None:
        """The head in its own frame, without its near ear."""
        draw_head(self.fig, self.breed, self.look, eyes_open=eyes_open, mouth=self.pose.mouth)
        draw_horns(self.fig, self.breed, far=False, over=True)

    def head_shade(self) -> None:
        """The shadow of the head on the neck, in the head's frame."""
        skull = still_closed(self.breed.head.skull)
        self.fig.shade(skull, soft=3.0, strength=0.42, away=complex(-2.5, 3.5))

    def ear(self, *, far: bool) -> None:
        """An ear in the head's frame, and the horn beside it."""
        draw_horns(self.fig, self.breed, far=far, over=False)
        draw_ear(self.fig, self.breed, self.look, self.pose, t_s=self.t_s, far=far)

    # The pieces

    def tail(self) -> None:
        self.lay_tail(self.pose.tail)

    def lay_tail(self, points: Sequence[complex]) -> None:
        """The tail along a line of points, root first."""
        breed, fig = self.breed, self.fig
        thick = _resampled(breed.tail, len(points))
        xs = [p.imag for p in points]
        shape = limb(points, thick, pointed=breed.bushy)
        path = fig.part(shape.path, self.coat(self.look.base))
        if (
            "tabby" in breed.patterns
            or "ringed tail" in breed.patterns
            or "tiger" in breed.patterns
        ):
            self.tail_rings(points, path)
        if breed.pale_tail == 0:
            return
        share = abs(breed.pale_tail)
        colour = self.look.pale if breed.pale_tail > 0 else self.look.dark
        if share > 0.95:
            # A horse's tail is all of one colour, and so is a mouse's.
            fig.mark(path, self.coat(colour), within=path)
            return
        cut = len(points) - 1 - share * (len(points) - 1)
        i = int(cut)
        at = points[i] + (points[i + 1] - points[i]) * (cut - i)
        way = points[-1] - at
        way /= abs(way) or 1.0
        wide = max(thick) + 3
        far = share * breed.build.tail_length * 1.7
        tip = (
            _zigzag(at, way, wide=wide, reach=far)
            if breed.bushy
            else band(at, at + way * far, wide)
        )
        # Only past that point: a tail that is curled would else be coloured where it passes again.
        paint = fig.coat(colour, top=min(xs) - 20, bottom=max(xs) + 50)
        fig.mark(tip, paint, within=shape.past(cut - 1.2))

    def tail_rings(self, points: Sequence[complex], path: skia.Path) -> None:
        strong = "tabby" not in self.breed.patterns
        line = spline(points, 4)
        ink = alpha(self.fig.tone(self.look.dark, 0.5), 0.8 if strong else 0.58)
        rings = skia.Path()
        wide = max(self.breed.tail) + 3
        for k in range(6, len(line) - 4, 5 if strong else 4):
            way = line[k + 1] - line[k - 1]
            side = 1j * way / (abs(way) or 1.0) * wide
            rings.addPath(curve([line[k] - side, line[k] + way * 0.2, line[k] + side]))
        self.fig.mark(rings, stroke(ink, 3.6 if strong else 2.4), within=path)

    def trunk(self) -> Trunk:
        """The line of the torso."""
        pose, breed = self.pose, self.breed
        along = pose.shoulder - pose.hip
        along /= abs(along)
        up = -1j * along
        length = abs(pose.shoulder - pose.hip)
        back = pose.hip + up * 3.5
        spine = [
            back - along * 5 + up * (-2.0 - 0.1 * pose.arch),
            back + up * (0.5 + 0.25 * pose.arch),
            back + along * length * 0.45 + up * (1.0 + pose.arch),
            pose.shoulder + up * (6.0 + 0.2 * pose.arch) - along * 2,
            pose.neck,
            pose.head + complex(-3, 1),
        ]
        upper = [u for u, _ in breed.torso]
        lower = [d for _, d in breed.torso]
        lower[3] += 0.5 * pose.breath
        lower[2] += 0.7 * pose.breath
        return Trunk(spine, upper, lower)

    def torso(self) -> skia.Path:
        pose, fig, breed, look = self.pose, self.fig, self.breed, self.look
        trunk = self.trunk()
        spine, upper, lower = list(trunk.spine), list(trunk.upper), list(trunk.lower)
        self.humps(trunk)
        if breed.udder:
            self.udder(trunk)
        path = tube(spine, upper, lower)
        if "wool" in breed.patterns:
            path.addPath(cloud(trunk, bump=8.0))
            path = _united(path)
        fig.part(path, self.coat(look.base))
        with fig.inside(path):
            for name in breed.patterns:
                if name in TORSO_MARKS:
                    TORSO_MARKS[name](fig, look, trunk)
            if breed.pale_belly > 0:
                self.belly(spine, lower)
            if breed.saddle:
                yoke = [pose.neck + complex(-3, -18), pose.shoulder, pose.shoulder + 24j]
                fig.mark(tube(yoke, [9.0, 10.0, 11.0]), self.coat(look.dark))
            if not breed.is_dark_legged or breed.saddle:
                self.leg_shade(pose.near_hind, breed.hind)
                self.leg_shade(pose.near_front, breed.front)
        if "spines" in breed.patterns:
            spines(fig, look, trunk, sway=wave(self.t_s, 2.1))
        if breed.mane in ("hair", "bristle"):
            hair_mane(fig, breed, look, pose, spine, upper, t_s=self.t_s)
        return path

    def humps(self, trunk: Trunk) -> None:
        for share, high, half in self.breed.humps:
            at = trunk.at(1.0 + 2.0 * share, -0.5)
            way = trunk.at(1.2 + 2.0 * share, -0.5) - trunk.at(0.8 + 2.0 * share, -0.5)
            along = way / (abs(way) or 1.0)
            up = -1j * along * (high + 8)
            shape = [
                at - along * half,
                at - along * half * 0.62 + up * 0.6,
                at + up,
                at + along * half * 0.62 + up * 0.6,
                at + along * half,
                at + along * half - up * 0.3,
                at - along * half - up * 0.3,
            ]
            self.fig.part(closed(shape), self.coat(self.look.base))

    def udder(self, trunk: Trunk) -> None:
        at = trunk.at(1.35, 0.92)
        fig = self.fig
        paint = fig.coat(self.look.pale, top=at.imag - 14, bottom=at.imag + 14)
        fig.part(oval(at, 8.5, 7.0), paint)
        for x in (-3.6, 2.6):
            fig.part(tube([at + complex(x, 4), at + complex(x + 0.2, 9.4)], [1.7, 1.2]), paint)

    def belly(self, spine: list[complex], lower: list[float]) -> None:
        """The pale underside, soft-edged, from the throat to the loin."""
        fig = self.fig
        marks = []
        for i in range(1, 6):
            way = spine[min(5, i + 1)] - spine[i - 1]
            down = 1j * way / abs(way)
            marks.append((spine[i] + down * lower[i] * (0.62, 0.62, 0.5, 0.28, 0.3)[i - 1], down))
        inner = [p for p, _ in marks]
        outer = [p + d * 16 for p, d in marks][::-1]
        opacity = 0.96 * self.breed.pale_belly
        paint = fig.coat(self.look.pale, top=-80, bottom=-18, opacity=opacity)
        fig.mark(closed([inner[0] - 6, *inner, *outer]), paint, soft=1.5)

    def chest(self) -> None:
        """The tuft on the breast, over the root of the front leg."""
        if not self.breed.ruff_chest:
            return
        pose, fig = self.pose, self.fig
        throat = pose.head + turned(complex(1, 9), pose.head_turn)
        deep = pose.shoulder + complex(11, 5)
        middle = (throat + deep) / 2 + complex(4.5, 1)
        line = [throat + complex(2.5, 0), middle + 1.5, deep]
        colour = self.look.pale if self.breed.pale_belly > 0 else self.look.base
        fig.part(fringe(line, length=3.4, lean=0.5, teeth=2), fig.coat(colour, top=-80, bottom=-18))

    def leg_shade(self, leg: Leg, thick: tuple[float, ...]) -> None:
        """The shadow of a near leg on the flank; only its upper part lies there."""
        fig = self.fig
        fig.shade(
            tube([leg.root + 2j, leg.knee, leg.hock], thick[:3], steps=2),
            soft=2.2,
            strength=0.55,
            away=complex(-1.5, 0.5) - fig.towards_light * 1.2,
            fade=(leg.root.imag - 2, leg.root.imag + 16),
        )

    def leg(self, leg: Leg, thick: tuple[float, ...], *, far: bool) -> None:
        fig, breed, look = self.fig, self.breed, self.look
        points = [leg.root + 2j, leg.knee, leg.hock, leg.ball, leg.toe]
        shape = limb(points, thick)
        path = shape.path
        is_dark = breed.is_dark_legged and (thick is breed.front or not breed.saddle)
        own = look.dark if is_dark else look.base
        base = (
            blend(own, look.dark, 0.0 if breed.patterns[:1] == ("zebra",) else 0.22) if far else own
        )
        if far:
            fig.part(
                path, fig.coat(blend(base, 0xFF2A1830, 0.18), top=self.top + 22, bottom=self.bottom)
            )
        else:
            fig.part(path, self.coat(base))
        for name in breed.patterns:
            if name in LEG_MARKS:
                with fig.inside(path):
                    LEG_MARKS[name](fig, look, points)
        if breed.stockings != 0:
            is_high = breed.saddle and thick is breed.hind
            self.stocking(leg, shape.past(0.5 if is_high else 1.34), far=far, is_high=is_high)
        if breed.build.hooves:
            hoof = fill(fig.tone(blend(look.dark, 0xFF2A2024, 0.6), 0.3 if far else 0.5))
            fig.mark(shape.past(3.0), hoof, within=path)
        elif breed.head.trunk and not far:
            nails = skia.Path()
            for k in (-0.8, -0.1, 0.6):
                nails.addPath(oval(leg.toe + complex(4.0 + 4.6 * k, 6.2), 1.7, 1.9))
            fig.mark(nails, fill(fig.tone(0xFFF0E4DC, 0.8)), within=path)

    def stocking(self, leg: Leg, shin: skia.Path, *, far: bool, is_high: bool) -> None:
        """Dark or pale from below the knee; only there: the gradient would else run back over the
        thigh of a folded leg."""
        fig = self.fig
        start = leg.knee + (leg.hock - leg.knee) * 0.35
        end = leg.hock + (leg.ball - leg.hock) * 0.25
        if is_high:
            start = leg.root + (leg.knee - leg.root) * 0.55
            end = leg.root + (leg.knee - leg.root) * 0.85
        strength = self.breed.stockings
        colour = self.look.dark if strength > 0 else self.look.pale
        if strength < 0:
            # White socks are short and end sharply.
            start, end = (
                leg.hock + (leg.knee - leg.hock) * 0.28,
                leg.hock + (leg.knee - leg.hock) * 0.2,
            )
        dark = fig.tone(colour, 0.25 if far else 0.5 if strength > 0 else 0.8)
        sock = fig.gradient(start, end, [alpha(dark, 0), alpha(dark, abs(strength))])
        fig.mark(shin, sock, within=shin)

    def wing(self, *, far: bool) -> None:
        """A wing on the withers; it beats when the animal flies."""
        pose = self.pose
        beat, late = wing_beat(self.t_s, flies=pose.air > 20)
        root = pose.shoulder + complex(-9, -10)
        draw_wing(self.fig, self.look, root, kind=self.breed.wings, beat=beat, late=late, far=far)


def _united(path: skia.Path) -> skia.Path:
    """One outline of overlapping ones, so that nothing is left out between them."""
    path.setFillType(skia.PathFillType.kWinding)
    return path


def _zigzag(at: complex, way: complex, *, wide: float, reach: float) -> skia.Path:
    """Everything past ``at`` along ``way``, with a toothed edge like locks of fur."""
    side = 1j * way
    points = [at - side * wide]
    for k in range(5):
        across = side * wide * ((k + 0.5) * 0.4 - 1)
        points.append(at + across - way * (6.5 if k % 2 == 0 else 5))
        points.append(at + side * wide * ((k + 1) * 0.4 - 1) + way * (1.5 if k % 2 else 3.0))
    points += [at + side * wide + way * reach, at - side * wide + way * reach]
    path = skia.Path()
    path.addPoly([skia.Point(p.real, p.imag) for p in points], True)
    return path


def _resampled(values: tuple[float, ...], count: int) -> list[float]:
    """The same run of values at another number of even steps."""
    last = len(values) - 1
    out = []
    for i in range(count):
        at = i * last / (count - 1)
        low = min(int(at), last - 1)
        out.append(values[low] + (values[low + 1] - values[low]) * (at - low))
    return out
